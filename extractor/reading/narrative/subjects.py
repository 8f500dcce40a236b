"""What a number is about: said in its clause, or inherited; the nearest wins."""

from __future__ import annotations

import re

from extractor.reading.labels import read_label
from extractor.reading.narrative.members import member_kind
from extractor.reading.narrative.own_words import STAGES_TOGETHER, is_of_stages_ahead
from extractor.reading.narrative.quarters import is_clause_of_year, own_stretch
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.subject_checks import of_several_stages
from extractor.reading.narrative.subject_draft import OF_A_PROCEDURE, Draft, begin_draft
from extractor.reading.narrative.subject_sentence import (
    take_lead,
    take_names,
    take_own_words,
    take_previous,
)
from extractor.reading.narrative.subject_text import (
    take_count_before,
    take_headings,
    take_report,
    take_section,
    take_stage_of_answers,
    take_text_before,
)
from extractor.reading.narrative.wording import ACCOUNTED_FOR

_OUR_OWN = re.compile(
    r"\b(?:council|department|directorate|authority|service)\s+itself\b|\bof\s+(?:its|our)\s+own\b|"
    r"\boutside\s+the\s+ombudsman\b",
    re.I,
)
"""Money that the council paid without being told to by the ombudsman of the sentence before."""
_NONE_OUTSIDE = re.compile(
    r"\bno\s+(?:\w+\s+){0,2}?(?:payments?|compensation|redress)\b[^.;]*?"
    r"\boutside\s+(?:of\s+)?the\s+ombudsman\b",
    re.I,
)
"""That nothing was paid but what the ombudsman asked for, which is no payment of his."""
_LOCALLY = re.compile(
    r"\b(?:through|under|by|in)\s+(?:its|our|the\s+council's)\s+own\s+(?:\w+\s+)?(?:procedures?|process)\b|"
    r"\b(?:found|accepted|identified)\s+(?:the\s+)?faults?\s+(?:ourselves|itself)\b|"
    r"\boffered\s+(?:itself|ourselves)\b|"
    r"\b(?:paid|offered|agreed|awarded|settled|made)\s+locally\b|\blocal\s+(?:payments?|"
    r"settlements?\s+without)\b",
    re.I,
)
"""The same, said of one sum beside the ombudsman's."""
_ALL_TOGETHER = re.compile(
    r"\b(?:across|at|of)\s+all\s+(?:of\s+)?(?:the\s+)?stages\b|\ball\s+(?:of\s+)?(?:the\s+|our\s+)?(?:complaints|"
    r"cases|payments)\s+(?:taken\s+)?together\b",
    re.I,
)
"""Money of every stage, in a section on one: "In total, across all stages"."""
_TOTAL_OF_YEAR = re.compile(
    r"^\W*(?:the\s+)?(?:total|overall)\s+(?:compensation|redress|financial\s+redress|payments?|amount)\s+"
    r"(?:(?:paid|made)\s+)?(?:for|in|during|over)\s+the\s+year\b",
    re.I,
)
"""Money of the whole year, after a sentence on one stage's or the ombudsman's."""
_ALTOGETHER = re.compile(r"^\W*(?:altogether|in\s+(?:all|total)|overall)\b", re.I)
"""How a sum begins that goes back over all the stages that a summary has told of."""
_SEVERAL_STAGES = re.compile(
    r"\bstages\s+(?:\d|one|two)\s*(?:,|and|&|or|to)\s|"
    r"\bstage\s+(?:1|one)\s+(?:complaints\s+)?(?:and|&|or)\s+stage\s+(?:2|two)\b",
    re.I,
)
_UNSTAGED = frozenset(
    ("compliment", "comment", "enquiry", "member_enquiry", "representation", "concern")
)
"""What goes through no stages, whatever stage the complaints beside it are at."""


_WERE_SUCH = re.compile(
    r"(?:[^.;:()\d]|(?<=stage )\d|\(\d[\d.]*\s?%\)){0,60}?"
    r"\s(?P<verb>were|was)\s+(?!(?:received|made|recorded|registered|logged|investigated)\b(?!\s+(?:at|under)\b))",
    re.I,
)
"""Behind a whole, before what its part was: "41 of the 128 complaints received were statutory"."""
_SAID_OF_PARTS = ("procedure", "stage", "service_area", "quarter")


