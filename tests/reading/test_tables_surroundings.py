"""What stands around a table and in other tables, and how it changes what figures mean."""

from __future__ import annotations

from extractor.reading.context import ReportContext
from extractor.reading.report import read_report
from tests.reading.arrangements import (
    LEFT,
    UP,
    counts,
    differences,
    figures,
    make_table,
    read,
    timeliness,
)


def test_a_sentence_introduces_a_table_without_caption() -> None:
    grid = [["Department", "Q1", "Q2"], ["Housing Services", "70%", "74%"]]
    reading = read(
        grid,
        before="Replies were late. The table shows the share of Stage 1 complaints answered within "
        "10 working days.",
    )
    shared = {"stage": "stage_1", "service_area": "Housing Services", "timescale_days": 10}
    assert not differences(
        reading,
        figures(
            timeliness(**shared, quarter=1, percent=70), timeliness(**shared, quarter=2, percent=74)
        ),
    )


def test_a_sentence_that_speaks_of_something_else_introduces_nothing() -> None:
    grid = [["Department", "Q1", "Q2"], ["Housing Services", "70", "74"]]
    reading = read(grid, before="Stage 2 replies took longer. Staff changed in the summer.")
    assert not differences(
        reading,
        figures(
            counts(service_area="Housing Services", quarter=1, count=70),
            counts(service_area="Housing Services", quarter=2, count=74),
        ),
    )


METHODS = [["Method", "Number"], ["Letter", "20"], ["Email", "30"], ["Total", "50"]]


def test_the_sentence_above_gives_the_year_of_a_stale_caption() -> None:
    reading = read(
        METHODS,
        caption="How complaints were made, 2020/21",
        before="The 50 complaints of 2021/22 were made as follows.",
    )
    assert {claim.dimensions.year for claim in reading.claims} == {"2021/22"}
    assert [conflict.message[:40] for conflict in reading.conflicts] == [
        'the table captioned "How complaints were'
    ]


def test_a_year_beside_another_number_leaves_the_caption_its_year() -> None:
    reading = read(
        METHODS,
        caption="How complaints were made, 2020/21",
        before="In 2021/22 there were 61 complaints. The table has those of the year before.",
    )
    assert {claim.dimensions.year for claim in reading.claims} == {"2020/21"}
    assert reading.conflicts == ()


def test_names_listed_in_one_table_are_known_in_another() -> None:
    first = make_table([["Department", "Stage 1"], ["People", "4"], ["Place", "6"]])
    second = make_table([["People", "Place"], ["12", "15"]], heading=("Compliments",))
    reading = read_report([first, second], ReportContext(year="2021/22"))
    compliments = {
        (claim.dimensions.service_area, int(claim.measures["count"]))
        for claim in reading.claims
        if claim.dimensions.contact == "compliment"
    }
    assert compliments == {("People", 12), ("Place", 15)}


def test_names_of_no_known_kind_stay_unread() -> None:
    reading = read([["People", "Place"], ["12", "15"]], heading=("Compliments",))
    assert reading.claims == ()
    assert reading.unread == ((1, 0), (1, 1))


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


def test_short_years_in_a_boxhead() -> None:
    reading = read(
        [["", "Statutory", LEFT, "Corporate", LEFT],
         [UP, "20–21", "21–22", "20–21", "21–22"],
         ["Stage 1", "4", "5", "6", "7"]]
    )  # fmt: skip
    assert not differences(
        reading,
        figures(
            *(
                counts(stage="stage_1", procedure=procedure, year=year, count=count)
                for procedure, year, count in (
                    ("statutory", "2020/21", 4),
                    ("statutory", "2021/22", 5),
                    ("corporate", "2020/21", 6),
                    ("corporate", "2021/22", 7),
                )
            )
        ),
    )


def test_short_ranges_of_days_are_no_years() -> None:
    reading = read([["Working days", "Stage 1"], ["20–21", "4"], ["22–23", "5"]])
    assert {claim.dimensions.year for claim in reading.claims} == {"2021/22"}


