"""Whatever a page looks like, the find step ends, and keeps every word that is printed."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.layout.blocks import Heading, Paragraph, Table
from extractor.layout.find import find_layout
from extractor.layout.furniture import strip_furniture
from extractor.pdf.page import Box, Page, Ruling, Word

TEXTS = st.sampled_from(
    [
        "96",
        "Stage",
        "1",
        "2019/20",
        "Total",
        "complaints",
        "-",
        "4.1",
        "42%",
        "Upheld",
        "Table",
        "•",
    ]
)


@st.composite
def words(draw: st.DrawFn) -> Word:
    text = draw(TEXTS)
    x, y = draw(st.integers(20, 500)), draw(st.integers(3, 80)) * 10
    size = draw(st.sampled_from([6.0, 10.0, 14.0]))
    box = Box(x, y - size, x + len(text) * size / 2, y)
    return Word(text, box, size, draw(st.booleans()), draw(st.booleans()))


@st.composite
def rulings(draw: st.DrawFn) -> Ruling:
    x, y, length = (
        draw(st.integers(10, 400)),
        draw(st.integers(1, 80)) * 10,
        draw(st.integers(5, 400)),
    )
    across = draw(st.booleans())
    return Ruling(Box(x, y, x + length, y) if across else Box(x, y, x, y + length))


PAGES = st.lists(
    st.builds(
        lambda w, r: (tuple(w), tuple(r)),
        st.lists(words(), max_size=40),
        st.lists(rulings(), max_size=12),
    ),
    min_size=1,
    max_size=3,
)


def glyphs(text: str) -> Counter[str]:
    plain = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    return Counter(c for c in text.translate(plain) if not c.isspace() and c not in "-•")


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_every_word_is_in_one_block(
    drawn: list[tuple[tuple[Word, ...], tuple[Ruling, ...]]],
) -> None:
    pages = [Page(n, 595.0, 842.0, w, r) for n, (w, r) in enumerate(drawn, start=1)]
    layout = find_layout(pages)
    found: Counter[str] = Counter()
    for block in layout.blocks:
        if isinstance(block, Heading):
            found += glyphs(block.text)
        elif isinstance(block, Paragraph):
            found += glyphs((block.number or "") + block.text)
        elif isinstance(block, Table):
            cells = {id(cell): cell for row in block.rows for cell in row}
            for cell in cells.values():
                found += glyphs(cell.text)
            found += glyphs(block.caption or "")
    bodies = strip_furniture(pages).pages
    printed = sum((glyphs(w.text) for page in bodies for w in page.words), Counter[str]())
    assert not found - printed
    if all(len(block.pages) < 2 for block in layout.blocks if isinstance(block, Table)):
        assert not printed - found  # only a boxhead repeated on the next page may go
