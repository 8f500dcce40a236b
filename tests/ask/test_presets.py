"""The presets that compute: their exact rows for the fixtures, and when there is no rate."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from extractor.ask.formats import as_csv
from extractor.ask.measures import MEASURES
from extractor.ask.presets import QUESTIONS, ask_preset, read_measure
from extractor.ask.queries import PRESETS, Answer, Filter
from extractor.errors import UsageError
from extractor.store.database import Import, open_database, store
from schemas import ExtractedDocument

Ask = Callable[..., list[dict[str, Any]]]

ASKED: list[tuple[str, str, str | None, dict[Filter, str]]] = [
    ("trend-complaints", "trend", "complaints", {"council": "Torbay", "stage": "1"}),
    ("trend-timeliness", "trend", "timeliness", {}),
    ("trend-average-days", "trend", "average-days", {"from": "2020/21", "to": "2021/22"}),
    ("trend-uphold-rate", "trend", "uphold-rate", {"council": "torbay,stockport"}),
    ("trend-by-service", "trend", "complaints", {"council": "Stockport", "service": "foster"}),
    ("compare", "compare", None, {"council": "torbay,stockport", "year": "2020/21"}),
    ("compare-newest", "compare", "complaints", {"procedure": "statutory"}),
    ("league", "league", None, {}),
    ("league-uphold-rate", "league", "uphold-rate", {"year": "2021/22"}),
    ("uphold", "uphold", None, {}),
    ("escalation", "escalation", None, {}),
    ("escalation-stage-1", "escalation", None, {"stage": "1", "procedure": "statutory"}),
    ("payments", "payments", None, {}),
    ("coverage", "coverage", None, {}),
]


@pytest.mark.parametrize(
    ("golden", "name", "measure", "filters"), ASKED, ids=[asked[0] for asked in ASKED]
)
def test_the_fixtures(
    fixtures_database: Path,
    check_golden: Callable[[str, str], None],
    golden: str,
    name: str,
    measure: str | None,
    filters: dict[Filter, str],
) -> None:
    answer = ask_preset(fixtures_database, name, filters, measure)
    check_golden(f"{golden}.csv", as_csv(_without_ids(answer)))


def _without_ids(answer: Answer) -> Answer:
    """Ids are hashes of all that is read of a figure: they change where no value does."""
    kept = [n for n, column in enumerate(answer.columns) if column != "figures"]
    return Answer(
        tuple(answer.columns[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in answer.rows),
    )


@pytest.mark.parametrize("name", PRESETS)
def test_the_fixtures_in_the_presets_that_are_sql(
    fixtures_database: Path, check_golden: Callable[[str, str], None], name: str
) -> None:
    answer = ask_preset(fixtures_database, name, {"council": "torbay,northumberland"})
    check_golden(f"{name}.csv", as_csv(answer))


def test_every_preset_is_shown(fixtures_database: Path) -> None:
    assert {name for _, name, *_ in ASKED} == set(QUESTIONS)


@pytest.mark.parametrize("name", ["trend", "league", "uphold", "escalation", "payments"])
def test_each_row_says_where_and_its_ids_are_figures(fixtures_database: Path, name: str) -> None:
    measure = "timeliness" if name == "trend" else None
    answer = ask_preset(fixtures_database, name, {}, measure)
    rows = list(csv.DictReader(io.StringIO(as_csv(answer))))
    with sqlite3.connect(fixtures_database) as connection:
        known = {row[0] for row in connection.execute("SELECT id FROM figure_ids")}
    assert rows
    for row in rows:
        assert row["document"].endswith("report.pdf")
        assert len(row["pages"].split("; ")) == len(row["document"].split("; "))
        assert set(row["figures"].split(", ")) <= known
        assert row["procedure"] in ("statutory", "corporate", "not stated")


def place(page: int, text: str) -> list[dict[str, Any]]:
    return [{"page": page, "kind": "narrative", "text": text}]


def outcome(name: str, count: int, page: int = 2, **said: Any) -> dict[str, Any]:
    year = {"year": "2021/22", "procedure": "statutory", "stage": "stage_1"}
    return year | {"outcome": name, "count": count, "sources": place(page, str(count))} | said


@pytest.fixture
def asked(tmp_path: Path, make_document: Callable[..., ExtractedDocument]) -> Ask:
    """Asks of reports that are given as their families alone."""
    path = tmp_path / "reports.db"

    def ask(
        name: str,
        *reports: Mapping[str, Any],
        measure: str | None = None,
        filters: Mapping[Filter, str] | None = None,
    ) -> list[dict[str, Any]]:
        with open_database(path) as database:
            for n, families in enumerate(reports):
                said = {"council": "Midshire County Council", "report_year": "2021/22"}
                report = said | {"pages": [1, 9]} | dict(families)
                sha256 = f"{n:064x}"
                about = {"filename": f"{n}.pdf", "sha256": sha256, "pages": 9}
                document = ExtractedDocument.model_validate(
                    {"document": about, "reports": [report]}
                )
                store(database, document, Import(f"{n}.pdf", "imported", 1, "1", sha256))
        answer = ask_preset(path, name, filters or {}, measure)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    return ask


def test_an_uphold_rate_from_its_parts(asked: Ask) -> None:
    parts = [outcome("upheld", 5), outcome("partially_upheld", 4, 3), outcome("total", 20, 3)]
    (row,) = asked("uphold", {"outcomes": parts})
    assert row["uphold_rate_percent"] == 45
    assert row["basis"] == "upheld + partially upheld, of decided"
    assert (row["upheld"], row["partially_upheld"], row["decided"]) == (5, 4, 20)
    assert (row["document"], row["pages"]) == ("0.pdf", "2, 3")


def test_fault_found_says_that_it_is(asked: Ask) -> None:
    (row,) = asked("uphold", {"outcomes": [outcome("fault_found", 3), outcome("total", 4)]})
    assert (row["uphold_rate_percent"], row["basis"]) == (75, "fault found, of decided")


def test_without_a_total_all_outcomes_must_be_there(asked: Ask) -> None:
    parts = [outcome("upheld", 5), outcome("partially_upheld", 4), outcome("not_upheld", 9)]
    (row,) = asked("uphold", {"outcomes": parts})
    assert row["uphold_rate_percent"] == 50
    assert row["basis"] == "upheld + partially upheld, of upheld, partially and not upheld"


@pytest.mark.parametrize(
    "parts",
    [
        [outcome("upheld", 5), outcome("total", 20)],
        [outcome("partially_upheld", 5), outcome("total", 20)],
        [outcome("upheld", 5), outcome("partially_upheld", 4)],
        [outcome("upheld", 5), outcome("not_upheld", 9)],
        # of another procedure, stage, service, year, quarter or kind of contact
        [outcome("fault_found", 3), outcome("total", 4, procedure="corporate")],
        [outcome("fault_found", 3), outcome("total", 4, procedure=None)],
        [outcome("fault_found", 3), outcome("total", 4, stage="stage_2")],
        [outcome("fault_found", 3), outcome("total", 4, service_area="Fostering")],
        [outcome("fault_found", 3), outcome("total", 4, year="2020/21")],
        [outcome("fault_found", 3), outcome("total", 4, quarter=1)],
        [outcome("fault_found", 3), outcome("total", 4, contact="issue")],
    ],
)
def test_no_rate_without_its_parts(asked: Ask, parts: list[dict[str, Any]]) -> None:
    assert asked("uphold", {"outcomes": parts}) == []


def test_parts_of_two_reports_make_no_rate(asked: Ask) -> None:
    first = {"outcomes": [outcome("fault_found", 3)]}
    second = {"outcomes": [outcome("total", 4)], "report_year": "2022/23"}
    assert asked("uphold", first, second) == []


def test_a_part_that_is_printed_twice_makes_no_rate_and_says_so(asked: Ask) -> None:
    parts = [outcome("fault_found", 3), outcome("total", 4), outcome("total", 5, 7)]
    (row,) = asked("uphold", {"outcomes": parts})
    assert row["uphold_rate_percent"] is None
    assert row["note"] == "decided is printed as 4 and 5"
    assert row["pages"] == "2, 7"


def test_a_bound_makes_no_rate_and_says_so(asked: Ask) -> None:
    few = outcome("fault_found", 5, qualifiers={"count": "<"})
    (row,) = asked("uphold", {"outcomes": [few, outcome("total", 40)]})
    assert row["uphold_rate_percent"] is None
    assert row["note"] == "a part is printed as <5"


def test_more_than_all_is_no_rate(asked: Ask) -> None:
    (row,) = asked("uphold", {"outcomes": [outcome("fault_found", 5), outcome("total", 4)]})
    assert row["uphold_rate_percent"] is None
    assert row["note"] == "the parts are more than the whole"


def received(stage: str, count: int, **said: Any) -> dict[str, Any]:
    year = {"year": "2021/22", "procedure": "statutory", "stage": stage}
    return year | {"count": count, "sources": place(4, str(count))} | said


def test_escalation_prefers_what_is_printed(asked: Ask) -> None:
    counts = [received("stage_1", 40), received("stage_2", 4)]
    (row,) = asked("escalation", {"stage_counts": counts})
    assert row["escalation_rate_percent"] == 10
    assert row["basis"] == "received at next stage, of received"
    counts.append(received("stage_1", 5, event="escalated"))
    (row,) = asked("escalation", {"stage_counts": counts})
    assert (row["escalation_rate_percent"], row["basis"]) == (12.5, "escalated, of received")
    printed = received("stage_1", 5, event="escalated", percent=13)
    (row,) = asked("escalation", {"stage_counts": [*counts[:2], printed]})
    assert (row["escalation_rate_percent"], row["basis"]) == (13, "printed")


def test_escalation_never_crosses_procedures(asked: Ask) -> None:
    counts = [received("stage_1", 40), received("stage_2", 4, procedure="corporate")]
    assert asked("escalation", {"stage_counts": counts}) == []


def test_escalation_of_one_stage_still_knows_the_next(asked: Ask) -> None:
    counts = [received("stage_1", 40), received("stage_2", 4), received("stage_3", 1)]
    (row,) = asked("escalation", {"stage_counts": counts}, filters={"stage": "1"})
    assert row["escalation_rate_percent"] == 10


def answered(percent: int | None, days: int | None, **said: Any) -> dict[str, Any]:
    of = {"year": "2021/22", "procedure": "statutory", "stage": "stage_1", "status": "within"}
    return of | {"timescale_days": days, "percent": percent, "sources": place(5, "x")} | said


def test_timescales_are_told_apart(asked: Ask) -> None:
    report = {"timeliness": [answered(40, 10), answered(80, 20), answered(70, None)]}
    rows = asked("trend", report, measure="timeliness")
    assert [(r["timescale_days"], r["value"]) for r in rows] == [(None, 70), (10, 40), (20, 80)]


def test_a_band_is_no_share_within(asked: Ask) -> None:
    report = {"timeliness": [answered(40, 20, from_days=11)]}
    assert asked("trend", report, measure="timeliness") == []


def test_a_band_that_is_headed_as_a_limit_is_noted_and_not_ranked(asked: Ask) -> None:
    report = {"timeliness": [answered(54, 10), answered(23, 20)]}
    other = {"timeliness": [answered(54, 10), answered(81, 20)], "council": "A Council"}
    rows = asked("league", report, other, filters={"year": "2021/22"})
    assert [(r["timescale_days"], r["rank"], r["value"]) for r in rows] == [
        (10, 1, 54),
        (10, 1, 54),
        (20, 1, 81),
        (20, None, 23),
    ]
    assert rows[-1]["note"] == "within 10 days it is 54%: this is perhaps the band after that"
    assert [r["note"] for r in rows[:-1]] == [None] * 3


def test_timeliness_from_counts(asked: Ask) -> None:
    within = answered(None, 20, count=30, total=40)
    (row,) = asked("trend", {"timeliness": [within]}, measure="timeliness")
    assert (row["value"], row["basis"]) == (75, "within, of responses")
    sides = [answered(None, 20, count=30), answered(None, 20, count=20, status="outside")]
    (row,) = asked("trend", {"timeliness": sides}, measure="timeliness")
    assert (row["value"], row["basis"]) == (60, "within, of within and outside")


def test_procedures_are_never_mixed(asked: Ask) -> None:
    counts = [
        received("stage_2", 4),
        received("stage_2", 9, procedure="corporate"),
        received("stage_2", 13, procedure=None),
    ]
    rows = asked("trend", {"stage_counts": counts}, measure="complaints")
    assert [(r["procedure"], r["value"]) for r in rows] == [
        ("statutory", 4),
        ("corporate", 9),
        ("not stated", 13),
    ]


def test_what_is_not_stated_can_be_asked_for(asked: Ask) -> None:
    counts = [
        received("stage_2", 4),
        received("stage_2", 13, procedure=None),
        received("stage_2", 17) | {"stage": None},
    ]
    unstated: dict[Filter, str] = {"procedure": "not stated"}
    rows = asked("trend", {"stage_counts": counts}, measure="complaints", filters=unstated)
    assert [r["value"] for r in rows] == [13]
    whole: dict[Filter, str] = {"stage": "no one stage"}
    rows = asked("trend", measure="complaints", filters=whole)
    assert [r["value"] for r in rows] == [17]


def test_reports_to_several_committees_are_told_apart(asked: Ask) -> None:
    children = {"stage_counts": [received("stage_1", 40)], "committee": "Children's"}
    adults = {"stage_counts": [received("stage_1", 90)], "committee": "Adults'"}
    rows = asked("trend", children, adults, measure="complaints")
    assert [(r["committee"], r["value"]) for r in rows] == [("Adults'", 90), ("Children's", 40)]


def test_documents_without_a_council_are_not_one_council(asked: Ask) -> None:
    nobody = {"council": None, "stage_counts": [received("stage_1", 40)]}
    other = {"council": None, "stage_counts": [received("stage_1", 50)]}
    rows = asked("trend", nobody, other, measure="complaints")
    assert [(r["council"], r["value"]) for r in rows] == [
        ("not stated (0.pdf)", 40),
        ("not stated (1.pdf)", 50),
    ]


def test_a_newer_report_says_it(asked: Ask) -> None:
    first = {"stage_counts": [received("stage_1", 40)]}
    second = {"stage_counts": [received("stage_1", 41)], "report_year": "2022/23"}
    (row,) = asked("trend", first, second, measure="complaints")
    assert (row["value"], row["document"]) == (41, "1.pdf")


def test_both_values_of_a_contradiction(asked: Ask) -> None:
    report = {"stage_counts": [received("stage_1", 40), received("stage_1", 41)]}
    rows = asked("trend", report, measure="complaints")
    assert [r["value"] for r in rows] == [40, 41]
    assert {r["note"] for r in rows} == {"the report prints 40 and 41"}


def test_side_by_side_says_on_what_each_value_rests(asked: Ask) -> None:
    parts = [outcome("fault_found", 3), outcome("total", 4)]
    shares = [outcome("fault_found", 0) | {"count": None, "percent": 60}]
    reports = [
        {"council": "A Council", "outcomes": parts},
        {"council": "B Council", "outcomes": shares},
    ]
    (row,) = asked("compare", *reports, measure="uphold-rate")
    assert (row["A Council"], row["B Council"]) == (75, 60)
    assert row["basis"] == "A Council: fault found, of decided; B Council: printed"
    assert row["A Council: document and pages"] == "0.pdf p. 2"


def test_equal_councils_share_a_rank(asked: Ask) -> None:
    reports = [
        {"council": f"{name} Council", "timeliness": [answered(percent, 20)]}
        for name, percent in (("A", 80), ("B", 90), ("C", 80), ("D", 70))
    ]
    rows = asked("league", *reports)
    assert [(r["rank"], r["council"][0]) for r in rows] == [(1, "B"), (2, "A"), (2, "C"), (4, "D")]
    average = {"status": "average", "timescale_days": None, "percent": None}
    slow = [
        {"council": f"{name} Council", "timeliness": [answered(None, None) | average | days]}
        for name, days in (("A", {"average_days": 9}), ("B", {"average_days": 7}))
    ]
    rows = asked("league", *slow, measure="average-days")
    assert [r["council"][0] for r in rows] == ["B", "A"]


def test_payments_per_case(asked: Ask) -> None:
    year = {"year": "2021/22", "procedure": "statutory"}
    paid = [
        year | {"amount_gbp": 1000.5, "cases": 3, "sources": place(8, "£1,000.50 (3)")},
        year | {"scope": "payment", "reason": "delay", "amount_gbp": 250, "sources": place(8, "x")},
    ]
    rows = asked("payments", {"compensation": paid})
    assert [(r["scope"], r["amount_gbp"], r["per_case_gbp"]) for r in rows] == [
        ("total", 1000.5, 333.5),
        ("payment", 250, None),
    ]


@pytest.mark.parametrize(
    ("name", "measure", "filters", "message"),
    [
        ("tren", None, {}, "no query called 'tren'; there are: trend"),
        ("trend", None, {}, "a trend of what"),
        ("trend", "speed", {}, "no measure called 'speed'; there are: complaints"),
        ("uphold", "timeliness", {}, "'uphold' takes no measure"),
        ("stages", "timeliness", {}, "'stages' takes no measure"),
        ("coverage", None, {"stage": "1"}, "--stage means nothing to 'coverage'"),
        ("league", None, {"council": "Borchester"}, "no council called 'Borchester'"),
    ],
)
def test_what_means_nothing_is_refused(
    fixtures_database: Path,
    name: str,
    measure: str | None,
    filters: dict[Filter, str],
    message: str,
) -> None:
    with pytest.raises(UsageError, match=message):
        ask_preset(fixtures_database, name, filters, measure)


def test_measures_as_people_type_them() -> None:
    assert read_measure("Uphold rate") == read_measure("uphold_rate") == "uphold-rate"
    assert all(read_measure(name) == name for name in MEASURES)
