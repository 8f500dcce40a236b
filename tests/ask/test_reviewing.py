"""The queue: what is in it, in which order, and what drops out of it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from extractor.ask.reviewed import as_answer, as_table
from extractor.ask.reviewing import Item, Kind, queue
from extractor.ask.walking import Walk
from extractor.store import correcting
from extractor.store.correcting import Verdict
from extractor.store.database import Import, open_database, open_for_reading, store
from schemas import ExtractedDocument

MakeDocument = Callable[..., ExtractedDocument]


def doubtful(make: MakeDocument, name: str = "a.pdf", **identity: Any) -> ExtractedDocument:
    """A report with two counts that contradict each other and fail a check, of which one stands
    far from its labels; an average whose year is the report's; and a number that was not read."""
    made = make(name, **identity)
    report = made.reports[0].model_dump()
    far = [{"dimension": d, "place": "heading"} for d in ("stage", "year")]
    report["stage_counts"][0]["origins"] = far
    report["timeliness"][1]["origins"] = [{"dimension": "year", "place": "report"}]
    report["checks"] = [
        {
            "rule": "one_figure_one_value",
            "holds": False,
            "message": "Stage 1 complaints of 2020/21 printed as two numbers",
            "page": 5,
            "figures": ["stage_counts/0", "stage_counts/1"],
        }
    ]
    report["unread"] = [
        {
            "page": 3,
            "table": 0,
            "row": 1,
            "column": 1,
            "text": "17",
            "stub": "Stage\n1",
            "boxhead": "of which",
            "why": "the labels say no figure",
        }
    ]
    return ExtractedDocument.model_validate(made.model_dump() | {"reports": [report]})


@pytest.fixture
def path(tmp_path: Path, make_document: MakeDocument) -> Path:
    path = tmp_path / "reports.db"
    save(path, doubtful(make_document))
    return path


def save(path: Path, document: ExtractedDocument) -> None:
    own = document.document
    with open_database(path) as database:
        store(database, document, Import(own.filename, "imported", 1, "1", own.sha256))


def listed(path: Path, *kinds: Kind, **options: Any) -> list[Item]:
    connection = open_for_reading(path)
    try:
        return queue(connection, *([kinds] if kinds else []), **options)
    finally:
        connection.close()


def say(path: Path, subject: str, **verdict: Any) -> None:
    said = Verdict(**({"who": "A. Reader", "why": "the page says so"} | verdict))
    correcting.correct(path, correcting.beside(path), subject, said)


def test_the_most_doubtful_is_first_and_a_contradicted_figure_is_named_once(path: Path) -> None:
    contradiction, average, unread = listed(path)
    assert (contradiction.kind, contradiction.value) == ("discrepancy", "43 | 44")
    assert contradiction.why == "Stage 1 complaints of 2020/21 printed as two numbers"
    assert len(contradiction.figures) == 2
    # its first figure has two dimensions from afar, but is printed by a table and a sentence
    assert contradiction.doubt == 2
    assert (average.kind, average.value) == ("weak", "average_days 71")
    assert average.what == "average, Stage 2, statutory, complaints, 2020/21"
    assert average.why == (
        "not said beside the number: year (report); printed once, and no sum tests it"
    )
    assert (unread.kind, unread.value, unread.why) == ("unread", "17", "the labels say no figure")
    assert unread.what == "table 0, row 1, column 1: Stage 1 | of which"


def test_weak_figures_alone_have_those_that_are_contradicted_too(path: Path) -> None:
    found = listed(path, "weak")
    assert [(item.value, item.doubt) for item in found] == [
        ("43", 2),
        ("44", 2),
        ("average_days 71", 1),
    ]
    assert (
        found[0].why == "a check fails; not said beside the number: stage (heading), year (heading)"
    )


def test_kinds_reports_and_limits(path: Path, make_document: MakeDocument) -> None:
    save(path, doubtful(make_document, "b.pdf", council="Northshire Council"))
    assert len(listed(path)) == 6
    assert {item.kind for item in listed(path, "unread")} == {"unread"}
    assert [item.kind for item in listed(path, limit=3)] == ["discrepancy", "discrepancy", "weak"]
    one = listed(path)[0].report_id
    assert {item.report_id for item in listed(path, reports={one})} == {one}
    assert listed(path, reports=set()) == []


def test_as_rows(path: Path) -> None:
    answer = as_answer(listed(path))
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    assert [row["rank"] for row in rows] == [1, 2, 3]
    assert rows[0]["council"] == "Midshire County Council"
    assert (rows[0]["document"], rows[0]["page"], rows[0]["kind"]) == ("a.pdf", 5, "discrepancy")
    figures = str(rows[0]["figures"]).split()
    assert [len(figure) for figure in figures] == [8, 8]
    assert rows[1]["figures"] is None
    assert all(row["id"] for row in rows)


