"""The years that may be asked for, planned for or told of."""

FIRST_YEAR, LAST_YEAR = 1990, 2100
