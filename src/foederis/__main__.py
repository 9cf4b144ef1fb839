"""`python -m foederis`."""

from __future__ import annotations

from foederis.cli import main

if __name__ == "__main__":
    main()
