"""A record is a frozen dataclass in all but who keeps it frozen: the type checker."""

from __future__ import annotations

from dataclasses import field, replace
from pathlib import Path

from mypy import api

from extractor.records import record


@record()
class Printed:
    text: str
    page: int = 1
    notes: list[str] = field(default_factory=list, compare=False)


@record(slots=False)
class Kept:
    text: str


def test_equal_records_are_one_in_a_set() -> None:
    assert len({Printed("a"), Printed("a", 1, ["noted"]), Printed("a", 2), Printed("b")}) == 3


def test_what_is_replaced_is_another_record() -> None:
    one = Printed("a")
    assert (replace(one, page=2), one) == (Printed("a", 2), Printed("a", 1))


def test_slots_are_for_those_that_want_them() -> None:
    assert not hasattr(Printed("a"), "__dict__")
    assert Kept("a").__dict__ == {"text": "a"}


CHANGED = """
from extractor.records import record

@record()
class Printed:
    text: str

@record(slots=False)
class Kept:
    text: str

Printed("a").text = "b"
Kept("a").text = "b"
"""


def test_the_type_checker_refuses_to_change_a_field(tmp_path: Path) -> None:
    (tmp_path / "changed.py").write_text(CHANGED)
    said, _, _ = api.run([str(tmp_path / "changed.py"), "--cache-dir", str(tmp_path / "cache")])
    assert said.count("is read-only") == 2
