"""What a number's sentence says that it is about: its clause, the numbers before, the lead."""

from __future__ import annotations

import re

from extractor.reading.labels import normalise
from extractor.reading.narrative.carried import LEAST_PARTS
from extractor.reading.narrative.measured_again import is_of_all
from extractor.reading.narrative.members import of_members
from extractor.reading.narrative.naming import name_services
from extractor.reading.narrative.naming_whole import name_part
from extractor.reading.narrative.other_first import is_after_other_year
from extractor.reading.narrative.own_words import (
    adds_up_stages,
    ended_at_stage,
    is_of_all_stages,
    is_of_none,
    lead_dimensions,
    stages_apart,
    were_of_procedure,
)
from extractor.reading.narrative.own_year import set_own_year
from extractor.reading.narrative.payments import is_paid_to_staff
from extractor.reading.narrative.quarters import THAT_TIME
from extractor.reading.narrative.service_turns import service_turned_to
from extractor.reading.narrative.signals import nearest
from extractor.reading.narrative.stated import Statement
from extractor.reading.narrative.subject_checks import has_own_noun
from extractor.reading.narrative.subject_draft import Draft

_WERE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:were|was)\s")
"""After a part of a whole: "Of the 37 housing complaints 27 were corporate complaints"."""
_OF_THE = re.compile(r"\W*(?:\d+\.\s+)?of\s+(?:all\s+)?(?:the|these|those|our)\s+", re.I)
"""Before the kind of contact of which a sentence counts parts: "Of the complaints 40 were"."""


def take_own_words(draft: Draft) -> None:
    """What the number's own clause says."""
    sentence, own = draft.sentence, draft.own
    before = draft.setting.before
    if before and not sentence.done and THAT_TIME.match(sentence.text):
        draft.take(before[-1].subject, "sentence before", ("year", "quarter"))
    if own.get("contact") == "enquiry" and of_members(sentence, draft.statement):
        own["contact"] = "member_enquiry"
    group = draft.statement.group
    staged = nearest(sentence.outside(group), "stage", group, group.clause) is not None
    if not staged and _is_more(draft):
        own.pop("stage", None)
    draft.take(own, "sentence", tuple(own))
    turned = service_turned_to(sentence, draft.statement)
    if turned is not None and not draft.is_money:
        draft.take({"service_area": turned}, "sentence", ("service_area",))


def take_previous(draft: Draft) -> None:
    """What it takes over from the number before it in the sentence."""
    sentence, group = draft.sentence, draft.statement.group
    previous = _decided_before(draft)
    if previous is None:
        return
    if draft.part:
        draft.take_over(previous, ("year", "quarter"))
    if draft.apart and nearest(sentence.outside(group), "stage", group, group.clause) is None:
        draft.values.pop("stage", None)
    noun = draft.noun
    before = previous.subject.get("contact", "complaint")
    same_kind = draft.bare or noun is None or noun.contact in (None, before)
    informal = noun is not None and noun.contact == "representation"
    # "811 were corporate complaints, 288 were about social care"
    divided = _is_divided(draft, previous)
    keys = ["quarter", "procedure"] if not divided and (same_kind or not informal) else ["quarter"]
    if previous.role == "from" and "quarter" in previous.subject and "quarter" not in draft.values:
        step = previous.subject.get("year") == draft.setting.context.year
        draft.values["quarter"] = int(previous.subject["quarter"]) + step
    if same_kind:
        keys += ["contact"] if noun is not None and noun.contact else ["contact", "subgroup"]
        ended = ended_at_stage(sentence, group)
        apart = (
            draft.apart
            or ended
            or _is_of_none(draft, previous)
            or _is_more(draft)
            or adds_up_stages(sentence, group)
            or is_of_all_stages(sentence, group)
            or is_paid_to_staff(sentence.text, previous)
        )
        of_those = draft.part or _OF_THEM.match(sentence.text, group.last) is not None
        if not apart and (of_those or not stages_apart(sentence, group, previous)):
            keys.append("stage")
        whole = draft.bare or group.from_to == "to" or _is_of_whole(draft, previous)
        if whole and draft.statement.role != "base" and not _is_apart(draft, previous):
            keys.append("service_area")
    if _SAME_SUBJECT.search(sentence.text[previous.last : group.first]) or _is_subjects_too(
        draft, previous
    ):
        keys.append("service_area")  # "Parks had 51 complaints, they had also had 40 compliments"
    draft.take_over(previous, keys)
    if (
        same_kind
        and not divided
        and "procedure" not in draft.values
        and "procedure" not in previous.subject
    ):
        # "40 statutory complaints and nine compliments, and six of those complaints"
        kin = [s for s in draft.levels if s.subject.get("contact", "complaint") == draft.contact]
        if kin:
            draft.take_over(kin[-1], ["procedure"])
    if group.inner is None and previous.role in ("level", "base") and "year" in previous.subject:
        set_own_year(sentence, draft.index, draft.statement, draft.values)
        if not is_after_other_year(sentence, group):
            draft.take_over(previous, ["year"])


