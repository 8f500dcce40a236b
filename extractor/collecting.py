"""Garbage is looked for less often while documents are read and stored."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 200_000
"""Objects made, and not yet gone, after which Python looks for garbage; as a rule it is 700. Words,
lines and cells live as long as their document: to look them through again and again took a
twentieth of the time that reading takes, and an eighth of the time that storing takes."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """What is done in this ``with``, or in a function so decorated, is disturbed less often."""
    before = gc.get_threshold()
    if 0 < before[0] < YOUNG:  # 0 is for never: that is not changed
        gc.set_threshold(YOUNG, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
