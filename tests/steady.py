"""Examples of hypothesis that stay the same while the project's code changes.

It draws constants that it finds in the modules loaded so far now and then, even when derandomized:
each change of a number anywhere, and each other test that runs before, would draw other examples.
A property that holds but for one example in thousands would then fail a build that has nothing to
do with it. ``--hypothesis-profile=wider`` looks for such examples instead.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, HypothesisProvider
from hypothesis.internal.constants_ast import Constants

NAME = "steady"


class Steady(HypothesisProvider):
    """What hypothesis draws, but for the constants of our own modules."""

    _local_constants = Constants()  # type: ignore[assignment]


def load_profiles() -> None:
    """The same examples in every ordinary run; many others with ``--hypothesis-profile=wider``.

    No deadline: a busy machine is no fault of the example that it was busy with.
    """
    AVAILABLE_PROVIDERS[NAME] = Steady
    settings.register_profile(
        "project", deadline=None, derandomize=True, database=None, backend=NAME
    )
    settings.register_profile(
        "wider",
        deadline=None,
        database=None,
        max_examples=2_000,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("project")