def _is_more(draft: Draft) -> bool:
    """Whether more were decided than went on to the stage before, so that they were decided where
    those came from: "five went on to Stage 2 and 15 were upheld"."""
    predicate, levels = draft.statement.predicate, [s for s in draft.levels if s.role == "level"]
    if predicate is None or predicate.sort != "outcome" or not levels:
        return False
    went = levels[-1].predicate
    if went is None or went.value not in ("escalated", "moved"):
        return False
    count, before = draft.statement.group.count, levels[-1].group.count
    return count is not None and before is not None and count.value > before.value


def _is_of_none(draft: Draft, previous: Statement) -> bool:
    """Whether the number before says that nothing came to its stage."""
    stop = max(previous.last, previous.noun.end if previous.noun is not None else 0)
    return any(
        previous.first <= h.start < stop and is_of_none(draft.sentence, h)
        for h in draft.sentence.hits
        if "stage" in h.sets
    )


def _decided_before(draft: Draft) -> Statement | None:
    """The number before; for what was upheld the last that is of no praise, which nobody decides:
    "Of the 31 complaints about Parks, which had 40 compliments, nine were upheld"."""
    previous, predicate = draft.previous, draft.statement.predicate
    if previous is None or predicate is None or predicate.sort != "outcome" or not draft.bare:
        return previous
    whole = _whole_of_services(draft.levels)
    if whole is not None and draft.statement.group.joined.lower().strip(" ,") == "and":
        return whole
    if previous.subject.get("contact") != "compliment":
        return previous
    decided = [s for s in draft.levels if s.subject.get("contact") != "compliment"]
    return decided[-1] if decided else previous


def _whole_of_services(levels: list[Statement]) -> Statement | None:
    """What a row of services adds up to, once it is told: "12 complaints, nine about adults and
    three about children, and upheld seven"."""
    whole = levels[0] if levels else None
    parts = levels[1:]
    services = {str(s.subject.get("service_area")) for s in parts}
    counts = [s.group.count.value for s in parts if s.group.count is not None]
    if whole is None or len(parts) < LEAST_PARTS or len(services) < len(parts):
        return None
    if whole.group.count is None or "service_area" in whole.subject or len(counts) < len(parts):
        return None
    return whole if sum(counts) == whole.group.count.value else None


_SAME_SUBJECT = re.compile(
    r"[,;]\s+(?:(?:and|but|while|although|however)\s+)?(?:they|it)\s+(?:(?:had|has|have|also)\s+)*(?:received|had|got|attracted|handled)\s+"
    r"(?:a\s+total\s+of\s+|only\s+|just\s+)?$",
    re.I,
)


_ABOUT = re.compile(
    r"[)\]]?\s*(?:\([^)]*\)\s*)?(?:of\s+(?:them|these|those)\s+)?(?:(?:were|was)\s+)?about\s", re.I
)
"""After a number, before what it alone was about."""
_OF_THEM = re.compile(r"\s*of\s+(?:them|these|those|which|it)\b", re.I)


def _is_apart(draft: Draft, previous: Statement) -> bool:
    """Whether the service of the number before is that number's alone: "24 were about care homes,
    11 about assessment", "37 of them for North; in 2020/21 there had been 96"."""
    text, group = draft.sentence.text, draft.statement.group
    if _ABOUT.match(text, previous.last) and _ABOUT.match(text, group.last):
        return True
    part = _OF_THEM.match(text, previous.last) is not None
    start, stop = group.clause
    dated = any(start <= m.start and m.end <= stop for m in draft.sentence.reading.years)
    return part and dated and ";" in text[previous.last : group.first]


def _is_divided(draft: Draft, previous: Statement) -> bool:
    """Whether the number before is the part of a whole that is under one procedure: the others are
    apart from it."""
    told = were_of_procedure(draft.sentence, previous)
    return told and not draft.part and draft.statement.group.base is None


def _is_of_whole(draft: Draft, previous: Statement) -> bool:
    """Whether it is a part of the whole that the sentence begins with."""
    opening = draft.sentence.done[0]
    return (
        opening.role == "base"
        and opening.subject.get("service_area") == previous.subject.get("service_area")
        and _WERE.match(draft.sentence.text, draft.statement.group.last) is not None
    )


