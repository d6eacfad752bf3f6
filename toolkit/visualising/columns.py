"""Words in columns on both sides of a scale, so that a figure reads like a table with marks."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit.visualising.style import GREY, INK, SMALLEST, STYLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

EDGE = 0.12  # inches left free at the sides
GAP = 0.15  # inches between two columns
BESIDE = 0.1  # inches from a mark to its words
ROOM = 1.05  # letters on a screen are set a little wider than their outlines


@dataclass(frozen=True)
class Column:
    """A heading, a word for each row, and where it begins and how wide it is, in inches."""

    head: str
    cells: list[str]
    left: float
    width: float


@dataclass(frozen=True)
class Sides:
    """The columns on both sides, and where between them the scale begins and ends, in inches."""

    columns: list[Column]
    begin: float
    end: float

    @property
    def width(self) -> float:
        """The inches that the columns and the scale take together."""
        return max([self.end, *(c.left + c.width for c in self.columns)]) + EDGE


def set_sides(before: dict[str, list[str]], after: dict[str, list[str]], scale: float) -> Sides:
    """Columns left and right of a scale of so many inches; a column without a word is left out."""
    columns: list[Column] = []
    left = EDGE
    for head, cells in before.items():
        left = _append(columns, head, cells, left)
    begin = left + GAP
    left = begin + scale + 2 * GAP
    for head, cells in after.items():
        left = _append(columns, head, cells, left)
    return Sides(columns, begin, begin + scale)


def _append(columns: list[Column], head: str, cells: list[str], left: float) -> float:
    if not any(cells):
        return left
    width = max(map(inches_of, [head, *map(str, cells)]))
    columns.append(Column(head, [str(cell) for cell in cells], left, width))
    return left + width + GAP


def write_sides(axes: "Axes", sides: Sides, places: list[float]) -> None:
    """Columns and the height of each row → their words, and the scale between them."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    width = float(figure.get_figwidth())
    figure.subplots_adjust(left=sides.begin / width, right=sides.end / width)
    for column in sides.columns:
        write_at(axes, column.left, -1.2, column.head, color=GREY)
        for place, cell in zip(places, column.cells, strict=True):
            if cell:
                write_at(axes, column.left, place, cell)


def write_at(axes: "Axes", left: float, place: float, words: str, **looks: Any) -> None:
    """Inches from the left edge, the height of a row, and words → the words there."""
    look = {"color": INK, "va": "center_baseline", "fontsize": SMALLEST, "zorder": 3, **looks}
    axes.text(_share(axes, left), place, words, transform=_beside(axes), **look)


def mark_at(axes: "Axes", left: float, places: list[float], **looks: Any) -> None:
    """Inches from the left edge, heights of rows → marks, or a line, outside of the scale."""
    shares = [_share(axes, left)] * len(places)
    axes.plot(shares, places, transform=_beside(axes), clip_on=False, **looks)


@cache
def inches_of(words: str) -> float:
    """Words → the inches they take in the smallest letters of a figure."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    if not words.strip():
        return 0.0
    font = FontProperties(family=STYLE["font.family"], size=SMALLEST)
    corners = TextPath((0, 0), words, prop=font).vertices[:, 0]
    return ROOM * float(corners.max() - corners.min()) / 72


def _share(axes: "Axes", left: float) -> float:
    figure = axes.get_figure(root=True)
    assert figure is not None
    return left / float(figure.get_figwidth())


def _beside(axes: "Axes") -> Any:
    """Across in shares of the figure's width, down in rows."""
    from matplotlib.transforms import blended_transform_factory

    figure = axes.get_figure(root=True)
    assert figure is not None
    return blended_transform_factory(figure.transFigure, axes.transData)
