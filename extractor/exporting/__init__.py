"""The database as tidy tables with a description: for statistics packages and spreadsheets."""
