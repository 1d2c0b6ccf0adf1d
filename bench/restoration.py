"""How well damaged text is read, and how fast: `python -m bench.restoration FILE…`.

Each file is a clean text in UTF-8; its diacritics are taken away and put back.  A word is right when it is the word of
the file, case included; numbers, document numbers and names of persons are right when they are left alone.
`--scan FILE --reading FILE` adds a scanned text beside what it should say, aligned word by word.
"""

import argparse
import re
import time
import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ingest.restoration.person_names import with_names
from ingest.restoration.printed_words import printed_words
from ingest.restoration.restore import restore

ROUNDS = 5
_WORD = re.compile(r"\w+")


def stripped(text: str) -> str:
    """The text without diacritics, case kept: 'Đề nghị' -> 'De nghi'."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def accuracy(text: str) -> tuple[int, int]:
    """Words of a clean text that come back right once its diacritics are lost, and how many there are."""
    text = unicodedata.normalize("NFC", text)
    bare = stripped(text)
    if len(bare) != len(text):
        raise ValueError("the text has combining marks that no letter takes")
    fixed = {word.start for word in with_names(bare, list(printed_words(bare))) if word.kind in ("number", "name")}
    fixed |= {word.start for word in printed_words(bare) if any(c.isdigit() for c in word.text)}
    changed = {}
    reading = restore(bare)
    shift = 0
    for word in reading.words:
        changed[word.start - shift] = reading.text[word.start : word.end]
        shift += word.end - word.start - len(word.printed)
    words = list(printed_words(bare))
    right = sum(
        word.start in fixed or changed.get(word.start, word.text) == text[word.start : word.end] for word in words
    )
    return right, len(words)


def aligned(read: str, wanted: str) -> float:
    """Share of the words of `wanted` that `read` has, in their order."""
    one, other = _WORD.findall(unicodedata.normalize("NFC", wanted)), _WORD.findall(unicodedata.normalize("NFC", read))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(one), 1)


def speed(text: str) -> float:
    """Words a second of processor time, the best of a few rounds."""
    words = len(text.split())
    best = min(_seconds(lambda: restore(text)) for _ in range(ROUNDS))
    return words / best


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--scan", type=Path)
    parser.add_argument("--reading", type=Path)
    options = parser.parse_args(arguments)
    restore("khởi động")
    table = Table("text", "words right", "words a second", title="Restoration")
    right = words = 0
    for file in options.files:
        text = file.read_text(encoding="utf-8-sig")
        good, every = accuracy(text)
        right, words = right + good, words + every
        table.add_row(f"{file.name}, stripped", f"{good / every:.2%}", f"{speed(stripped(text)):,.0f}")
    if words:
        table.add_row("all", f"{right / words:.2%}", "")
    if options.scan and options.reading:
        scan, wanted = (path.read_text(encoding="utf-8-sig") for path in (options.scan, options.reading))
        table.add_row("scan, copied", f"{aligned(scan, wanted):.2%}", "")
        cold = len(scan.split()) / _seconds(lambda: restore(scan))
        table.add_row("scan, restored", f"{aligned(restore(scan).text, wanted):.2%}", f"{cold:,.0f} at first")
        table.add_row("scan, again", "", f"{speed(scan):,.0f}")
    Console().print(table)


if __name__ == "__main__":
    main()
