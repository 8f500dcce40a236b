"""How much of the fixtures is read right, datapoint by datapoint; ``make accuracy`` prints it.

The comparison is that of ``extractor check`` (``extractor/comparing``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from extractor.comparing.documents import Compared, Tally, compare, total
from extractor.comparing.expected import Json, parse
from extractor.comparing.points import REPORT
from schemas import ExtractedDocument

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
SLUGS = sorted(path.parent.name for path in FIXTURES.glob("*/expected.json"))

LOWEST_F1 = 0.98
"""Over all fixtures together. Raise it when the reading gets better; never lower it."""


@cache
def expected(slug: str) -> Json:
    path = FIXTURES / slug / "expected.json"
    return parse(path.read_text("utf-8"), str(path))


def compared(slug: str, read: dict[str, ExtractedDocument]) -> list[Compared]:
    return compare(expected(slug), read[slug])


@pytest.mark.parametrize("slug", SLUGS)
def test_every_report_says_who_and_when(
    fixtures_read: dict[str, ExtractedDocument], slug: str
) -> None:
    reports = compared(slug, fixtures_read)
    assert all(report.expected and report.read for report in reports)
    wrong = [d for report in reports for d in report.differences if d.point.family == REPORT]
    assert wrong == []


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_not_read_right_is_marked_as_known(
    fixtures_read: dict[str, ExtractedDocument], slug: str
) -> None:
    reports = compared(slug, fixtures_read)
    assert [d for report in reports for d in report.differences if not d.known] == []


def test_figures(fixtures_read: dict[str, ExtractedDocument]) -> None:
    tallies = {slug: total(compared(slug, fixtures_read)) for slug in SLUGS}
    tallies["all fixtures"] = sum(tallies.values(), Tally())
    print(f"\n{'':42} expected  found  false  precision  recall     F1")
    for name, t in tallies.items():
        print(
            f"{name:42} {t.required:8} {t.found:6} {t.false:6} "
            f"{t.precision:10.3f} {t.recall:7.3f} {t.f1:6.3f}"
        )
    assert tallies["all fixtures"].f1 >= LOWEST_F1
