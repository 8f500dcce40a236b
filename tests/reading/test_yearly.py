"""Rows of years: each number is its year's, and nothing else may be said of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.claims import Dimensions
from extractor.reading.context import ReportContext
from extractor.reading.labels import read_times
from extractor.reading.narrative.stated import Setting
from extractor.reading.narrative.yearly import read_yearly


def row(sentence: str, own: str = "2022/23") -> dict[str, int]:
    context = ReportContext(own)
    setting = Setting(context, Dimensions(own), heading_text="", before=(), sentence_before="")
    entries = read_yearly(sentence, read_times(sentence), setting)
    figures = [figure for entry in entries for figure in entry.figures]
    return {str(f.dimensions.year): int(f.measures["count"]) for f in figures}


@pytest.mark.parametrize(
    "sentence",
    [
        "Complaints over three years: 31 in 2020/21, 36 in 2021/22 and 40 in 2022/23.",
        "The number of complaints is as follows: 2020/21 – 31, 2021/22 – 36, 2022/23 – 40.",
        "Complaints received were 2020/21 (31), 2021/22 (36), 2022/23 (40).",
        "Volumes are steady: 31 complaints in 2020/21, 36 last year and 40 this year.",
    ],
)
def test_each_number_is_of_its_year(sentence: str) -> None:
    told = row(sentence)
    assert told["2022/23"] == 40
    assert told["2021/22"] == 36
    assert told["2020/21"] == 31


@pytest.mark.parametrize(
    "sentence",
    [
        "Complaints about bins over three years: 31 in 2020/21, 36 in 2021/22, 40 in 2022/23.",
        "The average cost of complaints was: 2020/21 – 31, 2021/22 – 36.",
        "Complaints answered in time were: 31 in 2020/21, 36 in 2021/22.",
        "Children in care: 310 in 2021/22 and 322 in 2022/23.",
        "Complaints: 31% in 2021/22 and 36% in 2022/23.",
        "Complaints: 31 in 2021/22 and 36 in 2021/22.",
        "Complaints: 31 in 2021/22 and 36.",
    ],
)
def test_more_is_said_than_is_understood(sentence: str) -> None:
    assert row(sentence) == {}


@given(
    st.lists(st.integers(0, 2999).filter(lambda n: not 1900 <= n < 2050), min_size=2, max_size=6)
)
def test_rows_of_any_length(counts: list[int]) -> None:
    years = [f"{2017 + at}/{18 + at}" for at in range(len(counts))]
    told = [f"{count} in {year}" for count, year in zip(counts, years, strict=True)]
    assert row(f"Complaints received: {', '.join(told)}.") == dict(zip(years, counts, strict=True))


def test_a_report_of_no_known_year_still_gives_the_years_that_are_named() -> None:
    sentence = "Complaints over three years: 31 in 2020/21, 36 in 2021/22 and 40 in 2022/23."
    assert row(sentence, own="") == row(sentence)


def test_last_year_is_no_named_year_where_the_reports_own_is_not_known() -> None:
    told = row("Volumes are steady: 31 complaints in 2020/21, 36 last year and 40 in 2022/23.", "")
    assert told == {"2020/21": 31, "": 36, "2022/23": 40}
