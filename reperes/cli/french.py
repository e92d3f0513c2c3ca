"""Typer's help pages in French."""

from __future__ import annotations

from typing import Any, List

from typer.core import TyperCommand, TyperGroup

from reperes.cli.errors import UnknownCommand

_WORDS = {
    "Usage:": "Usage :",
    "COMMAND [ARGS]...": "COMMANDE …",
    "Arguments:": "Arguments :",
    "Options:": "Options :",
    "Commands:": "Commandes :",
    "[required]": "[obligatoire]",
    "[default: ": "[par défaut : ",
    "Show this message and exit.": "affiche cette aide",
}


class _French:
    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        page = super().get_help(ctx)
        for english, french in _WORDS.items():
            page = page.replace(english, french)
        return page


class FrenchGroup(_French, TyperGroup):
    """The command that has the others below it."""

    def resolve_command(self, ctx: Any, args: List[str]) -> Any:
        """Return the command that is named, with what follows its name."""
        if self.get_command(ctx, args[0]) is None:
            known = ", ".join(self.list_commands(ctx))
            raise UnknownCommand(f"La commande « {args[0]} » n'existe pas ; il y a {known}.")
        return super().resolve_command(ctx, args)


class FrenchCommand(_French, TyperCommand):
    """A command."""
