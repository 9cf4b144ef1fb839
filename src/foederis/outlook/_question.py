"""Who is target, attacker and helper in a question asked in plain English.

Names are found first (`_question_names`), then what the words between them say of each is weighed
(`_question_weights`) and the best assignment taken (`_question_roles`). Nothing is guessed in silence: what context
decided is among the notes; a role without a clear winner is an error that says which part was not understood.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foederis import states
from foederis.errors import BadDate, BadQuestion, FoederisError, UnknownName
from foederis.outlook._question_grammar import ANYBODY, Token
from foederis.outlook._question_names import Mention, decide, exists_then, find_state, mentions, nearest, strangers
from foederis.outlook._question_roles import Reading, assign
from foederis.outlook._question_weights import Weights, weigh
from foederis.outlook._question_words import CROWD, TITLES, WHO

__all__ = ["Question", "find_state", "parse_date", "parse_question"]

ROLES = ("target", "attacker", "helper")
FIRST_DAY = dt.date(1816, 1, 1)
LONGEST = 2000  # characters of a question that are looked at
MOST_DAYS = 3650
_LIKE = "Would B help A if C attacks A?"


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood: three state codes (helper None when anybody may help), the day, the horizon, remarks."""

    text: str
    target: str
    attacker: str
    helper: str | None
    as_of: dt.date
    horizon_days: int = 90
    notes: tuple[str, ...] = ()


def parse_date(text: str, *, today: dt.date | None = None) -> dt.date:
    """A day written YYYY-MM-DD, not in the future and not before 1816.

    >>> parse_date("2025-12-14", today=dt.date(2026, 1, 1))
    datetime.date(2025, 12, 14)

    Raises BadDate.
    """
    today = today or dt.date.today()
    given = text.strip()
    if not given:
        raise BadDate("the date is empty", hint="write it as 2025-12-14")
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        raise BadDate(f"not a date: {given[:40]!r}", hint="write it as 2025-12-14")
    try:
        day = dt.date.fromisoformat(given)
    except ValueError:
        raise BadDate(f"no such day: {given}", hint="write it as 2025-12-14") from None
    if day > today:
        raise BadDate(f"{day} lies in the future", hint=f"ask as of {today} or earlier")
    if day < FIRST_DAY:
        raise BadDate(f"{day} lies before the data begin", hint=f"ask as of {FIRST_DAY} or later")
    return day


def parse_question(
    text: str | None,
    *,
    target: str | None = None,
    attacker: str | None = None,
    helper: str | None = None,
    as_of: dt.date,
    horizon_days: int = 90,
) -> Question:
    """Understand a question, from its words, from options, or from both; `helper` is None where anybody may help.

    >>> asked = parse_question("Would Russia help Iran if Israel attacks?", as_of=dt.date(2025, 6, 1))
    >>> asked.target, asked.attacker, asked.helper
    ('IRN', 'ISR', 'RUS')

    Raises BadQuestion, BadDate, UnknownName or AmbiguousName, each naming the part that was not understood.
    """
    if not 1 <= horizon_days <= MOST_DAYS:
        raise BadQuestion(f"a horizon of {horizon_days} days cannot be asked about", hint=f"between 1 and {MOST_DAYS} days")
    if as_of < FIRST_DAY:
        raise BadDate(f"{as_of} lies before the data begin", hint=f"ask as of {FIRST_DAY} or later")
    notes: list[str] = []
    given = {"target": target, "attacker": attacker, "helper": helper}
    fixed: dict[str, str] = {}
    for role, name in given.items():
        if name is not None:
            fixed[role] = find_state(name, as_of, role, notes, others=fixed.values())
    _check_distinct(fixed, as_of)
    words = " ".join((text or "").replace("’", "'").replace("‘", "'").replace("ʼ", "'").split())
    words = words.replace(" - ", " — ")
    if len(words) > LONGEST:
        words = words[:LONGEST].rpartition(" ")[0]
    found = dict(fixed)
    if words:
        found |= _from_words(words, as_of, fixed, notes)
    for role in ("target", "attacker"):
        if role not in found:
            raise BadQuestion(f"the {role} is not named", hint=f"add --{role} NAME, or ask like: {_LIKE}")
    _check_distinct(found, as_of)
    unique = tuple(dict.fromkeys(notes))
    return Question((text or "").strip(), found["target"], found["attacker"], found.get("helper"), as_of, horizon_days, unique)


def _check_distinct(found: Mapping[str, str], on: dt.date) -> None:
    for one, other in (("attacker", "target"), ("helper", "attacker"), ("helper", "target")):
        if one in found and found.get(other) == found[one]:
            raise _same_state(one, other, found[one], on)


