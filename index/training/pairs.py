"""What the encoder learns from: texts that belong together, wrong ones that look right, and people's ways of typing."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from index.training.pseudo_english import PseudoEnglish
from index.training.sources import Row, Sources, plain

Ids = npt.NDArray[np.int32]  # (pieces,) of one text
Passage = list[Ids]  # a text, line by line
Pair = tuple[Ids, Ids, int]  # a text, its partner, and the article that the partner is (-1: none)

GLOSSARY = Path(__file__).parent.parent / "question" / "glossary.tsv"
LONGEST = 160  # pieces of a text seen in training; texts are encoded whole afterwards
COMMON_TITLE = 5  # a title of more articles than this ("Hiệu lực thi hành") names none of them
LINES_ASKED = 2  # lines drawn from each article an epoch
NOISED = 0.2  # share of titles, questions and lines that are given with typing errors, or with words missing
LOST = 0.3  # of the pieces of a line that is half remembered
_LETTERS = "abcdeghiklmnopqrstuvxy"


def read_ids(tokenizer: Tokenizer, texts: Sequence[str]) -> Iterator[Ids]:
    """The pieces of each text."""
    for start in range(0, len(texts), 4096):  # a part at a time: the tokenizer's records are large
        for one in tokenizer.encode_batch_fast(list(texts[start : start + 4096]), add_special_tokens=False):
            yield np.array(one.ids, dtype=np.int32)


def read_passages(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Passage]:
    """The pieces of each line of each text."""
    split = [[line for line in text.split("\n") if line.strip()] for text in texts]
    ids = read_ids(tokenizer, [line for lines in split for line in lines])
    return [[next(ids) for _ in lines] for lines in split]


def joined(lines: Passage) -> Ids:
    """The lines as one text, cut to what training sees."""
    return np.concatenate([np.zeros(0, dtype=np.int32), *lines])[:LONGEST]


def mistyped(text: str, rng: random.Random) -> str:
    """One letter in eight words left out, swapped, doubled or hit beside: 'trách nhiệm' -> 'trahc nhiệm'."""
    words = text.split()
    for _ in range((len(words) + 7) // 8):
        nth = rng.randrange(len(words))
        word = words[nth]
        if len(word) > 2:
            at = rng.randrange(len(word) - 1)
            head, here, after, tail = word[:at], word[at], word[at + 1], word[at + 2 :]
            words[nth] = rng.choice(
                [head + after + tail, head + after + here + tail, head + here + here + after + tail,
                 head + rng.choice(_LETTERS) + after + tail]
            )  # fmt: skip
    return " ".join(words)


class Pairs:
    """The pairs, one epoch after another; which line of a text is asked about is drawn anew."""

    def __init__(self, sources: Sources, tokenizer: Tokenizer, words: Path, rng: random.Random) -> None:
        """`words`: the table of `index.question.word_translation` to make English of."""
        self._rng = rng
        self._noise = np.random.default_rng(rng.randrange(1 << 30))
        self._tokenizer = tokenizer
        titles, bodies = self._read(sources.articles, "title"), self._read(sources.articles, "text")
        self.titles = [joined(title) for title in titles]
        self.articles = [joined(title + body) for title, body in zip(titles, bodies, strict=True)]
        self._fixed = [*self._titled(sources, bodies), *self._questions(sources), *self._translations(sources)]
        self._fixed += self._pseudo_english(sources, bodies, words)
        statutes = self._read(sources.statutes, "text")
        self._passages = [passage for passage in bodies + statutes if len(passage) > 1]
        self._passages += windows(self._read(sources.directives, "text"))

    def epoch(self) -> list[Pair]:
        """All pairs of one epoch, shuffled."""
        pairs = list(self._fixed)
        for lines in self._passages:
            for at in self._rng.sample(range(len(lines)), min(LINES_ASKED, len(lines))):
                pairs.append((self._half_remembered(lines[at][:LONGEST]), joined(lines[:at] + lines[at + 1 :]), -1))
        pairs = [pair for pair in pairs if len(pair[0]) and len(pair[1])]
        self._rng.shuffle(pairs)
        return pairs

    def _read(self, rows: Sequence[Row], field: str) -> list[Passage]:
        return read_passages(self._tokenizer, [row[field] for row in rows])

    def _titled(self, sources: Sources, bodies: Sequence[Passage]) -> Iterator[Pair]:
        sharing = Counter(plain(row["title"]) for row in sources.articles)
        noised = read_ids(self._tokenizer, [mistyped(row["title"], self._rng) for row in sources.articles])
        for nth, (row, wrong) in enumerate(zip(sources.articles, noised, strict=True)):
            if sharing[plain(row["title"])] <= COMMON_TITLE:
                asked = wrong[:LONGEST] if self._rng.random() < NOISED else self.titles[nth]
                yield asked, joined(bodies[nth]), nth

    def _questions(self, sources: Sources) -> Iterator[Pair]:
        """Few, and the nearest to the task: each twice as it is, and once with typing errors."""
        numbered = {row["pd_id"]: nth for nth, row in enumerate(sources.articles)}
        asked = [row["question"] for row in sources.questions]
        typed = list(read_ids(self._tokenizer, asked))
        noised = list(read_ids(self._tokenizer, [mistyped(text, self._rng) for text in asked]))
        for row, question, wrong in zip(sources.questions, typed, noised, strict=True):
            for nth in (numbered[id_] for id_ in row["phapdien_ids"]):
                yield from ((ids, self.articles[nth], nth) for ids in (question, question, wrong))

    def _translations(self, sources: Sources) -> Iterator[Pair]:
        english, vietnamese = (self._read(sources.translations, side) for side in ("en", "vi"))
        yield from ((joined(e), joined(v), -1) for e, v in zip(english, vietnamese, strict=True))

    def _pseudo_english(self, sources: Sources, bodies: Sequence[Passage], words: Path) -> Iterator[Pair]:
        """Titles and questions word by word in English, each with its article."""
        english = PseudoEnglish(GLOSSARY, words, (row["en"] for row in sources.translations), self._rng)
        numbered = {row["pd_id"]: nth for nth, row in enumerate(sources.articles)}
        titles = read_ids(self._tokenizer, [english(row["title"]) for row in sources.articles])
        yield from ((title, joined(bodies[nth]), nth) for nth, title in enumerate(titles) if len(title) > 2)
        questions = read_ids(self._tokenizer, [english(row["question"]) for row in sources.questions])
        for row, question in zip(sources.questions, questions, strict=True):
            yield from ((question, self.articles[numbered[id_]], numbered[id_]) for id_ in row["phapdien_ids"])

    def _half_remembered(self, line: Ids) -> Ids:
        if self._rng.random() >= NOISED or len(line) < 5:
            return line
        kept = line[self._noise.random(len(line)) >= LOST]
        return kept if len(kept) > 1 else line


def windows(directives: Sequence[Passage]) -> Iterator[Passage]:
    """Neighbouring paragraphs of a directive, four at a time; short lines are letterhead and signatures."""
    for directive in directives:
        lines = [line for line in directive if len(line) >= 8]
        yield from (lines[start : start + 4] for start in range(0, len(lines) - 1, 4))
