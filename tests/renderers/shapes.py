"""A question for each shape that the blocks of an answer can take."""

from reperes.dialogue.question import Question
from reperes.hearing.intents import COMPARE, CONFIRM, COUNT, DESCRIBE

QUESTIONS = {
    "a quotation": Question(DESCRIBE, ("critere.procedures",), ("C",)),
    "several quotations": Question(DESCRIBE, ("critere.procedures",)),
    "a list of quotations": Question(DESCRIBE, ("finalite.organisateur_pratique",), cues=frozenset({"tasks"})),
    "names": Question(DESCRIBE, ("section.criteres",)),
    "names with remarks": Question(COUNT, ("section.taches",)),
    "a difference": Question(COMPARE, ("critere.documents",), ("C", "B")),
    "a verdict": Question(CONFIRM, ("critere.procedures.B",), ("D",)),
    "marks inside a fact": Question(DESCRIBE, ("note_masculin",)),
    "a sentence alone": Question(DESCRIBE, ("version",)),
    "everything": Question(COMPARE, ("section.niveau",), ("C", "B")),
    "the whole family": Question(DESCRIBE, ("section.famille",)),
    "two parts": Question(DESCRIBE, ("critere.contacts", "competence.communiquer"), ("B",)),
}
