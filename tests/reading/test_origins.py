"""Which label each dimension was read from, as printed, and where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.layout.blocks import Block, Heading, Paragraph, Place
from extractor.pdf.page import Box
from extractor.reading.claims import Claim
from extractor.reading.context import ReportContext
from extractor.reading.origins import says
from extractor.reading.report import read_report
from tests.reading.arrangements import LEFT, UP, make_table

TITLE = "Annual report on complaints about adult social care 2021/22"
CONTEXT = ReportContext("2021/22", procedure="statutory", title=TITLE)
LETTER = 5.0
"""Width of a letter in points: the tests' paragraphs are one line of equal letters."""


def line(text: str, heading: tuple[str, ...] = (), top: float = 80.0) -> Paragraph:
    places = tuple(
        Place(i, i + 1, 2, Box(i * LETTER, top, (i + 1) * LETTER, top + 10))
        for i in range(len(text))
    )
    box = Box(0, top, len(text) * LETTER, top + 10)
    return Paragraph(2, box, text, heading=heading, places=places)


def read(*blocks: Block) -> list[Claim]:
    return list(read_report(blocks, CONTEXT).claims)


def claim_with(claims: list[Claim], **measures: int) -> Claim:
    (found,) = [c for c in claims if c.measures == measures]
    return found


def words_of(claim: Claim) -> dict[str, tuple[str, str | None]]:
    """Each dimension's place and label."""
    texts = {name: label.text for name, label in claim.labels.items()}
    return {name: (place, texts.get(name)) for name, place in claim.origins.items()}


def test_a_cell_is_read_from_its_stub_boxhead_caption_and_heading() -> None:
    grid = [
        ["Service", "2020/21", LEFT, "2021/22", LEFT],
        [UP, "Upheld", "Not upheld", "Upheld", "Not upheld"],
        ["Reablement", "3", "9", "4", "8"],
    ]
    heading = Heading(3, Box(50, 40, 200, 52), "Stage 1 complaints", 1)
    table = make_table(grid, caption="Table 3: outcomes of complaints", heading=(heading.text,))
    claim = claim_with(read(heading, table), count=3)
    found = words_of(claim)
    assert found["year"] == ("boxhead", "2020/21")
    assert found["outcome"] == ("boxhead", "Upheld")
    assert found["service_area"] == ("stub", "Reablement")
    assert found["stage"] == ("heading", "Stage 1 complaints")
    assert found["procedure"] == ("report", None)
    assert claim.labels["outcome"].box == table.rows[1][1].box
    assert claim.labels["year"].box == table.rows[0][1].box
    assert claim.labels["stage"].page == 3
    assert claim.labels["stage"].box == heading.box


def test_the_total_of_a_table_is_read_from_no_other_rows_stub() -> None:
    grid = [["Outcome", "Number"], ["Upheld", "3"], ["Not upheld", "9"], ["Total", "12"]]
    claims = read(make_table(grid, caption="Stage 1 decisions, 2020/21"))
    found = words_of(claim_with(claims, count=12))
    assert found["outcome"] == ("unsaid", None)
    assert found["year"] == ("caption", "Stage 1 decisions, 2020/21")


def test_in_a_sentence_the_very_words_are_the_label() -> None:
    text = "In 2020/21 there were 14 complaints at Stage 2."
    claim = claim_with(read(line(text)), count=14)
    found = words_of(claim)
    assert found["stage"] == ("sentence", "Stage 2")
    assert found["year"] == ("sentence", "2020/21")
    start = text.index("Stage 2")
    box = claim.labels["stage"].box
    assert box is not None
    assert (box.x0, box.x1) == (start * LETTER, (start + 7) * LETTER)


def test_what_a_sentence_leaves_unsaid_is_the_headings_or_the_reports() -> None:
    heading = Heading(2, Box(0, 40, 90, 52), "Stage 2 complaints", 1)
    title = Heading(1, Box(0, 10, 300, 30), TITLE, 1)
    claim = claim_with(
        read(title, heading, line("There were 14 complaints.", (heading.text,))), count=14
    )
    found = words_of(claim)
    assert found["stage"] == ("heading", "Stage 2 complaints")
    assert claim.labels["stage"].box == heading.box
    assert found["year"] == ("report", TITLE)
    assert claim.labels["year"].page == 1


