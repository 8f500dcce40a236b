"""No test is spared work because something asked the same before it.

What the project remembers (labels read, the vocabulary compiled) reaches a function for the first
test that asks only: tests that ask the same again, and look at more of the answer, would never be
run on the function's mutants; and what was read before a change would answer after it.
"""

from __future__ import annotations

import sys
from functools import _lru_cache_wrapper

OURS = ("extractor", "tests")


def forget(kept: str | None = None) -> None:
    """Empties whatever functions of the project and of its tests remember, but the one ``kept``."""
    for module, attributes in [(name, vars(of)) for name, of in sys.modules.items()]:
        if module.partition(".")[0] in OURS:
            for name, value in list(attributes.items()):
                if isinstance(value, _lru_cache_wrapper) and name != kept:
                    value.cache_clear()
