"""The gate: nothing is shown that its citation does not support."""

import re
from collections.abc import Sequence

from assistant.answer import Citation, Statement
from ingest.directive import Directive
from ingest.folding import fold

# numbers, dates and document numbers: '20%', '31/10/2023', '968/CĐ-TTg'
_FIGURE = re.compile(r"\d+(?:[./]\d+)*(?:/[\w-]+)?|\b\w+/[\w-]+-\w+")
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 0.9  # of a statement's words that its quotes must hold


def is_exact(citation: Citation, directive: Directive | None) -> bool:
    """Whether the quote is an exact piece of its clause's text, or of its restored reading."""
    clause = directive.clause(citation.clause) if directive else None
    return bool(clause and citation.quote and (citation.quote in clause.text or citation.quote in clause.reading))


def is_supported(statement: Statement, citations: Sequence[Citation]) -> bool:
    """Whether every figure of a statement, and nearly all its words, stand in the quotes that it cites."""
    cited = [citations[i] for i in statement.citations if 0 <= i < len(citations)]
    if not cited or len(cited) != len(statement.citations):
        return False
    quotes = " ".join(c.quote for c in cited)
    figures = {f.rstrip("./") for f in _FIGURE.findall(fold(statement.text))}
    if not figures <= {f.rstrip("./") for f in _FIGURE.findall(fold(quotes))}:
        return False
    words, held = _WORD.findall(fold(statement.text)), set(_WORD.findall(fold(quotes)))
    return bool(words) and sum(word in held for word in words) >= _LEAST_WORDS * len(words)


def holds_figures(sentence: str, citations: Sequence[Citation]) -> bool:
    """Whether every number in a sentence of ours stands in one of the quotes: '24/10/2023' in 'ngày 24 tháng 10 năm 2023'."""
    held = {int(number) for citation in citations for number in re.findall(r"\d+", citation.quote)}
    return {int(number) for number in re.findall(r"\d+", sentence)} <= held
