"""Pages from the network: bounded in time, size and redirects, and never from inside the house.

A page's address may come from somebody else's feed, so each hop's host is resolved here, every address it resolves to
must be public, and the connection goes to the address that was checked (a second answer of the name server, "DNS
rebinding", finds no one asking).
"""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from foederis.errors import BadInput, NetworkFailure

__all__ = ["Page", "fetch", "is_url"]

MAX_BYTES = 20_000_000
MAX_REDIRECTS = 5
TIMEOUT = 10.0
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": "foederis/0.1 (+news reader; one page at a time)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_TEXTUAL = ("text/", "application/xhtml", "application/xml", "application/json", "application/x-ndjson", "application/rss", "application/atom")
_WORDS = {
    401: "the page asks for a login", 402: "the page is behind a paywall", 403: "the server refuses access",
    404: "no such page", 407: "the proxy asks for a login", 410: "the page is gone", 429: "the server asks to wait",
    451: "the page is withheld for legal reasons",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the bytes, the address after redirects, the media type and the charset that the server named."""

    data: bytes
    url: str
    media: str = ""
    charset: str | None = None


def is_url(name: str) -> bool:
    """Whether an input is a web address.

    >>> is_url("https://example.org/a"), is_url("a.txt")
    (True, False)
    """
    return name.lower().startswith(("http://", "https://"))


def _public(address: str) -> bool:
    """Whether an address lies on the open network: neither private nor loopback, link-local, shared or reserved."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            ip = inner
        elif ip in ipaddress.ip_network("64:ff9b::/96"):
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def _resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of a host, each checked; BadInput where one is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NetworkFailure(f"no such host: {host}", hint="check the address and the connection") from None
    addresses = list(dict.fromkeys(str(row[4][0]) for row in found))
    if not allow_private and not all(_public(a) for a in addresses):
        raise BadInput(f"{host} is a private address", hint="save the page and read the file")
    return addresses


def _checked(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address that may be fetched."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadInput(f"not a web address: {url[:200]}") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise BadInput(f"only http and https pages are read, not {parts.scheme or url[:40]}")
    if not parts.hostname or any(c.isspace() or ord(c) < 32 for c in url):
        raise BadInput(f"not a web address: {url[:200]}")
    return parts.scheme.lower(), parts.hostname, port or (443 if parts.scheme.lower() == "https" else 80)


def _client(addresses: dict[str, list[str]]) -> Any:
    """An httpx client whose connections go to the addresses that were checked; other hosts cannot be reached."""
    import httpcore
    import httpx

    class Pinned(httpcore.NetworkBackend):
        """Connects to the checked addresses of a host, in turn."""

        def __init__(self) -> None:
            self._plain = httpcore.SyncBackend()

        def connect_tcp(self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None) -> Any:
            error: Exception | None = None
            for address in addresses.get(host, ()):
                try:
                    return self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
                except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                    error = failed
            raise error or httpcore.ConnectError(f"{host} was not checked")

        def sleep(self, seconds: float) -> None:
            self._plain.sleep(seconds)

    transport = httpx.HTTPTransport(retries=0)
    transport._pool._network_backend = Pinned()
    # No proxy from the environment: it would connect on our behalf to whatever it is told.
    return httpx.Client(transport=transport, timeout=TIMEOUT, follow_redirects=False, trust_env=False, headers=_HEADERS)


def fetch(url: str, *, allow_private: bool = False, max_bytes: int = MAX_BYTES, seconds: float = 20.0) -> Page:
    """Fetch one page.

    `seconds` bounds the whole, redirects included. Raises BadInput for what the asker can mend (a bad or private
    address, no such page, a login, too large, not a text) and NetworkFailure for the rest; one line each.
    """
    import httpx

    end = time.monotonic() + seconds
    addresses: dict[str, list[str]] = {}
    seen: list[str] = []
    here = url.strip()
    with _client(addresses) as client:
        while True:
            here = here.split("#")[0]
            _, host, port = _checked(here)
            if here in seen:
                raise BadInput(f"{url} redirects in a loop")
            if len(seen) > MAX_REDIRECTS:
                raise BadInput(f"{url} redirects more than {MAX_REDIRECTS} times")
            seen.append(here)
            addresses[host] = _resolve(host, port, allow_private=allow_private)
            if not host.isascii():
                addresses[host.encode("idna").decode()] = addresses[host]
            try:
                with client.stream("GET", here) as answer:
                    if answer.status_code in _REDIRECTS and answer.headers.get("location"):
                        here = urljoin(here, answer.headers["location"])
                        if time.monotonic() > end:
                            raise NetworkFailure(f"{url} took longer than {seconds:g} s")
                        continue
                    return _page(answer, here, url, max_bytes, end, seconds)
            except httpx.TimeoutException:
                raise NetworkFailure(f"{host} did not answer in time", hint="try again later") from None
            except (httpx.HTTPError, httpx.InvalidURL, ValueError) as failed:
                reason = str(failed).split("\n")[0][:120] or type(failed).__name__
                raise NetworkFailure(f"{host} could not be read: {reason}", hint="check the address") from None


def _page(answer: Any, here: str, url: str, max_bytes: int, end: float, seconds: float) -> Page:
    code = int(answer.status_code)
    if code >= 400:
        words = _WORDS.get(code, "the server failed" if code >= 500 else "the server refuses the request")
        kind = BadInput if code in (401, 402, 404, 410) else NetworkFailure
        raise kind(f"{url}: {words} (HTTP {code})")
    header = answer.headers.get("content-type", "")
    media = header.split(";")[0].strip().lower()
    if media and not media.startswith(_TEXTUAL):
        raise BadInput(f"{url} is {media}, not a page or a text")
    too_large = BadInput(f"{url} is larger than {max_bytes / 1e6:g} MB")
    length = answer.headers.get("content-length", "")
    if length.isdigit() and int(length) > max_bytes:
        raise too_large
    parts: list[bytes] = []
    size = 0
    for chunk in answer.iter_bytes():
        size += len(chunk)
        if size > max_bytes:
            raise too_large
        if time.monotonic() > end:
            raise NetworkFailure(f"{url} took longer than {seconds:g} s")
        parts.append(chunk)
    return Page(b"".join(parts), here, media, answer.charset_encoding)
