"""foederis: what help can A expect from B if C attacks?"""

from __future__ import annotations

__version__ = "0.1.0"
