"""Tales with their tellers: "Quito's story is that ...", "word from Quito is that ...", "is thought by diplomats to have sent"."""

from __future__ import annotations

from foederis.reading._attribution_grid import Grid
from foederis.reading._attribution_sides import Found, phrase, speaker
from foederis.reading._words import words

__all__ = ["TALES", "tales"]

TALES = words(
    """account count reckoning estimate version telling tally description admission figuring calculation words reading
    testimony story view opinion judgement judgment assessment figure eye verdict guess rendering narrative impression
    experience records"""
)
_SHOWS = words("show find reveal see detect spot discover uncover yield")
_SIGNS = words("sign trace evidence proof indication hint mark")
_CHARGING = words("accuse suspect blame charge reproach tax fault convict indict upbraid berate")
_TELLING = words(
    "grumble complain boast hint suggest confide explain insist mutter report protest object declare announce whisper moan say admit"
)
_OF = frozenset({"of", "with", "for", "over"})
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
        if (
            lemma == "own"
            and i + 1 < len(g.low)
            and g.tag[i - 1] == "PRP$"
            and g.lemma[i + 1] in TALES
            and g.low[i - 2] in {"by", "on"}
        ):
            over = g.head[i - 2]  # "which by its own count has sent"
            if i > 2 and g.pos[over] in {"VERB", "AUX"} and g.dep[over] == "relcl":
                content = [(i + 2, g.right[over])]
                found.append(Found([(i, i + 1)], i, (i - 1, i + 1), i + 1, content, 0.6, "say"))
        elif lemma == "be" and g.pos[i] in {"AUX", "VERB"}:
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
        elif lemma in _TELLING and g.pos[i] == "VERB" and i + 2 < len(g.low) and g.low[i + 1] == "to":
            who, told = g.child(i, "nsubj"), g.child(i + 1, "pobj")  # "grumbled to the envoys that Chad had left"
            clause = g.child(told, "relcl") if told >= 0 else -1
            if who >= 0 and clause > 0 and g.low[g.left[clause]] == "that" and g.has(clause, "mark"):
                found.append(Found([(i, i)], i, phrase(g, who), who, [(g.left[clause], g.right[clause])], 0.6, "say"))
        elif lemma in _CHARGING and g.pos[i] == "VERB" and (charge := _charged(g, i)) is not None:
            found.append(charge)
        elif lemma in _HELD and i + 1 < len(g.low) and g.lemma[i + 1] == "be" and (what := g.child(i, "dobj")) >= 0:
            who = g.child(i, "nsubj")
            if g.low[what] == "what" and what < i and who >= 0:  # "what Quito says was a raid"
                found.append(Found([(i, i)], i, phrase(g, who), who, [(i + 1, g.right[i + 1])], 0.6, "say"))
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


def _charged(g: Grid, v: int) -> Found | None:
    """ "Chad, suspected by Quito of arming them", "was accused by envoys of waving it through", "Quito reproached Lima for selling":
    what somebody is charged with, whoever charges him."""
    last = g.sents[g.sent[v]][1]
    deed = next(
        (
            i
            for i in range(v + 2, min(v + 16, last))
            if g.tag[i] == "VBG" and (g.low[i - 1] in _OF or g.low[i - 2] in _OF)
        ),
        -1,
    )
    if deed < 0 or any(g.tag[i] in {"VBD", "VBZ", "MD"} or g.text[i] == ";" for i in range(v + 1, deed)):
        return None
    prep = deed - 1 if g.low[deed - 1] in _OF else deed - 2
    if g.low[v + 1] == "by":
        if g.tag[v] != "VBN" or prep < v + 3:
            return None
        head = next((i for i in range(prep - 1, v + 1, -1) if g.pos[i] in {"NOUN", "PROPN", "PRON"}), -1)
        name = (v + 2, prep - 1)
        at = next((i for i in range(v + 3, prep) if g.pos[i] == "ADP" or g.text[i] == ","), prep)
        if at < prep:
            head, name = at - 1, (v + 2, at - 1)
        return Found([(v, v)], v, name, head, [(prep, g.right[deed])], 0.6, "say") if head >= 0 else None
    if g.has(v, "auxpass"):
        return None
    head, sure = speaker(g, v)
    if head < 0 or head == deed:
        return None
    end = g.right[deed]
    if g.tag[deed + 1] == "VBN":  # "for having sold"
        end = next((i - 1 for i in range(deed, last + 1) if g.text[i] in {",", ";", "."}), last)
    return Found([(v, v)], v, phrase(g, head), head, [(prep, end)], 0.6 * sure, "say")
