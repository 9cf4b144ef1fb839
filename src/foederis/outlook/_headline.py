"""The headline, the level of confidence (about the evidence, never in one sentence with a likelihood), and the gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foederis import states
from foederis.almanac import Almanac, Fact
from foederis.claims import Claim
from foederis.outlook._dossier import ReferenceClass, RungOdds
from foederis.outlook._model import Model
from foederis.outlook._question import Question
from foederis.outlook._signals import Signal
from foederis.outlook._words import percent

__all__ = ["confidence", "gaps", "headline"]

_DEEDS = {
    "words": "condemns the attack or declares support",
    "diplomatic": "acts for the target in the UN or a regional body, or with sanctions, envoys or aid",
    "materiel": "delivers arms, intelligence or advisers",
    "presence": "deploys or shows forces",
    "force": "fights",
}
# What an answer about today wants to know that no data set of the almanac gives to the day.
_ALWAYS = (
    "what the two governments have agreed in secret",
    "stocks, readiness and transport that the helper could spare",
    "help through third states, volunteers or private companies, unless a government owns it",
)


def headline(asked: Question, helper: str, rungs: Sequence[RungOdds]) -> str:
    """One sentence for an analyst, states named as on the day: the likeliest rung and the gravest, each with word and number."""
    by = {r.rung.value: r for r in rungs}
    best = max(rungs, key=lambda r: r.probability)
    helping, attacking, attacked = (states.with_article(s, asked.as_of) for s in (helper, asked.attacker, asked.target))
    parts = [f"{_chance(best)} that {helping} {_DEEDS[best.rung.value]}"]
    parts += [f"{_chance(by[name])} that it {_DEEDS[name]}" for name in ("materiel", "presence", "force") if name != best.rung.value]
    return f"If {attacking} attacks {attacked}, " + "; ".join(parts[:-1]) + f"; and {parts[-1]}."


# Terms that are nouns: "there is almost no chance that", not "it is".
_NOUNS = {"almost no chance": "almost no chance", "roughly even chance": "a roughly even chance", "remote chance": "a remote chance", "realistic possibility": "a realistic possibility"}


def _chance(r: RungOdds) -> str:
    noun = _NOUNS.get(r.term)
    return f"there is {noun} ({percent(r.probability)})" if noun else f"it is {r.term} ({percent(r.probability)})"


def confidence(ref: ReferenceClass, known: Mapping[str, Fact], said: Sequence[Signal], assumed: bool) -> tuple[str, tuple[str, ...]]:
    """(level, because): quantity and likeness of past cases, age and gaps of the facts, texts read, assumptions made."""
    missing = [n for n, f in known.items() if f.value is None]
    carried = [f for f in known.values() if f.carried >= 5]
    disputed = [f for f in known.values() if f.conflicts]
    points = 2
    times = len(ref.widened)
    because = [f"the reference class holds {ref.cases} past cases" + (f", after {times} widening{'s' if times > 1 else ''}" if times else "")]
    if ref.cases < 25 or len(ref.widened) >= 4:
        points -= 1
    if ref.cases >= 80 and len(ref.widened) <= 1:
        points += 1
    if missing:
        because.append(f"{len(missing)} of {len(known)} facts are missing")
        points -= len(missing) > len(known) / 4
    if carried:
        because.append(f"{len(carried)} are five years old or more")
        points -= len(carried) > 2 * len(known) / 3
    if disputed:
        because.append(f"sources disagree on {len(disputed)}")
    if said:
        because.append(f"texts give {len(said)} kinds of signal")
    if assumed:
        because.append("it rests on an assumption")
        points -= 1
    level = "high" if points >= 3 else "moderate" if points >= 2 else "low"
    return level, tuple(because)


def _title(book: Almanac, fact: Fact) -> str:
    title = book.variable(fact.variable).title
    return title[0].lower() + title[1:] if title[1:2].islower() else title


def gaps(book: Almanac, asked: Question, known: Mapping[str, Fact], rungs: Sequence[RungOdds], model: Model, claims: Sequence[Claim]) -> tuple[str, ...]:
    """What is not known, and what the answer could not use."""
    out = []
    missing = list(dict.fromkeys(_title(book, f) for f in known.values() if f.value is None))
    if missing:
        out.append("missing on that day: " + ", ".join(missing[:8]) + (f" and {len(missing) - 8} more" if len(missing) > 8 else ""))
    old = sorted({f"{_title(book, f)} ({f.year})" for f in known.values() if f.carried >= 5 and f.value is not None})
    if old:
        out.append("carried forward five years or more: " + ", ".join(old[:8]) + (f" and {len(old) - 8} more" if len(old) > 8 else ""))
    thin = [r.rung.value for r in rungs if r.extrapolated]
    if thin:
        out.append("few coded outcomes in the class, so extrapolated: " + ", ".join(thin))
    if asked.as_of.year - model.vintage.year > 1 or asked.as_of.year >= 2021:
        out.append(f"the model saw no attack after {model.meta['last_case'].split()[0]}")
    if not claims:
        out.append("no article was read for this answer (--with FILE)")
    out.extend(_ALWAYS)
    return tuple(out)
