"""Fifty people who write at once, and a platform's habit of sending again what was not acknowledged."""

from __future__ import annotations

import html
import json
import re
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Callable, Dict, Iterable, List, Mapping, Sequence, Tuple

# Each stands for itself: what was asked before must not change the answer.
QUESTIONS = (
    "qui s'occupe du courrier ?",
    "que fait un niveau C pour les documents ?",
    "quelle est la raison d'être de la famille ?",
    "que demande le critère Procédures au niveau B ?",
)
PEOPLE = 50
SECONDS = 10.0
SECONDS_BETWEEN_TRIES = 0.5
SECONDS_UNTIL_GIVEN_UP = 180
# One event of so many is delivered once more although it was acknowledged, as happens when that came late.
REPEATED = 5


@dataclass(frozen=True)
class Said:
    """The message `number` of a person; it is sent again under the same id until it is acknowledged."""

    person: int
    number: int
    text: str


# Returns whether the program acknowledged it; the number counts the earlier tries.
Send = Callable[[Said, int], bool]


def questions_of(person: int) -> Tuple[str, ...]:
    """Return the questions of a person, in an order that the next person does not have."""
    turn = person % len(QUESTIONS)
    return QUESTIONS[turn:] + QUESTIONS[:turn]


def write(sends: Sequence[Send]) -> None:
    """Have everybody write their questions on each platform, evenly over ten seconds; all are acknowledged at the
    end."""
    begin = time.monotonic()
    with ThreadPoolExecutor(len(sends) * PEOPLE) as crowd:
        writing = [crowd.submit(_person, send, person, begin) for send in sends for person in range(PEOPLE)]
    for one in writing:
        one.result()


def _person(send: Send, person: int, begin: float) -> None:
    pause = SECONDS / len(QUESTIONS)
    for number, text in enumerate(questions_of(person)):
        moment = begin + pause * (number + person / PEOPLE)
        time.sleep(max(0.0, moment - time.monotonic()))
        said, tries = Said(person, number, text), 0
        while not send(said, tries):
            assert time.monotonic() < begin + SECONDS_UNTIL_GIVEN_UP, "the program does not take messages any more"
            tries += 1
            time.sleep(SECONDS_BETWEEN_TRIES)
        if (person + number) % REPEATED == 0:
            send(said, tries + 1)


def quotations(server: str) -> Dict[str, str]:
    """Return the quotation by which the answer to each question is known, as one gets it who asks nothing else."""
    found = {}
    for number, question in enumerate(QUESTIONS):
        body = json.dumps({"sender": f"alone-{number}", "message": question}).encode()
        request = urllib.request.Request(f"{server}/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as response:
            (answer,) = json.load(response)
        found[question] = max(re.findall("«(.+?)»", plain(answer["text"])), key=len).strip()
    assert len(set(found.values())) == len(QUESTIONS)
    return found


def plain(text: str) -> str:
    """Return a text without what platforms change in it: entities, kinds of blanks and of apostrophes."""
    return " ".join(html.unescape(text).replace("’", "'").split())


def answered(texts: Iterable[str], known: Mapping[str, str]) -> List[str]:
    """Return the questions that texts answer, in order; the text itself where it answers none of them."""
    return [next((question for question, words in known.items() if words in plain(text)), text) for text in texts]
