"""Old Vietnamese encodings to Unicode (NFC): TCVN3 (ABC), VNI, VISCII, Windows-1258, and what was decoded wrongly.

Sources of the tables: TCVN3 is TCVN 5712:1993, of whose first table (glibc's TCVN5712-1) ABC fonts use 0xA1 to
0xFE; VISCII is RFC 1456; VNI is the Windows VNI encoding as VNI Software published it; Windows-1258 is Python's codec.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence

from ingest.syllables import is_marked_syllable

_TCVN3 = (  # 0xA1 to 0xFE
    "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ"
)
_VISCII = (  # 0x80 to 0xFF
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
# VNI writes a vowel and then its mark: 'COÄNG HOØA' is 'CỘNG HÒA'.
_VNI_MARKS = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306", "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI = re.compile(
    "[aeouyôö][øùûõï]|[aeo][âàáåãä]|a[êèéúüë]|[ñôöæóòî]", re.IGNORECASE
)  # 'aù' (á), 'aá' (ấ), 'aé' (ắ), 'ñ' (đ)

_WORD = re.compile(r"[^\x00-@\[-`{-\x7f\s“”‘’–—…•]{2,}")  # with the signs that wrong decodings show for letters
_FOREIGN = re.compile(  # what of Latin-1 Vietnamese does not use
    r"[\x80-\xbf\xc4-\xc7\xcb\xce-\xd1\xd6-\xd8\xdb\xdc\xde\xdf\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8\xfb\xfc\xfe\xff]"
)
_CAPITAL = "A-Z" + "".join(c for c in _VISCII + "".join(_VISCII_LOW.values()) if c.isupper())
_AMONG_CAPITALS = re.compile(rf"(?<=[{_CAPITAL}]{{2}} )[{_CAPITAL}][^\W\d_]\b(?= [{_CAPITAL}]{{2}})")  # 'HOÀ Xã HỘI'
_ABBREVIATION = re.compile(r"[A-ZĐ]+")  # 'QĐ', 'HĐND'


def _cp1252(code: int) -> str:
    return bytes([code]).decode("cp1252", "ignore")


_C1 = {code: _cp1252(code) for code in range(0x80, 0xA0)}
_TCVN3_TABLE = _C1 | dict(enumerate(_TCVN3, 0xA1)) | {0x3BC: "à", 0x2219: "ã"}  # lookalikes of µ and ·
_VISCII_TABLE = _VISCII_LOW | dict(enumerate(_VISCII, 0x80)) | {
    ord(shown): _VISCII[code - 0x80] for code, shown in _C1.items() if shown
}  # fmt: skip


def _from_tcvn3(text: str) -> str:
    evened = _WORD.sub(lambda word: _evened(word[0]), unicodedata.normalize("NFC", text.translate(_TCVN3_TABLE)))
    return _AMONG_CAPITALS.sub(lambda word: word[0].upper(), evened)


def _evened(word: str) -> str:
    """ABC has no marked capitals; its capital fonts show small ones so: 'CộNG' -> 'CỘNG', but 'Về'."""
    plain = [c for c in word if c.isascii()]
    return word.upper() if len(plain) > 1 and all(c.isupper() for c in plain) else word


def _from_vni(text: str) -> str:
    return _VNI.sub(lambda match: _vni_letter(match[0]), text.translate(_C1))


def _vni_letter(printed: str) -> str:
    base = _VNI_LETTERS.get(printed[0].lower(), printed[0].lower())
    mark = _VNI_MARKS[printed[1].lower()] if len(printed) > 1 else ""
    letter = unicodedata.normalize("NFC", base + mark)
    return letter.upper() if printed[0].isupper() else letter


def _from_viscii(text: str) -> str:
    return text.translate(_VISCII_TABLE)


def _from_cp1258(text: str) -> str:
    return unicodedata.normalize("NFC", text.encode("latin-1", "replace").decode("cp1258", "replace"))


def _from_cp1252(text: str) -> str:
    return text.translate(_C1)


def _from_utf8(text: str) -> str:
    """UTF-8 that was shown as Windows-1252: 'Cá»™ng hÃ²a' -> 'Cộng hòa'; unchanged where it is none."""
    try:
        return b"".join(_shown_byte(c) for c in text).decode("utf-8")
    except UnicodeError:
        return text


def _shown_byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


_Decoding = Callable[[str], str]  # of characters that stand for their bytes (Latin-1), or were shown for them

_OF_BYTES: tuple[_Decoding, ...] = (_from_cp1258, _from_tcvn3, _from_vni, _from_viscii)
_OF_SHOWN: tuple[_Decoding, ...] = (_from_tcvn3, _from_vni, _from_utf8, _from_viscii)


def decoded(content: bytes) -> str:
    """The text in `content`, NFC, in whichever encoding it is written; line by line where a file mixes several.

    The decoding whose words are most often Vietnamese syllables wins; bytes that no decoding explains are read as
    Windows-1252.  Never raises; what is no text at all is for the caller to find out.
    """
    return repaired(unicodedata.normalize("NFC", _unicode(content) or _legacy(content)))


def _unicode(content: bytes) -> str | None:
    """The text of UTF-8 or UTF-16, or None where it is neither."""
    if codec := utf16_codec(content):
        return content.decode(codec, "replace").removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def utf16_codec(content: bytes) -> str | None:
    """The name of the UTF-16 codec that `content` is written in, None where it is no UTF-16."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    odd, even = content[1:2000:2].count(0), content[:2000:2].count(0)
    if min(odd, even) == 0 and max(odd, even) * 5 > len(content[:2000]):  # most of a text is ASCII letters
        codec = "utf-16-le" if odd else "utf-16-be"
        shown = content[:2000].decode(codec, "replace")
        return codec if sum(c < "\u2100" for c in shown) > 0.9 * len(shown) else None  # else null bytes among text
    return None


