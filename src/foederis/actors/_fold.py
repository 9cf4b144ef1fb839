"""Names made comparable: tokens without case, accents and punctuation, with their places in the text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["TOKEN", "fold_token", "key_of", "key_tokens", "words"]

TOKEN = re.compile(r"[^\W_]+")
# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ə": "e",
        "ʻ": "",
        "ʿ": "",
    }
)


@lru_cache(maxsize=65536)
def fold_token(token: str) -> str:
    """One token without case and accents.

    >>> fold_token("Élysée"), fold_token("ERDOĞAN")
    ('elysee', 'erdogan')
    """
    if token.isascii():
        return token.lower()
    plain = unicodedata.normalize("NFKD", token.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


def key_tokens(name: str) -> list[str]:
    """Folded tokens of a name, without a leading article and a trailing possessive.

    >>> key_tokens("the Kremlin's"), key_tokens("Côte d'Ivoire")
    (['kremlin'], ['cote', 'd', 'ivoire'])
    """
    text = unicodedata.normalize("NFC", name)
    tokens = [fold_token(m.group()) for m in TOKEN.finditer(text)]
    if len(tokens) > 1 and tokens[-1] == "s" and text.rstrip(' .,;:!?"”»)').lower().endswith(("'s", "’s", "ʼs", "`s")):
        tokens.pop()
    if len(tokens) > 1 and tokens[0] == "the":
        tokens.pop(0)
    return tokens


def key_of(name: str) -> str:
    """The key under which a name is stored.

    >>> key_of("The Hague"), key_of("U.S.")
    ('hague', 'u s')
    """
    return " ".join(key_tokens(name))


def words(text: str) -> frozenset[str]:
    """The words of a list written as running text.

    >>> sorted(words("of in"))
    ['in', 'of']
    """
    return frozenset(text.split())
