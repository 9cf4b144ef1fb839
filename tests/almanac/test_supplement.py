from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from foederis.almanac import _supplement as sup
from foederis.errors import DamagedData
from foederis.states import exists

DAY = dt.date(2025, 12, 14)
FILES = ("treaties", "commitments", "wars", "nuclear")
# Entries not yet compared with a text or a report; may fall, must not rise.
UNVERIFIED_AT_MOST = 6


@pytest.fixture(scope="module")
def s() -> sup.Supplement:
    return sup.load_supplement()


def entries(s: sup.Supplement):
    return (*s.treaties, *s.blocs, *s.commitments, *s.wars, *s.nuclear)


def defenders(s: sup.Supplement, giver: str, receiver: str, on: dt.date = DAY) -> set[str]:
    return {o.basis for o in s.between(giver, receiver, on=on) if "defense" in o.terms}


def test_sound():
    assert sup.problems() == []


def test_sizes(s):
    assert len(s.treaties) >= 100
    assert len(s.commitments) >= 100
    assert len(s.wars) >= 60
    assert len(s.nuclear) >= 15


def test_every_entry_says_where_it_comes_from(s):
    for e in entries(s):
        assert e.source, e.id
        assert e.checked, e.id
        assert e.known <= dt.date(2026, 11, 23), e.id


def test_unverified_entries_are_counted(s):
    count = Counter(e.verified for e in entries(s))
    assert count[False] <= UNVERIFIED_AT_MOST
    assert count[True] >= 10


def test_says_how_far_it_reaches(s):
    assert dt.date(2026, 1, 3) < s.covered_to <= dt.date(2026, 11, 23)
    for t in s.treaties:
        assert t.signed <= s.covered_to, t.id
    for w in s.wars:
        assert w.start <= s.covered_to, w.id


def test_files_are_sorted_by_date(s):
    assert [t.signed for t in s.treaties] == sorted(t.signed for t in s.treaties)
    for group in (s.commitments, s.wars, s.nuclear):
        assert [e.start for e in group] == sorted(e.start for e in group)


def test_states_exist_when_the_tie_begins(s):
    for c in s.commitments:
        assert exists(c.giver, c.start), c.id
        assert exists(c.receiver, c.start), c.id
        assert c.end is None or exists(c.receiver, c.end), c.id
    for b in s.blocs:
        for m in b.members:
            assert exists(m.state, m.start), (b.id, m.state)
    for w in s.wars:
        for p in w.a + w.b:
            assert exists(p.state, p.start), (w.id, p.state)


def test_a_state_is_in_a_bloc_once_at_a_time(s):
    for b in s.blocs:
        last: dict[str, dt.date] = {}
        for m in sorted(b.members, key=lambda m: m.start):
            assert m.state not in last or last[m.state] <= m.start, (b.id, m.state)
            last[m.state] = m.end or dt.date.max


def test_treaties_without_a_defence_clause_bind_to_none(s):
    by_id = {t.id: t for t in s.treaties}
    assert by_id["russia-venezuela-2025"].obligations == ()
    assert "defense" not in by_id["russia-iran-2025"].obligations
    assert by_id["aukus-2021"].obligations == ()
    assert not defenders(s, "RUS", "VEN")
    assert not defenders(s, "RUS", "IRN")
    assert not defenders(s, "USA", "ISR")
    assert not defenders(s, "USA", "TWN")


def test_russia_dprk_binds_from_its_entry_into_force(s):
    assert not defenders(s, "RUS", "PRK", dt.date(2024, 12, 3))
    assert defenders(s, "RUS", "PRK", dt.date(2024, 12, 4)) == {"russia-dprk-2024"}
    assert defenders(s, "PRK", "RUS", dt.date(2024, 12, 4)) == {"russia-dprk-2024"}


def test_nato_accessions(s):
    assert "nato" not in defenders(s, "USA", "FIN", dt.date(2023, 4, 3))
    assert "nato" in defenders(s, "USA", "FIN", dt.date(2023, 4, 4))
    assert "nato" in defenders(s, "FIN", "SWE", dt.date(2024, 3, 7))
    assert "nato" in defenders(s, "USA", "EST")


def test_rio_exits(s):
    assert "rio" in defenders(s, "USA", "VEN", dt.date(2015, 5, 14))
    assert "rio" not in defenders(s, "USA", "VEN", dt.date(2016, 1, 1))
    claim = s.between("USA", "VEN", on=dt.date(2020, 1, 1))
    assert claim
    assert all(o.contested for o in claim)
    assert not defenders(s, "USA", "VEN")
    assert defenders(s, "USA", "MEX", dt.date(2000, 1, 1)) == {"rio"}
    assert not defenders(s, "USA", "MEX", dt.date(2005, 1, 1))