def is_shared_out(sentence: Sentence) -> bool:
    """Whether numbers go to several stages "respectively": one that found none is not of all."""
    together = STAGES_TOGETHER.search(sentence.text)
    return together is not None and "respectively" in sentence.text


def set_subject(sentence: Sentence, index: int, statement: Statement) -> None:
    """Set the statement's subject dimensions and where each came from."""
    draft = begin_draft(sentence, index, statement)
    take_own_words(draft)
    take_previous(draft)
    take_lead(draft)
    take_names(draft)
    take_count_before(draft)
    take_text_before(draft)
    take_headings(draft)
    take_section(draft)
    take_stage_of_answers(draft)
    take_report(draft)
    _take_owner(draft)
    _take_now(draft)
    _take_its_stage(draft)
    _drop_what_cannot_be(draft)
    _take_finder(draft)
    _drop_what_a_part_is(draft)
    statement.subject, statement.origins = draft.values, draft.origins


_ITS = re.compile(r"\b(?:its|their)\s+(?:total\s+of\s+)?$", re.I)
"""Before a whole that is of the same service as its part: "Parks upheld 12 of its 30"."""


_NOW = re.compile(
    r"\b(?:and|but|to)\s+(?:is\s+|are\s+|has\s+|have\s+)?now\s+(?:(?:stands?|standing|at|is|are|only|just|numbers?)\s+)*$",
    re.I,
)
"""Before the number of the report's year, after those of others: "149 in 2021/22 and now 133"."""


def _take_now(draft: Draft) -> None:
    """Take the report's year for what is told of now, whatever year was named before it."""
    sentence, group = draft.sentence, draft.statement.group
    start, stop = group.last, group.clause[1]
    dated = any(start <= m.start and m.end <= stop for m in sentence.reading.years)
    if draft.statement.role == "level" and not dated and _NOW.search(sentence.text, 0, group.first):
        draft.put("year", sentence.base_year(), "sentence")


_LATER_STAGES = re.compile(
    r"\bstages?\s+(?:2|two)\s*(?:,|and|&|/|or)\s*(?:stages?\s+)?(?:3|three)\b", re.I
)
_INVESTIGATED = re.compile(
    r"\s*(?:completed\s+|finished\s+|independent\s+|concluded\s+)?investigations?\b", re.I
)


def _take_its_stage(draft: Draft) -> None:
    """Take Stage 2 for investigations in a section on that and Stage 3, where a panel sits."""
    heading = draft.setting.heading_text
    if "stage" in draft.values or not _LATER_STAGES.search(heading):
        return
    whose = draft.statement
    if draft.contact == "issue" and draft.sentence.done:
        whose = draft.sentence.done[0]  # "the two investigations looked at 15 points"
    if _INVESTIGATED.match(draft.sentence.text, whose.group.last):
        draft.put("stage", "stage_2", "heading")


_WHERE = re.compile(r",?\s+where\s+(?:only\s+|just\s+)?$", re.I)
"""Before a part of a whole that both are of what was named last: "in Parks, where 8 of 17 were"."""


def _take_owner(draft: Draft) -> None:
    """Take the service of a part for "its" whole."""
    sentence, whole = draft.sentence, draft.statement
    part = sentence.done[-1] if sentence.done else None
    if part is None or "service_area" in draft.values or not whole.is_whole_of(part):
        return
    service = part.subject.get("service_area")
    unnamed = whole.noun is None or whole.noun.sort == "none"  # "and Highways 12 of 44"
    unnamed = unnamed or _WHERE.search(sentence.text, 0, part.first) is not None
    if service is not None and (unnamed or _ITS.search(sentence.text, 0, whole.first)):
        draft.put("service_area", service, part.origins.get("service_area", "sentence"))


