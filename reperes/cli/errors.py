"""What a command says when it cannot do its work: one sentence, and no stack trace unless it was asked for."""

from __future__ import annotations

import errno
import sys
import traceback

from typer.exceptions import TyperException

# Why a command line cannot be read, by the class of the error; Typer's own sentences are in English.
_USAGE = {
    "NoSuchOption": "L'option « {0.option_name} » n'existe pas.",
    "BadOptionUsage": "L'option « {0.option_name} » attend une valeur.",
    "MissingParameter": "Il manque {0.param.human_readable_name} sur la ligne de commande.",
    "BadParameter": "La valeur donnée pour « {0.param.human_readable_name} » ne convient pas.",
}
# Why a file cannot be used; the system's own sentences are in English.
_REASONS = {
    errno.EACCES: "vous n'y avez pas accès",
    errno.EISDIR: "c'est un dossier, et il faut un fichier",
    errno.ENOENT: "il n'existe pas",
    errno.ENOSPC: "le disque est plein",
    errno.ENOTDIR: "il faut un dossier, et c'est un fichier",
}
_SEE_HELP = "« reperes --help » montre les commandes, « reperes COMMANDE --help » leurs options."


class CannotDo(Exception):
    """Why a command cannot do its work, in a French sentence for whoever typed it."""


class UnknownCommand(CannotDo):
    """A command was typed that does not exist."""


def sentence_for(error: BaseException) -> str:
    """Return what to tell the person who typed the command."""
    if isinstance(error, TyperException):
        shape = _USAGE.get(type(error).__name__, "Cette ligne de commande ne se lit pas ({0.message}).")
        return f"{shape.format(error)} {_SEE_HELP}"
    if isinstance(error, CannotDo) or type(error).__name__ in ("CannotStart", "KnowledgeError"):
        return str(error)
    if isinstance(error, OSError) and error.filename:
        reason = _REASONS.get(error.errno, error.strerror)
        return f"« {error.filename} » ne peut pas être lu ou écrit : {reason}. Avec --verbose : le détail."
    detail = " ".join(str(error).split()) or "sans autre précision"
    return f"Une erreur imprévue s'est produite ({type(error).__name__} : {detail[:300]}). Avec --verbose : le détail."


def report(error: BaseException, verbose: bool) -> int:
    """Tell the error stream of an error and return the exit code: 2 for a command line that cannot be read, else 1."""
    if verbose:
        traceback.print_exception(type(error), error, error.__traceback__)
    print(sentence_for(error), file=sys.stderr)
    return 2 if isinstance(error, (TyperException, UnknownCommand)) else 1
