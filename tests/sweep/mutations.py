"""Damage done to PDFs, each kind a function of the bytes and a seeded source of chance."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable

import pikepdf

Mutation = Callable[[bytes, random.Random], bytes]

_OBJECT = re.compile(rb"(\d+ 0 obj\b)(.*?)(endobj)", re.DOTALL)
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_NUMBER = re.compile(rb"(?<![\w.-])\d+(?![\w.])")
_XREF = re.compile(rb"\d{10} \d{5} [nf]|startxref\s+\d+")
_WORD = re.compile(rb"/[A-Z][A-Za-z]+")

ODD_NUMBERS = (b"-1", b"0", b"65536", b"4294967296", b"99999999999999999999", b"1e9", b"-0.0")


def truncated(data: bytes, chance: random.Random) -> bytes:
    """A download that broke off."""
    return data[: chance.randrange(8, max(9, len(data)))]


def flipped_bits(data: bytes, chance: random.Random) -> bytes:
    """Single bits turned over, anywhere."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 40))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def zeroed(data: bytes, chance: random.Random) -> bytes:
    """A disk's bad block."""
    length = chance.choice((16, 512, 4096))
    start = chance.randrange(len(data))
    return data[:start] + bytes(min(length, len(data) - start)) + data[start + length :]


def cut_out(data: bytes, chance: random.Random) -> bytes:
    """A stretch missing, so that every offset after it is wrong."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 20, 700)) :]


def line_ends(data: bytes, _: random.Random) -> bytes:
    """Sent as text by an old mailer."""
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def swapped_objects(data: bytes, chance: random.Random) -> bytes:
    """Two objects with each other's content: a page where a font should be."""
    found = list(_OBJECT.finditer(data))
    if len(found) < 2:
        return flipped_bits(data, chance)
    one, two = sorted(chance.sample(found, 2), key=lambda match: match.start())
    parts = (data[: one.start(2)], two[2], data[one.end(2) : two.start(2)], one[2])
    return b"".join(parts) + data[two.end(2) :]


def wrong_references(data: bytes, chance: random.Random) -> bytes:
    """References to other objects: cycles, loops in the page tree, fonts for pictures."""
    numbers = [match[1] for match in _REFERENCE.finditer(data)] or [b"1"]
    share = chance.choice((0.02, 0.2))

    def other(match: re.Match[bytes]) -> bytes:
        return chance.choice(numbers) + b" 0 R" if chance.random() < share else match[0]

    return _REFERENCE.sub(other, data)


def odd_numbers(data: bytes, chance: random.Random) -> bytes:
    """Counts, sizes and coordinates that no writer would write."""
    share = chance.choice((0.005, 0.05))
    return _NUMBER.sub(
        lambda match: chance.choice(ODD_NUMBERS) if chance.random() < share else match[0], data
    )


def wrong_names(data: bytes, chance: random.Random) -> bytes:
    """Keys and values exchanged: /Length where /Type should be."""
    names = [match[0] for match in _WORD.finditer(data)] or [b"/Type"]
    return _WORD.sub(
        lambda match: chance.choice(names) if chance.random() < 0.03 else match[0], data
    )


def damaged_xref(data: bytes, chance: random.Random) -> bytes:
    """A cross-reference table with wrong offsets."""
    share = chance.choice((0.1, 1.0))

    def wrong(match: re.Match[bytes]) -> bytes:
        if chance.random() > share:
            return match[0]
        digits = bytes(chance.choice(b"0123456789") for _ in range(10))
        return re.sub(rb"\d+", digits, match[0], count=1)

    return _XREF.sub(wrong, data)


def appended(data: bytes, chance: random.Random) -> bytes:
    """Something after the end: a mailer's lines, or half of an update."""
    return data + chance.choice(
        (b"\r\n--boundary--\r\n" * 9, data[len(data) // 2 : -40], bytes(3000))
    )


def unpacked(data: bytes, chance: random.Random) -> bytes:
    """Streams written plainly, then damaged, so that the damage reaches what reads them."""
    try:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(
                out,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                compress_streams=False,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                static_id=True,
            )
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, ValueError):
        return flipped_bits(data, chance)
    damage = chance.choice((flipped_bits, odd_numbers, wrong_names, wrong_references, zeroed))
    return damage(out.getvalue(), chance)


MUTATIONS: dict[str, Mutation] = {
    mutation.__name__: mutation
    for mutation in (
        truncated,
        flipped_bits,
        zeroed,
        cut_out,
        line_ends,
        swapped_objects,
        wrong_references,
        odd_numbers,
        wrong_names,
        damaged_xref,
        appended,
        unpacked,
    )
}


UNCHECKED = frozenset(
    {"unpacked", "swapped_objects", "wrong_references", "odd_numbers", "wrong_names"}
)
"""Damage that can make another, valid document (two pages exchanged, say): nothing in it tells
that it is not the one that was written."""


def mutated(data: bytes, kind: str, seed: int) -> bytes:
    """The bytes damaged in one way; the same seed gives the same damage."""
    return MUTATIONS[kind](data, random.Random(f"{kind} {seed}")) if data else data
