"""A parse as plain objects: spaCy's words copied once, so that thousands of looks at them cost no more than an attribute each.

The names are spaCy's own (`head`, `children`, `dep_`, `lower_`, ...), so that what is written of its tokens holds here too.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import Any

from foederis.reading._lemmas import plain_lemma

__all__ = ["Span", "Token", "Tree", "tree"]

_COLUMNS = (
    "LOWER",
    "LEMMA",
    "TAG",
    "POS",
    "DEP",
    "HEAD",
    "SENT_START",
    "SPACY",
    "LIKE_NUM",
    "IS_SPACE",
    "IS_PUNCT",
    "IS_QUOTE",
)
_MOST_KNOWN = 200_000


class Token:
    """A word of a parsed text.

    `i` is its number in the text and `idx` its first character; `lower_`, `lemma_`, `tag_`, `pos_` and `dep_` are spaCy's, and so
    are `head` (itself at the root), `children` (in order of the text) and `sent`. `base` is the lemma that rules ask for.
    """

    __slots__ = (
        "_edges",
        "_subtree",
        "base",
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_quote",
        "is_sent_start",
        "is_space",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Tree
    text: str
    lower_: str
    lemma_: str
    base: str
    tag_: str
    pos_: str
    dep_: str
    whitespace_: str
    i: int
    idx: int
    head: Token
    children: tuple[Token, ...]
    sent: Span
    is_sent_start: bool
    like_num: bool
    is_space: bool
    is_punct: bool
    is_quote: bool
    _subtree: tuple[Token, ...] | None
    _edges: tuple[Token, Token] | None

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    def nbor(self, by: int = 1) -> Token:
        """The word `by` places on. Raises IndexError outside the text."""
        at = self.i + by
        if at < 0:
            raise IndexError(at)
        return self.doc[at]

    @property
    def lefts(self) -> list[Token]:
        """The children before it."""
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children after it."""
        return [c for c in self.children if c.i > self.i]

    @property
    def subtree(self) -> tuple[Token, ...]:
        """It and all that hangs on it, in order of the text."""
        found = self._subtree
        if found is None:
            if self.children:
                words: list[Token] = []
                before = True
                for c in self.children:
                    if before and c.i > self.i:
                        words.append(self)
                        before = False
                    words.extend(c.subtree)
                if before:
                    words.append(self)
                found = tuple(words)
            else:
                found = (self,)
            self._subtree = found
        return found

    def _ends(self) -> tuple[Token, Token]:
        found = self._edges
        if found is None:
            first = last = self
            for t in self.subtree:
                if t.i < first.i:
                    first = t
                elif t.i > last.i:
                    last = t
            found = self._edges = (first, last)
        return found

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        return self._ends()[0] if self.children else self

    @property
    def right_edge(self) -> Token:
        """The last word of its subtree."""
        return self._ends()[1] if self.children else self

    def is_ancestor(self, of: Token) -> bool:
        """Whether `of` hangs on it, over any number of words."""
        while of.head is not of:
            of = of.head
            if of is self:
                return True
        return False


class Span(list[Token]):
    """Words that follow one another: those from number `start` up to, and without, `end`."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Tree, start: int, end: int) -> None:
        super().__init__(doc[start:end])
        self.doc, self.start, self.end = doc, start, end

    @property
    def start_char(self) -> int:
        return self[0].idx

    @property
    def end_char(self) -> int:
        return self[-1].idx + len(self[-1].text)

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char] if self else ""

    @property
    def root(self) -> Token:
        """The first word of a sentence that hangs on no other."""
        return next((t for t in self if t.head is t), self[0])


class Tree(list[Token]):
    """The words of a parsed text, with its `text` and its sentences `sents`."""

    __slots__ = ("_starts", "sents", "text")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.sents: list[Span] = []
        self._starts: list[int] = []

    def span(self, start: int, end: int) -> Span:
        """The words from number `start` up to, and without, `end`."""
        return Span(self, start, end)

    def char_span(self, start: int, end: int) -> Span | None:
        """The words that hold the characters from `start` up to `end`, None where there are none.

        >>> from foederis.reading._parse import parse
        >>> parse("Kenya seized a tanker.").char_span(7, 13).text
        'seized'
        """
        first, last = self._word_at(start), self._word_at(end - 1)
        if first is None or last is None:
            return None
        if start >= self[first].idx + len(self[first].text):
            first += 1  # a blank belongs to no word
        return Span(self, first, last + 1) if first <= last else None

    def _word_at(self, place: int) -> int | None:
        if not 0 <= place < len(self.text) or not self:
            return None
        return bisect_right(self._starts, place) - 1


def tree(doc: Any) -> Tree:
    """A spaCy Doc as plain objects. Time goes by the number of words."""
    out = Tree(doc.text)
    rows = doc.to_array(list(_COLUMNS)).astype("int64").tolist() if len(doc) else []
    place = 0
    for i, (row, word) in enumerate(zip(rows, doc, strict=True)):
        lower, lemma, tag, pos, dep, _, starts, spaced, number, space, punct, quote = row
        t = Token()
        t.doc, t.i, t.idx, t.text = out, i, place, word.text
        place += len(t.text) + spaced
        known = _KNOWN.get((lower, lemma, tag, pos, dep))
        if known is None:
            if len(_KNOWN) > _MOST_KNOWN:
                _KNOWN.clear()
            low, stem, fine, coarse, link = word.lower_, word.lemma_, word.tag_, word.pos_, word.dep_
            known = _KNOWN[lower, lemma, tag, pos, dep] = (
                low,
                stem,
                fine,
                coarse,
                link,
                plain_lemma(stem, fine, coarse, low),
            )
        t.lower_, t.lemma_, t.tag_, t.pos_, t.dep_, t.base = known
        t.whitespace_ = " " if spaced else ""
        t.is_sent_start = starts == 1 or i == 0
        t.like_num, t.is_space, t.is_punct, t.is_quote = bool(number), bool(space), bool(punct), bool(quote)
        t._subtree = t._edges = None
        out.append(t)
    out._starts = [t.idx for t in out]
    _hang(out, [row[5] for row in rows])
    return out


_KNOWN: dict[tuple[int, int, int, int, int], tuple[str, str, str, str, str, str]] = {}


def _hang(out: Tree, heads: list[int]) -> None:
    """Heads, children and sentences; `heads` are spaCy's, counted from the word itself."""
    below: list[list[Token]] = [[] for _ in out]
    for t, by in zip(out, heads, strict=True):
        t.head = out[t.i + by]
        if by:
            below[t.i + by].append(t)
    for t, kids in zip(out, below, strict=True):
        t.children = tuple(kids)
    starts = [t.i for t in out if t.is_sent_start]
    for start, end in itertools.pairwise([*starts, len(out)]):
        sent = Span(out, start, end)
        out.sents.append(sent)
        for t in sent:
            t.sent = sent
