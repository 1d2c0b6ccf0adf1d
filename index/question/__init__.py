"""A question as search takes it: language, spelling, scope, the words that directives would use."""
