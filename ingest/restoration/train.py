"""Train the model that reads damaged text: `python -m ingest.restoration.train --data ../shared/train`.

Counts syllables, their pairs and triples in law text and directives, and how an engine that knows no Vietnamese
misreads them.  Offline, on one core; the data folder is only read; its README names each source.
"""

import argparse
import json
import random
import re
import time
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ingest.restoration.ngrams import BITS, NUMBER, SIGN, START, UNKNOWN, steps
from ingest.restoration.printed_words import ANY, LOWER, TITLE, printed_words
from ingest.restoration.spelling import is_syllable
from ingest.restoration.train_confusions import confusions, pairs

LEAST = 3  # times that a syllable must be seen
LEAST_ENGLISH = 4
LEAST_FOREIGN = 25  # the same of other words and abbreviations
DIRECTIVE_WEIGHT = 4  # how often a directive counts, because it speaks as the texts to be read do
PAIR_DISCOUNT, TRIPLE_DISCOUNT = 0.9, 0.8
CASE_PRIOR = 2.0  # times that the usual cases are added to those of a word
HELD_OUT = 20  # one law in so many is not counted
PAGES = 130  # printed and read again
SAMPLED_LAWS = 600
SAMPLE = 2500  # letters of a directive in one piece
SEED = 11

CLASSES = {"": START, "\0": UNKNOWN, "0": NUMBER, "\1": SIGN}

Keys = npt.NDArray[np.int64]
Chances = npt.NDArray[np.float64]


def held_out(law: str) -> bool:
    """Whether a law is kept from the counts, to measure on."""
    return zlib.crc32(law.encode()) % HELD_OUT == 0


