"""The Hỏi đáp tab: ask, read the answer, open what it cites."""
