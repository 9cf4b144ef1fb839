"""What is conditional, planned, denied, put off or asked is never told as done; what is done is not hedged."""

from __future__ import annotations

import pytest

from foederis.claims import Claim, Factuality, Stage
from foederis.reading import read

# A deed as infinitive, past, gerund, participle and present; the doer; whom it is done to.
DEEDS = (
    (
        "Kenya",
        "KEN",
        "send 300 soldiers to Somalia",
        "sent 300 soldiers to Somalia",
        "sending 300 soldiers to Somalia",
        "sent 300 soldiers to Somalia",
        "sends 300 soldiers to Somalia",
    ),
    (
        "Algeria",
        "DZA",
        "close its border with Morocco",
        "closed its border with Morocco",
        "closing its border with Morocco",
        "closed its border with Morocco",
        "closes its border with Morocco",
    ),
    (
        "Norway",
        "NOR",
        "give Ghana 20 million dollars",
        "gave Ghana 20 million dollars",
        "giving Ghana 20 million dollars",
        "given Ghana 20 million dollars",
        "gives Ghana 20 million dollars",
    ),
)
DEED_EVENTS = frozenset(
    {"AID", "COOPERATE", "MOBILIZE", "ASSAULT", "SANCTION", "COERCE", "RETREAT", "SUPPORT", "AGREE"}
)

NEVER = """
There is no truth in the story that {a} {did}.
{a} abandoned the idea of {doing}.
{a} dragged its feet over {doing}.
{a} came within an inch of {doing}.
{a} scoffed at the idea that it had {done}.
{a} disputes that it {did}.
"It is a lie that {a} {did}," said a spokesman in Lisbon.
The talks failed, a spokesman in Lisbon maintained, nor has {a} {done}.
{a} did not answer Portugal, nor did it {do}.
{a} swears that it never {did}.
If parliament agrees, {a} will {do}.
{a} told Portugal it would {do} only if the talks failed.
{a} said that if the talks failed it would {do}.
{a} said that, were the talks to fail, it would {do}.
{a} would have {done} had the talks failed.
Portugal warned of grave consequences in case {a} {does}.
Portugal will not speak until {a} has {done}.
Portugal said it would not return to the talks until {a} had {done}.
Portugal will lift the ban once {a} has {done}.
Portugal promised to lift the ban as soon as {a} {did}.
As long as {a} does not {do}, Portugal will stay out.
{a} has yet to {do}.
{a} has never {done}.
Not once has {a} {done}.
Never before has {a} {done}.
{a} stopped short of {doing}.
{a} fell short of {doing}.
{a} shied away from {doing}.
{a} held off on {doing}.
{a} put off {doing}.
{a} gave up {doing}.
{a} is far from {doing}.
{a} is one vote away from {doing}.
{a} was on the point of {doing} when the rain came.
{a} is talking about {doing}.
{a} is weighing {doing}.
{a} opted against {doing}.
{a} is against {doing}.
{a} all but {did}.
{a} was due to {do} on Tuesday.
{a} was to have {done} in May.
{a} was told to {do}.
{a} was ordered to {do}.
{a} had until Friday to {do}.
{a} went back on a promise to {do}.
{a} refused a request to {do}.
{a} reserves the right to {do}.
{a} falsely claimed to have {done}.
{a} dismissed talk that it had {done}.
{a} denied that it had {done}.
{a} did not, as reported, {do}.
A hoax report said {a} had {done}.
In the war game, {a} {did}.
Let us suppose that {a} {does}.
Who says that {a} {did}?
Portugal doubts that {a} {did}.
Portugal suggested that {a} {do}.
Portugal challenged {a} to {do}.
Portugal wants to see {a} {do}.
Portugal accused {a} of plotting to {do}.
An accord that would have seen {a} {do} was voted down.
The motion that {a} {do} was defeated.
Next year {a} {does}.
"""

DONE = """
{a} {did} on Monday.
{a} said it had {done}.
{a} {did}, as it had promised.
{a} {did} if only to please its voters.
{a} not only {did} but also left the club.
{a} {did} to no avail.
{a} {did} rather than wait.
{a} {did} in case the talks failed.
{a} {did} after failing to win Portugal over.
The government of {a} {did} on Monday, having put it off for a year.
Nobody denies that {a} {did}.
Portugal did not speak until {a} had {done}.
Portugal said it would protest after {a} {did} on Monday.
Portugal vowed to answer when {a} {did} on Monday.
{a} {did} last year, but Portugal has yet to follow.
"""


def told(frame: str, deed: tuple[str, ...]) -> list[Claim]:
    name, state, do, did, doing, done, does = deed
    text = frame.format(a=name, do=do, did=did, doing=doing, done=done, does=does)
    return [
        c
        for c in read(text, published="2026-03-10")
        if c.actor and c.actor.state == state and c.event.value in DEED_EVENTS
    ]


def plain(claim: Claim) -> bool:
    """Told as a fact: certain, under no condition, done or going on."""
    return (
        claim.factuality is Factuality.CERTAIN
        and not claim.hypothetical
        and claim.stage in {Stage.DELIVERED, Stage.UNDER_WAY}
    )


@pytest.mark.parametrize("deed", DEEDS, ids=lambda d: d[0])
@pytest.mark.parametrize("frame", NEVER.strip().splitlines())
def test_what_is_not_done_is_not_told_as_done(frame: str, deed: tuple[str, ...]) -> None:
    assert not [c.text for c in told(frame, deed) if plain(c)]


@pytest.mark.parametrize("deed", DEEDS, ids=lambda d: d[0])
@pytest.mark.parametrize("frame", DONE.strip().splitlines())
def test_what_is_done_is_told_plainly(frame: str, deed: tuple[str, ...]) -> None:
    claims = told(frame, deed)
    assert claims
    assert all(plain(c) for c in claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway pledged that it would give Ghana 20 million dollars if the vote went well.",
        "Norway told Portugal it would give Ghana 20 million dollars if the talks failed.",
        "The minister said Norway would give Ghana 20 million dollars, but only on condition that the ceasefire held.",
        "Norway said it was prepared to give Ghana 20 million dollars if asked.",
        "Norway offered to give Ghana 20 million dollars should the talks fail.",
    ],
)
def test_a_promise_under_a_condition_says_so(sentence: str) -> None:
    promise = [c for c in read(sentence, published="2026-03-10") if c.actor and c.actor.state == "NOR"]
    assert promise
    assert all(c.event.value == "AGREE" and c.factuality is Factuality.CERTAIN and c.hypothetical for c in promise)


@pytest.mark.parametrize(
    "sentence", ["Norway has not offered to send Ghana a ship.", "Norway never offered to send Ghana a ship."]
)
def test_no_offer_is_no_refusal(sentence: str) -> None:
    claims = [c for c in read(sentence, published="2026-03-10") if c.actor and c.actor.state == "NOR"]
    assert [(c.event.value, c.factuality) for c in claims] == [("AGREE", Factuality.NOT_CERTAIN)]
