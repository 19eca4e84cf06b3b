# Two commands work on a fresh machine with Python 3.11 or newer: make demo, make test.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint tools policies bench clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("ito-gate needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 …") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

# pip 25.1 is the first that installs dependency groups.
$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[calendar,codes,filing,signing]" --group dev
	@touch $@

demo: $(VENV)/.run ## Run the gate over the examples: a register that passes and one that does not
	@echo '$$ ito-gate check examples/good'
	@$(BIN)/ito-gate check --as-of 2026-11-02 examples/good
	@echo; echo '$$ ito-gate check examples/bad'
	@$(BIN)/ito-gate check --as-of 2026-11-02 examples/bad; test $$? -eq 1

test: lint tools ## Set everything up, then lint and run all tests
	$(BIN)/python -m pytest --quiet --numprocesses auto --dist worksteal

lint: $(VENV)/.dev ## Lint, types, and generated files that are not up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m ito_gate.policy.build --check
	$(BIN)/python -m ito_gate.workdays.build --check
	$(BIN)/python -m ito_gate.schema.codes --check

tools: $(VENV)/bin/python ## Build opa and the other programs that tests run beside Python, where Go is
	$(BIN)/python tests/tools.py

policies: $(VENV)/.dev ## Make the catalogue, the texts and the registry from the rules' metadata
	$(BIN)/python -m ito_gate.policy.build

bench: $(VENV)/.dev ## Measure the budgets and print them as a table
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/hook.py

clean: ## Remove what was made here
	rm -rf $(VENV) .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
