"""The measurements. What is compared is measured by turns, so that a busy hour hits both alike."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from statistics import median

import pdfplumber

from extractor.pipeline import extract_document

KIB_PER_MB = 1024

WARM = 0.2
"""Share of the files after which memory has what it keeps: libraries, vocabulary, caches."""

_MEMORY_OF_ONE = """
import resource, sys
from pathlib import Path
from extractor.pipeline import extract_document
extract_document(Path(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

_MEMORY_OF_MANY = """
import resource, sys
from pathlib import Path
from extractor.pipeline import extract_document
files = sorted(Path(sys.argv[1]).glob("*.pdf"))
page = resource.getpagesize()
for number, file in enumerate(files, start=1):
    extract_document(file)
    if number in (max(1, int(len(files) * float(sys.argv[2]))), len(files)):
        print(int(Path("/proc/self/statm").read_text().split()[1]) * page // 1024)
"""


def by_turns(
    path: Path, rounds: int, one: Callable[[Path], None], other: Callable[[Path], None]
) -> tuple[float, float]:
    """Median seconds of processor time that each of two readers takes for the file."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for reader, seconds in zip((one, other), taken, strict=True):
            forget()
            gc.collect()
            started = time.process_time()
            reader(path)
            seconds.append(time.process_time() - started)
    return median(taken[0]), median(taken[1])


def plain_pdfplumber(path: Path) -> None:
    """What a script of a few lines does: each page's text and tables, and no more."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def whole_extraction(path: Path) -> None:
    """All that ``extractor extract`` does but print."""
    extract_document(path)


def forget() -> None:
    """Empties what the reader remembers of labels and cells that it read before, as if each file
    were the first; compiled patterns and the vocabulary stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith("extractor."):
            for thing in vars(module).values():
                if isinstance(thing, _lru_cache_wrapper) and (thing.cache_info().maxsize or 0) > 1:
                    thing.cache_clear()


def import_seconds(folder: Path, database: Path, jobs: int) -> float:
    """Seconds that an import of the folder takes, start to end."""
    database.unlink(missing_ok=True)
    return _timed("-m", "extractor", "import", str(folder), "--db", str(database), "--jobs", jobs)


def help_seconds(rounds: int) -> float:
    """Median seconds of ``extractor --help``."""
    return median(_timed("-m", "extractor", "--help") for _ in range(rounds))


def peak_memory_mb(path: Path) -> float:
    """The most memory that a process needs to extract the file, in MB."""
    return int(_run("-c", _MEMORY_OF_ONE, str(path))) / KIB_PER_MB


def memory_growth_mb(folder: Path) -> tuple[float, float]:
    """Memory of a process that extracts all files of a folder: once warm, and at the end, in MB."""
    warm, end = _run("-c", _MEMORY_OF_MANY, str(folder), str(WARM)).split()
    return int(warm) / KIB_PER_MB, int(end) / KIB_PER_MB


def _timed(*arguments: object) -> float:
    started = time.perf_counter()
    _run(*arguments)
    return time.perf_counter() - started


def _run(*arguments: object) -> str:
    command: Sequence[str] = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
