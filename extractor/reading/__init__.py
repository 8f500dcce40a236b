"""Step 3, read: grids and paragraphs become claims (dimensions, measures, source)."""
