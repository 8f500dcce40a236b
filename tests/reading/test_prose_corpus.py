"""Sentences of our own with the figures each carries; ``sentences/general.toml`` says how."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractor.layout.blocks import Block, Heading, Paragraph
from extractor.pdf.page import Box
from extractor.reading.claims import Claim
from extractor.reading.context import ReportContext
from extractor.reading.prose import read_prose
from extractor.reading.tabular.axes import name_key

YEAR = "2022/23"
BOX = Box(0, 0, 100, 10)
UNSAID = {"year": YEAR, "contact": "complaint", "event": "received", "scope": "total"}
MEASURES = ("count", "percent", "total", "average_days", "amount_gbp", "cases")


@dataclass(frozen=True)
class Tally:
    """Datapoints of the corpus: expected, found, and found though not expected."""

    expected: int
    found: int
    false: int

    @property
    def recall(self) -> float:
        return self.found / self.expected

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.false)


@cache
def corpus() -> list[dict[str, Any]]:
    files = sorted(Path(__file__).with_name("sentences").glob("*.toml"))
    return [entry for file in files for entry in tomllib.loads(file.read_text("utf-8"))["sentence"]]


def blocks_of(entry: Mapping[str, Any]) -> list[Block]:
    path = (entry["heading"],) if "heading" in entry else ()
    blocks: list[Block] = [Heading(1, BOX, text, 1) for text in path]
    if "lead" in entry:
        blocks.append(Paragraph(1, BOX, entry["lead"], heading=path))
        blocks.append(Paragraph(1, BOX, entry["text"], heading=path, kind="bullet"))
    else:
        text = " ".join(filter(None, (entry.get("before"), entry["text"])))
        blocks.append(Paragraph(1, BOX, text, heading=path))
    return blocks


def datapoints(claim: Claim) -> set[str]:
    said = {
        name: str(value)
        for name, value in claim.dimensions.said().items()
        if UNSAID.get(name) != str(value)
    }
    if claim.family == "stage_counts" and claim.dimensions.event is None:
        said["event"] = "unknown"  # no event is not the one that goes without saying
    return {
        " ".join([claim.family, *(f"{k}={v}" for k, v in sorted(said.items())), f"{name}={value}"])
        for name, value in claim.measures.items()
    }


def expected(entry: Mapping[str, Any]) -> set[str]:
    points: set[str] = set()
    for figure in entry["figures"]:
        family, _, rest = figure.partition(" ")
        pairs: list[list[str]] = []
        for word in rest.split():
            if "=" in word:
                pairs.append(word.split("=", 1))
            else:
                pairs[-1][1] += f" {word}"
        said = sorted(f"{k}={v}" for k, v in pairs if k not in MEASURES)
        points |= {" ".join([family, *said, f"{k}={v}"]) for k, v in pairs if k in MEASURES}
    return points


@cache
def found_in_corpus(place: int) -> set[str]:
    return found(corpus()[place])


def found(entry: Mapping[str, Any]) -> set[str]:
    names = {name_key(name): "service" for name in entry.get("services", ())}
    context = ReportContext(
        YEAR, procedure=entry.get("procedure"), title=entry.get("title"), names=names
    )
    claims = read_prose(blocks_of(entry), context)
    wanted = [c for c in claims if c.source.text in entry["text"] or entry["text"] in c.source.text]
    return {point for claim in wanted for point in datapoints(claim)}


def plain_id(place: int) -> str:
    """The sentence's beginning, in characters that pytest takes back as the name of a test."""
    return re.sub(r"[^A-Za-z0-9]+", " ", corpus()[place]["text"])[:60].strip()


@pytest.mark.parametrize("place", range(len(corpus())), ids=plain_id)
def test_sentence(place: int) -> None:
    assert found_in_corpus(place) == expected(corpus()[place])


def test_the_whole_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    pairs = [(expected(entry), found_in_corpus(place)) for place, entry in enumerate(corpus())]
    tally = Tally(
        expected=sum(len(wanted) for wanted, _ in pairs),
        found=sum(len(wanted & got) for wanted, got in pairs),
        false=sum(len(got - wanted) for wanted, got in pairs),
    )
    with capsys.disabled():
        print(
            f"\nprose corpus: {len(pairs)} sentences, {tally.expected} figures,"
            f" recall {tally.recall:.3f}, precision {tally.precision:.3f}"
        )
    assert tally.recall > 0.95
    assert tally.precision > 0.95
    assert sum(not wanted for wanted, _ in pairs) >= 80


def test_a_section_on_a_procedure_counts_in_the_past() -> None:
    heading = "Adults' statutory complaints procedure"
    counted = {"heading": heading, "text": "We received 203 complaints.", "figures": []}
    assert any("count=203" in point for point in found(counted))
    told = {"heading": heading, "text": "Stage 1 has 10 complaints officers.", "figures": []}
    assert found(told) == set()
