"""Tables to claims: what each row, column and title says, then what each figure means."""
