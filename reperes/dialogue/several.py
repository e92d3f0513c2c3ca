"""Several questions in one message, each clause answered by itself: « un D corrige quoi, et combien de finalités ?
»."""

from dataclasses import replace
from typing import List, Optional, Sequence, Tuple

from reperes.dialogue.claims import MADE
from reperes.dialogue.follow_up import continued
from reperes.dialogue.levels_asked import asked_levels
from reperes.dialogue.likely import Topics
from reperes.dialogue.question import Question
from reperes.dialogue.single import one
from reperes.dialogue.state import State
from reperes.dialogue.topics import OVERALL, choose_topics
from reperes.dialogue.turn import Turn, whole
from reperes.hearing.intents import CONFIRM, COUNT, DESCRIBE, LEVEL, TALK
from reperes.hearing.naming import says_the_criterion
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import Knowledge, kind_of, topic_of
from reperes.knowledge.references import NOWHERE
from reperes.language.folding import fold

_BARE = 3
"""Words of content up to which a clause that names a part or a level asks for it, though it has no verb."""
_LIKELY, _SURE = 0.4, 0.5
"""A clause is perhaps about a part, and surely: surer than the whole message about anything."""
_ONE_SUBJECT, _SURELY_ANOTHER = 0.75, 0.8
"""From the first certainty on, a message is about one part; a clause is about another one from the second on."""
_ASKING = frozenset({"yes_no", "polar", "open", "which"})
Asked = Tuple[Question, Understanding]
"""A question, and the clause that asks it."""


def several(heard: Understanding, state: State, knowledge: Knowledge) -> Tuple[Question, ...]:
    """Return a question for each clause of `heard` that asks one of its own; none where all ask for the same."""
    if _parts_a_name(heard):
        return ()
    found: List[Asked] = []
    follows = False
    best, certainty = heard.ranked[0] if heard.ranked else ("", 0.0)
    alone = best if certainty >= _ONE_SUBJECT else ""
    levels: Tuple[str, ...] = ()
    for clause, (ref, _) in zip(heard.within, heard.clauses):
        topics = choose_topics(clause)
        levels = asked_levels(clause, state, knowledge.family.levels) or levels or heard.level_names
        spoken_of = found[-1][0] if found else state.question
        if spoken_of and says_the_criterion(clause) and kind_of(spoken_of.refs[0]) == "critere":
            # « … il remplit le critère ? »: that of the clause or of the answer before.
            continue
        if found and _asks_for_the_star(clause, found[-1][0]):
            question, follows = Question(CONFIRM, whole(found[-1][0]), cues=clause.cues | {"distinctive"}), True
        elif clause.rather_leans and not clause.parts:
            question = _going_on(clause, found, state, knowledge, topics)
            follows = follows or question is not None
        elif (
            ref == NOWHERE
            or not topics.refs
            or not topics.sure
            or not _is_about(clause, topics.refs, alone)
            or not _asks(clause, topics.refs)
            or _asks_which(clause, topics.refs, found)
        ):
            continue
        else:
            question = one(clause, replace(state, question=None), knowledge, levels, topics, None)
        if question:
            found.append((question, clause))
    asked = [question for question, clause in found if clause.asks or not _of_one_kind(question, found)]
    # Of claims in one sentence, each that asks has its own yes or no.
    judged = (
        len({question.refs for question in asked}) > 1
        and all(clause.asks for _, clause in found)
        and any(q.claims for q in asked)
    )
    lone = certainty < _LIKELY and len(found) == len(asked) == 1 and _stands_out(found[0], heard)
    return tuple(dict.fromkeys(asked)) if follows or judged or lone or _differ(heard, asked) else ()


def _stands_out(asked: Asked, heard: Understanding) -> bool:
    """« juste le D. Et faire des copies, c'est pour moi ? »: whether the last clause surely asks and those before lean
    or talk."""
    question, clause = asked
    sure = clause.probability(topic_of(question.refs[0])) >= _SURE
    last = heard.within[-1] is clause
    return sure and last and all(other.rather_leans or other.intent in TALK for other in heard.within[:-1])


def _is_about(clause: Understanding, refs: Tuple[str, ...], alone: str) -> bool:
    """Whether a clause is about parts by itself: it names them, or is likely about them.

    `alone` is what the whole message is surely about; beside it a clause must be surer.
    """
    if clause.parts or any(weight >= MADE for weight in clause.claimed.values()):
        return True
    likelihood = max(clause.probability(topic_of(ref)) for ref in refs)
    return likelihood >= (_SURELY_ANOTHER if alone and alone not in map(topic_of, refs) else _LIKELY)


