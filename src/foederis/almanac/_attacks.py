"""The hand-coded supplement of attacks: what the main candidate helpers did, rung by rung, with a source for each.

One TOML file a period under `data/supplement/attacks`; this module reads and validates them. The rows are facts in our
own words, coded from public sources; a rung that the sources do not settle is `unclear`, which is missing, not "no".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from foederis.errors import DamagedData
from foederis.ladder import RUNGS, Rung

__all__ = ["CONFIDENCES", "HORIZON_DAYS", "KINDS", "Attack", "AttackHelper", "load_attacks", "parse_attacks"]

KINDS = ("war", "strike", "intervention", "raid", "blockade", "occupation", "clash")
CONFIDENCES = ("high", "moderate", "low")

# The window in which help must have come to be coded "yes"; help that came after it is named in `later`.
HORIZON_DAYS = 90

_VALUES: Mapping[str, bool | None] = {"yes": True, "no": False, "unclear": None}
_STATE = re.compile(r"[A-Z]{3}")
_LINKS = ("cow_war", "mid", "icb", "ucdp")
_ATTACK_KEYS = frozenset(
    {"id", "name", "target", "attackers", "start", "end", "kind", "summary", "sources", "helper", *_LINKS}
)
_HELPER_KEYS = frozenset({"state", "account", "confidence", "source", "later", *(r.value for r in RUNGS)})


@dataclass(frozen=True, slots=True)
class AttackHelper:
    """One candidate helper in one attack and what it did within the horizon.

    `outcomes` follows `RUNGS`: True helped, False did not, None not coded. `later` names the rungs on which help is known
    only from after the horizon. `confidence` is that of the coding, not of any forecast.
    """

    state: str
    outcomes: tuple[bool | None, ...]
    later: frozenset[Rung]
    account: str
    confidence: str
    source: str

    def on(self, rung: Rung) -> bool | None:
        """The outcome on one rung: True, False, or None where it is not coded.

        >>> h = AttackHelper("SWE", (True, True, True, False, False), frozenset(), "sent arms", "high", "a book")
        >>> h.on(Rung.MATERIEL), h.on(Rung.FORCE)
        (True, False)
        """
        return self.outcomes[RUNGS.index(rung)]


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack of the supplement.

    `attackers` has the principal first; `cow_war`, `mid`, `icb` and `ucdp` are the numbers by which the open tables
    know the same event (empty where they do not).
    """

    id: str
    name: str
    target: str
    attackers: tuple[str, ...]
    start: date
    end: date
    kind: str
    summary: str
    sources: tuple[str, ...]
    helpers: tuple[AttackHelper, ...]
    cow_war: tuple[int, ...] = ()
    mid: tuple[int, ...] = ()
    icb: tuple[int, ...] = ()
    ucdp: tuple[int, ...] = ()

    @property
    def attacker(self) -> str:
        """The principal attacker."""
        return self.attackers[0]

    @property
    def horizon_end(self) -> date:
        """The last day on which help counts."""
        return self.start + timedelta(days=HORIZON_DAYS)


