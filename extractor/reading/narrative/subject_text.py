"""What the text around a sentence says that its numbers are about: sentences before, the lead-in of
a list, headings, the section, the table above, the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.reading.labels import read_label
from extractor.reading.narrative.anchors import antecedent_of_outcome, referred_to
from extractor.reading.narrative.answering import set_stage_of_answer
from extractor.reading.narrative.best_and_worst import tells_extremes
from extractor.reading.narrative.last_before import last_before
from extractor.reading.narrative.own_complaints import is_of_council, is_of_his_letter
from extractor.reading.narrative.own_words import STAGES_TOGETHER, is_of_all_stages
from extractor.reading.narrative.quarters import is_of_year
from extractor.reading.narrative.service_turns import is_next_service
from extractor.reading.narrative.stated import Statement
from extractor.reading.narrative.subject_checks import of_complaints
from extractor.reading.narrative.subject_draft import OF_A_PROCEDURE, Draft
from extractor.reading.narrative.unnamed_stage import THIS_STAGE
from extractor.reading.narrative.vetoes.table import is_vetoed
from extractor.reading.narrative.wording import PAYMENTS

_ALL_BUT_YEAR = ("procedure", "stage", "service_area", "subgroup", "contact", "quarter")
_OF_ALL = ("procedure", "stage", "contact")
"""What holds on into a new paragraph; the part that the last one ended on does not."""
_THE_SUM = re.compile(
    r"\W*(?:the|this|these)\s+(?:financial\s+)?(?:redress|compensation|remed(?:y|ies)|payments?)\b",
    re.I,
)
_MORE = re.compile(
    r"\W*(?:a|another|some)\s+further\b|\W*(?:beyond|besides|apart from)\b|"
    r"\W*(?:of\s+)?the\s+(?:other|remaining)\b",
    re.I,
)
"""What begins so adds other money to that of the sentence before."""
_OF_OMBUDSMAN = re.compile(
    r"\bmaladministration\b|\bdetailed\s+investigations?\b|\binvestigated\s+in\s+detail\b", re.I
)
"""What no one but an ombudsman finds and makes."""
_DEALT_WITH_AT = re.compile(
    r"\b(?:is|are|will\s+be)\s+(?:\w+\s+)?(?:dealt\s+with|considered|investigated|handled|reviewed|heard|responded\s+to|"
    r"answered|looked\s+at)\s+at\s+(?:the\s+)?(?:\w+\s+)?stage\b|"
    r"^\W*stage\s+\w+\s+(?:\w+\s+){0,2}complaints\s+are\s+(?:\w+\s+)?(?:dealt\s+with|considered|investigated|handled|"
    r"reviewed|heard|responded\s+to|answered|looked\s+at)\b",
    re.I,
)
"""A sentence that says at which stage complaints are dealt with, before one that counts them:
"A formal complaint is dealt with at stage two. 92 complaints were received"."""
_CAME_IN = re.compile(
    r"\W*(?:(?:in|during|for)\s+\S+,?\s+)?(?:we\s+received\s+|there\s+(?:were|was)\s+)?(?:a\s+total\s+of\s+)?"
    r"\d[\d,]*\s+(?:(?:such|formal|informal|of\s+these)\s+)?complaints\b(?!\s+(?:about|for|against|from|by|at)\b)",
    re.I,
)
"""A sentence that counts all of them and no part."""
_BESIDE_ANOTHER = re.compile(
    r"\b(?:compared|comparison|than|since|unlike|changed?s?|increase\w*|decrease\w*)\b", re.I
)
"""A lead-in that sets years side by side: the one it names need not be its entries'."""
_BEFORE_COMPLAINTS = frozenset(("all", "representation", "concern", "enquiry"))
"""What complaints are made of: what is registered at a stage is one no more."""
_HE = re.compile(
    r"\W*(?:for\s+(?:this|our|the)\s+council,?\s+)?(?:he|she|it)\s+(?:(?:also|then|has|had)\s+)*(?:issued|made|decided|determined|found|upheld|investigated|received|"
    r"considered|closed)\b",
    re.I,
)
"""The ombudsman, after a sentence that named him."""
_AVERAGE = re.compile(r"\W*the\s+(?:average|mean|median)\b", re.I)
"""What begins so and names its stage is a subject of its own, of the report's year."""
_AVERAGE_TIME = re.compile(
    r"\W*the\s+(?:average|mean|median)\s+(?:\w+\s+)?(?:time|length|number\s+of\s+(?:\w+\s+)?days|repl(?:y|ies)|responses?|investigations?|complaints?)\b",
    re.I,
)
"""The same of what names what was measured: it carries on no other year that the sentence before
came back to."""
_OF_THE_COUNCIL = re.compile(
    r"\b(?:for|across)\s+(?:the\s+(?:whole\s+)?(?:council|authority|borough|county)\b(?!['’])|"
    r"all\s+(?:council\s+)?(?:services|departments|directorates)\b)|\bbetween\s+them\b|\btaken\s+together\b|"
    r"\bthe\s+two\s+(?:services|directorates|departments)\b",
    re.I,
)
"""Before a number that is of all, whatever service the sentence before was on."""
_PARTS_OF_THEM = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s+of\s+(?:them|these|those|which)\b",
    re.I,
)
"""In a sentence that parts what the one before it counted."""
_IN_PASSING = re.compile(
    r"\b(?:of|with|from|by|after|following|since)\s+(?:(?:the|an?|their|its|each)\s+)?(?:\w+\s+)?stage\s+(?:\d|one|two|three)\b",
    re.I,
)
"""A stage named beside the section's own: "Both panels agreed with the Stage 2 investigation"."""
_IN_OTHER_YEAR = re.compile(
    r"\W*(?:(?:in|during)\s+)?(?:(?:the\s+)?(?:year\s+before|(?:last|previous|prior)\s+year)\b(?!['’])|(?<=\s)(?:19|20)\d\d)",
    re.I,
)
"""How a sentence begins that looks back."""


