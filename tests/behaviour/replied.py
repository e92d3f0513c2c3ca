"""What short replies to an answer have to get: « différence ? », « oui ou non ? », « où c'est écrit ? »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import Callable, Mapping, Optional, Tuple

import yaml

from tests.behaviour.document import ROOT, Document, Refs
from tests.behaviour.judging import plain
from tests.behaviour.probes import Expected
from tests.behaviour.verdicts import never

_SENTENCE = re.compile(r"(?<=\.)\s+")
_SAME = "identique|même|pareil|rien ne change"
_OTHER = "diff|change|non|en partie"


@dataclass(frozen=True)
class Answered:
    """What was answered: the part, the levels, what had to be said, and the verdict that a yes or no rests on.

    `kind` is the opening; `required` is whether a competence is required or a task is one, None where neither is asked.
    """

    document: Document
    kind: str
    part: str
    levels: Tuple[str, ...]
    said: Expected
    verdict: Optional[str] = None
    required: Optional[bool] = None

    @property
    def levelled(self) -> bool:
        """Whether levels say something of the part."""
        return self.part.startswith(("critere.", "competence."))

    @property
    def own(self) -> Refs:
        """What the part says at the levels."""
        return self.document.at(self.part, self.levels) if self.levelled else frozenset().union(*self.said.any_of)

    @property
    def all(self) -> Refs:
        """What the part says at any level, and what the answer may have quoted."""
        every = self.document.at(self.part, self.document.levels) if self.levelled else frozenset()
        return every.union(*self.said.any_of, self.said.allowed or frozenset())


Rule = Callable[[Answered], Optional[Expected]]
"""What a reply has to get; None where it makes no sense."""


def difference(answer: Answered) -> Optional[Expected]:
    """The texts of the levels that were compared, or of the level and another one; nothing else at all."""
    if not answer.levelled:
        return Expected(allowed=answer.all)
    return Expected.quotes(answer.own, answer.all, f"{_SAME}|{_OTHER}")


def same(answer: Answered) -> Optional[Expected]:
    """Yes where two texts are the same word for word; no, or in part, where they are not."""
    document = answer.document
    if not answer.levelled:
        return None
    if len(answer.levels) < 2:
        alike = len(document.at(answer.part, document.levels)) == 1
        return Expected.quotes(answer.own, answer.all, _SAME if alike else f"{_SAME}|{_OTHER}")
    return Expected.quotes(answer.own, answer.all, "^oui" if len(answer.own) == 1 else "^(non|en partie)")


def verdict(answer: Answered) -> Optional[Expected]:
    """The verdict of the knowledge, or that a competence is required, or that a task is one."""
    if answer.kind == "yes or no":
        return Expected.quotes(answer.own, answer.all, never=never(answer.verdict))
    if answer.required is None:
        return None
    return Expected.quotes(answer.own, answer.all, "^oui" if answer.required else "^non|n'est (pas )?demandée")


def again(answer: Answered) -> Optional[Expected]:
    """The facts that were quoted, once more."""
    return Expected(answer.said.any_of, answer.all)


def reason(answer: Answered) -> Optional[Expected]:
    """Nothing but that the document gives no reason."""
    phrases = yaml.safe_load((ROOT / "reperes" / "answers" / "phrases" / "fr.yml").read_text("utf-8"))
    return Expected(says=re.escape(plain(phrases["raison_absente"])))


def shared(answer: Answered) -> Optional[Expected]:
    """The sentence that two of the texts have in common, or that there is none."""
    if not answer.part.startswith("critere."):
        return None
    levels = answer.levels if len(answer.levels) > 1 else answer.document.levels
    found = [sentence for pair in combinations(levels, 2) for sentence in common(answer.document, answer.part, pair)]
    says = "|".join(re.escape(plain(sentence)) for sentence in found) or "aucun|rien|pas de phrase"
    return Expected(allowed=answer.all, says=says)


def common(document: Document, part: str, pair: Tuple[str, str]) -> Tuple[str, ...]:
    """Return the sentences that both texts of a criterion have."""
    first, second = (_SENTENCE.split(document.texts[f"{part}.{level}"]) for level in pair)
    return tuple(sentence for sentence in first if sentence in second)


def advice(answer: Answered) -> Optional[Expected]:
    """What the document expects at the levels, and nothing of other levels."""
    return Expected.quotes(answer.own) if answer.part.startswith("critere.") else None


RULES: Mapping[str, Rule] = {
    "difference": difference, "same": same, "so_no": verdict, "yes_or_no": verdict, "place": again, "certainty": again,
    "reason": reason, "wording": again, "shared": shared, "advice": advice,
}  # fmt: skip
"""By reply; its frames are those of `reply_…`."""
