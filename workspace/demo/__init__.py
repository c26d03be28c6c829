"""Two fictitious municipalities, so that every page has something real to show: good and bad, whole and broken.

The content is plain data (`exempelby/`, `exempelmark.py`) in the records of records.py; `filling/` stores it.
All dates are fixed: the story is told on 21 November 2026.
"""
