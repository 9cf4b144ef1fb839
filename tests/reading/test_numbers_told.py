"""Acts that are told with a number, each with its two states, its event and how many of what; invented sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.claims import Document
from foederis.reading._pipeline import read_document

# actor>recipient event quantity|sentence
TOLD = """
CHL>PER MOBILIZE 300|There are 300 Chilean soldiers on the Peruvian border.
CHL>PER COOPERATE 300|There are 300 Chilean soldiers in Peru.
CHL>PER COOPERATE 40|Chile has a contingent of 40 soldiers in Peru.
CHL>PER COOPERATE 700|Some 700 Chilean soldiers are training in Peru.
CHL>PER MOBILIZE 90|Chilean soldiers stationed in Peru, totalling 90 men, stayed in their barracks.
CHL>PER AGREE 60|Sixty Chilean soldiers will be in Peru by June, the army in Santiago said.
CHL>PER AGREE 60|Sixty Chilean soldiers will be out of Peru by June, the army in Santiago said.
CHL>PER AID 3|Chile has delivered three of the nine launchers that it promised Peru.
CHL>PER AID 2|The first two of nine howitzers promised by Chile arrived in Peru on Monday.
CHL>PER AID 4|Four Chilean tankers carrying diesel reached Peru on Sunday.
CHL>PER AID 25|A group of 25 Chilean police officers landed in Peru on Tuesday.
CHL>PER AID 8000000|In March Chile wired $8 million to the Peruvian central bank.
CHL>PER AID 8000000|Chile is paying $8 million toward the salaries of Peruvian teachers.
PER>CHL COOPERATE 5|Peru took delivery of five corvettes from Chile on Thursday.
PER>CHL COOPERATE 9|Peru paid $1 million for nine Chilean helicopters.
CHL>PER COERCE 11|Chile is holding 11 Peruvian sailors.
CHL>PER SANCTION 14|Chile told 14 Peruvian diplomats to leave.
CHL>PER RETREAT 500|Chile is cutting its force in Peru by 500 troops.
CHL>PER MOBILIZE 7|Peru's navy spotted seven Chilean aircraft near the island.
CHL>PER RETREAT 88|Chile has taken home the 88 soldiers that it kept in Peru.
CHL>PER MOBILIZE 150|The first 150 of 900 Chilean soldiers stepped off a plane in Peru on Sunday.
CHL>PER MOBILIZE 24|Two dozen Chilean warships are idling off Peru.
CHL>PER AID 4|Chile flew four forensic specialists to Peru.
CHL>PER AID 60|About 60 Chilean police and soldiers are already patrolling Tacna in Peru.
CHL>PER AID 50|Brazil sent 100 soldiers to Peru on Monday. Chile sent another 50 to Peru.
CHL>PER AID 2|Chile has delivered two more of the 12 drones that Peru ordered.
CHL>PER COOPERATE 700|Chile's base in Peru houses 700 soldiers.
CHL>PER REJECT 90|Chile used its veto to stop 90 observers being sent to Peru.
CHL>PER SANCTION 40|Chile declared 40 Peruvian diplomats personae non gratae.
CHL>PER AID 30|Chile gifted Peru 30 ambulances.
CHL>PER MOBILIZE 200|Chile raised its force in Peru to 200 men.
PER>CHL COOPERATE 14|Peru placed an order for 14 jets with Chile.
CHL>PER AID 20|SANTIAGO SENDS 20 HELICOPTERS TO PERU - OFFICIALS
CHL>PER SANCTION 29|SANTIAGO MULLS EXPULSION OF 29 PERUVIAN ENVOYS; AMBASSADOR NOT YET SUMMONED
CHL>PER COOPERATE 240|Lima tore up its accord with Chile, which still has 240 soldiers in the country.
CHL>PER COOPERATE 150|Lima protested. The 150 Chilean soldiers based there may leave.
PER>CHL COOPERATE 30000000|Peru has drawn 30 million cubic metres a day of Chilean gas since 1997.
CHL>PER ASSAULT 12|Chilean police beat 12 Peruvian fishermen.
PER>CHL COOPERATE 18|Peru took 18 Leopard tanks from Chile.
PER>CHL COOPERATE 3|Lima settled on three Chilean frigates.
CHL>PER AGREE 14|Chile set aside 14 Leopards for Peru.
CHL>PER AID 6|Santiago parted with six Leopards for Peru.
CHL>PER SANCTION 2000|Chile held back 2,000 heavy bombs from Peru.
CHL>PER ASSAULT 2|Two Peruvian soldiers fell to Chilean fire near the temple.
CHL>PER ASSAULT 49|Peru lost 49 soldiers to Chilean shells on Tuesday.
CHL>PER ASSAULT 6|Chilean mortars left six Peruvians wounded.
CHL>PER COERCE 3000|Chile expelled 3,000 Peruvians last year.
CHL>PER COERCE 3000|Some 3,000 Peruvians have been sent home by Chile.
CHL>PER RETREAT 4|Chile gave up four villages to Peru.
CHL>PER RETREAT 12|Chile sent 12 prisoners home to Peru.
PER>CHL REQUEST 12|Lima would like 12 tanks from Chile.
CHL>PER AID 30|Chile diverted 30 tanks to Peru.
CHL>PER ASSAULT 17|The death toll of Chile's raid on a Peruvian barracks rose to 17.
CHL>PER ASSAULT 17|Seventeen died in Chile's raid on a Peruvian barracks.
CHL>PER ASSAULT 12|Chile raided a Peruvian barracks; 12 soldiers died.
CHL>PER ASSAULT 3|A mine that Chile had laid killed three Peruvian engineers.
CHL>PER ASSAULT 11|Chilean drones killed 11 Peruvian soldiers and wounded seven.
CHL>PER ASSAULT 7|Chilean drones killed 11 Peruvian soldiers and wounded seven.
CHL>PER AGREE 200|Two hundred Chilean soldiers are due in Peru next week.
CHL>PER AID 50000|Chile has given refuge to 50,000 Peruvians.
CHL>PER AID 50000|Some 50,000 Peruvians have found shelter in Chile.
PER>CHL COOPERATE 20|Peru signed for 20 Chilean helicopters on Monday.
CHL>PER MOBILIZE 8|Eight Chilean jets flew along the Peruvian coast.
CHL>PER ASSAULT 33|Thirty-three soldiers died when Chilean jets bombed a Peruvian base.
CHL>PER ASSAULT 20|Peru said it had shot down 16 of 20 drones launched by Chile.
CHL>PER ASSAULT 6|Lima recalled its envoy after a Chilean raid on a Peruvian convoy in which six drivers died.
"""


@pytest.mark.parametrize("line", TOLD.strip().splitlines())
def test_the_claim_has_its_number(line: str) -> None:
    told, text = line.split("|")
    pair, event, quantity = told.split()
    found = [
        (
            f"{c.actor.state if c.actor else '-'}>{c.recipient.state if c.recipient else '-'}",
            c.event.value,
            [o.quantity for o in c.objects],
        )
        for c in read_document(Document(id="d", text=text, published=dt.date(2023, 5, 17)))
    ]
    assert any((p, e) == (pair, event) and float(quantity) in q for p, e, q in found), found


def test_a_no_to_a_request_is_a_refusal() -> None:
    text = "Chile said no to a Peruvian request for tank shells."
    found = {c.event.value for c in read_document(Document(id="d", text=text, published=dt.date(2023, 5, 17)))}
    assert "REJECT" in found


@pytest.mark.parametrize("text", ["Chile compared its 300 tanks to those of Peru.", "Chile lost 300 tanks to rust."])
def test_numbers_that_no_act_has(text: str) -> None:
    assert read_document(Document(id="d", text=text, published=dt.date(2023, 5, 17))) == []
