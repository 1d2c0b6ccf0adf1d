"""Public bodies and posts, as questions and clauses name them.

Ministries: Nghị quyết 176/2025/QH15 and those before it (`ingest.mergers`); their symbols are those of their numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from index.question.mentions import Mention, Phrases, Word, words_of
from ingest.bodies import table
from ingest.letterhead.offices import FIELDS

_HEADS = (("Bộ", "central"), ("Sở", "local"))  # of each field of administration: 'Bộ Y tế', 'Sở Y tế'
# Who stands before a people's committee, and of which level it is.
_POSTS = {
    "": "", "chủ tịch": "Chủ tịch ", "phó chủ tịch": "Phó Chủ tịch ", "CT": "Chủ tịch ",
    "văn phòng": "Văn phòng ", "chánh văn phòng": "Chánh Văn phòng ", "lãnh đạo": "",
}  # fmt: skip
_COMMITTEES = ("ủy ban nhân dân", "UBND", "UB")
_LEVELS = {
    "": "", "tỉnh": "", "thành phố": "", "tp": "", "cấp tỉnh": "", "các tỉnh": "", "các tỉnh thành phố": "",
    **dict.fromkeys(("huyện", "quận", "thị xã", "cấp huyện", "các huyện", "các huyện thị xã", "các quận huyện",
                     "các huyện thị xã thành phố", "các huyện thành phố", "các huyện thị", "quận huyện", "huyện thị",
                     "các quận", "các thành phố", "các thị xã"), " cấp huyện"),
    **dict.fromkeys(("xã", "phường", "thị trấn", "cấp xã", "các xã", "các xã phường", "xã phường", "xã phường thị trấn",
                     "các xã phường thị trấn", "các phường", "các phường xã", "đặc khu", "phường xã"), " cấp xã"),
}  # fmt: skip
_ENGLISH_COMMITTEES = {
    "people's committee": "", "people's committees": "", "provincial people's committee": "",
    "municipal people's committee": "", "city people's committee": "", "provincial people's committees": "",
    "district people's committee": " cấp huyện", "district people's committees": " cấp huyện",
    "commune people's committee": " cấp xã", "commune people's committees": " cấp xã",
    "people's committees of districts": " cấp huyện", "people's committees of communes": " cấp xã",
    "ward people's committee": " cấp xã", "ward people's committees": " cấp xã",
}  # fmt: skip
_ENGLISH_POSTS = {
    "": "", "chairman of the": "Chủ tịch ", "chairperson of the": "Chủ tịch ", "chairmen of": "Chủ tịch ",
    "chairmen of the": "Chủ tịch ", "chairpersons of": "Chủ tịch ", "chairs of": "Chủ tịch ",
    "chair of the": "Chủ tịch ", "chairperson of": "Chủ tịch ", "office of the": "Văn phòng ",
}  # fmt: skip

_WRITTEN_ALSO = {
    "Sở, ban, ngành": ("các sở, ngành",),
    "Bộ phận Một cửa": ("Bộ phận Tiếp nhận và Trả kết quả",),
    "Người đứng đầu": ("Thủ trưởng các cơ quan", "Thủ trưởng các đơn vị"),
    "Cán bộ, công chức, viên chức": ("cán bộ, công chức",),
    "Văn phòng Chính phủ": ("VPCP",),
    "Địa phương": ("các địa phương",),
    "Bộ, ngành": ("các bộ, ngành",),
}


@dataclass(frozen=True, slots=True)
class Body:
    """A public body or a post."""

    name: str  # "Bộ Nội vụ", "Chủ tịch Ủy ban nhân dân cấp xã"
    group: str  # "central": it issues documents for the whole country; "local"; "people": officials, heads, the press

    @property
    def provincial(self) -> bool:
        """Whether it is the people's committee of a province, or its head: the province says which."""
        return self.name.endswith("Ủy ban nhân dân") and not self.name.startswith(("Văn phòng", "Chánh"))


def bodies_in(text: str) -> Iterator[str]:
    """The names of the bodies in `text`, in order: 'Chủ tịch xã, SNV' -> 'Chủ tịch Ủy ban nhân dân cấp xã', …"""
    for mention in named_bodies(words_of(text)):
        yield mention.value.name


@cache
def abbreviations() -> frozenset[str]:
    """The folded names of bodies that are one word: 'bnv', 'vpcp'."""
    return frozenset(
        phrase[0].folded for of in _phrases().by_first.values() for phrase, _body in of if len(phrase) == 1
    )


def spellings(name: str) -> tuple[str, ...]:
    """The ways in which clauses write a body's name: 'Ủy ban nhân dân cấp xã', 'UBND cấp xã', 'UBND các xã'."""
    written = [name, *_WRITTEN_ALSO.get(name, ())]
    if "Ủy ban nhân dân" in name:
        short = name.replace("Ủy ban nhân dân", "UBND")
        written += [short] + [short.replace("cấp", "các")] * ("cấp" in short)
    return tuple(written)


def named_bodies(words: Sequence[Word]) -> Iterator[Mention[Body]]:
    """Where words name a body."""
    return _phrases().find(words)


@cache
def _phrases() -> Phrases[Body]:
    named = {f"{head} {field}": Body(f"{head} {field}", group) for head, group in _HEADS for field in FIELDS}
    for name, group, others in table():
        named |= dict.fromkeys([name, *others], Body(name, group))
    return Phrases.of((named | _committees()).items())


def _committees() -> dict[str, Body]:
    """People's committees, their heads and offices, of each level: 'chủ tịch ubnd các xã', 'chủ tịch huyện'."""
    found: dict[str, Body] = {}
    for said, post in _POSTS.items():
        for level, kind in _LEVELS.items():
            body = Body(f"{post}Ủy ban nhân dân{kind}", "local")
            found |= {f"{said} {committee} {level}".strip(): body for committee in _COMMITTEES}
            if kind and (said or " " in level):
                found[f"{said} {level}".strip()] = body
            elif level and said.endswith("chủ tịch"):
                found[f"{said} {level}"] = body
    for said, post in _ENGLISH_POSTS.items():
        for committee, kind in _ENGLISH_COMMITTEES.items():
            found[f"{said} {committee}".strip()] = Body(f"{post}Ủy ban nhân dân{kind}", "local")
    return found
