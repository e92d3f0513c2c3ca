"""Reserves the address that the server listens at, or says why it cannot have it."""

from __future__ import annotations

import errno
import socket

from reperes.serve.cannot_start import CannotStart

HOST = "127.0.0.1"
"""Where the server listens when nothing else is said: for this machine alone."""
HIGHEST_PORT = 65535


def take_address(host: str, port: int) -> socket.socket:
    """Return a socket at the address, before minutes go into loading what cannot be served; raises CannotStart."""
    if not 0 <= port <= HIGHEST_PORT:
        raise CannotStart(
            f"Le port {port} n'existe pas : choisissez-en un entre 1 et {HIGHEST_PORT}, ou 0 pour un port libre."
        )
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
    except OSError as error:
        taken.close()
        raise CannotStart(f"L'adresse {host}:{port} {_reason(error)}") from error
    return taken


def _reason(error: OSError) -> str:
    if error.errno == errno.EACCES:
        return "ne vous est pas permise : les ports sous 1024 sont réservés. Choisissez un autre port."
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return "n'est pas une adresse de cette machine. 127.0.0.1 sert cette machine seule, 0.0.0.0 toutes celles du réseau."
    return "n'est pas libre : un autre programme l'utilise peut-être déjà. Arrêtez-le, ou choisissez un autre port."
