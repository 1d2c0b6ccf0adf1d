"""Lexical search: folded, scoped, and deaf to query syntax."""

from pathlib import Path

import pytest

from index import lexical
from index.clause_text import Entry
from index.lexical import Lexical
from index.rows import key, keys_of
from index.words import accented_tokens, folded_tokens


def entry(source: str, directive: str, clause: str, own: str, context: str = "", document: str = "") -> Entry:
    return Entry(source, directive, clause, own, context, document)


ENTRIES = [
    entry(
        "s1", "a", "1", "Sở Tài chính báo cáo nhiệm vụ quá hạn", document="UBND tỉnh Quảng Bình Công văn 2214/UBND-NCVX"
    ),
    entry("s1", "a", "2", "Đường giao thông nông thôn", document="UBND tỉnh Quảng Bình Công văn 2214/UBND-NCVX"),
    entry("s2", "b", "1", "Công khai kết quả", context="Văn phòng báo cáo nhiệm vụ"),
    entry("s2", "b", "2", "Ban đêm", document="UBND tỉnh Khánh Hòa"),
    entry("s2", "b", "3", "Bán đêm", document="UBND tỉnh Khánh Hòa"),
]


@pytest.fixture
def index(tmp_path: Path) -> Lexical:
    made = Lexical(tmp_path / "lexical")
    made.add(ENTRIES, keys_of(ENTRIES))
    return made


ADDRESSES = {key(e.source, e.directive, e.clause): f"{e.directive}#{e.clause}" for e in ENTRIES}


def found(index: Lexical, text: str, within: set[str] | None = None, limit: int = 10) -> list[str]:
    return [ADDRESSES[hit] for hit in index.hits([(text, 1.0)], limit, within)[0].tolist()]


@pytest.mark.parametrize(
    ("text", "folded", "accented"),
    [
        ("Chỉ thị", ["chi", "thi", "chi_thi"], ["chỉ", "thị"]),
        ("2214/UBND-NCVX", ["2214", "ubnd", "ncvx", "2214_ubnd", "ubnd_ncvx"], []),
        ("Đường đê".replace("ờ", "ơ\u0300"), ["duong", "de", "duong_de"], ["đường", "đê"]),
        ("a) b_c", ["a", "b", "c", "a_b", "b_c"], []),
        (" \n?! ", [], []),
    ],
)
def test_tokens(text: str, folded: list[str], accented: list[str]) -> None:
    assert folded_tokens(text) == folded
    assert accented_tokens(text) == accented


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("báo cáo nhiệm vụ quá hạn", "a#1"),
        ("bao cao nhiem vu qua han", "a#1"),
        ("duong giao thong", "a#2"),
        ("công khai", "b#1"),
        ("văn phòng", "b#1"),  # in its context
        ("bán đêm", "b#3"),  # the exact diacritics decide
        ("ban dem khanh hoa", "b#2"),
    ],
)
def test_best_clause(index: Lexical, question: str, first: str) -> None:
    assert found(index, question)[0] == first


@pytest.mark.parametrize(
    ("within", "expected"),
    [(None, {"a#1", "b#1"}), ({"a"}, {"a#1"}), ({"b", "c"}, {"b#1"}), ({"c"}, set()), (set(), set())],
)
def test_scope(index: Lexical, within: set[str] | None, expected: set[str]) -> None:
    assert set(found(index, "báo cáo", within)) == expected


@pytest.mark.parametrize(
    "question",
    [
        'own:"báo cáo',
        "báo cáo AND (",
        "*",
        "báo~9 [a TO",
        "-báo +cáo",
        "\\",
        "directive:a",
        "'; DROP",
        "\x00 báo",
        "🙂" * 500,
    ],
)
def test_syntax_is_only_words(index: Lexical, question: str) -> None:
    words = "".join(c if c.isalnum() else " " for c in question)
    assert found(index, question) == found(index, words)
    assert set(found(index, question)) <= {"a#1", "b#1"}


@pytest.mark.parametrize("question", ["", "   ", "?!", "zzz"])
def test_nothing_to_find(index: Lexical, question: str) -> None:
    assert found(index, question) == []


def test_weights_of_phrases_and_fields(index: Lexical) -> None:
    phrases = [[("công khai", 0.1), ("đường", weight)] for weight in (0.01, 9.0)]
    assert [ADDRESSES[int(index.hits(each, 1)[0][0])] for each in phrases] == ["b#1", "a#2"]
    keys, scores = index.hits([("báo cáo", 1.0)], 5, boosts={"context": 1.0})
    assert [ADDRESSES[hit] for hit in keys.tolist()] == ["b#1"] and scores[0] > 0


def test_common_words_are_left_out_where_they_cost_too_much(index: Lexical, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(found(index, "đêm đường")) == {"b#2", "b#3", "a#2"}
    monkeypatch.setattr(lexical, "_POSTINGS", 1)
    monkeypatch.setattr(lexical, "_LEAST", 1)
    assert found(index, "đêm đường") == ["a#2"], "'đường' stands in one clause, 'đêm' in two"
    assert found(index, "đêm") != [], "the best term is looked up, however common"
    assert set(found(index, "đêm đường", {"a", "b"})) == {"b#2", "b#3", "a#2"}, "in few directives all are"


def test_how_many_clauses_have_a_token(index: Lexical) -> None:
    counted = index.document_frequencies(["bao", "bao_cao", "dem", "none", ""])
    assert counted == {"bao": 1, "bao_cao": 1, "dem": 2, "none": 0, "": 0}


def test_adding_twice_and_removing(index: Lexical, tmp_path: Path) -> None:
    index.add(ENTRIES, keys_of(ENTRIES))
    assert sorted(found(index, "bao cao")) == ["a#1", "b#1"]
    index.remove({"s1"})
    assert found(index, "bao cao") == ["b#1"]
    assert found(Lexical(tmp_path / "lexical"), "bao cao") == ["b#1"]
    assert len(found(index, "dem", limit=1)) == 1
