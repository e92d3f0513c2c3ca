"""Rasa's own checks of the domain and of the training data; a warning counts as a fault."""

from __future__ import annotations

import re
import sys
import warnings
from pathlib import Path
from typing import List

from reperes.cli.serving import hide_rasas_bars, prepare

_NO_FAULTS = (
    # Our actions say most utterances; Rasa looks for them in rules and stories only.
    re.compile(r"The utterance '\w+' is not used in any story or rule\."),
    # Said of every domain; Rasa's own commands hide it too.
    re.compile(r"Slot auto-fill has been removed in 3\.0"),
)


def validate(project: Path) -> int:
    """Print what Rasa finds wrong and return the exit code."""
    prepare()
    hide_rasas_bars()
    from rasa.cli.utils import validate_files
    from rasa.shared.importers.importer import TrainingDataImporter

    importer = TrainingDataImporter.load_from_config(
        config_path=str(project / "config.yml"),
        domain_path=str(project / "domain.yml"),
        training_data_paths=[str(project / "data")],
    )
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            validate_files(fail_on_warnings=True, max_history=None, importer=importer)
            valid = True
        except SystemExit:
            valid = False
    for sentence in spoken(caught):
        print(sentence, file=sys.stderr)
    if valid:
        print("Domaine et données de Rasa : aucune faute.")
        return 0
    print("Rasa trouve des fautes dans domain.yml ou dans data/ : elles sont ci-dessus.", file=sys.stderr)
    return 1


def spoken(caught: List[warnings.WarningMessage]) -> List[str]:
    """Return the sentences of Rasa's own warnings, each once; those of libraries are no business of an author."""
    sentences = dict.fromkeys(str(one.message) for one in caught if one.category is UserWarning)
    return [sentence for sentence in sentences if not any(shape.match(sentence) for shape in _NO_FAULTS)]
