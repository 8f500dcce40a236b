"""Answers as charts: on a terminal, and as SVG or PNG for a paper or a page."""
