"""Tables of payments, in sums and case by case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.reading.tabular.tables import read_table
from tests.reading.arrangements import (
    CONTEXT,
    LEFT,
    UP,
    differences,
    figure,
    figures,
    make_table,
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


def test_cases_beside_amounts_are_payments_and_no_breakdown() -> None:
    grid = [["Reason", "No. of cases", "Amount"], ["Delay", "7", "£640"], ["Total", "7", "£640"]]
    paid = read(grid, caption="Payments made", heading=("6. Compensation",))
    assert {claim.family for claim in paid.claims} == {"compensation"}
    assert [int(c.measures["cases"]) for c in paid.claims if "cases" in c.measures] == [7, 7]


def test_complaints_beside_amounts_are_a_breakdown() -> None:
    grid = [["Reason", "Complaints received", "Amount"], ["Delay", "7", "£640"]]
    paid = read(grid, caption="Payments made", heading=("6. Compensation",))
    assert [c.family for c in paid.claims] == ["breakdowns", "compensation"]


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


def test_a_list_of_payments_has_a_reason_for_each() -> None:
    reading = read(
        [
            ["Reason", "Paid"],
            ["Missed education", "£2,700"],
            ["Distress", "£250"],
            ["Total", "£2,950"],
        ],
        caption="Payments recommended by the Ombudsman",
    )
    assert [
        (c.dimensions.scope, c.reason, str(c.measures["amount_gbp"])) for c in reading.claims
    ] == [
        ("payment", "Missed education", "2700"),
        ("payment", "Distress", "250"),
        ("total", None, "2950"),
    ]
    assert {claim.dimensions.stage for claim in reading.claims} == {"ombudsman"}


def test_payments_by_year_are_summed_up() -> None:
    reading = read(
        [["", "2020/21", "2021/22"], ["Remedies for adult social care", "£450", "£700"]],
        caption="Compensation paid",
    )
    assert {claim.dimensions.scope for claim in reading.claims} == {"total"}


def test_what_payments_were_for_tells_their_sums_apart() -> None:
    reading = read(
        [
            ["Remedy for", "2020/21", LEFT, "2021/22", LEFT],
            [UP, "Payments", "£", "Payments", "£"],
            ["Missed provision", "9", "21,300", "14", "38,450"],
            ["Distress", "11", "4,050", "17", "6,900"],
            ["Total", "20", "25,350", "31", "45,350"],
        ],
        caption="Financial remedies recommended by the Ombudsman",
    )
    said = {
        (c.dimensions.subgroup, c.dimensions.year, *((k, int(v)) for k, v in c.measures.items()))
        for c in reading.claims
    }
    assert ("Missed provision", "2020/21", ("cases", 9)) in said
    assert ("Missed provision", "2020/21", ("amount_gbp", 21300)) in said
    assert (None, "2021/22", ("amount_gbp", 45350)) in said
    assert len(said) == 12


def test_a_charge_waived_is_no_payment() -> None:
    reading = read(
        [
            ["Case", "Remedy"],
            ["A", "Charges of £2,614 waived; £250"],
            ["B", "Bill of £90 cancelled"],
        ],
        caption="Ombudsman cases",
    )
    assert [int(c.measures["amount_gbp"]) for c in reading.claims] == [250]


def test_payments_counted_beside_their_amounts() -> None:
    rows = [["Delay in assessment", "3", "£650.00"], ["Total", "3", "£650.00"]]
    paid = read([["Reason for payment", "Number of payments", "Amount"], *rows])
    assert [(c.family, dict(c.measures)) for c in paid.claims] == [
        ("compensation", {"cases": 3}),
        ("compensation", {"amount_gbp": 650}),
    ] * 2


def test_what_was_paid_is_headed_with_pounds() -> None:
    rows = [["Q1", "31", "4,210"], ["Year", "135", "19,359"]]
    paid = read([["Quarter", "Cases", "Paid (£)"], *rows], caption="Compensation paid")
    assert not differences(
        paid,
        figures(
            figure("compensation", scope="total", quarter=1, cases=31, amount_gbp=4210),
            figure("compensation", scope="total", cases=135, amount_gbp=19359),
        ),
    )


def test_remedies_in_a_list_of_outcomes_are_no_complaints_received() -> None:
    rows = [["Upheld", "4"], ["Not upheld", "6"], ["Compensation", "2"], ["Total", "10"]]
    found = read([["Outcome", "Stage 1"], *rows]).claims
    assert {c.family for c in found} == {"outcomes"} and len(found) == 3


def test_pounds_that_only_the_caption_tells() -> None:
    grid = [["Year", "Stage 1", "Ombudsman"], ["2021/22", "980", "11,200"]]
    found = read(grid, caption="Financial remedies paid (£)").claims
    assert [(c.family, dict(c.measures)) for c in found] == [
        ("compensation", {"amount_gbp": 980}),
        ("compensation", {"amount_gbp": 11200}),
    ]
    counted = read(grid, caption="Financial remedies").claims
    assert "amount_gbp" not in {name for c in counted for name in c.measures}


def test_remedies_of_which_nothing_was_paid_are_no_payments() -> None:
    rows = [["Apology", "180", "-"], ["Goodwill payment", "25", "£2,875"]]
    found = read([["Remedy", "Cases", "Value"], *rows], caption="Remedies").claims
    assert [dict(c.measures) for c in found] == [{"cases": 25}, {"amount_gbp": 2875}]


@pytest.mark.parametrize(
    ("rows", "caption", "paid"),
    [
        ([["Stage 2 investigations", "£400"], ["Panels", "£90"]], "Costs of the procedure", []),
        ([["Stage 2", "£400"], ["Stage 3", "£90"]], "Expenditure on complaints", []),
        (
            [["Stage 2", "£400"], ["Stage 3", "£70"], ["Compensation paid", "£90"]],
            "Costs",
            [90],
        ),
        (
            [["Investigators", "£400"], ["Compensation", "£90"], ["Total", "£490"]],
            "Costs and compensation",
            [90],
        ),
        ([["Stage 1", "£400"], ["Stage 2", "£90"]], "Compensation paid", [400, 90]),
        ([["Delay in the investigation", "£400"], ["Distress", "£90"]], "Remedies", [400, 90]),
    ],
)
def test_what_the_procedure_cost_is_no_compensation(
    rows: list[list[str]], caption: str, paid: list[int]
) -> None:
    claims = read([["", "2010/11"], *rows], caption=caption).claims
    assert [c.measures["amount_gbp"] for c in claims if c.family == "compensation"] == paid


def test_compensation_in_a_table_of_what_the_procedure_cost() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Stage 2 Investigating Officers", "£14,210", "£9,875"],
            ["Independent Persons", "£4,030", "£2,640"],
            ["Compensation payments", "£650", "£1,200"],
        ],
        caption="Costs of investigations",
    )
    assert not differences(
        reading,
        figures(
            figure("compensation", scope="total", year="2020/21", amount_gbp=650),
            figure("compensation", scope="total", amount_gbp=1200),
        ),
    )


def test_a_reason_for_complaint_is_what_was_paid_for() -> None:
    rows = [["Delay", "3", "£650"], ["Poor communication", "2", "£120"], ["Total", "5", "£770"]]
    claims = read([["Reason for complaint", "Payments", "Amount"], *rows]).claims
    found = {str(c.measures.get("amount_gbp")): c.reason for c in claims}
    assert {found[key] for key in found if key.startswith("650")} == {"Delay"}
    assert {found[key] for key in found if key.startswith("770")} == {None}


def test_the_report_s_title_does_not_say_what_its_tables_list() -> None:
    title = "Customer Relations Annual Report"
    context = replace(CONTEXT, title=title)
    listed = [["", "2021/22"], ["Ann", "4"], ["Bob", "2"]]
    for heading, family in (((title,), None), ((title, "Who complained"), "breakdowns")):
        found = read_table(make_table(listed, heading=heading), 0, context).claims
        assert {c.family for c in found} == ({family} if family else set())


def test_payments_that_their_names_alone_tell_apart_are_no_totals() -> None:
    rows = [["Parent", "4", "£650"], ["Carer", "2", "£120"], ["Total", "6", "£770"]]
    claims = read([["Complainant", "Payments", "Compensation paid"], *rows]).claims
    amounts = [c for c in claims if "amount_gbp" in c.measures]
    assert {int(c.measures["amount_gbp"]): c.dimensions.subgroup for c in amounts} == {
        650: "Parent",
        120: "Carer",
        770: None,
    }


def test_what_investigators_cost_leaves_the_investigations_beside_it() -> None:
    reading = read(
        [["Year", "Stage 2 investigations", "Cost of investigating officers"],
         ["2020/21", "4", "£9,120.00"],
         ["2021/22", "6", "£14,310.00"]]
    )  # fmt: skip
    assert [(c.family, c.dimensions.stage, c.measures) for c in reading.claims] == [
        ("stage_counts", "stage_2", {"count": 4}),
        ("stage_counts", "stage_2", {"count": 6}),
    ]
