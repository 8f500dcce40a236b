"""Tables of the kinds that reports print, and every figure that each states."""

from __future__ import annotations

from decimal import Decimal

from extractor.reading.context import ReportContext
from tests.reading.arrangements import LEFT, UP, datapoints, differences, figure, figures, read


def counts(**fields: str | int | float | None) -> set:
    return figure("stage_counts", **{"event": "received"} | fields)


def outcomes(outcome: str, **fields: str | int | float | None) -> set:
    return figure("outcomes", outcome=outcome, **fields)


def timeliness(status: str = "within", **fields: str | int | float | None) -> set:
    return figure("timeliness", status=status, **fields)


def breakdowns(dimension: str, label: str, **fields: str | int | float | None) -> set:
    return figure("breakdowns", dimension=dimension, label=label, **fields)


# --- years, stages, services -------------------------------------------------------------------


def test_years_across() -> None:
    reading = read(
        [
            ["", "2019/20", "2020-21", "2021/2022"],
            ["Stage 1", "40", "44", "51"],
            ["Stage 2", "6", "5", "0"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2019/20", stage="stage_1", count=40),
            counts(year="2020/21", stage="stage_1", count=44),
            counts(year="2021/22", stage="stage_1", count=51),
            counts(year="2019/20", stage="stage_2", count=6),
            counts(year="2020/21", stage="stage_2", count=5),
            counts(year="2021/22", stage="stage_2", count=0),
        ),
    )
    assert (reading.header_rows, reading.stub_columns) == (1, 1)
    assert reading.unread == ()


def test_years_down() -> None:
    reading = read(
        [
            ["Year", "Stage 1", "Stage 2", "Ombudsman"],
            ["2020/21", "44", "5", "2"],
            ["2021/22", "51", "-", "3"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", stage="stage_1", count=44),
            counts(year="2020/21", stage="stage_2", count=5),
            counts(year="2020/21", stage="ombudsman", count=2),
            counts(stage="stage_1", count=51),
            counts(stage="ombudsman", count=3),
        ),
    )


def test_stages_across_services_down_with_totals_of_both() -> None:
    reading = read(
        [
            ["Team", "Stage 1", "Stage 2", "Total"],
            ["Fostering", "7", "1", "8"],
            ["Youth Justice", "12", "2", "14"],
            ["Total", "19", "3", "22"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(stage="stage_1", service_area="Fostering", count=7),
            counts(stage="stage_2", service_area="Fostering", count=1),
            counts(service_area="Fostering", count=8),
            counts(stage="stage_1", service_area="Youth Justice", count=12),
            counts(stage="stage_2", service_area="Youth Justice", count=2),
            counts(service_area="Youth Justice", count=14),
            counts(stage="stage_1", count=19),
            counts(stage="stage_2", count=3),
            counts(count=22),
        ),
    )


def test_a_total_over_complaints_and_representations_is_of_all_contacts() -> None:
    reading = read(
        [
            ["Team", "Representations", "Stage 1", "Stage 2", "Total"],
            ["Fostering", "4", "7", "1", "12"],
            ["Youth Justice", "0", "12", "2", "14"],
        ]
    )
    expected = figures(
        counts(contact="representation", service_area="Fostering", count=4),
        counts(stage="stage_1", service_area="Fostering", count=7),
        counts(stage="stage_2", service_area="Fostering", count=1),
        counts(contact="all", service_area="Fostering", count=12),
        counts(contact="representation", service_area="Youth Justice", count=0),
        counts(stage="stage_1", service_area="Youth Justice", count=12),
        counts(stage="stage_2", service_area="Youth Justice", count=2),
        counts(contact="all", service_area="Youth Justice", count=14),
    )
    assert not differences(reading, expected)


def test_kinds_of_contact_down() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Complaints", "40", "44"],
            ["Compliments", "80", "91"],
            ["MP enquiries", "12", "9"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", count=40),
            counts(count=44),
            counts(year="2020/21", contact="compliment", count=80),
            counts(contact="compliment", count=91),
            counts(year="2020/21", contact="member_enquiry", count=12),
            counts(contact="member_enquiry", count=9),
        ),
    )


def test_a_total_row_found_by_arithmetic() -> None:
    """The last row adds up the others and speaks of complaints, without the word "total"."""
    grid = [
        ["Team", "Number"],
        ["Fostering", "7"],
        ["Adoption", "3"],
        ["Youth Justice", "5"],
        ["All complaints received", "15"],
    ]
    assert not differences(
        read(grid),
        figures(
            counts(service_area="Fostering", count=7),
            counts(service_area="Adoption", count=3),
            counts(service_area="Youth Justice", count=5),
            counts(count=15),
        ),
    )


def test_a_last_row_that_does_not_add_up_is_a_name_like_the_others() -> None:
    grid = [
        ["Team", "Number"],
        ["Fostering", "7"],
        ["Adoption", "3"],
        ["Youth Justice", "5"],
        ["Complaints about transport", "4"],
    ]
    assert ("service_area", "Complaints about transport") in {
        dimension for point in datapoints(read(grid).claims) for dimension in point[1]
    }


def test_two_services_under_cut_in_heads() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Education", LEFT, LEFT],
            ["Stage 1", "10", "12"],
            ["Stage 2", "1", "2"],
            ["Adult Social Care", LEFT, LEFT],
            ["Stage 1", "20", "25"],
            ["Stage 2", "3", "4"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", stage="stage_1", service_area="Education", count=10),
            counts(stage="stage_1", service_area="Education", count=12),
            counts(year="2020/21", stage="stage_2", service_area="Education", count=1),
            counts(stage="stage_2", service_area="Education", count=2),
            counts(year="2020/21", stage="stage_1", service_area="Adult Social Care", count=20),
            counts(stage="stage_1", service_area="Adult Social Care", count=25),
            counts(year="2020/21", stage="stage_2", service_area="Adult Social Care", count=3),
            counts(stage="stage_2", service_area="Adult Social Care", count=4),
        ),
    )


def test_quarters_across_and_down() -> None:
    across = read(
        [
            ["Stage", "Q1", "Q2", "Q3", "Q4", "Total"],
            ["Stage 1", "10", "12", "9", "13", "44"],
        ]
    )
    expected = figures(
        counts(stage="stage_1", quarter=1, count=10),
        counts(stage="stage_1", quarter=2, count=12),
        counts(stage="stage_1", quarter=3, count=9),
        counts(stage="stage_1", quarter=4, count=13),
        counts(stage="stage_1", count=44),
    )
    assert not differences(across, expected)
    down = read(
        [
            ["Quarter", "Stage 1"],
            ["Quarter 1 (April to June)", "10"],
            ["Quarter 2 (July to September)", "12"],
            ["Quarter 3 (October to December)", "9"],
            ["Quarter 4 (January to March)", "13"],
            ["Total", "44"],
        ]
    )
    assert not differences(down, expected)


def test_a_pair_of_years_in_the_header_and_brackets_in_the_cells() -> None:
    reading = read(
        [
            ["Team", "Stage 1\n2021/22 (2020/21)", "Stage 2\n2021/22 (2020/21)"],
            ["Fostering", "2(6)", "0 (1)"],
            ["Adoption", "5 (4)", "-"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(stage="stage_1", service_area="Fostering", count=2),
            counts(year="2020/21", stage="stage_1", service_area="Fostering", count=6),
            counts(stage="stage_2", service_area="Fostering", count=0),
            counts(year="2020/21", stage="stage_2", service_area="Fostering", count=1),
            counts(stage="stage_1", service_area="Adoption", count=5),
            counts(year="2020/21", stage="stage_1", service_area="Adoption", count=4),
        ),
    )


def test_escalated_complaints_are_of_the_stage_that_they_leave() -> None:
    reading = read(
        [
            ["", "Stage 1 received", "Escalated to Stage 2", "% escalated to Stage 2"],
            ["2020/21", "40", "5", "12.5%"],
            ["2021/22", "50", "10", "20%"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", stage="stage_1", count=40),
            counts(year="2020/21", stage="stage_1", event="escalated", count=5),
            counts(year="2020/21", stage="stage_1", event="escalated", percent=12.5),
            counts(stage="stage_1", count=50),
            counts(stage="stage_1", event="escalated", count=10),
            counts(stage="stage_1", event="escalated", percent=20),
        ),
    )


def test_bare_stage_numbers_under_the_word_stage() -> None:
    reading = read(
        [["Stage", "1", "2", "3"], ["2020/21", "40", "5", "1"], ["2021/22", "44", "6", "0"]]
    )
    assert not differences(
        reading,
        figures(
            *(
                counts(year=year, stage=f"stage_{stage}", count=count)
                for year, row in (("2020/21", (40, 5, 1)), ("2021/22", (44, 6, 0)))
                for stage, count in enumerate(row, start=1)
            )
        ),
    )


# --- outcomes ----------------------------------------------------------------------------------


def test_outcomes_under_spanners_of_years() -> None:
    reading = read(
        [
            ["Outcome", "2020/21", LEFT, "2021/22", LEFT],
            [UP, "No.", "%", "No.", "%"],
            ["Upheld", "10", "25%", "12", "27.3%"],
            ["Partly upheld", "14", "35%", "16", "36.4%"],
            ["Not upheld", "16", "40%", "16", "36.4%"],
            ["Total", "40", "100%", "44", "100%"],
        ]
    )
    rows = {
        "upheld": (10, 25, 12, 27.3),
        "partially_upheld": (14, 35, 16, 36.4),
        "not_upheld": (16, 40, 16, 36.4),
        "total": (40, 100, 44, 100),
    }
    assert not differences(
        reading,
        figures(
            *(outcomes(o, year="2020/21", count=row[0], percent=row[1]) for o, row in rows.items()),
            *(outcomes(o, year="2021/22", count=row[2], percent=row[3]) for o, row in rows.items()),
        ),
    )


def test_years_under_spanners_of_outcomes() -> None:
    reading = read(
        [
            ["Service", "Upheld", LEFT, "Not upheld", LEFT],
            [UP, "2020/21", "2021/22", "2020/21", "2021/22"],
            ["Fostering", "1", "2", "3", "4"],
            ["Adoption", "5", "6", "7", "8"],
        ]
    )
    assert not differences(
        reading,
        figures(
            *(
                outcomes(outcome, year=year, service_area=service, count=count)
                for service, row in (("Fostering", (1, 2, 3, 4)), ("Adoption", (5, 6, 7, 8)))
                for (outcome, year), count in zip(
                    [
                        ("upheld", "2020/21"),
                        ("upheld", "2021/22"),
                        ("not_upheld", "2020/21"),
                        ("not_upheld", "2021/22"),
                    ],
                    row,
                    strict=True,
                )
            )
        ),
    )


def test_packed_counts_and_shares() -> None:
    reading = read(
        [
            ["Stage 1 outcome", "2020/21", "2021/22"],
            ["Upheld", "10 (25%)", "12 (27.3%)"],
            ["Not upheld", "30 (75%)", "32 (72.7%)"],
        ]
    )
    assert not differences(
        reading,
        figures(
            outcomes("upheld", stage="stage_1", year="2020/21", count=10, percent=25),
            outcomes("upheld", stage="stage_1", count=12, percent=27.3),
            outcomes("not_upheld", stage="stage_1", year="2020/21", count=30, percent=75),
            outcomes("not_upheld", stage="stage_1", count=32, percent=72.7),
        ),
    )


def test_withdrawn_beside_decisions_is_an_outcome_and_alone_an_event() -> None:
    beside = read([["", "Number"], ["Upheld", "5"], ["Not upheld", "7"], ["Withdrawn", "2"]])
    assert not differences(
        beside,
        figures(
            outcomes("upheld", count=5),
            outcomes("not_upheld", count=7),
            outcomes("withdrawn", count=2),
        ),
    )
    alone = read([["", "Number"], ["Received", "50"], ["Withdrawn", "2"]])
    assert not differences(alone, figures(counts(count=50), counts(event="withdrawn", count=2)))


def test_upheld_and_partly_upheld_together() -> None:
    reading = read([["", "2021/22"], ["Upheld/part upheld", "9"], ["Not upheld", "4"]])
    assert not differences(
        reading, figures(outcomes("fault_found", count=9), outcomes("not_upheld", count=4))
    )


def test_ombudsman_decisions() -> None:
    reading = read(
        [
            ["Ombudsman decision", "2020/21", "2021/22"],
            ["Upheld", "2", "3"],
            ["Not upheld", "1", "0"],
            ["Closed after initial enquiries", "4", "5"],
            ["Referred back for local resolution", "6", "7"],
        ]
    )
    rows = {"upheld": (2, 3), "not_upheld": (1, 0), "closed": (4, 5), "premature": (6, 7)}
    assert not differences(
        reading,
        figures(
            *(
                outcomes(outcome, stage="ombudsman", year=year, count=row[i])
                for outcome, row in rows.items()
                for i, year in enumerate(("2020/21", "2021/22"))
            )
        ),
    )


# --- timeliness --------------------------------------------------------------------------------


def test_response_performance_with_a_column_of_limits() -> None:
    reading = read(
        [
            [
                "Stage",
                "Timescale (working days)",
                "Total no. of responses made",
                "% within timescale",
            ],
            ["Stage 1", "20", "44", "75%"],
            ["Stage 2", "65", "6", "50%"],
        ]
    )
    assert not differences(
        reading,
        figures(
            timeliness(stage="stage_1", timescale_days=20, total=44),
            timeliness(stage="stage_1", timescale_days=20, percent=75),
            timeliness(stage="stage_2", timescale_days=65, total=6),
            timeliness(stage="stage_2", timescale_days=65, percent=50),
        ),
    )


def test_bands_of_days() -> None:
    reading = read(
        [
            ["Stage 1 responses", "Number", "% of total"],
            ["Within 10 working days", "20", "50%"],
            ["11 to 20 working days", "12", "30%"],
            ["Over 20 working days", "8", "20%"],
        ]
    )
    assert not differences(
        reading,
        figures(
            timeliness(stage="stage_1", timescale_days=10, count=20, percent=50),
            timeliness(stage="stage_1", timescale_days=20, from_days=11, count=12, percent=30),
            timeliness("outside", stage="stage_1", timescale_days=20, count=8, percent=20),
        ),
    )


def test_in_time_and_late_by_service() -> None:
    reading = read(
        [
            ["Directorate", "Within timescale", "Outside timescale", "% within timescale"],
            ["Highways", "30", "10", "75%"],
            ["Housing", "9", "1", "90%"],
        ]
    )
    assert not differences(
        reading,
        figures(
            timeliness(service_area="Highways", count=30),
            timeliness("outside", service_area="Highways", count=10),
            timeliness(service_area="Highways", percent=75),
            timeliness(service_area="Housing", count=9),
            timeliness("outside", service_area="Housing", count=1),
            timeliness(service_area="Housing", percent=90),
        ),
    )


def test_average_days() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Average response time at Stage 1 (days)", "14", "12.5"],
            ["Average response time at Stage 2 (days)", "31", "28"],
        ]
    )
    assert not differences(
        reading,
        figures(
            timeliness("average", stage="stage_1", year="2020/21", average_days=14),
            timeliness("average", stage="stage_1", average_days=12.5),
            timeliness("average", stage="stage_2", year="2020/21", average_days=31),
            timeliness("average", stage="stage_2", average_days=28),
        ),
    )


def test_fractions_of_responses() -> None:
    reading = read([["", "Within 20 working days"], ["Stage 1", "10/12"], ["Stage 2", "50% (1/2)"]])
    assert not differences(
        reading,
        figures(
            timeliness(stage="stage_1", timescale_days=20, count=10, total=12),
            timeliness(stage="stage_2", timescale_days=20, count=1, total=2, percent=50),
        ),
    )


# --- breakdowns --------------------------------------------------------------------------------


def test_reasons_for_rejection() -> None:
    reading = read(
        [
            ["Reason for rejection", "Number", "% of total"],
            ["Older than twelve months", "6", "60%"],
            ["Subject to court proceedings", "3", "30%"],
            ["Data protection request", "1", "10%"],
            ["Total", "10", "100%"],
        ]
    )
    points = datapoints(reading.claims)
    assert {point[0] for point in points} == {"breakdowns"}
    expected = {
        ("Older than twelve months", "count", Decimal(6)),
        ("Older than twelve months", "percent", Decimal(60)),
        ("Subject to court proceedings", "count", Decimal(3)),
        ("Subject to court proceedings", "percent", Decimal(30)),
        ("Data protection request", "count", Decimal(1)),
        ("Data protection request", "percent", Decimal(10)),
        ("Total", "count", Decimal(10)),
        ("Total", "percent", Decimal(100)),
    }
    assert {(dict(p[1])["label"], p[2], p[3]) for p in points} == expected
    assert {dict(p[1])["dimension"] for p in points} == {"rejection_reason"}


def test_who_complained() -> None:
    reading = read(
        [
            ["Who complained", "2020/21", "2021/22"],
            ["Parents", "20", "24"],
            ["Foster carers", "3", "<5"],
            ["Young people (e.g. care leavers)", "8", "9"],
        ]
    )
    assert not differences(
        reading,
        figures(
            breakdowns("complainant", "Parents", year="2020/21", count=20),
            breakdowns("complainant", "Parents", count=24),
            breakdowns("complainant", "Foster carers", year="2020/21", count=3),
            breakdowns("complainant", "Foster carers", count=5),
            breakdowns("complainant", "Young people", year="2020/21", count=8),
            breakdowns("complainant", "Young people", count=9),
        ),
    )
    (bound,) = [claim for claim in reading.claims if claim.qualifiers]
    assert bound.qualifiers == {"count": "<"}


CHANNELS = {"E-mail": (30, 41), "Telephone": (10, 8), "Letter": (4, 2)}
EXPECTED_CHANNELS = figures(
    *(
        breakdowns("channel", label, year=year, count=row[i])
        for label, row in CHANNELS.items()
        for i, year in enumerate(("2020/21", "2021/22"))
    )
)


def test_channels_down() -> None:
    rows = [[label, str(a), str(b)] for label, (a, b) in CHANNELS.items()]
    assert not differences(read([["How received", "2020/21", "2021/22"], *rows]), EXPECTED_CHANNELS)


def test_channels_across_named_by_the_corner() -> None:
    grid = [["Method of receipt", *CHANNELS]]
    grid += [
        [year, *(str(row[i]) for row in CHANNELS.values())]
        for i, year in enumerate(("2020/21", "2021/22"))
    ]
    assert not differences(read(grid), EXPECTED_CHANNELS)


def test_categories_named_by_the_caption() -> None:
    reading = read(
        [
            ["", "Number", "% of total"],
            ["Poor communication", "20", "50%"],
            ["Delay in making an assessment", "12", "30%"],
            ["Attitude of a member of staff", "8", "20%"],
        ],
        caption="Table 4: Nature of complaints received",
    )
    assert not differences(
        reading,
        figures(
            breakdowns("category", "Poor communication", count=20, percent=50),
            breakdowns("category", "Delay in making an assessment", count=12, percent=30),
            breakdowns("category", "Attitude of a member of staff", count=8, percent=20),
        ),
    )


# --- money and cases ---------------------------------------------------------------------------


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
        reading, figure("compensation", scope="payment", stage="ombudsman", amount_gbp=500)
    )


