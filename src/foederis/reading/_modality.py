"""What "will", "would", "may" and "not" make of an act: a promise, a refusal, a threat, an offer."""

from __future__ import annotations

from foederis.claims import Factuality
from foederis.reading._certainty import Certainty
from foederis.reading._certainty_if import conditional
from foederis.reading._certainty_view import asks, denies, nor_before
from foederis.reading._certainty_words import BIDDEN
from foederis.reading._operator_kinds import demand_mode, threat_mode
from foederis.reading._raw import CONFLICT, COOPERATIVE, Raw
from foederis.reading._tree import Token
from foederis.reading._who import Side

__all__ = ["apply_modality", "auxiliaries", "demand", "negated"]


_WILL = frozenset({"will", "'ll", "shall", "wo", "’ll"})
_WOULD = frozenset({"would", "'d", "’d"})
# Operators that are acts of speech themselves.
_SPOKEN = frozenset({"pledge", "agree", "offer", "refuse", "threaten", "request", "decide", "treaty", "denial"})
_PROMISING = frozenset({"offer", "promise", "pledge", "vow"})
_MAY = frozenset({"may", "might", "could", "can"})
# Forces sent "against" or "off" somebody are a threat, those sent "to" a place are sent there.
_AGAINST = frozenset({"against", "toward", "towards", "near", "off", "around", "opposite"})


def auxiliaries(token: Token) -> set[str]:
    """Lower-case auxiliaries of a verb, those of the verb that it is joined to included."""
    found = {c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}}
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
    if token.dep_ == "conj" and token.tag_ == "VB" and token.head.pos_ in {"VERB", "AUX"} and not own:
        found |= {c.lower_ for c in token.head.children if c.dep_ == "aux"}
    return found


