"""Messages that lean on what was said before: « et pour B ? », « la deuxième », « qui d'autre ? », « c'est quelle finalité ? ».

Each reading below takes a `Turn` and returns the question it makes of it, or None when it is not that kind of message.
"""

import re
from dataclasses import dataclass, replace
from typing import Callable, Optional, Sequence, Tuple

from reperes.knowledge.model import Knowledge, detail_of, topic_of
from reperes.knowledge.text import fold
from reperes.questions.lists import entries_of
from reperes.questions.model import COMPARE, CONFIRM, COUNT, DESCRIBE, LEVEL, LOCATE, SAME, Question
from reperes.questions.selection import select
from reperes.questions.state import State
from reperes.questions.steps import steps_beside
from reperes.questions.understanding import Understanding

_ALL_OF_IT = re.compile(
    r"\b((?<!dans )tou(te?s?|s)(?! (ca|cela|seul|alors|est))|ensemble|profil|complete?|global\w*|general|attentes|exigences|everything|alles)\b"
)
_ROLE_SECTIONS = ("section.finalites", "section.taches", "purpose", "section.famille")
_OVERALL = ("section.niveau", "section.famille", "purpose")
_LISTS = {
    "critere": "section.criteres",
    "competence": "section.competences",
    "tache": "section.taches",
    "finalite": "section.finalites",
}
"""The list that each kind of part stands in."""
_NAMED_LISTS = ("section.finalites", "section.criteres", "section.competences", "legende.distinctive")
_SURE_OF_ITS_OWN = 0.5
_SHORT = 4
"""Words of content up to which a message is taken for a continuation when it names nothing itself."""


def kind_of(ref: str) -> str:
    """The kind of part that a reference names: its first word."""
    return ref.partition(".")[0]


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
    def names_nothing(self) -> bool:
        """Whether the message says nothing of its own: « lesquels ? », « pour qui alors ? »."""
        heard = self.heard
        if any(kind_of(ref) not in ("purpose",) for ref, _, _ in heard.parts):
            return False
        if heard.content_words == 0 or not self.refs:
            return True
        vague = all(kind_of(ref) in ("section", "purpose") for ref in self.refs) or not _sure(heard, self.refs)
        return vague and heard.content_words <= _SHORT and self.leans


def leans(heard: Understanding) -> bool:
    """Whether a message is put as a continuation of the one before: by its first words, a pronoun, or its shortness."""
    if heard.intent in ("follow_up", "correct") or heard.content_words == 0:
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
        return Question(DESCRIBE, _whole(question), cues=frozenset({"steps"}))
    if "critere" in kinds and question.levels:
        return Question(DESCRIBE, _whole(question))
    return replace(question, act=DESCRIBE if question.act == COUNT else question.act)


def continued(turn: Turn) -> Optional[Question]:
    """Return the question that the message makes of the one before; None when it is complete by itself."""
    return next(filter(None, (reading(turn) for reading in READINGS)), None)


def entries_named(turn: Turn) -> Optional[Question]:
    """Return the question about those entries of a list that « juste la dernière », « rien que leurs noms » ask for, or about another cell."""
    return _names_only(turn) or _picked(turn) or _other_detail(turn)


def _picked(turn: Turn) -> Optional[Question]:
    """« la deuxième », « les quatre dernières »: entries of the list shown last."""
    listing = turn.state.listing
    says_more = turn.heard.content_words > 1 and not turn.names_nothing and not turn.levels
    if not listing or turn.heard.content_words > _SHORT or turn.heard.step or says_more:
        return None
    entries = entries_of(listing, turn.knowledge)
    chosen = select(turn.heard.text, entries[: listing.limit])
    if not chosen:
        return None
    tasks = frozenset({"tasks"}) & turn.heard.cues if kind_of(chosen[0]) == "finalite" else frozenset()
    levelled = kind_of(chosen[0]) in ("critere", "competence")
    return Question(DESCRIBE, chosen, (turn.levels or listing.levels) if levelled else (), cues=tasks)