def _same_state(one: str, other: str, code: str, on: dt.date) -> BadQuestion:
    return BadQuestion(f"{one} and {other} are the same state, {states.name_of(code, on)} ({code})", hint="name three different states")


@dataclass(frozen=True, slots=True)
class _Heard:
    """A question read once: its names (one a state), what fills each role, whether anybody is asked for."""

    found: list[Mention]
    names: list[Mention]
    reading: Reading
    anybody: bool
    help_cue: bool
    twice: tuple[str, str, int] | None  # two roles that the words give to one name


def _hear(text: str, on: dt.date, fixed: Mapping[str, str], *, small: bool) -> _Heard:
    found = mentions(text, on, small=small)
    names: list[Mention] = []
    places: list[tuple[Mention, int]] = []
    for m in found:
        same = next((i for i, n in enumerate(names) if _same(n, m)), None)
        if same is None:
            names.append(m)
            same = len(names) - 1
        places.append((m, same))
    tokens = _tokens(text, places)
    weights = weigh(tokens)
    anybody = any(t.mention == ANYBODY for t in tokens)
    used = {i for i, m in enumerate(names) if len(m.codes) == 1 and m.codes[0] in fixed.values()}
    wanted = [r for r in ROLES if r not in fixed]
    bodies = [i for i, m in enumerate(names) if not m.codes]
    reading = assign(weights, [i for i in range(len(names)) if i not in used], wanted, bodies=bodies, anybody=anybody)
    # Help without a helper ("What help can A expect if C attacks?") asks for anybody, unless a name was missed.
    twice = _twice(weights, range(len(names)))
    help_cue = weights.help_cue and not (weights.orphan or twice or anybody or len(wanted) < 3)
    if help_cue and "helper" not in reading.roles:
        help_cue = not strangers(text, found)
    return _Heard(found, names, reading, anybody, help_cue, twice)


def _twice(weights: Weights, names: Iterable[int]) -> tuple[str, str, int] | None:
    for one, other in (("attacker", "target"), ("helper", "attacker"), ("helper", "target")):
        for m in names:
            if weights.of[m, one] >= 3 and weights.of[m, other] >= 3:
                return one, other, m
    return None


def _same(a: Mention, b: Mention) -> bool:
    """Whether two names mean one state for certain ("Putin", "Moscow"), or are one name written twice."""
    return (len(a.codes) == 1 and a.codes == b.codes) or a.text == b.text


_TOKEN = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*|[.?!;:,—–]")


def _tokens(text: str, places: Sequence[tuple[Mention, int]]) -> list[Token]:
    out: list[Token] = []
    at = 0
    for m, number in places:
        out += _plain(text[at : m.start])
        while out and out[-1].mention is None and out[-1].word in TITLES and out[-1].word not in ("leader", "supreme"):
            out.pop()
        at = m.end
        owner = re.match(r"'s?(?!\w)", text[at:])
        if owner:
            at += owner.end()
        if out and out[-1].mention == number and not owner:
            out[-1] = Token("", number)
        else:
            if out and out[-1].mention == number:
                out.pop()
            out.append(Token("", number, bool(owner)))
    return out + _plain(text[at:])


def _plain(text: str) -> list[Token]:
    """Words and marks; "who", "which countries", "any of its allies" become the name ANYBODY."""
    words = [t.lower().strip("'") for t in _TOKEN.findall(text)]
    out: list[Token] = []
    i = 0
    while i < len(words):
        word = words[i]
        crowd = next((k for k in range(i + 1, min(len(words), i + 5)) if words[k] in CROWD), None)
        if word == "whose" and words[i + 1 : i + 2] == ["side"]:
            i += 2
            continue
        if word in WHO or (word == "no" and words[i + 1 : i + 2] == ["one"]):
            i += 2 if word == "no" else 1
            if out and out[-1].word in ("if", ","):
                # "Who, if anybody, would help": no condition.
                while out and out[-1].word in ("if", ","):
                    out.pop()
            if not (out and out[-1].mention == ANYBODY):
                out.append(Token("", ANYBODY))
            if words[i : i + 1] in (["if"], ["else"]) and words[i + 1 : i + 2] == ["anyone"]:
                i += 1
            continue
        if word in CROWD and words[i + 1 : i + 2] in (["that"], ["who"], ["which"]):
            i += 2
            out.append(Token("", ANYBODY))
            continue
        if word in ("which", "what", "any", "other", "whose", "many", "some") and crowd is not None and not set(words[i + 1 : crowd]) & {"would", "will", "if", "should", "can", "from", "does", "do"}:
            i = crowd + 1
            out.append(Token("", ANYBODY))
            continue
        if word in ("—", "–"):
            word = ":"
        out.append(Token(word))
        i += 1
    return out


