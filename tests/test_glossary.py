import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question import glossary
from index.question.glossary import gloss, translations
from index.question.word_translation import english_words

ROWS = [
    line.split("\t")
    for line in Path(glossary.__file__).with_name("glossary.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which agency must report overdue tasks?", ["cơ quan", "báo cáo", "nhiệm vụ quá hạn"]),
        ("Are one-stop shop staff required to apologise in writing?", ["xin lỗi", "bằng văn bản"]),
        ("When is the land use right certificate issued?", ["giấy chứng nhận quyền sử dụng đất", "ban hành"]),
        ("What does the Department of Health do about food poisoning?", ["sở y tế", "ngộ độc thực phẩm"]),
        ("Which ministries share data with the national population database?", ["cơ sở dữ liệu quốc gia về dân cư"]),
        ("Evacuation before typhoons and flash floods", ["sơ tán", "bão", "lũ quét"]),
        ("Disbursement of public investment capital", ["giải ngân vốn đầu tư công", "vốn"]),
        ("Who signs on behalf of the Chairman of the People's Committee?", ["ký thay", "chủ tịch ủy ban nhân dân"]),
        ("How long do voters wait at the polling station?", ["thời hạn", "cử tri", "khu vực bỏ phiếu"]),
        ("Social insurance for foreign workers", ["bảo hiểm xã hội", "lao động nước ngoài"]),
        ("illegal sand mining in rivers", ["khai thác cát trái phép", "sông"]),
        ("complaints about tuition fees", ["khiếu nại", "học phí"]),
        ("digital signatures on electronic documents", ["chữ ký số", "văn bản điện tử"]),
        ("the goods at the border gate", ["hàng hóa", "cửa khẩu"]),  # 'goods' is no 'good'
        ("minutes of the meeting", ["biên bản"]),
        ("inheritance by an adopted child", ["thừa kế", "con nuôi"]),
    ],
)
def test_terms_become_the_words_of_vietnamese_documents(question: str, expected: list[str]) -> None:
    assert set(expected) <= {phrase for phrase, _ in translations(question)}


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organisation of labour", "organization of labor"),
        ("a driving licence", "a driving license"),
        ("public administration service centre", "public administration service center"),
        ("standardised programmes", "standardized programs"),
        ("national defence", "national defense"),
    ],
)
def test_both_spellings_mean_the_same(british: str, american: str) -> None:
    assert translations(british) == translations(american)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who must report overdue tasks?", "báo cáo nhiệm vụ quá hạn"),
        ("What is the fine for smoking in hospitals?", "phạt tiền hút thuốc bệnh viện"),
        ("the Quang Tri tax department", "quảng trị cục thuế"),
        ("", ""),
        ("what is it, and why?", ""),
    ],
)
def test_a_question_word_by_word(question: str, expected: str) -> None:
    assert gloss(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did Quảng Bình issue?", "quảng bình"),
        ("schools in Long An", "long an"),
        ("document 2214/UBND-NCVX", "2214"),
        ("document 2214/UBND-NCVX", "ncvx"),
        ("a letter from Mr Zzyzx", "zzyzx"),
    ],
)
def test_names_and_numbers_stand_for_themselves(question: str, expected: str) -> None:
    assert expected in dict(translations(question))


def test_a_place_needs_its_capital() -> None:
    assert "long an" not in dict(translations("how long an inspection takes"))


def test_the_longest_term_comes_before_the_words_in_it() -> None:
    phrases = dict(translations("the Department of Education and Training"))
    assert phrases == {"sở giáo dục và đào tạo": pytest.approx(1 / 6)}


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from([row[0] for row in ROWS])).map(" ".join)))
def test_any_text_has_phrases_with_weights(text: str) -> None:
    found = translations(text)
    assert all(phrase.strip() and 0 < weight <= 1 for phrase, weight in found)
    assert bool(gloss(text)) == bool(found)


def test_the_glossary_can_be_reviewed() -> None:
    assert len(ROWS) >= 800
    assert all(len(row) == 2 for row in ROWS)
    terms = [row[0] for row in ROWS]
    assert all(one < other for one, other in pairwise(terms))
    assert len({tuple(english_words(term)) for term in terms}) == len(terms)
    for term, vietnamese in ROWS:
        phrases = [phrase.strip() for phrase in vietnamese.split(";")]
        assert term == term.lower().strip()
        assert len(set(phrases)) == len(phrases) and all(phrases)
        assert unicodedata.is_normalized("NFC", vietnamese)


@pytest.mark.parametrize("term", [row[0] for row in ROWS[::25]])
def test_each_term_is_found_in_a_sentence(term: str) -> None:
    meant = next(vietnamese for english, vietnamese in ROWS if english == term)
    assert meant.split(";")[0].strip() in dict(translations(f"zzyzx {term} zzyzx"))