def test_armenia_is_frozen_not_gone(s):
    before = [o for o in s.between("RUS", "ARM", on=dt.date(2024, 1, 1)) if o.basis == "csto"]
    after = [o for o in s.between("RUS", "ARM", on=DAY) if o.basis == "csto"]
    assert [o.frozen for o in before] == [False]
    assert [o.frozen for o in after] == [True]


def test_syria_came_back_to_the_arab_league(s):
    def frozen(day: dt.date) -> list[bool]:
        return [o.frozen for o in s.between("EGY", "SYR", on=day) if o.basis == "arab-league"]

    assert frozen(dt.date(2000, 1, 1)) == [False]
    assert frozen(dt.date(2015, 1, 1)) == [True]
    assert frozen(DAY) == [False]


def test_one_way_promises(s):
    assert "defense" in s.between("USA", "JPN", on=DAY)[0].terms
    assert [o.terms for o in s.between("JPN", "USA", on=DAY)] == [("consultation",)]
    assert defenders(s, "AUS", "TUV") == {"australia-tuvalu-falepili-2023"}
    assert not defenders(s, "TUV", "AUS")


def test_mutual_promises_stand_in_both_directions(s):
    pairs = {(o.basis, o.giver, o.receiver) for o in s.obligations()}
    one_way = {t.id for t in s.treaties if t.giver}
    assert all((b, r, g) in pairs for b, g, r in pairs if b not in one_way)


def test_nothing_before_it_was_known(s):
    for o in s.obligations():
        if o.known > o.start:
            assert not o.holds(o.known - dt.timedelta(days=1)), o.basis
    uae = s.between("KOR", "ARE", on=dt.date(2017, 1, 1))
    assert not [o for o in uae if o.basis == "korea-uae-2009"]


def test_patrons_without_a_pact(s):
    for giver, receiver, day in [
        ("USA", "ISR", DAY),
        ("USA", "TWN", DAY),
        ("TUR", "AZE", DAY),
        ("RUS", "VEN", DAY),
        ("CUB", "VEN", DAY),
        ("RUS", "SYR", dt.date(2020, 1, 1)),
        ("RUS", "CUB", dt.date(1962, 10, 1)),
    ]:
        assert s.commitments_of(giver, receiver, on=day), (giver, receiver)
    assert not s.commitments_of("RUS", "SYR", on=DAY)
    assert not s.commitments_of("RUS", "CUB", on=dt.date(1995, 1, 1))


def test_wars_in_progress(s):
    assert "russia-ukraine-2022" in {w.id for w in s.wars_of("RUS", on=DAY)}
    assert "russia-ukraine-2022" not in {w.id for w in s.wars_of("BLR", on=DAY)}
    assert not s.wars_of("VEN", on=DAY)
    assert "us-venezuela-2026" in {w.id for w in s.wars_of("VEN", on=dt.date(2026, 1, 3))}
    assert "israel-iran-2025" in {w.id for w in s.wars_of("USA", on=dt.date(2025, 6, 23))}
    assert "israel-iran-2025" not in {w.id for w in s.wars_of("USA", on=dt.date(2025, 6, 20))}


def test_nuclear_armed(s):
    assert s.nuclear_armed(DAY) == {"USA", "RUS", "GBR", "FRA", "CHN", "ISR", "IND", "PAK", "PRK"}
    assert s.nuclear_armed(dt.date(1945, 8, 1)) == set()
    assert "ISR" not in s.nuclear_armed(dt.date(1980, 1, 1))
    assert "ZAF" not in s.nuclear_armed(dt.date(1993, 12, 31))
    assert "UKR" not in s.nuclear_armed(dt.date(1993, 1, 1))
    assert any(n.state == "UKR" and n.status == "hosting" and n.holds(dt.date(1993, 1, 1)) for n in s.nuclear)


# ---- faults