def _from_words(text: str, on: dt.date, fixed: Mapping[str, str], notes: list[str]) -> dict[str, str]:
    heard = _hear(text, on, fixed, small=False)
    if _lacking(heard, fixed):
        again = _hear(text, on, fixed, small=True)
        if len(_lacking(again, fixed)) <= len(_lacking(heard, fixed)):
            heard = again
    roles = heard.reading.roles
    contradictions = _contradiction(text, on, fixed) if fixed else None
    if contradictions:
        raise contradictions
    if heard.reading.rivals:
        pair = [heard.names[i].text for i in heard.reading.rivals]
        role = next(r for r, m in roles.items() if m in heard.reading.rivals)
        if role != "attacker":
            raise BadQuestion(f"{role}: two are named, {pair[0]} and {pair[1]}", hint=f"ask about one at a time with --{role}")
        other = next(i for i in heard.reading.rivals if i != roles[role])
        notes.append(f"two attackers are named; the answer is for an attack by {heard.names[roles[role]].text} without {heard.names[other].text}")
    out: dict[str, str] = {}
    # Certain names first, so that they can decide the ambiguous ones ("Would North Korea attack Korea").
    for role, m in sorted(roles.items(), key=lambda r: r[1] == ANYBODY or len(heard.names[r[1]].codes) != 1):
        if m != ANYBODY:
            name = heard.names[m]
            others = {*fixed.values(), *out.values()}
            out[role] = exists_then(decide(name.text, name.readings, on, role, notes, others=others), on, role)
    lacking = _lacking(heard, fixed)
    if lacking:
        raise _not_clear(text, on, heard, lacking, {**fixed, **out})
    if heard.reading.by_order:
        a, t = (states.name_of({**fixed, **out}[r], on) for r in ("attacker", "target"))
        notes.append(f"the question does not say who attacks; read in the order of its words as an attack by {a} on {t}")
    if "helper" not in out and "helper" not in fixed and not heard.anybody:
        notes.append("no helper is named: every state is ranked")
    return out


def _lacking(heard: _Heard, fixed: Mapping[str, str]) -> list[str]:
    """Roles that the question leaves open; a helper is not one where anybody, or help as such, is asked for."""
    open_roles = [r for r in ROLES if r not in fixed and r not in heard.reading.roles]
    taken = set(heard.reading.roles.values())
    rest = [i for i, m in enumerate(heard.names) if i not in taken and m.codes and m.codes[0] not in fixed.values()]
    if "helper" in open_roles and (heard.anybody or (heard.help_cue and not rest)) and len(open_roles) == 1:
        open_roles.remove("helper")
    return open_roles


def _contradiction(text: str, on: dt.date, fixed: Mapping[str, str]) -> FoederisError | None:
    """An error where the words, read alone, put into a role a state that the options never mention, and conversely."""
    alone = _hear(text, on, {}, small=True)
    known = {c for m in alone.names for c in m.codes}
    for role, code in fixed.items():
        m = alone.reading.roles.get(role, ANYBODY)
        if m == ANYBODY or code in known or not alone.names[m].codes:
            continue
        said = alone.names[m]
        if len(said.codes) == 1 and said.codes[0] not in fixed.values():
            return BadQuestion(
                f"--{role} says {states.name_of(code, on)} ({code}), the question says {said.text} ({said.codes[0]})", hint="drop one of the two"
            )
    return None


def _not_clear(text: str, on: dt.date, heard: _Heard, lacking: list[str], found: Mapping[str, str]) -> FoederisError:
    role = lacking[0]
    if heard.twice and role in heard.twice[:2] and len(heard.names[heard.twice[2]].codes) == 1:
        one, other, m = heard.twice
        return _same_state(one, other, heard.names[m].codes[0], on)
    shown = text if len(text) <= 80 else text[:79] + "…"
    odd = strangers(text, heard.found)
    close = [(word, nearest(word, on)) for word in odd[:6]]
    for word, near in close:
        if near:
            return UnknownName(f"the {role} is not clear: no state is known by the name {word!r} on {on}", hint=f"did you mean {' or '.join(near)}?")
    known = ", ".join(f"{r} {states.name_of(c, on)}" for r, c in found.items())
    if odd and odd[0][0].isupper():
        return UnknownName(f"the {role} is not clear: no state is known by the name {odd[0]!r} on {on}", hint=f"check the spelling, or add --{role} CODE")
    if not heard.names:
        return UnknownName(f"no state is named in {shown!r}", hint=f"ask like: {_LIKE}")
    return BadQuestion(f"the {role} is not clear in {shown!r}" + (f"; understood: {known}" if known else ""), hint=f"add --{role} NAME, or ask like: {_LIKE}")
