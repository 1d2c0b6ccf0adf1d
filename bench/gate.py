"""What the gate lets through: sentences of law beside their translation, and the same with one thing made wrong.

`python -m bench.gate --data FOLDER`: FOLDER holds `en_vi.jsonl` (`en`, `vi`, `source`); its ALQAC lines are used.
"""

import argparse
import json
import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from assistant.answer import Citation, Statement
from assistant.verify import is_supported

_LINES = 1500
Change = Callable[[str], str]
_ENGLISH: dict[str, Change] = {
    "a number one more": lambda text: _one_more(text),
    "must, shall -> may": lambda text: re.sub(r"\b(?:must|shall)\b(?! not)", "may", text, count=1),
    "may -> must": lambda text: re.sub(r"\bmay\b(?! not)", "must", text, count=1),
    "not left out": lambda text: re.sub(r"\b(must|shall|may|do|does|is|are) not\b", r"\1", text, count=1),
    "not put in": lambda text: re.sub(r"\b(must|shall)\b(?! not)", r"\1 not", text, count=1),
    "another body put in": lambda text: f"{text.rstrip('.;')} and pay a fine to the Tax Department",
    "two words put in": lambda text: f"{text.rstrip('.;')} and publish it in the newspaper",
}
_VIETNAMESE: dict[str, Change] = {
    "a number one more": lambda text: _one_more(text),
    "phải -> có thể": lambda text: re.sub(r"\bphải\b", "có thể", text, count=1),
    "có thể -> phải": lambda text: re.sub(r"\bcó thể\b", "phải", text, count=1),
    "không được left out": lambda text: re.sub(r"\bkhông được ", "", text, count=1),
    "không put in": lambda text: re.sub(r"\bphải\b", "không phải", text, count=1),
    "a fine put in": lambda text: f"{text.rstrip('.;')} và nộp phạt 5 triệu đồng",
    "two words put in": lambda text: f"{text.rstrip('.;')} trên báo chí",
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    pairs = _pairs(arguments.parse_args().data / "en_vi.jsonl")
    print(f"{'what stands beside the quote':40}{'passed':>8}{'of':>6}")
    _tell("English, its translation", pairs)
    _tell("English, the translation of another", [(en, pairs[n - 3][1]) for n, (en, _) in enumerate(pairs)])
    good = [(en, vi) for en, vi in pairs if _passes(en, vi)]
    for name, change in _ENGLISH.items():
        _tell(f"English, {name}", _changed(good, change))
    same = [(vi, vi) for _, vi in pairs]
    for name, change in _VIETNAMESE.items():
        _tell(f"Vietnamese, {name}", _changed(same, change))


def _pairs(path: Path) -> list[tuple[str, str]]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    pairs = [(row["en"], row["vi"]) for row in rows if "alqac" in row["source"]]
    pairs = [(en, vi) for en, vi in pairs if 40 < len(en) < 400 and len(vi) > 40]
    return random.Random(2).sample(pairs, min(_LINES, len(pairs)))


def _changed(pairs: Iterable[tuple[str, str]], change: Change) -> list[tuple[str, str]]:
    made = ((change(text), quote) for text, quote in pairs)
    return [(text, quote) for (text, quote), (before, _) in zip(made, pairs, strict=True) if text != before]


def _one_more(text: str) -> str:
    """The middle number of a text, one more."""
    found = list(re.finditer(r"\d+", text))
    if not found:
        return text
    number = found[len(found) // 2]
    return f"{text[: number.start()]}{int(number[0]) + 1}{text[number.end() :]}"


def _passes(text: str, quote: str) -> bool:
    citation = Citation("x", "", "", "", "x.txt", "1", "", "", quote, 0, len(quote))
    return is_supported(Statement(text, (0,)), [citation])


def _tell(name: str, pairs: list[tuple[str, str]]) -> None:
    passed = sum(_passes(text, quote) for text, quote in pairs)
    print(f"{name:40}{passed / max(len(pairs), 1):8.1%}{len(pairs):6}")


if __name__ == "__main__":
    main()
