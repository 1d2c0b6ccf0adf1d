import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.word_translation import TABLE, english_words, is_content, meanings, stem
from index.training.word_translation import cohesions, compounds, estimate, read_pairs

LEXICON = {
    "teacher": "nhà giáo",
    "court": "tòa án",
    "report": "báo cáo",
    "deadline": "thời hạn",
    "province": "tỉnh",
    "contract": "hợp đồng",
    "enterprise": "doanh nghiệp",
    "land": "đất đai",
    "marriage": "hôn nhân",
    "decision": "quyết định",
    "file": "hồ sơ",
    "budget": "ngân sách",
}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organise", "organizing"),
        ("organisations", "organization"),
        ("labour", "labor"),
        ("centres", "center"),
        ("licences", "licensed"),
        ("programme", "programs"),
        ("enrolment", "enrollment"),
        ("practised", "practice"),
        ("analysed", "analyze"),
        ("cancelled", "canceled"),
        ("duties", "duty"),
        ("policies", "policy"),
        ("agencies", "agency"),
        ("classes", "class"),
        ("submitted", "submitting"),
        ("managed", "manages"),
    ],
)
def test_forms_and_spellings_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("police", "policy"), ("organ", "organise"), ("need", "ne"), ("bring", "br"), ("status", "statue"), ("his", "hi")],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=15))
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)


def test_words_of_a_text() -> None:
    assert english_words("The Ministry’s 2 plans: don't wait") == ["the", "ministry", "2", "plans", "don't", "wait"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("teacher", "nhà giáo"), ("deadlines", "thời hạn"), ("marriage", "hôn nhân"), ("overdue", "quá hạn")],
)
def test_the_table_knows_common_words(word: str, expected: str) -> None:
    assert expected in dict(meanings(word))


def test_a_word_never_seen_has_no_meaning() -> None:
    assert meanings("zzyzx") == ()


def test_the_table_is_small_and_well_formed() -> None:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    words = [row[0] for row in rows]
    assert words == sorted(set(words))
    assert all(is_content(word) for word in words)
    for _, *cells in rows:
        chances = [int(cell.rpartition(" ")[2]) for cell in cells]
        assert 0 < len(chances) <= 8
        assert chances == sorted(chances, reverse=True)
        assert 0 < sum(chances) <= 104  # percent, each rounded
    assert TABLE.stat().st_size < 1_500_000


def test_the_lexicon_behind_parallel_rows_is_found() -> None:
    draw = random.Random(4)
    rows = [draw.sample(sorted(LEXICON), 4) for _ in range(400)]
    pairs = [("the " + " of the ".join(row), " ".join(LEXICON[word] for word in row)) for row in rows]
    table = estimate(pairs).meanings
    assert {word: table[stem(word)][0][0] for word in LEXICON} == LEXICON
    assert all(table[stem(word)][0][1] > 0.8 for word in LEXICON)
    assert stem("the") not in table


def test_syllables_that_keep_company_are_one_word() -> None:
    draw = random.Random(4)
    texts = [" ".join(LEXICON[word] for word in draw.sample(sorted(LEXICON), 4)) for _ in range(400)]
    assert compounds("Tỉnh báo cáo, ngân sách", cohesions(texts)) == ["tỉnh", "báo cáo", "ngân sách"]


def test_lines_of_a_law_can_be_left_out(tmp_path: Path) -> None:
    articles = [{"law": "Luật A", "text": "Phạm vi\n\n1. Luật này quy định."}, {"law": "Luật B", "text": "Thời hạn"}]
    rows = [
        {"en": "1. This law regulates.", "vi": "1. Luật  này quy định", "source": "alqac2023_machine_translated"},
        {"en": "Deadline", "vi": "Thời hạn", "source": "alqac2023_machine_translated"},
        {"en": "Scope", "vi": "Phạm vi", "source": "news"},
    ]
    for name, lines in (("alqac2023_articles.jsonl", articles), ("en_vi.jsonl", rows)):
        (tmp_path / name).write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert [english for english, _ in read_pairs(tmp_path, ["Luật A"])] == ["Deadline", "Scope"]
    assert len(read_pairs(tmp_path, [])) == 3
