"""What one file may use, and how a process is held to it."""

from __future__ import annotations

import math
import os
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

MEMORY_MB = 2000
"""Megabytes of address space of a reading process. Reports take some 280 of it (and half as much
memory), scans 1,250; so there is room for files several times as large as those we have seen."""

LEAST_MEMORY_MB = 300
"""Megabytes below which the PDF libraries cannot even be loaded."""

SECONDS = 1800
"""Seconds that one file may take. A page of text takes a tenth of one, a scanned page 4 to 10: half
an hour is for scans of some 200 pages. What really hangs is found so late, but it is rare."""

_PR_SET_PDEATHSIG = 1
"""Linux's number for "send me this signal when my parent dies" (prctl)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may use: megabytes (10^6 bytes) of memory, and seconds."""

    memory_mb: int = MEMORY_MB
    seconds: float = SECONDS


def hold_memory(megabytes: int) -> None:
    """Hold this process to so much address space; what asks for more gets a MemoryError.

    A crash leaves no core file: a batch of bad files would fill the disk with them.
    """
    limit = megabytes * 10**6
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def hold_cpu(seconds: float) -> None:
    """Let this process compute for so much longer; then SIGXCPU ends it, whatever it is doing."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


def die_with(parent: int) -> None:
    """End this process when the process ``parent``, which started it, ends, however that ends.

    Linux alone can promise that; elsewhere a reading process ends with the file it is reading.
    """
    if sys.platform != "linux":
        return
    import ctypes  # slow to import, and the command line needs the numbers above alone

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before it could be asked
        os._exit(0)


def memory_in_use() -> int:
    """Megabytes of memory that this process holds now; 0 where the system does not say."""
    try:
        resident = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0
    return resident * resource.getpagesize() // 10**6
