"""A file of values, understood row by row: pure calculation on plain data, and the words for what was found."""
