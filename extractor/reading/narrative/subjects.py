"""What a number is about: said in its clause, or inherited; the nearest wins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.labels import normalise, read_label
from extractor.reading.narrative.anchors import antecedent_of_outcome, referred_to
from extractor.reading.narrative.answering import set_stage_of_answer
from extractor.reading.narrative.measured_again import is_of_all
from extractor.reading.narrative.members import member_kind, of_members
from extractor.reading.narrative.naming import name_part, name_services
from extractor.reading.narrative.own_complaints import is_of_council
from extractor.reading.narrative.own_words import (
    STAGES_TOGETHER,
    lead_dimensions,
    own_dimensions,
    stages_apart,
)
from extractor.reading.narrative.own_year import set_own_year
from extractor.reading.narrative.payments import THE_TOTAL
from extractor.reading.narrative.quarters import (
    THAT_TIME,
    is_of_year,
)
from extractor.reading.narrative.signals import nearest
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.subject_checks import (
    has_own_noun,
    is_aside,
    of_complaints,
    of_other_procedure,
    of_several_stages,
)
from extractor.reading.narrative.vetoes.table import is_vetoed
from extractor.reading.narrative.wording import PAYMENTS

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
_OUR_OWN = re.compile(
    r"\b(?:council|department|directorate|authority|service)\s+itself\b|\bof\s+(?:its|our)\s+own\b|"
    r"\boutside\s+the\s+ombudsman\b",
    re.I,
)
"""Money that the council paid without being told to by the ombudsman of the sentence before."""
_LOCALLY = re.compile(
    r"\b(?:through|under|by|in)\s+(?:its|our|the\s+council's)\s+own\s+(?:\w+\s+)?(?:procedures?|process)\b|"
    r"\b(?:paid|offered|agreed|awarded|settled|made)\s+locally\b|\blocal\s+(?:payments?|"
    r"settlements?\s+without)\b",
    re.I,
)
"""The same, said of one sum beside the ombudsman's."""
_OF_OMBUDSMAN = re.compile(r"\bmaladministration\b", re.I)
"""What no one but an ombudsman finds."""
_ALL_TOGETHER = re.compile(
    r"\b(?:across|at|of)\s+all\s+(?:of\s+)?(?:the\s+)?stages\b|\ball\s+(?:of\s+)?(?:the\s+|our\s+)?(?:complaints|"
    r"cases|payments)\s+(?:taken\s+)?together\b",
    re.I,
)
"""Money of every stage, in a section on one: "In total, across all stages"."""
_UNSTAGED = frozenset(
    ("compliment", "comment", "enquiry", "member_enquiry", "representation", "concern")
)
"""What goes through no stages, whatever stage the complaints beside it are at."""
_SEVERAL_STAGES = re.compile(r"\bstages\s+(?:\d|one|two)\s*(?:,|and|&|or|to)\s", re.I)
_OF_A_PROCEDURE = frozenset((None, "complaint", "issue", "concern", "representation"))
"""What comes in under a complaints procedure; compliments and enquiries come under none."""


def is_shared_out(sentence: Sentence) -> bool:
    """Whether numbers go to several stages "respectively": one that found none is not of all."""
    together = STAGES_TOGETHER.search(sentence.text)
    return together is not None and "respectively" in sentence.text


def _named_in_full(sentence: Sentence, subject: dict[str, str | int]) -> dict[str, str | int]:
    """The section's own service where a sentence names it in full and in small letters, of which
    the vocabulary knows the beginning: "adult care and community wellbeing"."""
    head, own = sentence.setting.heading.service_area, subject.get("service_area")
    if head is None or own is None or head == own:
        return {}
    whole, begun = normalise(head).lower(), normalise(str(own)).lower()
    if whole.startswith(f"{begun} ") and whole in sentence.text.lower():
        return {"service_area": head}
    return {}


_NUMBER_OF = re.compile(
    r"\W*(?:the\s+)?(?:total\s+|overall\s+)?number\s+of\s+(?P<kind>(?:[\w-]+\s+){1,4}?)(?:has|had|have|rose|fell|was|"
    r"were|went|in|at)\b",
    re.I,
)
"""What kind of contact a sentence gives the number of: "The number of complaints has fallen"."""
_OF_THE = re.compile(r"\W*(?:\d+\.\s+)?of\s+(?:all\s+)?(?:the|these|those|our)\s+", re.I)
"""Before the kind of contact of which a sentence counts parts: "Of the complaints 40 were"."""
_WERE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:were|was)\s")
"""After a part of a whole: "Of the 37 housing complaints 27 were corporate complaints"."""
_BESIDE_ANOTHER = re.compile(
    r"\b(?:compared|comparison|than|since|unlike|changed?s?|increase\w*|decrease\w*)\b", re.I
)
"""A lead-in that sets years side by side: the one it names need not be its entries'."""
_IN_COMPARISON = re.compile(r"\W*(?:in|by)\s+(?:comparison|contrast)\b", re.I)
"""What begins so, and names no stage, is set beside the whole and not its last part."""
_BEFORE_COMPLAINTS = frozenset(("all", "representation", "concern", "enquiry"))
"""What complaints are made of: what is registered at a stage is one no more."""
_COMPLAINT_EVENTS = frozenset(("rejected", "escalated", "moved", "withdrawn", "not_progressed"))


