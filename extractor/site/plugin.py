"""What Datasette asks its plugins for."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import Response

from extractor.site.pages import ROUTES
from extractor.store.rows import ID_LENGTH

if TYPE_CHECKING:
    from datasette.app import Datasette, Request
    from jinja2 import Environment

log = logging.getLogger(__name__)

_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Our addresses; all others are Datasette's own tables and queries, as CSV and JSON too."""
    return ROUTES


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Environment) -> None:
    """What templates need beyond Jinja's own filters."""
    env.filters["figure_ids"] = lambda text: _ID.findall(text)


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Callable[[], Awaitable[Response]]:
    """A page that says what is wrong; what a program asked for gets it as JSON."""

    async def answer() -> Response:
        status = getattr(exception, "status", 500)
        said = getattr(exception, "message", None) or str(exception)
        if status >= 500:
            log.error("%s: %s: %s", request.path, type(exception).__name__, said)
            said = "The page could not be made; the server's own log says why."
        if request.path.endswith(".json"):
            return Response.json({"ok": False, "error": said, "status": status}, status=status)
        page = await datasette.render_template("wrong.html", {"said": said}, request=request)
        return Response.html(page, status=status)

    return answer
