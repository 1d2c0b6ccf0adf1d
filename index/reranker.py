"""A cross-encoder over the first of a ranking, where `RERANKER` names one: slower, and better with a good model."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from index.match import Match
from ingest.errors import UserError

_READ = 30  # matches that are read again
_OWN = 1.0  # weight of our own order beside the model's, both standardised


class Reranker:
    """A sentence-transformers cross-encoder by folder or name; loaded at its first question."""

    def __init__(self, name: str = "") -> None:
        self.name = name or os.environ.get("RERANKER", "")

    def reranked(self, question: str, matches: Sequence[Match], text_of: Callable[[Match], str]) -> tuple[Match, ...]:
        """The matches, the first of them in an order that the model has a say in; without a model, as given.

        Raises UserError when the model cannot be loaded.
        """
        first, rest = matches[:_READ], matches[_READ:]
        if not self.name or len(first) < 2:
            return tuple(matches)
        pairs = [(question, text_of(match)) for match in first]
        judged = np.asarray(self._model.predict(pairs, show_progress_bar=False))
        own = np.log(np.maximum([match.score for match in first], 1e-9))
        together = _standardised(judged) + _OWN * _standardised(own)
        order = np.argsort(-together, kind="stable")
        scores = np.sort([match.score for match in first])[::-1]
        whys = [[part for part in match.why if part[0] != "parallel"] for match in first]  # copies of the former first
        again = (
            replace(first[nth], score=float(score), why=(*whys[nth], ("reranker", float(judged[nth]))))
            for nth, score in zip(order, scores, strict=True)
        )
        return (*again, *rest)

    @cached_property
    def _model(self) -> Any:
        from index.encoder import cross_encoder

        try:
            return cross_encoder(self.name)
        except Exception as error:  # the libraries raise dozens of kinds for a bad or absent model
            why = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise UserError(
                f"Không nạp được mô hình xếp hạng {self.name} ({why}); hãy đặt RERANKER là một thư mục hoặc tên mô "
                "hình cross-encoder có thật, hoặc bỏ trống.",
                f"The reranker {self.name} cannot be loaded ({why}); set RERANKER to a cross-encoder folder or model "
                "name that exists, or leave it empty.",
            ) from error


def _standardised(scores: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """With mean 0 and deviation 1."""
    standardised: npt.NDArray[Any] = (scores - scores.mean()) / (float(scores.std()) or 1.0)
    return standardised
