"""States, demonyms, capitals, seats of power, bodies and groups for the gazetteer."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foederis import states
from foederis.actors._fold import key_of

if TYPE_CHECKING:
    from foederis.actors._build import Book

__all__ = ["add_names", "exact"]


def exact(form: str) -> bool:
    """Whether a form needs its capitals: short names written mostly in capitals."""
    letters = [c for c in form if c.isalpha()]
    return " " not in form.strip() and len(letters) <= 6 and sum(c.isupper() for c in letters) * 2 > len(letters) >= 2


def _plural(word: str) -> str:
    return word if word.endswith(("s", "ese", "ish", "ch", "x", "z")) else word + "s"


def _demonyms(text: str | None) -> list[str]:
    """ "Venezuelan(s)" → Venezuelan, Venezuelans; "Frenchman(men)" → Frenchman, Frenchmen."""
    out: list[str] = []
    for part in re.split(r"[,;/]| or ", text or ""):
        part = re.sub(r"note.*", "", part).strip()
        m = re.fullmatch(r"([^()]+?)\((s|men|women)\).*", part)
        if m and m[2] == "s":
            out += [m[1].strip(), m[1].strip() + "s"]
        elif m:
            out += [m[1].strip(), re.sub("(wo)?man$", m[2], m[1].strip())]
        else:
            out.append(re.sub(r"\(.*", "", part).strip())
    return [o for o in out if o and o[0].isupper()]


def _factbook(raw: Path) -> dict[str, dict[str, list[str]]]:
    import polars as pl

    out: dict[str, dict[str, list[str]]] = {}
    frame = (
        pl.read_parquet(raw / "actors" / "countries_factbook.parquet")
        .filter(pl.col("iso3").is_not_null())
        .sort("iso3", "gec")
    )
    for r in frame.iter_rows(named=True):
        names = [r["country"], r["long_form"]]
        for field in ("former", "abbreviation"):
            names += [re.sub(r"\s*[\(\[].*?[\)\]]\s*", " ", x).strip() for x in re.split(r"[,;]| or ", r[field] or "")]
        names = [re.sub(r"\s*\(.*", "", n.split(";")[0]).strip() for n in names if n]
        capitals = [re.sub(r"\s*\(.*", "", c).strip() for c in re.split(r"[,;]", r["capital"] or "")]
        out.setdefault(
            r["iso3"],
            {
                "names": [n for n in names if n and n[0].isupper()],
                "people": [*_demonyms(r["demonym_noun"]), *_demonyms(r["demonym_adjective"])],
                "capitals": [c for c in capitals if c and c[0].isupper() and len(c.split()) < 4 and " is " not in c],
            },
        )
    return out


def add_names(book: Book, raw: Path, here: Path) -> None:
    """Everything that is not a person."""
    hand = tomllib.loads((here / "names.toml").read_text(encoding="utf-8"))
    drop = {key_of(d) for d in hand["drop"]}
    timid = {key_of(x) for x in hand["timid"]}
    entries = [*hand["dated"], *_former(hand["former"]), *_moved(hand["moved"])]
    dated = {key_of(d["name"]) for d in entries}
    for row in hand["unions"]:
        codes, _, rest = row.partition(" = ")
        whole, start, end = _dates(rest)
        for code in codes.split():
            book.unions.setdefault(code, []).append([whole, start or "1816-01-01", end or "9999-12-31"])
    for form in hand["nothing"]:
        book.names[key_of(form)] = {}
    facts = _factbook(raw)
    for code in sorted(set(hand["states"]) | (set(facts) & set(states.STATES))):
        own: dict[str, list[str]] = hand["states"].get(code, {})
        fact = facts.get(code, {"names": [], "people": [], "capitals": []})
        label = states.STATES[code].name if code in states.STATES else (own.get("names") or fact["names"])[0]
        done: set[str] = set()
        for field, kind, weight in (("names", "state", 1.0), ("people", "state", 0.99), ("capitals", "capital", 0.95)):
            reading = book.add(label, code, kind=kind, role={"people": "people"}.get(field, ""), weight=weight)
            forms = [(f, True) for f in own.get(field, [])] + [(f, False) for f in fact[field]]
            for form, mine in forms:
                key = key_of(form)
                if key in done or key in dated or (not mine and key in drop):
                    continue
                done.add(key)
                flags = ("x" if exact(form) else "") + ("t" if key in timid else "")
                book.name(form, reading, flags)
        book.readings[-1][0] = next(iter([*own.get("capitals", []), *fact["capitals"]]), label)
    for entry in entries:
        for r in entry["readings"]:
            i = book.add(
                entry["name"].removeprefix("the "), r["state"], kind=r.get("kind", "state"), weight=r.get("weight", 1.0),
                start=str(r["start"]) if "start" in r else None, end=str(r["end"]) if "end" in r else None, note=r.get("note", ""),
            )  # fmt: skip
            book.name(
                entry["name"],
                i,
                ("x" if exact(entry["name"]) else "") + ("t" if key_of(entry["name"]) in timid else ""),
            )
    for file, table in (("regions.toml", "regions"), ("sites.toml", "sites"), ("cities.toml", "cities")):
        _add_regions(book, tomllib.loads((here / file).read_text(encoding="utf-8"))[table])
    _add_bodies(book, tomllib.loads((here / "organs.toml").read_text(encoding="utf-8")))


def _former(rows: list[str]) -> list[dict[str, Any]]:
    """ "Zaire = COD @ 1971-10-27..1997-05-16": a name that a continuing state no longer bears."""
    out = []
    for row in rows:
        name, _, rest = row.partition(" = ")
        code, start, end = _dates(rest)
        reading = {"state": code, "note": f"{name} was the name until {end}"}
        out.append({"name": name, "readings": [reading | {k: v for k, v in (("start", start), ("end", end)) if v}]})
    return out


def _moved(rows: list[str]) -> list[dict[str, Any]]:
    """ "Hue, Da Nang = XSV @ 1955-10-26..1975-04-30, VNM": towns and regions that changed hands, whose on other days last."""
    out = []
    for row in rows:
        names, _, rest = row.partition(" = ")
        readings: list[dict[str, Any]] = []
        for part in rest.split(", "):
            code, start, end = _dates(part)
            dates = {k: v for k, v in (("start", start), ("end", end)) if v}
            readings.append({"state": code, "kind": "region", "weight": 0.8 if dates else 0.35} | dates)
        out += [{"name": name, "readings": readings} for name in names.split(", ")]
    return out


def _dates(form: str) -> tuple[str, str | None, str | None]:
    name, _, span = form.partition(" @ ")
    start, _, end = span.partition("..")
    return name, start or None, end or None


def _add_regions(book: Book, hand: dict[str, Any]) -> None:
    for code, forms in sorted(hand.items()):
        for form in forms:
            key = key_of(form)
            if key not in book.names:  # a state's or capital's name means that first
                book.name(form, book.add(form, code, kind="region", weight=0.7), "t")


def _add_bodies(book: Book, hand: dict[str, Any]) -> None:
    for table in ("metonym", "organ"):
        for code, sectors in sorted(hand[table].items()):
            for sector, forms in sorted(sectors.items()):
                for form in forms:
                    name, start, end = _dates(form)
                    i = book.add(name, code, sector=sector, kind=table, start=start, end=end, weight=0.95)
                    book.name(name, i, "x" if exact(name) else "")
    for table in ("body", "group"):
        for sector, forms in sorted(hand[table].items()):
            same: dict[tuple[str, str | None, str | None], int] = {}
            for form in forms:
                name, start, end = _dates(form)
                slot = key_of(name), start, end
                if slot not in same:  # "NATO" and "Nato" are one body, and the second needs no capitals
                    same[slot] = book.add(name, None, sector=sector, kind=table, start=start, end=end, weight=0.95)
                book.name(name, same[slot], "x" if exact(name) else "")
