"""Reads endpoints.yml, where conversations and locks are kept and where actions run."""

from __future__ import annotations

from pathlib import Path

from rasa.core.utils import AvailableEndpoints

from reperes.serve.cannot_start import CannotStart
from reperes.serve.credentials import read_sections, unset_variables


def read_endpoints(path: str) -> AvailableEndpoints:
    """Return the endpoints of a file, none without the file; raises CannotStart with what to mend."""
    if not Path(path).exists():
        return AvailableEndpoints.read_endpoints(None)
    for name, settings in read_sections(path, "les sections (tracker_store, lock_store …)").items():
        unset = unset_variables(settings)
        if unset:
            raise CannotStart(
                f"La section « {name} » de {path} attend des variables qui n'existent pas : {', '.join(unset)}."
            )
    try:
        return AvailableEndpoints.read_endpoints(path)
    except Exception as error:  # Rasa raises whatever a setting that it does not expect leads to.
        raise CannotStart(f"Un réglage de « {path} » n'est pas valable ({type(error).__name__}).") from error
