"""What a question asks to be searched: its language, its words as a search understands them, and its scope."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.glossary import translations
from ingest.directive import Directive
from ingest.folding import fold
from ingest.numbering import KINDS, core
from ingest.places import PLACES

# Function words that belong to one language only, folded.
_ENGLISH = frozenset(
    "who what when where which why how must should may can does do is are was were the of for and that this with by "
    "from about according many much whose whom their they it its not has have in on to a an any".split()
)
_VIETNAMESE = frozenset(
    "ai gi nao phai duoc khong cua cac nhung bao nhieu nhu the la cho tai ve voi thi trong khi den dau sao vay theo "
    "co may ra lam va hay hoac da se dang bi boi tu thuc hien quan don vi".split()
)
# How people type in a chat, and the word that is meant.
_CHAT = {
    "ko": "không", "k": "không", "kh0ng": "không", "hok": "không", "hong": "không", "dc": "được", "đc": "được", "đk": "được",
    "j": "gì", "ji": "gì", "gi": "gì", "z": "vậy", "v": "vậy", "zậy": "vậy", "zay": "vậy", "vs": "với", "wa": "quá",
    "mún": "muốn", "mun": "muốn", "bit": "biết", "bik": "biết", "nhiu": "nhiêu", "bn": "bao nhiêu", "bnh": "bao nhiêu",
    "ng": "người", "ngta": "người ta", "lm": "làm", "trc": "trước", "nc": "nước", "tl": "trả lời", "bc": "báo cáo",
    "cbcc": "cán bộ công chức", "cccv": "công chức viên chức", "tthc": "thủ tục hành chính", "dvc": "dịch vụ công",
    "cchc": "cải cách hành chính", "qd": "quyết định", "qđ": "quyết định", "ct": "chỉ thị", "nđ": "nghị định",
    "snv": "sở nội vụ", "vp": "văn phòng", "ubnd": "ủy ban nhân dân ubnd", "hđnd": "hội đồng nhân dân", "wed": "web",
}  # fmt: skip
_KIND_EN = {"telegram": "Công điện", "dispatch": "Công điện", "letter": "Công văn", "directive": "Chỉ thị",
            "decision": "Quyết định", "decree": "Nghị định", "plan": "Kế hoạch", "resolution": "Nghị quyết"}  # fmt: skip
_POINTS_BACK = re.compile(
    r"\b(do|nay|tren|ay|con|the con|them|it|that|this|those|they|them|what about|and in)\b|^(den|tu) (khi|ngay) nao"
)
_CLAUSE = re.compile(
    r"(?:diem ([a-zđ])\s+)?\b(?:khoan|muc)\s+(\d{1,2})\b|(?:point ([a-z])(?: of|,)?\s+)?\bclause (\d{1,2})\b"
)
_ANY_KIND = "|".join([*(re.escape(fold(kind)) for kind in KINDS), "tai lieu"])
_ANY_KIND_EN = "|".join([*_KIND_EN, "regulation", "document", "programme"])
_WHICH_DOCUMENT = re.compile(
    rf"\b({_ANY_KIND}) (?:nao|gi|so may)\b|\b(?:nhung|cac) ({_ANY_KIND}) nao|"
    rf"\b(?:which|what) (?:\w+ ){{0,3}}({_ANY_KIND_EN})s?\b"
)
_ASKS = (
    ("definition", re.compile(r"nghia la gi|la gi\b|viet tat|chi nhung ai|duoc hieu|stands? for|\bmeans?\b|definition|defined")),
    ("date", re.compile(r"khi nao|bao gio|ngay nao|thoi han|han chot|truoc ngay|den het|\bwhen\b|by when|deadline|what date")),
    ("figure", re.compile(r"bao nhieu|\bmay\b|phan tram|ty le|toi thieu|how (many|much)|percent|minimum|at least")),
)
_COMPARES = re.compile(
    r"ung voi|tuong ung|so voi|so sanh|khac (nhau|gi|the)|giong|rong hon|hep hon|carry out|carries out|correspond|compare|differ"
)
_PARTS = (
    # what is asked about the letterhead or the closing, and the clauses that hold it
    (re.compile(r"\bai (da )?ky\b|nguoi ky|who signed|signed by|signatory"), ("signature",)),
    (re.compile(r"noi nhan|recipient|duoc gui (cho|den)|sao gui"), ("recipients",)),
    (re.compile(r"kinh gui|gui (cho )?(ai|nhung ai|co quan nao)|addressed to|addressee"), ("addressees",)),
    (re.compile(
        r"(ban hanh|ra van ban|ky|ra doi|ra chi thi|phat hanh)\b.{0,30}(ngay|khi|nam|bao gio|truoc|sau)|"
        r"(ngay|khi|truoc|sau)\b.{0,25}(ban hanh|ra van ban|phat hanh)|ai ra (van ban )?truoc|van ban truoc|"
        r"(issued?|dated|date of)\b.{0,40}\b(first|when|date|before|after|earlier|on)|when\b.{0,40}issued|issued.{0,30}first"
    ), ("head",)),
    (re.compile(r"\bcuoi (chi thi|cong van|van ban|cong dien)|at the end of"), ("close.p1", "close.p2")),
    (re.compile(r"vi sao|tai sao|ly do (ban hanh|ra)|why (did|was|were|has)"), ("pre.p1", "pre.p2", "pre.p3")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """A question as search takes it."""

    text: str  # Vietnamese as typed, with chat spelling put right; or the English
    language: str  # "vi" or "en"
    extra: tuple[tuple[str, float], ...]  # further Vietnamese phrases with their weight
    scope: frozenset[str]  # ids of directives that it is about; empty for all of them
    leaning: frozenset[str]  # ids that it seems to be about
    clauses: tuple[tuple[str, frozenset[str]], ...]  # paths that it names, and in which directives: "1.g"
    parts: tuple[str, ...]  # parts of the letterhead or closing that it asks for
    asks: str  # type of answer: "document", "date", "figure", "definition", or ""
    kind: str  # kind of document that it asks for: "Quyết định", or ""
    elsewhere: tuple[str, ...]  # places that it names and no directive here is from


def understand(question: str, history: Sequence[str], directives: Sequence[Directive]) -> Query:
    """Read a question in the light of the earlier ones (oldest first)."""
    language = language_of(question)
    scope, leaning, elsewhere = _scope(question, directives)
    text = _spelled_out(question)
    if history and _refers_back(question):
        text = f"{text} {_spelled_out(history[-1])}"
        if not scope and not leaning:
            scope, leaning, elsewhere = _scope(history[-1], directives)
    asks, kind = _asked(question)
    here = [d for d in directives if d.id in scope] or list(directives)
    return Query(
        text=_without_places(text) if scope else text,
        language=language,
        extra=tuple(translations(text)) if language == "en" else (),
        scope=scope | (leaning if _COMPARES.search(fold(question)) else frozenset()),
        leaning=leaning,
        clauses=_named_clauses(question, directives),
        parts=_parts(question, here),
        asks=asks,
        kind=kind,
        elsewhere=elsewhere,
    )


def _asked(question: str) -> tuple[str, str]:
    """The type of answer wanted: 'quyết định nào' -> ('document', 'Quyết định'), 'khi nào' -> ('date', '')."""
    folded = fold(question)
    if match := _WHICH_DOCUMENT.search(folded):
        words = next(group for group in match.groups() if group)
        kind = next((kind for kind in KINDS if fold(kind) == words), _KIND_EN.get(words.removesuffix("s"), ""))
        return "document", "" if kind == "Văn bản" else kind
    return next((name for name, cue in _ASKS if cue.search(folded)), ""), ""


def _without_places(text: str) -> str:
    """The question without the names of its places, once they are its scope: each letterhead repeats them."""
    kept = text
    for place in sorted(PLACES, key=lambda p: -len(p.name)):
        at = fold(kept).find(fold(place.name))
        if at >= 0 and len(fold(kept)) == len(kept):
            kept = kept[:at] + kept[at + len(place.name) :]
    return kept if kept.strip(" ?.,") else text


def language_of(question: str) -> str:
    """'en' for English, else 'vi' (with or without diacritics)."""
    words = re.findall(r"[a-z]+", fold(question))
    english, vietnamese = sum(w in _ENGLISH for w in words), sum(w in _VIETNAMESE for w in words)
    return "en" if english > vietnamese else "vi"


def _refers_back(question: str) -> bool:
    """Whether a follow-up needs the question before it: 'kế hoạch đó ra ngày nào', 'what about the deadline?'."""
    return len(question.split()) <= 7 or bool(_POINTS_BACK.search(fold(question)))


def _spelled_out(question: str) -> str:
    """Chat spelling put right: 'fải zậy ko' -> 'phải vậy không'."""
    words = []
    for word in question.split():
        bare = word.strip(".,?!;:…\"'“”()").lower()
        meant = _CHAT.get(bare, "")
        if not meant and re.match(r"f[aeiouyàáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]", bare):
            meant = "ph" + bare[1:]  # 'fản ánh' is 'phản ánh'
        words.append(meant or word)
    return " ".join(words)


def _scope(
    question: str, directives: Sequence[Directive]
) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """The directives that the question names, those it hints at, and the places it names that have none here."""
    folded = " ".join(re.findall(r"[a-z0-9]+", fold(question)))
    by_place = {name: {d.id for d in directives if name in d.issuer} for name in _places(folded)}
    named = {id_ for ids in by_place.values() for id_ in ids} | _numbered(question, directives)
    short = {d.id for d in directives for place in PLACES if place.name in d.issuer and _initials(place.name) in folded.split()}
    kinds = _of_kind(folded, directives)
    elsewhere = tuple(name for name, ids in by_place.items() if not ids)
    return frozenset(named), frozenset(short | kinds), elsewhere


def _places(folded: str) -> list[str]:
    """'… o quang binh va hue' -> ['Quảng Bình', 'Huế']; a name inside a longer one is not counted twice."""
    padded, found = f" {folded} ", []
    for place in sorted(PLACES, key=lambda p: -len(p.name)):
        name = " ".join(re.findall(r"[a-z]+", fold(place.name)))
        if f" {name} " in padded:
            found.append(place.name)
            padded = padded.replace(f" {name} ", "  ")
    return found


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[a-z]+", fold(name)))


def _numbered(question: str, directives: Sequence[Directive]) -> set[str]:
    """Directives named by number: '2214/UBND-NCVX', 'Công điện 968', 'telegram 968', 'Chỉ thị số 06'."""
    kinds = "|".join([*(re.escape(fold(kind)) for kind in KINDS), *_KIND_EN, "so", "no"])
    folded = fold(question)
    said = set(re.findall(rf"\b(?:{kinds})\b\.?\s*(?:so\s*|no\.?\s*)?0*(\d{{1,5}})\b", folded))
    cores = set(re.findall(r"\d+/[a-z0-9/-]+", folded))
    return {
        d.id for d in directives
        if d.number and (core(d.number) in cores or re.match(r"0*(\d+)", d.number)[1] in said)  # type: ignore[index]
    }  # fmt: skip


def _of_kind(folded: str, directives: Sequence[Directive]) -> set[str]:
    """The only directive here of a kind that the question names: 'công điện' where there is one telegram."""
    found = set()
    for words, kind in [*((fold(k), k) for k in KINDS), *_KIND_EN.items()]:
        of_kind = [d.id for d in directives if d.kind == kind]
        if len(of_kind) == 1 and re.search(rf"\b{words}\b", folded):
            found.add(of_kind[0])
    return found


def _named_clauses(
    question: str, directives: Sequence[Directive]
) -> tuple[tuple[str, frozenset[str]], ...]:
    """'điểm g khoản 1 Công điện 968' -> (('1.g', {968's id}),): each with the directive that is named next after it."""
    folded = fold(question.lower().replace("điểm đ", "điểm \0")).replace("\0", "đ")
    found = []
    for match in _CLAUSE.finditer(folded):
        letter, number = match[1] or match[3], match[2] or match[4]
        after, _, _ = _scope(folded[match.end() : match.end() + 40], directives)
        scope = after or _scope(question, directives)[0]
        found.append((f"{number}.{letter}" if letter else number, scope))
    return tuple(found)


def _parts(question: str, here: Sequence[Directive]) -> tuple[str, ...]:
    """The letterhead parts asked for; a date asked of a kind of document that is not here is in a clause instead."""
    folded = fold(question)
    kinds = {kind for kind in KINDS if re.search(rf"\b{re.escape(fold(kind))}\b", folded)} - {"Văn bản"}
    cited = kinds and not kinds & {directive.kind for directive in here}
    return tuple(
        path for cue, paths in _PARTS if cue.search(folded) and not (cited and "head" in paths) for path in paths
    )
