"""Expected documents rewritten: what changes, what stays, and what is refused."""

from __future__ import annotations

import copy
import os
import random
from pathlib import Path
from typing import Any

import pytest

from extractor.comparing.documents import compare
from extractor.comparing.expected import as_text, parse
from extractor.comparing.fixtures import Checked, Fixture
from extractor.comparing.updating import accepted, updated, write
from extractor.errors import UsageError
from schemas import FAMILIES, ExtractedDocument
from tests.comparing.made import FIGURE, Figure, expected, printed, read

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
SLUGS = sorted(path.parent.name for path in FIXTURES.glob("*/expected.json"))
ROUNDS = 2
"""Times that each fixture's expected document is damaged and mended."""


def checked(
    wanted: dict[str, Any] | None, found: ExtractedDocument | None, folder: Path = Path("x")
) -> Checked:
    text = as_text(wanted) if wanted is not None else None
    fixture = Fixture(folder / "report.pdf", folder / "expected.json", text)
    reports = tuple(compare(wanted, found)) if wanted is not None else ()
    return Checked(fixture, wanted, found, None if found else "cannot be read", 0.0, reports)


def after(text: str | None) -> dict[str, Any]:
    assert text is not None
    return parse(text, "x")


def counts(document: dict[str, Any]) -> list[Figure]:
    figures: list[Figure] = document["reports"][0]["stage_counts"]
    return figures


def test_what_is_read_right_stays_as_it_is() -> None:
    either = {**FIGURE, "procedure": [None, "statutory"], "count": [4, 5]}
    spare = {**FIGURE, "stage": "stage_2", "required": False}
    wanted = expected(either, spare, {**FIGURE, "stage": "stage_1"})
    new = after(updated(checked(wanted, read(FIGURE))))
    assert counts(new) == counts(wanted)[:2]


def test_nothing_is_written_where_all_is_as_expected() -> None:
    one = checked(expected(FIGURE), read(FIGURE))
    assert updated(one) is accepted(one) is None


def test_a_new_value_keeps_the_alternatives_of_the_dimensions() -> None:
    either = {**FIGURE, "procedure": [None, "statutory"]}
    new = after(updated(checked(expected(either), read({**FIGURE, "count": 7}))))
    (figure,) = counts(new)
    assert figure["count"] == 7
    assert figure["procedure"] == [None, "statutory"]


def test_a_measure_that_is_new_joins_its_figure() -> None:
    new = after(updated(checked(expected(FIGURE), read({**FIGURE, "percent": 2.5}))))
    (figure,) = counts(new)
    assert (figure["count"], figure["percent"]) == (4, 2.5)


def test_discrepancies_point_at_their_figures_when_others_go() -> None:
    clash = {"kind": "total_mismatch", "message": "no sum", "page": 1}
    first, second = {**FIGURE, "stage": "stage_1"}, FIGURE
    wanted = expected(first, second, discrepancies=[{**clash, "figures": ["stage_counts/1"]}])
    found = read(second, discrepancies=[{**clash, "figures": ["stage_counts/0"]}])
    new = after(updated(checked(wanted, found)))
    assert new["reports"][0]["discrepancies"][0]["figures"] == ["stage_counts/0"]
    bare = after(updated(checked(expected(first, second), found)))
    assert bare["reports"][0]["discrepancies"][0]["figures"] == ["stage_counts/0"]


def test_marks_are_put_and_taken_away() -> None:
    wanted = expected(FIGURE)
    wrong = {**FIGURE, "count": 9}
    marked = after(accepted(checked(wanted, read(wrong))))
    assert counts(marked)[0]["missed"] == ["count"]
    assert [entry["count"] for entry in marked["reports"][0]["misread"]] == [9]
    assert accepted(checked(marked, read(wrong))) is None
    for mended in (accepted, updated):
        new = after(mended(checked(marked, read(FIGURE))))
        assert counts(new) == counts(wanted)
        assert "misread" not in new["reports"][0]


def test_the_first_of_a_new_report_is_a_draft() -> None:
    draft = after(updated(checked(None, read(FIGURE))))
    assert counts(draft)[0]["sources"] == [{"page": 1, "kind": "table", "text": "4"}]
    assert updated(checked(draft, read(FIGURE))) is None


def test_reports_come_and_go() -> None:
    nothing = {**expected(), "reports": []}
    new = after(updated(checked(nothing, read(FIGURE))))
    assert [figure["count"] for figure in counts(new)] == [4]
    with pytest.raises(UsageError, match="a report is read"):
        accepted(checked(nothing, read(FIGURE)))
    gone = read().model_copy(update={"reports": ()})
    assert after(updated(checked(expected(FIGURE), gone)))["reports"] == []
    marked = after(accepted(checked(expected(FIGURE), gone)))
    assert accepted(checked(marked, gone)) is None


def test_nothing_is_expected_of_a_report_that_was_not_read() -> None:
    for rewrite in (updated, accepted):
        with pytest.raises(UsageError, match="cannot be read"):
            rewrite(checked(expected(FIGURE), None))
    with pytest.raises(UsageError, match="--update first"):
        accepted(checked(None, read(FIGURE)))


@pytest.mark.parametrize("slug", SLUGS)
def test_damaged_expectations_are_mended(
    fixtures_read: dict[str, ExtractedDocument], slug: str
) -> None:
    text = (FIXTURES / slug / "expected.json").read_text("utf-8")
    chance = random.Random(slug)
    for _ in range(ROUNDS):
        wanted = damaged(parse(text, slug), chance)
        for rewrite in (updated, accepted):
            new = rewrite(checked(wanted, fixtures_read[slug]))
            if new is not None:
                again = compare(parse(new, slug), fixtures_read[slug])
                assert [d for each in again for d in each.differences if not d.known] == []
                assert [stale for each in again for stale in each.matched.stale] == []


def damaged(document: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The document with some figures lost, doubled, or changed."""
    for report in document["reports"]:
        report["discrepancies"] = chance.choice([report["discrepancies"], []])
        for family, model in FAMILIES.items():
            for figure in chance.sample(report[family], min(3, len(report[family]))):
                measure = next(m for m in model.MEASURES if figure.get(m) is not None)
                match chance.randrange(5):
                    case 0:
                        figure["year"] = "1999/00"
                    case 1:
                        figure[measure] = 77
                    case 2:
                        figure["stage"] = "stage_3"
                    case 3:
                        figure["sources"][0]["page"] = report["pages"][1]
                    case _:
                        report[family].append(copy.deepcopy(figure) | {"quarter": 4})
    return document


def test_a_file_is_replaced_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = checked(expected(FIGURE), read(FIGURE), tmp_path)
    path = one.fixture.expected
    path.write_text(one.fixture.text or "")
    path.chmod(0o640)

    def cut(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", cut)
        with pytest.raises(UsageError, match="No space left"):
            write(one, "new")
    assert path.read_text() == one.fixture.text
    assert list(tmp_path.iterdir()) == [path]
    write(one, "new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(UsageError, match="changed while it was checked"):
        write(one, "newer")


def test_a_draft_does_not_replace_a_file_that_came_meanwhile(tmp_path: Path) -> None:
    one = checked(None, read(FIGURE), tmp_path)
    one.fixture.expected.write_text("by hand")
    with pytest.raises(UsageError, match="changed"):
        write(one, "draft")
    assert one.fixture.expected.read_text() == "by hand"


def test_pages_of_print_are_those_that_were_read() -> None:
    moved = after(updated(checked(expected(FIGURE), read(printed(FIGURE, page=3)))))
    assert [source["page"] for source in counts(moved)[0]["sources"]] == [3]
