"""Writes of the annual cycle."""
