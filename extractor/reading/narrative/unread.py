"""Words beside a number that nothing here has read: a sign that its clause says something else.

A number without a noun of its own takes over what is said of its neighbour. That is sound where its
clause holds nothing but the number and what the reader knows ("and nine at Stage 2"); a clause with
words of its own ("the remaining six involving schools") says something that would be lost.
"""

from __future__ import annotations

import re

from extractor.reading.councils import is_council
from extractor.reading.narrative.named_people import CHILDREN
from extractor.reading.narrative.names import in_subject, kind_of_words
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.narrative.wording import ACCOUNTED_FOR
from extractor.reading.needles import Needled
from extractor.reading.service_names import taken_up
from extractor.reading.years import MONTHS

_WORD = re.compile(r"[A-Za-z][A-Za-z'’&-]+")
EMPTY = re.compile(
    r"(?:a|an|the|and|or|nor|of|in|on|at|to|for|from|with|by|within|under|over|across|during|through|"
    r"were|was|is|are|be|been|being|had|has|have|having|did|do|does|there|it|its|this|that|these|"
    r"those|which|who|whom|we|our|us|they|them|their|he|she|his|her|as|than|then|also|only|just|"
    r"about|some|around|nearly|almost|further|another|others?|more|fewer|less|all|each|both|either|"
    r"altogether|together|between|compar\w+|totals?|totalling|overall|numbers?|numbered|figures?|"
    r"years?|last|previous|prior|preceding|time|period|same|months?|quarters?|while|whilst|although|"
    r"but|however|not|no|so|due|because|respectively|again|still|now|up|down|out|per|cent|percent|"
    r"followed|next|council(?:['’]s)?|cases?|complaints?|ones?|rest|remaining|remainder|made|came|"
    r"rose|fell|went|gone|risen|fallen|rise|fall|drop|increas\w+|decreas\w+|includ\w+|bringing|giving|leaving|"
    r"making|teams?|services?|stages?|procedures?|process|(?:single|one|two|three)-stage|single|handled|busiest|quietest|highest|lowest|most|fewest|one|two|three|four|five|six|seven|eight|nine|ten|reply|answer\w*|met|criteri\w+|definition|panels?|approach\w*|related|before|after|when|where|"
    rf"i{{1,3}}|iv|v|full|end|half|thirds|fifths|(?:one|two|three)-(?:thirds?|quarters?|fifths?)|{MONTHS}|mps?|members|noted|heard|told|reported|poor|against)",
    re.I,
)
"""Words that say nothing of their own of what is counted."""


def unread_words(
    sentence: Sentence, statement: Statement, span: tuple[int, int] | None = None
) -> list[str]:
    """The words of a number's own clause that are neither joints nor anything that was read."""
    start, stop = span or statement.group.clause
    letters = list(sentence.text)
    known = [(h.start, h.end) for h in sentence.reading.hits]
    known += taken_up(sentence.reading)
    known += [(g.first, g.last) for g in sentence.groups]
    known += [m.span() for m in _INVESTIGATORS.finditer(sentence.text, start, stop)]
    if statement.noun is not None and statement.noun.sort == "case":
        known.append((statement.noun.start, statement.noun.end))
    for low, high in known:
        letters[low:high] = " " * (high - low)
    for agent in _AGENT.finditer(sentence.text, start, stop):
        letters[agent.start() : agent.end()] = " " * len(agent[0])
    for gloss in _GLOSS.finditer(sentence.text, start, stop):
        if any(high == gloss.start() + 1 or high == gloss.start() for _, high in known):
            letters[gloss.start() : gloss.end()] = " " * len(gloss[0])
    names = (statement.subject.get(key, "") for key in ("service_area", "subgroup"))
    said = f"{' '.join(map(str, names))} {label_of(statement)}".lower()
    return [
        word
        for word in _WORD.findall("".join(letters)[start:stop])
        if not EMPTY.fullmatch(word) and word.lower() not in said
    ]


_AGENT = re.compile(
    r"\bby\s+(?:an?\s+|the\s+|our\s+|its\s+)?(?:[a-z]+\s+){0,2}?[A-Z][\w'’]*(?:\s+(?:of|and|for)?\s*[A-Z][\w'’]*)*(?=\s+(?:at|in|under)\b)"
)
"""Who dealt with it, before the stage: "17 were reviewed by the Chief Executive at Stage 3"."""
_INVESTIGATORS = re.compile(
    r"\bby\s+(?:(?:an?|the|our|external|independent|internal|freelance|commissioned|senior)\s+)*"
    r"(?:investigat(?:or|ing\s+officer)s?|managers?|officers?)\b",
    re.I,
)
"""Who looked into complaints, whose names or posts say nothing of which they were."""
_GLOSS = re.compile(r"\s?\([^()\d]{3,40}\)")
"""What explains the word before it: "at Stage 1 (Local Resolution)"."""


