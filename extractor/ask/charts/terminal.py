"""Charts on a terminal, drawn by plotext in characters. Without colour a line is told by its
marker."""

from __future__ import annotations

import plotext

from extractor.ask.charts.model import Chart, Line

MARKERS = "ox*+#@%&=$~^"
"""A character for each line, as many as a chart has at most."""

HEIGHT = 22
"""Rows of a chart of lines."""


def as_text(chart: Chart, width: int) -> str:
    """The chart as text without colour, ``width`` columns wide."""
    said = [chart.title, chart.about] if chart.about else [chart.title]
    body = _lines(chart, width) if chart.lines else _bars(chart, width)
    return "\n".join([*said, "", body, "", *chart.notes, *chart.sources]) + "\n"


def _lines(chart: Chart, width: int) -> str:
    figure = plotext.figure
    figure.clear()
    figure.plot_size(width, HEIGHT)
    at = {year: n for n, year in enumerate(chart.years)}
    for n, line in enumerate(chart.lines):
        for stretch in _stretches(chart, line):
            joined = figure.signal([at[y] for y, _ in stretch], [v for _, v in stretch], marker="·")
            joined.lines()
            figure.draw(joined)
        years = [at[point.year] for point in line.points]
        points = figure.signal(years, [point.value for point in line.points], marker=MARKERS[n])
        figure.draw(points)
    top = max(point.value for line in chart.lines for point in line.points) or 1
    highest = 100 if chart.unit == "%" and top <= 100 else top
    figure.ruler("y").lim(0, highest)
    figure.ruler("x").lim(-0.5, len(chart.years) - 0.5)
    figure.ruler("x").ticks(list(at.values()), list(at))
    figure.label(chart.unit, "y")
    drawn = figure.build().string(colorless=True)
    key = [f"  {MARKERS[n]} {line.label}" for n, line in enumerate(chart.lines) if line.label]
    return "\n".join([drawn, *key])


def _stretches(chart: Chart, line: Line) -> list[list[tuple[str, int | float]]]:
    """The years of a line without a gap between them, and with one value each."""
    found: list[list[tuple[str, int | float]]] = [[]]
    for year in chart.years:
        values = {point.value for point in line.points if point.year == year}
        if len(values) == 1:
            found[-1].append((year, values.pop()))
        else:
            found.append([])
    return [stretch for stretch in found if len(stretch) > 1]


def _bars(chart: Chart, width: int) -> str:
    """Bars by hand: plotext has no panels whose bars are all of one scale."""
    bars = [bar for panel in chart.panels for bar in panel.bars]
    names = max(len(bar.label) for bar in bars)
    most = max(bar.value for bar in bars) or 1
    full = 100 if chart.unit == "%" and most <= 100 else most
    room = max(width - names - 14, 10)
    out: list[str] = []
    for panel in chart.panels:
        out += [panel.label] if panel.label else []
        for bar in panel.bars:
            drawn = "█" * round(room * bar.value / full)
            note = " *" if bar.note else ""
            out.append(f"  {bar.label:<{names}} {drawn} {chart.shown(bar.value, bar.mark)}{note}")
    return "\n".join(out)