# --- what is not claimed -----------------------------------------------------------------------


def test_changes_targets_and_national_figures_are_left_out() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22", "Change", "Target", "National average"],
            ["Stage 1", "40", "44", "4", "30", "35"],
            ["Stage 2", "5", "6", "+1", "2", "4"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", stage="stage_1", count=40),
            counts(stage="stage_1", count=44),
            counts(year="2020/21", stage="stage_2", count=5),
            counts(stage="stage_2", count=6),
        ),
    )


def test_a_row_of_targets_is_left_out() -> None:
    reading = read([["", "% within timescale"], ["Stage 1", "75%"], ["Target", "90%"]])
    assert not differences(reading, timeliness(stage="stage_1", percent=75))


def test_dashes_and_blanks_are_no_figures() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Stage 1", "-", "44"],
            ["Stage 2", "", "n/a"],
            ["Stage 3", "0", "–"],
        ]
    )
    assert not differences(
        reading,
        figures(
            counts(stage="stage_1", count=44),
            counts(year="2020/21", stage="stage_3", count=0),
        ),
    )


def test_an_axis_of_unknown_names_claims_nothing_and_lists_its_cells() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Blue widgets", "40", "44"],
            ["Green widgets", "5", "-"],
        ]
    )
    assert reading.claims == ()
    assert set(reading.unread) == {(1, 1), (1, 2), (2, 1)}


