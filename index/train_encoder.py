"""Train the small bilingual encoder of `index/model`, offline, in minutes, on two cores.

    python -m index.train_encoder --data ../shared/train --out index/model

The model is a static encoder (sentence-transformers `StaticEmbedding`): a text is the mean of the vectors of its
pieces.  It learns by telling the right partner of a text from the 1,023 wrong ones in its batch
(MultipleNegativesRankingLoss, both ways; written out below, because the library's trainer needs `datasets`, which
nothing else here does).  The data folder is only read; its README names each source.
"""

import argparse
import json
import math
import random
import time
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

Row = dict[str, Any]
Ids = npt.NDArray[np.int64]  # (pieces,) of one text
Passage = list[Ids]  # a text, line by line
Say = Callable[[str], None]

DIMENSIONS = 256
VOCABULARY = 40_000  # words, parts of words and phrases
PHRASE_LENGTHS = (2, 3)  # syllables
PHRASE_COUNT = 20  # a phrase seen less often gets no vector of its own
PHRASE_GAIN = 2.0  # nats: how much likelier a phrase must be than its syllables by chance
WORD_COUNT = 3
PART_PENALTY = 10.0  # nats: parts of words are for words that the vocabulary lacks
COUNTED_CHARACTERS = 30_000_000  # of law text, enough for the counts
BATCH = 1024
LEARNING_RATE = 0.2
SCALE = 20.0  # of the cosine, as in MultipleNegativesRankingLoss
LONGEST = 256  # pieces of a text seen in training; texts are encoded whole afterwards
COMMON_TITLE = 5  # a title of more articles than this ("Hiệu lực thi hành") names none of them
LINES_ASKED = 2  # lines drawn from each article an epoch
INVISIBLE = r"[\u00ad\u200b-\u200d\u2060\ufeff]"  # soft hyphens and zero-width characters
# A piece ends at punctuation, at a line's end and around a number, and nowhere else: a Vietnamese word is often two or
# more syllables ("quá hạn", "thường trực"), and the vocabulary holds the common ones whole.
BREAKS = r"(?:\s*[^\w\s]\s*)+|\s*\n\s*|(?<=\d)\s+|\s+(?=\d)"


@dataclass(frozen=True, slots=True)
class Sources:
    """The rows of the data folder; `unseen_*` are kept from training and measured on."""

    articles: list[Row]
    questions: list[Row]
    unseen_questions: list[Row]
    statutes: list[Row]
    statute_questions: list[Row]
    translations: list[Row]
    unseen_translations: list[Row]
    directives: list[Row]


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def one_in(parts: int, key: str) -> bool:
    """The same share of the keys whatever else changes."""
    return zlib.crc32(key.encode()) % parts == 0


def read_sources(data: Path) -> Sources:
    zalo = read_rows(data / "zalo2021_train.jsonl")
    unseen = [row for row in zalo if one_in(5, row["question_id"])]
    taken = {plain(row["question"]) for row in unseen}
    pairs = read_rows(data / "en_vi.jsonl")
    unseen_pairs = [row for row in pairs if one_in(20, row["en"])]
    taken_pairs = {row[side] for row in unseen_pairs for side in ("en", "vi")}
    return Sources(
        articles=read_rows(data / "phapdien.jsonl"),
        questions=[row for row in zalo if row["phapdien_ids"] and plain(row["question"]) not in taken],
        unseen_questions=[row for row in unseen if row["phapdien_complete"]],
        statutes=read_rows(data / "alqac2023_articles.jsonl"),
        statute_questions=read_rows(data / "alqac2023_train.jsonl"),
        translations=[row for row in pairs if row["en"] not in taken_pairs and row["vi"] not in taken_pairs],
        unseen_translations=unseen_pairs,
        directives=read_rows(data / "directives.jsonl"),
    )


