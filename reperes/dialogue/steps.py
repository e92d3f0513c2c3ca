"""Which steps of a competence stand beside one that is spoken of: « l'échelon suivant », « plus haut que le B »."""

from typing import Optional, Sequence, Tuple

from reperes.dialogue.question import Question
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import Knowledge, detail_of
from reperes.knowledge.parts import Competence


def steps_beside(
    heard: Understanding,
    competence: Competence,
    levels: Sequence[str],
    before: Optional[Question],
    knowledge: Knowledge,
) -> Tuple[str, ...]:
    """Return the references of the steps above or below the one that `levels` require, or that `before` is about.

    « au-dessus » is a level's where there is a level above and no word says that a step is meant.
    """
    direction = "higher" if "higher" in heard.cues else "lower" if "lower" in heard.cues else ""
    if not direction:
        return ()
    highest = bool(levels) and levels[-1] == knowledge.family.levels[-1]
    if "step_word" not in heard.cues and not (direction == "higher" and highest and not heard.levels):
        return ()
    current = _current(competence, levels, before, knowledge)
    if current is None:
        return ()
    above = [step for step in competence.steps if (step > current if direction == "higher" else step < current)]
    if "nearest" in heard.cues:
        above = above[:1] if direction == "higher" else above[-1:]
    return tuple(f"competence.{competence.id}.{step}" for step in above)


def _current(
    competence: Competence, levels: Sequence[str], before: Optional[Question], knowledge: Knowledge
) -> Optional[int]:
    if before and before.step and before.step > 0:
        return before.step
    shown = [
        int(detail_of(ref) or 0)
        for ref in (before.refs if before else ())
        if ref.startswith(f"competence.{competence.id}.")
    ]
    if shown and not levels:
        return max(shown)
    required = [knowledge.required_step(competence, level) or 0 for level in levels]
    return max(required) if required else None
