"""How a document was read: traces, unread numbers, own phrases, tables in other forms."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractor.ask.traces import unread
from extractor.cli import main
from extractor.pipeline import ReadPart
from extractor.reading.context import ReportContext
from extractor.reading.identity import ReportPart
from extractor.reading.labels import read_label, use_vocabulary
from extractor.reading.report import read_report
from extractor.store.database import open_for_reading
from tests.reading.arrangements import make_table

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
REPORT = FIXTURES / "rutland-2019-20-children" / "report.pdf"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture(autouse=True)
def _shipped_vocabulary_afterwards() -> Iterator[None]:
    yield
    use_vocabulary(None)


def test_a_trace_says_where_each_dimension_was_read(run: Run) -> None:
    code, out, _ = run("extract", REPORT, "--trace")
    assert code == 0
    assert " stub: " in out
    assert " boxhead: " in out
    assert " sentence: " in out
    assert all("page" in line for line in out.splitlines() if line.startswith("  printed"))


def test_unread_numbers_have_their_page_labels_and_reason() -> None:
    table = make_table(
        [
            ["", "2020/21", "2021", "Change"],
            ["Stage 1", "4", "5", "6%"],
            ["Stage 2", "2", "3", "9%"],
        ]
    )
    reading = read_report([table], ReportContext(year="2020/21"))
    part = ReportPart((table,), (3, 3), None, "2020/21", None, None, None)
    assert list(unread([ReadPart(part, reading, ())])) == [
        "page 3: 5  [Stage 1 | 2021]  a calendar year is no financial year",
        "page 3: 6%  [Stage 1 | Change]  a change, a target or others' figures",
        "page 3: 3  [Stage 2 | 2021]  a calendar year is no financial year",
        "page 3: 9%  [Stage 2 | Change]  a change, a target or others' figures",
    ]


def test_a_report_read_whole_has_nothing_unread(run: Run) -> None:
    code, out, err = run("extract", REPORT, "--unread")
    assert (code, out) == (0, "")
    assert "every number in its tables was read" in err


def test_a_paper_without_report_has_nothing_to_trace(run: Run) -> None:
    code, out, err = run("extract", FIXTURES / "wiltshire-2022-no-report" / "report.pdf", "--trace")
    assert (code, out) == (6, "")
    assert "no complaints report" in err


def phrases(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_own_phrases_are_read_before_the_shipped_ones(tmp_path: Path) -> None:
    assert read_label("Not borne out").value("outcome") is None
    text = '[[entry]]\nset = { outcome = "not_upheld" }\nphrases = ["not borne out"]\n'
    use_vocabulary(phrases(tmp_path, text))
    assert read_label("Not borne out").value("outcome") == "not_upheld"
    assert read_label("Upheld").value("outcome") == "upheld"
    use_vocabulary(None)
    assert read_label("Not borne out").value("outcome") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not toml [", "no TOML file"),
        ('[[entry]]\nphrases = ["a"]\n', "needs a set"),
        ('[[entry]]\nset = { stage = "stage_1" }\npatterns = ["("]\n', "bad pattern"),
    ],
)
def test_a_file_that_is_no_vocabulary_is_named(
    run: Run, tmp_path: Path, text: str, said: str
) -> None:
    code, out, err = run("extract", REPORT, "--vocabulary", phrases(tmp_path, text))
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_missing_vocabulary_is_named(run: Run, tmp_path: Path) -> None:
    code, _, err = run("extract", REPORT, "--vocabulary", tmp_path / "none.toml")
    assert code == 2
    assert "No such file" in err


def test_other_phrases_read_a_stored_file_again(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "reports.db"
    mine = phrases(tmp_path, '[[entry]]\nset = { outcome = "upheld" }\nphrases = ["agreed with"]\n')
    for arguments, status in (((), "imported"), (("--vocabulary", mine), "updated")):
        code, out, _ = run("import", REPORT, "--db", db, *arguments)
        assert code == 0
        assert status in out
    with open_for_reading(db) as database:
        (version,) = database.execute("SELECT extractor_version FROM documents").fetchone()
    assert "+" in version


def test_tables_as_csv_say_their_page_and_caption(run: Run) -> None:
    code, out, _ = run("tables", REPORT, "--format", "csv")
    rows = list(csv.reader(io.StringIO(out)))
    assert code == 0
    assert rows[0][:2] == ["table 0", "page 1"]
    assert any("Upheld" in row for row in rows)


def test_tables_as_html_mark_boxheads_and_escape_text(run: Run) -> None:
    code, out, _ = run("tables", REPORT, "--format", "html")
    assert code == 0
    assert out.startswith("<!DOCTYPE html>")
    assert '<th scope="col">' in out
    assert "<caption>" in out
