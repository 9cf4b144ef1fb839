"""Names in a question: where they stand, which state each means on the day, and what to say when none is meant."""

from __future__ import annotations

import datetime as dt
import difflib
import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from foederis import states
from foederis.claims import Actor
from foederis.errors import AmbiguousName, BadQuestion, UnknownName
from foederis.outlook import _question_words as w

if TYPE_CHECKING:
    from foederis.actors import Gazetteer

__all__ = ["Mention", "decide", "find_state", "mentions", "nearest", "reachable", "strangers"]

_CLOSE = 0.6  # a reading at less than this share of the best one's weight does not compete (Guinea 0.9, Guinea-Bissau 0.2)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in the question, from `start` to `end`, with its readings; no state in any for NATO."""

    text: str
    start: int
    end: int
    readings: tuple[Actor, ...]
    codes: tuple[str, ...]  # the states that compete for the name, best first


def _mention(text: str, start: int, end: int, readings: Sequence[Actor]) -> Mention:
    return Mention(text[start:end], start, end, tuple(readings), tuple(str(a.state) for a in reachable(readings)))


@cache
def _gazetteer() -> Gazetteer:
    from foederis import actors

    return actors.Gazetteer()


def mentions(text: str, on: dt.date, *, small: bool) -> list[Mention]:
    """Names in the text from left to right; `small`: look for names written without capitals, too."""
    shouted = len(text) > 12 and text.upper() == text
    looked = _raised(text.lower() if shouted else text) if small or shouted else text
    out = []
    for h in _gazetteer().find(looked, on):
        # "Can Cambodia bank on China": a verb here, not Cambodia's bank.
        end = h.end - 5 if text[h.start : h.end].endswith(" bank") else h.end
        if h.readings:
            out.append(_mention(text, h.start, end, h.readings))
    return sorted([*out, *_people(looked, text, on, out)], key=lambda m: m.start) if small else out


def _people(looked: str, text: str, on: dt.date, found: Sequence[Mention]) -> list[Mention]:
    """Surnames of people long out of office, or not yet in it: left out of running text, but meant in a question."""
    from foederis import actors

    out: list[Mention] = []
    covered = {i for f in found for i in range(f.start, f.end)}
    words = {m.group(): m for m in re.finditer(r"(?<![\w'])[A-Z][^\W\d_]{3,}(?!\w)", looked) if m.start() not in covered}
    for m in itertools.islice((m for word, m in words.items() if word.lower() not in w.KNOWN), 12):
        readings = [a for a in actors.resolve(m.group(), on=on) if a.state and a.sector == "ELI" and not a.note.startswith("read as")]
        if readings:
            out.append(_mention(text, m.start(), m.end(), readings))
    return out


_SMALL_US = re.compile(
    r"\b(the|a|an|from|with|by|of|if|should|would|will|could|can|does|is) us\b(?! (?:if|when|should|from|against|all|know|and)\b|[.?!,]|$)"
)
_CODES = re.compile(r"\b(?:usa|uk|uae|ussr|drc|dprk|prc|roc|rok|gdr|frg)\b")
_WORD = re.compile(r"[a-z][^\W\d_]*(?:[’'][^\W\d_]+)?")


def _raised(text: str) -> str:
    """The text with capitals on every word that may be a name; as long as before."""
    text = _CODES.sub(lambda m: m.group().upper(), text)
    text = re.sub(r"\bthe us\b", "the US", text)
    text = re.sub(r"\bunited states\b", "United States", text)
    text = re.sub(r"\b(?:u\.s\.(?:a\.)?|u\.k\.)", lambda m: m.group().upper(), text)
    text = _SMALL_US.sub(lambda m: m.group(1) + " US", text)

    def up(m: re.Match[str]) -> str:
        word = m.group()
        if word in w.KNOWN or (m.start() and text[m.start() - 1] in "’'"):
            return word
        raised = word[0].upper() + word[1:]
        return raised if len(raised) == len(word) else word

    return _WORD.sub(up, text)


def reachable(readings: Sequence[Actor]) -> list[Actor]:
    """The readings that stand: all within reach of the best one's weight, one a state, best first."""
    stated = [a for a in readings if a.state]
    if not stated:
        return []
    best = max(a.weight for a in stated)
    kept: dict[str, Actor] = {}
    for a in sorted(stated, key=lambda a: -a.weight):
        if a.weight >= _CLOSE * best:
            kept.setdefault(str(a.state), a)
    return list(kept.values())


