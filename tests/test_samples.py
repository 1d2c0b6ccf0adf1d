"""Real files of offices: three clause trees made by reading the pages, and the letterhead of every file.

The files themselves are not part of the project; without them these tests are skipped.
"""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from ingest.directive import Directive
from ingest.folding import fold
from ingest.read import read_file

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
GOLDEN = {file.stem: file for file in sorted((Path(__file__).parent / "golden_samples").glob("*.tsv"))}
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample files are not at hand")


@cache
def read(name: str) -> Directive:
    tool = "tesseract" if name.endswith(".pdf") else "soffice" if name.lower().endswith(".doc") else "sh"
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed (see ingest/tools.sh)")
    (directive,) = read_file(SAMPLES / name)
    return directive


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


@pytest.mark.parametrize("name", GOLDEN)
def test_the_clauses_of_a_file_as_a_person_reads_them(name: str) -> None:
    """Each golden line: an address, and the first words that stand there."""
    wanted = [line.split("\t") for line in GOLDEN[name].read_text("utf-8").splitlines()]
    directive = read(name)
    assert [clause.id for clause in directive.clauses] == [path for path, _ in wanted]
    for clause, (_, beginning) in zip(directive.clauses, wanted, strict=True):
        if clause.id not in ("head", "signature"):  # seals lie over these in the scan
            read_words = words(clause.shown)
            assert read_words[: len(words(beginning))] == words(beginning), clause.id


@pytest.mark.parametrize(
    ("name", "number", "kind", "issuer", "issued_on", "signer"),
    [
        ("CT9UB.DOC", "09/2009/CT-UBND", "Chỉ thị", "Ủy ban nhân dân tỉnh Bình Dương", "2009-04-15",
         "Nguyễn Văn Hiệp"),
        ("QD9UB1.DOC", "09/2010/QĐ-UBND", "Quyết định", "Ủy ban nhân dân thành phố Cần Thơ", "2010-01-21",
         "Trần Tuấn Anh"),
        ("QD9UB2.DOC", "", "Quy định", "Ủy ban nhân dân thành phố Cần Thơ", "None", "Trần Thanh Mẫn"),
        ("THONG_TU_SO_01_BNV_KY_THUAT_TRINH_BAY_VAN_BAN.doc", "01/2011/TT-BNV", "Thông tư", "Bộ Nội vụ", "2011-01-19",
         "Trần Văn Tuấn"),
        ("Du_thao_VB_MOI.docx", "", "Công văn", "", "None", ""),
        # A hand wrote the number and the day of this one.
        ("275.pdf", "", "Công văn", "Sở Thông tin và Truyền thông", "None", "Nguyễn Hữu Việt"),
        ("test_1.pdf", "2827/QĐ-BGDĐT", "Quyết định", "Bộ Giáo dục và Đào tạo", "2025-10-14", None),
        ("test_10.pdf", "2576/QĐ-BGDĐT", "Quyết định", "Bộ Giáo dục và Đào tạo", "2025-09-11", None),
    ],
)  # fmt: skip
def test_letterheads(name: str, number: str, kind: str, issuer: str, issued_on: str, signer: str | None) -> None:
    directive = read(name)
    assert (directive.number, directive.kind, directive.issuer) == (number, kind, issuer)
    assert str(directive.issued_on) == issued_on
    if signer is None:  # under the seal: read as it looks, or not at all, and never without a word on it
        assert any("Tên người ký in không rõ" in note for note in directive.quality.notes)
    else:
        assert directive.signer == signer
