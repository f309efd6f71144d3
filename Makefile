# make: build and validate the package. make test: its tests. Either first; both set up what they need in .venv.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
# -qq: errors only. pip warns of places (a cache, an index) that are not there, which is not for the user to fix.
PIP := $(RUN) -m pip --disable-pip-version-check -qq install --require-hashes
# A new version of Python gets a new environment: the stamp carries its name.
NAME := $(shell $(PYTHON) -c 'import platform, sys; print(platform.python_version(), sys.platform, sep="-")' 2>/dev/null)
ifeq ($(NAME)$(filter clean help,$(MAKECMDGOALS)),)
$(error $(PYTHON) does not run: name a Python 3.11 or newer that is installed, as in make PYTHON=python3.12)
endif
STAMP := $(VENV)/$(NAME)
# An environment of which the interpreter or a package is gone is made anew: every package that its stamps claim has its files still.
PINS := $(shell [ $(STAMP).run -nt requirements.txt ] && echo requirements.txt; \
	[ $(STAMP).test -nt tests/requirements.txt ] && echo tests/requirements.txt)
WHOLE := import re, sys; from importlib.metadata import distribution as d; \
	names = [n for p in sys.argv[1:] for n in re.findall(r"^([\w.-]+)==", open(p).read(), re.M)]; \
	[d(n).locate_file(top).stat() for n in names for top in {re.split("[/,]", f)[0] for f in d(n).read_text("RECORD").split("\n") if f}]
BROKEN := $(if $(wildcard $(VENV)),$(shell $(RUN) -c '$(WHOLE)' $(PINS) 2>/dev/null || echo broken))

.PHONY: build help check test test-long example ledger dist bench compat requirements clean
build: $(STAMP).run
	@$(RUN) -m scripts.build

check: $(STAMP).run  ## name what is stale, write nothing
	@$(RUN) -m scripts.build --check

help:  ## this list
	@echo 'make                build and validate the package'
	@sed -nE "s/^([a-z-]+):[^#]*## (.*)/make \1\t\2/p" Makefile | expand -t 20

ledger: $(STAMP).run  ## note new ids in the ledger, as a release does
	@$(RUN) -m scripts.ledger

# Bytecode is kept whatever the surroundings say: the tests start many a process, and each would compile all anew.
unexport PYTHONDONTWRITEBYTECODE
SHARED := -n auto --dist worksteal  # between as many processes as there are cores
test: $(STAMP).test  ## the tests for every change
	@$(RUN) -m ruff check -q . && $(RUN) -m ruff format -q --check .
#	@$(RUN) -m mypy  # enabled when the rooms are merged
	@$(RUN) -m pytest $(SHARED)

test-long: $(STAMP).test  ## what searches longer
	@HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-long} $(RUN) -m pytest $(SHARED) -m "long or hypothesis"

example: $(STAMP).run  ## build the made-up package that the tests run on
	@$(RUN) tests/example_schema.py
	@$(RUN) -m scripts.build --root tests/example

dist: build $(STAMP).test  ## other forms of the package, and one zip for an archive
	@$(RUN) -m scripts.export

.PHONY: broken
broken:
	@echo "The environment in $(VENV) is not whole: it is made anew."

$(STAMP): $(BROKEN)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(STAMP).run: $(STAMP) requirements.txt
	$(PIP) -r requirements.txt
	@touch $@

$(STAMP).test: $(STAMP).run tests/requirements.txt tests/profiles.txt
	$(PIP) -r tests/requirements.txt
	$(PIP) --no-deps -r tests/profiles.txt
	@touch $@

$(STAMP).bench: $(STAMP).test tests/bench/requirements.txt
	$(PIP) -r tests/bench/requirements.txt
	@touch $@

bench: $(STAMP).bench  ## ratios in one run: the resolver beside others, the build as it grows
	@$(RUN) -m tests.bench.run

compat:  ## the oldest and the newest frictionless 5 on every Python at hand
	@tests/compat

requirements: $(STAMP)  ## renew the pins; run it with the oldest Python that the README promises
	$(RUN) -m pip -q install pip-tools
	for folder in . tests tests/bench; do (cd $$folder && $(CURDIR)/$(RUN) -m piptools compile -q --upgrade --generate-hashes \
		--strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host requirements.in) || exit 1; done

clean:  ## remove the environment and what can be made anew
	rm -rf $(VENV) .staging* dist
