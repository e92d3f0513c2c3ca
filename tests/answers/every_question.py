"""All questions that the program can form about a family, and the rules that every answer keeps."""

import json
import re
from itertools import combinations, product
from typing import Callable, Iterator, Mapping, Optional, Tuple

from books import os_book

from reperes.answers.book import Book
from reperes.answers.build import build_answer
from reperes.answers.model import Answer
from reperes.answers.verify import NotVerbatim, verify
from reperes.dialogue.question import Question
from reperes.hearing.intents import ACTS, CONFIRM, DESCRIBE
from reperes.knowledge.model import Knowledge
from reperes.knowledge.references import SECTIONS, references_of
from reperes.knowledge.text import sentences
from reperes.renderers.structure import render_structure
from reperes.renderers.text import render_text

CUES = {
    "critere": ("same", "different", "negated", "alternative", "only_level", "same yes_no", "different yes_no"),
    "competence": (
        "same",
        "different",
        "negated",
        "alternative",
        "steps",
        "distinctive",
        "same yes_no",
        "different yes_no",
    ),
    "finalite": ("tasks", "purpose", "tasks purpose", "role tasks"),
    "tache": ("negated", "alternative", "same_role", "same_role different"),
    "definition": ("example", "negated"),
    "section": ("same", "different", "distinctive", "steps", "tasks"),
}
"""What makes a difference to the answer, by the kind of part."""
FEW_LEVELS = 4
KINDS = ("critere", "competence", "finalite", "tache", "groupe", "definition", "passage", "note", "section", "one")
"""What a question may be about; "one" are the parts that there is only one of."""


def subsets(book: Book) -> Tuple[Tuple[str, ...], ...]:
    """Return the levels that a question may be about: every choice of few levels; of many, neighbours, cadres and
    all."""
    levels = book.levels
    if len(levels) <= FEW_LEVELS:
        return tuple(subset for size in range(len(levels) + 1) for subset in combinations(levels, size))
    some = [
        (),
        *((level,) for level in levels),
        *zip(levels, levels[1:]),
        levels[::3],
        *book.knowledge.family.cadres.values(),
        levels,
    ]
    return tuple(dict.fromkeys(some))


def references(kind: str, book: Book) -> list:
    """Return the references of a kind, whole parts and details."""
    knowledge = book.knowledge
    known = references_of(knowledge.family, knowledge.groups, knowledge.competences) | set(SECTIONS)
    if kind == "one":
        return sorted(ref for ref in known if ref.partition(".")[0] not in KINDS)
    return sorted(ref for ref in known if ref.startswith(f"{kind}."))


def questions_about(kind: str, book: Optional[Book] = None) -> Iterator[Question]:
    """Yield every act on every part at all levels with the cues of its kind, then steps, limits and parts together."""
    book = book or os_book()
    refs, levels_asked = references(kind, book), subsets(book)
    every_cue = tuple(frozenset(cues.split()) for cues in ("", *CUES.get(kind, ())))
    for ref, act, levels, cues in product(refs, ACTS, levels_asked, every_cue):
        yield Question(act, (ref,), levels, None, cues)
    for ref, act, levels, step in product(
        refs, ACTS, levels_asked, (1, 2, 9, -1) if kind in ("competence", "section") else ()
    ):
        yield Question(act, (ref,), levels, step)
    for ref, levels, limit in product(refs, levels_asked, (1, 2, 7)):
        yield Question(DESCRIBE, (ref,), levels, limit=limit)
    for first, second, cues in product(refs, refs[:4], every_cue):
        yield Question(CONFIRM, (first, second), book.levels[:2], None, cues)
    for ref, caution in product(refs, ("unsure", "partly")):
        yield Question(DESCRIBE, (ref,), cues=frozenset({caution}))


def _is_quotation_of_ours(text: str, knowledge: Knowledge) -> bool:
    family = knowledge.family
    facts = [fact.text for fact in knowledge.facts.values()]
    names = [*knowledge.names.values(), family.name, f"{family.code} – {family.name}", family.version]
    return text in facts or text in names or any(text in sentences(fact) for fact in facts)


def _between_marks(text: str) -> Iterator[str]:
    """Yield what stands between « and », outermost marks only."""
    depth, start = 0, 0
    for match in re.finditer("[«»]", text):
        if match.group() == "«":
            start = match.end() if depth == 0 else start
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                yield text[start : match.start()].strip()


def _is_said(part: str, text: str) -> bool:
    """« niveau C » is said by « niveaux D et C » too."""
    level = part.removeprefix("niveau ")
    return part in text if level == part else bool(re.search(rf"[nN]iveaux? [^\n:.]*\b{level}\b", text))


def _own_words(answer: Answer, text: str) -> str:
    for fact in sorted(answer.facts, key=lambda fact: -len(fact.text)):
        text = text.replace(fact.text, "")
    return text


def _verbatim(answer: Answer, text: str, knowledge: Knowledge) -> bool:
    try:
        verify(answer, knowledge)
    except NotVerbatim:
        return False
    return True


def _sourced(answer: Answer, text: str, knowledge: Knowledge) -> bool:
    if not answer.facts:
        return answer.version is None
    return bool(answer.version) and answer.version in text and knowledge.fingerprint in answer.version


RULES: Mapping[str, Callable[[Answer, str, Knowledge], bool]] = {
    "says something": lambda answer, text, knowledge: bool(text.strip()),
    "quotes word for word": _verbatim,
    "quotes nothing but the document": lambda answer, text, knowledge: all(
        _is_quotation_of_ours(marked, knowledge) for marked in _between_marks(text)
    ),
    "says where each quotation stands": lambda answer, text, knowledge: all(
        _is_said(part, text) for fact in answer.facts for part in fact.place
    ),
    "names the version when it quotes": _sourced,
    "leaves no gap in a phrase": lambda answer, text, knowledge: not re.search(r"[{}]|\bNone\b|\(\)|  ", text),
    "has French spaces": lambda answer, text, knowledge: not re.search(r" [:;?!»]|« ", _own_words(answer, text)),
    "repeats no block": lambda answer, text, knowledge: len(set(answer.blocks)) == len(answer.blocks),
    "offers four buttons at most": lambda answer, text, knowledge: len(answer.suggestions) <= 4,
    "offers only what there is": lambda answer, text, knowledge: all(
        ref in knowledge.sections or ref not in SECTIONS for one in answer.suggestions for ref in one.question.refs
    ),
    "is plain data for programs": lambda answer, text, knowledge: bool(json.dumps(render_structure(answer))),
}


def broken_rules(question: Question, book: Optional[Book] = None) -> Tuple[Tuple[str, ...], frozenset]:
    """Return the rules that the answer to `question` breaks, and the facts that it quotes whole."""
    book = book or os_book()
    answer, knowledge = build_answer(book, [question]), book.knowledge
    text = render_text(answer)
    whole = frozenset(fact.ref for fact in answer.facts if fact.text == knowledge.facts[fact.ref].text)
    return tuple(rule for rule, keeps in RULES.items() if not keeps(answer, text, knowledge)), whole
