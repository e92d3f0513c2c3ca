"""Hears one text: what the trained model makes of it, and what rules find in it."""

from dataclasses import dataclass
from typing import Optional, Sequence, Tuple

from reperes.hearing.levels import find_levels, find_relative, find_unknown_level
from reperes.hearing.lexicon import Lexicon, Mention
from reperes.hearing.numbers import find_limit, find_step, step_after_name
from reperes.hearing.understanding import Level, Understanding
from reperes.knowledge.model import Knowledge
from reperes.knowledge.references import NOWHERE, SECTIONS, references_of
from reperes.language.folding import fold

Ranking = Tuple[Tuple[str, float], ...]
"""Labels with their probabilities, best first."""


@dataclass(frozen=True)
class Learnt:
    """What the trained model makes of a text: its `intents`, topics and claims; the probabilities that it denies and leans."""

    intents: Ranking
    topics: Ranking = ()
    claims: Ranking = ()
    denied: float = 0.0
    leaning: float = 0.5


class Listener:
    """Finds levels, named and quoted parts, steps and numbers with the words of the knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._levels = knowledge.family.levels
        self._lexicon = Lexicon(knowledge)
        self._known = references_of(knowledge.family, knowledge.groups, knowledge.competences) | {*SECTIONS, NOWHERE}
        self._claims = knowledge.claims

    def hear(self, text: str, learnt: Learnt) -> Understanding:
        """Return what was heard of `text` by itself; its intent is the likeliest, not yet settled.

        Parts and claims that the family does not have are left out: the model may have learnt those of another one.
        """
        named = self._lexicon.named(text)
        (intent, confidence), *_ = learnt.intents
        return Understanding(
            text=text,
            intent=intent,
            confidence=confidence,
            topics=tuple((ref, p) for ref, p in learnt.topics if ref in self._known),
            parts=tuple((mention.ref, mention.start, mention.end) for mention in named),
            quotations=self._lexicon.quoted(text),
            repeated=self._lexicon.repeated(text),
            echoes=tuple(self._lexicon.echoes(text, named).items()),
            levels=tuple(Level(found.level, found.role, found.start) for found in find_levels(text, self._levels)),
            relative=find_relative(text, len(self._levels)),
            unknown_level=find_unknown_level(text, self._levels),
            step=find_step(text) or _step_after(text, named),
            limit=find_limit(text),
            intents=learnt.intents,
            claims=tuple((ref, p) for ref, p in learnt.claims if ref in self._claims),
            denied=learnt.denied,
            leaning=learnt.leaning,
        )


def _step_after(text: str, names: Sequence[Mention]) -> Optional[int]:
    """« communiquer 4 ? »: the number that follows the name of a competence, None when there is none."""
    folded = fold(text)
    after = (step_after_name(folded[named.end :]) for named in names if named.ref.startswith("competence."))
    return next(filter(None, after), None)
