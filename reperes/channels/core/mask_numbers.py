"""Finds numbers that are somebody's: telephones, accounts, cards, national numbers, number plates."""

from __future__ import annotations

import re
from typing import Iterator, Tuple

from stdnum import iban

Place = Tuple[int, int]

_FEWEST_DIGITS = 8
"""So many digits are no number of an article, a year or a level."""
_RUN = re.compile(
    r"(?<![\w.,/-])(?:[A-Z]{2}(?=\d{2}))?(?:\+ ?|\()?"
    # « +32 (0)475/12.34.56 »: between two digits stands a sign with blanks around it, or nothing.
    r"\d(?:[^\S\n]?[./()–-]?[^\S\n]?\d|\)[/-]\d)+(?!\w)"
)
_DATE = r"(?:\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)?\d\d|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})"
_YEAR = r"(?:19|20)\d\d"
# So many, and no more: « 12-12-12-12 » can be cut into dates in more ways than there is time to try.
_DATES = re.compile(rf"(?:{_DATE}|{_YEAR})(?:\s?[-–/]\s?(?:{_DATE}|{_YEAR}|\d\d)){{0,7}}")
_SUM = re.compile(r"[1-9]\d{0,2}(?:[ .]\d{3})+|[1-9]\d*")
_MONEY = re.compile(r"\s?(?:€|euros?\b|eur\b|,\d\d\b)", re.IGNORECASE)
_IBAN = re.compile(r"(?<!\w)[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}")
_SHORTEST_IBAN = 15
_PLATE = re.compile(r"(?<!\w)(?:[1-9][- ]?[A-Z]{3}[- ]?\d{3}|[A-Z]{3}-\d{3})(?!\w)")
_KINDS = (
    r"t[ée]l(?:[ée]phone)?|gsm|fax|portable|whatsapp|poste|matricule|registre national|rijksregister(?:nummer)?"
    r"|num[ée]ro national|niss|nrn|dossier|badge|identifiant"
)
_SAID = re.compile(
    # What is said to be a number of such a kind may be shorter.
    rf"(?<!\w)(?:{_KINDS})\b(?:[^\w\n]|\b(?:est|le|au|num[ée]ro|nr|no|n|interne|is|nummer)\b){{0,8}}"
    r"(?P<number>\d[\d ./-]{2,}\d)(?!\w)"
    r"|(?<!\w)(?:n[ée]e?|geboren|born)\s(?:le|op|on|en)?\s?"
    r"(?P<birth>\d{1,2}[-./ ](?:\d{1,2}|[a-zéû]+)[-./ ](?:19|20)?\d\d)(?!\w)",
    re.IGNORECASE,
)


def places_of_numbers(text: str) -> Iterator[Place]:
    """Yield the beginning and the end of each number that may be a person's."""
    for found in _RUN.finditer(text):
        if _is_long(found.group()) and not _is_no_ones(found.group(), text[found.end() :]):
            yield found.span()
    for found in _IBAN.finditer(text):
        end = _end_of_iban(found.group())
        if end:
            yield found.start(), found.start() + end
    for found in _PLATE.finditer(text):
        yield found.span()
    for found in _SAID.finditer(text):
        yield found.span("number" if found["number"] else "birth")


def _is_long(run: str) -> bool:
    return sum(map(str.isdigit, run)) >= _FEWEST_DIGITS


def _is_no_ones(run: str, after: str) -> bool:
    """Whether a run of digits is dates, years, a sum, or figures that are counted up."""
    if _DATES.fullmatch(run):
        return True
    if _SUM.fullmatch(run) and _MONEY.match(after):
        return True
    groups = re.findall(r"\d+", run)
    return len(groups) == sum(map(len, groups)) and groups == sorted(groups, key=int)


def _end_of_iban(run: str) -> int:
    """How much of `run` is an account number with a good checksum; 0 for none, as words may follow it."""
    for end in range(len(run), _SHORTEST_IBAN - 1, -1):
        if run[end - 1].isalnum() and iban.is_valid(run[:end].upper(), check_country=False):
            return end
    return 0
