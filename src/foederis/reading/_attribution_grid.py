"""A parse laid out in lists: heads, children, edges, paragraphs and quotations, so that every question is cheap."""

from __future__ import annotations

from typing import Any

__all__ = ["Grid", "Range"]

Doc = Any
Range = tuple[int, int]  # tokens, both ends inclusive

_OPENERS = frozenset({"“", "‘‘", "``", "«", "„"})
_CLOSERS = frozenset({"”", "’’", "»"})
_STRAIGHT = frozenset({'"', "''"})
# A quotation left open is taken to run to the end of its paragraph, but no further than this.
_LONGEST = 600


class Grid:
    """Token facts of a parsed text, by token number. Building it takes time linear in the text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        tokens = list(doc)
        self.tokens = tokens
        self.text: list[str] = [t.text for t in tokens]
        self.low: list[str] = [t.lower_ for t in tokens]
        self.lemma: list[str] = [t.lemma_.lower() for t in tokens]
        self.pos: list[str] = [t.pos_ for t in tokens]
        self.tag: list[str] = [t.tag_ for t in tokens]
        self.dep: list[str] = [t.dep_ for t in tokens]
        self.head: list[int] = [t.head.i for t in tokens]
        self.left: list[int] = [t.left_edge.i for t in tokens]
        self.right: list[int] = [t.right_edge.i for t in tokens]
        self.kids: list[list[int]] = [[] for _ in tokens]
        for i, h in enumerate(self.head):
            if h != i:
                self.kids[h].append(i)
        self.sent: list[int] = [0] * len(tokens)
        self.sents: list[Range] = []
        for n, s in enumerate(doc.sents):
            self.sents.append((s.start, s.end - 1))
            for i in range(s.start, s.end):
                self.sent[i] = n
        self.paragraph: list[int] = []
        self.paragraphs: list[Range] = []
        self._paragraphs()
        self.quotes: list[Range] = []
        self.quote: list[int] = [-1] * len(tokens)  # number of the quotation that holds the token, its marks included
        self._quotations()

    def _paragraphs(self) -> None:
        start = number = 0
        for i, t in enumerate(self.text):
            self.paragraph.append(number)
            if "\n" in t:
                self.paragraphs.append((start, i))
                start, number = i + 1, number + 1
        self.paragraphs.append((start, len(self.text) - 1))

    def _quotations(self) -> None:
        for first, last in self.paragraphs:
            opened = -1
            for i in range(first, last + 1):
                t = self.text[i]
                if t in _OPENERS:
                    opened = i if opened < 0 else opened
                elif t in _CLOSERS:
                    if opened >= 0:
                        self._quote(opened, i)
                    opened = -1
                elif t in _STRAIGHT:
                    if opened < 0:
                        opened = i
                    else:
                        self._quote(opened, i)
                        opened = -1
            if opened >= 0 and last - opened > 1:
                self._quote(opened, min(last, opened + _LONGEST))

    def _quote(self, a: int, b: int) -> None:
        if b - a < 2:
            return
        number = len(self.quotes)
        self.quotes.append((a, b))
        for i in range(a, b + 1):
            self.quote[i] = number

    def child(self, i: int, *deps: str) -> int:
        """The first child with one of these relations, or -1."""
        for c in self.kids[i]:
            if self.dep[c] in deps:
                return c
        return -1

    def has(self, i: int, dep: str) -> bool:
        """Whether a child stands in this relation."""
        return any(self.dep[c] == dep for c in self.kids[i])

    def infinitive(self, i: int) -> bool:
        """Whether a verb stands with "to"."""
        return any(self.low[c] == "to" and self.dep[c] == "aux" for c in self.kids[i])

    def chars(self, r: Range) -> tuple[int, int]:
        """Characters of a range of tokens."""
        last = self.tokens[r[1]]
        return self.tokens[r[0]].idx, last.idx + len(last.text)
