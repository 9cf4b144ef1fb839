"""Every kind of bad input through the command: one clear line or a reading, in bounded time and memory."""

from __future__ import annotations

import io
import random
import time
import tracemalloc
from pathlib import Path

import pytest

from foederis._cli_read import run_read

TEXT = "Peru sent 20 tanks to Bolivia on Friday after the shelling of Tumbes, the ministry said in Lima. "
LOGIN = "<html><head><title>Sign in</title></head><body><form><input type='password'></form><p>Please sign in.</p></body></html>"
GONE = "<html><head><title>404 Not Found</title></head><body><h1>404</h1><p>The page was not found.</p></body></html>"
ARABIC = "طلبت بيرو من البرازيل المساعدة يوم الجمعة بعد قصف المدينة. " * 5


def run(*inputs: object) -> tuple[int, list[str], list[str], float]:
    out, err = io.StringIO(), io.StringIO()
    began = time.monotonic()
    code = run_read([str(i) for i in inputs], "jsonl", "2024-05-06", None, None, False, out, err)
    return code, out.getvalue().splitlines(), err.getvalue().splitlines(), time.monotonic() - began


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    from foederis.reading._parse import load

    load()


ASIDE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t", "empty"),
    "invisible.txt": ("\u200b\u200e\u202e \ufeff".encode() * 9, "no words in it"),
    "figures.txt": ("12 34 — 56 " * 2000, "no words in it"),
    "binary.txt": (random.Random(1).randbytes(200_000), "a binary file, not a text"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(5000), "a PNG image, not a text"),
    "line.txt": ((TEXT * 25_000)[:2_000_000], "2,000,000 characters; the limit for one document is 200,000"),
    "arabic.txt": (ARABIC, "in Arabic; only English is read"),
    "strange.txt": ("Tá an t-aire ag rá gur fhág na longa an calafort agus nach mbeidh siad ar ais go deireadh na míosa. " * 4, "in another language than English"),
    "key.txt": ("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ\n" * 60, "only English is read"),
    "login.html": (LOGIN, "the page asks for a login"),
    "gone.html": (GONE, "an error page, not an article: 404"),
    "deep.jsonl": (b"[" * 200_000 + b"\n", "nested too deeply"),
    "broken.jsonl": (b'{"text": "Peru', "not a line of JSON"),
}


@pytest.mark.parametrize("name", ASIDE)
def test_set_aside_in_one_line(tmp_path: Path, name: str) -> None:
    data, reason = ASIDE[name]
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    good = tmp_path / "good.txt"
    good.write_text(TEXT)
    code, out, (line,), took = run(file, good)
    assert line.startswith(f"set aside: {file}") and reason in line
    assert code == 0 and len(out) >= 1, "the rest goes on"
    assert took < 10


