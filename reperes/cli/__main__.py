"""`python -m reperes.cli`: the command `reperes`."""

import sys

from reperes.cli.app import main

sys.exit(main())
