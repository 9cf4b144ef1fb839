"""How far a thing has got, from its event, its wording and its certainty."""

from __future__ import annotations

from foederis.claims import Factuality, Stage
from foederis.reading._certainty import Certainty
from foederis.reading._raw import Raw

__all__ = ["stage_of"]

_NEGATIVE = frozenset({Factuality.NOT_CERTAIN, Factuality.NOT_PROBABLE, Factuality.NOT_POSSIBLE, Factuality.UNKNOWN})
_GOING_ON = frozenset({"AID", "COOPERATE", "MOBILIZE", "ASSAULT", "RETREAT", "SANCTION", "COERCE", "CONSULT", "PROTEST"})

_SPEECH = frozenset({"AGREE", "REQUEST", "REJECT"})  # with stages of their own


def _progressive(raw: Raw) -> bool:
    t = raw.token
    if raw.noun or t.tag_ != "VBG":
        return False
    return any(c.dep_ == "aux" and c.lemma_ == "be" for c in t.children)


def stage_of(raw: Raw, certainty: Certainty) -> Stage:
    """The stage of an event (GUIDELINES of the claims: requested, offered, pledged, agreed, under way, delivered, refused, none)."""
    if certainty.factuality in _NEGATIVE and raw.event not in {"THREATEN", "ACCUSE"}:
        return Stage.NONE
    if certainty.factuality in {Factuality.PROBABLE, Factuality.POSSIBLE} and raw.event not in {"AGREE", "REQUEST", "REJECT"}:
        return certainty.stage or (Stage(raw.stage) if raw.stage in {"none"} else Stage.NONE if certainty.factuality is Factuality.POSSIBLE else Stage.DELIVERED)
    if certainty.stage is not None and (raw.event not in _SPEECH or certainty.stage is Stage.NONE):
        return certainty.stage
    if certainty.future and raw.event not in _SPEECH | {"THREATEN"} and not raw.operator:
        return Stage.NONE
    if raw.event == "REQUEST":
        return Stage.REQUESTED
    if raw.event == "REJECT":
        return Stage.REFUSED
    if raw.stage:
        return Stage(raw.stage)
    if raw.event == "AGREE":
        return Stage.PLEDGED
    if raw.event in _GOING_ON and _progressive(raw):
        return Stage.UNDER_WAY
    return Stage.DELIVERED
