"""Yes or no, where one sentence of the evidence decides it; silence where it does not.

The act that a question puts forward ('cơ quan có được *đẩy lòng vòng* không') is aligned with the acts of the quotes:
its verb must begin the act of the sentence, and what the sentence says of it must settle what is asked.  What forbids,
or frees from a duty, settles it where the question holds all of its words (it asks about a case of that); what orders
settles it where it holds all the words of the question.  A negation, an exception or a condition that the question
lacks settles nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, dropwhile, pairwise

from assistant.direct import Direct
from assistant.evidence import Evidence, lead
from index.question.bodies import bodies_in
from index.question.everyday import official_words
from index.question.glossary import translations
from index.question.query import Query
from ingest.folding import fold

# What decides against a plain reading: a choice, a limit, a comparison, a reason or a person asked for as well.
_UNSURE = re.compile(
    r"\b(?:hay (?:chi|la|co)|chi|moi|thoi|hon|it nhat|toi da|bao nhieu|ai|lam gi|nao|vi sao|tai sao|only|"
    r"more|less|than|or|why|who|which|what)\b(?! dao\b| thi\b| tieu\b| muc\b)|\d"
)
_ASKER = re.compile(r"\b(?:tôi|tớ|mình|(?<!trẻ )em)\b", re.I)  # who may be an official or not
# '… không ạ?', '… chứ?'
_END = re.compile(
    r"\W+(?:không|khong|ko|hông|hong|hok|hk|k|chứ|hả|nhỉ)(?:\s+(?:ạ|à|a|ah|ad|nhỉ|vậy|thế|ta|em|anh|chị|chi|bạn))*\W*$"
)
# 'có được báo cáo', 'phải báo cáo'; without 'có' only where no other stands with it
_PUT = re.compile(
    r"\b(?:(?P<asks>có)\s+)?(?:còn\s+)?(?:(?P<may>được(?:\s+phép)?|quyền|thể)|(?P<must>(?:bắt\s+)?buộc|phải|cần)|(?P<does>bị))"
    r"(?:\s+phải)?\s"
)
_PUT_PLAINLY = re.compile(r"\bcó\s")  # 'có gửi báo cáo không'
# 'đẩy lòng vòng có được không'
_PUT_LAST = re.compile(r"\W+(?:thì\s+)?(?:có\s+)?(?:thể\s+)?(?P<may>được)(?:\s+phép)?$")
_CONFIRMS = re.compile(r"\W+(?:có\s+)?(?:đúng|phải)$")  # 'khỏi phải báo cáo đúng không'
_EXEMPT = re.compile(r"\b(?:khỏi|được miễn|miễn|không phải|không cần)(?:\s+phải)?\s")
_CASE_BEFORE = re.compile(r"^.*(?:\bthì\b|,)")  # 'gặp kiến nghị vượt thẩm quyền thì': the case, not the act
_CONDITION = re.compile(r"(?<!kể cả )(?<!ngay cả )\b(?:khi|nếu|trường hợp|với điều kiện)\s|^(?=.*\bthì\b)", re.I)

_SENTENCE = re.compile(r"[.;:\n]+\s*")
_SEGMENT = re.compile(
    r",\s*(?=(?:và\s+|nhưng\s+)?(?:tuyệt đối\s+|kiên quyết\s+)?(?:không|chưa|nghiêm cấm|chỉ)\s)", re.I
)
_MODAL = re.compile(
    r"(?P<free>không\s+(?:phải|cần|bắt buộc|nhất thiết)(?:\s+phải)?|(?:được\s+)?miễn)\s|"
    r"(?P<forbid>(?:tuyệt đối\s+|kiên quyết\s+)?không(?:\s+được(?:\s+phép)?)?(?!\s+(?:chỉ|những|ngừng|thể|có|bị)\b)|"
    r"(?:nghiêm\s+)?cấm(?:\s+(?:mọi\s+|các\s+)?hành vi)?)\s|"
    r"(?P<must>(?:bắt buộc\s+)?phải|có (?:trách nhiệm|nghĩa vụ)|bắt buộc)\s|"
    r"(?P<may>được phép|có quyền|có thể|được)\s",
    re.I,
)
_EXCEPT = re.compile(r"(?<!phòng )(?<!loại )\b(?:trừ|nếu không)\b", re.I)
_ONLY = re.compile(r"\bchỉ(?!\s+(?:đạo|thị|tiêu|số|huy|dẫn|rõ)\b)", re.I)
_TELLS = re.compile(r"\b(?:đã|vẫn|còn|tình trạng|thời gian qua|một số)\b", re.I)  # how things are, no order
_PARTS = re.compile(r",|\bvà\b|\bhoặc\b|\bhay\b", re.I)
_CHUNKS = re.compile(r",(?!\s*(?:hoặc|hay)\b)", re.I)
_EITHER = re.compile(r"\b(?:hoặc|hay)\b", re.I)
# 'trả lời chung chung làm ảnh hưởng đến tiến độ'
_OUTCOME = re.compile(r"(?<=\w)\s+(?:làm ảnh hưởng|gây|dẫn đến)\s.*", re.I | re.DOTALL)
_HOW = re.compile(
    r"^\s*(?:(?:trực tiếp|chủ động|tích cực|nghiêm túc|tiếp tục|thường xuyên|kịp thời|định kỳ|khẩn trương)[\s,]+)+",
    re.I,
)
_NEGATES = frozenset("khong chua mien khoi tranh".split())
_FRAME = frozenset(
    "có được phải bị thì là và hoặc các những cho của ở tại theo về đến tới với để gì ạ nhỉ vậy thế mà này đó kia cả "
    "luôn khi nếu đối cũng rằng đang đã rồi".split()
)
# Says neither what is done nor to whom: each stands in a half or more of 107 public directives.
_COMMON = re.compile(r"\b(?:thực hiện|trách nhiệm|phối hợp)\b", re.I)
# Authorities and their people, whichever they are: whom a directive speaks to where it names nobody.
_ACTORS = (
    r"(?:cán bộ|công chức|viên chức|cơ quan|đơn vị|địa phương|lãnh đạo|thủ trưởng|người đứng đầu|(?:ông )?trưởng|sếp)\b"
)
_ACTOR, _ACTORS_FIRST = (re.compile(one, re.I) for one in (rf"\b{_ACTORS}", rf"^(?:[\s,]*(?:các )?{_ACTORS})+"))
_SENDING = re.compile(r"\b(?:gửi|nơi nhận|nhận|kính|bản sao|công văn|công điện|chỉ thị|kế hoạch)\b")
# What a sentence says of an act (second) to what is asked of it (first): whether that is a yes.
_SETTLES = {
    ("may", "forbid"): False, ("may", "may"): True, ("must", "must"): True, ("must", "free"): False,
    ("does", "must"): True, ("free", "must"): False, ("free", "free"): True,
}  # fmt: skip
_ADDRESSED = ("recipients", "addressees")

# 'May an agency answer vaguely when it is consulted?'
_MAY_EN = re.compile(
    r"\b(?:may|can)\s+(?:an?\s+|the\s+|any\s+)?(?P<who>\w+)\s+(?P<act>(?P<verb>\w+)\b.*?)"
    r"(?:\b(?:when|if|while|after|before|unless|because|without)\b.*)?\W*$",
    re.I,
)
_YES_NO_EN = re.compile(r"(?:^|[,.] )(?:do|does|did|is|are|was|were|has|have)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question puts forward."""

    kind: str  # "may", "must", "does", "free" from a duty
    who: frozenset[str]  # the words of who acts
    acts: tuple[tuple[str, ...], ...]  # the words of the act, verb first; again with an official verb
    case: frozenset[str]  # the words of the condition
    said: frozenset[str]  # all of its words
    confirms: bool = False  # '… đúng không?'


