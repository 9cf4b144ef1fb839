"""A name in a text, and who is meant on that day."""

from __future__ import annotations

from foederis.actors._gazetteer import Gazetteer, Hit
from foederis.actors._rank import LAST_KNOWN
from foederis.actors._resolve import resolve
from foederis.actors._store import readings_of, single_names

__all__ = ["LAST_KNOWN", "Gazetteer", "Hit", "readings_of", "resolve", "single_names"]
