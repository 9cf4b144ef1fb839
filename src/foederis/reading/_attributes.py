"""Parts of speech from tags, remembered: the model's rule matcher asks the same few hundred questions of every word."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

__all__ = ["infinitives", "remember_attributes"]

Doc = Any
Key = tuple[int, int, int, bool]
Values = tuple[int, int, int, int, int]

# What rules over two words are about; texts with these go to the matcher.
_PAIRS = re.compile(r"\b(?:n[ou]thin['’]|gonna|gotta|let['’]?s|c['’]m\s+on|y['’]?\s?all|ain['’]?t)\b", re.IGNORECASE)

_BLAMES = frozenset({"accuse", "suspect", "blame", "criticise", "criticize", "condemn", "denounce", "thank", "convict"})
_SLANG = frozenset({"^n'?t$", "^n[ou]thin'$", "^y'?$"})


def remember_attributes(ruler: Any) -> None:
    """Let an attribute ruler answer from memory where all its rules are over one word's tag, dependency and form.

    Nothing is changed where the rules are of another kind than this knows.
    """
    forms = _forms(ruler.patterns)
    if forms is None:
        return
    from spacy import tokens
    from spacy.attrs import DEP, IS_SPACE, LOWER, MORPH, POS, TAG

    strings = ruler.vocab.strings
    special = {strings[f] for f in forms}
    expletive = strings["expl"]
    beings = {strings[f] for f in ("is", "are", "was", "were", "'s", "'re")}
    match, annotate = ruler.match, ruler.set_annotations
    known: dict[Key, Values] = {}

    def keys(doc: Doc) -> list[Key]:
        found = []
        before = 0
        for tag, dep, lower, space in doc.to_array([TAG, DEP, LOWER, IS_SPACE]).tolist():
            form = lower if space or lower in special else 0
            found.append((tag, dep, form, before == expletive and lower in beings))
            before = dep
        return found

    def learn(doc: Doc, missing: dict[Key, int]) -> None:
        """Ask the rules about words not met before, alone (after "there", with it), parted by stops."""
        words, tags, deps, at = [], [], [], []
        for key, i in missing.items():
            for j in range(i - key[3], i + 1):
                words.append(doc[j].text)
                tags.append(strings[doc[j].tag])
                deps.append(strings[doc[j].dep])
            at.append(len(words) - 1)
            words.append(".")
            tags.append(".")
            deps.append("punct")
        few = tokens.Doc(ruler.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        annotate(few, match(few))
        for key, k in zip(missing, at, strict=True):
            t = few[k]
            known[key] = (t.pos, t.morph.key, t.lemma, t.tag if t.tag != key[0] else 0, t.dep if t.dep != key[1] else 0)

    def quick(doc: Doc) -> Any:
        if _PAIRS.search(doc.text):
            return match(doc)
        asked = keys(doc)
        missing = {k: i for i, k in enumerate(asked) if k not in known}
        if missing:
            learn(doc, missing)
        values = [known[k] for k in asked]
        doc.from_array([POS, MORPH], np.asarray([v[:2] for v in values], dtype="uint64").reshape(len(values), 2))
        for i, v in enumerate(values):
            if v[2] or v[3] or v[4]:
                t = doc[i]
                if v[2]:
                    t.lemma = v[2]
                if v[3]:
                    t.tag = v[3]
                if v[4]:
                    t.dep = v[4]
        return []

    ruler.match = quick


def _forms(patterns: list[Any]) -> set[str] | None:
    """The word forms that rules over one word name; None where a rule asks for something else."""
    forms: set[str] = set()
    for row in patterns:
        for pattern in row["patterns"]:
            for token in pattern:
                if not set(token) <= {"TAG", "DEP", "LOWER", "IS_SPACE"}:
                    return None
                if len(pattern) > 2:
                    return None
                lower = token.get("LOWER")
                if isinstance(lower, str):
                    forms.add(lower)
                elif isinstance(lower, dict):
                    if set(lower) == {"IN"}:
                        forms.update(lower["IN"])
                    elif lower.get("REGEX") not in _SLANG:
                        return None
    return forms


def infinitives(doc: Doc) -> Doc:
    """ "offered to host talks": the tagger takes the infinitive for a noun; after "to" as its auxiliary it is a verb."""
    strings = doc.vocab.strings
    tags, deps = doc.to_array(["TAG", "DEP"]).T
    asked = ((deps == strings["aux"]) & (tags == strings["TO"])) | ((deps == strings["amod"]) & (tags == strings["VBG"]))
    for i in asked.nonzero()[0].tolist():
        t = doc[i]
        if t.dep_ == "aux" and t.tag_ == "TO" and t.head.tag_ == "NN" and t.head.i > t.i:
            t.head.tag_, t.head.pos_ = "VB", "VERB"
        elif t.tag_ == "VBG" and t.dep_ == "amod":
            _gerund(t)
    return doc


def _gerund(t: Any) -> None:
    """ "accused Oslo of flying weapons to rebels": what follows the preposition is the act, not weapons that fly."""
    noun = t.head
    prep = noun.head
    if noun.dep_ != "pobj" or prep.i != t.i - 1 or prep.lower_ not in {"of", "for"} or prep.head.lemma_ not in _BLAMES:
        return
    noun.dep_, t.dep_, t.pos_ = "dobj", "pcomp", "VERB"
    t.head, noun.head = prep, t