def label_of(statement: Statement) -> str:
    """The label of the breakdown that a number is of; none for other numbers."""
    predicate = statement.predicate
    return predicate.label or "" if predicate is not None else ""


PLACES = ("stage", "procedure", "status", "outcome", "event")
"""Where a complaint is, and how it stands: no names of parts."""
_RESTRICTED = Needled(
    r"\s+(?:(?:were|was|had\s+been|have\s+been)\s+)?(?:(?:received|made|raised|logged|recorded|registered|submitted|lodged)\s+)?"
    r"(?:with\s+(?:the\s+)?(?:help|support|assistance)\b|involving|citing|alleging|mentioning|featuring|naming|describing|arising\s+(?:from|out\s+of)|stemming\s+from|"
    r"resulting\s+from|linked\s+(?:to|with)|connected\s+(?:with|to)|associated\s+with|attribut(?:ed|able)\s+to|"
    r"in\s+connection\s+with|to\s+do\s+with|because\s+of|due\s+to|owing\s+to|as\s+a\s+result\s+of|via|by\s+way\s+of|"
    r"(?:that|which)\s+(?:concerned|involved|spanned|crossed|covered|raised)\s+(?:both|more|several|two|the|an?|our|another)|"
    r"where\s+(?:the|an?|we|no|they|someone)|in\s+which|had\s+(?!been\b|gone\b)(?:an?|more|no|several|at\s+least)|"
    r"over\s+(?!\d|(?:the|a|this|that)\s+(?:\w+\s+)?(?:years?|quarters?|months?|period|course|same|phone|telephone|weekend|summer|"
    r"twelve|12)|all\b|time\b))\b"
)
"""After complaints, which of them: what follows says of a part what nothing here can name."""


def is_restricted(sentence: Sentence, statement: Statement, predicate: Predicate | None) -> bool:
    """Whether the words after the noun limit what was counted: "31 complaints involving damage".

    A service, a theme or people that were found there are such a limit read; else the count must
    not pass for all complaints.
    """
    noun = statement.noun
    if noun is None or noun.sort != "contact" or noun.start < statement.group.lead.end - 1:
        return False
    if not {"service_area", "subgroup"}.isdisjoint(statement.subject):
        return False
    weak = predicate is None or predicate.strength < 2
    if weak and _IN_SOME.search(sentence.text[: statement.first]):
        return True  # "In 15 complaints the main issue was that ..."
    if weak and _TOLD_OF_SOME.match(sentence.text, noun.end):
        return True
    match = _RESTRICTED.match(sentence.text, noun.end)
    if match is None:
        return False
    # "in 31 complaints where fault was found": the clause says what is said of them
    said = predicate is not None and predicate.strength == 2
    return not (said and _TELLS.search(match[0]))


_RELATED = re.compile(
    r"(?:\s+(?:of\s+(?:(?:all|the|our|these)\s+)*)?(?:complaints|cases))?\s*(?:\(\d[\d.]*\s?%\)\s*)?\s(?:(?:were\s+|was\s+)?(?:relat\w+|due)\s+(?P<to>to)|"
    r"(?:were\s+|was\s+)(?P<about>about|from|for))\s",
    re.I,
)
_JOINED = re.compile(r"\s*(?:\(\d[\d.]*\s?%\)\s*)?(?P<to>to|about|from|for)\s+(?=[a-z])")


