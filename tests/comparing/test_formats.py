"""What ``check`` prints: text, JSON, JUnit XML and GitHub's annotations."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

from extractor.comparing.documents import compare
from extractor.comparing.fixtures import Checked
from extractor.comparing.machine import as_github, as_json, as_junit
from extractor.comparing.printed import as_text
from extractor.comparing.verdict import Verdict
from schemas import ExtractedDocument
from tests.comparing.made import FIGURE, expected, read
from tests.comparing.test_updating import checked

JUNIT = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:complexType name="said" mixed="true">
    <xs:attribute name="type"/><xs:attribute name="message"/>
  </xs:complexType>
  <xs:element name="testsuites"><xs:complexType>
    <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name"/><xs:attribute name="time" type="xs:decimal"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuite"><xs:complexType>
    <xs:sequence><xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger"/>
    <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
    <xs:attribute name="time" type="xs:decimal"/>
  </xs:complexType></xs:element>
  <xs:element name="testcase"><xs:complexType>
    <xs:choice minOccurs="0"><xs:element name="failure" type="said"/>
      <xs:element name="error" type="said"/></xs:choice>
    <xs:attribute name="name" use="required"/><xs:attribute name="classname"/>
    <xs:attribute name="time" type="xs:decimal"/>
  </xs:complexType></xs:element>
</xs:schema>"""
"""The part of the common schema (Jenkins', Apache Ant's) that is used here."""

WRONG = {**FIGURE, "count": 5}
ORIGIN = {"dimension": "year", "place": "boxhead", "text": "2020-21", "page": 1}


def verdict(*each: Checked, **limits: Any) -> Verdict:
    return Verdict(each, **limits)


def changed(*got: dict[str, Any], wanted: tuple[dict[str, Any], ...] = (FIGURE,)) -> Checked:
    return checked(expected(*wanted), read(*got))


def test_a_difference_fails_unless_it_is_known() -> None:
    assert verdict(changed(WRONG)).faults == ["1 figure not as expected"]
    assert verdict(changed(FIGURE)).faults == []
    known = {**FIGURE, "missed": ["count"]}
    assert verdict(changed(wanted=(known,))).faults == []


def test_thresholds_tolerate_and_hold() -> None:
    more = [{**FIGURE, "stage": f"stage_{n}"} for n in (1, 2, 3)]
    lost = changed(*more, wanted=(FIGURE, *more))
    assert verdict(lost, min_recall=0.75).faults == []
    below = verdict(lost, min_recall=0.76).faults
    assert below == ["1 figure not as expected", "recall 0.7500 is below 0.76"]
    extra = changed(FIGURE, *more, wanted=tuple(more))
    assert verdict(extra, min_recall=0.5).faults == ["1 figure not as expected"]
    assert verdict(extra, min_precision=0.75).faults == []
    wrong = changed(WRONG, *more, wanted=(FIGURE, *more))
    assert verdict(wrong, min_recall=0.5).faults
    assert verdict(wrong, min_recall=0.5, min_precision=0.5).faults == []
    known = {**FIGURE, "missed": ["count"]}
    assert verdict(changed(wanted=(known,)), min_recall=0.5).faults == [
        "recall 0.0000 is below 0.5"
    ]


def test_who_is_wrong_is_never_tolerated() -> None:
    one = checked(expected(FIGURE, council="Kent County Council"), read(FIGURE))
    assert verdict(one, min_recall=0, min_precision=0).faults


def test_the_text_says_what_is_printed_where_and_what_was_read_from_which_label() -> None:
    text = as_text(verdict(changed({**WRONG, "year": "2020/21"}, {**FIGURE, "year": "1999/00"})))
    assert "~ wrong: stage_counts: The Fostering Team, complaints, 2020/21: count 4" in text
    assert "printed on page 1 (table): 4" in text
    assert text.endswith("failed: 2 figures not as expected\n")
    told = changed({**FIGURE, "year": "2019/20", "origins": [{**ORIGIN, "bbox": None}]})
    said = as_text(verdict(told))
    assert "read with year 2019/20 instead of 2020/21" in said
    assert "year 2019/20 from boxhead, page 1: 2020-21" in said


