"""Entries of lists: a label with its number, under a sentence or heading that says the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractor.reading.labels import LabelReading, read_label
from extractor.reading.narrative.cut_entries import read_cut_entry
from extractor.reading.narrative.entry_figures import (
    Entry,
    entry_figure,
    entry_subject,
    figures_of_entry,
    outcomes_of_entry,
)
from extractor.reading.narrative.list_axes import axis_of
from extractor.reading.narrative.names import in_subject
from extractor.reading.narrative.stated import FigureStated, Setting
from extractor.reading.narrative.timed_entries import read_timed_entry
from extractor.reading.narrative.wording import PRIOR
from extractor.reading.quantities import find_number_words
from extractor.reading.service_names import service_named
from extractor.reading.years import year_before

_NUMBER = r"(?P<n>\d{1,3}(?:,\d{3})+|\d+)"
_SHARE = r"(?P<p>\d+(?:\.\d+)?)\s?(?:%|per\s?cent)"
_ENTRY = re.compile(
    r"^(?P<label>[A-Za-z(](?:[^\d%£]|(?<=[Ss]tage )[123]|(?<=\bQ)[1-4]|(?<=[Qq]uarter )[1-4])*?)"
    rf"\s*"
    rf"(?:[(\[]\s*{_NUMBER}(?:\s+(?:complaints?|cases?|"
    rf"received))?(?:\s*(?:[,;/-]\s*(?:or\s+)?|\bor\s+){_SHARE.replace('P<p>', 'P<p1>')})?\s*[)\]]"
    rf"|\s[–—-]\s*{_NUMBER.replace('P<n>', 'P<n2>')}|\s*[:=]\s*{_NUMBER.replace('P<n>', 'P<n3>')})"
    rf"(?:(?:\s+(?:complaints?|cases))?\s*[(\[]\s*{_SHARE.replace('P<p>', 'P<p2>')}\s*[)\]])?"
    r"(?P<rest>.*)$",
    re.S,
)
_REST = re.compile(
    r"^\s*(?:(?:complaints?|cases?|compliments?|enquiries|representations?)\s*)?(?:(?:were|was|"
    r"had been)\s+)?(?:received|made|logged|recorded|registered)?"
    r"\s*(?P<tail>.*)$",
    re.I | re.S,
)
_SHARE_OF = re.compile(rf"of\s+which\s+{_SHARE}\s+(?:were|was)\s+(?P<what>[^.;]+)", re.I)
_PARTS = re.compile(r"^[(\[](?P<parts>[^()]*)[)\]]\s*[.;,]?$")
_NOT_ENTRIES = re.compile(
    r"\b(?:section|appendix|page|table|figure|chapter|paragraph|tel|telephone|phone|stage|step|"
    r"version|email|ext|fax|item|ref)\s*(?:no\.?|number)?\s*$",
    re.I,
)


def read_entry(text: str, setting: Setting, kind: str | None = None) -> Entry | None:
    """The figures of a list's entry ("Delay – 12 received (2 upheld)"); None where it is none.

    The label's own words decide (a contact, a stage); else what the list is a list of decides. An
    entry of a list whose kind nothing says yields no figure; ``kind`` is what its labels look like.
    """
    paid = _read_payment(text, setting)
    if paid is not None:
        return paid
    timed = read_timed_entry(text, setting)
    if timed is not None:
        return Entry((timed,), text.find(":") + 1, len(text.rstrip()))
    cut = read_cut_entry(text, setting)
    if cut is not None:
        return cut
    match = _ENTRY.match(text.strip()) or _bare_entry(text, setting)
    if match is None and (turned := _NUMBER_APART.match(text)) is not None:
        return _read_turned(turned, text, setting, kind)
    if match is None:
        return (
            _read_number_first(text, setting)
            or _read_people(text, setting)
            or _read_share(text, setting, kind)
        )
    if len(match["label"].split()) > _LONGEST_LABEL:
        return None
    printed = match["n"] or match["n2"] or match["n3"]
    rest = _REST.match(match["rest"])
    tail = rest["tail"].strip(" ,.;") if rest else ""
    if _UNIT.match(match["rest"]):
        return _read_share(text, setting, kind)
    tail = _in_bracket_form(tail)
    tail = _CHANGED.sub("", tail)
    share_of, parts = _SHARE_OF.search(tail), _PARTS.match(tail)
    decided = _decided(tail)
    if tail and share_of is None and parts is None and decided is None and len(tail) > 2:
        return None
    label = " ".join(match["label"].strip(" –—-:=(").split())
    if not label:
        return None
    measures = {"count": Decimal(printed.replace(",", ""))}
    share = match["p1"] or match["p2"]
    if share:
        measures["percent"] = Decimal(share)
    lead = setting.sentence_before if setting.bullet else ""
    if lead and setting.lead_refused:
        return None
    reading = read_label(label)
    axis = axis_of(lead, setting.heading_text) or kind
    if _NOT_ENTRIES.search(label) and axis != "channel":
        return None
    subject = entry_subject(setting, lead)
    start = text.find(printed, len(match["label"]) - 1)
    if decided is not None:
        figures = _decided_for(label, reading, subject, decided, measures)
    else:
        figures = figures_of_entry(label, reading, axis, subject, measures)
        figures += _in_brackets(figures, tail, setting) or _share_in_brackets(figures, tail)
    if figures and figures[0].family == "breakdowns":
        figures += outcomes_of_entry(figures[0], share_of, parts)
    if not figures:
        return None
    # shares and outcomes follow the number: the place holds them too
    return Entry(tuple(figures), start, len(text.rstrip()))


_BARE_ENTRY = re.compile(
    rf"^(?P<label>[A-Za-z][A-Za-z'’/&, -]*?)\s+{_NUMBER}(?P<n2>(?!))?(?P<n3>(?!))?(?P<p1>(?!))?"
    rf"(?:\s*[(\[]\s*{_SHARE.replace('P<p>', 'P<p2>')}\s*[)\]])?"
    r"(?P<rest>\s*(?:[(\[][^()\[\]]*[)\]])?\s*)[;,]?$"
)


def _bare_entry(text: str, setting: Setting) -> re.Match[str] | None:
    """An entry whose number nothing sets off ("Quality of service 31"), below a lead that ends in a
    colon and says what is listed; below a heading where that says so of no services, whose names
    may end in a number, unless a bracket stands behind ("Locality team 54 (2021/22: 45)")."""
    match = _BARE_ENTRY.match(text.strip())
    if match is None:
        return None
    lead = setting.sentence_before.rstrip() if setting.bullet else ""
    headed = axis_of("", setting.heading_text) if setting.bullet else None
    told = headed is not None and (headed != "service" or bool(match["rest"].strip()))
    return match if told or (lead.endswith(":") and axis_of(lead, "") is not None) else None


def is_bare_entry(text: str) -> bool:
    """Whether a text is but a label and its number, as a chart prints them."""
    return _BARE_ENTRY.match(text.strip()) is not None


_NUMBER_FIRST = re.compile(
    rf"^{_NUMBER}\s+(?:(?:were\s+)?(?:for|in|about|against|concerning|relating\s+to)\s+)?"
    r"(?P<label>[A-Z][A-Za-z'’&,/ -]{2,60}?)\s*[.;,]?$"
)


def _read_number_first(text: str, setting: Setting) -> Entry | None:
    """A service after its number, among complaints that are listed: "120 Housing"."""
    match = _NUMBER_FIRST.match(text.strip()) if setting.bullet else None
    if match is None or setting.lead_refused:
        return None
    lead = setting.sentence_before
    subject = entry_subject(setting, lead)
    if "contact" not in subject or axis_of(lead, setting.heading_text) not in (None, "service"):
        return None
    label = " ".join(match["label"].split())
    if service_named(label) != label or in_subject(label, setting.context):
        return None
    said = {**subject, "service_area": label}
    count = {"count": Decimal(match["n"].replace(",", ""))}
    figure = entry_figure("stage_counts", said, {"event": "received"}, count)
    return Entry((figure,), text.find(match["n"]), len(text.rstrip()))


_PEOPLE = re.compile(
    rf"^{_NUMBER}\s+(?P<label>[a-z][a-z'’/ -]{{2,50}}?)(?:\s*[(\[]\s*{_SHARE}\s*[)\]])?"
    r"(?:,\s+[^.;:\d]*|\s*\([^()\d]*\))?[.;,]?$"
)


def _read_people(text: str, setting: Setting) -> Entry | None:
    """People after their number, below what says that complainants are listed: "19 parents"."""
    match = _PEOPLE.match(text.strip()) if setting.bullet else None
    if match is None or setting.lead_refused:
        return None
    label = match["label"].strip()
    if axis_of(setting.sentence_before, setting.heading_text) != "complainant":
        return None
    if "complainant" not in read_label(label).values("kind"):
        return None
    share = f" ({match['p']}%)" if match["p"] else ""
    entry = read_entry(f"{label}: {match['n']}{share}", setting)
    return None if entry is None else replace(entry, first=0, last=len(text.rstrip()))


_NUMBER_APART = re.compile(
    rf"^\W*{_NUMBER}(?:\s*[(\[]\s*{_SHARE}\s*[)\]])?\s+[–—-]\s+(?P<label>[A-Za-z][^\d%£:;]{{2,80}}?)\s*[.;,]?$"
)
_NO_NUMBERING = 10
"""From which on a number ahead of a dash does not number the entries: "12 – Fostering"."""


def _read_turned(
    match: re.Match[str], text: str, setting: Setting, kind: str | None
) -> Entry | None:
    """An entry whose number stands first: "48 (32%) – Upheld"."""
    if match["p"] is None and int(match["n"].replace(",", "")) < _NO_NUMBERING:
        return None
    share = f" ({match['p']}%)" if match["p"] else ""
    entry = read_entry(f"{match['label']}: {match['n']}{share}", setting, kind)
    return None if entry is None else replace(entry, first=match.start("n"), last=len(text))


_CHANGED = re.compile(
    r"^\((?:up|down|no\s+change|unchanged|an?\s+(?:increase|decrease|rise|fall)|[+-])[^()]*\)$|"
    r"^\(?(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:more|fewer|less)(?:\s+than\b[^().;:\d]*)?\)?$",
    re.I,
)
"""All that an entry adds of how its number changed: "94 (down 4%)", "22, five fewer"."""
_SET_BESIDE = re.compile(
    rf"(?:[(\[]\s*)?(?:compared\s+(?:with|to)|(?:as\s+)?against|(?:(?:up|down|an?\s+(?:increase|decrease|rise|fall))\s+)?from)\s+{_NUMBER}"
    r"(?P<when>\s+(?:in\s+(?:19|20)?\d\d\s?[/-]\s?\d{2,4}|(?:in\s+)?(?:the\s+)?(?:last|previous|prior)\s+year|(?:in\s+)?the\s+year\s+before))?\s*[)\]]?",
    re.I,
)
"""All that an entry adds of the year before: "141 (13%), compared with 120"."""


def _in_bracket_form(tail: str) -> str:
    """The number of another year that an entry is set beside, as brackets hold it."""
    beside = _SET_BESIDE.fullmatch(tail)
    if beside is None:
        return tail
    when = beside["when"] if beside["when"] and any(c.isdigit() for c in beside["when"]) else None
    return f"({beside['n']}{when or ' last year'})"


_UNIT = re.compile(r"\s*(?:%|per\s?cent\b)|[.,]?\d", re.I)
"""Behind a number that is none of complaints: a share, or part of a longer number."""
_VERDICT = re.compile(r"(?:(?:was|were)\s+)?[a-z]+(?:\s[a-z]+){0,2}", re.I)


def _decided(tail: str) -> str | None:
    """The outcome that is all an entry says behind its number: "Highways: 5 upheld"."""
    if _VERDICT.fullmatch(tail) is None:
        return None
    reading = read_label(tail)
    return None if reading.rest else reading.value("outcome")


def _decided_for(
    label: str,
    reading: LabelReading,
    subject: dict[str, str | int],
    outcome: str,
    measures: dict[str, Decimal],
) -> list[FigureStated]:
    """What was decided of a service's complaints; none where the label names no service."""
    if "service" not in reading.values("kind") or reading.says("stage"):
        return []
    said = {"contact": "complaint", **subject, "service_area": label}
    return [entry_figure("outcomes", said, {"outcome": outcome}, measures)]


