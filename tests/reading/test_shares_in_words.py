"""A share in words gives its place to the number in brackets behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.narrative.shares_in_words import with_numbers_for_parts


@pytest.mark.parametrize(
    ("sentence", "put"),
    [
        ("Half of all complaints (20) came from mothers", "20 of all complaints came from mothers"),
        (
            "A third were late and a fifth (8) from fathers.",
            "A third were late and 8 from fathers.",
        ),
        ("Two in five complaints were upheld (16 of 40).", "16 of 40 complaints were upheld."),
        ("Nearly a third of complaints, 13, were late.", "13 of complaints were late."),
    ],
)
def test_number_takes_the_place_of_the_words(sentence: str, put: str) -> None:
    woven = with_numbers_for_parts(sentence)
    assert woven is not None
    assert woven.sentence == put


@pytest.mark.parametrize(
    "sentence",
    [
        "In the third quarter (12) complaints were received.",
        "Half of the complaints came from mothers.",
        "A quarter (see section 4) were upheld.",
        "Half of all complaints, 20 were upheld.",
        "One in four complaints (10) was upheld.",
    ],
)
def test_no_share_in_words_beside_its_number(sentence: str) -> None:
    assert with_numbers_for_parts(sentence) is None


@given(
    before=st.sampled_from(["", "Overall, ", "We found that "]),
    number=st.integers(0, 9999),
    part=st.sampled_from(["half", "a third", "just over a quarter", "three quarters"]),
)
def test_a_number_is_found_where_it_is_printed(before: str, number: int, part: str) -> None:
    sentence = f"{before}{part} of complaints ({number}) were upheld."
    woven = with_numbers_for_parts(sentence)
    assert woven is not None
    at = woven.sentence.index(str(number))
    first, last = woven.place(at, at + len(str(number)))
    assert sentence[first:last] == str(number)
    assert sentence[first - 1] == "("
