"""Sections of one stage whose headings are all set alike: what stands between "Stage 1" and
"Stage 2" is of Stage 1.

A writer who has one look for headings prints "Stage 1", "Response times", "Outcomes" and "Stage 2"
one like the other. Their order says what the print does not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.layout.blocks import Block, Heading, Paragraph, Table
from extractor.reading.context import STAGES, one_stage, says_stage
from extractor.reading.labels import normalise, read_label
from extractor.reading.needles import has_digit
from extractor.reading.service_names import service_named

_OPENS_STAGE = re.compile(
    r"\s*(?:the\s+)?(?:(?:statutory|corporate|formal|informal)\s+)?"
    r"(?:complaints?\s+(?:at|under)\s+)?stage\s+(?:\d|one|two|three)"
    r"(?:\s+(?:complaints?|investigations?|reviews?|panels?|review panels?|local resolution))?"
    r"\s*(?:[(:–—-].*)?",
    re.I,
)
"""What heads all of a stage, and no topic of it ("Stage 1 outcomes") or number ("4. Stage 1"), with
which a writer says what is below what."""

_LABEL_OF_STAGE = re.compile(
    r"(?:(?:at|under)\s+)?(?:(?:statutory|corporate|formal)\s+)?(?:complaints?\s+(?:at|under)\s+)?"
    r"stage\s+(?:[1-3]|one|two|three)(?:\s+(?:complaints?|investigations?|reviews?|panels?))?\s*:?",
    re.I,
)
"""A line that is but the name of a stage."""

_YEAR_ALONE = re.compile(r"20\d\d\s?[/–-]\s?(?:20)?\d\d:?")
"""A line that is but a financial year."""

LEAST_YEARS = 2
"""Fewest such lines, each of another year, that make a timeline."""

SET_IN = 8.0
"""Points by which a list's points start further in than what they are points of."""

LEAST_PARTS = 2
"""So many parts headed alike, each with a topic at once below it, show that topics are of parts."""

_ONE_CASE = re.compile(r"\b(?:examples?|case(?: stud(?:y|ies))?)\b", re.I)
"""What heads the story of one complaint."""

_OF_THE_WHOLE = re.compile(
    r"\b(?:conclusions?|recommendations?|next steps|implications?|appendi\w+|annex\w*|glossary|"
    r"background papers|contacts?|foreword|executive summary|overall|looking (?:ahead|forward)|"
    r"priorit\w+|consultation|equalit\w+|future)\b",
    re.I,
)
"""What heads a section on all of a report, after its parts."""


