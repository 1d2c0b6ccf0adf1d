"""The gate: nothing is shown that its citation does not support."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.answer import Citation, Statement
from assistant.gate.bodies import about, bodies_hold
from assistant.gate.figures import figures, plain, stated, without_numbers
from assistant.gate.force import force_holds
from assistant.gate.words import Claim, claims, quote, spoken
from ingest.directive import Directive

# Of the terms of an English sentence, those that must be found again in the Vietnamese quote.
_LEAST_TRANSLATED = 0.75

_OWN_NEGATION = re.compile(r"(?:(?:tuyệt đối|kiên quyết) )?(?:không|nghiêm cấm)\b")


def is_exact(citation: Citation, directive: Directive | None) -> bool:
    """Whether the quote is an exact piece of its clause's text, or of its restored reading."""
    clause = directive.clause(citation.clause) if directive else None
    return bool(clause and citation.quote and (citation.quote in clause.text or citation.quote in clause.reading))


def is_supported(statement: Statement, citations: Sequence[Citation]) -> bool:
    """Whether the quotes that a statement cites say what it says; the statement may be Vietnamese or English.

    Its figures and public bodies must stand in them (a body may be the issuer too), its words must be theirs or
    translate theirs, and it must not forbid, permit or bound what they do not.
    """
    cited = [citations[i] for i in statement.citations if 0 <= i < len(citations)]
    if not cited or len(cited) != len(statement.citations):
        return False
    text, quotes = plain(statement.text), [plain(citation.quote) for citation in cited]
    if not any(c.isalnum() for c in text):
        return False
    if any(_is_piece(" ".join(text.split()), " ".join(words.split())) for words in quotes):
        return True
    issuers = [citation.issuer for citation in cited]
    bare = without_numbers(text)
    if not bodies_hold(bare, quotes, issuers):
        return False
    carrying = about(bare, quotes)
    return _figures_hold(text, carrying) and _words_hold(bare, "\n".join(carrying), " ".join(issuers))


def _is_piece(text: str, quote: str) -> bool:
    """Whether `text` is all of a quote, or a part between full stops, or from a comma with its own negation on."""
    at = quote.find(text)
    before, after = quote[: max(at, 0)].rstrip(), quote[at + len(text) :].lstrip()
    begins = not before or before[-1] in ".;:" or (before[-1] == "," and _OWN_NEGATION.match(text))
    ends = not after or after[0] in ".;:" or (after[0] == "," and _OWN_NEGATION.match(after[1:].lstrip()))
    return at >= 0 and bool(begins and ends)


def _figures_hold(text: str, quotes: Sequence[str]) -> bool:
    said = figures(text)
    held = frozenset().union(*map(stated, quotes)) if said else frozenset()
    return all(mention & held for mention in said)


def _words_hold(text: str, quotes: str, issuers: str) -> bool:
    held = quote(quotes)
    said = claims(text, held, issuers)
    return _carried(text, said) and force_holds(text, said, held)


def _carried(text: str, said: Sequence[Claim]) -> bool:
    """Whether the quote carries every word of a Vietnamese sentence, every name and most terms of an English one."""
    found = [bool(claim.positions) for claim in said]
    if spoken(text) == "vi":
        return all(found)
    names = all(claim.positions for claim in said if claim.name)
    alone = all(one or other for one, other in pairwise(found))  # two in a row say something of their own
    return names and alone and sum(found) >= _LEAST_TRANSLATED * len(found)


def holds_figures(sentence: str, citations: Sequence[Citation]) -> bool:
    """Whether every figure and date in a sentence of ours stands in a quote: '24/10/2023' in 'ngày 24 tháng 10 …'."""
    return _figures_hold(plain(sentence), [plain(citation.quote) for citation in citations])
