"""Vietnamese phrases in English word order: what an order says to do, and bodies.

Vietnamese phrases are head-first: what belongs to a word stands behind it, as in English with 'of' and 'in', so that
only adjectives and adverbs change places: 'báo cáo kết quả thực hiện nhiệm vụ' -> 'report on the results of carrying
out tasks'.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.english.government import (
    ASKING,
    BEFORE_DOING,
    BY,
    DONE,
    DONE_FOR,
    HEADS,
    IN_ORDER_TO,
    LEVELS,
    MARKS,
    OF_ACTS,
    OF_THINGS,
    TO_BODY,
    UNITS,
)  # fmt: skip
from assistant.english.lexicon import Act, Token, tokens
from assistant.english.verbs import Acting, bare, finite, gerund, nominal, participle, row

_LEAST_SAID, _LEAST_WORDS = 0.3, 5  # of a text, and in English, below which its beginning says too little
_MOST_TOKENS = 150  # of a text of which anything is said: each may take three calls inside of each other
_MOST_OF = 5  # a longer chain of 'of' is no English
_OWNED = re.compile(r"(?:the|this|these|each|every|all|some|many|\d+)\b|.*No\. ")  # needs no 'the'


@dataclass(frozen=True, slots=True)
class Said:
    """English of the tokens up to `end`."""

    english: str
    end: int


@dataclass(frozen=True, slots=True)
class Rendering:
    """English of `text[:end]`; `whole`: that is all of it."""

    english: str
    end: int
    whole: bool


def act_words(text: str) -> Rendering | None:
    """What an order says to do, as far as every word is known: 'rà soát quy chế' -> 'review regulations'.

    None where the act is not known, or nothing of what it is about.
    """
    phrases = _Phrases(text.rstrip(" ,;.:"))
    said = phrases.acts(0)
    whole = bool(said) and said.end == len(phrases.tokens) if said else False
    if said and not whole:
        said = phrases.shorter(said.end)
    if not said or said.english.count(" of ") > _MOST_OF:
        return None
    end = phrases.tokens[said.end - 1].end
    if not whole and (end < _LEAST_SAID * len(text) or len(said.english.split()) < _LEAST_WORDS):
        return None
    return Rendering(said.english, end, whole)


def noun_words(text: str) -> str:
    """Bodies or things; "" unless every word is known: 'các sở, ngành và địa phương' -> 'departments, …'."""
    phrases = _Phrases(text.strip(" ,;.:"))
    said = phrases.nouns(0)
    return said.english if said and said.end == len(phrases.tokens) else ""


class _Phrases:
    """One text as tokens, and what is said from each on; None where no such phrase begins there."""

    def __init__(self, text: str) -> None:
        self.text = text
        every = tokens(text)
        self.tokens: Sequence[Token] = every if len(every) <= _MOST_TOKENS else ()

    def _is(self, at: int, *kinds: str) -> bool:
        return at < len(self.tokens) and self.tokens[at].is_(*kinds)

    def _word(self, at: int) -> str:
        """A token as printed, in small letters; "" behind the last."""
        return self.text[self.tokens[at].start : self.tokens[at].end].lower() if at < len(self.tokens) else ""

    def shorter(self, end: int) -> Said | None:
        """Of acts not known to their end the longest beginning up to another act or a preposition.

        What stands right behind a noun narrows it, known or not, and what ends a list narrows all of it ('xử lý cơ
        quan, cá nhân vi phạm'): no beginning ends there.
        """
        every = self.tokens
        for at in range(end, 1, -1):
            another = self._word(at) in MARKS and self._act(self._adverbs(at + 1)[1])
            if another or self._is(at, "i"):
                self.tokens = every[:at]
                said = self.acts(0)
                self.tokens = every
                if said and said.end == at:
                    return said
        return None

    def _act(self, at: int) -> Act | None:
        """The verb at a token, unless it is a noun there: 'báo cáo' before 'của'."""
        act = self.tokens[at].act if at < len(self.tokens) else None
        if not act or self._is(at, "i"):
            return None
        if not self._is(at, "n", "b"):
            return act
        goes_on = self._begins_noun(at + 1) or (at + 1 < len(self.tokens) and self.tokens[at + 1].act)
        if self._word(at) in ("yêu cầu", "đề nghị"):  # nouns, unless of somebody
            goes_on = self._is_body(at + 1)
        return act if goes_on and not _named_here(self.text, self.tokens[at]) else None

    def _begins_noun(self, at: int) -> bool:
        return self._is(at, "n", "b", "q", "count") or self._word(at) == "việc"

    # Acts

    def acts(self, at: int) -> Said | None:
        """Acts with their objects, one after the other: 'rà soát quy chế, báo cáo Sở Nội vụ'."""
        said, end, joint = "", at, ""
        while (acting := self._acting(at)) and self._suffices(acting):
            said, end = f"{said}{joint}{finite(acting)}", acting.end
            joint, at = MARKS.get(self._word(end), ""), end + 1
            if not joint:
                break
            joint = " and " if joint == ", " and said else joint
        return Said(said, end) if said else None

    def _suffices(self, acting: Acting) -> bool:
        """Whether it says enough: an object, or all that is printed of verbs that can do without."""
        if acting.verbs[-1].base == "ensure" and acting.end < len(self.tokens):
            return False  # what is to be ensured may be a whole sentence
        return acting.told or (acting.alone and acting.end == len(self.tokens))

    def _acting(self, at: int) -> Acting | None:
        """Verbs in a row, the object that they share, and what stands behind."""
        acts: list[tuple[str, tuple[str, ...], Act]] = []
        joint = ""
        while True:
            before, at = self._adverbs(at, before_act=True)
            act = self.tokens[at].act if at < len(self.tokens) and not acts else self._act(at)
            if not act:
                return None
            after, at = self._adverbs(at + 1)
            acts.append((joint, (*before, *after), act))
            joint = MARKS.get(self._word(at), "")
            if not joint or not self._act(self._adverbs(at + 1)[1]):
                break
            at += 1
        form, met, end = self._object(at, act)
        behind = self._behind_acts(end)
        alone = act.alone or (len(acts) > 1 and behind.end == len(self.tokens))
        return Acting(row(acts, form), met, behind.english, alone, behind.end)

    def _adverbs(self, at: int, before_act: bool = False) -> tuple[tuple[str, ...], int]:
        found = []
        while self._is(at, "d"):
            found.append(self.tokens[at].said["d"])
            at += 1
            if self._word(at) in (",", "và") and (self._is(at + 1, "d") or (before_act and self._act(at + 1))):
                at += 1
        return tuple(found), at

    def _object(self, at: int, act: Act) -> tuple[str, str, int]:
        """The form of a verb before its object, the object with a space before it, and its end; "" for none."""
        if self._word(at) == "đối với" and not act.to_body and (met := self.nouns(at + 1)):
            return act.base, f" {met.english}", met.end  # 'xử lý đối với cán bộ vi phạm'
        skipped = at + 1 if self._word(at) in TO_BODY else at
        if act.to_body and self._is_body(skipped) and (met := self.nouns(skipped)):
            return self._of_body(met, act)
        if skipped > at and self._word(at) == "về" and act.base.endswith(" on"):
            at = skipped
        if self._begins_noun(at) and (met := self.nouns(at)):
            return act.base, f" {met.english}", met.end
        if self._act(at) and (acting := self._acting(at)) and self._is_thing(acting):
            if act.base in OF_ACTS:
                return act.base, f" {nominal(acting)}", acting.end
            if act.base.endswith("submit") and all(verb.noun for verb in acting.verbs):
                return act.base, f" for {nominal(acting)}", acting.end
        return "", "", at

    def _is_thing(self, acting: Acting) -> bool:
        """Whether acts can stand as a noun: with an object, or all that is left and having nouns."""
        end = acting.end == len(self.tokens) or self._word(acting.end) in {*MARKS, "của"}
        return bool(acting.object) or (all(verb.noun for verb in acting.verbs) and end)

    def _is_end(self, at: int) -> bool:
        return at == len(self.tokens) or self._word(at) in MARKS or self._is(at, "i", "d")

    def _is_body(self, at: int) -> bool:
        return self._is(at, "b") or (self._is(at, "q") and self._is(at + 1, "b"))

    def _of_body(self, body: Said, act: Act) -> tuple[str, str, int]:
        """A body as the object, and what it is told, asked or given: 'trình UBND tỉnh kế hoạch'."""
        form, said, at = act.to_body, f" {body.english}", body.end
        before, on = self._adverbs(at)
        asked = self._act(on) or (self._word(on + 1) == "đối với" and on < len(self.tokens) and self.tokens[on].act)
        if asked and (acting := self._acting(at)) and (acting.told or self._is_end(acting.end)):
            if form.split()[0] in ASKING:
                return form, f"{said} to {finite(acting)}", acting.end
            if all(verb.noun for verb in acting.verbs) and not before:
                return form, f"{said} for {nominal(acting)}", acting.end
        elif self._begins_noun(at) and not self._is(at, "q") and form.endswith(" to") and (thing := self.nouns(at)):
            about = " on" if act.base.endswith(" on") else ""
            return form, f"{said}{about} {thing.english}", thing.end
        return (form, said, at) if self._is_end(at) else ("", "", at)

    def _behind_acts(self, at: int) -> Said:
        """Adverbs, what else stands with a preposition, and what for."""
        said = ""
        while True:
            adverbs, on = self._adverbs(at)
            if adverbs and (on == len(self.tokens) or self._word(on) in MARKS or self._is(on, "i")):
                said, at = f"{said} {' and '.join(adverbs)}", on
            elif self._word(at) in IN_ORDER_TO and (acting := self._acting(at + 1)) and acting.told:
                said, at = f"{said} to {finite(acting)}", acting.end
            elif other := self._with_preposition(at):
                said, at = f"{said} {other.english}", other.end
            else:
                return Said(said, at)

    def _with_preposition(self, at: int) -> Said | None:
        """'theo quy chế làm việc', 'trong giải quyết thủ tục hành chính'."""
        if not self._is(at, "i") or self._word(at) in IN_ORDER_TO:
            return None
        if self._act(at + 1):
            acting = self._acting(at + 1) if self._word(at) in BEFORE_DOING else None
            known = acting and (acting.object or self._is_thing(acting))
            other = Said((gerund if acting.object else nominal)(acting), acting.end) if acting and known else None
        else:
            other = self.nouns(at + 1)
        to_body = self._word(at) == "về" and self._is_body(at + 1)
        said = "to" if to_body else self.tokens[at].said["i"]
        return Said(f"{said} {other.english}", other.end) if other else None

    # Nouns

    def nouns(self, at: int) -> Said | None:
        """A noun phrase, or a list of them."""
        met = self._noun(at)
        if not met:
            return None
        said, end, joints = [met.english], met.end, [""]
        while (joint := MARKS.get(self._word(end))) and not self._act(self._adverbs(end + 1)[1]):
            met = self._noun(end + 1)
            if not met:
                break
            said.append(met.english)
            joints.append(joint)
            end = met.end
        if joints[-1] == ", ":  # a list without a last 'và'
            joints[-1] = " and "
        return Said("".join(f"{joint}{one}" for joint, one in zip(joints, said, strict=True)), end)

    def _noun(self, at: int) -> Said | None:
        """One noun with all that belongs to it: 'kết quả thực hiện nhiệm vụ của Sở Nội vụ'."""
        if self._word(at) == "việc":
            acting = self._acting(at + 1) if self._act(at + 1) or self._is(at + 1, "d") else None
            return Said(nominal(acting), acting.end) if acting else None
        quantity, many, at = self._quantity(at)
        if not self._is(at, "n", "b"):
            return None
        kind = "b" if self._is(at, "b") else "n"
        spec, start, at = self.tokens[at].said[kind], at, at + 1
        adjectives = ""
        while " of " not in spec and self._is(at, "a") and not self._is(at, "d"):
            adjectives, at = f"{self.tokens[at].said['a']} {adjectives}", at + 1
        named = _named_here(self.text, self.tokens[start]) and (kind == "n" or spec in UNITS)
        if named and many is None and "/" in spec:
            spec = f"the {spec.removeprefix('the ')}"  # 'nội dung Kế hoạch'
        head = self._head(spec, many, quantity, adjectives, at)
        return self._with_what_belongs(head, spec, kind)

    def _quantity(self, at: int) -> tuple[str, bool | None, int]:
        """'tất cả các' -> "all", many; 'mỗi' -> "each", one; None where it is not said."""
        if self._is(at, "q"):
            said = self.tokens[at].said["q"]
            return said.rstrip("+ "), said.endswith("+"), at + 1
        if self._is(at, "count"):
            return self.tokens[at].said["count"], True, at + 1
        return "", None, at

    def _head(self, spec: str, many: bool | None, quantity: str, adjectives: str, at: int) -> Said:
        """The noun in its number, with its name, its document's number, or 'this'."""
        one, _, more = spec.partition("/")
        bare_one = one.removeprefix("the ")
        if self._is(at, "document"):
            said = f"{adjectives}{bare_one.title()} No. {self.tokens[at].said['document']}"
            if self._is(at + 1, "day"):
                return Said(f"{said} of {self.tokens[at + 1].said['day']}", at + 2)
            return Said(said, at + 1)
        if name := self._name(at, bare_one):
            return Said(name, at + 1)
        if self._word(at) == "này":
            these = f"{quantity or 'these'} {adjectives}{more}"
            return Said(these if many and more else f"this {adjectives}{bare_one}", at + 1)
        if many is None and bare_one in HEADS and self._is(at, "b") and self.tokens[at].said["b"].startswith("the "):
            return Said(f"the {adjectives}{bare_one}", at)  # 'Giám đốc Sở Tài chính'
        number = (more or bare_one) if many or (many is None and more and one == bare_one) else bare_one
        the = "the " if one != bare_one and not many else ""
        return Said(" ".join(filter(None, [quantity, f"{the}{adjectives}{number}"])), at)

    def _name(self, at: int, one: str) -> str:
        """'tỉnh Quảng Bình', 'UBND thành phố Hải Phòng'."""
        if not self._is(at, "place"):
            return ""
        place = self.tokens[at].said["place"]
        return f"{place} {one}" if " " not in one else f"the {one} of {place}"

    def _with_what_belongs(self, head: Said, spec: str, kind: str) -> Said:
        said, at = head.english, head.end
        while True:
            other = self._behind_noun(at) or (self._belonging(at, spec, kind) if at == head.end else None)
            if not other:
                return Said(said, at)
            if other.english.startswith(" of ") and at == head.end and kind == "n" and not _OWNED.match(said):
                said = f"the {said}"
            said, at = said + other.english, other.end

    def _behind_noun(self, at: int) -> Said | None:
        """What stands behind a noun in both languages: 'liên quan', 'của Sở Nội vụ', 'do UBND tỉnh giao'."""
        if self._is(at, "p"):
            said = self.tokens[at].said["p"]
            return Said(f" {said.replace('their', 'the') if self._word(at + 1) == 'của' else said}", at + 1)
        if self._word(at) in BY:
            return self._done_by(at + 1)
        if self._is(at, "i"):
            other = self._with_preposition(at)
            return Said(f" {other.english}", other.end) if other else None
        return None

    def _belonging(self, at: int, spec: str, kind: str) -> Said | None:
        """What stands right behind a noun and needs 'of': 'kết quả thực hiện nhiệm vụ', 'Thủ trưởng các sở'."""
        noun = spec.partition("/")[0].split(" of ")[0].split()[-1]
        act = self._act(at) if noun in DONE or noun in DONE_FOR else None
        if act and not act.to_body.endswith(" to"):
            acting = self._acting(at)
            if not acting or not self._is_thing(acting):
                return None
            link = "for" if noun in DONE_FOR else "of"
            return Said(f" {link} {gerund(acting) if acting.object else nominal(acting)}", acting.end)
        unique = spec.startswith("the ") and "/" not in spec
        if kind == "b":
            body = not unique and self._is_body(at) and not self._act(at)
            near = self._word(at) in LEVELS or body  # 'Công an tỉnh', 'Thủ trưởng các sở'
        else:
            near = not unique and noun in {*DONE, *DONE_FOR, *OF_THINGS} and self._begins_noun(at)
        other = self._noun(at) if near else None
        return Said(f" of {other.english}", other.end) if other else None

    def _done_by(self, at: int) -> Said | None:
        """'do UBND tỉnh giao' -> 'assigned by the Provincial People's Committee'."""
        by = self.nouns(at) if self._is_body(at) else None
        act = self.tokens[by.end].act if by and by.end < len(self.tokens) else None
        done = participle(bare(act.base)) if act else ""
        return Said(f" {done} by {by.english}", by.end + 1) if by and done else None


def _named_here(text: str, token: Token) -> bool:
    """Whether a noun is printed as the name of one: 'nội dung Kế hoạch'."""
    return token.start > 0 and text[token.start].isupper() and not text[token.start : token.end].isupper()
