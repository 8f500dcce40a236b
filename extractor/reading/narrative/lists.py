"""Lists inside a sentence: "delay (12), charges (9) and staff (4)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.labels import LabelReading, read_label
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.dealt import deal_by_quarter, deal_in_order
from extractor.reading.narrative.list_axes import axis_of
from extractor.reading.narrative.name_ends import before_verb
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.refused_for import read_reasons, read_reasons_before
from extractor.reading.narrative.row_labels import SENTENCE_VERB, THE_FOLLOWING, ranked_first
from extractor.reading.narrative.stated import Predicate, Setting, Statement
from extractor.reading.narrative.wording import IS_UNIT

_LABEL_LEAD = re.compile(
    r"^.*(?:[:;]\s*|\b(?:were|was|are|is|includ\w+|being|namely|by|as follows|about|regarding|to|"
    r"between|across|among|amongst|into|"
    r"and(?!\s+[A-Z])|followed by)\s+)(?=\S)",
    re.I | re.S,
)
_EDGES = re.compile(
    r"^[\s,;:–—-]*in\s+(?:respect|relation|regard)\s+(?:of|to)\s+(?:the\s+)?|"
    r"^[\s,;:–—-]*(?:and\s+|or\s+|the\s+|followed by\s+|then\s+|by\s+|with\s+|through\s+|via\s+)*|"
    r"(?:[\s,;:(\[–—-]|\b(?:accounted|accounting)\s+for\s*$|\bmade\s+up\s*$)+$",
    re.I,
)


def read_lists(
    text: str, reading: LabelReading, done: Sequence[Statement], setting: Setting
) -> None:
    """Correct the statements of a sentence that are entries of one list.

    Labels with bracketed numbers are read by what the sentence says the list is of; numbers after a
    colon that follow rejected complaints are the reasons; "respectively" deals values out in order.
    """
    _labelled(text, reading, done, setting)
    _halves(text, done)
    read_reasons(text, done)
    read_reasons_before(text, done, setting)
    deal_in_order(text, reading, done)
    deal_by_quarter(text, reading, done)


_BESIDE = re.compile(r"\s*[,;/]\s*")


def _is_beside(text: str, group: Group) -> bool:
    """Whether a share stands before its count, or in one bracket with it: "delay (44, 21%)"."""
    count, percent = group.count, group.percent
    if count is None or percent is None or percent.start < count.start:
        return True
    return _BESIDE.fullmatch(text, count.end, percent.start) is not None


def _labelled(
    text: str, reading: LabelReading, done: Sequence[Statement], setting: Setting
) -> None:
    entries = [
        s
        for s in done
        if s.role == "level"
        and s.group.inner is None
        and s.group.count is not None
        and s.group.lead.bracketed
        and (s.group.percent is None or _is_beside(text, s.group))
        and not s.group.after_change
        and (
            s.noun is None
            or s.noun.sort != "contact"
            or s.noun.start > s.first - 3
            or _label(text, s) is not None
        )
    ]
    again = _axis_again(text, setting)
    if len(entries) < (1 if again and _GOES_ON.match(text) else 2) or _REMEDIES.search(text):
        return
    _leave_whole(done, entries)
    labels = [_in_full(reading, s, _label(text, s)) for s in entries]
    axis = axis_of(text, setting.heading_text) if says_axis(text) else again
    kinds = [_kind(reading, s, label) for s, label in zip(entries, labels, strict=True)]
    if axis in ("category", "channel") and _are_services(text, labels, kinds):
        axis = None  # what "was received by" services came in no other way
    if axis in (None, "category") and _are_refusals(text, entries[0], done, setting):
        axis = "rejection_reason"
    if axis is None and WERE_ABOUT.search(text[: entries[0].first]):
        # "were about care packages (17), charges (14), hospital discharge (9)": not all are known
        known = [kind for kind in kinds if kind is not None]
        of_one = _OF_SERVICE.match(text) is not None and "category" not in known
        axis = "category" if of_one or 2 * known.count("category") > len(known) else None
    for statement, label, kind in zip(entries, labels, kinds, strict=True):
        if label is None or _is_of_contacts(label, axis) or read_label(label).years:
            continue
        if axis in ("category", "complainant", "channel", "rejection_reason"):
            label = label.removeprefix("of ")
            if statement.subject.get("contact") == "issue" and not _issues_said(text, entries[0]):
                # "financial issues (18), delay (12)"
                statement.subject["contact"] = "complaint"
                statement.noun = Noun("none", statement.first, statement.first)
            statement.predicate = Predicate("breakdown", axis, label=label)
            statement.subject.pop("service_area", None)
            if "service_area" in setting.heading.said():
                statement.subject["service_area"] = str(setting.heading.service_area)
        elif axis is None and read_label(label).value("outcome") is not None:
            # "closed after initial enquiries (4) or referred back (2)"
            statement.predicate = Predicate("outcome", str(read_label(label).value("outcome")))
            if statement.noun is None or statement.noun.sort == "foreign":
                statement.noun = Noun("none", statement.first, statement.first)
        elif (
            kind == "service"
            or (axis == "service" and label[0].isupper())
            or (
                kind is None
                and (label[0].isupper() or _POSSESSIVE.fullmatch(label))
                and (axis == "service" or (axis is None and "service" in kinds))
            )
        ):
            statement.subject["service_area"] = label
            statement.predicate = Predicate("exists", strength=1)
        elif kind in ("category", "complainant", "channel") and all(k == kind for k in kinds):
            statement.predicate = Predicate("breakdown", kind, label=label)
        elif kind is None and (axis == "service" or "service" in kinds):
            # "home care (17), day centres (14)": the service said before is not this one's
            statement.subject.pop("service_area", None)
            statement.noun = Noun("foreign", statement.first, statement.first)


_GOES_ON = re.compile(
    r"\W*(?:(?:this|these|that|it|they)\s+(?:was|were)\s+(?:\w+ly\s+)?followed\s+(?:\w+\s+)?by|(?:next|then|second)\s+(?:came|were|was))\b",
    re.I,
)
"""How a sentence goes on with the ranking of the one before: "This was followed by delay (9)"."""


_THEY_WERE = re.compile(
    r"\W*(?:(?:and|but|while|whereas)\s+)?(?:(?:in|for|within|at)\s+[^.;:,()]{3,50}?,?\s+)?(?:they|these|those|the\s+figures)\s+were\s+",
    re.I,
)
"""Before a row of the same kind as that of the sentence before: "In Housing they were cost (9)"."""


def _axis_again(text: str, setting: Setting) -> str | None:
    """What the list is of that the sentence before has begun; None where it began none."""
    last = setting.before[-1].predicate if setting.before and _THEY_WERE.match(text) else None
    if last is not None and last.sort == "breakdown":
        return last.value
    if _GOES_ON.match(text) is None:
        return None
    told = [s for s in setting.before if s.figures and s.role == "level"]
    first = told[0].figures[0] if told else None
    if first is None:
        return None
    return first.dimensions.dimension or ("service" if first.dimensions.service_area else None)


def _is_of_contacts(label: str, axis: str | None) -> bool:
    """Whether a label says what is counted: "compliments", but not the theme "financial issues"."""
    contact = read_label(label).value("contact")
    return contact is not None and not (contact == "issue" and axis == "category")


_ISSUES = re.compile(r"\b(?:issues|points|elements|concerns)\b", re.I)


def _issues_said(text: str, entry: Statement) -> bool:
    """Whether a list is said to be one of issues before its first label."""
    label = _label(text, entry) or ""
    ahead = text[: entry.first].rstrip(" ([")
    return _ISSUES.search(ahead.removesuffix(label)) is not None


_POSSESSIVE = re.compile(r"[a-z]+(?:s['’]|['’]s)")
"""A service whose noun follows the row: "adults' (143) and children's (80) services"."""
_REFUSED_FOR = re.compile(r"\b(?:because|due\s+to|on\s+the\s+grounds)\b", re.I)
_REASONS_WERE = re.compile(
    r"\W*(?:the\s+)?(?:(?:main|most\s+common|usual|other)\s+)?reasons\b[^.;:(]{0,40}\b(?:were|was|included?)\b",
    re.I,
)


def _are_refusals(text: str, entry: Statement, done: Sequence[Statement], setting: Setting) -> bool:
    """Whether a list says why complaints were not accepted, as this sentence or the one before
    says: "19 were declined, mostly because of proceedings (11) or a lack of consent (5)"."""
    ahead = [s for s in done if s.last <= entry.first and s.role == "level"]
    if ahead:
        refused = ahead[-1].predicate
        between = text[ahead[-1].last : entry.first]
        told = _REFUSED_FOR.search(between) is not None
    else:
        refused = setting.before[-1].predicate if setting.before else None
        told = _REASONS_WERE.match(text) is not None
    return told and refused is not None and refused.value in ("rejected", "not_progressed")


def _in_full(reading: LabelReading, statement: Statement, label: str | None) -> str | None:
    """A label with the first half of a service's name, which an "and" seemed to part from it."""
    if label is None:
        return None
    end = (
        statement.first
        - len(reading.text[: statement.first])
        + len(reading.text[: statement.first].rstrip(" (["))
    )
    for hit in reading.hits:
        if hit.sets.get("kind") == "service" and hit.end == end and hit.start < end - len(label):
            return reading.text[hit.start : hit.end]
    return label


