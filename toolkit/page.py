"""A page: something a cell shows, as HTML for the eye and as text for everything else."""

import re
import sys
from html import escape
from typing import Any

WIDGET = "application/vnd.jupyter.widget-view+json"
ADDRESS = re.compile(r"(https?://[^\s<>\"]+)")


class Page:
    """What a call shows below its cell: HTML in JupyterLab, the same words as text elsewhere."""

    def __init__(self, html: str, text: str) -> None:
        """Keep both forms; they say the same."""
        self.html, self.text = html, text

    def __repr__(self) -> str:
        """The words alone."""
        return self.text

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}


def show_page(page: Page) -> None:
    """Show a page below the cell; outside of a notebook print its words."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        print(page)
        return
    if get_ipython() is None:
        print(page)
    else:
        display(page)  # type: ignore[no-untyped-call]


def in_notebook() -> bool:
    """Whether something runs here that a widget in a browser could talk to."""
    shell = sys.modules.get("IPython")
    return shell is not None and getattr(shell.get_ipython(), "kernel", None) is not None


def widget_view(model_id: str) -> dict[str, Any]:
    """The id of a widget → what a cell holds for it besides words; it is never stored."""
    return {WIDGET: {"version_major": 2, "version_minor": 0, "model_id": model_id}}


def many(count: int, word: str) -> str:
    """A number and a word → "1 account", "2 accounts"."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def paragraph(text: str) -> str:
    """Plain words → one HTML paragraph."""
    return f"<p>{escape(text)}</p>"


def linked(text: str) -> str:
    """Plain words → HTML in which each web address is a link named after its site.

    >>> linked("See https://example.org/path")
    'See <a href="https://example.org/path" style="text-decoration:underline">example.org</a>'
    """
    pieces = ADDRESS.split(text)
    for place in range(1, len(pieces), 2):
        site = pieces[place].split("/")[2].removeprefix("www.")
        # underlined: inside a line of words colour alone does not show a link
        line = 'style="text-decoration:underline"'
        pieces[place] = f'<a href="{escape(pieces[place])}" {line}>{escape(site)}</a>'
    return "".join(piece if place % 2 else escape(piece) for place, piece in enumerate(pieces))


def folded(summary: str, inner_html: str) -> str:
    """A line to click or to press Enter on, and the HTML that it opens."""
    return f"<details><summary>{escape(summary)}</summary>{inner_html}</details>"