@dataclass(frozen=True, slots=True)
class _Said:
    """What a segment of a quote says: whether it orders, allows, forbids or does not require an act, and of whom."""

    kind: str  # "must", "may", "forbid", "free"; "bare" of an order without a modal verb
    above: str  # the heading of its clause
    before: str  # the sentence as far as the segment
    who: str  # the segment as far as the modal verb
    act: str
    text: str
    piece: int


def verdict(query: Query, question: str, language: str, pieces: Sequence[Evidence]) -> list[Direct]:
    """'Không: “tuyệt đối không được đùn đẩy, lòng vòng”' to a yes-or-no question that a sentence decides; else [].

    The text is an exact piece of the quote, white space aside.
    """
    if _UNSURE.search(fold(_END.sub("", question.lower()))) or re.search(r"\d", query.restored):
        return []
    found = _addressed(query, question.lower(), pieces) or list(_decided(query, pieces))
    if len({yes for yes, _, _ in found}) != 1:  # nothing decides it, or one sentence this way and another that
        return []
    yes, text, piece = min(found, key=lambda one: bool(pieces[one[2]].clause.reading))  # damaged print last
    return [Direct(text, (piece,), {"vi": ("Không", "Có"), "en": ("No", "Yes")}[language][yes])]


def _addressed(query: Query, question: str, pieces: Sequence[Evidence]) -> list[tuple[bool, str, int]]:
    """'có gửi cho Thủ tướng không': yes where a line of the addressees or recipients begins with the name."""
    english = query.language == "en"
    if not set(query.parts) & set(_ADDRESSED) or not (_YES_NO_EN if english else _END).search(question):
        return []
    names = [phrase for phrase, _ in query.extra] if english else [_END.sub("", query.restored.lower())]
    wanted = [tuple(_words(_SENDING.sub(" ", name))) for name in names]
    return [
        (True, line.strip(" -–,"), nth)
        for nth, piece in enumerate(pieces) if piece.clause.id in _ADDRESSED
        for line in _SENTENCE.split(piece.quote)
        if any(len(name) > 1 and tuple(_words(line))[: len(name)] == name for name in wanted)
    ]  # fmt: skip


