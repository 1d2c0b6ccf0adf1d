"""Damaged text comes back as it was; clean text, numbers, signs and names stay as they are."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.restoration import accuracy, aligned, stripped
from ingest.restoration.restore import MODEL, Reading, damage, is_damaged, restore

CORPUS = Path(__file__).parents[1] / "corpus"
CLEAN = (
    "quang-binh-2214-ubnd-ncvx.txt",
    "hai-phong-2598-ubnd-kstthc.txt",
    "khanh-hoa-06-ct-ubnd.txt",
    "cao-bang-chi-thi.txt",
)
SENTENCES = (
    "Sở Tài chính chủ trì, phối hợp với Sở Nội vụ tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch.",
    "Cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.",
    "Báo cáo kết quả thực hiện về Văn phòng Chính phủ trước ngày 15 tháng 12 năm 2024 để tổng hợp.",
    "Người đứng đầu chịu trách nhiệm nếu để xảy ra chậm trễ trong giải quyết thủ tục hành chính.",
)


def corpus(name: str) -> str:
    return (CORPUS / name).read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("khong duoc lam viec nay", "không được làm việc này"),
        ("ai phai bao cao nhiem vu qua han", "ai phải báo cáo nhiệm vụ quá hạn"),
        ("thoi han nop ho so la bao nhieu ngay", "thời hạn nộp hồ sơ là bao nhiêu ngày"),
        ("UY BAN NHAN DAN TINH", "ỦY BAN NHÂN DÂN TỈNH"),
        ("Bo truong Bo Tai chinh", "Bộ trưởng Bộ Tài chính"),
        ("Giao thong van tai duong bo va duong sat", "Giao thông vận tải đường bộ và đường sắt"),
        ("theo de nghi cua phuong Viet Yen va phuong Xuan Lam", "theo đề nghị của phường Việt Yên và phường Xuân Lâm"),
        ("co quan hianh chinh nha nuéc cac cép", "cơ quan hành chính nhà nước các cấp"),
        ("thuc hién nhiém vu dugc giao trong thang", "thực hiện nhiệm vụ được giao trong tháng"),
        ("can bg, cong chirc, vién chirc", "cán bộ, công chức, viên chức"),
        ("xtr ly vi pham theo quy dinh ctia phap luat", "xử lý vi phạm theo quy định của pháp luật"),
        ("x4 hoi va d6i ngoai cua co quan nha nudc", "xã hội và đối ngoại của cơ quan nhà nước"),
        ("Chinh phﬁ ban hanh Nghi dinh nay", "Chính phủ ban hành Nghị định này"),
        ("thu trudng co quan tr ong tinh chiu trach nhiém", "thủ trưởng cơ quan trong tỉnh chịu trách nhiệm"),
    ],
)
def test_damaged_text_is_read(damaged: str, whole: str) -> None:
    assert restore(damaged).text == whole


@pytest.mark.parametrize("name", CLEAN)
def test_corpus_without_diacritics(name: str) -> None:
    right, words = accuracy(corpus(name))
    assert right / words >= 0.985, f"{right} of {words}"


def test_the_four_directives_together() -> None:
    counts = [accuracy(corpus(name)) for name in CLEAN]
    assert sum(right for right, _ in counts) >= 0.99 * sum(words for _, words in counts)


@pytest.mark.parametrize("name", CLEAN)
def test_clean_directives_stay_as_they_are(name: str) -> None:
    text = corpus(name)
    reading = restore(text)
    changed = [word for word in reading.words if reading.text[word.start : word.end] != word.printed]
    assert len(changed) <= 0.001 * len(text.split())
    assert not is_damaged(text) and is_damaged(stripped(text))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_clean_sentences_stay_as_they_are(sentence: str) -> None:
    assert restore(sentence).text == sentence
    assert not is_damaged(sentence)


def test_the_scan_is_damaged_and_becomes_readable() -> None:
    scan = corpus("binh-phuoc-cong-van.txt")
    whole = "Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các cơ quan, đơn vị, địa phương tổ chức triển khai thực hiện nghiêm"
    assert damage(scan) > 0.5
    assert aligned(restore(scan).text, whole) == 1 > aligned(scan, whole)


@pytest.mark.parametrize(
    "text",
    [
        "968/CĐ-TTg",
        "73/2023/ND-CP",
        "16/10/2023",
        "UBND, HĐND, TTHC, VPCP",
        "abc@binhphuoc.gov.vn https://dichvucong.gov.vn",
        "Who must report overdue tasks to the Government Office?",
        "The head of the agency is responsible for the results of public administration reform.",
    ],
)
def test_numbers_signs_addresses_and_english_stay(text: str) -> None:
    assert restore(text).text == text
    assert restore(f"Can cu quy dinh cua phap luat\n\n{text}\n\nphai bao cao").text.splitlines()[2] == text


@pytest.mark.parametrize("name", ["Nguyen Van Thang", "Tran Thi Hong Nhung", "Pham Minh Chinh"])
def test_names_are_flagged_and_not_changed(name: str) -> None:
    reading = restore(f"TM. UY BAN NHAN DAN\nKT. CHU TICH\n{name}\nPho Chu tich phu trach van phong uy ban nhan dan")
    assert name in reading.text
    flagged = [word for word in reading.words if word.printed in name.split()]
    assert flagged and all(reading.text[word.start : word.end] == word.printed for word in flagged)


def test_a_name_of_a_place_is_restored() -> None:
    assert restore("Uy ban nhan dan tinh Cao Bang bao cao Thu tuong Chinh phu").text.startswith(
        "Ủy ban nhân dân tỉnh Cao Bằng"
    )


def printed(reading: Reading) -> str:
    """The reading with every restored word as it was printed."""
    out, at = "", 0
    for word in reading.words:
        out += reading.text[at : word.start] + word.printed
        at = word.end
    return out + reading.text[at:]


def check(text: str) -> None:
    """What holds for the reading of any text."""
    reading = restore(text)
    assert printed(reading) == text
    end = 0
    for word in reading.words:
        assert end <= word.start < word.end <= len(reading.text)
        assert reading.text[word.start : word.end].strip() and word.printed in text
        assert 0 <= word.confidence <= 1
        end = word.end
    assert 0 <= damage(text) <= 1
    numbers = re.compile(r"(?<!\S)\d+(?!\S)")
    assert numbers.findall(reading.text) == numbers.findall(text)


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


PIECES = st.sampled_from(
    "khong được nhiém vu UBND 968/CĐ-TTg 15 tháng, Nguyen Van An tr ong s6 1am ¢ & ﬁ thdng. đ) \n Ủy xUr ** 3".split(
        " "
    )
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_any_mixture_of_words(text: str) -> None:
    check(text)


DAMAGED = st.sampled_from(
    "thuc hién nhiém vu dugc giao Troly sgtrach nh at tr uong canb cong chirc ctia phapluat thutudng xtr ly Bo".split()
)


@given(st.lists(st.tuples(DAMAGED, st.sampled_from(["", " ", "\n", ", "])), max_size=40))
@settings(max_examples=100, deadline=None)
def test_words_that_ocr_ran_together_or_cut(parts: list[tuple[str, str]]) -> None:
    check("".join(word + gap for word, gap in parts))


@pytest.mark.parametrize("name", [*CLEAN, "binh-phuoc-cong-van.txt"])
def test_the_print_comes_back_from_the_reading(name: str) -> None:
    for text in (corpus(name), stripped(corpus(name))):
        assert printed(restore(text)) == text


def test_the_unchanged_parts_of_a_text_are_kept() -> None:
    text = "1.  Uy ban nhan dan tinh;\n\n\t- So Noi vu (khong can bao cao).\n"
    assert stripped(restore(text).text) == text


@pytest.mark.parametrize("piece", ["khong duoc nhiém vu ", "x" * 50, "a-", "\n", "Nguyen "])
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        started = time.process_time()
        restore(piece * times)
        return time.process_time() - started

    seconds(1000)
    short, long = (min(seconds(times) for _ in range(2)) for times in (2000, 8000))  # another program may slow one
    assert long < 12 * short + 0.5


def test_the_model_is_small() -> None:
    assert sum(file.stat().st_size for file in MODEL.iterdir()) < 12_000_000


def test_a_reading_does_not_depend_on_what_was_read_before() -> None:
    scan = corpus("binh-phuoc-cong-van.txt")
    pieces = [scan[at : at + 2500] for at in range(0, len(scan), 2500)]
    forwards = [restore(piece) for piece in pieces]
    assert [restore(piece) for piece in reversed(pieces)][::-1] == forwards
