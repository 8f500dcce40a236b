"""The financial year that a report is about, and what is said of it where."""

from __future__ import annotations

import pytest

from tests.reading.typed_pages import BODY, only


@pytest.mark.parametrize(
    ("title", "text", "year"),
    [
        ("Complaints Annual Report 2020-21", "In 2019/20 there were 3, in 2019/20 too.", "2020/21"),
        ("Complaints Report 2022 to 2023", "", "2022/23"),
        ("Complaints Report", "This report covers 1st April 2021 to 31st March 2022.", "2021/22"),
        ("Complaints Report", "This report is for the year ending 31 March 2019.", "2018/19"),
        ("Complaints Annual Report", "We said in our 2018/19 report. In 2019/20 120. "
         "In 2019/20 again, and 2019/20.", "2019/20"),
        ("Children's complaints", "Key figures 2020/21 · Borchester\n"
         "2019/20 was busier. In 2019/20 120, in 2019/20 3.", "2020/21"),
        ("Complaints Annual Report", "The report covers April 2020 to March 2021.\n"
         + "Stage 2: 3 (in 2019/20 4)\n14 as against 12 in 2019/20\n" * 20, "2020/21"),
        ("Complaints Annual Report", "Complaints 2018/19 2019/20\n"
         "This report covers the year 2020/21.", "2020/21"),
        ("Complaints Annual Report 2019", "", "2019/20"),
        ("Complaints Annual Report 2021", "The year 2020/21 had 120 complaints.", "2020/21"),
        ("Complaints Annual Report", "", None),
        ("Complaints Report 01/04/2014 - 31/03/2015", "", "2014/15"),
        ("Complaints Annual Report", "2011-2012\n" + "all of 2010-2011 " * 4, "2011/12"),
        ("Complaints Annual Report", "2011-2012 2012-2013\nIn 2013/14 there were 3.", "2013/14"),
        ("Complaints (1 October 2015 to 31 March 2016)", "In 2014/15 3, 2014/15.", "2015/16"),
        ("Complaints Report, July - September 2021", "In 2020/21 there were 3.", "2021/22"),
        ("Complaints Report", "This report covers 1 January 2010 to 31 March 2010.", "2009/10"),
        ("Complaints Report", "This report covers 1 January 2010 to 30 June 2010.", None),
    ],
)  # fmt: skip
def test_report_year(title: str, text: str, year: str | None) -> None:
    assert only(f"# {title}\n{text}\n{BODY}").report_year == year


LATER = "In 2021/22 things were put right.\n" * 5


@pytest.mark.parametrize(("between", "year"), [(6, "2019/20"), (7, "2021/22")])
def test_how_far_below_the_title_a_subtitle_stands(between: int, year: str) -> None:
    head = "# Complaints Annual Report\n" + "Borset\n" * between
    text = f"{head}April 2019 to March 2020\n{BODY}\n{LATER}"
    assert only(text).report_year == year


@pytest.mark.parametrize(("page", "year"), [(3, "2019/20"), (4, "2021/22")])
def test_a_report_says_on_its_first_pages_what_it_is_about(page: int, year: str) -> None:
    pages = [f"# Complaints Annual Report\n{BODY}\n{LATER}", BODY, BODY, BODY]
    pages[page - 1] += "\nThis annual report covers all of 2019/20."
    assert only(*pages).report_year == year


@pytest.mark.parametrize(("columns", "year"), [(72, "2019/20"), (71, "2021/22")])
def test_a_line_that_ends_early_ends_a_sentence(columns: int, year: str) -> None:
    longest = "Officers wrote to families".ljust(99, "e") + "."
    cut = "and so on. This annual report covers".rjust(columns, "x")
    text = f"# Complaints Annual Report\n{BODY}\n{LATER}\n{longest}\n{cut}\n2019/20 in full."
    assert only(text).report_year == year


def test_the_title_before_the_period_before_the_running_head_before_the_text() -> None:
    """The later of two years with as many votes is the report's: the earlier one must have more."""
    report = "# Complaints Annual Report"
    period = "Period:   2018/19"
    assert only(f"{report} 2019/20\n{period}\n{BODY}").report_year == "2019/20"
    assert only(f"{report}\n{period}\n{BODY}\n{LATER * 4}").report_year == "2018/19"


@pytest.mark.parametrize(("feet", "year"), [(2, "2019/20"), (1, "2021/22")])
def test_the_year_at_the_foot_of_every_page_is_the_report_s(feet: int, year: str) -> None:
    foot = "Putting it right 2019/20"
    pages = [f"# Complaints Annual Report\n{BODY}\n{LATER}", BODY]
    assert (
        only(*(f"{p}\n{foot if n < feet else ''}" for n, p in enumerate(pages))).report_year == year
    )


def test_a_report_and_the_paper_that_covers_it_are_one() -> None:
    front = "Report to: Cabinet\nDate: 1 March 2022\nSubject: Annual complaints report 2020/21\n"
    assert only(front + BODY, BODY, front + BODY).pages == (1, 3)
