"""Answers about one competence: the step that a level requires, its steps, and who needs them."""

from typing import List, Optional, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Block, Quotation, Suggestion
from reperes.answers.wording import capitalised
from reperes.dialogue.question import Question
from reperes.hearing.intents import COMPARE, CONFIRM, COUNT, DESCRIBE, LEVEL
from reperes.knowledge.parts import Competence

Blocks = Tuple[Block, ...]


def competence_blocks(book: Book, question: Question, topic: str, details: Sequence[str]) -> Blocks:
    """Return what the document says of the competence `topic`.

    `details` are the numbers of the steps whose content the question mentions.
    """
    competence = book.knowledge.competence(topic)
    levels = book.order(question.levels)
    steps = _steps_asked(question, competence, details)
    if "group" in question.cues:
        return _group_of(book, competence)
    if "steps" in question.cues and not levels and question.step is None:
        return all_steps(book, competence, steps)
    if steps and steps[0] not in competence.steps:
        return (book.say("competence_etape_inconnue", name=competence.name, step=steps[0], last=len(competence.steps)),)
    if "distinctive" in question.cues:
        return _distinctive(book, question, competence)
    if question.act == COUNT and not steps:
        number = (book.say("etapes_nombre", name=competence.name, count=len(competence.steps)),)
        return number + (_required(book, question, competence, levels) if levels else ())
    if _is_comparison(question, levels, steps):
        return _comparison(book, question, competence, levels if len(levels) > 1 else book.levels)
    if steps:
        return _step(book, question, competence, levels, steps[0])
    return _required(book, question, competence, levels)


def _steps_asked(question: Question, competence: Competence, details: Sequence[str]) -> List[int]:
    """The step that is asked for by number (-1: the highest), else those whose content is mentioned."""
    if question.step:
        return [len(competence.steps) if question.step < 0 else question.step]
    return [int(detail) for detail in details]


def _is_comparison(question: Question, levels, steps) -> bool:
    if question.act == COMPARE:
        return True
    asks_sameness = question.act == CONFIRM or "yes_no" in question.cues
    return asks_sameness and len(levels) != 1 and not steps and bool(question.cues & {"same", "different"})


def _group_of(book: Book, competence: Competence) -> Blocks:
    group = book.knowledge.group(f"groupe.{competence.group}")
    return (book.say("competence_groupe", name=competence.name, group=group.name),)


def _distinctive(book: Book, question: Question, competence: Competence) -> Blocks:
    marked = competence.id in book.knowledge.family.distinctive
    if question.denied:
        key = "distinctive_niee_non" if marked else "distinctive_niee_oui"
    elif "negated" in question.cues:
        key = "distinctive_oui_constat" if marked else "distinctive_non_constat"
    else:
        key = "distinctive_oui" if marked else "distinctive_non"
    return (book.say(key, name=competence.name),)


def all_steps(book: Book, competence: Competence, only: Sequence[int] = ()) -> Blocks:
    """Every step of `competence`, or `only` some, each with the levels that require it."""
    steps = [step for step in competence.steps if not only or step in only]
    refs = [f"competence.{competence.id}.{step}" for step in steps]
    labels = [
        book.phrases.say("etiquette_etape", step=step, who=_required_by(book, competence, step)) for step in steps
    ]
    intro = book.say("competence_etapes", name=competence.name, count=len(competence.steps))
    return (intro, book.quotes(refs, labels, ("Profils de compétences", competence.name)))


def _required_by(book: Book, competence: Competence, step: int) -> str:
    levels = levels_at_step(book, competence, step)
    if not levels:
        return book.phrases.say("competence_requis_par_aucun")
    return book.phrases.say("competence_requis_par", where=book.at_levels(levels))


def levels_at_step(book: Book, competence: Competence, step: Optional[int]) -> List[str]:
    """The levels that require just `step` of `competence` (None: those that require nothing)."""
    return [level for level in book.levels if book.knowledge.required_step(competence, level) == step]


def _required(book: Book, question: Question, competence: Competence, levels: Sequence[str]) -> Blocks:
    asked = levels or book.levels
    needing = [level for level in asked if book.knowledge.required_step(competence, level)]
    yes_no = question.act == CONFIRM and not question.cues & {"negated", "alternative"}
    if not needing:
        return _not_required(book, competence, levels, yes_no, question.denied)
    lacking = [level for level in asked if level not in needing]
    blocks: Blocks = ()
    if yes_no and (levels or question.denied):
        others = [
            level for level in book.levels if level not in asked and book.knowledge.required_step(competence, level)
        ]
        if "only_level" in question.cues and others:
            blocks = (book.say("non_aussi", where=book.at_levels(needing), elsewhere=book.at_levels(others)),)
            needing = book.order([*needing, *others])
        elif question.denied:
            blocks = () if lacking else (book.say("affirmation_niee_non", where=book.at_levels(needing)),)
        elif lacking:
            blocks = (book.say("en_partie", where=book.at_levels(needing), elsewhere=book.at_levels(lacking)),)
        else:
            blocks = (book.say("competence_oui", name=competence.name, where=book.at_levels(needing)),)
    elif lacking or question.act == LEVEL:
        blocks = (book.say("competence_requise", name=competence.name, where=book.at_levels(needing)),)
    blocks += required_steps(book, competence, needing)
    if lacking and not yes_no:
        blocks += (book.say("competence_non_demandee", name=competence.name, where=book.at_levels(lacking)),)
    return blocks