def _asks_for_the_star(clause: Understanding, before: Question) -> bool:
    """« orienté clients, c'est exigé ? Et c'est une compétence distinctive ? »"""
    of_competence = kind_of(before.refs[0]) == "competence"
    return clause.named == {"legende.distinctive"} and of_competence and clause.asks and not clause.content_words


def pairs(heard: Understanding, topics: Topics) -> Tuple[Question, ...]:
    """Return a question for each part with its own level: « connaissances pour D mais procédures pour B »; none
    otherwise."""
    wanted = {topic_of(ref) for ref in topics.refs}
    parts = [("part", ref, start) for ref, start, _ in heard.parts if ref in wanted]
    levels = [("level", level.name, level.start) for level in heard.levels if level.role != "excluded"]
    marks = sorted(parts + levels, key=lambda mark: mark[2])
    kinds = [kind for kind, _, _ in marks]
    if len(kinds) < 4 or len(kinds) % 2 or any(a == b for a, b in zip(kinds, kinds[1:])):
        return ()
    found = []
    for first, second in zip(marks[::2], marks[1::2]):
        part, level = (first, second) if first[0] == "part" else (second, first)
        found.append(Question(DESCRIBE, (part[1],), (level[1],)))
    return tuple(found)


def _going_on(
    clause: Understanding, found: Sequence[Asked], state: State, knowledge: Knowledge, topics: Topics
) -> Optional[Question]:
    """« Guider a une étoile ? Et est-elle requise ? »: what a clause asks of the part that the clause before is
    about."""
    if not found or not found[-1][1].cues & _ASKING or not clause.asks or clause.content_words > _BARE:
        return None
    before = found[-1][0]
    turn = Turn(clause, state.asking(before), before, knowledge, before.levels, topics.refs)
    act = CONFIRM if "yes_no" in clause.cues else clause.intent
    if act in (CONFIRM, LEVEL, COUNT) and kind_of(before.refs[0]) in ("competence", "critere"):
        return Question(act, whole(before), clause.level_names or before.levels, cues=clause.cues)
    return continued(turn)


def _differ(heard: Understanding, questions: Sequence[Question]) -> bool:
    """Whether questions ask for different things: acts, levels, or parts that the message as a whole is not about."""
    subjects = {(frozenset(map(topic_of, question.refs)), question.levels, question.act) for question in questions}
    if len(subjects) < 2:
        return False
    together = set(map(topic_of, choose_topics(heard).refs))
    apart = any(not parts <= together for parts, _, _ in subjects)
    alike = len({act for _, _, act in subjects}) < 2 and len({levels for _, levels, _ in subjects}) < 2
    return apart or not alike


def _parts_a_name(heard: Understanding) -> bool:
    """« se connaître et progresser »: whether the clauses cut a name of the document's in two."""
    names = [fold(heard.text)[start:end] for _, start, end in heard.parts]
    return any(not any(name in fold(clause.text) for clause in heard.within) for name in names)


def _asks_which(clause: Understanding, refs: Tuple[str, ...], found: Sequence[Asked]) -> bool:
    """« le D signale les soucis, c'est dans quel critère ? »: what the clause before is about is asked, not a list."""
    return bool(found) and kind_of(refs[0]) == "section" and "which" in clause.cues and not clause.content_words


def _of_one_kind(question: Question, found: Sequence[Asked]) -> bool:
    """Whether what is only named is of a kind that is asked about beside it: « A et B, distinctives ? »."""
    kinds = {*map(kind_of, question.refs)}
    others = [{*map(kind_of, other.refs)} for other, _ in found if other is not question]
    return any(kinds & other or {"legende"} < kinds | other <= {"legende", "competence", "section"} for other in others)


def _asks(clause: Understanding, refs: Tuple[str, ...]) -> bool:
    """Whether a clause asks for something of its own: « qu'attend-on du C ? » beside a part is only that part's
    level."""
    overall = {*OVERALL, "purpose"}
    if refs[0] in overall and clause.named.isdisjoint(overall):
        return "whole" in clause.cues or "purpose" in clause.cues
    names_them = bool(clause.levels) or not clause.named.isdisjoint(map(topic_of, refs))
    return clause.asks or (names_them and clause.content_words <= _BARE)
