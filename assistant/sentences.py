"""A model's reply cut into sentences while it comes, each with the keys at its end."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# A full stop after these ends no sentence: 'TP. Hồ Chí Minh', 'v.v. và', 'Nguyễn Văn A. ký'.
_SHORT = re.compile(
    r"(?:(?<![^\W\d_])(?:TP|Tp|TX|TT|Th\.?S|ThS|TS|GS|PGS|BS|KS|Q|P|H|tr|Tr|ĐT|No|Nos|Mr|Mrs|Ms|Dr|Art|Arts|Cl|St|vs|"
    r"etc|approx|[A-ZĐ])|v\.v|i\.e|e\.g|[ap]\.m)\.$"
)
_KEYS = r"(?:[ \n]?\[[^\[\]\n]{0,80}\])"
# The end of a sentence, its keys behind or before the stop; a line is one at least.
_END = re.compile(rf"(?P<stop>[.!?…][\"”’»)]*){_KEYS}* (?=[^ \n\[])|\n(?=[^ \n\[])")
_ITEM = re.compile(r"^\s*(?:[-*•+]|\d{1,2}[.)])(?:\s+|$)")
_ENDED = re.compile(rf"(?:[.!?…][\"”’»)]*{_KEYS}*|{_KEYS})\s*$")
_THOUGHT = re.compile(r"^.*?</think>", re.DOTALL)
_THINKS = "<think>"
_LONGEST_REPLY = 20_000  # characters that are read
_LONGEST = 2_000  # of a sentence; what is longer is none


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the model wrote it, its keys taken off."""

    text: str
    keys: tuple[str, ...]  # whatever stood in square brackets


def sentences(pieces: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of a reply that comes in pieces, each as soon as it is whole.

    What stops half-way is no sentence, nor are a model's thoughts (<think>…</think>).  Two sentences that cannot be
    told apart count as one: then the quotes must carry both.
    """
    rest, left = "", _LONGEST_REPLY
    for piece in pieces:
        rest = _tidy(rest + piece[:left])
        left -= len(piece)
        if not _is_thinking(rest):
            *whole, rest = _cut(rest)
            yield from map(_sentence, whole)
        if left <= 0 or len(rest) > _LONGEST:
            return
    if not _is_thinking(rest) and _ENDED.search(rest):
        yield _sentence(rest)


def _tidy(text: str) -> str:
    """Without thoughts that have ended; one space, or one line break, where there were several."""
    text = _THOUGHT.sub("", text) if "</think>" in text else text
    return re.sub(r"[ \n]*\n[ \n]*", "\n", re.sub(r"[^\S\n]+", " ", text))


def _is_thinking(text: str) -> bool:
    """Whether a text begins with thoughts, or may: '<thi'."""
    start = text.lstrip()[: len(_THINKS)]
    return bool(start) and _THINKS.startswith(start)


def _cut(text: str) -> list[str]:
    """The whole sentences of a text, and last what is not whole yet."""
    found, start = [], 0
    for end in _END.finditer(text):
        sure = end["stop"] is None or "[" in end[0] or text[end.start() - 1 : end.start()] == "]"
        if sure or (_may_follow(text[end.end()]) and not _goes_on(text[start : end.end("stop")])):
            found.append(text[start : end.end()])
            start = end.end()
    return [*(sentence for sentence in found if sentence.strip()), text[start:]]


def _may_follow(letter: str) -> bool:
    return letter.isupper() or not letter.isalpha()


def _goes_on(text: str) -> bool:
    """Whether the stop at the end of a text ends no sentence: 'TP.', 'v.v.', '1.'."""
    return bool(_SHORT.search(text) or _ITEM.fullmatch(text))


def _sentence(raw: str) -> Sentence:
    """'- Sở **báo cáo** [k1, k2].' -> 'Sở báo cáo.' with k1 and k2."""
    keys = tuple(key for group in re.findall(r"\[([^\[\]]*)\]", raw) for key in re.split(r"[\s,;]+", group.strip()))
    text = re.sub(r"\s*\[[^\[\]]*\]", "", _ITEM.sub("", raw)).replace("**", "")
    return Sentence(re.sub(r"\s+(?=[.,;:!?…])", "", " ".join(text.split())), keys)
