"""The commands of versions: what they are called and what they take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from reperes.cli.frame import command

Folder = Annotated[
    Optional[Path],
    typer.Argument(
        metavar="[DOSSIER]", help="sans lui, le brouillon s'il y en a un, sinon knowledge/ modifié à la main"
    ),
]
Author = Annotated[
    Optional[str], typer.Option("--auteur", metavar="NOM", help="votre nom ; sans lui, celui de votre session")
]


@command("preview")
def preview_command(folder: Folder = None) -> int:
    """Montre ce qu'un brouillon change : textes, réponses, mots, questions d'essai."""
    from reperes.cli.publishing import show_preview

    return show_preview(folder)


@command("publish")
def publish_command(
    folder: Folder = None,
    author: Author = None,
    reason: Annotated[
        str,
        typer.Option(
            "--raison", metavar="TEXTE", help="pourquoi ; avec elle, on publie malgré des questions d'essai ratées"
        ),
    ] = "",
) -> int:
    """Vérifie un brouillon et le met en service, comme une nouvelle version."""
    from reperes.cli.publishing import publish_files

    return publish_files(folder, author, reason)


@command("undo")
def undo_command(
    author: Author = None,
    reason: Annotated[str, typer.Option("--raison", metavar="TEXTE", help="pourquoi")] = "",
    to: Annotated[
        Optional[int],
        typer.Option("--version", metavar="N", help="la version à remettre ; sans elle, celle d'avant"),
    ] = None,
) -> int:
    """Remet en service la version d'avant, ou celle que vous choisissez."""
    from reperes.cli.publishing import go_back

    return go_back(author, reason, to)


@command("versions")
def versions_command() -> None:
    """Montre les versions : date, auteur, raison, et celle qui est en service."""
    from reperes.cli.publishing import show_versions

    show_versions()
