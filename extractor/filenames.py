"""File names as text: those of old archives are not always valid in today's encoding."""

from __future__ import annotations

import re
from pathlib import Path

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that would end the line, or tell a terminal to do something."""


def shown(path: Path | str) -> str:
    """A path, or a message that names one, as one line of text that can be printed and stored.

    What cannot be decoded or printed becomes "?".
    """
    return _UNSEEN.sub("?", str(path).encode("utf-8", "replace").decode("utf-8"))