def plain(text: str) -> str:
    """The text as someone without a Vietnamese keyboard types it, in small letters."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def bare_tokenizer() -> Tokenizer:
    """Normalizer and splitter, and no vocabulary yet.

    The normalizer is saved inside tokenizer.json, so every caller gets the same vector for Ủy ban, Uỷ ban, ỦY BAN,
    uy ban, and for composed and decomposed Unicode.  Folded, with phrases, the held-out MRR@10 was 0.59 to 0.62 in
    four runs (of slightly different settings), however the question was typed; taught both forms, syllable by syllable,
    it was 0.57 with diacritics and 0.53 without.  What folding confuses, phrases mostly tell apart again.
    """
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace("đ", "d"),
            normalizers.Replace(Regex(INVISIBLE), ""),
            normalizers.Replace(Regex(r"[^\S\n]+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(BREAKS), behavior="removed"),
            pre_tokenizers.Metaspace(prepend_scheme="always", split=False),
        ]
    )
    return tokenizer


def counted_texts(sources: Sources, rng: random.Random) -> Iterator[str]:
    """What the vocabulary is counted on: a random part of the law, and all of the directives and translations."""
    articles, characters = rng.sample(sources.articles, len(sources.articles)), 0
    for row in articles:
        yield f"{row['title']}\n{row['text']}"
        characters += len(row["text"])
        if characters > COUNTED_CHARACTERS:
            break
    yield from (row["text"] for row in sources.directives)
    yield from (row[side] for row in sources.translations for side in ("en", "vi"))


def count_words(tokenizer: Tokenizer, texts: Iterator[str]) -> tuple[Counter[str], Counter[tuple[str, ...]]]:
    words: Counter[str] = Counter()
    phrases: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        for segment, _ in tokenizer.pre_tokenizer.pre_tokenize_str(tokenizer.normalizer.normalize_str(text)):
            run = segment[1:].split("▁")
            words.update(run)
            for length in PHRASE_LENGTHS:
                phrases.update(zip(*(run[start:] for start in range(length)), strict=False))
    return words, phrases


def part_scores(words: Counter[str]) -> dict[str, float]:
    """Parts of words, from the library's own Unigram trainer over the list of words, below every whole word."""
    tokenizer = Tokenizer(models.Unigram())
    trainer = trainers.UnigramTrainer(vocab_size=4000, special_tokens=["<unk>"], unk_token="<unk>", show_progress=False)
    tokenizer.train_from_iterator(["▁" + word for word, count in words.items() if count > 1], trainer)
    scores = {piece: score - PART_PENALTY for piece, score in json.loads(tokenizer.to_str())["model"]["vocab"]}
    return {**scores, "<unk>": 0.0}


def phrase_scores(words: Counter[str], phrases: Counter[tuple[str, ...]], room: int) -> dict[str, float]:
    """The `room` most frequent phrases whose words keep company more often than by chance, with log probabilities."""
    total = words.total()
    chance = {word: math.log(count / total) for word, count in words.items()}
    scores: dict[str, float] = {}
    for phrase, count in phrases.most_common():
        score = math.log(count / total)
        if count < PHRASE_COUNT or len(scores) == room:
            break
        if score - sum(chance[word] for word in phrase) > PHRASE_GAIN:
            scores["▁" + "▁".join(phrase)] = score
    return scores


def new_tokenizer(sources: Sources, rng: random.Random) -> Tokenizer:
    """A Unigram tokenizer: known words and phrases whole, other words in parts.

    Counted outright, where the library's trainer would estimate: given phrases it is several times slower, and even
    without them it cuts "ai" and "UBND" into letters.
    """
    tokenizer = bare_tokenizer()
    words, phrases = count_words(tokenizer, counted_texts(sources, rng))
    scores = part_scores(words)
    total = words.total()
    scores |= {"▁" + word: math.log(n / total) for word, n in words.items() if n >= WORD_COUNT and 0 < len(word) < 20}
    scores |= phrase_scores(words, phrases, VOCABULARY - len(scores))
    unknown = list(scores).index("<unk>")
    tokenizer.model = models.Unigram(list(scores.items()), unknown, False)
    return tokenizer


def read_ids(tokenizer: Tokenizer, texts: Sequence[str]) -> Iterator[Ids]:
    for start in range(0, len(texts), 4096):  # a part at a time: the tokenizer's records are large
        for one in tokenizer.encode_batch_fast(list(texts[start : start + 4096]), add_special_tokens=False):
            yield np.array(one.ids, dtype=np.int64)