def test_a_merged_figure_is_read_once() -> None:
    reading = read(
        [
            ["", "Stage 1", "Stage 2"],
            ["2020/21", "40", "5"],
            ["2021/22", "44", LEFT],
        ]
    )
    assert [claim.measures["count"] for claim in reading.claims].count(Decimal(44)) == 1


def test_prose_in_a_frame_is_no_table_of_figures() -> None:
    reading = read(
        [["What we learned", "What we changed"], ["Calls were not returned", "A rota is kept"]]
    )
    assert reading.claims == ()
    assert reading.unread == ()


# --- headers that contradict their table -------------------------------------------------------


def test_one_year_twice_in_alternating_pairs_is_read_as_what_it_must_be() -> None:
    reading = read(
        [
            ["", "2021/22\nNo.", "2021/22\n%", "2020/21\nNo.", "2021/22\n%"],
            ["Upheld", "12", "30%", "10", "25%"],
            ["Not upheld", "28", "70%", "30", "75%"],
        ]
    )
    assert not differences(
        reading,
        figures(
            outcomes("upheld", count=12, percent=30),
            outcomes("not_upheld", count=28, percent=70),
            outcomes("upheld", year="2020/21", count=10, percent=25),
            outcomes("not_upheld", year="2020/21", count=30, percent=75),
        ),
    )
    (conflict,) = reading.conflicts
    assert set(conflict.cells) == {(1, 4), (2, 4)}
    assert "2020/21" in conflict.message


