"""Why a figure was read as it was: the text, the picture, and what is said where neither can be."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from extractor.ask.explained import as_json, as_text
from extractor.ask.explaining import Evidence, Explanation, Mention, explain, figures_of
from extractor.ask.pictures import (
    LABEL,
    MARGIN,
    NUMBER,
    SCALE,
    STRIP,
    document_file,
    outlines_of,
    picture,
)
from extractor.ask.slugs import find_reports
from extractor.batch import extract_file, import_files
from extractor.cli import main
from extractor.errors import UsageError
from extractor.running.crews import in_this_process
from extractor.store.database import open_for_reading, writing
from schemas import FAMILIES

ROOT = Path(__file__).resolve().parents[2]
TORBAY = ROOT / "fixtures" / "torbay-2021-22-children" / "report.pdf"
RUTLAND = ROOT / "fixtures" / "rutland-2019-20-children" / "report.pdf"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain") / "reports.db"
    with writing(path) as opened, in_this_process(extract_file) as crew:
        assert all(
            r.status == "imported" for r in import_files([TORBAY, RUTLAND], opened, "1", crew)
        )
    return path


@pytest.fixture
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    opened = open_for_reading(database)
    yield opened
    opened.close()


def explained(connection: sqlite3.Connection, where: str) -> Explanation:
    family, _, condition = where.partition(" ")
    rows = connection.execute(f"SELECT id FROM {family} WHERE {condition}").fetchall()
    assert len(rows) == 1, rows
    return explain(connection, rows[0][0])


def test_a_figure_of_a_table_is_shown_in_its_row(connection: sqlite3.Connection) -> None:
    found = explained(
        connection, "stage_counts year = '2019/20' AND stage = 'stage_3' AND count = 1"
    )
    text = as_text(found)
    lines = text.splitlines()
    assert lines[0] == "stage_counts: 1"
    assert "Torbay Council, 2021/22" in lines[2]
    (row,) = [line for line in lines if ">1<" in line]
    assert row.split("|")[1].strip() == "2019/20"
    assert "Stage 3" in lines[lines.index(row) - 1]
    read = {each.dimension: each for each in found.read_from}
    assert (read["stage"].place, read["stage"].text) == ("boxhead", "Stage 3")
    assert (read["year"].place, read["year"].text) == ("stub", "2019/20")
    assert f"{'stage':<15} {'stage_3':<20} boxhead, page 1: Stage 3" in text


def test_a_figure_of_a_sentence_is_marked_in_it(connection: sqlite3.Connection) -> None:
    found = explained(
        connection, "stage_counts year = '2021/22' AND stage = 'stage_1' AND count = 96"
    )
    assert len(found.mentions) == 3
    assert "we received >96< Stage 1 complaints, compared with 81" in as_text(found)


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("In all 96 of 961 were late", 96, "In all >96< of 961 were late"),
        ("Seven were upheld (7%)", 7, ">Seven< were upheld (>7%<)"),
        ("Nothing of the kind", 7, "Nothing of the kind"),
    ],
)
def test_a_sentences_own_numbers_are_marked(text: str, value: int, expected: str) -> None:
    found = Explanation(
        figure_id="0",
        report_id="0",
        family="stage_counts",
        council=None,
        report_year=None,
        document="a.pdf",
        sha256="0",
        what="complaints",
        measures=(("count", value, None),),
        percent_of=None,
        reason=None,
        mentions=(Mention(1, None, "narrative", text, False),),
        read_from=(),
        checks=(),
        evidence=Evidence(2, 1, False, 3, 0, None, False),
        corrections=(),
        files=(),
    )
    assert f"    {expected}\n" in as_text(found)
    assert "Evidence +2: printed in 1 place, sums and shares that come out: 3\n" in as_text(found)


def test_every_figure_can_be_explained_and_every_dimension_has_its_place(
    connection: sqlite3.Connection,
) -> None:
    seen = 0
    for slug in ("TORBAY-2021-22", "RUTLAND-2019-20"):
        for figure_id in figures_of(connection, find_reports(connection, slug), None):
            found = explain(connection, figure_id)
            row = connection.execute(
                f"SELECT * FROM {found.family} WHERE id = ?", [figure_id]
            ).fetchone()
            said = {
                name
                for name in FAMILIES[found.family].model_fields
                if name in row.keys() and row[name] is not None  # noqa: SIM118
            } - {*FAMILIES[found.family].MEASURES, "qualifiers", "percent_of", "reason"}
            assert {read.dimension for read in found.read_from} == said
            assert json.loads(as_json(found))["figure_id"] == figure_id
            assert as_text(found).count("\n") > 8
            seen += 1
    assert seen > 100


def test_the_figures_of_a_report_may_be_those_of_one_family(connection: sqlite3.Connection) -> None:
    reports = find_reports(connection, "torbay 2021/22")
    every = figures_of(connection, reports, None)
    late = figures_of(connection, reports, "timeliness")
    assert 0 < len(late) < len(every)
    assert set(late) < set(every)
    with pytest.raises(UsageError, match="no family called 'speed'"):
        figures_of(connection, reports, "speed")


def test_an_id_may_be_shortened_but_not_guessed(connection: sqlite3.Connection) -> None:
    whole = connection.execute("SELECT min(id) FROM figure_ids").fetchone()[0]
    assert explain(connection, whole[:10].upper()).figure_id == whole
    for wrong in (whole[:3], "", "zzzzzzzzzz", "' OR 1 --"):
        with pytest.raises(UsageError):
            explain(connection, wrong)


def near(colour: tuple[int, int, int], wanted: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(colour, wanted, strict=True))


def test_the_picture_outlines_the_number_and_its_labels(connection: sqlite3.Connection) -> None:
    found = explained(
        connection, "stage_counts year = '2019/20' AND stage = 'stage_3' AND count = 1"
    )
    outlines = outlines_of(found)
    assert [o.names for o in outlines].count(()) == 1
    assert ("stage",) in [o.names for o in outlines]
    image = picture(found, TORBAY)
    page = pypdfium2.PdfDocument(TORBAY)[0]
    assert image.width == round(page.get_width() * SCALE)
    # the stretch begins MARGIN above the topmost outline: find the number's frame by its colour
    number = next(o for o in outlines if not o.names)
    middle = round((number.box[0] + number.box[2]) / 2 * SCALE)
    column = [image.getpixel((middle, y)) for y in range(STRIP, image.height)]
    frames = [y for y, colour in enumerate(column) if near(colour, NUMBER)]  # type: ignore[arg-type]
    assert frames
    height = (number.box[3] - number.box[1]) * SCALE
    assert height < frames[-1] - frames[0] < height + 30
    colours = {
        image.getpixel((x, y))
        for x in range(0, image.width, 2)
        for y in range(STRIP, image.height, 2)
    }
    assert any(near(colour, LABEL) for colour in colours)  # type: ignore[arg-type]


MOST_OF_FRAMES = 600
"""Pixels of neighbours' frames within a box; the shortest name would take twice as many."""


