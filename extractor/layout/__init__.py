"""Step 2, find: pages become headings, paragraphs and table grids in reading order."""