# --- what the surroundings add -----------------------------------------------------------------


def test_caption_heading_and_report_fill_in_what_the_labels_leave_open() -> None:
    reading = read(
        [["", "Number"], ["Upheld", "12"], ["Not upheld", "28"]],
        caption="Stage 2 outcomes, 2019/20",
        heading=("Statutory complaints",),
        context=ReportContext(year="2021/22"),
    )
    assert not differences(
        reading,
        figures(
            outcomes("upheld", stage="stage_2", year="2019/20", procedure="statutory", count=12),
            outcomes(
                "not_upheld", stage="stage_2", year="2019/20", procedure="statutory", count=28
            ),
        ),
    )
    origins = reading.claims[0].origins
    assert origins["year"] == "caption"
    assert origins["procedure"] == "heading"


def test_a_label_nearby_outranks_the_caption() -> None:
    reading = read(
        [["", "2020/21"], ["Stage 1", "12"], ["Stage 2", "2"]],
        caption="Stage 1 complaints, 2019/20",
    )
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", stage="stage_1", count=12),
            counts(year="2020/21", stage="stage_2", count=2),
        ),
    )


def test_every_claim_names_its_cell() -> None:
    reading = read([["", "2020/21"], ["Stage 1", "12"]])
    (claim,) = reading.claims
    source = claim.source
    assert (source.kind, source.page, source.table, source.row, source.column) == (
        "table",
        3,
        0,
        1,
        1,
    )
    assert source.text == "12"
    assert source.box is not None
    assert claim.origins["stage"] == "stub"
    assert claim.origins["year"] == "boxhead"