def take_count_before(draft: Draft) -> None:
    """What a count stated before in the report is of, that the number refers to."""
    anchor = referred_to(draft.sentence, draft.statement.group)
    if not (draft.noun is not None and draft.noun.sort == "contact"):
        draft.take(anchor, "count before", ("contact",))
    if draft.contact == anchor.get("contact", "complaint"):
        keys = ("procedure", "stage", "service_area", "subgroup")
        draft.take(anchor, "count before", keys)


def take_text_before(draft: Draft) -> None:
    """What the sentence before is about, or the lead-in of the list that it is an entry of."""
    last = last_before(draft)
    points_back = _points_back(draft)
    if last is not None and not draft.sentence.done:
        _take_sentence_before(draft, last, points_back)
    setting, noun = draft.setting, draft.noun
    predicate = draft.statement.predicate
    timed = predicate is not None and predicate.sort == "status"
    if last is None and not setting.before and not draft.sentence.done and timed:
        _take_spoken(draft, ("stage",))
    if last is None and not setting.paragraph_start and not draft.sentence.done:
        described = _DEALT_WITH_AT.search(setting.sentence_before)
        if described is not None and _CAME_IN.match(draft.sentence.text):
            _take_spoken(draft, ("stage",))
    if THIS_STAGE.search(draft.sentence.text):
        _take_spoken(draft, ("stage",))
    payment = noun is not None and PAYMENTS.search(noun.text) and setting.paragraph_start
    # sums that nothing was read from are what something cost: not what is paid next is for
    costs = draft.is_money and "£" in setting.sentence_before
    spoken = setting.sentence_before and not setting.before and not _begins_anew(draft)
    if points_back and not (payment or costs) and last is None and spoken:
        _take_spoken(draft, ("stage", "procedure"))
        headed = set(read_label(setting.heading_text).values("contact"))
        told = set(read_label(setting.sentence_before).values("contact"))
        if len(told) == 1 < len(headed) and told < headed:
            _take_spoken(draft, ("contact",))  # below "Compliments and enquiries"
    if setting.bullet and setting.sentence_before:
        led = read_label(setting.sentence_before)
        year = None if _BESIDE_ANOTHER.search(setting.sentence_before) else led.year
        for key, value in (("quarter", led.quarter), ("year", year)):
            if value is not None:
                draft.take({key: value}, "lead-in", (key,))
    if setting.quarter is not None and not is_of_year(draft.sentence, draft.statement.group):
        draft.take({"quarter": setting.quarter}, "paragraph", ("quarter",))


