"""Both sides of every threshold that the reading of tables rests on."""

from __future__ import annotations

import pytest

from extractor.reading.labels import read_label
from extractor.reading.tabular.axes import axis_of, is_vocabulary, understood
from extractor.reading.years import find_years
from tests.reading.arrangements import read


@pytest.mark.parametrize(
    ("label", "vocabulary"),
    [
        ("Complaints recieved late", True),
        ("Duplicate complaint", False),  # half of its letters are known
        ("Escalated to stage 2 by managers", True),
        ("Stage 2 hearings", True),
        ("Stage 2 hearings attended", False),
        ("Delay in arranging a stage 2 investigation interview", False),
    ],
)
def test_a_label_is_vocabulary_when_enough_of_it_is_known(label: str, vocabulary: bool) -> None:
    assert is_vocabulary(read_label(label)) is vocabulary, understood(read_label(label))


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (["Parent", "Foster carer", "Advocate", "Neighbourhood", "Somebody"], "complainant"),
        (["Parent", "Neighbourhood", "Somebody", "Whoever", "Nobody"], None),
    ],
)
def test_names_show_their_kind_when_enough_of_them_are_known(
    labels: list[str], kind: str | None
) -> None:
    assert axis_of(labels, "").kind == kind


@pytest.mark.parametrize(("total", "year"), [(10, "2009/10"), (9, "2008/09")])
def test_a_small_number_does_not_prove_that_a_sentence_speaks_of_a_table(
    total: int, year: str
) -> None:
    reading = read(
        [["Channel", "Number"], ["Email", str(total - 4)], ["Letter", "4"], ["Total", str(total)]],
        caption="How complaints came in 2008/09",
        before=f"The {total} complaints of 2009/10 came in these ways.",
    )
    assert {claim.dimensions.year for claim in reading.claims} == {year}


@pytest.mark.parametrize(("columns", "counted"), [(2, True), (3, False)])
def test_a_list_of_cases_says_what_came_of_each(columns: int, counted: bool) -> None:
    rows = [["", "Team", "Remedy"], ["1", "Fostering", "Apology"], ["2", "Adoption", "Training"]]
    reading = read([row[:columns] for row in rows])
    assert bool(reading.left or reading.claims) is counted


@pytest.mark.parametrize(("staged", "found"), [(1, False), (2, True)])
def test_one_name_with_a_stage_is_a_name(staged: int, found: bool) -> None:
    one, other = "Special Educational Needs", "Fostering and Adoption Support"
    stubs = [f"{one} – Stage 2", f"{other} – Stage 2" if staged == 2 else other]
    reading = read([["Team", "Number"], [stubs[0], "3"], [stubs[1], "4"]])
    names = {claim.dimensions.service_area for claim in reading.claims}
    assert (names == {one, other}) is found


@pytest.mark.parametrize(("rows", "total"), [(3, False), (4, True)])
def test_a_last_row_that_adds_up_three_others_is_their_total(rows: int, total: bool) -> None:
    names = ["Fostering", "Adoption", "Early help"][: rows - 1]
    grid = [[name, str(n)] for n, name in enumerate(names, start=2)]
    added = str(sum(range(2, rows + 1)))
    reading = read([["Team", "2021/22"], *grid, ["Complaints received", added]])
    last = reading.claims[-1].dimensions
    assert (last.service_area is None) is total


@pytest.mark.parametrize(
    ("begins", "words", "titled"),
    [
        ("Stage 2 matters", 8, True),
        ("Stage 2 matters", 9, False),
        ("Stage 2 complaints", 18, True),
        ("Stage 2 complaints", 19, False),
    ],
)
def test_a_line_of_a_few_words_above_a_table_titles_it(
    begins: str, words: int, titled: bool
) -> None:
    before = " ".join([begins, *["made"] * (words - 3)])
    reading = read([["Team", "Number"], ["Fostering", "3"], ["Adoption", "4"]], before=before)
    assert ({claim.dimensions.stage for claim in reading.claims} == {"stage_2"}) is titled


@pytest.mark.parametrize(
    ("text", "found"),
    [("1989/90", False), ("1990/91", True), ("2049/50", True), ("2050/51", False)],
)
def test_years_of_reports_are_of_our_time(text: str, found: bool) -> None:
    assert bool(find_years(text)) is found
