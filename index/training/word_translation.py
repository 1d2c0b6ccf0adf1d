"""Estimate which Vietnamese words stand for an English word, from parallel text, in half a minute on one core.

    python -m index.training.word_translation --data ../shared/train --out index/question/word_translation_model

1. Vietnamese words of several syllables are found by how much oftener their parts meet than by chance (the score of
   Mikolov et al. 2013, "Distributed Representations of Words and Phrases", eq. 6), in two rounds.
2. Words are aligned by the model of fast_align (Dyer, Chahuneau and Smith 2013, "A Simple, Fast, and Effective
   Reparameterization of IBM Model 2"): IBM Model 1 with a leaning to the diagonal, and the mean-field estimate under
   a sparse Dirichlet prior, which keeps a rare word from gathering everything that stands beside it.

Without the rows of some laws (`--without`), what is measured on those laws is measured on text never seen.
"""

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.question.word_translation import english_words, is_content, stem

Pair = tuple[str, str]  # English, Vietnamese
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Cohesion = dict[tuple[str, str], float]  # of two neighbours: how many times oftener they meet than by chance

COHESION = (8.0, 30.0)  # least, in the first and the second round of joining
SEEN_TOGETHER = 20  # least
CODE_SHARE = 6  # one article of the official code in so many is read for the compounds
DIAGONAL = 6.0  # how much an aligned word leans to the same relative place
NOTHING = 0.08  # probability that a Vietnamese word stands for no English one
PRIOR = 0.01  # of the Dirichlet distribution over the meanings of a word
DOUBT = 0.5  # times that a word is taken to stand for something never seen
ROUNDS = 6
LONGEST = 150  # words of a row
MEANINGS = 8  # of a word at most
LEAST = 0.05  # probability of a meaning
_SYLLABLE = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[^\w\s/-]+|\n")


@dataclass(frozen=True, slots=True)
class Table:
    """p(Vietnamese word | English stem), likeliest first."""

    meanings: dict[str, list[tuple[str, float]]]

    def write(self, path: Path) -> None:
        """One stem a line, in order: 'deadlin<TAB>thời hạn 61<TAB>hạn 12', probabilities in percent."""
        lines = ["# English stem\tVietnamese words, each with its probability in percent"]
        for word, meant in sorted(self.meanings.items()):
            lines.append("\t".join([word, *(f"{vietnamese} {100 * p:.0f}" for vietnamese, p in meant)]))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def estimate(pairs: Sequence[Pair], further: Sequence[str] = ()) -> Table:
    """The table of these pairs; `further` Vietnamese texts help to find the compounds."""
    rounds = cohesions([*(vietnamese for _, vietnamese in pairs), *further])
    rows = [(list(map(stem, english_words(one))), compounds(other, rounds)) for one, other in pairs]
    return align([row for row in rows if all(0 < len(side) <= LONGEST for side in row)])


def cohesions(texts: Iterable[str]) -> list[Cohesion]:
    """What to join in the first round and in the second."""
    runs = [run for text in texts for run in _runs(text)]
    found = []
    for least in COHESION:
        cohesion = _cohesion(runs, least)
        runs = [_joined(run, cohesion) for run in runs]
        found.append(cohesion)
    return found


def compounds(vietnamese: str, rounds: Sequence[Cohesion]) -> list[str]:
    """'Cơ quan chủ trì báo cáo' -> ['cơ quan', 'chủ trì', 'báo cáo']."""
    words = []
    for run in _runs(vietnamese):
        for cohesion in rounds:
            run = _joined(run, cohesion)
        words += run
    return words


def align(rows: Sequence[tuple[list[str], list[str]]]) -> Table:
    """Expectation maximisation over (English words, Vietnamese words) rows."""
    english = {word: n for n, word in enumerate(sorted({w for row in rows for w in row[0]}), start=1)}  # 0: nothing
    vietnamese = {word: n for n, word in enumerate(sorted({w for row in rows for w in row[1]}))}
    blocks = [_links(np.array([english[w] for w in e]), np.array([vietnamese[w] for w in v])) for e, v in rows]
    ends = np.cumsum([len(v) for _, v in rows])
    start = np.repeat(ends - [len(v) for _, v in rows], [len(block[0]) for block in blocks])
    source, target, place, prior = (np.concatenate(part) for part in zip(*blocks, strict=True))
    types, which = np.unique(source * len(vietnamese) + target, return_inverse=True)
    of, meant = types // len(vietnamese), types % len(vietnamese)
    counts = _expected_counts(of, which, place + start, prior, len(vietnamese))
    return _table(list(english), list(vietnamese), of, meant, counts / (np.bincount(of, counts)[of] + DOUBT))


