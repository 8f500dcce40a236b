"""Charts as SVG and PNG, drawn by Vega-Altair without a browser or a network.

What tells lines apart is never colour alone: each has a dash and a marker of its own. The SVG has a
title and a description in words for those who do not see it.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from extractor.ask.charts.model import Chart, Line
from extractor.errors import UsageError

if TYPE_CHECKING:
    import altair

WIDTH, HEIGHT = 560, 300
"""Points of a chart of lines: half a page of A4 with its margins."""

BAR_HEIGHT = 22
"""Points of a bar and the space below it."""

KEY_HEIGHT = 18
"""Points of a row of the key."""

MARKER_SIZE = 70
"""Square points of a marker."""

PNG_DOTS = 200
"""Dots an inch of a PNG: sharp in print."""

COLOURS = ("#12436D", "#801650", "#28A197", "#F46A25", "#3D3D3D", "#A285D1")
"""The categorical palette that the Government Analysis Function recommends, those that differ most
in lightness first."""

DASHES = ([1, 0], [7, 3], [2, 3], [9, 3, 2, 3], [14, 4], [5, 2, 2, 2, 2, 2])
MARKERS = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")

_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


def as_svg(chart: Chart) -> str:
    """The chart as an SVG with title and description. Raises UsageError without the extra."""
    out = io.StringIO()
    _drawn(chart).save(out, format="svg")
    return _accessible(out.getvalue(), chart)


def as_png(chart: Chart) -> bytes:
    """The chart as a PNG. Raises UsageError without the extra."""
    out = io.BytesIO()
    _drawn(chart).save(out, format="png", ppi=PNG_DOTS)
    return out.getvalue()


def _altair() -> Any:
    try:
        import altair
        import vl_convert  # noqa: F401  (what Altair saves with)
    except ImportError as error:
        raise UsageError(
            "charts in files need more packages; install them with: "
            "pip install 'council-report-extractor[charts]' (--chart alone draws on the terminal)"
        ) from error
    return altair


def _drawn(chart: Chart) -> altair.VConcatChart:
    alt = _altair()
    body = _lines(chart) if chart.lines else _bars(chart)
    sources = alt.TitleParams(
        [*chart.notes, *chart.sources],
        orient="bottom",
        anchor="start",
        fontSize=9,
        fontWeight="normal",
        color="#3D3D3D",
        offset=12,
    )
    whole = alt.vconcat(
        body, title=sources, background="white", padding=12, description=chart.title
    )
    drawn: altair.VConcatChart = (
        whole.configure(font=_FONT)
        .configure_axis(labelFontSize=11, titleFontSize=11, titleFontWeight="normal")
        .configure_view(stroke=None)
    )
    return drawn


def _title(chart: Chart) -> Any:
    return _altair().TitleParams(
        chart.title,
        subtitle=chart.about,
        anchor="start",
        fontSize=15,
        subtitleFontSize=11,
        subtitleColor="#3D3D3D",
        offset=12,
    )


def _lines(chart: Chart) -> Any:
    alt = _altair()
    x = alt.X(
        "year:O",
        scale=alt.Scale(domain=list(chart.years)),
        axis=alt.Axis(title="Financial year", labelAngle=0, grid=False),
    )
    top = alt.Scale(domain=[0, 100]) if _is_share(chart) else alt.Scale(zero=True)
    y = alt.Y("value:Q", scale=top, axis=_axis(chart))
    joined = alt.Chart(alt.Data(values=_joined(chart))).mark_line(
        strokeWidth=2, invalid="break-paths-show-path-domains"
    )
    points = alt.Chart(alt.Data(values=_points(chart))).mark_point(
        size=MARKER_SIZE, filled=True, opacity=1
    )
    styled = _styled(chart)
    layers = [
        joined.encode(x, y, styled["colour"], styled["dash"]),
        points.encode(x, y, styled["colour"], styled["shape"]),
    ]
    if len(chart.lines) == 1:
        numbers = alt.Chart(alt.Data(values=_points(chart))).mark_text(dy=-12, fontSize=11)
        layers.append(numbers.encode(x, y, alt.Text("shown:N")))
    drawn = alt.layer(*layers, title=_title(chart), width=WIDTH, height=HEIGHT)
    return alt.vconcat(drawn, _key(chart), spacing=8) if len(chart.lines) > 1 else drawn


def _key(chart: Chart) -> Any:
    """What each line is: a piece of it with its dash and marker, and its label. (Vega's own legend
    draws the markers with dashed outlines, in which neither can be seen.)"""
    alt = _altair()
    rows = [{"line": line.label, "x": x} for line in chart.lines for x in (0, 1, 2)]
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, 30]), axis=None)
    y = alt.Y("line:N", sort=[line.label for line in chart.lines], axis=None)
    styled = _styled(chart)
    base = alt.Chart(alt.Data(values=rows))
    middle = alt.Chart(alt.Data(values=[row for row in rows if row["x"] == 1]))
    pieces = base.mark_line(strokeWidth=2).encode(x, y, styled["colour"], styled["dash"])
    marks = middle.mark_point(size=MARKER_SIZE, filled=True, opacity=1)
    names = middle.mark_text(align="left", dx=28, fontSize=11).encode(x, y, alt.Text("line:N"))
    return alt.layer(
        pieces,
        marks.encode(x, y, styled["colour"], styled["shape"]),
        names,
        width=WIDTH,
        height=KEY_HEIGHT * len(chart.lines),
    )


def _styled(chart: Chart) -> dict[str, Any]:
    alt = _altair()
    labels = [line.label for line in chart.lines]
    colours, dashes, shapes = zip(*(_style(n) for n in range(len(labels))), strict=True)

    def scale(styles: Sequence[object]) -> Any:
        return alt.Scale(domain=labels, range=list(styles))

    return {
        "colour": alt.Color("line:N", scale=scale(colours), legend=None),
        "dash": alt.StrokeDash("line:N", scale=scale(dashes), legend=None),
        "shape": alt.Shape("line:N", scale=scale(shapes), legend=None),
    }


def _bars(chart: Chart) -> Any:
    alt = _altair()
    most = max(bar.value for panel in chart.panels for bar in panel.bars)
    scale = alt.Scale(domain=[0, 100 if _is_share(chart) else most or 1])
    panels = []
    for n, panel in enumerate(chart.panels):
        last = n == len(chart.panels) - 1
        values = [
            {
                "council": bar.label,
                "value": bar.value,
                "shown": chart.shown(bar.value, bar.mark) + (" *" if bar.note else ""),
            }
            for bar in panel.bars
        ]
        axis = _axis(chart) if last else alt.Axis(title=None, labels=False, ticks=False)
        bars = alt.Chart(alt.Data(values=values)).encode(
            alt.Y("council:N", sort=None, axis=alt.Axis(title=None, labelLimit=0, ticks=False)),
            alt.X("value:Q", scale=scale, axis=axis),
        )
        drawn = bars.mark_bar(color=COLOURS[0], height={"band": 0.7})
        numbers = bars.mark_text(align="left", dx=4, fontSize=11).encode(alt.Text("shown:N"))
        title = alt.TitleParams(
            panel.label, anchor="start", frame="group", fontSize=12, fontWeight="bold"
        )
        panels.append(
            alt.layer(drawn, numbers, width=WIDTH, height=BAR_HEIGHT * len(values), title=title)
        )
    return alt.vconcat(*panels, title=_title(chart), spacing=14)


def _axis(chart: Chart) -> Any:
    title = {"%": "Per cent", "£": "Pounds"}.get(chart.unit, chart.unit.capitalize())
    return _altair().Axis(title=title, format=",.10~g", tickCount=6, gridColor="#E0E0E0")


def _is_share(chart: Chart) -> bool:
    values = [point.value for line in chart.lines for point in line.points]
    values += [bar.value for panel in chart.panels for bar in panel.bars]
    return chart.unit == "%" and max(values) <= 100


def _style(n: int) -> tuple[str, Sequence[int], str]:
    """Colour, dash and marker of a line: no two of the first 36 have dash and marker in common."""
    return (
        COLOURS[n % len(COLOURS)],
        DASHES[(n + n // len(MARKERS)) % len(DASHES)],
        MARKERS[n % len(MARKERS)],
    )


def _joined(chart: Chart) -> list[dict[str, object]]:
    """A value or a gap for every year of each line; a gap where a year has two values."""
    return [
        {"line": line.label, "year": year, "value": _only(line, year)}
        for line in chart.lines
        for year in chart.years
    ]


def _only(line: Line, year: str) -> int | float | None:
    values = {point.value for point in line.points if point.year == year}
    return values.pop() if len(values) == 1 else None


def _points(chart: Chart) -> list[dict[str, object]]:
    return [
        {
            "line": line.label,
            "year": point.year,
            "value": point.value,
            "shown": chart.shown(point.value, point.mark),
        }
        for line in chart.lines
        for point in line.points
    ]


def _accessible(svg: str, chart: Chart) -> str:
    """The SVG with title and description, under ids that are its own on a page of several."""
    own = hashlib.sha256(chart.description.encode()).hexdigest()[:8]
    head = f'role="img" aria-labelledby="title-{own} description-{own}"'
    told = (
        f'<title id="title-{own}">{escape(chart.title)}</title>'
        f'<desc id="description-{own}">{escape(chart.description)}</desc>'
    )
    return re.sub(r"<svg ([^>]*)>", rf"<svg {head} \1>{_quoted(told)}", svg, count=1)


def _quoted(text: str) -> str:
    """As what a pattern puts in: a backslash means itself."""
    return text.replace("\\", r"\\")
