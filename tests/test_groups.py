"""Groups of bodies: which names are groups, and whom they hold."""

import pytest

from index.groups import groups_with, kinds
from ingest.bodies import public_body

DEPARTMENTS = ("Sở, ban, ngành", "Sở, ban, ngành, đoàn thể thuộc tỉnh", "Ban, ngành cấp tỉnh")
ANYONE = ("Cơ quan, đơn vị", "Cơ quan, đơn vị, địa phương")
MINISTRIES = ("Bộ, ngành", "Bộ trưởng", "Bộ, cơ quan ngang bộ")
BELOW = ("Sở, ngành, địa phương",)
PROVINCES = ("Bộ, ngành, địa phương",)
ANY_PLACE = ("Địa phương", "Cơ quan, đơn vị, địa phương")
# What does not say who is concerned, or is one body.
NONE = (
    "Sở, ngành liên quan", "Cơ quan", "Ban", "Sở, ban, ngành được xin ý kiến", "Ban, ngành Trung ương",
    "Cơ quan, đơn vị được giao nhiệm vụ", "Sở Nội vụ",
)  # fmt: skip
NAMES = (*DEPARTMENTS, *ANYONE, *MINISTRIES, *BELOW, *PROVINCES, *ANY_PLACE[:1], *NONE)


@pytest.mark.parametrize(
    ("body", "groups"),
    [
        ("snv", {*DEPARTMENTS, *ANYONE, BELOW[0]}),
        ("Giám đốc Sở Y tế", {*DEPARTMENTS, *ANYONE, BELOW[0]}),
        ("Văn phòng UBND tỉnh", {*DEPARTMENTS, *ANYONE, BELOW[0]}),
        ("Bộ Y tế", {*MINISTRIES, *ANYONE, *PROVINCES}),
        ("Thanh tra Chính phủ", {*MINISTRIES, *ANYONE, *PROVINCES} - {"Bộ trưởng"}),
        ("UBND cấp xã", {*BELOW, *ANY_PLACE}),
        ("UBND tỉnh Quảng Bình", {*PROVINCES, *ANY_PLACE}),
        ("Văn phòng UBND huyện", set(ANYONE)),
        ("các sở, ban, ngành", set()),  # a group itself
        ("Hội Nông dân", set()),
        ("Công ty Điện lực", set()),
    ],
)
def test_a_body_is_in_the_groups_of_its_kind_and_level(body: str, groups: set[str]) -> None:
    assert set(groups_with(public_body(body), NAMES)) == groups


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sở, ban, ngành cấp tỉnh", {"so", "ban", "nganh"}),
        ("Bộ, ngành và địa phương", {"bo", "nganh", "dia phuong"}),
        ("Sở; ngành", {"so", "nganh"}),
        ("Sở, ngành và các địa phương", {"so", "nganh", "dia phuong"}),
        ("", set()),
        ("Sở, ngành, Công ty Điện lực", set()),
    ],
)
def test_only_a_plain_list_of_kinds_is_a_group(name: str, expected: set[str]) -> None:
    assert kinds(name) == expected
