"""A question to an answer: search, evidence, composition, gate."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from assistant.answer import Answer, Standing
from assistant.choices import choices
from assistant.compose import citation, compose
from assistant.direct import Direct, direct
from assistant.english.renderings import renderings
from assistant.evidence import Evidence
from assistant.generate import generate
from assistant.journal import keep
from assistant.look_up import LookedUp, look_up
from assistant.model import chosen
from assistant.notes import left_open, note
from assistant.provenance import CitedFile, Provenance
from assistant.question import MOST, declined, parts, talk
from assistant.refusal import refusal, refusal_inside
from assistant.standing import standing
from assistant.verdict import verdict
from index.holdings import Holdings
from index.library import Library
from index.section import ANYWHERE, Bounds, Section
from ingest.errors import UserError

LONGEST = 2000  # characters in a question
_HISTORY = 20  # earlier questions that can matter


def ask(
    library: Library,
    question: str,
    history: Sequence[str] = (),
    language: str | None = None,
    today: date | None = None,
    within: Bounds = ANYWHERE,
) -> Answer:
    """Answer `question` from the library, in the light of the earlier questions `history` (oldest first).

    `language` ("vi", "en") sets the language of what is said around the quotes; None: that of the question.
    `within`: the directives to answer from.
    `today`: the day on which the cited directives must be in force, else the reader is told; None: by the clock.
    Raises UserError for a blank question or one of more than `LONGEST` characters, and for a model that cannot be.
    """
    *_, answer = answers(library, question, history, language, today, within)
    return answer


def answers(
    library: Library,
    question: str,
    history: Sequence[str] = (),
    language: str | None = None,
    today: date | None = None,
    within: Bounds = ANYWHERE,
) -> Iterator[Answer]:
    """The answer that `ask` gives as it grows, where a language model writes it; else that answer alone."""
    started = time.perf_counter()
    question = _checked(question)
    before = [h[:LONGEST] for h in history if h.strip()][-_HISTORY:]
    origin = Provenance(datetime.now(UTC), today or date.today(), tuple(before), within)
    if reply := talk(question, language) or declined(question, language):
        ms = {"search": 0.0, "total": _ms(time.perf_counter() - started)}
        yield from _kept(library, [replace(reply, index=library.fingerprint, ms=ms, provenance=origin)])
        return
    asked, holdings = parts(question), Section(library, within) if within else library
    looked = _looked_up(holdings, asked[:MOST], before)
    origin = replace(origin, looked=tuple(one.traced() for one in looked))
    searched = time.perf_counter()
    query = looked[0].found.query
    tongue = language or query.language

    def finished(answer: Answer) -> Answer:
        unanswered = [] if answer.refused else [one.question for one in looked if one.reason]
        remarks = note(query, tongue, answer.citations), left_open(unanswered, asked[MOST:], MOST, tongue)
        told = " ".join(filter(None, (answer.note, *remarks)))
        text = f"{told}\n\n{answer.text}" if told else answer.text
        ms = {"search": _ms(searched - started), "total": _ms(time.perf_counter() - started)}
        traced = replace(origin, files=_files(library, answer))
        offered = _choices(holdings, question, looked, answer)
        return replace(
            answer, note=told, text=text, choices=offered, index=library.fingerprint, ms=ms, provenance=traced
        )

    yield from _kept(library, map(finished, _grown(library, question, tongue, looked, origin)))


def _kept(library: Library, grown: Iterable[Answer]) -> Iterator[Answer]:
    """The answer as it grows; what was shown last goes into the log, though nobody waits for the rest."""
    shown = None
    try:
        for shown in grown:
            yield shown
    finally:
        if shown:
            keep(library.home, shown)


def _choices(library: Holdings, question: str, looked: Sequence[LookedUp], answer: Answer) -> tuple[str, ...]:
    """The question for each other body that may be meant; none of a message of several questions."""
    if len(looked) > 1 or answer.refused:
        return ()
    return choices(question, looked[0].found, {citation.directive for citation in answer.citations}, library)


def _files(library: Library, answer: Answer) -> tuple[CitedFile, ...]:
    cited = [library.directive(id_) for id_ in dict.fromkeys(c.directive for c in answer.citations)]
    return tuple(CitedFile(d.id, d.source.file, d.source.sha256) for d in cited if d)


def _looked_up(library: Holdings, asked: Sequence[str], before: Sequence[str]) -> list[LookedUp]:
    """What answers each question of a message, those without an answer last."""
    looked: list[LookedUp] = []
    near: frozenset[str] = frozenset()
    for nth, part in enumerate(asked):
        one = look_up(library, part, [*before, *asked[:nth]], near)
        near = near or frozenset(piece.directive.id for piece in one.findings.pieces if not one.reason)
        looked.append(one)
    return sorted(looked, key=lambda one: bool(one.reason))


def _grown(
    library: Library, question: str, language: str, looked: Sequence[LookedUp], origin: Provenance
) -> Iterator[Answer]:
    """The answer as it grows: without a model at once, else sentence by sentence; a refusal where nothing answers."""
    first, model = looked[0], chosen()
    pieces = list(dict.fromkeys(piece for one in looked if not one.reason for piece in one.findings.pieces))
    standings = _standings(library, pieces, origin.today)
    told = first.findings.told if len(looked) == 1 else ""
    shortest = _shortest(first, language, pieces) if len(looked) == 1 else []
    english = renderings(first.found.query, pieces) if language == "en" else {}
    plain = compose(question, language, pieces, standings, told, shortest, english) if pieces else None
    if plain is None and origin.within:
        yield refusal_inside(question, language, origin.within)
    elif plain is None:
        query = replace(first.found.query, language=language)
        near = first.findings.pieces[:1] if first.lacking else ()
        pointer = citation(near[0], standings.get(near[0].directive.id)) if near else None
        yield refusal(question, query, first.reason or "no_match", library.register(), first.lacking, pointer)
    elif model:
        yield from generate(model, pieces, standings, plain, origin.history)
    else:
        yield plain


def _shortest(looked: LookedUp, language: str, pieces: Sequence[Evidence]) -> list[Direct]:
    """What answers in a few words: yes or no, who, when, how many."""
    query = looked.found.query
    return verdict(query, looked.question, language, pieces) or direct(query, pieces)


def _standings(library: Library, pieces: Sequence[Evidence], today: date) -> dict[str, Standing]:
    cited = {piece.directive.id: piece.directive for piece in pieces}
    told = ((id_, standing(library, directive, today)) for id_, directive in cited.items())
    return {id_: became for id_, became in told if became}


def _checked(question: str) -> str:
    question = "".join(c if c.isprintable() else " " for c in question).strip()
    if not any(c.isalnum() for c in question):
        raise UserError(
            "Bạn chưa nhập câu hỏi. Hãy gõ câu hỏi rồi gửi lại.", "The question is blank. Type one and send it."
        )
    if len(question) > LONGEST:
        raise UserError(
            f"Câu hỏi dài quá {LONGEST} ký tự. Hãy rút gọn rồi hỏi lại; muốn hỏi về cả một văn bản thì nêu số của nó.",
            f"The question is longer than {LONGEST} characters. Shorten it; name a whole document by its number.",
        )
    return question


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
