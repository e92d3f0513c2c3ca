"""Answers about the family as a whole: purpose, notes, version, lists and counts of its parts."""

from typing import Any, Dict, List, Optional, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.cells import cells
from reperes.answers.competence import required_steps
from reperes.answers.criterion import compare_cells_of
from reperes.answers.model import Block, Names, Quotations, Suggestion
from reperes.answers.role import no_task_levels, role_text, tasks_of
from reperes.knowledge.model import Competence, Criterion
from reperes.questions.model import COMPARE, CONFIRM, COUNT, DESCRIBE, LEVEL, Question

Blocks = Tuple[Block, ...]
_SAMENESS = {
    ("same", False): "liste_same_identique",
    ("same", True): "liste_same_change",
    ("different", False): "liste_different_identique",
    ("different", True): "liste_different_change",
}
"""The yes or no of a list, by what is asked and whether something in it changes."""


def purpose(book: Book, question: Question) -> Blocks:
    """The « raison d'être »."""
    return (book.say("raison", family=book.knowledge.family.name), book.quote("purpose"))


def note(book: Book, question: Question) -> Blocks:
    """The note on the masculine form."""
    return (book.say("note_masculin"), book.quote("note_masculin"))


def version(book: Book, question: Question) -> Blocks:
    """Which version of the document the answers come from."""
    family = book.knowledge.family
    named = f"{family.code} – {family.name}"
    return (book.say("version", version=family.version, family=named, fingerprint=book.knowledge.fingerprint),)


def definition(book: Book, question: Question, topic: str) -> Blocks:
    """A defined term with its examples."""
    term = book.knowledge.definition(topic)
    key = "definition_oui" if question.act == CONFIRM and "example" in question.cues else "definition"
    examples = book.quote(f"{topic}.exemples", book.phrases.say("definition_exemples"))
    return (book.say(key, term=term.term), book.quote(topic), examples)


def distinctive(book: Book, question: Question) -> Blocks:
    """Which competences the document marks with a star, or which it does not."""
    marked = [c for c in book.knowledge.competences if c.id in book.knowledge.family.distinctive]
    if "undistinctive" in question.cues:
        return _others_than_marked(book, question, marked)
    count = book.number_word(len(marked))
    if question.levels:
        groups = _alike(book, marked, book.order(question.levels))
        return tuple(block for levels in groups for block in _distinctive_at(book, marked, levels, "distinctives_du_niveau"))
    if question.act == COUNT:
        return (book.say("distinctives_nombre", count=count), _names(marked))
    return (book.say("distinctives", count=count), _names(marked))


def _others_than_marked(book: Book, question: Question, marked: Sequence[Competence]) -> Blocks:
    others = [competence for competence in book.knowledge.competences if competence not in marked]
    if not question.levels:
        return (book.say("non_distinctives", count=book.number_word(len(others))), _names(others))
    groups = _alike(book, others, book.order(question.levels))
    return tuple(block for levels in groups for block in _distinctive_at(book, others, levels, "non_distinctives_du_niveau"))


def _names(parts: Sequence[Any]) -> Names:
    return Names(tuple((part.name, "") for part in parts))


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


def roles(book: Book, question: Question) -> Blocks:
    """All roles with their texts, or their number."""
    family = book.knowledge.family
    key = "finalites_nombre" if question.act == COUNT else "finalites"
    intro = book.say(key, family=family.name, count=book.number_word(len(family.roles)))
    if question.act == COUNT:
        return (intro, _names(family.roles))
    return (intro,) + tuple(role_text(book, role) for role in family.roles)


def tasks(book: Book, question: Question) -> Blocks:
    """All tasks by role, their number, or that they have no levels."""
    if question.act == LEVEL:
        return no_task_levels(book)
    family = book.knowledge.family
    intro = book.say("taches_total", count=sum(len(role.tasks) for role in family.roles))
    if question.act == COUNT:
        return (intro, Names(tuple((role.name, str(len(role.tasks))) for role in family.roles)))
    blocks: List[Block] = [intro]
    for role in family.roles:
        blocks += [book.say("taches_du_role", role=role.name), tasks_of(book, role)]
    if question.levels:
        blocks += no_task_levels(book)
    return tuple(blocks)


def criteria(book: Book, question: Question) -> Blocks:
    """The names of the criteria, all cells of the asked levels, or all differences between them."""
    family = book.knowledge.family
    levels = book.order(question.levels)
    count = book.number_word(len(family.criteria))
    if question.act == COUNT:
        return (book.say("criteres_nombre", count=count), _names(family.criteria))
    if question.act == COMPARE and levels != book.levels[:1] and len(levels) != 1:
        among = levels or book.levels
        return _sameness(book, question, among, changing_criteria(book, among)) + compare_criteria(book, among)
    if levels:
        return tuple(block for level in levels for block in criteria_at(book, level))
    return (book.say("criteres", count=count), _names(family.criteria))


def criteria_at(book: Book, level: str) -> Blocks:
    """Every criterion's cell at `level`."""
    every = book.knowledge.family.criteria
    refs = [book.cell(criterion.id, level) for criterion in every]
    place = ("Critères distinctifs", f"niveau {level}")
    labels = [criterion.name for criterion in every]
    return (book.heading("criteres_du_niveau", level=level), book.quotes(refs, labels, place))


