"""Charts: their labels are no text, no table and no heading, and what stands around them stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.layout.blocks import Chart, Heading, Paragraph, Table
from extractor.pdf.page import Box, Ruling, Scan, Word
from tests.layout.drawing import (
    blocks,
    charts,
    drawn_table,
    headings,
    line,
    page,
    paragraphs,
    prose,
    rule,
    table_words,
    tables,
    texts,
    upright,
)

BODY = (
    "Most complaints were about delay in answering letters and calls, and about decisions that had "
    "been taken without those whom they touched being told of them in good time. The year before "
    "it had been much the same, with rather more of them about the conduct of staff on the phone."
)


def text(y: float = 60) -> list[Word]:
    return prose(BODY, 72, y, 440)


def columns(
    least: int = 0, most: int = 60, step: int = 20, swatches: bool = False
) -> tuple[list[Word], list[Ruling], list[Box]]:
    """A chart of upright bars at 200 to 320 points from the top: axis, bars, values, categories."""
    numbers = range(least, most + 1, step)
    per_unit = 120 / (most - least)
    words = [
        w
        for n in numbers
        for w in line(str(n), 120, 323 - (n - least) * per_unit, 7, align="right")
    ]
    fills = []
    for k, value in enumerate((55, 31, 12)):
        x, top = 150 + 100 * k, 320 - value * 2
        fills.append(Box(x, top, x + 30, 320))
        words += line(str(value), x + 15, top - 2, 7, align="centre")
        words += line(f"Stage {k + 1}", x + 15, 332, 7, align="centre")
        if swatches:
            fills.append(Box(x - 12, 341, x - 5, 348))
            words += line(f"20{k}9/20", x, 348, 7)
    return words, [upright(125, 195, 320), rule(125, 320, 460)], fills


def pie(size: float = 7.0) -> tuple[list[Word], list[Box]]:
    """A pie of two slices at 200 to 320 points from the top, its labels around it."""
    words = line("Admissions, 8", 330, 210, size)
    words += line("Level of support, 13", 345, 260, size)
    words += line("Legal or policy decision, 5", 205, 290, size, align="right")
    words += line("Service request, 21", 225, 215, size, align="right")
    words += line("Communication, 10", 275, 332, size, align="centre")
    return words, [Box(220, 200, 280, 320), Box(270, 200, 340, 320)]


def test_an_axis_and_its_bars_are_a_chart() -> None:
    words, rulings, fills = columns(swatches=True)
    found = blocks(page(text() + words, rulings, fills))
    assert [type(block) for block in found] == [Paragraph, Chart]
    (chart,) = charts(page(text() + words, rulings, fills))
    assert {"60", "55", "Stage 1", "2009/20"} <= set(chart.labels)
    assert len(chart.labels) == 4 + 3 + 3 + 3


def test_an_axis_is_told_though_a_number_was_not_read() -> None:
    words, rulings, fills = columns(most=100)
    found = page(text() + [w for w in words if w.text not in {"0", "40"}], rulings, fills)
    assert [type(block) for block in blocks(found)] == [Paragraph, Chart]


def test_an_axis_with_nothing_drawn_is_no_chart() -> None:
    words, _, _ = columns()
    assert not charts(page(text() + words))


def test_a_caption_reaches_its_table_over_the_chart() -> None:
    words, rulings, fills = columns()
    cells, lattice = drawn_table(
        [["Stage", "Number"], ["Stage 1", "55"], ["Stage 2", "31"]], [72, 200, 300], 350
    )
    caption = line("Table 3: Complaints by stage", 72, 180, bold=True)
    found = page(text() + caption + words + cells, rulings + lattice, fills)
    (table,) = tables(found)
    assert table.caption == "Table 3: Complaints by stage"
    assert texts(table)[1] == ["Stage 1", "55"]
    assert len(charts(found)) == 1


def test_a_list_keeps_its_title_over_a_pie() -> None:
    labels, slices = pie()
    title = line("Nature of representations \N{EN DASH} Table 7", 72, 180, bold=True)
    entries = [
        w
        for k, e in enumerate(("Admissions (8)", "Delays (2)"))
        for w in line(f"• {e}", 90, 360 + 14 * k)
    ]
    found = blocks(page(text() + title + labels + entries, shapes=slices))
    assert [type(block) for block in found] == [Paragraph, Paragraph, Chart, Paragraph, Paragraph]
    chart = found[2]
    assert isinstance(chart, Chart)
    assert len(chart.labels) == 5
    assert [b.text for b in found if isinstance(b, Paragraph)][1:] == [
        "Nature of representations \N{EN DASH} Table 7",
        "Admissions (8)",
        "Delays (2)",
    ]


def test_headings_above_and_below_a_chart_stay() -> None:
    words, rulings, fills = columns()
    above = line("3 Complaints received", 72, 180, 13, bold=True)
    below = line("4 Complaints answered", 72, 362, 13, bold=True)
    found = page(text() + above + words + below + text(390), rulings, fills)
    assert [type(b) for b in blocks(found)] == [Paragraph, Heading, Chart, Heading, Paragraph]


def test_a_label_of_several_lines_and_a_slices_own_share() -> None:
    labels, slices = pie(10.0)
    more = line("I do not use the service", 205, 240, align="right")
    more += line("but have done in the past, 20%", 205, 252, align="right")
    more += line("45%", 250, 260, align="centre")
    (chart,) = charts(page(text() + labels + more, shapes=slices))
    assert {"I do not use the service", "45%"} <= set(chart.labels)


@pytest.mark.parametrize("scanned", [True, False])
def test_a_label_that_looks_bold_on_a_scan_is_one(scanned: bool) -> None:
    labels, slices = pie()
    words = text() + labels + line("Corporate", 280, 196, 7, bold=True, align="centre")
    found = page(words + text(390), shapes=slices)
    if scanned:
        found = replace(found, scan=Scan(0.0, 0, 595.0, 842.0))
    (chart,) = charts(found)
    assert ("Corporate" in chart.labels) == scanned


def test_a_legend_that_states_its_figures_stays_text() -> None:
    _, slices = pie()
    legend = [
        w
        for k, entry in enumerate(("Email 74 (43%)", "Phone 49 (28%)", "Letter 17 (10%)"))
        for w in line(entry, 360, 240 + 20 * k)
    ]
    found = page(text() + legend, shapes=slices)
    assert not charts(found)
    assert any("Email 74 (43%)" in p.text for p in paragraphs(found))


def test_sentences_beside_a_pie_stay_text() -> None:
    labels, slices = pie()
    beside = prose("Of these 21 asked for a service and 13 for support. " * 3, 380, 285, 150)
    found = page(text() + labels + beside, shapes=slices)
    assert len(charts(found)) == 1
    assert any(p.text.startswith("Of these 21 asked") for p in paragraphs(found))


def test_the_other_columns_headings_stay() -> None:
    labels, slices = pie()
    words = [w for y in (40, 130, 420) for x in (60, 220) for w in prose(BODY, x, y, 140, 8, 10)]
    words += [w for w in labels if w.box.x0 > 215]
    other = line("The year in 12 numbers", 60, 260, 11, bold=True)
    found = page(words + other, shapes=slices)
    assert [h.text for h in headings(found)] == ["The year in 12 numbers"]


@pytest.mark.parametrize("drawn", [True, False])
def test_a_table_whose_numbers_fall_evenly_is_no_chart(drawn: bool) -> None:
    rows = [["Time", "Number"], *([f"Band {k}", str(60 - 10 * k)] for k in range(5))]
    words, lattice = drawn_table(rows, [72, 200, 300], 200)
    fills = [Box(72, 200, 300, 215)]
    found = page(text() + words, lattice if drawn else lattice[:2], fills)
    assert not charts(found)
    (table,) = tables(found)
    assert texts(table) == rows


def test_years_over_two_lines_of_narrow_cells_are_no_axis() -> None:
    words = line("Year", 74, 212, bold=True) + line("Received", 140, 212, bold=True)
    rows = [
        ("2019–", "20", "61"),
        ("2018–", "19", "58"),
        ("2017–", "18", "66"),
        ("2016–", "17", "49"),
    ]
    for k, (first, last, count) in enumerate(rows):
        y = 232 + 30 * k
        words += line(first, 74, y) + line(last, 74, y + 12) + line(count, 150, y + 6)
    rulings = [rule(x, 248 + 30 * k, x + 60) for k in range(4) for x in (74, 134, 194)]
    found = page(text() + words, rulings, [Box(72, 200, 300, 217)])
    assert not charts(found)


def test_shaded_cells_are_no_bars() -> None:
    rows = [["Service", "Q1", "Q2", "Q3"], ["Housing", "4", "6", "9"], ["Waste", "7", "8", "2"]]
    xs = [72.0, 200.0, 260.0, 320.0, 380.0]
    words, lattice = drawn_table(rows, xs, 200)
    cells = [Box(x, top, x + 60, 245) for x, top in zip(xs[1:], (200, 215, 230), strict=False)]
    found = page(text() + words, lattice, cells)
    assert not charts(found)
    assert texts(tables(found)[0]) == rows


def test_key_figures_on_round_tiles_are_no_chart() -> None:
    words: list[Word] = []
    tiles: list[Box] = []
    for k, (number, label) in enumerate(
        (("163", "complaints"), ("68%", "in time"), ("204", "thanks"))
    ):
        x = 120 + 150 * k
        tiles.append(Box(x - 50, 180, x + 50, 280))
        words += line(number, x, 230, 22, align="centre") + line(label, x, 252, align="centre")
    found = page(text() + words, shapes=tiles)
    assert not charts(found)
    assert "163 complaints" in [p.text for p in paragraphs(found)]


def test_a_crest_beside_an_address_is_no_chart() -> None:
    crest = [Box(72, 40, 120, 90), Box(100, 45, 140, 95)]
    words = (
        line("Town Hall", 160, 60)
        + line("High Street", 160, 74)
        + line("Annual Report 2020/21", 160, 88)
    )
    assert not charts(page(words + text(140), shapes=crest))


def test_bars_that_lie_between_label_and_value_are_rows() -> None:
    words: list[Word] = []
    bars = []
    for k, (label, value) in enumerate((("Email", 74), ("Phone", 49), ("Letter", 17), ("Form", 9))):
        y = 220 + 20 * k
        words += line(label, 140, y, align="right") + line(str(value), 160 + 2 * value, y)
        bars.append(Box(150, y - 10, 150 + 2 * value, y + 2))
    found = page(text() + words, fills=bars)
    assert not charts(found)
    assert any("Email 74" in p.text for p in paragraphs(found))


def test_lying_bars_with_an_axis_are_a_chart() -> None:
    words: list[Word] = [
        w for n in range(0, 61, 10) for w in line(str(n), 200 + 3 * n, 310, 7, align="centre")
    ]
    bars = []
    for k, (label, value) in enumerate(
        (("Staff conduct", 47), ("Delay in service", 16), ("Decision", 9))
    ):
        y = 220 + 25 * k
        words += line(label, 190, y, 7, align="right")
        bars.append(Box(200, y - 10, 200 + 3 * value, y + 4))
    found = page(text() + words, [upright(200, 200, 298), rule(200, 298, 390)], bars)
    (chart,) = charts(found)
    assert {"Staff conduct", "60"} <= set(chart.labels)
    assert [type(b) for b in blocks(found)] == [Paragraph, Chart]


def test_a_row_of_numbers_without_bars_at_nought_is_a_boxhead() -> None:
    words = [w for n in range(0, 5) for w in line(str(n), 200 + 40 * n, 310, align="centre")]
    assert not charts(page(text() + words, [rule(72, 298, 390)]))


def test_a_sentence_on_a_shape_is_no_label() -> None:
    words, slices = pie()
    said = line("We asked 30 people what they thought of our new letters", 150, 245)
    found = page(text() + words + said, shapes=slices)
    assert not charts(found)


def test_a_tables_boxhead_below_a_chart_is_not_its_legend() -> None:
    words, rulings, fills = columns()
    rows = [["Service", "2019/20", "2020/21"], ["Housing", "40", "61"], ["Waste", "7", "8"]]
    cells, lattice = drawn_table(rows, [130, 250, 330, 410], 340)
    found = page(text() + words + cells, rulings + lattice, fills)
    assert [type(b) for b in blocks(found)] == [Paragraph, Chart, Table]
    assert texts(tables(found)[0]) == rows


def test_rows_of_figures_on_shading_are_no_slices() -> None:
    rows = [["Within 20 days", "64 (53%)", "62 (49%)"], ["Over 20 days", "57 (47%)", "65 (51%)"]]
    words = table_words(rows, [72, 200, 300, 400], 200, bold_rows=())
    assert not charts(page(text() + words, shapes=[Box(72, 195, 400, 245)]))


def test_shares_of_slices_at_one_height_are_a_charts() -> None:
    labels, slices = pie()
    shares = line("45%", 250, 260, align="centre") + line("40%", 310, 260, align="centre")
    (chart,) = charts(page(text() + labels + shares, shapes=slices))
    assert {"45%", "40%"} <= set(chart.labels)


def test_a_tiles_words_over_its_edge_are_no_labels() -> None:
    words = line("Stage 1 complaints", 210, 186, 8) + line("(141 in 2021/22)", 210, 196, 8)
    assert not charts(page(text() + words, shapes=[Box(200, 200, 320, 260)]))


def test_a_tile_that_is_half_seen_is_no_chart() -> None:
    words = line("163", 210, 230, 20) + line("Stage 1 complaints", 212, 246, 9)
    words += line("(141 in 2021/22)", 212, 256, 9)
    assert not charts(page(text() + words, shapes=[Box(245, 200, 330, 262)]))
