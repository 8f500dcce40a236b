"""Where a name in running text begins and ends: without articles, joints and the verb after it."""

from __future__ import annotations

import re

_TRAILING = re.compile(
    r"(?:\s+|^)(?:and|&|of|for|with|in|the|from|which|who|whom|,)$|(?<=[a-z])[\s-]related$|"
    r"\s+(?:alone|itself|next|second|third|receiving|having|attracting)$|"
    r",\s+(?:chiefly|mainly|mostly|largely|notably|predominantly|primarily|principally|especially|particularly|typically|usually|often)\s.*$",
    re.I | re.S,
)
"""What ends no name: joining words, and after a comma what most of those named were about."""
_LEADING = re.compile(
    r"^(?:the|our|its|an?|"
    r"(?:the\s+|our\s+)?council['’]s(?=\s+(?!(?:own\s+)?services?\b)))\s+",
    re.I,
)


def trimmed(text: str) -> str:
    """A name without the articles, joining words and marks at its edges."""
    text = _LEADING.sub("", text.strip(" ,.;:–-—\"'“”‘").rstrip("(["))
    before = None
    while before != text:
        before, text = text, _TRAILING.sub("", text.strip(" ,"))
    return " ".join(text.split())


_ITS_VERB = re.compile(
    r"(?<=[\w)])\s+(?:(?:again|also|alone|still|then|itself|once\s+(?:again|more)|now|only|just)\s+)*"
    r"(?:st(?:ands?|ood)\s+out|has|have|had|was|were|is|are|did|made|saw|drew|took|got|came|brought|gave|rose|fell|went|"
    r"(?:remain|continue|top|head|account|receive|attract|generate)s?|"
    r"[a-z]{3,}(?<!relat)(?<!look)(?<!bas)(?<!commission)ed)\b"
    r"(?!\s+(?:after|services?|homes?|care|providers?|housing|accommodation|transport)\b).*$|"
    r"(?<=[\w)])\s+the\s+(?:second\s+|third\s+|next\s+)?(?:highest|lowest|most|fewest|least|largest|smallest)\b.*$",
    re.S,
)
_ITS_JOINT = re.compile(
    r"^(?:(?:and|with|while|whilst|then|followed|closely|by|ahead|of|behind|next|in|for|at|to|about|"
    r"against|came|the|our)\s+)+(?=[A-Z])"
)
_CHIEFLY = re.compile(
    r"^(?:principally|mainly|mostly|chiefly|largely|notably|predominantly|primarily)\s+", re.I
)
"""Before the first of some that are named of many: "chiefly waste collection"."""
_OF_CASES = re.compile(
    r"^(?:(?:cases|complaints|matters|issues)\s+(?:relating|related)\s+to|cases\s+(?:about|concerning|involving|regarding))\s+"
    r"(?:the\s+)?",
    re.I,
)
"""Before the name of what cases are about: "referrals for cases relating to Housing"."""
_ASIDE = re.compile(r"\s*\((?:which|who|now|formerly|previously|including|incl)\b[^()]*\)", re.I)
"""What explains a name in brackets: "Regulatory Services (which now includes Licensing)"."""


def before_verb(name: str) -> str:
    """A name without the clause that it is the subject of: "Repairs made up the lion's share",
    and without what joins it to the name before: "ahead of Parks".

    Names in capitals only; in small letters nothing tells a verb from a part of the name.
    """
    name = _ITS_JOINT.sub("", _OF_CASES.sub("", _CHIEFLY.sub("", name)))
    return trimmed(_ITS_VERB.sub("", name)) if name[:1].isupper() else name


_PART = r"[A-Z][\w'’&-]*(?:\s+[A-Z][\w'’&-]*)*"
_NO_PART = (
    r"(?:However|Overall|Similarly|Additionally|Conversely|Meanwhile|Finally|Again|Nationally|Locally|"
    r"Furthermore|Moreover|Also|Within|Across|Last|This|During|By|Stage|Quarter)"
)
_FIRST_PARTS = re.compile(
    rf"^\W*(?:(?:In|For)\s+)?(?:[Tt]he\s+)?(?!{_NO_PART}\b)(?P<parts>(?:{_PART},\s+){{1,3}})$"
)


_ONE_UNIT = re.compile(
    r"\s(?:[Tt]eam|[Ss]ervice|[Dd]irectorate|[Dd]epartment|[Dd]ivision|[Uu]nit)$"
)
_THE_PARTS = re.compile(rf"\b[Tt]he\s+(?P<parts>(?:{_PART},\s+){{1,3}})$")
"""How one unit's name may begin anywhere in a sentence: "in it the Education, Health and"."""


def with_first_parts(name: str, sentence: str) -> str:
    """A name that opens its sentence with all of its parts: of "Economy, Environment and Waste had
    68" the end alone would be another name."""
    at = sentence.find(name)
    if at <= 0 or not name[:1].isupper() or not re.search(r"\s(?:and|&)\s", name):
        return name
    one = _ONE_UNIT.search(name) and _THE_PARTS.search(sentence[:at])
    match = one or _FIRST_PARTS.match(sentence[:at])
    return match["parts"] + name if match is not None else name


def without_aside(name: str) -> str:
    """A name without the bracket that explains what it takes in."""
    return _ASIDE.sub("", name)


_NO_NAME = re.compile(
    r"(?:before|after|because|since|until|during|when|where|while|whilst|although|that|having|being|"
    r"already|rejecting|dismissing)\b|contact\s+with\s|(?:visits?|visiting|access|closures?|transfers?|moves?)\s+(?:to|of|from|at|in|into)\s|care(?:\s+(?:and|or)\s+(?:leaving\s+care|care\s+leavers))?$|(?:teams|services|areas|departments|directorates|divisions)$|(?:[Ss]taff|[Mm]anagers|[Oo]fficers)(?:\s+and\s+(?:teams|staff|managers|services))?$"
)


def is_no_name(name: str) -> bool:
    """Whether words in small letters are a piece of a clause, or all names: "before a court",
    "teams"."""
    return _NO_NAME.match(name) is not None or name.count('"') == 1