_AVERAGE = re.compile(r"\W*the\s+(?:average|mean|median)\b", re.I)
"""What begins so and names its stage is a subject of its own, of the report's year."""


def set_subject(sentence: Sentence, index: int, statement: Statement) -> None:
    """Set the statement's subject dimensions and where each came from."""
    setting, group = sentence.setting, statement.group
    own, _ = own_dimensions(sentence, statement)
    subject: dict[str, str | int] = {}
    origins: dict[str, str] = {}

    def take(values: dict[str, str | int], origin: str, keys: Sequence[str]) -> None:
        for key in keys:
            if key in values and key not in subject:
                subject[key] = values[key]
                origins[key] = origin

    if setting.before and not sentence.done and THAT_TIME.match(sentence.text):
        take(setting.before[-1].subject, "sentence before", ("year", "quarter"))
    if own.get("contact") == "enquiry" and of_members(sentence, statement):
        own["contact"] = "member_enquiry"
    take(own, "sentence", tuple(own))
    unstaged = statement.unit == "gbp" and bool(
        _ALL_TOGETHER.search(sentence.text)
        or _SEVERAL_STAGES.search(sentence.text, *group.clause)
        or _LOCALLY.search(sentence.text, *group.clause)
        or _OUR_OWN.search(sentence.text)
        or of_several_stages(sentence, statement)
    )
    noun = statement.noun
    levels = [s for s in sentence.done if s.role != "compared"] or sentence.done
    previous = levels[-1] if levels else None
    outer = [s for s in sentence.done if s.group.inner is None and not is_aside(s)]
    part = bool(outer) and "of which" in group.joined.lower()
    if part:
        previous = outer[-1]
        take(previous.subject, "sentence", ("year", "quarter"))
    bare = noun is None or noun.sort in ("none", "foreign")
    apart = previous is not None and of_other_procedure(sentence, statement, own, previous)
    if apart and nearest(sentence.outside(group), "stage", group, group.clause) is None:
        subject.pop("stage", None)
    if previous is not None:
        same_kind = (
            bare
            or noun is None
            or noun.contact in (None, previous.subject.get("contact", "complaint"))
        )
        informal = noun is not None and noun.contact == "representation"
        keys = ["quarter", "procedure"] if same_kind or not informal else ["quarter"]
        if previous.role == "from" and "quarter" in previous.subject and "quarter" not in subject:
            step = previous.subject.get("year") == setting.context.year
            subject["quarter"] = int(previous.subject["quarter"]) + step
        if same_kind:
            keys += ["contact", "subgroup"]
            if not apart and not stages_apart(sentence, group, previous):
                keys.append("stage")
            opening = sentence.done[0]
            of_whole = (
                opening.role == "base"
                and opening.subject.get("service_area") == previous.subject.get("service_area")
                and _WERE.match(sentence.text, group.last) is not None
            )
            if (bare or of_whole) and statement.role != "base":
                keys.append("service_area")
        take(previous.subject, "sentence", keys)
        if same_kind and "procedure" not in subject and "procedure" not in previous.subject:
            # "40 statutory complaints and nine compliments, and six of those complaints"
            counted = subject.get("contact", "complaint")
            kin = [s for s in levels if s.subject.get("contact", "complaint") == counted]
            take(kin[-1].subject if kin else {}, "sentence", ["procedure"])
        if (
            group.inner is None
            and previous.role in ("level", "base")
            and "year" in previous.subject
        ):
            set_own_year(sentence, index, statement, subject)
            take(previous.subject, "sentence", ["year"])
    if is_of_all(sentence, group):
        subject.pop("service_area", None)
    set_own_year(sentence, index, statement, subject)
    lead = lead_dimensions(sentence, statement)
    if statement.unit == "gbp" and lead.get("stage") != "ombudsman":
        lead.pop("stage", None)
    if apart or (previous is not None and stages_apart(sentence, group, previous)):
        lead.pop("stage", None)
    take(lead, "sentence", ("stage", "procedure", "quarter", "service_area"))
    if (
        statement.noun is not None
        and statement.noun.sort == "case"
        and "contact" not in subject
        and not sentence.done
    ):
        said = [h for h in sentence.hits if "contact" in h.sets and h.end <= group.first]
        if said:
            subject["contact"] = str(said[-1].sets["contact"])
    if bare and not sentence.done and "contact" not in subject:
        of_the = _OF_THE.match(sentence.text)
        after = of_the.end() if of_the is not None else -1
        whole = [h for h in sentence.hits if "contact" in h.sets and h.start == after]
        number_of = _NUMBER_OF.match(sentence.text)
        if number_of is not None and not whole:
            low, high = number_of.span("kind")
            kinds = [h for h in sentence.hits if "contact" in h.sets]
            whole = [h for h in kinds if low <= h.start and h.end <= high]
        if whole and whole[0].end <= group.first:
            subject["contact"] = str(whole[0].sets["contact"])
    if statement.role == "base":
        name_part(sentence, statement, subject)
    else:
        name_services(sentence, statement, subject)
        if (
            previous is not None
            and "procedure" not in own
            and has_own_noun(statement, subject)
            and previous.subject.get("service_area") != subject["service_area"]
        ):
            # "statutory complaints rose to 42, with housing complaints down to 71"
            subject.pop("procedure", None)
    subject |= _named_in_full(sentence, subject)
    anchor = referred_to(sentence, group)
    if not (noun is not None and noun.sort == "contact"):
        take(anchor, "count before", ("contact",))
    if subject.get("contact", "complaint") == anchor.get("contact", "complaint"):
        take(anchor, "count before", ("procedure", "stage", "service_area", "subgroup"))
    if (
        noun is not None
        and noun.sort == "contact"
        and noun.contact not in (None, "complaint", "issue")
        and statement.unit != "gbp"
    ):
        anaphoric = False
    else:
        pointing = sentence.anaphoric or setting.bullet
        if statement.unit == "gbp":
            # money is of the sentence before only where the sentence points to it
            follows = not setting.paragraph_start and not sentence.reading.years
            pointing = (pointing or follows) and not _MORE.match(sentence.text)
        else:
            pointing = pointing or bare
        anaphoric = pointing and not sentence.done
    last = setting.before[-1] if setting.before else None
    if (
        statement.unit == "gbp"
        and setting.before
        and THE_TOTAL.search(sentence.text[: group.first])
    ):
        last = next((s for s in setting.before if s.unit == "gbp"), last)
    elif last is not None and last.role == "compared":
        last = next((s for s in reversed(setting.before) if s.role != "compared"), last)
    if last is not None and _IN_COMPARISON.match(sentence.text) and "stage" not in own:
        last = next((s for s in setting.before if "stage" not in s.subject), last)
    if last is not None and not sentence.done:
        if setting.bullet:
            take(
                last.subject,
                "lead-in",
                (
                    "year",
                    "quarter",
                    "procedure",
                    "stage",
                    "service_area",
                    "subgroup",
                    "contact",
                ),
            )
        elif anaphoric:
            take(
                last.subject,
                "sentence before",
                ("procedure", "stage", "service_area", "subgroup", "contact", "quarter"),
            )
            if sentence.anaphoric and not (_AVERAGE.match(sentence.text) and "stage" in own):
                take(last.subject, "sentence before", ("year",))
        elif statement.predicate is not None and statement.predicate.sort in (
            "status",
            "average",
        ):
            keys = ["procedure", "stage"]
            if not (setting.paragraph_start and "stage" in own):
                keys.append("service_area")  # a new paragraph on a stage is on all of it
            take(last.subject, "sentence before", keys)
        elif statement.predicate is not None and statement.predicate.sort == "outcome":
            told = antecedent_of_outcome(sentence, statement)
            if told is not None:
                take(told, "sentence before", ("procedure", "stage", "service_area"))
    if (
        last is None
        and not sentence.done
        and statement.predicate is not None
        and statement.predicate.sort == "status"
    ):
        spoken = read_label(setting.sentence_before)
        if spoken.value("stage") is not None and "stage" not in subject:
            subject["stage"], origins["stage"] = str(spoken.value("stage")), "sentence before"
    if noun is not None and PAYMENTS.search(noun.text) and setting.paragraph_start:
        anaphoric = False
    if anaphoric and last is None and setting.sentence_before:
        spoken = read_label(setting.sentence_before)
        for key in ("stage", "procedure"):
            value = spoken.value(key)
            if value is not None and key not in subject:
                subject[key], origins[key] = value, "sentence before"
    if setting.bullet and setting.sentence_before:
        led = read_label(setting.sentence_before)
        if "quarter" not in subject and led.quarter is not None:
            subject["quarter"], origins["quarter"] = led.quarter, "lead-in"
        year = None if _BESIDE_ANOTHER.search(setting.sentence_before) else led.year
        if "year" not in subject and year is not None:
            subject["year"], origins["year"] = year, "lead-in"
    if setting.quarter is not None and "quarter" not in subject and not is_of_year(sentence):
        subject["quarter"], origins["quarter"] = setting.quarter, "paragraph"
    head = setting.heading.said()
    contact = subject.get("contact")
    for key in ("year", "quarter", "procedure", "stage", "service_area", "contact"):
        if key in subject or key not in head:
            continue
        brought = head[key] == "ombudsman" and contact in ("all", "enquiry")
        if key == "stage" and contact not in (None, "complaint", "issue") and not brought:
            continue
        if key == "stage" and head[key] == "ombudsman" and is_of_council(sentence, statement):
            continue
        if key == "stage" and part and not brought and contact == "complaint":
            continue  # "175 complaints dealt with internally, of which 52 were upheld"
        if key == "procedure" and contact not in _OF_A_PROCEDURE:
            continue
        if key == "procedure" and subject.get("stage") == "ombudsman":
            continue
        if key == "contact" and noun is not None and noun.sort == "contact":
            continue
        subject[key], origins[key] = head[key], "heading"
    first = subject.get("contact") in _BEFORE_COMPLAINTS
    if subject.get("contact") == "compliment" and "stage" in own:
        first = True  # praise goes through no stages
    carried = first and own.get("contact") != subject.get("contact")
    if carried and of_complaints(own, statement):
        # "412 contacts. Of these 203 were registered at Stage 1": what is registered is a complaint
        subject.pop("contact")
    if (
        "procedure" not in subject
        and setting.section_procedure is not None
        and subject.get("stage") != "ombudsman"
        and subject.get("contact", "complaint") in ("complaint", "issue")
        and statement.unit != "gbp"
    ):
        subject["procedure"], origins["procedure"] = setting.section_procedure, "section"
    # "The redress amounted to ...", after the ombudsman's decisions
    followed = setting.of_ombudsman and _THE_SUM.match(sentence.text)
    if statement.unit == "gbp" and followed and "stage" not in subject:
        subject["stage"], origins["stage"] = "ombudsman", "section"
    timed = statement.predicate is not None and statement.predicate.sort in ("status", "average")
    later = [g for g in sentence.groups if g.first > group.last and g.inner is None]
    elsewhere = [g.clause for g in later if not is_vetoed(sentence, g)]
    staged = {
        str(h.sets["stage"])
        for h in sentence.hits
        if "stage" in h.sets and not any(low <= h.start < high for low, high in elsewhere)
    }
    alone = len(staged) == 1 and not STAGES_TOGETHER.search(sentence.text) and not sentence.done
    if timed and "stage" not in subject and alone:
        # "we achieved 88%, against a target of 95%, for answers to Stage 1 complaints"
        subject["stage"], origins["stage"] = staged.pop(), "sentence"
    if timed and "stage" not in subject and (sentence.anaphoric or bare) and setting.table_stage:
        subject["stage"], origins["stage"] = setting.table_stage, "table above"
    if "stage" not in subject and _OF_OMBUDSMAN.search(sentence.text, *group.clause):
        subject["stage"], origins["stage"] = "ombudsman", "sentence"
    if "year" not in subject:
        subject["year"], origins["year"] = setting.context.year, "report"
    if (
        "procedure" not in subject
        and setting.context.procedure is not None
        and (
            statement.unit != "gbp"
            and subject.get("stage") != "ombudsman"
            and subject.get("contact", "complaint") in ("complaint", "issue")
        )
    ):
        subject["procedure"], origins["procedure"] = setting.context.procedure, "report"
    if timed and subject.get("contact") == "issue":
        subject["contact"] = "complaint"  # it is the complaint that is answered
    if timed and "stage" not in subject and subject.get("contact", "complaint") == "complaint":
        set_stage_of_answer(sentence, statement, subject, origins)
    lent = origins.get("procedure") == "sentence" and "procedure" not in own
    if lent and (statement.unit == "gbp" or subject.get("contact") not in _OF_A_PROCEDURE):
        subject.pop("procedure", None)  # "201 complaints under it, 143 compliments and £900"
    if subject.get("stage") == "ombudsman" and subject.get("contact") in ("compliment", "comment"):
        # "440 compliments; the Ombudsman made 49 decisions"
        subject.pop("stage" if "contact" in own else "contact")
    if subject.get("stage") == "ombudsman":
        # an ombudsman's enquiries are complaints, and under neither of the council's procedures
        if subject.get("contact") in ("enquiry", "all", "representation"):
            subject["contact"] = "complaint"
        if "procedure" not in own and origins.get("procedure") != "heading":
            subject.pop("procedure", None)
    if subject.get("contact") == "member_enquiry":
        kind = member_kind(sentence, statement)
        if kind is not None:
            subject["subgroup"], origins["subgroup"] = kind, "sentence"
    if subject.get("contact") in _UNSTAGED and subject.get("stage") != "ombudsman":
        subject.pop("stage", None)
    if unstaged:
        subject.pop("stage", None)
    statement.subject, statement.origins = subject, origins
