"""What stands in English above the quotes of an English answer: of duties, and of letterheads."""

from collections.abc import Mapping, Sequence

from assistant.direct import duties_of, likest, words_of_question
from assistant.english.frame import Part, of_duty, of_letterhead
from assistant.evidence import Evidence
from index.question.query import Query
from ingest.directive import Directive

_MOST = 2  # sentences of one quote
Parts = tuple[Part, ...]


def renderings(query: Query, pieces: Sequence[Evidence]) -> Mapping[Evidence, tuple[Parts, ...]]:
    """By piece the sentences that can be said of it, as their parts; the duty likest to the question first."""
    wanted = words_of_question(query)
    return {piece: _of_piece(wanted, piece) for piece in pieces}


def _of_piece(wanted: frozenset[str], piece: Evidence) -> tuple[Parts, ...]:
    if head := of_letterhead(piece.directive, piece.clause):
        return (head,)
    said = [parts for duty in likest(wanted, duties_of(piece)) if (parts := of_duty(duty))]
    return tuple(parts for parts in dict.fromkeys(said) if _named(parts, piece.directive))[:_MOST]


def _named(parts: Parts, directive: Directive) -> bool:
    """Whether a body that is named above the quote is printed in the directive."""
    return all(part.role != "above" or part.vietnamese in directive.text for part in parts)
