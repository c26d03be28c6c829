"""How fast it is on much data, as a person with few rights meets it. `make bench`; README.md keeps the figures."""
