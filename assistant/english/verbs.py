"""Forms of the English verbs of the tables, and several verbs with what they share said together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.english.lexicon import PREPOSITION, Act, verb_heads

_DOUBLED = frozenset("submit put set cut run plan control commit".split())
_BEFORE_VERB = re.compile(r"\w+ly(?: and \w+ly)*|always|also")  # where an English adverb can stand; else behind


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of a row: the words that join it to the one before, its adverbs, and its English."""

    joint: str
    adverbs: tuple[str, ...]
    base: str
    noun: str


@dataclass(frozen=True, slots=True)
class Acting:
    """Verbs in a row with the object that they share, and what stands behind."""

    verbs: tuple[Verb, ...]
    object: str
    behind: str
    alone: bool  # they can do without an object
    end: int  # in the tokens

    @property
    def told(self) -> bool:
        """Whether what they are about is known, as far as they need any."""
        return bool(self.object or (self.alone and self.behind))


def finite(acting: Acting) -> str:
    """As it stands behind 'must': 'promptly review and amend the regulations every year'."""
    verbs = [f"{verb.joint}{' '.join((*_before(verb), verb.base))}" for verb in acting.verbs]
    return _with_rest(acting, "".join(verbs))


def nominal(acting: Acting) -> str:
    """As a noun: 'the inspection of dossiers' where each verb has one, else 'promptly settling dossiers'."""
    verbs = acting.verbs
    late = " ".join(adverb for verb in verbs for adverb in verb.adverbs)
    if (
        all(verb.noun for verb in verbs)
        and not any(map(_manners, verbs))
        and not (acting.object and PREPOSITION.search(verbs[-1].base))
    ):
        nouns = "".join(f"{verb.joint}{verb.noun.removeprefix('the ') if verb.joint else verb.noun}" for verb in verbs)
        said = f"the {nouns.removeprefix('the ')} of {acting.object.strip()}" if acting.object else nouns
        return f"{said} {late}".rstrip() + acting.behind
    return gerund(acting)


def gerund(acting: Acting) -> str:
    """'carrying out tasks promptly'."""
    verbs = [f"{verb.joint}{' '.join((*_manners(verb), _doing(verb.base)))}" for verb in acting.verbs]
    return _with_rest(acting, "".join(verbs))


def bare(base: str) -> str:
    """A verb without an object: 'report on' -> 'report'."""
    return PREPOSITION.sub("", base)


def participle(base: str) -> str:
    """'assign' -> 'assigned'; "" for verbs of several words, of which none is made."""
    if " " in base or not base or base in {"send", "give", "draw", "keep", "lead", "run", "cut", "put", "set"}:
        return ""
    if base in _DOUBLED:
        return f"{base}{base[-1]}ed"
    return f"{base}d" if base.endswith("e") else f"{re.sub('(?<![aeiou])y$', 'i', base)}ed"


def row(acts: Sequence[tuple[str, tuple[str, ...], Act]], last: str) -> tuple[Verb, ...]:
    """Verbs from their table; `last`: the form of the last one before the object that all share, "" without any."""
    to_body = acts[-1][2].to_body and last == acts[-1][2].to_body
    made = [Verb(joint, adverbs, (to_body and act.to_body) or act.base, act.noun) for joint, adverbs, act in acts]
    shared = [verb if last else Verb(verb.joint, verb.adverbs, bare(verb.base), verb.noun) for verb in made[:-1]]
    joint, adverbs, act = acts[-1]
    joint = " and " if joint == ", " else joint
    return (*shared, Verb(joint, adverbs, last or bare(act.base), act.noun))


def _before(verb: Verb) -> list[str]:
    again = ["continue to"] if "continue to" in verb.adverbs else []
    return [*again, *_manners(verb)]


def _manners(verb: Verb) -> list[str]:
    """What stands before the verb, as one list: 'promptly, fully and accurately'."""
    said = [one for adverb in verb.adverbs if _BEFORE_VERB.fullmatch(adverb) for one in adverb.split(" and ")]
    *first, last = dict.fromkeys(said) or [""]
    return [f"{', '.join(first)} and {last}" if first else last] if last else []


def _with_rest(acting: Acting, verbs: str) -> str:
    adverbs = (adverb for verb in acting.verbs for adverb in verb.adverbs)
    late = [adverb for adverb in adverbs if not _BEFORE_VERB.fullmatch(adverb) and adverb != "continue to"]
    return f"{verbs}{acting.object}{' ' if late else ''}{' and '.join(late)}{acting.behind}"


def _doing(base: str) -> str:
    """'review and strictly carry out' -> 'reviewing and strictly carrying out'."""
    parts = re.split(r"(, | and | or )", base)
    return "".join(part if nth % 2 else _part_doing(part) for nth, part in enumerate(parts))


def _part_doing(part: str) -> str:
    words = part.split()
    nth = 1 if len(words) > 1 and words[0].endswith("ly") and words[0] not in verb_heads() else 0
    if words[nth] in verb_heads():
        words[nth] = _ing(words[nth])
    return " ".join(words)


def _ing(verb: str) -> str:
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") and verb not in {"be", "see"} else f"{verb}ing"