@pytest.mark.parametrize("suffix", ["txt", "html", "jsonl"])
def test_fifty_megabytes_are_not_held_in_memory(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"large.{suffix}"
    with file.open("wb") as stream:
        stream.write(b'{"text": "' + TEXT.encode())
        stream.truncate(50_000_000)
    tracemalloc.start()
    code, out, (line,), took = run(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (code, out) == (2, []) and "larger than 10 MB" in line
    assert took < 10 and peak < 40_000_000


@pytest.mark.parametrize(
    "url",
    ["http://10.0.0.1/a", "http://localhost:8/", "http://169.254.169.254/x", "http://[::1]/", "http://2130706433/"],
)
def test_private_addresses(url: str) -> None:
    code, out, (line,), _ = run(url)
    assert (code, out) == (2, []) and "is a private address" in line


READ = {
    "nested.html": "<html><body>" + "<div>" * 10_000 + f"<p>{TEXT * 6}</p>" + "</div>" * 10_000,
    "open.html": "<html><body>" + "<div><b><i>" * 10_000 + TEXT * 6,
    "encodings.txt": (TEXT + "Café Iñárritu — “x” ").encode()
    + (TEXT + "Café ñ ").encode("latin-1")
    + (TEXT + "“q” — ").encode("cp1252"),
    "sixteen.txt": (TEXT * 4).encode("utf-16"),
    "directions.txt": "\u202eusseR\u202c said that Peru\u200f \u200bsent\u200d 20 ta\u00adnks to \u2066Bolivia\u2069 on Friday. \ufeff"
    * 3,
    "invisible.txt": TEXT + "\u200b" * 150_000 + TEXT,
    "word.txt": TEXT + "a" * 190_000,
    "quotes.txt": TEXT + '"' * 150_000 + " " + TEXT,
    "spaced.txt": TEXT + '; " ' * 40_000 + TEXT,
    "brackets.txt": TEXT + "(" * 80_000 + ")" * 80_000,
    "lines.txt": TEXT + "\n" * 150_000 + TEXT,
    "marks.txt": TEXT + "e" + "\u0301" * 100_000,
    "days.txt": TEXT + "Monday and " * 12_000,
    "counts.txt": TEXT + "two of " * 20_000,
    "attributes.html": "<html><body><article " + " ".join(f'a{i}="{i}"' for i in range(40_000)) + f"><p>{TEXT * 6}</p></article></body></html>",
    "families.txt": TEXT + "\U0001f468\u200d\U0001f469\u200d\U0001f467 " * 4000,
    "chain.txt": TEXT + "the minister of " * 8000 + "the army left.",
    "quoted.txt": TEXT + '"Chad" said "Niger" "attacked" ' * 600,
    "said.txt": TEXT + "Chad said that " * 3000 + "Niger attacked Mali.",
    "late.txt": " " * 150_000 + TEXT,
    "latin.xml": "<?xml version='1.0' encoding='ISO-8859-1'?><rss version='2.0'><channel><item><title>Fiji</title>"
    f"<description><![CDATA[<p>{TEXT}</p><script>Chad attacked Niger.</script>]]></description></item></channel></rss>",
    "wrong.xml": "<?xml version='1.0' encoding='utf-16'?><rss version='2.0'><channel><item><title>Fiji</title>"
    f"<description>{TEXT}</description></item></channel></rss>",
    "entity.xml": "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>Fiji</title>"
    f"<description>{TEXT}&x;</description></item></channel></rss>",
    "mixed.txt": TEXT.replace(" ", "\r\n", 3) + "\u2028" + TEXT + "\x85" + TEXT + "\x0b\x0c\r" + TEXT,
    "terse.txt": "Peru hit Chile. Iran hit Iraq on Friday. Chad bombed Niger at night. Fiji sent Tonga ten boats.",
    "lone.txt": (TEXT + "\ud83d \udc00\ud800 " + TEXT).encode("utf-8", "surrogatepass"),
}


@pytest.mark.parametrize("name", READ)
def test_read_in_bounded_time(tmp_path: Path, name: str) -> None:
    data = READ[name]
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    code, out, err, took = run(file)
    assert (code, err) == (0, []) and out
    assert any('"state": "PER"' in line for line in out)
    assert took < 20


ODD = {
    "emoji": "\U0001f1f5\U0001f1eaPeru\U0001f680bombed\U0001f4a5Chile on Friday. Iran\U0001f91dRussia signed a pact. " + TEXT,
    "marks": "\u202eChad attacked Niger.\u202c Pe\u00adru sent\u200b 20 tanks to\u2028Bolivia. " + TEXT,
    "surrogates": "\ud83d Chad bombed Niger. \udc00\n" + TEXT,
    "lines": "Peru sent 20 tanks\r to Bolivia\r\n on Friday.\u2028Chad bombed\x0bNiger.\x85Iran\x0chit Iraq.\u2029" + TEXT,
    "controls": "Chad\x00 bombed\x01 Niger\x1b[31m on Friday. " + TEXT,
    "glued": "Chad saidPeru,Bolivia andChile attackedNiger.Iran askedRussia.In Lima " + TEXT,
    "entities": "Chad&nbsp;bombed &lt;b&gt;Niger&lt;/b&gt; &#80;eru sent tanks to Bolivia. " + TEXT,
    "composed": "Pe\u0301ru\u0301 attacked Cote d\u2019Ivoire and Me\u0301xico. " + TEXT,
    "mojibake": "ChÃ¡vez said â€œPeru attacked Boliviaâ€\x9d. " + TEXT,
    "headline": "Peru, Chile Sign Pact\u2028On Mines\n\n" + TEXT,
}


@pytest.mark.parametrize("name", ODD)
def test_offsets_lead_to_the_text_as_given(name: str) -> None:
    from foederis.reading import read

    text = ODD[name]
    claims = read(text)
    assert claims
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.document.text == text
    last = claims[-1]  # of the plain sentence at the end
    assert text[last.start : last.end] == last.text
