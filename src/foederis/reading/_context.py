"""What an event leaves to its context: "the proposal", "the charge", "did so", and whom an act is against when it is not said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from foederis.reading import _unsaid as unsaid
from foederis.reading import _whom as whom
from foederis.reading._answers import answers, is_question, is_silence, turned_away
from foederis.reading._certainty_words import EVIDENCE
from foederis.reading._denials import DENIAL, denial, denials
from foederis.reading._dismissed import dismissed
from foederis.reading._frames import measure
from foederis.reading._menaces import after_what, borne, by_telephone, rallied, sworn
from foederis.reading._raw import CONFLICT, Raw
from foederis.reading._salience import keep_to_the_matter
from foederis.reading._syntax import lemma_of
from foederis.reading._taken_up import TAKEN_UP, lent, resume, taken_up, theme
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["complete"]


_FAR = 3  # sentences back
# Nouns that take up an event told before, with the events that they can mean.
_ECHO: dict[str, frozenset[str]] = {
    **dict.fromkeys(("proposal", "offer", "plan", "idea", "suggestion", "initiative", "overture"), frozenset({"AGREE", "REQUEST", "CONSULT"})),
    **dict.fromkeys(("request", "appeal", "demand", "call", "plea", "invitation", "ultimatum"), frozenset({"REQUEST", "THREATEN"})),
    **dict.fromkeys(("charge", "accusation", "allegation", "claim", "report", "criticism"), frozenset({"ACCUSE"})),
    **dict.fromkeys(("threat", "warning"), frozenset({"THREATEN"})),
    **dict.fromkeys(("attack", "strike", "raid", "bombing", "shelling", "invasion", "assault", "incursion", "killing", "offensive"), frozenset({"ASSAULT"})),
    **dict.fromkeys(("sanction", "embargo", "expulsion", "tariff"), frozenset({"SANCTION"})),
    **dict.fromkeys(("visit", "meeting", "talk", "summit", "call"), frozenset({"CONSULT", "COOPERATE"})),
    **dict.fromkeys(("launch", "test", "deployment", "exercise", "drill"), frozenset({"MOBILIZE", "COOPERATE"})),
    **dict.fromkeys(("shipment", "delivery", "sale", "aid", "help"), frozenset({"AID", "COOPERATE"})),
    **dict.fromkeys(("seizure", "arrest", "blockade", "detention", "crackdown"), frozenset({"COERCE"})),
    **dict.fromkeys(("agreement", "deal", "pact", "treaty", "accord"), frozenset({"SUPPORT", "AGREE", "COOPERATE"})),
}
_ANY = words("move decision step action act measure policy announcement statement remark gesture incident operation provocation event")
# What is done to another: a pronoun that leads back to the doer was read wrongly.
_OUTWARD = frozenset({"AGREE", "AID", "COOPERATE", "CONSULT", "SANCTION", "MOBILIZE", "THREATEN"})
_ABROAD = words("citizen national sailor soldier fisherman diplomat journalist ship vessel boat trawler tanker aircraft plane crew pilot peacekeeper engineer officer official staff envoy")
_TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT", "RETREAT"})
_FOLLOW = frozenset({"follow"})
# Events that are done to somebody: without a recipient the text's other state is meant.
_NEEDS = frozenset({"SANCTION", "REQUEST", "REJECT", "CONCEDE", "AGREE", "THREATEN", "AID", "ACCUSE", "SUPPORT"})


def complete(ex: Extractor, raws: list[Raw], speakers: Any) -> list[Raw]:
    """The events with their recipients filled from what was told before; new ones for denials and "did so"."""
    ordered = sorted((r for r in raws if not is_question(r) and not is_silence(r)), key=lambda r: r.token.i)
    ordered = unsaid.one_blow(ordered)
    out: list[Raw] = []
    told = {r.token.i: r for r in ordered}
    for t_raw in _with_echoes(ex, ordered):
        raw = t_raw
        if _same_blow(raw, told):
            continue
        whom.own_dead(raw, told)
        if raw.event == TAKEN_UP:
            resumed = resume(ex, raw, out)
            if resumed is not None:
                out.append(resumed)
            continue
        denied = denial(ex, raw, out, speakers)
        if denied is not None:
            out.append(denied)
            continue
        if raw.event == DENIAL:
            continue
        if raw.mode in {"release", "arrest", "seize", "abduct"} and len(raw.actors) == 1 and raw.recipients and all(r.state == raw.actors[0].state and _by_pronoun(ex, r) for r in raw.recipients) and _abroad(raw):
            # "said Tunis had freed its sailors": the speaker's own
            head = raw.token.head
            who = speakers(raw) or (ex.cast.side(ex.args_of(head).subj) if raw.token.dep_ == "advcl" and head.pos_ == "VERB" else None)
            if who is not None and who.state and who.state != raw.actors[0].state:
                raw.recipients = (replace(who, sure=0.8),)
        if raw.noun and raw.event == "ACCUSE" and raw.token.head.lemma_ in {"deny", "reject", "dismiss", "refute"}:
            raw.factuality = "CT+"  # what is denied is what was charged, not the charge
        if len(raw.actors) > 1 and raw.recipients and raw.event in _TOGETHER and {r.state for r in raw.recipients} <= {a.state for a in raw.actors} - {None}:
            raw.recipients, raw.mutual = (), True  # "Delhi and Islamabad agreed to a truce in Kashmir"
        if raw.event == "MOBILIZE":
            _to_help(raw, told)
        if raw.noun and not raw.factuality and _untraced(raw.token):
            raw.factuality, raw.stage = "PR-", "none"
        if raw.closed:
            out.append(raw)
            continue
        if not raw.actors and raw.event == "ASSAULT":
            raw.actors = _whose_arms(ex, raw)
        if not raw.actors:
            raw.actors = unsaid.partner(ex, raw) or whom.placed_doer(ex, raw) or turned_away(ex, raw, out)
        if not raw.recipients:
            raw.recipients = _from_echo(ex, raw, out) or unsaid.injured(ex, raw)
        if not raw.recipients:
            raw.recipients = unsaid.within(ex, raw, {a.state for a in raw.actors if a.state}) or unsaid.shared(raw, out) or unsaid.accuser(ex, raw) or unsaid.answered(ex, raw) or unsaid.bereft(ex, raw) or unsaid.placed(ex, raw, {a.state for a in raw.actors if a.state})
        if raw.event == "SUPPORT" and len(raw.actors) == 1 and raw.recipients and all(r.state == raw.actors[0].state and _by_pronoun(ex, r) for r in raw.recipients):
            # "told Lima it would back its army": hardly its own
            raw.recipients = whom.told_to(ex, raw, {raw.actors[0].state}) or raw.recipients
        if raw.event in _OUTWARD and len(raw.actors) == 1 and raw.recipients and all(r.state == raw.actors[0].state and _by_pronoun(ex, r) for r in raw.recipients):
            raw.recipients = whom.told_to(ex, raw, {raw.actors[0].state})
            out.append(raw)
            continue
        if not raw.recipients and not raw.noun:
            raw.recipients = after_what(ex, raw) or whom.told_to(ex, raw, {a.state for a in raw.actors if a.state}) or _from_context(ex, raw, out, speakers)
        if raw.noun:
            borne(ex, raw)
            rallied(ex, raw)
        sworn(raw, speakers(raw))
        out.append(raw)
    keep_to_the_matter(ex, out)
    return [*dismissed(ex, out), *by_telephone(out)]


def _to_help(raw: Raw, told: dict[int, Raw]) -> None:
    """Forces sent "to help Mali" are aid to Mali."""
    for c in raw.token.children:
        helped = told.get(c.i) if c.dep_ in {"advcl", "xcomp"} else None
        if helped is None or helped.event != "AID" or raw.noun or not any(r.state for r in helped.recipients):
            continue
        if {a.state for a in helped.actors} <= {a.state for a in raw.actors}:
            raw.event, raw.mode, raw.recipients = "AID", None, helped.recipients


def _untraced(t: Token) -> bool:
    """ "Found no trace of an attack": what there is no sign of."""
    sign = t.head.head if t.dep_ == "pobj" and t.head.lower_ == "of" else None
    return sign is not None and lemma_of(sign) in EVIDENCE and any(c.lower_ in {"no", "neither"} for c in sign.children)


def _whose_arms(ex: Extractor, raw: Raw) -> tuple[Side, ...]:
    """ "Iranian rockets were fired at the base": whose rockets they are fired them."""
    what = raw.args.obj
    if not raw.args.passive or raw.noun or what is None or raw.frame is None or not raw.frame.slot:
        return ()
    arms = measure(what)
    own = {r.state for r in raw.recipients}
    return tuple(replace(s, sure=0.8 * s.sure) for s in ex.cast.sides(arms)[:1] if s.state and s.state not in own)


def _abroad(raw: Raw) -> bool:
    """Whether those freed or held are such as get into another state's hands."""
    return raw.args.obj is not None and any(lemma_of(t) in _ABROAD for t in raw.args.obj.subtree)


