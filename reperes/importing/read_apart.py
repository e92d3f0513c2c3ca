"""Reads a document of a stranger in a process of its own, which may take so much time and memory and no more.

A few kilobytes of a .docx or a PDF can unpack to more than the machine has; the program that serves people would be gone.
"""

import pickle
import resource
import subprocess
import sys
from pathlib import Path

from reperes.importing.blocks import DocumentError, Reading
from reperes.importing.read import read_document

SECONDS = 25.0
"""A page waits for it; the server gives up after thirty."""
_MOST_BYTES = 1536 * 1024 * 1024


def read_apart(path: Path) -> Reading:
    """Return what `read_document` returns; DocumentError also when that takes too much time or memory."""
    command = [sys.executable, "-m", "reperes.importing.read_apart", str(path)]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS
        )
        found = pickle.loads(done.stdout)
    except (subprocess.TimeoutExpired, EOFError, pickle.UnpicklingError) as error:
        raise DocumentError(
            f"« {path.name} » est abîmé, trop grand ou trop compliqué pour être lu ici : enregistrez-le de nouveau en .docx, "
            "sans images, ou en texte simple (.txt)."
        ) from error
    if isinstance(found, DocumentError):
        raise found
    return found


def _read(path: Path) -> object:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    try:
        return read_document(path)
    except DocumentError as error:
        return error


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(_read(Path(sys.argv[1]))))
