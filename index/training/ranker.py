"""Train the ranker of `index/ranker_model`: which of the candidates answers, from what `index.features` says of each.

    python -m index.training.ranker --data ../shared/train --encoder MODEL --out index/ranker_model

It learns from our own questions over the public directives (`questions.jsonl`), for how directives are built, and from
the public Zalo questions over Bộ Pháp điển, for sheer number.  MODEL must not have been trained on the Zalo questions
of `--folds`, or it would look better to the ranker than it is: train one with `index.training.encoder --folds` of the
others.  A question's loss is the cross-entropy of its candidates' softmax (ListNet, Cao et al. 2007).
"""

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from index import ranker
from index.encoder import Encoder
from index.features import NAMES, Floats
from index.library import Library
from index.question.query import understand
from index.search import Searchable, candidates
from index.training.corpora import (
    Articles,
    Asked,
    code_articles,
    directive_questions,
    figures,
    foreign_lines,
    statute_questions,
    zalo_questions,
)
from index.training.sources import FOLDS, UNSEEN, read_rows

QUESTIONS = Path(__file__).with_name("questions.jsonl")
HIDDEN = 32
FOREIGN = 600  # Zalo questions that are asked of the directives, which do not answer them
RUNS = 3  # from different beginnings; their outputs are added up, which is one wider network
EPOCHS = 30
BATCH = 32  # questions
LEARNING_RATE = 5e-3
DECAY = 1e-2
DROPPED = 0.2  # of the hidden units in training
RIDGE = 2e-3  # on the squares of the support's weights
FINE = 0.5  # what a clause is worth that a fair judge would take too


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its candidates."""

    asked: Asked
    addresses: list[tuple[str, str]]
    features: Floats  # (n, len(NAMES))

    @property
    def worth(self) -> Floats:
        """(n,) how right each candidate is, adding up to one; all 0 where none is."""
        asked = self.asked
        worth = np.array([1.0 if a in asked.gold else FINE if a in asked.fine else 0.0 for a in self.addresses])
        shares: Floats = (worth / max(worth.sum(), 1e-9)).astype(np.float32)
        return shares


def examples(library: Searchable, questions: Iterable[Asked]) -> Iterator[Example]:
    """Every question as search sees it."""
    for asked in questions:
        query = understand(asked.question, (), library.register())
        found = candidates(library.store, library.register(), library.encoder, query)
        yield Example(asked, found.addresses, found.features)


class Network(torch.nn.Module):
    """One hidden layer, and a straight way past it."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.inner = torch.nn.Linear(features, HIDDEN)
        self.outer = torch.nn.Linear(HIDDEN, 1, bias=False)
        self.direct = torch.nn.Linear(features, 1, bias=False)
        self.dropout = torch.nn.Dropout(DROPPED)
        torch.nn.init.zeros_(self.direct.weight)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(questions, candidates, features) to (questions, candidates) scores."""
        hidden = self.dropout(torch.relu(self.inner(x)))
        scores: torch.Tensor = (self.outer(hidden) + self.direct(x))[..., 0]
        return scores


def trained(found: Sequence[Example]) -> dict[str, Floats]:
    """The weights, as `index.ranker` reads them."""
    useful = [example for example in found if example.worth.any()]
    every = np.concatenate([example.features for example in useful])
    mean, deviation = every.mean(0), every.std(0) + 1e-3
    most = max(len(example.features) for example in useful)
    x = torch.zeros(len(useful), most, len(NAMES))
    worth, absent = torch.zeros(len(useful), most), torch.full((len(useful), most), -1e9)
    for nth, example in enumerate(useful):
        n = len(example.features)
        x[nth, :n] = torch.from_numpy(np.clip((example.features - mean) / deviation, -ranker.CLIP, ranker.CLIP))
        worth[nth, :n] = torch.from_numpy(example.worth)
        absent[nth, :n] = 0
    networks = [_run(seed, x, worth, absent) for seed in range(RUNS)]
    return {
        "mean": mean,
        "deviation": deviation,
        "inner": np.concatenate([n.inner.weight.detach().numpy().T for n in networks], axis=1),
        "inner_bias": np.concatenate([n.inner.bias.detach().numpy() for n in networks]),
        "outer": np.concatenate([n.outer.weight.detach().numpy()[0] for n in networks]) / RUNS,
        "direct": sum(n.direct.weight.detach().numpy()[0] for n in networks) / RUNS,
    }


def _run(seed: int, x: torch.Tensor, worth: torch.Tensor, absent: torch.Tensor) -> Network:
    torch.manual_seed(seed)
    shuffled = np.random.default_rng(seed)
    network = Network(x.shape[2])
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=DECAY)
    parts = -(-len(x) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, LEARNING_RATE, total_steps=EPOCHS * parts)
    for _ in range(EPOCHS):
        for batch in np.array_split(shuffled.permutation(len(x)), parts):
            chances = torch.log_softmax(network(x[batch]) + absent[batch], dim=1)
            loss = -(worth[batch] * chances).sum(dim=1).mean()
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
            schedule.step()
    return network.eval()


def supporting(
    weights: dict[str, Floats], answered: Sequence[Example], foreign: Sequence[Example]
) -> dict[str, Floats]:
    """The weights that tell a question with an answer here from one without, as `index.ranker.support` reads them.

    Without an answer are the `foreign` ones, and those `answered` whose directive is taken away.
    """
    gone = [(keep(e.features, e.addresses, e.asked.gold), 0.0) for e in answered]
    rows = [(e.features, 1.0) for e in answered] + [(e.features, 0.0) for e in foreign] + gone
    useful = [(features, y) for features, y in rows if len(features)]
    x = np.stack([ranker.told(features, ranker.scored(weights, features)) for features, _ in useful])
    y = torch.tensor([y for _, y in useful])
    mean, deviation = x.mean(0), x.std(0) + 1e-3
    inputs = torch.from_numpy((x - mean) / deviation)
    weight = torch.zeros(x.shape[1], requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    balance = (1 - y.mean()) / y.mean()
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=200)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        entropy = torch.nn.functional.binary_cross_entropy_with_logits(inputs @ weight + bias, y, pos_weight=balance)
        loss: torch.Tensor = entropy + RIDGE * weight.square().sum()
        torch.autograd.backward(loss)
        return loss

    optimizer.step(closure)  # type: ignore[no-untyped-call]
    return {
        "support": weight.detach().numpy(),
        "support_bias": np.array(bias.item(), np.float32),
        "support_mean": mean,
        "support_deviation": deviation,
    }


def keep(features: Floats, addresses: Sequence[tuple[str, str]], gold: Iterable[tuple[str, str]]) -> Floats:
    """The candidates of other directives than the gold's."""
    away = {directive for directive, _path in gold}
    return features[[directive not in away for directive, _path in addresses]]


