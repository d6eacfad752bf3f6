"""What stands below a map: the key to its marks, and the names that it cannot draw."""

import textwrap
from typing import TYPE_CHECKING, Any

from toolkit.visualising.map_marks import draw_dot, draw_square
from toolkit.visualising.style import GREY, INK, SMALLEST

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BELOW = 0.475  # of the map's height: how far down the small map, the key and the list reach
KEY = [
    ("dot", 1, 1, "1 report, so one source"),
    ("dot", 5, 2, "5 reports"),
    ("dot", 15, 2, "15 reports"),
    ("dot", 3, 1, "3 reports, one source"),
    ("square", 5, 2, "5 reports, somewhere in the province or area"),
]
COLUMN = 47  # letters a line of the list takes


def draw_key(axes: "Axes") -> None:
    """Axes of a map → the key, on axes of its own below them, so that its marks are no marks."""
    key = axes.inset_axes((0.3, -BELOW, 0.25, BELOW - 0.025))
    key.set_axis_off()
    key.set_xlim(0, 1)
    key.set_ylim(-len(KEY) + 0.4, 0.6)
    for place, (mark, reports, sources, words) in enumerate(KEY):
        draw = draw_dot if mark == "dot" else draw_square
        draw(key, 0.08, -place, reports, sources)
        key.text(0.19, -place, textwrap.fill(words, 26), va="center", color=INK, fontsize=SMALLEST)


def write_list(axes: "Axes", lines: list[str]) -> None:
    """Lines on what cannot be drawn → the same, beside the key, under a heading."""
    if not lines:
        return
    where: dict[str, Any] = {"transform": axes.transAxes, "va": "top", "fontsize": SMALLEST}
    axes.text(0.6, -0.04, "Not on the map", color=INK, fontweight="bold", **where)
    words = "\n".join(textwrap.fill(line, COLUMN) for line in lines)
    axes.text(0.6, -0.085, words, color=GREY, linespacing=1.35, **where)
