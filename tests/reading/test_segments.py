"""Both sides of what makes a paper a complaints report."""

from __future__ import annotations

import pytest

from extractor.layout.lines import Line
from extractor.pdf.page import Box, Word
from extractor.reading.complaints_papers import is_titled_otherwise
from extractor.reading.segments import (
    Paper,
    _begins_chapter,
    _gives_figures,
    _goes_on,
    _goes_on_with_appendices,
    _is_cover,
    _printed_number,
    _reports_among,
    _speaks_of_complaints,
    _usual_size,
)

BOX = Box(60, 60, 500, 70)
YEARLY = "Complaints Annual Report"


def page(number: int, text: str) -> tuple[Line, ...]:
    """A page of one line."""
    words = tuple(
        Word(word, Box(60 + 100 * at, 60, 150 + 100 * at, 70), 10.0)
        for at, word in enumerate(text.split())
    )
    return (Line(number, words, BOX, 70.0, 10.0),)


def said(words: int, complaints: int) -> str:
    """So many words, of which so many are of complaints."""
    return " ".join(["complaint"] * complaints + ["word"] * (words - complaints))


def paper(*texts: str, title: str | None = None) -> Paper:
    pages = tuple(page(number, text) for number, text in enumerate(texts, 1))
    return Paper(pages, tuple(range(1, len(texts) + 1)), (), title)


@pytest.mark.parametrize(
    ("title", "words", "complaints", "speaks"),
    [
        (YEARLY, 1000, 10, True),
        (YEARLY, 1000, 9, False),
        (None, 1000, 25, True),
        (None, 1000, 24, False),
        ("Performance Report", 1000, 24, False),
        # titled as no report, however often it speaks of them
        ("Complaints Policy", 100, 50, False),
    ],
)
def test_how_often_a_report_speaks_of_complaints(
    title: str | None, words: int, complaints: int, speaks: bool
) -> None:
    assert _speaks_of_complaints(paper(said(words, complaints), title=title)) is speaks


@pytest.mark.parametrize(("complaints", "speaks"), [(4, True), (3, False)])
def test_most_pages_of_an_untitled_report_speak_of_them(complaints: int, speaks: bool) -> None:
    # one page has most; of two others one may be silent, not both
    pages = [said(500, 60), said(500, complaints), said(500, 0), said(500, complaints)]
    assert _speaks_of_complaints(paper(*pages)) is speaks


@pytest.mark.parametrize(
    ("title", "text", "gives"),
    [
        (None, "40% and 30%, 20% and 10%", True),
        (None, "40% and 30%, 20%", False),
        (YEARLY, "40% and 30%", True),
        (YEARLY, "40%", False),
        ("Complaints 2021/22", "40% and 30%", True),
        ("Complaints", "40% and 30%", False),
        # stages and limits are of a policy too
        (None, "Stage 1 complaints in 10 working days, Stage 2 in 25 days, 40% and 20%", False),
    ],
)
def test_how_many_figures_a_report_gives(title: str | None, text: str, gives: bool) -> None:
    assert _gives_figures(paper(text, title=title)) is gives


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        ([100, 100, 100], 1),
        ([100, 100], 3),
        ([100, 100, 99], 4),
        ([100, 20, 100, 100], 1),
        ([100, 100, 100, 0], 1),
    ],
)
def test_how_long_a_tail_without_complaints_is(tail: list[int], kept: int) -> None:
    whole = paper(said(100, 5), *(said(words, 0) for words in tail))
    assert len(whole.without_tail.pages) == kept


@pytest.mark.parametrize(
    ("words", "rest", "cover"),
    [
        (59, "", True),
        (60, "", False),
        (20, " 40%", True),
        (20, " 40% 30%", False),
    ],
)
def test_how_little_stands_on_a_cover(words: int, rest: str, cover: bool) -> None:
    text = YEARLY + " word" * (words - 3 - len(rest.split())) + rest
    assert _is_cover(page(1, text)) is cover


@pytest.mark.parametrize(("complaints", "pages"), [(5, 2), (4, 1)])
def test_how_often_an_appendix_speaks_of_complaints(complaints: int, pages: int) -> None:
    report, appendix = paper(said(100, 10), title=YEARLY), paper(said(1000, complaints))
    [found] = _reports_among([report, appendix])
    assert len(found.pages) == pages


@pytest.mark.parametrize(
    ("before", "first", "goes_on"),
    [
        (["Appendix A: by team", "Appendix B: by stage"], "Appendix C: by month", True),
        (["Appendix A: by team", "Appendix C: by month"], "Appendix C: by month", False),
        (["Complaints by team"], "Appendix C: by month", False),
        (["Appendix 1 The year", "Appendix 2 Costs"], "Appendix 2 Costs", False),
        (["Appendix A: by team"], "Appendix B", True),
    ],
)
def test_a_reports_own_appendices_go_on_overleaf(
    before: list[str], first: str, goes_on: bool
) -> None:
    pages = [stacked(*((text, 10.0) for text in before))]
    assert _goes_on_with_appendices(stacked((first, 10.0)), pages) is goes_on


