"""Writes of goals, core missions, assessments and plans, by noun."""