def test_the_text_says_why_a_number_was_left_unread() -> None:
    cell = {"page": 1, "table": 0, "row": 1, "column": 1, "text": "4", "stub": "a", "boxhead": "b"}
    grid = {"page": 1, "bbox": [0, 0, 1, 1], "pages": [1], "cells": [["4"]], "reader": "ruled"}
    found = read(tables=[grid], unread=[{**cell, "why": "no year"}])
    assert "left unread [a | b]: no year" in as_text(verdict(checked(expected(FIGURE), found)))
    twice = read(tables=[grid], unread=[{**cell, "why": "no year"}, {**cell, "why": "a rate"}])
    assert "left unread" not in as_text(verdict(checked(expected(FIGURE), twice)))


def test_known_differences_are_counted_and_old_marks_named() -> None:
    known = {**FIGURE, "missed": ["count"]}
    assert "passed (1 known)" in as_text(verdict(changed(wanted=(known,))))
    old = as_text(verdict(changed(FIGURE, wanted=(known,))))
    assert "= known no more" in old
    assert old.endswith("passed\n")


def test_a_report_that_was_not_read_fails() -> None:
    broken = checked(expected(FIGURE), None)
    assert "x/report.pdf\n  not read: cannot be read" in as_text(verdict(broken))
    assert "::error file=x/report.pdf,title=not read::cannot be read" in as_github(verdict(broken))
    assert 'type="unreadable"' in as_junit(verdict(broken))


def test_another_file_is_named_where_it_explains_differences() -> None:
    one = changed(WRONG)
    assert one.expected is not None
    one.expected["document"] = {**one.expected["document"], "sha256": "1" * 64}
    assert "not the one that expected.json was written for" in as_text(verdict(one))


def test_json_says_everything() -> None:
    answer = json.loads(as_json(verdict(changed(WRONG))))
    assert answer["passed"] is False
    assert (answer["recall"], answer["precision"]) == (0, 0)
    (difference,) = answer["fixtures"][0]["reports"][0]["differences"]
    assert difference["kind"] == "wrong"
    assert difference["differs_in"] == ["value"]
    assert (difference["expected"]["value"], difference["read"]["value"]) == (4, 5)
    assert difference["expected"]["pages"] == [1]
    assert difference["weight"] == "regression"


@pytest.mark.parametrize(
    "each",
    [
        changed(FIGURE),
        changed(WRONG),
        changed({**FIGURE, "service_area": "odd \x00\x1b\ufffe characters & <tags>"}),
        checked(expected(FIGURE), None),
        checked({**expected(), "reports": []}, read().model_copy(update={"reports": ()})),
    ],
)
def test_junit_keeps_its_schema(each: Checked) -> None:
    said = verdict(each, changed(WRONG), min_recall=1.0)
    tree = etree.parse(BytesIO(as_junit(said).encode()))
    etree.XMLSchema(etree.fromstring(JUNIT)).assertValid(tree)
    root = tree.getroot()
    for level in (root, *root.iter("testsuite")):
        for name, what in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            assert int(level.get(name)) == len(list(level.iter(what)))


def test_junit_has_one_case_for_each_report_and_family() -> None:
    tree = etree.fromstring(as_junit(verdict(changed(WRONG))).encode())
    failed = [case.get("name") for case in tree.iter("testcase") if len(case)]
    assert [case.get("name") for case in tree.iter("testcase")] == [
        "report",
        "stage_counts",
        "discrepancies",
    ]
    assert failed == ["stage_counts"]
    assert "count 4, read as 5" in tree.find(".//failure").get("message")


def test_annotations_are_one_line_each_and_escaped() -> None:
    odd = {**FIGURE, "service_area": "100% of: A, B\nand C"}
    lines = as_github(verdict(changed(wanted=(odd,)))).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=x/expected.json,title=missing%2C stage_counts%2C page 1::"
    )
    assert "100%25 of: A, B" in lines[0]
    tolerated = as_github(verdict(changed(wanted=(FIGURE,)), min_recall=0))
    assert tolerated.startswith("::warning ")
    stale = as_github(verdict(changed(FIGURE, wanted=({**FIGURE, "missed": ["count"]},))))
    assert stale.startswith("::notice ")


def test_a_pack_with_a_report_too_many_says_so() -> None:
    found = ExtractedDocument.model_validate(expected(FIGURE))
    nothing = {**expected(), "reports": []}
    assert [one.expected for one in compare(nothing, found)] == [None]
    assert "+ unexpected" in as_text(verdict(checked(nothing, found)))