def _decided(query: Query, pieces: Sequence[Evidence]) -> Iterator[tuple[bool, str, int]]:
    """What each segment that settles it says, and the segment."""
    english = query.language == "en"
    asked = _asked_in_english(query.text) if english else _asked(query.restored.lower())
    if not asked:
        return
    for said in _all_said(pieces):
        orders = said.kind in ("must", "bare")
        yes = _SETTLES.get((asked.kind, "must" if orders else said.kind))
        doubtful = yes and (english or (asked.confirms and asked.kind == "free"))  # 'không phải … đúng không?' – 'Có'
        if yes is None or doubtful or not (_of_whom(asked, said) and _met(asked, said, orders)):
            continue
        if (_orders if orders else _covers)(asked, said):
            yield yes, said.text, said.piece


def _asked(question: str) -> _Asked | None:
    """What 'gặp việc khó thì cơ quan có được đẩy lòng vòng không' puts forward; nothing where that is doubtful."""
    body = _END.sub("", question)
    confirms, last = _CONFIRMS.search(body), _PUT_LAST.search(body)
    body = body[: confirms.start()] if confirms else body
    put = [last] if last else [found for found in _PUT.finditer(body) if found["asks"]]
    put = put or list(_EXEMPT.finditer(body) if confirms else _PUT.finditer(body)) or list(_PUT_PLAINLY.finditer(body))
    if len(put) != 1 or body == question or _ASKER.search(body):
        return None
    at = put[0]
    kind = {_EXEMPT: "free", _PUT_PLAINLY: "does"}.get(at.re) or str(at.lastgroup)
    before, act = ("", body[: at.start()]) if last else (body[: at.start()], body[at.end() :])
    cut = _CASE_BEFORE.match(act if last else before)
    if at.groupdict().get("does") and not cut and _ACTORS_FIRST.match(before):
        cut = re.match(".*", before)  # 'cán bộ đùn đẩy có bị kiểm điểm không': for what they do
    if last and cut:
        act = act[cut.end() :]
    who = "" if last else before[cut.end() :] if cut else before
    if kind == "may" and (freed := _EXEMPT.match(act)):
        kind, act = "free", act[freed.end() :]
    act, *later = _CONDITION.split(_ACTORS_FIRST.sub("", act) if last else act)  # 'cơ quan đẩy lòng vòng có được không'
    words = _words(act)
    official = [_words(phrase) for phrase, _ in official_words(" ".join(act.split()[:3]))[:1]]
    acts = (tuple(words), *((*verb, *words[1:]) for verb in official))
    case = _named(_CONDITION.sub(" ", " ".join([cut[0] if cut else "", *later])))
    return _Asked(kind, _named(who), acts, case, frozenset(_words(body)).union(*acts), bool(confirms))


def _asked_in_english(question: str) -> _Asked | None:
    """The same of 'may an agency answer vaguely', in the Vietnamese words that each of its words may be."""
    put = _MAY_EN.search(question)
    if not put:
        return None
    who = next((phrase for phrase, _ in translations(put["who"])), put["who"])
    verbs = tuple(tuple(_words(phrase)) for phrase, _ in translations(put["verb"]))
    said = (word for phrase, _ in translations(put["act"]) for word in _words(phrase))
    return _Asked("may", _named(who), verbs, frozenset(), frozenset(said))


