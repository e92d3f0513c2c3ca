"""`python -m reperes.serve [--model models] [--port 5005]`: serves the assistant."""

from __future__ import annotations

import sys

from reperes.knowledge.faults import KnowledgeError
from reperes.rasa.fixes import fixes
from reperes.serve.cannot_start import CannotStart
from reperes.serve.linear_algebra import prepare_linear_algebra
from reperes.serve.logs import configure_logs
from reperes.serve.options import read_options


def main() -> int:
    """Serve until stopped; return the exit code."""
    options = read_options()
    configure_logs()
    prepare_linear_algebra()
    fixes.before_serving()
    from reperes.serve.app import serve

    try:
        serve(
            options.model,
            host=options.host,
            port=options.port,
            endpoints=options.endpoints,
            credentials=options.credentials,
        )
    except (CannotStart, KnowledgeError) as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
