"""The pages that teach a change are followed word for word, in a copy of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.draw import REPORT
from docs.typeset import report_in_other_words
from extractor.pdf.document import open_document
from tests.following import Followed, Step, follow, steps

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"adding-words": (4, 8), "adding-a-check": (4, 5), "adding-a-table-habit": (3, 4)}
"""Pages, with the fewest files that their readers write and commands that they run."""


@pytest.mark.parametrize("name", PAGES)
def test_who_does_what_the_page_says_gets_what_it_shows(name: str, tmp_path: Path) -> None:
    done = follow(ROOT / "docs" / f"{name}.md", tmp_path)
    assert "\n".join(done.stumbles) == ""
    files, commands = PAGES[name]
    assert done.files >= files and done.commands >= commands


def test_a_page_that_is_wrong_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "Write `a.txt`:\n\n    one\n\n    two\n\nThen\n\n    $ cat a.txt\n    one\n    …\n"
        "    $ cat a.txt\n    three\n    $ false\n\nIn `a.txt`, below `nine`:\n\n    ten\n\n"
        "In `a.txt`, above `two`:\n\n    and\n\nIn `a.txt`, below `one`:\n\n    half\n\n"
        "In `a.txt`, instead of `two`:\n\n    more\n\nNow\n\n    $ cat a.txt\n    one\n    half\n\n"
        "    and\n    more\n"
    )
    done: Followed = follow(page, tmp_path)
    assert (done.files, done.commands) == (5, 4)
    assert [stumble.splitlines()[0] for stumble in done.stumbles] == [
        "$ cat a.txt",
        "$ false",
        "a.txt: 0 lines 'nine'",
    ]


def test_blocks_keep_their_blank_lines() -> None:
    text = "Write `b.toml`:\n\n    [[a]]\n    b = 1\n\n    [[a]]\n\n- more\n"
    assert list(steps(text)) == [Step("Write", "b.toml", "[[a]]\nb = 1\n\n[[a]]\n")]


def test_the_example_is_the_report_that_is_drawn(tmp_path: Path) -> None:
    drawn = tmp_path / "drawn.pdf"
    drawn.write_bytes(report_in_other_words())
    kept, now = (open_document(file).pages[0] for file in (REPORT, drawn))
    assert kept.words and (kept.words, kept.rulings) == (now.words, now.rulings), "make pictures"
