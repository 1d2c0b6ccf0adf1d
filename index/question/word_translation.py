"""English words and the Vietnamese words that stand for them, as estimated from parallel text.

The table is `index/question/word_translation_model/table.tsv`; its README says what it was estimated from, and how.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "word_translation_model" / "table.tsv"
FUNCTION_WORDS = frozenset(
    "a an the of to in on at by for with from and or is are was were be been being it its this that these those as not "
    "no if then than so do does did doing done has have had having will would shall should can could may might must "
    "which who whom whose what when where why how there their theirs they them he she his him her hers you your i we "
    "our us my me also any all each such other others into about after before under over between during through own "
    "same more most some only very just because while both few here out up down off again further too either neither "
    "nor upon per via yet ever let yes okay please whether get got".split()
)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
_VOWEL = re.compile("[aeiouy]")
_SPELLINGS = (  # letters to look for first, British spelling, and what it is brought to
    ("practis", re.compile(r"^practis"), "practic"),
    ("is", re.compile(r"(?<=[a-z]{3})is(?=(?:e[ds]?|ers?|ing|ations?|ational)$)"), "iz"),  # organise
    ("ys", re.compile(r"(?<=[a-z]{3})ys(?=(?:e[ds]?|ers?|ing)$)"), "yz"),  # analyse
    ("our", re.compile(r"^(lab|behavi|col|fav|neighb|harb|hon|endeav|hum|rum|vap|arm)our"), r"\1or"),  # labour
    ("re", re.compile(r"^(cent|met|kilomet|theat|lit|fib)re(?=s?$)"), r"\1er"),  # centre
    ("enc", re.compile(r"^(def|off|lic|pret)enc(?=e|ing$)"), r"\1ens"),  # licence
    ("programme", re.compile(r"^programme"), "program"),
    ("catalogue", re.compile(r"^catalogue"), "catalog"),
    ("judgement", re.compile(r"^judgement"), "judgment"),
    ("llment", re.compile(r"llment"), "lment"),  # enrollment
)


def english_words(text: str) -> list[str]:
    """Lower-case words and numbers, without the possessive: "The ministry's 2 plans" -> the, ministry, 2, plans."""
    return [word.removesuffix("'s") for word in _WORD.findall(text.lower().replace("’", "'"))]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What the forms and spellings of a word share: 'organised', 'organizing' -> 'organiz'; 'duties' -> 'duti'."""
    for letters, spelling, other in _SPELLINGS:
        if letters in word:
            word = spelling.sub(other, word)
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and len(word) > 3 and word[-2] not in "su":
        word = word[:-1]
    word = _without_verb_ending(word)
    if len(word) > 3 and word.endswith(("e", "ll")):  # 'cancelled' is 'canceled'
        return word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word[-1] == "y" and word[-2] not in "aeiou" else word


def is_content(word: str) -> bool:
    """Whether a stem has a meaning to look up: it is no function word, number or single letter."""
    return word not in _FUNCTION_STEMS and not word.isdigit() and len(word) > 1


def meanings(word: str) -> tuple[tuple[str, float], ...]:
    """Vietnamese words for an English one with their probabilities, likeliest first; () for a word never seen."""
    row = _rows().get(stem(word), "")
    cells = (cell.rpartition(" ") for cell in row.split("\t") if cell)
    return tuple((vietnamese, int(percent) / 100) for vietnamese, _, percent in cells)


def _without_verb_ending(word: str) -> str:
    """'submitted', 'submitting' -> 'submit'; 'need', 'bring' stay."""
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest):
            return rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
    return word


_FUNCTION_STEMS = frozenset(map(stem, FUNCTION_WORDS))


@cache
def _rows() -> dict[str, str]:
    """Stem -> its cells, unread: only the words of a question are ever looked at."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return {word: cells for word, _, cells in rows}
