"""sqlite-utils, loaded without pandas and numpy.

Where those are installed, and they come with one of our table readers, sqlite-utils loads them to
know how to store their types. We store none of them, and loading them takes a third of a second:
more than all else that a command loads.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_NOT_NEEDED = ("pandas", "numpy")


@contextmanager
def _hidden() -> Iterator[None]:
    """Modules that are not loaded yet are as if they were not installed."""
    hidden = [name for name in _NOT_NEEDED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


with _hidden():
    from sqlite_utils import Database

__all__ = ["Database"]
