"""Who said it: sources, cues and contents of invented sentences."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foederis.claims import AttributionSpans
from foederis.reading import attributions, read
from foederis.reading._attribution import find_attributions, outermost
from foederis.reading._parse import parse


def told(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " .. ".join(text[a:b] for a, b in spans)


def rows(text: str, found: list[AttributionSpans]) -> list[tuple[str, str, str]]:
    return [(told(text, a.source), told(text, a.cue), told(text, a.content)) for a in found]


# source|cue|content|text
OUTERMOST = """
The minister|said|that the ship had left port|The minister said that the ship had left port.
a spokesman|said|The ship had left port|The ship had left port, a spokesman said.
the minister|said|“The ship has left,”|“The ship has left,” said the minister.
the minister|said|"The ship has left," .. "The crew is safe."|"The ship has left," the minister said. "The crew is safe."
the port authority|According to|the ship left on Monday|According to the port authority, the ship left on Monday.
The mayor|criticized|the harbour plan|The mayor criticized the harbour plan.
The union|called .. for|a strike|The union called for a strike.
The union|urged|members to stay at home|The union urged members to stay at home.
The captain|refused|to leave the bridge|The captain refused to leave the bridge.
The mayor|called|the plan a disgrace|The mayor called the plan a disgrace.
The report|shows|that traffic has doubled|The report shows that traffic has doubled.
Villagers|believe|that the river is rising|Villagers believe that the river is rising.
his|claim|that the river is rising|There was his claim that the river is rising.
The mayor|confident|that the bridge will hold|The mayor is confident that the bridge will hold.
she|said|The ship .. had left port|The ship, she said, had left port.
CAPTAIN|:|We are going back to the harbour now|CAPTAIN: We are going back to the harbour now.
The mayor|linked|the flood to the old dam|The mayor linked the flood to the old dam.
"""


@pytest.mark.parametrize("case", OUTERMOST.strip().splitlines())
def test_constructions(case: str) -> None:
    source, cue, content, text = case.split("|")
    found = rows(text, attributions(text))
    assert [(s, c) for s, c, _ in found][:1] == [(source, cue)]
    assert found[0][2] == content


def test_hearsay_has_no_source() -> None:
    text = "The river is expected to rise again."
    (one,) = attributions(text)
    assert not one.source
    assert one.source_head is None


def test_reports_of_reports_are_kept_for_claims_only() -> None:
    text = "The daily said that two officials believe the bridge will close."
    assert [r[0] for r in rows(text, find_attributions(parse(text)))] == ["The daily", "two officials"]
    assert [r[0] for r in rows(text, attributions(text))] == ["The daily"]


def test_a_cited_source_speaks_through_the_paper() -> None:
    text = "The bridge will close, the newspaper reported, citing two engineers."
    assert [r[0] for r in rows(text, find_attributions(parse(text)))][:2] == ["two engineers", "the newspaper"]


def test_what_is_told_to_a_broadcaster_is_passed_on_by_it() -> None:
    text = "The bridge will close, an engineer told the broadcaster."
    assert [r[0] for r in rows(text, find_attributions(parse(text)))] == ["an engineer", "the broadcaster"]
    text = "The bridge will close, an engineer told his wife."
    assert [r[0] for r in rows(text, find_attributions(parse(text)))] == ["an engineer"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Marta Olsen opened the bridge. She said that it was safe.", "Marta Olsen"),
        ("Engineers inspected the bridge. They said that it was safe.", "Engineers"),
        ("Anna Berg, who says that the bridge is safe, left early.", "Anna Berg"),
    ],
)
def test_claims_lead_pronouns_back(text: str, source: str) -> None:
    assert source in [r[0] for r in rows(text, find_attributions(parse(text)))]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Engineers quoted by the agency said that the bridge is safe.", ["Engineers", "the agency"]),
        ("In the words of the mayor, the bridge is a ruin.", ["the mayor"]),
        ("As the newspaper reported last week, the council closed the bridge.", ["the newspaper"]),
        ("The mayor said the bridge is safe, according to the agency.", ["The mayor", "the agency"]),
        ("The bridge is safe, its vice-president told visitors.", ["its vice-president"]),
        ("The bridge was reported by the agency to have closed.", ["the agency"]),
    ],
)
def test_ways_of_passing_on(text: str, sources: list[str]) -> None:
    assert [r[0] for r in rows(text, find_attributions(parse(text)))] == sources


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The plan was criticized by the mayor.", "the mayor", "The plan"),
        ("The mayor called on the council to act.", "The mayor", "the council to act"),
        ("The mayor has no sympathy for the plan.", "The mayor", "the plan"),
        ("The mayor is critical of the plan.", "The mayor", "the plan"),
        ("The council is willing to pay.", "The council", "to pay"),
        ("The mayor walked in, praising the band.", "The mayor", "the band"),
        ("The mayor suggested closing the bridge.", "The mayor", "closing the bridge"),
        ("The council made a promise to pay.", "The council", "to pay"),
        ("“We built it,” the mayor said. “It will last.”", "the mayor", "“We built it,” .. “It will last.”"),
        ("The mayor, asked about it, wrote: “It will last.”", "The mayor", "“It will last.”"),
    ],
)
def test_attitudes_and_quotations(text: str, source: str, content: str) -> None:
    assert (source, content) in [(s, c) for s, _, c in rows(text, attributions(text))]


def test_charges_and_denials_are_reports() -> None:
    text = "Oslo accused Riga of hiding the letters. Riga denied hiding them."
    found = rows(text, find_attributions(parse(text)))
    assert ("Oslo", "accused .. of", "Riga .. hiding the letters") in found or found[0][0] == "Oslo"
    assert found[1][0] == "Riga"


@pytest.mark.parametrize(
    "text",
    [
        "The ministry dismissed as nonsense the claim that the bridge had closed.",
        "The ministry rejected Oslo's claim that the bridge had closed.",
        "The ministry confirmed reports that the bridge had closed.",
    ],
)
def test_whoever_denies_or_confirms_a_claim_speaks_for_it(text: str) -> None:
    assert [r[0] for r in rows(text, find_attributions(parse(text)))] == ["The ministry"]


def test_closing_cue_taken_for_a_noun() -> None:
    text = "The council closed on Monday the old bridge in the centre of town, the army inform."
    assert "the army" in [r[0] for r in rows(text, find_attributions(parse(text)))]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor pointed out that the bridge is safe.", "The mayor"),
        ("The mayor was asked to explain the plan.", "The mayor"),
        ("The mayor, by praising the plan, angered many.", "The mayor"),
        ("Oslo's attempt to mock the plan failed.", "Oslo's"),
        ("A letter saying that the bridge is safe arrived.", "A letter"),
    ],
)
def test_subjects_are_found_from_afar(text: str, source: str) -> None:
    assert source in [r[0] for r in rows(text, attributions(text))]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Statement: The bridge will be closed for two years from Monday.", "Statement"),
        ("Photo: The bridge will be closed for two years from Monday.", ""),
        ("“So: the bridge will be closed,” he said.", "he"),
    ],
)
def test_labels(text: str, source: str) -> None:
    assert [r[0] for r in rows(text, attributions(text)) if r[1] == ":" or source == "he"] == (
        [source] if source else []
    )


def test_wishes_and_decisions_are_no_reports() -> None:
    text = "The mayor wants to close the bridge. The council decided that it would stay open."
    assert find_attributions(parse(text)) == []
    assert attributions(text)


def test_nobody_is_no_source() -> None:
    assert find_attributions(parse("Nothing shows that the bridge is safe.")) == []


def test_kinds() -> None:
    assert attributions("The report says that the bridge is safe.")[0].kind == "document"
    assert attributions("“The bridge is safe,” the mayor said.")[0].kind == "direct"
    assert attributions("The mayor said that the bridge is safe.")[0].kind == "indirect"


def test_confidence_falls_with_doubtful_wording() -> None:
    sure = attributions("The mayor said that the bridge is safe.")[0]
    vague = attributions("The mayor could say that the bridge is safe.")[0]
    assert sure.confidence >= 0.75 > vague.confidence


def test_second_verb_of_saying_belongs_to_the_first_speaker() -> None:
    text = "The ministry said Oslo paid the bill but stressed that no letter was sent."
    found = rows(text, attributions(text))
    assert [(s, c) for s, c, _ in found] == [("The ministry", "said"), ("The ministry", "stressed")]


def test_open_quotation_ends_with_its_paragraph() -> None:
    text = "“The bridge is safe, the mayor said.\n\nNobody answered."
    assert all(b <= text.index("\n") for a in attributions(text) for _, b in a.content)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "said",
                "told",
                "“",
                "”",
                '"',
                ",",
                ".",
                "\n",
                ":",
                "the",
                "mayor",
                "that",
                "he",
                "denied",
                "report",
                "of",
                "to",
                "MAYOR",
                "urged",
                "was",
            ]
        ),
        min_size=1,
        max_size=30,
    )
)
def test_spans_of_any_jumble_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    doc = parse(text)
    for a in (*outermost(doc), *find_attributions(doc)):
        assert 0 <= a.confidence <= 1
        assert a.content
        for x, y in (*a.source, *a.cue, *a.content):
            assert 0 <= x < y <= len(text)


@pytest.mark.parametrize("unit", ["he said ", '"so" he said, ', "“ ", "the report that ", "a, "])
def test_time_grows_with_the_text(unit: str) -> None:
    doc = parse(unit * (8000 // len(unit)))
    began = time.process_time()
    outermost(doc)
    find_attributions(doc)
    assert time.process_time() - began < 4  # 0.1 to 0.5 s on an idle core


def test_a_speaker_between_commas_is_no_relative_clause() -> None:
    text = "Rwandan troops on Monday shelled Goma, Congo's army said, and Kinshasa asked Kenya for 12 helicopters."
    found = [a for a in attributions(text) if [text[s:e] for s, e in a.source] == ["Congo's army"]]
    assert len(found) == 1
    assert [text[s:e] for s, e in found[0].content] == ["Rwandan troops on Monday shelled Goma"]


SPEAKERS = {
    "Algeria shelled two Moroccan posts, state radio in Rabat reported on Monday.": ["state radio in Rabat"],
    "Iran, a diplomat in Khartoum says, shipped drones to Sudan.": ["a diplomat in Khartoum"],
    "Iran, said a diplomat, shipped drones to Sudan.": ["a diplomat"],
    "Iran shipped drones to Sudan, reckons a diplomat in Khartoum.": ["a diplomat in Khartoum"],
    "Iran has, if a diplomat in Khartoum is to be believed, shipped drones to Sudan.": ["a diplomat in Khartoum"],
    "Iran shipped 40 drones to Sudan, by Khartoum's count.": ["Khartoum"],
    "To hear Khartoum tell it, Iran shipped drones to Sudan.": ["Khartoum"],
    "Word from Khartoum is that Iran shipped drones to Sudan.": ["Khartoum"],
    "Iran shipped drones to Sudan. So says a diplomat in Khartoum.": ["a diplomat in Khartoum"],
    "Iran shipped drones to Sudan. That is the account of a diplomat.": ["a diplomat"],
    "According to a Pentagon memo seen by the Times, Iran shipped drones to Sudan.": ["a Pentagon memo", "the Times"],
    "Iran shipped drones to Sudan, or so a trader claimed.": ["a trader"],
    "Iran shipped drones to Sudan, two pilots who flew them there told Radio Dabanga.": ["two pilots", "Radio Dabanga"],
    "Iran shipped drones to Sudan, a diplomat, asking not to be named, said.": ["a diplomat"],
    "Citing two pilots, Radio Dabanga reported that Iran had shipped drones to Sudan.": ["two pilots", "Radio Dabanga"],
    "Iran shipped drones to Sudan, Eritrea's army maintains.": ["Eritrea's army"],
    "Somali gunners shelled Mandera, Kenya's defence minister, Ali Noor, told the BBC.": [
        "Kenya's defence minister, Ali Noor",
        "the BBC",
    ],
    "Iran shipped drones to Sudan, a pilot explained to the air force in Tehran.": ["a pilot"],
    "Iran shipped drones to Sudan, a diplomat in Khartoum let it be known.": ["a diplomat in Khartoum"],
    "Iran shipped drones to Sudan, a diplomat confirmed last Tuesday.": ["a diplomat"],
    "Iran shipped drones to Sudan, a leaked memo shows.": ["a leaked memo"],
    "Iran shipped drones to Sudan, a trader confided after dinner.": ["a trader"],
    "Iran has shipped drones to Sudan, if a trade weekly is right.": ["a trade weekly"],
    "Iran has shipped drones to Sudan, the weekly learnt from two pilots.": ["two pilots", "the weekly"],
    "Iran may ship drones to Sudan, traders fear; none has been seen so far.": ["traders"],
    "Iran shipped drones to Sudan, according to Radio Dabanga, which cites two pilots.": [
        "two pilots",
        "Radio Dabanga",
    ],
    "Radio Dabanga, on the word of two pilots, wrote that Iran had shipped drones to Sudan.": [
        "two pilots",
        "Radio Dabanga",
    ],
    "Kenya closed its border with Somalia on Sunday, a police chief was quoted as saying by the Nation.": [
        "a police chief",
        "the Nation",
    ],
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_who_speaks_by_the_order_of_the_words(text: str) -> None:
    claims = read(text, published="2025-05-05")
    assert [[a.source for a in c.attribution] for c in claims] == [SPEAKERS[text]]


def test_the_last_speaker_goes_on() -> None:
    text = "A diplomat said Iran had shipped drones to Sudan. It had also sent instructors to Eritrea, he added."
    assert [[a.source for a in c.attribution] for c in read(text, published="2025-05-05")] == [["A diplomat"]] * 2


COVERED = """
Riga|shelled the farm|Oslo fired a colonel over a raid in which, Riga says, gunners shelled the farm.
Riga|has stopped its trains|Oslo recalled its envoy and, Riga says, has stopped its trains.
Riga|six died|Bowing to a march in which, Riga says, six died, Oslo fired a minister.
the envoy|the port will be mined|Should Riga pay, the port will be mined, the envoy told visiting officers, a hint that he sent before.
Riga|paid a ransom|The sailors went home after Oslo, Riga says, had paid a ransom.
envoys|Riga may follow|Oslo has recalled its envoy, and Riga may follow, envoys think.
envoys|Oslo recalled its envoy|Oslo recalled its envoy, according to envoys, but Riga sent a new one.
the army|the road will be shut|Unless Riga pays by Friday, the road will be shut, the army vowed.
the army|No shell fell on Riga|No shell fell on Riga, the army said, contradicting the mayor.
"""


@pytest.mark.parametrize("case", COVERED.strip().splitlines())
def test_what_a_tag_covers(case: str) -> None:
    source, held, text = case.split("|")
    found = [a for a in find_attributions(parse(text)) if told(text, a.source) == source]
    words = {w for a in found for s, e in a.content for w in text[s:e].split()}
    outside = {w for w in ("fired", "recalled", "went", "sent", "contradicting") if w not in held.split()}
    assert found
    assert set(held.split()) <= words
    assert not outside & words
    assert ({"Unless", "Should"} & words) == ({"Unless", "Should"} & set(text.split()))


def test_nobody_says_what_is_left_unsaid() -> None:
    text = (
        "The army pulled out without saying whether it had lost a tank; the ministry has yet to say who gave the order."
    )
    assert not find_attributions(parse(text))
