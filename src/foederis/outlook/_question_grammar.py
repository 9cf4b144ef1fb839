"""Where words stand to each other in a question: clauses, subjects, objects, prepositions, nouns and passives.

No parser is loaded for one sentence (spaCy takes longer than the whole answer): these are short looks to the left and
right over the words of a clause, with names already found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foederis.outlook import _question_words as w

ANYBODY = -1
JOINTS = w.ARTICLES | {"and", "or", ",", "nor"}
_PLAIN_ADVERBS = w.ADVERBS - {"full-scale", "large-scale", "full", "scale", "large"}
_STILL_ADVERBS = w.ADVERBS - w.MOVE_TO
REACH = 12  # words that a look to one side goes at most; "A decided on a cold day in March to attack B" needs 9


@dataclass(frozen=True, slots=True)
class Token:
    """A word in small letters, a mark, or a name (`mention` its number, ANYBODY for "who"); `owner` if possessive."""

    word: str
    mention: int | None = None
    owner: bool = False


class Line(list[Token]):
    """The words of a question with what was already found out about each place."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        super().__init__(tokens)
        self.breaks = [_breaks(self, i) for i in range(len(self))]
        self.over: dict[int, str | None] = {}


def is_break(tokens: Line, i: int) -> bool:
    return tokens.breaks[i]


def _breaks(tokens: Sequence[Token], i: int) -> bool:
    t = tokens[i]
    if t.mention is not None:
        return False
    if t.word in ".?!;:":
        return True
    if t.word in ("should", "were", "had", "is", "was"):
        # "Should Moscow attack", not "Moscow should".
        return t.word in ("should", "were", "had") and not (i and tokens[i - 1].mention is not None)
    return t.word in w.BREAKS


def left_heads(tokens: Line, at: int) -> Iterator[int]:
    """Indices of names left of a word in its clause that no preposition governs, nearest first."""
    for i in range(at - 1, max(-1, at - 1 - REACH), -1):
        if is_break(tokens, i):
            return
        if tokens[i].mention is not None and governor(tokens, i) is None:
            yield i


def governor(tokens: Line, i: int) -> str | None:
    """The preposition over a name, through articles, adjectives and "A and" before it."""
    if i not in tokens.over:
        tokens.over[i] = _find_governor(tokens, i)
    return tokens.over[i]


def _find_governor(tokens: Line, i: int) -> str | None:
    for k in range(i - 1, max(-1, i - 7), -1):
        t = tokens[k]
        if t.mention is not None:
            if not (t.owner or k + 1 == i or tokens[k + 1].word in ("and", "or", ",")):
                return None
            if t.owner and k + 1 < i and tokens[k + 1].word not in ("and", "or"):
                continue
            continue
        if t.word in w.PREPOSITIONS:
            return t.word
        if t.word in w.AUX or is_break(tokens, k):
            return None
        if t.word in ("and", "or", ",") or t.word in w.ARTICLES or t.word in w.TITLES or t.word.endswith(("ed", "al", "ful", "ive", "ary", "less", "ible", "ly")):
            continue
        return None
    return None


def is_passive(tokens: Line, i: int) -> bool:
    if tokens[i].word not in w.ATTACKED and tokens[i].word not in w.HELPED:
        return False
    for k in range(i + 1, min(len(tokens), i + 5)):
        if tokens[k].word == "by":
            return True
        if tokens[k].mention is not None or is_break(tokens, k) or tokens[k].word == ",":
            break
    seen = 0
    for k in range(i - 1, max(-1, i - 10), -1):
        t = tokens[k]
        if t.mention is None and t.word in w.BE:
            return True
        if t.mention is not None:
            seen += 1
            if seen > 1:
                return False
            continue
        if t.word in w.ADVERBS or t.word in w.ARTICLES or t.word in w.TITLES or t.word in ("it", "they", "and"):
            continue
        return False
    return False


def is_noun_of_attack(tokens: Line, i: int) -> bool:
    """Whether "attack", "strike", "raid" … is a noun here."""
    word = tokens[i].word
    if word not in w.ATTACK_NOUNS:
        return False
    if word not in w.ATTACK_VERBS:
        return True
    after = tokens[i + 1].word if i + 1 < len(tokens) else ""
    if after in ("on", "by", "from", "against", "upon"):
        return True
    for k in range(i - 1, max(-1, i - 5), -1):
        t = tokens[k]
        if t.mention is not None:
            if t.owner or governor(tokens, k) is not None:
                return True
            return bool(k and tokens[k - 1].word in ("a", "an", "another", "any"))
        if t.word in w.ARTICLES or (t.word in w.PREPOSITIONS and t.word != "to"):
            return True
        if t.word in w.AUX or t.word in _PLAIN_ADVERBS or is_break(tokens, k):
            return False
    return False


