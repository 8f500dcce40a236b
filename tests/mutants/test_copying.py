"""What the copy of a project for mutants is made with: tests of the tool, without mutmut."""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType

import pytest

from tests.mutants.constants import changed_constants
from tests.mutants.decorated import decorated_below
from tests.mutants.forgetting import forget

SOURCE = '''
from functools import cache, lru_cache

class Page:
    """A page."""

    @property
    def width(self) -> int:
        return 2

@lru_cache(
    4
)
def doubled(number: int) -> int:
    asked.append(number)
    return 2 * number

asked: list[int] = []
'''


def test_decorated_below_its_end_a_function_is_the_same() -> None:
    written = decorated_below(SOURCE)
    assert "@" not in written
    names: dict[str, object] = {}
    exec(compile(written, "written", "exec"), names)
    page, doubled = names["Page"], names["doubled"]
    assert isinstance(page, type) and callable(doubled)
    assert page().width == 2
    assert [doubled(3), doubled(3), names["asked"]] == [6, 6, [3]]


@pytest.mark.parametrize(
    "source",
    [
        "@contextmanager\ndef held():\n    yield 1\n",
        "class A:\n    @staticmethod\n    def one():\n        return 1\n",
        "@cache\n@traced\ndef one():\n    return 1\n",
    ],
)
def test_other_decorators_stay(source: str) -> None:
    assert decorated_below(source) == source


def test_what_the_project_remembers_is_forgotten_and_what_others_do_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[str] = []
    for name in ("extractor.pretended", "other.pretended"):
        module = ModuleType(name)

        @cache
        def remembering(text: str) -> None:
            calls.append(text)

        module.__dict__.update(remembering=remembering, kept=cache(calls.append))
        monkeypatch.setitem(sys.modules, name, module)
        remembering(name)
        module.__dict__["kept"]("kept")
        forget("kept")
        remembering(name)
        module.__dict__["kept"]("kept")
    assert calls == [
        "extractor.pretended",
        "kept",
        "extractor.pretended",
        "other.pretended",
        "kept",
    ]


def test_numbers_of_constants_are_moved_both_ways() -> None:
    changes = [change for change, _ in changed_constants("FAR = 2.0\nREMEMBERED = 9\nA = 'b'\n")]
    assert changes == ["-FAR = 2.0\n+FAR = 2.2", "-FAR = 2.0\n+FAR = 1.8"]
