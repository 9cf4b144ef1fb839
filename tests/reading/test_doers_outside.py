"""Doers named outside their clause, agents told beside a means, and deeds that are only charged or waved away."""

from __future__ import annotations

import pytest

from foederis.claims import Claim
from foederis.reading import read


def told(text: str) -> set[tuple[str, str | None, str | None, str]]:
    def state(c: Claim, side: str) -> str | None:
        who = getattr(c, side)
        return who.state if who else None

    return {
        (c.event.value, state(c, "actor"), state(c, "recipient"), c.factuality.value)
        for c in read(text, published="2026-03-10")
    }


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("It was Kenya that shelled Chad.", ("ASSAULT", "KEN", "TCD", "CT+")),
        ("It was the Kenyan army that shelled Chad in May.", ("ASSAULT", "KEN", "TCD", "CT+")),
        ("Kenya was the first to shell Chad.", ("ASSAULT", "KEN", "TCD", "CT+")),
        ("Kenya became the first country to recognise Chad.", ("SUPPORT", "KEN", "TCD", "CT+")),
        ("Kenya may become the first country to recognise Chad.", ("SUPPORT", "KEN", "TCD", "PS+")),
        ("Kenya was not the first to recognise Chad.", ("SUPPORT", "KEN", "TCD", "CT+")),
        ("Kenya was among the first to send doctors to Chad.", ("AID", "KEN", "TCD", "CT+")),
        ("Portugal watched Kenya deliver a generator to Chad.", ("AID", "KEN", "TCD", "CT+")),
        ("20 tanks were given to Ghana by Norway by sea.", ("AID", "NOR", "GHA", "CT+")),
        ("20 tanks were given to Ghana by sea by Norway.", ("AID", "NOR", "GHA", "CT+")),
        ("There is no evidence that Chad's soldiers were trained by Kenya.", ("AID", "KEN", "TCD", "PR-")),
        ("Kenya is accused of shelling Chad.", ("ASSAULT", "KEN", "TCD", "PR+")),
        ("The war ended before Kenya could shell Chad.", ("ASSAULT", "KEN", "TCD", "CT-")),
        ("The imposition of sanctions on Chad by Kenya was averted.", ("SANCTION", "KEN", "TCD", "CT-")),
        ("Portugal called for Kenya's withdrawal of its troops from Chad.", ("REQUEST", "PRT", "KEN", "CT+")),
        ("According to Portugal, Kenya sent 40 buses to Chad.", ("AID", "KEN", "TCD", "CT+")),
        ("Portugal thanked Kenya after it sent doctors to Chad.", ("AID", "KEN", "TCD", "CT+")),
        ("Portugal condemned Kenya after it shelled Chad.", ("ASSAULT", "KEN", "TCD", "CT+")),
        ("Portugal persuaded Kenya to lift sanctions on Chad.", ("CONCEDE", "KEN", "TCD", "CT+")),
        ("Portugal helped Kenya deliver a generator to Chad.", ("AID", "KEN", "TCD", "CT+")),
        ("Kenya hardly ever sends doctors to Chad.", ("AID", "KEN", "TCD", "CT-")),
        ("Kenya's failure to send doctors to Chad was criticised.", ("AID", "KEN", "TCD", "CT-")),
        ("Kenya's attempt to shell Chad failed.", ("ASSAULT", "KEN", "TCD", "CT-")),
        ("Kenya's attempt to shell Chad was condemned.", ("ASSAULT", "KEN", "TCD", "PS+")),
        ("Kenya, said to have shelled Chad, left the club.", ("ASSAULT", "KEN", "TCD", "PR+")),
        ("Kenya, accused of shelling Chad, left the club.", ("ASSAULT", "KEN", "TCD", "PR+")),
        ("Chad came under fire from Kenyan troops.", ("ASSAULT", "KEN", "TCD", "CT+")),
        ("Chad came under Kenyan fire.", ("ASSAULT", "KEN", "TCD", "CT+")),
        ("Five Chadians died when Kenyan jets bombed a market.", ("ASSAULT", "KEN", "TCD", "CT+")),
        ("Kenya was able to send doctors to Chad.", ("AID", "KEN", "TCD", "CT+")),
        ("Kenya was unable to send doctors to Chad.", ("AID", "KEN", "TCD", "CT-")),
        ("Kenya cannot afford to send doctors to Chad.", ("AID", "KEN", "TCD", "CT-")),
        ("Kenya was supposed to send doctors to Chad.", ("AID", "KEN", "TCD", "PR+")),
        ("Kenya forgot to send doctors to Chad.", ("AID", "KEN", "TCD", "CT-")),
        ("Kenya was quick to condemn Chad.", ("ACCUSE", "KEN", "TCD", "CT+")),
        ("Kenya won praise for sending doctors to Chad.", ("AID", "KEN", "TCD", "CT+")),
        ("Portugal has no objection to Kenya selling tanks to Chad.", ("COOPERATE", "KEN", "TCD", "Uu")),
        ("Portugal opposes Kenya expelling Chad's ambassador.", ("SANCTION", "KEN", "TCD", "Uu")),
    ],
)
def test_the_doer_is_found(sentence: str, claim: tuple[str, str, str, str]) -> None:
    assert claim in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya, but not Portugal, shelled Chad.",
        "Portugal thanked Kenya after it shelled Chad.",
        "Portugal helped Kenya send doctors to Chad.",
    ],
)
def test_who_stands_by_does_nothing_to_the_third(sentence: str) -> None:
    assert not any(actor == "PRT" and recipient == "TCD" for _, actor, recipient, _ in told(sentence))


@pytest.mark.parametrize(
    "text",
    ["Kenya shelled Chad. It denied the attack.", "Chad said Kenya had shelled a village. Nairobi denied the attack."],
)
def test_who_denies_the_attack_denies_his_own(text: str) -> None:
    assert ("ASSAULT", "KEN", "TCD", "CT-") in told(text)


def test_a_rebuke_is_no_gunfire() -> None:
    assert not any(
        event == "ASSAULT" for event, *_ in told("Chad's president came under fire from Kenya over the vote.")
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Lima laughed off reports that it had shelled Chile.",
        "Lima scoffed at reports that it had shelled Chile.",
        "Lima waved away a story that its army had shelled Chile.",
        "Peru called the report that it had shelled Chile nonsense.",
        "Peru said the story that it had shelled Chile was invented.",
        "Lima dismissed as fiction a claim that Peru had shelled Chile.",
    ],
)
def test_what_is_waved_away_is_denied(sentence: str) -> None:
    (claim,) = [c for c in read(sentence, published="2026-03-10") if c.event.value == "ASSAULT"]
    assert (claim.actor and claim.actor.state, claim.recipient and claim.recipient.state, claim.factuality.value) == (
        "PER",
        "CHL",
        "CT-",
    )
    assert [a.source for a in claim.attribution] in (["Lima"], ["Peru"])


def test_whose_claim_is_waved_away_is_an_accuser() -> None:
    claims = told("Lima dismissed as fiction a claim by Chile that Peru had shelled Arica.")
    assert ("ACCUSE", "CHL", "PER", "CT+") in claims
    assert ("ASSAULT", "PER", "CHL", "CT-") in claims
    assert not any(event == "REJECT" for event, *_ in claims)


def test_what_is_neither_confirmed_nor_denied_stays_open() -> None:
    assert not any(
        event == "ASSAULT" and f == "CT+"
        for event, _, _, f in told("Lima neither confirmed nor denied reports that it had shelled Chile.")
    )
