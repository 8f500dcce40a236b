# make demo and make test work on a fresh machine: each sets up first what is not yet set up.
SHELL := /bin/bash
PY := .venv/bin/python
READY := .venv/ready
DB := output/reports.db

.PHONY: help setup demo test accuracy bench faults sweep tables coverage mutants lint types format \
	schema pictures wheel hooks clean

help:
	@echo "make demo       set up, import fixtures/ into $(DB), answer two questions"
	@echo "make test       set up, then lint, types and the whole test suite (what CI runs)"
	@echo "make accuracy   what share of the fixtures' figures is read right"
	@echo "make sweep      read the PDFs below FOLDER and damaged copies: none may fail oddly"
	@echo "make tables     read SEEDS thousand tables drawn at random, whole reports in other styles"
	@echo "make faults     import 200 files while everything is killed now and then (minutes)"
	@echo "make wheel      build it, install it into an empty environment, take the README's tour there"
	@echo "make coverage   which lines no test runs; fails below nine in ten (twice make test's time)"
	@echo "make mutants    change MODULE='a/b.py' here and there: do its tests notice? (minutes)"
	@echo "make bench      how fast it reads, beside plain pdfplumber, and in how much memory"
	@echo "make format     format the code and fix what lint can fix"
	@echo "make schema     write again what is generated: the JSON Schema, docs/{checks,cli,data}.md"
	@echo "make pictures   draw the pictures of docs/ again"
	@echo "make hooks      run lint and types before every commit"
	@echo "make clean      remove what make and the tools made"

setup: $(READY)

$(READY): constraints.txt pyproject.toml .ci/setup
	@echo "Setting up .venv (a minute or two, once)"
	@.ci/setup
	@touch $@

demo: $(READY)
	@rm -f $(DB)
	@.venv/bin/extractor import fixtures --db $(DB)
	@echo
	@echo "How many complaints did one council take at Stage 1, year by year, over two reports?"
	@echo '$$ extractor query stages --council torbay --stage stage_1'
	@.venv/bin/extractor query stages --council torbay --stage stage_1 --db $(DB)
	@echo "What did it pay, and for which year?"
	@echo '$$ extractor query compensation --council torbay --from 2020/21'
	@.venv/bin/extractor query compensation --council torbay --from 2020/21 --db $(DB)
	@echo "The database is $(DB); more to ask: README.md"

test: lint types
	@.ci/browser
	$(PY) -m pytest -q

accuracy: $(READY)
	@$(PY) -m pytest -q -s tests/test_accuracy.py -k figures

sweep: $(READY)
	@nice $(PY) -m tests.sweep $(or $(FOLDER),fixtures) $(SWEEP)

tables: $(READY)
	@SEEDS=$(or $(SEEDS),20) nice $(PY) -m pytest -q -m wider tests/reading tests/whole

wheel: $(READY)
	@nice $(PY) -m tests.wheel

faults: $(READY)
	@nice $(PY) -m pytest -q -s -m faults tests/test_faults.py

coverage: $(READY)
	@rm -rf output/coverage && mkdir -p output/coverage
	$(PY) -m coverage run -m pytest -q
	@$(PY) -m coverage combine --quiet
	$(PY) -m coverage report

mutants: $(READY)
	@$(PY) -c 'import mutmut' 2>/dev/null || \
		$(PY) -m pip install --quiet --constraint constraints.txt mutmut
	@nice $(PY) -m tests.mutants $(or $(MODULE),'extractor/checking/*.py') $(MUTANTS)

bench: $(READY)
	@$(PY) -m benchmarks

lint: $(READY)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(READY)
	$(PY) -m mypy --strict -p extractor -p schemas

format: $(READY)
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

schema: $(READY)
	$(PY) -m schemas
	$(PY) -m extractor.checking
	$(PY) -m extractor.cli.reference
	$(PY) -m extractor.exporting.dictionary

pictures: $(READY)
	$(PY) -m docs.draw

hooks: $(READY)
	$(PY) -m pre_commit install

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