def _rest(turn: Turn) -> Optional[Question]:
    """« les autres critères ? », « was gehört sonst noch dazu ? »: the entries of the list that were not asked for."""
    if "rest" not in turn.heard.cues:
        return None
    before, kind = turn.before, kind_of(turn.before.refs[-1])
    section = next((ref for ref, _, _ in turn.heard.parts if ref in _LISTS.values()), "") or _LISTS.get(kind, "")
    if section == "section.taches":
        if kind not in ("tache", "finalite"):
            return None
        return Question(DESCRIBE, (f"finalite.{turn.knowledge.role(before.refs[-1]).id}",), cues=frozenset({"tasks"}))
    if not section:
        return None
    previous = turn.state.previous.refs if turn.state.previous else ()
    asked = set(map(topic_of, before.refs + previous))
    left = tuple(ref for ref in entries_of(Question(DESCRIBE, (section,)), turn.knowledge) if ref not in asked)
    levels = () if section == "section.finalites" else turn.levels or before.levels
    return Question(DESCRIBE, left, levels) if left else None


def _same_role(turn: Turn) -> Optional[Question]:
    """« c'est la même finalité ? » after two tasks: both of them."""
    heard, state = turn.heard, turn.state
    if "same_role" not in heard.cues or not state.previous:
        return None
    if any(kind_of(ref) == "tache" for ref in turn.refs) and heard.content_words > 2:
        return None
    both = tuple(ref for ref in state.previous.refs + turn.before.refs if kind_of(ref) in ("tache", "finalite"))
    return Question(CONFIRM, both, (), None, heard.cues) if len(both) > 1 else None


def _claimed_role(turn: Turn) -> Optional[Question]:
    """« ça, c'est toujours la personne de contact ? » after a task: whether it belongs to that role."""
    tasks = tuple(ref for ref in turn.before.refs if kind_of(ref) == "tache")
    named = tuple(ref for ref, _, _ in turn.heard.parts if kind_of(ref) == "finalite")
    if not tasks or len(named) != 1 or turn.heard.content_words > 2 or "tasks" in turn.heard.cues:
        return None
    if not turn.heard.cues & {"this", "yes_no", "negated", "same_role"}:
        return None
    return Question(CONFIRM, tasks + named)


def _step(turn: Turn) -> Optional[Question]:
    """« et l'échelon suivant ? », « ce 2, il est demandé à qui ? » after a competence: that step."""
    heard = turn.heard
    topic = topic_of(turn.before.refs[-1])
    own = {topic_of(ref) for ref in turn.refs if kind_of(ref) == "competence"}
    if kind_of(topic) != "competence" or any(kind_of(ref) != "section" for ref, _, _ in heard.parts) or len(own - {topic}) > 0 and _sure(heard, turn.refs):
        return None
    competence = turn.knowledge.competence(topic)
    levels = turn.levels if heard.levels else turn.before.levels
    beside = steps_beside(heard, competence, levels, turn.before, turn.knowledge)
    if beside:
        return Question(DESCRIBE, beside, cues=frozenset({"steps"}))
    if heard.step and not turn.levels and heard.content_words <= _SHORT:
        act = LEVEL if heard.cues & {"for_whom", "who_else"} or heard.intent in (LEVEL, LOCATE, CONFIRM) else DESCRIBE
        return Question(act, (topic,), (), heard.step)
    if "steps" in heard.cues and heard.content_words <= _SHORT and not turn.levels:
        return Question(DESCRIBE, (topic,), cues=frozenset({"steps"}))
    return None


def _who(turn: Turn) -> Optional[Question]:
    """« qui d'autre ? », « c'est pour qui, alors ? »: every level at which the same holds."""
    asks = turn.heard.cues & {"who_else", "for_whom"} or turn.heard.intent == LEVEL
    if not asks or not turn.names_nothing or turn.levels or kind_of(turn.before.refs[0]) not in _LISTS:
        return None
    if kind_of(turn.before.refs[0]) in ("tache", "finalite") and "niveau" not in fold(turn.heard.text):
        return None
    return Question(LEVEL, turn.before.refs, ())


def _listed(turn: Turn) -> Optional[Question]:
    """« lesquels ? » after a number: the list; « avec quels exemples ? » after a definition: its examples."""
    if turn.before.act == COUNT and turn.names_nothing and not turn.levels:
        return more(turn.before) if "which" in turn.heard.cues else None
    if "example" in turn.heard.cues and turn.heard.content_words <= 1:
        last = turn.before.refs[-1]
        if kind_of(last) == "definition":
            return Question(DESCRIBE, turn.before.refs)
        if kind_of(last) == "finalite":
            return Question(DESCRIBE, (last,), cues=frozenset({"tasks"}))
    return None


