"""How much a file may ask of us. A legal file never comes near; what passes a limit is refused in
one line before any reader unpacks it, or, where one page is at fault, that page alone."""

from __future__ import annotations

PAGES = 5_000
"""Pages of a document. The largest agenda packs have some 1,500."""

STREAM_BYTES = 256 << 20
"""Bytes that any one stream may unpack to, outside of pages: a table of all of a file's objects
takes some 20 bytes for each."""

PAGE_BYTES = 64 << 20
"""Bytes of drawing instructions of one page, forms counted as often as they are drawn. A page of
text has 50,000; a map of streets drawn as lines up to 30 million."""

PAGE_TEXT = 300_000
"""Bytes of text that one page may print. A dense page has 10,000; a plan of the largest size some
100,000. The slower reader needs 2 kB and 0.04 ms for each."""

PAGE_PATHS = 250_000
"""Lines and curves that one page may draw. A map of streets has up to 100,000. The slower reader
needs 3 kB and 0.08 ms for each."""

FORM_DEPTH = 24
"""How deep forms may hold forms. Writers nest three or four; every reader stops somewhere."""

DRAWN = 10_000
"""Ruling lines, shaded surfaces or pictures of a page from which they are a drawing, and no tables:
a large table drawn cell by cell has some 5,000."""

OUTLINES = 200
"""Lines and curves of a page without words or pictures from which it is text drawn as outlines, or
a drawing: either way something that was not read. A page of frames and rules has fewer."""

UNKNOWN_GLYPHS = 5
"""Different glyphs without a character on a page from which they are text: figures have ten kinds,
a page's ornaments and bullets three or four."""
