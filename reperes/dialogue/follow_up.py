"""Messages that lean on what was said before: « et pour B ? », « la deuxième », « c'est quelle finalité ? ».

Each reading takes a `Turn` and returns the question it makes of it, or None when it is not that kind of message.
"""

from typing import Callable, Optional, Tuple

from reperes.dialogue.question import Question
from reperes.dialogue.reading_levels import at_other_levels, same_subject, who
from reperes.dialogue.reading_lists import listed, names_only, picked, rest, these
from reperes.dialogue.reading_parts import another, other_detail, same_role, step, term, this_one
from reperes.dialogue.turn import Turn

READINGS: Tuple[Callable[[Turn], Optional[Question]], ...] = (
    names_only,
    these,
    picked,
    rest,
    same_role,
    step,
    who,
    listed,
    other_detail,
    term,
    at_other_levels,
    another,
    this_one,
    same_subject,
)
"""In this order; the first that fits is taken."""


def continued(turn: Turn) -> Optional[Question]:
    """Return the question that the message makes of the one before; None when it is complete by itself."""
    return next(filter(None, (reading(turn) for reading in READINGS)), None)


def entries_named(turn: Turn) -> Optional[Question]:
    """Return the question about the entries that « juste la dernière », « rien que leurs noms » ask for."""
    return names_only(turn) or picked(turn) or other_detail(turn)
