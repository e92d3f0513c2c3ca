"""Answers about all competences: the dictionary, a group, a level's profile, distinctive ones, what changes between
levels."""

from typing import Dict, List, Optional, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.competence import required_steps
from reperes.answers.lists import names_of, sameness
from reperes.answers.model import Block, Names, Quotations
from reperes.dialogue.question import Question
from reperes.hearing.intents import COMPARE, COUNT
from reperes.knowledge.parts import Competence

Blocks = Tuple[Block, ...]


def distinctive(book: Book, question: Question) -> Blocks:
    """Which competences the document marks with a star, or which it does not."""
    marked = [c for c in book.knowledge.competences if c.id in book.knowledge.family.distinctive]
    if "undistinctive" in question.cues:
        return _others_than_marked(book, question, marked)
    count = book.number_word(len(marked))
    if question.levels:
        groups = _alike(book, marked, book.order(question.levels))
        return tuple(
            block for levels in groups for block in _distinctive_at(book, marked, levels, "distinctives_du_niveau")
        )
    if question.act == COUNT:
        return (book.say("distinctives_nombre", count=count), names_of(marked))
    return (book.say("distinctives", count=count), names_of(marked))


def _others_than_marked(book: Book, question: Question, marked: Sequence[Competence]) -> Blocks:
    others = [competence for competence in book.knowledge.competences if competence not in marked]
    if not question.levels:
        return (book.say("non_distinctives", count=book.number_word(len(others))), names_of(others))
    groups = _alike(book, others, book.order(question.levels))
    return tuple(
        block for levels in groups for block in _distinctive_at(book, others, levels, "non_distinctives_du_niveau")
    )


def _distinctive_at(book: Book, listed: Sequence[Competence], levels: Sequence[str], heading: str) -> Blocks:
    needed = [competence for competence in listed if _needs(book, competence, levels[0])]
    if not needed:
        return (book.say("distinctives_aucune", where=book.at_levels(levels)),)
    return (book.heading(heading, levels=book.named_levels(levels)), _steps_at(book, needed, levels[0]))


def _alike(book: Book, members: Sequence[Competence], levels: Sequence[str]) -> Sequence[Sequence[str]]:
    """`levels` in groups that require the same steps of `members`: what they share is shown once."""
    groups: Dict[Tuple[Optional[int], ...], List[str]] = {}
    for level in levels:
        groups.setdefault(tuple(book.knowledge.required_step(member, level) for member in members), []).append(level)
    return list(groups.values())


def competences(book: Book, question: Question) -> Blocks:
    """The dictionary by group, the profile of the asked levels, or what changes between them."""
    levels = book.order(question.levels)
    every = book.knowledge.competences
    if question.act == COUNT:
        return _count_competences(book, levels)
    if question.act == COMPARE and len(levels) != 1:
        among = levels or book.levels
        return sameness(book, question, among, changing_competences(book, among)[0]) + compare_competences(book, among)
    if question.step and levels:
        return tuple(block for level in levels for block in _at_step(book, level, question.step))
    if levels:
        return competences_at(book, levels)
    groups = book.number_word(len(book.knowledge.groups))
    intro = book.say("competences", count=book.number_word(len(every)), groups=groups)
    return (intro, Names(tuple((_starred(book, competence), _group_name(book, competence)) for competence in every)))


def _count_competences(book: Book, levels: Sequence[str]) -> Blocks:
    counts = []
    for level in levels or book.levels:
        needed = [c for c in book.knowledge.competences if book.knowledge.required_step(c, level)]
        counts.append(book.phrases.say("competences_nombre_niveau", count=len(needed), where=book.at_levels([level])))
    every, groups = len(book.knowledge.competences), len(book.knowledge.groups)
    return (
        book.say(
            "competences_nombre",
            count=book.number_word(every),
            groups=book.number_word(groups),
            required=" ".join(counts),
        ),
    )


def _starred(book: Book, competence: Competence) -> str:
    return f"✦ {competence.name}" if competence.id in book.knowledge.family.distinctive else competence.name


def _group_name(book: Book, competence: Competence) -> str:
    return book.knowledge.group(f"groupe.{competence.group}").name


