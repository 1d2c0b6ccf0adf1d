"""Names of persons among the words of a text: 'Nguyễn Tấn Tuân', 'Tran Thang' on a line of its own."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.folding import fold
from ingest.places import PLACES
from ingest.restoration.printed_words import Printed

# The family names of nearly all Vietnamese.
_FAMILIES = frozenset(
    fold(
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Lương Mai Tô Trương "
        "Lâm Hà Cao Tạ Phùng Châu Tống Quách Thái Đào Nông Hứa Triệu Vương Kiều Lưu Chu Lò Hầu Giàng Tăng Thạch Doãn"
    ).split()
)
_PLACES = tuple(fold(place.name).split() for place in PLACES)
LONGEST = 5  # words of a name


def with_names(text: str, words: Sequence[Printed]) -> list[Printed]:
    """The words, those of a person's name with kind "name"."""
    out = list(words)
    at = 0
    while at < len(out):
        end = _run(text, out, at)
        if end - at > 1 and _is_name(text, out[at:end]):
            out[at:end] = [replace(word, kind="name") for word in out[at:end]]
        at = max(end, at + 1)
    return out


def _run(text: str, words: Sequence[Printed], at: int) -> int:
    """Where the run of capitalised words that begins at `at` ends; spaces alone part its words."""
    end = at
    while (
        end < len(words)
        and words[end].kind == "word"
        and words[end].text[:1].isupper()
        and words[end].text[1:].islower()
    ):
        if end > at and text[words[end - 1].end : words[end].start] != " ":
            break
        end += 1
    return end


def _is_name(text: str, run: Sequence[Printed]) -> bool:
    """A family name and one to four more: three words or more, or two on a line of their own; not a province."""
    folded = [fold(word.text) for word in run]
    if folded[0] not in _FAMILIES or len(run) > LONGEST or any(folded[: len(place)] == place for place in _PLACES):
        return False
    before = text[max(0, run[0].start - 9) : run[0].start].rpartition("\n")
    after = text[run[-1].end : run[-1].end + 9].partition("\n")
    alone = (before[1] or run[0].start < 9) and (after[1] or run[-1].end + 9 > len(text))
    return len(run) > 2 or bool(alone and not f"{before[2]}{after[0]}".strip(" *_.\r\t"))
