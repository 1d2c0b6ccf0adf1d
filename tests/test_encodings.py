"""Old Vietnamese encodings: every letter, whole files, files that mix them, and text that was decoded wrongly."""

import re
import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.encodings import decoded, from_font, repaired
from ingest.syllables import is_marked_syllable

LOWER = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
# What glibc's iconv makes of LOWER (and of its capitals) in each encoding; VNI as its keyboard manual lists the pairs.
BYTES = {
    "viscii": (
        "e0e4e3e1d5e5a2c6c7a1a3e2a5a6e7a4a7f0e8eba8e9a9eaabacadaaaeecefeeedb8f2f6f5f3f7f4b0b1b2afb5bdb6b7"
        "debefef9fcfbfaf8dfd7d8e6d1f1cfd6dbfddc"
    ),
    "viscii capitals": (
        "c0c4c3c180c58202058183c28586068487d0c8cb88c989ca8b8c8d8a8ecc9bcecd98d299a0d39ad49091928f93b49697"
        "b39594d99c9dda9ebfbbbcffbab99f1419dd1e"
    ),
    "tcvn3": (
        "b5b6b7b8b9a8bbbcbdbec6a9c7c8c9cacbaecccecfd0d1aad2d3d4d5d6d7d8dcdddedfe1e2e3e4abe5e6e7e8e9aceaeb"
        "ecedeeeff1f2f3f4adf5f6f7f8f9fafbfcfdfe"
    ),
}
VNI = (
    "aøaûaõaùaïaêaèaúaüaéaëaâaàaåaãaáaäñeøeûeõeùeïeâeàeåeãeáeäìæóíòoøoûoõoùoïoâoàoåoãoáoäôôøôûôõôùôï"
    "uøuûuõuùuïööøöûöõöùöïyøyûyõyùî"
)
TEXT = (
    "CHỈ THỊ\nVề việc tăng cường quản lý đất đai, bảo vệ rừng và phòng cháy, chữa cháy rừng\n"
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, thủ trưởng các đơn vị nghiêm túc thực hiện:\n"
    "1. Sở Tài nguyên và Môi trường chủ trì, phối hợp với các địa phương kiểm tra, xử lý vi phạm.\n"
    "a) Báo cáo kết quả trước ngày 15 hằng tháng; kỷ luật, kỷ cương hành chính phải được giữ vững.\n"
)


def _table(encoding: str) -> dict[str, bytes]:
    """Letter -> its bytes."""
    if encoding == "vni":
        pairs = re.findall("[aăâđeêioôơuưyñìæóíòôöî][øûõùïêèúüéëâàåãáä]?", VNI)
        small = dict(zip(LOWER, pairs, strict=True))
        return {
            c: pair.encode("latin-1") for c, pair in (small | {k.upper(): v.upper() for k, v in small.items()}).items()
        }
    if encoding == "cp1258":
        return {c: _cp1258(c) for c in LOWER + LOWER.upper()}
    table = {c: bytes([code]) for c, code in zip(LOWER, bytes.fromhex(BYTES[encoding]), strict=True)}
    if encoding == "viscii":
        return table | dict(zip(LOWER.upper(), map(_byte, bytes.fromhex(BYTES["viscii capitals"])), strict=True))
    return table | {c: _byte(code) for code, c in enumerate("ĂÂÊÔƠƯĐ", start=0xA1)}


def _byte(code: int) -> bytes:
    return bytes([code])


