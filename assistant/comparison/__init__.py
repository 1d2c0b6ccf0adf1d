"""Two directives side by side: which clause carries out which, and what differs."""
