"""Which files are meant by paths, folders and globs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractor.errors import UsageError
from extractor.files import find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "older").mkdir(parents=True)
    for name in ("b.pdf", "a.PDF", "older/c.pdf", "notes.txt"):
        (folder / name).write_text(name)
    return folder


def names(files: list[Path], folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files]


def test_a_folder_means_every_pdf_below_it(folder: Path) -> None:
    assert names(find_files([folder]), folder) == ["a.PDF", "b.pdf", "older/c.pdf"]


def test_a_file_is_taken_as_it_is_and_once(folder: Path) -> None:
    again = folder / "older" / ".." / "b.pdf"
    files = find_files([folder / "notes.txt", folder / "b.pdf", again, folder])
    assert names(files, folder) == ["notes.txt", "b.pdf", "a.PDF", "older/c.pdf"]


def test_globs(folder: Path) -> None:
    assert names(find_files([folder / "*.pdf"]), folder) == ["b.pdf"]
    assert names(find_files([folder / "**" / "*.pdf"]), folder) == ["b.pdf", "older/c.pdf"]
    assert names(find_files([folder / "old*"]), folder) == ["older/c.pdf"]


def test_a_file_whose_name_looks_like_a_glob(folder: Path) -> None:
    (folder / "report [final].pdf").touch()
    files = find_files([folder / "report [final].pdf"])
    assert names(files, folder) == ["report [final].pdf"]


def test_paths_that_mean_nothing(folder: Path) -> None:
    empty = folder / "empty"
    empty.mkdir()
    for path, message in (
        (folder / "missing.pdf", "no such file or folder"),
        (empty, "no PDF files in this folder"),
        (folder / "*.docx", "matches no file"),
        (folder / "emp*", "no PDF files|matches no file"),
    ):
        with pytest.raises(UsageError, match=message):
            find_files([folder, path])


def test_pipes_are_no_files_and_folders_may_be_called_pdf(folder: Path) -> None:
    os.mkfifo(folder / "pipe.pdf")
    (folder / "folder.pdf").mkdir()
    (folder / "folder.pdf" / "d.pdf").touch()
    found = ["a.PDF", "b.pdf", "folder.pdf/d.pdf", "older/c.pdf"]
    assert names(find_files([folder]), folder) == found
    assert names(find_files([folder / "*.pdf"]), folder) == ["b.pdf", "folder.pdf/d.pdf"]
    with pytest.raises(UsageError, match="neither a file nor a folder"):
        find_files([folder / "pipe.pdf"])


def test_links_are_followed_and_circles_end(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "far.pdf").touch()
    (elsewhere / "back").symlink_to(folder)
    (folder / "linked").symlink_to(elsewhere)
    (folder / "older" / "up").symlink_to(folder)
    (folder / "same.pdf").symlink_to(folder / "b.pdf")
    (folder / "itself.pdf").symlink_to(folder / "itself.pdf")
    found = names(find_files([folder]), folder)
    assert found == ["a.PDF", "b.pdf", "itself.pdf", "linked/far.pdf", "older/c.pdf"]


def test_a_link_to_nothing_is_among_the_files(folder: Path) -> None:
    (folder / "gone.pdf").symlink_to(folder / "nowhere")
    assert "gone.pdf" in names(find_files([folder]), folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
def test_a_folder_that_may_not_be_entered_is_among_the_files(folder: Path) -> None:
    (folder / "older").chmod(0)
    try:
        assert names(find_files([folder]), folder) == ["a.PDF", "b.pdf", "older"]
    finally:
        (folder / "older").chmod(0o755)
