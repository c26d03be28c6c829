"""Input about goals, core missions, assessments and plans, made into clean data."""
