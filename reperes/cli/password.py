"""Gives people their password of the workshop, and takes it away."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from getpass import GetPassWarning, getpass
from typing import Iterator

from typer.exceptions import Abort

from reperes.cli.errors import CannotDo
from reperes.storage.data_folder import data_folder
from reperes.workshop.login.hashing import FEWEST_CHARACTERS, MOST_CHARACTERS
from reperes.workshop.login.password_file import BadPasswordFile, PasswordFile
from reperes.workshop.login.person import MOST_CHARACTERS as MOST_IN_A_NAME
from reperes.workshop.login.person import readable_name


def give_password(name: str) -> str:
    """Ask for a password twice, keep it, and return what to tell; raises CannotDo."""
    person = _readable(name)
    with _told():
        # A file that cannot be used is told before anybody types.
        passwords = PasswordFile(data_folder())
        is_first = not passwords.entries()
        is_new = passwords.put(person, _asked())
    if not is_new:
        return f"{person} a un nouveau mot de passe ; l'ancien et les connexions ouvertes ne valent plus."
    opening = " Redémarrez Repères s'il tourne : c'est le premier mot de passe de l'atelier." if is_first else ""
    return f"{person} peut entrer dans l'atelier.{opening}"


def take_password(name: str) -> str:
    """Take a password away and return what to tell; raises CannotDo."""
    person = _readable(name)
    with _told():
        if not PasswordFile(data_folder()).remove(person):
            raise CannotDo(f"Personne n'entre dans l'atelier sous le nom « {person} ».")
    return f"{person} n'entre plus dans l'atelier ; ses connexions ouvertes ne valent plus."


def _readable(name: str) -> str:
    person = readable_name(name)
    if person is None:
        raise CannotDo(f"Un nom a de 1 à {MOST_IN_A_NAME} caractères, tous visibles.")
    return person


def _asked() -> str:
    password = _typed("Mot de passe : ")
    if not FEWEST_CHARACTERS <= len(password) <= MOST_CHARACTERS:
        raise CannotDo(
            f"Un mot de passe a de {FEWEST_CHARACTERS} à {MOST_CHARACTERS} caractères ; quatre mots au hasard sont un bon choix."
        )
    if _typed("Encore une fois : ") != password:
        raise CannotDo("Les deux mots de passe ne sont pas les mêmes. Rien n'a été changé.")
    return password


def _typed(question: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)
        try:
            return getpass(question)
        except GetPassWarning as error:
            raise CannotDo("Lancez cette commande dans un terminal : un mot de passe ne s'affiche pas.") from error
        except EOFError as error:
            raise Abort() from error


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BadPasswordFile as reason:
        raise CannotDo(str(reason)) from reason
