"""What a body has to do: 'Sở Nội vụ Cao Bằng phải làm những việc gì?' — its duties, clause by clause."""

import re
from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.finders.findings import Findings, likeliest, whole
from index.holdings import Holdings
from index.question.bodies import named_bodies
from index.question.mentions import words_of
from index.question.query import Query
from index.search import Found
from ingest.bodies import public_body
from ingest.directive import Directive
from ingest.folding import fold
from ingest.obligations.words import BODY

# It asks for all that a body must do, not for one duty: 'làm những việc gì', 'được giao mấy việc'; folded.
_ALL = re.compile(
    r"\b(?:lam|giao|thuc hien|phu trach|dam nhan|lo) (?:rieng )?"
    r"(?:(?:nhung|cac|tat ca|may|bao nhieu|toan bo|them) )*(?:dau )?"
    r"(?:(?:viec|nhiem vu|cong viec|trach nhiem)(?:,| la nhung| (?:gi|nao|j)\b)|(?:gi|j)\b)|"
    r"\bgiao\b.{0,20}\bnhung gi\b|"
    r"\b(?:nhung|may|cac|bao nhieu|tat ca|toan bo|het) (?:cac )?(?:dau |phan |cong )?(?:viec|nhiem vu|trach nhiem)\b|"
    r"\b(?:nhiem vu|trach nhiem|viec) (?:cua|giao)\b|\bgiao\b.{0,60}\b(?:viec|nhiem vu) (?:gi|nao|j)\b|"
    r"\b(?:what|all|every|list|each)\b.{0,40}\b(?:tasks?|jobs?|duties|responsibilities|assignments?)\b|"
    r"\bwhat (?:must|should|does|is|are|has)\b.{0,60}\b(?:do|told to do|asked to do|required to do|responsible for)\b"
)
_TOPIC = 4  # words of a question beside the body, its place and what asks, from which on it is about something special
_EMPTY = frozenset(
    "phai lam gi viec nhung cac nao duoc giao nhiem vu trach nhiem theo trong cua cho tai o va la thi ma bi co nay "
    "do ke ra het liet tat ca may rieng dau vay nhi a the ho mik minh giup voi chi thi cong van dien ke hoach quyet "
    "dinh van ban tinh thanh pho so ban nganh ubnd uy nhan dan what must do does is are the to of in by for tasks "
    "duties jobs task duty its with and hand directive letter telegram dispatch department office committee people "
    "province city list separate assigned given asked told all every each get gets give me pull together sum up "
    "tong hop toi toan bo phan cong".split()
)
# 'Văn phòng', 'báo': the beginning of a body's name; not 'đơn vị nào', nor what could be anyone.
_ANYONE = r"(?:các |những )?(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân|ngành|tỉnh|thành phố)\b"
_HEAD = re.compile(rf"\b(?!{_ANYONE})(?:{BODY.pattern})(?! (?:nào|gì)\b)", re.IGNORECASE)
_MOST, _A_FEW = 6, 2  # clauses in all; of each directive where the question names none


def duties(question: str, found: Found, library: Holdings) -> Findings | None:
    """The clauses with duties of the bodies that the question asks about: in the directives that it names, else in all
    that were found, a few of each."""
    query = found.query
    folded = fold(query.restored)
    if not _ALL.search(folded) or (not query.scope and (query.elsewhere or query.missing)):
        return None
    named, heads = _named(query)
    bodies = {public_body(name).name for name in named}
    if not (bodies or heads) or len(_about(folded, (*named, *heads))) >= (_TOPIC if query.scope else 1):
        return None
    searched = query.scope or {match.directive for match in found.matches}
    held = (directive for id_ in likeliest(searched, found) if (directive := library.directive(id_)))
    ranks = {(match.directive, match.clause): rank for rank, match in enumerate(found.matches)}

    def rank(piece: Evidence) -> int:
        return ranks.get((piece.directive.id, piece.clause.id), len(ranks))

    most = _MOST if query.scope else _A_FEW
    told = (_of(directive, bodies | _meant(directive, heads)) for directive in held)
    pieces = _shared_out([sorted(clauses, key=rank)[:most] for clauses in told])
    return Findings(tuple(pieces)) if pieces else None


def _named(query: Query) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The bodies that a question names, and the beginnings of names that stand beside them: 'Văn phòng'."""
    words = words_of(query.restored)
    mentions = list(named_bodies(words))
    rest, at = [], 0
    for mention in mentions:
        rest.append(query.restored[at : words[mention.start].start])
        at = words[mention.end - 1].end
    heads = (found[0] for part in (*rest, query.restored[at:]) for found in _HEAD.finditer(part))
    return (*query.actors, *(mention.value.name for mention in mentions)), tuple(dict.fromkeys(heads))


def _meant(directive: Directive, heads: Sequence[str]) -> set[str]:
    """Of the bodies that a directive tells to act, each whose name alone begins so: 'Văn phòng Ủy ban nhân dân'."""
    told = {actor.body for duty in directive.obligations for actor in duty.actors}
    found = ([body for body in told if f"{fold(body)} ".startswith(f"{fold(head)} ")] for head in heads)
    return {bodies[0] for bodies in found if len(bodies) == 1}


def _shared_out(lists: Sequence[Sequence[Evidence]]) -> list[Evidence]:
    """`_MOST` pieces: the first of each list, then the second of each and so on; told list by list, as printed."""
    by_turns = sorted((nth, which) for which, pieces in enumerate(lists) for nth in range(len(pieces)))[:_MOST]
    taken = sorted((which, lists[which][nth].clause.start, nth) for nth, which in by_turns)
    return [lists[which][nth] for which, _start, nth in taken]


def _about(folded: str, actors: tuple[str, ...]) -> set[str]:
    """What the question speaks of beside the bodies."""
    named = {word for actor in actors for word in re.findall(r"\w+", fold(actor))}
    return {
        word for word in re.findall(r"[^\W\d]+", folded) if word not in _EMPTY and word not in named and len(word) > 1
    }


def _clauses(directive: Directive, body: str) -> list[str]:
    """The clauses that tell a body to act; those in which it only helps where there are no others."""
    acts = [(duty.clause, a.role) for duty in directive.obligations for a in duty.actors if a.body == body]
    return [path for path, role in acts if role != "coordinates"] or [path for path, _role in acts]


def _of(directive: Directive, bodies: set[str]) -> list[Evidence]:
    paths = dict.fromkeys(path for body in sorted(bodies) for path in _clauses(directive, body))
    return [whole(directive, clause) for path in paths if (clause := directive.clause(path))]
