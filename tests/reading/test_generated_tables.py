"""Tables drawn at random: whatever the arrangement, the figures printed are the figures read.

The ordinary run reads the same tables every time: the first thousand seeds. ``make tables`` reads
others (``wider``).
"""

from __future__ import annotations

import os

import pytest

from tests.reading.arrangements import differences, read
from tests.reading.drawn_tables import drawn_table

A_BLOCK = 100
BLOCKS = 10


def faults(seeds: range) -> list[str]:
    """For each seed whose table is not read as it is printed: the table and what differs."""
    found = []
    for seed in seeds:
        table = drawn_table(seed)
        wrong = differences(read(table.grid, caption=table.caption), table.states)
        if wrong:
            found.append("\n".join([f"seed {seed}: {table.printed()}", *wrong]))
    return found


@pytest.mark.parametrize("block", range(BLOCKS))
def test_what_is_printed_is_what_is_read(block: int) -> None:
    found = faults(range(block * A_BLOCK, (block + 1) * A_BLOCK))
    assert not found, "\n\n".join(found)


@pytest.mark.wider
@pytest.mark.parametrize("thousand", range(1, 1 + int(os.environ.get("SEEDS", "20"))))
def test_what_is_printed_is_what_is_read_of_many(thousand: int) -> None:
    found = faults(range(thousand * 1_000, (thousand + 1) * 1_000))
    assert not found, "\n\n".join([f"{len(found)} of 1,000 tables", *found])


def test_a_seed_draws_the_same_table_again_and_another_seed_another() -> None:
    assert drawn_table(1) == drawn_table(1)
    assert len({str(drawn_table(seed).grid) for seed in range(A_BLOCK)}) > A_BLOCK * 9 // 10
