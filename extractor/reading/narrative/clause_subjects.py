"""Services as grammatical subjects: "The Hospital Team answered 14 of its 20 complaints in time".

Whatever a clause says of numbers it says of its subject. Where that is a team or a service, and the
number's own words name no other, the figure is that service's and must not pass for the whole.
"""

from __future__ import annotations

import re

from extractor.reading.context import ReportContext
from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.named_subjects import is_part, is_service
from extractor.reading.narrative.names import OWNED, Named, in_subject, kind_of_words
from extractor.reading.narrative.stated import Sentence
from extractor.reading.quantities import find_number_words
from extractor.reading.tabular.axes import name_key

_UNIT = r"(?:teams?|services?|locality|localities|directorate|department|division|unit)"
_BEGINS = (
    r"(?:^\W*(?:(?:by|in)\s+contrast,?\s+|however,?\s+|similarly,?\s+|again,?\s+|meanwhile,?\s+|also,?\s+|although\s+|though\s+|while\s+|whilst\s+|whereas\s+)?|"
    r"[;:]\s+|(?<=\d)\s+and\s+|,\s+(?:and|while|whilst|but|whereas|with)\s+|\s+(?:while|whilst|whereas)\s+)"
)
_SUBJECT = re.compile(
    rf"(?:(?i:{_BEGINS})|(?<=[\d%a-z)]),\s+(?=[A-Z]))(?:(?:[Tt]he|[Oo]ur)\s+)?"
    rf"(?P<name>[A-Z][\w’'&/-]*?(?:\s+(?:(?:and|&|of|for|with|in|to)\s+)?[A-Z][\w’'&/-]*?)*(?:\s+(?:locality\s+|social\s+work\s+)?{_UNIT})?"
    rf"|(?<=[Tt]he\s)[a-z]+(?:\s+[a-z]+)?\s+team)"
    r"(?P<own>['’]s?)?"
    r"(?=\s+(?!(?:of|for|and|or|in|to|with|under|by|about|at|from|on)\b)[a-z]|,\s[a-z]|\s+by\s+\d)"
)
_HANDLERS = re.compile(
    r"\b(?:complaints?|compliments?|customers?|feedback|representations?|relations|resolution|"
    r"management|leadership|senior|governance|improvement|legal|performance|council)\b",
    re.I,
)
"""Teams that deal with complaints, and the council itself, are not what complaints are about."""
_DEALS_WITH_FEEDBACK = re.compile(
    r"\b(?:complaints?|compliments?|feedback|representations?|relations|resolution|council)\b", re.I
)
_SIBLING = re.compile(
    r"\s+(?:had|saw|received|drew|attracted|stood|went|answered|managed|recorded|logged|followed|rose|fell|upheld|closed|"
    r"by\s+\d)"
)
"""What follows the next name of a row: "North had 27", after what another team had."""
_NO_SERVICE = frozenset(("stage", "procedure", "contact", "outcome", "status"))
_ANSWERS = (
    r"(?:(?:also|again|had|has|have|then|itself|each|both|(?!family|early|elderly)\w+ly)\s+){0,2}(?:received|had|has|saw|earned|got|attracted|"
    r"drew|recorded|logged|responded|answered|replied|handled|managed|achieved|met|closed|completed|"
    r"upheld|did\s+not\s+uphold|rejected|resolved|generated|gained|gave\s+rise\s+to|account(?:s|ed)\s+for|ma[dk]es?\s+up|produced|rose|fell|increased|decreased|dropped|went|came)\b"
)
"""What a service does with its complaints, or they do with it."""
_IN_SMALL = re.compile(
    rf"(?i:{_BEGINS}(?:but\s+)?(?:(?:during|in|for)\s+(?:the\s+year|\S*\d\S*),?\s+)?)"
    rf"(?:(?:[Tt]he|[Oo]ur)\s+)?(?P<name>[A-Za-z][\w’'&/-]*(?:\s+[a-z][\w’'&/-]*){{0,5}}?)\s+{_ANSWERS}"
)
"""A subject in small letters: "but children's social care received 76"."""
_SEVERAL = re.compile(
    rf"(?i:{_BEGINS})(?:[Tt]he\s+)?"
    rf"(?P<name>[A-Z][\w’'&/-]*(?:(?:,|\s+(?:and|&|of|for))*\s+[A-Z][\w’'&/-]*)+)\s+{_ANSWERS}"
)
"""A subject of several words in capitals, which commas may part: "Libraries, Parks and Culture"."""
_BODIES = re.compile(
    r"\b(?:ombudsman|committees?|panels?|boards?|cabinet|council|officers?|managers?|directors?|heads?|"
    r"members?|councillors?|chair|leader|executive|commission(?:er)?|healthwatch|ofsted|regulator|"
    r"government|department\s+for|courts?|nhs|complaints?|stage|authority|adjudicator|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December))\b",
    re.I,
)
"""Who else acts in such sentences: bodies and people that complaints are not counted by."""


_OFFICIAL = re.compile(
    r"(?:(?:Assistant|Associate|Deputy|Strategic|Corporate|Executive|Interim|Acting|Operational|Service|Group|Divisional)\s+)*"
    r"(?:Heads?|Directors?|Managers?|Leads?)\s+(?:of|for)\b|(?:(?:Deputy|Assistant|Interim|Acting)\s+)*Chief\s+Executive$|"
    r".*\b(?:Manager|Director|Officer|Leader|Head)$"
)
_ANY_OFFICIAL = re.compile(r"\b(?:of|for)\s+(?:the\s+)?Services?$")
_DOES = re.compile(
    rf"(?:['’]s?)?\s+(?!drew\s+(?:members['’]\s+|the\s+\w+['’]s?\s+)?attention\b){_ANSWERS}", re.I
)


