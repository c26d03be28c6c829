"""The addresses of the annual cycle, of compliance and of notices as data (tests/matrix.py takes them in)."""

from tests.matrix_rows import Row

CYCLE: list[Row] = []

# The pages of one thing: asked for by number inside another municipality.
CYCLE_OBJECTS: set[str] = set()
