"""Paragraphs, list entries, footnotes, headings, running heads and reading order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.layout.blocks import Paragraph
from extractor.layout.find import find_layout
from extractor.pdf.page import Page, Word
from tests.layout.drawing import (
    headings,
    line,
    page,
    paragraphs,
    prose,
    table_words,
    tables,
    text_width,
    texts,
)

TEXT = (
    "Most complaints were answered in time by the teams that they concerned, and fewer people than "
    "in the year before asked for their complaint to be looked at again by another manager."
)


def test_lines_make_running_text() -> None:
    (paragraph,) = paragraphs(page(prose(TEXT, 60, 100, 300)))
    assert paragraph.text == TEXT and paragraph.kind == "text" and paragraph.number is None


def test_any_part_of_the_text_can_be_placed() -> None:
    found = page(prose(TEXT, 60, 100, 300))
    (paragraph,) = paragraphs(found)
    start = paragraph.text.index("teams")
    number, box = paragraph.place(start, start + 5)
    (word,) = [w for w in found.words if w.text == "teams"]
    assert number == 1 and box == word.box
    assert all(TEXT[p.start : p.end] for p in paragraph.places)


def test_white_parts_paragraphs() -> None:
    words = prose(TEXT, 60, 100, 300) + prose(TEXT, 60, 170, 300)
    assert [p.text for p in paragraphs(page(words))] == [TEXT, TEXT]


def test_a_line_broken_early_ends_its_paragraph() -> None:
    """Lists set without marks: the next line's first word would have fitted."""
    words = prose(TEXT, 60, 100, 300)
    words += line("Delay: 5 received", 60, 184) + line("Staff conduct: 2 received", 60, 196)
    assert [p.text for p in paragraphs(page(words))][1:] == [
        "Delay: 5 received",
        "Staff conduct: 2 received",
    ]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("com-", "plaints", "complaints"),
        ("multi-", "agency", "multi-agency"),
        ("2019-", "20", "2019-20"),
        ("COVID-", "19", "COVID-19"),
    ],
)
def test_hyphens_at_line_ends(above: str, below: str, joined: str) -> None:
    words = line(f"The team had more of these {above}", 60, 100)
    words += line(f"{below} than in other years", 60, 112)
    words += line("All complaints and every multi agency case were counted in", 60, 140)
    text = paragraphs(page(words))[0].text
    assert joined in text and text.endswith("than in other years")


@pytest.mark.parametrize("number", ["2.24", "1.1.", "3)", "a)", "(iv)", "(b)", "7."])
def test_numbered_paragraphs(number: str) -> None:
    words = line(number, 60, 100) + prose(TEXT, 100, 100, 300)
    (paragraph,) = paragraphs(page(words))
    assert paragraph.number == number and paragraph.text == TEXT


@pytest.mark.parametrize("start", ["10 were upheld,", "2.1 million visits were", "2021/22 saw"])
def test_figures_that_begin_a_line_are_no_numbers(start: str) -> None:
    first = "Of the complaints that the council had answered by then some"
    words = line(first, 60, 100) + line(f"{start} counted in the year", 60, 112)
    (paragraph,) = paragraphs(page(words))
    assert paragraph.number is None and start in paragraph.text


@pytest.mark.parametrize("mark", ["•", "-", "–", "▪", "o"])
def test_bullets(mark: str) -> None:
    words = []
    for k, text in enumerate(["Apology (15)", "Policy review (5)"]):
        words += line(mark, 60, 100 + 12 * k) + line(text, 80, 100 + 12 * k)
    found = paragraphs(page(words))
    assert [(p.kind, p.text) for p in found] == [
        ("bullet", "Apology (15)"),
        ("bullet", "Policy review (5)"),
    ]


def test_a_bullet_runs_on_in_hanging_lines() -> None:
    words = line("•", 60, 100) + prose(TEXT, 80, 100, 300)
    words += line("•", 60, 136) + line("Training", 80, 136)
    assert [p.text for p in paragraphs(page(words))] == [TEXT, "Training"]


def test_footnotes() -> None:
    words = prose(TEXT, 60, 100, 300)
    words += line("1", 60, 758, size=5, raised=True) + line("Includes all stages", 66, 760, size=8)
    note = paragraphs(page(words))[-1]
    assert (note.kind, note.number, note.text) == ("footnote", "1", "Includes all stages")


def test_small_print_under_a_heading_is_no_footnote() -> None:
    words = line("1 Bridge Street", 60, 90, size=8) + prose(TEXT, 60, 120, 300)
    assert all(p.kind == "text" for p in paragraphs(page(words)))


def test_marks_in_text_are_raised_figures() -> None:
    words = line("There were 177 transactions", 60, 100)
    words += line("1", 60 + text_width("There were 177 transactions") + 0.3, 96, 6, raised=True)
    words += line("in the year", 200, 100)
    assert paragraphs(page(words))[0].text.startswith("There were 177 transactions¹")


