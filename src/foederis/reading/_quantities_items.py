"""What is counted: the noun phrase after a number, and the numbers that count nothing (years, times, ages, models)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ._dates_words import listed
from ._quantities_numbers import UNITS, VAGUE, Number, Token


@dataclass(frozen=True, slots=True)
class Item:
    """The counted noun phrase at characters `start` to `end`, its head in lower case, the token to read on from."""

    text: str
    start: int
    end: int
    head: str
    resume: int


ACTORS = frozenset(
    listed(
        "countries nations states sides leaders governments parties neighbours neighbors capitals powers allies "
        "presidents ministers premiers men women rivals superpowers partners armies militaries blocs republics "
        "peoples delegations diplomats neighbors"
    )
)
_TIME = frozenset(
    listed(
        "second seconds min mins minute minutes hour hours day days night nights week weeks weekend weekends "
        "fortnight fortnights month months quarter quarters year years decade decades century centuries season "
        "seasons a.m p.m am pm gmt utc o'clock o’clock generation generations"
    )
)
_MEASURES = frozenset(
    listed(
        "percent percentage per cent km kilometre kilometres kilometer kilometers mile miles metre metres meter "
        "meters foot feet inch inches centimetre centimetres centimeter centimeters cm mm knots degrees degree "
        "points point times basis halves thirds fourths fifths sixths sevenths eighths ninths tenths hundredths mph kph hectares acres square m k b t long wide deep tall nautical cents fold th "
        "st nd rd mm hz mhz ghz kg/h megawatts mw gigawatts"
    )
)
# Words after which a number is a name, an age, a score or a place in a list.
_NAMERS = frozenset(
    listed(
        "fortune article articles resolution resolutions chapter page pages section sections paragraph number no no. nos "
        "room flight boeing airbus group article clause protocol annex appendix volume part phase type mark model "
        "class channel route highway aged age level rule law decree order title stage category tier version task "
        "version grade gate building unit(s) battalion-no"
    )
)
_ABBREVIATED = frozenset(listed("no nos art res sec para ch pp vol fig"))
_MONTH_WORDS = frozenset(
    listed(
        "january february march april may june july august september october november december jan feb mar apr jun "
        "jul aug sep sept oct nov dec"
    )
)
_STOPS = frozenset(
    listed(
        "a an the this that these those and or but nor as at by for from in into of off on onto out over to toward "
        "towards under until up upon via with within without near after before during since while because if "
        "unless though although when where who whom whose which what why how is are was were be been being am has "
        "have had having do does did will would shall should may might can could must not never also already he "
        "she it they we you i him her them us his its their our your my there here then than so such both either "
        "neither all each every some any no said says told saying ago later earlier more most less still yet again "
        "too very just only even now today yesterday tomorrow along across around about above below behind beyond "
        "between among against through throughout despite amid per plus died arrived entered landed left fled hit "
        "struck crossed aboard worth alone away back together however whereas whether once apiece dead missing "
        "another"
    )
)
_SKIPPED = frozenset(["more", "other", "additional", "extra", "further", "such", "so-called", "new-found"])
_PLURALS = frozenset(
    listed(
        "aircraft people men women children personnel police troops crew staff infantry cattle sheep artillery "
        "livestock servicemen servicewomen gunmen policemen fishermen militiamen clergymen spacecraft hovercraft "
        "helicopters airmen militia wounded dead clergy youth cavalry ammunition equipment howitzers corps"
    )
)
_PEOPLES = frozenset(listed("british french dutch irish swiss spanish danish swedish finnish polish turkish burkinabe"))
_NO_MEN = frozenset(("specimen", "regimen", "abdomen", "acumen", "stamen"))
_COMPOUND = frozenset(
    listed(
        "arms weapons wounded dead aircraft police people personnel artillery infantry logistics sanctions communications "
        "sports customs"
    )
)
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|'s|’s)$")
# Units that measure something: their item is "tonnes of flour".
PARTITIVE = frozenset(
    listed(
        "tonnes tons tonne ton kilograms kilogrammes kg kilos grams pounds litres liters gallons barrels cubic "
        "containers crates boxes bags sets pieces types kinds rounds truckloads shiploads loads batches pairs "
        "doses shipments consignments packages bottles sacks units batteries squadrons battalions brigades "
        "companies divisions regiments fleets convoys lorryloads tranches stocks bales dose"
    )
)
_IRREGULAR_PAST = frozenset(
    listed(
        "was were had did went came took gave began held fell won flew saw found brought broke became ran sank "
        "fought spoke wrote put shot sent met lost stood rose blew drove threw sought swept made bore burst"
    )
)
_AGE = re.compile(r"\s?(?:-|\s)?(?:years?|months?)(?:-|\s)old\b")
_CLOCK = re.compile(r":\d\d|\s?[ap]\.?m\b|\s?(?:GMT|UTC)\b|\s?o['’]clock\b")


def is_plural(word: str) -> bool:
    """Does a word in lower case look like a plural (or a noun that needs none: aircraft, personnel)?"""
    if word.endswith("men") and len(word) > 5:
        return word not in _NO_MEN  # "crewmen", "tribesmen"
    return word in _PLURALS or (word.endswith("s") and len(word) > 3 and not _NOT_PLURAL.search(word))


def _verbal(word: str) -> bool:
    return word in _IRREGULAR_PAST or (len(word) > 4 and word.endswith("ed"))


def not_counted(text: str, tokens: list[Token], number: Number) -> bool:
    """A percentage, year, date, time, age, score, distance or the number of an article or a model."""
    before = tokens[number.first - 1] if number.first else None
    after = tokens[number.after] if number.after < len(tokens) else None
    tail = text[number.end : number.end + 14]
    if after is None or tail[:1] in ("%", "°") or _CLOCK.match(tail) or _AGE.match(tail):
        return True
    if after.start == number.end and (
        after.text[0].isalnum()
        or (after.text[0] in "-–/:'’" and number.end < len(text) - 1 and text[number.end + 1].isalnum())
    ):
        return True  # "10-nation", "20-year", "3/4", "5th", "10:30"
    word = after.lower.rstrip(".")
    if word in _TIME or word in _MEASURES or (word in _MONTH_WORDS and number.figures):
        return True
    if (
        word in ("more", "other", "full", "straight", "consecutive", "long")
        and number.after + 1 < len(tokens)
        and tokens[number.after + 1].lower in _TIME | _MEASURES
    ):
        return True
    if before is None:
        return False
    glued = before.end == number.start
    if glued and before.text in ".," and number.first > 1 and _is_word(tokens[number.first - 2]):
        glued = False  # a lost blank: "2 ships,10 tanks"
    if glued and (before.text[0].isalnum() or before.text in "-–—/#:.,'’+"):
        return True  # "G7", "F-16", "2-0"
    lower = before.lower
    if number.figures and _named_by(text, tokens, number, before):
        return True
    if number.value == 1 and lower in ("no", "the", "this", "that", "any", "every", "each", "which", "some", "another"):
        return True
    if _is_year(number, before, after):
        return True
    # "Leopard 2 tanks", "Boeing 737 jets": a model's number stands between a name and its noun
    return (
        bool(number.figures)
        and len(number.figures) <= 3
        and before.text[:1].isupper()
        and number.first > 1
        and tokens[number.first - 2].text[0].isdecimal()
    )


def _is_word(token: Token) -> bool:
    return token.text.islower() and len(token.text) > 2 and token.lower not in _NAMERS


def _named_by(text: str, tokens: list[Token], number: Number, before: Token) -> bool:
    """Article 5, No. 10, Aug. 7, March 5: a figure that is part of a name or date."""
    lower, named = before.lower, before
    if lower == "." and number.first > 1 and before.start == tokens[number.first - 2].end:
        named = tokens[number.first - 2]
        if len(named.text) > 4 or text[before.end : number.start] != " ":
            return False  # the end of a sentence
        return named.lower in _ABBREVIATED or (named.lower in _MONTH_WORDS and named.text[0].isupper())
    return lower in _NAMERS or (lower in _MONTH_WORDS and not before.text.islower())


def _is_year(number: Number, before: Token, after: Token) -> bool:
    """1997, 2014: a figure of a year, unless a plural that can be counted follows a round one."""
    if len(number.figures) != 4 or not number.figures.isdecimal() or not 1500 <= int(number.figures) < 2100:
        return False
    if before.lower in (
        "in",
        "since",
        "of",
        "by",
        "until",
        "before",
        "after",
        "during",
        "early",
        "late",
        "mid",
        "for",
        "year",
        "from",
        "the",
        ",",
    ):
        return not (
            number.figures.endswith("00")
            and is_plural(after.lower)
            and before.lower in ("of", "the", "by", "from", ",", "after", "before")
        )
    return not is_plural(after.lower) or after.text[0].isupper()


def item_after(text: str, tokens: list[Token], number: Number) -> Item | None:
    """The noun phrase that a number counts: modifiers and head, with "of" for what a unit measures."""
    size = len(tokens)
    i = number.after
    if i < size and tokens[i].lower == "of" and i + 2 < size:  # "12 of its soldiers"
        i += 1
        while (
            i < size
            and i < number.after + 3
            and tokens[i].lower in ("the", "its", "their", "his", "her", "our", "them", "these", "those")
        ):
            i += 1
    while i < size and (tokens[i].lower in _SKIPPED or (i < number.after + 5 and _owner(tokens, i))):
        i += 1
    span = _noun_phrase(text, tokens, i, number.value == 1)
    if not span:
        return None
    first, last = span
    head = tokens[last].lower
    if head in _TIME or head in _MEASURES or tokens[first].lower in _TIME:
        return None
    people = head.endswith("ese") or head in _PEOPLES  # "18,000 South Sudanese"
    if number.value != 1 and not is_plural(head) and not people and _is_name(tokens, number, first, last):
        return None
    if not is_plural(head) and (_verbal(head) or (_verbal(tokens[first].lower) and number.value != 1)):
        return None  # "of the 20 killed", "the two turned vicious"
    end, resume = tokens[last].end, last + 1
    if head == "prisoners" and [t.lower for t in tokens[last + 1 : last + 3]] == ["of", "war"]:
        end, resume = tokens[last + 2].end, last + 3
    if head in PARTITIVE and last + 2 < size and tokens[last + 1].lower == "of":
        j = last + 2
        while j < size and tokens[j].lower in ("the", "its", "their"):
            j += 1
        inner = _noun_phrase(text, tokens, j, True) if j < size and not tokens[j].text[0].isdecimal() else None
        if inner:
            k = inner[1]
            if (
                k + 2 < size
                and tokens[k + 1].lower == "and"
                and tokens[k + 2].text.islower()
                and tokens[k + 2].lower not in _STOPS | VAGUE
                and tokens[k + 2].lower not in UNITS
                and not _verbal(tokens[k + 2].lower)
            ):
                joined = _noun_phrase(text, tokens, k + 2, True)
                if joined and joined[1] == k + 2:
                    k = joined[1]
            end, resume = tokens[k].end, k + 1
    start = tokens[first].start
    return Item(text[start:end], start, end, head, resume)


_UNITS_NAMED = frozenset(("artillery", "brigade", "division", "regiment", "battalion", "wing", "corps"))


def _is_name(tokens: list[Token], number: Number, first: int, last: int) -> bool:
    """Not "2 gas pipeline" of "Nord Stream 2", "32 Artillery Brigade", "12 taking place": no plural, and a name or verb."""
    if tokens[first].lower.endswith("ing"):
        return True
    before = tokens[number.first - 1] if number.first > 1 else None
    named = before is not None and before.text[0].isupper() and tokens[number.first - 2].text not in ".!?:"
    if named and len(number.figures) <= 3:
        return True
    return tokens[last].lower in _UNITS_NAMED or (
        last > first and all(t.text[0].isupper() for t in tokens[first : last + 1])
    )


def _noun_phrase(text: str, tokens: list[Token], at: int, singular: bool) -> tuple[int, int] | None:
    """(first, last) token of the noun phrase that opens here; a plural ends it, else a word that cannot belong to it."""
    last = None
    i = at
    while i < len(tokens) and i < at + 7:
        token = tokens[i]
        word = token.lower
        gap = text[tokens[i - 1].end : token.start] if i else ""
        if "\n" in gap and (gap.count("\n") > 1 or token.text[0].isupper()):
            break  # another line, not a wrapped one
        if token.text[0].isdecimal():
            # a model's number: "Leopard 2 tanks"
            if (
                i > at
                and tokens[i - 1].text[0].isupper()
                and i + 1 < len(tokens)
                and is_plural(tokens[i + 1].lower)
                and tokens[i + 1].text.islower()
            ):
                i += 1
                continue
            break
        if not token.text[0].isalpha():
            break
        if (word in _STOPS and token.text not in ("US", "IT", "WHO")) or (
            i > at and (_verbal(word) and last is not None and not _noun_follows(tokens, i, 1 if singular else 3))
        ):
            break
        if i > at and last is not None and word.endswith("ing") and is_plural(tokens[i - 1].lower):
            break
        last = i
        if is_plural(word) and not (
            i + 1 < len(tokens)
            and word in _COMPOUND
            and is_plural(tokens[i + 1].lower)
            and tokens[i + 1].text.islower()
        ):
            if (
                i + 1 < len(tokens)
                and token.text[0].isupper()
                and is_plural(tokens[i + 1].lower)
                and tokens[i + 1].text.islower()
            ):
                i += 1  # "ATACMS missiles", "Special Forces soldiers"
                continue
            break
        if word in PARTITIVE:
            break
        if singular and i > at and token.text.islower() and i + 1 < len(tokens) and not tokens[i + 1].text.islower():
            break
        i += 1
    return (at, last) if last is not None else None


def _owner(tokens: list[Token], i: int) -> bool:
    """Whose they are: "the family's", after "one of"."""
    return i + 1 < len(tokens) and tokens[i].lower.endswith(("'s", "’s")) and tokens[i].end < tokens[i + 1].start


def _noun_follows(tokens: list[Token], i: int, reach: int) -> bool:
    """Is a word in -ed a modifier ("armoured recovery vehicles") and not the verb ("soldiers died")?"""
    for token in tokens[i + 1 : i + 1 + reach]:
        if not token.text[0].isalpha() or token.lower in _STOPS:
            return False
        if is_plural(token.lower):
            return True
    return False
