"""Which files a user means by paths, folders and globs."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.errors import UsageError


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files that the paths mean: files as they are, every PDF below a folder, globs expanded.

    Sorted within each path; no file twice. Links are followed, and each folder entered once, so
    that links in a circle end. A folder that may not be entered and a link to nothing are among
    the files: reading them says what is wrong.

    Raises UsageError for a path that is not there or is no file, and for a folder or glob without a
    PDF.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for file in _files_of(path):
            found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        files = sorted(_pdfs_below(path))
        if not files:
            raise UsageError(f"{path}: no PDF files in this folder; name one that holds reports")
        return files
    if path.is_file():
        return [path]
    if path.exists():
        raise UsageError(f"{path}: neither a file nor a folder; name a PDF or a folder of them")
    if not glob.has_magic(str(path)):
        raise UsageError(f"{path}: no such file or folder; check the path")
    files = []
    # Path.glob would need the folder apart from the pattern.
    for match in sorted(map(Path, glob.glob(str(path), recursive=True))):  # noqa: PTH207
        if match.is_dir():
            files += sorted(_pdfs_below(match))
        elif match.is_file():
            files.append(match)
    if not files:
        raise UsageError(f"{path}: matches no file; check the pattern")
    return files


def _pdfs_below(folder: Path) -> Iterator[Path]:
    """Every PDF below the folder; devices and pipes that call themselves so are left out."""
    closed: list[Path] = []
    entered: set[tuple[int, int]] = set()

    def cannot_enter(error: OSError) -> None:
        closed.append(Path(os.fsdecode(error.filename)))

    for name, folders, files in os.walk(folder, onerror=cannot_enter, followlinks=True):
        here = Path(name)
        entered.add(_identity(here))
        folders[:] = [sub for sub in sorted(folders) if _identity(here / sub) not in entered]
        for file in map(here.joinpath, files):
            if file.suffix.lower() == ".pdf" and (file.is_file() or not file.exists()):
                yield file
    yield from closed


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino
