"""Builds the answer to a question: the one door from questions to answers."""

from dataclasses import replace
from typing import Callable, List, Mapping, Sequence, Tuple

from reperes.answers import criteria, family, profile, ways_on
from reperes.answers.absent import ABSENT
from reperes.answers.book import Book
from reperes.answers.competence import competence_blocks, competence_suggestions
from reperes.answers.criterion import criterion_blocks, criterion_suggestions
from reperes.answers.excerpt import shortened
from reperes.answers.find import find
from reperes.answers.model import Answer, Block, Difference, Heading, Names, Quotation, Quotations, Suggestion
from reperes.answers.notes import note_blocks, with_notes
from reperes.answers.role import claimed_role_blocks, role_blocks, role_suggestions, task_blocks
from reperes.answers.search import word_blocks
from reperes.dialogue.question import Question
from reperes.hearing.intents import CONFIRM, EXCLUSIVE, MEANING, RISING, SAME, UNREQUIRED, WORD
from reperes.knowledge.model import kind_of

_SECTIONS: Mapping[str, Callable[[Book, Question], Tuple[Block, ...]]] = {
    "purpose": family.purpose,
    "version": family.version,
    "note_masculin": family.note,
    "legende.distinctive": profile.distinctive,
    "section.finalites": family.roles,
    "section.taches": family.tasks,
    "section.criteres": criteria.criteria,
    "section.competences": profile.competences,
    "section.niveau": family.level,
    "section.famille": family.whole_family,
}
_KINDS: Mapping[str, Callable] = {
    "critere": criterion_blocks,
    "competence": competence_blocks,
    "finalite": role_blocks,
    "groupe": lambda book, question, topic, details: profile.group(book, question, topic),
    "definition": lambda book, question, topic, details: family.definition(book, question, topic),
    "passage": lambda book, question, topic, details: family.passage(book, topic),
    "note": lambda book, question, topic, details: note_blocks(book, topic),
}
_INTRODUCTIONS = {
    "partly": "en_partie_hors_document",
    "corrected": "compte_faux",
    "unsure": "passage_proche",
    "no_more": "sans_trancher",
    "place": "c_est_ecrit_ici",
    "again": "j_ai_relu",
    "to_copy": "a_recopier",
    "short": "en_court",
}
"""How an answer is introduced that is shown in a certain light."""
_PLAIN_INTRODUCTION = "ce_que_dit_le_document"
_MOST_SUGGESTIONS = 4


def build_answer(book: Book, questions: Sequence[Question], others: Sequence[Suggestion] = ()) -> Answer:
    """Return the answer to `questions`, which were asked in one message, in order.

    `others` are what may have been meant instead, where that is not sure. Raises KeyError for a reference that the
    knowledge does not have.
    """
    blocks: List[Block] = []
    suggestions: List[Suggestion] = list(others)
    for question in questions:
        lights = question.cues - ({"unsure"} if "no_more" in question.cues else set())
        introduced = [book.say(key) for cue, key in _INTRODUCTIONS.items() if cue in lights]
        blocks.extend(introduced)
        if "narrowed" in question.cues:
            blocks.append(
                book.say("a_propos", names=book.enumerate(book.knowledge.names[topic] for topic in question.topics))
            )
            suggestions.append(ways_on.whole_level(book, question))
        shown = _limited(_shown(book, question), question.limit)
        blocks.extend(shown[1:] if introduced and shown[:1] == (book.say(_PLAIN_INTRODUCTION),) else shown)
        if "short" in question.cues:
            suggestions.append(book.suggest("bouton_texte_entier", replace(question, cues=question.cues - {"short"})))
        if not others:
            suggestions.extend(_suggestions(book, question))
    if others:
        blocks.append(book.say("autre_chose"))
    unique = {suggestion.title: suggestion for suggestion in ways_on.offered(book, suggestions)}
    answer = Answer(
        _headed(tuple(dict.fromkeys(blocks))),
        tuple(unique.values())[:_MOST_SUGGESTIONS],
        language=book.phrases.language,
    )
    version = f"{book.title}, {book.knowledge.family.version} ({book.knowledge.fingerprint})"
    return replace(answer, version=version) if answer.facts else answer


