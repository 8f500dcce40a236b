"""Services that are the subject of a sentence: "Housing Repairs had the most, at 40".

The count is then of that service only, and must not pass for the whole report's.
"""

from __future__ import annotations

import re

from extractor.reading.context import ReportContext
from extractor.reading.directorates import is_directorate
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.named_people import CHILDREN
from extractor.reading.narrative.names import Named, in_subject, kind_of_words
from extractor.reading.narrative.placing import start_of_change
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.wording import UNIT_ALONE
from extractor.reading.tabular.axes import name_key

SERVICE_NAME = (
    r"(?P<name>[A-Z][\w'’&/-]*(?:\s+(?:(?:(?:and|&|of|for|with|in|the)\s+)*[A-Z][\w'’&/-]*))*"
    r"(?:(?<=['’]s)\s+(?:services|social\s+care))?"
    r"(?:\s+(?:service\s+areas?|services?|teams?|directorate|department)\b)?)"
)
_RANK = r"\b(?:only|largest|biggest|highest|most|fewest|lowest|smallest|greatest|next)\b"
_RANKED = re.compile(
    rf"^\W*(?:the\s+)?{SERVICE_NAME}(?:\s\([^()\d]{{3,40}}\))?(?:,\s[^,;\d]{{3,40}},)?\s+(?:again\s+|also\s+|still\s+)?(?:was|were|"
    rf"is|had|has|saw|recorded|received|attracted|experienced|remain(?:ed|s)?|continue[sd]?|topp?(?:ed|s)|head(?:ed|s)|led)\b"
    rf"[^.;]*(?:{_RANK}|\b(?:list|table|way)\b)[^.;]*$"
)
_PLACED = re.compile(
    rf"^\W*(?:the\s+)?{SERVICE_NAME}\s+(?:came|ranked)\s+(?:in\s+)?(?:top|first|second|third|next|last)\b[^.;]*$"
)
"""The same by its place: "Housing came top with 14 complaints"."""
_LISTED_RANKED = re.compile(
    r"^\W*(?:the\s+)?(?P<name>[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?(?:,\s[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?){1,3},?\s(?:and|&)\s[A-Z][\w'’-]*"
    r"(?:\s[A-Z][\w'’-]*)?\s(?:directorate|department|service|division|team))\s+(?:had|has|saw|recorded|received|attracted|was|is)\b"
    rf"[^.;]*{_RANK}[^.;]*$"
)
"""One unit whose name is a row: "The Planning, Growth & Climate directorate had the most"."""
_RELATIVE = re.compile(
    rf"^\W*(?:the\s+)?{SERVICE_NAME},\s+(?:which|who|where)\s[^.;\d]{{3,90}},\s+(?:also\s+|again\s+)?(?:was|had|has|saw|recorded|"
    r"received|attracted|account(?:s|ed)\s+for|made\s+up|drew|generated)\b[^.;]*$"
)
"""With a clause about it between: "Housing, which includes repairs and rents, received 44%"."""
_CHANGED = re.compile(
    r"\b(?:increase|reduction|rise|fall|drop|decrease|change|growth|decline|improvement)s?\b"
    rf"[^.;,]*\b(?:was|were|came)\s+(?:(?:seen|mainly|mostly|largely|chiefly|particularly|again)\s+)*in\s+(?:the\s+)?{SERVICE_NAME},\s+where\b[^.;]*$"
)
_CHANGED_IN = re.compile(
    r"\b(?:saw|had|experienced|with|been)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?(?:increase|reduction|rise|fall|drop|decrease|decline|growth)"
    rf"\s+(?:in|for)\s+(?:the\s+)?{SERVICE_NAME},\s+(?:dropping|falling|going|rising|increasing|decreasing|reducing|up|down|moving)\s+from\s+$"
)
"""With what changed named last: "with the largest fall in Street Lighting, going from 60 to 20"."""
_TAKEN_IN = r"(?:\s+(?:received|made|raised|submitted|logged|recorded|brought|sent(?:\s+in)?))?"
_MOVED = (
    r"(?:had\s+|has\s+|have\s+)?(?:also\s+)?(?:rose|risen|fell|fallen|increased|decreased|grew|grown|"
    r"dropped|declined|reduced|went|came|were|doubled|halved|trebled|totall?ed|numbered)\b[^.;]*$"
)
_ABOUT = re.compile(
    rf"\b[Cc]omplaints{_TAKEN_IN}\s+(?:about|against|for|concerning|in|by|to|relating\s+to)\s+"
    rf"(?:the\s+)?{SERVICE_NAME}\s+{_MOVED}"
)
_ACCOUNTED = re.compile(
    rf"^\W*(?:the\s+)?{SERVICE_NAME}(?:\s+alone)?\s+(?:accounted\s+for|accounts\s+for|made\s+up|makes\s+up|"
    r"represented|represents|generated|produced)\s+(?:only\s+|just\s+|almost\s+|nearly\s+|some\s+|"
    r"over\s+|a\s+further\s+)?$"
)
_STAYED = (
    r"(?:had\s+|has\s+|have\s+)?(?:continu\w+|remain\w*|stayed|stood|doubled|halved|trebled)"
    r"\b[^.;]*$"
)
_BY_PEOPLE = re.compile(
    rf"\bcomplaints{_TAKEN_IN}\s+(?:directly\s+|jointly\s+)?"
    r"(?:(?:by|from|via|through|on\s+behalf\s+of)\s+(?P<who>[^.;:,()\d]{3,50}?)|"
    r"(?P<how>online|in\s+(?:person|writing)|(?:over|on)\s+the\s+(?:tele)?phone))\s+"
    rf"(?:{_MOVED}|{_STAYED})|"
    r"^\W*(?P<most>[A-Za-z][\w'’/ -]{2,40}?)\s+(?:again\s+|still\s+)?"
    r"(?:made|submitted|raised|lodged|sent(?:\s+in)?)\s+(?:by\s+far\s+)?the\s+(?:most|highest|largest|greatest|fewest)\b[^.;:,()\d]*\(\s*$",
    re.I,
)
"""Who made the complaints, or how, as a sentence's subject: "Complaints made by parents rose from
15", "Complaints made online continue to rise: 18", "Parents made the most complaints (37)"."""
_HOW_BARE = re.compile(r"^(?:over|on)\s+the\s+", re.I)
_A_SERVICE = re.compile(r"\b(?:service|team|directorate|department|division)s?\b")
_RECEIVES = re.compile(r"\s+(?:\([^)]*\)\s+)?(?:again\s+|also\s+|still\s+)?(?:received|recorded)\b")
"""What services do and themes do not: "Child Protection received the most, with 14"."""


