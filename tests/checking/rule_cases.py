"""For every rule figures that contradict each other, figures that agree, and figures of which it
cannot say."""

from __future__ import annotations

from extractor.reading.claims import HeaderConflict
from tests.checking.builders import (
    ANSWERED,
    BAND,
    FIRST,
    LATE,
    LATE_BY_QUARTER,
    SENTENCE,
    STAGE_2,
    WITHIN_10,
    WITHIN_20,
    Case,
    all_themes,
    both,
    captioned,
    count,
    limits,
    nothing,
    outcomes,
    paragraphs,
    payments,
    printed_twice,
    prose,
    quarters,
    rates,
    row,
    themes,
    told,
    two_years,
    with_fault,
)

CASES: dict[str, tuple[Case, Case, Case]] = {
    "header_years": (
        Case(outcomes(1, 2), {"conflicts": [HeaderConflict(0, 1, "headed 19/19", ((1, 2),))]}),
        Case(outcomes(1, 2)),
        Case(nothing),
    ),
    "caption_and_prose": (
        Case(both(captioned("2019/20", 1, 1, 2), told("2020/21", SENTENCE, 1, 1, 2), STAGE_2)),
        Case(both(captioned("2020/21", 1, 1, 2), told("2020/21", SENTENCE, 1, 1, 2), STAGE_2)),
        Case(both(captioned("2019/20", 1, 1, 2), told("2020/21", SENTENCE, 1, 1, 2))),
    ),
    "totals_headed_responses": (
        Case(
            limits(
                {**WITHIN_10, "total": 15, "percent": 42}, {**WITHIN_20, "total": 28, "percent": 78}
            )
        ),
        Case(
            limits(
                {**WITHIN_10, "total": 36, "percent": 42}, {**WITHIN_20, "total": 36, "percent": 78}
            )
        ),
        Case(limits({**WITHIN_10, "total": 15, "percent": 42})),
    ),
    "quarter_and_months": (
        Case(nothing, paragraphs("April to June (Q1) was busy, July to September (Q1) was not.")),
        Case(nothing, paragraphs("April to June (Q1) was busy.")),
        # their year may begin in January
        Case(nothing, paragraphs("January to March (Q1) was busy.")),
    ),
    "quarter_and_dates": (
        Case(
            nothing,
            paragraphs(
                "In Quarter 1 (April - June 2021) nine were late.",
                "The line opened again at the end of Quarter 1 (on 29 June 2020).",
            ),
        ),
        Case(nothing, paragraphs("It opened at the end of Quarter 1 (on 29 June 2020).")),
        Case(nothing, paragraphs("In Quarter 1 (April - June 2021) nine were late.")),
    ),
    "one_figure_one_value": (
        Case(both(count(146), count(149, page=3))),
        Case(printed_twice),
        Case(count(146)),
    ),
    "parts_and_total": (
        Case(outcomes(7, 3, 2, 13)),
        Case(outcomes(7, 3, 2, 12)),
        Case(outcomes(7, 3, 2)),
    ),
    "quarters_and_year": (
        Case(quarters(20, 30, 25, 31, year=105)),
        Case(quarters(20, 30, 25, 30, year=105)),
        Case(quarters(20, 30, 25, year=105)),
    ),
    "parts_in_a_sentence": (
        Case(
            prose(
                "of the 40 decided 20 were upheld, 15 partly, 9 not",
                {"family": "outcomes", "outcome": "total", "count": 40},
                {"family": "outcomes", "outcome": "upheld", "count": 20},
                {"family": "outcomes", "outcome": "partially_upheld", "count": 15},
                {"family": "outcomes", "outcome": "not_upheld", "count": 9},
            )
        ),
        Case(
            prose(
                "of the 44 decided 20 were upheld, 15 partly, 9 not",
                {"family": "outcomes", "outcome": "total", "count": 44},
                {"family": "outcomes", "outcome": "upheld", "count": 20},
                {"family": "outcomes", "outcome": "partially_upheld", "count": 15},
                {"family": "outcomes", "outcome": "not_upheld", "count": 9},
            )
        ),
        # the others may have been withdrawn
        Case(
            prose(
                "of the 44 decided 20 were upheld, 15 partly",
                {"family": "outcomes", "outcome": "total", "count": 44},
                {"family": "outcomes", "outcome": "upheld", "count": 20},
                {"family": "outcomes", "outcome": "partially_upheld", "count": 15},
            )
        ),
    ),
    "parts_and_total_elsewhere": (
        Case(
            both(
                lambda make: [
                    make(service_area=name, year=year, count=n, at=(0, at, column))
                    for column, (year, counts) in enumerate(
                        {"2020/21": (30, 20), "2021/22": (31, 20)}.items()
                    )
                    for at, (name, n) in enumerate(zip(("North", "South"), counts, strict=True))
                ],
                count(50, year="2020/21"),
                count(50, year="2021/22"),
            )
        ),
        Case(
            both(
                row("stage_counts", "service_area", North={"count": 30}, South={"count": 20}),
                count(50),
            )
        ),
        # nothing else of the table shows that its rows are all
        Case(
            both(
                row("stage_counts", "service_area", North={"count": 31}, South={"count": 20}),
                count(50),
            )
        ),
    ),
    "themes_and_base": (
        Case(
            both(
                count(105, **FIRST),
                themes(a=(9, "8.5"), b=(17, "16.1"), c=(63, "60"), d=(11, "14.4")),
            )
        ),
        Case(
            both(
                count(105),
                themes(a=(9, "8.5"), b=(17, "16.1"), c=(63, "60"), d=(16, "15.2")),
            )
        ),
        Case(both(count(105, **FIRST), themes(a=(9, "8.5"), b=(17, "16.1"), c=(63, "60")))),
    ),
    "in_time_and_late": (
        Case(limits({**WITHIN_20, "count": 72, "total": 100}, {**LATE, "count": 31})),
        Case(
            limits(
                {**WITHIN_10, "count": 40, "total": 100},
                {**BAND, "count": 32},
                {**LATE, "count": 28},
            )
        ),
        # two may still wait for their answer
        Case(limits({**WITHIN_20, "count": 72, "total": 100}, {**LATE, "count": 26})),
    ),
    "procedures_and_both": (
        Case(both(count(9, procedure="statutory"), count(31, procedure="corporate"), count(42))),
        Case(both(count(9, procedure="statutory"), count(31, procedure="corporate"), count(40))),
        Case(both(count(9, procedure="statutory"), count(42))),
    ),
    "cut_and_complaints": (
        Case(
            both(
                row(
                    "breakdowns",
                    "label",
                    a={"count": 60, "dimension": "category"},
                    b={"count": 40, "dimension": "category"},
                    Total={"count": 100, "dimension": "category"},
                ),
                count(105),
            )
        ),
        Case(
            both(
                row(
                    "breakdowns",
                    "label",
                    a={"count": 60, "dimension": "category"},
                    b={"count": 40, "dimension": "category"},
                    Total={"count": 100, "dimension": "category"},
                ),
                count(100),
            )
        ),
        Case(
            both(
                row(
                    "breakdowns",
                    "label",
                    a={"count": 60, "dimension": "category"},
                    b={"count": 40, "dimension": "category"},
                    Total={"count": 100, "dimension": "category"},
                ),
                count(105),
                count(100, **FIRST),
            )
        ),
    ),
    "payments_and_total": (
        Case(payments(850, 300, 250, 250, cases=3)),
        Case(payments(800, 300, 250, 250)),
        # the list may leave payments out
        Case(payments(850, 300, 250, 250)),
    ),
    "share_of_responses": (
        Case(limits({**WITHIN_20, "count": 98, "total": 126, "percent": 87})),
        Case(limits({**WITHIN_20, "count": 98, "total": 126, "percent": 77})),
        Case(limits({**WITHIN_20, "count": 98, "percent": 87})),
    ),
    "share_of_total": (
        Case(both(themes(a=(217, "60"), b=(26, "7"), c=(56, "16"), d=(63, "17")), all_themes(362))),
        Case(both(themes(a=(217, "60"), b=(26, "7"), c=(56, "15"), d=(63, "17")), all_themes(362))),
        # of a number that is not printed
        Case(both(themes(a=(217, "30"), b=(26, "3"), c=(56, "7"), d=(63, "8")), all_themes(362))),
    ),
    "stated_share": (
        Case(
            both(
                prose("838 (63%)", {"service_area": "Environment", "count": 838, "percent": 63}),
                count(1389),
            )
        ),
        Case(
            both(
                prose("838 (60%)", {"service_area": "Environment", "count": 838, "percent": 60}),
                count(1389),
            )
        ),
        # 838 is 63% of the 1,330 that were answered
        Case(
            both(
                prose("838 (63%)", {"service_area": "Environment", "count": 838, "percent": 63}),
                count(1389),
                count(1330, event="completed"),
            )
        ),
    ),
    "stated_change": (
        Case(two_years("66 came, 10% more than the 61 of the year before", 61, 66)),
        Case(two_years("66 came, 8% more than the 61 of the year before", 61, 66)),
        # of what, is not said
        Case(two_years("66 came, 10% of them late, and 61 the year before", 61, 66)),
    ),
    "stated_difference": (
        Case(two_years("66 came, six more than the 61 of the year before", 61, 66)),
        Case(two_years("66 came, five more than the 61 of the year before", 61, 66)),
        Case(two_years("66 came, against 61 the year before", 61, 66)),
    ),
    "escalation_rate": (
        Case(rates(("2019/20", 50, 5, 10), ("2020/21", 40, 12, 30), ("2021/22", 10, 4, 44))),
        Case(rates(("2019/20", 50, 5, 10))),
        Case(rates(("2021/22", 10, 4, 44))),
    ),
    "share_with_fault": (
        Case(with_fault((5, 7, 24, 50), (3, 6, 18, 50), (1, 2, 12, 25), (12, 9, 38, 65))),
        Case(with_fault((5, 7, 24, 50), (3, 6, 18, 50), (1, 2, 12, 25))),
        Case(with_fault((5, 7, 24, 50), (3, 6, 18, 50))),
    ),
    "shares_make_all": (
        Case(
            row(
                "outcomes",
                "outcome",
                upheld={"percent": 43},
                partially_upheld={"percent": 30},
                not_upheld={"percent": 32},
                total={"percent": 100},
            )
        ),
        Case(
            row(
                "outcomes",
                "outcome",
                upheld={"percent": 43},
                partially_upheld={"percent": 30},
                not_upheld={"percent": 26},
            )
        ),
        Case(
            row(
                "outcomes",
                "outcome",
                upheld={"percent": 43},
                partially_upheld={"percent": 30},
                not_upheld={"percent": 20},
            )
        ),
    ),
    "shares_in_time_and_late": (
        Case(limits({**WITHIN_20, "percent": 78}, {**LATE, "percent": 27})),
        Case(limits({**WITHIN_20, "percent": 78}, {**LATE, "percent": 22})),
        Case(limits({**WITHIN_20, "percent": 78}, {**LATE, "percent": 17})),
    ),
    "in_time_within_responses": (
        Case(limits({**WITHIN_20, "count": 30, "total": 28})),
        Case(limits({**WITHIN_20, "count": 28, "total": 28})),
        Case(limits({**WITHIN_20, "count": 28, "total": 5, "qualifiers": {"total": "<"}})),
    ),
    "longer_limit_holds_more": (
        Case(
            limits({**WITHIN_10, "count": 60, "total": 80}, {**WITHIN_20, "count": 40, "total": 80})
        ),
        Case(
            limits({**WITHIN_10, "count": 40, "total": 80}, {**WITHIN_20, "count": 60, "total": 80})
        ),
        # of 11 to 20 days, headed like a limit; and of other complaints
        Case(
            limits({**WITHIN_10, "count": 40, "total": 80}, {**WITHIN_20, "count": 20, "total": 80})
        ),
    ),
    "share_within_whole": (
        Case(lambda make: [make("outcomes", outcome="upheld", percent=130)]),
        Case(lambda make: [make("outcomes", outcome="upheld", percent=100)]),
        Case(lambda make: [make(event="escalated", percent=130)]),
    ),
    "outcomes_and_stage_count": (
        Case(both(outcomes(20, 7, 6, 33, **FIRST), count(31, **FIRST))),
        Case(both(outcomes(20, 7, 6, 33, **FIRST), count(33, **FIRST))),
        # two may be undecided
        Case(both(outcomes(20, 7, 6, 33, **FIRST), count(35, **FIRST))),
    ),
    "outcome_within_stage_count": (
        Case(both(outcomes(33, **FIRST), count(31, **FIRST))),
        Case(both(outcomes(30, **FIRST), count(31, **FIRST))),
        Case(both(outcomes(33, stage="ombudsman"), count(31, stage="ombudsman"))),
    ),
    "escalated_and_next_stage": (
        Case(both(count(9, event="escalated", **FIRST), count(7, stage="stage_2"))),
        Case(both(count(9, event="escalated", **FIRST), count(9, stage="stage_2"))),
        Case(both(count(7, event="escalated", **FIRST), count(9, stage="stage_2"))),
    ),
    "quarters_within_year": (
        Case(
            both(
                limits(
                    {**LATE_BY_QUARTER, "quarter": 1, "count": 12, "percent": 23},
                    {**LATE_BY_QUARTER, "quarter": 2, "count": 23, "percent": 14},
                ),
                count(198, **ANSWERED),
            )
        ),
        Case(
            both(
                limits(
                    {**LATE_BY_QUARTER, "quarter": 1, "count": 12, "percent": 23},
                    {**LATE_BY_QUARTER, "quarter": 2, "count": 8, "percent": 14},
                ),
                count(198, **ANSWERED),
            )
        ),
        Case(
            limits(
                {**LATE_BY_QUARTER, "quarter": 1, "count": 12, "percent": 23},
                {**LATE_BY_QUARTER, "quarter": 2, "count": 23, "percent": 14},
            )
        ),
    ),
    "year_in_range": (
        Case(count(1, year="2023/24"), {"report_year": "2021/22"}),
        Case(count(1, year="2022/23"), {"report_year": "2021/22"}),
        Case(count(1, year=None)),
    ),
    "amount_in_range": (
        Case(payments(19_640_000)),
        Case(payments(19_640)),
        Case(count(1)),
    ),
}
