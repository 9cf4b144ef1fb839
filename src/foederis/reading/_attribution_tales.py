"""Tales with their tellers: "Quito's story is that ...", "word from Quito is that ...", "is thought by diplomats to have sent"."""

from __future__ import annotations

from foederis.reading._attribution_grid import Grid
from foederis.reading._attribution_sides import Found, phrase
from foederis.reading._words import words

__all__ = ["TALES", "tales"]

TALES = words(
    """account count reckoning estimate version telling tally description admission figuring calculation words reading
    testimony story"""
)
_SHOWS = words("show find reveal see detect spot discover uncover yield")
_SIGNS = words("sign trace evidence proof indication hint mark")
_HELD = words("think believe report say expect understand know suspect allege reckon fear estimate")


def tales(g: Grid) -> list[Found]:
    """ "Quito's story is that ...", "word from Quito is that ...", "there is talk in Quito that ...", "experts put at 300 the men who"."""
    found = []
    nouns = TALES | {
        "word",
        "claim",
        "belief",
        "talk",
        "line",
        "charge",
        "rumour",
        "rumor",
        "view",
        "argument",
        "case",
        "explanation",
    }
    for i, lemma in enumerate(g.lemma):
        if lemma == "be" and g.pos[i] in {"AUX", "VERB"}:
            subj, told = g.child(i, "nsubj"), g.child(i, "ccomp")
            if subj < 0 and g.has(i, "expl"):
                subj = g.child(i, "attr")
                told = g.child(subj, "acl", "relcl", "ccomp") if subj >= 0 else -1
            if subj < 0 or told < i or g.lemma[subj] not in nouns or g.low[g.left[told]] != "that":
                continue
            head = g.child(subj, "poss")
            for c in g.kids[subj] if head < 0 else ():
                if g.low[c] in {"from", "in", "of", "among", "at"} and (who := g.child(c, "pobj")) >= 0:
                    head = who
            if head < 0:
                head = subj
            found.append(Found([(i, i)], i, phrase(g, head), head, [(g.left[told], g.right[told])], 0.6, "say"))
        elif lemma in _HELD and g.has(i, "auxpass") and (by := g.child(i, "agent")) >= 0:
            who, what, deed = g.child(by, "pobj"), g.child(i, "nsubjpass"), g.child(i, "xcomp")
            if who >= 0 and what >= 0 and deed > i and g.infinitive(deed):  # "is thought by diplomats to have sent"
                content = [(g.left[what], g.right[what]), (g.left[deed], g.right[deed])]
                found.append(Found([(i, i)], i, phrase(g, who), who, content, 0.6, "say"))
        elif lemma in _SHOWS and g.pos[i] == "VERB" and (o := g.child(i, "dobj")) > i and g.lemma[o] in _SIGNS:
            who = g.child(i, "nsubj")
            none = any(g.low[c] in {"no", "any", "little"} for c in g.kids[o])
            if (
                who >= 0 and none and g.pos[who] != "PRON"
            ):  # "pictures show no sign of it", "monitors found no trace of arms"
                found.append(Found([(i, i)], i, phrase(g, who), who, [(g.left[o], g.right[o])], 0.6, "say"))
        elif lemma == "put" and g.pos[i] == "VERB" and not g.has(i, "auxpass"):
            at = next((c for c in g.kids[i] if c > i and g.low[c] == "at"), -1)
            who = g.child(i, "nsubj")
            number = any(g.pos[k] == "NUM" for k in range(at + 1, min(at + 4, len(g.low)))) if at > 0 else False
            if number and who >= 0:
                found.append(Found([(i, i)], i, phrase(g, who), who, [(i + 1, g.right[i])], 0.6, "say"))
    return found
