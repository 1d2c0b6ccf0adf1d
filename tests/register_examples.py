"""A library of the corpus and a letter with all that a register must bear, for the tests of the register."""

from pathlib import Path

from index.library import Library
from tests.library_examples import CORPUS, tiny_encoder

LETTER = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG TRỊ
Số: 77/UBND-NC

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Trị, ngày 02 tháng 3 năm 2023

Kính gửi: Các sở, ban, ngành.

Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Nội vụ báo cáo kết quả trước ngày 15 hằng tháng.

2. Sở Tài chính hoàn thành việc quyết toán trước ngày 31/12/2022.

3. Sở Tư pháp hoàn thành việc rà soát trước ngày 30/02/2024.

4. Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng kế hoạch trước ngày 20/5/2023.

5. Giám đốc Sở Công Thương không được ban hành giấy phép con.

6. Sở Y tế có thể thuê chuyên gia.
"""


def filled(folder: Path) -> Library:
    """The corpus and the letter, read into `folder`."""
    (folder / "letter").mkdir()
    (folder / "letter" / "letter.txt").write_text(LETTER, "utf-8")
    library = Library(folder / "home", str(tiny_encoder(folder / "model")))
    library.ingest([CORPUS, folder / "letter"])
    return library
