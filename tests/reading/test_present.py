"""Verbs in the present tense that the model takes for nouns."""

import pytest

from foederis.reading._parse import parse
from foederis.reading._present import third_person


@pytest.mark.parametrize(
    "verb", ["oblige", "denounce", "expel", "deport", "enforce", "equip", "invade", "intervene", "notify", "harass"]
)
@pytest.mark.parametrize(
    "sentence",
    ["Kenya {} Chad.", "The treaty between Oslo and Bern {} each side.", "France, which {} the plan, said nothing."],
)
def test_a_verb_is_read_as_a_verb(verb: str, sentence: str) -> None:
    form = third_person(verb)
    word = next(t for t in parse(sentence.format(form)) if t.text == form)
    assert (word.pos_, word.lemma_) == ("VERB", verb)
    assert any(c.dep_ == "nsubj" for c in word.children)


@pytest.mark.parametrize(
    "sentence",
    ["Kenya bombs Chad.", "Russia arms the rebels in Chad.", "Saudi Arabia funds two camps.", "Turkey shells a town."],
)
def test_a_noun_between_name_and_object_is_a_verb(sentence: str) -> None:
    word = next(t for t in parse(sentence) if t.text in {"bombs", "arms", "funds", "shells"})
    assert word.pos_ == "VERB"


@pytest.mark.parametrize(
    "sentence",
    [
        "It sold Chad arms.",
        "The Russian bombs fell.",
        "Kenya sent funds to the rebels.",
        "British arms Tuesday reached Chad.",
    ],
)
def test_a_noun_stays_a_noun(sentence: str) -> None:
    word = next(t for t in parse(sentence) if t.text in {"bombs", "arms", "funds", "shells"})
    assert word.pos_ == "NOUN"
