"""Numbers that are no figures for what is said around them: law, targets, others, single cases.

``table.VETOES`` holds the reasons. Each has a name, the part of the sentence that it asks, the
pattern that it looks for there, which numbers it is about and why they are no figures. The few that
a pattern cannot ask are functions in the same table.
"""
