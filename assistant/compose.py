"""Evidence to an answer, without a language model: the directives' own words, grouped by directive."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from assistant.answer import Answer, Citation, Standing, Statement
from assistant.direct import Direct
from assistant.evidence import Evidence, lead
from assistant.standing import standing_words
from assistant.verify import holds_figures, is_exact, is_supported
from ingest.address import clause_name, official_form

_RESTORED = ("chữ phục hồi từ bản in mờ", "words restored from faint print")


def compose(
    question: str,
    language: str,
    pieces: Sequence[Evidence],
    standings: Mapping[str, Standing],
    told: str = "",
    shortest: Sequence[Direct] = (),
) -> Answer | None:
    """The answer that `pieces` support, best first; None when the gate lets nothing through.

    `standings`: by directive id, what has become of those that are changed, ended or not yet in force.
    `told`: a sentence about all the pieces, which stands first; it goes when a figure in it is in none of them.
    `shortest`: what of the pieces answers in a few words; it stands above the quotes.
    """
    grouped = _grouped(pieces)
    citations = [citation(piece, standings.get(piece.directive.id)) for piece in grouped]
    statements = [Statement(p.quote, (i,), lead(p.directive, p.clause)) for i, p in enumerate(grouped)]
    passed = [i for i, statement in enumerate(statements)
              if is_exact(citations[i], grouped[i].directive) and is_supported(statement, citations)]  # fmt: skip
    if not passed:
        return None
    kept, cited = [grouped[i] for i in passed], tuple(citations[i] for i in passed)
    quotes = [Statement(statements[i].text, (n,), statements[i].lead) for n, i in enumerate(passed)]
    above = [*_told(told, cited), *_shortest(shortest, pieces, kept, cited)]
    first = "; ".join(map(_marked, above))
    text = "\n\n".join(filter(None, [first, _text(kept, language, standings)]))
    return Answer(question=question, language=language, text=text, statements=(*above, *quotes), citations=cited)


def _told(sentence: str, cited: Sequence[Citation]) -> Iterator[Statement]:
    if sentence and holds_figures(sentence, cited):
        yield Statement(sentence, tuple(range(len(cited))), above=True)


def _shortest(
    found: Sequence[Direct], pieces: Sequence[Evidence], kept: Sequence[Evidence], cited: Sequence[Citation]
) -> Iterator[Statement]:
    for answer in found:
        where = tuple(sorted(kept.index(pieces[n]) for n in answer.pieces if pieces[n] in kept))
        statement = Statement(answer.text, where, answer.word, above=True)
        if is_supported(statement, cited):
            yield statement


def _marked(statement: Statement) -> str:
    said = f"{statement.lead}: “{statement.text}”" if statement.lead else statement.text
    return f"{said} {''.join(f'[{n + 1}]' for n in statement.citations)}"


def _grouped(pieces: Sequence[Evidence]) -> list[Evidence]:
    """Pieces of one directive next to each other, the directive of the best piece first."""
    order = list(dict.fromkeys(piece.directive.id for piece in pieces))
    return sorted(pieces, key=lambda piece: order.index(piece.directive.id))


def citation(piece: Evidence, standing: Standing | None) -> Citation:
    """The citation of a piece of evidence."""
    directive, clause = piece.directive, piece.clause
    vi, en = official_form(directive, clause.id)
    printed = piece.text == clause.text
    start, end = (piece.start, piece.end) if printed else clause.printed_span(piece.start, piece.end)
    return Citation(
        directive=directive.id,
        number=directive.number,
        issuer=directive.issuer,
        issued_on=directive.issued_on.isoformat() if directive.issued_on else "",
        source=directive.source.file,
        clause=clause.id,
        official=vi,
        official_en=en,
        quote=piece.quote,
        start=clause.start + start,
        end=clause.start + end,
        restored=not printed,
        printed="" if printed else clause.text[start:end],
        status=standing,
    )


def _text(pieces: Sequence[Evidence], language: str, standings: Mapping[str, Standing]) -> str:
    """Markdown: a line for each directive, below it each clause's name, lead and quote with its mark [n]."""
    lines, mark = [], 0
    for _, group in groupby(pieces, key=lambda piece: piece.directive.id):
        members = list(group)
        name = official_form(members[0].directive, "")[language == "en"]
        became = standings.get(members[0].directive.id)
        lines.append(f"**{name}**" + (f" ({standing_words(became, language)})" if became else ""))
        for piece in members:
            mark += 1
            where = clause_name(piece.clause.id)[language == "en"]
            above = lead(piece.directive, piece.clause)
            name = f"{where[:1].upper()}{where[1:]}{f' ({above})' if above else ''}"
            lines.append(f"- {name}: {quoted(piece, language)} [{mark}]")
        lines.append("")
    return "\n".join(lines).strip()


def quoted(piece: Evidence, language: str) -> str:
    """The quote in quotation marks, with … where the clause goes on before or after it."""
    before = "… " if piece.start > 0 else ""
    after = " …" if piece.end < len(piece.text) else ""
    restored = "" if piece.text == piece.clause.text else f" ({_RESTORED[language == 'en']})"
    return f"“{before}{' '.join(piece.quote.split())}{after}”{restored}"
