"""Small directives and a tiny real encoder, for the tests of the index."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from ingest.directive import Clause, Directive, Obligation, Quality, Reference, Source

CORPUS = Path(__file__).parent.parent / "corpus"
LETTER = """ỦY BAN NHÂN DÂN
TỈNH {place}
Số: {number}/UBND-NC

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày 02 tháng 3 năm 2023

Kính gửi: Các sở, ban, ngành.

Ủy ban nhân dân tỉnh yêu cầu:

1. Các sở báo cáo nhiệm vụ quá hạn trước ngày {day} hằng tháng.

2. Văn phòng theo dõi việc {task}.
"""


def letter(folder: Path, name: str, number: int, task: str, place: str = "QUẢNG BÌNH", day: int = 15) -> Path:
    """A readable letter of two clauses in `folder`/`name`."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(LETTER.format(place=place, number=number, task=task, day=day), "utf-8")
    return path


def directive(key: str, *texts: str, file: str = "", headings: tuple[str, ...] = ()) -> Directive:
    """A directive whose clauses "1", "2"… have these texts."""
    whole = "\n".join(texts)
    clauses: list[Clause] = []
    start = 0
    for nth, text in enumerate(texts, 1):
        heading = headings[nth - 1] if headings else ""
        clauses.append(Clause(str(nth), f"{nth}.", heading, text, start, start + len(text)))
        start += len(text) + 1
    source = Source(file or f"{key}.txt", hashlib.sha256(whole.encode()).hexdigest())
    return Directive(
        key, "12/UBND", "Công văn", "UBND tỉnh A", "A", date(2023, 5, 4), "về việc thử", ("Các sở",),
        ("Như trên", "Lưu"), "Nguyễn Văn B", whole, tuple(clauses), (), (), source,
    )  # fmt: skip


def full_directive() -> Directive:
    """A directive with something in every field."""
    text = "Điểm có “ngoặc”; căn cứ Công điện 968/CĐ-TTg\nphải báo cáo"
    return Directive(
        "x-1", "", "Chỉ thị", "", "Huế", None, "", (), ("Lưu: VT",), "", text,
        (
            Clause("1", "1.", "Đầu mục", text[:20], 0, 20, page=2),
            Clause("1.đ", "đ)", "", text[20:30], 20, 30, parent="1", reading="khôi phục", implicit=True),
        ),
        (
            Reference("1", "Công điện", "968/CĐ-TTg", date(2023, 10, 16), "TTg", "carries out", 4, 9, "968-cd-ttg"),
            Reference("1", "Luật", "", None, "", "mentions", 1, 2),
        ),
        (Obligation("1.đ", "Sở A", "must", "báo cáo", "ngày 15", date(2024, 1, 15), "UBND", "phải", 20, 24),),
        Source("x.txt", "ab" * 32, 3),
        Quality(("number", "issuer"), ("dòng 3 khó đọc",)),
    )  # fmt: skip


def tiny_encoder(folder: Path, seed: int = 0, dtype: Any = np.float32, normalize: bool = False) -> Path:
    """A sentence-transformers folder with one StaticEmbedding: a random row for each syllable of the corpus."""
    words = sorted({word for file in CORPUS.glob("*.txt") for word in file.read_text("utf-8").lower().split()})
    tokenizer = Tokenizer(
        models.WordLevel({word: nth for nth, word in enumerate(["[UNK]", *words])}, unk_token="[UNK]")
    )
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    rows = np.random.default_rng(seed).normal(size=(len(words) + 1, 24)).astype(dtype)
    here = "0_StaticEmbedding" if normalize else ""
    (folder / here).mkdir(parents=True)
    tokenizer.save(str(folder / here / "tokenizer.json"))
    save_file({"embedding.weight": rows}, folder / here / "model.safetensors")
    kind = "sentence_transformers.sentence_transformer.modules"
    modules = [{"idx": 0, "name": "0", "path": here, "type": f"{kind}.static_embedding.StaticEmbedding"}]
    if normalize:
        modules.append({"idx": 1, "name": "1", "path": "1_Normalize", "type": f"{kind}.normalize.Normalize"})
        (folder / "1_Normalize").mkdir()
        (folder / "1_Normalize" / "config.json").write_text("{}")
    (folder / "modules.json").write_text(json.dumps(modules))
    return folder
