"""Kolada, the free database of municipal key figures: its API (v3), what it offers, and what its titles tell."""
