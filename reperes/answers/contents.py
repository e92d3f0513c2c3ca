"""What the assistant says that it can tell of a family: only what the document has. For help and for refusals."""

from typing import List, Mapping

from reperes.answers.book import Book

_PASSAGES = "passage"
_TOPICS = {
    "section.taches": "parler_taches",
    "section.criteres": "parler_criteres",
    "section.competences": "parler_competences",
    _PASSAGES: "parler_passages",
    "section.niveau": "parler_niveaux",
}
_PARTS = {
    "section.taches": "savoir_taches",
    "section.criteres": "savoir_criteres",
    "section.competences": "savoir_competences",
    _PASSAGES: "savoir_passages",
    "section.niveau": "savoir_niveaux",
}
"""Words for the parts of a document; those for its levels are said where it has none of the others."""


def gaps_of(book: Book) -> Mapping[str, str]:
    """Return what the responses of domain.yml insert between braces, and the `language` that they are said in.

    `contents`, `topics` and `parts` are what the document has.
    """
    language, family = book.phrases.language, book.knowledge.family
    return {
        "language": language,
        "family": family.name,
        "levels": book.enumerate(family.levels),
        "contact": book.knowledge.contacts.get(language, book.knowledge.contact),
        "contents": _contents(book),
        "topics": book.enumerate(_named(book, _TOPICS)),
        "parts": book.enumerate(_named(book, _PARTS)),
    }


def _contents(book: Book) -> str:
    """« sa raison d'être, ses finalités …, et ce qui change d'un niveau à l'autre »."""
    family, held = book.knowledge.family, book.knowledge.sections
    found: List[str] = []
    if "purpose" in held:
        found.append(book.phrases.say("aide_purpose"))
    if "section.finalites" in held:
        found.append(book.phrases.say("aide_finalites" if "section.taches" in held else "aide_finalites_sans_taches"))
    if family.passages:
        found.append(book.phrases.say("aide_passages"))
    expected = {
        (True, True): "aide_criteres_competences",
        (True, False): "aide_criteres",
        (False, True): "aide_competences",
    }.get(("section.criteres" in held, "section.competences" in held))
    if not expected:
        return book.enumerate(found or [book.phrases.say("savoir_niveaux")])
    told = ", ".join([*found, book.phrases.say(expected, levels=book.enumerate(book.levels))])
    return book.phrases.say("aide_change", first=told) if len(book.levels) > 1 else told


def _named(book: Book, keys: Mapping[str, str]) -> List[str]:
    """The parts that can be spoken of, in the words of `keys`."""
    held = book.knowledge.sections | ({_PASSAGES} if book.knowledge.family.passages else set())
    return [book.phrases.say(key) for part, key in keys.items() if part in held and part != "section.niveau"] or [
        book.phrases.say(keys["section.niveau"])
    ]
