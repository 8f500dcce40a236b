"""Small reports of our own, and what is decided once for each: whose it is, its year, its pages,
and what its figures inherit.

An entry of ``scopes/*.toml`` has its pages as text: "# " begins a line of 16 point bold, "* " a
bold one, "~" alone a new page. ``figures`` are numbers that its text prints once, each with the
dimensions that are asked of it; ``-`` is none, ``|`` parts values that are as right.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractor.layout.find import find_layout
from extractor.reading.claims import Claim
from extractor.reading.identity import ReportPart, find_reports
from extractor.reading.labels import normalise
from extractor.reading.report import read_report
from extractor.reading.scope import report_context
from tests.reading.typed_pages import typed

DIMENSIONS = {
    "procedure": "procedure",
    "service": "service_area",
    "stage": "stage",
    "year": "year",
}

Decision = tuple[str, str, str, str]
"""What is decided, of what, what is wanted, what is found."""


def corpus() -> list[dict[str, Any]]:
    files = sorted(Path(__file__).with_name("scopes").glob("*.toml"))
    return [entry for file in files for entry in tomllib.loads(file.read_text("utf-8"))["report"]]


def pages_of(entry: Mapping[str, Any]) -> list[str]:
    return [page.strip("\n") for page in entry["text"].split("\n~\n")]


def decisions(entry: Mapping[str, Any]) -> list[Decision]:
    pages = pages_of(entry)
    parts = find_reports(find_layout([typed(n, text) for n, text in enumerate(pages, 1)]))
    wanted = entry.get("reports", [[1, len(pages)]])
    found: list[Decision] = [("pages", "report", str(wanted), str([list(p.pages) for p in parts]))]
    part = parts[0] if parts else None
    found.append(("council", "report", entry["council"], str(part and part.council)))
    found.append(("report year", "report", entry["year"], str(part and part.report_year)))
    claims = [claim for each in parts for claim in _claims(each)]
    for figure in entry["figures"]:
        number, *asked = _words(figure)
        own = [c for c in claims if Decimal(number) in c.measures.values()]
        for name, _, values in (word.partition("=") for word in asked):
            got = {str(getattr(c.dimensions, DIMENSIONS[name]) or "-") for c in own}
            found.append((name, number, values, "|".join(sorted(got)) or "no figure"))
    return found


def _claims(part: ReportPart) -> list[Claim]:
    claims = read_report(part.blocks, report_context(part)).claims
    return [c for c in claims if c.family in ("stage_counts", "outcomes", "timeliness")]


def _words(figure: str) -> list[str]:
    """The number and the dimensions asked of it; a service's name has spaces."""
    words: list[str] = []
    for word in figure.split():
        if words and "=" not in word:
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def is_right(decision: Decision) -> bool:
    kind, _, wanted, found = decision
    if kind in ("pages", "council", "report year"):
        return wanted == found
    return {_plain(v) for v in found.split("|")} <= {_plain(v) for v in wanted.split("|")}


def _plain(text: str) -> str:
    return normalise(text).casefold()


@cache
def all_decisions() -> list[tuple[str, Decision]]:
    return [(entry["style"], d) for entry in corpus() for d in decisions(entry)]


def accuracy(found: Iterable[Decision]) -> dict[str, tuple[int, int]]:
    """Right ones and all of each kind."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for decision in found:
        every[decision[0]] += 1
        right[decision[0]] += is_right(decision)
    return {kind: (right[kind], every[kind]) for kind in every}


FLOORS = {
    "pages": 0.97,
    "council": 0.97,
    "report year": 0.97,
    "procedure": 0.97,
    "stage": 0.96,
    "service": 0.97,
    "year": 0.95,
}
"""Shares of right decisions, a little below what is reached."""


def test_the_whole_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    found = accuracy(decision for _, decision in all_decisions())
    shares = {kind: right / every for kind, (right, every) in found.items()}
    with capsys.disabled():
        told = ", ".join(f"{kind} {right} of {every}" for kind, (right, every) in found.items())
        print(f"\nscopes: {len(corpus())} reports: {told}")
    assert {kind: share for kind, share in shares.items() if share < FLOORS[kind]} == {}


def test_no_report_is_told_twice() -> None:
    styles = [entry["style"] for entry in corpus()]
    assert len(set(styles)) == len(styles) >= 70


def test_a_report_that_is_not_found_has_no_decision_right() -> None:
    nothing = {
        "text": "# Bus timetable",
        "council": "X",
        "year": "2020/21",
        "figures": ["4 stage=-"],
    }
    assert not any(map(is_right, decisions(nothing)))


def test_a_second_value_of_a_figure_is_wrong() -> None:
    assert is_right(("procedure", "12", "statutory|-", "-"))
    assert not is_right(("procedure", "12", "statutory", "-|statutory"))
