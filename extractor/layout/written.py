"""The text of a block as it was written: its lines joined, words that a line broke made whole."""

from __future__ import annotations

from extractor.layout.blocks import Place
from extractor.layout.lines import TOUCHING, printed, touching
from extractor.layout.paragraphs import TextBlock
from extractor.pdf.page import Word, of_parts


def written(block: TextBlock, vocabulary: frozenset[str]) -> tuple[str, tuple[Place, ...]]:
    """The block's running text, and where each of its words is printed.

    A hyphen at a line's end goes when the document knows the joined word, or does not know both
    halves; "self-\\nfunded" and "2019-\\n20" keep theirs.
    """
    known = block.texts.get(vocabulary)
    if known is None:
        known = block.texts[vocabulary] = _written(block, vocabulary)
    return known


def _written(block: TextBlock, vocabulary: frozenset[str]) -> tuple[str, tuple[Place, ...]]:
    parts: list[str] = []
    places: list[Place] = []
    length = 0
    skip = block.skip
    for number, line in enumerate(block.lines):
        words = line.words[skip:] if number == 0 else line.words
        page = line.page
        before: Word | None = None
        for word in words:
            text = printed(word, before) if word.raised else word.text
            if before is not None:
                if (
                    # what parts most words is looked at before anything is called
                    (
                        not (word.raised or before.raised)
                        and word.box.x0 - before.box.x1 >= TOUCHING * before.size
                    )
                    or not touching(before, word)
                ):
                    parts.append(" ")
                    length += 1
            elif parts:
                whole = len(parts[-1])
                glue = _line_end(parts, text, vocabulary)
                if len(parts[-1]) < whole:  # the place of a word ends where its hyphen was cut off
                    length -= whole - len(parts[-1])
                    places[-1] = places[-1]._replace(end=length)
                parts.append(glue)
                length += len(glue)
            parts.append(text)
            start = length
            length += len(text)
            places.append(of_parts(Place, (start, length, page, word.box)))
            before = word
    return "".join(parts), tuple(places)


def _line_end(parts: list[str], following: str, vocabulary: frozenset[str]) -> str:
    """What stands between a line's last word and the next line's first; may cut a hyphen off."""
    last = parts[-1]
    if not last.endswith("-") or len(last) < 2 or not last[-2].isalnum():
        return "" if last.endswith("/") and len(last) > 1 else " "
    first_half, second_half = last[:-1], following.strip(".,;:()'\"“”‘’")
    if not second_half[:1].islower() or not first_half[-1:].islower():
        return ""
    joined = (first_half + second_half).lower()
    known = first_half.lower() in vocabulary and second_half.lower() in vocabulary
    if joined not in vocabulary and ((last + second_half).lower() in vocabulary or known):
        return ""
    parts[-1] = first_half
    return ""
