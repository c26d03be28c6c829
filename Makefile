# Everything a person does with this project. `make` alone lists it.

SHELL := /bin/sh
.DEFAULT_GOAL := help
VENV := .venv/bin

# The first Python on the PATH that is new enough; PYTHON=/path/to/python3 chooses another.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$name >/dev/null 2>&1 && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$name && break; done)

.PHONY: help run stop demo-reset test test-fast test-browser check format messages requirements bench base dev

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name text; do printf '%-20s %s\n' "$$name" "$$text"; done

run: base ## serve the product at http://127.0.0.1:8000 (RODA_PORT=8080 make run: elsewhere); Ctrl-C stops it
	@$(VENV)/python -m launcher run

stop: base ## stop what another terminal serves
	@$(VENV)/python -m launcher stop

demo-reset: base ## make the demo municipalities anew
	@$(VENV)/python -m launcher demo-reset

test: dev ## run the whole test suite, installing what it needs where that is allowed
	@$(VENV)/python -m launcher.testing all

test-fast: dev ## run the tests that need no browser and no Java
	@$(VENV)/python -m launcher.testing fast

test-browser: dev ## run the journeys in a real browser
	@$(VENV)/python -m launcher.testing browser

check: dev ## formatting, lint, types, layers, migrations, deployment settings
	@$(VENV)/python -m launcher.checking

format: dev ## format the code and mend what lint can mend
	@$(VENV)/ruff check --quiet --fix . ; $(VENV)/ruff format .

messages: dev ## gather the interface's texts into the Swedish catalogue (needs GNU gettext)
	@$(VENV)/python -m launcher exec -- $(VENV)/python manage.py makemessages --locale sv --no-location --ignore .venv --ignore var
	@$(VENV)/python -m launcher.messages

requirements: dev ## pin the libraries of requirements/*.in anew, with hashes
	@for name in bootstrap base dev embedded; do \
		options=$$([ $$name = embedded ] && echo --no-deps); \
		$(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $$options \
			requirements/$$name.in --output-file requirements/$$name.txt || exit 1; done

bench: dev ## time the product on many municipalities
	@if [ -d benchmarks ]; then $(VENV)/python -m launcher exec -- $(VENV)/python -m benchmarks; else echo "There are no benchmarks yet."; fi

base dev:
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or later is needed and was not found: sudo apt install python3"; exit 1; fi
	@$(PYTHON) -m launcher.bootstrap $@
