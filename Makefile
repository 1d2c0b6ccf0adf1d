# `make run` and `make test` are all that anyone needs; both set up the virtual environment first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check bench clean
run: $(VENV)/run.stamp
	sh ingest/tools.sh
	$(BIN)/python app.py

test: $(VENV)/dev.stamp
	sh ingest/tools.sh
	sh tests/browser.sh
	sh tests/spreadsheet.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n 2 --dist loadfile

bench: $(VENV)/dev.stamp
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.reading
	$(BIN)/python -m bench.duties

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip

# torch first and alone: its CPU build is enough, and asking for it later can pull the GPU packages.
$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	$(BIN)/pip install --quiet $$(grep '^torch==' requirements.txt)
	$(BIN)/pip install --quiet -r requirements.txt
	touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(BIN)/pip install --quiet -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) var
