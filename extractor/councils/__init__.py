"""Which councils there are: what they are called, when they were, and which followed which."""