def _is_speaker(text: str, name: str, end: int) -> bool:
    """Whether a name is an official's who tells of complaints: "The Head of Housing drew attention
    to the 112 complaints". Who had or answered them stands for the service that is led."""
    if _OFFICIAL.match(name) is None:
        return False
    return _ANY_OFFICIAL.search(name) is not None or _DOES.match(text, end) is None


def _handles(name: str) -> bool:
    """Whether it is those who handle complaints; "Finance and Customer Services" does more."""
    if _DEALS_WITH_FEEDBACK.search(name):
        return True
    return all(_HANDLERS.search(part) for part in re.split(r"\s+(?:and|&)\s+", name))


_THEN_VERB = re.compile(
    r"(?:['’]s?)?(?:,\s|\s+by\s|\s+(?:\([^)]*\)\s+)?(?:(?:\w+ly|also|again|alone|still|then|itself|once|more|now|only|just|both|all|each)\s+)*"
    r"(?:services?|teams?|directorate|department|division|\w{3,}(?:ed|es|ing)|was|were|is|are|has|have|had|did|does|saw|took|made|got|drew|rose|fell|went|came|"
    r"gave|dealt|met|kept|held|upheld|sent|led|brought|stood|stands|won|lost|spent|paid|ran|grew|remains?|continues?|where|who|which|with|"
    r"accounts?|attracts?|heads?|tops?|receives?|complaints?|performance)\b)",
    re.I,
)
"""After a name that is a subject: its verb, or what is said of it apart."""


def service_in_subject(sentence: Sentence, position: int) -> Named | None:
    """The service that is the subject of the clause in which ``position`` stands.

    None where the subject is no service, or is all that the report covers.
    """
    found: Named | None = None
    for match in _SUBJECT.finditer(sentence.text, 0, position):
        start, end = match.span("name")
        if _NO_NAME.match(match["name"]):
            continue
        end = end_of_name(sentence, start, end)
        owned = OWNED.match(sentence.text, end)
        end = owned.end() if owned is not None and " " in owned[0] else end
        found = None
        if not _THEN_VERB.match(sentence.text, match.end()):
            continue  # "Repairs contractor performance drove 58%": the subject is no service
        if sentence.says(_NO_SERVICE, start, end):
            continue
        name = trimmed(sentence.text[start:end])
        alone = re.fullmatch(_UNIT, name, re.I)  # "the team", "the service"
        if alone or _handles(name) or in_subject(name, sentence.setting.context):
            continue
        if _is_speaker(sentence.text, name, match.end()):
            continue
        if (
            is_service(sentence, start, end)
            or re.search(rf"\b{_UNIT}$", name)
            or _begins_listed(name, sentence.setting.context)
        ) or (
            _SIBLING.match(sentence.text, end)
            and name[:1].isupper()
            and is_part(name)
            and not find_number_words(name)
            and kind_of_words(sentence.reading, start, end) is None
            and _has_sibling(sentence, start)
        ):
            found = Named("service", name, start)
    unmarked = _unmarked(sentence, position)
    if found is not None and unmarked is not None and unmarked.start > found.start:
        return unmarked  # another subject since
    return found or unmarked


def _unmarked(sentence: Sentence, position: int) -> Named | None:
    """The service that answers or receives, whose name is in small letters or unknown."""
    for pattern in (_SEVERAL, _IN_SMALL):
        for match in pattern.finditer(sentence.text, 0, position):
            start, end = match.span("name")
            if (
                _NO_NAME.match(match["name"])
                or _BODIES.search(match["name"])
                or _handles(match["name"])
            ):
                continue
            if any(match.end() <= g.first < position for g in sentence.groups):
                continue
            if sentence.says(_NO_SERVICE, start, end):
                continue
            name = trimmed(match["name"])
            if in_subject(name, sentence.setting.context) or find_number_words(name):
                continue
            known = is_service(sentence, start, end) and not re.fullmatch(_UNIT, name, re.I)
            if known or (pattern is _SEVERAL and is_part(name)):
                return Named("service", name, start)
    return None


_NO_NAME = re.compile(
    r"(?:within|in|for|under|across|at|of|from|by|with|during|following|despite|although|while|after|"
    r"before|since|on|to|over|throughout|as|if|when|where|there|this|that|these|those|both|all|each|every|no|an?|"
    r"(?-i:[Ii]t)|we|they|he|she|i|our|the|one|another|cases|contacts)\b",
    re.I,
)
"""What begins a sentence and no name."""


def end_of_name(sentence: Sentence, start: int, end: int) -> int:
    """Where a name ends that goes on in small letters: "Adult social care", where "Adult" ended."""
    hits = [
        h
        for h in sentence.hits
        if h.sets.get("kind") == "service" and h.start <= start and h.end > end
    ]
    return max((h.end for h in hits), default=end)


def _has_sibling(sentence: Sentence, position: int) -> bool:
    """Whether the clause or the sentence before is about a service: names go on in a row."""
    ahead = [s for s in sentence.done if s.first < position] or list(sentence.setting.before)
    return bool(ahead) and "service_area" in ahead[-1].subject


def _begins_listed(name: str, context: ReportContext) -> bool:
    """Whether the name is the beginning of one service that the report's tables list."""
    key = name_key(name) + " "
    listed = [n for n, kind in context.names.items() if kind == "service" and n.startswith(key)]
    return len(listed) == 1