_BRACKETED = re.compile(rf"[(\[]\s*{_NUMBER}(?P<when>\s[^()\[\]]*)?[)\]]\s*[.;,]?")


_YEARED = re.compile(
    rf"[(\[](?P<when>(?:19|20)?\d\d\s?[/-]\s?\d{{2,4}}|(?:last|previous)\s+year)\s*[:,–-]?\s+{_NUMBER}[)\]]\s*[.;,]?",
    re.I,
)
"""The same with the year first: "118 (2013-14: 134)"."""


def _in_brackets(figures: list[FigureStated], tail: str, setting: Setting) -> list[FigureStated]:
    """The figure of an earlier year that an entry has in brackets: "27 (33 in 2019/20)", or "27
    (33)" below a sentence that says what brackets hold."""
    match = _BRACKETED.fullmatch(tail) or _YEARED.fullmatch(tail)
    if match is None or len(figures) != 1:
        return []
    when = match["when"] or ""
    said = read_label(when)
    if not when:
        year = setting.bracket_year
    elif said.year is not None and not said.rest:
        year = said.year
    else:
        year = year_before(setting.context.year) if PRIOR.search(when) else None
    if year is None or year == figures[0].dimensions.year:
        return []
    count = {"count": Decimal(match["n"].replace(",", ""))}
    dimensions = replace(figures[0].dimensions, year=year)
    return [FigureStated(figures[0].family, dimensions, count)]