_OF_COMPLAINTS = re.compile(
    r"\W*(?:the\s+)?(?:\w+\s+)?(?:outcomes?|results?|findings|decisions)\s+(?:of|for|on)\s+(?:all\s+|the\s+|our\s+)*complaints\b",
    re.I,
)


def _begins_anew(draft: Draft) -> bool:
    """Whether a paragraph opens on what became of complaints: of all, not of the stage that the
    paragraph before named in passing."""
    return draft.setting.paragraph_start and _OF_COMPLAINTS.match(draft.sentence.text) is not None


def _take_spoken(draft: Draft, keys: tuple[str, ...]) -> None:
    """What the sentence before says, though it counted nothing."""
    said = draft.setting.sentence_before
    spoken = read_label(said)
    in_passing = draft.setting.heading.stage is not None and _IN_PASSING.search(said)
    for key in keys:
        if key == "stage" and in_passing:
            continue
        value = spoken.value(key)
        if value is not None:
            draft.take({key: value}, "sentence before", (key,))


def _points_back(draft: Draft) -> bool:
    """Whether the number is about what the sentence before was about."""
    sentence, setting, noun = draft.sentence, draft.setting, draft.noun
    counts_contacts = noun is not None and noun.sort == "contact" and not draft.is_money
    if counts_contacts and noun is not None and noun.contact not in (None, "complaint", "issue"):
        return False
    pointing = sentence.anaphoric or setting.bullet
    if draft.is_money:
        # money is of the sentence before only where the sentence points to it
        follows = not setting.paragraph_start and not sentence.reading.years
        pointing = (pointing or follows) and not _MORE.match(sentence.text)
    else:
        pointing = pointing or draft.bare
    return pointing and not sentence.done


def _take_sentence_before(draft: Draft, last: Statement, points_back: bool) -> None:
    sentence, statement, setting = draft.sentence, draft.statement, draft.setting
    predicate = statement.predicate
    services = {s.subject.get("service_area") for s in setting.before if s.figures}
    if len(services - {None}) > 1 and not setting.bullet:
        # after a row of services what is said of "the complaints" is said of all of them
        last = replace(last, subject={k: v for k, v in last.subject.items() if k != "service_area"})
    if _is_over_parts(draft):
        parts = ("quarter", "service_area")
        last = replace(last, subject={k: v for k, v in last.subject.items() if k not in parts})
    for key in ("quarter", "subgroup"):
        several_told = {s.subject.get(key) for s in setting.before} - {None}
        if len(several_told) > 1 and not setting.bullet:
            # "38% in the first quarter, 79% in the fourth. The average was 22 days": of the year
            last = replace(last, subject={k: v for k, v in last.subject.items() if k != key})
    procedures = {s.subject.get("procedure") for s in setting.before if s.figures}
    counted = predicate is not None and predicate.sort == "exists"
    if counted and len(procedures) > 1 and _IN_OTHER_YEAR.match(sentence.text):
        # after a row of procedures all that there were in another year is of none of them
        last = replace(last, subject={k: v for k, v in last.subject.items() if k != "procedure"})
    stages = {s.subject.get("stage") for s in setting.before if s.figures}
    timed = draft.is_timed or bool(sentence.reading.timescales)
    several = len(stages) > 1 or len(setting.stages_before) > 1
    named = "service_area" in draft.values and draft.values.get("service_area") not in services
    apart = setting.paragraph_start or (named and not sentence.anaphoric)
    if timed and apart and several and not setting.bullet:
        # after a row of stages a new paragraph on speed is on none of them
        last = replace(last, subject={k: v for k, v in last.subject.items() if k != "stage"})
    if setting.bullet:
        draft.take(last.subject, "lead-in", ("year", *_ALL_BUT_YEAR))
    elif points_back:
        opens = setting.paragraph_start and not sentence.anaphoric
        taken = _OF_ALL if opens else _ALL_BUT_YEAR
        if last.unit == "gbp" and draft.noun is not None and draft.noun.sort == "contact":
            # "£7,034 to two planning applicants. A further four complaints were closed"
            _take_over(draft, last, [key for key in taken if key != "service_area"])
        else:
            _take_over(draft, last, taken)
        staged = _AVERAGE.match(sentence.text) is not None and "stage" in draft.own
        back = not last.figures or _IN_OTHER_YEAR.match(setting.sentence_before) is not None
        own_subject = staged or (back and _AVERAGE_TIME.match(sentence.text) is not None)
        # a new paragraph goes on about the section, and not about a year looked back to
        looked_back = setting.paragraph_start and back
        # "down from 74% in 2020/21. A further 23 were answered": this year's
        goes_on = last.role == "compared" and _MORE.match(sentence.text) is not None
        if sentence.anaphoric and not (own_subject or looked_back or goes_on):
            draft.take(last.subject, "sentence before", ("year",))
    elif is_next_service(draft, last):
        draft.take(last.subject, "sentence before", ("stage",))
    elif draft.is_timed and is_of_all_stages(sentence, statement.group):
        _take_over(draft, last, ["procedure"])
    elif draft.is_timed:
        keys = ["stage"]
        opens = setting.paragraph_start and "stage" in draft.own
        if not opens:
            keys.append("service_area")  # a new paragraph on a stage is on all of it
        if not opens or draft.own["stage"] == last.subject.get("stage"):
            keys.append("procedure")  # and on another one, of whatever procedure
        _take_over(draft, last, keys)
    elif predicate is not None and predicate.sort == "outcome":
        told = antecedent_of_outcome(sentence, statement)
        if told is not None and _is_under_another(draft, told):
            told = None
        keys = ["procedure", "stage"]
        row = len(services - {None}) > 1 and not setting.bullet
        if not row and not _is_over_parts(draft):
            keys.append("service_area")
        draft.take(told or {}, "sentence before", keys)


