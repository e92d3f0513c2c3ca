"""Hears one text: what the trained model makes of it, and what rules find in it."""

from dataclasses import dataclass
from typing import Iterable, Optional, Sequence, Tuple

from reperes.hearing.levels import LevelMention, find_levels, find_relative, find_unknown_level
from reperes.hearing.lexicon import Lexicon, Mention
from reperes.hearing.numbers import find_limit, find_step, step_after_name
from reperes.hearing.understanding import Level, Understanding
from reperes.knowledge.model import Knowledge
from reperes.knowledge.references import NOWHERE
from reperes.language.folding import fold, row
from reperes.language.lexis import words

Ranking = Tuple[Tuple[str, float], ...]
"""Labels with their probabilities, best first."""
LEAST, DIGITS = 0.02, 4
"""The least probability that is kept, and its digits."""


@dataclass(frozen=True)
class Learnt:
    """What the trained model makes of a text: its `intents`, topics and claims; the probabilities that it denies and
    leans; whether its topics were `matched` with the texts of a family that no training question is about."""

    intents: Ranking
    topics: Ranking = ()
    claims: Ranking = ()
    denied: float = 0.0
    leaning: float = 0.5
    matched: bool = False


def rounded(ranking: Iterable[Tuple[str, float]]) -> Ranking:
    """Return labels with their probabilities as they are kept: what is heard is saved with the conversation."""
    return tuple((label, round(probability, DIGITS)) for label, probability in ranking)


def kept(ranking: Iterable[Tuple[str, float]]) -> Ranking:
    """Return the labels that are likely enough to be kept, with their probabilities."""
    return rounded((label, probability) for label, probability in ranking if probability >= LEAST)


class Listener:
    """Finds levels, named and quoted parts, steps and numbers with the words of the knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._levels = knowledge.family.levels
        self._cadres = knowledge.family.cadres
        self._lexicon = Lexicon(knowledge)
        self._known = knowledge.references | {NOWHERE}
        self._claims = knowledge.claims

    def hear(self, text: str, learnt: Learnt) -> Understanding:
        """Return what was heard of `text` by itself; its intent is the likeliest, not yet settled.

        Parts and claims that the family does not have are left out: the model may have learnt those of another one.
        """
        named = self._lexicon.named(text)
        mentions = [
            found for found in find_levels(text, self._levels, tuple(self._cadres)) if not _is_step(found, text, named)
        ]
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
            levels=tuple(level for found in mentions for level in self._named_by(found)),
            relative=find_relative(text, len(self._levels)),
            unknown_level=find_unknown_level(text, self._levels, tuple(self._cadres)),
            step=find_step(_without_figures(text, mentions)) or _step_after(text, named),
            limit=find_limit(text),
            intents=learnt.intents,
            claims=tuple((ref, p) for ref, p in learnt.claims if ref in self._claims),
            denied=learnt.denied,
            leaning=learnt.leaning,
            matched=learnt.matched,
        )

    def _named_by(self, found: LevelMention) -> Tuple[Level, ...]:
        """The level of a mention, or those of a cadre: of these, nobody has said which one is theirs."""
        if found.level not in self._cadres:
            return (Level(found.level, found.role, found.start),)
        role = "asked" if found.role in ("own", "other") else found.role
        return tuple(Level(level, role, found.start) for level in self._cadres[found.level])


def _is_step(found: LevelMention, text: str, names: Sequence[Mention]) -> bool:
    """« le niveau 2 de communiquer »: whether a level that is a number is a step of the competence named after it."""
    if not found.level.isdigit():
        return False
    after = [name for name in names if name.ref.startswith("competence.") and name.start >= found.end]
    between = row(fold(text)[found.end : after[0].start]) if after else ["?"]
    return words("numbers", "of_competence").issuperset(between)


def _without_figures(text: str, mentions: Sequence[LevelMention]) -> str:
    """`text` without the figures that are levels: they are no steps."""
    for found in reversed(mentions):
        if found.level.isdigit():
            text = f"{text[: found.start]}_{text[found.end :]}"
    return text


def _step_after(text: str, names: Sequence[Mention]) -> Optional[int]:
    """« communiquer 4 ? »: the number that follows the name of a competence, None when there is none."""
    folded = fold(text)
    after = (step_after_name(folded[named.end :]) for named in names if named.ref.startswith("competence."))
    return next(filter(None, after), None)
