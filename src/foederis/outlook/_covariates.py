"""What the model looks at: for one attack and day, a row of covariates for every state that could help.

The same calls on the almanac serve 1823 and today (DESIGN, principle 1): what is known on the eve of the attack, by the
almanac's as-of rule, and missing where it is missing. Columns are grouped as an analyst thinks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from foederis import states
from foederis.almanac import Almanac, council, shared_bodies

__all__ = ["COVARIATES", "GROUPS", "RAW", "Covariate", "Raw", "against", "design", "raw_values"]

Vector = npt.NDArray[np.float64]
INDEX = {code: i for i, code in enumerate(states.CODES)}

GROUPS = {
    "obligation": "obligation",
    "capacity": "capacity and distance",
    "attacker": "attacker's power and nuclear arms",
    "busy": "helper's other wars",
    "stakes": "helper's stakes with the attacker",
    "record": "record of help",
    "affinity": "regime and affinity",
    "attack": "the kind of attack",
    "era": "the times",
}


@dataclass(frozen=True, slots=True)
class Covariate:
    """One column: its name, the group under which an analyst would file it, its fixed scale, what it is, and the raw
    values (names in RAW) that it is made of. Values are (raw - centre) / scale; missing ones become 0, the centre."""

    name: str
    group: str
    centre: float
    scale: float
    label: str
    parts: tuple[str, ...]


# Raw values: name -> (variable, how it is looked up). "ht" helper to target, "ha" helper to attacker, "th" target to
# helper, "h" of the helper, "t" of the target, "a" of the attacker.
RAW: dict[str, tuple[str, str]] = {
    "defense_ht": ("defense", "ht"),
    "consultation_ht": ("consultation", "ht"),
    "nonaggression_ht": ("nonaggression", "ht"),
    "neutrality_ht": ("neutrality", "ht"),
    "commitment_ht": ("patron", "ht"),
    "defense_ha": ("defense", "ha"),
    "commitment_ha": ("patron", "ha"),
    "commitment_ah": ("patron", "ah"),
    "nonaggression_ha": ("nonaggression", "ha"),
    "neutrality_ha": ("neutrality", "ha"),
    "consultation_ha": ("consultation", "ha"),
    "us_troops_t": ("us_troops", "t"),
    "patron_arms_ht": ("patron_arms", "ht"),
    "patron_troops_ht": ("patron_troops", "ht"),
    "patron_arms_ha": ("patron_arms", "ha"),
    "same_region_ht": ("same_region", "ht"),
    "council_h": ("council", "body"),
    "bodies_ht": ("shared_bodies", "body"),
    "bodies_ha": ("shared_bodies", "body"),
    "capability_h": ("cinc", "h"),
    "capability_t": ("cinc", "t"),
    "capability_a": ("cinc", "a"),
    "major_h": ("major", "h"),
    "major_a": ("major", "a"),
    "major_t": ("major", "t"),
    "regional_h": ("regional_power", "h"),
    "nuclear_h": ("nuclear", "h"),
    "nuclear_a": ("nuclear", "a"),
    "nuclear_t": ("nuclear", "t"),
    "capital_distance_ht": ("capital_distance", "ht"),
    "capital_distance_ha": ("capital_distance", "ha"),
    "contiguity_ht": ("contiguity", "ht"),
    "contiguity_ha": ("contiguity", "ha"),
    "at_war_h": ("war_interstate", "h"),
    "civil_war_h": ("war_civil", "h"),
    "war_between_ha": ("war_between", "ha"),
    "war_together_ht": ("war_together", "ht"),
    "rivalry_ha": ("rivalry", "ha"),
    "rivalry_ht": ("rivalry", "ht"),
    "rivalry_ta": ("rivalry", "ta"),
    "disputes_ha": ("disputes20", "ha"),
    "force_ha": ("force20", "ha"),
    "disputes_ht": ("disputes20", "ht"),
    "war_fought_ha": ("war_fought50", "ha"),
    "trade_ha": ("trade", "ha"),
    "trade_ht": ("trade", "ht"),
    "helped_ht": ("helped20", "ht"),
    "beside_ht": ("beside20", "ht"),
    "war_beside_ht": ("war_beside50", "ht"),
    "fought_for_ht": ("fought_for20", "ht"),
    "supported_ht": ("supported10", "ht"),
    "supported_ha": ("supported10", "ha"),
    "undermined_ht": ("undermined10", "ht"),
    "undermined_ha": ("undermined10", "ha"),
    "organisations_ht": ("organisations", "ht"),
    "ideal_h": ("ideal_point", "h"),
    "ideal_t": ("ideal_point", "t"),
    "ideal_a": ("ideal_point", "a"),
    "similarity_ht": ("portfolio_s", "ht"),
    "similarity_ha": ("portfolio_s", "ha"),
    "democracy_h": ("democracy", "h"),
    "democracy_t": ("democracy", "t"),
    "democracy_a": ("democracy", "a"),
}

COVARIATES: tuple[Covariate, ...] = (
    Covariate("defence_pact", "obligation", 0.0, 1.0, "a defence pact of helper and target", ("defense_ht",)),
    Covariate("defence_pact_major", "obligation", 0.0, 1.0, "the pact is a major power's", ("defense_ht", "major_h")),
    Covariate("defence_pact_nuclear_attacker", "obligation", 0.0, 1.0, "the pact is against a nuclear-armed attacker", ("defense_ht", "nuclear_a")),
    Covariate("softer_pact", "obligation", 0.0, 1.0, "a softer treaty of helper and target", ("consultation_ht", "nonaggression_ht", "neutrality_ht", "defense_ht")),
    Covariate("commitment", "obligation", 0.0, 1.0, "a standing commitment, without a pact or with troops in place", ("commitment_ht", "defense_ht", "patron_troops_ht", "us_troops_t")),
    Covariate("troops_stationed", "obligation", 0.0, 1.0, "the helper's troops stationed in the target", ("us_troops_t",)),
    Covariate("arms_target", "obligation", 0.0, 1.0, "the helper arms, trains or informs the target", ("patron_arms_ht", "defense_ht", "major_h", "patron_troops_ht", "us_troops_t")),
    Covariate("bases_target", "obligation", 0.0, 1.0, "the helper keeps troops or bases in the target", ("patron_troops_ht", "us_troops_t")),
    Covariate("arms_attacker", "stakes", 0.0, 1.0, "the helper arms, trains or informs the attacker", ("patron_arms_ha",)),
    Covariate("council_seat", "capacity", 0.0, 1.0, "the helper sits on the Security Council", ("council_h",)),
    Covariate("permanent_seat", "capacity", 0.0, 1.0, "the helper has a veto in the Security Council", ("council_h",)),
    Covariate("bodies_with_target", "affinity", 0.0, 1.0, "regional bodies shared by helper and target", ("bodies_ht",)),
    Covariate("bodies_with_attacker", "stakes", 0.0, 1.0, "regional bodies shared by helper and attacker", ("bodies_ha",)),
    Covariate("same_region", "capacity", 0.0, 1.0, "helper and target lie in one region", ("same_region_ht",)),
    Covariate("capability", "capacity", -2.5, 1.0, "the helper's share of the world's capabilities", ("capability_h",)),
    Covariate("major_power", "capacity", 0.0, 1.0, "the helper is a major power", ("major_h",)),
    Covariate("regional_power", "capacity", 0.0, 1.0, "the helper is a regional or global power", ("regional_h",)),
    Covariate("distance", "capacity", 3.4, 0.5, "distance between helper and target", ("capital_distance_ht", "contiguity_ht")),
    Covariate("borders_target", "capacity", 0.0, 1.0, "helper and target are neighbours", ("contiguity_ht",)),
    Covariate("borders_attacker", "capacity", 0.0, 1.0, "helper and attacker are neighbours", ("contiguity_ha",)),
    Covariate("reach", "capacity", 0.0, 1.0, "distance as a major power bears it", ("capital_distance_ht", "contiguity_ht", "major_h")),
    Covariate("attacker_capability", "attacker", -2.0, 1.0, "the attacker's share of the world's capabilities", ("capability_a",)),
    Covariate("attacker_major", "attacker", 0.0, 1.0, "the attacker is a major power", ("major_a",)),
    Covariate("attacker_nuclear", "attacker", 0.0, 1.0, "the attacker has nuclear arms", ("nuclear_a",)),
    Covariate("both_nuclear", "attacker", 0.0, 1.0, "helper and attacker both have nuclear arms", ("nuclear_h", "nuclear_a")),
    Covariate("major_against_major", "attacker", 0.0, 1.0, "one major power against another", ("major_h", "major_a")),
    Covariate("odds_of_war", "attacker", 0.0, 1.0, "the attacker's strength against the target's", ("capability_a", "capability_t")),
    Covariate("at_war", "busy", 0.0, 1.0, "the helper is at war elsewhere", ("at_war_h", "war_between_ha")),
    Covariate("conflict_at_home", "busy", 0.0, 1.0, "the helper has a conflict on its own soil", ("civil_war_h",)),
    Covariate("fights_attacker", "stakes", 0.0, 1.0, "helper and attacker are already at war", ("war_between_ha",)),
    Covariate("rival_of_attacker", "stakes", 0.0, 1.0, "helper and attacker are rivals", ("rivalry_ha",)),
    Covariate("disputes_with_attacker", "stakes", 0.0, 1.0, "disputes of helper and attacker in twenty years", ("disputes_ha",)),
    Covariate("pact_with_attacker", "stakes", 0.0, 1.0, "a defence pact of helper and attacker", ("defense_ha",)),
    Covariate("patron_of_attacker", "stakes", 0.0, 1.0, "a standing commitment of helper and attacker", ("commitment_ha", "commitment_ah", "defense_ha")),
    Covariate("softer_pact_with_attacker", "stakes", 0.0, 1.0, "a softer treaty of helper and attacker", ("consultation_ha", "nonaggression_ha", "neutrality_ha", "defense_ha")),
    Covariate("trade_with_attacker", "stakes", 0.0, 0.1, "the attacker's share of the helper's trade", ("trade_ha",)),
    Covariate("undermines_attacker", "stakes", 0.0, 1.0, "the helper supports rebels against the attacker", ("undermined_ha",)),
    Covariate("helped_before", "record", 0.0, 1.0, "the helper joined the target's disputes in twenty years", ("helped_ht", "fought_for_ht")),
    Covariate("fought_beside", "record", 0.0, 1.0, "both fought on the same side before", ("beside_ht", "war_beside_ht")),
    Covariate("fighting_beside", "record", 0.0, 1.0, "both fight on the same side now", ("war_together_ht",)),
    Covariate("supported_target", "record", 0.0, 1.0, "the helper supported the target in a conflict in ten years", ("supported_ht",)),
    Covariate("rival_of_target", "record", 0.0, 1.0, "helper and target are rivals", ("rivalry_ht", "disputes_ht")),
    Covariate("undermined_target", "record", 0.0, 1.0, "the helper supported rebels against the target", ("undermined_ht",)),
    Covariate("far_from_attacker", "affinity", 1.0, 1.0, "distance of helper and attacker in UN votes", ("ideal_h", "ideal_a")),
    Covariate("far_from_target", "affinity", 1.0, 1.0, "distance of helper and target in UN votes", ("ideal_h", "ideal_t")),
    Covariate("leans_to_target", "affinity", 0.0, 1.0, "nearer to the target than to the attacker in UN votes", ("ideal_h", "ideal_t", "ideal_a")),
    Covariate("like_allies", "affinity", 0.5, 0.5, "likeness of the two alliance portfolios", ("similarity_ht",)),
    Covariate("attacker_like_allies", "affinity", 0.5, 0.5, "likeness of helper's and attacker's alliance portfolios", ("similarity_ha",)),
    Covariate("organisations", "affinity", 3.0, 1.0, "organisations shared by helper and target", ("organisations_ht",)),
    Covariate("trade_with_target", "affinity", 0.0, 0.1, "the target's share of the helper's trade", ("trade_ht",)),
    Covariate("democracy", "affinity", 0.0, 1.0, "the helper's democracy", ("democracy_h",)),
    Covariate("like_regime", "affinity", 1.0, 1.0, "distance of the two regimes", ("democracy_h", "democracy_t")),
    Covariate("target_capability", "affinity", -2.8, 1.0, "the target's share of the world's capabilities", ("capability_t",)),
    Covariate("limited_attack", "attack", 0.5, 0.5, "a strike or raid, not an invasion", ()),
    Covariate("after_1945", "era", 0.0, 1.0, "attacks since 1946", ()),
    Covariate("after_1991", "era", 0.0, 1.0, "attacks since 1992", ()),
)
_CENTRES = np.array([c.centre for c in COVARIATES])
_SCALES = np.array([c.scale for c in COVARIATES])
COLUMN = {c.name: i for i, c in enumerate(COVARIATES)}


@dataclass(slots=True)
class Raw:
    """Raw values of one attack: vectors over `states.CODES` (those of target and attacker repeated), nan = missing."""

    target: str
    attacker: str
    as_of: dt.date
    values: dict[str, Vector]

    def of(self, helper: str) -> Raw:
        """The same for one helper alone: vectors of length one."""
        i = INDEX[helper]
        return Raw(self.target, self.attacker, self.as_of, {k: v[i : i + 1].copy() for k, v in self.values.items()})


def raw_values(almanac: Almanac, target: str, attacker: str, as_of: dt.date, limited: float = 0.5) -> Raw:
    """Every raw value of an attack for all states at once; `limited` is 1 for a strike or raid, 0 for an invasion or war,
    a half where nobody can say beforehand."""
    n = len(states.CODES)
    values = {name: _vector(almanac, name, target, attacker, as_of) for name in RAW}
    # Only Washington's stationing is on record: it is the helper's own only where the helper is the United States.
    values["us_troops_t"] = np.where(np.arange(n) == INDEX["USA"], values["us_troops_t"], 0.0)
    values["limited"] = np.full(n, limited)
    return Raw(target, attacker, as_of, values)


def _vector(almanac: Almanac, name: str, target: str, attacker: str, as_of: dt.date) -> Vector:
    variable, how = RAW[name]
    if how == "body":
        return council(as_of) if name == "council_h" else shared_bodies(target if name == "bodies_ht" else attacker, as_of)
    if how in ("h", "t", "a"):
        vector = almanac.state_vector(variable, as_of)[1]
        return vector if how == "h" else np.full(len(vector), vector[INDEX[target if how == "t" else attacker]])
    if how == "ta":
        return np.full(len(states.CODES), almanac.pair_vector(variable, target, as_of, direction="out")[INDEX[attacker]])
    who, direction = {"ht": (target, "in"), "ha": (attacker, "in"), "th": (target, "out"), "ah": (attacker, "out")}[how]
    return almanac.pair_vector(variable, who, as_of, direction=direction)


def against(raw: Raw, almanac: Almanac, attacker: str, helper: str) -> Raw:
    """One helper's raw values (`Raw.of`) with another attacker: only what concerns the attacker is looked up again."""
    i = INDEX[helper]
    values = dict(raw.values)
    for name, (_, how) in RAW.items():
        if "a" in how or name == "bodies_ha":
            values[name] = _vector(almanac, name, raw.target, attacker, raw.as_of)[i : i + 1]
    return Raw(raw.target, attacker, raw.as_of, values)