def _not_required(
    book: Book, competence: Competence, levels: Sequence[str], yes_no: bool, denied: bool = False
) -> Blocks:
    elsewhere = [level for level in book.levels if book.knowledge.required_step(competence, level)]
    if yes_no and denied:
        return (book.say("affirmation_niee_oui", where=book.at_levels(levels or book.levels)),) + required_steps(
            book, competence, elsewhere
        )
    if not elsewhere:
        key = "competence_nulle_part_non" if yes_no else "competence_nulle_part"
        return (book.say(key, name=competence.name, levels=book.enumerate(book.levels)),)
    key = "competence_non" if yes_no else "competence_non_demandee"
    only = book.say("competence_seulement", where=book.at_levels(elsewhere))
    return (book.say(key, name=competence.name, where=book.at_levels(levels)), only) + required_steps(
        book, competence, elsewhere
    )


def required_steps(book: Book, competence: Competence, levels: Sequence[str]) -> Blocks:
    """The steps that `levels` require, each quoted once with the levels that share it."""
    quotations: List[Quotation] = []
    for step, _text in competence.steps.items():
        sharing = [level for level in levels if book.knowledge.required_step(competence, level) == step]
        if sharing:
            label = book.phrases.say(
                "etiquette_niveaux_etape", name=competence.name, levels=book.named_levels(sharing), step=step
            )
            quotations.append(book.quote(f"competence.{competence.id}.{step}", label))
    return tuple(quotations)


def _step(book: Book, question: Question, competence: Competence, levels: Sequence[str], step: int) -> Blocks:
    label = book.phrases.say("etiquette_competence_etape", name=competence.name, step=step)
    quoted = book.quote(f"competence.{competence.id}.{step}", label)
    needing = levels_at_step(book, competence, step)
    if question.act == CONFIRM and levels and not question.cues & {"negated", "alternative"}:
        return _step_verdict(book, question, competence, levels, step, quoted)
    if levels and (question.step is None or question.step < 0):
        return _required(book, question, competence, levels)
    intro = book.say("competence_est_etape", name=competence.name, step=step)
    if needing:
        who = book.say("competence_etape_niveaux", step=step, name=competence.name, where=book.at_levels(needing))
    else:
        every = book.enumerate(book.levels)
        who = book.say("competence_etape_nulle_part", step=step, name=competence.name, levels=every)
    return (who, quoted) if question.act == LEVEL else (intro, quoted, who)


def _step_verdict(
    book: Book, question: Question, competence: Competence, levels, step: int, quoted: Quotation
) -> Blocks:
    required = {level: book.knowledge.required_step(competence, level) for level in levels}
    if all(found == step for found in required.values()):
        others = [level for level in levels_at_step(book, competence, step) if level not in levels]
        if "only_level" in question.cues and others:
            return (book.say("non_aussi", where=book.at_levels(levels), elsewhere=book.at_levels(others)), quoted)
        if question.denied:
            return (book.say("affirmation_niee_non", where=book.at_levels(levels)), quoted)
        return (book.say("competence_etape_oui", where=book.at_levels(levels), step=step, name=competence.name), quoted)
    needed = required_steps(book, competence, levels)
    if all(found and found > step for found in required.values()):
        where = capitalised(book.at_levels(levels))
        return (book.say("competence_etape_plus", Where=where, step=step, name=competence.name),) + needed
    no = "affirmation_niee_oui" if question.denied else "competence_etape_non"
    blocks = (book.say(no, where=book.at_levels(levels)),) + needed
    lacking = [level for level in levels if required[level] is None]
    if lacking:
        blocks += (book.say("competence_non_demandee", name=competence.name, where=book.at_levels(lacking)),)
    return blocks + _where_step(book, competence, step, quoted)


def _where_step(book: Book, competence: Competence, step: int, quoted: Quotation) -> Blocks:
    needing = levels_at_step(book, competence, step)
    if needing:
        return (
            book.say("competence_etape_niveaux", step=step, name=competence.name, where=book.at_levels(needing)),
            quoted,
        )
    every = book.enumerate(book.levels)
    return (book.say("competence_etape_nulle_part", step=step, name=competence.name, levels=every), quoted)


def _comparison(book: Book, question: Question, competence: Competence, levels: Sequence[str]) -> Blocks:
    steps = {book.knowledge.required_step(competence, level) for level in levels}
    yes_no = question.sameness
    if len(steps) == 1:
        if None in steps:
            return _not_required(book, competence, levels, False)
        key = {"same": "competence_oui_identique", "different": "competence_non_identique"}.get(yes_no)
        where = book.at_levels(levels)
        return (book.say(key or "competence_identique", name=competence.name, where=where),) + required_steps(
            book, competence, levels
        )
    key = {"same": "competence_non_differe", "different": "competence_oui_differe"}.get(yes_no, "competence_differe")
    blocks = (book.say(key, name=competence.name, where=book.at_levels(levels)),) + required_steps(
        book, competence, levels
    )
    lacking = [level for level in levels if book.knowledge.required_step(competence, level) is None]
    if lacking:
        blocks += (book.say("competence_non_demandee", name=competence.name, where=book.at_levels(lacking)),)
    return blocks


def competence_suggestions(book: Book, question: Question, topic: str) -> Tuple[Suggestion, ...]:
    """All steps of the competence."""
    competence = book.knowledge.competence(topic)
    every = Question(DESCRIBE, (topic,), cues=frozenset({"steps"}))
    return (book.suggest("bouton_etapes", every, name=competence.name),)
