"""Keeps linear algebra on one thread while serving.

A turn multiplies small matrices. Shared out among threads, each product waits for the slowest of them, and the waiting
ones spin: on two busy cores a sentence cost 10 ms of processor time instead of 3, and a turn 35 ms instead of 15.
"""

from __future__ import annotations

import os

VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def one_thread() -> None:
    """Ask the libraries for one thread, unless the environment says otherwise; to be called before numpy is imported."""
    for variable in VARIABLES:
        os.environ.setdefault(variable, "1")
