"""Masks what may tell who someone is, before a text is kept for others to read."""

from __future__ import annotations

from reperes.channels.core.mask_addresses import places_of_addresses
from reperes.channels.core.mask_names import places_of_names
from reperes.channels.core.mask_numbers import places_of_numbers

MASK = "[…]"


def mask(text: str) -> str:
    """Return `text` with mail, postal and network addresses, numbers of persons, telephones and accounts, and names of
    people masked.

    A number of eight digits or more that is no date, no years and no sum is taken for somebody's, whatever its checksum
    says: people mistype their own too. Names are found by what stands before them, and the commonest first names
    anywhere; a name that is neither stays.
    """
    places = sorted([*places_of_addresses(text), *places_of_numbers(text), *places_of_names(text)])
    kept, end = [], 0
    for start, stop in places:
        if start > end or (start == end and not kept):
            kept += [text[end:start], MASK]
        elif start == end and kept[-1] != MASK:
            kept.append(MASK)
        end = max(end, stop)
    return "".join([*kept, text[end:]])
