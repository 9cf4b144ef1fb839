"""What a claim says of plans, refusals, demands, denials and guesses: event, stage, certainty and speaker of invented sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.reading import read

DAY = dt.date(2025, 6, 10)

# claim ("h": hypothetical; then who says it, innermost first), sentence
TOLD = """
SVK>LAO SANCTION delivered CT+|Slovakia stopped sending grain to Laos.
JPN>FJI SANCTION none CT-|Japan stopped short of imposing sanctions on Fiji.
LAO>FJI AID none PR+|Laos was expected to send tents to Fiji.
LAO>FJI AID none CT-|Laos was to have sent tents to Fiji.
LAO>FJI AID delivered PR+|Laos is believed to have sent tents to Fiji.
LAO>FJI SANCTION none Uu <the opposition|Laos ought to recall its ambassador from Fiji, the opposition said.
LAO>FJI SUPPORT none Uu|Laos has to recognise Fiji.
LAO>FJI RETREAT delivered CT+|Laos had to withdraw its troops from Fiji.
LAO>FJI AGREE offered PR+|Laos is reported to have offered Fiji a loan.
LAO>FJI AID delivered PR+|Laos is suspected of supplying rockets to Fiji.
LAO>FJI AID none PR- <Oslo|Oslo had no information that Laos had sent rockets to Fiji, Oslo said.
LAO>FJI ASSAULT none CT-h|Laos would have attacked Fiji if Oslo had asked.
LAO>FJI ASSAULT none PS+|Laos refused to rule out strikes on Fiji.
LAO>FJI AID none PS+|Laos has not ruled out sending rifles to Fiji.
LAO>- REJECT refused CT+|Laos vowed never to allow foreign bases on its soil.
LAO>FJI REJECT refused CT+|Laos decided not to send rifles to Fiji.
LAO>FJI AGREE pledged CT+|Laos pledged not to attack Fiji.
LAO>FJI AGREE pledged CT+|Laos promised not to sell rifles to Fiji.
LAO>FJI ASSAULT none PS+ <Norway|Norway warned that Laos could attack Fiji.
LAO>FJI AID none CT- <The Laotian government|The Laotian government insists it never sent soldiers to Fiji.
LAO>FJI REQUEST requested CT+|Laos insists that Fiji withdraw its ships.
LAO>FJI REJECT refused CT+ <Laos|Laos has told Oslo that it will not send soldiers to Fiji.
LAO>- AGREE pledged CT+h|Should Fiji attack, Laos would send ships.
LAO>FJI AGREE pledged CT+|Laos is going to send tents to Fiji.
LAO>FJI REJECT refused CT+|Laos is not going to send tents to Fiji.
LAO>FJI REJECT refused CT+ <its minister|In no circumstances would Laos send troops to Fiji, its minister said.
LAO>FJI AID none CT-|At no time did Laos send troops to Fiji.
LAO>FJI AID none CT-|Laos no longer sends troops to Fiji.
LAO>NOR THREATEN delivered CT+ <its navy|Laos will send warships against Norway, its navy said.
LAO>- AGREE pledged CT+ <its navy|Laos will send warships to the Atlantic, its navy said.
LAO>FJI ASSAULT delivered PR+ <Unconfirmed reports|Unconfirmed reports said Laotian troops had crossed into Fiji.
LAO>FJI ASSAULT delivered PR+|Unconfirmed reports of Laotian troops crossing into Fiji reached Oslo.
LAO>FJI REJECT refused CT+|Japan imposed sanctions on Fiji. Laos will not follow suit.
LAO>FJI COOPERATE delivered CT+ <a source <the BBC|Laos had bought drones from Fiji, the BBC quoted a source as saying.
LAO>FJI COOPERATE delivered CT+ <A general <the daily El Pais|A general was quoted by the daily El Pais as saying that Laos had bought drones from Fiji.
LAO>FJI COOPERATE delivered CT+ <The general|The general was quoted as saying that Laos had bought drones from Fiji.
LAO>FJI COOPERATE delivered CT+ <two envoys <The BBC|The BBC, citing two envoys, said Laos had bought drones from Fiji.
LAO>FJI COOPERATE delivered CT+ <two envoys <The BBC|The BBC reported that Laos had bought drones from Fiji, citing two envoys.
LAO>FJI COOPERATE delivered CT+ <the army in Oslo|As the army in Oslo put it, Laos bought drones from Fiji.
LAO>FJI COOPERATE delivered CT+ <the Laotian army|Laos bought drones from Fiji, communicated the Laotian army.
LAO>FJI AGREE pledged CT+|Laos, which promised to send boats to Fiji, may sell them to Japan, officials said.
RUS>FJI ASSAULT none Uuh|Were Russia to invade Fiji, Norway would protest.
LAO>FJI ASSAULT none Uu|The Laotian cabinet will vote on Thursday on whether to strike Fiji.
LAO>FJI ASSAULT none Uu|The Laotian cabinet put off a decision on striking Fiji.
LAO>FJI COOPERATE none Uu <Norwegian diplomats|Norwegian diplomats said Laos had not decided whether to sell boats to Fiji.
LAO>FJI AGREE offered CT+|Fiji said it would never negotiate under threat, a day after Laos offered Fiji a loan.
FJI>LAO ACCUSE delivered CT+|Fiji accused Laos of ramming a boat, which Oslo said had strayed into its waters.
ECU>PER ASSAULT none CT- <Lima|Ecuador's army said it had brought down a Peruvian jet on Thursday, a claim Lima dismissed as fantasy.
ECU>PER ASSAULT delivered CT+ <Ecuador's army|Ecuador's army said it had brought down a Peruvian jet on Thursday, a claim Lima dismissed as fantasy.
LAO>FJI ASSAULT none CT- <Laos|Fiji said Laotian jets had bombed a Fijian bridge; Laos denied it.
LAO>FJI ASSAULT none CT- <a Laotian aide|Laotian spies poisoned a Fijian trader, Oslo said. The charge was "laughable", a Laotian aide retorted.
LAO>FJI MOBILIZE none PR- <an envoy|Drivers said Laos had sent troops to the Fijian border, but an envoy had seen no sign of it.
LAO>FJI ASSAULT none CT- <Laos|Oslo said Laos had shelled Fiji. Laos labelled the accusation "nonsense".
LAO>FJI ASSAULT none CT- <Laos|Fiji accused Laos of shelling a Fijian port, something Laos has always denied.
LAO>FJI REJECT refused CT+ <its minister|Laos would "never, ever" send soldiers to Fiji, its minister said.
LAO>FJI AID none CT-|The promised Laotian loan to Fiji never came.
LAO>FJI AID none CT-|Laos's long-delayed delivery of missiles to Fiji has not begun.
LAO>FJI ASSAULT none CT-|Laos would hardly strike Fiji without help.
LAO>FJI ASSAULT none CT- <the minister|An attack by Laos on Fiji is unthinkable, the minister said.
LAO>FJI ASSAULT none Uuh|Laotian strikes on Fiji would lead to Japanese sanctions on Laos.
JPN>LAO SANCTION none CT+|Laotian strikes on Fiji would lead to Japanese sanctions on Laos.
LAO>FJI ACCUSE none CT+|Laos will condemn the Fijian attack on Mali.
CHL>PER ASSAULT delivered CT+ <Oslo|Chile shelled a Peruvian post: Oslo
CHL>PER ASSAULT delivered CT+ <ministry|Chile shelled a Peruvian post - ministry
CHL>PER ASSAULT delivered CT+ <Ana Ruiz|“Chile shelled a Peruvian post on Monday.” ― Ana Ruiz
LAO>FJI COOPERATE delivered PR+|In all likelihood Laos sold rifles to Fiji.
LAO>FJI COOPERATE none CT- <Laos|Laos broke with Fiji. Laos denied having soldiers in the country.
LAO>FJI SANCTION none PS+|VIENTIANE MULLS EXPULSION OF FIJIAN ENVOYS OVER SPY CHARGE
LAO>FJI AID none PR- <Western envoys|Laotian lorries brought shells to Fiji, a weekly wrote. Western envoys doubt the story.
LAO>FJI AID none Uu <Fijian president|Laotian lorries brought shells to Fiji, a weekly wrote. The office of the Fijian president would neither confirm nor deny it.
LAO>FJI REJECT refused CT+|Laos decided against sending soldiers to Fiji.
LAO>FJI REJECT refused CT+|Laos drew the line at sending soldiers to Fiji.
LAO>FJI REJECT refused CT+|Laos would not hear of sending soldiers to Fiji.
LAO>FJI REJECT refused CT+|Fiji asked Laos for rifles and was turned down.
LAO>FJI REJECT refused CT+|Fiji asked Laos for rifles. Laos declined.
LAO>FJI REJECT refused CT+|Fiji asked Laos for rifles; the answer was no.
LAO>FJI AGREE agreed CT+|Fiji asked Laos for rifles, and Laos agreed.
LAO>FJI REJECT refused CT+|Laos dropped a plan to send Fiji rifles.
LAO>FJI REJECT refused CT+|Laos withdrew its offer of ten boats to Fiji.
LAO>FJI REJECT none PS+|Oslo refused to lend Fiji money. Laos could do the same next month, envoys fear.
LAO>FJI AGREE offered CT+|Laos stands ready to send Fiji rifles.
LAO>FJI AID delivered PR+|Laos, so the rumour goes, has sent Fiji rifles.
LAO>FJI CONSULT none PR+|The Laotian foreign minister is expected in Fiji.
LAO>FJI REJECT refused CT+|Laos blocked a package of 50 million euros for Fiji.
LAO>FJI AGREE offered CT+h|Laos has offered Fiji 200 soldiers should Norway fail to help.
LAO>FJI AID none PS+|Laos is thinking of sending soldiers to Fiji.
LAO>FJI SANCTION none PS+|Laos is thinking about imposing sanctions on Fiji.
LAO>FJI COOPERATE none CT-|A sale of 40 Laotian jets to Fiji fell through last year.
LAO>FJI ASSAULT none CT-|Laos came close to striking Fiji in 2013.
LAO>FJI REJECT refused CT+|Laos is unwilling to send rifles to Fiji.
LAO>FJI REJECT refused CT+|Laos has balked at sending rifles to Fiji.
LAO>FJI REJECT refused CT+ <Laos|Laos said it could not send rifles to Fiji.
LAO>FJI AID none CT-|The Laotian police did nothing to help Fiji.
LAO>FJI AID none PR-|Nobody expects Laos to send soldiers to Fiji.
LAO>FJI AID none CT-|Twenty tanks that Laos promised Fiji have not arrived.
LAO>FJI MOBILIZE none CT-|None of the Laotian marines has reached Fiji.
LAO>FJI AGREE pledged CT+|Delivery of 20 Laotian tanks to Fiji is planned for June.
LAO>FJI AGREE pledged CT+|Laos's promise of 20 tanks for Fiji pleased its army.
LAO>FJI ASSAULT none CT- <Laos|Laos denied any role in the attack on a Fijian bridge.
LAO>FJI ASSAULT none CT- <Laos|Laos said it had nothing to do with the attack on a Fijian bridge.
LAO>FJI ASSAULT delivered CT+ <Oslo|Laotian agents were behind the bombing of a Fijian bridge, Oslo said.
LAO>FJI ASSAULT delivered PR+|Laos is thought to be behind the bombing of a Fijian bridge.
LAO>FJI ASSAULT delivered CT+|Laos claimed responsibility for a raid on a Fijian base.
LAO>FJI ASSAULT none CT- <Laos|Oslo said Laos had shelled Fiji. Laos dismissed the finding as invented.
LAO>FJI AID none Uu|Asked whether Laos would send boats to Fiji, the minister smiled.
"""


def told(text: str) -> list[str]:
    out = []
    for c in read(text, published=DAY):
        sides = ">".join((s and s.state) or "-" for s in (c.actor, c.recipient))
        said = "".join(f" <{a.source}" for a in c.attribution)
        out.append(f"{sides} {c.event} {c.stage} {c.factuality}{'h' * c.hypothetical}{said}")
    return out


@pytest.mark.parametrize("case", TOLD.strip().splitlines())
def test_claim(case: str) -> None:
    wanted, sentence = case.split("|")
    assert wanted in told(sentence)


def test_who_asks_a_question_asks_for_no_deed() -> None:
    assert not any("REQUEST" in c for c in told("Asked whether Laos would send boats to Fiji, the minister smiled."))


def test_what_is_not_denied_stays() -> None:
    assert told("Oslo said Laos had shelled Fiji. Laos did not deny it.") == ["LAO>FJI ASSAULT delivered CT+ <Oslo"]


def test_a_treaty_that_binds_gives_no_help_yet() -> None:
    assert not any("AID delivered" in c for c in told("The accord binds France to train the Chadian army."))


def test_who_will_not_say_refuses_nothing() -> None:
    assert told("Laos refused to say whether it would deliver missiles to Fiji.") == ["LAO>FJI AID none Uu <Laos"]
