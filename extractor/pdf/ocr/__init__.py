"""Pages that are pictures become pages of words: rendered, set straight, read by an engine."""