def _is_over_parts(draft: Draft) -> bool:
    """Whether the sentence before told of some parts only, and this one does not come back to them:
    "Repairs led to 268 of them. 64% were answered in time" is of all of them again."""
    setting = draft.setting
    if draft.sentence.anaphoric or setting.bullet:
        return False
    if _OF_THE_COUNCIL.search(draft.sentence.text, 0, draft.statement.group.first):
        return True
    told = setting.sentence_before
    return tells_extremes(told) or (not draft.is_money and _PARTS_OF_THEM.search(told) is not None)


def _is_under_another(draft: Draft, told: dict[str, str | int]) -> bool:
    """Whether what was counted before is under another procedure than the number names."""
    own = draft.own.get("procedure")
    return own is not None and told.get("procedure", own) != own


def _take_over(draft: Draft, last: Statement, keys: Sequence[str]) -> None:
    """What a statement before says; what it has of the report only is the report's here too."""
    for key in keys:
        of_report = last.origins.get(key) == "report"
        draft.take(last.subject, "report" if of_report else "sentence before", (key,))


def take_headings(draft: Draft) -> None:
    """What the headings say that the number can be of."""
    said = draft.setting.heading.said()
    for key in ("year", "quarter", "procedure", "stage", "service_area", "contact"):
        if key in said and key not in draft.values and _may_inherit(draft, key, said[key]):
            draft.put(key, said[key], "heading")


def _may_inherit(draft: Draft, key: str, value: str | int) -> bool:
    """Whether a heading's dimension can be the number's, by what is known of it."""
    contact, noun = draft.values.get("contact"), draft.noun
    if key == "stage":
        brought = value == "ombudsman" and contact in ("all", "enquiry")
        if contact not in (None, "complaint", "issue") and not brought:
            return False
        if value == "ombudsman" and is_of_council(draft.sentence, draft.statement):
            return False
        # "175 complaints dealt with internally, of which 52 were upheld"
        return not (draft.part and not brought and contact == "complaint")
    if key == "procedure":
        apart = draft.statement.unit == "count" and _is_divided_by_procedure(draft)
        ombudsman = draft.values.get("stage") == "ombudsman"
        return contact in OF_A_PROCEDURE and not ombudsman and not apart
    if key == "contact":
        return not (noun is not None and noun.sort == "contact")
    return True


