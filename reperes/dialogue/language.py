"""The language of a conversation: that of the message, or the one before where nobody can tell."""

from reperes.dialogue.state import State
from reperes.language.detection import SHORTEST, french, surely
from reperes.language.folding import fold, row
from reperes.language.names import language_asked


def spoken_language(text: str, state: State) -> str:
    """Return the language of a message in its conversation, which is that of `state` until a message is surely in
    another.

    « en voor B? » goes on in Dutch; so do a button, and its title when it is typed, which may be French words for the
    most part.
    """
    typed = fold(text)
    if text.startswith("/") or any(fold(title) == typed for title, _ in state.choices):
        return state.language
    if asked := language_asked(text):
        return asked
    if sum(word.isalpha() and len(word) > 1 for word in row(text)) < SHORTEST:
        return "fr" if french().search(text) else state.language
    return surely(text) or state.language
