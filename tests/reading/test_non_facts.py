"""Non-facts in every combination: many deeds, each as infinitive, past, gerund, participle, passive and noun, in many frames."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from foederis.claims import Claim, Factuality, Stage
from foederis.reading import document_from, read_documents

# A deed of Fiji's to Tonga: infinitive | past | gerund | participle | present | passive subject | passive | noun | its event
DEEDS = """
send 30 lorries to Tonga|sent 30 lorries to Tonga|sending 30 lorries to Tonga|sent 30 lorries to Tonga|sends 30 lorries to Tonga|30 lorries|sent to Tonga by Fiji|Fiji's delivery of 30 lorries to Tonga|AID
train Tonga's soldiers|trained Tonga's soldiers|training Tonga's soldiers|trained Tonga's soldiers|trains Tonga's soldiers|Tonga's soldiers|trained by Fiji|Fiji's training of Tonga's soldiers|AID
sell 20 tanks to Tonga|sold 20 tanks to Tonga|selling 20 tanks to Tonga|sold 20 tanks to Tonga|sells 20 tanks to Tonga|20 tanks|sold to Tonga by Fiji|Fiji's sale of 20 tanks to Tonga|COOPERATE
bomb Tonga|bombed Tonga|bombing Tonga|bombed Tonga|bombs Tonga|Tonga's ports|bombed by Fiji|Fiji's bombing of Tonga|ASSAULT
attack a Tongan base|attacked a Tongan base|attacking a Tongan base|attacked a Tongan base|attacks a Tongan base|a Tongan base|attacked by Fiji|Fiji's attack on a Tongan base|ASSAULT
impose sanctions on Tonga|imposed sanctions on Tonga|imposing sanctions on Tonga|imposed sanctions on Tonga|imposes sanctions on Tonga|sanctions|imposed on Tonga by Fiji|the imposition of sanctions on Tonga by Fiji|SANCTION
expel Tonga's ambassador|expelled Tonga's ambassador|expelling Tonga's ambassador|expelled Tonga's ambassador|expels Tonga's ambassador|Tonga's ambassador|expelled by Fiji|Fiji's expulsion of Tonga's ambassador|SANCTION
close its border with Tonga|closed its border with Tonga|closing its border with Tonga|closed its border with Tonga|closes its border with Tonga|the border with Tonga|closed by Fiji|Fiji's closure of the border with Tonga|COERCE
seize a Tongan ship|seized a Tongan ship|seizing a Tongan ship|seized a Tongan ship|seizes a Tongan ship|a Tongan ship|seized by Fiji|Fiji's seizure of a Tongan ship|COERCE
hold talks with Tonga|held talks with Tonga|holding talks with Tonga|held talks with Tonga|holds talks with Tonga|talks with Tonga|held by Fiji|Fiji's talks with Tonga|CONSULT
withdraw its troops from Tonga|withdrew its troops from Tonga|withdrawing its troops from Tonga|withdrawn its troops from Tonga|withdraws its troops from Tonga|troops|withdrawn from Tonga by Fiji|Fiji's withdrawal of its troops from Tonga|RETREAT
lift sanctions on Tonga|lifted sanctions on Tonga|lifting sanctions on Tonga|lifted sanctions on Tonga|lifts sanctions on Tonga|sanctions on Tonga|lifted by Fiji|the lifting of sanctions on Tonga by Fiji|CONCEDE
condemn Tonga|condemned Tonga|condemning Tonga|condemned Tonga|condemns Tonga|Tonga|condemned by Fiji|Fiji's condemnation of Tonga|ACCUSE
"""

# A frame and the factualities that the deed may have in it.
FRAMES = """
Fiji may {do}.|PS+
Fiji might {do}.|PS+
Fiji could {do}.|PS+
Fiji failed to {do}.|CT-
Fiji never {did}.|CT-
Fiji did not {do}.|CT-
Fiji has not {done}.|CT-
Fiji denied {doing}.|CT-
Fiji denied that it had {done}.|CT-
Fiji is said to have {done}.|PR+
Fiji allegedly {did}.|PR+
Fiji is believed to have {done}.|PR+
Fiji may have {done}.|PS+
Fiji is accused of {doing}.|PR+
The war ended before Fiji could {do}.|CT-
Fiji stopped short of {doing}.|CT-
There is no evidence that Fiji {did}.|PR-
There is no evidence that {s} {be} {pp}.|PR-
Fiji waited without {doing}.|CT-
Instead of {doing}, Fiji waited.|CT-
Fiji waited rather than {do}.|CT-
Had Fiji {done}, the war would have ended.|CT-
Did Fiji {do}?|Uu
Unless Fiji {does}, Portugal will leave.|Uu
Fiji considered {doing}.|PS+
Fiji avoided {doing}.|CT-
Fiji is likely to {do}.|PR+
Fiji is unlikely to {do}.|PR-
It is not true that Fiji {did}.|CT-
Fiji was prevented from {doing}.|CT-
{s} {be} reportedly {pp}.|PR+
{s} {be} said to have been {pp}.|PR+
{s} {be} not {pp}.|CT-
{s} may be {pp}.|PS+
Reports of {n} were false.|CT-
There was no sign of {n}.|PR-
{n} never happened.|CT-
{n} was averted.|CT-
{n} is possible.|PS+
{n} is unlikely.|PR-
{n} may come in May.|PS+
"""


def sentences() -> Iterator[tuple[str, str, str]]:
    for line in DEEDS.strip().splitlines():
        do, did, doing, done, does, s, pp, n, event = line.split("|")
        be = "were" if s.split(" on ")[0].split(" with ")[0].endswith("s") else "was"
        for frame in FRAMES.strip().splitlines():
            form, level = frame.split("|")
            text = form.format(do=do, did=did, doing=doing, done=done, does=does, s=s, pp=pp, n=n, be=be)
            yield text[0].upper() + text[1:], event, level


def plain(c: Claim) -> bool:
    """Told as a fact: certain, under no condition, done or going on."""
    return c.factuality is Factuality.CERTAIN and not c.hypothetical and c.stage in {Stage.DELIVERED, Stage.UNDER_WAY}


def test_no_form_of_a_deed_makes_a_fact_of_what_is_none() -> None:
    """No deed may be told as done; one in fifty may be missed, or told with another certainty than its frame's."""
    given = list(sentences())
    documents = [document_from(text, id=str(n), published=dt.date(2026, 3, 10)) for n, (text, _, _) in enumerate(given)]
    facts, wrong = [], []
    for document, claims in read_documents(documents):
        text, event, level = given[int(document.id)]
        deeds = [c for c in claims if c.actor and c.actor.state == "FJI" and c.event.value == event]
        standing = "lifting of sanctions" in text and event == "CONCEDE"  # the sanctions themselves are a fact
        if any(plain(c) for c in deeds) and not standing:
            facts.append(text)
        if not any(c.factuality.value == level for c in deeds):
            wrong.append((text, level, [(c.event.value, c.factuality.value) for c in claims]))
    assert not facts, facts[:10]
    assert len(wrong) <= len(given) // 50, (len(wrong), len(given), wrong[:20])
