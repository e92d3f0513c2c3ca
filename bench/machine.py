"""What Linux knows of processes, folders and the machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Iterable, List

TICKS = os.sysconf("SC_CLK_TCK")


def megabytes(pid: int) -> float:
    """Return the memory that a process holds; what several share counts in parts, so that their sum is what is
    taken."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def family(pids: Iterable[int]) -> List[int]:
    """Return processes and all that they have started."""
    found = list(pids)
    for pid in found:
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            found.extend(int(child) for child in task.read_text().split())
    return found


def megabytes_of(pids: Iterable[int]) -> float:
    """Return the memory that processes and their children hold."""
    return sum(map(megabytes, family(pids)))


def processor_seconds_of(pids: Iterable[int]) -> float:
    """Return the processor time that processes and their children have used."""
    used = 0
    for pid in family(pids):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used / TICKS


def folder_megabytes(folder: Path) -> float:
    """Return the room that a folder takes on the disk."""
    return int(subprocess.check_output(["du", "-sk", folder]).split()[0]) / 1024


def waiting() -> float:
    """Return how many processes wanted a core in the last minute, on average."""
    return os.getloadavg()[0]
