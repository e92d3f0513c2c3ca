"""Rasa's action server for the actions of the folder that it is started in, on this machine only.

python serve_actions.py PORT
"""

import os
import sys

sys.path.insert(0, os.getcwd())
from rasa_sdk.endpoint import create_app  # noqa: E402

create_app("actions").run("127.0.0.1", int(sys.argv[1]), access_log=False, motd=False)