_FEWEST_SERVICES = 2
"""Labels of a list that all are services, so that it is one of services whatever is said of it."""
_LOOSELY = re.compile(
    r"\b(?:subjects?|complained\s+about|(?:were|was)\s+about|areas?\s+of\s+(?:concern|complaint))\b",
    re.I,
)
"""Words for what complaints are about that a writer uses of services too."""


def _are_services(text: str, labels: Sequence[str | None], kinds: Sequence[str | None]) -> bool:
    """Whether a list is of services, and only a name in it says "services": "complaints related to
    adult care services (14), planning (7) and housing (1)"."""
    known = [kind for kind in kinds if kind is not None]
    if len(known) < _FEWEST_SERVICES or set(known) != {"service"}:
        return False
    told = text
    for label in labels:
        told = told.replace(label or "", " ", 1)
    rest = _LOOSELY.sub(" ", told)
    return not says_axis(rest) or axis_of(rest, "") in ("service", None)


_HALVES = (
    (
        "upheld",
        re.compile(
            r"\W*(?:either\s+)?(?:fully|wholly|in\s+full|in\s+whole|completely)\s*[(\[]\s*", re.I
        ),
    ),
    (
        "partially_upheld",
        re.compile(r"\W*(?:(?:or|and)\s+)?(?:partly|partially|in\s+part)\s*[(\[]\s*", re.I),
    ),
)


