"""What later reports restate: the same rows in whatever order reports come, and go."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor.store.database import open_database
from extractor.store.sqlite import Database
from schemas import ExtractedDocument
from tests.store.restating import messages, restated, save, with_counts

MakeDocument = Callable[..., ExtractedDocument]


def test_a_later_report_with_another_value(database: Database, make_document: MakeDocument) -> None:
    older = with_counts(make_document, "a.pdf", "2019/20", 240)
    newer = with_counts(make_document, "b.pdf", "2020/21", 243)
    save(database, older, newer)
    assert messages(database) == [
        "Stage 1, complaints, received, 2019/20: 240 in the report for 2019/20 (page 4), "
        "243 in the report for 2020/21 (page 4): 3 more"
    ]
    ((figures, report_id),) = database.execute(
        "SELECT figures, report_id FROM discrepancies WHERE kind = 'restated'"
    ).fetchall()
    values = [
        database.execute("SELECT count FROM stage_counts WHERE id = ?", [each]).fetchone()[0]
        for each in json.loads(figures)
    ]
    assert values == [240, 243]
    (year,) = database.execute(
        "SELECT report_year FROM reports WHERE id = ?", [report_id]
    ).fetchone()
    assert year == "2020/21"


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ([240], [240]),
        ([(5, "<")], [3]),
        ([(240, "~")], [243]),
        ([240, 243], [243]),
        ([243], [240, 243, 250]),
        ([{"percent": 58}], [{"percent": 58.4}]),
        ([240], [{"count": 243, "stage": "stage_2"}]),
        ([240], [{"count": 243, "quarter": 1}]),
        ([240], [{"count": 243, "service_area": "Fostering"}]),
        ([240], [{"percent": 12}]),
        ([{"percent": 12}], [{"percent": 13, "percent_of": "children referred"}]),
    ],
)
def test_what_agrees_or_is_of_something_else_is_not_restated(
    database: Database, make_document: MakeDocument, older: list[Any], newer: list[Any]
) -> None:
    save(
        database,
        with_counts(make_document, "a.pdf", "2019/20", *older),
        with_counts(make_document, "b.pdf", "2020/21", *newer),
    )
    assert messages(database) == []


@pytest.mark.parametrize(
    ("older", "newer", "said"),
    [
        ([(5, "<")], [7], "<5 in the report for 2019/20 (page 4), 7 in"),
        ([240, 241], [243], "240 or 241 in the report for 2019/20 (pages 4 and 5), 243 in"),
        ([{"percent": 58}], [{"percent": 61}], "58% in"),
        (
            [{"count": 1, "service_area": "fostering"}],
            [{"count": 2, "service_area": "Fostering"}],
            "Fostering, Stage 1, complaints, received, 2019/20: 1 in",
        ),
    ],
)
def test_what_is_restated(
    database: Database,
    make_document: MakeDocument,
    older: list[Any],
    newer: list[Any],
    said: str,
) -> None:
    save(
        database,
        with_counts(make_document, "a.pdf", "2019/20", *older),
        with_counts(make_document, "b.pdf", "2020/21", *newer),
    )
    (message,) = messages(database)
    assert said in message


def test_reports_of_one_year_are_told_apart_by_their_documents(
    database: Database, make_document: MakeDocument
) -> None:
    save(
        database,
        with_counts(make_document, "draft.pdf", "2020/21", 240, meeting_date="2021-06-01"),
        with_counts(make_document, "final.pdf", "2020/21", 243, meeting_date="2021-07-01"),
    )
    (message,) = messages(database)
    assert "240 in the report for 2020/21 in draft.pdf (page 4)" in message
    assert "243 in the report for 2020/21 in final.pdf (page 4)" in message


def test_two_reports_of_one_year_and_meeting_are_two_services(
    database: Database, make_document: MakeDocument
) -> None:
    """A pack holds the children's and the adults' report: they say different numbers of what both
    call "the service", and so do those of the year after; a value that neither had is restated."""
    save(
        database,
        with_counts(make_document, "children.pdf", "2020/21", 240),
        with_counts(make_document, "adults.pdf", "2020/21", 63),
        with_counts(make_document, "children-2.pdf", "2021/22", 240),
        with_counts(make_document, "adults-2.pdf", "2021/22", 65),
    )
    (message,) = messages(database)
    assert "65 in the report for 2021/22" in message


@pytest.mark.parametrize(
    "identity",
    [{"council": "Northshire Council"}, {"committee": "Adults' Committee"}, {"council": None}],
)
def test_other_councils_and_other_series_restate_nothing(
    database: Database, make_document: MakeDocument, identity: dict[str, Any]
) -> None:
    save(
        database,
        with_counts(make_document, "a.pdf", "2019/20", 240),
        with_counts(make_document, "b.pdf", "2020/21", 243, **identity),
    )
    assert messages(database) == []


def test_each_report_is_held_to_the_one_before_it(
    database: Database, make_document: MakeDocument
) -> None:
    save(
        database,
        *(
            with_counts(make_document, f"{n}.pdf", year, count)
            for n, (year, count) in enumerate(
                [("2019/20", 240), ("2020/21", 243), ("2021/22", 243), ("2022/23", 240)]
            )
        ),
    )
    ways = sorted(message.rpartition(": ")[2] for message in messages(database))
    assert ways == ["3 fewer", "3 more"]


def test_payments_of_one_kind_are_not_one_payment(
    database: Database, make_document: MakeDocument
) -> None:
    first, second = make_document("a.pdf", year="2021/22"), make_document("b.pdf", year="2022/23")
    paid = second.reports[0].compensation[1].model_copy(update={"amount_gbp": Decimal(300)})
    report = second.reports[0].model_copy(update={"compensation": (paid,)})
    save(database, first, second.model_copy(update={"reports": (report,)}))
    assert messages(database) == []


def test_the_order_of_imports_makes_no_difference(
    tmp_path: Path, make_document: MakeDocument
) -> None:
    documents = [
        with_counts(make_document, "a.pdf", "2018/19", 240, 241),
        with_counts(make_document, "b.pdf", "2019/20", 243, {"count": 9, "stage": "stage_2"}),
        with_counts(make_document, "c.pdf", "2020/21", 250, committee=None),
        with_counts(make_document, "d.pdf", "2021/22", {"count": 10, "stage": "stage_2"}),
    ]
    rows = []
    for n, order in enumerate(itertools.permutations(documents)):
        with open_database(tmp_path / f"{n}.db") as database:
            save(database, *order)
            save(database, order[0])
            rows.append(restated(database))
    assert len(rows[0]) == 3
    assert all(other == rows[0] for other in rows)


def test_what_is_read_again_or_taken_away_restates_nothing_any_more(
    database: Database, make_document: MakeDocument
) -> None:
    documents = [
        with_counts(make_document, "a.pdf", "2018/19", 240),
        with_counts(make_document, "b.pdf", "2019/20", 243),
        with_counts(make_document, "c.pdf", "2020/21", 240),
    ]
    save(database, *documents)
    assert len(messages(database)) == 2
    middle = documents[1]
    save(database, middle.model_copy(update={"reports": ()}))
    assert messages(database) == []
    save(database, middle)
    assert len(messages(database)) == 2
    renamed = middle.reports[0].model_copy(update={"council": "Northshire Council"})
    save(database, middle.model_copy(update={"reports": (renamed,)}))
    assert messages(database) == []
    save(database, middle)
    database.execute("DELETE FROM documents WHERE filename = 'b.pdf'")
    assert messages(database) == []
    assert database.execute("SELECT count(*) FROM restatements").fetchone() == (0,)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_failure_half_way_leaves_what_was_restated(
    database: Database, make_document: MakeDocument
) -> None:
    save(
        database,
        with_counts(make_document, "a.pdf", "2018/19", 240),
        with_counts(make_document, "b.pdf", "2019/20", 243),
    )
    before = restated(database)
    database.execute(
        "CREATE TRIGGER full BEFORE INSERT ON restatements BEGIN SELECT raise(ABORT, 'full'); END"
    )
    with pytest.raises(Exception, match="full"):
        save(database, with_counts(make_document, "c.pdf", "2020/21", 250))
    assert restated(database) == before
    assert database.execute("SELECT count(*) FROM documents").fetchone() == (2,)


def test_one_councils_figures_are_looked_for_without_reading_the_others(database: Database) -> None:
    for view in ("figures", "measures", "figures_wide"):
        plan = database.execute(
            f"EXPLAIN QUERY PLAN SELECT * FROM {view} WHERE report_id IN "
            "(SELECT id FROM reports WHERE council = 'x')"
        ).fetchall()
        read_whole = [step for *_, step in plan if step.startswith(("SCAN", "MATERIALIZE"))]
        assert read_whole == []