def test_bands_of_days_without_the_word() -> None:
    reading = read(
        [
            ["Working days taken", "Stage 1 replies"],
            ["Up to 10", "8"],
            ["11 to 20", "5"],
            ["Over 20", "2"],
        ]
    )
    assert not differences(
        reading,
        figures(
            timeliness(stage="stage_1", timescale_days=10, count=8),
            timeliness(stage="stage_1", timescale_days=20, from_days=11, count=5),
            timeliness("outside", stage="stage_1", timescale_days=20, count=2),
        ),
    )


def test_bands_of_age_are_no_days() -> None:
    reading = read([["Age", "Complaints"], ["18 to 64", "8"], ["65 and over", "5"]])
    assert {(c.family, c.dimensions.label) for c in reading.claims} == {
        ("breakdowns", "18 to 64"),
        ("breakdowns", "65 and over"),
    }


def test_last_year_and_this_year() -> None:
    reading = read([["", "Last year", "This year"], ["Stage 1", "4", "5"]])
    assert {(c.dimensions.year, int(c.measures["count"])) for c in reading.claims} == {
        ("2020/21", 4),
        ("2021/22", 5),
    }


def test_calendar_years_stay_unread() -> None:
    reading = read([["", "2020", "2021"], ["Stage 1", "4", "5"]])
    assert reading.claims == ()
    assert len(reading.unread) == 2


def test_rows_that_differ_in_an_unread_word_are_subgroups() -> None:
    reading = read([["", "2021/22"], ["MP enquiries", "30"], ["Councillor enquiries", "12"]])
    assert {(c.dimensions.subgroup, int(c.measures["count"])) for c in reading.claims} == {
        ("MP enquiries", 30),
        ("Councillor enquiries", 12),
    }


def test_a_total_of_one_kind_of_contact_is_of_that_kind() -> None:
    reading = read(
        [["", "2021/22"], ["MP enquiries", "30"], ["Councillor enquiries", "12"], ["Total", "42"]]
    )
    assert {(c.dimensions.contact, int(c.measures["count"])) for c in reading.claims} == {
        ("member_enquiry", 30),
        ("member_enquiry", 12),
        ("member_enquiry", 42),
    }


def test_columns_that_differ_in_an_unread_word_stay_unread() -> None:
    reading = read([["", "Easter", "Whitsun"], ["Stage 1 complaints", "4", "5"]])
    assert reading.claims == ()


def test_of_two_shares_the_one_of_complaints_is_read() -> None:
    reading = read(
        [["Ethnic origin", "Complaints", "% of complaints", "% of pupils in the county"],
         ["White British", "84", "75%", "86%"], ["Mixed", "8", "7%", "4%"]]
    )  # fmt: skip
    shares = [c for c in reading.claims if "percent" in c.measures]
    assert [(c.dimensions.label, int(c.measures["percent"])) for c in shares] == [
        ("White British", 75),
        ("Mixed", 7),
    ]


def test_county_is_the_total_of_its_districts() -> None:
    reading = read([["District", "Complaints"], ["North", "4"], ["South", "5"], ["County", "9"]])
    assert not differences(
        reading,
        figures(
            counts(service_area="North", count=4),
            counts(service_area="South", count=5),
            counts(count=9),
        ),
    )


def test_a_heading_of_several_things_gives_payments_no_stage() -> None:
    reading = read(
        [["", "2020/21", "2021/22"], ["Adult social care", "£1,950", "£3,275"]],
        heading=("Ombudsman, compensation and Members' enquiries",),
    )
    assert {claim.dimensions.stage for claim in reading.claims} == {None}


def test_a_label_centred_beside_its_group_holds_for_the_group() -> None:
    reading = read(
        [
            ["Procedure", "Year", "Stage 1"],
            ["", "2019/20", "1"],
            ["Statutory", "2020/21", "2"],
            ["", "2021/22", "3"],
            ["", "2019/20", "4"],
            ["Corporate", "2020/21", "5"],
            ["", "2021/22", "6"],
        ]
    )
    assert [(c.dimensions.procedure, int(c.measures["count"])) for c in reading.claims] == [
        *(("statutory", n) for n in (1, 2, 3)),
        *(("corporate", n) for n in (4, 5, 6)),
    ]