def _cp1258(letter: str) -> bytes:
    """The letter of the code page, and a combining tone where it has none of its own."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323"), "")
    base = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
    return (base + tone).encode("cp1258")


def _encoded(text: str, encoding: str) -> bytes:
    table = _table(encoding)
    return b"".join(table.get(c) or c.encode("ascii") for c in text)


@pytest.mark.parametrize("encoding", ["viscii", "tcvn3", "vni", "cp1258"])
def test_every_letter_of_a_whole_file_comes_back(encoding: str) -> None:
    text = TEXT + "\n" + " ".join(f"h{c}" for c in LOWER if c not in "ăâđêôơư") + "\n" + " ".join(LOWER)
    if encoding == "tcvn3":  # has no marked capitals: its capital fonts show small letters
        text = text.replace("CHỈ THỊ", "Chỉ thị").replace("Ủy", "ủy")
    assert decoded(_encoded(text, encoding)) == text


@pytest.mark.parametrize("encoding", ["viscii", "vni", "cp1258"])
def test_every_capital_comes_back(encoding: str) -> None:
    text = TEXT.upper() + " ".join(f"H{c}" for c in LOWER.upper() if c not in "ĂÂĐÊÔƠƯ")
    assert decoded(_encoded(text, encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_files(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == TEXT


def test_decomposed_unicode_is_composed() -> None:
    assert decoded(unicodedata.normalize("NFD", TEXT).encode()) == TEXT


@given(st.text(alphabet=string.printable + LOWER + LOWER.upper()))
def test_utf8_is_read_as_it_stands_unless_it_cries_for_repair(text: str) -> None:
    made = decoded(text.encode())
    assert made == repaired(text) and made.count("\n") == text.count("\n")


@given(st.binary())
def test_any_bytes_give_some_text(content: bytes) -> None:
    assert isinstance(decoded(content), str)


@pytest.mark.parametrize("first", ["utf-8", "viscii", "tcvn3", "vni", "cp1258"])
@pytest.mark.parametrize("second", ["utf-8", "tcvn3", "vni", "cp1258"])
def test_files_that_mix_encodings(first: str, second: str) -> None:
    lines = [
        "Giám đốc các sở, thủ trưởng các ban, ngành chịu trách nhiệm thi hành quyết định này.",
        "Văn phòng theo dõi, đôn đốc việc thực hiện và báo cáo kết quả hằng quý.",
    ]
    mixed = [
        line.encode() if encoding == "utf-8" else _encoded(line, encoding)
        for line, encoding in zip(lines, (first, second), strict=True)
    ]
    assert decoded(b"\n".join(mixed)) == "\n".join(lines)


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Cá»™ng hÃ²a xÃ£ há»™i chá»§ nghÄ©a Viá»‡t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("CéNG HOµ X· HéI CHñ NGHÜA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA"),
        ("Céng hoµ x· héi chñ nghÜa\nQuyÕt ®Þnh", "Cộng hoà xã hội chủ nghĩa\nQuyết định"),  # a short line follows
    ],
)
def test_wrongly_decoded_text_is_put_right(shown: str, meant: str) -> None:
    assert repaired(shown) == meant


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "QuyÕt ®Þnh",  # two words are no overwhelming evidence
        "Les élèves français ont été très appliqués à l'école",
        "Die Größe der Straße wäre schön",
        "Ký tự lạ: ñ, ö, µ, ·, ®, §",
        "Kính gửi: ông Müller và bà Señora ở Đắk Lắk",
        "§ 5. Điều khoản chuyển tiếp của Nghị định này",
        "",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("Céng hoµ", ".VnTime", "Cộng hoà"),
        ("chØ thÞ sè 5", ".VnTimeH", "CHỈ THỊ SỐ 5"),
        ("Ñoàng Nai", "VNI-Times", "Đồng Nai"),
        ("Céng hoµ", "Times New Roman", "Céng hoµ"),
        ("Cộng hòa", ".VnTime", "Cộng hòa"),  # typed in Unicode, whatever the font
        ("\uf0ae¬n vÞ", ".VnTime", "đơn vị"),  # Word's private use codes for symbol fonts
        ("t¨ng c\u00adêng", ".VnArial", "tăng cường"),
        ("100% – “TNHH”", ".VnTime", "100% – “TNHH”"),
    ],
)
def test_old_fonts(text: str, font: str, shown: str) -> None:
    assert from_font(text, font) == shown


@pytest.mark.parametrize("word", "nghĩa Việt ĐƯỜNG giếng quyết khuỷu ủy uỷ gì ở CộNG thuế hoạch nghiêng".split())
def test_syllables(word: str) -> None:
    assert is_marked_syllable(word)


@pytest.mark.parametrize("word", "nghÜa chÝnh Céng élève hoµ x· viếc̀ càc tòp được̣ kử nghà".split())
def test_no_syllables(word: str) -> None:
    assert not is_marked_syllable(word)
