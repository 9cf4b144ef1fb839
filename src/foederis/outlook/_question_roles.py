"""Which of the names in a question is target, attacker and helper.

Every verb, noun and preposition that English uses to say that somebody attacks, is attacked, helps or is helped adds
weight to a role of the names beside it (its subject, object, possessor, or what its preposition governs). The
assignment of names to roles with the largest sum is taken where it wins clearly; nothing depends on one fixed order
of words. One pass over the words with short looks to both sides: linear in the length of the question.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from foederis.outlook import _question_words as w

__all__ = ["ANYBODY", "Reading", "Token", "Weights", "assign", "weigh"]

ANYBODY = -1
_JOINTS = w.ARTICLES | {"and", "or", ",", "nor"}
_PLAIN_ADVERBS = w.ADVERBS - {"full-scale", "large-scale", "full", "scale", "large"}
_STILL_ADVERBS = w.ADVERBS - w.MOVE_TO
REACH = 12  # words that a look to one side goes at most; "A decided on a cold day in March to attack B" needs 9


@dataclass(frozen=True, slots=True)
class Token:
    """A word in small letters, a mark, or a name (`mention` its number, ANYBODY for "who"); `owner` if possessive."""

    word: str
    mention: int | None = None
    owner: bool = False


@dataclass(slots=True)
class Weights:
    """How much the words speak for each name in each role; whether help is spoken of at all."""

    of: defaultdict[tuple[int, str], float] = field(default_factory=lambda: defaultdict(float))
    paired: set[frozenset[int]] = field(default_factory=set)
    beside: set[int | None] = field(default_factory=set)
    help_cue: bool = False
    by_order: bool = False
    orphan: bool = False  # somebody helps whose name was not found

    def add(self, mention: int | None, role: str, weight: float) -> None:
        if mention is not None and not (mention == ANYBODY and role != "helper"):
            # Repeated evidence counts once and a little.
            old = self.of[mention, role]
            self.of[mention, role] = max(old, weight) + (0.25 if old else 0.0)


@dataclass(frozen=True, slots=True)
class Reading:
    """Roles filled; roles that could not be; pairs of names that compete for one role."""

    roles: Mapping[str, int]
    open: tuple[str, ...] = ()
    rivals: tuple[int, ...] = ()
    by_order: bool = False


class _Line(list[Token]):
    """The words of a question with what was already found out about each place."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        super().__init__(tokens)
        self.breaks = [_breaks(self, i) for i in range(len(self))]
        self.over: dict[int, str | None] = {}


def _is_break(tokens: _Line, i: int) -> bool:
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


def _left_heads(tokens: _Line, at: int) -> Iterator[int]:
    """Indices of names left of a word in its clause that no preposition governs, nearest first."""
    for i in range(at - 1, max(-1, at - 1 - REACH), -1):
        if _is_break(tokens, i):
            return
        if tokens[i].mention is not None and _governor(tokens, i) is None:
            yield i


def _governor(tokens: _Line, i: int) -> str | None:
    """The preposition over a name, through articles, adjectives and "A and" before it."""
    if i not in tokens.over:
        tokens.over[i] = _find_governor(tokens, i)
    return tokens.over[i]


def _find_governor(tokens: _Line, i: int) -> str | None:
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
        if t.word in w.AUX or _is_break(tokens, k):
            return None
        if t.word in ("and", "or", ",") or t.word in w.ARTICLES or t.word in w.TITLES or t.word.endswith(("ed", "al", "ful", "ive", "ary", "less", "ible", "ly")):
            continue
        return None
    return None


def _passive(tokens: _Line, i: int) -> bool:
    if tokens[i].word not in w.ATTACKED and tokens[i].word not in w.HELPED:
        return False
    for k in range(i + 1, min(len(tokens), i + 5)):
        if tokens[k].word in ("by", "from"):
            return tokens[k].word == "by"
        if tokens[k].mention is not None or _is_break(tokens, k) or tokens[k].word == ",":
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


