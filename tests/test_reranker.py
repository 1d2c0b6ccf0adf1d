"""The optional cross-encoder, a real one of a few hundred weights."""

from pathlib import Path

import pytest

from index.match import Match
from index.reranker import Reranker
from ingest.errors import UserError

TEXTS = {"1": "mot hai ba", "2": "bon nam sau", "3": "mot mot mot"}
MATCHES = [Match("d", path, score) for path, score in (("1", 0.5), ("2", 0.3), ("3", 0.2))]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of one layer with random weights, saved as sentence-transformers saves a cross-encoder."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("cross-encoder")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "mot", "hai", "ba", "bon", "nam", "sau"]
    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=64,
    )  # fmt: skip
    config.num_labels = 1
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def test_without_a_model_the_order_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RERANKER", raising=False)
    assert Reranker().reranked("mot", MATCHES, lambda m: TEXTS[m.clause]) == tuple(MATCHES)


def test_the_named_model_judges(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RERANKER", str(tiny))
    found = Reranker().reranked("mot", MATCHES, lambda m: TEXTS[m.clause])
    assert sorted(match.clause for match in found) == ["1", "2", "3"]
    assert [match.score for match in found] == [0.5, 0.3, 0.2]  # scores stay best first
    assert all("reranker" in dict(match.why) for match in found)


def test_a_model_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RERANKER", str(tmp_path / "none" / "here"))
    with pytest.raises(UserError, match="RERANKER"):
        Reranker().reranked("mot", MATCHES, lambda m: TEXTS[m.clause])
