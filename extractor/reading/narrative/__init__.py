"""The parts of the prose reader: sentences, clauses, and what each number states."""
