"""Frozen dataclasses of which a document needs thousands, made in a third of the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(slots: bool = True) -> Callable[[type[T]], type[T]]:
    """As ``dataclass(frozen=True, slots=slots)``, but it is the type checker alone that refuses to
    change a field. Python's own refusal makes setting each field a call when the object is made:
    that took a twentieth of the time that reading takes.
    """
    return dataclass(slots=slots, unsafe_hash=True)
