"""Which directive is about something: 'văn bản nào ban hành kế hoạch thi hành Luật Việc làm?' — by its subject."""

from assistant.evidence import Evidence
from assistant.finders.findings import Findings, around
from index.holdings import Holdings
from index.question.query import Query
from index.search import Found
from index.words import folded_tokens
from ingest.directive import Directive

_LOOKED_IN = 12  # directives of the best matches
_HELD = 0.75  # of a subject's words that the question holds
_LEAST = 5  # words of a subject that can be told apart from others
_EMPTY = frozenset("v/v ve viec cua trong tren dia ban cac va cho tai theo cong tac quy dinh nam giai doan".split())


def subjects(question: str, found: Found, library: Holdings) -> Findings | None:
    """The letterhead of the one directive whose subject the question says."""
    query = found.query
    if query.asks != "document" or query.parts or query.missing:
        return None
    ids = dict.fromkeys(m.directive for m in found.matches if not query.scope or m.directive in query.scope)
    read = (directive for id_ in list(ids)[:_LOOKED_IN] if (directive := library.directive(id_)))
    said = _said(query)
    held = sorted(((_held(directive, said), directive) for directive in read), key=lambda pair: -pair[0])
    if not held or held[0][0] < _HELD or (len(held) > 1 and held[1][0] > held[0][0] - 0.1):
        return None
    piece = _line(held[0][1])
    return Findings((piece,)) if piece else None


def _said(query: Query) -> set[str]:
    return {token for phrase in (query.restored, *(text for text, _ in query.extra)) for token in folded_tokens(phrase)}


def _held(directive: Directive, said: set[str]) -> float:
    """How much of a directive's subject is said."""
    words = set(folded_tokens(directive.subject)) - _EMPTY
    return len(words & said) / len(words) if len(words) >= _LEAST else 0.0


def _line(directive: Directive) -> Evidence | None:
    head = directive.clause("head")
    return around(directive, head, [directive.subject]) if head else None
