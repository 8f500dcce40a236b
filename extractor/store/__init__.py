"""Step 5, store: validated documents go into SQLite."""
