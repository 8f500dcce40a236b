"""What was put right before it became a complaint: "another 58 were settled informally".

Such contacts are representations, at no stage and under no procedure.
"""

from __future__ import annotations

import re

from extractor.reading.narrative.stated import Sentence, Statement

_SETTLED = (
    r"(?:settled|resolved|put\s+right|sorted(?:\s+out)?|dealt\s+with|handled|addressed|answered|"
    r"closed)"
)
_AT_ONCE = (
    r"(?:informally|there\s+and\s+then|on\s+the\s+(?:tele)?phone|over\s+the\s+(?:tele)?phone|at\s+first\s+contact|"
    r"at\s+the\s+first\s+point\s+of\s+contact|by\s+the\s+end\s+of\s+the\s+next\s+(?:working\s+)?day|"
    r"before\s+(?:they|it)\s+(?:became|reached|entered|got\s+to)|before\s+(?:reaching|becoming|entering)|"
    r"without\s+(?:becoming|being\s+registered|recourse|a\s+formal\s+complaint|the\s+need))"
)
_INFORMAL = re.compile(
    rf"^[^.;:]{{0,60}}?\b(?:were|was|been|being|be|had|to|have)\s+(?:[\w'’]+\s+){{0,6}}?{_SETTLED}\b"
    rf"[^.;:\d]{{0,60}}?\b{_AT_ONCE}\b|"
    rf"^[^.;:]{{0,60}}?\b(?:were|was|been)\s+informally\s+{_SETTLED}\b",
    re.I,
)
_NOT_OTHERS = re.compile(
    r"\b(?:further|another|additional|addition|more|potential|pre[\s-]complaints?|concerns?|matters|approaches|"
    r"contacts?|representations?|issues|families|people|queries|of\s+(?:them|these|those))\b",
    re.I,
)
_NUMBERED = re.compile(
    rf"^\W*complaints\s+(?:which\s+were\s+|that\s+were\s+)?(?:{_SETTLED}\b[^.;:\d]{{0,40}}?\b{_AT_ONCE}|informally\s+{_SETTLED})\b"
    r"[^.;:\d]{0,60}?\b(?:numbered|totall?ed|came\s+to|amounted\s+to|rose\s+to|fell\s+to|stood\s+at|were)\s+$",
    re.I,
)
"""Before the number of such: "Complaints settled informally numbered 1,377"."""
_BEFORE_ALL = re.compile(
    r"^[^.;:\d]{0,90}?\bbefore\s+(?:(?:they|it)\s+)?(?:became|becoming|entered|entering|reached|reaching|got\s+to|being)\s+"
    r"(?:(?:the|a|our)\s+)?(?:(?:formal|statutory|corporate|complaints?|registered)\s*)*"
    r"(?:stage\s+(?:1|one)|formal\w*|complaints?|registered|procedure|process)\b(?!\s+(?:2|3|two|three))",
    re.I,
)
"""Behind what never got as far as the procedure, though it is called a complaint."""
_DECIDED = re.compile(r"\b(?:upheld|substantiated|justified|stage\s+(?:1|one))\b", re.I)


def is_settled_informally(sentence: Sentence, statement: Statement) -> bool:
    """Whether a count is of contacts that never became complaints.

    "Resolved informally" among outcomes, or at Stage 1, is an outcome of complaints.
    """
    group, noun = statement.group, statement.noun
    if group.count is None or group.inner is not None or statement.role not in ("level", "base"):
        return False
    alone = not sentence.done or sentence.done[0] is statement
    if alone and _NUMBERED.search(sentence.text[: group.first]):
        return True
    tail = sentence.text[group.last :]
    match = _INFORMAL.match(tail)
    if match is None:
        return False
    before_a_stage = re.search(r"\bbefore\b", match[0], re.I) is not None
    before_all = _BEFORE_ALL.search(tail) is not None
    if _DECIDED.search(sentence.text) and not before_a_stage:
        return False
    if noun is not None and noun.contact in ("representation", "concern"):
        return True
    if before_all and noun is not None and noun.contact == "complaint":
        return True  # "87 complaints were resolved before they became formal"
    around = sentence.text[max(0, group.first - 30) : group.last + 40]
    return bool(_NOT_OTHERS.search(around)) and not (
        noun is not None and noun.contact in ("complaint", "compliment", "comment")
    )
