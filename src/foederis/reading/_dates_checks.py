"""Is it a date, which way does it point, and does it date its clause? Checks on the words around an expression."""

from __future__ import annotations

import re

from ._dates_distance import Phrase
from ._dates_words import FUTURE, PAST, listed

_ALWAYS_UPPER = re.compile(r"\b(?:may|march|mar|dec|jan|sun|sat|mon|wed|second)\b")
_SHORT_WEEKDAY = re.compile(r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b(?![^\d]{0,12}\d)")
_NAME_BEFORE = re.compile(
    r"(?:Theresa|Good|Bloody|Black|Ash|Palm|USA|Russia|India|Long|Million|Women's|Super|Cyber|Palestine|Ukraine)\s$"
)
_NAME_AFTER = re.compile(r"\s(?:Times|Telegraph|Mirror|Herald|Mail|Express|Independent|World|Post|Mass|School)\b")
_COUNTED = re.compile(
    r"\s?(?:%|percent|per cent|(?:more |other |armed |Russian |US |Syrian |wounded |foreign )?"
    r"(?:troops|soldiers|men|women|people|persons|tonnes|tons|km|kilomet\w+|miles|met(?:er|re)s|feet|acres|hectares|dollars|euros|pounds|"
    r"roubles|rubles|rifles|missiles|rockets|shells|rounds|drones|tanks|vehicles|aircraft|fighters|mercenaries|refugees|migrants|"
    r"prisoners|civilians|deaths|dead|wounded|casualties|victims|villages|houses|homes|barrels|litres|hours|workers|employees|"
    r"marines|sailors|personnel|police\w*|officers|peacekeepers|students|families|GMT|hrs)\b)"
)
YEAR_ONLY = re.compile(r"(?:1[5-9]|20)\d\d$")
_PLURAL_NEXT = re.compile(r"\s[a-z-]{3,20}s\b")
_BEFORE_YEAR_OK = re.compile(
    r"(?:\b(?:in|since|of|during|before|after|by|until|till|from|between|and|to|the|year|early|late|mid|than|[Ii]ts|their|his|her)|[a-z],?|[-–(])\s?$"
)

_FUTURE_WORDS = frozenset(
    listed(
        "will ll shall would may might could should due scheduled slated expected expects planned planning likely to"
    )
)
_TO_AFTER = frozenset(
    listed(
        "is are was were due set scheduled expected expects planning plans plan planned ready preparing promised "
        "pledged agreed vowed intends wants hopes likely invited supposed slated poised going decided have has "
        "invitation deadline"
    )
)
_PAST_WORDS = frozenset(
    listed(
        "said told was were had did met sent made came went took gave began held struck hit shot fell left won "
        "flew saw found brought led broke became ran sank fought spoke wrote put cut says killed thought felt knew "
        "kept lost stood paid rose"
    )
)
_NOT_VERBS = frozenset(listed("united armed need needed red indeed exceed speed unmanned"))
_WORDS = re.compile(r"[A-Za-z]+")
_STOP = re.compile(r"[.!?;:]\s+(?=[A-Z\"“])|\n")
_SUPERLATIVE = re.compile(
    r"\b(?:[Ff]irst|[Oo]nly|last|worst|most|least|[a-z]{2,12}(?<!reqlat)est)\b(?![^.;]{0,40}\b(?:has|have|had)\b)[^.;,]{0,60}$"
)
_THAN = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|as(?! (?:recent|late|earl|long|soon|far))(?: \w{1,12}){0,3} as)\s(?:(?:in|on|during|the|at|it was in)\s){0,2}$",
    re.IGNORECASE,
)


def _verb_sense(words: list[str], backward: bool) -> str | None:
    """past or future by the nearest telling word; `words` in lower case, nearest first when `backward`."""
    for i, word in enumerate(words):
        beyond = words[i + 1] if i + 1 < len(words) else ""
        if word == "to":
            if not backward:
                continue
            if beyond in _TO_AFTER:
                return FUTURE
            continue
        if word in _FUTURE_WORDS:
            return FUTURE
        if word in _PAST_WORDS or (word.endswith("ed") and len(word) > 4 and word not in _NOT_VERBS):
            if backward and beyond in ("be", "to", "will", "would", "may", "might", "could", "should", "shall"):
                continue
            return PAST
    return None


