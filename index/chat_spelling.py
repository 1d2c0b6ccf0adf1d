"""How people type in a chat, brought back to syllables."""

import re

_CHAT = {
    "ko": "không", "k": "không", "kh0ng": "không", "hok": "không", "hong": "không", "dc": "được", "đc": "được",
    "đk": "được", "j": "gì", "ji": "gì", "gi": "gì", "z": "vậy", "v": "vậy", "zậy": "vậy", "zay": "vậy", "vs": "với",
    "wa": "quá",
    "mún": "muốn", "mun": "muốn", "bit": "biết", "bik": "biết", "nhiu": "nhiêu", "bn": "bao nhiêu", "bnh": "bao nhiêu",
    "ng": "người", "ngta": "người ta", "lm": "làm", "trc": "trước", "nc": "nước", "tl": "trả lời", "bc": "báo cáo",
    "cbcc": "cán bộ công chức", "cccv": "công chức viên chức", "tthc": "thủ tục hành chính", "dvc": "dịch vụ công",
    "cchc": "cải cách hành chính", "qd": "quyết định", "qđ": "quyết định", "ct": "chỉ thị", "nđ": "nghị định",
    "snv": "sở nội vụ", "vp": "văn phòng", "ubnd": "ủy ban nhân dân ubnd", "hđnd": "hội đồng nhân dân", "wed": "web",
}  # fmt: skip


def spelled_out(question: str) -> str:
    """Chat spelling put right: 'fải zậy ko' -> 'phải vậy không'."""
    words = []
    for word in question.split():
        bare = word.strip(".,?!;:…\"'“”()").lower()
        meant = _CHAT.get(bare, "")
        if not meant and re.match(r"f[aeiouyàáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]", bare):
            meant = "ph" + bare[1:]  # 'fản ánh' is 'phản ánh'
        words.append(meant or word)
    return " ".join(words)
