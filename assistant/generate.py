"""Evidence to an answer by a language model, of which nothing is shown before the gate has passed it."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from assistant.answer import Answer, Citation, Standing, Statement
from assistant.compose import citation, quoted
from assistant.evidence import Evidence
from assistant.gate.orders import gives_orders, has_markup
from assistant.gate.words import spoken
from assistant.model import Model, NoReply, load, written
from assistant.prompt import keys, prompt
from assistant.sentences import Sentence, sentences
from assistant.verify import is_exact, is_supported

_MOST = 6  # sentences of an answer
_LEAD = 320  # characters of the clause above
_LEAST_PASSED = 1 / 3  # of the sentences, for the model's answer to stand
_FELL_BACK = {
    "slow": (
        "Mô hình ngôn ngữ trả lời quá lâu, nên đây là câu trả lời không dùng mô hình.",
        "The language model took too long, so this is the answer without it.",
    ),
    "failed": (
        "Mô hình ngôn ngữ không trả lời được, nên đây là câu trả lời không dùng mô hình.",
        "The language model gave no answer, so this is the answer without it.",
    ),
    "order": (
        "Đoạn văn bản tìm được có lời ra lệnh cho máy, nên đây là câu trả lời không dùng mô hình.",
        "The text found holds orders to a machine, so this is the answer without a language model.",
    ),
    "unsupported": (
        "Lời của mô hình ngôn ngữ không khớp với văn bản, nên đây là câu trả lời không dùng mô hình.",
        "What the language model wrote does not agree with the directives, so this is the answer without it.",
    ),
}
_CUT_SHORT = (
    "Mô hình ngôn ngữ dừng giữa chừng, nên câu trả lời có thể chưa đủ.",
    "The language model stopped half-way, so the answer may lack something.",
)


@dataclass(slots=True)
class _Draft:
    """What has passed so far."""

    plain: Answer  # without a model
    model: str
    prompt: str
    citations: list[Citation] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    sources: list[Evidence] = field(default_factory=list)  # behind the citations
    dropped: int = 0

    def add(self, text: str, cited: Mapping[Citation, Evidence]) -> bool:
        """Whether the sentence is a new one; then it is kept with what it cites."""
        if any(text == statement.text for statement in self.statements):
            return False
        for source, piece in cited.items():
            if source not in self.citations:
                self.citations.append(source)
                self.sources.append(piece)
        self.statements.append(Statement(text, tuple(self.citations.index(source) for source in cited)))
        return True

    def answer(self) -> Answer:
        """The answer as far as it goes."""
        return replace(
            self.plain, text=self._text(), statements=tuple(self.statements), citations=tuple(self.citations),
            model=self.model, prompt=self.prompt, dropped=self.dropped,
        )  # fmt: skip

    def last(self, trouble: str) -> Answer:
        """The whole answer, or the one without a model where too little has passed."""
        english, kept = self.plain.language == "en", len(self.statements)
        if kept and kept >= _LEAST_PASSED * (kept + self.dropped):
            return replace(self.answer(), note=_CUT_SHORT[english] if trouble else "")
        note = _FELL_BACK[trouble or "unsupported"][english]
        return replace(self.plain, note=note, prompt=self.prompt, dropped=self.dropped)

    def _text(self) -> str:
        """The sentences with their marks, below them each source by its official name with its quote."""
        language = self.plain.language
        said = " ".join(f"{s.text} {''.join(f'[{n + 1}]' for n in s.citations)}" for s in self.statements)
        named = [source.official_en if language == "en" else source.official for source in self.citations]
        pairs = zip(named, self.sources, strict=True)
        return "\n".join(
            [said, "", *(f"[{n}] {name}: {quoted(one, language)}" for n, (name, one) in enumerate(pairs, 1))]
        )


def generate(
    model: Model,
    pieces: Sequence[Evidence],
    standings: Mapping[str, Standing],
    plain: Answer,
    earlier: Sequence[str] = (),
) -> Iterator[Answer]:
    """The answer as it grows, a sentence at a time, each supported by the pieces that it cites; the last is whole.

    `plain` is the answer without a model: it says question and language, and takes the place of a model's answer of
    which too little passes, or that does not come within `model.timeout` seconds.  `earlier`: the questions before it.
    """
    told, keyed = prompt(plain.language), _keyed(plain.question, pieces)
    draft = _Draft(plain, model.name, told.version)
    if not keyed:
        yield draft.last("order")
        return
    load(model)
    sources = {key: citation(piece, standings.get(piece.directive.id)) for key, piece in keyed.items()}
    until, trouble = time.monotonic() + model.timeout, ""
    messages = told.messages(plain.question, keyed, earlier)
    with closing(written(model, messages, lambda: until - time.monotonic())) as reply:
        try:
            for sentence in sentences(reply):
                cited = _passed(sentence, keyed, sources, plain.language)
                if cited is None:
                    draft.dropped += 1
                elif draft.add(sentence.text, cited):
                    if len(draft.statements) == 1:
                        until += model.timeout  # as long again for the rest
                    yield draft.answer()
                if len(draft.statements) == _MOST:
                    break
        except NoReply as problem:
            trouble = "slow" if problem.slow else "failed"
    yield draft.last(trouble)


def _keyed(question: str, pieces: Sequence[Evidence]) -> dict[str, Evidence]:
    """The pieces under their keys, each after the clause that it stands below: there its actor is often named.

    A piece that gives orders to a machine is left out: what it says is no longer plain matter.
    """
    made: dict[tuple[str, str, int, int], Evidence] = {}
    for piece in pieces:
        for one in (*_above(piece), piece):
            if not gives_orders(one.quote):
                made.setdefault((one.directive.id, one.clause.id, one.start, one.end), one)
    return dict(zip(keys(question, len(made)), made.values(), strict=True))


def _above(piece: Evidence) -> Iterator[Evidence]:
    above = piece.directive.clause(piece.clause.parent) if piece.clause.parent else None
    text = above.shown if above else ""
    if above and text:
        end = len(text) if len(text) <= _LEAD else text.rfind(" ", 0, _LEAD)
        yield Evidence(piece.directive, above, text, 0, end if end > 0 else _LEAD)


def _passed(
    sentence: Sentence, keyed: Mapping[str, Evidence], sources: Mapping[str, Citation], language: str
) -> dict[Citation, Evidence] | None:
    """What a sentence cites, None for one that must not be shown."""
    wanted = dict.fromkeys(sentence.keys)
    if not wanted or not all(key in keyed for key in wanted):
        return None
    if any(key in sentence.text for key in keyed) or "[" in sentence.text or "]" in sentence.text:
        return None
    if has_markup(sentence.text) or gives_orders(sentence.text) or spoken(sentence.text) != language:
        return None
    cited = {sources[key]: keyed[key] for key in wanted}
    exact = all(is_exact(source, piece.directive) for source, piece in cited.items())
    statement = Statement(sentence.text, tuple(range(len(cited))))
    return cited if exact and is_supported(statement, list(cited)) else None
