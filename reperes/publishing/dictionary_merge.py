"""Merges two dictionaries of competences that both grew."""

from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

_WIDE = 4096


class NotMergeable(Exception):
    """Both say something else of the same part."""


def merge_dictionaries(path: Path, other: Path) -> None:
    """Add to the dictionary at `path` the groups and competences that only `other` has.

    Raises NotMergeable when a part that both have is not the same in both, or one of them cannot be read.
    """
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = _WIDE
    try:
        ours, theirs = (yaml.load(file.read_text("utf-8")) for file in (path, other))
        for key in ("groupes", "competences"):
            known = {part["id"]: part for part in ours[key]}
            for part in theirs[key]:
                if part["id"] not in known:
                    ours[key].append(part)
                elif known[part["id"]] != part:
                    raise NotMergeable(part["id"])
    except (YAMLError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise NotMergeable(str(path)) from error
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(ours, file)