def stacked(*lines: tuple[str, float]) -> tuple[Line, ...]:
    """A page of lines of such sizes, in points."""
    return tuple(
        Line(1, (Word(text, BOX, size),), BOX, 70.0 + 20 * at, size)
        for at, (text, size) in enumerate(lines)
    )


@pytest.mark.parametrize(
    ("lines", "begins"),
    [
        ([("Complaints and compliments", 12), ("April 2021 to March 2022", 12)], True),
        ([("2021/22:", 12), ("complaints and compliments", 12)], True),
        ([("Annual report on complaints", 12)], True),
        # headings without a year, or of the text's own size, and no title
        ([("Complaints and compliments", 12), ("How many there were", 12)], False),
        ([("Complaints of 2021/22", 10), ("are in this report", 10)], False),
        ([("Complaints of 2021/22", 11), ("are in this report", 11)], False),
        ([("Roads", 15)], True),
        ([("Roads", 14)], False),
    ],
)
def test_a_further_report_begins_with_its_title(
    lines: list[tuple[str, float]], begins: bool
) -> None:
    page = stacked(*lines, ("We received 12.", 10.0))
    assert _begins_chapter(page, (), size=10.0, title_size=10.0) is begins


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["Text", "Text", "Page 3 of 9"], 3),
        (["Text", "Text", "- 3 -", "Borchester"], 3),
        (["3", "Text", "Text", "Text"], 3),
        (["Text", "3", "Text", "Text"], None),
        (["Text", "Of 12 in all", "Text", "Text"], None),
    ],
)
def test_where_a_page_s_number_is_printed(lines: list[str], number: int | None) -> None:
    assert _printed_number(stacked(*((line, 10.0) for line in lines))) == number


@pytest.mark.parametrize(
    ("title", "first", "goes_on"),
    [
        ("Complaints: annual report 2021/22", 3, True),
        ("Annual Report 2021/22", 3, True),
        ("Annual Report 2020/21", 3, False),
        ("Annual Report 2021/22", 4, False),
        (None, 3, False),
    ],
)
def test_a_paper_that_follows_its_cover_bears_its_title(
    title: str | None, first: int, goes_on: bool
) -> None:
    cover = paper("cover", "cover", title="Complaints annual report: 2021/22")
    following = Paper((page(first, "text"),), (first,), (), title)
    assert _goes_on(cover, following) is goes_on


def test_the_usual_size_is_that_of_most_words() -> None:
    page = stacked(("A title", 16.0), ("text of four words", 12.0), ("text of four more", 12.0))
    assert _usual_size([page]) == 12.0


@pytest.mark.parametrize(
    ("title", "otherwise"),
    [
        ("How to complain about social care", True),
        ("How we handled complaints 2021/22", False),
        ("Local Assessment of Complaints", True),
        ("Assessment and Complaints Annual Report", False),
        ("Review of Local Government Complaints 2016-17", True),
        ("Local Government Ombudsman Annual Review", False),
        ("Response to the report of the Local Government and Social Care Ombudsman", True),
        ("Annual report of the Ombudsman 2021/22", False),
        ("Housing Ombudsman self-assessment 2023", True),
        ("Annual complaints report and self-assessment 2023/24", False),
        ("Complaints Procedure", True),
        ("Adult Care Complaints: a good practice guide", True),
        ("Guided by complaints: annual report", False),
        ("A Bank plc: Plaintiff's Complaint", True),
    ],
)
def test_titles_of_papers_that_report_nothing(title: str, otherwise: bool) -> None:
    assert is_titled_otherwise(title, "") is otherwise


def test_a_paper_called_by_the_procedure_may_report_what_went_through_it() -> None:
    told = "This report details the complaints that were received in the period."
    assert not is_titled_otherwise("Formal Complaints Procedure", told)
    assert is_titled_otherwise("Formal Complaints Procedure", "This report sets out our policy.")
    assert is_titled_otherwise("Complaints: terms of reference", told)


def test_a_paper_without_a_page_on_complaints_speaks_of_none() -> None:
    bare = paper(*[said(120, 0)] * 4, title="Budget")
    assert bare.without_tail.pages == () and not _speaks_of_complaints(bare)


@pytest.mark.parametrize(
    ("told", "gives"),
    [
        ("It is about performance during 2014/15.", True),
        ("It is about performance.", False),
        ("Since 2014/15 we have a new policy.", False),
        ("It is a summary for the months of July 2014 to September 2014.", True),
        ("It is a summary for the months of spring.", False),
    ],
)
def test_a_paper_of_a_year_needs_fewer_numbers_beside_words(told: str, gives: bool) -> None:
    text = f"{told} There were 12 complaints. We had 14 compliments."
    assert _gives_figures(paper(text, title="Complaints and Compliments")) is gives
