"""What a short form stands for, as printed: 'cải cách hành chính (CCHC)', '… (sau đây viết tắt là cơ quan, đơn vị)'."""

import re
from collections.abc import Iterable, Iterator

from assistant.evidence import Evidence
from assistant.finders.findings import Findings, likeliest
from index.holdings import Holdings
from index.search import Found
from ingest.directive import Clause, Directive
from ingest.folding import fold, fold_in_place

_MOST = 3
_HELD = 0.8  # of the short form's words that the question holds: print can be damaged
# '(sau đây viết tắt là …)', '(gọi tắt là …)', '(CCHC)'; damaged print too: '(sau day viét tat 14 …)'
_SHORT = re.compile(
    r"\((?:(?:sau de?a?y [^()]{0,12}?\b)?(?:(?:goi|viet)(?: (?:tat|chung|gon))*(?: (?:la|\d+))?|la):? )?"
    r"(?P<short>[^()]{2,90})\)"
)
_ABBREVIATION = re.compile(r"[a-zđ]{2,8}(?:-[a-z]{2,6})?")
_LONGEST = 160  # characters before the bracket that are quoted


def definitions(question: str, found: Found, library: Holdings) -> Findings | None:
    """The places where the directives themselves say what a short form in the question stands for."""
    if found.query.asks != "definition":
        return None
    asked = set(re.findall(r"\w+", fold(question)))
    ids = likeliest(found.query.scope or {match.directive for match in found.matches}, found)
    read = (directive for id_ in ids if (directive := library.directive(id_)))
    pieces = [piece for directive in read for piece in _in(directive, asked)]
    return Findings(tuple(pieces[:_MOST])) if pieces else None


def _in(directive: Directive, asked: Iterable[str]) -> Iterator[Evidence]:
    """The first places in a directive that explain short forms of which the question holds nearly every word."""
    words, told = set(asked), set()
    for clause in directive.clauses:
        text = clause.shown
        for short in _SHORT.finditer(fold_in_place(text)):
            form = short["short"].strip(" .")
            explained = len(short[0]) > len(short["short"]) + 2 or _ABBREVIATION.fullmatch(form)
            parts = re.findall(r"\w+", form)
            if form not in told and explained and parts and sum(p in words for p in parts) >= _HELD * len(parts):
                told.add(form)
                yield _piece(directive, clause, text, short.start(), short.end())


def _piece(directive: Directive, clause: Clause, text: str, start: int, end: int) -> Evidence:
    """The words before the bracket, from the sentence's beginning or not far, up to its end."""
    begins = max(
        (at + len(stop) for stop in (". ", "\n", "; ", ": ") if (at := text.rfind(stop, 0, start)) >= 0), default=0
    )
    begins = max(begins, text.find(" ", max(0, start - _LONGEST)) + 1 if start > _LONGEST else 0)
    return Evidence(directive, clause, text, min(begins, start), end)