def _all_said(pieces: Sequence[Evidence]) -> Iterator[_Said]:
    """What each segment says by each of its modal verbs."""
    for nth, piece in enumerate(pieces):
        if piece.clause.id in _ADDRESSED or _EXCEPT.search(piece.quote):
            continue
        above = lead(piece.directive, piece.clause)
        for sentence in _SENTENCE.split(piece.quote):
            before = ""
            for segment in _SEGMENT.split(sentence):
                text = " ".join(segment.split()).strip(" -–,")
                modals = list(_MODAL.finditer(text))
                for found in modals if not _ONLY.search(text) else ():
                    who, act = text[: found.start()], text[found.end() :]
                    yield _Said(str(found.lastgroup), above, before, who, act, text, nth)
                if text and not modals and not _ONLY.search(text) and not _TELLS.search(sentence):
                    yield _Said("bare", above, before, "", text, text, nth)
                before += f"{segment}, "


def _of_whom(asked: _Asked, said: _Said) -> bool:
    """Whether the sentence speaks of those who are asked about: of those it names, else of those above it."""
    if own := _CASE_BEFORE.sub("", said.who).strip():
        return _named(own) == asked.who
    begins = said.before or (said.text if said.kind == "bare" else "")
    if asked.who:
        named = _words(_ACTOR.sub(" ", begins))[: len(asked.who)]  # '(cơ quan) được lấy ý kiến có trách nhiệm …'
        return asked.who <= set(_words(said.above)) or asked.who == set(named)
    return not any(map(_named, bodies_in(f"{said.above} {' '.join(begins.split()[:5])}")))


def _met(asked: _Asked, said: _Said, orders: bool) -> bool:
    """Whether the question's condition is the sentence's: it holds the first and the last words of that.

    An order without one holds in a case of which it speaks; what forbids without one forbids in any case.
    """
    whole = f"{said.before}{said.who}" + (f" {said.act}" if orders else "")
    found = _CONDITION.search(whole)
    if not found:
        missed = asked.case - set(_words(f"{said.above} {said.before} {said.text}")) if orders else ()
        return 2 * len(missed) < len(asked.case) or not asked.case
    condition = re.split(r"\bthì\b", whole[found.end() :])[0]
    parts = [words for part in _PARTS.split(condition) if (words := _words(part))]
    ends = {*parts[0], *parts[-1][-2:]} if parts else set()
    return ends <= asked.said and (not orders or (bool(asked.case) and asked.case <= set(_words(condition))))


def _orders(asked: _Asked, said: _Said) -> bool:
    """Whether one of the acts that it orders is the one asked about, with all that the question says of it."""
    for chunk in _CHUNKS.split(_CONDITION.split(said.act)[0]):
        for part in _PARTS.split(chunk) if not _EITHER.search(chunk) else ():
            words = _words(_HOW.sub("", _ACTORS_FIRST.sub("", part)))
            if said.kind == "bare":
                words = list(dropwhile(asked.who.__contains__, words))
            for act in asked.acts:
                negated = _NEGATES & set(words) == _NEGATES & set(act)
                if len(act) > 1 and act[:2] == tuple(words[:2]) and set(act) <= set(words) and negated:
                    return True
    return False


def _covers(asked: _Asked, said: _Said) -> bool:
    """Whether the act asked about is a case of the act that it forbids, allows or does not require.

    The question must hold all its words, but of acts side by side ('đùn đẩy, lòng vòng, né tránh') one is enough.
    """
    text = _ACTORS_FIRST.sub("", _OUTCOME.sub("", said.act))  # 'nghiêm cấm cán bộ uống rượu bia'
    parts = [words for part in _PARTS.split(text) if (words := _words(part))]
    row, starts = [*chain(*parts)], [0, *accumulate(map(len, parts))][:-1]
    verb = any(act[:2] in [*pairwise(row[at : at + 3])] for act in asked.acts for at in starts)
    told = [set(_words(part)) for part in _PARTS.split(_COMMON.sub(" ", text))]
    held = any(len(words) > 1 and words <= asked.said for words in told)
    beside = all(words <= asked.said or len(words - _NEGATES) <= 2 for words in told)
    return verb and held and beside and (said.kind != "may" or set(asked.acts[0]) <= set(row))


def _named(text: str) -> frozenset[str]:
    """The words of a text but those for authorities in general: 'cán bộ Sở Y tế' -> {'so', 'y', 'te'}."""
    return frozenset(_words(_ACTOR.sub(" ", text)))


def _words(text: str) -> list[str]:
    """The folded syllables that say something: 'không trả lời cho dân' -> ['khong', 'tra', 'loi', 'dan']."""
    found = (word for word in re.findall(r"[^\W_]+", text.lower()) if word not in _FRAME)
    return ["khong" if word == "chẳng" else fold(word) for word in found]
