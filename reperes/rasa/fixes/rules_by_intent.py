"""Asks the rules about a message's text only where a rule names a text.

Cause: `RulePolicy` looks for a rule twice after each message: once as if the message had no intent, for rules of
end-to-end training that quote what people type, and then by its intent. Each look makes the states of the whole
conversation anew. Where no rule quotes a text, the first look can only find nothing.

May go when Rasa remembers whether its rules have texts.
"""

from __future__ import annotations

from typing import Optional, Tuple

from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

_find = RulePolicy._find_action_from_rules
Found = Tuple[Optional[str], Optional[str], bool]


def install() -> None:
    """Replace Rasa's look for a rule."""
    RulePolicy._find_action_from_rules = _find_where_it_can_be


def _find_where_it_can_be(
    policy: RulePolicy, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
) -> Found:
    """Return action, source and whether a loop was interrupted, as Rasa does."""
    if use_text_for_last_user_input and not tracker.active_loop_name and not _names_a_text(policy):
        return None, None, False
    return _find(policy, tracker, domain, use_text_for_last_user_input)


def _names_a_text(policy: RulePolicy) -> bool:
    rules = policy.lookup[RULES]
    known = policy.__dict__.get("_text_in_rules")
    if known is None or known[0] is not rules or known[1] != len(rules):
        known = (rules, len(rules), any('"text":' in rule for rule in rules))
        policy.__dict__["_text_in_rules"] = known
    return known[2]
