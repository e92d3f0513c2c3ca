"""Finds addresses: of mail, of the network, and of houses."""

from __future__ import annotations

import re
from typing import Iterator, Tuple

Place = Tuple[int, int]

_AT = r"(?:\s?\[at\]\s?|\s?\(at\)\s?|@|\s@\s)"
_MAIL = re.compile(rf"(?:mailto:)?[^\s@<>|()«»\",;]{{1,64}}{_AT}[\w-]+(?:(?:\.|\[dot\])[\w-]+)+", re.IGNORECASE)
_SITES = "linkedin|facebook|instagram|tiktok|twitter"
_PROFILE = re.compile(rf"(?:https?://)?(?:\w+\.)?(?:{_SITES})\.com/[^\s<>|]+", re.IGNORECASE)
_NETWORK = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])")

_STREET = r"(?i:rue|avenue|av\.|boulevard|boul\.|bd|bld|chauss[ée]e|chée|impasse|all[ée]e|dr[èe]ve|ruelle|venelle)"
# These are ordinary words too: only before a capital letter.
_SQUARE = r"(?i:place|cours|clos|square|quai|chemin|parvis|sentier|rond-point|cité|résidence)"
# « niveau 2 » after the name of a street is no number of a house.
_NOT_IN_A_NAME = r"(?i:niveau|étage|bureau|local|degré|échelon|critère|en|est|à|au|et|ou)\b|\d+(?!\s[a-zé])"
_WORD = rf"(?!{_NOT_IN_A_NAME})[\w'’.-]+"
_OF = r"(?:(?i:de\sla|de\sl['’]|de|du|des|la|le|les|aux?|d['’]|l['’]|saint|sainte|st)\s?)?"
_BOX = r"(?:\s?(?:/|,?\s?(?i:bte|boîte|boite|bus|b)\b\.?)\s?\w{1,4}\b)?"
_HOUSE = rf"\d{{1,4}}(?:\s?(?:[a-zA-Z]|bis|ter)\b)?{_BOX}(?!\w|[.,]\d)"
_TOWN = r"(?:\s?[,-]?\s?(?:[ABab]-)?[1-9]\d{3}\s(?!(?:et|à|en)\b)[A-ZÉa-zé][\w'’-]+)?"
_NUMBER = rf",?\s?(?:n[°or.]{{1,2}}\s?)?{_HOUSE}{_TOWN}"
_PLACES = (
    _MAIL,
    _PROFILE,
    _NETWORK,
    re.compile(rf"(?<!\w){_STREET}(?:\s{_WORD}){{1,6}}{_NUMBER}"),
    re.compile(rf"(?<!\w){_SQUARE}\s{_OF}[A-ZÉ][\w'’.-]+(?:\s{_WORD}){{0,4}}{_NUMBER}"),
    re.compile(rf"(?<!\w)\d{{1,4}}\s?(?:bis|ter|[a-z])?,?\s{_STREET}(?:\s{_OF}[\w'’-]+){{1,3}}{_TOWN}"),
    re.compile(rf"(?<!\w)[\w-]*(?:straat|laan|plein|steenweg|dreef|kaai|stra(?:ß|ss)e|platz)\s{_HOUSE}{_TOWN}"),
)
_LIVES = re.compile(
    r"(?<!\w)(?:habite|domicilié[e]?|vis|woon)\s(?:à|au|en|in|te)\s(?P<town>(?:[1-9]\d{3}\s)?[A-ZÉ][\w'’-]+)"
)


def places_of_addresses(text: str) -> Iterator[Place]:
    """Yield the beginning and the end of each address."""
    for pattern in _PLACES:
        for found in pattern.finditer(text):
            yield found.span()
    for found in _LIVES.finditer(text):
        yield found.span("town")
