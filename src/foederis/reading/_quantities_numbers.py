"""Numbers in a text: digits, number words, dozens, money and ranges, as values with their place.

A pass over tokens with bounded patterns: linear in the text. Ranges give their lower end, vague amounts None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from ._dates_words import listed

# Longer texts are no articles; what lies beyond is left unread.
LONGEST_TEXT = 400_000
MOST_TOKENS = 120_000

TOKEN = re.compile(
    r"[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ]*(?:[-’'][A-Za-z0-9À-ɏ]+){0,4}"
    r"|\d{1,3}(?:[\u00a0\u202f]\d{3}){1,4}(?!\d)|\d+(?:[.,]\d+){0,6}|[^\s\w]"
)

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: float(value) for value, word in enumerate(_ONES.split(), start=1)}
UNITS.update({word: 10.0 * value for value, word in enumerate(_TENS.split(), start=2)})
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
SUFFIXES = {"bn": 1e9, "mn": 1e6, "mln": 1e6, "mio": 1e6, "tn": 1e12, "trn": 1e12, "k": 1e3, "m": 1e6, "b": 1e9}
_SAFE_SUFFIXES = frozenset({"bn", "mn", "mln", "tn", "trn"})
VAGUE = frozenset(
    listed("several many numerous various countless dozens hundreds thousands scores tens millions billions")
)
_VAGUE_AFTER_A = frozenset({"few", "number", "handful", "series", "lot", "couple", "pair", "dozen"})

SIGNS = {"$": "$", "€": "€", "£": "£", "¥": "¥", "₽": "RUB", "₴": "UAH", "₹": "INR", "₪": "ILS", "₺": "TRY", "₩": "KRW"}
SIGN_PREFIXES = {"us": "$", "c": "CAD", "a": "AUD", "nz": "NZD", "hk": "HKD", "s": "SGD", "r": "BRL"}
CODES = {code: code for code in listed("CNY RUB CHF CAD AUD SEK NOK DKK PLN UAH INR PKR TRY ILS SAR AED KRW")}
CODES.update({"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "RMB": "CNY"})
CURRENCIES = {
    "dollars": "$", "dollar": "$", "euros": "€", "euro": "€", "pounds": "£", "sterling": "£", "yen": "¥", "yuan": "CNY",
    "renminbi": "CNY", "roubles": "RUB", "rubles": "RUB", "rouble": "RUB", "ruble": "RUB", "rupees": "INR", "francs": "CHF",
    "lira": "TRY", "liras": "TRY", "shekels": "ILS", "riyals": "SAR", "dirhams": "AED", "hryvnias": "UAH", "hryvnia": "UAH",
    "zlotys": "PLN", "kronor": "SEK", "kroner": "NOK", "pesos": "MXN", "bolivars": "VES", "rials": "IRR", "marks": "DEM",
}  # fmt: skip
_NATIONAL = {
    ("canadian", "$"): "CAD", ("australian", "$"): "AUD", ("hong", "$"): "HKD", ("taiwan", "$"): "TWD", ("singapore", "$"): "SGD",
    ("pakistani", "INR"): "PKR", ("french", "CHF"): "FRF", ("belgian", "CHF"): "BEF", ("egyptian", "£"): "EGP",
    ("syrian", "£"): "SYP", ("lebanese", "£"): "LBP", ("omani", "SAR"): "OMR", ("argentine", "MXN"): "ARS",
    ("colombian", "MXN"): "COP", ("cuban", "MXN"): "CUP", ("moroccan", "AED"): "MAD", ("danish", "NOK"): "DKK",
}  # fmt: skip

EXACT_BEFORE = frozenset(
    listed("about around some roughly approximately over least than estimated to as exactly only just")
)
_ONE_OF_MANY = frozenset(listed("last first second third fourth fifth sixth seventh eighth ninth tenth most some"))
_UNDER = frozenset(["nearly", "almost", "under", "below"])


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign at characters `start` to `end`; `lower` in lower case."""

    text: str
    start: int
    end: int
    lower: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number phrase: tokens `first` to `after` (exclusive), its value (None: vague), currency, and place in the text."""

    value: float | None
    first: int
    after: int
    start: int
    end: int
    currency: str = ""
    figures: str = ""


def tokens_of(text: str) -> list[Token]:
    """The first `MOST_TOKENS` tokens of the first `LONGEST_TEXT` characters."""
    matches = islice(TOKEN.finditer(text, 0, min(len(text), LONGEST_TEXT)), MOST_TOKENS)
    return [Token(m[0], m.start(), m.end(), m[0].lower()) for m in matches]


def figure_value(figures: str) -> float | None:
    """The value of digits with separators; None where they are no number ("1.2.3", "10,5,3").

    >>> figure_value("4,000"), figure_value("1.5"), figure_value("1.200.000"), figure_value("5.3.2024")
    (4000.0, 1.5, 1200000.0, None)
    """
    plain = figures.replace("\u00a0", ",").replace("\u202f", ",")
    if len(plain) > 20:
        return None
    groups = plain.split(",")
    if len(groups) > 1:
        whole, _, fraction = groups[-1].partition(".")
        if (
            all(len(g) == 3 and g.isdecimal() for g in groups[1:-1])
            and len(whole) == 3
            and 1 <= len(groups[0]) <= 3
            and "." not in groups[0]
        ):
            return float("".join(groups[:-1]) + whole + ("." + fraction if fraction else ""))
        if len(groups) == 2 and "." not in plain and len(groups[1]) <= 2:
            return float(plain.replace(",", "."))  # a decimal comma
        return None
    parts = plain.split(".")
    if len(parts) == 1:
        return float(plain)
    if len(parts) > 2:
        return float("".join(parts)) if all(len(p) == 3 for p in parts[1:]) else None
    return float(plain)


def _word_value(word: str) -> float | None:
    """The value of one number word, "twenty-five" included."""
    if word in UNITS:
        return UNITS[word]
    tens, _, one = word.partition("-")
    if one and tens in UNITS and UNITS[tens] >= 20 and UNITS.get(one, 10) < 10:
        return UNITS[tens] + UNITS[one]
    return None


def _spoken(tokens: list[Token], at: int) -> tuple[float | None, int] | None:
    """Number words from a token on: value (None: vague) and the token after them."""
    total = current = 0.0
    i, size, seen = at, len(tokens), False
    word = tokens[at].lower
    if word in ("a", "an", "half") and at + 1 < size:
        following = tokens[at + 1].lower
        if word == "half" and following == "a" and at + 2 < size and tokens[at + 2].lower in SCALES:
            return SCALES[tokens[at + 2].lower] / 2, at + 3
        if following in ("couple", "pair") and at + 2 < size and tokens[at + 2].lower == "of":
            return 2.0, at + 3
        if word != "half" and following in SCALES:
            current, i, seen = 1.0, at + 1, True
        else:
            return None
    while i < size and i < at + 12:
        word = tokens[i].lower
        value = _word_value(word)
        if value is not None:
            if (
                seen
                and (current % 100 if value < 100 else current)
                and not (current % 10 == 0 and value < 10 and current % 100 >= 20)
            ):
                break
            current += value
        elif word in SCALES and seen:
            if word == "dozen":
                current = max(1.0, current) * 12
            elif word == "hundred":
                current = max(1.0, current) * 100
            else:
                total, current = total + max(1.0, current) * SCALES[word], 0.0
        elif (
            word == "and"
            and seen
            and i + 1 < size
            and tokens[i - 1].lower in SCALES
            and _word_value(tokens[i + 1].lower) is not None
        ):
            i += 1
            continue
        else:
            break
        seen = True
        i += 1
    return (total + current, i) if seen and total + current else None


def _scaled(tokens: list[Token], i: int, money: bool) -> tuple[float, int]:
    """The factor of "million", "bn" … from token `i` on, and the token after it."""
    factor = 1.0
    while i < len(tokens) and factor < 1e15:
        word = tokens[i].lower.rstrip(".")
        glued = i > 0 and tokens[i].start == tokens[i - 1].end
        scale = tokens[i + 1].lower.split("-")[0] if word == "-" and glued and i + 1 < len(tokens) else ""
        if scale in SCALES:
            factor, i = factor * SCALES[scale], i + 2  # "$400-million-a-year"
            continue
        if word in SCALES:
            factor *= SCALES[word]
        elif word in SUFFIXES and (word in _SAFE_SUFFIXES or (money and glued)):
            factor *= SUFFIXES[word]
        else:
            break
        i += 1
    return factor, i


def _plain(tokens: list[Token], at: int, money: bool) -> tuple[float, int, str] | None:
    """A number in digits or words with its scale: value, the token after it, the digits as written."""
    token = tokens[at]
    if token.text[0].isdecimal():
        value = figure_value(token.text)
        if value is None:
            return None
        after = at + 1
        if "." not in token.text and "," not in token.text and len(token.text) <= 3 and not money:
            value, after = _spaced(tokens, at, value)
        factor, after = _scaled(tokens, after, money)
        if factor == 1.0 and re.fullmatch(r"\d{1,3}\.\d{3}", token.text) and not money:
            value *= 1000  # "1.200 soldiers", as much of Europe writes it
        return value * factor, after, token.text
    spoken = _spoken(tokens, at)
    if not spoken or spoken[0] is None:
        return None
    factor, after = _scaled(tokens, spoken[1], money)
    return spoken[0] * factor, after, ""


def _spaced(tokens: list[Token], at: int, value: float) -> tuple[float, int]:
    """40 000: groups of three digits after a single blank, where a count follows."""
    i = at + 1
    while (
        i < len(tokens)
        and len(tokens[i].text) == 3
        and tokens[i].text.isdecimal()
        and tokens[i].start == tokens[i - 1].end + 1
    ):
        i += 1
    if i == at + 1 or i >= len(tokens) or not tokens[i].text[0].islower() or (at and tokens[at - 1].text[:1].isupper()):
        return value, at + 1
    return float("".join(t.text for t in tokens[at:i])), i


def number_at(tokens: list[Token], at: int) -> Number | None:
    """The number phrase that opens at a token: currency, number, range, currency word."""
    token = tokens[at]
    sign, i = "", at
    if token.text in SIGNS:
        sign, i = SIGNS[token.text], at + 1
        if at and tokens[at - 1].end == token.start and tokens[at - 1].lower in SIGN_PREFIXES and sign == "$":
            sign = SIGN_PREFIXES[tokens[at - 1].lower]
    elif token.text in CODES:
        sign, i = CODES[token.text], at + 1
    if i >= len(tokens):
        return None
    first = _plain(tokens, i, bool(sign))
    if not first:
        return None
    value, after, figures = first
    value, after = _range(tokens, value, after, figures, bool(sign), at)
    if not sign and after < len(tokens):
        word = after
        sign, after = currency_after(tokens, after)
        if sign not in "$€£¥" and tokens[word].text not in CODES and tokens[word].text not in SIGNS:
            sign = " ".join(t.text for t in tokens[word:after])  # "roubles", "Canadian dollars": as the text names them
    end = tokens[after - 1].end
    return Number(value, at, after, token.start, end, sign, figures if after == at + 1 else "")


def _range(tokens: list[Token], value: float, after: int, figures: str, money: bool, at: int) -> tuple[float, int]:
    """The lower end of "10 to 15", "10-15", "two or three", "between 10 and 15", which take the later scale."""
    if after + 1 >= len(tokens):
        return value, after
    join = tokens[after].lower
    between = at > 0 and tokens[at - 1].lower == "between"
    if join not in ("to", "-", "–", "—", "or") and not (join == "and" and between):
        return value, after
    i = after + 1
    if tokens[i].text in SIGNS:
        i += 1
    if i >= len(tokens):
        return value, after
    second = _plain(tokens, i, money)
    if not second:
        return value, after
    high, end, written = second
    if join in ("-", "–", "—") and tokens[after].start > tokens[after - 1].end and not money:
        return value, after
    scale = {**SUFFIXES, **SCALES}.get(tokens[end - 1].lower, 1.0)
    if value < high and figures and written and tokens[after - 1].text == figures and value < 1000 <= scale:
        value *= scale  # "2 to 3 million"
    return (value, end) if value < high else (value, after)


def currency_after(tokens: list[Token], i: int) -> tuple[str, int]:
    """The currency named after a number: "dollars", "Canadian dollars", "USD"."""
    token = tokens[i]
    if token.text in CODES or token.text in SIGNS:
        return CODES.get(token.text) or SIGNS[token.text], i + 1
    word = token.lower
    if word in CURRENCIES:
        if word == "pounds" and i + 1 < len(tokens) and tokens[i + 1].lower == "of":
            return "", i
        return CURRENCIES[word], i + 1
    for step in (1, 2):
        if (
            i + step < len(tokens)
            and tokens[i + step].lower in CURRENCIES
            and (word in ("us", "u") or (token.text[0].isupper() and step < 3))
        ):
            sign = CURRENCIES[tokens[i + step].lower]
            return _NATIONAL.get((word, sign), sign), i + step + 1
    return "", i


def vague_at(tokens: list[Token], at: int) -> int | None:
    """The token after a vague amount that opens here ("several", "dozens of", "a number of"), or None."""
    word, size = tokens[at].lower, len(tokens)
    i = at
    if word in ("a", "an") and at + 1 < size and tokens[at + 1].lower in _VAGUE_AFTER_A:
        i = at + 2
        if tokens[at + 1].lower == "few" and i < size and tokens[i].lower in SCALES:
            i += 1
        elif tokens[at + 1].lower != "few" and not (i < size and tokens[i].lower == "of"):
            return None
    elif word in VAGUE:
        i = at + 1
        while (
            i < size
            and i < at + 4
            and (
                tokens[i].lower in SCALES
                or tokens[i].lower in VAGUE
                or (tokens[i].lower == "of" and i + 1 < size and tokens[i + 1].lower in VAGUE)
            )
        ):
            i += 1
    else:
        return None
    return i + 1 if i < size and tokens[i].lower == "of" else i


def lowered(tokens: list[Token], at: int) -> bool:
    """Is the number before which this stands only approached ("nearly 300", "the last of six")? Then it is vague."""
    before = [t.lower for t in tokens[max(0, at - 4) : at]]
    if not before:
        return False
    if before[-1] == "the":
        before.pop()
    if len(before) > 1 and before[-1] == "of" and before[-2] in _ONE_OF_MANY:
        return True
    if before[-1:] == ["not"] and tokens[at].lower == "one":
        return True  # "not one battalion"
    if (before[-1:] and before[-1] in _UNDER) or before[-2:] == ["close", "to"]:
        return True
    if before[-1:] != ["than"] or len(before) < 2 or before[-2] not in ("less", "fewer"):
        return False
    return before[-3:-2] not in (["no"], ["not"])
