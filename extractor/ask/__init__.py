"""Questions put to the database."""
