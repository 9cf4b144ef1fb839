"""What the open tables say about who held office: the Factbook of January 2026, and two leader lists where they agree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from foederis import states
from foederis.actors._fold import key_tokens, words

__all__ = ["Term", "agreed_terms", "factbook_people", "first_names"]

# Days by which two lists may differ about one start or end and still be taken to agree.
_TOLERANCE = 31
# Commanders and rulers of another state whom the lists keep under the state that they occupied.
_OCCUPIERS = {
    ("KWT", "Saddam Hussein"),
    ("JPN", "MacArthur"),
    ("JPN", "Matthew Bunker Ridgway"),
    ("IRQ", "Jay Garner"),
    ("IRQ", "Paul Bremer"),
}
_GREAT = words("USA RUS CHN GBR FRA DEU JPN IND ITA ISR IRN IRQ EGY SYR TUR UKR VEN CUB PRK KOR SAU PAK LBY")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office of one person."""

    state: str
    name: str
    office: str
    start: str | None
    end: str | None
    weight: float
    note: str = ""
    kind: str = "leader"
    sector: str = "GOV"
    aliases: tuple[str, ...] = ()


def first_names(raw: Path) -> frozenset[str]:
    """First names as they occur before the family name in the Factbook's lists of chiefs and ambassadors."""
    import polars as pl

    frame = pl.read_parquet(raw / "actors" / "chiefs_factbook.parquet").drop_nulls(["name", "name_in_capitals"])
    out: set[str] = set()
    for name in frame["name"]:
        for word in name.split():
            if word.isupper() and len(word) > 2:
                break
            if word[:1].isupper() and word.isalpha() and len(word) > 2:
                out |= set(key_tokens(word))
    hand = words("""vladimir joseph josef nicolas hugo fidel raul george john james robert william richard thomas charles henry mary elizabeth
    donald barack bill hillary joe hunter jill melania ivanka eric donald michelle ronald jimmy gerald lyndon dwight harry franklin
    theodore woodrow herbert calvin warren tony gordon david boris theresa margaret winston neville harold anthony angela helmut
    gerhard olaf konrad willy ludwig kurt francois nicolas emmanuel jacques valery georges silvio mario giorgia matteo romano
    giulio benito recep benjamin ariel ehud yitzhak shimon golda menachem yair naftali moshe saddam bashar hafez muammar hosni
    anwar gamal abdel mahmoud yasser ismail hassan ali mohammad muhammad mohammed mohamed ahmed ahmad abdul abu ibrahim mustafa
    kamal karim nuri haider hamid ashraf imran nawaz shehbaz pervez asif benazir narendra manmohan indira rajiv sonia rahul
    jawaharlal lal alexander aleksandr alexei alexey sergei sergey dmitry dmitri mikhail nikita leonid yuri boris igor ivan
    nikolai pavel viktor victor vyacheslav volodymyr petro yulia leonid oleksandr andriy maria marina anna elena natalia olga
    juan jose carlos luis jorge pedro pablo manuel miguel antonio francisco rafael alberto alfredo alvaro andres daniel evo
    gustavo ivan javier mauricio cristina nestor eduardo fernando enrique felipe vicente ernesto lazaro augusto salvador michelle
    sebastian gabriel rodrigo ferdinand gloria corazon joko susilo mahathir lee shinzo yoshihide fumio junichiro taro hideki
    melinda chelsea laura barbara nancy paul peter philip stephen steven kevin brian mark mike michael scott justin pierre
    jean jack julia bob robert malcolm marie anne kate kamala nikki lindsey marco pete antony lloyd jake ben colin condoleezza
    madeleine rex tim sarah susan samantha karen linda emma sophie simone jane janet alan allan andrew arthur bruce edward frank
    fred greg jason jeff jeffrey jennifer jerry jessica jim joan jonathan josh keith ken kenneth larry laura lisa matt matthew
    patrick ray roger ron ryan sam sean simon stanley stuart ted terry todd tom walter wayne christopher chris kim""")
    return frozenset(out | hand) - {"xi", "li", "kim", "king", "president", "sultan", "prince"}


def _title_case(word: str) -> str:
    if not word.isupper() or len(word.strip(".,")) <= 1 or re.fullmatch(r"[IVX]+,?", word):
        return word
    return "-".join(("'".join(p.capitalize() for p in part.split("'"))) for part in word.split("-"))


