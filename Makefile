# Works with GNU make 3.81 (macOS) and later; needs python3 (3.11 or newer) with venv, and git.
#
# .venv/ is made from the lock files. Each stamp in it is written when its step is finished, and making
# the environment anew removes them all, so half an environment is never taken for a whole one.

SHELL := /bin/sh
PYTHON ?= python3
UV := uv==0.13.9
# Run by `make test`; `make test PYTEST="tests/test_model.py -k alias"` runs a part.
PYTEST ?= -n auto --dist loadfile --cov

BIN := .venv/bin
# Wheels only: nothing is compiled, and no package runs code of its own while it is installed. The lock files name
# all that is needed; --no-deps keeps pip from looking for it again, for newer versions that have no hash there.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --progress-bar off --only-binary :all: --no-deps --require-hashes -r
EDITABLE := $(PIP) install --no-index --no-deps --no-build-isolation --editable .

# What the site could move to: each engine has an environment and a lock file of its own.
PORTS := .venv/ports/properdocs/made .venv/ports/zensical/made

# Material for MkDocs announces at length that a version 2 of MkDocs will drop plugins; version 1 is pinned.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help site test ports mutants audit bench serve check fmt lint lock fonts icons clean anew

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

site: .venv/project ## build the website, data files and all, into site/
	$(BIN)/factsheet build

test: lint .venv/node $(PORTS) ## everything the tests need, then lint and all tests
	$(BIN)/python tests/browser.py
	$(BIN)/python -m pytest $(PYTEST)

ports: site $(PORTS) ## build the site with ProperDocs and Zensical, to which it could move, and compare
	$(BIN)/python -m tests.ports

mutants: .venv/project .venv/test ## change the code in small steps, and tell which the tests notice (a quarter of an hour)
	$(BIN)/python -m tools.mutants $(PARTS)

audit: site .venv/node .venv/node-audit ## accessibility of every page, and what Lighthouse says of three (some minutes)
	$(BIN)/python tests/browser.py
	$(BIN)/python -m tests.audit

# All of it takes half an hour or so, and wants a machine that has nothing else to do. `make bench BENCH="--help"` lists
# what can be chosen, as in `make bench BENCH="sites --sizes 10 100"`.
bench: .venv/project .venv/bench/node ## measure what things cost, here and with other generators (half an hour)
	$(BIN)/python -m benchmarks $(BENCH)

# At another address: make serve SERVE="--dev-addr 127.0.0.1:8001"
serve: .venv/project ## show the site on this machine, anew after each change
	$(BIN)/factsheet serve $(SERVE)

check: .venv/project ## every problem of facts and pages
	$(BIN)/factsheet check

fmt: .venv/project .venv/test ## lay out facts and code, and mend what can be mended
	$(BIN)/factsheet fmt
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

lint: .venv/project .venv/test ## look over the code: ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# The oldest Python is that of Debian 12; `--fork-strategy fewest` takes one version of each package for
# all of them, so that every machine builds the same bytes. requirements.lock starts as a copy of the
# other, so that the two agree. `make lock UPGRADE=1` takes newer versions.
COMPILE = .build/uv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11.2 \
	--fork-strategy fewest --generate-hashes --custom-compile-command "make lock"
# What several engines need has the same version with each; ProperDocs stands in for MkDocs, which the theme asks for.
PORT = $(if $(UPGRADE),--upgrade) --group build --constraints requirements.lock
lock: ## write the lock files (UPGRADE=1: with newer versions)
	@$(checked_python)
	$(PYTHON) -m venv --clear .build/uv
	.build/uv/bin/python -m pip --disable-pip-version-check --quiet install "$(UV)"
	$(COMPILE) --extra mkdocs $(if $(UPGRADE),--upgrade) --group build --group test -o requirements-test.lock pyproject.toml
	cp requirements-test.lock requirements.lock
	$(COMPILE) --extra mkdocs --group build -o requirements.lock pyproject.toml
	$(COMPILE) $(if $(UPGRADE),--upgrade) --group bench -o requirements-bench.lock
	$(COMPILE) --extra properdocs $(PORT) --no-emit-package mkdocs -o requirements-properdocs.lock pyproject.toml
	$(COMPILE) --extra zensical $(PORT) -o requirements-zensical.lock pyproject.toml

# npm brings the fonts; it comes with Node.js.
fonts: .venv/project .venv/test ## make the fonts of site, pictures and PDF hold what the built site shows (needs npm)
	$(BIN)/python -m tools.fonts
	$(BIN)/python -m tools.print_fonts

icons: .venv/project ## draw the icons anew from assets/icon.svg
	$(BIN)/python -m tools.icons

clean: ## remove everything that was made here, the environment too
	rm -rf .venv site .build tests/node/node_modules tests/node/audit/node_modules benchmarks/node/node_modules .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name .git -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment that was made in another folder (a copied or moved checkout), or by a Python that has
# since been replaced, is made anew.
MADE_BY := $(shell test -x $(BIN)/python && $(BIN)/python -V) in $(CURDIR)
ifneq ($(shell cat .venv/made-by 2>/dev/null),$(MADE_BY))
.venv/locked: anew
endif
anew:

.venv/locked: requirements.lock
	@$(checked_python)
	$(PYTHON) -m venv --clear .venv
	$(INSTALL) requirements.lock
	@echo "$$($(BIN)/python -V) in $(CURDIR)" > .venv/made-by
	@touch $@

.venv/test: .venv/locked requirements-test.lock
	$(INSTALL) requirements-test.lock
	@touch $@

# The tools in tests/node run in the Node.js of the environment above; of a system's own there need be none.
.venv/node: .venv/test tests/node/package-lock.json
	$(BIN)/python tests/nodejs.py tests/node
	@touch $@

.venv/node-audit: .venv/test tests/node/audit/package-lock.json
	$(BIN)/python tests/nodejs.py tests/node/audit
	@touch $@

# Other generators have an environment of their own, so that none of their packages is taken for one of the project's.
.venv/bench/locked: .venv/locked requirements-bench.lock
	$(PYTHON) -m venv --clear .venv/bench
	$(subst $(BIN),.venv/bench/bin,$(INSTALL)) requirements-bench.lock
	@touch $@

.venv/bench/node: .venv/bench/locked benchmarks/node/package-lock.json
	.venv/bench/bin/python tests/nodejs.py benchmarks/node
	@touch $@

# The environment of a further engine, and the project in it.
.PRECIOUS: .venv/ports/%/locked
.venv/ports/%/locked: .venv/locked requirements-%.lock
	$(BIN)/python -m venv --clear .venv/ports/$*
	$(subst $(BIN),.venv/ports/$*/bin,$(INSTALL)) requirements-$*.lock
	@touch $@

.venv/ports/%/made: .venv/ports/%/locked pyproject.toml
	$(subst $(BIN),.venv/ports/$*/bin,$(EDITABLE))
	@touch $@

.venv/project: .venv/locked pyproject.toml
	$(EDITABLE)
	@touch $@

define checked_python
command -v "$(PYTHON)" >/dev/null || { \
	echo "There is no '$(PYTHON)' here. Install Python 3.11 or newer, or name one: make site PYTHON=python3.12" >&2; exit 1; }; \
"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$("$(PYTHON)" -V 2>&1)." >&2; \
	echo "Name another one: make site PYTHON=python3.12 (macOS: brew install python)" >&2; exit 1; }; \
"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	echo "'$(PYTHON)' cannot make a virtual environment. Debian, Ubuntu: apt install python3-venv" >&2; exit 1; }
endef
