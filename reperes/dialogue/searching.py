"""Questions about the document's words: where a word or a phrase stands, and what it means."""

import re
from functools import lru_cache
from typing import Optional, Pattern, Sequence, Set, Tuple

from reperes.dialogue.question import Question
from reperes.hearing.cues import inverts
from reperes.hearing.intents import DESCRIBE, MEANING, WORD
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import Knowledge, detail_of, kind_of, topic_of
from reperes.knowledge.search import find_phrase
from reperes.language.folding import fold, words
from reperes.language.lexis import words as words_of

NOT_FOUND = ("section.famille",)
"""What a question is about whose words stand nowhere."""
_MARKED = re.compile(r"[«\"“„]\s*([^«»\"“”„]{2,60}?)\s*[»\"”]|(?<!\w)'([^']{2,60})'(?!\w)")
_WORD_FOR_WORD = re.compile(r"\b(\w+) (?:pour|a|voor|for|fur) \1\b")
_LONGEST = 6
_FEW, _SURELY_ABOUT = 3, 0.5
"""So few words are looked for by « c'est écrit ou pas ? », where no part is as likely as this."""
_KINDS = {
    "section.taches": "tache",
    "section.criteres": "critere",
    "section.competences": "competence",
    "section.finalites": "finalite",
}


def searched(heard: Understanding, levels: Sequence[str], knowledge: Knowledge) -> Question:
    """Return where the words that `heard` looks for stand: in the kind of part and at the levels that it names."""
    phrase = phrase_of(heard, knowledge)
    named = _named_outside(heard, phrase)
    kinds = {_KINDS[ref] for ref in named if ref in _KINDS}
    # « figure-t-il dans la case Documents ? »: names are meant as such beside words in quotation marks.
    parts = {ref for ref in named if kind_of(ref) in ("critere", "competence") and marked_phrase(heard.text)}
    found = find_phrase(knowledge, phrase)
    places = tuple(
        ref for ref in found if (not kinds or kind_of(ref) in kinds) and (not parts or topic_of(ref) in parts)
    )
    if levels and len(levels) < len(knowledge.family.levels):
        places = tuple(ref for ref in places if _is_of(ref, levels, knowledge))
    if found and not places:
        return Question(WORD, found, tuple(levels), cues=frozenset({"elsewhere"}), phrase=phrase)
    return Question(WORD, places or NOT_FOUND, tuple(levels), phrase=phrase)


