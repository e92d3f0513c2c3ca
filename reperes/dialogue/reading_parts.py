"""Readings of messages that lean on a part: « c'est quelle finalité ? », « l'échelon suivant », « ce terme »."""

from dataclasses import replace
from typing import Optional, Tuple

from reperes.dialogue.question import Question
from reperes.dialogue.referring import names_example
from reperes.dialogue.steps import steps_beside
from reperes.dialogue.turn import SHORT, Turn, is_sure, topics_of
from reperes.hearing.intents import CERTAINTY, CONFIRM, COUNT, DESCRIBE, LEVEL, LOCATE, VERDICT
from reperes.knowledge.model import Knowledge, kind_of, topic_of

_ROLE_SECTIONS = ("section.finalites", "section.taches", "purpose", "section.famille")


def same_role(turn: Turn) -> Optional[Question]:
    """« c'est la même finalité ? » after two tasks: both of them."""
    heard, state = turn.heard, turn.state
    if "same_role" not in heard.cues or not state.previous:
        return None
    if any(kind_of(ref) == "tache" for ref in turn.refs) and heard.content_words > 2:
        return None
    both = tuple(ref for ref in state.previous.refs + turn.before.refs if kind_of(ref) in ("tache", "finalite"))
    return Question(CONFIRM, both, (), None, heard.cues) if len(both) > 1 else None


def claimed_role(turn: Turn) -> Optional[Question]:
    """« ça, c'est toujours la personne de contact ? » after a task: whether it belongs to that role."""
    tasks = tuple(ref for ref in turn.before.refs if kind_of(ref) == "tache")
    named = tuple(ref for ref, _, _ in turn.heard.parts if kind_of(ref) == "finalite")
    if not named and "this" in turn.heard.cues and turn.refs and is_sure(turn.heard, turn.refs):
        # « c'est pas chez l'organisateur, ça ? »
        named = tuple(ref for ref in turn.refs if kind_of(ref) == "finalite")
    doubts = turn.heard.intent in (CERTAINTY, VERDICT, CONFIRM)
    if not tasks or len(named) != 1 or (turn.heard.content_words > 2 and not doubts) or "tasks" in turn.heard.cues:
        return None
    if not doubts and not turn.heard.cues & {"this", "yes_no", "negated", "same_role"}:
        return None
    return Question(CONFIRM, tasks + named)


def starred(turn: Turn) -> Optional[Question]:
    """« collaborer n'en est pas ? » after the distinctive competences: whether that one is."""
    named = topics_of(tuple(ref for ref in turn.refs if kind_of(ref) == "competence"))
    asks = turn.heard.intent in (CONFIRM, CERTAINTY, VERDICT, "follow_up") or turn.heard.cues & {
        "yes_no",
        "polar",
        "negated",
    }
    of_steps = turn.heard.step or turn.heard.relative or "step_word" in turn.heard.cues
    says_more = turn.heard.content_words > SHORT and not turn.heard.rather_leans
    if (
        turn.before.refs != ("legende.distinctive",)
        or len(named) != 1
        or not asks
        or turn.heard.levels
        or of_steps
        or says_more
    ):
        return None
    return Question(CONFIRM, named, cues=frozenset({"distinctive"}))


def step(turn: Turn) -> Optional[Question]:
    """« et l'échelon suivant ? », « ce 2, il est demandé à qui ? » after a competence: that step."""
    heard = turn.heard
    topic = topic_of(turn.before.refs[-1])
    own = {topic_of(ref) for ref in turn.refs if kind_of(ref) == "competence"}
    if (
        kind_of(topic) != "competence"
        or any(kind_of(ref) != "section" for ref, _, _ in heard.parts)
        or len(own - {topic}) > 0
        and is_sure(heard, turn.refs)
    ):
        return None
    competence = turn.knowledge.competence(topic)
    levels = turn.levels if heard.levels else turn.before.levels
    beside = steps_beside(heard, competence, levels, turn.before, turn.knowledge)
    if beside:
        return Question(DESCRIBE, beside, cues=frozenset({"steps"}))
    if heard.step and heard.cues & {"polar", "yes_no"} and levels and heard.content_words <= SHORT:
        return Question(CONFIRM, (topic,), levels, heard.step, cues=frozenset({"yes_no"}))
    if heard.step and not turn.levels and heard.content_words <= SHORT:
        act = LEVEL if heard.cues & {"for_whom", "who_else"} or heard.intent in (LEVEL, LOCATE, CONFIRM) else DESCRIBE
        return Question(act, (topic,), (), heard.step)
    if "steps" in heard.cues and heard.content_words <= SHORT and not turn.levels:
        return Question(DESCRIBE, (topic,), cues=frozenset({"steps"}))
    return None


