"""Addresses of the annual cycle."""
