"""Numbers of a sentence that measure one thing, with the stretch that is about them."""

from __future__ import annotations

import re

from extractor.reading.narrative.notfigures import Amount
from extractor.records import record


@record()
class Group:
    """Numbers that measure one thing: "23% (12)", "12 of the 16", "£650 for one case".

    ``first``..``last`` is where they stand; ``clause`` is the stretch of the sentence that is about
    them. ``base`` is the "16" of "12 of the 16", which is also a group of its own; ``beside`` the
    "198" of "214 (198)". ``inner`` says
    that the group stands in an aside in brackets ("(58% in 2021/22)"). ``joined`` is the words
    between the group before and this one's clause. ``from_to`` is "from" or "to" for the ends of a
    change.
    """

    first: int
    last: int
    count: Amount | None = None
    percent: Amount | None = None
    money: Amount | None = None
    days: Amount | None = None
    cases: Amount | None = None
    base: Amount | None = None
    beside: Amount | None = None
    is_base: bool = False
    after_change: bool = False
    inner: tuple[int, int] | None = None
    clause: tuple[int, int] = (0, 0)
    joined: str = ""
    from_to: str | None = None

    @property
    def lead(self) -> Amount:
        """The number that says most: the count, else the share, money, days."""
        found = self.count or self.percent or self.money or self.days
        assert found is not None
        return found

    @property
    def unit(self) -> str:
        """What the group measures: "count", "percent", "gbp" or "days"."""
        if self.money:
            return "gbp"
        if self.days:
            return "days"
        return "count" if self.count else "percent"


_SAID = re.compile(
    r"\b(?:were|was|are|had|have|has|did|met|missed|took|taken|went|came|remain\w*|exceeded|not|accepted|declined|"
    r"withdrawn|in\s+(?:full|part)|fully|partly|partially|wholly)\b",
    re.I,
)
"""What is said of a number before its share: "12 complaints were not answered in time (19%)"."""
_REST_OF_BRACKET = re.compile(r"[^()]{0,60}[)\]]")


def said_after(text: str, group: Group, stop: int | None = None) -> str:
    """What is said behind a number up to ``stop``: between a count and the share in brackets that
    closes its clause too, as if that share were not there."""
    share, lead = group.percent, group.lead
    if share is None or share is lead or share.start < lead.end or group.base is not None:
        return text[group.last : stop]
    between = text[lead.end : share.start].rstrip()
    if not between.endswith(("(", "[")) or _SAID.search(between) is None:
        return text[group.last : stop]
    rest = _REST_OF_BRACKET.match(text, group.last)
    return between[:-1].rstrip() + text[rest.end() if rest is not None else group.last : stop]


_ASIDE_AHEAD = re.compile(
    r",\s+(?:whether|either|which|including|be\s+it|in\s+whole|in\s+full|wholly|fully)\b[^,.;:()\d]{3,80},\s+"
    r"(?=(?:were|was|is|are|had|have|has|stood|rose|fell|remained)\b)",
    re.I,
)


def aside_before_verb(between: str) -> tuple[int, int] | None:
    """Where an aside between commas stands between a subject and its verb: "the share upheld,
    whether in whole or in part, was 55%"."""
    aside = _ASIDE_AHEAD.search(between)
    return aside.span() if aside is not None else None