def nested_by_stage(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those under headings between a stage's and the next one's, all of one level, put
    below the stage's.

    What follows the last stage may be of any or none. So may what follows a heading on another
    kind of contact, a service or a procedure.
    """
    inside: dict[int, str] = {}
    for begin, end in _stretches(blocks):
        opening, *between = [
            (at, block)
            for at, block in enumerate(blocks[begin:end], begin)
            if isinstance(block, Heading)
        ]
        for at, heading in between:
            if heading.level != opening[1].level:
                continue
            if _is_of_its_own(heading.text):
                break
            inside[at] = opening[1].text
    found: list[Block] = []
    sibling, stage, level = "", "", 0
    for at, block in enumerate(blocks):
        if at in inside and isinstance(block, Heading):
            sibling, stage, level = block.text, inside[at], block.level
        elif isinstance(block, Heading):
            sibling = "" if block.level <= level else sibling
        found.append(_put_below(block, sibling, stage))
    return tuple(found)


def _put_below(block: Block, sibling: str, above: str) -> Block:
    """The block with the heading ``above`` set before ``sibling`` in its path."""
    if isinstance(block, Heading):
        said = _put_below(block.said, sibling, above) if block.said is not None else None
        return replace(block, said=said) if isinstance(said, Paragraph) else block
    if sibling not in block.heading:
        return block
    cut = block.heading.index(sibling)
    return replace(block, heading=(*block.heading[:cut], above, *block.heading[cut:]))


def headed_by_labels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those below a line that is but a stage's name ("Stage 1", or "1. Stage 1" over
    its points) put below it as below a heading: so it is meant, however plain it is printed. So
    are those below the years of a timeline.

    It reaches to the next such line or heading. A point of a list that is followed by others at its
    side names what these are parts of, and heads nothing.
    """
    found: list[Block] = []
    dated = _below_years(blocks)
    label = ""
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            label = ""
        elif isinstance(block, Paragraph) and _LABEL_OF_STAGE.fullmatch(block.text.strip()):
            after = blocks[at + 1] if at + 1 < len(blocks) else None
            label = block.text.strip().rstrip(":") if _leads(block, after) else ""
            found.append(block)
            continue
        above = tuple(text for text in (label, dated.get(at, "")) if text)
        if above and not isinstance(block, Heading):
            block = replace(block, heading=(*block.heading, *above))
        found.append(block)
    return tuple(found)


def _below_years(blocks: Sequence[Block]) -> dict[int, str]:
    """The year that each paragraph of a timeline stands below, by the paragraph's index.

    The last year reaches as far as the others do, for what follows the timeline is of no year.
    """
    found: dict[int, str] = {}
    stretches: list[list[tuple[int, str]]] = [[]]
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            stretches.append([])
        elif _YEAR_ALONE.fullmatch(block.text.strip()) and block.kind == "text":
            stretches[-1].append((at, block.text.strip().rstrip(":")))
    for years in stretches:
        if len(years) < LEAST_YEARS or len({year for _, year in years}) < len(years):
            continue
        reach = max(after - at for (at, _), (after, _) in pairwise(years))
        for at, year in years:
            following = min((a for a, _ in years if a > at), default=at + reach)
            for index in range(at + 1, min(following, len(blocks))):
                if not isinstance(blocks[index], Paragraph):
                    break
                found[index] = year
    return found


def _leads(label: Paragraph, after: Block | None) -> bool:
    """Whether what follows is of the label, and no other entry of the list that it stands in."""
    if not isinstance(after, Paragraph) or after.kind == "footnote" or not has_digit(after.text):
        return isinstance(after, Table) and after.page == label.page
    if _LABEL_OF_STAGE.fullmatch(after.text.strip()):
        return False
    listed = label.kind == "bullet" or label.number is not None
    return not listed or after.box.x0 > label.box.x0 + SET_IN


def nested_by_procedure(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those under headings of one level put below the heading of a procedure or service
    that has nothing of its own below it: "Statutory complaints", at once followed by "Stage 1", or
    by "Context" where others of its level head parts too.

    It reaches to the next heading of its level or an outer one that says itself what of, stages
    apart.
    """
    parts = _levels_of_parts(blocks)
    found: list[Block] = []
    opening: Heading | None = None
    sibling, by_topic = "", False
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            after = blocks[at + 1] if at + 1 < len(blocks) else None
            below = opening is not None and block.level == opening.level
            if below and (_may_go_on(block.text) or (by_topic and _is_topic(block.text))):
                sibling = block.text
            elif opening is None or block.level <= opening.level:
                opens = by_topic = False
                if isinstance(after, Heading) and after.level == block.level:
                    by_topic = block.level in parts and _is_topic(after.text)
                    opens = _names_part(block.text) and (by_topic or _goes_on_in_stages(after))
                opening, sibling = (block if opens else None), ""
        found.append(_put_below(block, sibling, opening.text) if opening is not None else block)
    return tuple(found)


def _levels_of_parts(blocks: Sequence[Block]) -> set[int]:
    """The levels of which two headings or more each name another part of the report and have
    nothing of their own below them: that is how such a writer sets all of its parts."""
    empty: defaultdict[int, set[str]] = defaultdict(set)
    for block, after in pairwise(blocks):
        if not isinstance(block, Heading) or not isinstance(after, Heading):
            continue
        if block.level == after.level and _names_part(block.text) and _is_topic(after.text):
            empty[block.level].add(normalise(block.text).casefold())
    return {level for level, named in empty.items() if len(named) >= LEAST_PARTS}


def _is_topic(text: str) -> bool:
    """Whether a heading names a topic that each part of a report may have, as "Context" or
    "Response times", and none of the whole, as "Conclusion"."""
    plain = normalise(text).strip()
    reading = read_label(plain)
    return (
        not says_stage(reading)
        and not reading.says("procedure")
        and reading.value("contact") in (None, "complaint", "issue")
        and service_named(text) is None
        and _OF_THE_WHOLE.search(plain) is None
    )


def _goes_on_in_stages(heading: Heading) -> bool:
    return _stage_opened(heading.text) is not None


def _names_part(text: str) -> bool:
    """Whether a heading names one procedure, or a service, and no stage and no single case."""
    reading = read_label(normalise(text).strip())
    if says_stage(reading) or _ONE_CASE.search(text):
        return False
    return reading.value("procedure") is not None or service_named(text) is not None


def _may_go_on(text: str) -> bool:
    """Whether a heading may be of the procedure above: a stage of it, or a topic."""
    reading = read_label(normalise(text).strip())
    if reading.says("procedure") or service_named(text) is not None:
        return False
    if "ombudsman" in reading.values("stage"):
        return False
    return reading.value("contact") in (None, "complaint", "issue") and says_stage(reading)


def _stretches(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """From a stage's heading to the next stage's of the same level, no outer heading between."""
    found: list[tuple[int, int]] = []
    opened: tuple[int, int, int] | None = None
    for at, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        if opened is not None and block.level < opened[1]:
            opened = None
        stage = _stage_opened(block.text)
        if stage is None:
            continue
        if opened is not None and block.level == opened[1] and stage == opened[2] + 1:
            found.append((opened[0], at))
        opened = (at, block.level, stage)
    return found


def _stage_opened(text: str) -> int | None:
    plain = normalise(text).strip()
    if not _OPENS_STAGE.fullmatch(plain):
        return None
    stage = one_stage(read_label(plain))
    return int(stage[-1]) if stage in STAGES else None


def _is_of_its_own(text: str) -> bool:
    """Whether a heading says itself what of, so that it need not be of the stage before."""
    reading = read_label(normalise(text).strip())
    return (
        says_stage(reading)
        or reading.says("procedure")
        or reading.value("contact") not in (None, "complaint", "issue")
        or service_named(text) is not None
    )
