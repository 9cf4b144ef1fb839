"""`resolve`: who is meant by a name, on that day."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foederis import states
from foederis.actors import resolve

NOW = dt.date(2025, 12, 1)


def codes(name: str, on: dt.date | None = NOW) -> list[str | None]:
    return [a.state for a in resolve(name, on)]


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Mozambique", "MOZ"), ("Mozambicans", "MOZ"), ("the Netherlands", "NLD"), ("Holland", "NLD"), ("UAE", "ARE"),
        ("the Emirates", "ARE"), ("KSA", "SAU"), ("PRC", "CHN"), ("ROC", "TWN"), ("Côte d’Ivoire", "CIV"),
        ("COTE D'IVOIRE", "CIV"), ("Burkinabè", "BFA"), ("N'Djamena", "TCD"), ("Sana’a", "YEM"), ("Myanmar", "MMR"),
        ("the Islamic Republic", "IRN"), ("Britons", "GBR"), ("Finns", "FIN"), ("New Zealanders", "NZL"),
        ("Liechtenstein", "LIE"), ("Reykjavík", "ISL"), ("São Tomé", "STP"), ("Palestine", "PSE"), ("Kosovars", "XKX"),
        ("Foggy Bottom", "USA"), ("Bankova", "UKR"), ("Rashtrapati Bhavan", "IND"), ("Miraflores", "VEN"),
        ("Rideau Hall", "CAN"), ("the Blue House", "KOR"), ("Nagatacho", "JPN"), ("Matignon", "FRA"),
        ("the Knesset", "ISR"), ("Verkhovna Rada", "UKR"), ("the Bundestag", "DEU"), ("the PLA", "CHN"), ("IRGC", "IRN"),
        ("Mossad", "ISR"), ("MI6", "GBR"), ("SBU", "UKR"), ("the Wagner Group", "RUS"), ("Gazprom", "RUS"),
        ("Kharkiv", "UKR"), ("Kandahar", "AFG"), ("VEN", "VEN"), ("MOSCOW", "RUS"), ("venezuela", "VEN"),
    ],
)  # fmt: skip
def test_names_of_states_and_their_bodies(name: str, state: str) -> None:
    assert codes(name)[0] == state


@pytest.mark.parametrize(
    ("name", "state", "sector", "kind"),
    [
        ("the Iranian foreign ministry", "IRN", "GOV", "organ"),
        ("Ministry of Defence of Ukraine", "UKR", "MIL", "organ"),
        ("Kenya's army", "KEN", "MIL", "organ"),
        ("the Russian parliament", "RUS", "LEG", "organ"),
        ("North Korean special forces", "PRK", "MIL", "organ"),
        ("Polish police", "POL", "COP", "organ"),
        ("government of the Philippines", "PHL", "GOV", "organ"),
        ("Putin's army", "RUS", "MIL", "organ"),
        ("Turkish intelligence", "TUR", "SPY", "organ"),
        ("northern Syria", "SYR", "GOV", "state"),
        ("Communist China", "CHN", "GOV", "state"),
        ("Putin's Russia", "RUS", "GOV", "state"),
        ("Pentagon", "USA", "MIL", "metonym"),
        ("Ankara", "TUR", "GOV", "capital"),
    ],
)
def test_parts_are_understood(name: str, state: str, sector: str, kind: str) -> None:
    first = resolve(name, NOW)[0]
    assert (first.state, first.sector, first.kind) == (state, sector, kind)


@pytest.mark.parametrize(
    ("name", "on", "who", "state"),
    [
        ("Venezuela's president", dt.date(2025, 12, 14), "Nicolas Maduro", "VEN"),
        ("the Venezuelan president", dt.date(2010, 1, 1), "Hugo Chavez", "VEN"),
        ("the Iranian leader", dt.date(2020, 1, 1), "Ali Khamenei", "IRN"),
        ("Iran's president", dt.date(2020, 1, 1), "Hassan Rouhani", "IRN"),
        ("Russian Foreign Minister Sergey Lavrov", dt.date(2015, 1, 1), "Sergei Lavrov", "RUS"),
        ("President Bush", dt.date(1990, 9, 1), "George H. W. Bush", "USA"),
        ("President Bush", dt.date(2003, 9, 1), "George W. Bush", "USA"),
        ("US Secretary of State", dt.date(2018, 1, 1), "Rex Tillerson", "USA"),
        ("Defense Secretary Rumsfeld", dt.date(2003, 1, 1), "Donald Rumsfeld", "USA"),
        ("the German chancellor", dt.date(2014, 1, 1), "Angela Merkel", "DEU"),
        ("president of France Emmanuel Macron", dt.date(2019, 1, 1), "Emmanuel Macron", "FRA"),
        ("the Emir of Kuwait", dt.date(1990, 8, 1), "Jaber al-Ahmad al-Sabah", "KWT"),
        ("Soviet leader", dt.date(1962, 10, 22), "Nikita Khrushchev", "RUS"),
        ("the Pope", dt.date(2000, 1, 1), "John Paul II", "VAT"),
        ("Jordan's King Abdullah", dt.date(2010, 1, 1), "Abdullah II", "JOR"),
        ("Hun Sen of Cambodia", dt.date(2000, 1, 1), "Hun Sen", "KHM"),
        ("MBS", dt.date(2023, 1, 1), "Mohammed bin Salman", "SAU"),
        ("Bibi", dt.date(2023, 1, 1), "Benjamin Netanyahu", "ISR"),
        ("Lula", dt.date(2005, 1, 1), "Luiz Inacio Lula da Silva", "BRA"),
        ("Kadhafi", dt.date(1986, 1, 1), "Muammar Gaddafi", "LBY"),
        ("Bismarck", dt.date(1870, 7, 19), "Otto von Bismarck", "DEU"),
        ("Assad", dt.date(1980, 1, 1), "Hafez al-Assad", "SYR"),
        ("Assad", dt.date(2015, 1, 1), "Bashar al-Assad", "SYR"),
        ("Diem", dt.date(1960, 1, 1), "Ngo Dinh Diem", "XSV"),
    ],
)
def test_people_by_day(name: str, on: dt.date, who: str, state: str) -> None:
    first = resolve(name, on)[0]
    assert (first.name, first.state) == (who, state)
    assert first.sector != "ELI" and first.end is None


def test_out_of_office_is_said_and_nothing_ahead_is_told() -> None:
    before, after = resolve("Maduro", dt.date(2025, 12, 14))[0], resolve("Maduro", dt.date(2026, 1, 10))[0]
    assert before.sector == "GOV" and before.note == "" and before.end is None
    assert after.sector == "ELI" and after.weight < before.weight
    assert "2026-01-03" in after.note and "seized" in after.note
    assert resolve("Venezuela's president", dt.date(2026, 1, 10))[0].name == "Delcy Rodriguez"
    early = resolve("Churchill", dt.date(1939, 9, 1))[0]
    assert early.sector == "ELI" and early.note.startswith("not yet in office")
    late = resolve("Keir Starmer", dt.date(2026, 6, 1))[0]
    assert "last known" in late.note


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Congo", NOW, ["COD", "COG"]),
        ("Korea", NOW, ["KOR", "PRK"]),
        ("Korea", dt.date(1900, 1, 1), ["KOR"]),
        ("Guinea", NOW, ["GIN", "GNB", "GNQ", "PNG"]),
        ("Georgia", NOW, ["GEO", "USA"]),
        ("Yugoslavia", dt.date(1999, 3, 24), ["YUG"]),
        ("Yugoslavia", dt.date(2004, 1, 1), ["SRB"]),
        ("Belgrade", dt.date(1999, 3, 24), ["YUG", "SRB"]),
        ("Hong Kong", dt.date(1990, 1, 1), ["GBR"]),
        ("Hong Kong", NOW, ["CHN"]),
        ("Prague", dt.date(1968, 8, 20), ["CSK"]),
        ("UAR", dt.date(1960, 1, 1), ["EGY", "SYR"]),
        ("UAR", dt.date(1967, 1, 1), ["EGY"]),
        ("Vietnam", dt.date(1968, 1, 1), ["VNM", "XSV"]),
        ("South Vietnam", dt.date(1968, 1, 1), ["XSV"]),
        ("the Sublime Porte", dt.date(1853, 1, 1), ["TUR"]),
        ("Austria-Hungary", dt.date(1914, 7, 28), ["AUT"]),
        ("Prussia", dt.date(1866, 6, 14), ["DEU"]),
        ("Piedmont", dt.date(1859, 4, 29), ["ITA"]),
        ("Zaire", dt.date(1990, 1, 1), ["COD"]),
    ],
)
def test_every_reading_and_historical_names(name: str, on: dt.date, expected: list[str]) -> None:
    assert codes(name, on) == expected


def test_a_name_of_the_past_is_understood_and_said_to_be_so() -> None:
    now, then = resolve("Soviet Union", NOW)[0], resolve("Soviet Union", dt.date(1980, 1, 1))[0]
    assert now.state == then.state == "RUS"
    assert now.weight < then.weight and "1991-12-25" in now.note and then.note == ""
    east = resolve("East Germany", NOW)[0]
    assert east.state == "DDR" and "1990-10-02" in east.note
    assert "before 1991" in resolve("Kyiv", dt.date(1980, 1, 1))[0].note


@pytest.mark.parametrize(
    "name",
    [
        "", "   ", "us", "Us", "it", "IN", "no", "NO", "can", "polish", "turkey", "who", "Monday", "the president", "officials",
        "the army", "Bank of America", "the Moscow Times", "Jordan River", "Chad Kroeger", "Israel Adesanya", "Latin America",
        "Michael Jordan", "Georgia O'Keeffe", "Brown University", "Professor Smith", "Hunter Biden", "the Vienna Convention",
        "Turkish delight", "Black Sea", "Superman", "a man from nowhere in particular at all who has no name and no state whatever",
        "x" * 300, "王毅", "!!!",
    ],
)  # fmt: skip
def test_what_is_no_state(name: str) -> None:
    assert [a for a in resolve(name, NOW) if a.state] == []


@pytest.mark.parametrize(
    ("name", "kind", "sector"),
    [
        ("NATO", "body", "GOV"),
        ("the U.N. Security Council", "body", "GOV"),
        ("Hezbollah", "group", "UAF"),
        ("M23", "group", "REB"),
    ],
)
def test_bodies_and_groups_have_no_state(name: str, kind: str, sector: str) -> None:
    (only,) = resolve(name, NOW)
    assert (only.state, only.kind, only.sector) == (None, kind, sector)


def test_people_of_groups_have_no_state() -> None:
    assert [(a.name, a.state) for a in resolve("Hezbollah leader Naim Qassem", NOW)] == [("Naim Qassem", None)]
    assert [(a.name, a.state) for a in resolve("NATO spokesman Pat Unknown", NOW)] == [("Pat Unknown", None)]
    assert [(a.state, a.kind) for a in resolve("Hamas fighters", NOW)] == [(None, "organ")]


def test_the_taliban_by_day() -> None:
    assert [codes("the Taliban", dt.date(y, 1, 1)) for y in (1999, 2010, 2023)] == [["AFG"], [None], ["AFG"]]


def test_unknown_persons_take_the_state_of_their_title() -> None:
    first = resolve("Russian Deputy Foreign Minister Pavel Unknownov", NOW)[0]
    assert (first.name, first.state, first.kind) == ("Pavel Unknownov", "RUS", "person")
    assert resolve("Deputy Foreign Minister Pavel Unknownov", NOW) == []
    assert "not in the table" in resolve("Tuvalu's defence minister", NOW)[0].note


def test_slips_of_the_pen_are_weighed_down() -> None:
    first = resolve("Azerbaidjan", NOW)[0]
    assert first.state == "AZE" and first.weight <= 0.5 and first.note.startswith("read as")
    assert codes("Lukashenkko")[0] == "BLR"
    assert codes("Zzzzrbaijan") == []


def test_without_a_day_the_last_office_counts() -> None:
    assert resolve("Gorbachev")[0].state == "RUS"
    assert resolve("the Egyptian president")[0].name == "Abdel Fattah al-Sisi"


@given(st.text(max_size=60), st.none() | st.dates(dt.date(1816, 1, 1), dt.date(2030, 1, 1)))
def test_any_text_gives_ranked_readings(text: str, on: dt.date | None) -> None:
    found = resolve(text, on)
    assert [a.weight for a in found] == sorted((a.weight for a in found), reverse=True)
    for a in found:
        assert 0 < a.weight <= 1
        assert a.state is None or a.state in states.STATES or a.state in {"PSE", "ESH"}


@given(st.sampled_from(sorted(states.STATES)), st.dates(dt.date(1900, 1, 1), dt.date(2025, 12, 31)))
def test_every_state_is_found_by_its_name_and_code(code: str, on: dt.date) -> None:
    assert code in codes(code, on)


def test_resolve_neither_imports_nor_builds_the_automaton() -> None:
    program = (
        "import datetime, sys; from foederis.actors import resolve; resolve('Maduro', datetime.date(2025, 12, 14));"
        "sys.exit('ahocorasick' in sys.modules or 'polars' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