def texts(data: Path) -> Iterator[tuple[str, int]]:
    """Each text that is counted, and how often."""
    for row in _rows(data / "phapdien.jsonl"):
        if not held_out(row["law_id"] or ""):
            yield f"{row['title']}\n{row['text']}", 1
    for row in _rows(data / "alqac2023_articles.jsonl"):
        yield row["text"], 1
    for row in _rows(data / "en_vi.jsonl"):
        yield row["vi"], 1
    for row in _rows(data / "zalo2021_train.jsonl"):
        yield row["question"], DIRECTIVE_WEIGHT
    for row in _rows(data / "directives.jsonl"):
        yield row["text"], DIRECTIVE_WEIGHT


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def keys(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text as the model counts them, and their case; '' where a sentence begins, '0' for a number."""
    for line in unicodedata.normalize("NFC", text).split("\n"):
        for word in printed_words(line):
            if word.opens:
                yield "", ANY
            yield "0" if word.kind == "number" or word.key[0].isdigit() else word.key, word.case


def encoded(data: Path) -> tuple[list[str], npt.NDArray[np.uint16], npt.NDArray[np.uint8]]:
    """The vocabulary by id, every text as ids, and the case of every word."""
    seen = dict(CLASSES)
    stream = []
    for text, times in texts(data):
        found = [(seen.setdefault(key, len(seen)), case) for key, case in keys(text)]
        stream += [np.array(found, np.uint32).reshape(-1, 2)] * times
    raw, case = np.concatenate(stream).T
    counts = np.bincount(raw, minlength=len(seen))
    kept = list(CLASSES)
    new = np.array([SIGN if word.isupper() else UNKNOWN for word in seen], np.uint16)
    new[: len(kept)] = list(CLASSES.values())
    for word, old in list(seen.items())[len(kept) :]:
        if counts[old] >= (LEAST if is_syllable(word) else LEAST_FOREIGN) and word.isalpha():
            new[old] = len(kept)
            kept.append(word)
    if len(kept) >= 1 << BITS:
        raise SystemExit(f"{len(kept)} words do not fit in {BITS} bits")
    return kept, new[raw], case.astype(np.uint8)


def counted(ids: npt.NDArray[np.uint16], order: int) -> tuple[Keys, npt.NDArray[np.int64]]:
    """The runs of `order` words inside one sentence, as keys in ascending order, and their counts."""
    size = len(ids) - order + 1
    key: Keys = np.zeros(size, np.int64)
    inside = np.ones(size, np.bool_)
    for n in range(order):
        part = ids[n : n + size]
        key = (key << BITS) | part
        if n:
            inside &= part != START
    found, counts = np.unique(key[inside], return_counts=True)
    return found, counts


def interpolated(
    counts: npt.NDArray[np.int64], contexts: npt.NDArray[np.int64], size: int, lower: Chances, discount: float
) -> tuple[Chances, Chances]:
    """Absolute discounting: the probability of each run after its context, and what each of `size` contexts leaves.

    `lower` is the probability of the run's last word after a context one word shorter.
    """
    total: Chances = np.maximum(np.bincount(contexts, weights=counts, minlength=size).astype(np.float64), 1)
    share = (counts - np.minimum(counts, discount)) / total[contexts]
    left: Chances = np.clip(1 - np.bincount(contexts, weights=share, minlength=size), 1e-6, 1)
    return share + left[contexts] * lower, left


def case_chances(ids: npt.NDArray[np.uint16], case: npt.NDArray[np.uint8], size: int) -> Chances:
    """Log P(case | word), (cases, words), from the places where the case tells something; `ANY` tells nothing."""
    counts = np.array([np.bincount(ids[case == each], minlength=size) for each in (LOWER, TITLE)])
    usual = counts.sum(axis=1, keepdims=True) / counts.sum()
    chances = (counts + CASE_PRIOR * usual) / (counts.sum(axis=0) + CASE_PRIOR)
    return np.concatenate([np.zeros((1, size)), np.log(chances)])


def model(
    words: Sequence[str], ids: npt.NDArray[np.uint16], case: npt.NDArray[np.uint8]
) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays that `ingest.restoration.ngrams` reads: absolute discounting, every pair and triple stored."""
    last = (1 << BITS) - 1
    size = len(words)
    pairs, pair_counts = counted(ids, 2)
    triples, triple_counts = counted(ids, 3)
    first, second, third = pairs >> BITS, pairs & last, triples & last
    context = np.searchsorted(pairs, triples >> BITS)
    ending = np.searchsorted(pairs, triples & ((1 << 2 * BITS) - 1))

    singles = np.bincount(ids, minlength=size) + 0.5
    singles[START] = 0.5
    single = singles / singles.sum()
    pair_chances, single_left = interpolated(pair_counts, first, size, single[second], PAIR_DISCOUNT)
    triple_chances, pair_left = interpolated(triple_counts, context, len(pairs), pair_chances[ending], TRIPLE_DISCOUNT)
    return {
        "words": np.frombuffer("\n".join(words).encode(), np.uint8),
        "cases": case_chances(ids, case, size).astype(np.float16),
        "single": np.log(single).astype(np.float16),
        "single_left": np.log(single_left).astype(np.float16),
        "pairs_of": np.bincount(first, minlength=size).astype(np.uint16),
        "pair_second": second.astype(np.uint16),
        "pair_logs": steps(np.log(pair_chances)),
        "pair_left": steps(np.log(pair_left)),
        "triples_of": np.bincount(context, minlength=len(pairs)).astype(np.uint16),
        "triple_third": third.astype(np.uint16),
        "triple_logs": steps(np.log(triple_chances)),
    }


def samples(data: Path) -> list[str]:
    """Texts to print and read: law and directives alike."""
    laws = [row["text"] for row in _rows(data / "phapdien.jsonl") if not held_out(row["law_id"] or "")]
    chance = random.Random(SEED)
    chosen = chance.sample([text for text in laws if len(text) > SAMPLE // 4], SAMPLED_LAWS)
    for row in _rows(data / "directives.jsonl"):
        chosen += [row["text"][at : at + SAMPLE] for at in range(0, len(row["text"]), 2 * SAMPLE)]
    return chosen


def english(data: Path) -> list[str]:
    """The English words that are no typing error of anything: whole, and common."""
    counts: Counter[str] = Counter()
    for row in _rows(data / "en_vi.jsonl"):
        counts.update(re.findall(r"[a-z]{2,}", row["en"].lower()))
    return sorted(word for word, times in counts.items() if times >= LEAST_ENGLISH)


def main() -> None:
    """Train, and write `ngrams.npz`, `english.txt` and `confusions.npz`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "model")
    options = parser.parse_args()
    started = time.perf_counter()
    words, ids, case = encoded(options.data)
    arrays = model(words, ids, case)
    np.savez_compressed(options.out / "ngrams.npz", **arrays)  # type: ignore[arg-type]
    print(f"{len(words)} words, {len(arrays['pair_logs']):,} pairs, {len(arrays['triple_logs']):,} triples,", end=" ")
    print(
        f"{(options.out / 'ngrams.npz').stat().st_size / 1e6:.1f} MB, {time.perf_counter() - started:.0f} s", flush=True
    )
    (options.out / "english.txt").write_text("\n".join(english(options.data)), encoding="utf-8")
    found = list(pairs(samples(options.data), PAGES, SEED))
    np.savez_compressed(options.out / "confusions.npz", **confusions(found))  # type: ignore[arg-type]
    print(f"{PAGES} pages, {len(found):,} words read by OCR, {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
