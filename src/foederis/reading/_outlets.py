"""The table of outlets: whose letter a document carries, and which wire service wrote it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from foederis.claims import Document
from foederis.errors import BadInput

__all__ = ["Outlet", "OutletTable", "load_outlets", "plain_name"]

_SHIPPED = Path(__file__).parent.parent / "data" / "outlets.toml"
_LETTERS = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One source: its name, other names, web domains, letter A-F, and whether it is a wire service."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    reliability: str = "F"
    agency: bool = False


def plain_name(name: str) -> str:
    """A name for comparison: lower case, without article and marks.

    >>> plain_name("The Associated Press"), plain_name("the Kremlin's")
    ('associated press', 'kremlin')
    """
    name = re.sub(r"[’']s?\b", "", name.lower())
    return re.sub(r"^(?:the|a|an) ", "", " ".join(re.findall(r"[\w&]+", name)))


@dataclass(frozen=True)
class OutletTable:
    """Outlets, the first that matches holds."""

    outlets: tuple[Outlet, ...] = ()
    path: str = field(default="", compare=False)

    @cached_property
    def _names(self) -> Mapping[str, Outlet]:
        table: dict[str, Outlet] = {}
        for outlet in self.outlets:
            for name in (outlet.name, *outlet.aliases):
                table.setdefault(plain_name(name), outlet)
        return table

    @cached_property
    def _domains(self) -> Mapping[str, Outlet]:
        table: dict[str, Outlet] = {}
        for outlet in self.outlets:
            for domain in outlet.domains:
                table.setdefault(domain.lower(), outlet)
        return table

    @cached_property
    def _credit(self) -> re.Pattern[str] | None:
        names = sorted(
            (re.escape(n) for o in self.outlets if o.agency for n in (o.name, *o.aliases)), key=len, reverse=True
        )
        if not names:
            return None
        any_name = "|".join(names)
        # "(Reuters)", "/TASS/", "KYIV, June 5 (AP) -", "Source: AFP", "— Reuters", "Reuters contributed to this report"
        return re.compile(
            rf"\((?P<a>{any_name})\)|/(?P<b>{any_name})/|(?:[Ss]ource:|[–—-]{{1,2}}|^|©) ?(?P<c>{any_name})\.?$|"
            rf"\b(?P<d>{any_name}) (?:contributed to|and (?:staff|agencies))|\b(?:[Ww]ith|[Ff]rom) (?P<e>{any_name})\.?$",
            re.MULTILINE,
        )

    def find(self, name: str | None) -> Outlet | None:
        """The outlet of that name or alias, None where it is not in the table."""
        return self._names.get(plain_name(name)) if name else None

    def of(self, document: Document) -> Outlet | None:
        """The outlet of a document, by its name, else by the domain of its address."""
        found = self.find(document.outlet)
        if found is not None or not document.url:
            return found
        host = domain_of(document.url)
        while "." in host:
            if host in self._domains:
                return self._domains[host]
            host = host.split(".", 1)[1]
        return None

    def agencies(self, document: Document) -> frozenset[str]:
        """The wire services that a document credits: in its outlet, near its head or at its end."""
        found: set[str] = set()
        outlet = self.of(document)
        if outlet is not None and outlet.agency:
            found.add(outlet.name)
        if self._credit is not None:
            text = document.text
            for part in (text[:700], text[-400:]) if len(text) > 1100 else (text,):
                for m in self._credit.finditer(part):
                    agency = self.find(next(g for g in m.groups() if g))
                    if agency is not None:
                        found.add(agency.name)
        return frozenset(found)

    def reliability(self, document: Document) -> str:
        """The letter of a document's outlet; F where it is not in the table.

        >>> load_outlets().reliability(Document("1", "", outlet="Reuters")), load_outlets().reliability(Document("2", ""))
        ('B', 'F')
        """
        outlet = self.of(document)
        return outlet.reliability if outlet else "F"


def domain_of(url: str) -> str:
    """The host of an address without "www."; empty where there is none."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _own() -> Path:
    """Where the user's own table lies."""
    home = os.environ.get("FOEDERIS_HOME")
    if home:
        return Path(home) / "outlets.toml"
    from platformdirs import user_data_path

    return user_data_path("foederis", appauthor=False) / "outlets.toml"


def _words(row: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if isinstance(value, str) or not all(isinstance(v, str) for v in value):
        raise BadInput(f'{where}: "{key}" must be a list of texts')
    return tuple(value)


def _parse(path: Path) -> Iterable[Outlet]:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} is not TOML: {error}", hint="see src/foederis/data/outlets.toml for the form") from None
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}") from None
    rows = data.get("outlet", [])
    if not isinstance(rows, list):
        raise BadInput(f"{path}: write each source as [[outlet]]")
    for number, row in enumerate(rows, 1):
        where = f"{path}, outlet {number}"
        name, letter = row.get("name"), str(row.get("reliability", "F")).upper()
        if not isinstance(name, str) or not name.strip():
            raise BadInput(f"{where} has no name")
        if letter not in _LETTERS or len(letter) != 1:
            raise BadInput(f'{where} ({name}): reliability "{letter}" is not a letter from A to F')
        aliases, domains = _words(row, "aliases", where), _words(row, "domains", where)
        yield Outlet(name, aliases, domains, letter, bool(row.get("agency", False)))


def load_outlets(path: Path | None = None) -> OutletTable:
    """The user's table (`path`, else outlets.toml in foederis's own folder) before the one that comes along.

    Raises BadInput where the user's file cannot be used.

    >>> load_outlets().find("AFP").name
    'Agence France-Presse'
    """
    own = path or _own()
    mine: list[Outlet] = []
    if path is not None or own.exists():
        mine = list(_parse(own))
    return OutletTable((*mine, *_parse(_SHIPPED)), str(own) if mine else "")
