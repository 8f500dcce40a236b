"""A share in brackets that closes a clause is its count's, and the sentence is read without it."""

import pytest

from extractor.reading import prose
from extractor.reading.claims import Dimensions
from extractor.reading.context import ReportContext
from extractor.reading.narrative.stated import Setting


def read(sentence: str) -> list[tuple[str, dict[str, str], tuple[str, str]]]:
    """Each figure's measures, with what it is about and the printed stretch of its number."""
    context = ReportContext("2022/23")
    setting = Setting(
        context, Dimensions("2022/23"), heading_text="", before=(), sentence_before=""
    )
    return [
        (
            figure.family,
            {name: str(value) for name, value in figure.measures.items()},
            (sentence[statement.first : statement.last].split()[0], str(figure.dimensions.status)),
        )
        for statement in prose._read_sentence(sentence, setting)
        for figure in statement.figures
    ]


def test_a_share_does_not_hide_what_is_said_of_its_count() -> None:
    (figure,) = read("22 complaints were not answered within the 20 working day target (19%).")
    family, measures, (number, status) = figure
    assert family == "timeliness"
    assert measures == {"count": "22", "percent": "19"}
    assert (number, status) == ("22", "outside")


def test_the_source_shows_the_count_and_its_share() -> None:
    sentence = "Fault was found in 24 of them this year (52%)."
    context = ReportContext("2022/23")
    setting = Setting(context, Dimensions("2022/23"), heading_text="Ombudsman", before=())
    (statement,) = prose._read_sentence(sentence, setting)
    assert sentence[statement.first : statement.last] == "24 of them this year (52%"


def test_several_shares_go_to_their_own_counts() -> None:
    figures = read("12 complaints were fully upheld (30%) and 28 were not upheld at all (70%).")
    measures = [m for _, m, _ in figures]
    assert measures == [{"count": "12", "percent": "30"}, {"count": "28", "percent": "70"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "22 complaints went on to Stage 2 (19%).",  # a share of those at the stage before
        "22 complaints were received, a rise on the year before (19%).",  # the size of a change
    ],
)
def test_a_share_of_something_else_is_not_put_to_the_count(sentence: str) -> None:
    together = [m for _, m, _ in read(sentence) if len(m) > 1]
    assert together == []
