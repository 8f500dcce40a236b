"""Tables of how fast replies were."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.reading.tabular.bands import are_bands
from tests.reading.arrangements import LEFT, UP, counts, differences, figures, read, timeliness


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


def test_shares_whose_unit_follows_the_limit() -> None:
    reading = read(
        [
            ["Stage 1 responses", "2020/21", "2021/22"],
            ["Closed within 5 working days (%)", "78.9", "61.0"],
            ["Closed within 5 working days (No.)", "71", "61"],
        ]
    )
    limit: dict[str, str | int] = {"stage": "stage_1", "timescale_days": 5}
    assert not differences(
        reading,
        figures(
            timeliness(**limit, year="2020/21", percent=78.9),
            timeliness(**limit, year="2021/22", percent=61),
            timeliness(**limit, year="2020/21", count=71),
            timeliness(**limit, year="2021/22", count=61),
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


def test_small_shares_beside_larger_ones_are_percentages() -> None:
    """Shares of one are kept throughout a table or not at all."""
    grid = [["", "Stage 1", LEFT, "Stage 2", LEFT], [UP, "No.", "%", "No.", "%"]]
    mixed = read([*grid, ["Late", "4", "29.8", "1", "0.8"]])
    assert [c.measures["percent"] for c in mixed.claims if "percent" in c.measures] == [
        Decimal("29.8"),
        Decimal("0.8"),
    ]
    of_one = read([*grid, ["Late", "4", "0.25", "1", "0.8"]])
    assert [c.measures["percent"] for c in of_one.claims if "percent" in c.measures] == [25, 80]


def test_bands_of_days_in_words() -> None:
    reading = read(
        [
            ["Days taken", "Stage 1"],
            ["10 or fewer", "20"],
            ["11 to 20", "15"],
            ["21 or more", "5"],
        ]
    )
    found = {
        (c.dimensions.status, c.dimensions.timescale_days, c.dimensions.from_days)
        for c in reading.claims
    }
    assert found == {("within", 10, None), ("within", 20, 11), ("outside", 21, None)}
    names = read([["Age of complainant", "Stage 1"], ["10 or fewer", "2"], ["11 to 20", "5"]])
    assert not any(claim.family == "timeliness" for claim in names.claims)


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


def test_all_responses_are_measured_by_the_one_limit_beside_them() -> None:
    grid = [["", "Q1", "Q2"], ["Responses sent", "27", "33"]]
    within = [["Sent within 25 working days", "21", "24"]]
    earlier = [["Sent within 10 working days", "11", "14"]]

    def limit(rows: list[list[str]]) -> set[int | None]:
        claims = read([*grid, *rows], caption="Response times").claims
        return {c.dimensions.timescale_days for c in claims if "total" in c.measures}

    assert limit(within) == {25}
    assert limit(within + earlier) == {None}  # either of the two


def test_bare_limits_beside_a_longer_time_are_headers() -> None:
    rows = [["2020/21", "38 (38%)", "62 (62%)"], ["2021/22", "41 (45%)", "50 (55%)"]]
    assert not differences(
        read([["", "10 working days", "Over 10 working days"], *rows]),
        figures(
            timeliness(year="2020/21", timescale_days=10, count=38, percent=38),
            timeliness("outside", year="2020/21", timescale_days=10, count=62, percent=62),
            timeliness(timescale_days=10, count=41, percent=45),
            timeliness("outside", timescale_days=10, count=50, percent=55),
        ),
    )
    bands = read(
        [["Stage", "Up to 10 days", "11 - 20 days", "Over 20 days"], ["Stage 1", "24", "11", "10"]]
    )
    assert not differences(
        bands,
        figures(
            timeliness(stage="stage_1", timescale_days=10, count=24),
            timeliness(stage="stage_1", from_days=11, timescale_days=20, count=11),
            timeliness("outside", stage="stage_1", timescale_days=20, count=10),
        ),
    )
    averages = read([["Average", "10 days", "12 days"], ["Of which Stage 1", "3", "4"]])
    assert not any(claim.dimensions.timescale_days for claim in averages.claims)


def test_bands_without_a_unit_head_columns() -> None:
    head = ["Stage", "1-5", "6-10", "11-20", "Over 20", "Average"]
    reading = read(
        [head, ["Stage 1", "62", "94", "12", "5", "8.1"]], caption="Working days taken to answer"
    )
    assert not differences(
        reading,
        figures(
            timeliness(stage="stage_1", timescale_days=5, count=62),
            timeliness(stage="stage_1", timescale_days=10, from_days=6, count=94),
            timeliness(stage="stage_1", timescale_days=20, from_days=11, count=12),
            timeliness("outside", stage="stage_1", timescale_days=20, count=5),
            timeliness("average", stage="stage_1", average_days=8.1),
        ),
    )


@pytest.mark.parametrize("head", [["1-5", "7-10", "Over 20"], ["1-5", "Over 20", "6-10"]])
def test_numbers_that_leave_gaps_are_no_bands(head: list[str]) -> None:
    assert not are_bands(head, ["Over 20"])
    assert are_bands(["1-5", "6-10", "Over 20", "Total"], ["Over 20"])


def test_a_share_behind_each_year_is_of_that_year() -> None:
    head = ["Team", "2020/21", "% in time", "2021/22", "% in time"]
    reading = read([head, ["Parks", "40", "80%", "50", "90%"]], caption="Complaints and % in time")
    shares = [
        (c.dimensions.year, int(c.measures["percent"]))
        for c in reading.claims
        if "percent" in c.measures
    ]
    assert shares == [("2020/21", 80), ("2021/22", 90)]


def test_a_share_before_each_year_is_not_of_the_year_before() -> None:
    head = ["Team", "% in time", "2020/21", "% in time", "2021/22"]
    reading = read([head, ["Parks", "80%", "40", "90%", "50"]], caption="Complaints and % in time")
    assert not [c for c in reading.claims if "percent" in c.measures]


def test_what_came_in_beside_the_share_answered_in_time() -> None:
    head = ["Team", "2020/21", "% in time"]
    caption = "Complaints and share answered in time, by team"
    found = read([head, ["Parks", "40", "80%"]], caption=caption).claims
    assert [(c.family, c.dimensions.event) for c in found] == [
        ("stage_counts", "received"),
        ("timeliness", None),
    ]


def test_a_column_of_times_that_may_be_taken_says_the_longest() -> None:
    grid = [
        ["Stage", "Timescale", "Number of responses", "% in time"],
        ["Stage 1", "10 – 20 working days", "135", "78%"],
        ["Stage 2", "25 to 65 working days", "5", "60%"],
    ]
    first = {"stage": "stage_1", "timescale_days": 20}
    second = {"stage": "stage_2", "timescale_days": 65}
    expected = figures(
        timeliness(**first, total=135),
        timeliness(**first, percent=78),
        timeliness(**second, total=5),
        timeliness(**second, percent=60),
    )
    assert differences(read(grid), expected) == []


def test_bands_in_a_stub_of_times_are_what_was_counted() -> None:
    rows = [["6 to 10 working days", "371"], ["11 to 20 working days", "183"]]
    claims = read([["Timescale (working days)", "2021/22"], *rows]).claims
    assert [c.dimensions.from_days for c in claims] == [6, 11]


@pytest.mark.parametrize("space", ["", " "])
def test_limits_with_signs_head_columns(space: str) -> None:
    reading = read(
        [
            ["", f"<{space}10 days", "11-20 days", f">{space}20 days"],
            ["Stage 1", "10", "6", "3"],
            ["Stage 2", "1", "4", "2"],
        ]
    )
    expected = []
    for stage, (soon, later, late) in (("stage_1", (10, 6, 3)), ("stage_2", (1, 4, 2))):
        expected += [
            timeliness(stage=stage, timescale_days=10, count=soon),
            timeliness(stage=stage, timescale_days=20, from_days=11, count=later),
            timeliness("outside", stage=stage, timescale_days=20, count=late),
        ]
    assert not differences(reading, figures(*expected))


@pytest.mark.parametrize(
    ("head", "event"), [("Stage 1 complaints", "received"), ("Total", "completed")]
)
def test_complaints_beside_bands_of_time_are_what_came_in(head: str, event: str) -> None:
    grid = [
        ["Team", head, "Within 10 days", "11 – 20 days", "Over 20 days"],
        ["Duty", "19", "8", "7", "4"],
        ["Fostering", "31", "13", "11", "7"],
    ]
    caption = "Complaints by team and how quickly they were answered"
    counted = [c for c in read(grid, caption=caption).claims if c.family == "stage_counts"]
    assert [(c.dimensions.event, int(c.measures["count"])) for c in counted] == [
        (event, 19),
        (event, 31),
    ]


@pytest.mark.parametrize("last", ["21+ days", "21 working days or more", "Over 20 days"])
def test_a_last_band_begins_where_the_one_before_ends(last: str) -> None:
    rows = [["0-10 days", "10"], ["11-20 days", "6"], [last, "3"]]
    claims = read([["Stage 1 responses", "Number"], *rows]).claims
    assert [(c.dimensions.status, c.dimensions.timescale_days) for c in claims] == [
        ("within", 10),
        ("within", 20),
        ("outside", 20),
    ]


def test_days_and_more_that_no_band_leads_to_stay_as_printed() -> None:
    claims = read([["Responses", "Number"], ["Within 10 days", "4"], ["21+ days", "3"]]).claims
    assert [c.dimensions.timescale_days for c in claims] == [10, 21]


def test_shares_of_a_stage_with_its_limit_are_those_in_time() -> None:
    """ "Stage 1 (10 days)": nothing else has a share there, whatever the caption says."""
    rows = [
        ["Stage", "Target", "Q1", "Q2"],
        ["Stage 1 (10 days)", "90%", "64%", "70%"],
        ["Stage 2 (65 days)", "100%", "0%", "50%"],
    ]
    found = {
        (c.family, c.dimensions.stage, c.dimensions.timescale_days, int(c.measures["percent"]))
        for c in read(rows).claims
    }
    assert found == {
        ("timeliness", "stage_1", 10, 64),
        ("timeliness", "stage_1", 10, 70),
        ("timeliness", "stage_2", 65, 0),
        ("timeliness", "stage_2", 65, 50),
    }


def test_what_was_declined_or_resolved_is_not_completed() -> None:
    rows = [
        ["", "2021/22"],
        ["Requests received", "24"],
        ["Declined or resolved before the start", "7"],
        ["Completed within 65 working days", "9"],
    ]
    assert Decimal(7) not in {v for c in read(rows).claims for v in c.measures.values()}


def test_a_total_of_bands_counts_none_in_time_though_some_were_withdrawn() -> None:
    reading = read(
        [
            ["Timescale", "No. of complaints", "%"],
            ["Within 10 working days", "40", "50%"],
            ["Within 11-20 working days", "24", "30%"],
            ["Over 20 working days", "12", "15%"],
            ["Withdrawn", "4", "5%"],
            ["Total", "80", "100%"],
        ],
        caption="Stage 1 response times",
    )
    assert not differences(
        reading,
        figures(
            timeliness(stage="stage_1", timescale_days=10, count=40, percent=50),
            timeliness(stage="stage_1", timescale_days=20, from_days=11, count=24, percent=30),
            timeliness("outside", stage="stage_1", timescale_days=20, count=12, percent=15),
            timeliness("withdrawn", stage="stage_1", count=4, percent=5),
            counts(stage="stage_1", count=80),
        ),
    )


@pytest.mark.parametrize(("label", "event"), [("Complaints withdrawn", True), ("Withdrawn", False)])
def test_complaints_withdrawn_among_key_figures_are_an_event(label: str, event: bool) -> None:
    reading = read([["", "Stage 1"], ["Answered in time", "80"], ["Late", "9"], [label, "4"]])
    withdrawn = (
        counts(stage="stage_1", event="withdrawn", count=4)
        if event
        else timeliness("withdrawn", stage="stage_1", count=4)
    )
    assert not differences(
        reading,
        figures(
            timeliness(stage="stage_1", count=80),
            timeliness("outside", stage="stage_1", count=9),
            withdrawn,
        ),
    )


def test_the_year_end_beside_quarters_is_all_the_year() -> None:
    reading = read(
        [
            ["", "Q3", "Q4", "Year end", "Target"],
            ["Within 10 working days", "48%", "56%", "50%", "70%"],
        ]
    )
    assert [(c.dimensions.quarter, int(c.measures["percent"])) for c in reading.claims] == [
        (3, 48),
        (4, 56),
        (None, 50),
    ]


def test_limits_met_and_not_met_below_the_numbers_of_stages() -> None:
    """A stage that has two limits stands twice, be it with what says which of them."""
    reading = read(
        [
            ["Stage", "Timescale", "Met", "Not met", "% met"],
            ["1", "10 days", "33", "41", "45%"],
            ["1 (extended)", "20 days", "58", "16", "78%"],
            ["2", "65 days", "4", "3", "57%"],
        ],
        caption="Response times (working days)",
    )
    assert not differences(
        reading,
        figures(
            *(
                found
                for stage, days, met, missed, share in (
                    ("stage_1", 10, 33, 41, 45),
                    ("stage_1", 20, 58, 16, 78),
                    ("stage_2", 65, 4, 3, 57),
                )
                for found in (
                    timeliness(stage=stage, timescale_days=days, count=met, percent=share),
                    timeliness("outside", stage=stage, timescale_days=days, count=missed),
                )
            )
        ),
    )


def test_an_average_in_days_beside_bands() -> None:
    reading = read(
        [
            ["", "Within 10 days", "11-20 days", "Over 20 days", "Average"],
            ["2021/22", "51 (39%)", "52 (40%)", "28 (21%)", "15 days"],
        ],
        caption="Stage 1 response times",
    )
    (average,) = [claim for claim in reading.claims if claim.dimensions.status == "average"]
    assert average.measures == {"average_days": Decimal(15)}


def test_the_ends_of_a_range_of_days_are_no_average() -> None:
    reading = read(
        [["", "Shortest", "Longest", "Average"], ["2020/21", "41", "139", "87"]],
        caption="Stage Two: days taken",
    )
    assert [claim.measures for claim in reading.claims] == [{"average_days": Decimal(87)}]


def test_a_share_aimed_at_in_brackets_is_no_target() -> None:
    reading = read(
        [
            ["", "2020/21", "2021/22"],
            ["Stage 1 in time (target 90%)", "68%", "72%"],
            ["Response rate at Stage 2", "50%", "60%"],
            ["Target", "90%", "90%"],
        ]
    )
    assert not differences(
        reading,
        figures(
            timeliness(stage="stage_1", year="2020/21", percent=68),
            timeliness(stage="stage_1", percent=72),
            timeliness(stage="stage_2", year="2020/21", percent=50),
            timeliness(stage="stage_2", percent=60),
        ),
    )


@pytest.mark.parametrize(
    ("label", "stage"), [("% responded to in time", "stage_1"), ("% upheld", None)]
)
def test_a_share_below_the_number_of_a_stage_is_of_that_stage(
    label: str, stage: str | None
) -> None:
    reading = read(
        [
            ["", "2021/22"],
            ["Stage 1 responded to in time", "88"],
            [label, "75%"],
            ["Stage 2 received", "9"],
        ]
    )
    (share,) = [claim for claim in reading.claims if "percent" in claim.measures]
    assert share.dimensions.stage == stage


def test_all_replies_below_bands_are_no_replies_in_time() -> None:
    reading = read(
        [
            ["", "Number", "% of total"],
            ["0 - 10 working days", "38", "41%"],
            ["Over 10 working days", "55", "59%"],
            ["Total responded", "93", "100%"],
        ],
        caption="Response times (Stage 1)",
    )
    assert not differences(
        reading,
        figures(
            timeliness(stage="stage_1", timescale_days=10, count=38, percent=41),
            timeliness("outside", stage="stage_1", timescale_days=10, count=55, percent=59),
            counts(event="completed", stage="stage_1", count=93),
        ),
    )


@pytest.mark.parametrize("last", ["21 days plus", "21 plus days", "21+ days"])
def test_a_last_band_with_plus_is_beyond_the_one_before(last: str) -> None:
    grid = [["Time", "2011/12"], ["1-10 days", "40"], ["11-20 days", "30"], [last, "25"]]
    found = read(grid, caption="Response times").claims[-1].dimensions
    assert (found.status, found.timescale_days) == ("outside", 20)


def test_names_above_all_teams_are_teams() -> None:
    rows = [["Assessment", "6", "9"], ["Permanence", "11", "14"]]
    grid = [["Days taken", "1-10", "11-20"], *rows]
    teams = read([*grid, ["All teams", "17", "23"]], caption="Response times").claims
    assert [c.dimensions.service_area for c in teams[::2]] == ["Assessment", "Permanence", None]
    assert not read(grid, caption="Response times").claims


def test_a_cumulative_share_leaves_the_numbers_of_the_bands() -> None:
    grid = [["Working days", "Number", "Cumulative %"], ["0-5", "12", "15%"], ["6-10", "25", "46%"]]
    claims = read(grid, caption="Stage 1 response times").claims
    assert [(c.dimensions.timescale_days, c.measures) for c in claims] == [
        (5, {"count": 12}),
        (10, {"count": 25}),
    ]


def test_a_stage_before_its_limit_begins_no_band() -> None:
    rows = [["Stage 1 - 10 days", "39", "32"], ["Stage 2 - 25 days", "1", "3"]]
    claims = read([["", "Within time", "Out of time"], *rows], caption="Replies").claims
    said = [(c.dimensions.stage, c.dimensions.status, c.dimensions.timescale_days) for c in claims]
    assert said == [
        ("stage_1", "within", 10),
        ("stage_1", "outside", 10),
        ("stage_2", "within", 25),
        ("stage_2", "outside", 25),
    ]


def test_those_beyond_the_only_band_are_beyond_its_end() -> None:
    claims = read([["Responses", "Number"], ["10 days or less", "40"], ["11+ days", "38"]]).claims
    assert [(c.dimensions.status, c.dimensions.timescale_days) for c in claims] == [
        ("within", 10),
        ("outside", 10),
    ]


def test_all_that_were_closed_below_bands_of_complaints_are_completed() -> None:
    rows = [["1-10 days", "12"], ["11-20 days", "20"], ["21+ days", "4"], ["Total closed", "36"]]
    claims = read([["Time taken", "Complaints"], *rows]).claims
    assert {c.dimensions.event for c in claims if c.measures == {"count": 36}} == {"completed"}


@pytest.mark.parametrize("last", ["No reply recorded", "Response date not known"])
def test_those_of_whom_no_reply_is_known_are_none_that_came_in(last: str) -> None:
    rows = [["Answered in 10 days", "48"], ["Answered after 10 days", "14"], [last, "3"]]
    claims = read([["", "Number"], *rows]).claims
    assert {int(c.measures["count"]) for c in claims} == {48, 14}


@pytest.mark.parametrize("what", ["Timescale", "Agreed timescale", "Deadline"])
def test_limits_met_and_not_met(what: str) -> None:
    claims = read([["", "Number"], [f"{what} met", "40"], [f"{what} not met", "8"]]).claims
    assert [c.dimensions.status for c in claims] == ["within", "outside"]


def test_a_plan_that_was_agreed_is_a_limit() -> None:
    rows = [["In 20 working days", "41"], ["Within an agreed plan", "17"]]
    found = read([["Replies", "2021/22"], *rows, ["Outside the agreed plan", "6"]]).claims
    assert [(c.dimensions.status, c.dimensions.timescale_days) for c in found] == [
        ("within", 20),
        ("within", None),
        ("outside", None),
    ]
