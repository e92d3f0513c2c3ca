"""Puts the ways around Rasa in place, at the two moments at which they can be."""

from __future__ import annotations

import os


def before_rasa() -> None:
    """Install what has to be there before Rasa is imported for the first time."""
    from reperes.rasa.fixes import own_channels_only, without_tensorflow

    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    without_tensorflow.install()
    own_channels_only.install()


def before_serving() -> None:
    """Install what has to be there before Rasa is imported to serve, and only serve."""
    from reperes.rasa.fixes import without_cloud

    before_rasa()
    without_cloud.install()


def after_rasa() -> None:
    """Install what replaces a part of Rasa; imports Rasa."""
    from reperes.rasa.fixes import (
        action_result_check,
        empty_domain,
        event_classes,
        few_trusted_types,
        no_copies_for_logs,
        rules_by_intent,
        rules_by_state,
        straight_graph,
        user_states,
    )

    action_result_check.install()
    event_classes.install()
    few_trusted_types.install()
    empty_domain.install()
    no_copies_for_logs.install()
    rules_by_intent.install()
    rules_by_state.install()
    straight_graph.install()
    user_states.install()
