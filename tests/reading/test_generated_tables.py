"""Tables drawn at random: whatever the arrangement, the figures printed are the figures read."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from tests.reading.arrangements import differences, read
from tests.reading.drawn_tables import Drawn, tables

EXAMPLES = 1_000


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(tables())
def test_what_is_printed_is_what_is_read(table: Drawn) -> None:
    reading = read(table.grid, caption=table.caption)
    printed = "\n".join(" | ".join(row).replace("\n", "⏎") for row in table.grid)
    assert not differences(reading, table.states), (
        f"{table.arrangement}\n{table.caption}\n{printed}"
    )
