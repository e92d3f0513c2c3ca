"""Runs a server with a clock around each stage of a turn, for either bot.

    python bench/stages.py FIGURES.json MODULE [arguments of the module …]

A signal USR1 writes the processor time that each stage took since the last one, its own without that of the stages
inside it, and begins anew. One question at a time: two turns at once would be told apart by nothing. The clocks cost
time themselves, so the figures say where a turn's time goes and not how long it takes.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import json
import os
import runpy
import signal
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, Callable, DefaultDict, Dict, List

SERVER = "web server, channel"
DIALOGUE = "Rasa's processor"
GRAPH = "Rasa's graph"

# Stage, module and name of what is timed; what a bot does not have is left out.
TIMED = (
    (DIALOGUE, "rasa.core.agent", "Agent.handle_message"),
    (GRAPH, "rasa.engine.runner.dask", "DaskGraphRunner.run"),
    ("tracker: read", "rasa.core.tracker_store", "SQLTrackerStore.retrieve"),
    ("tracker: write", "rasa.core.tracker_store", "SQLTrackerStore.save"),
    ("tracker: read", "reperes.serve.tracker_store", "ConversationStore.retrieve"),
    ("tracker: write", "reperes.serve.tracker_store", "ConversationStore.save"),
    ("action: call", "rasa.core.actions.action", "RemoteAction.run"),
    ("action: itself", "rasa_sdk.executor", "ActionExecutor.run"),
    ("action: slots", "rasa.core.actions.action", "ActionExtractSlots.run"),
    ("rendering", "actions.say", "render_text"),
    ("rendering", "actions.say", "render_structure"),
)
KINDS = (("Policy", "policy"), ("Ensemble", "policy"), ("Provider", "graph"), ("", "NLU"))


class Clock:
    """Processor time by stage; a stage that runs inside another stops that one's clock."""

    def __init__(self) -> None:
        self._began = time.process_time()
        self._seconds: DefaultDict[str, float] = defaultdict(float)
        self._inside: List[float] = []

    def enter(self) -> float:
        """Start a stage; return what `leave` needs."""
        self._inside.append(0.0)
        return time.process_time()

    def leave(self, stage: str, began: float) -> None:
        """End a stage."""
        took = time.process_time() - began
        self._seconds[stage] += took - self._inside.pop()
        if self._inside:
            self._inside[-1] += took

    def read(self) -> Dict[str, float]:
        """Return the seconds of each stage, and of all that is in none; begin anew."""
        now = time.process_time()
        seconds = {SERVER: now - self._began - sum(self._seconds.values()), **self._seconds}
        self._began = now
        self._seconds.clear()
        return seconds


def timed(clock: Clock, stage: Callable[..., str], function: Callable) -> Callable:
    """Return `function` with a clock around it; `stage` names the stage of a call by its arguments."""
    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def run(*args: Any, **options: Any) -> Any:
            began = clock.enter()
            try:
                return await function(*args, **options)
            finally:
                clock.leave(stage(*args), began)

    else:

        @functools.wraps(function)
        def run(*args: Any, **options: Any) -> Any:
            began = clock.enter()
            try:
                return function(*args, **options)
            finally:
                clock.leave(stage(*args), began)

    return run


def component(node: Any, *_: Any) -> str:
    """Return the stage of a node of the graph: a component of the understanding, or a policy."""
    name = node._component_class.__name__
    return f"{next(kind for ending, kind in KINDS if ending in name)}: {name}"


def wrap(clock: Clock) -> None:
    """Put the clocks in place."""
    from rasa.engine.graph import GraphNode

    for stage, module, name in TIMED:
        try:
            holder: Any = importlib.import_module(module)
        except ModuleNotFoundError:
            continue
        *outer, last = name.split(".")
        for part in outer:
            holder = getattr(holder, part)
        if last in vars(holder):
            setattr(holder, last, timed(clock, lambda *_, stage=stage: stage, getattr(holder, last)))
    GraphNode.__call__ = timed(clock, component, GraphNode.__call__)


def main() -> None:
    """Prepare Rasa as the bot does, put the clocks around it and become the bot."""
    figures, module = Path(sys.argv[1]), sys.argv[2]
    sys.path.insert(0, os.getcwd())
    if module == "reperes.serve":
        from reperes.rasa.fixes import fixes
        from reperes.serve.linear_algebra import prepare_linear_algebra
        from reperes.serve.logs import configure_logs

        configure_logs()
        prepare_linear_algebra()
        fixes.before_serving()
        fixes.after_rasa()
        # The server would put them over the clocks.
        fixes.after_rasa = lambda: None
    clock = Clock()
    wrap(clock)

    def tell(*_: Any) -> None:
        written = figures.with_suffix(".part")
        written.write_text(json.dumps(clock.read()))
        written.replace(figures)

    signal.signal(signal.SIGUSR1, tell)
    sys.argv = [module, *sys.argv[3:]]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
