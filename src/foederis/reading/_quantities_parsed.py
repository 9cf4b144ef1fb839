"""Quantities on a parsed text: the head that a number counts is the parser's, where rule and parse differ."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import Any

from foederis.claims import Quantity

from ._dates_words import listed
from ._quantities import QuantitySpan, find_quantities
from ._quantities_items import PARTITIVE
from ._quantities_numbers import VAGUE

__all__ = ["bare_item", "quantities_of"]

_NOUNS = ("NOUN", "PROPN")
_MODIFIERS = ("amod", "compound", "nmod", "npadvmod")
_NUMERIC = ("nummod", "quantmod", "compound", "amod", "nmod", "npadvmod")


# Bodies that are counted by their heads, words that count people by what befell them, and verbs of what is done to them.
BODIES = frozenset(
    listed(
        "battalion brigade company contingent force unit team group crew garrison detachment division regiment platoon "
        "squad mission delegation party column fleet convoy batch total squadron army shipment consignment order"
    )
)
TOLL = frozenset(("dead", "wounded", "injured", "missing", "killed", "hurt"))
HARM = frozenset(listed("kill wound injure capture arrest detain hurt maim execute abduct kidnap seize free release"))


_PUTS = frozenset(
    listed(
        "put send pledge promise offer provide contribute deploy supply give deliver order buy want request free release expel airlift take admit accept host shelter train move bring lend fly ship"
    )
)
_OFFERS = frozenset(listed("offer request order promise pledge loan gift demand need"))
_ON = frozenset(listed("another more further remaining other additional extra"))
_NO_ITEM = frozenset(listed("own home them abroad ashore more others"))
_THESE = frozenset(listed("own them these those whom which"))


class _Starts:
    """The tokens of a text by the character that they begin with."""

    def __init__(self, doc: Any) -> None:
        self.doc = doc
        self.at = [t.idx for t in doc]

    def last(self, start: int, end: int) -> Any:
        """The last token that begins within characters `start` to `end`; None where none does."""
        i = bisect_left(self.at, end) - 1
        return self.doc[i] if i >= 0 and self.at[i] >= start else None


def _item_start(head: Any) -> int:
    """Where the noun phrase of a head begins, without determiners and numbers."""
    start = head
    for token in sorted(head.lefts, key=lambda t: t.i, reverse=True):
        if token.dep_ not in _MODIFIERS or token.like_num or token.lower_ in VAGUE or token.i < start.i - 6:
            break
        start = token.left_edge
    return int(start.idx)


def quantities_of(doc: Any, text: str = "") -> list[QuantitySpan]:
    """The quantities of a parsed text (a spaCy Doc), each with the index of its item's head token in `head`.

    Money has the token of its number as head. Where the rule found no noun the parser's is taken; a number whose item
    is left out ("killed 14 soldiers and wounded 30", "a battalion of 600") counts what was counted before it or the
    body that it measures. `text` is the text as it was before the parser's was made plain.
    """
    text = text or doc.text
    starts = _Starts(doc)
    out: list[QuantitySpan] = []
    for span in find_quantities(text, bare=True):
        number = starts.last(span.start, span.end)
        if (
            span.item.lower() in _NO_ITEM
            and number is not None
            and (before := _counted_before(out, doc, number)) is not None
        ):
            said = Quantity(span.quantity.quantity, before.item)  # "50 of its own", "the remaining 6,000 home"
            out.append(
                replace(
                    span, quantity=said, item=before.item, head=number.head.i if number.dep_ == "nummod" else number.i
                )
            )
            continue
        if not span.item:
            out.extend(_filled(span, number, out, doc))
            continue
        if number is None:
            out.append(span)
            continue
        if span.item_start == span.start:  # money
            out.append(replace(span, head=number.i))
            continue
        if span.item == "others" and (last := _last_counted(out, doc, number)) is not None:
            span = replace(span, item=last.item, quantity=Quantity(span.quantity.quantity, last.item))
        rule = _head_of_item(starts, span)
        parsed = _parsed_head(number)
        if parsed is not None and rule is not None and _goes_on(doc, span, rule, parsed):
            end = parsed.idx + len(parsed.text)
            item = text[span.item_start : end]
            quantity = Quantity(span.quantity.quantity, item)
            out.append(replace(span, quantity=quantity, item=item, item_end=end, head=parsed.i))
            continue
        out.append(replace(span, head=rule.i if rule is not None else None))
    return _shared(out, text)


def _shared(spans: list[QuantitySpan], text: str) -> list[QuantitySpan]:
    """ "nine Danish and two Dutch trawlers": what the last of joined numbers counts, the one before it counts too."""
    for n in range(len(spans) - 2, -1, -1):
        a, b = spans[n], spans[n + 1]
        words = b.item.split()
        alone = a.item[:1].isupper() and " " not in a.item and not a.item.endswith("s")
        if (
            alone
            and len(words) > 1
            and words[0][:1].isupper()
            and words[-1].islower()
            and text[a.item_end : b.start].strip() in ("and", ",", "or")
        ):
            item = f"{a.item} {words[-1]}"
            spans[n] = replace(a, item=item, quantity=Quantity(a.quantity.quantity, item), head=b.head)
    return spans


def _filled(span: QuantitySpan, number: Any, before: list[QuantitySpan], doc: Any) -> list[QuantitySpan]:
    """A number without an item, with the item that the words before it give; empty where they give none."""
    if number is None:
        return []
    head = number.head
    if (number.dep_ == "nsubj" and head.lemma_ in ("die", "perish", "drown")) or _toll(number):
        quantity = Quantity(span.quantity.quantity, "people")  # "17 died", "the toll rose to 17"
        return [QuantitySpan(span.start, span.end, quantity, "people", span.start, span.end, number.i)]
    if number.pos_ != "NUM":
        return []
    named = _measured(number)
    if named is not None:
        start, end = _item_start(named), named.idx + len(named.text)
        words = doc.text[start:end]
        quantity = Quantity(span.quantity.quantity, words)
        return [QuantitySpan(span.start, span.end, quantity, words, start, end, named.i)]
    after = doc[number.i + 1] if number.i + 1 < len(doc) else None
    if after is not None and after.lower_ in TOLL:
        words = after.text
        quantity = Quantity(span.quantity.quantity, words)
        return [QuantitySpan(span.start, span.end, quantity, words, after.idx, after.idx + len(words), after.i)]
    if number.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ in _NOUNS:
        body = head.head
        if body.lemma_.lower() in _OFFERS and (counted := _counted_before(before, doc, number)) is not None:
            said = Quantity(span.quantity.quantity, counted.item)  # "asked for six planes and took up an offer of four"
            return [QuantitySpan(span.start, span.end, said, counted.item, span.start, span.end, number.i)]
        if body.lemma_.lower() not in BODIES:
            return []
        start, end = _item_start(body), body.idx + len(body.text)
        words = doc.text[start:end]
        quantity = Quantity(span.quantity.quantity, words)
        return [QuantitySpan(span.start, span.end, quantity, words, start, end, number.i)]
    resumed = _resumes(number)
    if not resumed and (
        number.dep_ not in ("dobj", "nsubjpass", "conj", "appos") or head.pos_ not in ("VERB", "NUM", "NOUN")
    ):
        return []
    harmed = head.lemma_.lower() in HARM
    last = _last_counted(before, doc, number) or (_counted_before(before, doc, number) if resumed else None)
    if last is not None and (harmed or resumed or doc[last.head].head == head or head.dep_ == "conj"):
        words = last.item
    elif harmed:
        words = _hurt_before(doc, number) or "people"
    elif resumed and number.dep_ == "dobj" and (named := _named_before(doc, number)) is not None:
        words = named  # "begged for doctors, and Cuba sent 60"
    else:
        return []
    quantity = Quantity(span.quantity.quantity, words)
    return [QuantitySpan(span.start, span.end, quantity, words, span.start, span.end, number.i)]


def _measured(number: Any) -> Any:
    """The noun that a number behind it counts: "conscripts numbering 40,000", "doctors, 38 of them, landed"."""
    head = number.head
    if number.dep_ == "dobj" and head.lemma_ in ("number", "total") and head.dep_ == "acl" and head.head.pos_ == "NOUN":
        return head.head
    of_them = any(c.lower_ == "of" and any(x.lower_ == "them" for x in c.children) for c in number.children)
    if number.dep_ == "appos" and head.tag_ == "NNS" and of_them and head.i < number.i <= head.i + 3:
        return head
    return None


def _toll(number: Any) -> bool:
    """Is this what a death toll came to?"""
    if number.dep_ != "pobj" or number.head.lower_ not in ("to", "at") or number.head.head.pos_ != "VERB":
        return False
    return any(c.dep_ == "nsubj" and c.lemma_ == "toll" for c in number.head.head.children)


def _resumes(number: Any) -> bool:
    """ "Another 150", "50 of its own", "the remaining 6,000", "three of them": what was counted before, counted on."""
    if number.dep_ not in ("dobj", "nsubj", "nsubjpass", "pobj", "attr"):
        return False
    if number.dep_ == "dobj" and number.head.pos_ == "VERB" and number.head.lemma_ in _PUTS:
        return True  # "Chad may put in 3,000"
    for c in number.children:
        if c.lower_ in _ON or (c.lower_ == "of" and any(x.lower_ in _THESE for x in c.children)):
            return True
    return False


def _counted_before(before: list[QuantitySpan], doc: Any, number: Any) -> QuantitySpan | None:
    """What was counted last in the sentence of a number or in one of the two before it."""
    last = next((s for s in reversed(before) if s.head is not None and s.item_start != s.start), None)
    if last is None or last.head is None:
        return None
    between = sum(1 for t in doc[last.head + 1 : number.i + 1] if t.is_sent_start)
    return last if between <= 2 else None


def _last_counted(before: list[QuantitySpan], doc: Any, number: Any) -> QuantitySpan | None:
    """What was counted last in the sentence of a number."""
    last = next((s for s in reversed(before) if s.head is not None and s.item_start != s.start), None)
    return last if last is not None and last.head is not None and doc[last.head].sent == number.sent else None


def _hurt_before(doc: Any, number: Any) -> str | None:
    """The men named last before a number in its sentence: "fired on mutineers, killing ten"."""
    for t in reversed(doc[max(number.sent.start, number.i - 15) : number.i]):
        if t.tag_ == "NNS" and t.dep_ in ("pobj", "dobj", "nsubjpass"):
            return str(t.text) if t.lower_.endswith(("men", "eers", "ers", "ists", "troops")) else None
    return None


def _named_before(doc: Any, number: Any) -> str | None:
    """The last thing named in the plural before a number in its sentence."""
    for t in reversed(doc[max(number.sent.start, number.i - 15) : number.i]):
        if t.tag_ == "NNS" and t.dep_ in ("pobj", "dobj", "nsubjpass"):
            return str(t.text)
    return None


def _goes_on(doc: Any, span: QuantitySpan, rule: Any, parsed: Any) -> bool:
    """Does the parser's noun go on where the rule stopped at a first plural ("20 armed forces members")?"""
    if parsed.idx < span.item_end or parsed.i - rule.i > 3:
        return False
    between = doc[rule.i : parsed.i]
    if any(t.dep_ == "cc" for t in between):  # "50 Dutch and Belgian planes"
        return all(t.dep_ == "cc" or (t.text[:1].isupper() and t.dep_ in (*_MODIFIERS, "conj")) for t in between)
    return parsed.i - rule.i <= 2 and all(t.dep_ in ("compound", "amod", "nmod") for t in between)


def _head_of_item(starts: _Starts, span: QuantitySpan) -> Any:
    """The head token of a rule's item: its last noun before an "of"."""
    words = span.item.split(" of ")[0]
    return starts.last(span.item_start, span.item_start + len(words))


def _parsed_head(number: Any) -> Any:
    """The noun to which the parser attaches a number."""
    token = number
    for _ in range(4):
        if token.dep_ not in _NUMERIC or token.head.i <= token.i:
            break
        token = token.head
    return token if token.i != number.i and token.pos_ in _NOUNS else None


def bare_item(head: Any) -> Quantity:
    """The object at a noun without a number: quantity None, the item its modifiers and head ("heavier weapons").

    A unit takes what it measures along ("shipments of arms").
    """
    end = head.idx + len(head.text)
    if head.lower_ in PARTITIVE:
        for child in head.rights:
            if child.lower_ == "of":
                objects = [t for t in child.rights if t.dep_ == "pobj"]
                if objects:
                    end = objects[0].idx + len(objects[0].text)
                break
    return Quantity(None, head.doc.text[_item_start(head) : end])