def read_passages(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Passage]:
    split = [[line for line in text.split("\n") if line.strip()] for text in texts]
    ids = read_ids(tokenizer, [line for lines in split for line in lines])
    return [[next(ids) for _ in lines] for lines in split]


def joined(lines: Passage) -> Ids:
    return np.concatenate([np.zeros(0, dtype=np.int64), *lines])[:LONGEST]


class Pairs:
    """The pairs to learn from, one epoch after another; which line of a text is asked about is drawn anew."""

    def __init__(self, sources: Sources, tokenizer: Tokenizer, rng: random.Random) -> None:
        self.rng = rng

        def read(rows: Sequence[Row], field: str) -> list[Passage]:
            return read_passages(tokenizer, [row[field] for row in rows])

        titles, bodies = read(sources.articles, "title"), read(sources.articles, "text")
        statutes = read(sources.statutes, "text")
        sharing = Counter(plain(row["title"]) for row in sources.articles)
        self.fixed = [
            (joined(title), joined(body))
            for row, title, body in zip(sources.articles, titles, bodies, strict=True)
            if sharing[plain(row["title"])] <= COMMON_TITLE
        ]
        self.fixed += zip(
            map(joined, read(sources.translations, "en")), map(joined, read(sources.translations, "vi")), strict=True
        )
        numbered = {row["pd_id"]: n for n, row in enumerate(sources.articles)}
        for row, question in zip(sources.questions, read(sources.questions, "question"), strict=True):
            for n in (numbered[pd_id] for pd_id in row["phapdien_ids"]):
                self.fixed += [
                    (joined(question), joined(titles[n] + bodies[n]))
                ] * 2  # few, and the nearest to the task
        statute = {(row["law"], row["article"]): body for row, body in zip(sources.statutes, statutes, strict=True)}
        for field in ("question", "question_en"):
            rows = [row for row in sources.statute_questions if row.get(field)]
            for row, question in zip(rows, read(rows, field), strict=True):
                self.fixed += [(joined(question), joined(statute[law, n])) for law, n in row["relevant"]] * 2
        self.passages = [passage for passage in bodies + statutes if len(passage) > 1]
        self.passages += windows(read(sources.directives, "text"))

    def epoch(self) -> list[tuple[Ids, Ids]]:
        pairs = list(self.fixed)
        for lines in self.passages:
            for at in self.rng.sample(range(len(lines)), min(LINES_ASKED, len(lines))):
                pairs.append((lines[at][:LONGEST], joined(lines[:at] + lines[at + 1 :])))
        pairs = [pair for pair in pairs if len(pair[0]) and len(pair[1])]
        self.rng.shuffle(pairs)
        return pairs


def windows(directives: Sequence[Passage]) -> Iterator[Passage]:
    """Neighbouring paragraphs of a directive, four at a time; short lines are letterhead and signatures."""
    for directive in directives:
        lines = [line for line in directive if len(line) >= 8]
        yield from (lines[start : start + 4] for start in range(0, len(lines) - 1, 4))


def bag(texts: Sequence[Ids]) -> tuple[torch.Tensor, torch.Tensor]:
    """Texts as EmbeddingBag wants them: all pieces in one row, and the (texts,) offsets where each text begins."""
    lengths = torch.tensor([0, *(len(text) for text in texts[:-1])])
    return torch.from_numpy(np.concatenate(texts)), lengths.cumsum(0)


