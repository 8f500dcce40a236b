"""What one label says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.labels import LabelReading, load, normalise, read_label, whole_words
from extractor.reading.tabular.axes import clean_label
from extractor.reading.timescales import find_timescales


def said(text: str) -> dict[str, list[str]]:
    reading = read_label(text)
    keys = {key for hit in reading.hits for key in hit.sets}
    return {key: reading.values(key) for key in keys if reading.values(key)}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Upheld", "upheld"),
        ("Complaint upheld", "upheld"),
        ("Fully upheld", "upheld"),
        ("Upheld*", "upheld"),
        ("Upheld¹", "upheld"),
        ("Not upheld", "not_upheld"),
        ("NOT UPHELD", "not_upheld"),
        ("Not\nupheld", "not_upheld"),
        ("Complaints not upheld", "not_upheld"),
        ("Not justified", "not_upheld"),
        ("No fault found", "not_upheld"),
        ("Fault found", "fault_found"),
        ("Not proven", "no_finding"),
        ("Fault not found", "not_upheld"),
        ("Partly upheld", "partially_upheld"),
        ("Part substantiated", "partially_upheld"),
        ("Part-justified", "partially_upheld"),
        ("Partially well founded", "partially_upheld"),
        ("Substantiated in part", "partially_upheld"),
        ("Founded, partly", "partially_upheld"),
        ("Substantiated either partially or in full", "fault_found"),
        ("Fully or partly justified", "fault_found"),
        ("Justified", "upheld"),
        ("Part-upheld", "partially_upheld"),
        ("Part. upheld", "partially_upheld"),
        ("Pt upheld", "partially_upheld"),
        ("P/Upheld", "partially_upheld"),
        ("Partly uph.", "partially_upheld"),
        ("Not uph.", "not_upheld"),
        ("N/U", "not_upheld"),
        ("Uph'd", "upheld"),
        ("W/D", "withdrawn"),
        ("Inconc.", "no_finding"),
        ("Partially\nupheld", "partially_upheld"),
        ("Upheld/part upheld", "fault_found"),
        ("Upheld or partly upheld", "fault_found"),
        ("% upheld or partly", "fault_found"),
        ("Upheld & part", "fault_found"),
        ("Upheld and partially upheld", "fault_found"),
        ("Upheld & partly upheld", "fault_found"),
        ("Fully or partially upheld", "fault_found"),
        ("Closed after initial enquiries", "closed"),
        ("Referred back for local resolution", "premature"),
    ],
)
def test_the_longest_match_wins(text: str, outcome: str) -> None:
    assert read_label(text).values("outcome") == [outcome]


@pytest.mark.parametrize(
    "text", ["household", "unjustifiable", "recommendation", "Stage 12", "Q&A"]
)
def test_phrases_match_whole_words_only(text: str) -> None:
    reading = read_label(text)
    assert not reading.says("outcome") and not reading.says("stage") and not reading.quarters


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Stage 1", "stage_1"),
        ("Stage One complaints", "stage_1"),
        ("Step 2", "stage_2"),
        ("Stage 3 Review Panel", "stage_3"),
        ("LGSCO", "ombudsman"),
        ("Local Government and Social Care Ombudsman", "ombudsman"),
    ],
)
def test_stages(text: str, stage: str) -> None:
    assert read_label(text).value("stage") == stage


@pytest.mark.parametrize(
    ("text", "stage", "contact"),
    [
        ("Stage 1 – Informal", "stage_1", None),
        ("5. STAGE 1 – INFORMAL COMPLAINTS", "stage_1", None),
        ("Informal stage (Stage 1)", "stage_1", None),
        ("Informal complaints", None, "representation"),
        ("Informal resolutions and Stage 1", "stage_1", "representation"),
    ],
)
def test_a_stage_that_is_called_informal(text: str, stage: str | None, contact: str | None) -> None:
    reading = read_label(text)
    assert (reading.value("stage"), reading.value("contact")) == (stage, contact)


def test_one_label_says_several_things() -> None:
    reading = read_label("Stage 1 response within 10 days")
    assert reading.value("stage") == "stage_1"
    assert reading.timescale is not None
    assert (reading.timescale.days, reading.timescale.status) == (10, "within")
    reading = read_label("2020-21 No.")
    assert (reading.year, reading.value("measure")) == ("2020/21", "count")
    reading = read_label("% of Stage 2 complaints upheld, Q3")
    assert said("% of Stage 2 complaints upheld, Q3") == {
        "measure": ["percent"],
        "stage": ["stage_2"],
        "contact": ["complaint"],
        "outcome": ["upheld"],
    }
    assert reading.quarter == 3


def test_value_is_none_for_several_values() -> None:
    reading = read_label("Stage 1 and Stage 2")
    assert reading.value("stage") is None
    assert reading.values("stage") == ["stage_1", "stage_2"]
    assert read_label("2020/21 and 2021/22").year is None
    assert read_label("Q1 and Q2").quarter is None


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Average days to close a complaint at investigation", "stage_2"),
        ("Closed at the investigation stage (%)", "stage_2"),
        ("Investigation complaints closed in time", "stage_2"),
        ("Complaints looked at by investigation officers", None),
        ("Complaints at investigation level by team", None),
        ("Complaints closed after an investigation", None),
    ],
)
def test_the_stage_that_is_called_investigation(text: str, stage: str | None) -> None:
    """Where frontline resolution is the first stage, the second has this name."""
    assert read_label(text).value("stage") == stage


def test_what_is_left_over() -> None:
    assert read_label("Stage 2 complaints upheld in 2020/21").rest == ""
    assert read_label("Fostering complaints").rest == "Fostering"
    assert read_label("Number of the complaints").rest == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Within 10 working days", (10, None, "within")),
        ("in 20 days", (20, None, "within")),
        ("up to 25 days", (25, None, "within")),
        ("within a maximum of 65 working days", (65, None, "within")),
        ("10 days or less", (10, None, "within")),
        ("<10 days", (10, None, "within")),
        ("within twenty working days", (20, None, "within")),
        ("11 to 20 days", (20, 11, "within")),
        ("11-20 working days", (20, 11, "within")),
        ("between 26 and 65 days", (65, 26, "within")),
        ("Stage 1 - 10 days", (10, None, None)),
        ("Stage 2 – 25 working days", (25, None, None)),
        ("Stage 1: 11 - 20 days", (20, 11, "within")),
        ("1 to 10 days", (10, None, "within")),
        ("0-10 days", (10, None, "within")),
        ("Over 20 days", (20, None, "outside")),
        ("more than 20 working days", (20, None, "outside")),
        ("not within 20 days", (20, None, "outside")),
        ("20+ days", (20, None, "outside")),
        (">20 days", (20, None, "outside")),
        ("21 days or more", (21, None, "outside")),
        ("Stage 1 (20 working days)", (20, None, None)),
    ],
)
def test_limits_in_days(text: str, expected: tuple[int, int | None, str | None]) -> None:
    (found,) = read_label(text).timescales
    assert (found.days, found.from_days, found.status) == expected


@pytest.mark.parametrize(
    ("bracket", "taken"),
    [
        ("(%)", False),
        ("(% of all)", False),
        ("(as %)", False),
        ("(No.)", False),
        ("(number)", False),
        ("(per cent)", False),
        ("(Target 90%)", True),
        ("(no extension)", True),
        ("(from receipt)", True),
    ],
)
def test_a_unit_in_brackets_is_not_of_the_limit(bracket: str, taken: bool) -> None:
    """What a bracket says of the days belongs to them, how the figures are meant does not."""
    text = f"Closed within 5 working days {bracket}"
    (found,) = read_label(text).timescales
    assert (found.end == len(text)) is taken


@pytest.mark.parametrize("text", ["20", "within 2020/21", "Sundays", "20% in days", "two stages"])
def test_what_is_no_limit_in_days(text: str) -> None:
    assert find_timescales(text) == []


def test_several_limits_do_not_overlap() -> None:
    found = find_timescales("within 10 days, 11 to 20 days and over 20 days")
    assert [(t.days, t.from_days, t.status) for t in found] == [
        (10, None, "within"),
        (20, 11, "within"),
        (20, None, "outside"),
    ]


def test_normalising_keeps_offsets() -> None:
    text = "Not\nupheld¹ (2)  ‘closed’*"
    assert len(normalise(text)) == len(text)
    assert normalise(text).split() == ["Not", "upheld", "'closed'"]


def test_a_number_in_brackets_that_is_no_mark_stays() -> None:
    assert "(20)" in normalise("Stage 1 (20)")


def test_hints_do_not_hide_dimensions() -> None:
    reading = read_label("Complaints not accepted")
    assert reading.values("event") == ["rejected"]
    assert reading.values("axis") == ["rejection_reason"]


PIECES = st.sampled_from(
    [
        *("Stage 1", "stage", "upheld", "not", "partly", "upheld/part upheld", "2020/21", "20-21"),
        *(
            "within 10 days",
            "over",
            "%",
            "No.",
            "(2)",
            "¹",
            "\n",
            "–",
            "£5",
            "Q2",
            "Apr-Jun",
            "total",
        ),
        *(
            "children's",
            "MP enquiries",
            "of",
            "(e.g.",
            ")",
            "twenty",
            "days",
            "&",
            "LGSCO",
            "\u00a0",
        ),
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map(" ".join)))
def test_any_text_is_read_and_everything_found_lies_in_it(text: str) -> None:
    reading = read_label(text)
    for found in (*reading.hits, *reading.years, *reading.quarters, *reading.timescales):
        assert 0 <= found.start < found.end <= len(text)
    assert isinstance(reading, LabelReading) and reading.text == text


@given(
    before=st.sampled_from(["", "Stage 1 ", "% ", "Complaints ", "2020/21\n"]),
    words=st.sampled_from(["not upheld", "Not Upheld", "NOT  UPHELD", "not\nupheld", "not-upheld"]),
    after=st.sampled_from(["", " (%)", "¹", " 2021/22", " complaints", " in full", " fully"]),
)
def test_not_upheld_is_never_upheld(before: str, words: str, after: str) -> None:
    assert "upheld" not in read_label(before + words + after).values("outcome")


def test_a_users_own_words_are_read_too(tmp_path: Path) -> None:
    extra = tmp_path / "extra.toml"
    extra.write_text('[[entry]]\nset = { outcome = "upheld" }\nphrases = ["borne out"]\n')
    (hit,) = load(extra).find("Borne out")
    assert hit.sets == {"outcome": "upheld"}


def test_a_bad_pattern_is_named(tmp_path: Path) -> None:
    extra = tmp_path / "extra.toml"
    extra.write_text('[[entry]]\nset = { outcome = "upheld" }\npatterns = ["(unclosed"]\n')
    with pytest.raises(ValueError, match=r"extra\.toml.*unclosed"):
        load(extra)
    with pytest.raises(OSError, match="missing"):
        load(tmp_path / "missing.toml")
    extra.write_text("no toml at all [")
    with pytest.raises(ValueError, match="line 1"):
        load(extra)


@pytest.mark.parametrize("text", ["2017/1\n8", "2017/\n18", "201\n7-18", "2017/20\n18"])
def test_a_year_that_a_narrow_column_breaks_is_whole_again(text: str) -> None:
    assert read_label(text).year == "2017/18" and len(normalise(text)) == len(text)


def test_lines_that_make_no_year_together_stay_apart() -> None:
    assert normalise("2017\n18") == "2017 18"
    assert normalise("2016/17\n2017/18") == "2016/17 2017/18"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Uphel\nd", "Upheld "),
        ("Withdraw\nn", "Withdrawn "),
        ("Numbe\nr", "Number "),
        ("Total\n2023/2\n4", "Total 2023/24 "),
    ],
)
def test_what_a_narrow_column_breaks_is_whole_again(text: str, whole: str) -> None:
    assert normalise(text) == whole


@pytest.mark.parametrize(
    "text", ["Handed\nin", "Still\nopen", "Stage\n1", "Made\na call", "Actual\nn"]
)
def test_lines_of_whole_words_stay_apart(text: str) -> None:
    assert normalise(text) == text.replace("\n", " ")


@pytest.mark.parametrize(
    "text", ["April 2021 to March 2022", "Quarter 3 (October to December)", "within 10 days"]
)
def test_what_is_a_time_is_no_word_left_over(text: str) -> None:
    assert read_label(f"Bluebells, {text}").rest == "Bluebells"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Upheld to some extent", "fault_found"),
        ("Not upheld to some extent", "not_upheld"),
        ("Investigation complete – satisfied with council's actions", "not_upheld"),
        ("Not enough evidence of fault", "not_upheld"),
        ("Evidence of fault", "fault_found"),
        ("Investigation discontinued – injustice remedied", "resolved"),
        ("Investigation discontinued", "closed"),
        ("No power to investigate", "out_of_remit"),
    ],
)
def test_what_ombudsmen_call_their_decisions(text: str, outcome: str) -> None:
    assert read_label(text).value("outcome") == outcome


@pytest.mark.parametrize(
    ("text", "contact"), [("Pre-complaints closed", "representation"), ("Complaints closed", None)]
)
def test_closed_pre_complaints_are_none_yet(text: str, contact: str | None) -> None:
    reading = read_label(text)
    assert reading.value("event") == "completed"
    assert (reading.value("contact") == "representation") is (contact is not None)


@pytest.mark.parametrize(
    "text", ["Avg. days", "Av. no. of days", "Ave. time (days)", "Avg response time", "Days (avg)"]
)
def test_averages_are_shortened_in_narrow_columns(text: str) -> None:
    assert read_label(text).value("measure") == "average_days"


def test_what_averages_are_not_of_days_is_none() -> None:
    assert read_label("Avg. cost").value("measure") != "average_days"
    assert read_label("Ave Maria ward").value("measure") is None


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("Withdr\nawn", "Withdrawn"),
        ("Not\nuphel\nd", "Not upheld"),
        ("Total\nconta\ncts", "Total contacts"),
        ("Fosteri\nng\nand\nAdopti\non", "Fostering and Adoption"),
        ("OMBUDS\nMAN", "OMBUDSMAN"),
        ("Children\n's Services", "Children's Services"),
        ("Ma\ny", "May"),
        ("De\nc", "Dec"),
        ("Septem\nber", "September"),
        ("Tot\nal", "Total"),
        ("Part\nupheld", "Part upheld"),
        ("In\ntime", "In time"),
        ("NOT\nUPHELD", "NOT UPHELD"),
        ("Team\nnorth", "Team north"),
        ("Web\nform", "Web form"),
    ],
)
def test_words_that_a_narrow_column_breaks_are_whole(printed: str, whole: str) -> None:
    assert normalise(printed).split() == whole.split()
    assert len(normalise(printed)) == len(printed)
    assert clean_label(printed) == whole


@given(
    st.lists(
        st.sampled_from(["Uphel", "d", "On", "going", "LGSC", "O", "with", "in", "2021"]),
        max_size=6,
    )
)
def test_no_word_is_lost_where_lines_are_joined(lines: list[str]) -> None:
    printed = "\n".join(lines)
    assert "".join(whole_words(printed).split()) == "".join(lines)
    assert len(whole_words(printed)) == len(printed)


@pytest.mark.parametrize(
    "text", ["Par•ally upheld", "Partia lly upheld", "parally justified", "Partial ly\nupheld"]
)
def test_partially_that_lost_a_ligature_or_was_broken_is_no_full_uphold(text: str) -> None:
    """Of "ti", which some fonts print as one glyph, no character may be known."""
    assert read_label(text).value("outcome") == "partially_upheld"


def test_the_same_beside_those_upheld_in_full() -> None:
    assert read_label("Upheld or\npartia lly\nupheld").value("outcome") == "fault_found"


@pytest.mark.parametrize("text", ["Finally upheld", "Usually upheld", "Really justified"])
def test_other_adverbs_are_not_taken_for_partially(text: str) -> None:
    assert read_label(text).value("outcome") != "partially_upheld"