def test_names_hide_no_label_and_no_number(connection: sqlite3.Connection) -> None:
    found = explained(
        connection,
        "outcomes outcome = 'upheld' AND service_area = 'Assessment Teams' AND count = 4",
    )
    outlines = outlines_of(found)
    assert len(outlines) == 5
    image = picture(found, TORBAY)
    first = round((min(o.box[1] for o in outlines) - MARGIN) * SCALE) - STRIP
    for outline in outlines:
        left, top, right, bottom = (round(edge * SCALE) for edge in outline.box)
        covered = [
            (x, y)
            for x in range(left, right)
            for y in range(top - first, bottom - first)
            if near(image.getpixel((x, y)), LABEL)  # type: ignore[arg-type]
        ]
        assert len(covered) < MOST_OF_FRAMES, outline


def test_the_file_is_looked_for_where_it_was_imported_from(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    found = explain(
        connection, figures_of(connection, find_reports(connection, "torbay-2021-22"), None)[0]
    )
    assert document_file(found, None) == TORBAY
    with pytest.raises(UsageError, match="no such file"):
        document_file(found, tmp_path / "gone.pdf")
    with pytest.raises(UsageError, match="not the document"):
        picture(found, RUTLAND)
    moved = Explanation(**{f: getattr(found, f) for f in found.__slots__} | {"files": ()})
    with pytest.raises(UsageError, match="name it with --pdf"):
        document_file(moved, None)


def test_the_command(
    database: Path,
    connection: sqlite3.Connection,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = explained(
        connection, "stage_counts year = '2021/22' AND stage = 'stage_1' AND count = 96"
    )
    image = tmp_path / "place.png"
    arguments = ["explain", found.figure_id, "--db", str(database), "--image", str(image)]
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert out == as_text(found)
    assert str(image) in err
    with Image.open(image) as drawn:
        assert drawn.format == "PNG"
    assert main([*arguments[:-1], str(tmp_path / "no" / "where.png")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert (
        main(
            [
                "explain",
                "--report",
                "torbay-2021-22",
                "--family",
                "outcomes",
                "--format",
                "json",
                "--db",
                str(database),
            ]
        )
        == 0
    )
    listed = json.loads(capsys.readouterr().out)
    assert {each["family"] for each in listed} == {"outcomes"}


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["0123456789", "--report", "torbay-2021-22"],
        ["--report", "torbay-2021-22", "--image", "x.png"],
        ["0123456789", "--family", "outcomes"],
        ["0123456789"],
        ["--report", "atlantis-2021-22"],
    ],
)
def test_wrong_usage_is_one_line(
    arguments: list[str], database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", *arguments, "--db", str(database)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_what_people_corrected_stands_beside_what_was_read(
    database: Path, connection: sqlite3.Connection, tmp_path: Path
) -> None:
    copy = tmp_path / "reports.db"
    shutil.copy(database, copy)
    found = explained(
        connection, "stage_counts year = '2019/20' AND stage = 'stage_3' AND count = 1"
    )
    arguments = ["--value", "4", "--who", "A. Reader", "--why", "a 4 on the page", "--db"]
    assert main(["correct", found.figure_id, *arguments, str(copy)]) == 0
    corrected = open_for_reading(copy)
    try:
        text = as_text(explain(corrected, found.figure_id))
    finally:
        corrected.close()
    assert text.startswith("stage_counts: 1\n")
    assert "corrected: count is 4 (A. Reader, " in text
    assert "a 4 on the page)" in text
    assert "corrected" not in as_text(found)
