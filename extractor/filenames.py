"""File names as text: those of old archives are not always valid in today's encoding."""

from __future__ import annotations

from pathlib import Path


def shown(path: Path | str) -> str:
    """A path, or a message that names one, as text that can be printed and stored.

    What cannot be decoded becomes "?".
    """
    return str(path).encode("utf-8", "replace").decode("utf-8")
