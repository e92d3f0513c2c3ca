"""Says in French why a YAML file cannot be read, at which line, and what to write instead."""

import re
from typing import Callable, List, NamedTuple, Optional, Sequence, Tuple

from ruamel.yaml.error import MarkedYAMLError

QUOTES = 'mettez tout le texte entre guillemets droits "…"'
_KEY = re.compile(r"^[ -]*[^\s#:][^:]*:( |$)")
_NOT_ALIGNED = (
    "cette ligne n'est alignée sur aucune de celles du dessus : donnez-lui le retrait de ses voisines (des espaces)."
)
_SIGN = "un texte ne peut pas commencer par « {} » : " + QUOTES + "."


class Trouble(NamedTuple):
    """Where a parser stopped: the lines of the file, the place of the problem, and where what it was reading began."""

    lines: Sequence[str]
    line: int
    column: int
    begun: int
    begun_column: int
    found: str = ""

    def at(self, line: int) -> str:
        """Return the text of a line, which counts from 0; "" after the last one."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""


Told = Tuple[int, str]
"""A line, counted from 0, and what is wrong with it."""


def explain(error: MarkedYAMLError, text: str) -> Told:
    """Return the line (from 1) and what is wrong there with the YAML file of this text."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    begun = error.context_mark or mark
    trouble = Trouble(lines, mark.line, mark.column, begun.line, begun.column) if mark else Trouble(lines, 0, 0, 0, 0)
    problem = f"{error.context or ''} / {error.problem or ''}"
    for pattern, tell in _CASES:
        found = re.search(pattern, problem, re.DOTALL)
        if found:
            line, message = tell(trouble._replace(found=found[1] if found.groups() else ""))
            return line + 1, message
    return (
        trouble.line + 1,
        "le YAML est illisible : vérifiez les retraits et les guillemets de cette ligne et de celle du dessus.",
    )


def _tab_or_sign(trouble: Trouble) -> Told:
    sign = trouble.at(trouble.line)[trouble.column : trouble.column + 1]
    if sign == "\t":
        return trouble.line, "la ligne contient une tabulation : remplacez-la par des espaces."
    return trouble.line, _SIGN.format(sign)


def _first_sign(trouble: Trouble) -> Told:
    return trouble.begun, _SIGN.format(trouble.at(trouble.begun)[trouble.begun_column : trouble.begun_column + 1])


def _colon(trouble: Trouble) -> Told:
    """A colon where none may stand: within a text, or after a line that lacks its own, or that is indented
    otherwise."""
    here, above = trouble.at(trouble.line), _line_above(trouble)
    if _KEY.match(here[: trouble.column].rstrip() + " ") or ": " in here[: trouble.column]:
        return trouble.line, f"« : » au milieu d'un texte : {QUOTES}."
    if not _KEY.match(trouble.at(above)):
        return above, "il manque « : » suivi d'une espace après le nom du champ."
    return trouble.line, _NOT_ALIGNED


def _no_colon(trouble: Trouble) -> Told:
    here = trouble.at(trouble.begun)
    if re.match(r" *-\S", here):
        return trouble.begun, "il manque une espace après le tiret."
    if re.match(r"[ -]*[\w.]+:[^\S ]", here):
        return trouble.begun, "l'espace après « : » n'est pas ordinaire (insécable ?) : effacez-la et retapez-la."
    if re.match(r" *[\w.]+:\S", here):
        return trouble.begun, "il manque une espace après « : »."
    return trouble.begun, (
        "il manque « : » après le nom du champ ; si la ligne continue le texte du dessus, donnez-lui le même retrait que ce texte."
    )


def _open_quote(trouble: Trouble) -> Told:
    sign = trouble.at(trouble.begun)[trouble.begun_column : trouble.begun_column + 1]
    return trouble.begun, f"le guillemet {sign} qui ouvre ce texte n'est jamais fermé : ajoutez-le à la fin du texte."