def test_ordinals_are_no_marks() -> None:
    words = line("On 31", 60, 100) + line("st", 60 + text_width("On 31"), 96, 6, raised=True)
    words += line("March 2021 it ended", 60 + text_width("On 31") + 9, 100)
    assert paragraphs(page(words))[0].text == "On 31st March 2021 it ended"


def test_text_in_two_columns() -> None:
    left, right = f"{TEXT} {TEXT} Left.", f"{TEXT} {TEXT} Right."
    words = line("Annual report", 60, 60, size=18, bold=True)
    words += prose(left, 60, 100, 200) + prose(right, 310, 100, 200)
    assert [p.text for p in paragraphs(page(words))] == [left, right]


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (["Delays in replies: 389", "Staff conduct – 1,174", "Other matters: 25%"], 3),
        (["Replies – 2 received (1 partly upheld)", "Staff conduct – 5 received (none upheld)"], 2),
        (["Replies – 2 received in all the teams", "Staff conduct – 5 received by one of them"], 1),
        (["In all the teams and we had: 389", "Staff conduct was none of it"], 1),
        (["Upheld were 20, not upheld: 389", "Staff conduct: 1,174"], 1),
    ],
)
def test_entries_of_a_list_without_printed_bullets(texts: Sequence[str], count: int) -> None:
    """Each fills its line as far as the longest goes, so that its end does not tell them apart."""
    words = [w for k, text in enumerate(texts) for w in line(text, 80, 100 + 12 * k)]
    assert len(paragraphs(page(words))) == count


def test_a_paragraph_runs_over_the_page_break() -> None:
    one = page(prose("The council has agreed with all of its partners that the", 60, 760, 480))
    two = page(prose("work will go on.", 60, 60, 480), number=2)
    (paragraph,) = paragraphs(one, two)
    assert paragraph.text.endswith("that the work will go on.")
    assert paragraph.place(paragraph.text.index("work"), len(paragraph.text))[0] == 2


def test_a_finished_paragraph_does_not() -> None:
    one = page(prose("The council has agreed with all of its partners.", 60, 760, 480))
    two = page(prose("Work will go on.", 60, 60, 480), number=2)
    assert len(paragraphs(one, two)) == 2


def test_headings_have_levels_and_make_paths() -> None:
    words = line("Annual Complaints Report", 60, 60, size=18, bold=True)
    words += line("4.", 60, 100, bold=True) + line("Analysis of complaints", 90, 100, bold=True)
    words += line("4.1", 60, 120, bold=True) + line("Adult services", 90, 120, bold=True)
    words += line("Themes", 60, 140, bold=True) + prose(TEXT, 60, 160, 400)
    words += line("4.2", 60, 220, bold=True) + line("Housing", 90, 220, bold=True)
    words += prose(TEXT, 60, 240, 400)
    found = page(words)
    assert [(h.level, h.text) for h in headings(found)] == [
        (1, "Annual Complaints Report"),
        (2, "4. Analysis of complaints"),
        (3, "4.1 Adult services"),
        (4, "Themes"),
        (3, "4.2 Housing"),
    ]
    assert paragraphs(found)[1].heading == (
        "Annual Complaints Report",
        "4. Analysis of complaints",
        "4.2 Housing",
    )


def test_headings_numbered_without_a_point_are_numbered_where_they_run_on_from_one() -> None:
    titles = ("1 Introduction", "2 Complaints", "2.1 Adult services", "3 Compliments")
    found = [(h.level, h.text) for h in headings(sections(*titles))]
    assert found == [(1, titles[0]), (1, titles[1]), (2, titles[2]), (1, titles[3])]


def test_a_number_in_a_heading_is_no_section_s_where_none_runs_on() -> None:
    titles = ("1 Introduction", "10 Downing Street", "12 Steps")
    assert {h.level for h in headings(sections(*titles, "2.1 Adult services"))} == {1}


def sections(*titles: str) -> Page:
    """Text under headings of one look."""
    words: list[Word] = []
    for at, title in enumerate(titles):
        words += line(title, 60, 60 + 90 * at, bold=True) + prose(TEXT, 60, 80 + 90 * at, 400)
    return page(words)


def test_the_next_number_closes_the_one_before_even_in_smaller_print() -> None:
    words = line("8.", 60, 60, bold=True, size=14) + line("Panels", 90, 60, bold=True, size=14)
    words += line("8.1", 60, 90, bold=True, size=14) + line("Dates", 90, 90, bold=True, size=14)
    words += line("9.", 60, 120, bold=True) + line("Remedies", 90, 120, bold=True)
    words += prose(TEXT, 60, 140, 400)
    assert paragraphs(page(words))[0].heading == ("9. Remedies",)


