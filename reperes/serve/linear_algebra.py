"""Sets up linear algebra for serving: one thread, and the instructions that the processor has.

A turn multiplies small matrices. Shared out among threads, each product waits for the slowest of them, and the waiting
ones spin: on two busy cores a sentence cost 10 ms of processor time instead of 3, and a turn 35 ms instead of 15.

The OpenBLAS of numpy 1.23 (0.3.20) knows no AMD processor with AVX-512 and takes it for an older one; later versions
take it for SkylakeX, which has the same instructions. May go with a numpy whose OpenBLAS is 0.3.22 or later.
"""

from __future__ import annotations

import os
from pathlib import Path

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
PROCESSOR = "OPENBLAS_CORETYPE"
_SKYLAKEX = frozenset("avx512f avx512cd avx512bw avx512dq avx512vl avx2 fma".split())
_DESCRIPTION = Path("/proc/cpuinfo")


def prepare_linear_algebra() -> None:
    """Tell the libraries, unless the environment says otherwise; to be called before numpy is imported."""
    for variable in THREADS:
        os.environ.setdefault(variable, "1")
    if _DESCRIPTION.exists() and is_unknown_skylakex(_DESCRIPTION.read_text()):
        os.environ.setdefault(PROCESSOR, "SkylakeX")


def is_unknown_skylakex(description: str) -> bool:
    """Whether this description, as Linux gives it, is of a processor that can do as SkylakeX and that OpenBLAS takes
    for less."""
    fields = dict(map(str.strip, line.split(":", 1)) for line in description.splitlines() if ":" in line)
    return fields.get("vendor_id") == "AuthenticAMD" and set(fields.get("flags", "").split()) >= _SKYLAKEX
