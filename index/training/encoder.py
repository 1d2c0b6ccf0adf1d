"""Train the small bilingual encoder of `index/model`, offline, in minutes, on two cores.

    python -m index.training.encoder --data ../shared/train --out index/model

The model is a static encoder (sentence-transformers `StaticEmbedding`): a text is the mean of the vectors of its
pieces.  It learns by telling the right partner of a text from the 1,023 others in its batch, and from articles that an
earlier round took for it (MultipleNegativesRankingLoss both ways, Kusupati et al.'s Matryoshka loss over prefixes of
the vector; written out below, because the library's trainer needs `datasets`, which nothing else here does).
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding

from index.question.word_translation import TABLE
from index.training.hard_negatives import Wrong, by_vectors, by_words, merged
from index.training.pairs import Ids, Pairs
from index.training.sources import FOLDS, UNSEEN, Say, read_sources
from index.training.tokenizer import new_tokenizer

DIMENSIONS = 256
PREFIXES = {256: 1.0, 128: 0.5, 64: 0.5}  # leading dimensions that are usable alone, and their weight in the loss
BATCH = 1024
LEARNING_RATE = 0.2
SCALE = 20.0  # of the cosine, as in MultipleNegativesRankingLoss
ROTATED_BY = 8000  # articles
FIRST_ROUND = 2  # epochs after which the articles that the model itself takes for the right ones are mined


def bag(texts: Sequence[Ids]) -> tuple[torch.Tensor, torch.Tensor]:
    """Texts as EmbeddingBag wants them: all pieces in one row, and the (texts,) offsets where each text begins."""
    lengths = torch.tensor([0, *(len(text) for text in texts[:-1])])
    return torch.from_numpy(np.concatenate(texts)).long(), lengths.cumsum(0)


def ranking_loss(left: torch.Tensor, right: torch.Tensor, wrong: torch.Tensor | None) -> torch.Tensor:
    """Each text's partner among all partners and wrong ones, both ways.  left, right: (pairs, d); wrong: (n, d)."""
    unit, entropy = torch.nn.functional.normalize, torch.nn.functional.cross_entropy
    own = torch.arange(len(left))
    total = torch.zeros(())
    for dimensions, weight in PREFIXES.items():
        one, other = unit(left[:, :dimensions]), unit(right[:, :dimensions])
        scores = SCALE * one @ other.T
        asked = scores if wrong is None else torch.cat([scores, SCALE * one @ unit(wrong[:, :dimensions]).T], dim=1)
        total = total + weight * (entropy(asked, own) + entropy(scores.T, own)) / 2
    return total


def train(module: StaticEmbedding, pairs: Pairs, wrong: Wrong, epochs: int, rng: random.Random, say: Say) -> None:
    """Adam, its rate rising over the first tenth of the steps and then falling to nothing.

    `wrong`: articles to tell apart from the right one; those that the model finds itself join them after `FIRST_ROUND`.
    """
    embedding = module.embedding
    optimizer = torch.optim.Adam(embedding.parameters(), lr=LEARNING_RATE)
    step, steps = 0, 0
    for epoch in range(1, epochs + 1):
        drawn, losses = pairs.epoch(), []
        steps = steps or epochs * (len(drawn) // BATCH)
        for start in range(0, len(drawn) - BATCH + 1, BATCH):
            part = min((step + 1) / (0.1 * steps), (1 - step / steps) / 0.9, 1.0)
            optimizer.param_groups[0]["lr"] = LEARNING_RATE * max(part, 0.0)
            left, right, articles = zip(*drawn[start : start + BATCH], strict=True)
            mined = [pairs.articles[rng.choice(wrong[nth])] for nth in articles if wrong.get(nth)]
            mined = [ids for ids in mined if len(ids)]
            loss = ranking_loss(
                embedding(*bag(left)), embedding(*bag(right)), embedding(*bag(mined)) if mined else None
            )
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
            losses.append(loss.item())
            step += 1
        say(f"epoch {epoch} of {epochs}: {len(drawn):,} pairs, loss {np.mean(losses):.3f}")
        if epoch == FIRST_ROUND:
            wrong = merged(wrong, by_vectors(lambda texts: embedding(*bag(texts)), pairs))


@torch.no_grad()
def rotate(embedding: torch.nn.EmbeddingBag, pairs: Pairs) -> None:
    """Turn the space so that its first dimensions tell articles apart best (principal components); cosines stay."""
    sample = pairs.articles[:: max(1, len(pairs.articles) // ROTATED_BY)]
    vectors = torch.nn.functional.normalize(embedding(*bag([ids for ids in sample if len(ids)])))
    _values, directions = torch.linalg.eigh(vectors.T @ vectors)  # least first
    embedding.weight.copy_(embedding.weight @ directions.flip(1))


def save(module: StaticEmbedding, out: Path) -> None:
    """Write the model folder with float16 vectors, half the size; what else lies in the folder, the card too, stays."""
    SentenceTransformer(modules=[module], device="cpu").half().save(str(out), create_model_card=False)
    (out / "model.safetensors").chmod(0o644)  # written for its owner alone
    config = out / "config_sentence_transformers.json"
    told = json.loads(config.read_text("utf-8")) | {"matryoshka_dimensions": list(PREFIXES)}
    config.write_text(json.dumps(told, indent=2) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training files")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--folds", type=int, nargs="+", default=[f for f in range(FOLDS) if f != UNSEEN])
    parser.add_argument("--without-statutes", action="store_true", help="leave out the English of the ALQAC laws")
    parser.add_argument(
        "--words", type=Path, default=TABLE, help="word table; one made without those laws, for the same"
    )
    options = parser.parse_args()
    started = time.perf_counter()

    def say(message: str) -> None:
        print(f"{time.perf_counter() - started:6.0f} s  {message}", flush=True)

    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    sources = read_sources(options.data, options.folds, options.without_statutes)
    tokenizer = new_tokenizer(sources, rng)
    say(f"a vocabulary of {tokenizer.get_vocab_size():,} pieces")
    pairs = Pairs(sources, tokenizer, options.words, rng)
    module = StaticEmbedding(tokenizer, embedding_dim=DIMENSIONS)
    wrong = by_words(sources, rng)
    say(f"wrong articles of {len(wrong):,} mined by their words")
    train(module, pairs, wrong, options.epochs, rng, say)
    rotate(module.embedding, pairs)
    save(module, options.out)
    size = sum(path.stat().st_size for path in options.out.iterdir()) / 1e6
    say(f"saved to {options.out}: {size:.1f} MB")


if __name__ == "__main__":
    main()
