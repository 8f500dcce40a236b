"""Garbage is looked for less often while a document is read, and as before it afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from extractor.collecting import YOUNG, seldom_collected


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_less_often_and_then_as_before() -> None:
    gc.set_threshold(700, 11, 12)
    with pytest.raises(ZeroDivisionError), seldom_collected():
        assert gc.get_threshold() == (YOUNG, 11, 12)
        raise ZeroDivisionError
    assert gc.get_threshold() == (700, 11, 12)


@pytest.mark.parametrize("young", [0, 2 * YOUNG])
def test_who_wants_it_seldom_or_never_is_left_alone(young: int) -> None:
    gc.set_threshold(young, 11, 12)
    with seldom_collected():
        assert gc.get_threshold() == (young, 11, 12)
