"""Messages before anything is looked for: several questions in one, greetings, what is not ours to answer."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import declined, parts, talk


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Ai theo dõi và khi nào báo cáo?", ["Ai theo dõi", "khi nào báo cáo?"]),
        ("ai theo doi va khi nao bao cao", ["ai theo doi", "khi nao bao cao"]),
        ("Ở Sơn La ai ký và ký khi nào?", ["Ở Sơn La ai ký và ký khi nào?"]),
        ("Ở Sơn La ai ký? Khi nào ban hành?", ["Ở Sơn La ai ký", "Ở Sơn La Khi nào ban hành?"]),
        ("Who reports and by when?", ["Who reports", "by when?"]),
        ("Sở Y tế và Sở Tài chính phải làm gì?", ["Sở Y tế và Sở Tài chính phải làm gì?"]),
        ("Rà soát và báo cáo thế nào?", ["Rà soát và báo cáo thế nào?"]),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])  # some keyboards type a mark after its letter
def test_questions_in_one(message: str, expected: list[str], form: Literal["NFC", "NFD"]) -> None:
    assert parts(unicodedata.normalize(form, message)) == expected


@given(st.text(alphabet="aiếàđ va?;,kh\u0301 nàoẠİ", max_size=60))
def test_any_text_gives_parts_of_itself(message: str) -> None:
    found = parts(message)
    assert found and all(part in unicodedata.normalize("NFC", message) for part in found[:1])


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("Xin chào", "talk"), ("hello!", "talk"), ("cảm ơn bạn nhiều", "talk"), ("Thanks a lot", "talk"),
        ("Bạn là ai?", "talk"), ("What can you do?", "talk"), ("ok", "talk"),
        ("Chào bạn, ai ký công văn 310?", ""), ("cảm ơn ai đã ký", ""),
    ],
)  # fmt: skip
def test_talk(message: str, reason: str) -> None:
    reply = talk(message)
    assert (reply.reason if reply else "") == reason


@pytest.mark.parametrize(
    ("message", "is_declined"),
    [
        ("Số điện thoại của ông Chủ tịch?", True), ("nha rieng cua giam doc o dau", True),
        ("Home address of the chairman?", True), ("Tôi có nên kiện xã không?", True), ("Should I sue?", True),
        ("Can you give me some legal advice?", True), ("Who pays small firms for legal advice?", False),
        ("Ông chủ tịch có giỏi không?", True), ("bạn nghĩ gì về công văn này", True),
        ("Is the minister corrupt?", True), ("Ai ký công văn 310?", False), ("Chủ tịch phải làm gì?", False),
        ("Người dân khiếu nại ở đâu?", False), ("Who must sign?", False),
    ],
)  # fmt: skip
def test_what_is_not_ours(message: str, is_declined: bool) -> None:
    reply = declined(message)
    assert bool(reply) is is_declined and (reply is None or reply.refused)