def test_what_a_number_takes_over_in_its_sentence_keeps_its_place() -> None:
    heading = Heading(2, Box(0, 40, 90, 52), "Stage 2 complaints", 1)
    text = "28 were not upheld, 19 were partly upheld and 11 were upheld."
    claims = read(heading, line(text, (heading.text,)))
    assert [c.measures["count"] for c in claims] == [28, 19, 11]
    assert {c.origins["stage"] for c in claims} == {"heading"}
    assert {c.origins["year"] for c in claims} == {"report"}


def test_of_two_procedures_no_part_of_a_sentence_is_the_reports_alone() -> None:
    whole = line("We received 90 complaints, 55 of them corporate and 35 statutory.")
    text = "The outcomes were that 28 were not upheld, 19 were partly upheld and 11 were upheld."
    claims = [c for c in read(whole, line(text, top=100.0)) if c.family == "outcomes"]
    assert [c.dimensions.procedure for c in claims] == [None, None, None]


def test_an_entry_of_a_list_is_read_from_itself_before_its_lead_in() -> None:
    lead = line("Of the 20 complaints at Stage 1 in 2020/21:")
    entry = Paragraph(2, Box(0, 100, 90, 110), "12 were upheld", kind="bullet")
    claim = claim_with(read(lead, entry), count=12)
    found = words_of(claim)
    assert found["outcome"] == ("sentence", "upheld")
    assert found["stage"] == ("lead-in", "Stage 1")
    assert found["year"] == ("lead-in", "2020/21")


def test_a_quarter_is_read_from_the_sentence_of_the_paragraph_that_names_it() -> None:
    claim = claim_with(
        read(line("In Quarter 1 there were 20 complaints. We upheld three.")), count=3
    )
    assert words_of(claim)["quarter"] == ("sentence before", "Quarter 1")


@pytest.mark.parametrize("printed", [True, False])
def test_a_table_s_introduction_is_shown_where_it_is_printed(printed: bool) -> None:
    introduction = "Stage 2 complaints are shown below."
    above = line(f"Here. {introduction}" if printed else "Here they are.")
    table = make_table([["Service", "Number"], ["Roads", "3"]])
    claim = claim_with(read(above, replace(table, before=introduction)), count=3)
    text = "Stage 2" if printed else introduction
    assert words_of(claim)["stage"] == ("introduction", text)
    box = Box(6 * LETTER, 80, 13 * LETTER, 90)
    assert claim.labels["stage"].box == (box if printed else None)


def test_of_two_sentences_alike_the_one_where_the_number_stands() -> None:
    text = "There were 14 complaints."
    first = line(text, ("Stage 1",))
    over = replace(first, page=1, places=tuple(p._replace(page=1) for p in first.places[:-1]))
    over = replace(over, places=(*over.places, first.places[-1]._replace(box=Box(0, 20, 5, 30))))
    blocks = [over, line(text, ("Stage 2",))]
    stages = [claim.labels["stage"].text for claim in read(*blocks)]
    assert stages == ["Stage 1", "Stage 2"]


@pytest.mark.parametrize(
    ("text", "name", "value", "said"),
    [
        ("Answered within 10 working days", "timescale_days", 10, True),
        ("Answered within 10 working days", "timescale_days", 20, False),
        ("Answered within 10 working days", "status", "within", True),
        ("11 to 20 days", "from_days", 11, True),
        ("Quarter 3", "quarter", 3, True),
        ("Quarter 3", "quarter", 4, False),
        ("Home Care team", "service_area", "Home care", True),
        ("Partially upheld", "outcome", "upheld", False),
        ("Compensation paid", "scope", "total", True),
        ("Complaints by theme", "dimension", "category", True),
        ("Complaints by theme", "dimension", "channel", False),
    ],
)
def test_whether_a_label_says_a_value(text: str, name: str, value: str | int, said: bool) -> None:
    stretch = says(text, name, value)
    assert (stretch is not None) == said
    if stretch is not None:
        assert 0 <= stretch[0] < stretch[1] <= len(text)
