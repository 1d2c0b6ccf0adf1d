"""Of what was found, the clauses that can answer the kind of thing asked for: who acts, what a word means, or neither.

By the parts of a directive (Nghị định 30/2020/NĐ-CP): its grounds, its explanations of words, what it tells whom to do.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from index.match import Match
from index.search import Found
from ingest.directive import Directive
from ingest.folding import fold

LEAST_OF_BEST = 0.1  # of the best match's chance
_LEADS = re.compile(r"\b(?:chu tri|chiu trach nhiem|co trach nhiem)\b")  # it says who, also where no duty was read
# 'Căn cứ Luật …;', 'Theo đề nghị của Giám đốc Sở …'
_GROUND = re.compile(r"\W*(?:can cu|theo de nghi|xet de nghi|xet to trinh)\b")
_GROUNDS_ASKED = re.compile(r"\b(?:can cu|co so|dua (?:vao|tren|theo)|van ban|de nghi|trinh|basis|based|law|legal)\b")
_NO_TERMS = ("date", "money", "funding", "actor")  # asked for, and in no explanation of a word
_TERMS = re.compile(r"\bgiai thich (?:tu ngu|thuat ngu)\b")
_HEADING = 160  # characters of the clause above that are looked at

DirectiveOf = Callable[[str], Directive | None]


def fitting(found: Found, directive_of: DirectiveOf) -> Found:
    """`found` with the matches alone that can answer, where one of them is likely enough."""
    if not found.matches:
        return found
    return _without_grounds(_of_terms(_of_duties(found, directive_of), directive_of), directive_of)


def _of_duties(found: Found, directive_of: DirectiveOf) -> Found:
    """Where the question asks who must act, the matches that tell someone to: what tells how things are does not."""
    if found.query.asks != "actor" or found.query.parts:
        return found
    best = {match.directive: match.score for match in sorted(found.matches, key=lambda match: match.score)}
    beaten = found.matches[0].score  # each directive that the question names answers for itself
    telling = tuple(
        match for match in found.matches
        if match.score >= LEAST_OF_BEST * (best[match.directive] if match.directive in found.query.scope else beaten)
        and _tells(match, directive_of)
    )  # fmt: skip
    likely = any(match.score >= LEAST_OF_BEST * beaten for match in telling)
    return replace(found, matches=telling) if likely else found


def _tells(match: Match, directive_of: DirectiveOf) -> bool:
    directive = directive_of(match.directive)
    clause = directive.clause(match.clause) if directive else None
    if not directive or not clause:
        return False
    told = any(duty.clause == match.clause and duty.actor for duty in directive.obligations)
    return told or (not match.clause.startswith("pre") and bool(_LEADS.search(fold(clause.shown))))


def _of_terms(found: Found, directive_of: DirectiveOf) -> Found:
    """Where the question asks what a word means, the matches that explain words; none of them where it asks for a day,
    an amount or who must act."""
    wanted = found.query.asks == "definition"
    if not (wanted or found.query.asks in _NO_TERMS) or found.query.parts:
        return found
    likely = LEAST_OF_BEST * found.matches[0].score
    left = tuple(match for match in found.matches if _explains(match, directive_of) == wanted)
    return replace(found, matches=left) if left and left[0].score >= likely else found


def _explains(match: Match, directive_of: DirectiveOf) -> bool:
    """Whether a clause stands under 'Điều 3. Giải thích từ ngữ'."""
    directive = directive_of(match.directive)
    above = directive.clause(match.clause.rpartition(".")[0]) if directive else None
    return bool(above and _TERMS.search(fold(above.shown[:_HEADING])))


def _without_grounds(found: Found, directive_of: DirectiveOf) -> Found:
    """The matches without those that only name grounds ('Căn cứ Luật …'), unless grounds or documents are asked for."""
    query = found.query
    if query.asks == "document" or query.parts or query.clauses or _GROUNDS_ASKED.search(fold(query.restored)):
        return found
    telling = tuple(match for match in found.matches if not _is_ground(match, directive_of))
    likely = telling and telling[0].score >= LEAST_OF_BEST * found.matches[0].score
    return replace(found, matches=telling) if likely else found


def _is_ground(match: Match, directive_of: DirectiveOf) -> bool:
    directive = directive_of(match.directive)
    clause = directive.clause(match.clause) if directive and match.clause.startswith("pre") else None
    return bool(clause and _GROUND.match(fold(clause.shown)))
