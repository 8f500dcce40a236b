"""Which values of two reports can be one number, and in words how far apart others are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.checking.restating import Printed, agree, difference, in_print, printed


def read(text: str) -> Printed:
    mark = text[0] if text[0] in "<>~" else None
    number = text.removeprefix(mark or "")
    return printed(float(number), mark, number)


SAME = [
    ("240", "240"),
    ("58", "58.4"),  # rounded
    ("58", "58.9"),  # truncated
    ("59", "58.5"),
    ("58.5", "58.46"),
    ("<5", "3"),
    ("<5", "0"),
    ("<5", "<10"),
    (">100", "240"),
    ("~240", "243"),
    ("~60", "62"),
    ("~1000", "1050"),
    ("~58", "58.4"),
    ("~240", ">238"),
]

OTHER = [
    ("240", "243"),
    ("58", "59"),
    ("58", "59.1"),
    ("58", "57.4"),
    ("58.0", "58.4"),
    ("<5", "5"),
    ("<5", "7"),
    (">100", "100"),
    ("<5", ">5"),
    ("~240", "246"),
    ("~60", "64"),
    ("~1000", "1051"),
    ("~58", "59"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_may_be_one_number_agrees(one: str, other: str) -> None:
    assert agree(read(one), read(other))
    assert agree(read(other), read(one))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_cannot_be_one_number_does_not(one: str, other: str) -> None:
    assert not agree(read(one), read(other))
    assert not agree(read(other), read(one))


@pytest.mark.parametrize(
    ("older", "newer", "measure", "said"),
    [
        (["240"], ["243"], "count", "3 more"),
        (["1240"], ["240"], "count", "1,000 fewer"),
        (["240"], ["239"], "cases", "1 fewer"),
        (["58.0"], ["60.5"], "percent", "2.5 percentage points more"),
        (["58"], ["57"], "percent", "1 percentage point less"),
        (["1250.50"], ["1000"], "amount_gbp", "£250.50 less"),
        (["71"], ["72"], "average_days", "1 day more"),
        (["<5"], ["7"], "count", "more"),
        (["240", "241"], ["200"], "count", "fewer"),
        (["240", "260"], ["250"], "count", "different"),
    ],
)
def test_differences_in_words(older: list[str], newer: list[str], measure: str, said: str) -> None:
    assert difference([*map(read, older)], [*map(read, newer)], measure) == said


@pytest.mark.parametrize(
    ("value", "mark", "text", "measure", "shown"),
    [
        (58, None, "58.0%", "percent", "58.0%"),
        (58, None, "58%, not 58", "percent", "58%"),
        (1250.5, None, "£1,250.50 in all", "amount_gbp", "£1,250.50"),
        (1410, None, "some 1,410", "count", "1,410"),
        (5, "<", "<5", "count", "<5"),
        (9, "~", "about nine", "average_days", "~9 days"),
        (4, None, "four", "cases", "4 cases"),
    ],
)
def test_values_as_they_are_printed(
    value: float, mark: str | None, text: str, measure: str, shown: str
) -> None:
    assert in_print(printed(value, mark, text), measure) == shown


numbers = st.builds(
    Printed,
    st.integers(0, 10**6).map(Decimal),
    st.sampled_from(["", "<", ">", "~"]),
    st.just(0),
)


@given(numbers, numbers)
def test_agreeing_is_mutual_and_what_does_not_has_a_direction(one: Printed, other: Printed) -> None:
    assert agree(one, other) == agree(other, one)
    assert agree(one, one)
    if not agree(one, other):
        said = {difference([one], [other], "count"), difference([other], [one], "count")}
        ways = {words.split()[-1] for words in said}
        assert ways == {"more", "fewer"}
