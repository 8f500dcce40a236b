"""Tables as printed, as CSV or HTML, for those who want the grids alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape

from schemas.report import PublishedTable


def as_csv(tables: Sequence[PublishedTable]) -> str:
    """Every table under a line with its number, page and caption; an empty line between two."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for index, table in enumerate(tables):
        if index:
            out.write("\n")
        writer.writerow([f"table {index}", f"page {table.page}", table.caption or ""])
        writer.writerows([" ".join(text.split()) for text in row] for row in table.cells)
    return out.getvalue()


def as_html(tables: Sequence[PublishedTable]) -> str:
    """A page of tables: captions, boxheads and stubs marked as such, merged cells merged."""
    body = "\n".join(_html_table(index, table) for index, table in enumerate(tables))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n'
        '<head><meta charset="utf-8"><title>Tables</title></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _html_table(index: int, table: PublishedTable) -> str:
    spans = {(row, column): (rows, columns) for row, column, rows, columns in table.spans}
    covered = {
        (row + r, column + c)
        for (row, column), (rows, columns) in spans.items()
        for r in range(rows)
        for c in range(columns)
    } - set(spans)
    title = f"{escape(table.caption or f'Table {index}')} (page {table.page})"
    lines = [f"<table>\n<caption>{title}</caption>"]
    for r, row in enumerate(table.cells):
        cells = [
            _html_cell(
                text, spans.get((r, c), (1, 1)), r < table.header_rows, c < table.stub_columns
            )
            for c, text in enumerate(row)
            if (r, c) not in covered
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table>"])


def _html_cell(text: str, span: tuple[int, int], boxhead: bool, stub: bool) -> str:
    tag = "th" if boxhead or stub else "td"
    scope = f' scope="{"col" if boxhead else "row"}"' if tag == "th" else ""
    rows, columns = span
    merged = f' rowspan="{rows}"' * (rows > 1) + f' colspan="{columns}"' * (columns > 1)
    return f"<{tag}{scope}{merged}>{escape(text).replace(chr(10), '<br>')}</{tag}>"
