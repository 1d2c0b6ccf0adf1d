"""The direct answer that stands above the quotes: who, when, how many, yes or no — words of the quotes themselves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.english import english_body
from assistant.evidence import Evidence
from index.question.query import Query
from index.words import folded_tokens
from ingest.directive import Obligation
from ingest.folding import fold

# 'ít nhất 50% số thủ tục hành chính', '02 lần'
_FIGURE = re.compile(
    r"(?:(?:ít nhất|tối thiểu|tối đa|không quá|trên|dưới|hơn|khoảng|gần|từ)\s+)?\d[\d.,]*\s*"
    r"(?:%|phần trăm|lần|đợt|người|ngày|tháng|năm(?!\s+\d)|giờ|cấp|bước|tỷ|triệu|đồng)"
    r"(?:\s+(?!(?:và|trên|trong|của|theo|để|;|,)\b)[^\s,;.()]+){0,5}"
)
_TO_WHOM = re.compile(
    r"\b(?:cho|voi|den|ve|to|with) (?:ai|nhung|cac|co quan nao|don vi nao|noi nao|so nao|whom|which)\b"
)
_SHARE = re.compile(r"%|phan tram|ty le|\bshare\b|per ?cent|proportion|rate")
_DAY = re.compile(r"ngày\s+\d{1,2}(?:/\d{1,2}/|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}")
# '316/KH-UBND ngày 25/10/2022'
_DOCUMENT = re.compile(rf"(?P<number>\d+)(?:/\d{{4}})?\s?/[A-ZĐ][\w&-]*,?\s+(?P<day>{_DAY.pattern})")
_NEAR = 60  # characters on either side of a figure
_MOST = 4  # different answers


@dataclass(frozen=True, slots=True)
class Direct:
    """One answer in the words of the quotes, and the pieces that say it."""

    text: str
    pieces: tuple[int, ...]
    word: str = ""  # "Có", "Không" to a question that wants one; then `text` is the sentence that decides it


def direct(query: Query, pieces: Sequence[Evidence]) -> list[Direct]:
    """The shortest answers of the pieces: who ("actor"), when ("date"), how many ("figure"); [] to other questions.

    To an English question the name of a body in English stands behind it.
    """
    question = " ".join([query.restored, *(phrase for phrase, _ in query.extra if query.language == "en")])
    said: dict[str, tuple[str, list[int]]] = {}
    for nth, piece in enumerate(pieces):
        found = next(_in(question, query.asks, piece), "")
        if found:
            said.setdefault(fold(found), (found, []))[1].append(nth)
    name = english_body if query.asks == "actor" and query.language == "en" else _nothing
    return [Direct(_with(text, name(text)), tuple(where)) for text, where in said.values()][:_MOST]


def _nothing(_text: str) -> str:
    return ""


def _with(text: str, english: str) -> str:
    return f"{text} ({english})" if english else text


def _in(question: str, asks: str, piece: Evidence) -> Iterator[str]:
    wanted = set(folded_tokens(question))
    if asks == "actor" and not _TO_WHOM.search(fold(question)):
        duty = _likest(wanted, _duties(piece))
        if duty and duty.actor in piece.quote:
            yield duty.actor
    elif asks == "date":
        timed = _likest(wanted, [duty for duty in _duties(piece) if duty.deadline and duty.deadline in piece.quote])
        if timed:
            yield timed.deadline
        elif piece.clause.id == "head":
            yield from (found[0] for found in _DAY.finditer(piece.quote))
        else:
            yield from _of_documents(question, piece.quote)
    elif asks == "figure":
        yield from _figures(question, wanted, piece.quote)


def _of_documents(question: str, quote: str) -> Iterator[str]:
    """The day of a document of which the question has the number: 'Kế hoạch 316 ra ngày nào?'."""
    asked = set(re.findall(r"\d+", question))
    for document in _DOCUMENT.finditer(quote):
        if document["number"] in asked:
            yield document["day"]


def _figures(question: str, wanted: set[str], quote: str) -> Iterator[str]:
    """The figure among whose neighbours are most of the question's words; a share where it asks for one."""
    share = bool(_SHARE.search(fold(question)))
    found = [figure for figure in _FIGURE.finditer(quote) if share == ("%" in figure[0] or "phần trăm" in figure[0])]

    def near(figure: re.Match[str]) -> int:
        around = quote[max(0, figure.start() - _NEAR) : figure.end() + _NEAR]
        return len(wanted & set(folded_tokens(around)))

    if found:
        yield " ".join(max(found, key=near)[0].split())


def _duties(piece: Evidence) -> list[Obligation]:
    """The duties that the piece states."""
    return [d for d in piece.directive.obligations if d.clause == piece.clause.id and d.quote in piece.quote]


def _likest(wanted: set[str], duties: Sequence[Obligation]) -> Obligation | None:
    """The duty that holds most of the question's words."""
    scored = [(len(wanted & set(folded_tokens(duty.quote))), nth) for nth, duty in enumerate(duties)]
    best = max(scored, key=lambda pair: pair[0], default=(0, 0))
    return duties[best[1]] if best[0] else None
