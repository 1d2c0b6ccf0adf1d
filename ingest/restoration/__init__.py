"""Damaged print read as what it says: a noisy channel of syllables and of misread letters."""
