"""Answers about the roles (« finalités ») and their tasks."""

from typing import Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Block, Quotations, Suggestion
from reperes.dialogue.question import Question
from reperes.hearing.intents import CONFIRM, COUNT, DESCRIBE, LEVEL
from reperes.knowledge.parts import Role

Blocks = Tuple[Block, ...]


def role_blocks(book: Book, question: Question, topic: str, details: Sequence[str] = ()) -> Blocks:
    """Return the role's text, its tasks, or how many they are."""
    role = book.knowledge.role(topic)
    if question.act == COUNT:
        return (book.say("taches_nombre", role=role.name, count=book.number_word(len(role.tasks))),)
    no_levels = no_task_levels(book) if question.act == LEVEL or question.levels else ()
    if question.act == LEVEL and "tasks" in question.cues:
        return no_levels
    if "tasks" in question.cues and "purpose" not in question.cues and not role.tasks:
        return (book.say("taches_aucune", role=role.name),)
    if "tasks" in question.cues and "purpose" not in question.cues:
        return no_levels + (book.say("taches_du_role", role=role.name), tasks_of(book, role))
    return (role_text(book, role),) + no_levels


def role_text(book: Book, role: Role):
    """The text of the role, introduced by « En tant que … »."""
    key = "finalite_voyelle" if book.phrases.elides_before(role.name) else "finalite"
    return book.quote(f"finalite.{role.id}", book.phrases.say(key, role=role.name))


def tasks_of(book: Book, role: Role) -> Quotations:
    """All tasks of the role."""
    return book.quotes([f"tache.{task.id}" for task in role.tasks])


def task_blocks(book: Book, question: Question, tasks: Sequence[str]) -> Blocks:
    """Return the words of the tasks `tasks` (references) with the role of each."""
    roles = {ref: book.knowledge.role(ref) for ref in tasks}
    names = list(dict.fromkeys(role.name for role in roles.values()))
    blocks: Blocks = ()
    if "same_role" in question.cues and len(tasks) > 1:
        if len(names) == 1:
            blocks = (
                book.say("taches_non_differentes" if "different" in question.cues else "taches_meme", role=names[0]),
            )
        else:
            key = "taches_differentes" if "different" in question.cues else "taches_non_meme"
            blocks = (book.say(key, roles=book.enumerate(names)),)
    yes = (
        question.act == CONFIRM
        and len(question.levels) < 2
        and not question.cues & {"negated", "alternative", "same_role", "only_level", "right", "rather", "written"}
    )
    for number, name in enumerate(names):
        refs = [ref for ref in tasks if roles[ref].name == name]
        blocks += (book.say(_introduction(refs, yes and not number), role=name), book.quotes(refs))
    if question.act == LEVEL or question.levels:
        blocks += no_task_levels(book)
    return blocks


def _introduction(refs: Sequence[str], yes: bool) -> str:
    if len(refs) > 1:
        return "taches_oui" if yes else "taches_du_role"
    return "tache_oui" if yes else "tache_de"


def claimed_role_blocks(book: Book, tasks: Sequence[str], claimed: str) -> Blocks:
    """Whether the tasks `tasks` belong to the role `claimed`; each is quoted under its own role."""
    asked = book.knowledge.role(claimed).name
    blocks: Blocks = ()
    for name in dict.fromkeys(book.knowledge.role(ref).name for ref in tasks):
        refs = [ref for ref in tasks if book.knowledge.role(ref).name == name]
        said = book.say("role_oui", role=name) if name == asked else book.say("role_non", claimed=asked, role=name)
        blocks += (said, book.quotes(refs))
    return blocks


def no_task_levels(book: Book) -> Blocks:
    """That tasks are not divided by level."""
    return (book.say("tache_sans_niveau"),)


def role_suggestions(book: Book, question: Question, topic: str) -> Tuple[Suggestion, ...]:
    """The role's text and its tasks, whichever was not asked for."""
    role = book.knowledge.role(topic)
    ref = f"finalite.{role.id}"
    text = book.suggest("bouton_finalite", Question(DESCRIBE, (ref,), cues=frozenset({"purpose"})), role=role.name)
    tasks = book.suggest("bouton_taches", Question(DESCRIBE, (ref,), cues=frozenset({"tasks"})), role=role.name)
    if topic.startswith("tache."):
        return (text, tasks)
    if "tasks" in question.cues:
        return (text,)
    return (tasks,) if role.tasks else ()
