"""What all commands hang on: Typer in French, and the folder of the assistant's files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from reperes.cli.errors import CannotDo
from reperes.cli.french import FrenchCommand, FrenchGroup

app = typer.Typer(
    name="reperes",
    cls=FrenchGroup,
    help="Repères répond aux questions sur une famille de fonctions avec les mots de son document.",
    epilog="Avec --verbose, n'importe où sur la ligne, une erreur montre son détail technique.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def command(name: str) -> Any:
    """Register a command under a name; its docstring is its help."""
    return app.command(name, cls=FrenchCommand)


def project() -> Path:
    """Return the folder of the assistant's files, which is the one that the command runs in."""
    folder = Path.cwd()
    if not (folder / "config.yml").is_file():
        raise CannotDo(
            f"Il n'y a pas de config.yml dans {folder} : lancez cette commande depuis le dossier de Repères."
        )
    return folder
