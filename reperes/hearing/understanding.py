"""What was understood of one message, as plain data: intent, topics, levels, cues."""

from dataclasses import asdict, dataclass, fields
from functools import cached_property
from typing import Any, Dict, FrozenSet, Mapping, Optional, Sequence, Tuple

from reperes.hearing.cues import begins_asking, find_cues
from reperes.hearing.intents import COMPARE, CONFIRM, RISING, SAME, refused
from reperes.knowledge.claims import criterion_of
from reperes.knowledge.model import kind_of, topic_of
from reperes.knowledge.references import ANSWERED
from reperes.language.folding import fold, row
from reperes.language.lexis import words

ECHO = 0.3
"""What a word that only one cell or step of a topic has adds to its share."""
_SURE_CLAUSE, _SURE_UNNAMED_CLAUSE = 0.5, 0.65
_PERHAPS_OUTSIDE = 0.25
_RATHER = 0.4
_COMPARING = (COMPARE, SAME, RISING)
_SURELY_CONFIRMS, _COMPARES = 0.8, 0.06
"""From the first probability of a yes or no on, with less than the second of a comparison, nothing is compared."""
HEARD = "heard"
"""The entity that carries what was heard of a message to the actions."""
_PAIRS = frozenset("topics clauses parts echoes intents claims".split())


@dataclass(frozen=True)
class Level:
    """A level mentioned; `role` is asked, excluded, only, own or other."""

    name: str
    role: str
    start: int