def group(book: Book, question: Question, topic: str) -> Blocks:
    """The competences of one group, with their steps at the asked levels."""
    found = book.knowledge.group(topic)
    members = [competence for competence in book.knowledge.competences if competence.group == found.id]
    intro = book.say("groupe", name=found.name, count=book.number_word(len(members)))
    if question.levels:
        levels = book.order(question.levels)
        return (intro,) + tuple(block for member in members for block in required_steps(book, member, levels))
    return (intro, Names(tuple((_starred(book, member), "") for member in members)))


def competences_at(book: Book, levels: Sequence[str]) -> Blocks:
    """The steps that `levels` require, by group, and the competences that they do not; levels that are alike
    together."""
    if not book.knowledge.competences:
        return ()
    alike = _alike(book, book.knowledge.competences, levels)
    return tuple(block for together in alike for block in _profile(book, together))


def _profile(book: Book, levels: Sequence[str]) -> Blocks:
    level = levels[0]
    blocks: List[Block] = [book.heading("competences_du_niveau", levels=book.named_levels(levels))]
    for found in book.knowledge.groups:
        members = [c for c in book.knowledge.competences if c.group == found.id and _needs(book, c, level)]
        if members:
            blocks.append(_steps_at(book, members, level, (found.name,)))
    missing = [competence.name for competence in book.knowledge.competences if not _needs(book, competence, level)]
    if missing:
        key = "non_demandees" if len(missing) > 1 else "non_demandee"
        blocks.append(book.say(key, where=book.at_levels(levels), names=book.enumerate(missing)))
    return tuple(blocks)


def _needs(book: Book, competence: Competence, level: str) -> bool:
    return book.knowledge.required_step(competence, level) is not None


def _steps_at(book: Book, members: Sequence[Competence], level: str, group: Tuple[str, ...] = ()) -> Quotations:
    refs = [book.step_ref(competence, level) for competence in members]
    steps = [book.knowledge.required_step(competence, level) for competence in members]
    labels = [
        book.phrases.say("etiquette_profil", name=_starred(book, c), step=step) for c, step in zip(members, steps)
    ]
    return book.quotes(refs, labels, ("Profils de compétences", *group))


def _at_step(book: Book, level: str, step: int) -> Blocks:
    """The competences of which `level` requires just `step`; a negative one stands for the highest that it requires."""
    if step < 0:
        step = max(book.knowledge.required_step(c, level) or 0 for c in book.knowledge.competences)
    members = [c for c in book.knowledge.competences if book.knowledge.required_step(c, level) == step]
    where = book.at_levels([level])
    if not members:
        return (book.say("aucune_competence_a_l_etape", step=step, where=where),)
    heading = book.heading("competences_a_l_etape", step=step, where=where)
    refs = [book.step_ref(member, level) for member in members]
    return (heading, book.quotes(refs, [member.name for member in members], ("Profils de compétences",)))


def compare_competences(book: Book, levels: Sequence[str]) -> Blocks:
    """The competences whose required step differs between `levels`, then the names of the others."""
    changing, stable = changing_competences(book, levels)
    blocks: List[Block] = []
    if changing:
        blocks.append(book.heading("competences_qui_changent", where=book.phrases.across_levels(levels)))
    for competence in changing:
        needing = [level for level in levels if _needs(book, competence, level)]
        blocks.extend(required_steps(book, competence, needing))
        lacking = [level for level in levels if level not in needing]
        if lacking:
            blocks.append(book.say("competence_non_demandee", name=competence.name, where=book.at_levels(lacking)))
    if stable:
        names = book.enumerate(competence.name for competence in stable)
        blocks.append(book.say("competences_identiques", where=book.at_levels(levels), names=names))
    return tuple(blocks)


def changing_competences(book: Book, levels: Sequence[str]) -> Tuple[list, list]:
    """The competences whose required step differs between `levels`, and those (asked for) where it does not."""
    changing, stable = [], []
    for competence in book.knowledge.competences:
        steps = {book.knowledge.required_step(competence, level) for level in levels}
        if len(steps) > 1:
            changing.append(competence)
        elif steps != {None}:
            stable.append(competence)
    return changing, stable
