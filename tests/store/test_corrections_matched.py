"""Corrections find their figure again when the document is read otherwise, or say they do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extractor.errors import UsageError
from extractor.store import correcting
from extractor.store.database import open_database
from schemas import ExtractedDocument
from tests.store.corrected import (
    RECEIVED,
    MakeDocument,
    changed,
    correct,
    id_of,
    rows,
    save,
    states,
)


def test_a_figure_that_has_another_id_now_is_found_by_its_place(
    path: Path, make_document: MakeDocument
) -> None:
    figure = id_of(path, RECEIVED)
    correct(path, figure, value="62")
    document = make_document()
    save(path, changed(document, "stage_counts", 0, year="2019/20"))
    ((now, value, read),) = rows(
        path, "SELECT figure_id, value, read_value FROM figures WHERE read_value IS NOT NULL"
    )
    assert now != figure
    assert (value, read) == (62, 43)
    assert states(path) == [(1, "applied")]
    save(path, document)
    assert rows(path, f"SELECT value FROM figures WHERE figure_id = '{figure}'") == [(62,)]


def moved(source: dict[str, Any], **fields: Any) -> tuple[dict[str, Any], ...]:
    return (source | fields,)


@pytest.mark.parametrize(
    ("fields", "state", "value"),
    [
        ({}, "applied", 62),
        ({"count": 62}, "not needed", 62),
        ({"count": 61}, "applied", 62),  # the same print, read wrongly in another way
        ({"sources": {"table": None, "row": None, "column": None}}, "applied", 62),
        ({"sources": {"bbox": [71, 99, 199, 113]}}, "applied", 62),
        ({"sources": {"bbox": [70, 300, 200, 312], "row": 0, "table": 0}}, "applied", 62),
        ({"sources": {"page": 5}}, "unmatched", 43),
        ({"sources": {"text": "forty"}, "count": 40}, "unmatched", 40),
    ],
)
def test_what_becomes_of_an_entry_when_the_reading_changes(
    path: Path,
    make_document: MakeDocument,
    fields: dict[str, Any],
    state: str,
    value: int,
) -> None:
    correct(path, id_of(path, RECEIVED), value="62")
    document = make_document()
    source = document.reports[0].stage_counts[0].sources[0].model_dump()
    read = {"service_area": "Fostering"} | fields  # and so another id
    read["sources"] = moved(source, **fields.get("sources", {}))
    save(path, changed(document, "stage_counts", 0, **read))
    assert states(path) == [(1, state)]
    where = "family = 'stage_counts' AND service_area = 'Fostering'"
    assert rows(path, f"SELECT value FROM figures WHERE {where}") == [(value,)]
    if state != "applied":
        with open_database(path) as database:
            (problem,) = correcting.force(database).problems
        assert (problem.number, problem.page, problem.state) == (1, 3, state)
        assert problem.detail


def test_of_many_figures_in_one_sentence_the_right_one_is_corrected(
    path: Path, make_document: MakeDocument
) -> None:
    document = make_document()
    source = {"page": 4, "kind": "narrative", "text": "43 at Stage 1, 12 at Stage 2, 5 at Stage 3"}
    figures = [
        {"year": "2021/22", "stage": f"stage_{n}", "count": count, "sources": [source]}
        for n, count in ((1, 43), (2, 12), (3, 5))
    ]

    def report(read: list[dict[str, Any]]) -> ExtractedDocument:
        own = document.reports[0].model_dump() | {"stage_counts": read, "discrepancies": []}
        return ExtractedDocument.model_validate(document.model_dump() | {"reports": [own]})

    save(path, report(figures))
    correct(path, id_of(path, "stage = 'stage_2' AND family = 'stage_counts'"), value="13")
    # All three are for another year now, so that all ids differ; one has gone.
    later = [figure | {"year": "2020/21"} for figure in figures[:2]]
    save(path, report(later))
    found = rows(path, "SELECT stage, value FROM figures WHERE family = 'stage_counts' ORDER BY 1")
    assert found == [("stage_1", 43), ("stage_2", 13)]
    save(path, report([figures[0] | {"year": "2020/21"}, figures[2] | {"year": "2020/21"}]))
    assert states(path) == [(1, "unmatched")]


def test_a_figure_that_is_another_number_of_its_sentence_now_is_not_corrected(
    path: Path, make_document: MakeDocument
) -> None:
    """Once the "two" of "in four fault was found and in two none" was read, and now its "none":
    what the figure says now does not stand where "two" does."""
    document = make_document()

    def reading(count: int, left: float) -> ExtractedDocument:
        source = {
            "page": 4,
            "bbox": [left, 100, left + 20, 112],
            "kind": "narrative",
            "text": "In four fault was found and in two none.",
        }
        figure = {"year": "2021/22", "outcome": "not_upheld", "count": count, "sources": [source]}
        report = document.reports[0].model_dump() | {"outcomes": [figure]}
        return ExtractedDocument.model_validate(document.model_dump() | {"reports": [report]})

    save(path, reading(2, 200))
    correct(path, id_of(path, "outcome = 'not_upheld'"), value="3")
    save(path, reading(0, 230))
    assert states(path) == [(1, "unmatched")]
    save(path, reading(12, 201))
    assert states(path) == [(1, "applied")]


@pytest.mark.parametrize("moved_by", [-20, 0, 20])
def test_of_cells_with_the_same_print_the_one_in_the_same_box_is_corrected(
    path: Path, make_document: MakeDocument, moved_by: float
) -> None:
    """Another table is found before this one, so that numbers of tables and rows say nothing, and
    the boxes are drawn a little otherwise."""
    document = make_document()

    def with_row(first: int, year: str, wider: float) -> ExtractedDocument:
        figures = [
            {
                "year": year,
                "stage": f"stage_{n}",
                "count": 43,
                "sources": [
                    {
                        "page": 3,
                        "bbox": [70 + 130 * n + moved_by * wider, 100, 200 + 130 * n, 112],
                        "kind": "table",
                        "text": "43",
                        "table": 0,
                        "row": 1,
                        "column": first + n,
                    }
                ],
            }
            for n in (1, 2, 3)
        ]
        report = document.reports[0].model_dump() | {"stage_counts": figures, "discrepancies": []}
        return ExtractedDocument.model_validate(document.model_dump() | {"reports": [report]})

    save(path, with_row(0, "2020/21", 0))
    correct(path, id_of(path, "stage = 'stage_2' AND family = 'stage_counts'"), value="34")
    save(path, with_row(1, "2019/20", 1))
    found = rows(path, "SELECT stage, value FROM figures WHERE family = 'stage_counts' ORDER BY 1")
    assert found == [("stage_1", 43), ("stage_2", 34), ("stage_3", 43)]


def test_what_is_read_no_longer_need_not_be_said_to_be_no_figure(
    path: Path, make_document: MakeDocument
) -> None:
    correct(path, id_of(path, "family = 'breakdowns'"), not_a_figure=True)
    document = make_document()
    report = document.reports[0].model_copy(update={"breakdowns": ()})
    save(path, document.model_copy(update={"reports": (report,)}))
    assert states(path) == [(1, "not needed")]


def test_what_was_confirmed_and_is_read_otherwise_is_to_be_looked_at_again(
    path: Path, make_document: MakeDocument
) -> None:
    figure = id_of(path, RECEIVED)
    correct(path, figure, confirmed=True)
    save(path, changed(make_document(), "stage_counts", 0, count=50))
    assert states(path) == [(1, "unmatched")]
    save(path, make_document())
    assert states(path) == [(1, "applied")]


def test_discrepancies_and_unread_numbers_can_be_confirmed(
    path: Path, make_document: MakeDocument
) -> None:
    unread = {"page": 3, "table": 0, "row": 1, "column": 1, "text": "9", "why": "no header"}
    document = make_document()
    report = document.reports[0].model_dump() | {"unread": [unread]}
    full = ExtractedDocument.model_validate(document.model_dump() | {"reports": [report]})
    save(path, full)
    ids = [rows(path, f"SELECT id FROM {name}")[0][0] for name in ("unread", "discrepancies")]
    for own in ids:
        with pytest.raises(UsageError, match="can only be --confirmed"):
            correct(path, own, not_a_figure=True)
        with pytest.raises(UsageError, match="can only be --confirmed"):
            correct(path, own, value="1")
        correct(path, own, confirmed=True)
    assert states(path) == [(1, "applied"), (2, "applied")]
    assert rows(path, "SELECT figure_id FROM corrections ORDER BY number") == [(i,) for i in ids]
    nothing = report | {"unread": [], "discrepancies": []}
    save(path, ExtractedDocument.model_validate(document.model_dump() | {"reports": [nothing]}))
    assert states(path) == [(1, "unmatched"), (2, "not needed")]


def test_a_figure_is_never_corrected_twice(
    path: Path, file: Path, make_document: MakeDocument
) -> None:
    """Two entries, made when a cell was read as two figures, are about one figure later."""
    document = make_document()
    twin = document.reports[0].stage_counts[0].model_dump() | {"service_area": "Fostering"}
    counts = [f.model_dump() for f in document.reports[0].stage_counts]

    def with_figures(figures: list[dict[str, Any]]) -> ExtractedDocument:
        report = document.reports[0].model_dump() | {"stage_counts": figures, "discrepancies": []}
        return ExtractedDocument.model_validate(document.model_dump() | {"reports": [report]})

    save(path, with_figures([*counts, twin]))
    correct(path, id_of(path, "service_area = 'Fostering' AND value = 43"), value="60")
    correct(path, id_of(path, f"{RECEIVED} AND service_area IS NULL"), value="62")
    assert states(path) == [(1, "applied"), (2, "applied")]
    save(path, with_figures(counts))
    assert states(path) == [(1, "applied"), (2, "unmatched")]
