"""What a speaker makes of what he says: a denial, a guess, a false claim, hearsay, no comment."""

from __future__ import annotations

from foederis.claims import AttributionSpans
from foederis.reading import _certainty_words as words
from foederis.reading._certainty_clause import guise
from foederis.reading._certainty_nouns import behind, governor, under_noun
from foederis.reading._certainty_verbs import confirms, supposed, wrongly
from foederis.reading._certainty_view import View, asks, negated
from foederis.reading._tree import Token

__all__ = ["GAINSAY", "innermost", "nobody", "shaky", "under_cue"]


GAINSAY = frozenset({"deny", "dispute", "doubt", "question", "contest"})
_FORGED = frozenset({"satirical", "fake", "false", "hoax", "forged", "bogus", "fabricated"})


def innermost(token: Token, attributions: list[AttributionSpans]) -> AttributionSpans | None:
    best: AttributionSpans | None = None
    size = 0
    for a in attributions:
        if not a.content or any(s <= token.idx < e for s, e in a.cue):
            continue
        if any(s <= token.idx < e for s, e in a.content):
            extent = sum(e - s for s, e in a.content)
            if best is None or extent < size:
                best, size = a, extent
    return best


def shaky(limit: AttributionSpans, token: Token) -> str:
    """ "Unconfirmed reports said", "a fake report said": what a source that is itself only hearsay makes of its content."""
    if limit.source_head is None:
        return "CT"
    head = next((t for t in token.sent if t.idx == limit.source_head[0]), None)
    if head is None:
        return "CT"
    if any(c.lower_ in _FORGED for c in head.children):
        return "CTN"
    if head.lower_ == "reports" and not any(x.pos_ == "PROPN" or x.text[:1].isupper() for x in head.subtree if x.i != head.sent.start):
        return "PR"  # "reports say"
    return "PR" if head.lemma_.lower() in words.HEARSAY or any(c.lower_ in words.UNPROVEN for c in head.children) else "CT"


def under_cue(cue: Token, view: View) -> None:
    """What the speaker's own verb makes of what he says: a denial, a guess, no comment."""
    if wrongly(cue):
        view.weaken("CTN")
        return
    if asks(cue) and any(c.dep_ == "nsubj" and c.lower_ == "who" for c in cue.children):
        view.level, view.hypothetical = "UU", True  # "Who says that Chad left?"
        return
    if cue.lemma_.lower() in GAINSAY and nobody(cue):
        return  # "nobody denies that Chad left"
    if supposed(cue):
        view.level, view.hypothetical = "UU", True
        return
    if cue.pos_ == "NOUN" and cue.lemma_.lower() in words.NOUNS and governor(cue) is not None:
        under_noun(cue, cue, "acl", view)
        return
    if cue.pos_ == "NOUN":
        level = words.NOUNS.get(cue.lemma_.lower())
        if level and cue.lemma_.lower() in {
            "denial",
            "doubt",
            "fear",
            "hope",
            "suspicion",
            "belief",
            "possibility",
            "expectation",
        }:
            view.weaken(level)
        return
    lemma = cue.lemma_.lower()
    held = behind(cue)
    if held is not None:
        under_noun(held, held, "acl", view)
        return
    if guise(cue):
        view.weaken("PR")
        return
    no = negated(cue)
    if lemma == "deny" and confirms(cue):
        view.weaken("UU")
        return
    if no and lemma in words.POINTING:
        view.weaken("PRN")
        return
    if no and lemma in words.UNSETTLED:
        view.weaken("UU")
        return
    if no and lemma in {"deny", "exclude", "rule"}:
        view.weaken("PS")
        return
    level = words.CLAUSE_VERBS.get(lemma)
    if level is None or level == "CT":
        return
    if lemma in {"suggest"} and any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in cue.children):
        return
    view.weaken(level)
    if no:
        view.negative = not view.negative


def nobody(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.lower_ in {"nobody", "none", "no", "few"} for c in verb.children) or any(
        c.dep_ == "nsubj" and any(x.lower_ in {"no", "nobody"} and x.dep_ == "det" for x in c.children) for c in verb.children
    )
