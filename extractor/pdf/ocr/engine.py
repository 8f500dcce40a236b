"""The text engine: a picture of one line of print becomes characters, each with its place.

The network and its alphabet come with the package ``rapidocr``; nothing is fetched when it runs.
Of its eighteen thousand characters only those that English reports print are let through, so that
a smudge never becomes a Chinese sign.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from extractor.errors import NoTextEngine
from extractor.pdf.ocr.raster import Raster

MODELS = "rapidocr"
"""The package whose files hold the network."""

NETWORK = "*_rec_*.onnx"
"""The file, among that package's, of the network that reads a line."""

HEIGHT = 48
"""Pixels of height that the network reads at."""

NARROWEST = 96
"""Pixels of width below which a picture is filled up with paper: the network has not learnt from
narrower ones."""

LETTERS = frozenset(
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_abcdefghijklmnopqrstuvwxyz"
    "{|}~£€–—‘’“”•…°½¼¾→←↑↓≤≥±×"
)
"""What English reports print. Letters with accents are left out: for each that a report has, specks
above letters would make ten."""

LOOKALIKES = ("0oOQD°", "1lI|!", "5Ss", "cC", "vV", "wW", "xX", "zZ", "-–—_")
"""Characters that alone, without a line beside them, look the same: to waver between them is no
doubt that there is print."""

THREADS = "EXTRACTOR_OCR_THREADS"
"""Environment variable: threads of one process's engine, set where several processes share."""


class Character(NamedTuple):
    """One character; ``at`` is its middle as a share of the picture's width, ``sure`` 0 to 1."""

    text: str
    at: float
    sure: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line says, spaces included. ``spaces`` are (place, likelihood) of every spot where the
    engine thought of a space, whether or not it settled for one."""

    characters: tuple[Character, ...]
    spaces: tuple[tuple[float, float], ...] = ()

    @property
    def text(self) -> str:
        """The characters as one string."""
        return "".join(c.text for c in self.characters)

    @property
    def sure(self) -> float:
        """The mean likelihood of its characters, 0 to 1; 0.0 for none."""
        told = [c.sure for c in self.characters]
        return sum(told) / len(told) if told else 0.0


class Engine(Protocol):
    """Anything that reads pictures of lines."""

    @property
    def name(self) -> str:
        """Name and version; readings of another are not comparable."""

    def read(self, pictures: Sequence[Raster]) -> list[Reading]:
        """What each picture of one line says."""


def _model() -> tuple[Path, str]:
    """The network's file and its name with version. Raises NoTextEngine."""
    for needed in (MODELS, "onnxruntime"):
        if importlib.util.find_spec(needed) is None:
            raise NoTextEngine(
                f"text recognition needs the package {needed}; pip install {MODELS} onnxruntime"
            )
    spec = importlib.util.find_spec(MODELS)
    root = Path(spec.origin).parent if spec and spec.origin else Path()
    found = sorted((root / "models").glob(NETWORK))
    if not found:
        raise NoTextEngine(
            f"the package {MODELS} holds no network for reading; pip install --force-reinstall it"
        )
    version = importlib.metadata.version(MODELS)
    return found[-1], f"{MODELS} {version} {found[-1].stem}"


class LineReader:
    """The engine that the package ships. Raises NoTextEngine when it is not installed."""

    def __init__(self) -> None:
        path, self._name = _model()
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads()
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        # threads that spin while they wait cost half as much again, and other workers their cores
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name
        known = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        alphabet = ["", *known, " "]
        self._kept = np.array(
            [0, *(i for i, text in enumerate(alphabet) if text in LETTERS)], dtype=np.intp
        )
        self._texts = ["", *(text for text in alphabet if text in LETTERS)]
        self._space = [i for i, text in enumerate(self._texts) if text == " "]

    @property
    def name(self) -> str:
        """Package, version and network."""
        return self._name

    def read(self, pictures: Sequence[Raster]) -> list[Reading]:
        """What each picture of one line says. Raises what onnxruntime raises."""
        return [self._read(picture) for picture in pictures]

    def _read(self, picture: Raster) -> Reading:
        import cv2

        height, width = picture.shape
        wide = max(8, round(width * HEIGHT / height))
        scaled = cv2.resize(picture, (wide, HEIGHT), interpolation=cv2.INTER_LINEAR)
        full = np.full((HEIGHT, max(wide, NARROWEST)), 250, dtype=np.float32)
        full[:, :wide] = scaled
        batch = np.repeat((full[None, None] / 255 - 0.5) / 0.5, 3, axis=1)
        likely = self._session.run(None, {self._input: batch})[0][0][:, self._kept]
        return _decoded(likely, self._texts, self._space, full.shape[1] / wide)


def _decoded(
    likely: npt.NDArray[Any], texts: Sequence[str], space: Sequence[int], stretch: float
) -> Reading:
    """The characters of the network's columns: the likeliest of each, repetitions as one."""
    columns = len(likely)
    best = likely.argmax(axis=1)
    characters: list[Character] = []
    start = 0
    while start < columns:
        end = start
        while end + 1 < columns and best[end + 1] == best[start]:
            end += 1
        text = texts[best[start]]
        if text:
            weights = likely[start : end + 1, best[start]]
            middle = float((weights * (np.arange(start, end + 1) + 0.5)).sum() / weights.sum())
            alike = next((group for group in LOOKALIKES if text in group), text)
            family = [at for at, one in enumerate(texts) if one and one in alike]
            sure = float(likely[start : end + 1, family].sum(axis=1).max())
            characters.append(Character(text, middle / columns * stretch, sure))
        start = end + 1
    thought = likely[:, list(space)].sum(axis=1)
    spaces = tuple(
        ((i + 0.5) / columns * stretch, float(thought[i])) for i in np.nonzero(thought > 0.02)[0]
    )
    return Reading(tuple(characters), spaces)


def threads() -> int:
    """Threads for this process's engine: the machine's cores unless the environment says."""
    said = os.environ.get(THREADS, "")
    return max(1, int(said)) if said.isdigit() else max(1, os.cpu_count() or 1)


@cache
def default_engine() -> LineReader:
    """The engine of this process, made once. Raises NoTextEngine."""
    return LineReader()
