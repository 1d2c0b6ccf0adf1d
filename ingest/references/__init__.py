"""What a directive cites: other documents, clauses of them, and its own clauses."""