@dataclass(frozen=True)
class Understanding:
    """One message, understood on its own.

    `intents` and `topics` are (name, probability), best first; `clauses` the likeliest topic of each clause; `parts`
    are (reference, start, end) of the parts it names, in the folded text. `quotations` are facts that the message
    quotes between quotation marks, `repeated` facts of which it repeats some words in a row; `echoes` count the words
    that it shares with one cell or step only. `claims` are (reference, probability) of what it says of a criterion;
    `denied` and `leaning` the probabilities that it says the contrary, and that it leans on an answer before. `within`
    holds its clauses, each understood on its own. Of several families, `family` is the one that it is heard for,
    `families` those that it names, `only_family` whether it says nothing else, `unknown_family` a code that it names
    and that is none of theirs. `matched` says that no training question is about that family: its topics are those
    whose texts are nearest, which is less sure.
    """

    text: str
    intent: str
    confidence: float
    topics: Tuple[Tuple[str, float], ...] = ()
    clauses: Tuple[Tuple[str, float], ...] = ()
    parts: Tuple[Tuple[str, int, int], ...] = ()
    quotations: Tuple[str, ...] = ()
    repeated: Tuple[str, ...] = ()
    echoes: Tuple[Tuple[str, int], ...] = ()
    levels: Tuple[Level, ...] = ()
    relative: Optional[str] = None
    unknown_level: Optional[str] = None
    step: Optional[int] = None
    limit: Optional[int] = None
    intents: Tuple[Tuple[str, float], ...] = ()
    claims: Tuple[Tuple[str, float], ...] = ()
    denied: float = 0.0
    leaning: float = 0.5
    within: Tuple["Understanding", ...] = ()
    family: str = ""
    families: Tuple[str, ...] = ()
    only_family: bool = False
    unknown_family: Optional[str] = None
    matched: bool = False

    def to_dict(self) -> Mapping[str, Any]:
        """The understanding as plain data, for an entity of Rasa's."""
        plain = {part.name: getattr(self, part.name) for part in fields(self)}
        plain["levels"] = tuple(map(asdict, self.levels))
        plain["within"] = tuple(one.to_dict() for one in self.within)
        return plain

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Understanding":
        """The understanding of `to_dict`."""
        plain = {key: tuple(map(tuple, value)) if key in _PAIRS else value for key, value in data.items()}
        plain["levels"] = tuple(Level(**level) for level in data["levels"])
        plain["within"] = tuple(cls.from_dict(one) for one in data["within"])
        return cls(**{key: tuple(value) if isinstance(value, list) else value for key, value in plain.items()})

    @classmethod
    def from_message(cls, message: Mapping[str, Any]) -> "Understanding":
        """Read what was heard of a message of Rasa's (keys text, entities); a button's has nothing but its code."""
        entities = message.get("entities") or []
        found = next((entity["value"] for entity in entities if entity["entity"] == HEARD), None)
        if found is not None:
            return cls.from_dict(found)
        return cls(message.get("text") or "", (message.get("intent") or {}).get("name") or "", 1.0)

    @cached_property
    def asks(self) -> bool:
        """Whether a clause is put as a question or a wish, rather than told."""
        return "?" in self.text or bool(self.cues & {"yes_no", "polar", "open", "which"}) or begins_asking(self.text)

    @cached_property
    def cues(self) -> FrozenSet[str]:
        """How the question is put; « il a changé le texte, a-t-il raison ? » holds nothing against anything."""
        found = find_cues(self.text)
        chances = dict(self.intents)
        compares = sum(chances.get(intent, 0.0) for intent in _COMPARING)
        return (
            found - {"different"} if chances.get(CONFIRM, 0.0) >= _SURELY_CONFIRMS and compares < _COMPARES else found
        )

    @cached_property
    def named(self) -> FrozenSet[str]:
        """The parts and sections that the message names."""
        return frozenset(ref for ref, _, _ in self.parts)

    @cached_property
    def level_names(self) -> Tuple[str, ...]:
        """The levels that the message mentions, each once, in whatever sense."""
        return tuple(dict.fromkeys(level.name for level in self.levels))

    @cached_property
    def claimed(self) -> Mapping[str, float]:
        """The probability that the message claims something of a criterion, for each that it may."""
        weights: Dict[str, float] = {}
        for ref, probability in self.claims:
            weights[criterion_of(ref)] = weights.get(criterion_of(ref), 0.0) + probability
        return weights

    @property
    def rather_leans(self) -> bool:
        """Whether the message rather leans on what was said before than stands alone."""
        return self.leaning >= _RATHER

    @property
    def refused(self) -> float:
        """The probability of all intents that refuse."""
        return refused(self.intents)

    def probability(self, topic: str) -> float:
        """The probability that the message is about `topic`, whole or in detail."""
        return sum(probability for ref, probability in self.topics if topic_of(ref) == topic)

    @cached_property
    def ranked(self) -> Sequence[Tuple[str, float]]:
        """The topics without details, best first."""
        sums: dict = {}
        for ref, probability in self.topics:
            sums[topic_of(ref)] = sums.get(topic_of(ref), 0.0) + probability
        return sorted(sums.items(), key=lambda item: -item[1])

    def details(self, topic: str, least: float = 0.5) -> Tuple[str, ...]:
        """The references of the cells or steps of `topic` that the message mentions, likeliest first.

        The likeliest detail counts when it holds the share `least` of what the topic and its details have together; so
        does a second one that is nearly as likely.
        """
        inside = {ref: probability for ref, probability in self.topics if topic_of(ref) == topic}
        total = sum(inside.values()) or 1.0
        shares = {ref: probability / total for ref, probability in inside.items() if ref != topic}
        for ref, count in self.echoes:
            if topic_of(ref) == topic:
                shares[ref] = shares.get(ref, 0.0) + ECHO * count
        detailed = sorted(shares.items(), key=lambda item: -item[1])
        if sum(share for _, share in detailed[:2]) < least:
            return ()
        likeliest = detailed[0][1]
        return tuple(ref for ref, share in detailed[:2] if share >= max(0.3, 0.7 * likeliest))

    @cached_property
    def partly_outside(self) -> bool:
        """Whether one clause is surely about the document, and another surely not."""
        if self.probability("none") < _PERHAPS_OUTSIDE:
            return False
        if self.within and not any(
            one.asks and one.content_words > 1 and ref == "none" for one, (ref, _) in zip(self.within, self.clauses)
        ):
            return False
        least = _SURE_CLAUSE if self.parts else _SURE_UNNAMED_CLAUSE
        sure = [ref for ref, probability in self.clauses if probability >= (_SURE_CLAUSE if ref == "none" else least)]
        return "none" in sure and any(kind_of(ref) in ANSWERED for ref in sure)

    @cached_property
    def content_words(self) -> int:
        """How many words are left without levels, names of parts and filler words."""
        return len(self.own_words)

    @cached_property
    def own_words(self) -> Tuple[str, ...]:
        """The folded words that are left without levels, names of parts and filler words."""
        rest = fold(self.text)
        for _, start, end in reversed(self.parts):
            rest = f"{rest[:start]} {rest[end:]}"
        # « bé », « D »: a level as it was said.
        said = {
            word for level in self.levels for word in row(fold(self.text)[level.start :])[: len(row(level.name)) or 1]
        }
        left_out = words("fillers", "fillers") | {level.name.lower() for level in self.levels} | said
        return tuple(word for word in row(rest) if word not in left_out and not word.isdigit())
