"""The names of the intents, as the training data has them."""

from typing import Iterable, Tuple

DESCRIBE, LOCATE, CONFIRM, LEVEL, COMPARE, COUNT = (
    "ask_description",
    "ask_location",
    "ask_confirmation",
    "ask_level",
    "ask_comparison",
    "ask_count",
)
SAME, RISING, EXCLUSIVE, UNREQUIRED = (
    "ask_topics_same",
    "ask_topics_rising",
    "ask_topics_exclusive",
    "ask_topics_unrequired",
)

WORD, MEANING = "ask_word", "ask_meaning"
"""Where words stand in the document; what one of its words means."""
ACTS = (DESCRIBE, LOCATE, CONFIRM, LEVEL, COMPARE, COUNT, SAME, RISING, EXCLUSIVE, UNREQUIRED, WORD, MEANING)
"""What can be asked for; the names are those of the intents."""
REASON, PLACE, CERTAINTY, VERDICT, SHORTER, WORDING, SHARED, ADVICE, TEXT, DETAIL = REPLIES = (
    "ask_reason",
    "ask_place",
    "ask_certainty",
    "ask_verdict",
    "ask_shorter",
    "ask_wording",
    "ask_shared",
    "ask_advice",
    "ask_text",
    "ask_detail",
)
"""What people ask of the answer before."""
MORE, FEWER, COMPLETE = "ask_more", "ask_fewer", "ask_complete"
WISHES = (MORE, FEWER, COMPLETE)
"""What people wish of the answer before."""
MISUNDERSTOOD = "report_misunderstanding"
"""What people say of an answer to something else."""
FAMILIES = "ask_families"
"""Which families there are, and what they have."""
HELP, FOLLOW_UP = "ask_help", "follow_up"
OUTSIDE, ELSEWHERE = "out_of_scope_work", "out_of_scope_world"
NO_QUESTIONS = frozenset({"insult", "inject", "gibberish"})
REFUSED = frozenset({OUTSIDE, ELSEWHERE, *NO_QUESTIONS})
"""Intents that ask for nothing of the document."""
TALK = frozenset("greet thank goodbye affirm deny react state_level ask_help report_misunderstanding".split())


def refused(ranking: Iterable[Tuple[str, float]]) -> float:
    """Return the probability of all intents that refuse, of intents with theirs."""
    return sum(probability for intent, probability in ranking if intent in REFUSED)
