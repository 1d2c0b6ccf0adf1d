"""Two-column letterheads and feet become one column after the other; every other line stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.columns import columns

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
DATE = "Ninh Bình, ngày 4 tháng 3 năm 2024"
LEFT, RIGHT = ["UBND TỈNH NINH BÌNH", "SỞ Y TẾ", "Số: 12/SYT-NVY"], [STATE, MOTTO, DATE]


@pytest.mark.parametrize(
    "printed",
    [
        [f"{left} | {right}" for left, right in zip(LEFT, RIGHT, strict=True)],
        [f"| {left} | {right} |" for left, right in zip(LEFT, RIGHT, strict=True)],
        [f"{left:<30}{right}" for left, right in zip(LEFT, RIGHT, strict=True)],
        [f"{left}\t{right}" for left, right in zip(LEFT, RIGHT, strict=True)],
        [f"{left}  {right}" for left, right in zip(LEFT, RIGHT, strict=True)],
        [f"{LEFT[0]}  {STATE}", f"{LEFT[1]}  {MOTTO}", "", f"{LEFT[2]}    {DATE}"],
        [f"{LEFT[0]} | {STATE}", "-------", f"{LEFT[1]} | {MOTTO}", f"{LEFT[2]} | {DATE}"],
    ],
)
def test_a_letterhead_comes_apart(printed: list[str]) -> None:
    made = [line for line in columns([*printed, "", "1. Một."]) if line.strip("-")]
    assert made == [*LEFT, *RIGHT, "1. Một."]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        # one space alone parts the columns, as OCR prints them
        ([f"SỞ Y TẾ {STATE}"], ["SỞ Y TẾ", STATE]),
        (["TỈNH ỦY LÀO CAI ĐẢNG CỘNG SẢN VIỆT NAM"], ["TỈNH ỦY LÀO CAI", "ĐẢNG CỘNG SẢN VIỆT NAM"]),
        # the issuer is longer than the state's name
        ([f"UBND TỈNH A | {STATE}", "SỞ NÔNG NGHIỆP VÀ", f"MÔI TRƯỜNG | {MOTTO}"],
         ["UBND TỈNH A", "SỞ NÔNG NGHIỆP VÀ", "MÔI TRƯỜNG", STATE, MOTTO]),
        # the motto stands alone, under an empty left column
        ([f"BỘ Y TẾ     {STATE}", f"                    {MOTTO}"], ["BỘ Y TẾ", STATE, MOTTO]),
        # the number and the date in a table of their own
        (["|Số: 01/2011/TT-BNV   |Hà Nội, ngày 19 tháng 01 năm 2011    |"],
         ["Số: 01/2011/TT-BNV", "Hà Nội, ngày 19 tháng 01 năm 2011"]),
        # the subject of a letter beside the date
        ([f"BỘ Y TẾ | {STATE}", "Số: 5/BYT-VP | Hà Nội, ngày 4 tháng 3 năm 2024", "V/v họp giao ban | "],
         ["BỘ Y TẾ", "Số: 5/BYT-VP", STATE, "Hà Nội, ngày 4 tháng 3 năm 2024", "V/v họp giao ban"]),
        # the foot
        (["Nơi nhận: | KT. CHỦ TỊCH", "- Như trên; | PHÓ CHỦ TỊCH", "- Sở Y tế;", "- Lưu: VT. | Lê Hoàng Nam"],
         ["Nơi nhận:", "- Như trên;", "- Sở Y tế;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Hoàng Nam"]),
        (["Nơi nhận:          GIÁM ĐỐC", "- Như trên;  (Đã ký)", "", "                    Lê Hoàng Nam"],
         ["Nơi nhận:", "- Như trên;", "GIÁM ĐỐC", "(Đã ký)", "Lê Hoàng Nam"]),
    ],
)  # fmt: skip
def test_shapes(printed: list[str], expected: list[str]) -> None:
    assert [line.strip(" |") for line in columns(printed) if line.strip(" |")] == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["TT | Nhiệm vụ | Thời hạn", "1 | Rà soát quy chế | Quý I"],
        ["Căn cứ Nghị định  số 30/2020/NĐ-CP  ngày 05 tháng 3  năm 2020;"],
        ["Điều 1. Ban hành kèm theo Quyết định này   Quy chế làm việc"],
        ["                    CHỈ THỊ", "     Về việc tăng cường kỷ luật"],
        ["nước Cộng hòa xã hội chủ nghĩa Việt Nam"],
        ["BỘ Y TẾ", STATE, MOTTO],
        [],
    ],
)
def test_other_lines_stay(lines: list[str]) -> None:
    assert columns(lines) == lines


def test_justified_text_below_a_letterhead_stays() -> None:
    body = ["Căn cứ Luật Tổ chức chính quyền địa phương  ngày  19  tháng  6  năm  2015;"] * 3
    assert columns([f"BỘ Y TẾ | {STATE}", f"Số: 5/QĐ-BYT | {DATE}", "", *body])[-3:] == body


@given(st.lists(st.sampled_from([f"{LEFT[0]} | {STATE}", "Nơi nhận: | CHỦ TỊCH", "a | b", "  ", "một", "x   y"])))
def test_no_word_is_lost_and_twice_is_once(lines: list[str]) -> None:
    made = columns(lines)
    assert sorted(" ".join(made).replace("|", " ").split()) == sorted(" ".join(lines).replace("|", " ").split())
    assert columns(made) == made