def factbook_people(raw: Path) -> Iterator[Term]:
    """Chiefs of state and heads of government in office in January 2026, with the day since when (public domain)."""
    import polars as pl

    frame = pl.read_parquet(raw / "actors" / "chiefs_factbook.parquet").filter(
        pl.col("role").is_in(["chief of state", "head of government"]) & pl.col("iso3").is_not_null()
    )
    seen: set[tuple[str, str, str]] = set()
    for r in frame.sort("iso3", "role", "order").iter_rows(named=True):
        name, caps, title, state = r["name"], r["name_in_capitals"], r["title"] or "", r["iso3"]
        if (
            not name
            or not caps
            or not r["since"]
            or state not in states.STATES
            or state == "AND"
            or len(name.split()) > 6
            or len(title.split()) > 8
        ):
            continue
        low = title.lower()
        if (
            "governor" in low
            or "commissioner" in low
            or "administrator" in low
            or (caps == "CHARLES" and state != "GBR")
        ):
            continue
        office = next(
            (o for o in ("king", "sultan", "queen", "emperor", "pope") if o in low),
            "emir" if "amir" in low else "prime minister" if re.search(r"prime minister|premier|taoiseach", low) else "chancellor"
            if "chancellor" in low else "president",
        )  # fmt: skip
        shown = " ".join(_title_case(w) for w in re.sub(r"[,\"].*", "", name).split())
        shown = shown.removeprefix("none ").strip()
        if (state, shown, office) in seen:
            continue
        seen.add((state, shown, office))
        since = r["since"] + "-01-01"[: 10 - len(r["since"])] if len(r["since"]) < 10 else r["since"]
        chief = r["role"] == "head of government" and office != "president"
        words = shown.split()
        family = [_title_case(w) for w in caps.split()]
        forms = []
        if len(words) > 2 and family and words[0] not in family:
            forms.append(f"{words[0]} {' '.join(family)}")
        yield Term(
            state,
            shown,
            office,
            since,
            None,
            0.92 if chief else 0.94,
            aliases=tuple(forms + family[-1:] if len(family) == 1 else forms),
        )


def _words(name: str) -> set[str]:
    return {t for t in key_tokens(name) if len(t) > 2}


def agreed_terms(raw: Path) -> Iterator[Term]:
    """Terms of effective leaders on which REIGN and Archigos agree within a month at the start, and at the end where
    both have one; from March 2015, when Archigos has little more, what stood in 2015 is followed to REIGN's end.

    Facts (who, from when, to when) are taken; names are as in REIGN. Terms that only one list has are left out.
    """
    import polars as pl

    archigos: dict[str, list[tuple[str, dt.date, dt.date]]] = {}
    for r in pl.read_parquet(raw / "raw" / "archigos_v4_1.parquet").iter_rows(named=True):
        start, end = dt.date.fromisoformat(r["startdate"]), dt.date.fromisoformat(r["enddate"])
        code = states.from_gw(r["gwcode"], start)
        if code:
            archigos.setdefault(code, []).append((r["leader"], start, end))
    reign = pl.read_parquet(raw / "actors" / "leaders_reign.parquet").sort("origin_line")
    for r in reign.iter_rows(named=True):
        code = states.from_cow(r["cow"], r["start"])
        # Unions and some occupiers are listed under the state occupied or united ("Nasser (president of UAR)").
        if not code or r["leader"] is None or "(" in r["leader"] or (code, r["leader"]) in _OCCUPIERS:
            continue
        for leader, start, end in archigos.get(code, ()):
            if abs((start - r["start"]).days) > _TOLERANCE or not _alike(leader, r["leader"]):
                continue
            note, last = "", _end(r["end"], end)
            if last == "differ":
                continue
            if r["still_in_office"]:
                # REIGN stops in March 2021; who is still in office is known from the other tables, which come first.
                last, note = "2021-03-31", "in office at least until March 2021"
            weight = 0.99 if code in _GREAT else 0.94
            forms = (leader,) if leader != r["leader"] and len(leader.split()) > 1 else ()
            yield Term(code, r["leader"], "leader", str(r["start"]), last, weight, note, aliases=forms)
            break


def _alike(a: str, b: str) -> bool:
    return bool(_words(a) & _words(b)) or key_tokens(a)[-1:] == key_tokens(b)[-1:]


def _end(reign: dt.date | None, archigos: dt.date) -> str | None:
    if archigos >= dt.date(2015, 12, 31):
        return str(reign) if reign else None
    if reign is None or abs((reign - archigos).days) > _TOLERANCE:
        return "differ"
    return str(archigos)