def _log10(x: Vector, floor: float = 1e-5) -> Vector:
    return np.log10(np.maximum(x, floor))


def _zero(x: Vector) -> Vector:
    return np.where(x == x, x, 0.0)  # NaN is the only value that differs from itself; five times as quick as nan_to_num


def design(raw: Raw) -> npt.NDArray[np.float64]:
    """The columns of COVARIATES from raw values: an array (states, columns), missing values at their centre (0)."""
    v: Mapping[str, Vector] = raw.values
    defense, major, nuclear_a = _zero(v["defense_ht"]), _zero(v["major_h"]), _zero(v["nuclear_a"])
    defense_a = _zero(v["defense_ha"])
    bases = np.maximum(_zero(v["patron_troops_ht"]), _zero(v["us_troops_t"]) >= 2.7)
    km = np.where(np.isfinite(v["capital_distance_ht"]), v["capital_distance_ht"], np.nan)
    near = _zero(v["contiguity_ht"])
    reach = _log10(np.where(near >= 5, np.minimum(np.nan_to_num(km, nan=300.0), 300.0), km), 10.0)

    def soft(side: str) -> Vector:
        return np.asarray(np.maximum.reduce([_zero(v[f"{k}_{side}"]) for k in ("consultation", "nonaggression", "neutrality")]))

    def gap(one: str, two: str) -> Vector:
        return np.abs(v[one] - v[two])

    year = raw.as_of.year + (raw.as_of.month == 12 and raw.as_of.day == 31)
    n = len(major)
    distance = (np.where(np.isfinite(reach), reach, 3.4) - 3.4) / 0.5
    columns: dict[str, Vector | Any] = {
        "defence_pact": defense,
        "defence_pact_major": defense * major,
        "defence_pact_nuclear_attacker": defense * nuclear_a,
        "softer_pact": soft("ht") * (1 - defense),
        # The supplement lists commitments and suppliers where there is no pact; beside a pact its silence means nothing,
        # and an ally that keeps troops in the target stands committed and arms it.
        "commitment": np.maximum(_zero(v["commitment_ht"]) / 3.0, defense * bases),
        "troops_stationed": np.clip(_zero(v["us_troops_t"]) - 2.0, 0.0, 3.0) / 2.0,
        "arms_target": np.maximum(_zero(v["patron_arms_ht"]), defense * bases * major),
        "bases_target": bases,
        "arms_attacker": _zero(v["patron_arms_ha"]),
        "council_seat": np.minimum(v["council_h"], 1.0),
        "permanent_seat": (v["council_h"] >= 2).astype(float),
        "bodies_with_target": np.minimum(v["bodies_ht"], 2.0),
        "bodies_with_attacker": np.minimum(v["bodies_ha"], 2.0),
        "same_region": _zero(v["same_region_ht"]),
        "capability": _log10(v["capability_h"]),
        "major_power": major,
        "regional_power": np.minimum(_zero(v["regional_h"]), 1.0),
        "distance": np.where(np.isfinite(reach), reach, np.nan),
        "borders_target": (near >= 2) * 0.5 + (near >= 5) * 0.5,
        "borders_attacker": (_zero(v["contiguity_ha"]) >= 2) * 0.5 + (_zero(v["contiguity_ha"]) >= 5) * 0.5,
        "reach": major * distance,
        "attacker_capability": _log10(v["capability_a"]),
        "attacker_major": _zero(v["major_a"]),
        "attacker_nuclear": nuclear_a,
        "both_nuclear": _zero(v["nuclear_h"]) * nuclear_a,
        "major_against_major": major * _zero(v["major_a"]),
        "odds_of_war": np.clip(_log10(v["capability_a"]) - _log10(v["capability_t"]), -2.0, 2.5),
        "at_war": np.where(_zero(v["war_between_ha"]) > 0, 0.0, _zero(v["at_war_h"])),
        "conflict_at_home": np.minimum(_zero(v["civil_war_h"]), 2.0) / 2.0,
        "fights_attacker": np.minimum(_zero(v["war_between_ha"]), 1.0),
        "rival_of_attacker": _zero(v["rivalry_ha"]),
        "disputes_with_attacker": np.log1p(np.minimum(_zero(v["disputes_ha"]) + _zero(v["force_ha"]), 20.0)),
        "pact_with_attacker": defense_a,
        "patron_of_attacker": np.maximum(_zero(v["commitment_ha"]), _zero(v["commitment_ah"])) / 3.0,
        "softer_pact_with_attacker": soft("ha") * (1 - defense_a),
        "trade_with_attacker": np.minimum(v["trade_ha"], 0.5),
        "undermines_attacker": np.minimum(_zero(v["undermined_ha"]), 5.0) / 5.0,
        "helped_before": np.log1p(np.minimum(_zero(v["helped_ht"]) + _zero(v["fought_for_ht"]), 6.0)),
        "fought_beside": np.log1p(np.minimum(_zero(v["beside_ht"]) + 0.5 * _zero(v["war_beside_ht"]), 10.0)),
        "fighting_beside": np.minimum(_zero(v["war_together_ht"]), 1.0),
        "supported_target": np.minimum(_zero(v["supported_ht"]), 5.0) / 5.0,
        "rival_of_target": np.maximum(_zero(v["rivalry_ht"]), np.minimum(_zero(v["disputes_ht"]), 6.0) / 6.0),
        "undermined_target": np.minimum(_zero(v["undermined_ht"]), 5.0) / 5.0,
        "far_from_attacker": gap("ideal_h", "ideal_a"),
        "far_from_target": gap("ideal_h", "ideal_t"),
        "leans_to_target": gap("ideal_h", "ideal_a") - gap("ideal_h", "ideal_t"),
        "like_allies": v["similarity_ht"],
        "attacker_like_allies": v["similarity_ha"],
        "organisations": np.log1p(v["organisations_ht"]),
        "trade_with_target": np.minimum(v["trade_ht"], 0.5),
        "democracy": np.clip(v["democracy_h"], -2.0, 2.0),
        "like_regime": np.clip(gap("democracy_h", "democracy_t"), 0.0, 3.0),
        "target_capability": _log10(v["capability_t"]),
        "limited_attack": v["limited"],
        "after_1945": np.full(n, float(year >= 1946)),
        "after_1991": np.full(n, float(year >= 1992)),
    }
    out = np.empty((n, len(COVARIATES)))
    for i, c in enumerate(COVARIATES):
        out[:, i] = columns[c.name]
    out -= _CENTRES
    out /= _SCALES
    out[out != out] = 0.0
    return out
