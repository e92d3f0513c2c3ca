"""Reads messages about the families themselves in their conversation: which one is chosen, which are compared."""

from dataclasses import replace
from typing import Optional, Tuple

from reperes.dialogue.choices import picked_by_number, retyped
from reperes.dialogue.question import Question
from reperes.dialogue.state import State
from reperes.hearing.family_questions import asks_again, spoken_of
from reperes.hearing.understanding import Understanding
from reperes.knowledge.library import Library
from reperes.knowledge.model import kind_of
from reperes.knowledge.references import WHOLE_FAMILY
from reperes.language.folding import row
from reperes.language.lexis import words

_WHOLE = Question(refs=(WHOLE_FAMILY,))
_FEW = 3
"""So few words beside a family say nothing of their own: « c'est la même chose chez les DG ? »."""
_SIGNS = " .!?"
_COMPARING = frozenset("same different versus".split())


def chosen_beside(heard: Understanding, state: State, library: Library) -> Optional[Tuple[str, Question]]:
    """Return the family, and the question to it, that `heard` chooses by a button that leads to another family than
    the one spoken of: by its place, by the family's code or its name; None where it chooses none."""
    shown = [(library.get(name).family, name) for name in state.shown_families if name in library.families]
    choices = [(title, (state.choices_family, question)) for title, question in state.choices]
    choices += [(f"{family.code} – {family.name}", (name, _WHOLE)) for family, name in shown]
    picked = picked_by_number(heard, choices)
    if picked is None and heard.only_family and heard.families[0] in state.shown_families:
        picked = (heard.families[0], _WHOLE)
    if picked is None:
        telling = set(row(heard.text)) - words("families", "beside", "chosen")
        of_one = [name for family, name in shown if telling and telling <= set(row(family.name))]
        picked = (of_one[0], _WHOLE) if len(of_one) == 1 else None
    if picked is None:
        codes = [(family.code, (name, _WHOLE)) for family, name in shown]
        picked = retyped(replace(heard, text=heard.text.strip(_SIGNS)), [*choices, *codes])
    return picked if picked and picked[0] else None


def goes_on_about_families(heard: Understanding, state: State) -> bool:
    """« et laquelle parle de dossiers ? », « et un niveau D ? » after an answer about the families themselves."""
    if (
        state.of_families
        and not state.question
        and not heard.parts
        and not heard.content_words
        and "elliptic" in heard.cues
    ):
        return bool(heard.levels or heard.unknown_level)
    if not asks_again(heard.text):
        return False
    names_parts = any(kind_of(ref) == "section" for ref in heard.named)
    return state.of_families or state.question is None and not names_parts and bool(spoken_of(heard.text))


def families_compared(heard: Understanding, before: State) -> Tuple[str, ...]:
    """Return the families that an answer is about, the one spoken of first: « c'est pareil chez les DG ? » holds it
    beside the one that the answer before was about."""
    says_no_more = not heard.parts and len(heard.level_names) < 2 and heard.content_words <= _FEW
    compares = says_no_more and heard.cues & _COMPARING and before.question and before.family
    if compares and len(heard.families) == 1 and heard.families[0] != before.family:
        return (*heard.families, before.family)
    return heard.families
