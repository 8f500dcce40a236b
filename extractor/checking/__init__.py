"""Step 4, check: claims are merged into figures and contradictions are named."""