_BROUGHT = re.compile(r"^\s+(?:alone\s+)?(?:generated|produced)\b", re.I)
"""What a theme does more often than a service: "Potholes generated 61 complaints"."""


def service_as_subject(sentence: Sentence, statement: Statement) -> Named | None:
    """The service whose number this is; "unknown" where nothing says it is a service."""
    lead_end = _lead_end(sentence, statement)
    if lead_end is None:
        return None
    if any(g.first < lead_end for g in sentence.groups):
        return None
    lead = sentence.text[:lead_end]
    for pattern in (
        _RELATIVE,
        _CHANGED_IN,
        _LISTED_RANKED,
        _RANKED,
        _PLACED,
        _CHANGED,
        _ABOUT,
        _ACCOUNTED,
    ):
        match = pattern.search(lead)
        if match is None:
            continue
        start, end = match.span("name")
        if sentence.says(NO_SERVICE, start, end):
            return None
        times = [(m.start, m.end) for m in sentence.reading.quarters]
        times += [(m.start, m.end) for m in sentence.reading.years]
        if any(low < end and start < high for low, high in times):
            return None  # "Q4 saw the most complaints, with 82"
        label = trimmed(match["name"])
        if UNIT_ALONE.fullmatch(label):
            return None  # "complaints received by the Directorate": all that the report covers
        if is_service(sentence, start, end):
            return Named("service", label, start)
        kind = kind_of_words(sentence.reading, start, end)
        several = sum(word[0].isupper() for word in label.split()) > 1
        if pattern is _ACCOUNTED:
            if kind is None and not several and _BROUGHT.search(lead[match.end("name") :]):
                return Named("category", label, start)
            if kind is None:
                return Named("service", label, start) if is_part(label) else None
            return Named(kind, label, start)
        if kind is not None or pattern is _ABOUT:
            return None
        if pattern is _CHANGED and is_part(label):
            return Named("service", label, start)
        if not several:
            # "Reablement had the most, at 97": of a part, though nothing says of what kind
            part = pattern in (_RANKED, _PLACED) and is_part(label)
            return Named("unknown", label, start) if part else None
        behind = lead[match.end("name") :]
        told = pattern not in (_RANKED, _PLACED, _LISTED_RANKED) or (
            _A_SERVICE.search(behind) or _RECEIVES.match(behind)
        )
        return Named("service" if told else "unknown", label, start)
    return None


