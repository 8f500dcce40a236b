"""Financial years and quarters in the notations that reports print."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.years import (
    FIRST_YEAR,
    LAST_YEAR,
    financial_year,
    find_quarters,
    find_years,
    year_before,
    years_of_dates,
)


def years(text: str) -> list[str]:
    return [mention.year for mention in find_years(text)]


def quarters(text: str) -> list[int]:
    return [mention.quarter for mention in find_quarters(text)]


@pytest.mark.parametrize(
    "printed",
    [
        "2021/22",
        "2021-22",
        "2021–22",
        "2021 – 22",
        "2021/2022",
        "2021-2022",
        "2021 / 2022",
        "2021 to 2022",
        "21/22",
        "FY21/22",
        "2021\n/22",
        "1st April 2021 to 31st March 2022",
        "1 April 2021 - 31 March 2022",
        "1st of April 2021 until the 31st of March 2022",
        "between 1 April 2021 and 31 March 2022",
        "April 2021 to March 2022",
        "Apr 2021 to Mar 2022",
        "April 21 – March 22",
        "April '21 to March '22",
        "April 2021 to the end of March 2022",
        "year ending 31 March 2022",
        "the year ended 31st March 2022",
        "the year to 31 March 2022",
        "year end March 2022",
    ],
)
def test_every_notation_names_the_same_year(printed: str) -> None:
    assert years(printed) == ["2021/22"]
    assert years(f"Complaints received in {printed} by team") == ["2021/22"]


@pytest.mark.parametrize(
    "printed",
    [
        "20-21 days",
        "between 20-21 cases",
        "10/12",
        "7/12 answered",
        "2018 to 2021",
        "2018/21",
        "03/04/2021",
        "12/11/20",
        "£2020/21",
        "2021",
        "31 March 2021",
        "1 April 2021 to 31 May 2021",
        "1 April 2021 to 30 June 2022",
        "April 2021 to March 2021",
        "tel. 01234 202021",
        "50/51",
        "20/21%",
        "2020-21.5",
        "Report no. 19-020-166",
        "2006-9",
        "2006 - 7",
        "2006-7.5 days",
        "2006-78",
    ],
)
def test_what_is_no_financial_year(printed: str) -> None:
    assert years(printed) == []


@pytest.mark.parametrize("printed", ["2006-7", "2006/7", "2006–7 %", "in 2006-7."])
def test_a_year_that_ends_in_one_figure(printed: str) -> None:
    assert years(printed) == ["2006/07"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2020/21 (2019/20)", ["2020/21", "2019/20"]),
        ("2020/21 / 2019/20", ["2020/21", "2019/20"]),
        ("2019-20, 2020-21 and 2021-22", ["2019/20", "2020/21", "2021/22"]),
        ("2020/21,2021/22", ["2020/21", "2021/22"]),
        ("In 2020/21, 21 complaints", ["2020/21"]),
        ("compared with 2019/20.", ["2019/20"]),
        ("1999/00", ["1999/00"]),
        ("1999/2000", ["1999/00"]),
        ("2009/10", ["2009/10"]),
    ],
)
def test_several_years_and_their_neighbours(printed: str, expected: list[str]) -> None:
    assert years(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("1 July 2020 to 30 September 2020", ["2020/21"]),
        ("January to March 2021", ["2020/21"]),
        ("Oct 2020 - Dec 2020", ["2020/21"]),
        ("January to March", []),
        ("July 2020 to September 2021", []),
        ("July to October 2020", []),
    ],
)
def test_the_months_of_a_quarter_name_its_year(printed: str, expected: list[str]) -> None:
    assert years(printed) == expected


def test_a_span_is_one_mention() -> None:
    assert years("2015/16 to 2019/20") == ["2015/16-2019/20"]
    assert years("2015/16 – 2019/20") == ["2015/16-2019/20"]


def test_a_comparison_of_two_years_is_no_span() -> None:
    assert years("rose from 2019/20 to 2020/21") == ["2019/20", "2020/21"]
    assert years("2020/21 to 2019/20") == ["2020/21", "2019/20"]


@pytest.mark.parametrize(("first", "found"), [(FIRST_YEAR, 1), (FIRST_YEAR - 1, 0)])
def test_years_before_the_range_are_other_numbers(first: int, found: int) -> None:
    assert len(years(f"{first}/{first + 1}")) == found


@pytest.mark.parametrize(("first", "found"), [(LAST_YEAR, 1), (LAST_YEAR + 1, 0)])
def test_years_after_the_range_are_other_numbers(first: int, found: int) -> None:
    assert len(years(f"{first}/{(first + 1) % 100:02d}")) == found


def test_names_of_years() -> None:
    assert financial_year(1999) == "1999/00"
    assert year_before("2000/01") == "1999/00"


NOTATIONS: list[Callable[[int], str]] = [
    lambda y: f"{y}/{(y + 1) % 100:02d}",
    lambda y: f"{y}-{(y + 1) % 100:02d}",
    lambda y: f"{y}–{(y + 1) % 100:02d}",
    lambda y: f"{y}/{y + 1}",
    lambda y: f"{y} to {y + 1}",
    lambda y: f"{y % 100:02d}/{(y + 1) % 100:02d}",
    lambda y: f"1st April {y} to 31st March {y + 1}",
    lambda y: f"1 April {y} – 31 March {y + 1}",
    lambda y: f"April {y} and March {y + 1}",
    lambda y: f"year ending 31 March {y + 1}",
]


@given(
    first=st.integers(2000, 2048),
    notation=st.sampled_from(NOTATIONS),
    before=st.sampled_from(["", "Complaints in ", "(", "the ", "No. "]),
    after=st.sampled_from(["", " complaints", ")", ", with 12 more", ". Then", "\nNo.", "¹"]),
)
def test_any_year_is_found_where_it_is_printed(
    first: int, notation: Callable[[int], str], before: str, after: str
) -> None:
    printed = notation(first)
    text = before + printed + after
    (mention,) = find_years(text)
    assert mention.year == financial_year(first)
    assert text[mention.start : mention.end] in printed
    assert str(first)[-2:] in text[mention.start : mention.end] or "March" in printed


@given(st.text(alphabet="0123456789/-–., toandAprilMarchyear£%'\n", max_size=60))
def test_mentions_lie_in_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for mention in find_years(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
    for quarter in find_quarters(text):
        assert 0 <= quarter.start < quarter.end <= len(text)
        assert quarter.quarter in (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("printed", "quarter"),
    [
        ("Q1", 1),
        ("Q 4", 4),
        ("Qtr 3", 3),
        ("Quarter 2 2021/22", 2),
        ("quarter two", 2),
        ("the first quarter", 1),
        ("4th quarter", 4),
        ("April to June", 1),
        ("Apr-Jun", 1),
        ("July – September", 2),
        ("October 2021 to December", 3),
        ("Jan/Mar", 4),
    ],
)
def test_quarters_by_number_and_by_months(printed: str, quarter: int) -> None:
    assert quarters(printed) == [quarter]


@pytest.mark.parametrize(
    "printed",
    [
        "Q5",
        "FAQ1",
        "headquarter 1",
        "July to August",
        "April 2020 to March 2021",
        "a quarter of all",
    ],
)
def test_what_is_no_quarter(printed: str) -> None:
    assert quarters(printed) == []


def test_months_beside_the_number_say_the_same_quarter() -> None:
    assert set(quarters("Q1 (April to June)")) == {1}
    assert quarters("Q1 to Q4") == [1, 4]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2006-7", "2006/07"),
        ("2016-7", "2016/17"),
        ("1998-9", "1998/99"),
        ("2010-1", "2010/11"),
        ("98-9", None),
        ("1999/00", "1999/00"),
        ("2000/01", "2000/01"),
        ("99/00", "1999/00"),
        ("90/91", "1990/91"),
        ("89/90", None),
        ("49/50", "2049/50"),
        ("50/51", None),
    ],
)
def test_years_cut_short_are_of_the_nearest_decade_and_century(text: str, year: str | None) -> None:
    assert [mention.year for mention in find_years(text)] == [year] * bool(year)


def test_before_a_year_that_is_not_known_there_is_none() -> None:
    assert year_before("") == ""


def test_a_month_with_its_year_is_of_a_financial_year() -> None:
    assert years_of_dates("held in March 2023 and June 2023; none in May") == ["2022/23", "2023/24"]