def _expected_counts(of: Ints, which: Ints, place: Ints, prior: Floats, meanings: int) -> Floats:
    """How often each pair of words is aligned.

    `of`: the English word of each pair of words; `which`, `place`, `prior`: of each possible link its pair, the
    Vietnamese place that it explains, and how likely it is before the words are seen.
    """
    chance: Floats = np.ones(len(of))
    counts = chance
    for _ in range(ROUNDS):
        share = chance[which] * prior
        share /= np.bincount(place, share)[place]
        counts = np.bincount(which, share, len(of)).astype(np.float64)
        totals = np.bincount(of, counts)[of].astype(np.float64)
        chance = np.exp(_digamma(counts + PRIOR) - _digamma(totals + PRIOR * meanings))
    return counts


def _links(english: Ints, vietnamese: Ints) -> tuple[Ints, Ints, Ints, Floats]:
    """Every English word (and nothing, 0) against every Vietnamese one of a row: words, place in the row, and prior."""
    m, k = len(english), len(vietnamese)
    gap = np.abs((np.arange(m) + 0.5)[None, :] / m - (np.arange(k) + 0.5)[:, None] / k)
    near = np.exp(-DIAGONAL * gap)
    near *= (1 - NOTHING) / near.sum(axis=1, keepdims=True)
    prior = np.hstack([near, np.full((k, 1), NOTHING)])
    target, place = np.repeat([vietnamese, np.arange(k)], m + 1, axis=1)
    return np.tile(np.append(english, 0), k), target, place, prior.ravel()


def _table(english: list[str], vietnamese: list[str], of: Ints, meant: Ints, chance: Floats) -> Table:
    """The likeliest meanings of the words that search looks up."""
    meanings: dict[str, list[tuple[str, float]]] = {}
    for n in np.lexsort((meant, -chance, of)):
        if of[n] == 0 or chance[n] < LEAST or not is_content(english[of[n] - 1]):
            continue
        found = meanings.setdefault(english[of[n] - 1], [])
        if len(found) < MEANINGS:
            found.append((vietnamese[meant[n]], float(chance[n])))
    return Table(meanings)


def _digamma(x: Floats) -> Floats:
    """The logarithmic derivative of the gamma function for x > 0 (Abramowitz and Stegun 6.3.5, 6.3.18)."""
    result = np.log(x + 6)
    for n in range(6):
        result -= 1 / (x + n)
    square = 1 / (x + 6) ** 2
    result -= 0.5 / (x + 6) + square * (1 / 12 - square * (1 / 120 - square / 252))
    return result


def _runs(text: str) -> Iterator[list[str]]:
    """Lower-case syllables between marks that no word crosses."""
    for piece in _BREAK.split(unicodedata.normalize("NFC", text).lower()):
        if run := _SYLLABLE.findall(piece):
            yield run


def _cohesion(runs: Sequence[Sequence[str]], least: float) -> Cohesion:
    single, double = Counter[str](), Counter[tuple[str, str]]()
    for run in runs:
        single.update(run)
        double.update(pairwise(run))
    size = single.total()
    scores = {
        (a, b): (count - SEEN_TOGETHER / 2) * size / (single[a] * single[b])
        for (a, b), count in double.items()
        if count >= SEEN_TOGETHER and not a[0].isdigit() and not b[0].isdigit()
    }
    return {pair: score for pair, score in scores.items() if score > least}


def _joined(run: Sequence[str], cohesion: Cohesion) -> list[str]:
    """Neighbours joined from the left, unless the second belongs more with the third."""
    words: list[str] = []
    at = 0
    scores = [*(cohesion.get(pair, 0.0) for pair in pairwise(run)), 0.0, 0.0]
    while at < len(run):
        size = 2 if scores[at] and scores[at] >= scores[at + 1] else 1
        words.append(" ".join(run[at : at + size]))
        at += size
    return words


def read_pairs(data: Path, without: Collection[str]) -> list[Pair]:
    """The pairs of `data`, less the lines of these laws of `alqac2023_articles.jsonl`."""
    articles = _rows(data / "alqac2023_articles.jsonl")
    unseen = "\n".join(_letters(article["text"]) for article in articles if article["law"] in without)
    return [
        (row["en"], row["vi"])
        for row in _rows(data / "en_vi.jsonl")
        if not (row["source"].startswith("alqac") and _letters(row["vi"]) in unseen)
    ]


def read_further(data: Path) -> list[str]:
    """Administrative documents, and a share of the official code less its laws (one of them may be left out)."""
    code = [row for n, row in enumerate(_rows(data / "phapdien.jsonl")) if n % CODE_SHARE == 0]
    decrees = [row["text"] for row in code if (row["law_type"] or "").startswith(("Nghị", "Thông tư", "Quyết"))]
    return decrees + [row["text"] for row in _rows(data / "directives.jsonl")]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of en_vi.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder to write table.tsv to")
    parser.add_argument("--without", action="append", default=[], metavar="LAW", help="a law left out, by its name")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    estimate(read_pairs(given.data, given.without), read_further(given.data)).write(given.out / "table.tsv")


if __name__ == "__main__":
    main()
