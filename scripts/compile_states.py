"""Compile src/foederis/data/states.csv from the state lists in ../shared/data.

    python scripts/compile_states.py ../shared/data

One row a spell: code, name, cow, gw, start, end (empty: still a member). Facts (dates of membership, numbers) from the
COW state system 2016 and the Gleditsch-Ward list; codes are ours (CONTRACT: States).
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import polars as pl

# COW/GW number -> our code where ISO and the continuing-state rule do not decide it. German and Italian states that
# merged have no ISO code: user-assigned X codes, used inside the almanac only.
SPECIAL = {
    240: "XHN", 245: "XBV", 267: "XBD", 269: "XSX", 271: "XWT", 273: "XHE", 275: "XHG", 280: "XMC",
    327: "XPS", 329: "XTS", 332: "XMO", 335: "XPR", 337: "XTU", 511: "XZB", 300: "AUT", 305: "AUT",
    255: "DEU", 260: "DEU", 265: "DDR", 315: "CSK", 316: "CZE", 317: "SVK", 365: "RUS", 678: "YEM", 679: "YEM",
    680: "YMD", 730: "KOR", 731: "PRK", 732: "KOR", 816: "VNM", 817: "XSV", 347: "XKX", 340: "SRB", 713: "TWN",
    99: "XGC", 89: "XUP", 563: "XTV", 564: "XOF", 396: "XAB", 397: "XSO", 815: "VNM", 821: "XMF",
    711: "XTB",
}  # fmt: skip
NAMES = {
    "DEU": "Germany", "RUS": "Russia", "YEM": "Yemen", "YMD": "South Yemen", "DDR": "East Germany", "KOR": "South Korea",
    "PRK": "North Korea", "VNM": "Vietnam", "XSV": "South Vietnam", "AUT": "Austria", "ITA": "Italy", "TUR": "Turkey",
    "YUG": "Yugoslavia", "SRB": "Serbia", "CSK": "Czechoslovakia", "USA": "United States", "GBR": "United Kingdom",
    "COD": "DR Congo", "COG": "Republic of the Congo", "MKD": "North Macedonia", "SWZ": "Eswatini", "CZE": "Czechia",
    "MMR": "Myanmar", "CIV": "Ivory Coast", "CPV": "Cape Verde", "TLS": "East Timor", "FSM": "Micronesia",
    "IRN": "Iran", "LKA": "Sri Lanka", "THA": "Thailand", "ETH": "Ethiopia", "TZA": "Tanzania", "BIH": "Bosnia and Herzegovina",
    "XHN": "Hanover", "XBV": "Bavaria", "XBD": "Baden", "XSX": "Saxony", "XWT": "Württemberg", "XHE": "Hesse-Kassel",
    "XHG": "Hesse-Darmstadt", "XMC": "Mecklenburg-Schwerin", "XPS": "Papal States", "XTS": "Two Sicilies",
    "XMO": "Modena", "XPR": "Parma", "XTU": "Tuscany", "XZB": "Zanzibar", "XKX": "Kosovo", "TWN": "Taiwan",
    "XGC": "Great Colombia", "XUP": "Central American Federation", "XTV": "Transvaal", "XOF": "Orange Free State",
    "XAB": "Abkhazia", "XSO": "South Ossetia", "XTB": "Tibet", "XMF": "Federated Malay States", "BLR": "Belarus",
    "MDG": "Madagascar", "KHM": "Cambodia", "BFA": "Burkina Faso", "KGZ": "Kyrgyzstan", "ZWE": "Zimbabwe", "ROU": "Romania", "SUR": "Suriname",
    "DOM": "Dominican Republic",
}  # fmt: skip
# Names that are asked about and have seats or observers' seats, but stand on neither list.
EXTRA = [("PSE", "Palestine", "1988-11-15"), ("VAT", "Holy See", "1929-02-11"), ("ESH", "Western Sahara", "1976-02-27"),
         ("COK", "Cook Islands", "1965-08-04"), ("NIU", "Niue", "1974-10-19")]  # fmt: skip
OUT = Path(__file__).parents[1] / "src/foederis/data/states.csv"
STILL = {"cow": "2016-12-31", "gw": "2020-12-31"}


def main(data: Path, out: Path = OUT) -> None:
    iso = {
        int(r["cow"]): str(r["iso3"])
        for r in pl.read_parquet(data / "actors/leaders_reign.parquet").select("cow", "iso3").unique().to_dicts()
        if r["iso3"]
    }
    names = {
        str(r["iso3"]): str(r["country"])
        for r in pl.read_parquet(data / "actors/countries_factbook.parquet").to_dicts()
        if r["iso3"]
    }
    by_name = {v: k for k, v in names.items()}
    panel = pl.read_parquet(data / "raw/cow_gw_panel.parquet")
    gw_to_cow = {
        int(r["gwcode"]): int(r["ccode"])
        for r in panel.drop_nulls().select("gwcode", "ccode").unique().sort("ccode").to_dicts()
    }
    rows: set[tuple[str, str, str, str, str, str]] = set()
    lost = []
    for kind, file, number, name in (
        ("cow", "raw/cow_system_v2016_isard.parquet", "ccode", "cw_name"),
        ("gw", "raw/gw_system.parquet", "gwcode", "gw_name"),
    ):
        for r in pl.read_parquet(data / file).to_dicts():
            n = int(r[number])
            plain = str(r[name]).split("(")[0].split("/")[0].strip()
            # A number may mean another state on the other list (970: Nauru for COW, Kiribati for Gleditsch and Ward).
            own = n if kind == "cow" else gw_to_cow.get(n, n)
            code = SPECIAL.get(n) or iso.get(own) or by_name.get(plain)
            code = code or {
                "St. Lucia": "LCA",
                "St. Vincent and the Grenadines": "VCT",
                "Antigua & Barbuda": "ATG",
                "St. Kitts and Nevis": "KNA",
                "Micronesia": "FSM",
                "Federated States of Micronesia": "FSM",
                "Sao Tome and Principe": "STP",
                "Saint Lucia": "LCA",
                "Samoa": "WSM",
            }.get(plain)
            if code is None:
                lost.append((kind, n, r[name]))
                continue
            start, end = str(r["start"]), str(r["end"])
            open_end = "" if end == STILL[kind] else end
            both = [(code, start, open_end)]
            if n == 345:  # Serbia to 1918, Yugoslavia until the Constitutional Charter of 4 February 2003, then Serbia
                eras = (
                    ("SRB", "1800-01-01", "1918-11-30"),
                    ("YUG", "1918-12-01", "2003-02-03"),
                    ("SRB", "2003-02-04", ""),
                )
                both = [
                    (c, max(s, start), min(filter(None, (e, open_end)), default=""))
                    for c, s, e in eras
                    if (not open_end or s <= open_end) and (not e or start <= e)
                ]
            for c, s, e in both:
                rows.add(
                    (
                        c,
                        NAMES.get(c) or names.get(c) or plain,
                        str(n) if kind == "cow" else "",
                        str(n) if kind == "gw" else "",
                        s,
                        e,
                    )
                )
    rows |= {(c, n, "", "", s, "") for c, n, s in EXTRA}
    with out.open("w", newline="", encoding="utf-8") as file:
        w = csv.writer(file, lineterminator="\n")
        w.writerow(["code", "name", "cow", "gw", "start", "end"])
        w.writerows(sorted(rows, key=lambda r: (r[0], r[4], r[2], r[3])))
    print(f"{len(rows)} spells of {len({r[0] for r in rows})} states -> {out}", file=sys.stderr)
    for item in lost:
        print("no code for", *item, file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
