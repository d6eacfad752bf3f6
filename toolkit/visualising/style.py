"""How every figure looks: white ground, the finding on top, how to read it, source below."""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from toolkit.reading.numbers import both_numbers

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK = "#1a1a1a"
GREY = "#5a5a5a"
LIGHT = "#d9d9d9"
BAR = "#9a9a9a"
BLUE, OCHRE, PURPLE = "#2963A6", "#BF8C26", "#591241"  # far apart for every kind of vision
KEY = "key"  # the label of a patch that explains a look, and stands for no row
SMALLEST = 9.5  # points; FIGURES asks for 9 or more

STYLE: Any = {
    "font.family": "DejaVu Sans",
    "font.size": SMALLEST,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.spines.bottom": False,
    "axes.edgecolor": GREY,
    "text.color": INK,
    "axes.labelcolor": GREY,
    "xtick.color": GREY,
    "ytick.color": INK,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "hatch.linewidth": 0.8,
}


def even_letters() -> AbstractContextManager[None]:
    """Nothing in, a context to draw in out: letters keep their widths at every size of the dots.

    Fitted to the dots, as matplotlib does it, a line of words grows by 7 % at 110 dots an inch.
    """
    import matplotlib

    return matplotlib.rc_context({"text.hinting": "none"})


def new_axes(width: float, height: float) -> "Axes":
    """Inches in, empty axes on a figure of their own out; pyplot and its global state stay out."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(STYLE):
        figure: Figure = Figure(figsize=(width, height))
        return figure.add_subplot()


def write_words(
    axes: "Axes",
    finding: str,
    how_to_read: str,
    source: str,
    *,
    margin: float = 0.12,
    from_the_right: bool = False,
) -> None:
    """Put the three lines of words around the axes: finding and reading above, source below.

    `margin` is the share of the width that names of rows need on the left; Arabic is written
    `from_the_right`.
    """
    figure = axes.get_figure(root=True)
    assert figure is not None
    left = 0.988 if from_the_right else 0.012
    side = "right" if from_the_right else "left"
    height = float(figure.get_figheight())
    line = (0.24 if from_the_right else 0.19) / height  # Arabic letters stand taller
    top = 1 - 0.12 / height
    bold: dict[str, Any] = {
        "fontsize": 13,
        "fontweight": "bold",
        "va": "top",
        "color": INK,
        "ha": side,
    }
    finding, how_to_read, source = map(both_numbers, (finding, how_to_read, source))
    figure.text(left, top, finding, **bold)
    below = top - (0.31 if from_the_right else 0.26) * (finding.count("\n") + 1) / height
    grey: dict[str, Any] = {"fontsize": 10, "va": "top", "color": GREY, "ha": side}
    figure.text(left, below, how_to_read, **grey)
    figure.text(left, 0.1 / height, source, fontsize=SMALLEST, va="bottom", color=GREY, ha=side)
    used = below - line * (how_to_read.count("\n") + 1) - 0.12 / height
    bottom = (0.45 + 0.17 * (source.count("\n") + 1)) / height
    figure.subplots_adjust(top=used, bottom=bottom, left=margin, right=0.97)
