"""The marks of a drawn figure: where each stands, what it is called, in the order of reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from toolkit.visualising.geometry import Shape, shapes_of
from toolkit.visualising.marks import marks_of
from toolkit.visualising.table_rows import TableRows

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ONE_LINE = 8  # pixels: marks whose middles are no further apart stand on one line


@dataclass(frozen=True)
class Mark:
    """A mark: its gid, where it stands, the positions of its rows, and what it is called."""

    gid: str
    shapes: list[Shape]
    rows: list[int]
    label: str


def placed_marks(axes: "Axes", rows: TableRows) -> list[Mark]:
    """Axes that were drawn, and the rows behind them → the marks to be seen, in reading order.

    A panel is read to its end before the next one.
    """
    panels: dict[Any, list[Mark]] = {}
    for gid, artist in marks_of(axes).items():
        shapes, places = shapes_of(artist), rows.of(gid)
        if shapes:
            said = "; ".join(filter(None, map(rows.words, places)))
            mark = Mark(gid, shapes, places, f"{gid}: {said}" if said else gid)
            panels.setdefault(artist.axes, []).append(mark)
    return [mark for panel in panels.values() for mark in in_reading_order(panel)]


def in_reading_order(marks: Iterable[Mark]) -> list[Mark]:
    """Marks → the same line by line from the top, each line from the left."""
    line, last = 0, float("-inf")
    placed = []
    for mark in sorted(marks, key=lambda one: _middle(one)[1]):
        left, middle = _middle(mark)
        if middle - last > ONE_LINE:
            line, last = line + 1, middle
        placed.append((line, left, mark))
    lines = groupby(placed, key=lambda one: one[0])
    return [mark for _, line in lines for _, _, mark in sorted(line, key=lambda one: one[1])]


def _middle(mark: Mark) -> tuple[float, float]:
    bounds = [shape.bounds() for shape in mark.shapes]
    left, top = min(one[0] for one in bounds), min(one[1] for one in bounds)
    right, bottom = max(one[2] for one in bounds), max(one[3] for one in bounds)
    return (left + right) / 2, (top + bottom) / 2
