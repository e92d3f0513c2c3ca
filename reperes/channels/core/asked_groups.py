"""Questions that were not answered, put together where they are alike."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Dict, Iterable, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from reperes.channels.core.alike import leaders_of

DISLIKED = "disliked"
"""The outcome of a question whose answer somebody did not find useful."""
AGAIN = 5
"""So many times a settled question comes again until its group is shown again."""
MOST = 1_500
"""So many questions, the newest ones, are compared with each other."""
_EXAMPLES, _MOST_LIKELY = 10, 5
DAYS_LED = 60
"""After so many days in which nobody asked it, a leader hands over to the newest question of its group."""


@dataclass(frozen=True)
class Row:
    """A masked question as it was asked on one day, so many times, with what became of it."""

    day: str
    family: str
    outcome: str
    question: str
    likely: Tuple[str, ...]
    times: int


class Leader(NamedTuple):
    """What is kept of a group: its id, the question that leads it with the last day that this was asked, and the day
    that the group was settled or ""."""

    id: str
    family: str
    question: str
    day: str
    settled: str = ""


@dataclass(frozen=True)
class Group:
    """Alike questions: the one that leads them, examples with how often each was asked (newest first), how many were
    asked in all and with each outcome, the references of the likeliest parts, the first and the last day (ISO), and the
    last day of the leader.

    `settled` is the day that somebody dealt with it, "" where nobody did; `again` how often it was asked since.
    """

    id: str
    family: str
    leader: str
    examples: Tuple[Tuple[str, int], ...]
    count: int
    outcomes: Mapping[str, int]
    likely: Tuple[str, ...]
    first: str
    last: str
    leader_asked: str
    settled: str = ""
    again: int = 0

    @property
    def is_settled(self) -> bool:
        """Whether it was dealt with, and hardly asked since."""
        return bool(self.settled) and self.again < AGAIN


def grouped(rows: Sequence[Row], known: Sequence[Leader]) -> List[Group]:
    """Return the groups of one family's rows; `known` groups keep their ids."""
    asked: Dict[str, List[Row]] = {}
    for row in sorted(rows, key=lambda row: row.day):
        asked.setdefault(row.question, []).append(row)
    newest = sorted(asked, key=lambda question: asked[question][-1].day)[-MOST:]
    # In the order in which they were first asked, so that what comes later hardly changes a group of before.
    texts = sorted(newest, key=lambda question: (asked[question][0].day, -_times(asked[question]), question))
    places = {text: place for place, text in enumerate(texts)}
    of_before = {places[leader.question]: leader for leader in known if leader.question in places}
    led: Dict[int, List[List[Row]]] = {}
    for place, leader in enumerate(leaders_of([(text, _part(asked[text])) for text in texts], list(of_before))):
        led.setdefault(leader, []).append(asked[texts[place]])
    return [_group(asked[texts[place]][0], members, of_before.get(place)) for place, members in led.items()]


def new_leader(group: Group, today: date) -> Leader:
    """Return what is kept of a group; a leader that grew old hands over to the newest question."""
    oldest = str(today - timedelta(DAYS_LED))
    if group.leader_asked >= oldest:
        return Leader(group.id, group.family, group.leader, group.leader_asked, group.settled)
    return Leader(group.id, group.family, group.examples[0][0], group.last, group.settled)


def _group(first: Row, members: Sequence[Sequence[Row]], before: Optional[Leader]) -> Group:
    """The group that `first` leads; `members` are the rows of each question."""
    rows = [row for question in members for row in question]
    settled = before.settled if before else ""
    outcomes: Counter = Counter()
    likely: Counter = Counter()
    for row in rows:
        outcomes[row.outcome] += row.times
        likely.update(dict.fromkeys(row.likely, row.times))
    newest = sorted(members, key=lambda question: question[-1].day, reverse=True)
    return Group(
        before.id if before else _id(first),
        first.family,
        first.question,
        tuple((question[0].question, _times(question)) for question in newest[:_EXAMPLES]),
        _times(rows),
        dict(outcomes.most_common()),
        tuple(ref for ref, _ in likely.most_common(_MOST_LIKELY)),
        min(row.day for row in rows),
        max(row.day for row in rows),
        max(row.day for row in rows if row.question == first.question),
        settled,
        _times([row for row in rows if row.day > settled]) if settled else 0,
    )


def _times(rows: Iterable[Row]) -> int:
    return sum(row.times for row in rows)


def _part(rows: Sequence[Row]) -> str:
    """The likeliest part of a question, as it was understood last."""
    return next((row.likely[0] for row in reversed(rows) if row.likely), "")


def _id(first: Row) -> str:
    # With the day: a question that led a group long ago may lead another one.
    return hashlib.sha256("\n".join([first.family, first.question, first.day]).encode("utf-8", "replace")).hexdigest()[
        :12
    ]
