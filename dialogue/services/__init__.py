"""Writes of receipts, answers and reminders."""
