"""Lists of cases: never counted up, their payments read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.reading.tabular.caselists import is_case_list
from extractor.reading.tabular.functions import analyse
from tests.reading.arrangements import LEFT, UP, make_table, read


def listed(*grid: list[str]) -> bool:
    table = make_table(grid)
    return is_case_list(table, analyse(table))


@pytest.mark.parametrize("head", ["Case number", "Case ref", "Reference", "Ref"])
def test_the_first_header_names_cases(head: str) -> None:
    assert listed([head, "Subject", "Decision"], ["20 014 233", "School transport", "Upheld"])


def test_running_numbers_beside_words() -> None:
    rows = [["1", "School transport", "Upheld"], ["2", "A care plan", "Not upheld"]]
    assert listed(["", "Subject", "Decision"], *rows)


def test_counts_beside_words_are_no_running_numbers() -> None:
    rows = [["4", "School transport", "Upheld"], ["2", "A care plan", "Not upheld"]]
    assert not listed(["", "Subject", "Decision"], *rows)


def test_figures_make_no_case_list() -> None:
    assert not listed(["Team", "Stage 1", "Stage 2"], ["Fostering", "1", "2"])
    assert not listed(["Nature of complaint", "Number"], ["Delay", "4"])


def test_each_payment_is_one_case() -> None:
    reading = read(
        [
            ["Case ref", "Decision", "Remedy"],
            ["Bus pass refused", "Upheld", "Apology and £1,250.50"],
            ["Late plan", "Upheld", "Pay £300"],
            ["Noise", "Not upheld", "-"],
        ],
        caption="Stage 2 decisions 2020/21",
    )
    found = [(c.measures["amount_gbp"], c.reason) for c in reading.claims]
    assert found == [(Decimal("1250.50"), "Bus pass refused"), (Decimal(300), "Late plan")]
    for claim in reading.claims:
        said = claim.dimensions.said()
        assert said == {"year": "2020/21", "stage": "stage_2", "scope": "payment"}
        assert claim.family == "compensation"
    assert [(c.source.row, c.source.column) for c in reading.claims] == [(1, 2), (2, 2)]


def test_several_amounts_in_one_cell_are_payments_each() -> None:
    reading = read(
        [
            ["Case ref", "Remedy"],
            ["Late plan", "£300 for delay and £100 for time and trouble"],
            ["Respite", "Apology, £200 + £150"],
        ]
    )
    paid = [(claim.reason, claim.measures["amount_gbp"]) for claim in reading.claims]
    assert paid == [("delay", 300), ("time and trouble", 100), ("Respite", 200), ("Respite", 150)]


def test_amounts_that_are_not_payments_beside_each_other_give_none() -> None:
    reading = read(
        [
            ["Case ref", "Remedy"],
            ["Late plan", "Offer raised from £50 to £100"],
            ["Respite", "£250 (of which £100 for distress)"],
            ["Total", "£250 and £100"],
        ]
    )
    assert reading.claims == ()


def test_the_boxhead_of_a_list_of_payments_has_all_its_rows() -> None:
    grid = [["Case ref", "Outcome", LEFT], [UP, "Decision", "Remedy"]]
    cases = [["Bus pass refused", "Upheld", "£300"], ["Late plan", "Upheld", "£200"]]
    assert read([*grid, *cases]).header_rows == 2
    assert read([grid[0], *cases]).header_rows == 1


def test_a_cases_own_columns_say_whose_payment_it_is_and_what_for() -> None:
    rows = [["1", "Parking", "Wrong fine", "£80"], ["2", "Planning", "Distress", "£120"]]
    reading = read([["Case", "Service", "Reason", "Amount"], *rows])
    assert [(c.dimensions.service_area, c.reason) for c in reading.claims] == [
        ("Parking", "Wrong fine"),
        ("Planning", "Distress"),
    ]
    # of two columns of services neither is the case's own
    twice = read([["Case", "Directorate", "Service", "Amount"], ["7", "Place", "Parking", "£80"]])
    assert [c.dimensions.service_area for c in twice.claims] == [None]


CASES = [
    ["May 2014", "Late assessment", "Apology", "£300"],
    ["March 2015", "Lost file", "-", "£75"],
]


def test_a_list_of_cases_by_date_names_payments() -> None:
    claims = read([["Date", "Nature of complaint", "Remedy", "Payment"], *CASES]).claims
    assert [(c.dimensions.scope, c.measures["amount_gbp"]) for c in claims] == [
        ("payment", 300),
        ("payment", 75),
    ]


def test_sums_beside_names_alone_are_no_list_of_cases() -> None:
    rows = [["Adults", "North", "£300"], ["Children", "South", "£75"]]
    claims = read([["Service", "Area", "Payment"], *rows]).claims
    assert all(c.dimensions.scope != "payment" for c in claims)


def test_when_replies_are_due_is_no_figure_and_leaves_the_count_one() -> None:
    rows = [["Low", "31", "10 working days"], ["High", "7", "40 working days"]]
    claims = read([["Risk", "Number", "Reply due in"], *rows]).claims
    assert [(c.family, c.dimensions.label, c.measures["count"]) for c in claims] == [
        ("breakdowns", "Low", 31),
        ("breakdowns", "High", 7),
    ]


@pytest.mark.parametrize("head", ["Ombudsman case outcome", "Case type"])
def test_cases_counted_by_what_came_of_them_are_no_list(head: str) -> None:
    assert not listed([head, "Number of cases"], ["Upheld", "4"], ["Not upheld", "6"])
    # beside words or payments each row is one case
    assert listed([head, "Remedy"], ["Late plan", "Apology"], ["Noise", "£150"])


@pytest.mark.parametrize("head", ["Stage", "Complaint stage"])
def test_a_payment_is_of_the_stage_in_its_own_row(head: str) -> None:
    rows = [["Stage 2", "Delay", "£300"], ["LGO", "Distress", "£75"], ["Total", "", "£375"]]
    claims = read([[head, "Reason", "Amount"], *rows]).claims
    assert [(c.dimensions.stage, int(c.measures["amount_gbp"])) for c in claims] == [
        ("stage_2", 300),
        ("ombudsman", 75),
        (None, 375),
    ]