def _lowered(words: str) -> list[str]:
    """The words in lower case, without the month that looks like a verb."""
    return [w.lower() for w in _WORDS.findall(words) if w != "May"]


def sense(text: str, at: int, end: int) -> str | None:
    """past or future, by the verb before a date, or after one that opens its clause."""
    before = text[max(0, at - 140) : at + 1]  # with one character more, for the capital after a full stop
    before = before[max((m.end() for m in _STOP.finditer(before)), default=0) : -1]
    words = _lowered(before)
    sense = _verb_sense(words[::-1][:14], True)
    if sense or len(words) > 4 or text[end : end + 2] in ("'s", "’s"):
        return sense  # "Monday's raid might …": the raid has been
    after = text[end : end + 140]
    stop = _STOP.search(after)
    return _verb_sense(_lowered(after[: stop.start()] if stop else after)[:14], False)


def plausible(text: str, start: int, end: int, phrase: Phrase) -> bool:
    """Is it a date at all, and not a modal verb, a newspaper, a number of soldiers?"""
    words = text[start:end]
    before = text[max(0, start - 12) : start]
    period = phrase.period
    if phrase.relation == "vague" or (phrase.relation == "on" and (period.start is None or period.end is None)):
        return phrase.relation == "on" and period.grain == "era"  # "in recent weeks" dates nothing; an open term does
    if words.lower().endswith("end of the day") or words == "This Morning":
        return False
    if (
        _ALWAYS_UPPER.search(words)
        and _ALWAYS_UPPER.sub("", words) != words
        and not re.search(r"\bsecond (?:half|quarter|week|day|term)", words)
    ):
        return False
    if (
        _SHORT_WEEKDAY.search(words)
        or _NAME_BEFORE.search(before)
        or (words[:1].isupper() and _NAME_AFTER.match(text, end))
    ):
        return False
    if words in ("May", "March", "Mar", "Jan", "August", "April", "June") and not _month_evidence(
        before, text[end : end + 12]
    ):
        return False
    if YEAR_ONLY.search(words):
        if start and (
            (text[start - 1] in ",.$€£#/:-–" and text[start - 2 : start - 1].isdecimal()) or text[start - 1] in "$€£#@"
        ):
            return False
        if _COUNTED.match(text, end):
            return False
        figure = words[-4:]
        if figure.endswith("00") and _PLURAL_NEXT.match(text, end):
            return False
        if (
            len(words) == 4
            and before
            and not _BEFORE_YEAR_OK.search(before)
            and not re.match(r"\s?[).,;:']|\s[a-zA-Z(]|$", text[end:])
        ):
            return False
    return True


def _month_evidence(before: str, after: str) -> bool:
    """A month that is also a name or a verb needs a word of time beside it."""
    if re.search(
        r"(?:\b(?:in|of|since|by|until|till|through|from|to|and|early|mid|late|last|next|this|during|for|between|before|after|a|an|the|or)[\s-]|[(,–-]\s?)$",
        before,
        re.IGNORECASE,
    ):
        return True
    if re.match(r"\s(?:last|this|next)\s", after):
        return True
    # glued or at the start of a sentence: only before a noun or a comma
    return (
        not before.strip()
        and bool(re.match(r"['’]s|\s[a-z]+\b", after))
        and not after.strip().startswith(("i ", "he", "she", "the", "we"))
    )


def relation_of(text: str, start: int, phrase: Phrase) -> str:
    before = text[max(0, start - 70) : start + 1]
    before = before[max((m.end() for m in _STOP.finditer(before)), default=0) : -1]
    if _THAN.search(before):
        return "comparison"
    if phrase.relation == "since" and (best := _SUPERLATIVE.search(before)) and " and " not in best[0]:
        return "comparison"
    if phrase.relation == "before" and re.search(r"\b(?:as|than)\s$", before):
        return "comparison"
    return phrase.relation
