"""A dossier → terminal, Markdown, HTML, JSON; an article with its claims → HTML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from foederis.errors import BadInput

if TYPE_CHECKING:
    from foederis.outlook import Dossier, Ranking

__all__ = ["FORMATS", "article_html", "render"]

FORMATS = ("terminal", "json", "markdown", "html")


def render(dossier: Dossier | Ranking, format_: str = "terminal", *, color: bool = False) -> str:
    """A dossier or a ranking in one of FORMATS. Raises BadInput for another format."""
    if format_ == "terminal":
        from foederis.rendering._terminal import terminal

        return terminal(dossier, color=color)
    if format_ == "json":
        return json.dumps(dossier.as_json(), ensure_ascii=False, indent=1)
    if format_ == "markdown":
        from foederis.rendering._markdown import markdown

        return markdown(dossier)
    if format_ == "html":
        from foederis.rendering._html import html

        return html(dossier)
    raise BadInput(f"no such format: {format_[:20]!r}", hint=f"one of: {', '.join(FORMATS)}")


def __getattr__(name: str) -> Any:
    if name == "article_html":
        from foederis.rendering._article import article_html

        return article_html
    raise AttributeError(name)
