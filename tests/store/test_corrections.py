"""Corrections: the file they are in, what they change and what they leave."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from extractor.errors import DatabaseError, UsageError
from extractor.store import correcting
from extractor.store.database import Import, open_database, open_for_reading, store, writing
from extractor.store.entries import append, entry_text, parse_entries, read_entries
from tests.store.corrected import (
    RECEIVED,
    MakeDocument,
    correct,
    id_of,
    rows,
    save,
    states,
)


def family_rows(path: Path) -> list[list[tuple[Any, ...]]]:
    return [
        rows(path, f"SELECT * FROM {name} ORDER BY id")
        for name in ("stage_counts", "outcomes", "timeliness", "compensation", "breakdowns")
    ]


def test_the_views_show_what_is_right_and_the_tables_what_was_read(path: Path, file: Path) -> None:
    before = family_rows(path)
    figure = id_of(path, RECEIVED)
    entry, number, _ = correct(path, figure, value="62")
    assert (entry.read, entry.value, entry.measure, number) == ("43", "62", "count", 1)
    assert family_rows(path) == before
    for view in ("figures", "figures_latest"):
        (found,) = rows(
            path,
            f"SELECT value, read_value, corrected FROM {view} WHERE figure_id = '{figure}'",
        )
        assert found[:2] == (62, 43)
        assert found[2].startswith("A. Reader, 20")
        assert found[2].endswith(": the page says so")
    ((count, corrected),) = rows(
        path, f"SELECT count, corrected FROM figures_wide WHERE id = '{figure}'"
    )
    assert count == 62
    assert corrected.startswith("count read as 43; A. Reader")
    others = rows(
        path,
        f"SELECT DISTINCT read_value, corrected FROM figures WHERE figure_id != '{figure}'",
    )
    assert others == [(None, None)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2", (2, None)), ("<2", (2, "<")), ("~ 1.5%", (1.5, "~")), ("1,000", (1000, None))],
)
def test_a_mark_is_part_of_the_value(
    path: Path, value: str, expected: tuple[float, str | None]
) -> None:
    figure = id_of(path, "family = 'outcomes'")
    correct(path, figure, measure="percent", value=value)
    where = f"WHERE figure_id = '{figure}' AND measure = 'percent'"
    assert rows(path, f"SELECT value, qualifier FROM figures {where}") == [expected]
    ((percent, count, qualifiers),) = rows(
        path, f"SELECT percent, count, qualifiers FROM figures_wide WHERE id = '{figure}'"
    )
    assert (percent, count) == (expected[0], 4)
    assert qualifiers == ("{}" if expected[1] is None else f'{{"percent":"{expected[1]}"}}')


def test_what_is_no_figure_is_left_out(path: Path) -> None:
    figure = id_of(path, "family = 'breakdowns'")
    before = rows(path, "SELECT count(*) FROM figures")[0][0]
    correct(path, figure, not_a_figure=True)
    assert rows(path, "SELECT count(*) FROM figures")[0][0] == before - 1
    assert rows(path, "SELECT count(*) FROM figures_wide WHERE family = 'breakdowns'") == [(0,)]
    assert rows(path, "SELECT count FROM breakdowns") == [(12,)]


def test_what_is_confirmed_stays_as_it_is(path: Path) -> None:
    figure = id_of(path, RECEIVED)
    before = rows(path, "SELECT * FROM figures ORDER BY figure_id, measure")
    entry, *_ = correct(path, figure, confirmed=True, why=None)
    assert entry.read == "count 43"
    assert rows(path, "SELECT * FROM figures ORDER BY figure_id, measure") == before
    assert states(path) == [(1, "applied")]


def test_comments_and_order_of_the_file_are_kept_and_deleting_undoes(
    path: Path, file: Path
) -> None:
    file.write_text("# my own remark\r\n\n# another", encoding="utf-8")
    figure = id_of(path, RECEIVED)
    correct(path, figure, value="62")
    correct(path, id_of(path, "family = 'breakdowns'"), not_a_figure=True)
    text = file.read_text("utf-8")
    assert text.startswith("# my own remark\n\n# another\n\n# Stage 1, complaints, received")
    assert [entry.action for entry in read_entries(file)] == ["value", "not a figure"]
    file.write_text("[[correction]]" + text.split("[[correction]]")[2], encoding="utf-8")
    correcting.apply(path, file)
    assert rows(path, f"SELECT value FROM figures WHERE figure_id = '{figure}'") == [(43,)]
    assert states(path) == [(1, "applied")]
    file.write_text("", encoding="utf-8")
    assert correcting.apply(path, file) == correcting.Force(0, 0, ())
    assert rows(path, "SELECT count(*) FROM figures") == [(11,)]


def test_nothing_is_written_for_a_file_that_did_not_change(path: Path, file: Path) -> None:
    correct(path, id_of(path, RECEIVED), value="62")
    before = path.read_bytes()[100:]
    correcting.apply(path, file)
    assert path.read_bytes()[100:] == before


@pytest.mark.parametrize(
    ("figure", "verdict", "message"),
    [
        ("0123456789", {"value": "1"}, "nothing has this id; ids are in"),
        ("0123", {"value": "1"}, "too short for an id: give 6"),
        (RECEIVED, {"value": "sixty"}, "'sixty' is no number; write it like 62, 58.5 or <5"),
        (RECEIVED, {"value": "-3"}, "no number"),
        (RECEIVED, {"value": "62.5"}, "'62.5' is no count: "),
        (RECEIVED, {"value": "1" * 16}, "is no figure of a report"),
        (RECEIVED, {"value": "43"}, "43 is what was read; if it is right, say so with --confirmed"),
        (RECEIVED, {"value": "62", "measure": "percent"}, "'percent' was not read of this figure"),
        (RECEIVED, {"value": "62", "who": " "}, "--who is empty"),
        (RECEIVED, {"value": "62", "why": ""}, "say with --why"),
        (RECEIVED, {"not_a_figure": True, "why": None}, "say with --why"),
        (RECEIVED, {"confirmed": True, "measure": "count"}, "--measure goes with --value"),
        ("family = 'outcomes'", {"value": "5"}, "say with --measure which of these is wrong: coun"),
        ("measure = 'amount_gbp'", {"value": "1.005", "measure": "amount_gbp"}, "two decimal"),
    ],
)
def test_what_does_not_fit_the_figure_is_refused(
    path: Path, file: Path, figure: str, verdict: dict[str, Any], message: str
) -> None:
    own = id_of(path, figure) if "=" in figure else figure
    with pytest.raises(UsageError, match=message):
        correct(path, own, **verdict)
    assert not file.exists()
    assert states(path) == []


def test_ids_need_not_be_typed_in_full(path: Path) -> None:
    figure = id_of(path, RECEIVED)
    entry, *_ = correct(path, figure[:8].upper(), value="62")
    assert entry.id == figure


def test_a_figure_is_corrected_once(path: Path, file: Path) -> None:
    figure = id_of(path, "family = 'outcomes'")
    correct(path, figure, measure="count", value="5")
    correct(path, figure, measure="percent", value="2")
    before = file.read_text("utf-8")
    for verdict in ({"measure": "count", "value": "6"}, {"not_a_figure": True}):
        with pytest.raises(UsageError, match=r"entry 1: says something of it already"):
            correct(path, figure, **verdict)
    assert file.read_text("utf-8") == before
    assert states(path) == [(1, "applied"), (2, "applied")]


GOOD = """
[[correction]]
document = "a.pdf"
sha256 = "{sha}"
subject = "stage_counts"
id = "abc"
what = "complaints"
page = 4
text = "43"
measure = "count"
read = 43
value = 62
who = "A. Reader"
why = "the page says so"
when = 2024-05-31
""".replace("{sha}", "0" * 64)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[correction]", r"no TOML \(.*line 1.*\); correct it there"),
        ("[[corection]]\n", r"'corection': entries begin with \[\[correction\]\]"),
        ("correction = 1\n", "entries begin with"),
        (GOOD + "colour = 1\n", "entry 1: unknown 'colour'; the names are document, sha256"),
        (GOOD + GOOD, "entry 2: entry 1 is about the same; keep one of them"),
        (GOOD.replace("page = 4\n", ""), "entry 1: no page; correct it there"),
        (GOOD.replace("page = 4", "page = 0"), "entry 1: page: Input should be greater"),
        (GOOD.replace('"count"', '"cuont"'), "entry 1: measure: Input should be 'count'"),
        (
            GOOD.replace('"count"', '"amount_gbp"'),
            "stage_counts has no amount_gbp; it has",
        ),
        (GOOD.replace("value = 62", "value = 62.5"), "'62.5' is no count"),
        (GOOD.replace("value = 62", "value = true"), "value: Input should be a valid string"),
        (GOOD.replace("value = 62", ""), "entry 1: give one of value, not_a_figure = true"),
        (GOOD + "confirmed = true\n", "entry 1: give one of value"),
        (GOOD.replace("value = 62", "not_a_figure = true"), "a measure goes with a value"),
        (GOOD.replace("value = 62", "not_a_figure = false"), "not_a_figure: Input should be True"),
        (GOOD.replace('measure = "count"', ""), "say of which measure the value is"),
        (GOOD.replace('"stage_counts"', '"unread"'), "what is unread has no value"),
        (GOOD.replace('why = "the page says so"', ""), "entry 1: say why"),
        (GOOD.replace("2024-05-31", '"soon"'), "entry 1: when: "),
        (GOOD.replace("0" * 64, "123"), "entry 1: sha256: String should match"),
    ],
)
def test_a_bad_file_is_one_line_and_changes_nothing(
    path: Path, file: Path, text: str, message: str
) -> None:
    correct(path, id_of(path, RECEIVED), value="62")
    before = rows(path, "SELECT * FROM corrections")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message) as raised:
        correcting.apply(path, file)
    assert str(raised.value).startswith(str(file))
    assert "\n" not in str(raised.value)
    assert rows(path, "SELECT * FROM corrections") == before
    with pytest.raises(UsageError, match=message):
        correct(path, id_of(path, "family = 'breakdowns'"), not_a_figure=True)
    assert file.read_text("utf-8") == text


def test_files_that_cannot_be_read(path: Path, file: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        correcting.apply(path, file)
    with pytest.raises(UsageError, match="No such file"):
        correcting.file_for(path, file)
    assert correcting.file_for(path, None) is None
    file.write_bytes(GOOD.replace("A. Reader", "Zoë").encode("utf-16"))
    with pytest.raises(UsageError, match="not UTF-8"):
        correcting.apply(path, file)
    file.write_bytes(GOOD.encode("utf-8-sig"))
    assert correcting.apply(path, file).waiting == 1
    with pytest.raises(DatabaseError, match="no such database"):
        correcting.apply(path.with_name("none.db"), file)
    assert not path.with_name("none.db").exists()


texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)


@given(who=texts, what=texts, text=texts, why=texts)
def test_any_text_is_written_so_that_it_is_read_again(
    who: str, what: str, text: str, why: str
) -> None:
    (entry,) = parse_entries(GOOD, Path("x"))
    entry = entry.model_copy(update={"who": who, "what": what, "text": text, "why": why})
    assert parse_entries(entry_text(entry), Path("x")) == (entry,)


def test_entries_are_appended_after_a_file_that_does_not_end_its_last_line(tmp_path: Path) -> None:
    file = tmp_path / "new" / "corrections.toml"
    (entry,) = parse_entries(GOOD, file)
    assert append(file, entry) == 1
    file.write_text(file.read_text("utf-8").rstrip() + "  # mine", encoding="utf-8")
    assert append(file, entry.model_copy(update={"id": "other"})) == 2
    assert "# mine\n\n# complaints" in file.read_text("utf-8")


def test_a_correction_may_settle_or_make_what_is_restated(
    path: Path, file: Path, make_document: MakeDocument
) -> None:
    save(path, make_document("later.pdf", year="2022/23", received=62))
    restated = "SELECT message FROM discrepancies WHERE kind = 'restated'"
    assert len(rows(path, restated)) == 1
    correct(path, id_of(path, RECEIVED), value="62")
    assert rows(path, restated) == []
    (confirmable,) = rows(
        path,
        "SELECT id FROM discrepancies WHERE report_id = (SELECT id FROM "
        "reports WHERE report_year = '2022/23')",
    )
    correct(path, confirmable[0], confirmed=True)
    file.write_text("", encoding="utf-8")
    correcting.apply(path, file)
    assert len(rows(path, restated)) == 1
    (own,) = rows(path, "SELECT id FROM discrepancies WHERE kind = 'restated'")[0]
    correct(path, own, confirmed=True)
    assert states(path) == [(1, "applied")]
    later = make_document("later.pdf", year="2022/23", received=62)
    save(path, later.model_copy(update={"reports": ()}))
    assert states(path) == [(1, "not needed")]
    save(path, later)
    assert states(path) == [(1, "applied")]


def test_entries_wait_for_their_documents_in_whatever_order_these_come(
    path: Path, file: Path, tmp_path: Path, make_document: MakeDocument
) -> None:
    documents = [
        make_document(),
        make_document("b.pdf", year="2022/23", received=50),
        make_document("c.pdf", council="Northshire Council", received=10),
    ]
    save(path, *documents)
    correct(path, id_of(path, RECEIVED), value="62")
    correct(path, id_of(path, "family = 'stage_counts' AND text = '10'"), not_a_figure=True)
    found = []
    for n, order in enumerate(itertools.permutations(documents)):
        new = tmp_path / f"{n}.db"
        with open_database(new) as database:
            correcting.apply_in(database, file)
            assert correcting.force(database) == correcting.Force(0, 2, ())
        save(new, *order)
        assert states(new) == [(1, "applied"), (2, "applied")]
        found.append(
            [
                rows(new, f"SELECT * FROM {name} ORDER BY 1, 2")
                for name in ("figures", "discrepancies", "restatements", "corrections")
            ]
        )
    assert all(other == found[0] for other in found)


def test_one_who_reads_is_not_disturbed(path: Path) -> None:
    figure = id_of(path, RECEIVED)
    value = f"SELECT value FROM figures WHERE figure_id = '{figure}'"
    with writing(path):
        reader = open_for_reading(path)
        reader.execute("BEGIN")
        assert reader.execute(value).fetchall() == [(43,)]
        correct(path, figure, value="62")
        assert reader.execute(value).fetchall() == [(43,)]
        reader.execute("COMMIT")
        assert reader.execute(value).fetchall() == [(62,)]
        reader.close()
    assert sorted(left.name for left in path.parent.iterdir()) == ["corrections.toml", "reports.db"]


def test_many_may_correct_at_once(path: Path, file: Path) -> None:
    figures = rows(path, "SELECT figure_id, measure, value FROM figures ORDER BY 1, 2")[:8]

    def one(figure: tuple[str, str, float]) -> int:
        own, measure, value = figure
        return correct(path, own, measure=measure, value=str(int(value) + 1))[1]

    with ThreadPoolExecutor(4) as executor:
        numbers = list(executor.map(one, figures))
    assert sorted(numbers) == list(range(1, 9))
    assert len(read_entries(file)) == 8
    assert [state for _, state in states(path)] == ["applied"] * 8


def test_a_database_that_refuses_leaves_the_file_as_it_was(path: Path, file: Path) -> None:
    correct(path, id_of(path, RECEIVED), value="62")
    before = file.read_bytes()
    with open_database(path) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON corrections BEGIN SELECT raise(ABORT, 'full');END"
        )
    with pytest.raises(DatabaseError, match="full"):
        correct(path, id_of(path, "family = 'breakdowns'"), not_a_figure=True)
    assert file.read_bytes() == before
    assert states(path) == [(1, "applied")]


def test_databases_are_compared_by_content(path: Path, make_document: MakeDocument) -> None:
    """Storing a document again changes neither its corrections nor what they change."""
    correct(path, id_of(path, RECEIVED), value="62")
    with open_database(path) as database:
        before = content(database)
        own = make_document().document
        store(database, make_document(), Import(own.filename, "updated", 1, "2", own.sha256))
        assert content(database) == before


def content(database: Database) -> list[Any]:
    return [
        database.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
        for name in ("corrections", "figures", "discrepancies", "restatements")
    ]
