"""The cues in the word files are those that the code reads."""

import pytest
from project import literals

from reperes.language.lexis import read

CUES = [cue for cue in read("cues") if not cue.startswith("not_")]


@pytest.mark.parametrize("cue", CUES)
def test_a_cue_is_read(cue):
    assert cue in literals("reperes", "actions")


def test_harmless_phrases_stand_beside_a_cue():
    assert {cue[len("not_") :] for cue in read("cues") if cue.startswith("not_")} <= set(CUES)