def _drop_what_cannot_be(draft: Draft) -> None:
    """Take back what was inherited and what such a number cannot have."""
    sentence, own, subject = draft.sentence, draft.own, draft.values
    stretch = own_stretch(sentence, draft.statement.group)
    if is_clause_of_year(sentence, *stretch) or _is_sum_aside(draft):
        subject.pop("quarter", None)
    lent = "procedure" in draft.lent
    if lent and (draft.is_money or subject.get("contact") not in OF_A_PROCEDURE):
        subject.pop("procedure", None)  # "201 complaints under it, 143 compliments and £900"
    if subject.get("stage") == "ombudsman" and subject.get("contact") in ("compliment", "comment"):
        # "440 compliments; the Ombudsman made 49 decisions"
        subject.pop("stage" if "contact" in own else "contact")
    if subject.get("stage") == "ombudsman":
        # an ombudsman's enquiries are complaints, and under neither of the council's procedures
        if subject.get("contact") in ("enquiry", "all", "representation"):
            subject["contact"] = "complaint"
        headed = draft.origins.get("procedure") == "heading" and not lent
        if not _names_procedure(draft) and not headed:
            subject.pop("procedure", None)
    if subject.get("contact") == "member_enquiry":
        kind = member_kind(sentence, draft.statement)
        if kind is not None:
            draft.put("subgroup", kind, "sentence")
        elif draft.is_timed and len({s.subject.get("subgroup") for s in sentence.done}) > 1:
            subject.pop("subgroup", None)  # "83 from MPs and 29 from councillors, 90% on time"
    if subject.get("contact") in _UNSTAGED and subject.get("stage") != "ombudsman":
        subject.pop("stage", None)
    if draft.is_timed and subject.get("contact") == "compliment" and "contact" not in own:
        subject.pop("contact")  # nobody answers praise
    said = own.get("stage") not in (None, "ombudsman")
    panels = subject.get("stage") == "stage_2" and _BY_PANEL.match(sentence.text) is not None
    unpaid = draft.statement.unit == "count" and _NONE_OUTSIDE.search(
        sentence.text, *draft.statement.group.clause
    )
    together = is_of_stages_ahead(sentence)
    if (
        together
        or unpaid
        or (draft.is_money and panels)
        or (draft.is_money and not said and _is_of_no_stage(sentence, draft.statement))
    ):
        subject.pop("stage", None)


_SUM = re.compile(r"\b(?:total|in\s+all|altogether|overall)\b", re.I)


def _is_sum_aside(draft: Draft) -> bool:
    """Whether a bracket sums up the quarters before it: "29 in Q3 and 33 in Q4 (total 94)"."""
    inner = draft.statement.group.inner
    if inner is None or not _SUM.search(draft.sentence.text, *inner):
        return False
    quarters = {s.subject.get("quarter") for s in draft.sentence.done} - {None}
    return len(quarters) > 1


def _names_procedure(draft: Draft) -> bool:
    """Whether a number's procedure is said of it, and not of a number before at another stage: "187
    under Corporate Stage 1 and 47 to the Ombudsman"."""
    sentence, (start, end) = draft.sentence, draft.statement.group.clause
    named = any("procedure" in h.sets and start <= h.start < end for h in sentence.hits)
    before = sentence.done[-1].subject.get("stage") if sentence.done else None
    return "procedure" in draft.own and (named or before in (None, "ombudsman"))


def _drop_what_a_part_is(draft: Draft) -> None:
    """Take back from the whole of "41 of the 128 complaints" what is said of the 41 alone."""
    sentence, whole = draft.sentence, draft.statement
    part = sentence.done[-1] if sentence.done else None
    if part is None or not whole.is_whole_of(part):
        return
    text = sentence.text
    accounted = ACCOUNTED_FOR.search(text[: part.first])
    were = _WERE_SUCH.match(text, whole.last)
    if accounted is not None:
        low, high = text.rfind(",", 0, accounted.start()) + 1, accounted.start()
        own = text[whole.last : whole.group.clause[1]]
    elif were is not None:
        low, high, own = were.end(), len(text), text[whole.last : were.start("verb")]
    else:
        return
    staged = any(c in "(0123456789" for c in own)
    own_hits = [h for h in sentence.hits if whole.last <= h.start < whole.last + len(own)]
    part_hits = [h for h in sentence.hits if low <= h.start < high]
    # "four of the five complaints (80%) were upheld at Stage 2": so were the five
    for key in ("procedure",) if staged else _SAID_OF_PARTS:
        value = str(draft.values.get(key))
        of_part = any(key in h.sets for h in part_hits) or value in text[low:high]
        if key == "quarter":
            of_part = any(low <= m.start < high for m in sentence.reading.quarters)
        of_whole = any(key in h.sets for h in own_hits) or value.lower() in own.lower()
        if of_part and not of_whole:
            draft.values.pop(key, None)
            draft.origins.pop(key, None)


