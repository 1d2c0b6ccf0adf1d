"""The tokenizer of our encoder: words and common phrases of Vietnamese administration, counted."""

import json
import math
import random
from collections import Counter
from collections.abc import Iterator

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from index.training.sources import Sources

VOCABULARY = 40_000  # words, parts of words and phrases
PHRASE_LENGTHS = (2, 3)  # syllables
PHRASE_COUNT = 20  # a phrase seen less often gets no vector of its own
PHRASE_GAIN = 2.0  # nats: how much likelier a phrase must be than its syllables by chance
WORD_COUNT = 3
PART_PENALTY = 10.0  # nats: parts of words are for words that the vocabulary lacks
COUNTED_CHARACTERS = 30_000_000  # of law text, enough for the counts
INVISIBLE = r"[\u00ad\u200b-\u200d\u2060\ufeff]"  # soft hyphens and zero-width characters
# A piece ends at punctuation, at a line's end and around a number, and nowhere else: a Vietnamese word is often two or
# more syllables ("quá hạn", "thường trực"), and the vocabulary holds the common ones whole.
BREAKS = r"(?:\s*[^\w\s]\s*)+|\s*\n\s*|(?<=\d)\s+|\s+(?=\d)"


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
