"""Fetching: a real server on the loopback, and no way into the house."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from foederis.errors import BadInput, FoederisError, NetworkFailure
from foederis.reading import _fetch
from foederis.reading._documents import SetAside, load_documents
from foederis.reading._fetch import fetch, is_url

PRIVATE = (
    "127.0.0.1 localhost 10.1.2.3 172.16.0.9 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 [::1] [::ffff:127.0.0.1] [fe80::1] "
    "[fd00::1] [64:ff9b::7f00:1] [2002:7f00:1::] 224.0.0.1 240.0.0.1 2130706433 0x7f.1 127.1"
)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def _send(self, code: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        html = {"Content_Type": "text/html; charset=windows-1252"}
        if path == "/page":
            self._send(200, "<p>Chávez</p>".encode("cp1252"), **html)
        elif path == "/zip":
            self._send(200, gzip.compress(b"<p>Peru</p>"), Content_Encoding="gzip", **html)
        elif path == "/bomb":
            self._send(200, gzip.compress(b"a" * 5_000_000), Content_Encoding="gzip", **html)
        elif path == "/loop":
            self._send(302, Location="/loop")
        elif path == "/chain":
            n = int(self.path.partition("?")[2] or 0)
            self._send(302, Location=f"/chain?{n + 1}")
        elif path == "/hop":
            self._send(301, Location="/page#part")
        elif path == "/inside":
            self._send(302, Location="http://127.0.0.1:1/secret")
        elif path == "/ftp":
            self._send(302, Location="ftp://example.org/")
        elif path == "/file":
            self._send(302, Location="file:///etc/passwd")
        elif path == "/nowhere":
            self._send(302, **html)
        elif path == "/pdf":
            self._send(200, b"%PDF", Content_Type="application/pdf")
        elif path == "/large":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "99999999999")
            self.end_headers()
        elif path == "/slow":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "1000")
            self.end_headers()
            try:
                for _ in range(30):
                    self.wfile.write(b"a")
                    self.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                pass
            self.close_connection = True
        elif path == "/cut":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"half")
            self.close_connection = True
        elif path[1:].isdigit():
            self._send(int(path[1:]), b"no", **html)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def failed(url: str, kind: type[FoederisError] = BadInput, **given: Any) -> str:
    with pytest.raises(kind) as caught:
        fetch(url, allow_private=True, **given)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_page(server: str) -> None:
    page = fetch(f"{server}/page", allow_private=True)
    assert page.data.decode(page.charset or "") == "<p>Chávez</p>"
    assert page.media == "text/html"
    assert fetch(f"{server}/zip", allow_private=True).data == b"<p>Peru</p>"


def test_redirects(server: str) -> None:
    page = fetch(f"{server}/hop", allow_private=True)
    assert page.url == f"{server}/page"
    assert "redirects in a loop" in failed(f"{server}/loop")
    assert "more than 5 times" in failed(f"{server}/chain")
    assert "only http and https" in failed(f"{server}/ftp")
    assert "only http and https" in failed(f"{server}/file")
    assert fetch(f"{server}/nowhere", allow_private=True).data == b""


@pytest.mark.parametrize(
    ("code", "words", "kind"),
    [
        (401, "asks for a login", BadInput),
        (402, "paywall", BadInput),
        (403, "refuses access", NetworkFailure),
        (404, "no such page", BadInput),
        (410, "gone", BadInput),
        (418, "refuses the request", NetworkFailure),
        (429, "asks to wait", NetworkFailure),
        (503, "server failed", NetworkFailure),
    ],
)
def test_codes(server: str, code: int, words: str, kind: type[FoederisError]) -> None:
    assert words in failed(f"{server}/{code}", kind)


def test_bounds(server: str) -> None:
    assert "is application/pdf" in failed(f"{server}/pdf")
    assert "larger than 0.001 MB" in failed(f"{server}/large", max_bytes=1000)
    assert "larger than 1 MB" in failed(f"{server}/bomb", max_bytes=1_000_000)
    assert "took longer than 0.2 s" in failed(f"{server}/slow", NetworkFailure, seconds=0.2)
    assert "could not be read" in failed(f"{server}/cut", NetworkFailure)
    assert "could not be read" in failed("http://127.0.0.1:1/", NetworkFailure)


def test_a_server_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_fetch, "TIMEOUT", 0.2)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        assert "did not answer in time" in failed(f"http://127.0.0.1:{listener.getsockname()[1]}/", NetworkFailure)


@pytest.mark.parametrize(
    "host",
    PRIVATE.split(),
)
def test_private_addresses_are_refused(host: str) -> None:
    with pytest.raises(FoederisError) as caught:
        fetch(f"http://{host}/")
    assert "private address" in str(caught.value) or "no such host" in str(caught.value)


def test_a_public_page_cannot_lead_inside(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop is let through as if it were public; the redirect to the loopback is refused."""
    port = int(server.rsplit(":", 1)[1])
    monkeypatch.setattr(_fetch, "_public", lambda _: False)
    answers: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, *more: Any, **named: Any) -> Any:
        answers.append(host)
        if host == "news.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        return real(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(_fetch, "_public", lambda _: len(answers) < 2)
    with pytest.raises(BadInput, match=r"127\.0\.0\.1 is a private address"):
        fetch(f"http://news.example:{port}/inside")


def test_the_connection_goes_to_the_address_that_was_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is resolved once: a second answer of the name server would find nobody asking."""
    port = int(server.rsplit(":", 1)[1])
    asked = []

    def resolve(host: str, *_: Any, **__: Any) -> Any:
        asked.append(host)
        address = "127.0.0.1" if asked.count("news.example") == 1 else "203.0.113.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host if host[0].isdigit() else address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(_fetch, "_public", lambda _: True)
    assert b"Ch" in fetch(f"http://news.example:{port}/page").data
    assert asked.count("news.example") == 1


def test_one_private_answer_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(BadInput, match="private address"):
        fetch("http://two.example/")


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://a b/", "http://example.org:99999/", "http://exa\nmple.org/", "gopher://x/"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(BadInput):
        fetch(url)


def test_unknown_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(NetworkFailure, match=r"no such host: nowhere\.invalid"):
        fetch("http://nowhere.invalid/")
    with pytest.raises(NetworkFailure, match="no such host"):
        fetch("http://zürich.invalid/")


def test_environment_proxies_are_not_used(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert fetch(f"{server}/page", allow_private=True).data


def test_load_documents_refuses_private_pages_in_one_line(server: str) -> None:
    (found,) = load_documents([f"{server}/page"])
    assert isinstance(found, SetAside)
    assert "127.0.0.1 is a private address" in found.reason


def test_is_url() -> None:
    assert is_url("HTTPS://example.org")
    assert not is_url("example.org")
