"""What the words of a question say of each name in it.

Every verb, noun and preposition that English uses to say that somebody attacks, is attacked, helps or is helped adds
weight to a role of the names beside it: its subject, object, possessor, or what its preposition governs. Nothing
depends on one fixed order of words. One pass with short looks to both sides: linear in the length of the question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from foederis.outlook import _question_words as w
from foederis.outlook._question_grammar import (
    ANYBODY,
    JOINTS,
    REACH,
    Line,
    Token,
    aid_ahead,
    asked_before,
    before_attack_noun,
    before_help_noun,
    follows_be,
    governor,
    is_break,
    is_label,
    is_noun_of_attack,
    is_noun_of_help,
    is_passive,
    left_heads,
    moves,
    right_of,
)

__all__ = ["Weights", "weigh"]

_LEANT_ON = frozenset(("counted", "relied", "depended", "called", "banked"))


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


def _subject(tokens: Line, at: int, weights: Weights, role: str, weight: float) -> int | None:
    """Weight for the nearest free name on the left, and for what stands beside it with "and"."""
    for i in left_heads(tokens, at):
        found = tokens[i].mention
        if role == "helper" and i and i + 1 == at and tokens[i - 1].word in w.HELP_VERBS:
            return i  # "help Yemen fight off an invasion": Yemen is helped
        infinitive = 0.5 if any(t.mention == ANYBODY for t in tokens[:i]) and role == "helper" and found != ANYBODY else 1.0
        weights.add(found, role, weight * infinitive)
        k = i - 1
        while k > 0 and tokens[k].word in JOINTS and tokens[k].mention is None:
            k -= 1
        if i - k > 1 and any(tokens[j].word in ("and", "or", "nor") for j in range(k, i)) and k >= 0 and tokens[k].mention is not None and governor(tokens, k) is None:
            other = tokens[k].mention
            weights.add(other, role, weight + 0.4)  # the first named leads
            if found is not None and other is not None and found != other and ANYBODY not in (found, other):
                weights.paired.add(frozenset((found, other)))
        return i
    if role == "helper" and weight >= 4:
        weights.orphan = True
    return None


def weigh(words: Iterable[Token]) -> Weights:
    """Add up what every word says about the names beside it."""
    tokens = Line(words)
    weights = Weights()
    for i, t in enumerate(tokens):
        if t.mention is not None:
            _by_place(tokens, i, weights)
        else:
            _by_word(tokens, i, weights)
    for m in weights.beside:
        if m is not None:
            weights.of[m, "helper"] -= 5
    return weights


def _by_word(tokens: Line, i: int, weights: Weights) -> None:
    word = tokens[i].word
    if word == "back" and i and tokens[i - 1].owner:
        # "Does Pakistan have Iran's back?"
        weights.help_cue = True
        weights.add(tokens[i - 1].mention, "target", 4)
        _subject(tokens, i - 1, weights, "helper", 4)
        return
    if word in w.HELP_NOUNS or word in w.HELP_VERBS or word in w.HELPED or word in w.EXPECT:
        weights.help_cue = True
    after = tokens[i + 1] if i + 1 < len(tokens) else Token("")
    if word == "under" and after.word in ("attack", "fire", "threat", "siege", "bombardment", "assault"):
        _subject(tokens, i, weights, "target", 4)
        for k, over in right_of(tokens, i + 1):
            weights.add(tokens[k].mention, "attacker" if over in ("by", "from") else "target", 4 if over in ("by", "from") else 0)
    elif is_noun_of_attack(tokens, i):
        _attack_noun(tokens, i, weights)
    elif (word in w.ATTACKED or word in w.HELPED) and is_passive(tokens, i):
        hit = word in w.ATTACKED
        if _subject(tokens, i, weights, "target", 4) is None and hit:
            # "If attacked by China, would Taiwan …": the subject follows.
            for k in range(i + 1, len(tokens)):
                if tokens[k].mention is not None and governor(tokens, k) is None:
                    weights.add(tokens[k].mention, "target", 2)
                    break
        for k, over in right_of(tokens, i):
            if over == "by":
                weights.add(tokens[k].mention, "attacker" if hit else "helper", 4)
    elif word in w.ATTACK_VERBS or (word in w.ATTACKED and not word.startswith("threat")) or (word in w.MOVE and moves(tokens, i)):
        _attack_verb(tokens, i, weights)
    elif word in w.LAUNCH and any(tokens[k].word in w.ATTACK_NOUNS for k in range(i + 1, min(len(tokens), i + 6))):
        _subject(tokens, i, weights, "attacker", 4)
    elif word in w.MOVE and after.word == "to" and i + 2 < len(tokens) and tokens[i + 2].word == "war":
        _to_war(tokens, i, weights)
    elif word in _LEANT_ON and after.word in ("on", "upon") and follows_be(tokens, i):
        _subject(tokens, i, weights, "helper", 4)
        for k, over in right_of(tokens, i):
            if over == "by":
                weights.add(tokens[k].mention, "target", 4)
    elif word in w.EXPECT and not (word.startswith(("ge", "go")) and after.word in ("involved", "up", "in", "into", "ready", "to")):
        _expect(tokens, i, weights)
    elif word in w.SCOLD:
        _subject(tokens, i, weights, "helper", 2.5)
        for k, over in right_of(tokens, i):
            if over in (None, "off", "against", "with"):
                weights.add(tokens[k].mention, "attacker", 2)
                break
    elif word in w.HELP_VERBS and not is_noun_of_help(tokens, i):
        _help_verb(tokens, i, weights)
    elif word in w.COME and aid_ahead(tokens, i):
        _subject(tokens, i, weights, "helper", 4)
    elif word in w.REACT and after.mention is None:
        subject = _subject(tokens, i, weights, "helper", 2.5)
        if subject is not None:
            for k, over in right_of(tokens, i):
                if over in ("for", "alongside", "beside", "with") and not before_attack_noun(tokens, k):
                    weights.add(tokens[k].mention, "target", 3)
                    break
    if word in ("obliged", "bound", "obligated", "ready", "willing", "prepared", "likely", "able", "committed", "sworn", "required"):
        _subject(tokens, i, weights, "helper", 2)
    if word in ("oblige", "obliges", "require", "requires", "commit", "commits", "bind", "binds", "force", "forces", "compel", "compels") and after.mention is not None:
        weights.add(after.mention, "helper", 3)


def _to_war(tokens: Line, i: int, weights: Weights) -> None:
    right = list(right_of(tokens, i))
    saves = [k for k, over in right if over in ("for", "over", "alongside")]
    if saves:
        weights.help_cue = True
        _subject(tokens, i, weights, "helper", 4)
        for k, _ in right:
            weights.add(tokens[k].mention, "target" if k in saves else "attacker", 4)
    elif right:
        _subject(tokens, i, weights, "attacker", 3)
        weights.add(tokens[right[0][0]].mention, "target", 3)


def _attack_verb(tokens: Line, i: int, weights: Weights) -> None:
    _subject(tokens, i, weights, "attacker", 4)
    for k, over in right_of(tokens, i):
        if over in (None, "on", "against", "into", "at", "upon", "in", "after", "across") and not before_attack_noun(tokens, k):
            weights.add(tokens[k].mention, "target", 4)
            return


def _attack_noun(tokens: Line, i: int, weights: Weights) -> None:
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
        if t.word in w.PREPOSITIONS or t.word in w.AUX or is_break(tokens, k) or t.word in ",":
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
    for k, over in right_of(tokens, i):
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
            rest = [j for j, o in right_of(tokens, k) if o == "between"]
            if rest:
                _pair(m, tokens[rest[0]].mention, weights)
            return


def _pair(one: int | None, other: int | None, weights: Weights) -> None:
    """"War between A and B" leaves open who attacks: both may, the first named a little more."""
    weights.by_order = True
    for m, role, weight in ((one, "attacker", 1.2), (other, "target", 1.2), (one, "target", 1.0), (other, "attacker", 1.0)):
        weights.add(m, role, weight)


def _expect(tokens: Line, i: int, weights: Weights) -> None:
    _subject(tokens, i, weights, "target", 4)
    for k, over in right_of(tokens, i):
        if before_attack_noun(tokens, k):
            continue
        if over in (None, "from", "on", "to", "by", "upon", "of", "in") or (over == "for" and before_help_noun(tokens, k) is not None):
            weights.add(tokens[k].mention, "helper", 4)
            return


def _help_verb(tokens: Line, i: int, weights: Weights) -> None:
    if i + 1 < len(tokens) and tokens[i + 1].word == "alone":
        _subject(tokens, i, weights, "target", 4)
        return
    _subject(tokens, i, weights, "helper", 4)
    got = False
    for k, over in right_of(tokens, i):
        if before_attack_noun(tokens, k):
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


def _by_place(tokens: Line, i: int, weights: Weights) -> None:
    """What a name's own place says: the preposition over it, the noun behind it, the auxiliary before it."""
    m = tokens[i].mention
    over = governor(tokens, i)
    attack = before_attack_noun(tokens, i)
    goal = before_help_noun(tokens, i)
    if over in ("besides", "except", "excluding") or (over in ("from", "than") and i > 1 and tokens[i - 2].word in ("apart", "aside", "other")):
        weights.beside.add(m)  # "Who besides Turkey would help"
        return
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
    elif over is None and asked_before(tokens, i) and not _conditional(tokens, i) and not is_label(tokens, i):
        weights.add(m, "helper", 1.0)


def _conditional(tokens: Line, i: int) -> bool:
    return any(tokens[k].word in ("if", "were", "had", "should", "when") for k in range(max(0, i - 3), i))


def _expected(tokens: Line, i: int) -> bool:
    return any(tokens[k].word in w.EXPECT and tokens[k].mention is None for k in range(max(0, i - 5), i))


def _attack_left(tokens: Line, i: int) -> bool:
    return any(tokens[k].word in w.ATTACK_NOUNS and tokens[k].mention is None for k in range(max(0, i - 4), i))