def hangs_on_related(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number shares the verb of the one before, and what it is about nothing here can
    name: "41 related to delay, 15 to carers' hours and 8 to beds"."""
    joined = _JOINED.match(sentence.text, statement.last)
    told = statement.predicate is not None and statement.predicate.sort == "breakdown"
    service = statement.subject.get("service_area")
    named = service is not None and str(service) in sentence.text[statement.last :]
    if joined is None or told or named:
        return False
    before = [s for s in sentence.done if s.last <= statement.first]
    related = [m for s in before if (m := _RELATED.match(sentence.text, s.last)) is not None]
    return any(joined["to"] in (m["to"], m["about"]) for m in related)


_TOLD_OF_SOME = re.compile(
    r"\s+(?:(?:received|made)\s+)?(?:(?:that|which)\s+)?(?:(?:were|was)\s+(?:due\s+to|because\s+of)|involved|"
    r"resulted\s+in(?!\s+\d)|led\s+to\s+(?:an?|the)|required|"
    r"(?:raised|questioned|challenged|disputed|criticised|queried|contested|highlighted)(?=\s+(?:the|an?|their|his|her|its|our|how|why|whether|what)\b))\b",
    re.I,
)
"""The same with a verb of its own, which is true of them alone: "37 resulted in a visit"."""
_IN_SOME = re.compile(
    r"(?:^|[;,]\s+)\W*(?:and\s+|but\s+)?in\s+(?:(?:only|just|about|some|over|a\s+further|another)\s+)?$",
    re.I,
)
"""Before complaints of which something is told that is true of them alone."""
_RECEIVER = re.compile(
    r"(?:^|,)\W*(?:(?i:of)\s+(?:these|those)(?:\s+\w+)?,\s+)?(?:(?i:in|during|for|over)\s+(?:the\s+)?(?:year|quarter|period|(?:19|20)\d\d[/-]\d\d(?:\d\d)?),?\s+)?"
    r"(?P<name>[A-Z][A-Za-z]+)(?P<aside>(?:\s+[A-Z][\w'’&-]*)*,\s+[^,;\d]{3,80},)?\s+(?:(?:had|has|have|also)\s+){0,2}?"
    r"(?:received|recorded|logged|handled|attracted|had)\s+(?:the\s+(?:majority|most|highest\s+number|bulk),?\s+(?:with|at)\s+)?"
    r"(?:(?:only|just|some|a\s+total\s+of|over|about|around|nearly|almost)\s+)*$"
)
_ORDINARY = frozenset(
    (
        *(
            "the",
            "our",
            "an",
            "a",
            "there",
            "we",
            "it",
            "they",
            "he",
            "she",
            "you",
            "all",
            "both",
            "each",
            "who",
            "which",
            "this",
        ),
        *("that", "these", "those", "council", "authority", "members", "councillors", "officers"),
        *("having", "however", "although", "while", "since"),
        *("customers", "residents", "parents", "families", "tenants", "staff", "managers"),
        *("others", "most", "many", "some", "none", "one", "people", "children"),
    )
)
"""Words that may begin a sentence and be its subject without naming anybody."""


def is_someone_elses(sentence: Sentence, statement: Statement) -> bool:
    """Whether who received the complaints has a name that nothing here knows: "Careways received
    97 complaints" is said of a provider, and is no count of the council's."""
    if statement.unit != "count" or "service_area" in statement.subject:
        return False
    if statement.subject.get("stage") == "ombudsman":
        return False
    match = _RECEIVER.search(sentence.text[: statement.first])
    if match is None or match["name"].lower() in _ORDINARY:
        return False
    start, end = match.span("name")
    if any(h.start < end and start < h.end for h in sentence.reading.hits):
        return False
    name, context = match["name"], sentence.setting.context
    return not (is_council(name) or in_subject(name, context))


_MADE_BY = re.compile(
    r"\s+(?:(?:(?:that|which)\s+(?:were|had\s+been)\s+)?(?:made|raised|submitted|lodged|brought|received)\s+)?(?:directly\s+|jointly\s+)?"
    r"(?:by|via|through|from|on\s+behalf\s+of)\s+(?P<who>[^.;:,()\d]{3,60}?)\s+(?:were|was|had|have|has|are)\b",
    re.I,
)


def is_of_some_people(
    sentence: Sentence, statement: Statement, predicate: Predicate | None
) -> bool:
    """Whether what became of complaints is said of some people's only: "45% of complaints made by
    parents were upheld" is no share of all."""
    noun = statement.noun
    if noun is None or noun.sort != "contact" or noun.start < statement.group.lead.end - 1:
        return False
    if predicate is None or predicate.sort not in ("status", "outcome"):
        return False
    match = _MADE_BY.match(sentence.text, noun.end)
    if match is None or "subgroup" in statement.subject:
        return False
    people = CHILDREN.match(match["who"])
    kind = kind_of_words(sentence.reading, *match.span("who"))
    return people is not None or kind in ("complainant", "channel")


_FRONT = re.compile(
    r"\W*(?:for|on|regarding|concerning|as\s+(?:for|regards)|in\s+respect\s+of|with\s+regard\s+to)\s+"
    r"(?P<what>[^.;:,\d]{3,50}),\s",
    re.I,
)
"""What a sentence says first that all of it is about: "For damp and mould, 73 complaints"."""


_OF_SOME = re.compile(
    r"\W*of\s+(?:all\s+|the\s+)?complaints\s+(?:about|concerning|regarding|relating\s+to)\s+(?P<what>[^.;:,\d]{3,50}),\s+",
    re.I,
)
"""The same of complaints: "Of complaints about delay, 55% were upheld"."""


def is_of_front(sentence: Sentence, statement: Statement) -> bool:
    """Whether a sentence is about a theme that it names first: no number in it is of the whole."""
    some = _OF_SOME.match(sentence.text)
    if some is not None and {"service_area", "subgroup"}.isdisjoint(statement.subject):
        return not (in_subject(some["what"], sentence.setting.context) or is_council(some["what"]))
    front = _FRONT.match(sentence.text)
    if front is None or not {"service_area", "subgroup"}.isdisjoint(statement.subject):
        return False
    low, high = front.span("what")
    return any(
        h.sets.get("kind") == "category" for h in sentence.reading.hits if low <= h.start < high
    )


def is_unread_whole(sentence: Sentence, statement: Statement) -> bool:
    """Whether a whole is of complaints of a kind nobody has read: "of the 881 bin complaints"."""
    noun, group = statement.noun, statement.group
    if statement.role != "base" or noun is None or noun.sort != "contact":
        return False
    if not {"service_area", "subgroup"}.isdisjoint(statement.subject) or noun.end < group.last:
        return False
    stop = sentence.text.lower().find("complaint", group.last, noun.end)
    return stop > 0 and bool(unread_words(sentence, statement, (group.last, stop)))


_OF_THOSE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?of\s+(?:(?:the|these|those|our|its)\b|(?:them|which|whom)\b)", re.I
)