def _noun(tokens: _Line, i: int) -> bool:
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
            if t.owner or _governor(tokens, k) is not None:
                return True
            return bool(k and tokens[k - 1].word in ("a", "an", "another", "any"))
        if t.word in w.ARTICLES or (t.word in w.PREPOSITIONS and t.word != "to"):
            return True
        if t.word in w.AUX or t.word in _PLAIN_ADVERBS or _is_break(tokens, k):
            return False
    return False


def _subject(tokens: _Line, at: int, weights: Weights, role: str, weight: float) -> int | None:
    """Weight for the nearest free name on the left, and for what stands beside it with "and"."""
    for i in _left_heads(tokens, at):
        found = tokens[i].mention
        if role == "helper" and i and i + 1 == at and tokens[i - 1].word in w.HELP_VERBS:
            return i  # "help Yemen fight off an invasion": Yemen is helped
        infinitive = 0.5 if any(t.mention == ANYBODY for t in tokens[:i]) and role == "helper" and found != ANYBODY else 1.0
        weights.add(found, role, weight * infinitive)
        k = i - 1
        while k > 0 and tokens[k].word in _JOINTS and tokens[k].mention is None:
            k -= 1
        if i - k > 1 and any(tokens[j].word in ("and", "or", "nor") for j in range(k, i)) and k >= 0 and tokens[k].mention is not None and _governor(tokens, k) is None:
            other = tokens[k].mention
            weights.add(other, role, weight + 0.4)  # the first named leads
            if found is not None and other is not None and found != other and ANYBODY not in (found, other):
                weights.paired.add(frozenset((found, other)))
        return i
    if role == "helper" and weight >= 4:
        weights.orphan = True
    return None


def _right(tokens: _Line, at: int) -> Iterator[tuple[int, str | None]]:
    """Names right of a word in its clause, each with the preposition over it."""
    for i in range(at + 1, min(len(tokens), at + 1 + REACH)):
        t = tokens[i]
        if _is_break(tokens, i) or (t.mention is None and (t.word in w.AUX or t.word == ",")):
            return
        if t.mention is not None:
            yield i, _governor(tokens, i)
        elif t.word in w.ATTACKED and t.word not in w.ATTACK_NOUNS:
            return


def _before_attack_noun(tokens: _Line, i: int) -> bool:
    """Whether a name owns or colours a noun of attack: "a US strike", "Russia's latest invasion"."""
    for k in range(i + 1, min(len(tokens), i + 6)):
        t = tokens[k]
        if t.mention is not None or _is_break(tokens, k) or t.word in w.AUX or t.word in ",":
            return False
        if t.word in w.ATTACK_NOUNS:
            return t.word not in w.HELP_NOUNS and (_noun(tokens, k) or k == i + 1)
        if t.word in w.PREPOSITIONS or t.word in w.HELP_NOUNS or t.word in w.ARTICLES or t.word == "and":
            return False
    return False


def _before_help_noun(tokens: _Line, i: int) -> int | None:
    for k in range(i + 1, min(len(tokens), i + 4)):
        t = tokens[k]
        if t.mention is not None or _is_break(tokens, k) or t.word in w.AUX or t.word in w.PREPOSITIONS or t.word in (",", "and"):
            return None
        if t.word in w.HELP_NOUNS or t.word in w.AID_GOALS:
            return k
    return None


def weigh(words: Iterable[Token]) -> Weights:
    """Add up what every word says about the names beside it."""
    tokens = _Line(words)
    weights = Weights()
    for i, t in enumerate(tokens):
        if t.mention is not None:
            _by_place(tokens, i, weights)
        else:
            _by_word(tokens, i, weights)
    for m in weights.beside:
        if m is not None:
            weights.of[m, "helper"] -= 3
    return weights


