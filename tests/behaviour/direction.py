"""Direction: a change of the question that changes the answer in just that way."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Iterator

from tests.behaviour.document import Document
from tests.behaviour.minimum import not_required
from tests.behaviour.probes import DIR, Expected, Probe, Turn, last_of, one
from tests.behaviour.words import Words, asked

_LEVEL = ("Que fait un {L} en matière de {nu} ?", "Pour un {L}, que dit le critère « {nu} » ?", "{nu}, niveau {L} svp")
_COMPETENCE = ("Que demande la compétence « {nu} » à un {L} ?", "{nu} au niveau {L} ?")
_TWO = (
    "{one} et {two} au niveau {L}",
    "Que doit faire un {L} pour {one}, et pour {two} ?",
    "pour un {L} : {one} + {two}",
)
_EXCEPT = (
    "{les}, tous les niveaux sauf {L}",
    "{nu} pour tout le monde sauf le niveau {L}",
    "{nu} : tous les niveaux, à part le {L}",
)
_UNKNOWN = ("{nu} niveau {X}", "Que doit faire un niveau {X} concernant {les} ?", "et {les} pour un niveau {X} ?")
_NOT_THIS = (
    "pas {one}, {two}, pour le niveau {L}",
    "Je ne parle pas de {one} mais de {two}, niveau {L}.",
    "niveau {L} : {two}, et non {one}",
)
_NOT_LEVEL = (
    "{les}, pas pour un {M}, pour un {L}",
    "{nu} : pas le niveau {M}, le niveau {L}",
    "{les} non pas en {M} mais en {L}",
)
_MEANT = ("non, {L}", "non je voulais dire niveau {L}", "pardon, pour un {L}", "oups, {L} pas {M}")
_PART_MEANT = ("non, {les}", "je voulais dire {les}", "pas ça : {les}")
UNKNOWN_LEVELS = ("A", "E", "F")


def direction(document: Document, words: Words) -> Iterator[Probe]:
    """Yield all probes of direction."""
    yield from _levels(document, words)
    yield from _second_part(document, words)
    yield from _exceptions(document, words)
    yield from _corrections(document, words)
    yield from _stays(document, words)


def _levels(document: Document, words: Words) -> Iterator[Probe]:
    for part in document.criteria:
        bare, full = words.names[part][0]
        for level in document.levels:
            for frame in _LEVEL:
                yield one(
                    DIR, "another level", asked(frame, nu=bare, L=level), Expected.quotes(document.cells(part, [level]))
                )
        for level in UNKNOWN_LEVELS:
            for frame in _UNKNOWN:
                expected = Expected(says=f"niveau {level}")
                yield one(DIR, "unknown level refused", asked(frame, nu=bare, les=full, X=level), expected)
    for part in document.competences:
        bare, _ = words.names[part][0]
        for level in document.levels:
            needed = document.required(part, [level])
            expected = Expected.quotes(needed) if needed else not_required(document, part, level)
            for frame in _COMPETENCE:
                yield one(DIR, "another level", asked(frame, nu=bare, L=level), expected)


def _second_part(document: Document, words: Words) -> Iterator[Probe]:
    for number, (first, second) in enumerate(combinations(document.criteria, 2)):
        level = document.levels[number % len(document.levels)]
        expected = Expected.quotes(document.cells(first, [level]) | document.cells(second, [level]))
        for frame in _TWO:
            text = asked(frame, one=words.names[first][0][1], two=words.names[second][0][1], L=level)
            yield one(DIR, "a second part", text, expected)
        for frame in _NOT_THIS:
            text = asked(frame, one=words.names[first][0][1], two=words.names[second][0][1], L=level)
            yield one(DIR, "negation", text, Expected.quotes(document.cells(second, [level])))


def _exceptions(document: Document, words: Words) -> Iterator[Probe]:
    for part in document.criteria:
        bare, full = words.names[part][0]
        for level in document.levels:
            others = [other for other in document.levels if other != level]
            for frame in _EXCEPT:
                yield one(
                    DIR,
                    "except a level",
                    asked(frame, nu=bare, les=full, L=level),
                    Expected.quotes(document.cells(part, others)),
                )
            other = others[len(bare) % 2]
            for frame in _NOT_LEVEL:
                text = asked(frame, nu=bare, les=full, L=level, M=other)
                yield one(DIR, "negation", text, Expected.quotes(document.cells(part, [level])))


def _corrections(document: Document, words: Words) -> Iterator[Probe]:
    for number, part in enumerate(document.criteria):
        bare, _ = words.names[part][0]
        for turn, (first, second) in enumerate(permutations(document.levels, 2)):
            asks = Turn(f"{bare} niveau {first}", Expected.quotes(document.cells(part, [first])))
            text = asked(_MEANT[(number + turn) % len(_MEANT)], L=second, M=first)
            yield last_of(
                DIR, "correction", asks, Turn(text, Expected.quotes(document.cells(part, [second])), leans=True)
            )
        for offset, frame in enumerate(_PART_MEANT, 1):
            other = document.criteria[(number + offset) % len(document.criteria)]
            level = document.levels[(number + offset) % len(document.levels)]
            asks = Turn(f"{bare} niveau {level}", Expected.quotes(document.cells(part, [level])))
            meant = Turn(
                asked(frame, les=words.names[other][0][1]), Expected.quotes(document.cells(other, [level])), leans=True
            )
            yield last_of(DIR, "correction", asks, meant)


def _stays(document: Document, words: Words) -> Iterator[Probe]:
    """After « et B ? » the part stays; after « et les plaintes ? » the level does."""
    for number, part in enumerate(document.criteria):
        bare, _ = words.names[part][0]
        other = document.criteria[(number + 2) % len(document.criteria)]
        for first, second in permutations(document.levels, 2):
            asks = Turn(f"{bare}, niveau {first} ?", Expected.quotes(document.cells(part, [first])))
            then = Turn(f"et {second} ?", Expected.quotes(document.cells(part, [second])), leans=True)
            yield last_of(DIR, "the part stays", asks, then)
            after = Expected.quotes(document.cells(other, [second]))
            yield last_of(
                DIR, "the level stays", asks, then, Turn(f"et {words.names[other][0][1]} ?", after, leans=True)
            )
