# make: build and validate the package. make test: run its tests. Each sets up what it needs in .venv.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
# -I: modules of the environment only, and of the folder that its .pth names, after them: no file here or
# on PYTHONPATH takes the place of one of Python's own.
SCRIPT := $(RUN) -I -m scripts
# -qq: errors only. pip also warns of a missing cache or index, which the user need not fix.
PIP := $(RUN) -I -m pip --disable-pip-version-check -qq install --require-hashes
# A new version of Python gets a new environment: its name is in the stamp.
NAME := $(shell $(PYTHON) -I -c 'import platform, sys; print(platform.python_version(), sys.platform, sep="-")' 2>/dev/null)
ifeq ($(NAME)$(filter clean help,$(MAKECMDGOALS)),)
$(error $(PYTHON) does not run: name a Python 3.11 or newer that is installed, as in make PYTHON=python3.12)
endif
STAMP := $(VENV)/$(NAME)
# Only after a failure: ask whether the environment is the reason.
CHECKED := || { $(RUN) -I -c 'import frictionless' 2>/dev/null || \
	echo 'The environment in $(VENV) is damaged: run make clean, then make again.' >&2; exit 1; }

.PHONY: build help check test test-long example ledger dist bench compat requirements clean
build: $(STAMP).run
	@$(SCRIPT).build $(CHECKED)

check: $(STAMP).run  ## name stale files, write nothing
	@$(SCRIPT).build --check $(CHECKED)

help:  ## this list
	@echo 'make                build and validate the package'
	@sed -nE "s/^([a-z-]+):[^#]*## (.*)/make \1\t\2/p" Makefile | expand -t 20

ledger: $(STAMP).run  ## note new ids in the ledger, as a release does
	@$(SCRIPT).ledger

# Always keep bytecode: the tests start many processes, and each would compile everything again.
unexport PYTHONDONTWRITEBYTECODE
SHARED := -n auto --dist worksteal  # one process for each core
test: $(STAMP).test  ## the tests for every change
	@$(RUN) -m ruff check -q . && $(RUN) -m ruff format -q --check .
	@$(RUN) -m mypy --no-error-summary
	@$(RUN) -m pytest $(SHARED)

test-long: $(STAMP).spark $(STAMP).croissant  ## the tests that search longer
	@HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-long} $(RUN) -m pytest $(SHARED) -m "long or hypothesis"

example: $(STAMP).run  ## build the made-up package that the tests run on
	@$(RUN) tests/example_schema.py
	@$(SCRIPT).build --root tests/example

dist: build $(STAMP).test  ## other forms of the package, and one zip for an archive
	@$(SCRIPT).export

$(STAMP):
	@$(PYTHON) -I -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	rm -rf $(VENV)
	$(PYTHON) -I -m venv $(VENV)
	@touch $@

$(STAMP).path: $(STAMP)
	@$(RUN) -I -c 'import os, pathlib, sysconfig; at = sysconfig.get_path("purelib"); \
		pathlib.Path(at, "scripts.pth").write_text(os.path.relpath(".", at) + "\n")'
	@touch $@

$(STAMP).run: $(STAMP).path requirements.txt
	$(PIP) -r requirements.txt
	@touch $@

$(STAMP).test: $(STAMP).run tests/requirements.txt tests/profiles.txt
	$(PIP) -r tests/requirements.txt
	$(PIP) --no-deps -r tests/profiles.txt
	@touch $@

# Without Java there is no Spark: its test is then skipped.
$(STAMP).spark: $(STAMP).test tests/spark/requirements.txt
	@if java -version > /dev/null 2>&1; then $(PIP) -r tests/spark/requirements.txt && touch $@; fi

$(STAMP).croissant: $(STAMP).test tests/croissant/requirements.txt
	$(PIP) -r tests/croissant/requirements.txt
	@touch $@

$(STAMP).bench: $(STAMP).test tests/bench/requirements.txt
	$(PIP) -r tests/bench/requirements.txt
	@touch $@

bench: $(STAMP).bench  ## ratios in one run: the resolver beside others, the build as it grows
	@$(RUN) -m tests.bench.run

compat:  ## the oldest and the newest frictionless 5 on every Python at hand
	@tests/compat

# pip-tools comes without hashes: it is no part of the package, and what it writes is read as a change.
requirements: $(STAMP)  ## renew the pins; run it with the oldest Python that the README promises
	$(RUN) -I -m pip -q install pip-tools
	for folder in . tests tests/bench tests/spark tests/croissant; do (cd $$folder && $(CURDIR)/$(RUN) -m piptools compile -q --upgrade --generate-hashes \
		--strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host requirements.in) || exit 1; done

# .staging.ready stays: it is a move that the next build finishes. A full disk can leave half of a compiled module.
clean:  ## remove the environment, which make then renews, compiled modules and dist
	rm -rf $(VENV) .staging-* dist
	find . -name __pycache__ -prune -exec rm -rf {} +
