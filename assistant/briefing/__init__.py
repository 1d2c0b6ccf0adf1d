"""A briefing for a training session, made of what directives say: duties by body, deadlines, differences, questions."""
