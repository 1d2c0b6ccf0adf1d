"""The words that show what type of answer a question wants. Patterns match folded text."""

import re
from collections.abc import Sequence

from index.scope import KINDS_EN
from ingest.directive import Directive
from ingest.folding import fold
from ingest.numbering import KINDS

_ANY_KIND = "|".join([*(re.escape(fold(kind)) for kind in KINDS), "tai lieu"])
_ANY_KIND_EN = "|".join([*KINDS_EN, "regulation", "document", "programme"])
_WHICH_DOCUMENT = re.compile(
    rf"\b({_ANY_KIND}) (?:nao|gi|so may)\b|\b(?:nhung|cac) ({_ANY_KIND}) nao|"
    rf"\b(?:which|what) (?:(?!does|did|do|is|are|was|must|should|may)\w+ ){{0,3}}({_ANY_KIND_EN})s?\b"
)
_ASKS = (
    (
        "definition",
        re.compile(r"nghia la gi|la gi\b|viet tat|chi nhung ai|duoc hieu|stands? for|\bmeans?\b|definition|defined"),
    ),
    (
        "date",
        re.compile(
            r"khi nao|bao gio|ngay nao|thoi han|han chot|truoc ngay|den het|\bwhen\b|by when|deadline|what date"
        ),
    ),
    (
        "money",
        re.compile(
            r"bao nhieu (tien|dong|luong)|(phat|luong|tro cap|phu cap|thuong|le phi|chi phi).{0,60}bao nhieu|"
            r"how much (money|is the fine|pay)|what (salary|fine|fee)"
        ),
    ),
    ("figure", re.compile(r"bao nhieu|\bmay\b|phan tram|ty le|toi thieu|how (many|much)|percent|minimum|at least")),
    (
        "actor",
        re.compile(
            r"\bai\b|(co quan|don vi|so|nguoi|ban|phong|bo|nganh) nao|\bwho\b|\bwhom\b|which (office|agency|body)"
        ),
    ),
)
_COMPARES = re.compile(
    r"ung voi|tuong ung|so voi|so sanh|khac (nhau|gi|the)|giong|rong hon|hep hon|"
    r"carry out|carries out|correspond|compare|differ"
)
_PARTS = (
    # what is asked about the letterhead or the closing, and the clauses that hold it
    (re.compile(r"\bai\b.{0,40}\bky\b(?! (luat|cuong))|nguoi ky|who signed|signed by|signatory"), ("signature",)),
    (re.compile(r"noi nhan|recipient|duoc gui (cho|den)|sao gui"), ("recipients",)),
    (re.compile(r"kinh gui|gui (cho )?(ai|nhung ai|co quan nao)|addressed to|addressee"), ("addressees",)),
    (re.compile(
        r"(ban hanh|ra van ban|ra doi|ra chi thi|phat hanh)\b.{0,30}\b(ngay nao|khi nao|nam nao|bao gio|truoc|sau)\b|"
        r"\b(ngay|khi nao|bao gio)\b.{0,25}(ban hanh|ra van ban|phat hanh)|ai ra (van ban )?truoc|van ban truoc|"
        r"\bky (ngay nao|khi nao|bao gio)|when\b.{0,40}\bissued|\bissued?\b.{0,40}\b(first|before|earlier)\b|"
        r"\b(dated|date of) "
    ), ("head",)),
    (re.compile(r"\bcuoi (chi thi|cong van|van ban|cong dien)|at the end of"), ("close.p1", "close.p2")),
    (re.compile(r"vi sao|tai sao|ly do (ban hanh|ra)|why (did|was|were|has)"), ("pre.p1", "pre.p2", "pre.p3")),
)  # fmt: skip


def asked(question: str, language: str) -> tuple[str, str]:
    """The type of answer wanted: 'quyết định nào' -> ('document', 'Quyết định'), 'khi nào' -> ('date', '')."""
    folded = fold(question)
    if match := _WHICH_DOCUMENT.search(folded):
        words = next(group for group in match.groups() if group)
        kind = next((kind for kind in KINDS if fold(kind) == words), KINDS_EN.get(words.removesuffix("s"), ""))
        return "document", "" if kind == "Văn bản" else kind
    if language == "en":
        folded = re.sub(r"\bmay\b", "", folded)  # the English verb, and no 'mấy'
    return next((name for name, cue in _ASKS if cue.search(folded)), ""), ""


def compares(question: str) -> bool:
    """Whether a question sets directives side by side: 'so với', 'ứng với', 'compare'."""
    return bool(_COMPARES.search(fold(question)))


def asked_parts(question: str, here: Sequence[Directive]) -> tuple[str, ...]:
    """The letterhead parts asked for; a date asked of a kind of document that is not here is in a clause instead."""
    folded = fold(question)
    kinds = {kind for kind in KINDS if re.search(rf"\b{re.escape(fold(kind))}\b", folded)} - {"Văn bản"}
    cited = kinds and not kinds & {directive.kind for directive in here}
    return tuple(
        path for cue, paths in _PARTS if cue.search(folded) and not (cited and "head" in paths) for path in paths
    )