def negated(token: Token) -> bool:
    """Whether the predicate itself is denied: "not", "never", or "no troops" as its subject or object."""
    if token.dep_ == "conj" and any(c.lower_ == "nor" and c.dep_ == "cc" and token.head.i < c.i < token.i for c in token.head.children):
        return True
    for c in token.children:
        if nor_before(c):
            return True
        if c.lower_ == "never" or (c.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr", "dative"} and denies(c)):
            return True
        if c.lower_ in {"hardly", "scarcely"} and c.dep_ == "advmod":
            return True
        if c.dep_ in {"dobj", "nsubjpass", "nsubj"} and any(x.lower_ in {"no", "neither"} and x.dep_ in {"det", "preconj", "cc"} for x in c.children):
            return True
    return False


def demand(raw: Raw, speaker: Side | None) -> bool:
    """ "Cairo said Doha must release the ship": what another is told to do is asked of him; turns the event into that."""
    if raw.noun or raw.operator in _SPOKEN or not raw.actors or speaker is None or not speaker.known or raw.event not in COOPERATIVE | CONFLICT:
        return False
    t = raw.token
    obliged = bool(auxiliaries(t) & {"must", "should", "shall"}) or (t.dep_ == "xcomp" and t.head.lemma_ in {"need", "ought"})
    if not obliged or any(a.state == speaker.state for a in raw.actors):
        return False
    raw.event, raw.mode, raw.stage = "REQUEST", demand_mode(raw.event), "requested"
    raw.actors, raw.recipients, raw.mutual = (speaker,), raw.actors, False
    raw.factuality = "CT+"
    return True


def apply_modality(raw: Raw, certainty: Certainty, own_voice: bool, named: bool = True) -> Certainty:
    """Turn an act that is announced, refused or floated into AGREE, REJECT or THREATEN; gives the certainty to keep.

    `own_voice`: the actor speaks for itself, or nobody is named as the speaker; `named`: the actor is known to speak.
    """
    result = _turned(raw, certainty, own_voice, named)
    open_ = result.factuality in {Factuality.POSSIBLE, Factuality.PROBABLE}
    if not result.hypothetical and ((raw.event == "AGREE" and raw.stage != "agreed") or open_) and conditional(raw.tokens):
        aside = raw.event == "AGREE" and result.factuality is Factuality.UNKNOWN and not asks(raw.token)
        result = Certainty(Factuality.CERTAIN if aside else result.factuality, True, result.stage, result.future)
    if raw.event == "THREATEN" and result.hypothetical and result.factuality is Factuality.CERTAIN:
        return Certainty(result.factuality, False, result.stage)  # "if" is the threat's own: it was made
    return result


def _merely_not(raw: Raw, t: Token) -> bool:
    """ "Has not offered", "never promised": nothing is refused by that, there is only no offer."""
    aux = auxiliaries(t)
    if aux & (_WILL | _WOULD | {"can", "could", "ca"}):
        return False
    return bool(aux & {"has", "have", "had", "'ve", "'s"}) or (raw.operator == "offer" and t.pos_ == "VERB")


def _turned(raw: Raw, certainty: Certainty, own_voice: bool, named: bool = True) -> Certainty:
    t = raw.token
    if raw.inner is not None and t.lemma_ in BIDDEN and any(c.dep_ == "auxpass" for c in t.children):
        return Certainty(Factuality.UNKNOWN, certainty.hypothetical, None, True)  # "was ordered to close the border"
    if raw.inner is not None and raw.inner.token.dep_ == "pcomp" and raw.inner.token.head.lower_ == "against" and raw.event == raw.inner.event:
        return Certainty(Factuality.NOT_CERTAIN, certainty.hypothetical, None)  # "opted against sending"
    if raw.operator in {"offer", "agree"} and raw.event == "AGREE" and negated(t) and _merely_not(raw, t):
        return Certainty(Factuality.NOT_CERTAIN, certainty.hypothetical, None)
    if raw.operator in {"offer", "agree"} and (negated(t) or (t.pos_ == "ADJ" and negated(t.head))) and raw.event == "AGREE" and raw.inner is not None:
        raw.event, raw.mode, raw.stage, raw.mutual = "REJECT", demand_mode(raw.inner.event), "refused", False
        return Certainty(Factuality.CERTAIN, certainty.hypothetical, None)
    if raw.noun or raw.operator in _SPOKEN:
        return certainty
    if t.lemma_ in _PROMISING and raw.event in {"AID", "COOPERATE", "CONCEDE", "RETREAT"} and raw.inner is None and certainty.factuality is Factuality.CERTAIN:
        raw.event, raw.mode, raw.stage = "AGREE", None, "offered" if t.lemma_ == "offer" else "pledged"  # "offered a passport"
        return certainty
    aux = auxiliaries(t)
    future = t.dep_ == "xcomp" and t.head.lemma_ == "be" and "to" in aux and t.head.tag_ in {"VBP", "VBZ"}
    headline = t.tag_ == "VB" and "to" in aux and not aux & {"have", "be"} and t.dep_ in {"ROOT", "acl", "relcl"} and t.sent.root.pos_ in {"PROPN", "NOUN", "VERB"}
    headline = headline and (t.dep_ == "ROOT" or (t.head.dep_ == "ROOT" and t.head.pos_ == "PROPN"))
    will = future or headline or bool(aux & _WILL) or (aux & _WOULD and (not certainty.hypothetical or certainty.factuality is Factuality.CERTAIN) and t.dep_ in {"ccomp", "conj", "relcl", "ROOT"})
    no = negated(t)
    going = t.dep_ == "xcomp" and t.head.lemma_ == "go" and t.head.tag_ == "VBG" and "to" in aux
    if going:
        will, no = True, no or negated(t.head)
    question = certainty.factuality is Factuality.UNKNOWN
    event = raw.event
    if raw.factuality or question or (certainty.hypothetical and certainty.factuality is Factuality.NOT_CERTAIN):
        return certainty
    if will and certainty.factuality in {Factuality.CERTAIN, Factuality.NOT_CERTAIN}:
        if no and event in {"AGREE", "AID", "COOPERATE", "SUPPORT", "CONSULT", "RETREAT", "CONCEDE", "MOBILIZE"}:
            raw.event, raw.mode, raw.stage, raw.mutual = "REJECT", demand_mode(event), "refused", False
            if event == "MOBILIZE":
                raw.mode = "assist"
            return Certainty(Factuality.CERTAIN, certainty.hypothetical, None)
        if no:
            return certainty
        if event in COOPERATIVE:
            if event != "AGREE":
                raw.stage = "agreed" if raw.mutual and (len(raw.actors) > 1 or not own_voice) else "pledged"
            raw.event, raw.mode = "AGREE", None
            return Certainty(Factuality.CERTAIN, certainty.hypothetical, None)
        if event == "MOBILIZE" and own_voice and not set(raw.args.preps) & _AGAINST:
            raw.event, raw.mode, raw.stage, raw.mutual = "AGREE", None, "pledged", False
            return Certainty(Factuality.CERTAIN, certainty.hypothetical, None)
        if going and event in {"SANCTION", "COERCE"}:
            raw.event, raw.mode, raw.stage, raw.mutual = "AGREE", None, "pledged", False
            return Certainty(Factuality.CERTAIN, certainty.hypothetical, None)
        if event in CONFLICT and own_voice:
            raw.mode = threat_mode(event, raw.mode)
            raw.event, raw.stage = "THREATEN", "delivered"
            return Certainty(Factuality.CERTAIN, certainty.hypothetical, None)
    if no and named and aux & {"could", "can", "ca"} and "have" not in aux and event in {"AID", "COOPERATE", "SUPPORT", "MOBILIZE"} and t.dep_ in {"ccomp", "ROOT"}:
        raw.event, raw.mode, raw.stage, raw.mutual = "REJECT", demand_mode("AID"), "refused", False  # "said it could not send arms"
        return Certainty(Factuality.CERTAIN, certainty.hypothetical, None)
    if aux & _MAY and named and "have" not in aux and event in {"AID", "COOPERATE", "SUPPORT", "CONSULT"} and certainty.factuality is Factuality.POSSIBLE and raw.actors:
        raw.event, raw.mode, raw.stage = "AGREE", None, "offered"
        return Certainty(Factuality.CERTAIN, certainty.hypothetical, None)
    return certainty
