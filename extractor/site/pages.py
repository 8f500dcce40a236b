"""The site's pages: each takes a request, reads what it shows, and fills in a template."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from datasette.utils.asgi import NotFound, Response

from extractor.ask.explained import as_json, corrections_of, evidence_of, places_of, value_of
from extractor.ask.explaining import Explanation, explain
from extractor.ask.measures import MEASURES
from extractor.ask.queries import Answer, Filter
from extractor.ask.slugs import slug
from extractor.errors import UsageError
from extractor.site import content
from extractor.site.trends import OF_COUNCILS, drawn, trend
from schemas.figures import FAMILIES

if TYPE_CHECKING:
    import sqlite3

    from datasette.app import Datasette, Request

T = TypeVar("T")

DATABASE = "data"
"""What Datasette calls the database, whatever its file is called."""

PICTURES = 64
"""Pictures of figures' places that are kept: rendering one takes a second."""


async def _read(datasette: Datasette, work: Callable[[sqlite3.Connection], T]) -> T:
    """What ``work`` reads, on one of the threads that read the database."""
    found: T = await datasette.get_database(DATABASE).execute_fn(work)
    return found


async def _page(
    datasette: Datasette, request: Request, template: str, /, **values: Any
) -> Response:
    html = await datasette.render_template(f"{template}.html", values, request=request)
    return Response.html(html)


async def start(datasette: Datasette, request: Request) -> Response:
    """What is there: councils by years, and a search."""
    covered = await _read(datasette, content.coverage)
    return await _page(datasette, request, "start", covered=covered)


async def council(datasette: Datasette, request: Request) -> Response:
    """One council: its reports, and where they contradict themselves and each other."""
    key = request.url_vars["slug"].upper()

    def work(connection: sqlite3.Connection) -> dict[str, Any]:
        reports = content.reports_of_council(connection, key)
        return {
            "reports": reports,
            "discrepancies": content.discrepancies(connection, [line.id for line in reports]),
            "trends": [
                trend(connection, {"council": str(reports[0].council)}, measure)
                for measure in OF_COUNCILS
                if reports
            ],
        }

    found = await _read(datasette, work)
    if not found["reports"]:
        raise NotFound(f"No council {key!r} is in the database.")
    found["trends"] = [await asyncio.to_thread(drawn, each) for each in found["trends"]]
    name = found["reports"][0].council
    return await _page(datasette, request, "council", name=name, slug=key, **found)


FILTERS: tuple[Filter, ...] = ("council", "from", "to", "stage", "procedure", "service")
"""What a comparison may be narrowed to, as the page's form names them."""


def _asked(request: Request) -> tuple[str, dict[Filter, str]]:
    """The measure and the filters of a comparison; several councils are one filter."""
    measure = request.args.get("measure") or OF_COUNCILS[0]
    if measure not in MEASURES:
        raise NotFound(f"There is no measure called {measure!r}.")
    given = {name: ",".join(request.args.getlist(name)) for name in FILTERS}
    return measure, {name: text for name, text in given.items() if text.strip(", ")}


async def compare(datasette: Datasette, request: Request) -> Response:
    """One measure of several councils over the years, chosen with a form."""
    measure, filters = _asked(request)

    def work(connection: sqlite3.Connection) -> dict[str, Any]:
        found: dict[str, Any] = {"covered": content.coverage(connection), "wrong": None}
        try:
            found["trend"] = trend(connection, filters, measure) if "council" in filters else None
        except UsageError as error:
            found |= {"trend": None, "wrong": str(error)}
        return found

    found = await _read(datasette, work)
    if found["trend"] is not None:
        found["trend"] = await asyncio.to_thread(drawn, found["trend"])
    return await _page(
        datasette,
        request,
        "compare",
        measure=measure,
        measures=MEASURES,
        filters=filters,
        chosen=request.args.getlist("council"),
        query=request.query_string,
        **found,
    )


async def compared(datasette: Datasette, request: Request) -> Response:
    """The same as CSV or JSON."""
    measure, filters = _asked(request)
    try:
        found = await _read(datasette, lambda connection: trend(connection, filters, measure))
    except UsageError as error:
        raise NotFound(str(error)) from error
    return _download(found.answer, request.url_vars["form"], measure)


