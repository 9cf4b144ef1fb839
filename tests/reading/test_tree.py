"""The plain copy of a parse says what spaCy's own tokens say."""

import pytest

from foederis.reading._parse import load, parse
from foederis.reading._tree import tree

TEXTS = [
    "Kenya's navy, which had asked Paris for help, seized two tankers off Lamu on Friday; nobody was hurt.",
    "Moscow denied it. \u201cWe sent nothing,\u201d the minister said, and\n\nleft $3bn behind.",
    "What did Chad, its army beaten, say it would never give to the men that it had armed?",
    "",
    " ",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_field_is_the_parsers(text: str) -> None:
    doc = load()(text)
    copy = tree(doc)
    assert copy.text == doc.text
    assert [(s.start, s.end, s.text, s.root.i) for s in copy.sents] == [
        (s.start, s.end, s.text, s.root.i) for s in doc.sents
    ]
    for a, b in zip(copy, doc, strict=True):
        for field in (
            "i",
            "idx",
            "text",
            "lower_",
            "lemma_",
            "tag_",
            "pos_",
            "dep_",
            "whitespace_",
            "like_num",
            "is_space",
            "is_punct",
            "is_quote",
        ):
            assert getattr(a, field) == getattr(b, field), (field, b)
        assert (a.head.i, a.left_edge.i, a.right_edge.i) == (b.head.i, b.left_edge.i, b.right_edge.i)
        for field in ("children", "lefts", "rights", "subtree"):
            assert [x.i for x in getattr(a, field)] == [x.i for x in getattr(b, field)], (field, b)
        assert [x.i for x in copy if a.is_ancestor(x)] == [x.i for x in doc if b.is_ancestor(x)]
        assert bool(a.is_sent_start) == bool(b.is_sent_start)


def test_characters_lead_to_words() -> None:
    text = TEXTS[0]
    doc, copy = load()(text), parse(text)
    for start in range(len(text) - 4):
        ours, theirs = copy.char_span(start, start + 5), doc.char_span(start, start + 5, alignment_mode="expand")
        assert (ours and ours.text) == (theirs and theirs.text), start
    assert copy.char_span(-1, 3) is None
    with pytest.raises(IndexError):
        copy[0].nbor(-1)
    with pytest.raises(IndexError):
        copy[-1].nbor(1)