def _after_the_end(trouble: Trouble) -> Told:
    """Words after a closing quotation mark or bracket; the mark may have been meant to close a line above."""
    odd = _odd_quotes(trouble)
    if odd is not None:
        return odd, 'il manque un guillemet " à la fin du texte, ou un guillemet y est de trop.'
    return (
        trouble.line,
        f"des mots suivent la fin d'un texte entre guillemets ou d'une liste entre crochets : {QUOTES}, sans autre \" à l'intérieur.",
    )


def _open_bracket(trouble: Trouble) -> Told:
    odd = _odd_quotes(trouble)
    if odd is not None:
        return odd, 'il manque un guillemet " à la fin du texte, ou un guillemet y est de trop.'
    here = trouble.at(trouble.begun)
    if re.search(r"\s#", here[trouble.begun_column :]):
        return trouble.begun, f"tout ce qui suit « # » est perdu : {QUOTES}."
    sign = here[trouble.begun_column : trouble.begun_column + 1]
    return trouble.begun, f"« {sign} » n'est pas fermé, ou une virgule manque entre deux éléments."


def _twice(trouble: Trouble) -> Told:
    first = next(
        (n for n in range(trouble.line - 1, -1, -1) if re.match(rf"[ -]*{re.escape(trouble.found)}:", trouble.at(n))),
        None,
    )
    place = "" if first is None else f" (déjà à la ligne {first + 1})"
    return trouble.line, f"« {trouble.found} » est écrit deux fois{place} : gardez une seule des deux lignes."


def _two_documents(trouble: Trouble) -> Told:
    """A line of dashes or points; or a first line without a colon, which is a whole document of one text."""
    if (
        re.match(r"---|\.\.\.", trouble.at(trouble.line))
        or trouble.line
        and trouble.at(trouble.line - 1).startswith("...")
    ):
        return trouble.line, "« --- » ou « ... » coupe le fichier en deux : effacez cette ligne."
    return _line_above(trouble), "il manque « : » suivi d'une espace après le nom du champ."


def _line_above(trouble: Trouble) -> int:
    lines = [n for n in range(trouble.line) if trouble.at(n).strip() and not trouble.at(n).lstrip().startswith("#")]
    return lines[-1] if lines else trouble.line


def _odd_quotes(trouble: Trouble) -> Optional[int]:
    return next(
        (n for n in range(trouble.line, trouble.begun - 1, -1) if trouble.at(n).replace('\\"', "").count('"') % 2), None
    )


def _say(message: str, begun: bool = False) -> Callable[[Trouble], Told]:
    return lambda trouble: (trouble.begun if begun else trouble.line, message.format(trouble.found))


_CASES: List[Tuple[str, Callable[[Trouble], Told]]] = [
    (r"that cannot start any token", _tab_or_sign),
    (
        r"scanning an (?:alias|anchor)|found undefined alias|parsing a block node|mapping keys are not allowed",
        _first_sign,
    ),
    (r"scanning a block scalar", _first_sign),
    (
        r"sequence entries are not allowed",
        _say(
            "une liste commence à la ligne suivante, un tiret par élément ; un texte qui commence par un tiret se met entre guillemets."
        ),
    ),
    (r"mapping values are not allowed", _colon),
    (r"could not find expected ':'", _no_colon),
    (r"quoted scalar / found unexpected", _open_quote),
    (
        r"found unknown escape character '(.*)'",
        _say("« \\{} » dans un texte entre guillemets : la barre oblique inverse s'y écrit deux fois, « \\\\ »."),
    ),
    (
        r"escape sequence",
        _say("la barre oblique inverse, dans un texte entre guillemets, s'écrit deux fois : « \\\\ »."),
    ),
    (r"found duplicate key \"?([^\"]*)\"?", _twice),
    (r"but found '<scalar>'", _after_the_end),
    (r"expected ',' or", _open_bracket),
    (r"expected <block end>", _say(_NOT_ALIGNED)),
    (r"another document|document start", _two_documents),
]
"""What the parser says, and who can tell it; the first that fits is taken."""
