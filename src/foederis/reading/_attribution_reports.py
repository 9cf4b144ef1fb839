"""What claims need of attributions: charges and denials as reports, chains ("citing officials", "told the daily"), and
pronouns led back to whom they mean."""

from __future__ import annotations

from dataclasses import replace

from foederis.reading._attribution_grid import Grid
from foederis.reading._attribution_lexicon import cues
from foederis.reading._attribution_names import name_of
from foederis.reading._attribution_sides import Found, cut, phrase, speaker
from foederis.reading._lemmas import TIMES
from foederis.reading._words import words

__all__ = ["reports"]

_REPORTS = frozenset({"say", "think", "show", "inserted", "bare", "according", "as", "noun-clause", "label"})
_CHARGES = frozenset({"accuse", "suspect", "blame", "charge"})
_ADMITTING = frozenset(
    {
        "deny",
        "admit",
        "acknowledge",
        "confirm",
        "report",
        "claim",
        "allege",
        "refute",
        "disavow",
        "suspect",
        "concede",
        "recall",
        "point_out",
        "describe",
        "mention",
        "note",
    }
)
# Wishes and decisions of the doer's own: he is the actor of what he decides, not a witness of it.
_OWN = frozenset(
    {"decide", "plan", "intend", "resolve", "determine", "want", "wish", "prefer", "like", "love", "hate", "mind", "care",
     "remember", "forget", "agree", "ask", "demand", "order", "urge", "propose", "offer", "threaten", "vow", "pledge", "swear"}
)  # fmt: skip
_SWORN = frozenset({"vow", "pledge", "swear", "promise", "threaten"})
_NOBODY = frozenset({"nothing", "nobody", "none", "noone", "it", "there", "this", "what", "few"})
_DENYING = frozenset(
    {"deny", "reject", "dismiss", "refute", "rebut", "repudiate", "disavow", "dispute", "confirm", "call", "brand"}
)
_CITING = frozenset({"citing", "quoting"})
_WORDS = frozenset({"word", "authority", "strength", "evidence", "testimony"})
_PASSED = frozenset(
    {"quoted", "cited", "seen", "obtained", "reviewed", "published", "leaked", "examined", "interviewed", "reached"}
)
_TOLD = words("tell say inform assure warn write report announce claim hear learn")
_HE = frozenset({"he", "she"})
_WINDOW = 120  # tokens searched back for whom a pronoun means


def reports(g: Grid, found: list[Found]) -> list[Found]:
    """Reports of what happened, innermost first where one is told through another; intentions and judgments are left out."""
    kept: list[Found] = []
    previous: Found | None = None
    for each in found:
        f = _as_report(g, each)
        f = _spoken(g, f) if f is not None else None
        if f is None or f.source is None or f.confidence < 0.3:
            continue
        if g.low[f.head] in _NOBODY and not (
            g.low[f.head] in {"it", "this"} and f.pattern in {"say", "inserted", "bare"}
        ):
            continue
        f = _with_name(g, _named(g, f, previous))
        kept.extend(_through(g, f))
        kept.extend(_cited(g, f))
        kept.append(f)
        kept.extend(_told(g, f))
        kept.extend(_relayed(g, f))
        if f.pattern in {"say", "inserted", "bare", "according"} and g.pos[f.head] != "PRON":
            previous = f
    once = {f.head for f in kept if f.pattern == "noun-clause"}
    return [f for f in kept if f.pattern != "admit" or f.head not in once]