_WHICH = re.compile(r"\s*,?\s*(?:which|that)\s[^.;,()]*", re.I)


def _end_of_which(text: str, end: int) -> int:
    """Where what is said of a sum ends: "£900 which we offered ourselves" goes on behind it."""
    said = _WHICH.match(text, end)
    return said.end() if said is not None else end


def _goes_over_all(sentence: Sentence) -> bool:
    """Whether a sentence sums up what those before it told of several stages, under no stage's own
    heading: "Seven went to Stage 2. The Ombudsman decided six. Altogether £900 was paid"."""
    setting = sentence.setting
    return (
        setting.stage_named
        and setting.heading.stage is None
        and _ALTOGETHER.search(sentence.text) is not None
    )


_FINDER = re.compile(
    r"^\W*(?:(?:in\s+(?:one|another|a\s+(?:second|third|further))(?:\s+(?:case|complaint))?|here|later),?\s+)?"
    r"(?:the|our|its|a|an)\s+"
    r"(?P<who>(?:[\w’'&-]+\s+){0,6}?(?:ombudsman|lgs?c?o|panel|(?:stage|level|step)\s+\w+(?:\s+\w+){0,2}?))\s+"
    r"(?:(?:also|then|later|has|had|therefore)\s+)*"
    r"(?:found|concluded|decided|agreed|felt|considered|noted|said|ruled|took\s+the\s+view|was\s+satisfied)\s+"
    r"(?:that|with|our|the|a|no|fault)\b",
    re.I,
)
"""How a sentence begins that tells what one stage found: it tells of the stages before as well, but
what was paid for it is that one's."""


def _take_finder(draft: Draft) -> None:
    """Take the stage at which something was found for what was paid then."""
    text, paid = draft.sentence.text, draft.statement
    found = _FINDER.match(text) if draft.is_money else None
    if found is None or _LATER_PAID.search(text, found.end(), paid.first):
        return
    stage = read_label(found["who"]).value("stage")
    if stage is not None and not read_label(text[paid.last : paid.group.clause[1]]).says("stage"):
        draft.put("stage", stage, "sentence")


_LATER_PAID = re.compile(
    r"\b(?:already|previously|earlier)\b|\boffered\s+at\s+(?:stage|level|step)\b", re.I
)
"""Between what was found and a sum that another stage had paid: "the £100 already offered"."""


_BY_PANEL = re.compile(
    r"^\W*(?:(?:all|both|each|one|the|a|our|of|two|three|four)\s+)*(?:(?:review|stage\s+(?:3|three)|complaints?|independent)\s+)*panels?\b",
    re.I,
)
"""How a sentence begins whose money a panel recommended, whatever stage it looked at again."""
_BESIDES = re.compile(
    r"^\W*(?:in\s+addition\s+to|apart\s+from|aside\s+from|besides|beyond|as\s+well\s+as|other\s+than|excluding)\s+"
    r"[^.;,£]{0,70}\b(?:ombudsman(?!['’]s\s+own)|LGS?C?O|stage\s+\w+)\b[^.;,£]*,",
    re.I,
)
"""How a sentence begins that adds other money to the ombudsman's: "Apart from the payments that he
recommended, £675 was paid"."""


def _is_of_no_stage(sentence: Sentence, statement: Statement) -> bool:
    """Whether a sum is of several stages, or was paid by the council of its own."""
    clause = statement.group.clause
    return bool(
        _ALL_TOGETHER.search(sentence.text)
        or _BESIDES.search(sentence.text)
        or _TOTAL_OF_YEAR.search(sentence.text)
        or _goes_over_all(sentence)
        or _SEVERAL_STAGES.search(sentence.text, *clause)
        or _LOCALLY.search(sentence.text, clause[0], _end_of_which(sentence.text, clause[1]))
        or _OUR_OWN.search(sentence.text)
        or of_several_stages(sentence, statement)
    )