def other_detail(turn: Turn) -> Optional[Question]:
    """« approfondie ? », « qui peut s'en écarter ? »: another cell of the part spoken of, by a word only it has."""
    heard, before = turn.heard, turn.before
    asks_who = "who" in heard.cues
    if not (before.act in (LEVEL, CONFIRM) or asks_who) or heard.content_words > 2 or heard.parts or turn.levels:
        return None
    topics, said = {topic_of(ref) for ref in before.refs}, set(before.refs)
    other = tuple(ref for ref, _ in heard.echoes if topic_of(ref) in topics and ref not in said)
    if not other or len(topics) > 1:
        return None
    return Question(LEVEL, other) if asks_who else replace(before, refs=other, claims=())


def example(turn: Turn) -> Optional[Question]:
    """« donc le secrétariat de direction, oui ? » after a definition: whether that is one of its examples."""
    defined = tuple(ref for ref in turn.before.refs if kind_of(ref) == "definition")
    if not defined or not names_example(turn.heard, defined, turn.knowledge):
        return None
    return Question(CONFIRM, defined, cues=frozenset({"example"}))


def term(turn: Turn) -> Optional[Question]:
    """« que veut dire ce terme ? » after words that the document explains in a footnote: that footnote."""
    heard = turn.heard
    if "definition" not in heard.cues or heard.parts or turn.levels or heard.content_words > SHORT:
        return None
    if not heard.cues & {"this", "person", "term"}:
        return None
    explained = explained_of(turn.before, turn.knowledge)
    return Question(DESCRIBE, explained, cues=frozenset({"definition"})) if explained else None


def explained_of(question: Question, knowledge: Knowledge) -> Tuple[str, ...]:
    """Return the definitions of the words that the texts of `question` use, and those that it is about itself."""
    terms = {
        f"definition.{definition.id}": f"{definition.term.lower()}*" for definition in knowledge.family.definitions
    }
    shown = [fact.text for ref, fact in knowledge.facts.items() if _is_shown(ref, question)]
    return tuple(ref for ref, term in terms.items() if ref in question.refs or any(term in text for text in shown))


def _is_shown(ref: str, question: Question) -> bool:
    return topic_of(ref) in {topic_of(asked) for asked in question.refs}


def another(turn: Turn) -> Optional[Question]:
    """« et le soutien administratif ? » after a role's tasks, their number or a competence's steps: another's."""
    before, kind = turn.before, kind_of(turn.before.refs[0])
    asked = turn.before.cues & {"tasks", "steps"}
    heard = turn.heard
    put_so = ("elliptic" in heard.cues or heard.intent == "follow_up") and not heard.cues & {"purpose", "definition"}
    if not put_so or heard.content_words > 1 or kind not in ("finalite", "competence") or turn.levels or heard.step:
        return None
    if not turn.refs or any(kind_of(ref) != kind for ref in turn.refs) or not (asked or before.act == COUNT):
        return None
    act = before.act if before.act == COUNT else DESCRIBE
    return Question(act, topics_of(turn.refs), cues=asked | heard.cues & {"tasks", "steps"})


def this_one(turn: Turn) -> Optional[Question]:
    """« cette finalité », « dans quel but ? », « elle a l'étoile ? »: the part spoken of before."""
    heard, last = turn.heard, turn.before.refs[-1]
    if turn.levels or heard.content_words > SHORT:
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
    if "purpose" in heard.named and "this" not in heard.cues:
        return False
    if "section.taches" in turn.refs and "whole" in heard.cues and not turn.leans:
        return False
    vague = turn.leans and not heard.parts and not (turn.refs and is_sure(heard, turn.refs))
    asked = not turn.refs or vague or all(ref in _ROLE_SECTIONS or kind_of(ref) == "finalite" for ref in turn.refs)
    bare = heard.content_words <= 2 and "tasks" in heard.cues
    return asked and (turn.leans or bare or bool(heard.cues & {"this", "same_role"}))
