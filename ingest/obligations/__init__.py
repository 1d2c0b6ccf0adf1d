"""Who must do what, by when, reporting to whom."""
