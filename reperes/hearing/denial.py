"""Whether a message says that something is not so: words that deny or blame, and what was learnt of them."""

import re
from typing import Optional

from reperes.hearing.understanding import Understanding
from reperes.language.folding import in_place, row
from reperes.language.lexis import phrases, words

ASSERTED, TAGGED, DENIED = 0.3, 0.5, 0.7
"""Up to the first probability nothing is denied, up to the second one where « …, non ? » expects a yes, from the third
one on it is; between them nobody can tell. Fitted on 2,310 claims by writers that training had not seen
(docs/understanding.md)."""
_NEAR = 2
"""So many words before a blame may deny it: « il n'a pas eu tort »."""
_CLAIM = 3
"""A claim has so many words at least, before the condition that it holds under."""
_SENTENCE = re.compile(r"[^.?!;]+")
_WORD = re.compile(r"[a-z0-9]+")


def is_denied(heard: Understanding, says: str = "") -> Optional[bool]:
    """Return whether a yes to a message would say that the claim `says` does not hold; None where nobody can tell.

    Where a word denies that is none of the claim's own, nothing is asserted.
    """
    if heard.asks and denials(heard.text) and not denials(_without_condition(heard.text)):
        # « et si la réponse n'est pas dans la liste, je peux inventer ? »
        return blamed(heard.text)
    denies = denials(heard.text) > min(denials(says), 1)
    tagged = not words("denying", "tags").isdisjoint(row(heard.text)[-1:])
    if heard.denied < DENIED and (denies or heard.denied > (TAGGED if tagged else ASSERTED)):
        return None
    return (heard.denied >= DENIED) is not blamed(heard.text)


def _without_condition(text: str) -> str:
    """The text without a clause that begins with « si », « quand » …: up to its comma, or from it on to the end."""
    first, comma, rest = text.partition(",")
    if comma and "?" not in first and is_condition(first):
        return rest
    for sentence in _SENTENCE.finditer(in_place(text)):
        spans = list(_WORD.finditer(sentence[0]))
        for before, word in zip(spans[_CLAIM - 1 :], spans[_CLAIM:]):
            if _begins_condition(sentence[0], word) and _ends_claim(before[0]):
                return text[: sentence.start() + word.start()]
    return text


def _ends_claim(word: str) -> bool:
    """Not « je me demande », nor « moi, en tant que C »."""
    return len(word) > 1 and word not in words("denying", "asking_whether")


def _begins_condition(sentence: str, word: "re.Match[str]") -> bool:
    """« s'il », not « s'est »."""
    elided = word[0] == "s" and not sentence.startswith("s'il", word.start())
    return word[0] in words("denying", "conditions") and not elided


def is_condition(clause: str) -> bool:
    """« et même s'il n'y en a pas »."""
    said = next((word for word in row(clause) if word not in words("denying", "before_conditions")), "")
    return said in words("denying", "conditions")


def denials(text: str) -> int:
    """Return how many words of `text` deny something."""
    said = row(text)
    cancelled = {place for hit in phrases("denying", "not_denying").find(said) for place in range(hit.start, hit.end)}
    return sum(word in words("denying", "denying") and place not in cancelled for place, word in enumerate(said))


def blamed(text: str) -> bool:
    """Whether a yes to `text` would say that something is not so: « il a tort ? », « on peut le lui reprocher ? »."""
    said = row(text)
    return any(
        not set(said[max(0, hit.start - _NEAR) : hit.end + 1]) & words("blame", "denial")
        for hit in phrases("blame", "blames").find(said)
    )