def _as_report(g: Grid, f: Found) -> Found | None:
    lemma = g.lemma[f.main]
    if f.pattern == "noun-clause":
        return _denied(g, f)
    if f.pattern in _REPORTS:
        if _unsaid(g, f.main) or _deed(g, f) or (g.dep[f.main] == "amod" and f.main < f.head == g.head[f.main]):
            return None
        if f.pattern == "as" and g.lemma[g.head[g.head[f.main]]] in {"deny", "dispute"}:
            return None  # "Lima denied that it had paid, as a weekly had claimed"
        if lemma in _OWN and f.kind != "direct":
            before = f.pattern == "inserted" or f.content[0][0] < f.main
            return f if lemma in _SWORN and (before or _done(g, f.main)) else None  # "troops would fire if Chad attacked, a general vowed"
        return f
    if lemma in _CHARGES and f.pattern in {"prep", "judge", "topic"}:
        o = g.child(f.main, "dobj", "nsubjpass")
        content = list(f.content)
        if o >= 0:
            content.append((g.left[o], g.right[o]))
            content = cut(g, content, list(f.cue))
        return replace(f, content=content, pattern="charge")
    if lemma in _ADMITTING and f.pattern in {"judge", "topic", "intend"}:
        return replace(f, pattern="admit")
    return None


def _done(g: Grid, v: int) -> bool:
    """ "Swore that it had sent none": what was, no promise."""
    c = g.child(v, "ccomp")
    aux = [k for k in g.kids[c] if g.dep[k] in {"aux", "auxpass"}] if c >= 0 else []
    if c < 0 or any(g.tag[k] == "MD" for k in aux):
        return False
    return g.tag[c] == "VBD" or any(g.lemma[k] == "have" or g.tag[k] == "VBD" for k in aux)


def _unsaid(g: Grid, v: int) -> bool:
    """ "without saying whether", "has yet to say", "to find out whether": nobody says it."""
    if g.tag[v] == "VBG" and v and g.low[v - 1] == "without":
        return True
    return g.infinitive(v) and (
        g.low[v - 2] == "yet" or g.lemma[v] in {"find_out", "ascertain", "determine", "establish", "learn"}
    )


def _deed(g: Grid, f: Found) -> bool:
    """ "Oslo paid, Riga promises to follow": a verb with an object of its own does not tell what stands before it."""
    if f.kind == "direct" or f.pattern not in {"say", "think", "show"} or f.content[-1][1] > f.main:
        return False
    if g.lemma[f.main] in {"tell", "inform", "assure", "notify", "remind", "brief", "warn", "advise", "quote", "cite"}:
        return False
    for c in g.kids[f.main]:
        if c > f.main and (
            (g.dep[c] == "xcomp" and g.infinitive(c))
            or (
                g.dep[c] == "dobj"
                and g.left[c] == f.main + 1
                and g.pos[c] in {"NOUN", "PROPN"}
                and g.lemma[c] not in TIMES
            )
        ):
            return True
    return False


def _denied(g: Grid, f: Found) -> Found:
    """ "Oslo dismissed the claim that ...": who denies it is its innermost speaker, whosever claim it was."""
    up = g.head[f.main]
    if g.pos[up] in {"ADP", "SCONJ"}:
        up = g.head[up]
    if g.lemma[up] not in _DENYING or g.pos[up] != "VERB":
        return f
    head, sure = speaker(g, up)
    if head < 0 or g.left[head] <= f.main <= g.right[head]:
        return f
    return replace(f, source=phrase(g, head), head=head, confidence=max(f.confidence, 0.5 * sure))


def _cited(g: Grid, f: Found) -> list[Found]:
    """ "..., the daily reported, citing officials": the officials speak, the daily tells."""
    if f.pattern == "according":
        return _by_order(g, f)
    if f.pattern not in {"say", "think", "inserted", "bare", "show"}:
        return []
    found = []
    told = g.child(f.main, "ccomp")
    for c in [*g.kids[f.main], *(g.kids[told] if told >= 0 else []), *g.kids[f.head]]:
        if g.low[c] in _CITING and (g.text[g.left[c] - 1] == "," or g.left[c] == g.sents[g.sent[c]][0]):
            who = g.child(c, "dobj")
            if who >= 0:
                content = cut(g, f.content, [(g.left[c], g.right[c])])
                found.append(
                    Found([(c, c)], c, phrase(g, who), who, content or f.content, f.confidence * 0.95, "cited")
                )
    return found or _by_order(g, f)


