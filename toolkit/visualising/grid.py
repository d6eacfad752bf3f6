"""What figures of rows and columns share: names at the left and on top, marks on crossings."""

from typing import TYPE_CHECKING

from toolkit.visualising.style import INK, LIGHT, new_axes, write_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.195  # inches a row takes; letters of 9.5 points fit
COLUMN = 0.24  # inches a column takes at least
LETTER = 0.08  # inches a letter of a name takes
SMALL_STEP = 0.3  # of a column: how far apart several marks of one crossing stand


def draw_grid(axes: "Axes", rows: list[str], columns: list[str]) -> None:
    """Names of rows and columns → light lines, the names beside and above them, limits."""
    axes.set_xlim(-0.6, len(columns) - 0.4)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.hlines(range(len(rows)), -0.6, len(columns) - 0.4, color=LIGHT, linewidth=0.6, zorder=0)
    axes.vlines(range(len(columns)), -0.6, len(rows) - 0.4, color=LIGHT, linewidth=0.6, zorder=0)
    for place, name in enumerate(rows):
        axes.text(
            -0.008, place, name, transform=axes.get_yaxis_transform(), ha="right",
            va="center_baseline", color=INK,
        )  # fmt: skip
    for place, name in enumerate(columns):
        axes.text(place, -0.75, name, rotation=90, ha="center", va="bottom", color=INK)


def spread(place: int, count: int) -> list[float]:
    """A column and how many marks stand on one crossing → where each of them goes."""
    return [place + SMALL_STEP * (number - (count - 1) / 2) for number in range(count)]


def write_around_grid(axes: "Axes", finding: str, how_to_read: str, source: str) -> None:
    """The words of a figure with names above its columns: the grid begins below them."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    margin = _room(axes, rotation=0) / float(figure.get_figwidth())
    write_words(axes, finding, how_to_read, source, margin=margin)
    above = _room(axes, rotation=90) / float(figure.get_figheight())
    figure.subplots_adjust(top=figure.subplotpars.top - above)


def _room(axes: "Axes", rotation: int) -> float:
    """The inches that the longest name needs beside the rows (0) or above the columns (90)."""
    names = [text.get_text() for text in axes.texts if text.get_rotation() == rotation]
    return 0.15 + LETTER * max(map(len, names))


def axes_for_grid(rows: int, columns: int) -> "Axes":
    """How many rows and columns → empty axes with room for them and for the words around them."""
    return new_axes(max(7.6, 3.4 + COLUMN * columns), 3.9 + ROW * rows)
