"""The page: well-formed, self-contained, escaped; in a browser it fits a phone and asks the network for nothing."""

from __future__ import annotations

import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from foederis.ladder import RUNGS
from foederis.outlook import Dossier, Ranking, percent
from foederis.rendering import render

VOID = {"meta", "br", "hr", "img", "link", "input", "rect", "line", "circle"}
ALLOWED = {"html", "head", "meta", "title", "style", "body", "main", "p", "h1", "h2", "h3", "a", "nav", "figure", "figcaption", "svg", "text", "tspan", "line", "rect", "circle", "table", "thead", "tbody", "tr", "th", "td", "span", "i", "ul", "li", "div", "article", "blockquote", "footer"}
ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "aria-label", "aria-hidden", "role", "scope", "data-l", "style", "viewbox", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "width", "height", "fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor"}


class Page(HTMLParser):
    """Tags balanced, only those that the page is made of, no handler, no address but anchors."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, (tag, name, value)
            if name == "href":
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
            if name == "style":
                assert re.fullmatch(r"width:[0-9.]+%", value or ""), value
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _check(text: str) -> Page:
    found = Page(text)
    assert all(link.startswith("#") and link[1:] in found.ids for link in found.links)
    assert len(set(found.ids)) == len(found.ids)
    assert "default-src 'none'" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    text.encode("utf-8")
    return found


def test_the_page_of_a_dossier(plain: Dossier) -> None:
    text = render(plain, "html")
    found = _check(text)
    shown = "".join(found.text)
    assert plain.headline in shown
    assert text.count("<svg") == 2
    assert text.count("<circle") == 2 * len(RUNGS)
    for r in plain.rungs:
        assert f"{r.rung.value} {percent(r.probability)}, interval {percent(r.low)} to {percent(r.high)}".replace("<", "&lt;").replace(">", "&gt;") in text
    assert "http" not in re.sub(r"<p class=\"quiet source\">.*?</p>|<span class=\"quiet\">.*?</span>", "", text).replace("http-equiv", "")
    assert "<script" not in text
    assert text.count('<article class="card">') == len(plain.precedents)


def test_the_page_of_a_ranking(ranked: Ranking) -> None:
    text = render(ranked, "html")
    assert "United States (USA)" in "".join(_check(text).text)
    assert 'class="stack ranks"' in text


def test_bars_point_the_way_of_the_effect(plain: Dossier) -> None:
    text = render(plain, "html")
    for number, way in re.findall(r">([+−]\d+(?:\.\d)?)<span class=\"bar\" aria-hidden=\"true\"><i class=\"(\w+)\"", text):
        assert (way == "up") == number.startswith("+")
    widths = [float(w) for w in re.findall(r'style="width:([0-9.]+)%', text)]
    assert widths
    assert max(widths) <= 50


def test_hostile_texts_stay_texts(hostile: Dossier, hostile_ranking: Ranking) -> None:
    for d in (hostile, hostile_ranking):
        text = render(d, "html")
        found = _check(text)
        assert "<script>alert(1)</script>" in "".join(found.text)  # as text
        assert text.count("<style") == 1
        assert text.count("<title") == 1


def test_an_unknown_block_is_a_bug() -> None:
    from foederis.rendering import _html, _markdown

    for module in (_html, _markdown):
        with pytest.raises(TypeError):
            module._block(object())


# -- in a browser


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Path, list[str]]]:
    """A loopback server of a folder, with every path that was asked for."""
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, directory=str(tmp_path), **kwargs)  # type: ignore[arg-type]

        def log_message(self, *args: object) -> None:
            asked.append(self.path)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", tmp_path, asked
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_browser(plain: Dossier, hostile: Dossier, ranked: Ranking, served: tuple[str, Path, list[str]], scheme: str) -> None:
    """No overflow from 320 to 1280 px, no request but the page's own, nothing runs, and dark is dark."""
    sync = pytest.importorskip("playwright.sync_api")
    address, folder, asked = served
    with sync.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox", "--disable-gpu"])
        try:
            for name, d in (("plain", plain), ("hostile", hostile), ("ranked", ranked)):
                (folder / f"{name}.html").write_text(render(d, "html"), encoding="utf-8")
                for width in (320, 390, 800, 1280):
                    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    wanted: list[str] = []
                    said: list[str] = []
                    page.on("request", lambda r, wanted=wanted: wanted.append(r.url))
                    page.on("dialog", lambda x, said=said: said.append(x.message))
                    page.on("console", lambda m, said=said: said.append(m.text))
                    page.goto(f"{address}/{name}.html")
                    measured = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
                    assert measured[0] <= measured[1], (name, width, measured)
                    wide = page.evaluate("[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.offsetParent && !(innerWidth < 640 && e.closest('.stack thead'))).map(e => e.tagName + ' ' + e.className).slice(0, 5)")
                    if width < 640:
                        assert wide == [], (name, width)
                    assert [u for u in wanted if not u.endswith(".html")] == []
                    assert said == []
                    shown = page.evaluate("[...document.querySelectorAll('svg')].filter(s => getComputedStyle(s).display != 'none').length")
                    assert shown == (0 if name == "ranked" else 1)
                    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
                    assert (sum(map(int, re.findall(r"\d+", paper)[:3])) < 200) == (scheme == "dark")
                    page.close()
        finally:
            browser.close()
    assert {p for p in asked if p != "/favicon.ico"} == {f"/{n}.html" for n in ("plain", "hostile", "ranked")}
