"""The competences as a picture: their steps as a scale, and where each level stands on it."""

from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Set

from reperes.dialogue.question import Question
from reperes.knowledge.model import Knowledge
from reperes.knowledge.parts import Competence

_WHOLE = ("section.competences", "section.niveau", "section.famille", "legende.distinctive")


def profile_of(questions: Sequence[Question], knowledge: Knowledge) -> Optional[Dict[str, Any]]:
    """Return the picture that goes with an answer to `questions`, None when they are not about competences.

    `levels` is in the family's order, `asked` holds the levels to highlight, `steps` counts the columns of the
    scale; each competence has the step that each level requires (a level that is absent requires none).
    """
    shown = _shown(questions, knowledge)
    if not shown:
        return None
    asked = {level for question in questions for level in question.levels}
    return {
        "kind": "profile",
        "levels": list(knowledge.family.levels),
        "asked": [level for level in knowledge.family.levels if level in asked],
        "steps": max(len(competence.steps) for competence in knowledge.competences if competence.id in shown),
        "groups": _groups(shown, knowledge),
    }


def _shown(questions: Iterable[Question], knowledge: Knowledge) -> Set[str]:
    """The ids of the competences that the questions are about."""
    found: Set[str] = set()
    for question in questions:
        for topic in question.topics:
            kind, _, name = topic.partition(".")
            if topic in _WHOLE:
                found.update(competence.id for competence in knowledge.competences)
            elif kind == "groupe":
                found.update(competence.id for competence in knowledge.competences if competence.group == name)
            elif kind == "competence":
                found.add(name)
    return found & {competence.id for competence in knowledge.competences}


def _groups(shown: Set[str], knowledge: Knowledge) -> List[Dict[str, Any]]:
    groups = []
    for group in knowledge.groups:
        members = [c for c in knowledge.competences if c.group == group.id and c.id in shown]
        if members:
            groups.append({"name": group.name, "competences": [_competence(c, knowledge) for c in members]})
    return groups


def _competence(competence: Competence, knowledge: Knowledge) -> Mapping[str, Any]:
    return {
        "ref": f"competence.{competence.id}",
        "name": competence.name,
        "distinctive": competence.id in knowledge.family.distinctive,
        "steps": len(competence.steps),
        "required": dict(knowledge.family.required.get(competence.id, {})),
    }