def take_section(draft: Draft) -> None:
    """What the section is under, and who it has spoken of last."""
    sentence, setting, values = draft.sentence, draft.setting, draft.values
    early = values.get("contact") in _BEFORE_COMPLAINTS
    if values.get("contact") == "compliment" and "stage" in draft.own:
        early = True  # praise goes through no stages
    carried = early and draft.own.get("contact") != values.get("contact")
    if carried and of_complaints(draft.own, draft.statement):
        # "412 contacts. Of these 203 were registered at Stage 1": what is registered is a complaint
        values.pop("contact")
    apart = draft.statement.unit == "count" and _is_divided_by_procedure(draft)
    if setting.section_procedure is not None and not apart and _may_be_under_procedure(draft):
        draft.take({"procedure": setting.section_procedure}, "section", ("procedure",))
    his = _HE.match(sentence.text) or is_of_his_letter(sentence, draft.statement)
    if setting.of_ombudsman and his and not sentence.done:
        draft.take({"stage": "ombudsman"}, "section", ("stage",))
    # "The redress amounted to ...", after the ombudsman's decisions
    if draft.is_money and setting.of_ombudsman and _THE_SUM.match(sentence.text):
        draft.take({"stage": "ombudsman"}, "section", ("stage",))


def take_stage_of_answers(draft: Draft) -> None:
    """The one stage that a sentence on answers names, or the table above it; the ombudsman of
    what only an ombudsman finds."""
    sentence, group = draft.sentence, draft.statement.group
    if draft.is_timed and "stage" not in draft.values and not sentence.done:
        later = [g for g in sentence.groups if g.first > group.last and g.inner is None]
        elsewhere = [g.clause for g in later if not is_vetoed(sentence, g)]
        staged = {
            str(h.sets["stage"])
            for h in sentence.hits
            if "stage" in h.sets and not any(low <= h.start < high for low, high in elsewhere)
        }
        if len(staged) == 1 and not STAGES_TOGETHER.search(sentence.text):
            # "we achieved 88%, against a target of 95%, for answers to Stage 1 complaints"
            draft.put("stage", staged.pop(), "sentence")
    above = draft.setting.table_stage
    if draft.is_timed and (sentence.anaphoric or draft.bare) and above:
        draft.take({"stage": above}, "table above", ("stage",))
    if _OF_OMBUDSMAN.search(sentence.text, *group.clause):
        draft.take({"stage": "ombudsman"}, "sentence", ("stage",))


def take_report(draft: Draft) -> None:
    """The report's year and procedure, and the stage of answers that name none."""
    context, values = draft.setting.context, draft.values
    draft.take({"year": context.year}, "report", ("year",))
    apart = draft.statement.unit == "count" and _is_divided_by_procedure(draft)
    if context.procedure is not None and not apart and _may_be_under_procedure(draft):
        draft.take({"procedure": context.procedure}, "report", ("procedure",))
    if draft.is_timed and values.get("contact") == "issue":
        values["contact"] = "complaint"  # it is the complaint that is answered
    if draft.is_timed and "stage" not in values and draft.contact == "complaint":
        set_stage_of_answer(draft.sentence, draft.statement, values, draft.origins)


_BY_STATUTE = r"\b(?:statutory|(?:Children|Care)\s+Act|social\s+care\s+procedure)\b"
_BOTH_APART = re.compile(
    rf"{_BY_STATUTE}[^.;]*?\d[^.;]*?\bcorporate\b|\bcorporate\b[^.;]*?\d[^.;]*?{_BY_STATUTE}", re.I
)
_SOME_UNDER = re.compile(
    r"[^.;\d]{3,60}?,\s+(?:of\s+(?:which|these|them)\s+(?:\d+|[a-z]+)\s|(?:\d+|[a-z]+)\s+of\s+(?:which|these|them|those)\s)"
    r"(?:\([^)]*\)\s*)?(?:(?:were|was|being)\s+)?(?:statutory|corporate)\b",
    re.I,
)
"""The same where one procedure is named: "156 complaints in total, 133 of them statutory"."""
_DIVIDES = re.compile(r"\W*(?:of\s+(?:these|those|them|the)\b|these\b|\d)", re.I)


def _is_divided_by_procedure(draft: Draft) -> bool:
    """Whether what follows a number parts it by procedure: "114 complaints. Of these, 89 were
    statutory and 25 corporate", in a report titled with one of them."""
    rest = draft.sentence.text[draft.statement.last :]
    after = draft.setting.sentence_after
    return bool(_BOTH_APART.search(rest) or _SOME_UNDER.match(rest)) or (
        _DIVIDES.match(after) is not None and _BOTH_APART.search(after) is not None
    )


def _may_be_under_procedure(draft: Draft) -> bool:
    ombudsman = draft.values.get("stage") == "ombudsman"
    return not draft.is_money and not ombudsman and draft.contact in ("complaint", "issue")