def ranking_loss(left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Each text's partner among all partners, both ways.  left, right: (pairs, dimensions)."""
    unit, entropy = torch.nn.functional.normalize, torch.nn.functional.cross_entropy
    scores = SCALE * unit(left) @ unit(right).T
    own = torch.arange(len(scores))
    return (entropy(scores, own) + entropy(scores.T, own)) / 2


def train(embedding: torch.nn.EmbeddingBag, pairs: Pairs, epochs: int, say: Say) -> None:
    """Adam, its rate rising over the first tenth of the steps and then falling to nothing."""
    optimizer = torch.optim.Adam(embedding.parameters(), lr=LEARNING_RATE)
    step, steps = 0, 0
    for epoch in range(1, epochs + 1):
        drawn, losses = pairs.epoch(), []
        steps = steps or epochs * (len(drawn) // BATCH)
        for start in range(0, len(drawn) - BATCH + 1, BATCH):
            part = min((step + 1) / (0.1 * steps), (1 - step / steps) / 0.9, 1.0)
            optimizer.param_groups[0]["lr"] = LEARNING_RATE * max(part, 0.0)
            left, right = zip(*drawn[start : start + BATCH], strict=True)
            loss = ranking_loss(embedding(*bag(left)), embedding(*bag(right)))
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
            losses.append(loss.item())
            step += 1
        say(f"epoch {epoch} of {epochs}: {len(drawn):,} pairs, loss {np.mean(losses):.3f}")


def save(module: StaticEmbedding, out: Path) -> None:
    """Write the model folder with float16 vectors, half the size; what else lies in the folder, the card too, stays."""
    SentenceTransformer(modules=[module], device="cpu").half().save(str(out), create_model_card=False)
    (out / "model.safetensors").chmod(0o644)  # written for its owner alone


def mean_rank_figures(scores: torch.Tensor, right: Sequence[set[int]]) -> str:
    """MRR@10 and R@10.  scores: (questions, texts); right: the texts that answer each question."""
    reciprocal, recall = 0.0, 0.0
    for top, answers in zip(scores.topk(10).indices.tolist(), right, strict=True):
        reciprocal += next((1 / (rank + 1) for rank, text in enumerate(top) if text in answers), 0.0)
        recall += len(answers.intersection(top)) / len(answers)
    return f"MRR@10 {reciprocal / len(right):.3f}, R@10 {recall / len(right):.3f} ({len(right)} questions)"


def measure(out: Path, sources: Sources, say: Say) -> None:
    """Print what the saved model finds for what it never saw, by its vectors alone."""
    # In float16 the library normalizes a text without pieces to NaN, which then outranks everything.
    model = SentenceTransformer(str(out), device="cpu").float()

    def encode(texts: list[str]) -> torch.Tensor:
        vectors: torch.Tensor = model.encode(
            texts, batch_size=1024, normalize_embeddings=True, convert_to_tensor=True, show_progress_bar=False
        )
        return vectors

    started = time.perf_counter()
    articles = encode([f"{row['title']}\n{row['text']}" for row in sources.articles])
    say(f"{len(articles) / (time.perf_counter() - started):,.0f} whole articles encoded a second")
    number = {row["pd_id"]: n for n, row in enumerate(sources.articles)}
    right = [{number[pd_id] for pd_id in row["phapdien_ids"]} for row in sources.unseen_questions]
    for name, form in (("with", str), ("without", plain)):
        questions = encode([form(row["question"]) for row in sources.unseen_questions])
        say(f"Zalo questions {name} diacritics: {mean_rank_figures(questions @ articles.T, right)}")
    english, vietnamese = (encode([row[side] for row in sources.unseen_translations]) for side in ("en", "vi"))
    own = [{n} for n in range(len(english))]
    say(f"English sentence to Vietnamese: {mean_rank_figures(english @ vietnamese.T, own)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training files")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=4)
    options = parser.parse_args()
    started = time.perf_counter()

    def say(message: str) -> None:
        print(f"{time.perf_counter() - started:6.0f} s  {message}", flush=True)

    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    sources = read_sources(options.data)
    tokenizer = new_tokenizer(sources, rng)
    say(f"a vocabulary of {tokenizer.get_vocab_size():,} pieces")
    pairs = Pairs(sources, tokenizer, rng)
    module = StaticEmbedding(tokenizer, embedding_dim=DIMENSIONS)
    train(module.embedding, pairs, options.epochs, say)
    save(module, options.out)
    size = sum(path.stat().st_size for path in options.out.iterdir()) / 1e6
    say(f"saved to {options.out}: {size:.1f} MB")
    measure(options.out, sources, say)


if __name__ == "__main__":
    main()