def _by_pronoun(ex: Extractor, side: Side) -> bool:
    t = ex.cast.tokens[side.token]
    return side.state is not None and (t.pos_ == "PRON" or any(c.tag_ == "PRP$" for c in t.subtree))


def _same_blow(raw: Raw, told: dict[int, Raw]) -> bool:
    """ "Six were hurt when Chadian mortars hit a post": one attack, told twice; the doer's telling takes the victims over."""
    if raw.event != "ASSAULT" or raw.noun or raw.actors or not raw.recipients or not raw.args.passive:
        return False
    for c in raw.token.children:
        other = told.get(c.i) if c.dep_ == "advcl" else None
        if other is None or other.event != "ASSAULT" or not any(a.known for a in other.actors):
            continue
        if any(x.dep_ in {"mark", "advmod"} and x.lower_ in {"when", "as", "after"} for x in c.children):
            other.recipients = other.recipients or raw.recipients
            return True
    return False


def _with_echoes(ex: Extractor, raws: list[Raw]) -> list[Raw]:
    """Add events told by "did so", "followed suit": the one before, with another actor."""
    taken = {r.token.i for r in raws}
    found = [*raws, *denials(ex, taken), *answers(ex, raws, taken), *taken_up(ex, _sided(raws))]
    for t in ex.cast.tokens:
        if t.pos_ not in {"VERB", "AUX"} or t.i in taken:
            continue
        asked = unsaid.told_to(ex, t) or whom.blamed(ex, t)
        if asked is not None:
            found.append(asked)
            continue
        if t.pos_ != "VERB":
            continue
        if not _repeats(t):
            continue
        args = ex.args_of(t)
        actors, nobody = ex.actors(args)
        if nobody or not actors:
            continue
        before = [r for r in raws if r.token.i < t.i and ex.cast.discourse.sentence(t) - ex.cast.discourse.sentence(r.token) <= 1 and not r.noun and r.actors]
        before = [r for r in before if all(a.state != b.state or not b.state for a in (*r.actors, *r.recipients) for b in actors)]
        if not before:
            continue
        model = before[-1]
        copy = replace(model, token=t, actors=actors, objects=[], inner=None, content=None, weight=0.8 * model.weight, operator="", args=args)
        copy.mutual = False
        if any(c.dep_ == "neg" for c in t.children) and any(c.lower_ in {"will", "wo", "would"} for c in t.children):
            copy.event, copy.mode, copy.stage, copy.factuality = "REJECT", "change", "refused", "CT+"
        elif model.event == "REJECT" and t.lemma_ == "do" and not {"same", "likewise"} & {x.lower_ for x in t.subtree}:
            copy.event, copy.mode, copy.stage = "SUPPORT", None, ""
        found.append(copy)
    return sorted(found, key=lambda r: r.token.i)


