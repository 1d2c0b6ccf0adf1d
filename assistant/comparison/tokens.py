"""Text as the tokens by which two clauses are compared: what print spells in several ways is one token."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.question.chat_spelling import written_out
from ingest.folding import fold
from ingest.numbering import KINDS, canonical, core

_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_NUMBER = r"\d+(?:/\d{4})?\s?/[A-ZĐ][\w&]*(?:-[A-ZĐa-zđ]\w*)*|\d+-[A-ZĐ]\w*/[A-ZĐ]{2,}"  # '73/2023/NĐ-CP', '02-QC/TU'
_DAY = r"(?:ngày\s+)?\d{1,2}(?:\s*[/.-]\s*\d{1,2}\s*[/.-]\s*|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}(?!\w)"
_ISSUER = r"[A-ZĐỦ]\w*(?:\s+\w+){0,4}?(?=\s+(?:về|quy định|ban hành|đến|và|tại|thuộc|vào|\()|\s*[,;.:)]|$)"
_TOKEN = re.compile(
    # 'Nghị định số 73/2023/NĐ-CP ngày 29/9/2023 của Chính phủ'; 'số' can be damaged
    rf"(?P<document>(?:(?:{_KIND})\s+(?:số:?\s+|\w{{1,3}}\s+)?)?(?P<number>{_NUMBER})(?:,?\s+{_DAY})?"
    rf"(?:\s+của\s+{_ISSUER})?)"
    rf"|(?P<this>(?:{_KIND}|văn bản)\s+này)(?!\w)"
    rf"|(?P<date>{_DAY})"  # 'ngày 19 tháng 4 năm 2023', '19/4/2023'
    r"|(?P<address>(?:https?://|www\.)\S+|\w+(?:\.\w+)+)"  # 'dichvucong.gov.vn'
    r"|(?P<figure>\d+(?:[.,]\d+)*\s?%?|[Qq]uý\s+(?:IV|I{1,3})(?!\w))"  # '1.500', '20 %', 'quý III'
    r"|(?P<word>[^\W\d_]+)",
)
THIS = "this"  # form of 'Quyết định này' in a directive without number


@dataclass(frozen=True, slots=True)
class Token:
    """A piece `[start, end)` of a text; a written-out abbreviation is several tokens over the same piece."""

    form: str  # what is compared: 'uy', '20%', '2023-10-16', '73/2023/nd-cp'
    kind: str  # word, figure, date, document, address
    start: int
    end: int


def tokens(text: str, own: str = "") -> list[Token]:
    """The tokens of a text in order: 'UBND, 16/10/2023' -> uy, ban, nhan, dan, 2023-10-16.

    `own`: number of the directive that the text is of, which 'Công điện này' means.
    """
    return [Token(form or core(own) or THIS, kind, *span) for form, kind, span in _tokens(text)]


def _tokens(text: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    for found in _TOKEN.finditer(text):
        if found["document"]:
            yield core(canonical(found["number"]) or found["number"]), "document", found.span()
        elif found["this"]:
            yield "", "document", found.span()
        elif found["date"]:
            day, month, year = map(int, re.findall(r"\d+", found[0]))
            yield f"{year}-{month:02}-{day:02}", "date", found.span()
        elif found["word"]:
            yield from ((form, "word", found.span()) for form in _written(found[0]))
        else:
            yield re.sub(r"\s", "", fold(found[0])), found.lastgroup or "figure", found.span()


@lru_cache(8192)
def _written(word: str) -> tuple[str, ...]:
    """The folded syllables that a word stands for: 'UBND' -> ('uy', 'ban', 'nhan', 'dan')."""
    return tuple(fold(written_out(word)[0] if word.isupper() else word).split()) or (fold(word),)