def _by_word(tokens: _Line, i: int, weights: Weights) -> None:
    word = tokens[i].word
    if word in w.HELP_NOUNS or word in w.HELP_VERBS or word in w.HELPED or word in w.EXPECT:
        weights.help_cue = True
    after = tokens[i + 1] if i + 1 < len(tokens) else Token("")
    if word == "under" and after.word in ("attack", "fire", "threat", "siege", "bombardment", "assault"):
        _subject(tokens, i, weights, "target", 4)
        for k, over in _right(tokens, i + 1):
            weights.add(tokens[k].mention, "attacker" if over in ("by", "from") else "target", 4 if over in ("by", "from") else 0)
    elif _noun(tokens, i):
        _attack_noun(tokens, i, weights)
    elif (word in w.ATTACKED or word in w.HELPED) and _passive(tokens, i):
        hit = word in w.ATTACKED
        if _subject(tokens, i, weights, "target", 4) is None and hit:
            # "If attacked by China, would Taiwan …": the subject follows.
            for k in range(i + 1, len(tokens)):
                if tokens[k].mention is not None and _governor(tokens, k) is None:
                    weights.add(tokens[k].mention, "target", 2)
                    break
        for k, over in _right(tokens, i):
            if over == "by":
                weights.add(tokens[k].mention, "attacker" if hit else "helper", 4)
    elif word in w.ATTACK_VERBS or (word in w.ATTACKED and not word.startswith("threat")) or (word in w.MOVE and _moves(tokens, i)):
        _attack_verb(tokens, i, weights)
    elif word in w.LAUNCH and any(tokens[k].word in w.ATTACK_NOUNS for k in range(i + 1, min(len(tokens), i + 6))):
        _subject(tokens, i, weights, "attacker", 4)
    elif word in w.MOVE and after.word == "to" and i + 2 < len(tokens) and tokens[i + 2].word == "war":
        _to_war(tokens, i, weights)
    elif word in _LEANT_ON and after.word in ("on", "upon") and _follows_be(tokens, i):
        _subject(tokens, i, weights, "helper", 4)
        for k, over in _right(tokens, i):
            if over == "by":
                weights.add(tokens[k].mention, "target", 4)
    elif word in w.EXPECT and not (word.startswith(("ge", "go")) and after.word in ("involved", "up", "in", "into", "ready", "to")):
        _expect(tokens, i, weights)
    elif word in w.SCOLD:
        _subject(tokens, i, weights, "helper", 2.5)
        for k, over in _right(tokens, i):
            if over in (None, "off", "against", "with"):
                weights.add(tokens[k].mention, "attacker", 2)
                break
    elif word in w.HELP_VERBS and not _is_noun_of_help(tokens, i):
        _help_verb(tokens, i, weights)
    elif word in w.COME and _aid_ahead(tokens, i):
        _subject(tokens, i, weights, "helper", 4)
    elif word in w.REACT and after.mention is None:
        subject = _subject(tokens, i, weights, "helper", 2.5)
        if subject is not None:
            for k, over in _right(tokens, i):
                if over in ("for", "alongside", "beside", "with") and not _before_attack_noun(tokens, k):
                    weights.add(tokens[k].mention, "target", 3)
                    break
    if word in ("obliged", "bound", "obligated", "ready", "willing", "prepared", "likely", "able", "committed", "sworn", "required"):
        _subject(tokens, i, weights, "helper", 2)
    if word in ("oblige", "obliges", "require", "requires", "commit", "commits", "bind", "binds", "force", "forces", "compel", "compels") and after.mention is not None:
        weights.add(after.mention, "helper", 3)


_LEANT_ON = frozenset(("counted", "relied", "depended", "called", "banked"))


def _follows_be(tokens: _Line, i: int) -> bool:
    return any(tokens[k].mention is None and tokens[k].word in w.BE for k in range(max(0, i - 3), i))


def _label(tokens: _Line, i: int) -> bool:
    """Whether a name only describes the next one: "NATO member Poland", "Russia's ally Belarus"."""
    for k in range(i + 1, min(len(tokens), i + 4)):
        if tokens[k].mention is not None or tokens[k].word in w.PREPOSITIONS or tokens[k].word in w.AUX or _is_break(tokens, k):
            return False
        if tokens[k].word in w.KIN:
            return k + 1 < len(tokens) and tokens[k + 1].mention is not None
    return False