def _through(g: Grid, f: Found) -> list[Found]:
    """ "..., aides said the ministry had told the house", "..., an aide said he had been told by envoys": who told it first."""
    v, last = f.main, g.sents[g.sent[f.main]][1]
    if f.pattern not in {"say", "inserted", "bare"} or not f.content or f.content[0][1] > v or g.lemma[v] not in _TOLD:
        return []
    i = next((k for k in range(v + 2, min(v + 12, last)) if g.pos[k] == "VERB"), -1)
    if i < 0 or g.lemma[i] not in _TOLD or any(g.text[k] in {",", ";", "that"} for k in range(v + 1, i)):
        return []
    end = next((k - 1 for k in range(i + 1, last + 1) if g.text[k] in {",", ".", ";"}), last)
    opens = i
    while opens - 1 > v and (g.pos[opens - 1] in {"AUX", "ADV"}):
        opens -= 1
    passive = g.tag[i] == "VBN" and g.lemma[i - 1] == "be" and g.low[i + 1] in {"by", "of"}
    if any(g.pos[k] == "VERB" or g.low[k] == "that" for k in range(i + 1, end + 1)) or passive != (
        g.tag[v + 1] == "PRP"
    ):
        return []
    hit = name_of(g, (i, i), (i + 2, end) if passive else (v + 1, opens - 1), 0.8)
    content = cut(g, f.content, [(v, end)])
    return [Found([hit[0]], i, hit[2], hit[1], content, f.confidence * 0.95, "cited")] if hit and content else []


def _by_order(g: Grid, f: Found) -> list[Found]:
    """ "..., the daily wrote, citing officials" where the parser hung it elsewhere; "on the word of officials, wrote"."""
    at = max(f.main, f.source[1] if f.source else -1)
    last = g.sents[g.sent[f.main]][1]
    first = min(f.main, f.source[0] if f.source else f.main)
    for i in [*range(at + 1, min(at + 12, last)), *range(first + 1, f.main)]:
        cites = g.low[i] in _CITING and g.text[i - 1] == ","
        cites = cites or (g.lemma[i] in {"cite", "quote"} and g.tag[i] == "VBZ" and g.low[i - 1] in {"which", "that"})
        who = g.child(i, "dobj") if cites else -1
        if (
            g.low[i] == "on"
            and g.text[i - 1] == ","
            and i + 3 < last
            and g.low[i + 2] in _WORDS
            and g.low[i + 3] == "of"
        ):
            who = g.child(i + 3, "pobj")
        if g.low[i] == "from" and i == f.main + 1 and g.lemma[f.main] in {"learn", "hear", "gather"}:
            who = g.child(i, "pobj")  # "the daily learnt from two officials"
        if who >= 0:
            content = cut(g, f.content, [(i, max(g.right[who], i))]) or f.content
            return [Found([(i, i)], i, phrase(g, who), who, content, f.confidence * 0.95, "cited")]
    return []


def _spoken(g: Grid, f: Found) -> Found | None:
    """ "The agency quoted a general as saying", "a general was quoted by the agency as saying": the general speaks."""
    if g.lemma[f.main] in {"quote", "cite"} and any(
        g.low[c] == "as" and any(g.tag[k] == "VBG" for k in g.kids[c]) for c in g.kids[f.main]
    ):
        return None  # told again by "as saying"
    as_ = g.head[f.main]
    over = g.head[as_]
    if g.tag[f.main] != "VBG" or g.low[as_] != "as" or g.lemma[over] not in {"quote", "cite"}:
        return f
    who = g.child(over, "nsubjpass", "dobj")
    return replace(f, source=phrase(g, who), head=who, confidence=max(f.confidence, 0.8)) if who >= 0 else f


