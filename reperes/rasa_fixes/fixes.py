"""Puts the ways around Rasa in place, in the two moments at which they can be."""

from __future__ import annotations

import os


def before_rasa() -> None:
    """Install what has to be there before Rasa is imported for the first time."""
    from reperes.rasa_fixes import without_tensorflow

    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    without_tensorflow.install()


def after_rasa() -> None:
    """Install what replaces a part of Rasa; imports Rasa."""
    from reperes.rasa_fixes import action_result_check, event_classes

    action_result_check.install()
    event_classes.install()