def _other_detail(turn: Turn) -> Optional[Question]:
    """« approfondie ? » after « quel niveau fait une analyse limitée ? »: another cell of the part, by a word that only it has."""
    heard, before = turn.heard, turn.before
    if before.act not in (LEVEL, CONFIRM) or heard.content_words > 2 or heard.parts or turn.levels:
        return None
    topics, said = {topic_of(ref) for ref in before.refs}, set(before.refs)
    other = tuple(ref for ref, _ in heard.echoes if topic_of(ref) in topics and ref not in said)
    return replace(before, refs=other) if other and len(topics) == 1 else None


def _term(turn: Turn) -> Optional[Question]:
    """« que veut dire ce terme ? » after words that the document explains in a footnote: that footnote."""
    heard = turn.heard
    if "definition" not in heard.cues or heard.parts or turn.levels or heard.content_words > _SHORT:
        return None
    if not (heard.cues & {"this", "person"} or re.search(r"\b(mot|terme)\b", fold(heard.text))):
        return None
    terms = {f"definition.{definition.id}": f"{definition.term.lower()}*" for definition in turn.knowledge.family.definitions}
    shown = [fact.text for ref, fact in turn.knowledge.facts.items() if _is_shown(ref, turn.before)]
    explained = tuple(ref for ref, term in terms.items() if any(term in text for text in shown))
    return Question(DESCRIBE, explained, cues=frozenset({"definition"})) if explained else None


def _is_shown(ref: str, question: Question) -> bool:
    return topic_of(ref) in {topic_of(asked) for asked in question.refs}


def _names_only(turn: Turn) -> Optional[Question]:
    """« rien que leurs noms »: the list before without its texts."""
    if "names" not in turn.heard.cues or len(turn.before.refs) != 1 or turn.before.refs[0] not in _NAMED_LISTS:
        return None
    return Question(DESCRIBE if turn.before.refs[0] == "section.competences" else COUNT, turn.before.refs)


def _at_other_levels(turn: Turn) -> Optional[Question]:
    """« et pour B ? »: the question before at other levels, or at more of them."""
    heard, before, levels = turn.heard, turn.before, turn.levels
    if not _points_back(turn):
        return None
    act = before.act
    if before.levels and heard.intent != "correct" and ("add" in heard.cues or "versus" in heard.cues and len(levels) == 1):
        levels = tuple(dict.fromkeys(before.levels + levels))
        act = COMPARE if "versus" in heard.cues or len(before.levels) > 1 and before.act == COMPARE else act
    elif len(levels) > 1 and (heard.cues & {"versus", "different", "same"} or heard.intent in (COMPARE, SAME)):
        act = COMPARE
    elif act in (LEVEL, COUNT) or (act == COMPARE and len(levels) == 1):
        act = DESCRIBE
    refs = before.refs if act == CONFIRM else _whole(before)
    cues = before.cues | (heard.cues & {"same", "different"})
    if heard.cues & {"same", "different"} and len(levels) == 1:
        others = before.levels if levels != before.levels else ()
        if "first_person" in heard.cues and turn.state.own and turn.state.own not in levels:
            others = (turn.state.own,)
        if others:
            act, levels = COMPARE, tuple(dict.fromkeys(others + levels))
            cues |= {"yes_no"} if heard.cues & {"same", "yes_no"} else set()
    return replace(before, act=act, refs=refs, levels=levels, limit=None, cues=cues)


def _points_back(turn: Turn) -> bool:
    """Whether the message only gives another level, or a remark, to the question before."""
    heard, refs = turn.heard, turn.refs
    if not turn.levels or any(kind_of(ref) not in ("section", "purpose") for ref, _, _ in heard.parts):
        return False
    overall = not refs or all(ref in _OVERALL for ref in refs)
    few = 2 if heard.relative in ("other_one", "others", "above", "below") and not heard.levels else 0
    if heard.content_words <= few and not heard.parts:
        return True
    if heard.parts and not overall:
        return False
    if heard.intent in ("follow_up", "correct") and (overall or not _sure(heard, refs)):
        return True
    if _ALL_OF_IT.search(fold(heard.text)):
        return False
    lists = overall or all(kind_of(ref) == "section" for ref in refs)
    return lists and heard.content_words <= (_SHORT + 1 if overall and turn.leans else 3)


