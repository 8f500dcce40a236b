"""What a check that holds says of the reading: figures with evidence are read right."""

from __future__ import annotations

from pathlib import Path

from extractor.checking.rules import RULE
from extractor.comparing.documents import compare
from extractor.comparing.expected import parse
from schemas import ExtractedDocument
from schemas.figures import FAMILIES

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"

LEAST_WITH_EVIDENCE = 0.55
"""Part of the fixtures' figures that some rule bears out. Measured: 0.61."""


def test_figures_with_evidence_are_read_right(fixtures_read: dict[str, ExtractedDocument]) -> None:
    figures, borne_out, misread = 0, 0, []
    for slug, document in fixtures_read.items():
        path = FIXTURES / slug / "expected.json"
        for report in compare(parse(path.read_text("utf-8"), str(path)), document):
            assert report.read is not None
            sure = {
                name
                for made in report.read["checks"]
                if made["holds"] and RULE[made["rule"]].evidence
                for name in made["figures"]
            }
            figures += sum(len(report.read[family]) for family in FAMILIES)
            borne_out += len(sure)
            misread += [
                (slug, difference.got)
                for difference in report.differences
                if difference.got is not None
                and f"{difference.got.family}/{difference.got.index}" in sure
            ]
    print(f"\n{borne_out} of {figures} figures are borne out, {len(misread)} of these misread")
    assert misread == []
    assert borne_out >= LEAST_WITH_EVIDENCE * figures
