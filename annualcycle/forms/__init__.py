"""Input of the annual cycle."""