def _sided(raws: list[Raw]) -> set[int]:
    """Where the events with a known side stand, and what they took as content."""
    found = {r.token.i for r in raws if not r.vague_actor and any(s.known for s in (*r.actors, *r.recipients))}
    return found | {t.i for r in raws for t in r.tokens if r.token.i in found}


def _repeats(t: Token) -> bool:
    lemma = lemma_of(t)
    words = {c.lower_ for c in t.children}
    if lemma == "do":
        if any(x.dep_ in {"nsubj"} and x.i > t.i for x in t.children) and t.i > t.sent.start and t.nbor(-1).lower_ in {"as", "so"}:
            return True  # "as did Australia"
        near = {x.lower_ for x in t.doc[t.i + 1 : min(t.i + 4, t.sent.end)] if t.is_ancestor(x)}
        return bool((words | near) & {"so", "likewise"}) or {"the", "same"} <= near or any(c.dep_ == "dobj" and c.lower_ in {"same", "likewise"} for c in t.children)
    if lemma == "take":
        part = next((c for c in t.children if c.dep_ == "dobj" and c.lower_ == "part"), None)
        return part is not None and "in" not in words and not any(c.dep_ == "prep" for c in part.children)
    if lemma == "follow":
        obj = next((c for c in t.children if c.dep_ == "dobj"), None)
        return obj is None or lemma_of(obj) in {"suit", "example", "lead"}
    return False


def _definite(t: Token) -> bool:
    return any(c.lower_ in {"the", "this", "that", "these", "those", "such", "its", "their", "his", "her", "any", "all"} for c in t.children if c.i < t.i) or t.lower_ in {"it", "this", "that"}


