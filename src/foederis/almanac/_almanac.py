"""The almanac: what is known of states and pairs on a day, with source, age and contradictions."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from foederis import states
from foederis.almanac._derived import CURATED, DERIVED, ON_MEMBERS, RESTS_ON, ROW_RULES, compute
from foederis.almanac._facts import Fact, Variable
from foederis.almanac._layers import assumption_overrides, claim_overrides
from foederis.almanac._newer import Newer, Say
from foederis.almanac._overlay import Overlay, Override
from foederis.almanac._rows import capital_row, row
from foederis.almanac._slabs import Slab, day_key, existing, slab
from foederis.almanac._store import Store
from foederis.almanac._telling import tell
from foederis.claims import Claim
from foederis.errors import BadInput

__all__ = ["Almanac"]

_ROW = {code: i for i, code in enumerate(states.CODES)}

# A matrix is 0.2 MB: so many hold five years of every variable in at most 80 MB.
_KEPT = 400


class Almanac:
    """Facts by state, pair and day.

    Values that describe year Y are used from 1 January of Y+1, and from 2015 on not before they were published; past a
    source's last year they are carried forward and say so, or are missing, never zero. Vectors and matrices follow
    `foederis.states.CODES`; NaN is missing.

    >>> almanac = Almanac.load()
    >>> almanac.pair("defense", "USA", "JPN", dt.date(2010, 1, 1)).value
    True
    >>> almanac.state("nuclear", "VEN", dt.date(2025, 12, 14)).value
    False
    """

    def __init__(
        self, store: Store, overlay: Overlay, newer: Newer, shared: OrderedDict[object, Slab] | None = None
    ) -> None:
        self._store = store
        self._overlay = overlay
        self._newer = newer
        self._variables = store.variables | DERIVED | CURATED
        # Slabs without claims and assumptions are the same for every almanac of one store, the others are its own.
        self._stored: OrderedDict[object, Slab] = OrderedDict() if shared is None else shared
        self._own: OrderedDict[object, Slab] = OrderedDict()

    @classmethod
    def load(cls, path: Path | None = None) -> Almanac:
        """Open the almanac in the package, or the one in a folder; arrays are read when first asked for.

        Raises DamagedData where a file is missing or altered.
        """
        store = Store(path)
        return cls(store, Overlay(), Newer(store))

    @property
    def version(self) -> str:
        """A short hash of all compiled values."""
        return self._store.version

    @property
    def codes(self) -> tuple[str, ...]:
        """The order of states in vectors."""
        return states.CODES

    def verify(self) -> None:
        """Read every file and check its hash; raises DamagedData."""
        self._store.verify()

    def manifest(self) -> list[dict[str, Any]]:
        """Every variable with its source, span and rule as a dictionary, sorted by name."""
        return [asdict(v) | {"missing_after": v.last} for v in self.variables()]

    def sources(self) -> list[dict[str, Any]]:
        """Every source with version, licence, citation and rule of publication as a dictionary, sorted by key."""
        return [asdict(self._store.sources[key]) for key in sorted(self._store.sources)]

    def variables(self) -> list[Variable]:
        """Every variable, sorted by name."""
        return [self._variables[name] for name in sorted(self._variables)]

    def variable(self, name: str) -> Variable:
        """The description of a variable; raises BadInput for an unknown one."""
        if name not in self._variables:
            raise BadInput(f"the almanac has no variable {name[:40]!r}", hint="list them with: foederis almanac")
        return self._variables[name]

    # -- vectors

    def state_vector(self, variable: str, as_of: dt.date) -> tuple[tuple[str, ...], np.ndarray]:
        """All states' values on a day as `(codes, float32 array)`, NaN where missing or where the state is not.

        >>> codes, share = Almanac.load().state_vector("cinc", dt.date(1914, 7, 28))
        >>> codes[int(np.nanargmax(share))]
        'USA'
        """
        found = self._variable_of(variable, pair=False)
        if found.array == "name":
            raise BadInput(f"{variable} is text, not a number", hint="ask for one state's fact instead")
        values = self._slab(found, as_of).values.copy()
        values[~existing(as_of)] = np.nan
        return states.CODES, values

    def pair_vector(self, variable: str, a: str, as_of: dt.date, direction: str = "out") -> np.ndarray:
        """Values of `a` with every state: `out` is a → other, `in` is other → a; NaN where missing.

        >>> v = Almanac.load().pair_vector("defense", "POL", dt.date(2010, 1, 1), "in")
        >>> bool(v[states.CODES.index("USA")] == 1)
        True
        """
        found = self._variable_of(variable, pair=True)
        if direction not in {"in", "out"}:
            raise BadInput(f"not a direction: {direction}", hint="use in or out")
        state, here = self._row(a), existing(as_of)
        if not here[state]:
            return np.full(len(states.CODES), np.nan, dtype=np.float32)
        values = self._pair_row(found, as_of, state, direction == "out")
        values[~here] = np.nan
        return values

    def pair_matrix(self, variable: str, as_of: dt.date) -> np.ndarray:
        """All pairs at once, row → column; NaN where missing."""
        found = self._variable_of(variable, pair=True)
        values = self._slab(found, as_of).values.copy()
        gone = ~existing(as_of)
        values[gone] = np.nan
        values[:, gone] = np.nan
        return values

    def age(self, variable: str, as_of: dt.date) -> int | None:
        """Years by which the newest usable value of a source lags behind the year before the day; None past its use."""
        found = self.variable(variable)
        if found.shape == "curated":
            return 0
        last = found.last if found.dated else self._store.cutoff(found, as_of)
        lag = max(0, as_of.year - 1 - last)
        return lag if lag <= found.max_carry else None

    # -- single facts

    def state(self, variable: str, state: str, as_of: dt.date) -> Fact:
        """One state's value on a day; `value` is None where it is missing and `note` says why.

        >>> Almanac.load().state("polity", "CHN", dt.date(2017, 6, 1)).value
        -7.0
        """
        found = self._variable_of(variable, pair=False)
        return self._fact(found, state, None, as_of)

    def pair(self, variable: str, a: str, b: str, as_of: dt.date) -> Fact:
        """The value of `a` toward `b` on a day (of the two, where it has no direction)."""
        found = self._variable_of(variable, pair=True)
        if a == b:
            raise BadInput(f"a pair needs two states: {a}", hint="give two codes")
        return self._fact(found, a, b, as_of)

    def facts(self, a: str, b: str, as_of: dt.date) -> list[Fact]:
        """Everything about the pair, in both directions, and about the two states; missing ones say why."""
        out: list[Fact] = []
        for variable in self.variables():
            if variable.kind == "state":
                continue
            out.append(self._fact(variable, a, b, as_of))
            if variable.kind == "directed pair":
                out.append(self._fact(variable, b, a, as_of))
        for state in (a, b):
            out += [self._fact(v, state, None, as_of) for v in self.variables() if v.kind == "state"]
        return out

    # -- layers

    def with_assumptions(self, assume: Sequence[str]) -> Almanac:
        """An almanac in which the given things are so: `defense:RUS-VEN`, `no-defense:A-B`, `war:RUS`, `no-war:RUS`.

        Raises BadInput for a form that is not understood, UnknownName for an unknown state.

        >>> a = Almanac.load().with_assumptions(["defense:RUS-VEN"])
        >>> a.pair("defense", "VEN", "RUS", dt.date(2025, 12, 14)).source
        'assumed'
        """
        return self._with(o for text in assume for o in assumption_overrides(text))

    def with_claims(self, claims: Iterable[Claim], as_of: dt.date) -> Almanac:
        """An almanac in which certain claims published by the day stand above the compiled values."""
        return self._with(o for claim in claims for o in claim_overrides(claim, as_of))

    def _with(self, more: Iterable[Override]) -> Almanac:
        return Almanac(self._store, self._overlay.plus(more), self._newer, self._stored)

    # -- inside

    def _row(self, state: str) -> int:
        return _ROW[states.get(state).code]

    def _variable_of(self, name: str, *, pair: bool) -> Variable:
        found = self.variable(name)
        if (found.kind != "state") != pair:
            kind = "a pair" if found.kind != "state" else "a state"
            raise BadInput(f"{name} is a value of {kind}", hint="list the variables with: foederis almanac")
        return found

    def _get(self, name: str, as_of: dt.date) -> Slab:
        return self._slab(self._variables[name], as_of)

    def _key(self, variable: Variable, as_of: dt.date) -> tuple[object, ...]:
        """What the slab without overrides of its own depends on: equal keys give equal slabs."""
        if variable.shape not in {"derived", "curated"}:
            return variable.name, day_key(variable, self._store, as_of)
        if variable.name == "capital_distance":
            changes = bisect_right(self._store.changes(variable.file), as_of.toordinal())
            return variable.name, changes, self._last(variable, as_of)
        rests_on = RESTS_ON.get(variable.name, ())
        parts = [part for name in rests_on for part in self._full_key(self._variables[name], as_of)]
        if variable.name in ON_MEMBERS:
            parts.append(existing(as_of).tobytes())
        return variable.name, self._last(variable, as_of), *parts

    @staticmethod
    def _last(variable: Variable, as_of: dt.date) -> int:
        """The year, or the source's last one, or -1 where that may not be carried so far."""
        return -1 if as_of.year - 1 - variable.last > variable.max_carry else min(as_of.year, variable.last)

    def _full_key(self, variable: Variable, as_of: dt.date) -> tuple[object, ...]:
        return *self._key(variable, as_of), self._newer.stamp(variable.name, as_of), *self._said(variable, as_of)

    def _said(self, variable: Variable, as_of: dt.date) -> tuple[object, ...]:
        """What distinguishes this almanac's claims and assumptions from those of another one; empty without any."""
        stamp = self._overlay.stamp(variable.name, as_of)
        return (id(self._overlay), stamp) if stamp else ()

    def _compiled(self, variable: Variable, as_of: dt.date) -> Slab:
        key = self._key(variable, as_of)
        if variable.shape in {"derived", "curated"}:
            # Kept apart from other almanacs' only where it rests on claims or assumptions of this one.
            shelf = self._own if self.reaches(variable, as_of) else self._stored
            return _kept(shelf, (0, key), lambda: compute(self._store, self._get, variable, as_of))
        return _kept(self._stored, (0, key), lambda: slab(self._store, variable, as_of))

    def _slab(self, variable: Variable, as_of: dt.date) -> Slab:
        slab_ = self._compiled(variable, as_of)
        newer, said = self._newer.stamp(variable.name, as_of), self._said(variable, as_of)
        if newer:
            under, key = slab_, self._key(variable, as_of)
            shelf = self._own if self.reaches(variable, as_of) else self._stored
            slab_ = _kept(shelf, (1, key, newer), lambda: self._with_newer(variable, under, as_of))
        if said:
            under_, key = slab_, self._key(variable, as_of)
            slab_ = _kept(self._own, (2, key, newer, said), lambda: self._overlaid(variable, under_, as_of))
        return slab_

    def _pair_row(self, variable: Variable, as_of: dt.date, state: int, out: bool) -> np.ndarray:
        """One row (or column) of a pair variable, newer facts, claims and assumptions included; a copy."""
        values = self._compiled_row(variable, as_of, state, out)
        self._newer.apply_row(variable.name, values, as_of, state, out)
        for o in self._overlay.active(variable.name, as_of):
            if o.object is None or o.object == "*":
                one = _ROW[o.subject]
                values[np.arange(len(values)) != one if one == state else one] = o.value
            elif _ROW[o.subject if out else o.object] == state:
                values[_ROW[o.object if out else o.subject]] = o.value
        return values

    def _compiled_row(self, variable: Variable, as_of: dt.date, state: int, out: bool) -> np.ndarray:
        if variable.name == "capital_distance":
            return capital_row(self._store, variable, as_of, state)
        if variable.shape == "derived" and variable.name in ROW_RULES:
            return ROW_RULES[variable.name](
                lambda name: (
                    self._pair_row(self._variables[name], as_of, state, out)
                    if self._variables[name].kind != "state"
                    else self._get(name, as_of).values
                ),
                state,
            )
        if variable.shape in {"derived", "curated"}:
            matrix = self._compiled(variable, as_of).values
            return (matrix[state] if out else matrix[:, state]).copy()
        return row(self._store, variable, as_of, state, out)

    def _with_newer(self, variable: Variable, base: Slab, as_of: dt.date) -> Slab:
        values = base.values.copy()
        self._newer.apply(variable.name, values, as_of)
        return Slab(values, base.years)

    def _overlaid(self, variable: Variable, base: Slab, as_of: dt.date) -> Slab:
        values = base.values.copy()
        for o in self._overlay.active(variable.name, as_of):
            row = _ROW[o.subject]
            if variable.kind == "state":
                values[row] = o.value
            elif o.object == "*":
                values[row, :] = values[:, row] = o.value
                values[row, row] = np.nan
            elif o.object is not None:
                values[row, _ROW[o.object]] = o.value
        return Slab(values, base.years)

    def _fact(self, variable: Variable, a: str, b: str | None, as_of: dt.date) -> Fact:
        return tell(self, variable, states.get(a).code, None if b is None else states.get(b).code, as_of)

    # -- for the telling of single facts

    def compiled(self, variable: Variable, as_of: dt.date) -> Slab:
        """The values of the open data alone, before supplement, claims and assumptions."""
        return self._compiled(variable, as_of)

    def newer(self, name: str, a: str, b: str | None, as_of: dt.date) -> list[Say]:
        """What the supplement says of one cell on a day."""
        return self._newer.say(name, _ROW[a], None if b is None else _ROW[b], as_of)

    def said(self, name: str, a: str, b: str | None, as_of: dt.date) -> Override | None:
        """The claim or assumption that decides one cell on a day, if any."""
        deciding = None
        for o in self._overlay.active(name, as_of):
            if (o.subject, o.object) == (a, b) or (o.object == "*" and o.subject in (a, b)):
                deciding = o
        return deciding

    def reaches(self, variable: Variable, as_of: dt.date) -> bool:
        """Whether a claim or an assumption about what a derived variable rests on is in force on a day."""
        return any(self._overlay.stamp(name, as_of) for name in RESTS_ON.get(variable.name, ()))

    def arrays(self, variable: Variable) -> dict[str, np.ndarray]:
        """The stored arrays of a variable's file."""
        return self._store.arrays(variable.file)

    def known(self, variable: Variable, year: int) -> dt.date:
        """The first day on which the value of a year may be used."""
        return self._store.known(variable, year)

    def source_version(self, variable: Variable) -> str:
        """The version of a variable's source."""
        return self._store.sources[variable.source].version


def _kept(shelf: OrderedDict[object, Slab], key: object, make: Callable[[], Slab]) -> Slab:
    found = shelf.get(key)
    if found is None:
        found = shelf[key] = make()
        if len(shelf) > _KEPT:
            shelf.popitem(last=False)
    else:
        shelf.move_to_end(key)
    return found
