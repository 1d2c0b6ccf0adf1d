"""The parts of a directive around its numbered body, and where one directive of a file ends and the next begins.

The order of parts is that of Nghị định 30/2020/NĐ-CP, phụ lục I: head, addressees, preamble, body, closing,
recipients, signature.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.attachments import Attachment, is_issued_with, parted
from ingest.clean import Paragraph, is_capitals
from ingest.folding import alike, fold, letters
from ingest.labels import read_labels
from ingest.numbering import KINDS

_STATE_NAME = "conghoaxahoichunghiavietnam"
_OFFICE = re.compile(r"^(uy ban|bo |so |thu tuong|van phong|hoi dong|tinh |thanh pho|huyen|ban |cuc |chinh phu|ubnd)")
# 'Chủ tịch UBND tỉnh yêu cầu …', 'Trên đây là …', '… thực hiện Chỉ thị này.', and the mark './.' that ends a directive.
_CLOSING = re.compile(
    r"^(?:\w+ ){0,8}ye?u c\w{1,3} |^tren day|^(?:chi thi|nghi quyet|ket luan) nay (?:duoc )?pho bien|"
    r"^nhan duoc|^can cu noi dung|^trong qua trinh \w+ \w+ thuc hien|"
    r"co hieu luc (?:thi hanh )?(?:ke )?tu ngay|chiu trach nhiem thi hanh|^\(g\w{1,4} k\w+|\./\.?$|"
    r"(?:chi thi|cong van|cong dien|thong bao|ke hoach) nay\W*$"
)
_HAS_NUMBER = re.compile(r"\W*S\S{1,2}\s*:?\s*\d{1,5}\s?\S?\s?\d?/?\s?[A-ZĐ0-9]")  # 'Số: 9/CĐ-TTg', 'S6: 968 ICD-TTg'
_POSITION = re.compile(
    r"^(?:tm|kt|tl|tuq|q|t/m|k/t|t/l)\b|chu tich|bo truong|thu tuong|giam doc|chanh |truong |cuc |bi thu"
)
_JOINTLY = re.compile(r"^\W*đồng\s+", re.IGNORECASE)  # 'Đồng kính gửi:'
_HEAD = 80  # paragraphs in which the letterhead, the title and the addressees must stand
_SIGNATURE_LINES = 8
_TITLE_LINES = 8
_LEAST_BEHIND = 300  # characters: less than that behind a signature is still part of it
_Back = tuple[Sequence[Paragraph], tuple[Paragraph, ...], tuple[Paragraph, ...], bool, tuple[Paragraph, ...]]
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
    attachments: tuple[Attachment, ...] = ()
    footnotes: tuple[Paragraph, ...] = ()


def documents(paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """The directives that stand in one file, in order: a new letterhead after a body begins a new one."""
    starts = [0]
    has_body = False
    for i, paragraph in enumerate(paragraphs):
        has_body = has_body or _is_numbered(paragraph.text) or _is_recipients_line(paragraph.text)
        if has_body and _is_state_name(paragraph.text) and _is_filled_in(paragraphs[max(0, i - 4) : i + 8]):
            has_body = False
            starts.append(_letterhead_start(paragraphs, i, starts[-1]))
    return [tuple(paragraphs[a:b]) for a, b in zip(starts, [*starts[1:], len(paragraphs)], strict=True)]


def _is_state_name(text: str) -> bool:
    """'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' of a letterhead; no sentence that names the state."""
    return len(text) < 200 and is_capitals(text) and _STATE_NAME in letters(text)


def _is_filled_in(head: Sequence[Paragraph]) -> bool:
    """Whether a letterhead has a number; a form to be filled in ('Số: …/BC-…') is no directive."""
    return any(_HAS_NUMBER.match(p.text) for p in head)


def _letterhead_start(paragraphs: Sequence[Paragraph], at: int, floor: int) -> int:
    while at - 1 > floor and is_capitals(paragraphs[at - 1].text) and _OFFICE.match(fold(paragraphs[at - 1].text)):
        at -= 1
    return at


def sections(paragraphs: Sequence[Paragraph]) -> Sections:
    """The parts of one directive."""
    whole = parted(paragraphs)
    own = whole.own
    addressed, body_from = _front(own)
    head = own[: addressed[0] if addressed else body_from]
    rest, recipients, signature, signed_first, behind = _back(own[body_from:])
    first = next((i for i in range(len(rest)) if _opens_body(rest, i)), len(rest))
    numbered = [i for i in range(first, len(rest)) if read_labels(rest[i].text)]
    end = _closing_start(rest, numbered[-1] + 1) if numbered else len(rest)
    return Sections(
        head, own[addressed[0] : addressed[1]] if addressed else (), tuple(rest[:first]),
        tuple(rest[first:end]), tuple(rest[end:]), recipients, signature, signed_first,
        ((Attachment(behind[:1], behind[1:]),) if behind else ()) + whole.attachments, whole.footnotes,
    )  # fmt: skip


def _is_numbered(text: str) -> bool:
    return any(label.level != "dash" for label in read_labels(text))


def is_addressee_line(text: str) -> bool:
    """'Kính gửi:' of a letter (or its rest), 'THỦ TƯỚNG CHÍNH PHỦ điện:' of a telegram, through OCR damage."""
    before, colon, _ = text.partition(":")
    if not colon:
        return False
    before = _JOINTLY.sub("", before)
    telegram = fold(before).endswith("dien") and is_capitals(before[:-4]) and len(before.split()) > 2
    return telegram or (len(before) < 15 and (alike(before, "Kính gửi", 0.8) or letters(before) in ("gui", "dien")))


@lru_cache(maxsize=1024)
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
    within = min(len(paragraphs), _HEAD)
    numbered = next((i for i in range(within) if _is_numbered(paragraphs[i].text)), within)
    start = next((i for i in range(numbered) if is_addressee_line(paragraphs[i].text)), None)
    if start is not None:
        end = start + 1
        while end < numbered and _goes_on_addressing(paragraphs[end - 1].text, paragraphs[end].text):
            end += 1
        return (start, end), end
    at = next((i for i in range(numbered) if title(paragraphs[i].text)[0]), None)
    if at is not None:
        return None, _title_end(paragraphs, at, numbered)
    end = 0
    while end < numbered and not is_prose(paragraphs[end].text):
        end += 1
    return None, end


def _title_end(paragraphs: Sequence[Paragraph], at: int, numbered: int) -> int:
    """The line after the title that begins at `at`: its subject, more lines in capitals, what it was issued with."""
    issued = [i for i in range(at + 1, min(at + 1 + _TITLE_LINES, numbered)) if is_issued_with(paragraphs[i].text)]
    if issued and not any(is_prose(p.text) for p in paragraphs[at + 1 : issued[0]]):
        return issued[0] + 1
    end = at + 2 if at + 1 < numbered and _is_subject(paragraphs[at + 1].text) else at + 1
    while end < numbered and _goes_on_subject(paragraphs[end - 1].text, paragraphs[end].text):
        end += 1
    return min(end, len(paragraphs))


def _is_subject(text: str) -> bool:
    """Whether the line below a title is what the directive is about: it ends as no sentence does."""
    return not _ENDS.search(text) and not fold(text).startswith("can cu")


def _goes_on_subject(before: str, text: str) -> bool:
    """'Về việc tăng cường kỷ luật' / 'trong cơ quan nhà nước': capitals go on in capitals, words in small letters."""
    return is_capitals(text) or (text[:1].islower() and _is_subject(before) and _is_subject(text))


def _goes_on_addressing(before: str, text: str) -> bool:
    listed = any(label.level == "dash" for label in read_labels(text))
    return (
        listed
        or is_addressee_line(text)
        or (before.endswith((":", ";", ",")) and len(text) < 160 and not text.endswith(":"))
    )


def is_prose(text: str) -> bool:
    """Whether this is running text and no line of a letterhead: it ends as a sentence does, or opens a preamble."""
    opens = text[:1].isupper() and fold(text).startswith(("can cu", "thuc hien", "theo de nghi"))
    return opens or (bool(_ENDS.search(text)) and len(text) > 40)


def _opens_body(rest: Sequence[Paragraph], i: int) -> bool:
    labels = read_labels(rest[i].text)
    if any(label.level != "dash" for label in labels):
        return True
    return bool(labels) and i > 0 and rest[i - 1].text.endswith(":")


def _closing_start(rest: Sequence[Paragraph], after: int) -> int:
    """Where the closing begins among the unnumbered paragraphs that end the body; len(rest) where none closes."""
    tail = range(after, len(rest))
    return next((i for i in tail if _is_closing(rest[i].text)), len(rest))


def _is_closing(text: str) -> bool:
    return not text[:1].islower() and _CLOSING.search(fold(text)) is not None


def _back(rest: Sequence[Paragraph]) -> _Back:
    """The text without its end matter, the recipients, the signature, whether that came first, and what is behind."""
    at = next((i for i in range(len(rest) - 1, -1, -1) if _is_recipients_line(rest[i].text)), None)
    if at is None:
        cut = _signature_start(rest)
        return rest[:cut], (), tuple(rest[cut:]), False, ()
    end = _recipients_end(rest, at)
    close = _signature_end(rest, end)
    behind = tuple(rest[close:])
    same_page = not behind or behind[0].page == rest[close - 1].page
    if same_page and sum(len(p.text) for p in behind) < _LEAST_BEHIND:
        close, behind = len(rest), ()
    if close > end:
        return rest[:at], tuple(rest[at:end]), tuple(rest[end:close]), False, behind
    cut = _signature_start(rest[:at])
    return rest[:cut], tuple(rest[at:end]), tuple(rest[cut:at]), True, behind


def _recipients_end(rest: Sequence[Paragraph], at: int) -> int:
    """The line after the last recipient: a signature in capitals, or the first text that is no list."""
    end = at + 1
    while end < len(rest) and not _opens_signature(rest[end].text) and len(rest[end].text) < _LEAST_BEHIND:
        end += 1
    while end == len(rest) and end > at + 1 and _is_signature_line(rest[end - 1].text):
        end -= 1
        if end - 1 == at or not _is_signature_line(rest[end - 1].text):
            break
    return end


def _opens_signature(text: str) -> bool:
    """'TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH PHÓ CHỦ TỊCH', 'CHỦ TỊCH'."""
    return is_capitals(text) and not read_labels(text) and len(text) > 3 and _POSITION.search(fold(text)) is not None


def _signature_end(rest: Sequence[Paragraph], start: int) -> int:
    """The line after the signer's name, given where the signature begins."""
    end = start
    while end < len(rest) and end - start < _SIGNATURE_LINES and _is_signature_line(rest[end].text):
        end += 1
        if end < len(rest) and not is_capitals(rest[end - 1].text) and not _opens_signature(rest[end].text):
            break  # a name closes it
    return end


def _is_recipients_line(text: str) -> bool:
    """'Nơi nhận:', 'Noi nhin:'; no heading of a clause, as 'Nơi nhận hồ sơ' is."""
    before = text.partition(":")[0]
    return len(text) < 200 and len(before) < 15 and alike(before, "Nơi nhận")


def _is_signature_line(text: str) -> bool:
    return not read_labels(text) and (not _ENDS.search(text) or is_capitals(text)) and len(text.split()) <= 12


def _signature_start(rest: Sequence[Paragraph]) -> int:
    """The first line of a signature that ends `rest`: titles in capitals, then a name; len(rest) where none does."""
    cut = len(rest)
    while cut > 0 and _is_signature_line(rest[cut - 1].text):
        cut -= 1
    return cut if any(is_capitals(p.text) for p in rest[cut:]) and cut > 0 else len(rest)
