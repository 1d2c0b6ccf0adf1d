"""All that a question names: places, bodies, documents, kinds, days and years, and what holds them together."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.question.bodies import Body, named_bodies
from index.question.days import Day, Year, days, years
from index.question.documents import KINDS_EN, TELLING, Document, Kind, documents, kinds
from index.question.mentions import Mention, Word
from index.question.place_names import PlaceName, place_names
from index.question.roles import role
from index.register import Register

# What may stand between the parts of one document's name: 'chỉ thị năm 2020 của Chủ tịch UBND tỉnh Khánh Hòa'.
_CONNECTS = frozenset(
    "cua tu o tai tinh thanh pho tp ubnd uy ban nhan dan chu tich nam ngay thang so do ky ra hdnd hoi dong from of by "
    "the province city people s committee issued dated in on no number provincial".split()
)
_FARTHEST = 12  # words between two parts of one name
_UNITS = ("tinh", "thanh", "pho", "tp", "of", "province", "city")  # between a body and its place
_ISSUED = (("ban", "hanh"), ("ra", "doi"), ("issued",), ("dated",), ("van", "ban"))
_LEADS_TO_DAY = ("ngay", "nam", "on", "in", "vao")
_FOR_A_YEAR = ("Kế hoạch", "Chương trình", "Báo cáo", "Đề án")  # 'kế hoạch năm 2024' is for that year, not of it


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body named, and what it is in the question."""

    start: int
    end: int
    body: Body
    role: str  # "issuer", "actor", "recipient", "" where nothing tells


_SENDS = frozenset(("gui", "sent", "addressed"))
_BEFORE_RECIPIENT = frozenset(
    "cho toi den cac tinh thanh pho va ubnd uy ban nhan dan chu tich to the provinces of and".split()
)


@dataclass(frozen=True, slots=True)
class Names:
    """What the words of a question name, each kind in printed order."""

    folded: tuple[str, ...]
    places: tuple[PlaceName, ...]
    documents: tuple[Document, ...]
    kinds: tuple[Kind, ...]
    bodies: tuple[NamedBody, ...]
    days: tuple[Day, ...]
    years: tuple[Year, ...]

    @staticmethod
    def of(text: str, words: Sequence[Word], register: Register) -> "Names":
        """Read them from `text`, whose words are `words`."""
        folded = tuple(word.folded for word in words)
        places = tuple(place_names(words))
        numbered = tuple(documents(text, words, register))
        taken = {at for document in numbered for at in range(document.start, document.end)}
        bodies = [mention for mention in named_bodies(words) if mention.start not in taken]
        of_kind, on_day = tuple(kinds(words)), tuple(days(text, words))
        taken |= {at for day in on_day for at in range(day.start, day.end)}
        return Names(
            folded,
            places,
            numbered,
            of_kind,
            _with_roles(folded, bodies, places, of_kind),
            on_day,
            tuple(year for year in years(folded) if year.end - 1 not in taken),
        )

    @property
    def before_mergers(self) -> bool:
        """Whether a day or year is named that is older than the mergers of 2025."""
        return any(year.year < 2025 for year in self.years) or any(day.year and day.year < 2025 for day in self.days)

    def connects(self, start: int, end: int) -> bool:
        """Whether nothing stands between two words but what holds one name together."""
        return _connects(self.folded, start, end)

    def dates_document(self, start: int, end: int) -> bool:
        """Whether a day or year is that of a document, and no deadline: 'chỉ thị năm 2020', 'ban hành ngày 5/6'."""
        for kind in self.kinds:
            led = kind.start == end and self.folded[end] in KINDS_EN  # 'the 2023 directive'
            if (led or self.connects(kind.end, start)) and kind.kind not in _FOR_A_YEAR:  # 'chỉ thị năm 2020'
                return True
        before = tuple(word for word in self.folded[max(0, start - 4) : start] if word not in _LEADS_TO_DAY)
        return any(before[-len(issued) :] == issued for issued in _ISSUED)

    def acts(self, place: PlaceName) -> bool:
        """Whether a place is asked about as one that must act: 'Quảng Bình phải làm gì'."""
        return role(self.folded, place.start, place.end) == "actor"

    def only_told(self, place: PlaceName) -> bool:
        """Whether a place acts, or is one of those that a document is sent to: 'Công điện 223 gửi Gia Lai, Đắk Lắk'."""
        before = self.folded[: place.start]
        sent = max((nth for nth, word in enumerate(before) if word in _SENDS), default=len(before))
        listed = {at for one in self.places for at in range(one.start, one.end)}
        between = (self.folded[at] for at in range(sent + 1, place.start) if at not in listed)
        return self.acts(place) or (sent < len(before) and all(word in _BEFORE_RECIPIENT for word in between))


def _connects(folded: Sequence[str], start: int, end: int) -> bool:
    between = folded[start:end]
    return 0 <= end - start <= _FARTHEST and all(word in _CONNECTS or word.isdigit() for word in between)


def _with_roles(
    folded: Sequence[str], bodies: Sequence[Mention[Body]], places: Sequence[PlaceName], of_kind: Sequence[Kind]
) -> tuple[NamedBody, ...]:
    """The bodies with their roles, from the last to the first: 'Bộ Nội vụ và Bộ Tài chính yêu cầu' are one to both."""
    found: list[NamedBody] = []
    for body in reversed(bodies):
        said = role(folded, body.start, _end_of(folded, body.end, places))
        if not said and found and folded[body.end : found[-1].start] in ((), ("va",), ("hay",), ("and",), ("or",)):
            said = found[-1].role
        of = folded[body.start - 1 : body.start]
        led = (kind for kind in of_kind if kind.kind not in TELLING and _connects(folded, kind.end, body.start))
        if not said and of in (("cua",), ("of",)) and any(led):
            said = "issuer"  # 'công điện số 968 ngày 16/10 của Thủ tướng'
        found.append(NamedBody(body.start, body.end, body.value, said))
    return tuple(reversed(found))


def _end_of(folded: Sequence[str], at: int, places: Sequence[PlaceName]) -> int:
    """Where a body's name that ends at `at` ends with its place: 'UBND tỉnh Quảng Bình'."""
    start = at
    while start < len(folded) and folded[start] in _UNITS:
        start += 1
    return next((place.end for place in places if place.start == start), at)
