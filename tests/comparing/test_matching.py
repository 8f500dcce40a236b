"""Which differences there are between what is expected and what is read, by example."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.comparing.documents import Tally, compare, total
from extractor.comparing.matching import MOST_DIFFERING
from tests.comparing.made import DOCUMENT, FIGURE, Figure, expected, kinds, one, printed, read

OTHER: Figure = {**FIGURE, "stage": "stage_1"}


def tally(wanted: list[Figure], got: list[Figure]) -> Tally:
    return total(compare(expected(*wanted), read(*got)))


def test_the_score_knows_right_from_wrong() -> None:
    assert tally([FIGURE], [{**FIGURE, "service_area": "fostering"}]) == Tally(1, 1, 1, 0)
    assert tally([FIGURE], []) == Tally(1, 0, 0, 0)
    assert tally([FIGURE], [{**FIGURE, "count": 5}]) == Tally(1, 0, 1, 1)
    assert tally([FIGURE], [OTHER]) == Tally(1, 0, 1, 1)
    either = {**FIGURE, "procedure": [None, "statutory"]}
    assert tally([either], [{**FIGURE, "procedure": "statutory"}]) == Tally(1, 1, 1, 0)
    spare = {**FIGURE, "required": False}
    assert tally([spare], []) == tally([spare], [FIGURE]) == Tally(0, 0, 0, 0)
    assert tally([FIGURE], [{**FIGURE, "percent": 1}]) == Tally(1, 1, 2, 1)
    assert Tally(4, 3, 4, 1).recall == Tally(4, 3, 4, 1).precision == 0.75


def test_alternatives_are_paired_so_that_as_much_as_can_be_is_found() -> None:
    loose = {**FIGURE, "stage": ["stage_1", "stage_2"]}
    first = {**FIGURE, "stage": ["stage_2", "stage_3"]}
    got = [{**FIGURE, "stage": stage} for stage in ("stage_2", "stage_1")]
    assert tally([loose, first], got) == tally([first, loose], got) == Tally(2, 2, 2, 0)


def test_two_payments_of_one_amount_are_two_figures() -> None:
    paid = printed({"year": "2020/21", "scope": "payment", "amount_gbp": 300})

    def payments(wanted: int, got: int) -> Tally:
        return total(
            compare(expected(compensation=[paid] * wanted), read(compensation=[paid] * got))
        )

    assert payments(2, 2) == Tally(2, 2, 2, 0)
    assert payments(2, 1) == Tally(2, 1, 1, 0)


def test_a_bound_is_not_its_number() -> None:
    bound = {**FIGURE, "qualifiers": {"count": "<"}}
    assert tally([bound], [bound]).found == 1
    assert tally([bound], [FIGURE]).found == tally([FIGURE], [bound]).found == 0


def test_another_value_and_another_reading_of_the_number_are_wrong() -> None:
    value = one(expected(FIGURE), read({**FIGURE, "count": 5}))
    assert [(d.kind, d.aspects) for d in value.differences] == [("wrong", ("value",))]
    stage = one(expected(FIGURE), read(OTHER))
    assert [(d.kind, d.aspects) for d in stage.differences] == [("wrong", ("stage",))]


def test_what_differs_too_much_is_another_figure() -> None:
    apart = {"stage": "stage_1", "procedure": "corporate", "event": "completed"}
    assert len(apart) == MOST_DIFFERING + 1
    assert kinds(one(expected(FIGURE), read({**FIGURE, **apart}))) == [
        ("missing", False),
        ("unexpected", False),
    ]
    apart.popitem()
    assert kinds(one(expected(FIGURE), read({**FIGURE, **apart}))) == [("wrong", False)]
    elsewhere = printed(OTHER, page=2)
    assert kinds(one(expected(FIGURE), read(elsewhere))) == [
        ("missing", False),
        ("unexpected", False),
    ]


def test_a_figure_from_another_page_is_misplaced() -> None:
    assert kinds(one(expected(FIGURE), read(printed(FIGURE, page=2)))) == [("misplaced", False)]
    both = printed(FIGURE, page=2)
    both["sources"] = [*both["sources"], *printed(FIGURE)["sources"]]
    assert kinds(one(expected(FIGURE), read(both))) == []


def test_marks_excuse_what_they_name_and_nothing_else() -> None:
    missed = {**FIGURE, "missed": ["count"]}
    assert kinds(one(expected(missed), read())) == [("missing", True)]
    wrong = {**FIGURE, "count": 5}
    assert kinds(one(expected(missed), read(wrong))) == [("wrong", False)]
    misread = [{"family": "stage_counts", **printed(wrong)}]
    assert kinds(one(expected(missed, misread=misread), read(wrong))) == [("wrong", True)]
    assert kinds(one(expected(misread=misread), read(wrong))) == [("unexpected", True)]
    assert kinds(one(expected(misread=misread), read(FIGURE))) == [("unexpected", False)]


def test_marks_do_not_count_as_found() -> None:
    missed = {**FIGURE, "missed": ["count"]}
    misread = [{"family": "stage_counts", **printed(OTHER)}]
    assert total([one(expected(missed, misread=misread), read(OTHER))]) == Tally(1, 0, 1, 1)


def test_marks_of_what_is_right_by_now_are_named() -> None:
    missed = {**FIGURE, "missed": ["count"]}
    misread = [{"family": "stage_counts", **printed({**FIGURE, "count": 5})}]
    compared = one(expected(missed, misread=misread), read(FIGURE))
    assert kinds(compared) == []
    assert [point.readings["value"][0][0] for point in compared.matched.stale] == [4, 5]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("council", "Kent County Council"),
        ("report_year", "2020/21"),
        ("committee", "Cabinet"),
        ("pages", [1, 2]),
    ],
)
def test_who_and_when_are_compared(field: str, value: Any) -> None:
    wanted = expected(FIGURE, **{field: value})
    assert kinds(one(wanted, read(FIGURE, **{field: value}))) == []
    assert kinds(one(wanted, read(FIGURE))) == [("wrong", False)]
    wanted["reports"][0]["missed"] = [field]
    assert kinds(one(wanted, read(FIGURE))) == [("wrong", True)]


def test_discrepancies_are_compared() -> None:
    clash = [{"kind": "total_mismatch", "message": "4 is not 5", "page": 1}]
    assert kinds(one(expected(discrepancies=clash), read(discrepancies=clash))) == []
    assert kinds(one(expected(discrepancies=clash), read())) == [("missing", False)]
    assert kinds(one(expected(), read(discrepancies=clash))) == [("unexpected", False)]
    known = [{**clash[0], "missed": True}]
    assert kinds(one(expected(discrepancies=known), read())) == [("missing", True)]


def test_reports_of_a_pack_are_paired_by_their_pages() -> None:
    def pack(*pages: tuple[int, int]) -> dict[str, Any]:
        reports = [
            {"pages": list(each), "stage_counts": [printed({**FIGURE, "count": each[0]}, each[0])]}
            for each in pages
        ]
        return {"document": DOCUMENT, "reports": reports}

    from schemas import ExtractedDocument

    found = ExtractedDocument.model_validate(pack((1, 2), (5, 6), (8, 9)))
    compared = compare(pack((5, 6), (8, 9)), found)
    assert [kinds(each) for each in compared[:2]] == [[], []]
    assert compared[2].expected is None
    assert {kind for kind, _ in kinds(compared[2])} == {"unexpected"}
    gone = compare(pack((5, 6)), None)[0]
    assert {kind for kind, _ in kinds(gone)} == {"missing"}