def _halves(text: str, done: Sequence[Statement]) -> None:
    """ "We upheld 58%, either fully (37%) or in part (21%)": the whole is both together."""
    for index in range(len(done) - 2):
        whole, *parts = done[index : index + 3]
        told = whole.predicate
        if told is None or told.value not in ("upheld", "fault_found") or whole.role != "level":
            continue
        before = [
            text[whole.group.clause[1] : parts[0].first],
            text[parts[0].last + 1 : parts[1].first],
        ]
        if all(p.fullmatch(b) for (_, p), b in zip(_HALVES, before, strict=True)):
            whole.predicate = Predicate("outcome", "fault_found")
            for part, (value, _) in zip(parts, _HALVES, strict=True):
                part.predicate, part.noun = Predicate("outcome", value), whole.noun
                part.subject = {**whole.subject}


WERE_ABOUT = re.compile(
    r"\bcomplaints?\s+(?:\w+\s+){0,2}?(?:were|was)\s+(?:mainly\s+|mostly\s+|largely\s+)?about\b[^.;:()]*\(?\s*$",
    re.I,
)
"""Before the first number of a list of what complaints were about."""
_OF_SERVICE = re.compile(
    r"\W*complaints?\s+(?:about|for|against|to|in|regarding)\s+[^.;:,()]{3,60}?\s(?:were|was)\s",
    re.I,
)
"""How a sentence begins that goes on with what complaints of one service were about."""