def test_a_label_at_the_top_of_its_group_holds_down_to_the_next() -> None:
    reading = read(
        [
            ["Procedure", "Year", "Stage 1"],
            ["Statutory", "2020/21", "2"],
            ["", "2021/22", "3"],
            ["Corporate", "2020/21", "5"],
            ["", "2021/22", "6"],
        ]
    )
    assert [c.dimensions.procedure for c in reading.claims] == [
        "statutory",
        "statutory",
        "corporate",
        "corporate",
    ]


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


def test_words_divided_in_a_narrow_header_are_whole() -> None:
    reading = read([["Team", "Upheld", "With-\ndrawn"], ["Housing Team", "4", "2"]])
    assert {c.dimensions.outcome for c in reading.claims} == {"upheld", "withdrawn"}


def test_reasons_under_a_caption_of_complaints_not_accepted() -> None:
    reading = read(
        [["Reason", "Number"], ["Before a court", "5"], ["No consent", "3"]],
        caption="Complaints not accepted",
    )
    assert {c.dimensions.dimension for c in reading.claims} == {"rejection_reason"}


def test_a_share_of_something_else_names_no_service() -> None:
    reading = read(
        [["Ethnic origin", "Complaints", "% of complaints", "% of children in the county"],
         ["White British", "84", "75%", "86%"], ["Mixed", "8", "7%", "4%"]]
    )  # fmt: skip
    assert {c.dimensions.service_area for c in reading.claims} == {None}
    assert {int(c.measures["percent"]) for c in reading.claims if "percent" in c.measures} == {
        75,
        7,
    }


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


def test_the_total_of_bands_counts_responses_of_every_speed() -> None:
    reading = read(
        [
            ["Response time", "Number", "%"],
            ["Within 10 working days", "30", "75%"],
            ["Over 10 working days", "10", "25%"],
            ["Total", "40", "100%"],
        ],
        caption="Stage 1 response times",
    )
    total = [c for c in reading.claims if c.source.row == 3]
    assert [(c.family, c.dimensions.event, int(c.measures["count"])) for c in total] == [
        ("stage_counts", "completed", 40)
    ]


def test_responses_beside_those_in_time_are_their_total() -> None:
    reading = read(
        [["Stage", "Total responded", "Within timescale"], ["Stage 1", "40", "30"]],
        caption="Timeliness",
    )
    assert not differences(
        reading,
        figures(timeliness(stage="stage_1", total=40), timeliness(stage="stage_1", count=30)),
    )


def test_accepted_and_rejected_together_are_neither() -> None:
    reading = read(
        [["Service", "Accepted", "Not accepted", "Total"], ["SEND Team", "10", "2", "12"]]
    )
    assert not differences(
        reading,
        figures(
            counts(service_area="SEND Team", count=10),
            counts(service_area="SEND Team", event="rejected", count=2),
        ),
    )
    assert reading.unread == ((1, 3),)


def test_responses_beside_those_in_time_are_all_of_them() -> None:
    grid = [["", "Responses", "On time", "% on time"], ["Stage 1", "72", "49", "68%"]]
    reading = read(grid, caption="Responses sent within timescale, 2021/22")
    assert not differences(
        reading, figures(timeliness(stage="stage_1", total=72, count=49, percent=68))
    )


def test_replies_beside_bands_of_time_are_counts() -> None:
    grid = [["Working days taken", "Replies", "%"]]
    grid += [["Up to 10", "40", "80%"], ["11 to 20", "8", "16%"], ["Over 20", "2", "4%"]]
    assert {
        (c.dimensions.status, int(c.measures["count"]))
        for c in read(grid).claims
        if "count" in c.measures
    } == {("within", 40), ("within", 8), ("outside", 2)}


def test_the_foot_of_a_table_is_not_of_its_last_group() -> None:
    head = ["Stage", "2021/22"]
    groups = [["Statutory procedure", ""], ["Stage 1", "76"], ["Stage 2", "7"]]
    groups += [["Corporate procedure", ""], ["Stage 1", "58"], ["Stage 2", "8"]]
    whole = read([head, *groups, ["All complaints", "149"]]).claims[-1]
    assert (whole.dimensions.procedure, whole.dimensions.stage) == (None, None)
    part = read([head, *groups, ["All complaints", "66"]]).claims[-1]
    assert part.dimensions.procedure == "corporate"