def _next_word(tokens: _Line, i: int) -> str:
    for k in range(i + 1, min(len(tokens), i + 4)):
        if tokens[k].mention is not None:
            return ""
        if tokens[k].word not in _STILL_ADVERBS and tokens[k].word not in ("missiles", "rockets", "in", "troops", "ground", "forces", "its", "fire"):
            return tokens[k].word
    return ""


def _moves(tokens: _Line, i: int) -> bool:
    """"Moves against", "marches on", "rolls into", "comes for", not "moves on behalf of" or "comes after"."""
    word, to = tokens[i].word, _next_word(tokens, i)
    if any(tokens[k].word in ("behalf", "aid", "side", "defence", "defense") for k in range(i + 1, min(len(tokens), i + 4))):
        return False
    if word.startswith(("com", "cam", "go", "went")):
        return to == "after" or to == "against"
    return to in w.MOVE_TO and not word.startswith("resort")


def _to_war(tokens: _Line, i: int, weights: Weights) -> None:
    right = list(_right(tokens, i))
    saves = [k for k, over in right if over in ("for", "over", "alongside")]
    if saves:
        weights.help_cue = True
        _subject(tokens, i, weights, "helper", 4)
        for k, _ in right:
            weights.add(tokens[k].mention, "target" if k in saves else "attacker", 4)
    elif right:
        _subject(tokens, i, weights, "attacker", 3)
        weights.add(tokens[right[0][0]].mention, "target", 3)


def _attack_verb(tokens: _Line, i: int, weights: Weights) -> None:
    _subject(tokens, i, weights, "attacker", 4)
    for k, over in _right(tokens, i):
        if over in (None, "on", "against", "into", "at", "upon", "in", "after", "across") and not _before_attack_noun(tokens, k):
            weights.add(tokens[k].mention, "target", 4)
            return


def _attack_noun(tokens: _Line, i: int, weights: Weights) -> None:
    """A noun of attack: its owner or colour on the left, "on T" and "by A" on the right, "between A and T"."""
    owner: int | None = None
    left: list[int] = []
    for k in range(i - 1, max(-1, i - 7), -1):
        t = tokens[k]
        if t.mention is not None:
            left.append(k)
            if len(left) == 2 or t.owner:
                break
            continue
        if t.word in w.PREPOSITIONS or t.word in w.AUX or _is_break(tokens, k) or t.word in ",":
            break
        if t.word in w.LAUNCH or t.word in w.ATTACK_VERBS or t.word in w.MOVE or t.word in w.HELP_VERBS or t.word in w.REACT or t.word in w.EXPECT or t.word in w.SCOLD or t.word in ("and", "or", "to", "a", "an", "any", "the"):
            break
    plain = tokens[i].word in ("war", "wars", "conflict", "hostilities", "clash", "showdown", "confrontation", "crisis")
    waged = any(tokens[k].word in w.LAUNCH for k in range(max(0, i - 4), i))
    if len(left) == 2 and left[0] == left[1] + 1 and not tokens[left[1]].owner:
        _pair(tokens[left[1]].mention, tokens[left[0]].mention, weights)
        return
    if left:
        owner = left[0]
        weights.add(tokens[owner].mention, "attacker", 4 if not plain else 3)
    seen_on = False
    for k, over in _right(tokens, i):
        m = tokens[k].mention
        if over in ("by", "from"):
            weights.add(m, "attacker", 4)
        elif over in ("on", "of", "in", "into", "at", "upon", "to", "over", "towards", "across") and not seen_on:
            weights.add(m, "target", 4)
            seen_on = True
        elif over == "against":
            weights.add(m, "attacker" if plain and owner is None and not waged else "target", 3 if plain else 4)
        elif over == "with":
            weights.add(m, "attacker", 2.5 if owner is None else 1.0)
            if owner is not None:
                weights.add(m, "target", 1.0)
        elif over == "between":
            rest = [j for j, o in _right(tokens, k) if o == "between"]
            if rest:
                _pair(m, tokens[rest[0]].mention, weights)
            return