def right_of(tokens: Line, at: int) -> Iterator[tuple[int, str | None]]:
    """Names right of a word in its clause, each with the preposition over it."""
    for i in range(at + 1, min(len(tokens), at + 1 + REACH)):
        t = tokens[i]
        if is_break(tokens, i) or (t.mention is None and (t.word in w.AUX or t.word == ",")):
            return
        if t.mention is not None:
            yield i, governor(tokens, i)
        elif t.word in w.ATTACKED and t.word not in w.ATTACK_NOUNS:
            return


def before_attack_noun(tokens: Line, i: int) -> bool:
    """Whether a name owns or colours a noun of attack: "a US strike", "Russia's latest invasion"."""
    for k in range(i + 1, min(len(tokens), i + 6)):
        t = tokens[k]
        if t.mention is not None or is_break(tokens, k) or t.word in w.AUX or t.word in ",":
            return False
        if t.word in w.ATTACK_NOUNS:
            return t.word not in w.HELP_NOUNS and (is_noun_of_attack(tokens, k) or k == i + 1)
        if t.word in w.PREPOSITIONS or t.word in w.HELP_NOUNS or t.word in w.ARTICLES or t.word == "and":
            return False
    return False


def before_help_noun(tokens: Line, i: int) -> int | None:
    for k in range(i + 1, min(len(tokens), i + 4)):
        t = tokens[k]
        if t.mention is not None or is_break(tokens, k) or t.word in w.AUX or t.word in w.PREPOSITIONS or t.word in (",", "and"):
            return None
        if t.word in w.HELP_NOUNS or t.word in w.AID_GOALS:
            return k
    return None


def follows_be(tokens: Line, i: int) -> bool:
    return any(tokens[k].mention is None and tokens[k].word in w.BE for k in range(max(0, i - 3), i))


def is_label(tokens: Line, i: int) -> bool:
    """Whether a name only describes the next one: "NATO member Poland", "Russia's ally Belarus"."""
    for k in range(i + 1, min(len(tokens), i + 4)):
        if tokens[k].mention is not None or tokens[k].word in w.PREPOSITIONS or tokens[k].word in w.AUX or is_break(tokens, k):
            return False
        if tokens[k].word in w.KIN:
            return k + 1 < len(tokens) and tokens[k + 1].mention is not None
    return False


def _next_word(tokens: Line, i: int) -> str:
    for k in range(i + 1, min(len(tokens), i + 4)):
        if tokens[k].mention is not None:
            return ""
        if tokens[k].word not in _STILL_ADVERBS and tokens[k].word not in ("missiles", "rockets", "in", "troops", "ground", "forces", "its", "fire"):
            return tokens[k].word
    return ""


def moves(tokens: Line, i: int) -> bool:
    """"Moves against", "marches on", "rolls into", "comes for", not "moves on behalf of" or "comes after"."""
    word, to = tokens[i].word, _next_word(tokens, i)
    if any(tokens[k].word in ("behalf", "aid", "side", "defence", "defense") for k in range(i + 1, min(len(tokens), i + 4))):
        return False
    if word.startswith(("com", "cam", "go", "went")):
        return to == "after" or to == "against"
    return to in w.MOVE_TO and not word.startswith("resort")


def is_noun_of_help(tokens: Line, i: int) -> bool:
    """Whether "help", "support", "aid" … is a noun here."""
    if tokens[i].word not in w.HELP_NOUNS and tokens[i].word not in w.AID_GOALS:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else Token("")
    if after.word in ("from", "by", "for", "to", "of") and after.word != "to":
        return True
    before = tokens[i - 1] if i else Token("")
    if before.mention is not None:
        return before.owner or governor(tokens, i - 1) is not None or not asked_before(tokens, i - 1)
    return before.word in ("what", "much", "military", "more", "which", "armed", "of", "any", "its", "in", "for", "some", "the", "little", "send", "sends")


def asked_before(tokens: Line, i: int) -> bool:
    """Whether a question's auxiliary stands before the name: "Would Russia help"."""
    for k in range(i - 1, max(-1, i - 6), -1):
        t = tokens[k]
        if t.mention is None and (t.word in w.AUX or t.word in ("let", "see", "if", "expect", "make", "have")):
            return True
        if t.mention is None and t.word not in w.ARTICLES and t.word not in w.TITLES and t.word not in ("and", "or", ","):
            return False
    return False


def aid_ahead(tokens: Line, i: int) -> bool:
    return any(tokens[k].word in w.AID_GOALS and tokens[k].mention is None for k in range(i + 1, min(len(tokens), i + 7)))
