"""Readings of messages that lean on a list: « la deuxième », « les autres critères ? », « rien que leurs noms »."""

from typing import Optional

from reperes.dialogue.lists import entries_of
from reperes.dialogue.question import Question
from reperes.dialogue.selection import select
from reperes.dialogue.turn import SHORT, Turn, more, topics_of
from reperes.hearing.intents import COMPARE, COUNT, DESCRIBE
from reperes.knowledge.model import kind_of, topic_of
from reperes.language.figures import number_of
from reperes.language.folding import row
from reperes.language.lexis import words

LISTS = {
    "critere": "section.criteres",
    "competence": "section.competences",
    "tache": "section.taches",
    "finalite": "section.finalites",
}
"""The list that each kind of part stands in."""
_NAMED_LISTS = ("section.finalites", "section.criteres", "section.competences", "legende.distinctive")


def these(turn: Turn) -> Optional[Question]:
    """« maintenant ces trois-là en B »: the parts that were asked about one after the other."""
    said = row(turn.heard.text)
    after = [word for before, word in zip(said, said[1:]) if before in words("places", "these")]
    counts = [count for word in after if (count := number_of(word)) and count > 1]
    together = turn.state.recent[-counts[0] :] if counts else ()
    alike = len({kind_of(ref) for ref in together}) == 1 and kind_of(turn.before.refs[0]) in LISTS
    if not alike or len(together) < counts[0] or len(topics_of(turn.before.refs)) > 1 or turn.heard.parts:
        return None
    return Question(COMPARE if len(turn.levels) > 1 else DESCRIBE, together, turn.levels or turn.before.levels)


def names_only(turn: Turn) -> Optional[Question]:
    """« rien que leurs noms »: the list before without its texts."""
    if "names" not in turn.heard.cues or len(turn.before.refs) != 1 or turn.before.refs[0] not in _NAMED_LISTS:
        return None
    return Question(DESCRIBE if turn.before.refs[0] == "section.competences" else COUNT, turn.before.refs)


def picked(turn: Turn) -> Optional[Question]:
    """« la deuxième », « les quatre dernières »: entries of the list shown last."""
    listing = turn.state.listing
    says_more = turn.heard.content_words > 1 and not turn.names_nothing and not turn.levels
    if not listing or turn.heard.content_words > SHORT or turn.heard.step or says_more:
        return None
    entries = entries_of(listing, turn.knowledge)
    chosen = select(turn.heard.text, entries[: listing.limit])
    if not chosen:
        return None
    tasks = frozenset({"tasks"}) & turn.heard.cues if kind_of(chosen[0]) == "finalite" else frozenset()
    levelled = kind_of(chosen[0]) in ("critere", "competence")
    return Question(DESCRIBE, chosen, (turn.levels or listing.levels) if levelled else (), cues=tasks)


def rest(turn: Turn) -> Optional[Question]:
    """« les autres critères ? », « was gehört sonst noch dazu ? »: the entries of the list that were not asked for."""
    if "rest" not in turn.heard.cues:
        return None
    before, kind = turn.before, kind_of(turn.before.refs[-1])
    section = next((ref for ref, _, _ in turn.heard.parts if ref in LISTS.values()), "") or LISTS.get(kind, "")
    if section == "section.taches":
        if kind not in ("tache", "finalite"):
            return None
        return Question(DESCRIBE, (f"finalite.{turn.knowledge.role(before.refs[-1]).id}",), cues=frozenset({"tasks"}))
    if not section:
        return None
    previous = turn.state.previous.refs if turn.state.previous else ()
    asked = set(map(topic_of, before.refs + previous))
    left = tuple(ref for ref in entries_of(Question(DESCRIBE, (section,)), turn.knowledge) if ref not in asked)
    levels = () if section == "section.finalites" else turn.levels or before.levels
    return Question(DESCRIBE, left, levels) if left else None


def listed(turn: Turn) -> Optional[Question]:
    """« lesquels ? » after a number: the list; « avec quels exemples ? » after a definition: its examples."""
    if turn.before.act == COUNT and turn.names_nothing and not turn.levels:
        return more(turn.before) if "which" in turn.heard.cues else None
    if "example" in turn.heard.cues and turn.heard.content_words <= 1:
        last = turn.before.refs[-1]
        if kind_of(last) == "definition":
            return Question(DESCRIBE, turn.before.refs)
        if kind_of(last) == "finalite":
            return Question(DESCRIBE, (last,), cues=frozenset({"tasks"}))
    return None
