"""Reads a document by the ending of its name; what a kind of file needs is imported when such a file is read."""

from pathlib import Path

from reperes.importing.blocks import DocumentError, Reading

KINDS = (".txt", ".docx", ".pdf")


def read_document(path: Path) -> Reading:
    """Return the blocks of a document; DocumentError says in French why it cannot be read."""
    kind = path.suffix.lower()
    if not path.is_file():
        raise DocumentError(f"Le document « {path} » n'existe pas.")
    if kind not in KINDS:
        raise DocumentError(
            f"« {path.name} » : l'extension « {kind or 'aucune'} » n'est pas connue. "
            f"Enregistrez le document en {', '.join(KINDS[:-1])} ou {KINDS[-1]}."
        )
    if not path.stat().st_size:
        raise DocumentError(f"« {path.name} » est vide.")
    reading = _read(path, kind)
    if not reading.blocks:
        raise DocumentError(f"« {path.name} » ne contient pas de texte.")
    return reading


def _read(path: Path, kind: str) -> Reading:
    if kind == ".docx":
        from reperes.importing.read_word import read_word

        return read_word(path)
    if kind == ".pdf":
        from reperes.importing.read_pdf import read_pdf

        return read_pdf(path)
    from reperes.importing.read_text import read_text

    return read_text(path)