# --- totals and names on several levels --------------------------------------------------------


def test_teams_over_their_stages() -> None:
    reading = read(
        [
            ["Directorate", "Stage", "2020/21", "2021/22"],
            ["Highways", "Stage 1", "10", "12"],
            [UP, "Stage 2", "1", "2"],
            ["Education", "Stage 1", "20", "25"],
            [UP, "Stage 2", "3", "4"],
        ]
    )
    rows = {
        ("Highways", "stage_1"): (10, 12),
        ("Highways", "stage_2"): (1, 2),
        ("Education", "stage_1"): (20, 25),
        ("Education", "stage_2"): (3, 4),
    }
    assert not differences(
        reading,
        figures(
            *(
                counts(service_area=team, stage=stage, year=year, count=row[i])
                for (team, stage), row in rows.items()
                for i, year in enumerate(("2020/21", "2021/22"))
            )
        ),
    )


def test_teams_spanning_numbers_and_shares() -> None:
    reading = read(
        [
            ["Outcome", "Highways", LEFT, "Education", LEFT],
            [UP, "No.", "%", "No.", "%"],
            ["Upheld", "10", "25%", "12", "30%"],
            ["Not upheld", "30", "75%", "28", "70%"],
        ]
    )
    assert not differences(
        reading,
        figures(
            outcomes("upheld", service_area="Highways", count=10, percent=25),
            outcomes("upheld", service_area="Education", count=12, percent=30),
            outcomes("not_upheld", service_area="Highways", count=30, percent=75),
            outcomes("not_upheld", service_area="Education", count=28, percent=70),
        ),
    )