def _headed(blocks: Tuple[Block, ...]) -> Tuple[Block, ...]:
    """The blocks without headings of what stands above already."""
    followed = zip(blocks, (*blocks[1:], None))
    return tuple(
        block for block, after in followed if not isinstance(block, Heading) or after and not isinstance(after, Heading)
    )


def _shown(book: Book, question: Question) -> Tuple[Block, ...]:
    """The blocks of a question in the light that is asked for: no reason and no precision that is not there, in short,
    or as they are."""
    if "reason" in question.cues:
        return (book.say("raison_absente"),)
    if "detail" in question.cues:
        return (book.say("precision_absente"),)
    blocks = _blocks(book, question)
    if question.act not in (WORD, MEANING):
        blocks = with_notes(book, blocks, tuple(question.topics))
    return shortened(book, blocks) if "short" in question.cues else blocks


def _blocks(book: Book, question: Question) -> Tuple[Block, ...]:
    if question.act in (SAME, RISING, EXCLUSIVE, UNREQUIRED):
        return find(book, question)
    if question.act in (WORD, MEANING):
        return word_blocks(book, question)
    blocks: Tuple[Block, ...] = ()
    tasks = tuple(topic for topic in question.topics if topic.startswith("tache."))
    roles = tuple(topic for topic in question.topics if topic.startswith("finalite."))
    if question.act == CONFIRM and tasks and len(roles) == 1:
        return claimed_role_blocks(book, tasks, roles[0])
    if tasks:
        blocks += task_blocks(book, question, tasks)
    for topic, details in question.topics.items():
        kind = kind_of(topic)
        if topic in ABSENT and topic not in book.knowledge.sections:
            blocks += (book.say(ABSENT[topic]),)
        elif topic in _SECTIONS:
            blocks += _SECTIONS[topic](book, question)
        elif kind in _KINDS:
            blocks += _KINDS[kind](book, question, topic, details)
        elif topic not in tasks:
            raise KeyError(topic)
    return blocks


def _suggestions(book: Book, question: Question) -> Tuple[Suggestion, ...]:
    found: Tuple[Suggestion, ...] = ()
    if question.act in (WORD, MEANING):
        return found
    for topic in question.topics:
        kind = kind_of(topic)
        if topic in ABSENT and topic not in book.knowledge.sections:
            found += ways_on.family_suggestions(book, question)
        elif kind == "critere":
            found += criterion_suggestions(book, question, topic)
        elif kind == "competence":
            found += competence_suggestions(book, question, topic)
        elif kind in ("tache", "finalite"):
            found += role_suggestions(book, question, topic)
        elif topic == "section.niveau" and question.levels:
            found += ways_on.level_suggestions(book, question)
        elif topic in ("section.criteres", "section.competences") and not question.levels:
            found += ways_on.list_suggestions(book, topic)
        elif topic in ("section.finalites", "section.taches"):
            found += ways_on.role_list_suggestions(book)
        elif kind == "passage" or topic in ("purpose", "section.famille", "section.niveau"):
            found += ways_on.family_suggestions(book, question)
    return found


def _limited(blocks: Tuple[Block, ...], limit) -> Tuple[Block, ...]:
    """The blocks with the first `limit` facts or names only (None: all)."""
    if limit is None:
        return blocks
    kept: List[Block] = []
    left = limit
    for block in blocks:
        if isinstance(block, (Quotations, Names)):
            if left:
                kept.append(replace(block, items=block.items[:left]))
            left -= min(left, len(block.items))
        elif isinstance(block, (Quotation, Difference)):
            if left:
                kept.append(block)
            left -= min(left, 1)
        elif left:
            kept.append(block)
    return tuple(kept)
