# `make demo` and `make test` work on a fresh machine: they set up everything they need in .venv.
.POSIX:
.SUFFIXES:

PYTHON = python3
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check install --constraint constraints.txt
# Neighbouring tests share fixtures, so each process takes them in their order. Commands in processes of their own
# start sooner from bytecode, which some containers switch off.
PYTEST = PYTHONDONTWRITEBYTECODE= OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses auto --dist worksteal

.PHONY: demo test check lint chaos docs dist constraints clean

# Train on the sample account and write ten posts.
demo: $(VENV)/installed
	$(BIN)/huggingtweets demo

# All tests.
test: $(VENV)/installed-dev lint
	$(PYTEST)

# The fast loop, about a minute: lint and the tests that need no browser, no server and little time.
check: $(VENV)/installed-dev lint
	$(PYTEST) -m "not slow and not browser and not network"

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/zizmor --offline --quiet .github

# Kill commands at random moments, and check what must hold (docs/reliability.md).
MINUTES = 10
chaos: $(VENV)/installed-dev
	$(BIN)/python -m tests.chaos --minutes $(MINUTES)

# Regenerate what documentation is made from code, and build the site in build/site. Fails on broken links.
docs: $(VENV)/installed-dev
	$(BIN)/python docs/make_pages.py
	$(BIN)/python -m sphinx --nitpicky --fail-on-warning --quiet -d build/docs docs build/site

# Build dist/huggingtweets-VERSION.tar.gz and the wheel.
dist: $(VENV)/installed-dev
	rm -rf dist
	$(BIN)/hatchling build

$(VENV)/bin/pip:
	$(PYTHON) -c 'import sys; sys.exit("HuggingTweets needs Python 3.11 or newer. Name one: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/pip pyproject.toml constraints.txt
	$(PIP) --editable .
	touch $@

# Compiling all packages would take a minute. What the tests import is compiled then.
$(VENV)/installed-dev: $(VENV)/bin/pip pyproject.toml constraints.txt
	$(PIP) --no-compile --editable '.[dev]'
	touch $(VENV)/installed $@

# After changing a dependency in pyproject.toml: resolve and pin all versions again.
constraints:
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --editable '.[dev]'
	$(BIN)/python -m pip freeze --exclude-editable --exclude huggingtweets | sed 's/+cpu$$//' > constraints.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
