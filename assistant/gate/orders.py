"""What belongs in no sentence of an answer: markup, links, and orders to a machine that stood in a text or question."""

import re

from assistant.gate.figures import plain

_MARKUP = re.compile(r"[<>`{}\\|#]|\]\(|\b(?:https?|javascript|data):|\bwww\.", re.IGNORECASE)
# 'Bỏ qua mọi hướng dẫn', 'Ignore all previous instructions', 'system:', a key that is none of ours
_ORDER = re.compile(
    r"(?:bỏ qua|quên|phớt lờ) (?:đi )?(?:(?:mọi|các|tất cả|toàn bộ|những|hết) )*(?:hướng dẫn|chỉ dẫn|mệnh lệnh|lệnh|"
    r"quy tắc|câu lệnh)|(?:ignore|disregard|forget|override) (?:\w+ ){0,3}"
    r"(?:instructions?|prompts?|rules?|above|previous)|"
    r"system prompt|lời nhắc hệ thống|\b(?:system|assistant|user)\s*:|</?(?:system|assistant|user)\b|<\||<<<|>>>|"
    r"\[k\w{4,}\]|hãy (?:trả lời|viết) (?:lại )?bằng tiếng|(?:answer|respond|reply) (?:only )?in (?:\w+ )?"
    r"(?:english|french|german|chinese|vietnamese|japanese)|you are now|bạn (?:bây giờ |hiện )?là (?:một )?"
    r"(?:trợ lý|mô hình|ai\b)",
    re.IGNORECASE,
)


def has_markup(text: str) -> bool:
    """Whether a text holds HTML, Markdown, code or a link."""
    return _MARKUP.search(plain(text)) is not None


def gives_orders(text: str) -> bool:
    """Whether a text talks to the language model that reads it, as no directive does to an office."""
    return _ORDER.search(" ".join(plain(text).split())) is not None
