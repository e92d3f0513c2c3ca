"""Times the parts of a start, in the process of a bot.

python bench/startup.py ours|stock MODEL FIGURES.json
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

began = time.perf_counter()


def ours(model: str):
    """Yield the parts of our start, each when it is done."""
    from reperes.rasa.fixes import fixes
    from reperes.serve.linear_algebra import prepare_linear_algebra
    from reperes.serve.logs import configure_logs

    configure_logs()
    prepare_linear_algebra()
    fixes.before_serving()
    import reperes.serve.app as app
    from reperes.serve.agent import load_agent, warm_up

    yield "import"
    fixes.after_rasa()
    agent = load_agent(model)
    yield "load the model"
    asyncio.new_event_loop().run_until_complete(warm_up(agent, app.WARM_UP))
    yield "first turns"


def stock(model: str):
    """Yield the parts of a start as `rasa run` makes it."""
    import rasa.core.run  # noqa: F401
    from rasa.core.agent import Agent

    yield "import"
    agent = Agent.load(model)
    yield "load the model"
    asyncio.new_event_loop().run_until_complete(agent.parse_message("Bonjour"))
    yield "first turns"


figures, last = {}, began
for part in {"ours": ours, "stock": stock}[sys.argv[1]](sys.argv[2]):
    figures[part] = time.perf_counter() - last
    last = time.perf_counter()
Path(sys.argv[3]).write_text(json.dumps(figures))
