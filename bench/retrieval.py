"""How well the right text is found: `python -m bench.retrieval --data ../shared/train`.

Three sets of questions that no training saw: Zalo 2021 over Bộ Pháp điển, ALQAC 2023 over its laws (in Vietnamese,
without diacritics, in English), and our own over the public directives.  Beside ours in the same run: BM25 over folded
syllables and their bigrams, vectors alone, and LangChain's splitter with Chroma and all-MiniLM (on the two smaller
sets: on two cores it needs the better part of an hour for the largest).  A chunk of that one counts as right when any
part of a right clause stands in it.

The English of ALQAC's laws is among the pairs that the shipped models learn from.  For figures on unseen laws give
models made without them: `--encoder` (`index.training.encoder --without-statutes`) and `--words` (a table made so too).
"""

import argparse
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from bench.answers import stripped
from bench.textbook import Span, Textbook
from index import ranker
from index.clause_text import Entry
from index.encoder import Encoder
from index.features import NAMES, Floats
from index.lexical import Lexical
from index.question import word_translation
from index.question.query import understand
from index.rows import keys_of
from index.search import Searchable, candidates, search
from index.training.corpora import (
    Articles,
    Asked,
    code_articles,
    directive_questions,
    figures,
    statute_articles,
    statute_questions,
    zalo_questions,
)
from index.training.ranker import QUESTIONS, directive_library
from index.training.sources import UNSEEN

Ranking = list[tuple[str, str]]
System = Callable[[Asked], Ranking]  # a question -> (directive, clause path), best first
_DEEP = 10


class BM25:
    """The baseline: folded syllables and their bigrams in one field."""

    def __init__(self, folder: Path, texts: Sequence[tuple[str, str, str]]) -> None:
        """`texts`: (directive, clause path, text)."""
        entries = [Entry("all", directive, path, text, "", "") for directive, path, text in texts]
        keys = keys_of(entries)
        self._address = {k: (e.directive, e.clause) for k, e in zip(keys.tolist(), entries, strict=True)}
        self._index = Lexical(folder)
        self._index.add(entries, keys)

    def __call__(self, asked: Asked) -> Ranking:
        keys, _scores = self._index.hits([(asked.question, 1.0)], _DEEP, boosts={"own": 1.0})
        return [self._address[key] for key in keys.tolist()]


def ours(library: Searchable) -> dict[str, System]:
    """Our search, and its parts alone."""

    def by(weigh: Callable[[Floats], Floats]) -> System:
        def ranked(asked: Asked) -> Ranking:
            query = understand(asked.question, (), library.register())
            found = candidates(library.store, library.register(), library.encoder, query)
            order = np.argsort(-weigh(found.features), kind="stable")[:_DEEP] if len(found.rows) else ()
            return [found.addresses[nth] for nth in order]

        return ranked

    def searched(asked: Asked) -> Ranking:
        return [(match.directive, match.clause) for match in search(library, asked.question, limit=_DEEP).matches]

    return {
        "vectors alone": by(lambda f: f[:, NAMES.index("cosine")]),
        "ranked": by(ranker.scores),
        "search (ranked, copies of the first behind it)": searched,
    }


def textbook(folder: Path, texts: Sequence[tuple[str, Sequence[Span]]]) -> System:
    """LangChain, Chroma and MiniLM over whole texts."""
    made = Textbook(folder)
    made.fill_all(texts)
    return lambda asked: made.found(asked.question, asked.gold | asked.fine)


def table_of(title: str, systems: Mapping[str, System], sets: Mapping[str, Sequence[Asked]]) -> Table:
    """A line for each system, P@1, MRR@10 and R@10 for each set of questions."""
    columns = [f"{name} ({len(asked)})" for name, asked in sets.items()]
    table = Table("P@1 / MRR@10 / R@10", *columns, title=title)
    for name, system in systems.items():
        cells = []
        for asked in sets.values():
            made = figures([system(one) for one in asked], asked)
            cells.append(" / ".join(f"{value:.3f}" for value in made.values()))
        table.add_row(name, *cells)
    return table


def without_diacritics(asked: Sequence[Asked]) -> list[Asked]:
    """The same questions typed without them."""
    return [Asked(a.id, stripped(a.question), a.gold, a.fine, a.fold, a.form) for a in asked]


def zalo(data: Path, folder: Path, encoder: Encoder) -> Table:
    """The held-out fifth, those with every right article at hand."""
    texts = code_articles(data)
    library = Articles(folder / "code", encoder, texts)
    bm25 = BM25(folder / "code-bm25", [(id_, "dieu", f"{title}\n{text}") for id_, title, text in texts])
    asked = [one for one in zalo_questions(data) if one.fold == UNSEEN and one.fine]
    sets = {"as asked": asked, "no diacritics": without_diacritics(asked)}
    systems: dict[str, System] = {"BM25, bigrams": bm25, **ours(library)}
    return table_of("Zalo 2021 over 49,052 articles", systems, sets)


def statutes(data: Path, folder: Path, encoder: Encoder) -> Table:
    """ALQAC, of which no question was trained on."""
    texts = statute_articles(data)
    library = Articles(folder / "statutes", encoder, texts)
    whole = [(id_, "dieu", f"{title}\n{text}") for id_, title, text in texts]
    vietnamese = statute_questions(data)
    sets = {
        "Vietnamese": vietnamese,
        "no diacritics": without_diacritics(vietnamese),
        "English": statute_questions(data, "question_en"),
    }
    spans = [(text, [(0, len(text), (id_, path))]) for id_, path, text in whole]
    systems: dict[str, System] = {
        "LangChain + MiniLM": textbook(folder / "statutes-textbook", spans),
        "BM25, bigrams": BM25(folder / "statutes-bm25", whole),
        **ours(library),
    }
    return table_of("ALQAC 2023 over 2,249 articles", systems, sets)


def directives(data: Path, folder: Path, encoder: Encoder) -> Table:
    """Our own questions over the public directives that no training saw the questions of."""
    library, ids = directive_library(data, folder / "directives", encoder.name)
    asked = [one for one in directive_questions(QUESTIONS, ids) if one.fold == UNSEEN]
    forms = {form: [one for one in asked if one.form == form] for form in sorted({one.form for one in asked})}
    clauses = [
        (directive.id, clause.id, clause.shown) for directive in library.directives() for clause in directive.clauses
    ]
    spans = [(d.text, [(c.start, c.end, (d.id, c.id)) for c in d.clauses]) for d in library.directives()]
    systems: dict[str, System] = {
        "LangChain + MiniLM": textbook(folder / "directives-textbook", spans),
        "BM25, bigrams": BM25(folder / "directives-bm25", clauses),
        **ours(library),
    }
    sets = {"all": asked, "no diacritics": without_diacritics([a for a in asked if a.form != "english"]), **forms}
    return table_of("Our questions over 107 directives", systems, sets)


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public files")
    parser.add_argument("--encoder", default="", help="another model folder")
    parser.add_argument("--words", type=Path, default=word_translation.TABLE, help="another word table")
    parser.add_argument("--only", choices=("zalo", "statutes", "directives"))
    options = parser.parse_args()
    word_translation.TABLE = options.words
    console = Console(width=180)
    with tempfile.TemporaryDirectory() as folder:
        for measure in (directives, statutes, zalo):
            if options.only in (None, measure.__name__):
                console.print(measure(options.data, Path(folder), Encoder(options.encoder)))


if __name__ == "__main__":
    main()
