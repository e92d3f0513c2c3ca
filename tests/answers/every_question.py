"""The rules that every answer keeps, to whatever question the program can form about a family."""

import json
import re
from typing import Callable, Iterator, Mapping, Optional, Tuple

from books import os_book

from reperes.answers.book import Book
from reperes.answers.build import build_answer
from reperes.answers.model import Answer
from reperes.answers.verify import NotVerbatim, verify
from reperes.dialogue.question import Question
from reperes.knowledge.model import Knowledge
from reperes.knowledge.references import SECTIONS
from reperes.knowledge.text import sentences
from reperes.publishing import every_question
from reperes.renderers.structure import render_structure
from reperes.renderers.text import render_text


def questions_about(kind: str, book: Optional[Book] = None) -> Iterator[Question]:
    """Yield the questions about the parts of a kind, those of the real family without a book."""
    return every_question.questions_about(kind, book or os_book())


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
