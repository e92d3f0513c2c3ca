"""Which of the warnings in Rasa's checks are told."""

import warnings

from reperes.cli.validate import spoken


def test_warnings_of_rasa_are_told_once_without_those_that_are_no_faults():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for message in (
            "The intent 'a' is not used in any story or rule.",
            "The intent 'a' is not used in any story or rule.",
            "The utterance 'utter_b' is not used in any story or rule.",
            "Slot auto-fill has been removed in 3.0 and replaced",
        ):
            warnings.warn(message, UserWarning, stacklevel=1)
        warnings.warn("old", DeprecationWarning, stacklevel=1)
    assert spoken(caught) == ["The intent 'a' is not used in any story or rule."]
