"""Writes of indicators, by noun."""
