"""The parts of the prose reader: a paragraph to sentences, to clauses, to what each number states."""
