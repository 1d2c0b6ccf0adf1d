"""The learned order of candidates: a network of one hidden layer over their features, read with numpy alone."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

from index.features import NAMES, Floats

CLIP = 6.0  # standard deviations
WEIGHTS = Path(__file__).parent / "ranker_model" / "weights.npz"


def scores(features: Floats) -> Floats:
    """(n,) how well each candidate answers; (n, features) as `index.features` makes them.

    The exponentials of two scores of one question stand to each other as the chances that they answer it.
    """
    return scored(_weights(), features)


def scored(model: Mapping[str, Floats], features: Floats) -> Floats:
    """(n,) scores by a network that may be still in training."""
    x = np.clip((features - model["mean"]) / model["deviation"], -CLIP, CLIP)
    hidden = np.maximum(x @ model["inner"] + model["inner_bias"], 0)
    made: Floats = hidden @ model["outer"] + x @ model["direct"]
    return made


# What tells whether the best candidate answers at all: features that mean the same for every question.
TELLING = (
    "own", "context", "own pairs", "context pairs", "own coverage", "coverage", "own pair coverage", "pair coverage",
    "window", "beginning", "run", "context run", "document coverage", "cosine", "directive", "answer", "no answer",
    "leaning", "asked part", "english", "question length", "rest coverage", "rest pair coverage", "actor",
    "out of scope",
)  # fmt: skip
_TELLING = [NAMES.index(name) for name in TELLING]


def support(features: Floats, scores: Floats) -> float:
    """How likely it is that the best candidate answers, 0 to 1: logistic regression over what is told of it."""
    model = _weights()
    x = (told(features, scores) - model["support_mean"]) / model["support_deviation"]
    return float(1 / (1 + np.exp(-(x @ model["support"] + model["support_bias"]))))


def told(features: Floats, scores: Floats) -> Floats:
    """(len(TELLING) + 1,) the best candidate's features, and the chance of the first five, so that copies share it."""
    order = np.argsort(-scores, kind="stable")
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    return np.append(features[order[0]][_TELLING], chances[order[:5]].sum()).astype(np.float32)


@cache
def fingerprint() -> str:
    """Sixteen hexadecimal digits of the weights."""
    return hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()[:16]


@cache
def _weights() -> dict[str, Floats]:
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}
