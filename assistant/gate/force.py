"""What a sentence forbids, permits or bounds, and whether its quote does: 'không được', 'có thể', 'tối đa', 'only'."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from assistant.gate.words import Claim, Quote, quote


@dataclass(frozen=True, slots=True)
class _Marker:
    """Words that turn what stands beside them: in a sentence, and in the Vietnamese of a quote."""

    said: re.Pattern[str]
    quoted: re.Pattern[str]
    near: int  # terms of a sentence after the marker, one of which it must turn
    before: int  # terms before it that it can turn too: 'extra papers must not be asked for'
    head: int  # words of a quote after the marker that it surely turns
    reach: int  # words that it can turn


_NEGATION = _Marker(
    re.compile(
        r"\b(?:không|chưa|chẳng|cấm|đừng|not|no|never|nor|neither|cannot|without|unable|fail(?:s|ed|ure)?|other than|"
        r"until|prohibit\w*|forbid\w*|ban(?:s|ned)|refrain)\b|n['’]t\b"
    ),
    re.compile(r"\b(?:không|chưa|chẳng|cấm|đừng)\b"),
    near=2, before=2, head=4, reach=9,
)  # fmt: skip
_LEAVE = _Marker(
    re.compile(
        r"\b(?:có thể|có quyền|được phép|được quyền|khuyến khích|cho phép|"
        r"(?:(?<!\d )may(?! \d)|can|could|might)(?! not)|"
        r"allow(?:s|ed)|permitted|encourag\w*|optional\w*|entitled|rights? to)\b"
    ),
    re.compile(r"\b(?:có thể|có quyền|được phép|được quyền|khuyến khích|cho phép)\b"),
    near=2, before=0, head=3, reach=5,
)  # fmt: skip
_PASSIVE = re.compile(r"(?<!phải )(?<!không )\bđược\b(?! (?:phép|quyền))")  # 'được chọn' may be leave to choose
# 'không quá 10 ngày' bounds and negates nothing; 'không gian', 'không chỉ', 'hàng không' neither.
_NO_NEGATION = re.compile(
    r"\bkhông (?:quá|dưới|vượt|gian|khí|chỉ|những|ngừng|(?:muộn|chậm|ít|thấp|sớm) hơn)\b|\b(?:hàng|hay|hoặc) không\b|"
    r"\bno (?:later|more|less|fewer|earlier) than\b|\bnot (?:only|later|more|less|fewer|exceed\w*)\b|\bno\.? ?(?=\d)"
)
# A sentence that says the one must quote the other.
_BOUNDS = tuple(
    (re.compile(rf"\b(?:{said})\b"), re.compile(rf"\b(?:{quoted})\b"))
    for said, quoted in (
        (r"ít nhất|tối thiểu|không dưới|trở lên|at least|minimum|no (?:less|fewer) than|not less than",
         r"ít nhất|tối thiểu|không dưới|trở lên|không (?:ít|thấp) hơn|từ"),
        (r"tối đa|nhiều nhất|không quá|không vượt quá|at most|maximum|no more than|not more than|not exceed\w*|up to",
         r"tối đa|nhiều nhất|không quá|không vượt|trong vòng|chậm nhất|dưới|đến|trong thời hạn|trong"),
        (r"chỉ(?! (?:đạo|thị|tiêu|định|số|huy|rõ|ra|dẫn|bảo))|duy nhất|only|solely|exclusively",
         r"chỉ(?! (?:đạo|thị|tiêu|định|số|huy|rõ|ra|dẫn|bảo))|duy nhất|riêng|tự"),
        (r"trừ|ngoại trừ|except\w*|unless", r"trừ|ngoại trừ|không bao gồm|nếu không|trường hợp"),
        (r"trước|chậm nhất|muộn nhất|before|by(?= (?:the )?\d)|no later than|not later than",
         r"trước|chậm nhất|muộn nhất|hạn|đến|trong|vào|không quá"),
        (r"sau(?! đây)(?<!như sau)", "sau"),
        ("after", r"sau|kể từ|từ ngày|khi|hết"),
        (r"nên(?= \w+ (?:báo|thực|kiểm|chủ|phối|tổ))|should|recommend\w*|advis\w*",
         r"nên|cần|đề nghị|khuyến khích|có thể|phải"),
        (r"tất cả|toàn bộ|mọi|all|every|always",
         r"tất cả|toàn bộ|toàn|mọi|các|từng|mỗi|những|100|hằng|hàng|luôn|thường xuyên|cả"),
    )
)  # fmt: skip
_PASSED = frozenset("được để phải có bị thể quyền phép cần nên".split())  # between a marker and what it turns
_COVERED = 6  # terms of a sentence after a marker that it can turn


def force_holds(text: str, said: Sequence[Claim], held: Quote) -> bool:
    """Whether a sentence forbids, permits and bounds what its quote does, and no more."""
    lower, quoted = text.lower(), " ".join(held.words)
    if any(bound.search(lower) and not allowed.search(quoted) for bound, allowed in _BOUNDS):
        return False
    passive = list(_turned(held.words, quoted, _PASSIVE, _LEAVE.reach)) if text.isascii() else []
    plain, quoted_plain = (_NO_NEGATION.sub(_blank, words) for words in (lower, quoted))
    return (
        len(_NEGATION.said.findall(plain)) <= len(_NEGATION.quoted.findall(quoted_plain))
        and _kept(_NEGATION, plain, said, held.words, quoted_plain)
        and _kept(_LEAVE, lower, said, held.words, quoted, passive)
        and not _turned_otherwise(quote(text).words, held.words)
    )


def _kept(
    marker: _Marker, text: str, said: Sequence[Claim], words: Sequence[str], quoted: str,
    maybe: Sequence[int] = (),
) -> bool:  # fmt: skip
    """Whether the marker turns in the sentence what it turns in the quote, and nothing that it turns there is bare."""
    can = {*_turned(words, quoted, marker.quoted, marker.reach), *maybe}
    surely = set(_turned(words, quoted, marker.quoted, marker.head))
    covered: set[int] = set()
    placed = _placed(said, surely)
    for found in marker.said.finditer(text):
        after = [n for n, claim in enumerate(said) if claim.at >= found.start()]
        before = [n for n, claim in enumerate(said) if claim.at < found.start()]
        beside = after[: marker.near] + before[len(before) - marker.before :]
        if not any(placed[n] in can for n in beside):
            return False
        covered |= {*after[:_COVERED], *before[len(before) - marker.before :]}
    return not any(place in surely for n, place in enumerate(placed) if n not in covered)


def _placed(said: Sequence[Claim], turned: Set[int]) -> list[int | None]:
    """Where in the quote each claim most likely stands: nearest to those beside it, rather not where it is turned."""
    found: list[int | None] = []
    for n, claim in enumerate(said):
        around = [at for other in (*said[max(0, n - 2) : n], *said[n + 1 : n + 3]) for at in other.positions]
        near = {p: (min((abs(p - at) for at in around), default=0), p in turned, p) for p in claim.positions}
        found.append(min(near, key=near.__getitem__, default=None))
    return found


def _turned_otherwise(said: Sequence[str], quoted: Sequence[str]) -> bool:
    """Whether two words have another marker between them than in the quote: 'Sở có thể nộp' of 'Sở phải nộp'."""
    held: dict[tuple[str, str], set[str]] = {}
    for one, turn, other in _turns(quoted):
        held.setdefault((one, other), set()).add(turn)
    return any(turn not in held.get((one, other), {turn}) for one, turn, other in _turns(said))


def _turns(words: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Each two words in a row, and what stands between them: "-" for a negation, "?" for leave, else ""."""
    text = _NO_NEGATION.sub(lambda bound: bound[0].replace(" ", "·"), " ".join(words))
    text = _LEAVE.quoted.sub("?", _NEGATION.quoted.sub("-", text))
    last, turn = "|", ""
    for word in text.split():
        if word in "-?":
            turn += word
        elif word not in _PASSED:
            yield last, turn, word
            last, turn = word, ""


def _turned(words: Sequence[str], quoted: str, marker: re.Pattern[str], size: int) -> Iterator[int]:
    """Which words of a quote, up to `size` after each marker, it turns: none after the next punctuation."""
    for found in marker.finditer(quoted):
        left = size
        for at in range(quoted.count(" ", 0, found.end()) + 1, len(words)):
            if words[at] == "|" or not left:
                break
            if words[at] not in _PASSED:
                left -= 1
                yield at


def _blank(match: re.Match[str]) -> str:
    """As many words of as many letters, none of which says anything."""
    return re.sub(r"\S", "·", match[0])
