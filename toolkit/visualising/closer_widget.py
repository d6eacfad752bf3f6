"""The figure to look closer at, in the browser: what is sent to it, once it asks.

The browser has everything then and needs the kernel no more. Nothing of it is kept as the widget's
state, so none of it can be saved in a notebook.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget

from toolkit.page import Page, widget_view
from toolkit.visualising.placed_marks import Mark

HERE = Path(__file__).parent


class CloserWidget(anywidget.AnyWidget):
    """One figure in the browser; any number of views of it may be open."""

    _esm = (HERE / "closer.js").read_text(encoding="utf-8")
    _css = (HERE / "closer.css").read_text(encoding="utf-8")

    def __init__(
        self,
        html: str,
        size: tuple[int, int],
        marks: list[Mark],
        panel: Callable[[Mark], Page],
    ) -> None:
        """The figure as HTML, the size of its picture, its marks, and what stands behind each."""
        super().__init__()
        self._html, self._size, self._marks, self._panel = html, size, marks, panel
        self.on_msg(self._receive)

    def view(self) -> dict[str, Any]:
        """What a cell shows for it, besides words; figure and marks are sent now."""
        self.send_all()
        return widget_view(self.model_id)

    def send_all(self) -> None:
        """Send the figure, its marks, and the rows behind them."""
        marks = [
            {
                "gid": mark.gid,
                "label": mark.label,
                "rows": len(mark.rows),
                "panel": self._panel(mark).html,
                "shapes": [[one.kind, one.points, one.radius] for one in mark.shapes],
            }
            for mark in self._marks
        ]
        self.send({"kind": "all", "html": self._html, "size": self._size, "marks": marks})

    def select(self, gid: str) -> None:
        """A mark's gid → every view shows what stands behind it."""
        self.send({"kind": "select", "gid": gid})

    def _receive(self, _: Any, content: dict[str, Any], __: Any) -> None:
        """A page that was loaded anew asks for everything."""
        if content.get("kind") == "hello":
            self.send_all()
