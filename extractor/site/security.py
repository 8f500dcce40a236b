"""What the site refuses: to write, to be embedded or scripted, to be reached by another name.

A page that somebody visits elsewhere must not be able to ask a server on this machine: the name in
the request must be one that the server was started for. Nothing is loaded from any other host, and
no script runs at all.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

OPEN_INTERNALS = ("/-/static/",)
"""Of Datasette's pages below "/-/" only its files are shown: the others tell of this machine."""

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def guarded(app: App, hosts: Iterable[str]) -> App:
    """The application behind these rules; ``hosts`` are the names it answers to, without ports.

    Any name is answered to where there are none.
    """
    allowed = {host.casefold() for host in hosts}

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [
                    (name, value)
                    for name, value in message.get("headers", [])
                    if name.lower().decode("latin-1") not in HEADERS
                ]
                own = [(k.encode(), v.encode()) for k, v in HEADERS.items()]
                message = {**message, "headers": [*kept, *own]}
            await send(message)

        if scope["method"] not in ("GET", "HEAD"):
            await _refuse(send_with_headers, 405, "This site only shows; it takes nothing.")
        elif allowed and _host(scope) not in allowed:
            await _refuse(send_with_headers, 421, "This server does not go by that name.")
        elif scope["path"].startswith("/-/") and not scope["path"].startswith(OPEN_INTERNALS):
            await _refuse(send_with_headers, 404, "There is no such page.")
        else:
            await app(scope, receive, send_with_headers)

    return guard


def _host(scope: Scope) -> str:
    """The name that was asked for, without the port."""
    given = next((v for k, v in scope["headers"] if k == b"host"), b"").decode("latin-1")
    name, colon, port = given.rpartition(":")
    return (name if colon and port.isdigit() else given).casefold()


async def _refuse(send: Send, status: int, text: str) -> None:
    body = f"{text}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    if status == 405:
        headers.append((b"allow", b"GET, HEAD"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
