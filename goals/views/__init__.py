"""Pages about goals, by noun."""
