"""Whatever a page looks like, the find step ends, and keeps every word that is printed."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.layout.blocks import Chart, Heading, Paragraph, Table
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


@st.composite
def surfaces(draw: st.DrawFn) -> Box:
    x, y = draw(st.integers(20, 400)), draw(st.integers(3, 70)) * 10
    return Box(x, y, x + draw(st.integers(10, 150)), y + draw(st.integers(10, 150)))


@st.composite
def axes(draw: st.DrawFn) -> list[Word]:
    """Numbers that fall evenly down the page, as along an axis."""
    x, y, pitch = (
        draw(st.integers(20, 300)),
        draw(st.integers(5, 40)) * 10,
        draw(st.integers(9, 30)),
    )
    return [
        Word(str(10 * (5 - k)), Box(x, y + pitch * k - 6, x + 12, y + pitch * k), 6.0)
        for k in range(draw(st.integers(0, 6)))
    ]


PAGES = st.lists(
    st.builds(
        lambda w, a, r, f, s: (tuple(w + a), tuple(r), tuple(f), tuple(s)),
        st.lists(words(), max_size=40),
        axes(),
        st.lists(rulings(), max_size=12),
        st.lists(surfaces(), max_size=6),
        st.lists(surfaces(), max_size=4),
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
    drawn: list[tuple[tuple[Word, ...], tuple[Ruling, ...], tuple[Box, ...], tuple[Box, ...]]],
) -> None:
    pages = [
        Page(n, 595.0, 842.0, w, r, f, shapes=s) for n, (w, r, f, s) in enumerate(drawn, start=1)
    ]
    layout = find_layout(pages)
    found: Counter[str] = Counter()
    for block in layout.blocks:
        if isinstance(block, Heading):
            found += glyphs(block.text)
        elif isinstance(block, Paragraph):
            found += glyphs((block.number or "") + block.text)
        elif isinstance(block, Chart):
            found += glyphs("".join(block.labels))
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


def test_a_word_on_the_edge_of_two_drawn_tables_is_in_one() -> None:
    """Lattices that overlap by a few points: its middle lies in both."""
    words = [word("96", 20, 624, 6), word("97", 20, 620, 10)]
    words += [word(str(n), 20, 319 - 9 * n / 10, 6) for n in range(0, 60, 10)]
    boxes = [(10, 520, 28, 520), (10, 520, 10, 625), (10, 640, 37, 640), (15, 320, 15, 517)]
    rulings = tuple(Ruling(Box(*box)) for box in (*boxes, (24, 620, 24, 653)))
    layout = find_layout([Page(1, 595.0, 842.0, tuple(words), rulings)])
    cells = [c.text for b in layout.blocks if isinstance(b, Table) for r in b.rows for c in r]
    texts = [b.text for b in layout.blocks if isinstance(b, Paragraph)]
    assert " ".join([*cells, *texts]).split().count("97") == 1


def word(text: str, x0: float, top: float, size: float) -> Word:
    return Word(text, Box(x0, top, x0 + size * len(text) / 2, top + size), size)
