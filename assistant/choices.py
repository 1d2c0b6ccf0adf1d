"""Which body is meant, where the question names none and several speak of it: ready questions, one for each."""

from collections.abc import Collection
from itertools import islice

from index.holdings import Holdings
from index.search import Found
from ingest.address import official_form
from ingest.directive import Directive
from ingest.places import place_in

_NEAR = 0.5  # of the best match's chance: another body's clause that may be the one meant
_MOST = 3


def choices(question: str, found: Found, cited: Collection[str], library: Holdings) -> tuple[str, ...]:
    """The question asked of each other body whose clause answers nearly as well: '… ở Hải Phòng?'.

    `cited`: ids of the directives that the answer quotes already.  () where the question says whom it means.
    """
    query = found.query
    if query.scope or query.elsewhere or query.missing or query.parts or not found.matches:
        return ()
    bare, least = question.strip().rstrip("?!. "), _NEAR * found.matches[0].score
    near = dict.fromkeys(m.directive for m in found.matches if m.score >= least and m.directive not in cited)
    named = (_of(directive, library, query.language == "en") for id_ in near if (directive := library.directive(id_)))
    return tuple(f"{bare} {whose}?" for whose in islice(dict.fromkeys(named), _MOST))


def _of(directive: Directive, library: Holdings, english: bool) -> str:
    """'ở Hải Phòng' where one directive of that place is here, else 'theo Công điện số 968/CĐ-TTg ngày …'."""
    place = place_in(directive.issuer)
    if place and len(library.register().by_place.get(place.name, ())) == 1:
        return f"{'in' if english else 'ở'} {place.name}"
    return f"{'under' if english else 'theo'} {official_form(directive, '')[english]}"
