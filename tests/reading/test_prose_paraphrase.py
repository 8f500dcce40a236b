"""Paraphrases: swapping years, numbers and synonyms changes the figures in the same way only."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractor.layout.blocks import Paragraph
from extractor.pdf.page import Box
from extractor.reading.claims import Claim
from extractor.reading.context import ReportContext
from extractor.reading.prose import read_prose
from extractor.reading.years import financial_year, year_before

BOX = Box(0, 0, 100, 10)
FIRST_YEARS = st.integers(2005, 2035)
COUNTS = st.integers(1, 9999).filter(lambda n: not 1900 <= n <= 2100)
SHARES = st.integers(1, 99)
RECEIVED = st.sampled_from(["received", "logged", "registered", "recorded"])
STAGES = st.sampled_from(
    [
        ("Stage 1", "stage_1"),
        ("stage one", "stage_1"),
        ("Stage 2", "stage_2"),
        ("Stage Two", "stage_2"),
    ]
)
NOTATIONS = st.sampled_from(["{0}/{2:02d}", "{0}-{2:02d}", "{0}/{1}", "{0} to {1}"])
OUTCOMES = st.sampled_from(
    [
        ("upheld", "upheld"),
        ("fully upheld", "upheld"),
        ("partially upheld", "partially_upheld"),
        ("partly upheld", "partially_upheld"),
        ("not upheld", "not_upheld"),
    ]
)
COMPARISONS = st.sampled_from(
    ["compared with {n} in {y}", "compared to {n} in {y}", "as against {n} in {y}"]
)


def read(text: str, year: str) -> list[Claim]:
    return read_prose([Paragraph(1, BOX, text)], ReportContext(year))


def printed(notation: str, first: int) -> str:
    return notation.format(first, first + 1, (first + 1) % 100)


@given(FIRST_YEARS, NOTATIONS, COUNTS, COUNTS, RECEIVED, STAGES, COMPARISONS)
def test_two_years(
    first: int,
    notation: str,
    now: int,
    before: int,
    verb: str,
    stage: tuple[str, str],
    comparison: str,
) -> None:
    year = financial_year(first)
    other = comparison.format(n=f"{before:,}", y=printed(notation, first - 1))
    text = f"In {printed(notation, first)} we {verb} {now:,} {stage[0]} complaints, {other}."
    stated = {
        (c.dimensions.year, c.dimensions.stage, c.measures["count"]) for c in read(text, year)
    }
    assert stated == {
        (year, stage[1], Decimal(now)),
        (year_before(year), stage[1], Decimal(before)),
    }


@given(
    st.lists(st.tuples(SHARES, OUTCOMES), min_size=2, max_size=3, unique_by=lambda p: p[1][1]),
    STAGES,
)
def test_outcomes_in_any_order(
    parts: list[tuple[int, tuple[str, str]]], stage: tuple[str, str]
) -> None:
    head, *rest = [f"{share}% were {words}" for share, (words, _) in parts]
    head = head.replace("%", f"% of {stage[0]} complaints", 1)
    text = ", ".join([head, *rest[:-1]]) + f" and {rest[-1]}."
    stated = {
        (c.dimensions.outcome, c.dimensions.stage, c.measures["percent"])
        for c in read(text, "2022/23")
    }
    assert stated == {(value, stage[1], Decimal(share)) for share, (_, value) in parts}


@given(SHARES, COUNTS, st.sampled_from([5, 10, 15, 20, 25, 30, 65]), STAGES)
def test_limits_are_limits_and_never_counts(
    share: int, count: int, days: int, stage: tuple[str, str]
) -> None:
    text = (
        f"{share}% ({count:,}) of {stage[0]} complaints were answered within {days} working days."
    )
    (claim,) = read(text, "2022/23")
    assert (claim.dimensions.status, claim.dimensions.timescale_days) == ("within", days)
    assert claim.measures == {"percent": Decimal(share), "count": Decimal(count)}


@given(SHARES, st.sampled_from(["an increase of {}%", "a fall of {}%", "{}% fewer", "{}% more"]))
def test_changes_state_nothing(share: int, change: str) -> None:
    assert not read(f"There was {change.format(share)} than last year.", "2022/23")
    assert not read(f"Complaints showed {change.format(share)} on 2021/22.", "2022/23")
