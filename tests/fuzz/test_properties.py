"""The fuzzers' properties over seconds of random inputs, and every input that once broke one."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

_SPEC = importlib.util.spec_from_file_location("foederis_fuzz_properties", Path(__file__).parent / "properties.py")
assert _SPEC is not None and _SPEC.loader is not None
properties = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(properties)

_FRAGMENTED = st.binary(max_size=60).map(lambda b: b"\x00" + b)
_RAW = st.text(max_size=120).map(lambda t: b"\x01" + t.encode("utf-8", "surrogatepass"))

# Inputs that broke something once: target, bytes, what it was.
FINDINGS = [
    ("clean", b"\x01" + "¹And ".encode(), "a run of letters without a seam that is not in lower case"),
    ("clean", b"R\xdaW\x96\x00W\x08\x00", "a space put inside what a repair before it had replaced as a whole"),
    ("clean", b"\x01Moscow" + b"mid-October" * 60, "a place with hyphens in a row: time by the fifth power"),
    ("clean", b"\x01Home" + b" > a" * 70 + b"x" * 80, "crumbs of a path in a row: time by the power of their number"),
    ("dates", b"\x00%****\"\xde!\x8f!", "a third of a span of one day ended before it began"),
    ("dates", b"\x01early early last two days", "the same in words"),
]


@pytest.mark.parametrize("target", ["clean", "dates", "quantities", "bytes"])
@settings(max_examples=120, deadline=None)
@given(data=st.one_of(_FRAGMENTED, _RAW, st.binary(max_size=80)))
def test_properties(target: str, data: bytes) -> None:
    properties.TARGETS[target](data)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=60))
def test_pages(data: bytes) -> None:
    properties.TARGETS["page"](data)


@pytest.mark.parametrize(("target", "data", "what"), FINDINGS)
def test_findings(target: str, data: bytes, what: str) -> None:
    properties.TARGETS[target](data)
