"""Plain sentences in many forms: giver, taker, goods, time and manner in every combination must be read alike."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from foederis.reading import document_from, read_document, read_documents

WHEN = ("", " in October", " on Monday", " in 2019", " in three shipments", " at night", " despite protests")
GOODS = ("12 drones", "40 tanks", "500 tonnes of wheat", "two frigates", "spare parts")
GIVEN = {"sent": "sent", "gave": "given", "shipped": "shipped", "delivered": "delivered", "handed": "handed", "sold": "sold", "flew": "flown"}
HIT = ("bombed", "shelled", "attacked", "raided")
WORDS = {
    "condemned": "ACCUSE",
    "threatened": "THREATEN",
    "sanctioned": "SANCTION",
    "severed ties with": "SANCTION",
    "held talks with": "CONSULT",
    "lifted sanctions on": "CONCEDE",
    "asked for help from": "REQUEST",
    "rejected a request from": "REJECT",
    "promised arms to": "AGREE",
    "massed troops on the border with": "MOBILIZE",
    "withdrew its troops from": "RETREAT",
    "arrested two citizens of": "COERCE",
    "recognised": "SUPPORT",
}


def forms() -> list[tuple[str, frozenset[str]]]:
    found: list[tuple[str, frozenset[str]]] = []
    for (verb, part), goods, when in itertools.product(GIVEN.items(), GOODS, WHEN):
        given = frozenset({"AID", "COOPERATE"})
        found.append((f"Norway {verb} {goods} to Chad{when}.", given))
        found.append((f"{goods[0].upper()}{goods[1:]} were {part} to Chad by Norway{when}.", given))
        if verb in {"sent", "gave", "sold", "handed"} and goods != "spare parts":
            found.append((f"Norway {verb} Chad {goods}{when}.", given))
    for verb, when in itertools.product(HIT, WHEN):
        found.append((f"Norway {verb} Chad{when}.", frozenset({"ASSAULT"})))
        found.append((f"Chad was {verb} by Norway{when}.", frozenset({"ASSAULT"})))
    for (phrase, event), when in itertools.product(WORDS.items(), WHEN):
        found.append((f"Norway {phrase} Chad{when}.", frozenset({event})))
    return found


def test_plain_forms_are_read_alike() -> None:
    """At most one in a hundred may be missed, and none may be taken for another kind of deed."""
    given = forms()
    documents = [document_from(s, id=str(n), published=dt.date(2020, 5, 6)) for n, (s, _) in enumerate(given)]
    missed, wrong = [], []
    for document, claims in read_documents(documents):
        sentence, events = given[int(document.id)]
        told = {(c.event.value, c.actor.state if c.actor else None, c.recipient.state if c.recipient else None) for c in claims}
        if not any((e, "NOR", "TCD") in told for e in events):
            missed.append(sentence)
        if any(e in {"ASSAULT", "COERCE", "RETREAT"} and e not in events for e, _, _ in told):
            wrong.append(sentence)
    assert not wrong, wrong[:10]
    assert len(missed) <= len(given) // 100, (len(missed), len(given), missed[:10])


@pytest.mark.parametrize("sentence", ["Egypt told Sudan it would back its army.", "Egypt assured Sudan that it would back its army if war came."])
def test_what_is_told_to_somebody_is_meant_for_him(sentence: str) -> None:
    (claim,) = read_document(document_from(sentence, id="x", published=dt.date(2020, 5, 6)))
    assert (claim.event.value, claim.actor and claim.actor.state, claim.recipient and claim.recipient.state) == ("AGREE", "EGY", "SDN")
