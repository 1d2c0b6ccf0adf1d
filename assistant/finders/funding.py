"""Where the money comes from: 'Kinh phí lấy từ đâu?' — the section of a plan that tells it."""

import re
from collections.abc import Iterator, Sequence

from assistant.finders.findings import Findings, likeliest, whole
from index.holdings import Holdings
from index.search import Found
from ingest.directive import Clause, Directive
from ingest.folding import fold

# 'KINH PHÍ THỰC HIỆN', 'Nguồn kinh phí', 'Nguồn lực tài chính'; folded.
_SECTION = re.compile(
    r"\W*(?:(?:ve )?(?:nguon )?kinh phi|nguon (?:von|luc (?:tai chinh|thuc hien))|co che tai chinh)\b"
)
_HEADING = 80  # characters of a clause whose beginning is its heading
_TELLS = re.compile(r"\b(?:kinh phi|ngan sach|nguon (?:von|luc))\b")
_MOST = 3


def funding(question: str, found: Found, library: Holdings) -> Findings | None:
    """The clauses of the section on funding, those most like the question first."""
    query = found.query
    if query.asks != "funding" or query.parts or query.clauses:
        return None
    among = query.scope or {match.directive for match in found.matches[:1]}
    for id_ in likeliest(among, found)[:1]:
        directive = library.directive(id_)
        if directive and (clauses := _ranked(list(_section(directive)), directive, found)):
            return Findings(tuple(whole(directive, clause) for clause in clauses[:_MOST]))
    return None


def _section(directive: Directive) -> Iterator[Clause]:
    """What stands in the sections on funding, without bare headings."""
    sections = [one.id for one in directive.clauses if _SECTION.match(fold(one.shown[:_HEADING]))]
    for clause in directive.clauses:
        inside = clause.id in sections or any(clause.id.startswith(f"{path}.") for path in sections)
        if inside and len(clause.shown) > _HEADING and _TELLS.search(fold(clause.shown)):
            yield clause


def _ranked(clauses: Sequence[Clause], directive: Directive, found: Found) -> list[Clause]:
    """Those that the search found first, as it ranks them; then the others in printed order."""
    order = [match.clause for match in found.matches if match.directive == directive.id]
    return sorted(clauses, key=lambda clause: order.index(clause.id) if clause.id in order else len(order))