def test_on_a_terminal_no_word_is_broken(path: Path) -> None:
    console = Console(file=io.StringIO(), width=100)
    items = listed(path)
    console.print(as_table(items))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    for item in items:
        assert item.id in shown
    words = set(shown.split())
    assert {"discrepancy:", "Midshire", "complaints"} <= words
    assert {"printed", "numbers", "(report);", "average_days", "a.pdf,"} <= words


@pytest.mark.parametrize("index", [0, 1, 2])
def test_what_is_confirmed_drops_out(path: Path, index: int) -> None:
    before = listed(path)
    say(path, before[index].id, confirmed=True)
    assert listed(path) == [item for item in before if item is not before[index]]


def test_a_contradiction_is_settled_when_one_figure_was_read_wrongly(path: Path) -> None:
    contradiction = listed(path)[0]
    say(path, contradiction.figures[1], value="43")
    assert [item.kind for item in listed(path)] == ["weak", "weak", "unread"]
    # the other is still printed far from its labels, and the check is not made again


def test_a_contradiction_is_settled_when_all_its_figures_were_looked_at(path: Path) -> None:
    contradiction = listed(path)[0]
    say(path, contradiction.figures[0], confirmed=True)
    assert listed(path)[0].id == contradiction.id
    say(path, contradiction.figures[1], confirmed=True)
    assert [item.kind for item in listed(path)] == ["weak", "unread"]


def test_what_was_confirmed_and_is_read_otherwise_comes_back(
    path: Path, make_document: MakeDocument
) -> None:
    average = listed(path)[1]
    say(path, average.id, confirmed=True)
    document = doubtful(make_document)
    report = document.reports[0].model_dump()
    report["timeliness"] = [report["timeliness"][0], report["timeliness"][1] | {"average_days": 17}]
    changed = document.model_dump() | {"reports": [report]}
    save(path, ExtractedDocument.model_validate(changed))
    assert [item.value for item in listed(path, "weak")][-1] == "average_days 17"


class Person:
    """Somebody who answers what was decided beforehand, and remembers what was shown."""

    def __init__(self, *answers: str) -> None:
        self.answers: Iterator[str] = iter(answers)
        self.shown: list[str] = []

    def ask(self, question: str) -> str:
        self.shown.append(question)
        answer = next(self.answers, None)
        if answer is None:
            raise EOFError
        return answer


def walk(path: Path, *answers: str) -> tuple[int, str]:
    person = Person(*answers)
    way = Walk(path, correcting.beside(path), person.ask, person.shown.append, "A. Reader")
    settled = way.through(listed(path))
    return settled, "".join(person.shown)


def test_a_walk_shows_each_and_keeps_what_is_said(path: Path) -> None:
    settled, shown = walk(path, "2", "c", "43", "", "the table has 43", "n", "right", "n")
    assert settled == 2
    assert "1 of 3: Midshire County Council, 2021/22, a.pdf, page 5" in shown
    assert "discrepancy: conflicting values: Stage 1 complaints of 2020/21 printed" in shown
    assert "  2  44           Stage 1, complaints, received, 2020/21" in shown
    assert "Read from" in shown
    assert "kept: Stage 1, complaints, received, 2020/21: value (entry 1 of " in shown
    assert "printed: 17" in shown
    connection = open_for_reading(path)
    assert connection.execute(
        "SELECT action, value, who, why FROM corrections ORDER BY number"
    ).fetchall() == [
        ("value", 43, "A. Reader", "the table has 43"),
        ("confirmed", None, "A. Reader", None),
    ]
    connection.close()


def test_what_makes_no_sense_is_asked_again(path: Path) -> None:
    settled, shown = walk(
        *(path, "x", "9", "n"),
        *("c", "seventy", "", "the page", "c", "17", "", "", "f", "a reference", "q"),
    )
    assert settled == 1
    assert shown.count("that is none of these") == 2
    assert "'seventy' is no number" in shown
    assert "say with --why what the page shows" in shown
    assert "not a figure (entry 1 of" in shown


@pytest.mark.parametrize("answers", [(), ("q",), ("quit",), ("1", "q")])
def test_whoever_has_had_enough_leaves_nothing_behind(path: Path, answers: tuple[str, ...]) -> None:
    settled, _ = walk(path, *answers)
    assert settled == 0
    assert not correcting.beside(path).exists()
