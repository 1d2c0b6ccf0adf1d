"""The library as LangChain sees it."""

from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from index.library import Library
from index.retriever import ClauseRetriever


@pytest.fixture(scope="module")
def library(corpus: Library) -> Library:
    return corpus


def test_documents_are_clauses_with_their_citation(library: Library) -> None:
    documents = ClauseRetriever(library=library, k=3).invoke("Ai ký Công điện 968?")
    assert len(documents) == 3
    best = documents[0]
    assert best.id == f"{best.metadata['directive']}#{best.metadata['clause']}"
    clause = library.clause(best.metadata["directive"], best.metadata["clause"])
    assert clause and best.page_content == clause.shown
    assert best.metadata["number"] == "968/CĐ-TTg" and "968/CĐ-TTg" in best.metadata["official"]


def test_it_stands_in_a_chain(library: Library) -> None:
    def paths(found: list[Document]) -> list[str]:
        return [document.metadata["clause"] for document in found]

    chain = ClauseRetriever(library=library, k=2) | RunnableLambda(paths)
    assert len(chain.invoke("Cơ quan được lấy ý kiến phải trả lời thế nào?")) == 2


def test_earlier_questions_set_the_scope(library: Library) -> None:
    retriever = ClauseRetriever(library=library, k=5, history=("Công điện 968 yêu cầu gì?",))
    assert {d.metadata["number"] for d in retriever.invoke("ai ký văn bản đó?")} == {"968/CĐ-TTg"}


@pytest.mark.parametrize("k", [0, -1])
def test_k_is_at_least_one(library: Library, k: int) -> None:
    with pytest.raises(ValueError, match="k"):
        ClauseRetriever(library=library, k=k)


def test_an_empty_library_has_nothing(tmp_path: Path) -> None:
    with Library(tmp_path) as empty:
        assert ClauseRetriever(library=empty).invoke("ai phải báo cáo") == []