def changing_criteria(book: Book, levels: Sequence[str]) -> List[Criterion]:
    """Return the criteria whose texts differ between `levels`."""
    return [criterion for criterion in book.knowledge.family.criteria if len({criterion.texts[level] for level in levels}) > 1]


def compare_criteria(book: Book, levels: Sequence[str]) -> Blocks:
    """The criteria whose texts differ between `levels`, then those whose text is the same."""
    changing = changing_criteria(book, levels)
    same = [criterion for criterion in book.knowledge.family.criteria if criterion not in changing]
    blocks: List[Block] = [book.heading("criteres_qui_changent", where=book.phrases.across_levels(levels))]
    for criterion in changing:
        blocks.extend(compare_cells_of(book, criterion, levels))
    if same:
        blocks.append(book.heading("criteres_identiques", where=book.at_levels(levels)))
        for criterion in same:
            blocks.extend(cells(book, criterion, levels))
    return tuple(blocks)


def competences(book: Book, question: Question) -> Blocks:
    """The dictionary by group, the profile of the asked levels, or what changes between them."""
    levels = book.order(question.levels)
    every = book.knowledge.competences
    if question.act == COUNT:
        return _count_competences(book, levels)
    if question.act == COMPARE and len(levels) != 1:
        among = levels or book.levels
        return _sameness(book, question, among, changing_competences(book, among)[0]) + compare_competences(book, among)
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
    return (book.say("competences_nombre", count=book.number_word(every), groups=book.number_word(groups), required=" ".join(counts)),)


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
    """The steps that `levels` require, by group, and the competences that they do not; levels that are alike together."""
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
    labels = [book.phrases.say("etiquette_profil", name=_starred(book, c), step=step) for c, step in zip(members, steps)]
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


def _sameness(book: Book, question: Question, levels: Sequence[str], changing: Sequence[Any]) -> Blocks:
    """The yes or no to « est-ce pareil … ? » of a whole list, of which `changing` differ; nothing where none is asked for."""
    if not question.sameness:
        return ()
    return (book.say(_SAMENESS[question.sameness, bool(changing)], where=book.between_levels(levels)),)


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


def level(book: Book, question: Question) -> Blocks:
    """Everything about a level, what changes between levels, or which levels there are."""
    levels = book.order(question.levels)
    family = book.knowledge.family
    if question.act == COMPARE and len(levels) != 1:
        among = levels or book.levels
        changing = [*changing_criteria(book, among), *changing_competences(book, among)[0]]
        return _sameness(book, question, among, changing) + compare_criteria(book, among) + compare_competences(book, among)
    if not levels:
        count = book.number_word(len(book.levels))
        return (book.say("niveaux_famille", family=family.name, count=count, levels=book.enumerate(book.levels)),)
    return tuple(block for one in levels for block in criteria_at(book, one)) + competences_at(book, levels)


def whole_family(book: Book, question: Question) -> Blocks:
    """The purpose, the roles, the levels and the names of criteria and competences."""
    return purpose(book, question) + roles(book, Question(DESCRIBE)) + level(book, Question(DESCRIBE))


def family_suggestions(book: Book, question: Question) -> Tuple[Suggestion, ...]:
    """The main sections."""
    return (
        book.suggest("bouton_finalites", Question(DESCRIBE, ("section.finalites",))),
        book.suggest("bouton_criteres", Question(DESCRIBE, ("section.criteres",))),
        book.suggest("bouton_competences", Question(DESCRIBE, ("section.competences",))),
    )


def list_suggestions(book: Book, topic: str) -> Tuple[Suggestion, ...]:
    """The criteria or competences of each level."""
    key = "bouton_criteres_niveau" if topic == "section.criteres" else "bouton_competences_niveau"
    return tuple(book.suggest(key, Question(DESCRIBE, (topic,), (one,)), level=one) for one in book.levels)


def role_list_suggestions(book: Book) -> Tuple[Suggestion, ...]:
    """The tasks of each role."""
    tasks = frozenset({"tasks"})
    return tuple(
        book.suggest("bouton_taches", Question(DESCRIBE, (f"finalite.{role.id}",), cues=tasks), role=role.name)
        for role in book.knowledge.family.roles
    )


def whole_level(book: Book, question: Question) -> Suggestion:
    """The way from one part to all that the levels of `question` are asked, or to all that changes between them."""
    levels = book.order(question.levels)
    if len(levels) > 1:
        return book.suggest("bouton_passage", Question(COMPARE, ("section.niveau",), levels), first=levels[0], second=levels[-1])
    return book.suggest("bouton_niveau", Question(DESCRIBE, ("section.niveau",), levels), level=levels[0])


def level_suggestions(book: Book, question: Question) -> Tuple[Suggestion, ...]:
    """The way to the neighbouring levels, and the parts of the level."""
    levels = book.order(question.levels)
    if len(levels) != 1:
        return ()
    index = book.levels.index(levels[0])
    ways = [
        book.suggest(
            "bouton_passage", Question(COMPARE, ("section.niveau",), (low, high)), first=low, second=high
        )
        for low, high in zip(book.levels, book.levels[1:])
        if book.levels.index(low) in (index, index - 1)
    ]
    return tuple(ways)
