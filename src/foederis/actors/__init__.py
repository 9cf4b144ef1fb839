"""A name in a text, and who is meant on that day."""

from __future__ import annotations

from foederis.actors._gazetteer import Gazetteer, Hit
from foederis.actors._resolve import resolve

__all__ = ["Gazetteer", "Hit", "resolve"]
