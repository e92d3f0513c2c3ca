"""Says an answer through Rasa's dispatcher: text, buttons and the structured answer in one message."""

from typing import Sequence, Tuple

from rasa_sdk.executor import CollectingDispatcher

from reperes.answers.model import Answer, Suggestion
from reperes.dialogue.question import Question
from reperes.renderers.payload import buttons
from reperes.renderers.structure import render_structure
from reperes.renderers.text import render_text


def say_answer(
    dispatcher: CollectingDispatcher,
    answer: Answer,
    asked: Sequence[Question],
    family: str = "",
    note: str = "",
    lacking: bool = False,
) -> None:
    """Say `answer` to a message understood as `asked`, of one of several families ("" for one); `note` comes first.

    `lacking` tells those who count answers that this one only says that there is none.
    """
    said = render_text(answer)
    structure = render_structure(answer, asked, note, family, lacking)
    dispatcher.utter_message(
        text=f"{note}\n\n{said}" if note else said, buttons=buttons(answer.suggestions, family), json_message=structure
    )


def addresses(choices: Sequence[Suggestion]) -> Tuple[str, ...]:
    """Return the families that buttons lead to."""
    return tuple(choice.family for choice in choices if choice.family)


def pairs(choices: Sequence[Suggestion]) -> Tuple[Tuple[str, Question], ...]:
    """Return what the state keeps of choices that are offered."""
    return tuple((choice.title, choice.question) for choice in choices)
