"""Tables whose headers answer what is asked beside or above them."""

from __future__ import annotations

import pytest

from tests.reading.arrangements import read

YEARS = [["2020/21", "70", "28"], ["2021/22", "84", "22"]]


def told(rows: list[list[str]], caption: str = "") -> list[tuple[str | None, int | None, int]]:
    claims = read(rows, caption=caption).claims
    return [
        (
            c.dimensions.status or c.dimensions.outcome,
            c.dimensions.timescale_days,
            int(c.measures["count"]),
        )
        for c in claims
    ]


def test_whether_replies_were_in_time() -> None:
    claims = told([["", "Yes", "No"], *YEARS], caption="Response within the agreed timescale")
    assert claims == [
        ("within", None, 70),
        ("outside", None, 28),
        ("within", None, 84),
        ("outside", None, 22),
    ]


def test_the_question_is_the_stubs_head() -> None:
    rows = [
        ["Within 20 working days?", "2020/21", "2021/22"],
        ["Yes", "70", "84"],
        ["No", "28", "22"],
    ]
    assert told(rows) == [
        ("within", 20, 70),
        ("within", 20, 84),
        ("outside", 20, 28),
        ("outside", 20, 22),
    ]


def test_the_question_stands_in_the_header_itself() -> None:
    rows = [["Service", "In timescale: Yes", "In timescale: No"], ["North", "50", "10"]]
    assert told(rows) == [("within", None, 50), ("outside", None, 10)]


def test_whether_complaints_were_upheld() -> None:
    rows = [["", "Yes", "Partly", "No"], ["2021/22", "20", "30", "48"]]
    assert told(rows, caption="Complaints upheld") == [
        ("upheld", None, 20),
        ("partially_upheld", None, 30),
        ("not_upheld", None, 48),
    ]


def test_without_a_yes_no_is_short_for_number() -> None:
    rows = [["", "No.", "%"], ["Upheld", "12", "60%"], ["Not upheld", "8", "40%"]]
    claims = read(rows).claims
    assert [c.measures["count"] for c in claims if "count" in c.measures] == [12, 8]


@pytest.mark.parametrize("caption", ["", "Advocate offered"])
def test_answers_to_what_nobody_understands_are_no_figures(caption: str) -> None:
    assert not told([["", "Yes", "No"], *YEARS], caption=caption)