_BRACKETED_SHARE = re.compile(
    rf"[(\[]\s*{_SHARE}\s+(?:(?:were|was)\s+)?(?P<what>[a-z][a-z ]{{2,40}}?)\s*[)\]]\s*[.;,]?",
    re.I,
)


def _share_in_brackets(figures: list[FigureStated], tail: str) -> list[FigureStated]:
    """What became of a share of an entry's complaints: "Adults: 90 (82% on time)"."""
    match = _BRACKETED_SHARE.fullmatch(tail)
    if match is None or len(figures) != 1 or figures[0].family != "stage_counts":
        return []
    reading = read_label(match["what"])
    status, outcome = reading.value("status"), reading.value("outcome")
    share = {"percent": Decimal(match["p"])}
    dimensions = replace(figures[0].dimensions, event=None)
    if status in ("within", "outside"):
        scale = reading.timescales[0].days if reading.timescales else None
        dimensions = replace(dimensions, status=str(status), timescale_days=scale)
        return [FigureStated("timeliness", dimensions, share)]
    if outcome is not None and not reading.rest:
        return [FigureStated("outcomes", replace(dimensions, outcome=str(outcome)), share)]
    return []


_SHARE_ENTRY = re.compile(
    rf"^(?P<label>[A-Za-z][^\d%£:()]*?)\s*[:–—-]?\s+(?:(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+)\s*[(\[]\s*)?{_SHARE}\s*[)\]]?\s*[.,;]?$"
)


