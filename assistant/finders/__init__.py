"""Answers that are more than the best clause: each finder answers one kind of question from what was read."""