def _listed(readings: Sequence[Actor], on: dt.date) -> str:
    return ", ".join(f"{states.name_of(str(a.state), on)} ({a.state})" for a in readings)


def decide(name: str, readings: Sequence[Actor], on: dt.date, part: str, notes: list[str], *, others: Collection[str] = ()) -> str:
    """The one state meant by a name, with remarks on what was decided.

    Readings that did not exist on the day, or that the other parts of the question already take (`others`), are left
    out where that leaves one. Raises UnknownName, AmbiguousName.
    """
    name = " ".join(name.split())[:60]
    sure = reachable(readings)
    if not sure:
        if readings:
            raise BadQuestion(f"{part}: {name!r} is not a state", hint=f"name one state with --{part}, or ask: Who would help A if C attacks?" if part == "helper" else f"name one state with --{part}")
        raise _unknown(name, on, part)
    alive = [a for a in sure if states.exists(str(a.state), on)] or sure
    free = [a for a in alive if a.state not in others] or alive
    if len(free) > 1:
        raise AmbiguousName(f"{part}: {name!r} may be {_listed(free, on)}", hint=f"name it with --{part} and one of: {', '.join(str(a.state) for a in free)}")
    actor = free[0]
    if " ended on " in actor.note and states.exists(str(actor.state), on):
        raise BadQuestion(f"{part}: {actor.note}, before the day asked about ({on})", hint=f"name {states.name_of(str(actor.state), on)} ({actor.state}), or ask as of an earlier day")
    if actor.note.startswith("read as"):
        raise UnknownName(f"{part}: no state is known by the name {name!r} on {on}", hint=f"did you mean {actor.name} ({actor.state})?")
    if len(sure) > 1:
        left = [a for a in sure if a is not actor]
        notes.append(f"{name}: read as {_listed([actor], on)}, not {_listed(left, on)}, which " + ("is not independent on that day" if actor in alive and len(alive) == 1 else "the question names apart"))
    elif actor.note and not actor.note.startswith("in office when last known") and not _bore(str(actor.state), name, on):
        notes.append(f"{name}: {actor.note}")
    namesakes = {str(a.state): a for a in readings if a.state and a.kind == "state" and a is not actor and a.state != actor.state and a not in sure}
    if namesakes and actor.kind == "state" and len(sure) == 1 and len(free) == 1:
        notes.append(f"{name}: read as {_listed([actor], on)}; other readings: {_listed(list(namesakes.values()), on)}")
    return str(actor.state)


def _bore(code: str, name: str, on: dt.date) -> bool:
    """Whether a name that is no longer the state's was its name on the day: nothing to remark on then."""
    return name.removeprefix("the ") == states.name_of(code, on) != states.name_of(code)


def _unknown(name: str, on: dt.date, part: str) -> UnknownName:
    close = nearest(name, on)
    hint = f"did you mean {' or '.join(close)}?" if close else f"check the spelling, or give its three-letter code with --{part}"
    return UnknownName(f"{part}: no state is known by the name {name[:60]!r} on {on}", hint=hint)


@cache
def _spellings() -> dict[str, str]:
    """State names of today and of the past and common forms, in small letters, to codes."""
    out = {state.name.lower(): code for code, state in states.STATES.items()}
    for code, names in states.past_names().items():
        for past in names:
            out.setdefault(past.name.lower(), code)
    for code, forms in _COMMON_FORMS.items():
        for form in forms:
            out.setdefault(form, code)
    return out