def _legacy(content: bytes) -> str:
    shown = content.decode("latin-1")
    ranked = sorted(_OF_BYTES, key=lambda way: -_fit(way(shown[:20_000])))
    best = ranked[0](shown)
    if _fit(best) >= 0.9:
        return best
    text = "".join(_legacy_line(line, ranked) for line in content.splitlines(keepends=True))
    return text if _fit(text) >= 0.5 else _from_cp1252(shown)


def _legacy_line(line: bytes, ranked: Sequence[_Decoding]) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        shown = line.decode("latin-1")
        return max((way(shown) for way in ranked), key=_fit)


def _marked_words(text: str) -> list[str]:
    """The words that tell one decoding from another: 'QĐ của Ủy ban' -> ['của', 'Ủy']."""
    return [word for word in _WORD.findall(text) if not word.isascii() and not _ABBREVIATION.fullmatch(word)]


def _fit(text: str) -> float:
    """The share of the marked words that are Vietnamese syllables, 0 to 1; 0 where there is none."""
    words = _marked_words(text)
    return sum(map(is_marked_syllable, words)) / len(words) if words else 0.0


def repaired(text: str) -> str:
    """`text` (NFC) with wrongly decoded lines put right, as many as before: 'Céng hoµ x· héi' -> 'Cộng hoà xã hội'.

    A line is changed only on overwhelming evidence: three marked words or more that are no syllables as they stand, at
    least half of all, and nearly all syllables when decoded. Where a text has such lines, shorter ones follow when all
    their words agree; where most of it is such lines, so do those that could be either: 'Tù do' -> 'Tự do'.
    """
    lines = text.split("\n")
    if "\u00d0" in text and _fit(text) > 0.5:  # the Icelandic letter, typed for its looks
        lines = text.replace("\u00d0", "Đ").split("\n")
    found = [_misread(line) for line in lines]
    sure = {way for way, wrong in found if way is not None and wrong >= 3}
    if not sure:
        return "\n".join(lines)
    words = sum(len(_marked_words(line)) for line, (way, _) in zip(lines, found, strict=True) if way in sure)
    mostly = len(sure) == 1 and words * 2 > len(_marked_words("\n".join(lines)))
    pairs = zip(lines, found, strict=True)
    return "\n".join(_put_right(line, way if way in sure else None, sure if mostly else ()) for line, (way, _) in pairs)


def _misread(line: str) -> tuple[_Decoding | None, int]:
    """The decoding that `line` still needs, if one makes nearly all of it syllables, and how many words say so."""
    if not _FOREIGN.search(line):
        return None, 0
    words = _marked_words(line)
    wrong = len(words) - sum(map(is_marked_syllable, words))
    if wrong == 0 or wrong * 2 < len(words):
        return None, 0
    needed = 0.9 if len(words) >= 3 else 1.0
    best: tuple[float, _Decoding | None] = (0.0, None)
    for way in _OF_SHOWN:
        fit = _fit(way(line))
        if fit >= needed and fit > best[0]:
            best = fit, way
        if fit == 1.0:
            break
    return best[1], wrong


def _put_right(line: str, way: _Decoding | None, mostly: Collection[_Decoding]) -> str:
    """`line` decoded by `way`, or by the one that most of its text needs where it could be either."""
    if way is not None:
        return way(line)
    for common in mostly:
        if not line.isascii() and _may_stand_for_bytes(line) and _fit(made := common(line)) >= _fit(line):
            return made
    return line


def _may_stand_for_bytes(text: str) -> bool:
    """Whether no letter of `text` shows that it is Unicode already."""
    return all(c <= "\xff" or c in _SHOWN_FOR_BYTES for c in text)


_SHOWN_FOR_BYTES = frozenset("".join(_C1.values()) + "\u03bc\u2219\u2002\u2003\u2009\u200b")


def from_font(text: str, font: str) -> str:
    """`text` set in `font`, as a reader saw it: ('Céng hoµ', '.VnTime') -> 'Cộng hòa'; other fonts change nothing.

    The fonts named .Vn* hold TCVN3 (those that end in H show capitals), VNI-* VNI, 'VI *' VISCII.
    """
    way = font_decoding(font)
    if way is None or (text.isascii() and not _is_capital(font)):
        return text
    shown = "".join(chr(ord(c) - 0xF000) if "\uf020" <= c <= "\uf0ff" else c for c in text)
    if not _may_stand_for_bytes(shown):
        return text  # typed in Unicode; the font's name is all that is old
    return unicodedata.normalize("NFC", way(shown).upper() if _is_capital(font) else way(shown))


def font_decoding(font: str) -> _Decoding | None:
    """How the letters of `font` are decoded, by its name; None for a Unicode font."""
    name = font.strip("\"' ").lower()
    if name.startswith(".vn"):
        return _from_tcvn3
    if name.startswith("vni"):
        return _from_vni
    return _from_viscii if name.startswith("vi ") else None


def _is_capital(font: str) -> bool:
    return font.strip("\"' ").startswith(".Vn") and font.strip("\"' ").endswith("H")
