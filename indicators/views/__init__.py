"""Pages of indicators, by noun."""