def _read_share(text: str, setting: Setting, kind: str | None) -> Entry | None:
    """An entry that is a label and its share, as charts print them: "Email 43%", "Email 74 (43%)".

    Only under a heading or lead-in that says what the labels are.
    """
    match = _SHARE_ENTRY.match(text.strip())
    if match is None or len(match["label"].split()) > _LONGEST_SHARE_LABEL:
        return None
    lead = setting.sentence_before if setting.bullet else ""
    axis = axis_of(lead, setting.heading_text) or kind
    label = " ".join(match["label"].split())
    reading = read_label(label)
    if _NOT_ENTRIES.search(label) and axis != "channel":
        return None  # "Eight were escalated to Stage 2 (7%)": the number is the stage's
    if axis is None and reading.value("outcome") is None:
        return None
    measures = {"percent": Decimal(match["p"])}
    if match["n"]:
        measures["count"] = Decimal(match["n"].replace(",", ""))
    figures = figures_of_entry(label, reading, axis, entry_subject(setting, lead), measures)
    if not figures:
        return None
    return Entry(
        tuple(figures), text.find(match["n"] or match["p"], len(label)), len(text.rstrip())
    )


_PAYMENT_ENTRY = re.compile(
    r"^(?P<label>[A-Z][^\d%£:()]*?)\s*(?:[:–—-]\s*|\s)£(?P<gbp>\d[\d,]{0,11}(?:\.\d\d)?)"
    r"(?:\s*[(,]?\s*(?:(?:in|for|across|to)\s+)?(?P<n>\d{1,4}|[a-z]+)\s+"
    r"(?:cases?|payments?|complaints?|complainants|families)\s*\)?)?\s*[.,;]?$"
)


def _read_payment(text: str, setting: Setting) -> Entry | None:
    """What one service paid, in a list of payments: "Adult Social Care – £2,150 in five cases"."""
    match = _PAYMENT_ENTRY.match(text.strip())
    if match is None:
        return None
    lead = setting.sentence_before if setting.bullet else ""
    if not read_label(f"{lead} {setting.heading_text}").says("money"):
        return None
    label = " ".join(match["label"].split())
    reading = read_label(label)
    if not any(h.sets.get("kind") == "service" for h in reading.hits) or reading.says("stage"):
        return None
    measures = {"amount_gbp": Decimal(match["gbp"].replace(",", "")).quantize(Decimal("0.01"))}
    if match["n"]:
        words = find_number_words(match["n"])
        count = Decimal(match["n"]) if match["n"].isdigit() else words[0].value if words else None
        if count is None:
            return None
        measures["cases"] = count
    said = entry_subject(setting, lead)
    for key in ("contact", "stage", "procedure"):
        said.pop(key, None)
    if not in_subject(label, setting.context):
        said["service_area"] = label
    figure = entry_figure("compensation", said, {"scope": "total"}, measures)
    return Entry((figure,), text.find("£"), len(text.rstrip()))


_LONGEST_SHARE_LABEL = 6
"""Words of a label beside a bare share; more are a sentence."""
_LONGEST_LABEL = 12
"""Words; a longer stretch before a number is a sentence."""
