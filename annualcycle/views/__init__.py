"""Pages of the annual cycle."""