def test_a_sentence_that_compares_gives_no_year_to_the_table_below() -> None:
    reading = read(
        METHODS,
        caption="How complaints were made, 2021/22",
        before="The 50 complaints compare with 44 in 2020/21.",
    )
    assert {claim.dimensions.year for claim in reading.claims} == {"2021/22"}


def test_shares_of_one_under_a_percent_sign_are_percentages() -> None:
    def shares(*cells: str) -> list[float]:
        rows = [[f"Stage {n} complaints upheld", cell] for n, cell in enumerate(cells, 1)]
        return [float(c.measures["percent"]) for c in read([["", "2020/21 %"], *rows]).claims]

    assert shares("0.75", "1") == [75, 100]
    assert shares("0.75", "20") == [0.75, 20]  # one is over one: percentages
    assert shares("0", "1") == [0, 1]


def test_spanners_that_title_columns_name_no_service() -> None:
    grid = [
        ["Team", "Received", LEFT, "Outcomes 2021/22", LEFT],
        [UP, "2020/21", "2021/22", "Upheld", "Not upheld"],
        ["First Response Team", "12", "15", "2", "4"],
        ["All teams", "12", "15", "2", "4"],
    ]
    named = {c.dimensions.service_area for c in read(grid, caption="Complaints by team").claims}
    assert named == {"First Response Team", None}


def test_spanners_that_are_teams_name_services() -> None:
    grid = [
        ["", "First Response", LEFT, "Fostering", LEFT],
        [UP, "2020/21", "2021/22", "2020/21", "2021/22"],
        ["Stage 1 complaints", "12", "15", "2", "4"],
    ]
    named = {c.dimensions.service_area for c in read(grid, caption="Complaints by team").claims}
    assert named == {"First Response", "Fostering"}


DECIDED = [["Outcome", "2021/22"], ["Upheld", "28"], ["Not upheld", "37"], ["Withdrawn", "4"]]


def test_a_row_that_adds_up_decisions_is_their_total() -> None:
    claims = read([*DECIDED, ["Concluded", "69"]]).claims[-2:]
    assert {(c.family, c.dimensions.outcome) for c in claims} == {
        ("stage_counts", None),
        ("outcomes", "total"),
    }
    (last,) = read([*DECIDED, ["Concluded", "80"]]).claims[-1:]
    assert last.family == "stage_counts"  # more were concluded than these


def test_all_responses_are_measured_by_the_one_limit_beside_them() -> None:
    grid = [["", "Q1", "Q2"], ["Responses sent", "27", "33"]]
    within = [["Sent within 25 working days", "21", "24"]]
    earlier = [["Sent within 10 working days", "11", "14"]]

    def limit(rows: list[list[str]]) -> set[int | None]:
        claims = read([*grid, *rows], caption="Response times").claims
        return {c.dimensions.timescale_days for c in claims if "total" in c.measures}

    assert limit(within) == {25}
    assert limit(within + earlier) == {None}  # either of the two


def test_stages_wrapped_in_narrow_headers() -> None:
    grid = [
        ["", "Stage", "Stage", "Stage 1 answered within 10"],
        ["Directorate", "1", "2", "working days"],
        ["Fostering Service", "52", "3", "92%"],
        ["Youth Service", "20", "2", "84%"],
    ]
    shared = {"service_area": "Fostering Service"}
    assert not differences(
        read([*grid[:3]], caption="Complaints by directorate"),
        figures(
            counts(**shared, stage="stage_1", count=52),
            counts(**shared, stage="stage_2", count=3),
            timeliness(**shared, stage="stage_1", timescale_days=10, percent=92),
        ),
    )


def test_small_numbers_below_other_words_are_figures() -> None:
    grid = [["", "Stage 1", "Stage 2"], ["Fostering Service", "1", "2"]]
    assert {int(c.measures["count"]) for c in read(grid).claims} == {1, 2}
