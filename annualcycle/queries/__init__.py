"""Reads of the annual cycle."""
