"""What every figure of sentences shares: one row a sentence, its number, a scale of words."""

from typing import TYPE_CHECKING

from toolkit.reading.numbers import both_numbers
from toolkit.visualising.style import GREY, INK, LIGHT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDEST = 76  # words on the scale, and room for a note to the right of the bars
LEFT = 0.19  # of the width: room for two numbers of a sentence
HIGH = 0.72  # a bar's height, of the row's
ADDRESS = "https://syriadirect.org/rebels-cite-unity-as-key-to-defeating-isis/"
# what leads on from every row of a figure of the report itself
THE_REPORT = {"outlet": "Syria Direct", "published": "2014-01-08", "address": ADDRESS}


def draw_rows(axes: "Axes", names: list[str], longest: int, above: int = 0) -> None:
    """Names of sentences, the longest in words, rows left free above → names, limits and grid."""
    for place, name in enumerate(map(both_numbers, names)):
        axes.text(-0.7, place, name, ha="right", va="center_baseline", color=GREY)
    axes.set_ylim(len(names) - 0.2, -above - 0.8)
    axes.set_xlim(0, max(WIDEST, longest + 6))
    axes.set_yticks([])
    axes.set_xticks(range(0, 51, 10), ["0", "10", "20", "30", "40", "50 words"])
    axes.grid(axis="x", color=LIGHT, linewidth=0.7)
    axes.set_axisbelow(True)


def write_beside(axes: "Axes", place: int, length: float, words: str, inside: str = INK) -> None:
    """Words at the end of a row's bar, or inside it where no room is left to its right."""
    outside = length + 0.95 * len(words) < WIDEST
    axes.text(
        length + 0.7 if outside else length - 0.7,
        place,
        words,
        ha="left" if outside else "right",
        va="center_baseline",
        color=INK if outside else inside,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8} if outside else None,
    )
