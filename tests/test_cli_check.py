"""``extractor check`` as a whole: on the fixtures, on a tree that lost a phrase, its options."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.cli import main

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
SMALL = "rutland-2019-20-children"
PHRASE = "not upheld"

Run = Callable[..., tuple[int, str, str]]


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = main(["check", *map(str, arguments), "--jobs", "0"])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one fixture that may be changed."""
    shutil.copytree(FIXTURES / SMALL, tmp_path / "own" / SMALL)
    return tmp_path / "own"


def expected_of(folder: Path) -> Path:
    return folder / SMALL / "expected.json"


def spoil(folder: Path) -> str:
    """Expect 999 where the report says something else; the text that was right."""
    path = expected_of(folder)
    right = path.read_text("utf-8")
    document = json.loads(right)
    document["reports"][0]["stage_counts"][0]["count"] = 999
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n")
    return right


def test_the_tree_as_it_is_passes(run: Run) -> None:
    code, out, err = run(FIXTURES)
    assert (code, err) == (0, "")
    assert f"{len(list(FIXTURES.glob('*/report.pdf')))} fixtures" in out
    assert out.splitlines()[-1].startswith("passed")


def test_a_tree_that_lost_a_phrase_fails_and_names_the_figures(tmp_path: Path) -> None:
    for package in ("extractor", "schemas"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("*.pyc"))
    lost = 0
    for path in (tmp_path / "extractor" / "reading" / "vocabulary").glob("*.toml"):
        text = path.read_text("utf-8")
        lost += text.count(f'"{PHRASE}",')
        path.write_text(text.replace(f'"{PHRASE}",', ""), "utf-8")
    assert lost == 1
    done = subprocess.run(
        [sys.executable, "-P", "-m", "extractor", "check", FIXTURES / SMALL],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 4
    assert "not upheld, Stage 1" in done.stdout
    assert "printed on page 2 (table): " in done.stdout
    assert done.stderr.startswith("extractor: ")
    assert "not as expected" in done.stderr


def test_a_regression_is_exit_code_4_in_every_format(run: Run, own: Path) -> None:
    spoil(own)
    for form in ("text", "json", "junit", "github"):
        code, out, err = run(own, "--format", form)
        assert code == 4
        assert "999" in out
        assert err == f"extractor: {own}: 1 figure not as expected\n"
    assert run(own, "--min-recall", "0.9", "--min-precision", "0.9")[0] == 0
    assert run(own, "--min-recall", "0.999", "--min-precision", "0.9")[0] == 4


def test_nothing_is_rewritten_unasked(run: Run, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = spoil(own)
    before = expected_of(own).read_text("utf-8")
    for option in ("--update", "--accept"):
        code, _, err = run(own, option)
        assert (code, "without a terminal say --yes" in err) == (2, True)
        for answer in ("n\n", "\n", ""):
            monkeypatch.setattr(sys, "stdin", Terminal(answer))
            code, out, _ = run(own, option)
            assert code == 2
            assert "999" in out
            assert expected_of(own).read_text("utf-8") == before
        monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    code, _, err = run(own, "--update")
    assert code == 0
    assert "written" in err
    assert expected_of(own).read_text("utf-8") == right


def test_known_differences_pass_until_they_change(run: Run, own: Path) -> None:
    spoil(own)
    assert run(own, "--accept", "--yes")[0] == 0
    assert run(own)[0] == 0
    code, _, err = run(own, "--accept", "--yes")
    assert (code, "nothing to write" in err) == (0, True)


def test_a_report_of_ones_own_is_added_with_one_command(run: Run, own: Path) -> None:
    expected_of(own).unlink()
    code, _, err = run(own)
    assert code == 2
    assert f"extractor check {own / SMALL} --update" in err
    assert run(own / SMALL, "--update", "--yes")[0] == 0
    code, out, _ = run(own)
    assert (code, out.splitlines()[-1]) == (0, "passed")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--update", "--accept"), "choose one"),
        (("--yes",), "--yes goes with"),
        (("--update", "--yes", "--format", "json"), "leave --format out"),
        (("--min-recall", "95"), "--min-recall"),
        (("--format", "xml"), "--format"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(
    run: Run, own: Path, options: tuple[str, ...], said: str
) -> None:
    code, _, err = run(own, *options)
    assert code == 2
    assert said in err


def test_an_expected_file_that_breaks_the_contract_is_named(run: Run, own: Path) -> None:
    expected_of(own).write_text('{"reports": [{}]}')
    code, _, err = run(own)
    assert code == 2
    assert err.startswith(f"extractor: {expected_of(own)}: ")


def test_a_report_that_cannot_be_read_fails(run: Run, own: Path) -> None:
    (own / SMALL / "report.pdf").write_bytes(b"%PDF-1.7 and no more")
    code, out, _ = run(own)
    assert code == 4
    assert "not read: " in out
    before = expected_of(own).read_text("utf-8")
    assert run(own, "--update", "--yes")[0] == 2
    assert expected_of(own).read_text("utf-8") == before