_STAGE_LABEL = re.compile(r"(?:^|[;.])\W*stage\s+\w+(?:\s+[a-z]+){0,3}\s*:\s*$", re.I)
"""Before a sum: "Stage 1 payments: £525"."""
_PAID_AFTER = re.compile(
    r"\W*(?:following|after|as\s+a\s+result\s+of|arising\s+from|at)\s+(?:the\s+|these\s+|our\s+)?"
    r"stage\s+(?:\d|one|two|three)(?:\s+(?:investigations?|complaints?|reviews?|panels?|cases))?,?\s+"
    r"(?:[a-z]+\s+){0,3}?(?:payments?|sums?|redress|compensation|remed(?:y|ies)|£)",
    re.I,
)
"""How a sentence on money begins that says where it was awarded: "Following Stage 2 reviews,
payments of £900 were made"."""


def _is_subjects_too(draft: Draft, previous: Statement) -> bool:
    """Whether a number goes on with what a service had: "Parks had 9 Stage 2 investigations and 2
    Stage 3 panels"."""
    service, text = str(previous.subject.get("service_area", "")), draft.sentence.text
    group, noun = draft.statement.group, draft.noun
    goes_on = group.joined.lower().strip(" ,") == "and" and noun is not None
    return bool(
        service
        and goes_on
        and noun is not None
        and noun.start >= group.last - 1
        and not text[group.clause[0] : group.first].strip()
        and not text[noun.end : group.clause[1]].strip(" .;")
        and text.lstrip().lower().startswith((service.lower(), f"the {service.lower()}"))
    )


def take_lead(draft: Draft) -> None:
    """What the words ahead of its clause say: a time, a stage, a service, what is counted."""
    sentence, statement, group = draft.sentence, draft.statement, draft.statement.group
    if is_of_all(sentence, group):
        draft.values.pop("service_area", None)
    set_own_year(sentence, draft.index, statement, draft.values)
    lead = lead_dimensions(sentence, statement)
    labelled = group.joined == ":" and _STAGE_LABEL.search(sentence.text, 0, statement.first)
    labelled = labelled or _PAID_AFTER.match(sentence.text)
    if draft.is_money and lead.get("stage") != "ombudsman" and not labelled:
        lead.pop("stage", None)
    previous = draft.previous
    if draft.apart or (previous is not None and stages_apart(sentence, group, previous)):
        lead.pop("stage", None)
    if previous is not None and _is_divided(draft, previous):
        lead.pop("procedure", None)
    if _is_more(draft):
        lead.pop("stage", None)
    draft.take(lead, "sentence", ("stage", "procedure", "quarter", "service_area"))
    _take_contact_ahead(draft)


def _take_contact_ahead(draft: Draft) -> None:
    """What the sentence's first number counts, where the words ahead of it say so."""
    sentence, group, noun = draft.sentence, draft.statement.group, draft.noun
    if sentence.done or "contact" in draft.values:
        return
    kinds = [h for h in sentence.hits if "contact" in h.sets]
    if noun is not None and noun.sort == "case":
        said = [h for h in kinds if h.end <= group.first]
        if said:
            draft.values["contact"] = str(said[-1].sets["contact"])
    elif draft.bare:
        of_the = _OF_THE.match(sentence.text)
        whole = [h for h in kinds if of_the is not None and h.start == of_the.end()]
        if whole and whole[0].end <= group.first:
            draft.values["contact"] = str(whole[0].sets["contact"])


def take_names(draft: Draft) -> None:
    """The services, people and themes that are named beside it."""
    sentence, statement, subject = draft.sentence, draft.statement, draft.values
    if statement.role == "base":
        name_part(sentence, statement, subject)
    else:
        name_services(sentence, statement, subject)
        if (
            draft.previous is not None
            and "procedure" not in draft.own
            and has_own_noun(statement, subject)
            and draft.previous.subject.get("service_area") != subject["service_area"]
        ):
            # "statutory complaints rose to 42, with housing complaints down to 71"
            subject.pop("procedure", None)
    _name_in_full(draft)


def _name_in_full(draft: Draft) -> None:
    """The section's own service where a sentence names it in full and in small letters, of which
    the vocabulary knows the beginning: "adult care and community wellbeing"."""
    head, own = draft.setting.heading.service_area, draft.values.get("service_area")
    if head is None or own is None or head == own:
        return
    whole, begun = normalise(head).lower(), normalise(str(own)).lower()
    if whole.startswith(f"{begun} ") and whole in draft.sentence.text.lower():
        draft.values["service_area"] = head
