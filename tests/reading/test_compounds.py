"""Labels that say two things at once, and those that only seem to."""

from __future__ import annotations

import pytest

from extractor.reading.labels import read_label
from extractor.reading.tabular.compounds import parted, told_apart
from extractor.reading.tabular.nearness import Label


def paths(*labels: tuple[str, ...]) -> dict[int, tuple[Label, ...]]:
    return {
        row: tuple(Label("stub", read_label(text), text=text) for text in path)
        for row, path in enumerate(labels)
    }


def texts(found: dict[int, tuple[Label, ...]]) -> list[tuple[str, ...]]:
    return [tuple(label.reading.text for label in path) for path in found.values()]


def test_a_label_with_one_half_alone_keeps_the_other_s_place() -> None:
    found = parted(paths(("Adults – Upheld",), ("Adults – Not upheld",), ("Upheld",), ("Total",)))
    assert texts(found) == [
        ("Adults", "Upheld"),
        ("Adults", "Not upheld"),
        ("", "Upheld"),
        ("Total",),
    ]


@pytest.mark.parametrize("others", [2, 3])
def test_at_least_half_of_the_labels_say_two_things(others: int) -> None:
    names = [("Parks",), ("Roads",), ("Waste",)][:others]
    labels = [("Adults – Stage 1",), ("Children – Stage 1",), *names]
    found = texts(parted(paths(*labels)))
    assert (found[0] == ("Adults", "Stage 1")) is (others == 2)


@pytest.mark.parametrize(
    ("label", "pair"),
    [
        ("Target (Upheld)", ("Target", "Upheld")),
        ("Adults – Ombudsman (LGSCO)", ("Adults", "Ombudsman (LGSCO)")),
        ("Adults: Stage 2 – Investigation", ("Adults", "Stage 2 – Investigation")),
        ("Statutory – children, stage 1", ("children", "Statutory stage 1")),
        ("Change – Stage 1", ("Change", "Stage 1")),
        # known words throughout stand in the place of what is said, with no name
        ("Stage 2 – Investigation, number", ("", "Stage 2 – Investigation, number")),
        ("Formal Stage 2", ("", "Formal Stage 2")),
        ("Fostering and adoption", ("Fostering and adoption",)),
    ],
)
def test_which_labels_say_two_things(label: str, pair: tuple[str, ...]) -> None:
    sure = [("Parks – Stage 1",), ("Roads – Stage 2",), ("Waste – Stage 1",)]
    assert texts(parted(paths((label,), *sure)))[0] == pair


@pytest.mark.parametrize(
    ("other", "procedures"),
    [("Corporate", ["statutory"]), ("Housing", []), ("Total", [])],
)
def test_social_care_beside_corporate_complaints_is_the_statutory_procedure(
    other: str, procedures: list[str]
) -> None:
    found = told_apart(paths(("Social care", "Upheld"), (other, "Upheld")))
    assert found[0][0].reading.values("procedure") == procedures
    assert [label.text for label in found[0]] == ["Social care", "Upheld"]


def test_social_care_alone_is_told_apart_once() -> None:
    found = told_apart(paths(("Social care",), ("Corporate",)))
    assert [label.text for label in found[0]] == ["Social care"]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("Adults 2016/17", "Adults 2017/18"), [("Adults", "2016/17"), ("Adults", "2017/18")]),
        (("2016/17 Hospitals", "2017/18 Hospitals"),
         [("Hospitals", "2016/17"), ("Hospitals", "2017/18")]),
        (("Adoption (2016/17)", "Adoption (2017/18)"),
         [("Adoption", "2016/17"), ("Adoption", "2017/18")]),
        (("Stage 1 2016/17", "Stage 1 2017/18"), None),
        (("Complaints 2016/17", "Complaints 2017/18"), None),
        (("Quarter 1", "Quarter 2", "Total 2016/17", "Total 2017/18"), None),
        (("Letter of 2016/17", "Web", "Telephone"), None),
    ],
)  # fmt: skip
def test_a_name_and_its_year_are_two_labels(
    labels: tuple[str, ...], expected: list[tuple[str, str]] | None
) -> None:
    found = texts(parted(paths(*((label,) for label in labels))))
    assert found == (expected or [(label,) for label in labels])
