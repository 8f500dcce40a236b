"""What sentences and entries of lists state, as claims with the place where it is printed."""

from __future__ import annotations

from extractor.layout.blocks import Paragraph
from extractor.reading.claims import Claim, Dimensions, Source
from extractor.reading.narrative.entry_figures import Entry
from extractor.reading.narrative.stated import Statement


def claims_of_entry(entry: Entry, paragraph: Paragraph, text: str) -> list[Claim]:
    """The claims of an entry that is a paragraph, ``text``."""
    offset = len(text) - len(text.lstrip())
    page, box = paragraph.place(offset + entry.first, offset + entry.last)
    return _claims_at(entry, Source(page, box, "narrative", paragraph.text.strip()))


def claims_of_item(item: Entry, paragraph: Paragraph, span: tuple[int, int]) -> list[Claim]:
    """The claims of an entry in the sentence that stands in ``span`` of the paragraph."""
    page, box = paragraph.place(span[0] + item.first, span[0] + item.last)
    return _claims_at(item, Source(page, box, "narrative", paragraph.text[span[0] : span[1]]))


def _claims_at(entry: Entry, source: Source) -> list[Claim]:
    return [
        Claim(
            family=figure.family,
            dimensions=figure.dimensions,
            measures=figure.measures,
            source=source,
            origins=dict.fromkeys(figure.dimensions.said(), "lead-in"),
        )
        for figure in entry.figures
    ]


def claims_of_statement(
    statement: Statement, paragraph: Paragraph, span: tuple[int, int]
) -> list[Claim]:
    """The claims of a number of the sentence that stands in ``span`` of the paragraph."""
    page, box = paragraph.place(span[0] + statement.first, span[0] + statement.last)
    source = Source(page, box, "narrative", paragraph.text[span[0] : span[1]])
    return [
        Claim(
            family=figure.family,
            dimensions=figure.dimensions,
            measures=figure.measures,
            source=source,
            qualifiers=figure.qualifiers,
            percent_of=figure.percent_of,
            reason=figure.reason,
            origins=replace_origins(statement.origins, figure.dimensions),
        )
        for figure in statement.figures
    ]


def replace_origins(origins: dict[str, str], dimensions: Dimensions) -> dict[str, str]:
    """Where each dimension that is said came from; what no record names was in the sentence."""
    return {name: origins.get(name, "sentence") for name in dimensions.said()}
