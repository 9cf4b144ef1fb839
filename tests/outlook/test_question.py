"""Questions in plain English: who is target, attacker and helper; what cannot be understood says which part."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foederis.errors import AmbiguousName, BadDate, BadQuestion, FoederisError, UnknownName
from foederis.outlook._question import Question, find_state, parse_date, parse_question
from foederis.outlook._question_names import nearest

DAY = dt.date(2025, 12, 14)


def _phrasings() -> list[tuple[str, str, dt.date]]:
    out = []
    for line in Path(__file__).with_name("questions.psv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            question, roles, *day = line.split("|")
            out.append((question, roles, dt.date.fromisoformat(day[0]) if day else DAY))
    return out


def _ask(question: str | None, on: dt.date = DAY, **options: str) -> Question:
    return parse_question(question, as_of=on, **options)


def _roles(asked: Question) -> str:
    return f"{asked.target} {asked.attacker} {asked.helper or '-'}"


@pytest.mark.parametrize(("question", "roles", "on"), _phrasings(), ids=lambda value: str(value)[:60])
def test_a_phrasing_is_understood(question: str, roles: str, on: dt.date) -> None:
    assert _roles(_ask(question, on)) == roles


def test_there_are_enough_distinct_phrasings() -> None:
    assert len({question.lower() for question, _, _ in _phrasings()}) >= 200


TRIPLES = [
    (("Finland", "Finnish", "Helsinki", "FIN"), ("Russia", "Russian", "Moscow", "RUS"), ("Sweden", "Swedish", "Stockholm", "SWE")),
    (("Taiwan", "Taiwanese", "Taipei", "TWN"), ("China", "Chinese", "Beijing", "CHN"), ("the United States", "American", "Washington", "USA")),
    (("Saudi Arabia", "Saudi", "Riyadh", "SAU"), ("Iran", "Iranian", "Tehran", "IRN"), ("Pakistan", "Pakistani", "Islamabad", "PAK")),
    (("South Korea", "South Korean", "Seoul", "KOR"), ("North Korea", "North Korean", "Pyongyang", "PRK"), ("Japan", "Japanese", "Tokyo", "JPN")),
    (("the Philippines", "Philippine", "Manila", "PHL"), ("Vietnam", "Vietnamese", "Hanoi", "VNM"), ("Australia", "Australian", "Canberra", "AUS")),
    (("Venezuela", "Venezuelan", "Caracas", "VEN"), ("Colombia", "Colombian", "Bogotá", "COL"), ("Cuba", "Cuban", "Havana", "CUB")),
]  # fmt: skip
TEMPLATES = """Would {H} help {T} if {A} attacked?
Would {H} help {T} if {A} attacked it?
If {A} attacks {T}, would {H} help?
If {A} attacks {T} will {H} help
Should {A} invade {T}, would {H} send troops?
Were {A} to strike {T}, what would {H} do?
In the event of a {a} attack on {T}, what help can {tc} expect from {hc}?
In the event of an attack by {A} on {T}, would {H} fight?
What help would {T} get from {H} against {A}?
What could {T} expect from {H} in a war with {A}?
What would {H} do if {A} invaded {T}?
What would {hc} do about a {a} invasion of {T}?
How would {H} respond to {A}'s invasion of {T}?
How far would {hc} go for {tc} against {ac}?
Can {T} count on {H} if {A} attacks?
Can {tc} rely on {h} support against {ac}?
Could {T} be defended by {H} if {A} invaded?
If {T} were attacked by {A}, would {H} come to its aid?
If attacked by {A}, would {T} be helped by {H}?
Will {hc} come to {tc}'s defence if {ac} strikes?
Would {H} rush to the aid of {T} in case {A} attacks?
Would {h} troops fight for {T} if {A} attacked?
Would there be {h} help for {T} after a {a} attack?
{A} attacks {T}. Does {H} help?
{a} attack on {T}: what does {H} do?
Would {H} go to war with {A} over {T}?
Is {H} obliged to defend {T} if {A} attacks?
Does a treaty oblige {H} to defend {T} against {A}?
Against a {a} attack, would {T} receive weapons from {H}?
Would {H}, if {A} attacked {T}, do anything?
Would {H} not lift a finger for {T} if {A} bombed it?
Would {H} abandon {T} if {A} attacked?
From {H}, what can {T} expect if {A} attacks?
Do you believe that {H} would defend {T} from {A}?""".splitlines()


def _fill(template: str, triple: tuple[tuple[str, str, str, str], ...]) -> str:
    (t, ta, tc, _), (a, aa, ac, _), (h, ha, hc, _) = triple
    text = template.format(T=t, t=ta, tc=tc, A=a, a=aa, ac=ac, H=h, h=ha, hc=hc)
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_is_understood_for_every_triple_written_in_any_way(template: str) -> None:
    for triple in TRIPLES:
        expected = " ".join(place[3] for place in triple)
        question = _fill(template, triple)
        for written in (question, question.rstrip("?"), question.replace("'", "’"), question.upper(), question.lower()):
            assert _roles(_ask(written)) == expected, written


WHO = """Who would help {T} if {A} attacks?
Which countries would defend {T} against {A}?
Who will come to {T}'s aid if {A} invades?
Would anybody fight for {T} in a war with {A}?
On whom can {T} rely in the event of a {a} attack?
If {A} attacks {T}, which of its allies would help?
What help can {T} expect in the event of a {a} attack?""".splitlines()


@pytest.mark.parametrize("template", WHO)
def test_without_a_helper_anybody_is_asked_for(template: str) -> None:
    for triple in TRIPLES:
        assert _ask(_fill(template, triple)).helper is None


# ---- leaders, dates, ambiguous names ---------------------------------------------------------------------------------
MADURO = "What help can Maduro expect from Putin in the event of a US attack?"


def test_a_leader_out_of_office_is_understood_and_said_to_be_out() -> None:
    assert _ask(MADURO).notes == ()
    later = _ask(MADURO, dt.date(2026, 2, 1))
    assert _roles(later) == "VEN USA RUS"
    assert any("Maduro" in note and "left office" in note and "2026-01-03" in note for note in later.notes)


def test_leaders_of_the_past_and_of_the_future() -> None:
    past = _ask("Would Reagan defend Taiwan if China attacks?")
    assert _roles(past) == "TWN CHN USA" and "left office" in past.notes[0]
    ahead = _ask("Would Trump defend Georgia if Putin attacks?", dt.date(2008, 1, 1))
    assert _roles(ahead) == "GEO RUS USA" and "not yet in office" in ahead.notes[0]


@pytest.mark.parametrize("name", ["Congo", "Korea"])
def test_an_ambiguous_name_gives_every_reading(name: str) -> None:
    with pytest.raises(AmbiguousName) as caught:
        _ask(f"Would Angola help {name} if Japan attacks?")
    codes = {"Congo": ("COD", "COG"), "Korea": ("KOR", "PRK")}[name]
    assert all(code in str(caught.value) for code in codes) and "--target" in caught.value.hint


def test_context_decides_an_ambiguous_name_and_says_so() -> None:
    asked = _ask("Would the US help Korea if North Korea attacks?")
    assert asked.target == "KOR" and "not North Korea (PRK)" in asked.notes[0]
    given_by_option = _ask("Would the US help Korea?", attacker="PRK")
    assert given_by_option.target == "KOR"


def test_a_name_with_lesser_readings_names_them() -> None:
    asked = _ask("Would France help Guinea if Mali attacks?")
    assert asked.target == "GIN" and "Guinea-Bissau (GNB)" in asked.notes[0]
    assert _ask("Would Russia help Georgia if Turkey attacks?").target == "GEO"


def test_an_order_that_does_not_say_who_attacks_is_remarked_on() -> None:
    asked = _ask("In a war between Chad and Libya, what would France do?")
    assert _roles(asked) == "LBY TCD FRA" and "does not say who attacks" in asked.notes[0]
    assert _ask("In a war between Chad and Libya, would France help Chad?").notes == ()


def test_two_attackers_are_remarked_on_and_two_helpers_refused() -> None:
    asked = _ask("Would Russia help Iran if the US and Israel attack?")
    assert _roles(asked) == "IRN USA RUS" and "without Israel" in asked.notes[0]
    with pytest.raises(BadQuestion, match="helper: two are named, Russia and China"):
        _ask("Would Russia or China help Iran if the US attacks?")


# ---- what cannot be understood ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("question", "kind", "says"),
    [
        ("Would Russia help Venezula if the US attacks?", UnknownName, "target.*'Venezula'.*did you mean Venezuela"),
        ("would russia help venezula if the us attacks", UnknownName, "target.*did you mean Venezuela"),
        ("Would Rusia help Iran if Israel attacks?", UnknownName, "helper.*did you mean Russia"),
        ("Would Wakanda help Iran if Israel attacks?", UnknownName, "helper.*'Wakanda'"),
        ("Would Russia help Iran if Mordor attacks?", UnknownName, "attacker.*'Mordor'"),
        ("Would Russia help Iran?", BadQuestion, "attacker is not clear.*target Iran, helper Russia"),
        ("Would Russia help if Israel attacks?", BadQuestion, "target is not clear.*attacker Israel, helper Russia"),
        ("What happens if China attacks Taiwan?", BadQuestion, "helper is not clear"),
        ("Would it help Taiwan if China attacks?", BadQuestion, "helper is not clear"),
        ("What is the weather like?", UnknownName, "no state is named"),
        ("Russia Iran Israel", BadQuestion, "not clear"),
        ("Would Russia help Iran if Iran attacks?", BadQuestion, "attacker and target are the same state, Iran"),
        ("Would Russia help Iran if Moscow attacks?", BadQuestion, "helper and attacker are the same state, Russia"),
        ("Would NATO help Poland if Russia attacks?", BadQuestion, "helper: 'NATO' is not a state"),
        ("Would Yugoslavia help Albania if Greece attacks?", BadQuestion, "helper: Yugoslavia ended on 2003"),
        ("Would East Germany help Poland if Russia attacks?", BadQuestion, "helper: East Germany .* no longer existed"),
        ("", BadQuestion, "target is not named"),
        ("   \n ", BadQuestion, "target is not named"),
        ("?", UnknownName, "no state is named"),
    ],
)
def test_what_cannot_be_understood_says_which_part(question: str, kind: type[FoederisError], says: str) -> None:
    with pytest.raises(kind, match=says) as caught:
        _ask(question)
    assert "\n" not in str(caught.value) and caught.value.hint and caught.value.exit_code == 2


def test_a_state_before_it_existed_and_while_it_was_not_independent() -> None:
    with pytest.raises(BadQuestion, match=r"target: Kosovo \(XKX\) did not exist as a state on 1990-01-01"):
        _ask("Would Turkey help Kosovo if Greece attacks?", dt.date(1990, 1, 1))
    with pytest.raises(BadQuestion, match=r"target: Estonia .* was not independent on 1950-01-01"):
        _ask(None, dt.date(1950, 1, 1), target="EST", attacker="RUS", helper="GBR")


def test_messages_name_states_as_on_the_day() -> None:
    with pytest.raises(BadQuestion, match=r"attacker and target are the same state, Soviet Union \(RUS\)"):
        _ask("Would Poland help Russia if Moscow attacks?", dt.date(1962, 1, 1))
    with pytest.raises(BadQuestion, match=r"--target says Persia \(IRN\), the question says Soviet Union \(RUS\)"):
        _ask("Would Italy help the Soviet Union if Japan attacks?", dt.date(1930, 1, 1), target="IRN", helper="ITA", attacker="JPN")
    with pytest.raises(UnknownName) as caught:
        _ask("Would France help Rodesia if Zambia attacks?", dt.date(1976, 1, 1))
    assert "Rhodesia (ZWE)" in caught.value.hint


def test_a_name_that_the_state_bore_on_the_day_needs_no_remark() -> None:
    assert not _ask("Would France help Siam if Japan attacks?", dt.date(1947, 1, 1)).notes
    assert any("Siam" in note for note in _ask("Would France help Siam if Japan attacks?", dt.date(1960, 1, 1)).notes)


# ---- options ---------------------------------------------------------------------------------------------------------
def test_options_alone_as_codes_or_names() -> None:
    assert _roles(_ask(None, target="ven", attacker="USA", helper="putin")) == "VEN USA RUS"
    assert _roles(_ask(None, target="the Kremlin", attacker="the us")) == "RUS USA -"
    assert _roles(_ask(None, target="cote d'ivoire", attacker="burkina faso", helper="france")) == "CIV BFA FRA"


def test_options_complete_a_question() -> None:
    assert _roles(_ask("Would Russia help if Israel attacks?", target="irn")) == "IRN ISR RUS"
    assert _roles(_ask("Would Russia help Iran?", attacker="usa")) == "IRN USA RUS"
    # Options set the question's own states right.
    assert _roles(_ask("Would Russia help Iran if Israel attacks?", target="RUS", attacker="IRN")) == "RUS IRN ISR"


def test_an_option_that_contradicts_the_question_is_refused() -> None:
    with pytest.raises(BadQuestion, match=r"--target says Syria \(SYR\), the question says Iran \(IRN\)"):
        _ask("Would Russia help Iran if Israel attacks?", target="SYR")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"target": "", "attacker": "USA"}, "target is empty"),
        ({"target": "Venezula", "attacker": "USA"}, "did you mean Venezuela"),
        ({"target": "Atlantis", "attacker": "USA"}, "no state is known by the name 'Atlantis'"),
        ({"target": "Congo", "attacker": "USA"}, "may be DR Congo"),
        ({"target": "VEN"}, "attacker is not named"),
        ({"helper": "VEN"}, "target is not named"),
        ({"target": "USA", "attacker": "Washington"}, "same state"),
        ({"target": "VEN", "attacker": "USA", "helper": "VEN"}, "helper and target are the same state"),
        ({"target": "NATO", "attacker": "RUS"}, "not a state"),
    ],
)
def test_bad_options(options: dict[str, str], says: str) -> None:
    with pytest.raises(FoederisError, match=says):
        _ask(None, **options)


@pytest.mark.parametrize("days", [0, -5, 3651, 10**9])
def test_an_absurd_horizon(days: int) -> None:
    with pytest.raises(BadQuestion, match="horizon"):
        parse_question("Would Russia help Iran if Israel attacks?", as_of=DAY, horizon_days=days)


def test_find_state_without_remarks_and_before_the_data() -> None:
    assert find_state("Burma", DAY, "target") == "MMR"
    with pytest.raises(BadDate, match="before the data begin"):
        _ask(None, dt.date(1700, 1, 1), target="FRA", attacker="GBR")


@pytest.mark.parametrize("text", ["", "tomorrow", "14.12.2025", "2025-13-01", "2025-02-30", "20251214", "２０２５-12-14", "1500-01-01", "9999-01-01", "2025-12-14T00:00"])
def test_a_bad_date(text: str) -> None:
    with pytest.raises(BadDate):
        parse_date(text, today=dt.date(2026, 1, 1))


@given(st.dates(min_value=dt.date(1816, 1, 1), max_value=dt.date(2026, 1, 1)))
def test_every_day_of_two_centuries_can_be_written(day: dt.date) -> None:
    assert parse_date(f" {day} ", today=dt.date(2026, 1, 1)) == day


def test_nearest_names() -> None:
    assert nearest("Ukrane") == ["Ukraine (UKR)"]
    assert nearest("usa") == ["United States (USA)"]
    assert nearest("xyzzy") == []


# ---- any text --------------------------------------------------------------------------------------------------------
_PIECES = st.sampled_from(
    ["Russia", "Iran", "Israel", "the", "who", "which", "whose", "should", "if", "were", "attack", "attacks", "attacked", "by", "on", "from", "against", "help", "helped", "'s", "’", ",", "?", ".", ":", "—", "between", "and", "or", "war", "with", "defend", "Korea", "Congo", "NATO", "Maduro", "expect", "to", "aid", "come", "would", "us", "US", "u.s.", "what", "does", "under", "-led", "join"]
)


def _never_but_foederis(text: str) -> None:
    try:
        parse_question(text, as_of=DAY)
    except FoederisError as error:
        assert "\n" not in str(error) and error.exit_code == 2


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_is_a_question_or_an_error_of_ours(text: str) -> None:
    _never_but_foederis(text)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, max_size=40))
def test_any_salad_of_words_is_a_question_or_an_error_of_ours(pieces: list[str]) -> None:
    _never_but_foederis(" ".join(pieces))


@pytest.mark.parametrize(
    "text",
    ["Russia and Iran or Israel, " * 75, "attack by on from " * 120, "xyzw " * 400, "a" * 2000, "§" * 2000, "Russia's " * 220, "Would Russia attack who " * 85],
    ids=range(7),
)
def test_long_questions_take_no_long_time(text: str) -> None:
    _never_but_foederis(text)  # names are loaded once
    best = 9.0
    for _ in range(3):
        start = time.process_time()
        _never_but_foederis(text)
        best = min(best, time.process_time() - start)
    # About 0.03 s at most where it was written; the bound is for slow machines.
    assert best < 0.25
