"""Assumptions and claims as overrides: what a user supposes, and what a text read today says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from foederis import states
from foederis.almanac._overlay import ASSUMED, CLAIM, Override
from foederis.claims import Claim, Factuality, Stage
from foederis.errors import BadInput

__all__ = ["assumption_overrides", "claim_overrides"]

OBLIGATIONS = ("defense", "offense", "neutrality", "nonaggression", "consultation")
_ALWAYS = dt.date.min
_PAIR = re.compile(r"(no-)?([a-z]+):([A-Za-z]{3})-([A-Za-z]{3})")
_STATE = re.compile(r"(no-)?war:([A-Za-z]{3})")
_FORMS = "write defense:RUS-VEN, no-defense:RUS-VEN, war:RUS or no-war:RUS"


def assumption_overrides(text: str) -> Iterator[Override]:
    """What one assumption sets; a treaty binds both ways.

    Raises BadInput for a form that is not understood, UnknownName for an unknown state.

    >>> [(o.subject, o.object, o.value) for o in assumption_overrides("no-consultation:usa-jpn")]
    [('USA', 'JPN', 0.0), ('JPN', 'USA', 0.0)]
    """
    said = text.strip()
    if found := _PAIR.fullmatch(said):
        negated, term, one, two = found.groups()
        a, b = states.get(one).code, states.get(two).code
        if term not in OBLIGATIONS:
            raise BadInput(f"cannot assume {term!r}", hint=_FORMS)
        if a == b:
            raise BadInput(f"cannot assume a treaty of {a} with itself", hint=_FORMS)
        for x, y in ((a, b), (b, a)):
            yield _assumed(term, x, y, 0.0 if negated else 1.0, said)
            if term == "defense":
                yield _assumed("pact_strength", x, y, 0.0 if negated else 2.0, said)
    elif found := _STATE.fullmatch(said):
        negated, who = found.groups()
        code = states.get(who).code
        if negated:
            for name in ("at_war", "war_interstate", "war_abroad", "war_civil"):
                yield _assumed(name, code, None, 0.0, said)
            for name in ("war_between", "war_together"):
                yield _assumed(name, code, "*", 0.0, said)
        else:
            for name in ("at_war", "war_interstate"):
                yield _assumed(name, code, None, 1.0, said)
    else:
        raise BadInput(f"cannot read the assumption {said[:60]!r}", hint=_FORMS)


def _assumed(variable: str, a: str, b: str | None, value: float, text: str) -> Override:
    return Override(
        variable, a, b, value, _ALWAYS, None, _ALWAYS, "assumed", note=f"assumed: {text}", layer=ASSUMED, id=text
    )  # fmt: skip


_FIRM = {Factuality.CERTAIN: 1.0, Factuality.PROBABLE: 1.0, Factuality.NOT_CERTAIN: 0.0, Factuality.NOT_PROBABLE: 0.0}
_DONE = {Stage.AGREED, Stage.UNDER_WAY, Stage.DELIVERED}

# A claim that the reader itself holds for less likely than not sets nothing.
_CONFIDENT = 0.5


def claim_overrides(claim: Claim, as_of: dt.date) -> Iterator[Override]:
    """What one claim sets, if it is firm, not hypothetical, done, and was public on the day.

    A treaty sets its obligations both ways (a denial sets them to no); arms and troops set the actor as a patron of the
    recipient; `extra["war"]` (codes of states said to be at war) sets them at war.
    """
    published = claim.document.published
    if published is not None and published > as_of:
        return
    value = _FIRM.get(claim.factuality)
    if value is None or claim.hypothetical or claim.confidence < _CONFIDENT:
        return
    known = published or as_of
    note = f"“{claim.text[:160]}”"
    for who in claim.extra.get("war", ()):
        if who in states.STATES:
            for name in ("at_war", "war_interstate"):
                yield _claimed(name, who, None, value, known, claim.id, note)
    a = claim.actor.state if claim.actor else None
    b = claim.recipient.state if claim.recipient else None
    if claim.tie is None or not a or not b or a == b or a not in states.STATES or b not in states.STATES:
        return
    if claim.stage not in _DONE and not (value == 0.0 and claim.stage is Stage.NONE):
        return
    if claim.tie.kind == "treaty":
        for term in claim.tie.obligations:
            if term in OBLIGATIONS:
                for x, y in ((a, b), (b, a)):
                    yield _claimed(term, x, y, value, known, claim.id, note)
                    if term == "defense":
                        yield _claimed("pact_strength", x, y, 2 * value, known, claim.id, note)
    elif claim.tie.kind in {"arms", "troops"} and value:
        yield _claimed(
            "patron_arms" if claim.tie.kind == "arms" else "patron_troops", a, b, value, known, claim.id, note
        )


def _claimed(variable: str, a: str, b: str | None, value: float, known: dt.date, claim: str, note: str) -> Override:
    return Override(variable, a, b, value, known, None, known, f"claim:{claim}", note=note, layer=CLAIM, id=claim)