def test_a_total_of_stages_under_an_outcome_is_of_no_stage() -> None:
    reading = read(
        [
            ["", "Upheld", LEFT, LEFT, "Not upheld", LEFT, LEFT],
            [UP, "Stage 1", "Stage 2", "Total", "Stage 1", "Stage 2", "Total"],
            ["2020/21", "1", "2", "3", "4", "5", "9"],
        ]
    )
    assert not differences(
        reading,
        figures(
            *(
                outcomes(outcome, year="2020/21", stage=stage, count=count)
                for outcome, row in (("upheld", (1, 2, 3)), ("not_upheld", (4, 5, 9)))
                for stage, count in zip(("stage_1", "stage_2", None), row, strict=True)
            )
        ),
    )


def test_a_total_over_quarters_is_still_of_its_contact() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Complaints", LEFT, LEFT],
            ["Q1", "10", "12"],
            ["Q2", "11", "13"],
            ["Total", "21", "25"],
            ["Compliments", LEFT, LEFT],
            ["Q1", "20", "22"],
            ["Q2", "21", "23"],
            ["Total", "41", "45"],
        ]
    )
    rows = {
        "complaint": ((10, 12), (11, 13), (21, 25)),
        "compliment": ((20, 22), (21, 23), (41, 45)),
    }
    assert not differences(
        reading,
        figures(
            *(
                counts(contact=contact, quarter=quarter, year=year, count=row[i])
                for contact, block in rows.items()
                for quarter, row in zip((1, 2, None), block, strict=True)
                for i, year in enumerate(("2020/21", "2021/22"))
            )
        ),
    )