async def report(datasette: Datasette, request: Request) -> Response:
    """One report: its figures by family, discrepancies, and a search in its paragraphs."""
    report_id = request.url_vars["id"]
    asked = request.args.get("q") or ""

    def work(connection: sqlite3.Connection) -> dict[str, Any] | None:
        line = content.report(connection, report_id)
        if line is None:
            return None
        return {
            "report": line,
            "slug": slug(line.council, None) if line.council else None,
            "families": content.families_of_report(connection, report_id),
            "discrepancies": content.discrepancies(connection, [report_id]),
            "found": content.search(connection, asked, report_id=report_id),
        }

    found = await _read(datasette, work)
    if found is None:
        raise NotFound("No such report is in the database.")
    return await _page(datasette, request, "report", asked=asked, **found)


async def family(datasette: Datasette, request: Request) -> Response:
    """One family of a report's figures, as CSV or JSON."""
    report_id, name = request.url_vars["id"], request.url_vars["family"]
    if name not in FAMILIES:
        raise NotFound("No such family.")
    answer = await _read(
        datasette, lambda connection: content.family_of_report(connection, report_id, name)
    )
    return _download(answer, request.url_vars["form"], name)


async def figure(datasette: Datasette, request: Request) -> Response:
    """One figure: where it is printed, from which labels it was read, its checks, a picture."""
    found = await _explained(datasette, request.url_vars["id"])
    return await _page(
        datasette,
        request,
        "figure",
        found=found,
        report=content.heading_of(found.council, found.report_year),
        value=value_of(found),
        places=places_of(found),
        corrections=corrections_of(found),
        evidence=evidence_of(found),
        picture=any(file.is_file() for file in found.files),
    )


async def figure_json(datasette: Datasette, request: Request) -> Response:
    """The same for programs."""
    found = replace(await _explained(datasette, request.url_vars["id"]), files=())
    return Response(as_json(found), content_type="application/json; charset=utf-8")


async def picture(datasette: Datasette, request: Request) -> Response:
    """The place on the page, with the number and its labels outlined, as PNG."""
    found = await _explained(datasette, request.url_vars["id"])
    try:
        png = await asyncio.to_thread(place_of, found)
    except UsageError as error:
        raise NotFound(str(error)) from error
    return Response(
        png, content_type="image/png", headers={"cache-control": "private, max-age=3600"}
    )


async def search(datasette: Datasette, request: Request) -> Response:
    """Paragraphs that hold all the words asked for, of all reports or of one council's."""
    asked, among = request.args.get("q") or "", request.args.get("council") or None

    def work(connection: sqlite3.Connection) -> dict[str, Any]:
        return {
            "found": content.search(connection, asked, council=among),
            "covered": content.coverage(connection),
        }

    return await _page(
        datasette, request, "search", asked=asked, among=among, **await _read(datasette, work)
    )


@lru_cache(PICTURES)
def place_of(found: Explanation) -> bytes:
    """The picture of a figure's place as PNG. Raises UsageError where its file is gone."""
    from extractor.ask.pictures import document_file, picture

    out = io.BytesIO()
    picture(found, document_file(found, None)).save(out, "PNG", optimize=True)
    return out.getvalue()


async def _explained(datasette: Datasette, figure_id: str) -> Explanation:
    try:
        return await _read(datasette, lambda connection: explain(connection, figure_id))
    except UsageError as error:
        raise NotFound("No such figure is in the database.") from error


def _download(answer: Answer, form: str, name: str) -> Response:
    if form == "json":
        text = json.dumps(answer.records(), ensure_ascii=False, indent=1)
        return Response(text, content_type="application/json; charset=utf-8")
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(answer.columns)
    writer.writerows(answer.rows)
    return Response(
        out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
    )


ROUTES: list[tuple[str, Callable[..., Any]]] = [
    (r"^/$", start),
    (r"^/search$", search),
    (r"^/compare$", compare),
    (r"^/compare\.(?P<form>csv|json)$", compared),
    (r"^/council/(?P<slug>[^/]+)$", council),
    (r"^/report/(?P<id>[0-9a-f]+)$", report),
    (r"^/report/(?P<id>[0-9a-f]+)/(?P<family>\w+)\.(?P<form>csv|json)$", family),
    (r"^/figure/(?P<id>[0-9a-f]+)$", figure),
    (r"^/figure/(?P<id>[0-9a-f]+)\.json$", figure_json),
    (r"^/figure/(?P<id>[0-9a-f]+)\.png$", picture),
]
"""Every address of ours; all others are Datasette's own tables, queries and their CSV and JSON."""

HERE = Path(__file__).parent