def _relayed(g: Grid, f: Found) -> list[Found]:
    """ "Officials quoted by the agency said": the agency passes it on."""
    as_ = g.head[f.main]
    over = g.head[as_]
    if g.low[as_] == "as" and g.lemma[over] in {"quote", "cite"}:
        by = g.child(over, "agent")
        if by < 0:
            by = next((c for c in g.kids[f.main] if g.low[c] == "by"), -1)
        who = g.child(by, "pobj") if by >= 0 else g.child(over, "nsubj")
        if who >= 0 and who != f.head:
            return [Found([(over, over)], over, phrase(g, who), who, f.content, f.confidence * 0.9, "told")]
    for c in g.kids[f.head]:
        if g.dep[c] in {"acl", "relcl"} and g.low[c] in _PASSED:
            by = next((k for k in g.kids[c] if g.low[k] == "by"), -1)
            who = g.child(by, "pobj") if by >= 0 else -1
            if who >= 0:
                return [Found([(c, by)], c, phrase(g, who), who, f.content, f.confidence * 0.9, "told")]
    return []


def _told(g: Grid, f: Found) -> list[Found]:
    """ "She told the broadcaster": the broadcaster passes it on."""
    if g.lemma[f.main] != "tell":
        return []
    for c in g.kids[f.main]:
        if g.dep[c] in {"dobj", "dative", "iobj"} and c > f.main:
            names = {g.low[i] for i in range(g.left[c], g.right[c] + 1)}
            if g.lemma[c] in cues().outlets or (g.pos[c] == "PROPN" and names & cues().outlets):
                return [Found([(f.main, f.main)], f.main, phrase(g, c), c, f.content, f.confidence * 0.9, "told")]
    return []


def _person(g: Grid, i: int) -> bool:
    return g.pos[i] == "NOUN" and g.tag[i] == "NN" and g.lemma[i] not in cues().documents | cues().outlets


def _with_name(g: Grid, f: Found) -> Found:
    """ "Chile's minister, Ana Ruiz, told ...": the name in apposition is part of who speaks."""
    if f.source is None or g.pos[f.head] != "NOUN" or f.source[1] + 2 >= len(g.low) or g.text[f.source[1] + 1] != ",":
        return f
    name = g.child(f.head, "appos")
    near = name >= 0 and g.left[name] == f.source[1] + 2 and g.pos[name] == "PROPN"
    return replace(f, source=(f.source[0], name)) if near and name < f.main else f


def _named(g: Grid, f: Found, previous: Found | None) -> Found:
    """A pronoun's source replaced by the person that it means: the last speaker, or the last subject that is a name."""
    low = g.low[f.head]
    if low in {"who", "which", "that"}:
        clause = g.head[f.head]
        over = g.head[clause]
        if g.dep[clause] == "relcl" and g.pos[over] in {"NOUN", "PROPN"}:
            return replace(f, source=phrase(g, over), head=over)
        return f
    if low not in _HE and low not in {"they", "it"}:
        return f
    head = -1
    if low in _HE and previous is not None and _person(g, previous.head) and f.head - previous.head < _WINDOW:
        return replace(f, source=previous.source, head=previous.head)  # the last speaker goes on
    own = g.sents[g.sent[f.head]]
    for i in range(f.head - 1, max(-1, f.head - _WINDOW), -1):
        if g.dep[i] not in {"nsubj", "nsubjpass"} or g.pos[i] == "PRON":
            continue
        if g.quote[i] >= 0 and g.quote[i] != g.quote[f.head]:
            continue
        plural = g.tag[i] in {"NNS", "NNPS"} or any(g.dep[c] == "conj" for c in g.kids[i])
        inside = i >= own[0] and any(a <= i <= b for a, b in f.content)
        if (plural and low != "they") or (low == "they" and not plural):
            continue
        if g.pos[i] == "PROPN" or (g.pos[i] == "NOUN" and not inside):
            head = i
            break
    if head < 0 and previous is not None and previous.head >= 0 and f.head - previous.head < _WINDOW:
        head = previous.head
    if head < 0:
        return f
    return replace(f, source=phrase(g, head), head=head)