def _leave_whole(done: Sequence[Statement], entries: Sequence[Statement]) -> None:
    """Take from a whole what only its first part is: "16 were sent back (10) or closed (6)"."""
    ahead = [s for s in done if s.last <= entries[0].first]
    parts = [s.group.count.value for s in entries if s.group.count is not None]
    whole = ahead[-1] if ahead else None
    if (
        whole is not None
        and whole.role == "level"
        and whole.predicate is not None
        and whole.predicate.sort == "outcome"
        and whole.group.count is not None
        and whole.group.count.value == sum(parts)
    ):
        whole.noun = Noun("foreign", whole.first, whole.first)


_REMEDIES = re.compile(
    r"\b(?:redress|remed(?:y|ies)|recommendations?|training|(?<!of )(?<!of a )members? of)\b", re.I
)
_AXIS = re.compile(
    r"\b(?:themes?|reasons?|categor(?:y|ies)|causes?|subjects?|areas? of (?:concern|complaint)|"
    r"types? of|complained about|"
    r"topics?|complainants?|methods?|channels?|services?|teams?|departments?)\b",
    re.I,
)


def says_axis(text: str) -> bool:
    """Whether the sentence names what its entries are: themes, methods, services."""
    return bool(_AXIS.search(text))


_OWN_LABEL = re.compile(
    r"(?:\b(?:were|was|either|been|between|across|among|amongst|into)\s|[,;:)])\s*(?P<label>[^,;:()\d]{3,80})[(\[]\s*$",
    re.I,
)
"""The label of a number whose clause the number before has: "16 were either sent back (10)"."""


_SUCH_AS = re.compile(r"\b(?:such\s+as|including|namely)\s+(?:the\s+)?")
"""Between what all of a row are and its first label: "services such as Fostering (6)"."""
_PLACED = re.compile(r"(?:in|for|at|of|across|within|among)\s", re.I)


def _label(text: str, statement: Statement) -> str | None:
    first = ranked_first(text[: statement.first])
    if first is not None:
        return first
    before = text[statement.group.clause[0] : statement.first]
    own = None if re.search(r"[A-Za-z]", before) else _OWN_LABEL.search(text[: statement.first])
    before = own["label"] if own is not None else THE_FOLLOWING.sub("", before)
    subject = before_verb(before.strip(" (["))
    apart = _PLACED.match(before.strip()) or WERE_ABOUT.search(before)
    named = sum(word[0].isupper() for word in subject.split()) > 1 and not apart
    if named and before.strip(" ([") != subject:
        return subject  # "Planning and Parks continues to be the directorate with most (40)"
    lead = _LABEL_LEAD.match(before)
    rest = (
        before[lead.end() :] if lead and re.search(r"[A-Za-z]{3}", before[lead.end() :]) else before
    )
    label = None
    while rest != label:
        label, rest = rest, _EDGES.sub("", rest)
    label = _SUCH_AS.split(label or "")[-1]
    label = _with_first_half(text[: statement.first], label)
    words = label.split() if label else []
    return label if words and len(words) <= 10 else None


_ENTRY = re.compile(
    r"[)\]]\s*(?:[,;]\s*(?:and\s+)?|and\s+)(?P<label>[^,;:()\d]{3,80}?)\s*[(\[]\s*$", re.I
)
"""All that stands between the bracket before and a number's own."""


def _with_first_half(ahead: str, label: str | None) -> str | None:
    """A label of two halves, of which the clause has the second: "(10), planning and development
    (7)"; the "and" that joins two entries follows the bracket before."""
    entry = _ENTRY.search(ahead)
    if entry is None or not label or SENTENCE_VERB.search(entry["label"]):
        return label
    half = entry["label"].removesuffix(label)
    whole = half != entry["label"] and _HALF.fullmatch(half) is not None
    return entry["label"] if whole else label


_HALF = re.compile(
    r"(?!(?:about|for|with|those|in|to|by|from)\b)[\w'’&/ -]+\s(?:and|or|&)\s+", re.I
)


def _kind(reading: LabelReading, statement: Statement, label: str | None) -> str | None:
    if label is None:
        return None
    start = statement.first - len(label) - 3
    hits = [
        h
        for h in reading.hits
        if "kind" in h.sets and start <= h.start and h.end <= statement.first
    ]
    if IS_UNIT.search(label):
        return "service"  # whatever "Assessment Service" is called by
    return str(max(hits, key=lambda h: h.end - h.start).sets["kind"]) if hits else None
