"""The Tập huấn tab: a briefing made from directives."""
