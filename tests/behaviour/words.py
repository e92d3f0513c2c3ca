"""The French wordings of the suite: names, tasks and frames."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, Mapping, Tuple

import yaml

Name = Tuple[str, str]


@dataclass(frozen=True)
class Words:
    """`names`: for each part pairs of a bare name and one with its article; `tasks` infinitives; `frames` by kind.

    `claims` are infinitives by claim, `absent` words that the document does not have, `kinds` names of kinds of parts.
    """

    names: Mapping[str, Tuple[Name, ...]]
    tasks: Mapping[str, str]
    frames: Mapping[str, Tuple[str, ...]]
    claims: Mapping[str, str]
    absent: Tuple[str, ...]
    kinds: Mapping[str, str]

    @classmethod
    def read(cls) -> Words:
        """The words of wordings.yml."""
        found = yaml.safe_load(Path(__file__).with_name("wordings.yml").read_text("utf-8"))
        names = {ref: tuple((bare, full) for bare, full in pairs) for ref, pairs in found["names"].items()}
        frames = {kind: tuple(texts) for kind, texts in found["frames"].items()}
        told = found["claims"]
        claims = {f"affirmation.{group}.{name}": text for group in told for name, text in told[group].items()}
        return cls(names, found["tasks"], frames, claims, tuple(found["absent"]), found["kinds"])

    def about(self, kind: str, ref: str, **values: object) -> Iterator[str]:
        """Each frame of a kind, filled with the names of `ref` in turn and with `values`."""
        names = self.names.get(ref) or (("", ""),)
        for number, frame in enumerate(self.frames[kind]):
            bare, full = names[number % len(names)]
            yield asked(frame, nu=bare, les=full, faire=self.tasks.get(ref, ""), **values)


def asked(frame: str, **values: object) -> str:
    """Return a frame filled in, its first letter large where the frame's is and its elisions made."""
    text = frame.format(**values)
    for full, elided in (("de les ", "des "), ("de le ", "du "), ("« « ", "« "), (" » »", " »")):
        text = text.replace(full, elided)
    text = re.sub(r"\bde (?=[aeiouéèê])", "d'", text)
    return text[0].upper() + text[1:] if frame[0].isupper() else text