def told(name: str, weights: dict[str, Floats], found: Sequence[Example]) -> None:
    """Print how the questions do, by form."""
    by_form: dict[str, list[Example]] = defaultdict(list)
    for example in found:
        by_form["all"].append(example)
        by_form[example.asked.form].append(example)
    for form, those in sorted(by_form.items(), key=lambda item: (item[0] != "all", item[0])):
        rankings = [
            [example.addresses[nth] for nth in np.argsort(-ranker.scored(weights, example.features), kind="stable")]
            for example in those
        ]
        made = figures(rankings, [example.asked for example in those])
        print(f"{name:12}{form:12}{len(those):5} " + " ".join(f"{key} {value:.3f}" for key, value in made.items()))


def directive_library(data: Path, folder: Path, encoder: str) -> tuple[Library, dict[tuple[int, int], str]]:
    """The public directives in a library, and (row of the file, part) -> directive id."""
    files = folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    for nth, row in enumerate(read_rows(data / "directives.jsonl")):
        (files / f"{nth:03}.txt").write_text(row["text"], "utf-8")
    library = Library(folder / "home", encoder)
    library.ingest([files])
    parts: dict[int, list[str]] = defaultdict(list)
    for directive in library.directives():
        parts[int(directive.source.file[:3])].append(directive.id)
    return library, {(doc, part): id_ for doc, ids in parts.items() for part, id_ in enumerate(ids)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training files")
    parser.add_argument("--encoder", required=True, help="model folder, see above")
    parser.add_argument("--folds", type=int, nargs="+", default=[1, 2], help="of the Zalo questions")
    parser.add_argument("--out", type=Path, required=True, help="folder of the weights")
    parser.add_argument("--work", type=Path, help="folder to keep the indexes in, for a second run")
    parser.add_argument("--validate", action="store_true", help="tell first how each fold does by the others")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = options.work or Path(temporary)
        started = time.perf_counter()
        library, ids = directive_library(options.data, work, options.encoder)
        ours = list(examples(library, directive_questions(QUESTIONS, ids)))
        articles = Articles(work / "articles", Encoder(options.encoder), code_articles(options.data))
        wanted = {*options.folds, UNSEEN}
        zalo = list(examples(articles, (asked for asked in zalo_questions(options.data) if asked.fold in wanted)))
        elsewhere = zalo_questions(options.data)[:FOREIGN] + statute_questions(options.data, "question_en")
        foreign = list(examples(library, [*elsewhere, *foreign_lines(options.data, FOREIGN // 2)]))
        print(f"{len(ours)} and {len(zalo)} questions in {time.perf_counter() - started:.0f} s")
    for fold in range(1, FOLDS) if options.validate else ():  # how sure the figures are: each fold by the others
        rest = [example for example in ours if example.asked.fold not in (UNSEEN, fold)]
        told(f"fold {fold}", trained(rest), [example for example in ours if example.asked.fold == fold])
    seen, unseen = parted(ours)
    zalo_seen, zalo_unseen = parted(zalo)
    foreign_seen, foreign_unseen = parted(foreign)
    weights = trained([*seen, *zalo_seen])
    weights |= supporting(weights, seen, foreign_seen)
    told("directives", weights, unseen)
    told("Zalo", weights, [example for example in zalo_unseen if example.asked.fine])
    options.out.mkdir(parents=True, exist_ok=True)
    np.savez(options.out / "weights.npz", allow_pickle=False, **weights)
    told_support(unseen, foreign_unseen)


def parted(found: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Those that training may see, and those that it may not."""
    seen = [example for example in found if example.asked.fold != UNSEEN]
    return seen, [example for example in found if example.asked.fold == UNSEEN]


def told_support(answered: Sequence[Example], foreign: Sequence[Example]) -> None:
    """Print which share of the unseen questions stays below some supports."""
    sets: dict[str, list[Floats]] = defaultdict(list)
    for example in answered:
        language = "English" if example.asked.form == "english" else "Vietnamese"
        sets[f"answered, {language}"].append(example.features)
        sets[f"directive gone, {language}"].append(keep(example.features, example.addresses, example.asked.gold))
    for example in foreign:
        sets[f"foreign, {'English' if example.asked.form == 'english' else 'Vietnamese'}"].append(example.features)
    for name, those in sets.items():
        supports = np.array([ranker.support(f, ranker.scores(f)) for f in those if len(f)])
        shares = (f"{least:.2f}: {np.mean(supports < least):.3f}" for least in (0.05, 0.1, 0.15, 0.2, 0.3, 0.4))
        print(f"below the support of … {name:28}" + "  ".join(shares))


if __name__ == "__main__":
    main()
