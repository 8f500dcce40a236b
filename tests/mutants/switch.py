"""Which mutant is in force, and what was reached.

Mutmut's own wrapper asks the environment at every call, and the reader makes thousands a page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

MutantDict = dict[str, Callable[..., Any]]
"""The mutants of one function by name, and the function itself as "_mutmut_orig"."""

reached: set[str] = set()
"""Functions called while ``learning``, by mutmut's names."""


class _Switch:
    module = name = ""
    learning = False


def learn() -> None:
    """From now on what is called is noted in ``reached``."""
    _Switch.learning = True


def put_in_force(mutant: str) -> None:
    """From now on the mutant is called instead of its function."""
    _Switch.module, _, _Switch.name = mutant.rpartition(".")


def wrap_in_trampoline(mutants: MutantDict) -> Callable[..., Any]:
    """A decorator that calls the mutant in force, or the function; named as mutmut's code asks."""

    def switched(function: Callable[..., Any]) -> Callable[..., Any]:
        module = function.__module__

        @wraps(function)
        def called(*given: Any, **named: Any) -> Any:
            original = mutants["_mutmut_orig"]
            if _Switch.learning:
                reached.add(f"{module}.{original.__name__.removesuffix('__mutmut_orig')}")
            elif _Switch.module == module:
                return mutants.get(_Switch.name, original)(*given, **named)
            return original(*given, **named)

        return called

    return switched
