"""How certain events are told: FactBank values of invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foederis.claims import Factuality, Stage
from foederis.reading._attribution import find_attributions
from foederis.reading._certainty import Certainty, assess
from foederis.reading._parse import parse

# word, value ("h": hypothetical), sentence
CASES = """
sent|CT+|Chad sent soldiers to Niger.
sent|CT-|Chad has not sent soldiers to Niger.
sent|CT-|Chad never sent soldiers to Niger.
send|CT-|Chad did not send soldiers to Niger.
sent|CT-|Chad has sent no soldiers to Niger.
send|CT-|Chad failed to send soldiers to Niger.
send|CT-|Chad refused to send soldiers to Niger.
sending|CT-|Chad denied sending soldiers to Niger.
sent|CT-|Chad denied that it had sent soldiers to Niger.
sent|PR-|There is no evidence that Chad sent soldiers to Niger.
sent|PR-|Inspectors found no proof that Chad had sent soldiers to Niger.
sent|PR-|Nothing indicates that Chad sent soldiers to Niger.
sent|PR-|There was nothing to suggest that Chad had sent soldiers to Niger.
send|PS+|Chad may send soldiers to Niger.
send|PS-|Chad may not send soldiers to Niger.
send|CT-|Chad could not send soldiers to Niger.
sent|PS+|Chad might have sent soldiers to Niger.
sent|PR+|Chad reportedly sent soldiers to Niger.
sent|PR+|Chad has probably sent soldiers to Niger.
sent|PR+|Chad appears to have sent soldiers to Niger.
sent|PR+|Chad is believed to have sent soldiers to Niger.
sent|PR+|Chad is said to have sent soldiers to Niger.
send|PR+|Chad is likely to send soldiers to Niger.
send|PR-|Chad is unlikely to send soldiers to Niger.
send|PR-|Chad is not likely to send soldiers to Niger.
sends|Uuh|If Chad sends soldiers to Niger, Mali will protest.
sends|Uuh|Unless Chad sends soldiers to Niger, Mali will protest.
send|Uuh|Should Chad send soldiers to Niger, Mali would protest.
send|Uuh|Will Chad send soldiers to Niger?
sent|Uu|It is unclear whether Chad sent soldiers to Niger.
sent|Uu|Chad would not say whether it had sent soldiers to Niger.
sent|Uu|Officials could not confirm that Chad had sent soldiers to Niger.
sent|Uu|Mali neither confirmed nor denied that it had sent soldiers to Niger.
sent|CT-h|Had Mali asked, Chad would have sent soldiers to Niger.
asked|CT-h|Had Mali asked, Chad would have sent soldiers to Niger.
sent|CT+|Mali said that Chad sent soldiers to Niger.
sent|PR+|Mali believes that Chad sent soldiers to Niger.
sent|PR-|Mali doubts that Chad sent soldiers to Niger.
sent|PR-|Mali does not believe that Chad sent soldiers to Niger.
sent|PS+|Mali fears that Chad has sent soldiers to Niger.
sent|PS+|Mali did not rule out that Chad had sent soldiers to Niger.
send|CT-|Chad did not attend the talks or send soldiers to Niger.
sent|CT-|Chad neither paid the bill nor sent soldiers to Niger.
send|PS+|Chad may close the border and send soldiers to Niger.
sending|CT-|Chad left the talks without sending soldiers to Niger.
sending|CT-|France prevented Chad from sending soldiers to Niger.
send|CT-|Chad was unable to send soldiers to Niger.
sent|CT-|It is not true that Chad sent soldiers to Niger.
sent|CT-|None of the soldiers was sent to Niger.
sign|CT-|Chad has yet to sign the treaty with Niger.
stop|CT+|Chad did not fail to stop the convoy.
asks|Uuh|Chad will send troops only if Niger asks for them.
send|CT+h|If Chad attacks, Mali will send soldiers to Niger.
send|PS+h|If Chad attacks, Mali could send soldiers to Niger.
attacked|CT+|Will Mali help Niger, which Chad attacked in May?
attacked|CT+|Mali sent troops after Chad attacked Niger.
sent|Uu|Reports that Chad had sent soldiers to Niger could not be verified.
sent|CT-|Chad rejected reports that it had sent soldiers to Niger.
sent|PR+|There were rumours that Chad had sent soldiers to Niger.
sent|CT+|The minister confirmed that Chad had sent soldiers to Niger.
supplying|CT+|Mali accused Chad of supplying rebels in Niger.
attack|CT-|France denied an attack on Niger.
attack|PS+|Niger fears an attack by Chad.
attack|PR+|The alleged attack by Chad killed two.
attack|PS+|The threat of an attack by Chad is growing.
attack|Uuh|Mali will help Niger in the event of an attack by Chad.
attack|CT+|Mali condemned the attack by Chad.
attack|CT-|Chad has launched no attack on Niger.
attack|PS+|Chad may launch an attack on Niger.
attack|Uuh|Any attack on Niger would be met with force.
attack|PR-|There was no evidence of an attack by Chad.
sent|PR+|Chad allegedly sent soldiers to Niger.
sent|CT+|Mali insists Chad sent soldiers to Niger.
send|CT-|Chad neither joined the talks nor did it send soldiers to Niger.
attack|CT-|A foiled attack by Chad led to the talks.
send|CT+|Mali will send soldiers to Niger.
sent|CT-|No soldiers were sent to Niger.
sent|CT-|Nobody was sent to Niger.
sent|CT+|Chad, which is not a member, sent soldiers to Niger.
sent|CT+|Chad sent soldiers to Niger, but Mali did not.
send|CT+h|Chad will send troops only if Niger asks for them.
sent|CT+|"We did not attack anyone," said Chad's president, who sent soldiers to Niger.
signed|CT-|No agreement was signed between Chad and Niger.
ratified|CT-|Chad has yet to be convinced and has not ratified the treaty.
sent|CT-|Far from helping Niger, Chad sent nothing.
supplied|CT-|Chad said it had not supplied rebels in Niger.
supplied|CT-|Chad says that it has never supplied rebels in Niger.
shelled|PS+|It is possible that Iran shelled Erbil.
shelled|PR+|It is likely that Iran shelled Erbil.
shelled|CT-|It is false that Iran shelled Erbil.
attacked|CT-|Chad almost attacked Niger in June.
expelling|CT-|Chad's parliament voted against expelling the soldiers.
supplying|CT-|Chad has stopped supplying weapons to Niger.
shelled|CT+|Nobody doubts that Iran shelled Erbil.
shelled|CT+|There is no doubt that Iran shelled Erbil.
arrested|CT-|The report that Oman had arrested the divers was a fabrication.
shelled|CT-|The claim that Iran shelled Erbil is false.
sending|PS+|Chad has not ruled out sending soldiers to Niger.
sent|CT+|Chad, it seems clear to nobody, sent soldiers to Niger.
sent|CT+|Mali knows that Chad sent soldiers to Niger.
attack|CT-|Chad called off the attack on Niger.
sending|PS+|Chad is considering sending soldiers to Niger.
sent|PR+|It appears that Chad sent soldiers to Niger.
sent|PR+|Chad seems to have sent soldiers to Niger.
sent|PR+|It is believed that Chad sent soldiers to Niger.
sent|PR-|Chad is not believed to have sent soldiers to Niger.
sent|PS+|There is a possibility that Chad sent soldiers to Niger.
send|Uu|Chad must send soldiers to Niger.
sent|PR+|Chad must have sent soldiers to Niger.
sent|CT-|Chad should have sent soldiers to Niger.
attack|CT-|Guards prevented an attack on the embassy.
attack|CT+|Guards did not prevent an attack on the embassy.
attack|PS+|Mali warned of an attack by Chad.
attack|Uuh|Mali will defend Niger against any attack.
attack|CT-|Chad withdrew without an attack on Niger.
attack|Uu|Reports of an attack on Niger were not confirmed.
attack|CT-|Reports of an attack on Niger proved false.
attack|CT+|It was an attack on Niger.
attack|CT-|There was no attack on Niger.
attack|PR-|Inspectors found no sign of an attack on Niger.
attack|CT-|There is no possibility of an attack on Niger.
attack|CT-|Niger escaped from the raid and averted an attack.
attack|PR+|The police suspect an attack.
attacks|CT+|The raids and attacks on Niger went on.
sent|PR-|There is little evidence that Chad sent soldiers to Niger.
sent|PR-|Mali lacks proof that Chad sent soldiers to Niger.
sent|PR-|There were no reports that Chad sent soldiers to Niger.
sent|CT+|The report that Chad sent soldiers to Niger was confirmed.
sent|PR+|There are signs that Chad sent soldiers to Niger.
send|CT-|The plan to send soldiers to Niger was foiled.
send|PS+|The plan to send soldiers to Niger is old.
sent|PR-|Mali does not think that Chad sent soldiers to Niger.
sent|PS+|Mali did not deny that Chad had sent soldiers to Niger.
sent|CT-|Mali dismissed as nonsense the claim that Chad had sent soldiers to Niger.
sent|CT-|Mali's denial that it had sent soldiers to Niger convinced nobody.
sent|Uu|Mali declined to say whether it had sent soldiers to Niger.
sent|Uuh|Mali wonders if Chad sent soldiers to Niger.
sent|CT+|Chad sent soldiers to Niger and fuel to Mali.
sending|CT-|Instead of sending soldiers, Chad talked.
sending|CT-|Rather than sending soldiers, Chad talked.
sent|CT+|As expected, Chad sent soldiers to Niger.
send|CT-|Chad is not going to send soldiers to Niger.
send|CT+|Chad is going to send soldiers to Niger.
send|PS+|Chad is able to send soldiers to Niger.
sent|CT+|The soldiers sent to Niger came home.
sent|PR+|Chad, according to rumours, apparently sent soldiers to Niger.
sent|CT-|As if Chad had sent soldiers to Niger, Mali protested.
send|Uuh|Mali asked what it could do if Chad were to send soldiers.
send|Uuh|In case they send soldiers, Mali will protest.
sent|Uuh|Even if Chad sent soldiers to Niger, nothing would change.
sends|Uuh|As long as Chad sends soldiers to Niger, Mali will not sign the pact.
crossed|PS+|Possibly Chadian units crossed the border on Monday, a nurse wrote.
blockade|PS+|Options include a blockade of the port by Chadian gunboats.
strike|PS+|Nothing is off the table, including a strike on Niger.
destroyed|PR-|Doubts persist that Chad has destroyed its shells.
cut|PR+|The suspicion is growing that Chadian divers cut the cables.
raid|PR-|No proof has emerged of a raid on Niger.
raid|PR+|Signs point to a raid on Niger.
blocked|PR+|It looks as though Chad has blocked the payment.
blocked|PR+|It seems as if Chad has blocked the payment.
blocked|CT-|It was as if Chad had blocked the payment.
offensive|PR+|A Chadian offensive against Niger looks imminent.
transfer|Uu|A draft agreement on the transfer of boats to Niger is lying in a drawer.
transfer|CT+|After the transfer of the boats to Niger, the talks ended.
bomb|Uu|The general outlined how Chad would bomb the airfields of Niger.
bombed|CT+|The general recalled how Chad bombed the airfields of Niger.
sells|Uuh|Any country that sells drones to Niger breaks the embargo.
shipment|CT-|Mali called talk of a shipment of rifles to Niger a fantasy.
blown|CT-|The story that Chad had blown up the bridge is nonsense.
arming|Uuh|Is Chad arming the rebels of Niger?
sending|PS+|The government is in two minds about sending a frigate to Niger.
lend|PR+|Mali is poised to lend Niger another ten million francs.
killing|PR+|Chadian jets reportedly bombed a depot in Niger on Sunday, killing eleven people.
killing|CT+|Chadian jets bombed a depot in Niger on Sunday, killing eleven people.
delivery|PS+|A delivery of tanks to Niger is under discussion in Bamako.
expulsion|PR+|The expulsion of the diplomats is only a matter of time.
withdraws|Uuh|When Chad withdraws its soldiers, Niger will celebrate.
withdrew|CT+|When Chad withdrew its soldiers, Niger celebrated.
delivers|Uuh|Once Mali delivers the jets, pilots will patrol the river.
cuts|Uuh|Suppose Chad cuts off the water of the river.
captures|Uuh|In the film, Chad captures a freighter and its crew.
expelled|PR+|Word has it that Chad has expelled two agents.
killing|PR+|A video allegedly showing soldiers killing prisoners went round on Tuesday.
stabbed|PR+|Suspected Chadian agents stabbed a journalist in Bamako.
arrested|CT+|Suspected Chadian agents were arrested in Bamako.
torpedoed|PR+|The corvette, which, investigators believe, was torpedoed by Chad, sank in March.
sending|PS+|Mali was on the verge of sending troops into Chad when the truce came.
expel|PS+|Mali was tempted to expel the ambassador of Chad.
withdrawal|Uu|The case for a withdrawal from Chad is strong.
expulsion|Uu|Demands for the expulsion of the ambassador grew.
invasion|Uu|The pretext for an invasion of Chad is easily found.
sends|CT+h|Provided the parliament agrees, Mali sends a battalion to Chad.
agrees|Uuh|Provided the parliament agrees, Mali sends a battalion to Chad.
closes|CT+h|Failing an agreement by Friday, Mali closes the border.
blockades|Uuh|In the worst case, Chad blockades the port.
blockaded|CT+|In this case, Chad blockaded the port.
frozen|PR+|There were whispers in the corridors that Chad had frozen the accounts of two banks.
withdrawal|PS+|Diplomats put the odds of a withdrawal from Chad at one in ten.
withdraws|PS+|The plan foresees that Mali withdraws its soldiers from Chad by January.
withdrawal|PS+|The timetable provides for the withdrawal of the troops in December.
attack|Uuh|Mali will respond to every attack on its posts.
supplied|Uu|It is high time that Mali supplied Chad with tents.
bombed|PR+|Reports say that jets bombed a wedding in Chad.
killed|CT+|Perhaps 100 soldiers were killed by drones.
killed|CT+|Mali was attacked by drones, and perhaps a hundred soldiers were killed.
"""


def judge(word: str, sentence: str) -> Certainty:
    doc = parse(sentence)
    return assess(next(t for t in doc if t.text == word), find_attributions(doc))


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_value(case: str) -> None:
    word, wanted, sentence = case.split("|")
    found = judge(word, sentence)
    assert found.factuality.value + "h" * found.hypothetical == wanted


@pytest.mark.parametrize(
    ("word", "sentence", "stage"),
    [
        ("sent", "Chad might have sent soldiers to Niger.", Stage.DELIVERED),
        ("send", "Chad may send soldiers to Niger.", Stage.NONE),
        ("begun", "Chad has possibly begun to ship fuel to Niger.", Stage.UNDER_WAY),
        ("sent", "Chad sent soldiers to Niger.", None),
    ],
)
def test_stage_of_the_merely_possible(word: str, sentence: str, stage: Stage | None) -> None:
    assert judge(word, sentence).stage is stage


def test_what_is_to_come_is_marked() -> None:
    assert judge("send", "Mali will send soldiers to Niger.").future
    assert not judge("sent", "Mali sent soldiers to Niger.").future


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "if",
                "not",
                "no",
                "never",
                "would",
                "may",
                "have",
                "had",
                "deny",
                "said",
                "that",
                "attack",
                ",",
                ".",
                "?",
                '"',
                "should",
                "Chad",
                "report",
                "of",
                "to",
            ]
        ),
        min_size=1,
        max_size=25,
    )
)
def test_every_word_of_any_jumble_has_a_value(words: list[str]) -> None:
    doc = parse(" ".join(words))
    attributions = find_attributions(doc)
    for t in doc:
        assert assess(t, attributions).factuality in Factuality
