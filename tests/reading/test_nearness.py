"""What the labels around a figure say, nearest first."""

from __future__ import annotations

import pytest

from extractor.reading.labels import read_label
from extractor.reading.tabular.nearness import Label, stage_left, stage_of, status_of


def labels(*texts: str) -> list[Label]:
    return [Label("stub", read_label(text)) for text in texts]


@pytest.mark.parametrize(
    ("texts", "stage"),
    [
        (("Roads", "Stage 2", "Stage 1"), "stage_2"),
        (("Escalated to Stage 2", "Stage 1"), "stage_1"),
        (("Escalated to Stage 2",), None),
        (("Stages 1 and 2", "Stage 1"), None),
        (("Roads",), None),
    ],
)
def test_the_stage_of_a_figure(texts: tuple[str, ...], stage: str | None) -> None:
    assert stage_of(labels(*texts)) == stage


@pytest.mark.parametrize(
    ("texts", "stage"),
    [
        (("Escalated to Stage 2",), "stage_1"),
        (("Escalated to Stage 3",), "stage_2"),
        (("Escalated from Stage 1 to Stage 2",), "stage_1"),
        (("Stage 2 escalated to Stage 3",), "stage_2"),
        (("Escalated", "Stage 2"), "stage_2"),
        (("Escalated", "Roads"), None),
    ],
)
def test_the_stage_that_escalated_complaints_leave(
    texts: tuple[str, ...], stage: str | None
) -> None:
    assert stage_left(labels(*texts)) == stage


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        (("Roads", "Late", "Within 10 days"), "outside"),
        (("Over 10 days", "On time"), "outside"),
        (("10 days", "On time"), "within"),
        (("Roads",), None),
    ],
)
def test_the_status_of_a_figure(texts: tuple[str, ...], status: str | None) -> None:
    assert status_of(labels(*texts)) == status
