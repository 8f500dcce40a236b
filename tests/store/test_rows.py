"""Rows of the database: lists and objects are written as ``json`` writes them, and fast."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.store.rows import _as_json, _nested
from schemas.figures import Source, StageCount
from schemas.report import PublishedTable

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.lists(VALUES) | st.dictionaries(st.text(), VALUES))
def test_lists_and_objects_are_json(value: list[Any] | dict[str, Any]) -> None:
    assert _as_json(value) == json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (StageCount, {"qualifiers", "sources", "origins"}),
        (Source, {"bbox"}),
        (PublishedTable, {"bbox", "pages", "heading", "cells", "spans"}),
    ],
)
def test_fields_that_may_hold_lists_or_objects(model: Any, fields: set[str]) -> None:
    assert set(_nested(model)) == fields


def test_the_database_needs_no_library_of_numbers() -> None:
    """They are installed, and take longer to load than all else; whoever needs them gets them."""
    program = (
        "import sys, extractor.store.database\n"
        "print(sorted({'pandas', 'numpy'}.intersection(sys.modules)))\n"
        "import numpy\n"
        "print(numpy.array([1]).sum())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == ["[]", "1"]
