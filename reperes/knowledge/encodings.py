"""Decodes a file that an author saved, or says in which encoding it seems to be."""

import codecs

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_REMEDY = "Enregistrez-le de nouveau en choisissant l'encodage « UTF-8 »."


class Undecodable(ValueError):
    """A file is not in UTF-8; `line` is the first one that shows it, the message says what to do."""

    def __init__(self, line: int, seems: str):
        self.line = line
        super().__init__(f"le fichier n'est pas en UTF-8, il semble être en {seems}. {_REMEDY}")


def decode(content: bytes) -> str:
    """Return the text of a file in UTF-8, lines ended by "\\n"; raises Undecodable."""
    if content.startswith(_UTF16) or b"\0" in content[:4]:
        raise Undecodable(1, "UTF-16 (« Unicode » dans le Bloc-notes)")
    try:
        return content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Undecodable(line, "Windows-1252 (« ANSI » dans le Bloc-notes)") from error
