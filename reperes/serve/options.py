"""The command line of `python -m reperes.serve`, which says in French what is wrong with it."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn, Optional, Sequence

from reperes.serve.address import HIGHEST_PORT, HOST

_SENTENCES = (
    (re.compile(r"unrecognized arguments: (\S+)"), "L'option « {} » n'existe pas."),
    (re.compile(r"argument (\S+): expected one argument"), "L'option « {} » attend une valeur."),
    (re.compile(r"argument (\S+): "), "La valeur donnée pour « {} » ne convient pas."),
)
"""What Python's parser says, and its French."""


class _FrenchParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave with the code of a wrong usage."""
        found = ((shape.match(message), sentence) for shape, sentence in _SENTENCES)
        told = next(
            (sentence.format(match[1]) for match, sentence in found if match), "Cette ligne de commande ne se lit pas."
        )
        print(f"{told} « {self.prog} --help » montre les options.", file=sys.stderr)
        sys.exit(2)


def read_options(arguments: Optional[Sequence[str]] = None) -> argparse.Namespace:
    """Return the options of the server; leaves with code 2 and a sentence when they cannot be read."""
    parser = _FrenchParser(prog="python -m reperes.serve")
    parser.add_argument("--model", default="models", help="modèle ou dossier")
    parser.add_argument("--host", default=HOST)
    parser.add_argument("--port", type=_port, default=5005, help="0 : un port libre")
    parser.add_argument("--endpoints", default="endpoints.yml")
    parser.add_argument("--credentials", default="credentials.yml")
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= HIGHEST_PORT:
        raise ValueError(text)
    return port