def _antecedent(ex: Extractor, noun: Token, before: list[Raw], own: set[str | None]) -> Raw | None:
    lemma = lemma_of(noun)
    kinds = _ECHO.get(lemma)
    if kinds is None and lemma not in _ANY and noun.lower_ not in {"it", "this", "that"}:
        return None
    n = ex.cast.discourse.sentence(noun)
    near = [r for r in reversed(before) if r.token.i < noun.i and n - ex.cast.discourse.sentence(r.token) <= _FAR]
    near = [r for r in near if any(a.known and (a.state is None or a.state not in own) for a in r.actors)]
    fitting = [r for r in near if kinds is None or r.event in kinds]
    # "the visit" of ships that were read as a deployment: the last deed of the sentence before will do
    last = [r for r in near if n - ex.cast.discourse.sentence(r.token) == 1 and not r.noun]
    return next(iter(fitting or last), None)


def _echo_nouns(raw: Raw) -> list[Token]:
    nouns: list[Token] = []
    if raw.args.obj is not None:
        nouns.append(raw.args.obj)
    for name in ("to", "of", "for", "at", "over", "on", "against", "with", "about"):
        nouns += raw.args.preps.get(name, [])
    return [x for t in nouns for x in ([t, measure(t)] if measure(t) is not t else [t]) if t.pos_ in {"NOUN", "PRON"}]


def _from_echo(ex: Extractor, raw: Raw, before: list[Raw]) -> tuple[Side, ...]:
    own: set[str | None] = {a.state for a in raw.actors if a.state}
    for noun in _echo_nouns(raw):
        if noun.i == raw.token.i or not _definite(noun):
            continue
        model = _antecedent(ex, noun, before, own)
        if model is None:
            continue
        sides = tuple(replace(a, sure=0.75 * a.sure) for a in model.actors if a.known and (a.state is None or a.state not in own))
        if sides:
            return sides[:1] if raw.event in {"ACCUSE", "REJECT", "SUPPORT"} and len(sides) > 1 else sides
    return ()


