"""Numbers as printed in cells and sentences."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.quantities import (
    Quantity,
    cell_quantities,
    find_number_words,
    find_quantities,
    is_empty,
    is_nothing,
)


def shape(quantity: Quantity) -> tuple[Decimal, str | None, str | None, bool]:
    return quantity.value, quantity.unit, quantity.qualifier, quantity.bracketed


def cell(text: str) -> list[tuple[Decimal, str | None, str | None, bool]]:
    found = cell_quantities(text)
    assert found is not None, f"{text!r} holds numbers only"
    return [shape(quantity) for quantity in found]


def n(
    value: str, unit: str | None = None, qualifier: str | None = None, bracketed: bool = False
) -> tuple[Decimal, str | None, str | None, bool]:
    return Decimal(value), unit, qualifier, bracketed


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("44", [n("44")]),
        ("1,234", [n("1234")]),
        ("1,234.5", [n("1234.5")]),
        ("12*", [n("12")]),
        ("12†", [n("12")]),
        ("250⁹", [n("250")]),
        ("78%¹", [n("78", "percent")]),
        ("100 %", [n("100", "percent")]),
        ("37 (35.2%)", [n("37"), n("35.2", "percent", None, True)]),
        ("37\n(35.2%)", [n("37"), n("35.2", "percent", None, True)]),
        ("37 [35%]", [n("37"), n("35", "percent", None, True)]),
        ("2(6)", [n("2"), n("6", None, None, True)]),
        ("£28,939 (4)", [n("28939", "gbp"), n("4", None, None, True)]),
        ("£650.00", [n("650.00", "gbp")]),
        ("£ 650", [n("650", "gbp")]),
        ("£1.2m", [n("1200000", "gbp")]),
        ("£12k", [n("12000", "gbp")]),
        ("<1%", [n("1", "percent", "<")]),
        ("< 5", [n("5", None, "<")]),
        (">20", [n("20", None, ">")]),
        ("~30", [n("30", None, "~")]),
        ("c.20", [n("20", None, "~")]),
        ("less than 5", [n("5", None, "<")]),
        ("Fewer than 5", [n("5", None, "<")]),
        ("4, <1%", [n("4"), n("1", "percent", "<")]),
        ("5 (<1%)", [n("5"), n("1", "percent", "<", True)]),
        ("10/12", [n("10"), n("12")]),
        ("10 of 12", [n("10"), n("12")]),
        ("50% (1/2)", [n("50", "percent"), n("1"), n("2")]),
        ("(43.2)", [n("43.2", None, None, True)]),
        ("15 days", [n("15", "days")]),
        ("15 working days", [n("15", "days")]),
        ("nil", [n("0")]),
        ("None", [n("0")]),
        ("0", [n("0")]),
        ("-", []),
        ("–", []),
        ("n/a", []),
        ("N/A", []),
        ("Not available", []),
        ("", []),
        ("*", []),
        (" \n ", []),
    ],
)
def test_cells_of_numbers(printed: str, expected: list[tuple[object, ...]]) -> None:
    assert cell(printed) == expected


@pytest.mark.parametrize(
    "printed",
    [
        "0-25",
        "10 – 20",
        "COVID-19",
        "s47",
        "12a",
        "3rd",
        "Stage 2",
        "12 complaints",
        "19-020-166",
        "12,34",
        "Within 20 days",
        "No",
        "?",
    ],
)
def test_cells_of_words(printed: str) -> None:
    assert cell_quantities(printed) is None


@pytest.mark.parametrize("printed", ["-5", "+5", "-12%", "– 3", "−7%", "+ 12.5%", "-£300"])
def test_a_sign_makes_a_change_not_a_measure(printed: str) -> None:
    assert cell_quantities(printed) is None


def test_a_change_in_brackets_leaves_the_measure_before_it() -> None:
    assert cell("37 (-5%)") == [n("37")]
    assert cell("37 (+5)") == [n("37")]


def test_empty_and_nothing_are_told_apart() -> None:
    assert is_empty("-") and is_empty("n/a¹") and is_empty("TBC")
    assert not is_empty("0") and not is_empty("nil")
    assert is_nothing("Nil") and is_nothing("No (zero)") and is_nothing("none*")
    assert not is_nothing("-") and not is_nothing("0 cases")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("58% of 120 complaints", [n("58", "percent"), n("120")]),
        ("58 per cent", [n("58", "percent")]),
        ("about 40 people", [n("40", None, "~")]),
        ("over 300 calls", [n("300", None, ">")]),
        ("just under 10%", [n("10", "percent", "<")]),
        ("fewer than 5 cases", [n("5", None, "<")]),
        ("at least £1,500", [n("1500", "gbp", ">")]),
        ("within 20 working days", [n("20", "days")]),
        ("a 65-day limit", [n("65", "days")]),
        ("for 12 weeks", [n("12", "weeks")]),
        ("(12) complaints", [n("12", None, None, True)]),
        ("COVID-19 and s47 and B2B", []),
        ("the 3rd panel on the 1st", []),
    ],
)
def test_numbers_in_sentences(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [shape(quantity) for quantity in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("fourteen complaints", 14),
        ("twenty-one complaints", 21),
        ("Twenty one complaints", 21),
        ("a dozen letters", 12),
        ("a single request", 1),
        ("one hundred and five", 105),
        ("zero reviews", 0),
        ("two hundred", 200),
    ],
)
def test_numbers_in_words(text: str, value: int) -> None:
    (found,) = find_number_words(text)
    assert found.value == value
    assert found.in_words
    assert text[found.start : found.end] in text


UNITS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
)
TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")


def in_words(value: int) -> str:
    if value < len(UNITS):
        return UNITS[value]
    if value < 100:
        return TENS[value // 10 - 2] + (f"-{UNITS[value % 10]}" if value % 10 else "")
    rest = f" and {in_words(value % 100)}" if value % 100 else ""
    return f"{UNITS[value // 100]} hundred{rest}"


def test_every_number_in_words_below_a_thousand() -> None:
    for value in range(1000):
        for written in (in_words(value), in_words(value).replace("-", " ")):
            assert [q.value for q in find_number_words(f"{written} complaints")] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("£1.2 million", 1_200_000),
        ("£1.2m", 1_200_000),
        ("£3k", 3_000),
        ("£4.5 thousand", 4_500),
        ("£2bn", 2_000_000_000),
    ],
)
def test_scales(text: str, value: int) -> None:
    assert [(q.value, q.unit) for q in find_quantities(f"It cost {text}.")] == [(value, "gbp")]


@pytest.mark.parametrize("text", ["anyone", "tenants", "none", "well-one", "height", "often"])
def test_words_that_hold_a_number_word_are_none(text: str) -> None:
    assert find_number_words(text) == []


def test_units_of_numbers_in_words() -> None:
    assert find_number_words("twenty working days")[0].unit == "days"
    assert find_number_words("ten per cent")[0].unit == "percent"
    assert find_number_words("ten letters")[0].unit is None


MARKS = st.sampled_from(["", "*", "¹", " ", "\n", "†"])
QUALIFIERS = st.sampled_from(["", "<", ">", "~", "< "])


@given(value=st.integers(0, 999_999), commas=st.booleans(), mark=MARKS, bound=QUALIFIERS)
def test_any_count_is_read_back(value: int, commas: bool, mark: str, bound: str) -> None:
    (found,) = (
        cell_quantities(f"{bound}{value:,}{mark}" if commas else f"{bound}{value}{mark}") or []
    )
    assert shape(found) == (value, None, bound.strip() or None, False)


@given(
    value=st.decimals(0, 100, places=1),
    space=st.sampled_from(["", " "]),
    mark=MARKS,
    bound=QUALIFIERS,
)
def test_any_share_is_read_back(value: Decimal, space: str, mark: str, bound: str) -> None:
    (found,) = cell_quantities(f"{bound}{value}{space}%{mark}") or []
    assert shape(found) == (value, "percent", bound.strip() or None, False)


@given(pence=st.integers(0, 99_999_999), whole=st.booleans(), cases=st.none() | st.integers(0, 99))
def test_any_sum_of_money_is_read_back(pence: int, whole: bool, cases: int | None) -> None:
    amount = Decimal(pence // 100 if whole else pence).scaleb(0 if whole else -2)
    found = cell(f"£{amount:,}" + (f" ({cases})" if cases is not None else ""))
    assert found == [n(str(amount), "gbp")] + (
        [] if cases is None else [n(str(cases), None, None, True)]
    )


@given(
    count=st.integers(0, 9_999),
    share=st.decimals(0, 100, places=1),
    gap=st.sampled_from(["", " ", "\n"]),
)
def test_any_packed_cell_is_read_back(count: int, share: Decimal, gap: str) -> None:
    assert cell(f"{count}{gap}({share}%)") == [
        n(str(count)),
        n(str(share), "percent", None, True),
    ]


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_quantities(text: str) -> None:
    for found in (*find_quantities(text), *find_number_words(text)):
        assert 0 <= found.start < found.end <= len(text)
    assert cell_quantities(text) is None or isinstance(cell_quantities(text), list)
    assert not (is_empty(text) and is_nothing(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("£999,999,999,999 in all", [Decimal(999_999_999_999)]),
        ("card 4929123412341234 was charged 12", [Decimal(4929123412341234), Decimal(12)]),
        ("ref 49291234123412341 and 12", [Decimal(12)]),
        ("9" * 60 + "% of 12", [Decimal(12)]),
    ],
)
def test_digits_without_end_are_no_number(text: str, values: list[Decimal]) -> None:
    assert [quantity.value for quantity in find_quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("The Ombudsman contacted us about 10 complaints.", None),
        ("The Ombudsman sent us about 10 complaints.", "~"),
        ("We received about 10 complaints.", "~"),
    ],
)
def test_about_names_what_is_spoken_of_or_approximates(text: str, qualifier: str | None) -> None:
    (found,) = find_quantities(text)
    assert found.qualifier == qualifier
