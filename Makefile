# Two commands do everything on a fresh machine: `make demo` and `make test`.
.POSIX:
.SUFFIXES:

PYTHON = python3
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check install --constraint constraints.txt

.PHONY: demo test lint docs constraints clean

demo: $(VENV)/installed
	$(BIN)/huggingtweets demo

test: $(VENV)/installed-dev lint
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses auto

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The command-line reference is written from the program itself; a test compares.
docs: $(VENV)/installed-dev
	$(BIN)/python docs/make_cli.py > docs/cli.md

$(VENV)/bin/pip:
	$(PYTHON) -c 'import sys; sys.exit("HuggingTweets needs Python 3.11 or newer; name it: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/pip pyproject.toml constraints.txt
	$(PIP) --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/bin/pip pyproject.toml constraints.txt
	$(PIP) --editable '.[dev]'
	touch $(VENV)/installed $@

# After changing a dependency in pyproject.toml: resolve anew, and pin what was found.
constraints:
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --editable '.[dev]'
	$(BIN)/python -m pip freeze --exclude-editable --exclude huggingtweets | sed 's/+cpu$$//' > constraints.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
