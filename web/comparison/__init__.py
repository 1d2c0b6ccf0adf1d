"""The Đối chiếu tab: directives side by side."""