def copy(to: Path, **changes: tuple[str, str]) -> Path:
    """The files of the package with one text in one of them changed."""
    for name in FILES:
        text = (sup.FOLDER / f"{name}.toml").read_text(encoding="utf-8")
        if name in changes:
            old, new = changes[name]
            assert old in text
            text = text.replace(old, new, 1)
        (to / f"{name}.toml").write_text(text, encoding="utf-8")
    return to


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("treaties", 'parties = ["RUS", "PRK"]', 'parties = ["SUN", "PRK"]', "no state code"),
        ("treaties", 'parties = ["RUS", "PRK"]', 'parties = ["RUS", "RUS"]', "twice"),
        ("treaties", 'giver = "USA"\n', "", "giver and receiver go together"),
        ("treaties", 'obligations = ["defense"', 'obligations = ["defence"', "none of defense"),
        ("treaties", 'obligations = ["defense", "consultation"]', 'obligations = ["defense", "defense"]', "one twice"),
        ("treaties", "in_force = 2024-12-04", "in_force = 2014-12-04", "lies before"),
        ("treaties", "in_force = 2024-12-04", "in-force = 2024-12-04", "no key"),
        ("treaties", "in_force = 2024-12-04", 'in_force = "2024-12-04"', "not a date"),
        ("treaties", "known = 2024-06-19", "known = 2014-06-19", "long before"),
        ("treaties", 'id = "russia-dprk-2024"', 'id = "russia-iran-2025"', "taken"),
        ("treaties", 'of = "csto"', 'of = "warsaw-pact"', "no entry"),
        ("treaties", 'form = "treaty"', 'form = "pact"', "none of treaty"),
        ("treaties", 'state = "FIN", start = 2023-04-04', 'state = "XXX", start = 2023-04-04', "members"),
        ("treaties", 'state = "FIN", start', 'state = "FIN", begin', "start is missing"),
        ("commitments", 'receiver = "ISR"', 'receiver = "CSK"', "same state"),
        ("commitments", 'kinds = ["arms"', 'kinds = ["weapons"', "none of arms"),
        ("commitments", 'kinds = ["arms"]', 'kinds = "arms"', "not a list"),
        ("commitments", 'source = "', 'source = " ", url = "', "damaged"),
        ("commitments", "[[commitment]]", "[[commitments]]", "no [[commitment]]"),
        ("wars", "known = ", "known = true #", "not a date"),
        ("wars", "a = [\n", "a = [ 3,\n", "list of tables"),
        ("wars", 'b_groups = ["al-Shabaab", "IS Somalia"]', "b_groups = []", "neither a state nor a group"),
        ("nuclear", 'status = "hosting"', 'status = "host"', "none of armed"),
        ("nuclear", "summary = ", "summary = 3 #", "not a str"),
    ],
)
def test_faults_are_named(tmp_path, name, old, new, says):
    folder = copy(tmp_path, **{name: (old, new)})
    if says == "damaged":
        # Broken TOML: the parser's own words, and nothing else from that file.
        assert [p for p in sup.problems(folder) if p.startswith(f"{name}.toml: ")]
    elif says == "no [[commitment]]":
        text = (folder / "commitments.toml").read_text(encoding="utf-8")
        (folder / "commitments.toml").write_text(text.replace("[[commitment]]", "[[commitments]]"), encoding="utf-8")
        assert any(says in p for p in sup.problems(folder))
    else:
        assert any(says in p and p.startswith(f"{name}.toml: ") for p in sup.problems(folder)), sup.problems(folder)
    with pytest.raises(DamagedData, match="supplement is damaged"):
        sup.load_supplement(folder)


def test_a_missing_file_and_an_empty_one(tmp_path):
    copy(tmp_path)
    (tmp_path / "wars.toml").unlink()
    (tmp_path / "nuclear.toml").write_text('covered_to = "May"\n[[nuclear]]\nid = "x"\n', encoding="utf-8")
    found = sup.problems(tmp_path)
    assert any(p.startswith("wars.toml: ") for p in found)
    assert any("state is missing" in p for p in found)
    assert any("source is missing" in p for p in found)
    assert "nuclear.toml: covered_to = 'May' is not a date" in found


def test_a_lone_member_and_a_war_of_nobody(tmp_path):
    copy(tmp_path)
    (tmp_path / "treaties.toml").write_text(
        'covered_to = 2020-01-01\n[[treaty]]\nid = "t"\nname = "T"\nparties = ["USA", "GBR"]\nform = "treaty"\nsigned = 2020-01-01\n'
        'obligations = []\neffect = "none"\nsource = "s"\nchecked = "c"\n'
        '[[bloc]]\nid = "b"\nname = "B"\nobligations = ["defense"]\nstrength = "weak"\nsource = "s"\nchecked = "c"\n'
        'members = [{ state = "USA", start = 2020-01-01 }]\n',
        encoding="utf-8",
    )
    (tmp_path / "wars.toml").write_text(
        'covered_to = 2020-01-01\n[[war]]\nid = "w"\nname = "W"\nkind = "intra-state"\nintensity = "war"\nstart = 2020-01-01\n'
        'b_groups = ["rebels"]\nsource = "s"\nchecked = "c"\n',
        encoding="utf-8",
    )
    assert sup.problems(tmp_path) == [
        "treaties.toml: b: a bloc has at least two members",
        "wars.toml: w: side a has no state",
    ]