def _sure(heard: Understanding, refs: Sequence[str]) -> bool:
    return max(heard.probability(topic_of(ref)) for ref in refs) >= _SURE_OF_ITS_OWN


def _same_subject(turn: Turn) -> Optional[Question]:
    """« citez le sien », « mettez les deux côte à côte »: the parts before, asked about in another way."""
    heard, before = turn.heard, turn.before
    if not turn.names_nothing or not turn.leans or not heard.cues & {"person", "common", "this", "which"}:
        return None
    if kind_of(before.refs[0]) not in ("critere", "competence") or heard.intent not in (DESCRIBE, CONFIRM, COMPARE, "follow_up"):
        return None
    return replace(before, act=DESCRIBE if before.act != COMPARE else COMPARE, refs=_whole(before), limit=None, cues=frozenset())


def _whole(question: Question) -> Tuple[str, ...]:
    """The parts of a question without the cells or steps that it mentions."""
    return _topics_of(question.refs)


def _topics_of(refs: Sequence[str]) -> Tuple[str, ...]:
    return tuple(dict.fromkeys(topic_of(ref) for ref in refs))


def _another(turn: Turn) -> Optional[Question]:
    """« et le soutien administratif ? » after a role's tasks, their number or a competence's steps: those of another one."""
    before, kind = turn.before, kind_of(turn.before.refs[0])
    asked = turn.before.cues & {"tasks", "steps"}
    heard = turn.heard
    put_so = ("elliptic" in heard.cues or heard.intent == "follow_up") and not heard.cues & {"purpose", "definition"}
    if not put_so or heard.content_words or kind not in ("finalite", "competence") or turn.levels or heard.step:
        return None
    if not turn.refs or any(kind_of(ref) != kind for ref in turn.refs) or not (asked or before.act == COUNT):
        return None
    act = before.act if before.act == COUNT else DESCRIBE
    return Question(act, _topics_of(turn.refs), cues=asked | heard.cues & {"tasks", "steps"})


def _this_one(turn: Turn) -> Optional[Question]:
    """« cette finalité », « dans quel but ? », « détaille les tâches », « elle a l'étoile ? »: the part spoken of before."""
    heard, last = turn.heard, turn.before.refs[-1]
    if turn.levels or heard.content_words > _SHORT:
        return None
    if kind_of(last) in ("tache", "finalite") and _asks_of_role(turn):
        act = heard.intent if heard.intent in (COUNT, CONFIRM) else DESCRIBE
        return Question(act, (f"finalite.{turn.knowledge.role(last).id}",), cues=heard.cues & {"tasks", "purpose"})
    if not (turn.leans or "this" in heard.cues):
        return None
    if turn.refs == ("section.criteres",) and kind_of(last) == "critere" and "this" in heard.cues:
        return replace(turn.before, act=heard.intent if heard.intent in (LEVEL, CONFIRM) else turn.before.act)
    if turn.refs == ("legende.distinctive",) and kind_of(last) == "competence":
        return Question(CONFIRM, (topic_of(last),), cues=heard.cues)
    return None


def _asks_of_role(turn: Turn) -> bool:
    """Whether a role, its purpose or its tasks are asked for, without saying which role's."""
    heard = turn.heard
    if any(kind_of(ref) == "finalite" for ref, _, _ in heard.parts) or not heard.cues & {"purpose", "tasks", "role"}:
        return False
    if "section.taches" in turn.refs and _ALL_OF_IT.search(fold(heard.text)) and not turn.leans:
        return False
    asked = not turn.refs or all(ref in _ROLE_SECTIONS or kind_of(ref) == "finalite" for ref in turn.refs)
    bare = heard.content_words <= 2 and "tasks" in heard.cues
    return asked and (turn.leans or bare or bool(heard.cues & {"this", "same_role"}))


READINGS: Tuple[Callable[[Turn], Optional[Question]], ...] = (
    _names_only,
    _picked,
    _rest,
    _same_role,
    _claimed_role,
    _step,
    _who,
    _listed,
    _other_detail,
    _term,
    _at_other_levels,
    _another,
    _this_one,
    _same_subject,
)
"""In this order; the first that fits is taken."""


def mentioned_levels(refs: Sequence[str]) -> Tuple[str, ...]:
    """The levels whose cells `refs` name."""
    return tuple(dict.fromkeys(detail_of(ref) for ref in refs if kind_of(ref) == "critere" and detail_of(ref)))
