"""Who signed a directive, and as what: 'TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch' and the name below.

The forms TM., KT., TL., TUQ. and Q. are those of Nghị định 30/2020/NĐ-CP, phụ lục I, mục II, khoản 7.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ingest.clean import is_capitals
from ingest.folding import fold
from ingest.letterhead.offices import cased, cased_title, spelt_alike
from ingest.letterhead.signer_names import as_name, is_name, officeholder

_MARK = r"(?:(?:t[./]?m|k[./]?t|t[./]?l|t[./]?u[./]?q|q)\.|[tk]/[mt]\b\.?)"  # 'TM.', 'T/M', 'KT.'
_TITLE = (
    r"(?:quyen )?(?:pho )?(?:tong )?(?:chu tich(?: nuoc)?|thu tuong|bi thu|giam doc|chu nhiem|truong ban|truong phong|"
    r"cuc truong|vu truong|chi cuc truong|hieu truong|vien truong|chanh an|chanh van phong|chanh thanh tra|bo truong|"
    r"thu truong|thong doc|tong thanh tra|thanh tra|kiem toan nha nuoc|tu lenh|tham muu truong|truong doan|"
    r"vien kiem sat)"
)
_POSITION = re.compile(rf"(?:^{_MARK}|\b(?:{_TITLE})\b)")
# A new piece begins at each mark and at each title that no mark of standing in goes with: 'KT. CHỦ TỊCH' is one.
_PIECE = re.compile(
    rf"\s+(?={_MARK})|(?<!kt\.)(?<!tl\.)(?<!tuq\.)(?<!q\.)(?<!pho)(?<!quyen)(?<!tong)"
    rf"(?<!chanh)\s+(?!(?<= ban )bi thu)(?={_TITLE}\b)"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """The signer's name without rank or degree, the position as printed in proper case, and what is doubtful."""

    name: str = ""
    position: str = ""
    notes: tuple[str, ...] = ()  # in Vietnamese


def read_signature(lines: Sequence[str], issuer: str, issued_on: date | None) -> Signature:
    """The signature that `lines` print.  A spoiled name is read only where it is that of the office's holder then."""
    held, names = _parted(_rejoined([line.replace("*", "").strip() for line in lines]))
    position = _position(" ".join(held))
    printed = ", ".join(names)
    known = officeholder(printed, position, issuer, issued_on) if printed else ""
    notes = []
    if re.search(r"[^\w\s.,/&()–-]", position):
        notes.append(f"Chức vụ người ký in không rõ: “{position}”")
    elif not spelt_alike(re.sub(r"\.(?=\w)", ". ", " ".join(held)), position):  # 'KT.CHỦ TỊCH' is clear enough
        notes.append(f"Chức vụ người ký in không rõ: “{' '.join(held)}”, đọc là {position}")
    if known:
        notes.append(f"Tên người ký in không rõ: “{printed}”, đọc là {known}")
    elif held and not names and lines[-1] not in held and not re.match(r"\(|.*:", lines[-1]):  # no “(Đã ký)”
        notes.append(f"Tên người ký in không rõ: “{lines[-1].strip()}”")
    elif not all(is_name(name) for name in names):
        notes.append(f"Tên người ký in không rõ: “{printed}”")
    return Signature(known or printed, position, tuple(notes))


def _parted(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines that state a position, and the names under them; else the last line, where it can be a name."""
    held: list[str] = []
    names: list[str] = []
    below = False  # whether a position was printed since the last name
    for line in lines:
        stated = is_capitals(line) and _POSITION.search(fold(line)) is not None
        if below and not stated and (name := as_name(line)):
            names.append(name)
            below = False
        elif stated or (below and is_capitals(line)):
            held.append(line)
            below = True
    alone = as_name(lines[-1]) if lines and not held else ""
    return held, [alone] if alone else names


def _rejoined(lines: Sequence[str]) -> list[str]:
    """The lines with a name that was broken over two together: 'Vũ' / 'Chiến Thắng', 'Lê Hải' / 'Hòa'."""
    made: list[str] = []
    for line in lines:
        before = made[-1] if made else ""
        broken = 1 in (len(before.split()), len(line.split()))
        if (
            before
            and broken
            and not is_capitals(before)
            and is_name(f"{before} {line}")
            and as_name(f"{before} {line}")
        ):
            made[-1] = f"{before} {line}"
        else:
            made.append(line)
    return made


def _position(capitals: str) -> str:
    """'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH' -> 'TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch'."""
    text = re.sub(r"\s+", " ", capitals).strip()
    cuts = [0, *(m.end() for m in _PIECE.finditer(fold(text))), len(text)]
    pieces = [text[a:b].strip(" ,") for a, b in pairwise(cuts) if a < b]
    return ", ".join(_piece_cased(piece) for piece in pieces)


def _piece_cased(piece: str) -> str:
    """'KT. BỘ TRƯỞNG BỘ TÀI CHÍNH' -> 'KT. Bộ trưởng Bộ Tài chính'."""
    mark = re.match(rf"{_MARK}\s*", fold(piece))
    held = piece[mark.end() :] if mark else piece
    title = re.match(rf"{_TITLE}\b", fold(held))
    if title:
        held = " ".join(filter(None, (cased_title(held[: title.end()]), cased(held[title.end() :].strip()))))
    else:
        held = cased(held)
    return f"{piece[: mark.end()].strip()} {held}" if mark else held
