"""What a sentence says and its quotes must say too: figures, bodies, force, words."""
