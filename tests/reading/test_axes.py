"""Whether the labels along a side are vocabulary or names, and names of what."""

from __future__ import annotations

import pytest

from extractor.reading.labels import read_label
from extractor.reading.tabular.axes import (
    Axis,
    axis_hint,
    axis_of,
    clean_label,
    is_total,
    is_vocabulary,
    understood,
)


@pytest.mark.parametrize(
    "text",
    ["Upheld", "Stage 2", "2020/21", "Q1", "% of total", "No.", "Within 20 days", "MP enquiries"],
)
def test_labels_of_known_words(text: str) -> None:
    assert is_vocabulary(read_label(text))
    assert understood(read_label(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["Fostering", "Duplicate complaint", "Adult Social Care", "Poor communication", "Parent"],
)
def test_names_are_no_vocabulary_though_they_may_hold_a_known_word(text: str) -> None:
    assert not is_vocabulary(read_label(text))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("1 April to 31 March", False),
        ("April – March", False),
        ("April intake", True),
        ("April appeals", True),
    ],
)
def test_a_year_named_by_its_days_is_no_name(text: str, named: bool) -> None:
    assert axis_of([text, text], "Period").names is named


def test_a_stage_or_outcome_makes_a_half_known_label_vocabulary() -> None:
    assert is_vocabulary(read_label("Stage 1 mediation"))
    assert not is_vocabulary(read_label("Complaint about tone of a review officer"))


@pytest.mark.parametrize("text", ["Total", "Grand total", "TOTAL", "Overall total", "Total¹"])
def test_totals(text: str) -> None:
    assert is_total(read_label(text))


@pytest.mark.parametrize("text", ["Totally unclear letters", "Sum paid", "Complaints", "Stage 1"])
def test_what_is_no_total(text: str) -> None:
    assert not is_total(read_label(text))


def test_an_axis_of_vocabulary() -> None:
    assert axis_of(["Upheld", "Not upheld", "Total"], "Outcome") == Axis(names=False)
    assert axis_of(["2020/21", "2021/22"], "") == Axis(names=False)
    assert axis_of([], "") == Axis(names=False)
    assert axis_of(["Total"], "Team") == Axis(names=False)


def test_the_axis_own_header_says_what_the_names_are() -> None:
    assert axis_of(["North", "South"], "Team") == Axis(names=True, kind="service")
    assert axis_of(["Tone of letters", "Missed calls"], "Nature of complaint").kind == "category"


def test_the_caption_says_it_where_the_header_does_not() -> None:
    assert (
        axis_of(["Tone of letters", "Missed calls"], "", ["Complaints by theme"]).kind == "category"
    )


def test_the_names_themselves_say_it_at_last() -> None:
    assert axis_of(["Parents", "Foster carers", "Advocates"], "").kind == "complainant"
    assert axis_of(["Email", "Telephone", "Pigeon"], "").kind == "channel"
    assert axis_of(["Blue widgets", "Green widgets"], "") == Axis(names=True, kind=None)


def test_one_unknown_label_under_a_telling_header_makes_names_of_all() -> None:
    labels = ["Withdrawn", "Out of jurisdiction", "Older than twelve months"]
    assert axis_of(labels, "Reason for rejection") == Axis(names=True, kind="rejection_reason")
    assert not axis_of(labels, "").names


def test_reasons_for_rejection_outrank_reasons() -> None:
    assert axis_hint("Rejected complaints by reason") == "rejection_reason"
    assert axis_hint("Complaints by reason") == "category"


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("Young people (e.g. care leavers)", "Young people"),
        ("Delay (for example in replying)", "Delay"),
        ("Fostering¹", "Fostering"),
        ("Fostering*", "Fostering"),
        ("Fostering (2)", "Fostering"),
        ("Children with\nDisabilities", "Children with Disabilities"),
        ("Short-\nterm team", "Short-term team"),
        ("Housing: ", "Housing"),
        ("Team (South)", "Team (South)"),
        ("Front Door (MASH)", "Front Door (MASH)"),
    ],
)
def test_labels_as_printed_without_marks_and_examples(printed: str, clean: str) -> None:
    assert clean_label(printed) == clean


def test_types_of_complaints_may_be_procedures_and_services() -> None:
    assert axis_of(["Corporate", "Adult social care"], "Complaint type") == Axis(names=False)
    assert axis_of(["Corporate", "Adult social care"], "Procedure") == Axis(names=False)
    themes = axis_of(["Corporate", "Adult social care", "Rude staff"], "Complaint type")
    assert themes == Axis(names=True, kind="category")
    services = axis_of(["Adult social care", "Housing"], "Complaint type")
    assert services == Axis(names=True, kind="category")


def test_adult_and_child_are_services_beside_another_service() -> None:
    assert axis_of(["Adult", "Child", "Commissioning"], "").kind == "service"
    assert axis_of(["Adult", "Child", "Foster carer"], "").kind != "service"
    assert axis_of(["Adult", "Child", "Young person aged 12"], "").kind != "service"
    assert axis_of(["Adult", "Child"], "").kind is None
