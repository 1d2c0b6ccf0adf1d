"""Articles that look like the right one and are not: by shared words (BM25), and by the model's own vectors."""

import random
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import torch

from index.clause_text import Entry
from index.lexical import Lexical
from index.rows import keys_of
from index.training.pairs import Ids, Pairs
from index.training.sources import Sources

Wrong = Mapping[int, Sequence[int]]  # article -> articles that look like its answer and are not
ASKED = 10_000  # titles that are looked for by words, of all
SKIPPED, MINED = 3, 12  # of the nearest articles the first may be right too; so many after them are taken as wrong
SAME = 0.93  # cosine of two articles that say the same
_BATCH = 1024


def by_words(sources: Sources, rng: random.Random) -> Wrong:
    """What BM25 finds for questions and for a part of the titles, the right articles left out."""
    articles = sources.articles
    entries = [Entry("", "", str(n), row["text"], row["title"], "") for n, row in enumerate(articles)]
    keys = keys_of(entries)
    numbers = {key: nth for nth, key in enumerate(keys.tolist())}
    numbered = {row["pd_id"]: nth for nth, row in enumerate(articles)}
    wrong: dict[int, Sequence[int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        index = Lexical(Path(folder))
        index.add(entries, keys)

        def found(text: str, right: set[int]) -> list[int]:
            hits = [numbers[key] for key in index.hits([(text, 1.0)], SKIPPED + MINED)[0].tolist()]
            return [nth for nth in hits if nth not in right]

        for nth in rng.sample(range(len(articles)), min(ASKED, len(articles))):
            wrong[nth] = found(articles[nth]["title"], {nth})[SKIPPED:]
        for row in sources.questions:
            right = {numbered[id_] for id_ in row["phapdien_ids"]}
            wrong |= dict.fromkeys(right, found(row["question"], right))
    return wrong


@torch.no_grad()
def by_vectors(encode: Callable[[Sequence[Ids]], torch.Tensor], pairs: Pairs) -> Wrong:
    """Of each article those that its title finds before many others and that do not say the same."""

    def encoded(texts: Sequence[Ids]) -> torch.Tensor:
        made = [encode(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        return torch.nn.functional.normalize(torch.cat(made))

    articles, titles = encoded(pairs.articles), encoded(pairs.titles)
    wrong: dict[int, Sequence[int]] = {}
    for start in range(0, len(titles), _BATCH):
        near = (titles[start : start + _BATCH] @ articles.T).topk(2 * (SKIPPED + MINED)).indices
        for nth, row in enumerate(near, start=start):
            alike = (articles[row] @ articles[nth]).tolist()
            others = [n for n, cosine in zip(row.tolist(), alike, strict=True) if n != nth and cosine < SAME]
            wrong[nth] = others[SKIPPED : SKIPPED + MINED]
    return wrong


def merged(one: Wrong, other: Wrong) -> Wrong:
    """Both."""
    return {nth: [*one.get(nth, ()), *other.get(nth, ())] for nth in {*one, *other}}