def _from_context(ex: Extractor, raw: Raw, before: list[Raw], speakers: Any) -> tuple[Side, ...]:
    own: set[str | None] = {a.state for a in raw.actors if a.state}
    known = [a for a in raw.actors if a.known]
    if not known or (raw.mutual and len(raw.actors) > 1):
        return ()
    t = raw.token
    n = ex.cast.discourse.sentence(t)
    if raw.event in {"ASSAULT", "MOBILIZE", "COERCE"}:
        if raw.event == "MOBILIZE" and lent(ex, raw, before, own):
            return raw.recipients
        return _foe(ex, raw, own) or whom.unknown_place(ex, raw, own) or _bereaved(ex, raw, before, own) or unsaid.provoked(ex, raw, own) or unsaid.crew(ex, raw, own) or whom.wronged(ex, raw, speakers(raw), own)
    if raw.event == "REJECT" and any(r.event == "REQUEST" and r.args.passive and not r.actors and ex.cast.discourse.sentence(r.token) == n and any(s.state in own for s in r.recipients) for r in before):
        raw.closed = True  # "Oslo, asked for tents, begged off": nobody says by whom
        return ()
    if raw.event in {"CONSULT", "AGREE", "RETREAT"}:
        found = whom.two_at_odds(ex, raw, own) or whom.given_back(ex, raw, before, own)
        if found:
            return found
    if raw.event not in _NEEDS:
        return ()
    if whom.elsewhere(raw):
        return ()
    called = unsaid.called(ex, raw, own) if raw.event == "ACCUSE" else ()
    if called:
        return called
    for_whom = theme(ex, raw, before, own) or whom.likewise(ex, raw, before, own)
    if not for_whom and raw.event in {"THREATEN", "SANCTION"}:
        for_whom = whom.answered_to(ex, raw, before, own)
    if for_whom:
        return for_whom
    if raw.event in {"ACCUSE", "SUPPORT"} and raw.args.obj is not None and raw.args.obj.lower_ == "it":
        for c in t.children:  # "called it a crime that Chadian police had entered"
            doers = tuple(a for a in ex.actors(ex.args_of(c))[0] if a.known and a.state not in own) if c.dep_ == "ccomp" and c.i > t.i else ()
            if doers:
                return doers[:1]
    if raw.event in {"ACCUSE", "SUPPORT", "REJECT"}:
        for noun in _echo_nouns(raw):
            inner = ex.event_of(noun) if noun.i not in ex.cast.at and noun.pos_ == "NOUN" else None
            doers = tuple(a for a in inner.actors if a.known and a.state not in own) if inner is not None else ()
            if doers:
                return doers
    if raw.event == "REQUEST" and t.dep_ in {"advcl", "acl", "xcomp"} and t.head.pos_ == "VERB":
        # "wrote to Moscow asking for help"
        head = ex.args_of(t.head)
        for x in [*head.preps.get("to", []), *([head.obj] if head.obj is not None else [])]:
            sides = tuple(s for s in ex.cast.sides(x) if s.state not in own)
            if sides:
                return sides
    speaker = speakers(raw)
    if speaker is not None and speaker.state and speaker.state not in own and raw.event in {"CONCEDE", "AID", "AGREE", "REJECT"}:
        return (replace(speaker, sure=0.7),)
    for r in reversed(before):
        if n - ex.cast.discourse.sentence(r.token) > 2:
            break
        done = [a for a in r.recipients if a.state in own and not (r.event in CONFLICT and raw.event in {"AGREE", "AID", "SUPPORT"})]
        if done:
            by = tuple(replace(a, sure=0.65 * a.sure) for a in r.actors if a.state and a.state not in own)
            if by:
                return by[:1]
        did = [a for a in r.actors if a.state in own]
        if did:
            to = tuple(replace(a, sure=0.6 * a.sure) for a in r.recipients if a.state and a.state not in own)
            if to:
                return to[:1]
    obj = raw.args.obj
    free = obj is None or obj.lower_ == "what"
    taken_up = obj is not None and lemma_of(obj) in _ANY | set(_ECHO) and _definite(obj)
    if raw.event in {"ACCUSE", "REJECT"} and (free or taken_up):
        other = ex.cast.discourse.other_than(next(iter(own), None), t, same_sentence=True)
        if other is not None and other.state not in own:
            return (replace(other, sure=0.55),)
    if raw.event in {"SANCTION", "THREATEN", "REJECT"} and ex.cast.discourse.about() is not None:
        other = ex.cast.discourse.other_than(next(iter(own), None), t, same_sentence=True)
        if other is not None and other.token < t.i and other.state not in own and ex.cast.discourse.sentence(ex.cast.tokens[other.token]) == n:
            return (replace(other, sure=0.55),)  # "has named Chad a friend, but suspended aid"
    if raw.event in {"SANCTION", "ACCUSE", "THREATEN", "REJECT"}:
        # an answer to what another one has just done
        for r in reversed(before):
            if n - ex.cast.discourse.sentence(r.token) != 1 or r.noun:
                continue
            by = tuple(replace(a, sure=0.55) for a in r.actors if a.state and a.state not in own)
            if by:
                return by[:1]
    if raw.event in {"SANCTION", "REQUEST", "REJECT", "CONCEDE", "THREATEN"} or (raw.event == "AGREE" and raw.stage == "offered"):
        state = next(iter(own), None)
        other = ex.cast.discourse.other_than(state, t)
        striker = raw.event == "REQUEST" and raw.mode == "assist" and other is not None and any(r.event == "ASSAULT" and any(a.state == other.state for a in r.actors) for r in before)
        if other is not None and other.state not in own and not striker:  # nobody asks the attacker for help
            return (replace(other, sure=0.5),)
    return ()


def _foe(ex: Extractor, raw: Raw, own: set[str | None]) -> tuple[Side, ...]:
    """Who attacks in an if-clause without an object attacks the other one that is spoken of: "if Chad attacked, Paris would ..."."""
    t = raw.token
    if raw.noun or raw.event != "ASSAULT" or raw.args.obj is not None or t.dep_ != "advcl":
        return ()
    if not any(c.lower_ in {"if", "should", "unless", "were", "once"} for c in t.children) or set(raw.args.preps) & {"on", "against", "in"}:
        return ()
    helped = whom.attacked(ex, raw, own)
    if helped:
        return helped
    other = ex.cast.discourse.other_than(next(iter(own), None), t)
    return (replace(other, sure=0.55),) if other is not None and other.state and other.state not in own else ()


def _bereaved(ex: Extractor, raw: Raw, before: list[Raw], own: set[str | None]) -> tuple[Side, ...]:
    """Unnamed dead are those of the state that the sentence pities or helps: "voiced support for Peru after a raid killed 31"."""
    obj = raw.args.obj
    if obj is None or ex.lex.heads.get(lemma_of(measure(obj))) not in {"CVL", "MIL"}:
        return ()
    n = ex.cast.discourse.sentence(raw.token)
    for r in reversed(before):
        if ex.cast.discourse.sentence(r.token) == n and r.event in {"SUPPORT", "AID", "AGREE"}:
            hit = tuple(replace(s, sure=0.6) for s in r.recipients if s.state and s.state not in own)
            if hit:
                return hit[:1]
    return ()