def test_a_total_over_teams_is_still_of_its_contact() -> None:
    reading = read(
        [
            ["", "Highways", LEFT, "Education", LEFT, "Total", LEFT],
            [
                UP,
                "Complaints",
                "Compliments",
                "Complaints",
                "Compliments",
                "Complaints",
                "Compliments",
            ],
            ["2020/21", "1", "2", "3", "4", "4", "6"],
        ]
    )
    assert not differences(
        reading,
        figures(
            *(
                counts(service_area=team, contact=contact, year="2020/21", count=count)
                for team, row in (("Highways", (1, 2)), ("Education", (3, 4)), (None, (4, 6)))
                for contact, count in zip(("complaint", "compliment"), row, strict=True)
            )
        ),
    )


def test_a_total_of_contacts_over_teams_is_of_all_contacts() -> None:
    reading = read(
        [
            ["", "Complaints", LEFT, "Compliments", LEFT, "Total", LEFT],
            [UP, "Highways", "Education", "Highways", "Education", "Highways", "Education"],
            ["2020/21", "1", "3", "2", "4", "3", "7"],
        ]
    )
    assert not differences(
        reading,
        figures(
            *(
                counts(service_area=team, contact=contact, year="2020/21", count=count)
                for contact, row in (("complaint", (1, 3)), ("compliment", (2, 4)), ("all", (3, 7)))
                for team, count in zip(("Highways", "Education"), row, strict=True)
            )
        ),
    )


def test_labels_over_number_and_share() -> None:
    reading = read(
        [
            ["Reason for rejection", "Older than a year", LEFT, "Duplicate", LEFT, "Total", LEFT],
            [UP, "No.", "%", "No.", "%", "No.", "%"],
            ["2020/21", "6", "60%", "4", "40%", "10", "100%"],
            ["2021/22", "3", "75%", "1", "25%", "4", "100%"],
        ]
    )
    rows = {
        "Older than a year": ((6, 60), (3, 75)),
        "Duplicate": ((4, 40), (1, 25)),
        "Total": ((10, 100), (4, 100)),
    }
    assert not differences(
        reading,
        figures(
            *(
                breakdowns("rejection_reason", label, year=year, count=row[i][0], percent=row[i][1])
                for label, row in rows.items()
                for i, year in enumerate(("2020/21", "2021/22"))
            )
        ),
    )


def test_the_total_of_all_services_and_outcomes() -> None:
    reading = read(
        [
            ["Outcome", "Team", "2021/22"],
            ["Upheld", "Highways", "1"],
            [UP, "Education", "2"],
            [UP, "Total", "3"],
            ["Not upheld", "Highways", "4"],
            [UP, "Education", "5"],
            [UP, "Total", "9"],
            ["Total", "Highways", "5"],
            [UP, "Education", "7"],
            [UP, "Total", "12"],
        ]
    )
    assert not differences(
        reading,
        figures(
            *(
                outcomes(outcome, service_area=team, count=count)
                for outcome, row in (
                    ("upheld", (1, 2, 3)),
                    ("not_upheld", (4, 5, 9)),
                    ("total", (5, 7, 12)),
                )
                for team, count in zip(("Highways", "Education", None), row, strict=True)
            )
        ),
    )
