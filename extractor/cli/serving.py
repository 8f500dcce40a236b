"""The command that shows the database as a site: ``serve``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from extractor.cli.common import DEFAULT_DATABASE, EPILOG, Database, app, quiet

HOST, PORT = "127.0.0.1", 8001


@app.command(epilog=EPILOG)
def serve(
    db: Database = DEFAULT_DATABASE,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others than this machine's own see it.")
    ] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = PORT,
) -> None:
    """Show the database as a site, for reading only, until Ctrl-C."""
    from extractor.site.server import serve as answer

    quiet()
    answer(db, host, port, _say)


def _say(address: str) -> None:
    print(f"extractor: {address} (Ctrl-C ends it)", file=sys.stderr, flush=True)
