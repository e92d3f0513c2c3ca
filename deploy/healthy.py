"""Ends with code 0 when Repères answers on this machine, for an image that has no curl: `python healthy.py [PORT]`.

"degraded" counts as alive: people still get their answers, and a restart would not help them.
"""

import http.client
import json
import sys

SECONDS = 4


def is_alive(port):
    """Whether the program answers /health in time."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", "/health")
        response = connection.getresponse()
        return response.status == 200 and json.load(response)["status"] in ("ok", "degraded")
    except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(not is_alive(int(sys.argv[1]) if len(sys.argv) > 1 else 5005))