def _pair(one: int | None, other: int | None, weights: Weights) -> None:
    """"War between A and B" leaves open who attacks: both may, the first named a little more."""
    weights.by_order = True
    for m, role, weight in ((one, "attacker", 1.2), (other, "target", 1.2), (one, "target", 1.0), (other, "attacker", 1.0)):
        weights.add(m, role, weight)


def _expect(tokens: _Line, i: int, weights: Weights) -> None:
    _subject(tokens, i, weights, "target", 4)
    for k, over in _right(tokens, i):
        if _before_attack_noun(tokens, k):
            continue
        if over in (None, "from", "on", "to", "by", "upon", "of", "in") or (over == "for" and _before_help_noun(tokens, k) is not None):
            weights.add(tokens[k].mention, "helper", 4)
            return


def _is_noun_of_help(tokens: _Line, i: int) -> bool:
    """Whether "help", "support", "aid" … is a noun here."""
    if tokens[i].word not in w.HELP_NOUNS and tokens[i].word not in w.AID_GOALS:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else Token("")
    if after.word in ("from", "by", "for", "to", "of") and after.word != "to":
        return True
    before = tokens[i - 1] if i else Token("")
    if before.mention is not None:
        return before.owner or _governor(tokens, i - 1) is not None or not _asked_before(tokens, i - 1)
    return before.word in ("what", "much", "military", "more", "which", "armed", "of", "any", "its", "in", "for", "some", "the", "little", "send", "sends")


def _asked_before(tokens: _Line, i: int) -> bool:
    """Whether a question's auxiliary stands before the name: "Would Russia help"."""
    for k in range(i - 1, max(-1, i - 6), -1):
        t = tokens[k]
        if t.mention is None and (t.word in w.AUX or t.word in ("let", "see", "if", "expect", "make", "have")):
            return True
        if t.mention is None and t.word not in w.ARTICLES and t.word not in w.TITLES and t.word not in ("and", "or", ","):
            return False
    return False


def _aid_ahead(tokens: _Line, i: int) -> bool:
    return any(tokens[k].word in w.AID_GOALS and tokens[k].mention is None for k in range(i + 1, min(len(tokens), i + 7)))


def _help_verb(tokens: _Line, i: int, weights: Weights) -> None:
    if i + 1 < len(tokens) and tokens[i + 1].word == "alone":
        _subject(tokens, i, weights, "target", 4)
        return
    _subject(tokens, i, weights, "helper", 4)
    got = False
    for k, over in _right(tokens, i):
        if _before_attack_noun(tokens, k):
            continue
        m = tokens[k].mention
        if over == "against" or (over in (None, "off") and tokens[i].word.startswith(("fight", "fought"))):
            weights.add(m, "attacker", 4)
        elif over is None and tokens[i].word.startswith("join"):
            weights.beside.add(m)  # "join the United States in defending Taiwan"
        elif over == "from":
            weights.add(m, "attacker" if tokens[i].word in w.GUARD else "helper", 3)
        elif over == "by":
            continue
        elif not got:
            weights.add(m, "attacker" if over == "in" and got else "target", 4 if over in (None, "to", "for", "with", "by", "behind", "beside", "alongside", "over") else 2)
            got = True