def people_as_subject(sentence: Sentence, statement: Statement) -> Named | None:
    """Who made the complaints whose number this is; "unknown" where nothing says who they are."""
    lead_end = _lead_end(sentence, statement)
    if lead_end is None:
        return None
    match = _BY_PEOPLE.search(sentence.text[:lead_end])
    which = (match.lastgroup or "who") if match is not None else "who"
    if match is None or any(match.end(which) <= g.first < lead_end for g in sentence.groups):
        return None
    start, end = match.span(which)
    if which == "how":
        return Named("channel", _HOW_BARE.sub("", match["how"]), start)
    people = CHILDREN.fullmatch(match[which].strip())
    if people is not None:
        return Named("complainant", trimmed(match[which]), start)
    whole = not is_part(match[which]) or in_subject(match[which], sentence.setting.context)
    if whole or is_service(sentence, start, end):
        return None
    kind = kind_of_words(sentence.reading, start, end)
    sort = kind if kind in ("complainant", "channel") else "unknown"
    return Named(sort, trimmed(match[which]), start)


_WHOLE = re.compile(
    r"(?:the\s+)?(?:council(?!\s+(?:tax|housing|homes))|county|city|borough|district|corporate|statutory|formal|new|total|overall|"
    r"all|most|many|some|only|other|these|those|this|such|our|upheld|number\s+of|we|they|(?-i:[Ii]t)|there|that|"
    r"what|which|one|both|each|complaints?|compliments?|stage|in|of|for|at|authority|department)\b",
    re.I,
)


def is_part(label: str) -> bool:
    """Whether a name can be of a part of the council, and not only the whole or no name at all."""
    return bool(label) and not _WHOLE.match(label)


NO_SERVICE = frozenset(("stage", "procedure", "contact", "outcome", "status"))


_NEXT_NAME = re.compile(
    r"\s+(?:(?:were|was)\s+)?(?:(?:for|about|against|in|concerned|involved)\s+)?(?:the\s+)?"
    rf"{SERVICE_NAME}\s*(?:[,;.]|\band\b|$)"
)


_NEXT_SMALL = re.compile(
    r"\s+(?:(?:were|was)\s+)?(?:for|about|against|to)\s+(?:the\s+)?(?P<name>[a-z][^,;.()\d]{2,50}?)\s*"
    r"(?:[,;.]|\band\s+(?:\d|[a-z]+\s+(?:for|about|against|to)\b)|$)"
)
"""The same in small letters: "90 complaints were about housing, 20 about adult care services"."""


_NEXT_UNDER = re.compile(
    r"\s+(?:by|under)\s+(?:the\s+)?(?P<name>[A-Za-z][^,;.()\d]{2,50}?)\s*"
    r"(?:[,;.]|\band\s+(?:\d|[a-z]+\s+(?:by|under)\b)|$)"
)
"""The same where services answer for them: "30 were covered by Parks, nine by Libraries"."""
_NEXT_BARE = re.compile(
    r"\s+(?P<name>(?!(?:in|of|for|the|and|with|were|was|had)\b)[a-z][^,;.()\d]{2,40}?)\s*(?:[,;.]|\band\s+(?:\d|[a-z]+\s)|$)"
)
"""Nothing but the service: "12 of which concerned housing, 15 planning and 11 education"."""


def elided_service(sentence: Sentence, group: Group) -> str | None:
    """The next name of a list: "four concerned Adult Care, five Housing and two Highways"."""
    last = sentence.done[-1] if sentence.done else None
    if last is None or "service_area" not in last.subject or last.role != "level":
        return None
    shares = group.unit == last.unit == "percent"
    if group.inner is not None or last.predicate is None or (group.count is None and not shares):
        return None
    named = sentence.text[last.last : group.first].find(str(last.subject["service_area"]))
    match = _NEXT_NAME.match(sentence.text, group.last)
    if named < 0:
        return None
    if match is None:
        small = _NEXT_SMALL.match(sentence.text, group.last) or _NEXT_UNDER.match(
            sentence.text, group.last
        )
        bare = _NEXT_BARE.match(sentence.text, group.last)
        if small is None and bare is not None and is_all_name(sentence, *bare.span("name")):
            small = bare
        if small is None or not is_service(sentence, *small.span("name")):
            return None
        return trimmed(small["name"])
    start, end = match.span("name")
    taken = sentence.says(NO_SERVICE, start, end)
    return None if taken or not is_part(match["name"]) else trimmed(match["name"])


