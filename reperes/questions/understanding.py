"""What was understood of one message, as plain data: intent, topics, levels, cues."""

from dataclasses import dataclass
from typing import Any, FrozenSet, List, Mapping, Optional, Sequence, Tuple

from reperes.knowledge.model import topic_of
from reperes.knowledge.text import fold, words
from reperes.questions.cues import find_cues

_FILLERS = frozenset(
    "le la les l un une des du de d a au aux et ou en pour pr sur dans ds par que qu qui quoi koi c ce ca s est sont c'est il elle on je tu"
    " nous vous me te se y niveau niveaux niv agent agents dit disent donne moi svp stp merci bonjour document quel quelle quels quelles"
    " kel comment cmt chez avec the for voor van het een of and und fur der die das what wat is was competence competences critere criteres"
    " finalite role attend attendu attendue demande demandee requis requise exige fait faire doit pouvez pourriez indiquer savoir plait s'il"
    " alors mais puis donc ok oui non concerne matiere cote propos sujet au-dela comme exactement veux veut dire".split()
)


@dataclass(frozen=True)
class Level:
    """A level mentioned; `role` is asked, excluded, only, own or other."""

    name: str
    role: str
    start: int


@dataclass(frozen=True)
class Understanding:
    """One message, understood on its own.

    `topics` are (reference, probability), best first; `parts` are (reference, start, end) of the parts it names,
    in the folded text.
    """

    text: str
    intent: str
    confidence: float
    topics: Tuple[Tuple[str, float], ...] = ()
    parts: Tuple[Tuple[str, int, int], ...] = ()
    quotations: Tuple[str, ...] = ()
    levels: Tuple[Level, ...] = ()
    relative: Optional[str] = None
    unknown_level: Optional[str] = None
    step: Optional[int] = None
    limit: Optional[int] = None
    cues: FrozenSet[str] = frozenset()

    @classmethod
    def from_message(cls, message: Mapping[str, Any]) -> "Understanding":
        """Read a parsed message of Rasa's form (keys text, intent, entities)."""
        entities: List[Mapping[str, Any]] = message.get("entities") or []
        text = message.get("text") or ""
        intent = message.get("intent") or {}

        def values(kind: str) -> List[Any]:
            return [entity["value"] for entity in entities if entity["entity"] == kind]

        def first(kind: str) -> Any:
            return next(iter(values(kind)), None)

        return cls(
            text=text,
            intent=intent.get("name") or "",
            confidence=intent.get("confidence") or 0.0,
            topics=tuple((e["value"], e.get("confidence_entity", 0.0)) for e in entities if e["entity"] == "topic"),
            parts=tuple((e["value"], e["start"], e["end"]) for e in entities if e["entity"] == "part"),
            quotations=tuple(values("quotation")),
            levels=tuple(
                Level(e["value"], e.get("role", "asked"), e.get("start", 0)) for e in entities if e["entity"] == "level"
            ),
            relative=first("relative_level"),
            unknown_level=first("unknown_level"),
            step=first("step"),
            limit=first("limit"),
            cues=find_cues(text),
        )

    def probability(self, topic: str) -> float:
        """The probability that the message is about `topic`, whole or in detail."""
        return sum(probability for ref, probability in self.topics if topic_of(ref) == topic)

    @property
    def ranked(self) -> Sequence[Tuple[str, float]]:
        """The topics without details, best first."""
        sums: dict = {}
        for ref, probability in self.topics:
            sums[topic_of(ref)] = sums.get(topic_of(ref), 0.0) + probability
        return sorted(sums.items(), key=lambda item: -item[1])

    def details(self, topic: str, least: float = 0.5) -> Tuple[str, ...]:
        """The references of the cells or steps of `topic` that the message mentions, likeliest first.

        A detail counts from the share `least` of what the topic's details and the topic itself have together; two
        details that share it between them count both.
        """
        inside = [(ref, probability) for ref, probability in self.topics if topic_of(ref) == topic]
        total = sum(probability for _, probability in inside) or 1.0
        detailed = [(ref, probability / total) for ref, probability in inside if ref != topic]
        chosen = [ref for ref, share in detailed if share >= least]
        if chosen or sum(share for _, share in detailed) < 0.75:
            return tuple(chosen)
        return tuple(ref for ref, share in detailed[:2] if share >= 0.35)

    @property
    def content_words(self) -> int:
        """How many words are left without levels, names of parts and filler words."""
        rest = fold(self.text)
        for _, start, end in reversed(self.parts):
            rest = f"{rest[:start]} {rest[end:]}"
        levels = {level.name.lower() for level in self.levels}
        return sum(1 for word in words(rest) if word not in _FILLERS | levels and not word.isdigit())