def _by_place(tokens: _Line, i: int, weights: Weights) -> None:
    """What a name's own place says: the preposition over it, the noun behind it, the auxiliary before it."""
    m = tokens[i].mention
    over = _governor(tokens, i)
    attack = _before_attack_noun(tokens, i)
    goal = _before_help_noun(tokens, i)
    if attack:
        weights.add(m, "attacker", 3.5)
        return
    if goal is not None:
        toward = over in ("to", "in", "on", "for") and tokens[goal].word in w.AID_GOALS and not _expected(tokens, i)
        weights.add(m, "target" if toward else "helper", 4 if toward else 3)
        weights.help_cue = True
        return
    if over == "against":
        weights.add(m, "attacker", 3 if not _attack_left(tokens, i) else 0.5)
    elif over == "from":
        back = [tokens[k].word for k in range(max(0, i - REACH), i) if tokens[k].mention is None]
        weights.add(m, "attacker" if any(b in w.GUARD for b in back) and not any(b in w.EXPECT for b in back) else "helper", 2.5)
    elif over == "by":
        weights.add(m, "helper", 0.5)
    elif over in ("over", "for", "behalf", "of", "behind", "alongside", "beside", "towards", "toward", "to", "about"):
        weights.add(m, "target", 1.5)
    elif over == "with":
        weights.add(m, "attacker" if any(tokens[k].word in ("war", "conflict", "fight") for k in range(max(0, i - 4), i)) else "target", 1.0)
    if m == ANYBODY:
        weights.add(m, "helper", 1.5)
    elif over is None and _asked_before(tokens, i) and not _conditional(tokens, i) and not _label(tokens, i):
        weights.add(m, "helper", 1.0)


def _conditional(tokens: _Line, i: int) -> bool:
    return any(tokens[k].word in ("if", "were", "had", "should", "when") for k in range(max(0, i - 3), i))


def _expected(tokens: _Line, i: int) -> bool:
    return any(tokens[k].word in w.EXPECT and tokens[k].mention is None for k in range(max(0, i - 5), i))


def _attack_left(tokens: _Line, i: int) -> bool:
    return any(tokens[k].word in w.ATTACK_NOUNS and tokens[k].mention is None for k in range(max(0, i - 4), i))


# ---- the assignment -------------------------------------------------------------------------------------------------
def assign(weights: Weights, mentions: Sequence[int], wanted: Sequence[str], *, bodies: Iterable[int] = (), anybody: bool = False) -> Reading:
    """The best assignment of names to the wanted roles; roles without a clear winner stay open.

    `bodies`: names that are no states, taken only on strong evidence. `anybody`: "who" stands in the question.
    """
    unlikely = set(bodies)
    choices: list[list[int | None]] = []
    for role in wanted:
        fit: list[int | None] = [m for m in mentions if m not in unlikely or weights.of[m, role] >= 2.5]
        # The few likeliest only: a question that names thirty states stays cheap.
        fit.sort(key=lambda m: -weights.of[m, role] if m is not None else 0.0)
        choices.append([*fit[:6], *([ANYBODY] if anybody and role == "helper" else []), None])
    ranked = []
    for combo in itertools.product(*choices):
        named = [m for m in combo if m is not None]
        if len(set(named)) != len(named):
            continue
        empty = sum(1 for m, role in zip(combo, wanted, strict=True) if m is not None and weights.of[m, role] <= 0)
        if empty > 1:
            continue
        score = sum(weights.of[m, role] - (0.5 if m in unlikely else 0.0) for m, role in zip(combo, wanted, strict=True) if m is not None)
        ranked.append((score - 0.1 * combo.count(None) - 0.05 * empty, combo))
    ranked.sort(key=lambda r: -r[0])
    best_score, best = ranked[0]
    roles = {role: m for role, m in zip(wanted, best, strict=True) if m is not None}
    rivals: tuple[int, ...] = ()
    unsure: list[str] = []
    by_order = False
    for role, m in list(roles.items()):
        others = [(s, c) for s, c in ranked[1:] if c[list(wanted).index(role)] not in (m, None) and c.count(None) <= best.count(None)]
        margin = best_score - others[0][0] if others else 9.0
        if margin < 0.75:
            other = others[0][1][list(wanted).index(role)]
            if weights.by_order and margin > 0.1:
                by_order = True
            elif other is not None and frozenset((m, other)) in weights.paired:
                rivals = tuple(sorted((m, other)))
            elif weights.of[m, role] < 1.0 or margin < 0.2:
                unsure.append(role)
    for role in unsure:
        roles.pop(role, None)
    return Reading(roles, tuple(r for r in wanted if r not in roles), rivals, by_order)
