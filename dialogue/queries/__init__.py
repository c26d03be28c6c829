"""Reads of receipts: who is asked to read which plan, and who has."""
