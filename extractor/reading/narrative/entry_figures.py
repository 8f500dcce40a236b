"""What an entry of a list states, once its label and its numbers are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.reading.claims import Dimensions, Family
from extractor.reading.directorates import is_directorate
from extractor.reading.labels import LabelReading, read_label
from extractor.reading.narrative.escalation import left_stage
from extractor.reading.narrative.names import in_subject, service_after
from extractor.reading.narrative.row_labels import begins_sentence, kind_of_label
from extractor.reading.narrative.stated import FigureStated, Setting
from extractor.reading.narrative.wording import ANAPHORA, IS_UNIT


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry read: its figures and where in the text its numbers stand."""

    figures: tuple[FigureStated, ...]
    first: int
    last: int


_PART = re.compile(
    r"^\s*(?P<n>\d+|none|no|one|two|three|four|five|six|seven|eight|nine)\s+(?:were\s+|"
    r"was\s+)?(?P<what>[A-Za-z ]+?)\s*$",
    re.I,
)
_WORDS = {
    "none": 0,
    "no": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
_FROM_WHOM = re.compile(
    r"\b(?:complaints?|representations?)\s+(?:received\s+|made\s+)?(?:from|"
    r"by)\s+(?P<who>[^:;.]+?)(?:\s+(?:were|are|was|is|included?))?\s*:?\s*$",
    re.I,
)
_ASIDE = re.compile(r"\([^()]*\)")


_ALL_COMPLAINTS = re.compile(r"\b(?:number|total)\s+of\s+complaints\b", re.I)
"""A lead-in that begins anew and is of no stage that was named before."""


_ISSUES_COUNTED = re.compile(
    r"\b(?:raised|recorded|identified|contained|logged)\s+(?:a\s+total\s+of\s+)?[\d,]+\s+(?:[a-z]+\s+)?(?:issues|points|concerns)\b|"
    r"\b[\d,]+\s+(?:[a-z]+\s+)?(?:issues|points)\s+(?:were\s+)?(?:raised|recorded|identified|logged)\b",
    re.I,
)
"""A lead-in that says how many issues its list divides; a heading's "issues" are complaints."""


def entry_subject(setting: Setting, lead: str) -> dict[str, str | int]:
    """What an entry is about before its label: as its list's lead-in and the section say."""
    said: dict[str, str | int] = dict(setting.heading.said())
    said.pop("event", None)
    if setting.before and lead:
        # "seven decisions (five in 2021/22):" introduces those of this year
        levels = [s for s in setting.before if s.role != "compared"] or setting.before
        last = levels[-1].subject
        keys = {"year", "quarter", "procedure", "stage", "service_area", "subgroup", "contact"}
        if setting.paragraph_start and not setting.bullet and len(setting.stages_before) > 1:
            keys.discard("stage")  # a new paragraph after one on several stages is on none of them
        if setting.paragraph_start and not setting.bullet and _THE_COMPLAINTS.match(lead):
            keys.discard("quarter")  # and after one on a quarter it is of the year again
        if _ALL_COMPLAINTS.search(lead):
            keys.discard("stage")
        if not (setting.bullet or ANAPHORA.match(lead)):
            keys.discard("year")  # a sentence before may have looked back
            noun = levels[-1].noun
            if noun is not None and noun.sort == "case" and _THE_COMPLAINTS.match(lead):
                keys.discard("stage")  # it counted investigations
        said.update({k: v for k, v in last.items() if k in keys})
    # "seven decisions (five in 2021/22):" is of this year
    spoken = read_label(_ASIDE.sub(" ", lead)) if lead else None
    if spoken is not None:
        for key in ("stage", "procedure", "contact"):
            value = spoken.value(key)
            if value is not None and (value != "issue" or _ISSUES_COUNTED.search(lead)):
                said[key] = value
        if spoken.year is not None:
            said["year"] = spoken.year
        if spoken.quarter is not None:
            said["quarter"] = spoken.quarter
        named = service_after(lead, spoken, 0, len(lead))
        if (
            named is not None
            and named.sort == "service"
            and not _NO_ONE_SERVICE.match(named.text)
            and not in_subject(named.text, setting.context)
        ):
            said["service_area"] = named.text
        who = _FROM_WHOM.search(lead)
        if who is not None and "complainant" in {h.sets.get("kind") for h in spoken.hits}:
            said["subgroup"] = " ".join(who["who"].split())
    said.setdefault("year", setting.context.year)
    under = said.get("contact", "complaint") in ("complaint", "issue")
    if setting.context.procedure is not None and under and said.get("stage") != "ombudsman":
        said.setdefault("procedure", setting.context.procedure)
    if said.get("contact", "complaint") != "complaint":
        said.pop("stage", None)
    return said


_THE_COMPLAINTS = re.compile(r"\W*(?:the|all|our)\s+(?:[a-z]+\s+){0,2}?complaints\b", re.I)
"""How a lead begins that is on all complaints: "The complaints were spread as follows:"."""
_NO_ONE_SERVICE = re.compile(
    r"(?:the\s+)?(?:following|these|those|various|several|different|number|all|each|many|other)\b",
    re.I,
)
"""What begins so are the services listed, and none of them: "about the following services:"."""


_ENDED = {"withdrawn": "withdrawn", "out_of_remit": "rejected", "ongoing": "ongoing"}
"""What complaints went through, in a label that counts them and lists no outcomes: "Complaints
withdrawn: 2"."""


_ANSWERED = re.compile(
    r"(?:(?:number|complaints?|cases|were|answered|responded|replied|closed|completed|to|sent|of)\s*){0,5}",
    re.I,
)
"""What a label may say beside whether answers were in time: "Answered in time: 250"."""


def figures_of_entry(
    label: str,
    reading: LabelReading,
    axis: str | None,
    subject: dict[str, str | int],
    measures: dict[str, Decimal],
) -> list[FigureStated]:
    """The figures of a label with its measures; none where nothing says what the label is."""
    if begins_sentence(label):
        return []
    contact, stage, outcome = (
        reading.value("contact"),
        reading.value("stage"),
        reading.value("outcome"),
    )
    said = dict(subject.items())
    if reading.year is not None:
        said["year"] = reading.year
    if reading.quarter is not None:
        said["quarter"] = reading.quarter
    bare = _is_bare(reading)
    counted = _counted_by_name(label, reading, said) or (
        _counted_below(reading, subject, said) if axis is None else None
    )
    if counted is not None:
        family, states = counted
        return [entry_figure(family, said, states, measures)]
    decided = outcome or reading.says("status") or reading.says("event")
    if axis is None and not decided and "contact" in subject and _is_known_service(reading):
        said["service_area"] = label  # "Highways and transport – 3", below "these complaints:"
        return [entry_figure("stage_counts", said, {"event": "received"}, measures)]
    placed = None if decided or axis not in (None, "other") else reading.value("procedure")
    service = _service_of(label)
    short = 1 <= len(service.split()) <= _LONGEST_SERVICE
    if placed and short and kind_of_label(service) == "service":
        # "Adults statutory: 94"
        said |= {"procedure": placed, "service_area": service}
        if stage:
            said["stage"] = stage
        said.setdefault("contact", "complaint")
        return [entry_figure("stage_counts", said, {"event": "received"}, measures)]
    dated = reading.year is not None or reading.quarter is not None
    if bare and dated and not outcome and axis in (None, "other") and "contact" in subject:
        return [entry_figure("stage_counts", said, {"event": "received"}, measures)]  # "Q1 - 15"
    said.setdefault("contact", "complaint")
    ended = _ENDED.get(outcome or "") if axis is None and contact == "complaint" else None
    if bare and ended and "outcome" not in subject and not reading.says("status"):
        if stage:
            said["stage"] = stage
        return [entry_figure("stage_counts", said, {"event": ended}, measures)]
    if bare and outcome and axis in (None, "category") and not reading.says("status"):
        if stage:
            said["stage"] = stage  # "Stage 1 complaints upheld: 6"
        if stage == "ombudsman":
            said.pop("procedure", None)
        if reading.value("procedure"):
            said["procedure"] = str(reading.value("procedure"))
        return [entry_figure("outcomes", said, {"outcome": outcome}, measures)]
    if axis in ("channel", "complainant") and IS_UNIT.search(label):
        axis = "service"  # "received by the following: Locality Team – 6"
    if axis == "service":
        said["service_area"] = label
        return [entry_figure("stage_counts", said, {"event": "received"}, measures)]
    if axis is None:
        return []
    said.pop("event", None)
    return [entry_figure("breakdowns", said, {"dimension": axis, "label": label}, measures)]


def _is_bare(reading: LabelReading) -> bool:
    """Whether a label says nothing beside what was understood of it."""
    return not [w for w in reading.rest.split() if len(w) > 2]


def _counted_by_name(
    label: str, reading: LabelReading, said: dict[str, str | int]
) -> tuple[Family, dict[str, str]] | None:
    """What a label that is a contact or a stage counts, which it adds to ``said``: "Stage 2: 8"."""
    contact, stage = reading.value("contact"), reading.value("stage")
    if not _is_bare(reading) or not (contact or stage):
        return None
    if reading.value("outcome") or reading.says("status"):
        return None
    if contact:
        said["contact"] = contact
        if contact != "complaint":
            said.pop("stage", None)
    if stage:
        said["stage"] = stage
    said.setdefault("contact", "complaint")
    event = reading.value("event") or "received"
    procedure = reading.value("procedure")
    if procedure:
        said["procedure"] = procedure
    if event == "escalated":
        said["stage"] = left_stage(label, stage)
    return "stage_counts", {"event": event}


def _counted_below(
    reading: LabelReading, subject: dict[str, str | int], said: dict[str, str | int]
) -> tuple[Family, dict[str, str]] | None:
    """What a label counts of the contacts or the stage that the list is about."""
    if not ("stage" in subject or "contact" in subject) or reading.value("outcome"):
        return None
    came_in = reading.value("event") == "received" and not reading.says("status")
    if _is_bare(reading) and came_in:  # "Received: 310", below "Stage 1"
        said.setdefault("contact", "complaint")
        return "stage_counts", {"event": "received"}
    status = reading.value("status")
    if status in ("within", "outside") and _ANSWERED.fullmatch(reading.rest.strip(" .:")):
        said.setdefault("contact", "complaint")
        return "timeliness", {"status": status}
    return None


_JOINTS = re.compile(r"\s*(?:(?:and|,|&|/)\s*)*", re.I)


def _is_known_service(reading: LabelReading) -> bool:
    """Whether all of a label is one service that the vocabulary knows, or several joined."""
    if is_directorate(reading.text):
        return True
    letters = list(reading.text)
    for hit in reading.hits:
        if hit.sets.get("kind") == "service":
            letters[hit.start : hit.end] = " " * (hit.end - hit.start)
    left = "".join(letters)
    return left != reading.text and _JOINTS.fullmatch(left) is not None


_PLACE = re.compile(r"\b(?:statutory|corporate|stage\s+\w+|complaints?)\b", re.I)
_LONGEST_SERVICE = 4


def _service_of(label: str) -> str:
    """The label without its procedure and stage."""
    return " ".join(_PLACE.sub(" ", label).split())


def entry_figure(
    family: Family,
    said: dict[str, str | int],
    extra: dict[str, str],
    measures: dict[str, Decimal],
) -> FigureStated:
    """One figure of an entry: what the list is about, ``said``, and what the entry says itself."""
    return FigureStated(family, Dimensions(**{**said, **extra}), measures)  # type: ignore[arg-type]


def outcomes_of_entry(
    whole: FigureStated, share_of: re.Match[str] | None, parts: re.Match[str] | None
) -> list[FigureStated]:
    """What an entry says of outcomes: "of which 70% were upheld", "(1 partly upheld, 1 upheld)"."""
    found: list[FigureStated] = []
    stated: list[tuple[str, dict[str, Decimal]]] = []
    if share_of is not None:
        stated.append((share_of["what"], {"percent": Decimal(share_of["p"])}))
    for part in parts["parts"].split(",") if parts is not None else []:
        match = _PART.match(part)
        if match is not None:
            number = match["n"].lower()
            stated.append((match["what"], {"count": Decimal(_WORDS.get(number, number))}))
    for what, measures in stated:
        outcome = read_label(what).value("outcome")
        if outcome is not None:
            said = whole.dimensions.said()
            found.append(entry_figure("breakdowns", said, {"outcome": outcome}, measures))
    return found
