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

PAGE_TEXT = 500_000
"""Bytes of text that one page may print. A dense page has 10,000; a plan of the largest size some
100,000."""

PAGE_PATHS = 1_000_000
"""Lines and surfaces that one page may draw. A map of streets has up to 300,000."""

FORM_DEPTH = 24
"""How deep forms may hold forms. Writers nest three or four; every reader stops somewhere."""

DRAWN = 10_000
"""Ruling lines, shaded surfaces or pictures of a page from which they are a drawing, and no tables:
a large table drawn cell by cell has some 5,000."""
