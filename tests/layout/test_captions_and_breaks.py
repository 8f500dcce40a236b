"""Captions, notes, and tables that run over a page break."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.layout.blocks import Table
from extractor.layout.labelled import is_labelled
from extractor.pdf.page import Box, Page, Ruling, Word
from tests.layout.drawing import (
    drawn_table,
    headings,
    lattice,
    line,
    page,
    paragraphs,
    prose,
    table_words,
    tables,
    texts,
)

TEXT = (
    "Most complaints were answered in time by the teams that they concerned, and fewer people than "
    "in the year before asked for their complaint to be looked at again by another manager."
)
XS = [60, 220, 300, 380, 460]
ROWS = [
    ["Stage", "2019/20", "2020/21", "2021/22"],
    ["Stage 1", "96", "71", "48"],
    ["Stage 2", "9", "16", "7"],
    ["Stage 3", "7", "3", "1"],
]


@pytest.mark.parametrize(
    "text",
    [
        "Table 5 – Complaints handled at each stage",
        "Figure 3: Outcomes",
        "Figure 7 Who is making Complaints?",
        "Table 12",
        "Nature of Representations – Table 7",
    ],
)
def test_labelled_captions(text: str) -> None:
    assert is_labelled(text)


@pytest.mark.parametrize(
    "text",
    [
        "Table 5 shows the complaints handled at each stage.",
        "Figure 5 shows the four completed cases",
        "Tables 8 and 10 focus on themes",
        "The number is given in table 4",
    ],
)
def test_sentences_about_tables_are_no_captions(text: str) -> None:
    assert not is_labelled(text)


def test_a_caption_leaves_the_text_and_the_paragraph_above_is_before() -> None:
    words, rulings = drawn_table(ROWS, XS, 180)
    words += prose(TEXT, 60, 100, 470) + line("Table 1 - Complaints by stage", 60, 170, bold=True)
    found = page(words, rulings)
    (table,) = tables(found)
    assert table.caption == "Table 1 - Complaints by stage" and table.before == TEXT
    assert [p.text for p in paragraphs(found)] == [TEXT] and headings(found) == []


def test_bold_lines_above_tables_are_titles_when_they_mostly_stand_there() -> None:
    words, rulings = [], []
    for top, title in ((120, "Complaints by stage"), (260, "Complaints by year")):
        more, lines = drawn_table(ROWS, XS, top)
        words += more + line(title, 60, top - 8, bold=True)
        rulings += lines
    words += prose(TEXT, 60, 220, 470)
    assert [t.caption for t in tables(page(words, rulings))] == [
        "Complaints by stage",
        "Complaints by year",
    ]


def test_a_numbered_heading_above_a_table_stays_a_heading() -> None:
    words, rulings = drawn_table(ROWS, XS, 120)
    words += line("3.", 60, 112, bold=True) + line("Summary of findings", 80, 112, bold=True)
    (table,) = tables(page(words + prose(TEXT, 60, 220, 470), rulings))
    assert table.caption is None and table.heading == ("3. Summary of findings",)


def test_a_full_width_first_row_is_the_caption() -> None:
    words, _ = drawn_table(ROWS, XS, 155)
    words += line("Complaints by stage", 260, 152, bold=True, align="centre")
    rulings = lattice(XS, [155, 170, 185, 200, 215]) + lattice([60, 460], [140, 155])
    found = page(words, rulings)
    (table,) = tables(found)
    assert table.caption == "Complaints by stage" and texts(table) == ROWS
    assert paragraphs(found) == []


def test_a_caption_belongs_to_its_table_over_a_picture() -> None:
    words, rulings = drawn_table(ROWS, XS, 300)
    words += prose(TEXT, 60, 60, 470) + line(
        "Table 2: Complaints over three years", 60, 110, bold=True
    )
    found = page(words, rulings, images=[Box(80, 120, 440, 290)])
    assert tables(found)[0].caption == "Table 2: Complaints over three years"


def broken_off(caption: str, *above: Box, text: str = "") -> list[Table]:
    """The tables of a page that ends in a caption and of the next, which begins with one."""
    last = page(prose(TEXT, 60, 120, 470) + line(caption, 60, 770, bold=True))
    words, rulings = drawn_table(ROWS, XS, 180)
    words += prose(text, 60, 60, 470) if text else []
    return tables(last, page(words, rulings, images=list(above), number=2))


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("Percentages are shown in brackets.", True),
        ("The figures in brackets are those of 2020/21", True),
        ("Figures in brackets are of 2020/21. Fewer came by post.", False),
        ("Numbers fell in all teams, and in brackets of age.", False),
    ],
)
def test_a_sentence_on_brackets_is_a_note(text: str, noted: bool) -> None:
    words, rulings = drawn_table(ROWS, XS, 140)
    below = line(text, 60, 212) + prose(TEXT, 60, 250, 470)
    (table,) = tables(page(words + below, rulings))
    assert (table.after == text) is noted


def test_a_caption_at_the_foot_of_a_page_is_of_the_table_that_heads_the_next() -> None:
    (table,) = broken_off("Table 4: Complaints at each stage")
    assert table.caption == "Table 4: Complaints at each stage" and table.page == 2


def test_a_caption_at_the_foot_is_of_no_table_below_other_text_or_a_chart() -> None:
    assert broken_off("Table 4: Complaints at each stage", text=TEXT)[0].caption is None
    chart = Box(80, 60, 440, 170)
    assert broken_off("Figure 4: Complaints at each stage", chart)[0].caption is None


def captioned_below(texts_between: bool) -> Page:
    """Three tables, each with its label below it; the next follows at once, or after text."""
    words: list[Word] = []
    rulings: list[Ruling] = []
    top = 80.0
    for number in (1, 2, 3):
        own, drawn = drawn_table(ROWS, XS, top)
        words += own + line(f"Table {number} - Complaints by team", 60, top + 77, bold=True)
        rulings += drawn
        top += 90
        if texts_between:
            words += prose(TEXT, 60, top + 15, 470)
            top += 80
    return page(words, rulings)


def test_captions_below_their_tables_stay_with_them() -> None:
    """Where tables follow one another, each caption stands right above the next table too."""
    for between in (True, False):
        found = tables(captioned_below(between))
        assert [t.caption for t in found] == [f"Table {n} - Complaints by team" for n in (1, 2, 3)]


def test_captions_above_stay_with_the_table_below() -> None:
    words, rulings = drawn_table(ROWS, XS, 100)
    more, drawn = drawn_table(ROWS, XS, 200)
    words += line("Table 1 - Complaints by team", 60, 95, bold=True) + more
    words += line("Table 2 - Complaints by theme", 60, 195, bold=True)
    found = tables(page(words, rulings + drawn))
    assert [t.caption for t in found] == [
        "Table 1 - Complaints by team",
        "Table 2 - Complaints by theme",
    ]


def test_a_heading_below_one_of_the_same_print_titles_the_table() -> None:
    def heads(*titles: tuple[str, float, float]) -> list[Table]:
        words, rulings = drawn_table(ROWS, XS, 160)
        for text, foot, size in titles:
            words += line(text, 60, foot, size, bold=True)
        words += prose(TEXT, 60, 240, 470) + line("Learning", 60, 330, 12, bold=True)
        return tables(page(words + prose(TEXT, 60, 350, 470), rulings))

    (table,) = heads(("Outcomes", 130, 12), ("Decisions at Stage 1", 153, 12))
    assert table.caption == "Decisions at Stage 1" and table.heading == ("Outcomes",)
    (table,) = heads(("Outcomes", 130, 14), ("Decisions at Stage 1", 153, 12))
    assert table.caption is None
    assert table.heading == ("Outcomes", "Decisions at Stage 1")


def test_notes_below() -> None:
    words, rulings = drawn_table(ROWS, XS, 120)
    words += line("*out of jurisdiction", 60, 192, size=8) + prose(TEXT, 60, 220, 470)
    (table,) = tables(page(words, rulings))
    assert table.after == "*out of jurisdiction"


def test_text_below_is_no_note() -> None:
    words, rulings = drawn_table(ROWS, XS, 120)
    (table,) = tables(page(words + prose(TEXT, 60, 195, 470), rulings))
    assert table.after is None


def over_the_break(
    first: list[list[str]], second: list[list[str]], bold: tuple[int, ...]
) -> tuple[Page, Page]:
    """A table at the foot of page 1 and one at the head of page 2."""
    top = 780 - 15 * len(first)
    one, lines_one = drawn_table(first, XS, top)
    two = table_words(second, XS, 60, bold_rows=bold)
    lines_two = lattice(XS, [60 + 15 * k for k in range(len(second) + 1)])
    text = prose(TEXT, 60, 120, 470)
    return page(text + one, lines_one), page(two + prose(TEXT, 60, 400, 470), lines_two, number=2)


def test_a_table_goes_on_over_the_break() -> None:
    (table,) = tables(*over_the_break(ROWS[:2], ROWS[2:], bold=(1,)))
    assert texts(table) == ROWS and table.pages == (1, 2)
    assert [row[0].page for row in table.rows] == [1, 1, 2, 2]
    assert [row[0].row for row in table.rows] == [0, 1, 2, 3]


def test_a_lone_boxhead_goes_on_over_the_break() -> None:
    (table,) = tables(*over_the_break(ROWS[:1], ROWS[1:], bold=()))
    assert texts(table) == ROWS


def test_a_repeated_boxhead_is_dropped() -> None:
    (table,) = tables(*over_the_break(ROWS[:3], [ROWS[0], ROWS[3]], bold=(0,)))
    assert texts(table) == ROWS


def test_another_boxhead_is_another_table() -> None:
    other = [["Method", "Letter", "Web", "Call"], ["Received", "4", "5", "6"]]
    found = tables(*over_the_break(ROWS, other, bold=(0,)))
    assert [texts(t) for t in found] == [ROWS, other]


def test_a_heading_between_them_is_another_table() -> None:
    one, two = over_the_break(ROWS[:2], ROWS[2:], bold=())
    headed = page([*two.words, *line("Housing", 60, 52, bold=True)], two.rulings, number=2)
    assert len(tables(one, headed)) == 2


def test_a_row_cut_in_two_is_rejoined() -> None:
    cut = [["(including panels)", "", "", ""], ROWS[3]]
    (table,) = tables(*over_the_break(ROWS[:3], cut, bold=()))
    assert texts(table)[2] == ["Stage 2\n(including panels)", "9", "16", "7"]
    assert texts(table)[3] == ROWS[3]


def test_a_row_cut_in_two_where_its_label_is_left_open_is_rejoined() -> None:
    cut = ["Learning disability and", "9", "16", "7"]
    below = [["Autism", "", "", ""], ROWS[3]]
    (table,) = tables(*over_the_break([*ROWS[:2], cut], below, bold=()))
    assert texts(table)[2:] == [["Learning disability and\nAutism", *cut[1:]], ROWS[3]]


def test_a_short_sub_head_after_the_break_is_no_half_row() -> None:
    (table,) = tables(*over_the_break(ROWS[:3], [["Housing", "", "", ""], ROWS[3]], bold=(0,)))
    assert texts(table)[3] == ["Housing", "", "", ""]


@pytest.mark.parametrize(("size", "headed"), [(10.0, False), (12.5, True)])
def test_larger_print_heads_sections_though_most_begin_with_a_table(
    size: float, headed: bool
) -> None:
    words, rulings = [], []
    for k, name in enumerate(("By stage", "By team", "By month")):
        own, drawn = drawn_table(ROWS, XS, 90 + 110 * k)
        words += own + line(name, 60, 85 + 110 * k, size, bold=True)
        rulings += drawn
    for k, name in enumerate(("How they came", "What was learned")):
        words += line(name, 60, 440 + 80 * k, size, bold=True)
        words += prose(TEXT, 60, 460 + 80 * k, 470)
    found = [heading.text for heading in headings(page(words, rulings))]
    assert ("By team" in found) is headed


def sections(written: int) -> tuple[list[Word], list[Ruling]]:
    """Four headings in larger print, of which so many have text below them and the others a
    table."""
    words, rulings = [], []
    for k, name in enumerate(("How they came", "By stage", "By team", "By month")):
        words += line(name, 60, 85 + 110 * k, 12.5, bold=True)
        own, drawn = drawn_table(ROWS, XS, 90 + 110 * k)
        words += prose(TEXT, 60, 100 + 110 * k, 470) if k < written else own
        rulings += [] if k < written else drawn
    return words + prose(TEXT, 60, 560, 470) + prose(TEXT, 60, 620, 470), rulings


@pytest.mark.parametrize(("written", "captions"), [(0, 4), (1, 0)])
def test_larger_print_that_heads_one_section_heads_all(written: int, captions: int) -> None:
    words, rulings = sections(written)
    found = tables(page(words, rulings))
    assert sum(table.caption is not None for table in found) == captions
    assert captions or [t.heading[-1] for t in found] == ["By stage", "By team", "By month"]


def test_larger_print_heads_sections_where_tables_have_smaller_titles() -> None:
    words, rulings = sections(0)
    own, drawn = drawn_table(ROWS, XS, 680)
    words += line("Calls by month", 60, 675, 10, bold=True) + own
    found = tables(page(words, [*rulings, *drawn]))
    assert [t.caption for t in found] == [None] * 4 + ["Calls by month"]
    assert found[1].heading[-1] == "By stage"


def test_headings_are_told_from_hardly_any_text() -> None:
    title = "Upper Dale: what people said of the care of adults in the year, an annual report"
    words = line(title, 60, 60, 18, bold=True) + line("There were 31 in all.", 60, 90)
    words += line("By stage", 60, 120, 13, bold=True) + line("As follows.", 60, 140)
    own, drawn = drawn_table(ROWS, XS, 160)
    assert [h.text for h in headings(page(words + own, drawn))] == [title, "By stage"]


def test_a_sub_head_that_heads_the_next_page_is_no_title() -> None:
    over = [["Housing", "", "", ""], *ROWS[2:]]
    one, two = over_the_break(ROWS[:2], over, bold=())
    inner = [r for r in two.rulings if r.horizontal or r.box.x0 in (XS[0], XS[-1])]
    inner += [Ruling(Box(x, 75, x, 105)) for x in XS[1:-1]]
    (table,) = tables(one, replace(two, rulings=tuple(inner)))
    assert texts(table) == [*ROWS[:2], ["Housing"] * 4, *ROWS[2:]]
    # under a title of its own stands a boxhead of its own
    over = [["Housing", "", "", ""], ["Method", "Letter", "Web", "Call"], ROWS[2]]
    one, two = over_the_break(ROWS[:2], over, bold=(1,))
    found = tables(one, replace(two, rulings=tuple(inner)))
    assert [t.caption for t in found] == [None, "Housing"]


def test_two_labels_alone_at_the_foot_head_the_rows_of_the_next_page() -> None:
    def pages(below: list[list[str]], bold: tuple[int, ...]) -> list[Table]:
        xs = [60, 300, 460]
        one, rules = drawn_table([["Reason", "Number"]], xs, 760)
        two = table_words(below, xs, 60, bold_rows=bold)
        drawn = lattice(xs, [60 + 15 * k for k in range(len(below) + 1)])
        text = prose(TEXT, 60, 120, 470), prose(TEXT, 60, 400, 470)
        return tables(page(text[0] + one, rules), page(two + text[1], drawn, number=2))

    rows = [["Delay", "14"], ["Staff", "9"], ["Cost", "2"]]
    (found,) = pages(rows, ())
    assert texts(found) == [["Reason", "Number"], *rows] and found.reader == "ruled"
    other = [["Method", "Complaints"], *rows]
    assert [texts(t) for t in pages(other, (0,))] == [other]


def titled_both_ways(gap: float) -> Page:
    """A table with a bold title ``gap`` points below it, then two with theirs above."""
    first, lines = drawn_table(ROWS, XS, 100)
    foot = 100 + 15 * len(ROWS)
    words = first + line("What became of complaints", 60, foot + gap + 10, bold=True)
    top = foot + gap + 42
    for caption in ("Complaints by team", "Praise by team"):
        words += line(caption, 60, top - 6, bold=True)
        more, rulings = drawn_table(ROWS, XS, top)
        words, lines = words + more, lines + rulings
        top += 15 * len(ROWS) + 40
    return page(words, lines)


def test_a_title_close_below_a_table_without_one_is_its_own() -> None:
    found = tables(titled_both_ways(4.0))
    captions = [table.caption for table in found]
    assert captions == ["What became of complaints", "Complaints by team", "Praise by team"]


def test_a_title_half_way_between_two_tables_is_a_heading() -> None:
    found = titled_both_ways(20.0)
    assert tables(found)[0].caption is None
    assert "What became of complaints" in [heading.text for heading in headings(found)]
