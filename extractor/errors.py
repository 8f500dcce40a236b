"""The exceptions of the extractor, each with the exit code that the command line returns.

A message says what went wrong, where (file, page) and what to do about it, on one line: it is shown
to people and stored in the database's ``imports`` table as it is.
"""

from __future__ import annotations

from typing import ClassVar


class ExtractorError(Exception):
    """Anything the extractor raises on purpose."""

    exit_code: ClassVar[int] = 1


class UsageError(ExtractorError):
    """A command was called with options or arguments that make no sense together."""

    exit_code: ClassVar[int] = 2


class NoTextEngine(ExtractorError):
    """Text recognition was asked for, and no engine for it is installed."""

    exit_code: ClassVar[int] = 2


class DatabaseError(ExtractorError):
    """The database cannot be opened, is not ours, or refuses what is to be stored."""

    exit_code: ClassVar[int] = 2


class NoWorkers(ExtractorError):
    """The processes, or the cluster, that should read the files cannot be had, or were lost."""

    exit_code: ClassVar[int] = 2


class Regression(ExtractorError):
    """What is read is not what is expected: ``check`` found it out."""

    exit_code: ClassVar[int] = 4


class UnreadablePDF(ExtractorError):
    """The file is no PDF, is damaged or empty, or has no pages."""

    exit_code: ClassVar[int] = 5


class EncryptedPDF(UnreadablePDF):
    """The PDF needs a password to be opened."""


class LimitExceeded(UnreadablePDF):
    """The PDF asks for more than any report does: pages, or bytes that it unpacks to."""


class NotAReport(ExtractorError):
    """The document was read, but holds no complaints report."""

    exit_code: ClassVar[int] = 6


def unwritten(where: str, error: OSError) -> str:
    """What to say where a file or folder cannot be written; ``where`` is it, or the option."""
    said = error.strerror or str(error)
    return (
        f"{where}: cannot be written ({said}); check the path, its permissions and the free space "
        "on the disk"
    )


LONGEST_FAULT = 200
"""Characters of a library's own message that a line quotes: some print a page."""


def fault(error: BaseException) -> str:
    """What to say of an exception that nobody foresaw, in words that a file's name can precede."""
    said = " ".join(str(error).split())[:LONGEST_FAULT]
    return (
        f"a fault in the extractor ({type(error).__name__}: {said}); please report it with the file"
    )
