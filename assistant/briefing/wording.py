"""The frame around the quotes of a briefing: the names of its parts; how a line, its citation and a key are told."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.answer import Citation
from assistant.briefing.actions import at_start
from assistant.briefing.briefing import DutyLine, Question, Section, Source
from assistant.office import printable as printable  # told with the other words of a handout
from ingest.address import clause_name

KIND = "TÀI LIỆU TẬP HUẤN"
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
INTRODUCTION, DUTIES, DEADLINES = "Giới thiệu", "Nhiệm vụ theo cơ quan", "Thời hạn phải nhớ"
CONTRASTS, QUESTIONS, ANSWERS, SOURCES = "Những điểm khác nhau", "Câu hỏi tại lớp", "Đáp án và căn cứ", "Nguồn"
MODALITIES = (("must", "Phải làm"), ("must_not", "Không được làm"), ("may", "Được làm"))
EDITED, RESTORED = "người soạn sửa", "chữ phục hồi từ bản in mờ"
LETTERS = "ABCD"
CHECK = (
    "Lời trong tài liệu là nguyên văn văn bản, trừ chỗ ghi “người soạn sửa” và phần giới thiệu. Mở lại đúng tệp (so mã "
    "SHA-256) là đối chiếu được từng trích dẫn."
)


def by_modality(section: Section) -> Iterator[tuple[str, list[DutyLine]]]:
    """What a body must, must not and may do, each under its name."""
    for modality, name in MODALITIES:
        if lines := [line for line in section.duties if line.modality == modality]:
            yield name, lines


def by_clause(lines: Sequence[DutyLine]) -> Iterator[tuple[str, list[DutyLine]]]:
    """Lines that stand together in one clause, below its citation."""
    for official, own in groupby(lines, key=cited):
        yield official, list(own)


def cited(line: DutyLine) -> str:
    """'điểm a khoản 1 Công văn số …; xem thêm khoản 1', where who must act or by when is said."""
    beside = ", ".join(dict.fromkeys(clause_name(c.clause)[0] for c in line.beside if c.clause != line.citation.clause))
    told = (f"xem thêm {beside}" if beside else "", RESTORED if line.citation.restored else "")
    return "; ".join(filter(None, (line.citation.official, *told)))


def said(line: DutyLine) -> str:
    """What is to be done, and beside it when, to whom and on which condition; what a person changed is marked."""
    told = "; ".join(particulars(line))
    action = f"[{line.lead}] {line.action}" if line.lead and not line.edited else at_start(line.action)
    return f"{action}{f' ({told})' if told else ''}{f' [{EDITED}]' if line.edited else ''}"


def particulars(line: DutyLine) -> Iterator[str]:
    """'hạn: trước ngày 15/12', 'báo cáo: UBND tỉnh'; what the action does not say itself."""
    helpers = ", ".join(actor.name for actor in line.actors if actor.role == "coordinates")
    told = (
        ("điều kiện", line.condition), ("hạn", line.deadline), ("báo cáo", line.reports_to), ("phối hợp", helpers),
    )  # fmt: skip
    for name, words in told:
        if words and words not in line.action:
            yield f"{name}: {' '.join(words.split())}"


def lettered(question: Question) -> Iterator[str]:
    """'A. Sở Nội vụ'."""
    return (f"{LETTERS[nth % len(LETTERS)]}. {choice}" for nth, choice in enumerate(question.choices))


def key_of(question: Question) -> str:
    """The right choice with its letter."""
    return list(lettered(question))[question.answer]


def quoted(citation: Citation) -> str:
    """'“…” (khoản 10 Công văn số …)'."""
    return f"“{' '.join(citation.quote.split())}” ({citation.official})"


def origin(source: Source) -> str:
    """A directive with its file and the hash of it."""
    became = f" ({source.standing})" if source.standing else ""
    return f"{source.official}{became}. Tệp: {source.file}. SHA-256: {source.sha256}."


def made(index: str, day: str) -> str:
    """By what and when a briefing was made."""
    return f"Chỉ mục: {index}. Ngày lập: {day}."