def _text(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip() or "\n" in value:
        raise DamagedData(f"{where}: {key} must be one line of text")
    return value.strip()


def _state(value: object, where: str) -> str:
    if not isinstance(value, str) or not _STATE.fullmatch(value):
        raise DamagedData(f"{where}: not a code of three capital letters: {value!r}")
    return value


def _one_of(table: Mapping[str, Any], key: str, allowed: Sequence[str], where: str) -> str:
    value = table.get(key)
    if value not in allowed:
        raise DamagedData(f"{where}: {key} is {value!r}", hint=f"one of {', '.join(allowed)}")
    return str(value)


def _day(table: Mapping[str, Any], key: str, where: str) -> date:
    value = table.get(key)
    if type(value) is not date:  # a datetime is a date to isinstance, and an error here
        raise DamagedData(f"{where}: {key} must be a day", hint="write it bare: 1939-11-30")
    return value


def _numbers(table: Mapping[str, Any], key: str, where: str) -> tuple[int, ...]:
    value = table.get(key, [])
    many = value if isinstance(value, list) else [value]
    if any(isinstance(n, bool) or not isinstance(n, int) or n < 1 for n in many):
        raise DamagedData(f"{where}: {key} must be a number or a list of numbers")
    return tuple(many)


def _known(table: Mapping[str, Any], keys: frozenset[str], where: str) -> None:
    strange = sorted(set(table) - keys)
    if strange:
        raise DamagedData(f"{where}: unknown key {strange[0]!r}", hint=f"known: {', '.join(sorted(keys))}")


def _helper(table: Mapping[str, Any], where: str) -> AttackHelper:
    state = _state(table.get("state"), where)
    where = f"{where}, helper {state}"
    _known(table, _HELPER_KEYS, where)
    outcomes = tuple(_VALUES[_one_of(table, r.value, tuple(_VALUES), where)] for r in RUNGS)
    later_raw = table.get("later", [])
    if not isinstance(later_raw, list) or any(r not in {x.value for x in RUNGS} for r in later_raw):
        raise DamagedData(f"{where}: later must be a list of rungs")
    later = frozenset(Rung(r) for r in later_raw)
    for rung in later:
        if outcomes[RUNGS.index(rung)]:
            raise DamagedData(f"{where}: {rung.value} came later, so within the horizon it cannot be 'yes'")
    return AttackHelper(
        state=state,
        outcomes=outcomes,
        later=later,
        account=_text(table, "account", where),
        confidence=_one_of(table, "confidence", CONFIDENCES, where),
        source=_text(table, "source", where),
    )


def _attack(table: Mapping[str, Any], file: str) -> Attack:
    ident = _text(table, "id", file)
    where = f"{file}: {ident}"
    _known(table, _ATTACK_KEYS, where)
    target = _state(table.get("target"), where)
    attackers = tuple(_state(a, where) for a in table.get("attackers", []))
    if not attackers or target in attackers or len(set(attackers)) != len(attackers):
        raise DamagedData(f"{where}: attackers must be one or more states, each once, without the target")
    start, end = _day(table, "start", where), _day(table, "end", where)
    if end < start:
        raise DamagedData(f"{where}: ends before it starts")
    if ident != f"{start.isoformat()}-{target}-{attackers[0]}":
        raise DamagedData(f"{where}: the id must be start-target-attacker: {start.isoformat()}-{target}-{attackers[0]}")
    sources = table.get("sources", [])
    if not isinstance(sources, list) or not sources or any(not isinstance(s, str) or not s.strip() for s in sources):
        raise DamagedData(f"{where}: sources must be a list of one or more texts")
    helpers = tuple(_helper(h, where) for h in table.get("helper", []))
    states = [h.state for h in helpers]
    if not helpers or len(set(states)) != len(states):
        raise DamagedData(f"{where}: one or more helpers, each once")
    party = sorted({target, *attackers} & set(states))
    if party:
        raise DamagedData(f"{where}: {party[0]} is a party to the attack, not a helper")
    return Attack(
        id=ident,
        name=_text(table, "name", where),
        target=target,
        attackers=attackers,
        start=start,
        end=end,
        kind=_one_of(table, "kind", KINDS, where),
        summary=_text(table, "summary", where),
        sources=tuple(s.strip() for s in sources),
        helpers=helpers,
        **{key: _numbers(table, key, where) for key in _LINKS},
    )


def parse_attacks(text: str, file: str = "attacks") -> tuple[Attack, ...]:
    """The attacks in one TOML text, in its order; `file` names it in messages.

    Raises DamagedData with the file, the attack and the helper at fault.

    >>> one = parse_attacks('''
    ... [[attack]]
    ... id = "1920-01-01-AAA-BBB"
    ... name = "An invented war"
    ... target = "AAA"
    ... attackers = ["BBB"]
    ... start = 1920-01-01
    ... end = 1920-02-01
    ... kind = "war"
    ... summary = "BBB crossed the border."
    ... sources = ["a book"]
    ... [[attack.helper]]
    ... state = "CCC"
    ... words = "yes"
    ... diplomatic = "no"
    ... materiel = "unclear"
    ... presence = "no"
    ... force = "no"
    ... account = "Protested."
    ... confidence = "high"
    ... source = "a book, p. 1"
    ... ''')[0]
    >>> one.attacker, one.helpers[0].outcomes
    ('BBB', (True, False, None, False, False))
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DamagedData(f"{file}: not valid TOML: {error}") from error
    _known(tables, frozenset({"attack"}), file)
    attacks = tuple(_attack(t, file) for t in tables.get("attack", []))
    seen: set[str] = set()
    for attack in attacks:
        if attack.id in seen:
            raise DamagedData(f"{file}: {attack.id} stands twice")
        seen.add(attack.id)
    return attacks


@cache
def load_attacks(folder: Path | None = None) -> tuple[Attack, ...]:
    """Every attack of the supplement, by day; the shipped files unless a folder is given.

    Raises DamagedData where a file is missing, malformed, or repeats another's attack.

    >>> attacks = load_attacks()
    >>> all(a.start <= b.start for a, b in zip(attacks, attacks[1:]))
    True
    """
    root = folder or Path(__file__).resolve().parent.parent / "data" / "supplement" / "attacks"
    files = sorted(root.glob("*.toml"))
    if not files:
        raise DamagedData("the supplement of attacks is missing", hint="reinstall foederis")
    attacks: dict[str, Attack] = {}
    for file in files:
        for attack in parse_attacks(file.read_text(encoding="utf-8"), file.name):
            if attack.id in attacks:
                raise DamagedData(f"{file.name}: {attack.id} stands in another file too")
            attacks[attack.id] = attack
    return tuple(sorted(attacks.values(), key=lambda a: (a.start, a.id)))
