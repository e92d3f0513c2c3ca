"""Reads credentials.yml: which channels there are, and their settings."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Dict, List, Mapping

import yaml

from reperes.serve.cannot_start import CannotStart

Settings = Dict[str, Any]

DEFAULT: Mapping[str, Settings] = {"web": {}, "rest": {}}

_VARIABLE = re.compile(r"\$\{(\w+)\}")


def read_credentials(path: str) -> Dict[str, Settings]:
    """Return the settings of each channel, of `web` and `rest` without the file; raises CannotStart with what to mend.

    `${NAME}` becomes the value of the environment's variable, and stays where that has none.
    """
    if not Path(path).exists():
        return dict(DEFAULT)
    return {name: _expanded(values) for name, values in read_sections(path, "les canaux").items()}


def read_sections(path: str, what: str) -> Dict[str, Settings]:
    """Return the settings of each section of a YAML file as they are written; raises CannotStart with what to mend."""
    try:
        content = yaml.safe_load(Path(path).read_text("utf-8")) or {}
    except OSError as error:
        raise CannotStart(
            f"« {path} » ne peut pas être ouvert : ce n'est pas un fichier, ou vous n'y avez pas accès."
        ) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        # What a parser says of a file of secrets may quote them.
        mark = getattr(error, "problem_mark", None)
        line = f" (ligne {mark.line + 1})" if mark else ""
        raise CannotStart(
            f"« {path} » ne peut pas être lu : ce n'est pas un fichier YAML en UTF-8{line}. Vérifiez retraits, deux-points et guillemets."
        ) from error
    if not isinstance(content, dict) or not all(isinstance(value or {}, dict) for value in content.values()):
        raise CannotStart(f"« {path} » nomme {what} et, en dessous, leurs réglages : nom: valeur.")
    return {str(name): values or {} for name, values in content.items()}


def unset_variables(value: Any) -> List[str]:
    """Return the names of the variables that settings name and the environment lacks."""
    if isinstance(value, str):
        return _VARIABLE.findall(value)
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return []
    return [name for part in value for name in unset_variables(part)]


def _expanded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _expanded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_expanded(part) for part in value]
    if isinstance(value, str):
        return _VARIABLE.sub(lambda found: os.environ.get(found[1]) or found[0], value)
    return value
