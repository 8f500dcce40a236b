"""Serving a database: Datasette with our pages, on this machine, for reading only."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from extractor.errors import UsageError
from extractor.site import plugin
from extractor.site.pages import DATABASE, HERE
from extractor.site.security import LOOPBACK, App, guarded
from extractor.store.database import open_for_reading

THEIR_ERRORS = "datasette.handle_exception"
"""Datasette's own handler prints a page of traceback for every address that is not there."""

SETTINGS = {
    "sql_time_limit_ms": 5_000,
    "max_returned_rows": 5_000,
    "num_sql_threads": 4,
    "allow_download": False,
    "suggest_facets": False,
    "default_cache_ttl": 0,
}
"""Time enough to explain a figure of a database of thousands of reports; a document's own words are
no reason to hand out the whole file."""


def application(path: Path, hosts: tuple[str, ...] = LOOPBACK) -> App:
    """The site on the database at ``path``; it answers requests for these hosts only.

    Raises DatabaseError when there is no such database.
    """
    open_for_reading(path).close()  # says what is wrong now, and brings an old layout up to date
    if not pm.is_registered(plugin):
        pm.register(plugin)
        pm.unregister(name=THEIR_ERRORS)
    datasette = Datasette(
        files=[],
        settings=SETTINGS,
        template_dir=str(HERE / "templates"),
        static_mounts=[("assets", str(HERE / "static"))],
        metadata={"title": "Complaints reports", "databases": {DATABASE: {"allow_sql": True}}},
    )
    datasette.remove_database("_memory")
    datasette.add_database(Database(datasette, path=str(path), is_mutable=True), name=DATABASE)
    return guarded(datasette.app(), hosts)


def serve(path: Path, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Answer until interrupted; ``ready`` is told the address. Raises UsageError for an address
    that cannot be had, DatabaseError as ``application``."""
    hosts = LOOPBACK if host in LOOPBACK or host == "::1" else ()
    app = application(path, hosts)
    with _bound(host, port) as listening:
        taken = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        config = uvicorn.Config(
            app, log_level="warning", server_header=False, access_log=False, lifespan="on"
        )
        ready(f"http://{shown}:{taken}/")
        uvicorn.Server(config).run(sockets=[listening])


@contextlib.contextmanager
def _bound(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # who is told the address may call at once
    except (OSError, OverflowError) as error:
        listening.close()
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"{host}:{port}: {said}; choose another with --host and --port") from error
    try:
        yield listening
    finally:
        listening.close()
