# Everything this project does to itself. Needs Python 3.11 or newer, pip and make; `make help` lists the targets.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	--no-header --quiet
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help demo test check cases bench bench-store docs gate lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.runtime ## set up if needed, code the example reports, print the claims, write the HTML view
	@mkdir -p build/demo
	@$(BIN)/sayso code examples/reports.jsonl --format text
	@$(BIN)/sayso code examples/reports.jsonl --format jsonl -o build/demo/reports.coded.jsonl
	@$(BIN)/sayso code examples/harbour-wire.txt --published 2024-03-12 --format html -o build/demo/harbour-wire.html
	@$(BIN)/sayso code examples/harbour-radio.txt --published 2024-03-13 --format html -o build/demo/harbour-radio.html
	@printf '%s\n' "" "Coded $$(wc -l < examples/reports.jsonl) reports." \
		"  the claims as data      build/demo/reports.coded.jsonl" \
		"  two reports, marked up  build/demo/harbour-wire.html and build/demo/harbour-radio.html (open in a browser)" \
		"Next, a report of your own:" \
		"  $(BIN)/sayso code FILE.txt --published YYYY-MM-DD" \
		"or read on: $(BIN)/sayso code --help, README.md, docs/index.md"

test: $(VENV)/.dev check ## set up if needed, then every check and every test
	$(BIN)/pytest -n 2 --dist loadscope

check: $(VENV)/.dev ## style, types and import contracts, without the tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

cases: $(VENV)/.dev ## run the worked examples of cases/ alone
	$(BIN)/pytest tests/test_cases.py

bench: $(VENV)/.runtime ## words per second of bare spaCy and of sayso, start-up, memory, share of each stage, a mixed stream, look-ups of actors
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/lookups.py

bench-store: $(VENV)/.runtime ## a store of a million made-up claims: rate of intake, time of questions, memory
	$(BIN)/python benchmarks/store.py

docs: $(VENV)/.dev ## regenerate the passages of README.md and docs/ that show real output
	$(BIN)/python examples/build.py
	$(BIN)/cog -r -I docs README.md docs/*.md

gate: $(VENV)/.dev ## accuracy on evaluation data against its floors, where $(SHARED) has the data
	$(BIN)/python benchmarks/gate.py $(SHARED)

lock: $(VENV)/.dev ## renew requirements.lock and requirements-dev.lock from pyproject.toml
	$(LOCK) pyproject.toml --group build --output-file requirements.lock
	$(LOCK) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove what the other targets made, the environment included
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "sayso needs Python 3.11 or newer: \
	make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)

# A stamp is newer than what it was installed from, so that set-up runs again only when a lock file changes.
$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.runtime