def test_the_next_number_in_a_section_that_counts_anew_closes_no_outer_one() -> None:
    words = line("1.", 60, 60, bold=True, size=14) + line("Adults", 90, 60, bold=True, size=14)
    words += line("1.", 60, 90, bold=True) + line("Volumes", 90, 90, bold=True)
    words += line("2.", 60, 120, bold=True) + line("Remedies", 90, 120, bold=True)
    words += prose(TEXT, 60, 140, 400)
    assert paragraphs(page(words))[0].heading == ("1. Adults", "2. Remedies")


@pytest.mark.parametrize(
    "text",
    [
        "The Council must act on this at once.",
        "Complaints = 105",
        "Compliments: 32",
        "Quality of advice, 32",
        "Executive Summary ........ 3",
    ],
)
def test_bold_lines_that_are_no_headings(text: str) -> None:
    words = prose(TEXT, 60, 100, 400) + line(text, 60, 150, bold=True)
    assert headings(page(words)) == []


@pytest.mark.parametrize(("size", "found"), [(10.0, ["Corporate"]), (6.5, [])])
def test_bold_print_much_smaller_than_the_text_is_no_heading(size: float, found: list[str]) -> None:
    words = prose(TEXT, 60, 100, 400) + line("Corporate", 60, 150, size=size, bold=True)
    words += prose(TEXT, 60, 180, 400)
    assert [heading.text for heading in headings(page(words))] == found


def test_a_bold_row_of_figures_is_no_heading() -> None:
    words = prose(TEXT, 60, 100, 400) + line("Total", 60, 150, bold=True)
    words += line("586.1", 200, 150, bold=True) + line("621.6", 280, 150, bold=True)
    assert headings(page(words)) == []


def test_numbered_paragraphs_are_no_headings() -> None:
    words = line("2.1", 60, 100) + line("Over the year 12 complaints were received", 90, 100)
    assert headings(page(words + prose(TEXT, 60, 130, 400))) == []


def test_a_bold_start_runs_on_into_its_paragraph() -> None:
    words = line("Children in Care and New Futures have", 60, 100, bold=True)
    words += line("identified that staff need support.", 60, 112)
    words += line("Other teams have found out the same.", 60, 140)
    found = page(words)
    assert headings(found) == []
    assert paragraphs(found)[0].text.endswith("have identified that staff need support.")


def test_running_heads_feet_and_page_numbers() -> None:
    pages = []
    for number in (1, 2, 3):
        words = line("Housing Committee, 4 May 2022", 60, 40, size=8)
        words += prose(f"{number} of the teams wrote. {TEXT}", 60, 130, 400)
        words += line(f"Complaints Report 2021/22 - {number}", 60, 800, size=8)
        words += line(str(number), 500, 812, size=8)
        pages.append(page(words, number=number))
    layout = find_layout(pages)
    assert layout.furniture == ("Housing Committee, 4 May 2022", "Complaints Report 2021/22")
    assert [b.text for b in layout.blocks if isinstance(b, Paragraph)] == [
        f"{number} of the teams wrote. {TEXT}" for number in (1, 2, 3)
    ]


def test_a_boxhead_repeated_on_each_page_is_no_running_head() -> None:
    pages = []
    for number in (1, 2):
        head = ["Stage", "2019/20", "2020/21", "2021/22"]
        rows = [[f"Team {number}{k}", "4", "5", str(k)] for k in range(3)]
        words = table_words([head, *rows], [60, 220, 300, 380, 460], 60)
        pages.append(page(words + prose(TEXT, 60, 300, 400), number=number))
    assert find_layout(pages).furniture == ()
    assert [texts(t)[0] for t in tables(*pages)] == [head, head]


def test_different_first_lines_are_no_running_heads() -> None:
    one = page(line("Annual Report 2021/22", 60, 60, bold=True) + prose(TEXT, 60, 120, 400))
    two = page(line("Compliments", 60, 60, bold=True) + prose(TEXT, 60, 120, 400), number=2)
    assert find_layout([one, two]).furniture == ()
    assert [h.text for h in headings(one, two)] == ["Annual Report 2021/22", "Compliments"]


def test_a_year_at_the_top_is_no_page_number() -> None:
    words = line("2020/21", 60, 60, size=16, bold=True) + prose(TEXT, 60, 120, 400)
    assert "2020/21" in [p.text for p in paragraphs(page(words))]


def test_numbered_bold_lines_head_the_text_right_below_them() -> None:
    found = page(
        line("2. Fostering", 60, 100, bold=True)
        + prose(TEXT, 60, 112, 300)
        + line("3. Children in care", 60, 200, bold=True)
        + prose(TEXT, 60, 212, 300)
    )
    assert [heading.text for heading in headings(found)] == ["2. Fostering", "3. Children in care"]


def test_bold_words_that_fill_their_line_run_on_into_the_text() -> None:
    bold = "3. Most complaints were answered in time by the teams that"
    found = page(line(bold, 60, 100, bold=True) + prose("They concerned. " + TEXT, 60, 112, 300))
    assert headings(found) == []
