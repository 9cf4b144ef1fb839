"""How many of what: number phrases bound to their item, by rule on the raw text (issue: Reading, 7).

"fourteen missiles for anti-aircraft systems" is 14 missiles, "$200 million of arms" 200,000,000 $, "more than a dozen
ballistic missiles" 12, "several jets" None. Percentages, years, dates, ages, times, distances, scores and numbers of
articles or models are no quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from foederis.claims import Quantity

from ._quantities_items import ACTORS, Item, is_plural, item_after, not_counted
from ._quantities_numbers import (
    CODES,
    SIGNS,
    UNITS,
    VAGUE,
    Number,
    Token,
    currency_after,
    lowered,
    number_at,
    tokens_of,
    vague_at,
)

__all__ = ["QuantitySpan", "find_quantities"]

MOST_TRIES = 15_000


@dataclass(frozen=True, slots=True)
class QuantitySpan:
    """A number phrase at characters `start` to `end` and its item (`item_start` to `item_end`; for money the phrase).

    `head` is the index of the item's head token where a parsed document was read (`quantities_of`), else None. `whole`
    is the 15 of "12 of 15 drones".
    """

    start: int
    end: int
    quantity: Quantity
    item: str
    item_start: int
    item_end: int
    head: int | None = None
    whole: float | None = None


_POWERS = ACTORS - {"men", "women", "diplomats", "peoples"}
_FEW = 4  # "the two men", "the three diplomats": a name for those who act
_BETWEEN = frozenset(("of", "out", "the", "its", "their", "his", "her", "these", "those", "some", "about"))
_SUPERLATIVE = re.compile(r"(?:[a-z]{3,12}est|most|main|leading|key|few)\s")
_OPENERS = frozenset(UNITS) | VAGUE | {"a", "an", "half"}
_TENS_WORD = re.compile(r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-[a-z]{3,5}$")


def _opens(token: Token) -> bool:
    return (
        token.text[0].isdecimal()
        or token.lower in _OPENERS
        or token.text in SIGNS
        or token.text in CODES
        or ("-" in token.text and bool(_TENS_WORD.match(token.lower)))
    )


def find_quantities(text: str, *, bare: bool = False) -> list[QuantitySpan]:
    """All quantities of a text in order; vague amounts with quantity None.

    With `bare` also numbers whose item is left out ("and wounded 30"), with an empty item. Reads the first `LONGEST_TEXT` characters; time linear in the text; never raises.

    >>> [(s.quantity.quantity, s.item) for s in find_quantities("It sent 4,000 men and several jets worth $1.5bn.")]
    [(4000.0, 'men'), (None, 'jets'), (1500000000.0, '$')]
    """
    tokens = tokens_of(text)
    found: list[QuantitySpan] = []
    at, size, tries = 0, len(tokens), 0
    while at < size and tries < MOST_TRIES:
        if not _opens(tokens[at]):
            at += 1
            continue
        tries += 1
        span, at = _read(text, tokens, at)
        if span and (span.item or bare):
            found.append(span)
    return found


def _read(text: str, tokens: list[Token], at: int) -> tuple[QuantitySpan | None, int]:
    """The quantity that opens at a token, if one does, and the token to go on from."""
    number = number_at(tokens, at)
    if number is None:
        after = vague_at(tokens, at)
        if after is None or after >= len(tokens):
            return None, at + 1
        sign, past = currency_after(tokens, after)
        number = Number(None, at, past, tokens[at].start, tokens[past - 1].end, sign)
    if number.currency:
        value = None if lowered(tokens, at) else number.value
        quantity = Quantity(value, number.currency)
        return QuantitySpan(number.start, number.end, quantity, number.currency, number.start, number.end), number.after
    if not_counted(text, tokens, number):
        return None, number.after
    whole = _of_how_many(text, tokens, number)
    item = item_after(text, tokens, whole or number)
    if item and "-" in text[number.start : number.end] and number.figures == "" and not is_plural(item.head):
        return None, number.after  # "a 3-1 defeat"
    if item is None:
        if number.value is None or number.value == 1:
            return None, number.after
        bare = Quantity(None if lowered(tokens, at) else number.value, "")
        return QuantitySpan(number.start, number.end, bare, "", number.start, number.end), number.after
    if _is_actors(tokens, number, item) or (whole and item.head in _POWERS):
        return None, number.after
    value = None if lowered(tokens, at) else number.value
    words = item.text
    count = Quantity(value, words)
    total = whole.value if whole else None
    return QuantitySpan(number.start, number.end, count, words, item.start, item.end, None, total), item.resume


def _of_how_many(text: str, tokens: list[Token], number: Number) -> Number | None:
    """The second number of "12 of 15 drones", "one of its two ships": the item is its, the value the first one's."""
    i = number.after
    if i + 2 < len(tokens) and tokens[i].lower in ("more", "others"):
        i += 1  # "two more of the 12 drones"
    if i + 1 >= len(tokens) or tokens[i].lower not in ("of", "out"):
        return None
    while i < len(tokens) and i < number.after + 5 and tokens[i].lower in _BETWEEN:
        i += 1
    whole = number_at(tokens, i) if i < len(tokens) and _opens(tokens[i]) else None
    if whole is None or whole.currency or whole.value is None or not_counted(text, tokens, whole):
        return None
    return whole if number.value is None or whole.value >= number.value else None


def _is_actors(tokens: list[Token], number: Number, item: Item) -> bool:
    """the two countries, both sides: a name for those who act, not a count."""
    before = tokens[number.first - 1].lower if number.first else ""
    if number.value == 1 and _SUPERLATIVE.match(item.text):
        return True  # "one of the largest donors"
    counted = item.head not in _POWERS and (number.value or 0) > _FEW  # "its 14,000 men"
    return item.head == "sides" or (
        item.head in ACTORS
        and not counted
        and before in ("the", "these", "those", "its", "their", "between", "all", "other", "both")
    )
