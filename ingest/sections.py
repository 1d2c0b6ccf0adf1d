"""The parts of a directive around its numbered body, and where one directive of a file ends and the next begins.

The order of parts is that of Nghị định 30/2020/NĐ-CP, phụ lục I: head, addressees, preamble, body, closing,
recipients, signature.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clean import Paragraph, is_capitals
from ingest.folding import alike, fold, letters
from ingest.labels import read_labels
from ingest.numbering import KINDS

_STATE_NAME = "conghoaxahoichunghiavietnam"
_OFFICE = re.compile(r"^(uy ban|bo |so |thu tuong|van phong|hoi dong|tinh |thanh pho|huyen|ban |cuc |chinh phu|ubnd)")
# 'Chủ tịch UBND tỉnh yêu cầu …', 'Trên đây là …', and the mark './.' that ends a directive.
_CLOSING = re.compile(
    r"^(?:\w+ ){0,8}ye?u c\w{1,3} |^tren day|^nhan duoc|^can cu noi dung|^trong qua trinh \w+ \w+ thuc hien|"
    r"co hieu luc (?:thi hanh )?(?:ke )?tu ngay|chiu trach nhiem thi hanh|^\(g\w{1,4} k\w+|\./\.?$"
)
_ENDS = re.compile(r"[.;:,!?…/]\W*$")


@dataclass(frozen=True, slots=True)
class Sections:
    """The paragraphs of one directive, part by part; any may be empty."""

    head: tuple[Paragraph, ...]
    addressees: tuple[Paragraph, ...]
    preamble: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    closing: tuple[Paragraph, ...]
    recipients: tuple[Paragraph, ...]
    signature: tuple[Paragraph, ...]
    signed_first: bool = False  # the signature is printed before the recipients


def documents(paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """The directives that stand in one file, in order: a new letterhead after a body begins a new one."""
    starts = [0]
    for i, paragraph in enumerate(paragraphs):
        since = paragraphs[starts[-1] : i]
        if _STATE_NAME in letters(paragraph.text) and any(_is_numbered(p.text) for p in since):
            starts.append(_letterhead_start(paragraphs, i, starts[-1]))
    return [tuple(paragraphs[a:b]) for a, b in zip(starts, [*starts[1:], len(paragraphs)], strict=True)]


def _letterhead_start(paragraphs: Sequence[Paragraph], at: int, floor: int) -> int:
    while at - 1 > floor and is_capitals(paragraphs[at - 1].text) and _OFFICE.match(fold(paragraphs[at - 1].text)):
        at -= 1
    return at


def sections(paragraphs: Sequence[Paragraph]) -> Sections:
    """The parts of one directive."""
    addressed, body_from = _front(paragraphs)
    head = paragraphs[: addressed[0] if addressed else body_from]
    rest = paragraphs[body_from:]
    rest, recipients, signature, signed_first = _back(rest)
    first = next((i for i in range(len(rest)) if _opens_body(rest, i)), len(rest))
    numbered = [i for i in range(first, len(rest)) if read_labels(rest[i].text)]
    end = _closing_start(rest, numbered[-1] + 1) if numbered else len(rest)
    return Sections(
        tuple(head), tuple(paragraphs[addressed[0] : addressed[1]] if addressed else ()), tuple(rest[:first]),
        tuple(rest[first:end]), tuple(rest[end:]), recipients, signature, signed_first,
    )  # fmt: skip


def _is_numbered(text: str) -> bool:
    return any(label.level != "dash" for label in read_labels(text))


def is_addressee_line(text: str) -> bool:
    """'Kính gửi:' of a letter, 'THỦ TƯỚNG CHÍNH PHỦ điện:' of a telegram, through OCR damage."""
    before, colon, _ = text.partition(":")
    telegram = fold(before).endswith("dien") and is_capitals(before[:-4]) and len(before.split()) > 2
    return bool(colon) and (alike(before, "Kính gửi", 0.8) or telegram)


def title(text: str) -> tuple[str, str]:
    """The kind that a title line in capitals names, and the subject when it stands on the same line.

    'CONG DIEN' -> ('Công điện', ''); 'QUYẾT ĐỊNH BÃI BỎ …' -> ('Quyết định', 'BÃI BỎ …'); other lines -> ('', '').
    """
    if not is_capitals(text):
        return "", ""
    words = text.split()
    for kind in KINDS:
        size = len(kind.split())
        if letters(" ".join(words[:size])) == letters(kind):
            return kind, " ".join(words[size:]).strip(" :")
    short = len(words) <= 4
    return (next((kind for kind in KINDS if alike(text, kind, 0.88)), ""), "") if short else ("", "")


def _front(paragraphs: Sequence[Paragraph]) -> tuple[tuple[int, int] | None, int]:
    """Where the addressees stand, if anywhere, and where the preamble begins."""
    numbered = next((i for i, p in enumerate(paragraphs) if _is_numbered(p.text)), len(paragraphs))
    start = next((i for i in range(numbered) if is_addressee_line(paragraphs[i].text)), None)
    if start is not None:
        end = start + 1
        while end < numbered and _goes_on_addressing(paragraphs[end - 1].text, paragraphs[end].text):
            end += 1
        return (start, end), end
    at = next((i for i in range(numbered) if title(paragraphs[i].text)[0]), None)
    if at is not None:
        end = at + 2 if at + 1 < numbered and not is_prose(paragraphs[at + 1].text) else at + 1
        while end < numbered and is_capitals(paragraphs[end].text):
            end += 1
        return None, min(end, len(paragraphs))
    end = 0
    while end < numbered and not is_prose(paragraphs[end].text):
        end += 1
    return None, end


def _goes_on_addressing(before: str, text: str) -> bool:
    listed = any(label.level == "dash" for label in read_labels(text))
    return listed or (before.endswith((":", ";")) and len(text) < 160 and not text.endswith(":"))


def is_prose(text: str) -> bool:
    """Whether this is running text and no line of a letterhead: it ends as a sentence does, or opens a preamble."""
    return (bool(_ENDS.search(text)) and len(text) > 40) or fold(text).startswith(
        ("can cu", "thuc hien", "theo de nghi")
    )


def _opens_body(rest: Sequence[Paragraph], i: int) -> bool:
    labels = read_labels(rest[i].text)
    if any(label.level != "dash" for label in labels):
        return True
    return bool(labels) and i > 0 and rest[i - 1].text.endswith(":")


def _closing_start(rest: Sequence[Paragraph], after: int) -> int:
    """Where the closing begins among the unnumbered paragraphs that end the body; len(rest) where none closes."""
    tail = range(after, len(rest))
    return next((i for i in tail if _CLOSING.search(fold(rest[i].text))), len(rest))


def _back(
    rest: Sequence[Paragraph],
) -> tuple[Sequence[Paragraph], tuple[Paragraph, ...], tuple[Paragraph, ...], bool]:
    """The text without its end matter, the recipients, the signature, and whether the signature came first."""
    at = next((i for i in range(len(rest) - 1, -1, -1) if _is_recipients_line(rest[i].text)), None)
    if at is None:
        cut = _signature_start(rest)
        return rest[:cut], (), tuple(rest[cut:]), False
    end = len(rest)
    while end > at + 1 and _is_signature_line(rest[end - 1].text):
        end -= 1
    if end < len(rest):
        return rest[:at], tuple(rest[at:end]), tuple(rest[end:]), False
    cut = _signature_start(rest[:at])
    return rest[:cut], tuple(rest[at:]), tuple(rest[cut:at]), True


def _is_recipients_line(text: str) -> bool:
    return len(text) < 200 and alike(text.partition(":")[0], "Nơi nhận", 0.8)


def _is_signature_line(text: str) -> bool:
    return not read_labels(text) and not _ENDS.search(text) and len(text.split()) <= 12


def _signature_start(rest: Sequence[Paragraph]) -> int:
    """The first line of a signature that ends `rest`: titles in capitals, then a name; len(rest) where none does."""
    cut = len(rest)
    while cut > 0 and _is_signature_line(rest[cut - 1].text):
        cut -= 1
    return cut if any(is_capitals(p.text) for p in rest[cut:]) and cut > 0 else len(rest)
