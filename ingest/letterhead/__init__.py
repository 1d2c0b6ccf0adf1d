"""Who issued a directive, under which number, where and when, about what, to whom, and who signed it."""