_SAYING = (*PLACES, "contact", "kind", "axis")
"""What a part of a whole may be said to be at, in or of."""


def is_untold_part(sentence: Sentence, statement: Statement, predicate: Predicate | None) -> bool:
    """Whether a number is a part of which nothing known is said: "31 of the reviews changed it".

    A part that only came in, or only is there, would pass for the whole.
    """
    if statement.role != "level" or statement.unit != "count":
        return False
    if _OF_THOSE.match(sentence.text, statement.group.last) is None:
        return False
    if sentence.text[: statement.first].rstrip().endswith(";"):
        predicate = statement.predicate  # words of its own, to which nothing is carried over
    if predicate is not None and (
        predicate.strength == 2 or predicate.value not in ("", "received")
    ):
        return False
    if not {"service_area", "subgroup"}.isdisjoint(statement.subject):
        return False
    ahead = (statement.group.clause[0], statement.first)
    times = any(ahead[0] <= m.start < ahead[1] for m in sentence.reading.quarters)
    placed = times or sentence.says(PLACES, *ahead)
    if placed and ACCOUNTED_FOR.search(sentence.text, *ahead):
        return False  # "Stage 2 complaints made up 41 of the 128"
    start = statement.group.last if statement.noun is None else statement.noun.end
    stop = statement.group.clause[1]
    return not any(
        start <= h.start
        and h.end <= stop
        and not h.sets.keys().isdisjoint(_SAYING)
        and not (
            h.sets.get("event") == "received"
            and (h.start <= start + 1 or _WERE_MADE.fullmatch(sentence.text, start, h.end))
        )
        for h in sentence.hits
    )  # "129 of the complaints received": what came in is the whole


_WERE_MADE = re.compile(r"\s*(?:were|was|had\s+been)\s+made", re.I)
"""Said of any part of complaints: "nine of them were made outside office hours"."""
_TELLS = re.compile(r"\b(?:where|which|had)\b", re.I)


_MANY = 2
"""Unread words that outweigh a verb that any clause may have ("had", "took", "came")."""


def _is_weak(statement: Statement) -> bool:
    """Whether neither the noun ("cases") nor the verb says that complaints came in."""
    noun, own = statement.noun, statement.predicate
    return (
        statement.role == "level"
        and statement.unit == "count"
        and noun is not None
        and own is not None
        and own.strength < 2
        and (noun.sort == "none" or (noun.sort == "case" and own.sort == "exists"))
        and "service_area" not in statement.subject
        and statement.origins.get("stage") != "sentence"
    )


def is_of_something_else(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number that borrows its meaning stands among words that nobody has read."""
    noun, own = statement.noun, statement.predicate
    if _is_weak(statement) and len(unread_words(sentence, statement)) >= _MANY:
        return True
    if statement.role != "level" or statement.unit not in ("count", "percent"):
        return False
    if noun is not None and noun.sort != "none":
        return False
    if own is not None and (own.strength == 2 or own.sort == "exists"):
        return False
    return bool(unread_words(sentence, statement))
