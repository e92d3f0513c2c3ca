"""A message in its conversation, and what readings of it ask again and again."""

from dataclasses import dataclass, replace
from typing import Sequence, Tuple

from reperes.dialogue.question import Question
from reperes.dialogue.state import State
from reperes.hearing.intents import COUNT, DESCRIBE, ELSEWHERE, OUTSIDE
from reperes.hearing.scope import outside
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import Knowledge, detail_of, kind_of, topic_of
from reperes.language.names import language_asked

_SURE_OF_ITS_OWN = 0.5
_MAY_LEAN = 0.35
LEANS = 0.6
"""From this probability on, a message is taken for a continuation whatever its words."""
_LEANING, _SURELY_OUTSIDE = 0.5, 0.85
"""When a refused message goes on with the answer before all the same."""
_HARDLY_REFUSED = 0.3
"""Up to this probability of all refusing intents, so does one that names a level."""
SHORT = 4
"""Words of content up to which a message is taken for a continuation when it names nothing itself."""


@dataclass(frozen=True)
class Turn:
    """A message in its conversation: what was heard, the question before, and what the message itself names."""

    heard: Understanding
    state: State
    before: Question
    knowledge: Knowledge
    levels: Tuple[str, ...]
    refs: Tuple[str, ...]

    @property
    def leans(self) -> bool:
        """Whether the message is put as a continuation."""
        return leans(self.heard)

    @property
    def stays(self) -> bool:
        """Whether the message may be about the answer before: it leans on it, or says little of its own."""
        return self.leans or self.heard.leaning >= _MAY_LEAN or self.heard.content_words <= 1

    @property
    def names_nothing(self) -> bool:
        """Whether the message says nothing of its own: « lesquels ? », « pour qui alors ? »."""
        heard = self.heard
        if any(kind_of(ref) not in ("purpose",) for ref, _, _ in heard.parts):
            return False
        if heard.content_words == 0 or not self.refs:
            return True
        vague = all(kind_of(ref) in ("section", "purpose") for ref in self.refs) or not is_sure(heard, self.refs)
        return vague and heard.content_words <= SHORT and self.leans


def leans(heard: Understanding) -> bool:
    """Whether a message is put as a continuation of the one before: by its first words, a pronoun, or its shortness."""
    if heard.intent in ("follow_up", "correct") or heard.content_words == 0 or heard.leaning >= LEANS:
        return True
    return bool(heard.cues & {"elliptic", "person"})


def more(question: Question) -> Question:
    """The same question in more detail: a role's tasks, a competence's steps, all levels of a criterion."""
    kinds = {kind_of(ref) for ref in question.refs}
    if question.limit is not None:
        return replace(question, limit=None)
    if "finalite" in kinds and "tasks" not in question.cues:
        return Question(DESCRIBE, question.refs, cues=frozenset({"tasks"}))
    if "competence" in kinds:
        return Question(DESCRIBE, whole(question), cues=frozenset({"steps"}))
    if "critere" in kinds and question.levels:
        return Question(DESCRIBE, whole(question))
    return replace(question, act=DESCRIBE if question.act == COUNT else question.act)


def is_sure(heard: Understanding, refs: Sequence[str], least: float = _SURE_OF_ITS_OWN) -> bool:
    return max(heard.probability(topic_of(ref)) for ref in refs) >= least


def whole(question: Question) -> Tuple[str, ...]:
    """The parts of a question without the cells or steps that it mentions."""
    return topics_of(question.refs)


def topics_of(refs: Sequence[str]) -> Tuple[str, ...]:
    return tuple(dict.fromkeys(topic_of(ref) for ref in refs))


def mentioned_levels(refs: Sequence[str]) -> Tuple[str, ...]:
    """The levels whose cells `refs` name."""
    return tuple(dict.fromkeys(detail_of(ref) for ref in refs if kind_of(ref) == "critere" and detail_of(ref)))


def goes_on(heard: Understanding, state: State) -> bool:
    """Whether a message that would be refused by itself goes on with the answer before: « pour moi aussi, en B ? »."""
    if not state.question or heard.unknown_level or heard.intent not in (OUTSIDE, ELSEWHERE):
        return False
    if language_asked(heard.text) or "written" in heard.cues or heard.levels and heard.refused < _HARDLY_REFUSED:
        return True
    compares = heard.cues & {"same", "different", "for_whom", "who_else", "who"}
    says = heard.levels or heard.relative or heard.parts or heard.content_words <= 1 or compares
    return bool(says) and heard.leaning >= _LEANING and outside(heard) < _SURELY_OUTSIDE
