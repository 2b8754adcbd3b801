# Everything from nothing but python3 (3.11 to 3.13), make and git: `make run`, `make ui`, `make check`, `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

# uv trusts the certificates that the system trusts, as pip does.
export UV_SYSTEM_CERTS := 1

.PHONY: run check test ui setup clean

# The whole pipeline on the documents in seeds/documents, then what is in the warehouse and a first question to it.
run: $(READY)
	@$(BIN)/devfin run
	@echo
	@echo 'A first question: who finances what?'
	@echo '$$ devfin sql "$(FIRST_QUERY)"'
	@$(BIN)/devfin sql "$(FIRST_QUERY)"
	@echo
	@echo 'To look at: warehouse/devfin.pages/index.html'

FIRST_QUERY := select provider_acronym as provider, activity, amount, currency, amount_usd, year from commitments_once order by amount_usd desc

# What is said of the code without running it; the same before each commit after `.venv/bin/pre-commit install`.
check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/python tools/reference.py --check
	$(BIN)/python tools/needed_words.py --check

test: check
	$(BIN)/dagster definitions validate --workspace workspace.yaml
	$(BIN)/python -m pytest

ui: $(READY)
	@$(BIN)/devfin ui

setup: $(READY)

# uv, in the virtual environment, makes the installation a matter of seconds; pip does it where uv cannot. Libraries are
# compiled once here, not at every start where Python is told to keep nothing of what it compiles.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; (3, 11) <= v < (3, 14) or sys.exit(f"devfin needs Python 3.11 to 3.13, {sys.executable} is {v[0]}.{v[1]}; name another: make PYTHON=python3.12 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv && \
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --constraint constraints.txt --editable '.[dev]' || \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m compileall -q assets checks extraction pages pipelines warehouse
	@touch $@

clean:
	rm -rf $(VENV) .dagster build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