def is_service(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words are a service's name: the report's tables list it, or the words say so."""
    if listed_as_service(sentence.text[start:end], sentence.setting.context):
        return True
    return kind_of_words(sentence.reading, start, end) == "service"


def listed_as_service(name: str, context: ReportContext) -> bool:
    """Whether one of the report's tables lists ``name`` among its services."""
    return context.names.get(name_key(name)) == "service"


def _lead_end(sentence: Sentence, statement: Statement) -> int | None:
    """Where the words before the number end; those of a change's end lie before its start."""
    group = statement.group
    if group.unit != "count" or group.inner is not None or statement.role not in ("level", "from"):
        return None
    return start_of_change(sentence.groups, group)


_AHEAD = re.compile(
    r"^\W*(?:(?:but|and|while|however,?)\s+)?(?:in\s+(?:relation|respect|regard)\s+(?:to|of)|in\s+the\s+case\s+of|with\s+regards?\s+to|as\s+(?:regards|for)|"
    r"turning\s+to|regarding|concerning|for|in|within|across|on|under)\s+(?:the\s+|our\s+)?"
    r"(?P<name>[A-Za-z][\w'’&/-]*(?:\s+[\w'’&/-]+){0,7}?)"
    r"(?:,|\s+(?=complaints\s+(?:had\s+|have\s+|has\s+)?(?:increas|decreas|reduc|risen|rose|fall|fell|dropp|declin|grew|grown|went|gone|"
    r"doubl|halv|remain)|there\s+(?:was|were|has|had)|(?:only|just)\s+\d|\d|we\s|the\s+(?:number|total|figure|share|rate)))",
    re.I,
)
"""What a sentence sets ahead of all it says: "In relation to Housing there were 53 complaints"."""


_HEADED = re.compile(
    rf"(?:^\W*|;\s+){SERVICE_NAME}(?:\s*:\s+|\s+[–—-]\s+)(?=(?:only\s+|just\s+)?(?:\d+(?!\s*%)|[a-z]+(?:-[a-z]+)?)\s+(?:\w+\s+){{0,2}}(?:complaints|compliments|cases)\b|"
    r"(?:\d[\d,.]*(?:\s?%|\s\(\d+%\))?|[a-z]+)\s+(?:were\s+)?(?:received|upheld|(?:partially|partly|not)\s+upheld|escalated|resolved|closed|"
    r"answered|responded|withdrawn|(?:with)?in\s+(?:time|\d+)|on\s+time|at\s+stage)\b)"
)
"""A name that heads what is said of it: "Learning Disability: 48 complaints, 20 of them upheld"."""


def service_ahead(sentence: Sentence, statement: Statement) -> str | None:
    """The service that opens the sentence, for a number whose own clause names none."""
    if statement.unit == "gbp" and statement.subject.get("stage") == "ombudsman":
        return None
    match = _AHEAD.match(sentence.text)
    heads = [m for m in _HEADED.finditer(sentence.text) if m.end() <= statement.first]
    headed = heads[-1] if heads and match is None else None
    if headed is not None:
        name = trimmed(headed["name"])
        if UNIT_ALONE.fullmatch(name):
            return None
        known = is_directorate(name) or is_service(sentence, *headed.span("name"))
        several = len(name.split()) > 1 or known
        said = any(
            headed.start() <= h.start < headed.end("name")
            and not h.sets.keys().isdisjoint(NO_SERVICE)
            for h in sentence.hits
        )
        covered = in_subject(name, sentence.setting.context) or not is_part(name)
        return name if several and not said and not covered else None
    if match is None or match.end() > statement.first:
        return None
    start, end = match.span("name")
    taken = sentence.says(NO_SERVICE, start, end)
    label = trimmed(match["name"])
    if taken or in_subject(label, sentence.setting.context) or not is_part(label):
        return None
    known = is_service(sentence, start, end) and is_all_name(sentence, start, end)
    return label if known else None


_SMALL_WORDS = re.compile(
    r"(?:and|&|of|for|with|in|the|to|services?|teams?|directorate|department|division|unit|public|"
    r"social|care|adults?|adult's|children's|children’s|young|people|people's|housing|health|"
    r"education|planning|highways|waste|school|schools|council|tax|benefits?)\b",
    re.I,
)


def is_all_name(sentence: Sentence, start: int, end: int) -> bool:
    """Whether each word of the stretch is a name's: in capitals, or said by the vocabulary."""
    hits = [h for h in sentence.hits if h.sets.get("kind") == "service"]
    return all(
        m[0][0].isupper()
        or _SMALL_WORDS.match(m[0])
        or any(h.start <= start + m.start() < h.end for h in hits)
        for m in re.finditer(r"[\w'’&/-]+", sentence.text[start:end])
    )
