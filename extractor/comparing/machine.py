"""A verdict for programs: JSON, JUnit XML, and GitHub's annotations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from extractor.comparing.documents import Compared, Tally
from extractor.comparing.expected import DISCREPANCIES, Json
from extractor.comparing.fixtures import Checked
from extractor.comparing.matching import Difference
from extractor.comparing.points import REPORT, VALUE, Point
from extractor.comparing.printed import ending
from extractor.comparing.verdict import Verdict
from extractor.comparing.words import details, headline, pages, what
from schemas.figures import FAMILIES

PARTS = (REPORT, *FAMILIES, DISCREPANCIES)
"""The test cases of a report: what it says of itself, its families, where it contradicts itself."""

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_json(verdict: Verdict) -> str:
    """Everything that the text says, as one object."""
    answer = {
        "passed": not verdict.faults,
        "faults": verdict.faults,
        **_sums(verdict.tally),
        "fixtures": [_fixture(one, verdict) for one in verdict.checked],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def as_junit(verdict: Verdict) -> str:
    """JUnit XML: a suite for each report, in it a test case for each part of it."""
    suites = [suite for one in verdict.checked for suite in _suites(one, verdict)]
    if verdict.below:
        suites.append(_thresholds(verdict))
    root = ElementTree.Element("testsuites", {"name": "extractor check", **_summed(suites)})
    root.extend(suites)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False)


def as_github(verdict: Verdict) -> str:
    """Workflow commands that GitHub shows beside the files, and a closing line."""
    lines = [line for one in verdict.checked for line in _annotations(one, verdict)]
    return "\n".join([*lines, ending(verdict)]) + "\n"


def _sums(tally: Tally) -> Json:
    return {
        "expected": tally.required,
        "found": tally.found,
        "false": tally.false,
        "recall": round(tally.recall, 4),
        "precision": round(tally.precision, 4),
    }


def _fixture(one: Checked, verdict: Verdict) -> Json:
    return {
        "report": str(one.fixture.report),
        "expected": str(one.fixture.expected),
        "seconds": round(one.seconds, 2),
        "failure": one.failure,
        "reports": [
            {
                "name": report.name,
                "families": {family: _sums(each) for family, each in report.tallies.items()},
                "differences": [
                    _difference(difference, report, verdict) for difference in report.differences
                ],
                "known_no_more": [_point(point) for point in report.matched.stale],
            }
            for report in one.reports
        ],
    }


def _difference(difference: Difference, report: Compared, verdict: Verdict) -> Json:
    return {
        "kind": difference.kind,
        "weight": verdict.weight(difference),
        "differs_in": list(difference.aspects),
        "expected": _point(difference.want),
        "read": _point(difference.got),
        "said": headline(difference),
        "details": list(details(difference, report)),
    }


def _point(point: Point | None) -> Any:
    if point is None:
        return None
    said = point.readings[VALUE][0]
    value, mark = (float(said[0]), said[1]) if point.family in FAMILIES else (said, "")
    return {
        "family": point.family,
        "index": point.index,
        "measure": point.measure,
        "value": value,
        "qualifier": mark or None,
        "pages": sorted(point.pages),
        "dimensions": {
            name: right[0] if len(right) == 1 else list(right)
            for name, right in point.readings.items()
            if name != VALUE
        },
    }


def _suites(one: Checked, verdict: Verdict) -> Iterator[ElementTree.Element]:
    if one.failure or not one.reports:
        case = _case(one.fixture.name, "reading")
        if one.failure:
            ElementTree.SubElement(case, "error", message=_clean(one.failure), type="unreadable")
        yield _suite(one.fixture.name, one.seconds, [case])
    for number, report in enumerate(one.reports, start=1):
        name = one.fixture.name + (f".{number}" if len(one.reports) > 1 else "")
        parts = [part for part in PARTS if _has(report, part)]
        cases = [_part(name, part, report, verdict) for part in parts]
        yield _suite(name, 0.0 if one.failure or number > 1 else one.seconds, cases)


def _has(report: Compared, part: str) -> bool:
    return part in (REPORT, DISCREPANCIES) or part in report.tallies


def _part(name: str, part: str, report: Compared, verdict: Verdict) -> ElementTree.Element:
    case = _case(name, part)
    new = [
        difference
        for difference in report.differences
        if difference.point.family == part and verdict.weight(difference) == "regression"
    ]
    if new:
        message = f"{len(new)} not as expected: {headline(new[0])}"
        failure = ElementTree.SubElement(case, "failure", message=_clean(message), type=new[0].kind)
        lines = [[headline(each), *(f"    {d}" for d in details(each, report))] for each in new]
        failure.text = _clean("\n".join(line for each in lines for line in each))
    return case


def _thresholds(verdict: Verdict) -> ElementTree.Element:
    cases = []
    for share, said in verdict.below.items():
        case = _case("all fixtures", share)
        ElementTree.SubElement(case, "failure", message=said, type="threshold")
        cases.append(case)
    return _suite("all fixtures", 0.0, cases)


def _case(fixture: str, part: str) -> ElementTree.Element:
    return ElementTree.Element("testcase", name=part, classname=_clean(fixture), time="0")


def _suite(name: str, seconds: float, cases: list[ElementTree.Element]) -> ElementTree.Element:
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(sum(case.find("error") is not None for case in cases)),
        "skipped": "0",
    }
    said = {"name": _clean(name), "time": f"{seconds:.3f}"}
    suite = ElementTree.Element("testsuite", said | counts)
    suite.extend(cases)
    return suite


def _summed(suites: list[ElementTree.Element]) -> dict[str, str]:
    counts = {
        key: str(sum(int(suite.get(key, "0")) for suite in suites))
        for key in ("tests", "failures", "errors")
    }
    seconds = sum(float(suite.get("time", "0")) for suite in suites)
    return {**counts, "time": f"{seconds:.3f}"}


def _clean(text: str) -> str:
    """The text without characters that XML does not allow, which odd fonts do yield."""
    return _NO_XML.sub("?", text)


def _annotations(one: Checked, verdict: Verdict) -> Iterator[str]:
    file = str(one.fixture.expected)
    if one.failure:
        yield _command("error", str(one.fixture.report), "not read", one.failure)
    for report in one.reports:
        for difference in report.differences:
            weight = verdict.weight(difference)
            if weight == "known":
                continue
            level = "error" if weight == "regression" else "warning"
            point = difference.point
            title = ", ".join(filter(None, (difference.kind, point.family, pages(point))))
            text = "\n".join(
                [f"{report.name}: {headline(difference)}", *details(difference, report)]
            )
            yield _command(level, file, title, text)
        for point in report.matched.stale:
            yield _command("notice", file, "known no more", f"{what(point)}: {point.measure}")


def _command(level: str, file: str, title: str, message: str) -> str:
    return f"::{level} file={_property(file)},title={_property(title)}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
