"""Five written directives of two provinces and a ministry, about measles and forests, for the tests of answers."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.answer import Answer

_WRITTEN = """{issuer}
-------

Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

{dated}

{title}

{body}

Nơi nhận:
- Như trên;
- Lưu: VT.

{signed}
"""


def written(
    issuer: str, number: str, dated: str, title: str, body: Sequence[str], signed: str = "CHỦ TỊCH\n\nLê Văn Bình"
) -> str:
    """The text of a directive; `dated`: 'Lâm Đồng, ngày 20 tháng 3 năm 2021', "" where it prints no date."""
    return _WRITTEN.format(
        issuer=issuer, number=number, dated=dated, title=title, body="\n\n".join(body), signed=signed
    )


_LAM_DONG, _SON_LA = "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG", "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA"
DISPATCH, MEASLES, LETTER = "1200-cd-byt-bo-y-te", "45-ct-ubnd-lam-dong", "310-ubnd-kgvx-son-la"
TREES, UNDATED = "95-kh-ubnd-son-la", "72-ct-ubnd-lam-dong"
HEALTH = {
    DISPATCH: written(
        "BỘ Y TẾ", "1200/CĐ-BYT", "Hà Nội, ngày 05 tháng 3 năm 2021",
        "CÔNG ĐIỆN\nVề việc phòng, chống dịch sởi\n\nKính gửi: Ủy ban nhân dân các tỉnh.",
        (
            "Bộ trưởng Bộ Y tế yêu cầu:",
            "1. Ủy ban nhân dân các tỉnh tổ chức tiêm vắc xin phòng bệnh sởi cho trẻ em dưới 5 tuổi.",
            "2. Sở Y tế các tỉnh:",
            "a) Rà soát số trẻ em chưa được tiêm chủng, lập danh sách gửi trạm y tế xã.",
            "b) Bảo đảm đủ vắc xin, vật tư, hóa chất cho các trạm y tế xã.",
            "3. Các bệnh viện bố trí khu cách ly riêng cho người bệnh sởi.",
        ),
        "BỘ TRƯỞNG\n\nPhạm Thị Lan",
    ),
    MEASLES: written(
        _LAM_DONG, "45/CT-UBND", "Lâm Đồng, ngày 20 tháng 3 năm 2021",
        "CHỈ THỊ\nVề việc phòng, chống dịch sởi trên địa bàn tỉnh",
        (
            "Thực hiện Công điện số 1200/CĐ-BYT ngày 05/3/2021 của Bộ Y tế về phòng, chống dịch sởi, Chủ tịch Ủy ban "
            "nhân dân tỉnh chỉ thị:",
            "1. Ủy ban nhân dân các huyện, thành phố tổ chức tiêm vắc xin phòng bệnh sởi cho trẻ em dưới 5 tuổi trước "
            "ngày 15/4/2021.",
            "2. Sở Y tế:",
            "a) Rà soát số trẻ em chưa được tiêm chủng (sau đây gọi tắt là đối tượng tiêm bù), lập danh sách gửi trạm "
            "y tế xã.",
            "b) Báo cáo tình hình dịch bệnh về Ủy ban nhân dân tỉnh trước 16 giờ hằng ngày.",
            "3. Sở Tài chính bảo đảm kinh phí 2.500 triệu đồng mua vắc xin theo Quyết định số 88/QĐ-UBND ngày "
            "10/01/2021 của Ủy ban nhân dân tỉnh và Nghị quyết số 12/NQ-HĐND ngày 08/12/2020 của Hội đồng nhân dân "
            "tỉnh.",
            "4. Sở Y tế chủ trì, phối hợp với Sở Giáo dục và Đào tạo tuyên truyền trong trường học.",
        ),
    ),
    LETTER: written(
        _SON_LA, "310/UBND-KGVX", "Sơn La, ngày 02 tháng 4 năm 2021",
        "V/v phòng, chống dịch sởi\n\nKính gửi: Các sở, ban, ngành.",
        (
            "Thực hiện Công điện số 1200/CĐ-BYT ngày 05/3/2021 của Bộ Y tế về phòng, chống dịch sởi, Ủy ban nhân dân "
            "tỉnh yêu cầu:",
            "1. Sở Y tế rà soát số trẻ em chưa được tiêm chủng, lập danh sách gửi trạm y tế xã.",
            "2. Các bệnh viện bố trí khu cách ly riêng cho người bệnh sởi; người trốn cách ly bị phạt tiền 3.000.000 "
            "đồng.",
            "3. Giao Sở Thông tin và Truyền thông chỉ đạo Đài Phát thanh và Truyền hình (PTTH) tuyên truyền 02 lần "
            "mỗi tuần.",
        ),
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nHoàng Thị Mai",
    ),
    TREES: written(
        _SON_LA, "95/KH-UBND", "Sơn La, ngày 30 tháng 5 năm 2022",
        "KẾ HOẠCH\nTrồng một triệu cây xanh năm 2022",
        (
            "Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:",
            "1. Sở Nông nghiệp và Phát triển nông thôn cung cấp 1.000.000 cây giống trước ngày 15/12/2022.",
            "2. Ủy ban nhân dân các huyện bố trí 300 ha đất trồng rừng.",
        ),
    ),
    UNDATED: written(
        _LAM_DONG, "72/CT-UBND", "", "CHỈ THỊ\nVề việc tăng cường quản lý đất rừng",
        (
            "Thực hiện Kế hoạch số 95/KH-UBND ngày 30/5/2022 của Ủy ban nhân dân tỉnh Sơn La, Chủ tịch Ủy ban nhân dân "
            "tỉnh chỉ thị:",
            "1. Hạt Kiểm lâm tuần tra rừng phòng hộ 03 đợt mỗi tháng.",
            "2. Công an tỉnh xử lý nghiêm người phá rừng.",
        ),
        "",
    ),
}  # fmt: skip


def laid(folder: Path, texts: Mapping[str, str]) -> Path:
    """A folder with these texts, each in a file of its own."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def cited(answer: Answer) -> list[tuple[str, str]]:
    """What an answer rests on, in order; nothing for a refusal, which may still point somewhere."""
    return [] if answer.refused else [(citation.directive, citation.clause) for citation in answer.citations]
