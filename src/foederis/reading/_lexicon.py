"""The lexicon: which words tell which event, and where its sides stand (data/lexicon/*.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["Condition", "Frame", "Lexicon", "Operator", "lexicon"]


@dataclass(frozen=True, slots=True)
class Condition:
    """What a noun must be: one of some lemmas, or a kind that starts with "?" (?side, ?person ...); `no` turns it round."""

    lemmas: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    no: bool = False

    def __bool__(self) -> bool:
        return bool(self.lemmas or self.kinds)


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of some predicates: its event and where actor and recipient stand."""

    event: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    obj: Condition = field(default_factory=Condition)
    subj: Condition = field(default_factory=Condition)
    prepositions: tuple[tuple[str, Condition], ...] = ()
    noun_object: Condition = field(default_factory=Condition)
    noun_context: frozenset[str] = frozenset()
    to: tuple[str, ...] = ("obj",)
    actor: str = "subj"
    need: str = ""
    slot: bool = False
    bare: bool = False
    full: bool = False
    stage: str = ""
    tie: str = ""
    mutual: bool = False
    content: bool = False
    negative: bool = False
    unless: frozenset[str] = frozenset()
    alone: str = ""
    weight: float = 1.0
    order: int = 0


@dataclass(frozen=True, slots=True)
class Operator:
    """A predicate whose content is another event."""

    kind: str
    noun_object: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Frames by verb and by noun, operators by verb, noun and adjective, light verbs, classes and head nouns."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    operator_verbs: dict[str, tuple[Operator, ...]]
    operator_nouns: dict[str, Operator]
    operator_adjectives: dict[str, Operator]
    light: frozenset[str]
    happen: frozenset[str]
    classes: dict[str, frozenset[str]]
    heads: dict[str, str]
    official: frozenset[str]
    topics: dict[str, tuple[frozenset[str], frozenset[str]]]


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("foederis").joinpath(f"data/lexicon/{name}.toml").read_text(encoding="utf-8"))


def _condition(text: str, classes: dict[str, frozenset[str]]) -> Condition:
    lemmas: set[str] = set()
    kinds: set[str] = set()
    no = text.startswith("!")
    for word in text.removeprefix("!").split():
        if word.startswith("?"):
            kinds.add(word)
        elif word in classes:
            lemmas |= classes[word]
        elif word in {"gov", "civil"}:
            kinds.add("?" + word)
        else:
            lemmas.add(word)
    return Condition(frozenset(lemmas), frozenset(kinds), no)


def _prepositions(text: str, classes: dict[str, frozenset[str]]) -> tuple[tuple[str, Condition], ...]:
    found: list[tuple[str, str]] = []
    for part in text.split(","):
        if ":" in part:
            prep, words = part.split(":", 1)
            found.append((prep, words))
        elif part.startswith("?"):
            found.append((part, ""))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + " " + part)
    return tuple((prep, _condition(words, classes)) for prep, words in found)


def _frame(row: dict[str, Any], classes: dict[str, frozenset[str]], order: int) -> Frame:
    return Frame(
        event=row.get("as", row["event"]),
        mode=row.get("mode") or None,
        contexts=tuple(row.get("ctx", "").split()),
        obj=_condition(row.get("obj", ""), classes),
        subj=_condition(row.get("subj", ""), classes),
        prepositions=_prepositions(row["pp"], classes) if row.get("pp") else (),
        noun_object=_condition(row.get("nobj", ""), classes),
        noun_context=frozenset(row.get("nctx", "").split()),
        to=tuple(row.get("to", "obj").split()),
        actor=row.get("actor", "subj"),
        need=row.get("need", ""),
        slot=row.get("slot", False),
        bare=row.get("bare", False),
        full=row.get("full", False),
        stage=row.get("stage", ""),
        tie=row.get("tie", ""),
        mutual=row.get("mutual", False),
        content=row.get("content", False),
        negative=row.get("neg", False),
        unless=frozenset(row.get("unless", "").split()),
        alone=row.get("alone", ""),
        weight=row.get("w", 1.0),
        order=order,
    )


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once.

    >>> lexicon().verbs["condemn"][0].event
    'ACCUSE'
    """
    classes = {name: frozenset(words.split()) for name, words in _toml("classes")["classes"].items()}
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    order = 0
    for file in ("idioms", "numbers", "conflict", "verbal", "cooperation", "newsroom", "strife"):
        for row in _toml(file)["frame"]:
            order += 1
            frame = _frame(row, classes, order)
            for word in row.get("v", "").split():
                verbs.setdefault(word, []).append(frame)
            for word in row.get("n", "").split():
                nouns.setdefault(word, []).append(frame)
    operators: dict[str, list[Operator]] = {}
    operator_nouns: dict[str, Operator] = {}
    operator_adjectives: dict[str, Operator] = {}
    for row in _toml("operators")["operator"]:
        operator = Operator(row["kind"], row.get("noun_object", False))
        for word in row.get("verbs", "").split():
            operators.setdefault(word, []).append(operator)
        for word in row.get("nouns", "").split():
            operator_nouns.setdefault(word, operator)
        for word in row.get("adjs", "").split():
            operator_adjectives.setdefault(word, operator)
    light = _toml("light")
    heads_file = _toml("heads")
    heads: dict[str, str] = {}
    official: set[str] = set()
    for part in ("other", "official"):
        for sector, words in heads_file[part].items():
            heads.update(dict.fromkeys(words.split(), sector))
            if part == "official":
                official |= set(words.split())
    return Lexicon(
        {k: tuple(v) for k, v in verbs.items()},
        {k: tuple(v) for k, v in nouns.items()},
        {k: tuple(v) for k, v in operators.items()},
        operator_nouns,
        operator_adjectives,
        frozenset(light["light"].split()),
        frozenset(light["happen"].split()),
        classes,
        heads,
        frozenset(official),
        {name: (frozenset(t["strong"].split()), frozenset(t["weak"].split())) for name, t in _toml("topics").items()},
    )
