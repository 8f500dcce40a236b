"""Tables of payments, in sums and case by case."""

from __future__ import annotations

from tests.reading.arrangements import (
    differences,
    figure,
    figures,
    read,
)


def test_money_with_the_number_of_cases() -> None:
    reading = read(
        [["Compensation paid", "2020/21", "2021/22"], ["Stage 2", "£650 (2)", "£1,200 (3)"]]
    )
    assert not differences(
        reading,
        figures(
            figure(
                "compensation",
                scope="total",
                stage="stage_2",
                year="2020/21",
                amount_gbp=650,
                cases=2,
            ),
            figure("compensation", scope="total", stage="stage_2", amount_gbp=1200, cases=3),
        ),
    )


def test_a_list_of_cases_is_not_counted_but_its_payments_are_read() -> None:
    reading = read(
        [
            ["Case reference", "Subject", "Decision", "Remedy"],
            ["1", "School transport", "Upheld", "Apology and £500"],
            ["2", "Care assessment", "Upheld", "£250 and £100 for delay"],
            ["3", "Council tax", "Not upheld", "None"],
        ],
        heading=("Ombudsman decisions",),
    )
    assert not differences(
        reading,
        figures(
            figure("compensation", scope="payment", stage="ombudsman", amount_gbp=500),
            figure("compensation", scope="payment", stage="ombudsman", amount_gbp=250),
            figure("compensation", scope="payment", stage="ombudsman", amount_gbp=100),
        ),
    )


def test_the_cases_beside_the_sums_of_each_stage() -> None:
    reading = read(
        [
            ["Stage", "Cases", "Amount"],
            ["Stage 1", "14", "£1,815.00"],
            ["Ombudsman", "8", "£5,350"],
        ],
        caption="Compensation paid",
    )
    assert not differences(
        reading,
        figures(
            figure("compensation", scope="total", stage="stage_1", amount_gbp=1815, cases=14),
            figure("compensation", scope="total", stage="ombudsman", amount_gbp=5350, cases=8),
        ),
    )
