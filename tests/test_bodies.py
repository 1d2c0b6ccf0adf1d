"""Bodies as entities: the same body however it is written, its head tied to it, its level and branch."""

import pytest

from ingest.bodies import public_body
from ingest.obligations.lists import each_actor


@pytest.mark.parametrize(
    ("text", "name", "post", "level", "branch"),
    [
        ("Sở Nội vụ", "Sở Nội vụ", "", "province", "state"),
        ("SNV", "Sở Nội vụ", "", "province", "state"),
        ("Sở Nội vụ tỉnh Cao Bằng", "Sở Nội vụ", "", "province", "state"),
        ("Giám đốc Sở Y tế", "Sở Y tế", "Giám đốc", "province", "state"),
        ("Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân", "", "province", "state"),
        ("VP UBND", "Văn phòng Ủy ban nhân dân", "", "province", "state"),
        ("Chánh Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân", "Chánh", "province", "state"),
        ("UBND tỉnh", "Ủy ban nhân dân", "", "province", "state"),
        ("Chủ tịch UBND các huyện, thị xã, thành phố", "Ủy ban nhân dân cấp huyện", "Chủ tịch", "district", "state"),
        ("Ủy ban nhân dân các xã, phường", "Ủy ban nhân dân cấp xã", "", "commune", "state"),
        ("Thủ trưởng các sở, ban, ngành cấp tỉnh", "Sở, ban, ngành", "Thủ trưởng", "province", "state"),
        ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính", "Bộ trưởng", "central", "state"),
        ("Thủ tướng Chính phủ", "Chính phủ", "Thủ tướng", "central", "state"),
        ("Văn phòng Chính phủ", "Văn phòng Chính phủ", "", "central", "state"),
        ("Ban Tổ chức Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "", "province", "party"),
        ("các cấp ủy đảng", "Cấp ủy đảng", "", "", "party"),
        ("Hội Liên hiệp Phụ nữ tỉnh", "Hội Liên hiệp Phụ nữ", "", "province", "mass"),
        ("Công an tỉnh", "Công an tỉnh", "", "province", "state"),
    ],
)
def test_body(text: str, name: str, post: str, level: str, branch: str) -> None:
    body = public_body(text)
    assert (body.name, body.post, body.level, body.branch) == (name, post, level, branch)


@pytest.mark.parametrize("text", ["", "…", "x" * 500, "Chủ tịch", "123", "Sở"])
def test_any_text(text: str) -> None:
    assert public_body(text).post in ("", "Chủ tịch")


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("Sở Nội vụ", ["Sở Nội vụ"]),
        ("Bộ Quốc phòng, Bộ Công an", ["Bộ Quốc phòng", "Bộ Công an"]),
        ("Các Bộ: Quốc phòng, Công an", ["Bộ Quốc phòng", "Bộ Công an"]),
        ("Sở Y tế, Sở Văn hóa, Thể thao và Du lịch", ["Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch"]),
        ("các sở, ban, ngành", ["các sở, ban, ngành"]),
        ("cán bộ, công chức, viên chức", ["cán bộ, công chức, viên chức"]),
        (
            "Thủ trưởng các sở, ban, ngành cấp tỉnh, Chủ tịch UBND các huyện, thị xã, thành phố",
            ["Thủ trưởng các sở, ban, ngành cấp tỉnh", "Chủ tịch UBND các huyện, thị xã, thành phố"],
        ),
        (
            "Giám đốc các Sở: Y tế, Tài chính; Chủ tịch UBND các xã, phường",
            ["Giám đốc Sở Y tế", "Giám đốc Sở Tài chính", "Chủ tịch UBND các xã, phường"],
        ),
        ("các cấp ủy đảng, tổ chức chính trị - xã hội", ["các cấp ủy đảng", "tổ chức chính trị - xã hội"]),
    ],
)
def test_each_actor(text: str, each: list[str]) -> None:
    assert each_actor(text) == each
