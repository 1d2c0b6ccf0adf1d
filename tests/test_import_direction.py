"""Imports run one way, app -> web -> assistant -> index -> ingest, and each heavy library has one way in."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("app", "web", "assistant", "index", "ingest")
FILES = [ROOT / "app.py", *(f for layer in LAYERS[1:] for f in sorted((ROOT / layer).rglob("*.py")))]
HEAVY = {
    "sentence_transformers": {"index/encoder.py", "index/training/encoder.py"},
    "chromadb": {"index/vectors.py"},
    "tantivy": {"index/lexical.py"},
    "langchain_core": {"index/retriever.py"},
    "langchain": {"assistant/model.py"},
    "langsmith": {"assistant/model.py"},
    "langchain_openai": set(),  # LangChain's own loader takes these by name
    "langchain_ollama": set(),
    "openai": set(),
    "ollama": set(),
    "sqlalchemy": {"index/catalog/catalog.py", "index/catalog/duties.py", "index/catalog/tables.py"},
    "docx": {
        "assistant/briefing/document.py",
        "assistant/comparison/document.py",
        "assistant/conversation_document.py",
    },
    "pptx": {"assistant/briefing/slides.py"},
    "openpyxl": {"assistant/briefing/workbook.py", "assistant/register/xlsx.py"},
    "icalendar": {"assistant/register/calendar_file.py"},
    "pypdfium2": {"ingest/readers/pdf.py"},
    "PIL": {"ingest/readers/picture.py", "ingest/restoration/train_confusions.py"},
}


def imported(file: Path) -> set[str]:
    """The top-level packages that a file imports, anywhere in it."""
    tree = ast.walk(ast.parse(file.read_text("utf-8")))
    found: set[str] = set()
    for node in tree:
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively"
            found.add((node.module or "").partition(".")[0])
    return found


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


IMPORTS = {name(file): imported(file) for file in FILES}


@pytest.mark.parametrize("file", IMPORTS)
def test_imports_run_one_way(file: str) -> None:
    above = LAYERS[: LAYERS.index(file.removesuffix(".py").partition("/")[0])]
    assert not IMPORTS[file] & {*above, "tests", "bench", "utils"}


def test_every_layer_was_read() -> None:
    assert {file.removesuffix(".py").partition("/")[0] for file in IMPORTS} == set(LAYERS)


@pytest.mark.parametrize("library", HEAVY)
def test_a_heavy_library_has_one_way_in(library: str) -> None:
    assert {file for file, names in IMPORTS.items() if library in names} == HEAVY[library]


def test_gradio_stays_in_the_web_page() -> None:
    users = {file for file, names in IMPORTS.items() if "gradio" in names}
    assert users and all(file.startswith("web/") for file in users)
