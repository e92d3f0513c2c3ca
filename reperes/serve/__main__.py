"""`python -m reperes.serve [--model models] [--port 5005]`: serves the assistant."""

from __future__ import annotations

import argparse
import sys

from reperes.rasa.fixes import fixes
from reperes.serve.linear_algebra import prepare_linear_algebra
from reperes.serve.logs import configure_logs


def main() -> int:
    """Serve until stopped; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m reperes.serve")
    parser.add_argument("--model", default="models", help="modèle ou dossier")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5005, help="0 : un port libre")
    parser.add_argument("--endpoints", default="endpoints.yml")
    parser.add_argument("--credentials", default="credentials.yml")
    options = parser.parse_args()

    configure_logs()
    prepare_linear_algebra()
    fixes.before_serving()
    from reperes.serve.app import serve
    from reperes.serve.cannot_start import CannotStart

    try:
        serve(
            options.model,
            host=options.host,
            port=options.port,
            endpoints=options.endpoints,
            credentials=options.credentials,
        )
    except CannotStart as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
