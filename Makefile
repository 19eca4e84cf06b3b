# Two commands work on a fresh machine with Python 3.11 or newer: make demo, make test.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint workflows tools policies dist wheel-test bench clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("ito-gate needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 …") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

# pip 25.1 is the first that installs dependency groups.
$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[calendar,codes,filing,postgres,serve,signing]" --group dev
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
	$(BIN)/mypy action/run.py
	$(BIN)/python -m ito_gate.policy.build --check
	$(BIN)/python -m ito_gate.workdays.build --check
	$(BIN)/python -m ito_gate.schema.codes --check

# With GH_TOKEN zizmor asks GitHub too; the tests run the rest of it.
workflows: $(VENV)/.dev ## Lint the workflows and the action
	$(BIN)/python tests/tools.py actionlint
	ITO_GATE_REQUIRE_TOOLS=actionlint $(BIN)/python -m pytest --quiet tests/test_workflows.py
	$(if $(GH_TOKEN),$(BIN)/zizmor --quiet --strict-collection --persona pedantic .)

tools: $(VENV)/bin/python ## Build opa and the other programs that tests run beside Python, where Go is
	$(BIN)/python tests/tools.py

policies: $(VENV)/.dev ## Make the catalogue, the texts and the registry from the rules' metadata
	$(BIN)/python -m ito_gate.policy.build

dist: $(VENV)/.dev ## Build the source distribution, and the wheel out of it, into dist/
	rm -rf dist
	$(BIN)/python -m build --outdir dist

# What a package forgets is there in a checkout: these tests see the installed wheel and no src/.
wheel-test: $(VENV)/bin/python ## Run the tests against the wheel in dist/ (make dist), in an environment of its own
	@ls dist/*.whl > /dev/null
	$(PYTHON) -m venv --clear $(VENV)-wheel
	$(VENV)-wheel/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(VENV)-wheel/bin/python -m pip install --quiet --disable-pip-version-check "$$(ls dist/*.whl)[calendar,codes,filing,postgres,serve,signing]" --group dev
	ITO_GATE_WHEEL_TEST=1 $(VENV)-wheel/bin/python -m pytest --quiet --numprocesses auto --dist worksteal

bench: $(VENV)/.dev ## Measure the budgets and print them as a table
	$(BIN)/python benchmarks/run.py
	PYTHONPATH=src:tests $(BIN)/python benchmarks/serve.py
	$(BIN)/python benchmarks/hook.py

clean: ## Remove what was made here
	rm -rf $(VENV) $(VENV)-wheel .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
