"""All questions that the program can form about a family, part by part."""

from itertools import combinations, product
from typing import Collection, Iterator, Optional, Tuple

from reperes.answers.book import Book
from reperes.dialogue.question import Question
from reperes.hearing.intents import ACTS, CONFIRM, DESCRIBE, LEVEL
from reperes.knowledge.references import SECTIONS, references_of

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


def questions_about(
    kind: str, book: Book, only: Optional[Collection[str]] = None, acts: Tuple[str, ...] = ACTS
) -> Iterator[Question]:
    """Yield every act on every part at all levels with the cues of its kind, then steps, limits and parts together.

    `only` leaves the questions that name one of these parts, `acts` those that ask for one of these.
    """
    every, levels_asked = references(kind, book), subsets(book)
    refs = every if only is None else [ref for ref in every if ref in only]
    every_cue = tuple(frozenset(cues.split()) for cues in ("", *CUES.get(kind, ())))
    for cues, ref, act, levels in product(every_cue, refs, acts, levels_asked):
        yield Question(act, (ref,), levels, None, cues)
    for ref, act, levels, step in product(
        refs, acts, levels_asked, (1, 2, 9, -1) if kind in ("competence", "section") else ()
    ):
        yield Question(act, (ref,), levels, step)
    for ref, levels, limit in product(refs, levels_asked, (1, 2, 7)):
        yield Question(DESCRIBE, (ref,), levels, limit=limit)
    for first, second, cues in product(every, every[:4], every_cue):
        if first in refs or second in refs:
            yield Question(CONFIRM, (first, second), book.levels[:2], None, cues)
    for ref, caution in product(refs, ("unsure", "partly")):
        yield Question(DESCRIBE, (ref,), cues=frozenset({caution}))


def questions_of_claims(book: Book) -> Iterator[Question]:
    """Yield the questions whether a claim holds, at all levels, asserted and denied."""
    only_level = frozenset({"only_level"})
    for claim, levels in product(book.knowledge.claims.values(), subsets(book)):
        yield Question(CONFIRM, (claim.criterion,), levels, claims=(claim.ref,))
        yield Question(CONFIRM, (claim.criterion,), levels, claims=(claim.ref,), denied=True)
        yield Question(CONFIRM, (claim.criterion,), levels, claims=(claim.ref,), cues=only_level)
        yield Question(LEVEL, (claim.criterion,), levels, claims=(claim.ref,))