def _is_of(ref: str, levels: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether a fact is asked of one of `levels`; what has no levels is."""
    if kind_of(ref) == "critere":
        return detail_of(ref) in levels
    if kind_of(ref) == "competence":
        competence = knowledge.competence(ref)
        return detail_of(ref) in {str(knowledge.required_step(competence, level)) for level in levels}
    return True


def looks_for_words(heard: Understanding) -> bool:
    """« le terme X apparaît où ? »: whether a message names a word and asks whether it occurs, whatever it is about."""
    said = set(words(_WORD_FOR_WORD.sub(" ", fold(heard.text))))
    named = bool(said & words_of("searching", "introduces"))
    introduced = _introduced().search(heard.text) if named else None
    if introduced and _names_no_word(introduced.group(1)) and not marked_phrase(heard.text):
        return False
    if heard.intent == WORD:
        return named or not _WORD_FOR_WORD.search(fold(heard.text))
    return named and bool(said & words_of("searching", "occurs"))


def _named_outside(heard: Understanding, phrase: str) -> Set[str]:
    """The parts and sections that are named outside the words looked for: where these are searched."""
    start = fold(heard.text).find(fold(phrase))
    inside = range(start, start + len(phrase)) if start >= 0 else range(0)
    return {ref for ref, place, _ in heard.parts if place not in inside}


def _names_no_word(after: str) -> bool:
    """« le mot apparaît-il ailleurs ? », « ce mot n'y figure pas »: whether what follows « mot » is no word looked
    for."""
    first = after.split()[0]
    occurs = not words_of("searching", "occurs").isdisjoint(words(first))
    return inverts(first) or occurs or fold(first).startswith(("n'", "ne")) and len(first) <= len("n'est")


def written(heard: Understanding, knowledge: Knowledge) -> Optional[Question]:
    """« refuser, c'est écrit ou pas ? »: the search for what a clause asks about, where it is about no part for
    sure."""
    asking = next((clause for clause in heard.within or (heard,) if "is_written" in clause.cues), None)
    if asking is None or heard.parts:
        return None
    if any(p >= _SURELY_ABOUT for clause in (heard, asking) for topic, p in clause.ranked if topic != "none"):
        return None
    said = [word for word in asking.own_words if word not in words_of("searching", "written")]
    phrase = " ".join(said)
    return (
        Question(WORD, _with_all_words(phrase, knowledge) or NOT_FOUND, phrase=phrase)
        if 0 < len(said) <= _FEW
        else None
    )


def meant(heard: Understanding, knowledge: Knowledge) -> Optional[Question]:
    """Return the question what a word means: its definition where there is one, else where it stands."""
    phrase = phrase_of(heard, knowledge)
    for definition in knowledge.family.definitions:
        if set(words(definition.term)) & set(words(heard.text)):
            return Question(DESCRIBE, (f"definition.{definition.id}",), cues=frozenset({"definition"}))
    found = find_phrase(knowledge, phrase) or _with_all_words(phrase, knowledge)
    return Question(MEANING, found or NOT_FOUND, phrase=phrase) if phrase else None


def asks_what_is_marked(heard: Understanding) -> bool:
    """« « univoques », ça veut dire quoi ? »: whether the clause that has the words in quotation marks asks what they
    mean."""
    return not heard.named and any(
        marked_phrase(clause.text) and "definition" in clause.cues for clause in heard.within or (heard,)
    )


def _with_all_words(phrase: str, knowledge: Knowledge) -> Tuple[str, ...]:
    """« instructions univoques »: the facts that have each word, not next to each other."""
    places = [find_phrase(knowledge, word) for word in words(phrase)]
    return tuple(ref for ref in places[0] if all(ref in others for others in places[1:])) if places else ()


def phrase_of(heard: Understanding, knowledge: Knowledge) -> str:
    """Return the words looked for: those in quotation marks, those after « le mot », else those of the document."""
    marked = marked_phrase(heard.text)
    if marked:
        return marked
    introduced = _introduced().search(heard.text)
    if introduced and not _names_no_word(introduced.group(1)):
        return _known_start(introduced.group(1).split(), knowledge)
    said = heard.own_words
    known = [word for word in said if find_phrase(knowledge, word)]
    return _longest_run(heard.text, known, knowledge) if known else " ".join(said[-1:])


def marked_phrase(text: str) -> str:
    """Return the words of `text` that stand in quotation marks, "" when there are none."""
    marked = _MARKED.search(text)
    return (marked.group(1) or marked.group(2)).strip() if marked else ""


@lru_cache(maxsize=None)
def _introduced() -> Pattern[str]:
    """« le mot … »: what stands after a word of speech, up to the next sign."""
    names, skipped = ("|".join(words_of("searching", key)) for key in ("introduces", "skipped"))
    return re.compile(rf"\b(?:{names})\s+(?:(?:{skipped})(?:\s+|(?<=')))?(\S[^?!.,;:]{{1,60}})", re.IGNORECASE)


def _known_start(said: Sequence[str], knowledge: Knowledge) -> str:
    """The longest beginning that stands in the document, else the first word: what follows belongs to the question."""
    for length in range(min(len(said), _LONGEST), 0, -1):
        if find_phrase(knowledge, " ".join(said[:length])):
            return " ".join(said[:length])
    return said[0]


def _longest_run(text: str, known: Sequence[str], knowledge: Knowledge) -> str:
    """The longest run of words of `text` with one of `known` that stands in the document; of equals the rarest."""
    said = words(text)
    runs = [
        said[start:end]
        for start in range(len(said))
        for end in range(start + 1, min(start + _LONGEST, len(said)) + 1)
        if said[start] in known and said[end - 1] in known
    ]
    found = [
        (len(run), -len(places), " ".join(run)) for run in runs if (places := find_phrase(knowledge, " ".join(run)))
    ]
    return max(found)[2] if found else known[0]
