"""Whether a packed stream is whole and how much it unpacks to, without unpacking more of it."""

from __future__ import annotations

import zlib

CHUNK = 1 << 20
"""Bytes unpacked at a time."""


class Damaged(Exception):
    """What a stream holds is not what was written into it."""


class TooMuch(Exception):
    """A stream unpacks to more than it may."""


def inflated(packed: bytes, most: int) -> bytes:
    """The stream's content.

    zlib's own check of the content counts: what does not pass it may be any text. A check that is
    missing is no fault where the content itself is complete: some writers leave it out.

    Raises TooMuch above ``most`` bytes, Damaged for content that is cut short or altered.
    """
    try:
        whole, content = _inflated(packed, most, zlib.MAX_WBITS)
    except zlib.error as error:
        raise Damaged(str(error)) from None
    if not whole:
        # Once more without the check at the end, to see whether that is all that is missing.
        try:
            whole, content = _inflated(packed[2:], most, -zlib.MAX_WBITS)
        except zlib.error as error:
            raise Damaged(str(error)) from None
    if not whole:
        raise Damaged("cut short")
    return content


def _inflated(packed: bytes, most: int, form: int) -> tuple[bool, bytes]:
    """Whether the end was reached, and the content. Raises TooMuch and zlib.error."""
    machine = zlib.decompressobj(form)
    parts: list[bytes] = []
    size, rest = 0, packed
    while not machine.eof:
        part = machine.decompress(rest, CHUNK)
        rest = machine.unconsumed_tail
        if not part and not rest:
            break
        size += len(part)
        if size > most:
            raise TooMuch
        parts.append(part)
    return machine.eof, b"".join(parts)
