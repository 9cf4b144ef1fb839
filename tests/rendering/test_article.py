"""The article page: complete, escaped, self-contained."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foederis.claims import Actor, Attribution, Claim, Document, Event, Factuality, Quantity, Stage, Tie, When
from foederis.rendering._article import article_html

TEXT = """Peru asks Brazil for help
14/12/2025
3 min
Peru asked Brazil for 14 missiles on Friday, the Star reported, citing two officials. Brazil may send them.

What was denied
Quito denied shelling Tumbes."""
DOCUMENT = Document("1", TEXT, "Peru asks Brazil for help", dt.date(2025, 12, 14), "https://example.org/a?b=1&c=2", "The Star", "en", "ab" * 32)


def claim(words: str, document: Document = DOCUMENT, **more: Any) -> Claim:
    start = document.text.index(words)
    fields: dict[str, Any] = {"actor": Actor("Peru", "PER"), "recipient": Actor("Brazil", "BRA"), "event": Event.REQUEST} | more
    return Claim("x", document, 0, start, start + len(words), words, **fields)


CLAIMS = [
    claim("Peru asked Brazil for 14 missiles on Friday", mode="assist", contexts=("military", "arms_control"), stage=Stage.REQUESTED,
          attribution=(Attribution("two officials", "citing"), Attribution("the Star", "reported", "document")),
          when=When(dt.date(2025, 12, 12), dt.date(2025, 12, 12), "Friday"), objects=(Quantity(14, "missiles"), Quantity(None, "shells")),
          reliability="B", credibility=1),
    claim("Brazil for 14 missiles on Friday, the Star reported", event=Event.AID, factuality=Factuality.POSSIBLE, hypothetical=True,
          when=When(dt.date(2025, 10, 11), dt.date(2025, 10, 20), "mid-October", True), objects=(Quantity(2.5e9, "$"), Quantity(1.5, "tons"))),
    claim("Brazil may send them", event=Event.AID, factuality=Factuality.POSSIBLE, stage=Stage.NONE, when=When(dt.date(2025, 1, 1), None)),
    claim("Quito denied shelling Tumbes", actor=None, recipient=None, event=Event.ASSAULT, factuality=Factuality.NOT_CERTAIN,
          when=When(None, dt.date(2025, 1, 1)), tie=Tie("treaty", ("defense", "consultation"))),
    claim("asks Brazil", tie=Tie("arms"), when=When(None, None), stage=Stage.DELIVERED),
]  # fmt: skip


class Checker(HTMLParser):
    """Collects tags and text, and checks that tags are closed in order."""

    VOID = ("meta", "br")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def check(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    checker.close()
    assert checker.open == []
    assert not set(checker.tags) & {"script", "img", "link", "iframe", "object", "form"}
    return checker


def test_everything_is_on_the_page() -> None:
    page = article_html(DOCUMENT, CLAIMS)
    words = "".join(check(page).words)
    for line in TEXT.splitlines():
        assert line in words or "Peru" in line or "Quito" in line
    for expected in (
        "5 claims", "The Star", "14 December 2025", "two officials", "as told by", "the text itself", "told as possible, only under a condition",
        "12 December 2025", "about 11 October 2025 – 20 October 2025", "since 1 January 2025", "until 1 January 2025", "14 missiles, shells",
        "$2,500,000,000, 1.5 tons", "treaty (defense, consultation)", "source usually reliable; confirmed by other sources",
        "neither source nor item can be judged", "arms control", "told as not so", "somebody", "asked, offered, promised or agreed",
    ):  # fmt: skip
        assert expected in words, expected
    assert "https://example.org/a?b=1&amp;c=2" in page
    assert "prefers-color-scheme:dark" in page and "max-width:40rem" in page
    assert page.count("<details") == 4  # two claims overlap and share a passage
    assert article_html(DOCUMENT, CLAIMS) == page


def test_no_markup_comes_through() -> None:
    evil = '<script>alert(1)</script><img src=x onerror="a()">&quot;\x00\u202e'
    document = Document(evil, f"{evil} Peru asked. {evil}", evil, None, "javascript:alert(1)", evil, "en", evil)
    bad = claim("Peru asked", document, actor=Actor(evil, evil, evil), recipient=Actor(evil, None), mode=evil, contexts=(evil,),
                attribution=(Attribution(evil, evil, evil),), objects=(Quantity(1, evil),), tie=Tie(evil, (evil,)),
                when=When(None, None, evil), reliability=evil)  # fmt: skip
    page = article_html(document, [bad])
    check(page)
    assert "<script" not in page and "<img" not in page and "javascript:" not in page and "\x00" not in page and "\u202e" not in page


def test_a_page_without_claims_or_title() -> None:
    words = "".join(check(article_html(Document("1", "Peru asked."), [])).words)
    assert "No claims" in words and "Article" in words
    assert "1 claim " in "".join(check(article_html(DOCUMENT, CLAIMS[:1])).words)


def test_a_claim_across_paragraphs() -> None:
    document = Document("1", "Peru asked\nBrazil for help. It came.\n", published=dt.date(2024, 1, 1))
    page = article_html(document, [claim("Peru asked\nBrazil for help", document)])
    check(page)
    assert page.count("<mark") == 3  # both lines and the key


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=120), st.lists(st.tuples(st.integers(-5, 130), st.integers(-5, 130)), max_size=6), st.text(max_size=10))
def test_any_text_and_any_offsets(text: str, spans: list[tuple[int, int]], name: str) -> None:
    document = Document("1", text, name, dt.date(2024, 1, 1), name, name)
    claims = [Claim("x", document, 0, a, b, name, Actor(name, None), None, Event.AID, name) for a, b in spans]
    checker = check(article_html(document, claims))
    shown = re.sub(r"\s|\d|,", "", "".join(checker.words))
    for word in re.findall(r"[a-z]{4,}", text):
        if not claims:
            assert word in shown


@pytest.mark.needs_browser
def test_a_browser_shows_the_cards_only_when_opened(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(article_html(DOCUMENT, CLAIMS), "utf-8")
    picture = tmp_path / "a.png"
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'p'}", f"--screenshot={picture}",
         "--window-size=800,900", file.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert picture.stat().st_size > 10_000
