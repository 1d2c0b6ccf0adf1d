"""Which of the clauses found can answer the kind of thing asked for; a list is told as it is printed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.ask import ask
from assistant.fitting import fitting
from index.library import Library
from index.match import Match
from tests.answer_examples import cited, laid, written

RULES = "57-2025-qd-ubnd-son-la"
_BODY = (
    "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;",
    "Điều 1. Phạm vi điều chỉnh\nQuyết định này quy định về vùng phát thải thấp và hỗ trợ đổi xe.",
    "Điều 2. Giải thích từ ngữ\n1. Vùng phát thải thấp là khu vực hạn chế xe gây ô nhiễm không khí.\n"
    "2. Xe sạch là xe chạy bằng điện.",
    "Điều 3. Lộ trình\n1. Từ ngày 01 tháng 7 năm 2026, hạn chế xe gây ô nhiễm trong vùng phát thải thấp.\n"
    "2. Giao Sở Xây dựng chủ trì lập bản đồ vùng phát thải thấp.",
    "Điều 4. Hồ sơ đề nghị hỗ trợ đổi xe sạch gồm:\na) Đơn đề nghị hỗ trợ theo mẫu;\n"
    "b) Bản sao đăng ký xe cũ;\nc) Hóa đơn mua xe sạch.",
)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("rules")
    dated, title = "Sơn La, ngày 20 tháng 11 năm 2025", "QUYẾT ĐỊNH\nQuy định về vùng phát thải thấp"
    text = written("ỦY BAN NHÂN DÂN\nTỈNH SƠN LA", "57/2025/QĐ-UBND", dated, title, _BODY)
    with Library(folder / "home") as opened:
        opened.ingest([laid(folder / "texts", {RULES: text})])
        yield opened


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Từ hôm nào thì hạn chế xe trong vùng phát thải thấp?", ["dieu-3.1", "dieu-3.2"]),
        ("Vùng phát thải thấp được hiểu là gì?", ["dieu-2.1"]),
        ("What does “low emission zone” mean?", ["dieu-2.1"]),
        ("Cơ quan nào lập bản đồ vùng phát thải thấp?", ["dieu-3.2"]),
        ("Vùng phát thải thấp gồm những đâu?", ["dieu-2.1", "dieu-3.1", "dieu-3.2"]),
        ("Vùng phát thải thấp dựa trên căn cứ nào?", ["pre.p1", "dieu-2.1", "dieu-3.1", "dieu-3.2"]),
    ],
)
def test_fitting(rules: Library, question: str, kept: list[str]) -> None:
    paths = ("pre.p1", "dieu-2.1", "dieu-3.1", "dieu-3.2")
    matches = tuple(Match(RULES, path, 0.4 - 0.1 * nth, ()) for nth, path in enumerate(paths))
    found = replace(rules.search(question), matches=matches)
    assert [match.clause for match in fitting(found, rules.directive).matches] == kept


def test_where_nothing_else_is_likely_what_was_found_stays(rules: Library) -> None:
    matches = (Match(RULES, "dieu-2.1", 0.9, ()), Match(RULES, "dieu-3.1", 0.05, ()))
    found = replace(rules.search("Khi nào có vùng phát thải thấp?"), matches=matches)
    assert fitting(found, rules.directive) == found


def test_a_list_is_told_as_printed(rules: Library) -> None:
    found = cited(ask(rules, "Hồ sơ đề nghị hỗ trợ đổi xe sạch gồm những giấy tờ gì?"))
    assert [path for _, path in found] == ["dieu-4.a", "dieu-4.b", "dieu-4.c"]
