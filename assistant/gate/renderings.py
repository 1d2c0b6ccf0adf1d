"""Whether an English sentence composed of parts says what its quote does: made again from the quote's own words."""

import re
from collections.abc import Sequence

from assistant.answer import Citation, Statement
from assistant.english.frame import FORBIDS, Part, sentence
from ingest.folding import letters
from ingest.obligations.words import MAY, plain

# Above the quote, or of no words of their own.
_NOT_QUOTED = frozenset(("above", "addressed", "must", "must_not", "may"))
_NEGATED = re.compile(r"\b(?:không|chưa|chẳng|cấm|đừng|tránh)(?: được| để)? ?$")  # what ends before an act


def rendering_holds(statement: Statement, cited: Sequence[Citation]) -> bool:
    """Whether the parts make the sentence, each is in the quote, and it bids, forbids or permits as the quote does."""
    if sentence(statement.parts) != statement.text or len(cited) != 1:
        return False
    return all(_stands(part, cited[0]) for part in statement.parts) and _same_force(statement.parts, cited[0].quote)


def _stands(part: Part, citation: Citation) -> bool:
    if part.role in _NOT_QUOTED:
        return True
    if part.role == "document":  # 'Số: 2214 /UBND-NCVX'; an official letter does not print its kind
        return letters(part.vietnamese.rpartition(" ")[2]) in letters(citation.quote)
    if part.role == "issuer":
        return part.vietnamese == citation.issuer
    return _flat(part.vietnamese) in _flat(citation.quote)


def _same_force(parts: Sequence[Part], quote: str) -> bool:
    act = next((_flat(part.vietnamese) for part in parts if part.role == "act"), "")
    quote, roles = _flat(quote), {part.role for part in parts}
    forbidden = bool(FORBIDS.match(act) or _NEGATED.search(quote[: quote.find(act)]))
    if "must_not" in roles or forbidden:
        return forbidden and "must_not" in roles
    return "may" not in roles or bool(MAY.search(quote))


def _flat(text: str) -> str:
    return " ".join(plain(text).split())
