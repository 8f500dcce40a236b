"""Charts: what they show of an answer, that nothing is told by colour alone, and that those who do
not see them are told the same."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from extractor.ask.charts import drawing, terminal
from extractor.ask.charts.drawing import as_png, as_svg
from extractor.ask.charts.model import MOST_LINES, Bar, Chart, Line, Panel, Point, chart_of
from extractor.ask.charts.terminal import as_text
from extractor.ask.presets import ask_preset
from extractor.ask.queries import Answer, Filter
from extractor.cli import main
from extractor.errors import UsageError

SVG = "{http://www.w3.org/2000/svg}"

DRAWN: list[tuple[str, str, str | None, dict[Filter, str]]] = [
    ("one-line", "trend", "complaints", {"council": "torbay", "stage": "1"}),
    ("timescales", "trend", "timeliness", {"council": "torbay"}),
    ("procedures", "trend", "uphold-rate", {"council": "northumberland,torbay"}),
    ("league", "league", "timeliness", {"stage": "1"}),
    ("side-by-side", "compare", "complaints", {"council": "torbay,shropshire", "year": "2021/22"}),
    ("uphold", "uphold", None, {"council": "merton"}),
    ("escalation", "escalation", None, {"council": "torbay", "stage": "1"}),
    ("payments", "payments", None, {"council": "merton,northumberland"}),
]


@pytest.mark.parametrize(
    ("golden", "name", "measure", "filters"), DRAWN, ids=[drawn[0] for drawn in DRAWN]
)
def test_the_fixtures(
    fixtures_database: Path,
    check_golden: Callable[[str, str], None],
    golden: str,
    name: str,
    measure: str | None,
    filters: dict[Filter, str],
) -> None:
    chart = chart_of(name, ask_preset(fixtures_database, name, filters, measure))
    svg = ElementTree.fromstring(as_svg(chart))
    assert svg.get("role") == "img"
    title, description = svg[0], svg[1]
    assert (title.tag, title.text) == (f"{SVG}title", chart.title)
    assert (description.tag, description.text) == (f"{SVG}desc", chart.description)
    assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    printed = {piece for text in svg.iter(f"{SVG}text") for piece in text.itertext()}
    assert {chart.title, *chart.sources} <= printed
    for line in chart.lines:
        assert line.label in printed or len(chart.lines) == 1
    for panel in chart.panels:
        assert {bar.label for bar in panel.bars} <= printed
    check_golden(f"chart-{golden}.txt", as_text(chart, 90) + "\n" + chart.description + "\n")


def chart(*lines: Line, years: tuple[str, ...] = (), unit: str = "%") -> Chart:
    years = years or ("2018/19", "2019/20", "2020/21", "2021/22")
    return Chart("Title", "About", unit, years, lines, (), ("Source: a.pdf p. 1",))


GAP = Line("Gap", (Point("2018/19", 40), Point("2019/20", 50), Point("2021/22", 60)))
FULL = Line("Full", tuple(Point(f"{y}/{y - 1999}", y - 1990) for y in range(2018, 2022)))


def paths(svg: str) -> list[str]:
    """The lines of a chart as the commands that draw them."""
    found = []
    for group in ElementTree.fromstring(svg).iter(f"{SVG}g"):
        if "mark-line" in (group.get("class") or ""):
            found += [path.get("d") or "" for path in group.iter(f"{SVG}path")]
    return found


def test_a_missing_year_is_a_gap_in_the_line() -> None:
    assert [len(re.findall("M", path)) for path in paths(as_svg(chart(FULL)))] == [1]
    assert [len(re.findall("M", path)) for path in paths(as_svg(chart(GAP)))] == [2]
    assert "No value for" not in chart(GAP, FULL).description
    assert "No value for 2020/21." in chart(GAP).description


def test_a_missing_year_is_a_gap_on_the_terminal() -> None:
    def dots(line: Line) -> int:
        return max(row.count("·") for row in as_text(chart(line), 80).splitlines())

    level = Line("x", tuple(Point(f"{y}/{y - 1999}", 50) for y in range(2018, 2022)))
    broken = Line("x", (*level.points[:2], level.points[3]))
    assert dots(level) > 2 * dots(broken) > 0


def test_a_year_with_two_values_has_two_points_and_no_line_through_them() -> None:
    twice = Line(
        "Twice",
        (Point("2018/19", 40), Point("2019/20", 50), Point("2019/20", 55), Point("2020/21", 60)),
    )
    (path,) = paths(as_svg(chart(twice)))
    assert "L" not in path
    assert as_svg(chart(twice)).count('aria-roledescription="point"') == 4


def test_lines_differ_in_dash_and_marker() -> None:
    styles = [drawing._style(n) for n in range(36)]
    assert len({(tuple(dash), marker) for _, dash, marker in styles}) == 36
    assert len(terminal.MARKERS) == len(set(terminal.MARKERS)) == MOST_LINES
    lines = [Line(f"Line {n}", (Point("2018/19", n), Point("2019/20", n))) for n in range(3)]
    svg = as_svg(chart(*lines))
    dashes = re.findall(r'stroke-dasharray="([^"]*)"', svg)
    assert {"7,3", "2,3"} <= set(dashes)
    marked = as_text(chart(*lines), 80)
    assert all(f"  {terminal.MARKERS[n]} Line {n}\n" in marked for n in range(3))


def test_the_png_is_sharp_enough_for_print() -> None:
    picture = Image.open(io.BytesIO(as_png(chart(GAP, FULL))))
    assert picture.format == "PNG"
    assert picture.size[0] >= 1500


def test_notes_stand_below() -> None:
    noted = Line("A", (Point("2018/19", 40, None, "the report prints 40 and 41"),))
    assert chart(noted).notes == ("* A, 2018/19: the report prints 40 and 41",)
    bars = (Panel("P", (Bar("Council", 20, None, "perhaps the band"),)),)
    panels = Chart("Title", "", "%", (), (), bars, ())
    assert panels.notes == ("* perhaps the band",)
    assert "20% *" in as_text(panels, 80)
    assert "20% *" in as_svg(panels)
    many = Line("A", tuple(Point("2018/19", n, None, f"note {n}") for n in range(9)))
    assert chart(many).notes[-1] == "* and more: see the answer without --chart"


@pytest.mark.parametrize(
    ("unit", "value", "mark", "shown"),
    [
        ("%", 58, None, "58%"),
        ("%", 58.5, "~", "~58.5%"),
        ("£", 1250.5, None, "£1,250.5"),
        ("£", 71380, "<", "<£71,380"),
        ("complaints", 1200, None, "1,200"),
        ("complaints", 0, None, "0"),
    ],
)
def test_values_as_people_write_them(unit: str, value: float, mark: str | None, shown: str) -> None:
    assert chart(GAP, unit=unit).shown(value, mark) == shown


TREND = ("council", "procedure", "stage", "year", "measure", "value", "qualifier", "note")


def trend(*rows: tuple[Any, ...]) -> Answer:
    return Answer(
        (*TREND, "document", "pages"),
        tuple((*row[:4], "complaints", row[4], None, None, "a.pdf", "3, 4") for row in rows),
    )


def test_what_all_lines_have_in_common_is_said_once() -> None:
    answer = trend(
        ("Kent", "statutory", "stage_1", "2018/19", 5),
        ("Kent", "statutory", "stage_1", "2021/22", 9),
        ("Kent", "corporate", "stage_1", "2021/22", 7),
    )
    found = chart_of("trend", answer)
    assert found.about == "Kent, Stage 1"
    assert [line.label for line in found.lines] == ["Statutory procedure", "Corporate procedure"]
    assert found.years == ("2018/19", "2019/20", "2020/21", "2021/22")
    assert found.sources == ("Source: a.pdf p. 3, 4",)


def test_what_was_computed_is_said() -> None:
    answer = trend(("Kent", "statutory", "stage_1", "2018/19", 5))
    for basis, said in (
        ("printed", ()),
        ("a, of b", ("* Computed from what is printed: a, of b",)),
    ):
        told = Answer((*answer.columns, "basis"), tuple((*row, basis) for row in answer.rows))
        assert chart_of("trend", told).notes == said


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(UsageError, match="'coverage' is no chart; there are charts of: trend"):
        chart_of("coverage", Answer(("council",), ()))
    with pytest.raises(UsageError, match="no values to draw"):
        chart_of("trend", trend(("Kent", "statutory", "stage_1", "2018/19", None)))
    many = [(f"C{n}", "statutory", "stage_1", "2018/19", n) for n in range(MOST_LINES + 1)]
    with pytest.raises(UsageError, match="a chart of 13 lines or bars cannot be read"):
        chart_of("trend", trend(*many))


def test_every_chart_on_one_page_has_ids_of_its_own() -> None:
    first, second = (ElementTree.fromstring(as_svg(chart(line))) for line in (GAP, FULL))
    assert first[0].get("id") != second[0].get("id")


def test_a_description_is_text_and_no_markup() -> None:
    odd = Line(r"A <b> & \1", (Point("2018/19", 1), Point("2019/20", 2)))
    svg = ElementTree.fromstring(as_svg(chart(odd)))
    assert r"A <b> & \1" in (svg[1].text or "")


def test_without_the_packages_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(UsageError, match=r"pip install 'council-report-extractor\[charts\]'"):
        as_svg(chart(GAP))
    assert "Title" in as_text(chart(GAP), 80)


def test_the_command(
    fixtures_database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["query", "trend", "timeliness", "--council", "torbay", "--db", str(fixtures_database)]
    assert main([*asked, "--chart"]) == 0
    alone = capsys.readouterr().out
    assert alone.startswith("Answered within the timescale\nTorbay Council")
    assert main([asked[0], "--chart", *asked[1:]]) == 0
    assert capsys.readouterr().out == alone
    for name in ("chart.svg", "chart.PNG"):
        assert main([*asked, "--chart", str(tmp_path / name), "--format", "csv"]) == 0
        out, err = capsys.readouterr()
        assert out.startswith("council,")
        assert name in err
        assert (tmp_path / name).stat().st_size > 1000
    assert main([*asked, "--chart", "chart.pdf"]) == 2
    assert "write it as FILE.svg or FILE.png" in capsys.readouterr().err
    assert main([*asked, "--chart", str(tmp_path / "none" / "chart.svg")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert main(["query", "--sql", "SELECT 1", "--chart", "--db", str(fixtures_database)]) == 2