_COMMON_FORMS = {
    "USA": ("america", "american", "washington", "united states"), "GBR": ("britain", "england", "british", "london"),
    "RUS": ("russian", "moscow", "kremlin", "soviet union"), "CHN": ("chinese", "beijing"), "IRN": ("iranian", "tehran", "persia"),
    "UKR": ("ukrainian", "kyiv", "kiev"), "TUR": ("turkey", "turkish", "ankara"), "ISR": ("israeli", "jerusalem"),
    "VEN": ("venezuelan", "caracas"), "POL": ("polish", "warsaw"), "FRA": ("french", "paris"), "DEU": ("german", "berlin"),
    "TWN": ("taiwanese", "taipei"), "JPN": ("japanese", "tokyo"), "IND": ("indian", "delhi"), "PAK": ("pakistani", "islamabad"),
    "PRK": ("pyongyang",), "KOR": ("seoul",), "SAU": ("saudi", "riyadh"), "SYR": ("syrian", "damascus"), "IRQ": ("iraqi", "baghdad"),
    "EGY": ("egyptian", "cairo"), "AZE": ("azerbaijani", "baku"), "ARM": ("armenian", "yerevan"), "GEO": ("georgian", "tbilisi"),
    "EST": ("estonian", "tallinn"), "LVA": ("latvian",), "LTU": ("lithuanian", "vilnius"), "PHL": ("philippines", "manila"),
    "CZE": ("czech republic", "prague"), "MMR": ("burma",), "CIV": ("ivory coast",), "SWZ": ("swaziland",), "MKD": ("macedonia",),
}  # fmt: skip


def nearest(name: str, on: dt.date | None = None) -> list[str]:
    """Up to three states whose names are spelt most like a word, as "Name (CODE)", named as on the day.

    >>> nearest("Venezula"), nearest("qqqqqq")
    (['Venezuela (VEN)'], [])
    """
    key = " ".join(name.lower().split())[:40]
    if key.upper() in states.STATES:
        return [f"{states.name_of(key.upper(), on)} ({key.upper()})"]
    table = _spellings()
    like = [s for s in table if abs(len(s) - len(key)) <= 2 and (s[0] == key[:1] or s[1:3] == key[1:3] or s[-3:] == key[-3:])]
    close = difflib.get_close_matches(key, like, n=5, cutoff=0.78)
    return [f"{states.name_of(code, on)} ({code})" for code in list(dict.fromkeys(table[c] for c in close))[:3]]


def strangers(text: str, found: Sequence[Mention]) -> list[str]:
    """Words that are neither known names nor words of questions: most likely the name that was not understood."""
    covered = {i for f in found for i in range(f.start, f.end)}
    words = {m.group(): m.start() for m in re.finditer(r"[^\W\d_][\w-]+", text) if m.start() not in covered}
    unknown = {word: at for word, at in itertools.islice(words.items(), 100) if word.lower() not in w.KNOWN}
    capital = [word for word, at in unknown.items() if word[0].isupper() and at > 0]
    return capital or [word for word in itertools.islice(unknown, 20) if len(word) > 3 and nearest(word)]


def find_state(name: str, on: dt.date, part: str, notes: list[str] | None = None, *, others: Collection[str] = ()) -> str:
    """The code of the one state that a name or code, in capitals or not, means on a day.

    >>> import datetime as dt
    >>> find_state("ven", dt.date(2025, 12, 14), "target"), find_state("the Kremlin", dt.date(2025, 12, 14), "helper")
    ('VEN', 'RUS')

    Raises UnknownName, AmbiguousName (naming every reading), or BadQuestion for a state that did not exist that day.
    """
    from foederis import actors

    text = " ".join(name.split())
    if not text:
        raise UnknownName(f"{part} is empty", hint="write a state's name or its three-letter code")
    notes = notes if notes is not None else []
    if len(text) == 3 and text.upper() in states.STATES:
        return exists_then(text.upper(), on, part)
    readings = actors.resolve(text, on=on)
    if not readings or all(a.state is None for a in readings):
        # "us", "the united states", "putin": as it would be written.
        readings = actors.resolve(text.upper() if len(text.removeprefix("the ")) <= 4 else text.title(), on=on) or readings
    return exists_then(decide(text, readings, on, part, notes, others=others), on, part)


def exists_then(code: str, on: dt.date, part: str) -> str:
    """The code, if the state was on either list of states that day; BadQuestion, with its dates, if not."""
    state = states.get(code)
    if state.exists(on):
        return code
    name = f"{states.name_of(code, on)} ({code})"
    if on < state.first:
        raise BadQuestion(f"{part}: {name} did not exist as a state on {on}; it did from {state.first}", hint=f"ask as of {state.first} or later")
    if state.last and on > state.last:
        raise BadQuestion(f"{part}: {name} no longer existed on {on}; it did until {state.last}", hint=f"ask as of {state.last} or earlier")
    raise BadQuestion(f"{part}: {name} was not independent on {on}", hint="ask as of another day")
