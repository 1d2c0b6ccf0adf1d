"""Whether a word can be a Vietnamese syllable: what tells right from wrong decodings of the same bytes."""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_ONSET = "(?:(?:ngh|gh|k)(?=[eêiy])|(?:ng|c)(?![eêiy])|g(?![eêy])|nh|ch|gi|kh|ph|qu|th|tr|[bdđhlmnprstvx])?"
_OPEN = (
    "a|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iêu|yêu|oa|oe|oi|oai|oay|oao|oeo|ôi|ơi"
    "|ua|uê|ui|uơ|uy|uya|uyu|uôi|uây|uâu|ưa|ưi|ưu|ươi|ươu"
)
_NASAL = "(?:a|ă|â|e|o|ô|u|ư|oa|oă|oe|iê|yê|uô|ươ|uâ)(?:m|n|ng)|(?:ơ|ê|i|y|uyê)[mn]|(?:a|ê|i|y|oa|uê|uy)nh|uyn|oong"
_STOPPED = (
    "(?:a|ă|â|e|o|ô|u|ư|oa|oă|oe|iê|uô|ươ|uâ)(?:c|p|t)|yêt|(?:ơ|ê|i|y)[pt]|(?:a|ê|i|y|oa|uê|uy)ch|uy[tp]|uyêt|ooc"
)
_SYLLABLE = re.compile(f"{_ONSET}(?:(?:{_OPEN}|{_NASAL})|(?P<stopped>{_STOPPED}))")


@lru_cache(maxsize=50_000)
def is_marked_syllable(word: str) -> bool:
    """Whether `word` (NFC, any case, marks and all) is built as a syllable is: 'nghĩa', 'Việt', not 'nghÜa', 'céng'.

    The onsets, rhymes and tones are those of Đoàn Thiện Thuật, Ngữ âm tiếng Việt (1977): a syllable that ends in a
    stop takes only sắc or nặng.
    """
    if _mixes_case(word):
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in decomposed if c in _TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    match = _SYLLABLE.fullmatch(bare)
    if not match or len(tones) > 1:
        return False
    return match["stopped"] is None or tones in (["\u0301"], ["\u0323"])


def _mixes_case(word: str) -> bool:
    """A capital inside a word with small letters: 'chÝnh'.  Small marked letters among capitals may stand: 'CộNG'."""
    return any("a" <= c <= "z" for c in word) and any(c.isupper() for c in word[1:])
