"""The marks of a map: dots and hatched squares whose area counts, and names beside them."""

from math import hypot, pi, sqrt
from typing import TYPE_CHECKING, Any

from toolkit.visualising.style import BLUE, GREY, INK, SMALLEST

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PALE = "#c5d5e8"
POINTS = 6.2  # across the circle of one report
EDGE = 1.1
FAR = 13  # points from a mark's edge from which a line leads to its name


def across(reports: int) -> float:
    """How many reports → points across the circle, so that areas are as the counts."""
    return POINTS * sqrt(reports)


def draw_mark(axes: "Axes", place: Any) -> None:
    """A place with its counts → its dot or its square; hollow where one source is behind it."""
    if place.mark == "dot":
        draw_dot(axes, place.at_lon, place.at_lat, place.reports, place.sources, gid=place.place)
    else:
        draw_square(axes, place.at_lon, place.at_lat, place.reports, place.sources, gid=place.place)


def draw_dot(
    axes: "Axes", x: float, y: float, reports: int, sources: int, *, gid: str | None = None
) -> None:
    """Where, how many reports and sources → a circle of that area."""
    axes.plot(
        x, y, marker="o", linestyle="", gid=gid, markersize=across(reports) - EDGE,
        markerfacecolor="white" if sources == 1 else BLUE, markeredgecolor=BLUE,
        markeredgewidth=EDGE, zorder=3 - reports / 1000,
    )  # fmt: skip


def draw_square(
    axes: "Axes", x: float, y: float, reports: int, sources: int, *, gid: str | None = None
) -> None:
    """Where, how many reports and sources → a hatched square of the circle's area, in points."""
    from matplotlib.patches import Rectangle
    from matplotlib.transforms import Affine2D, ScaledTranslation

    figure = axes.get_figure(root=True)
    assert figure is not None
    side = across(reports) * sqrt(pi) / 2
    data: Any = axes.transData
    place = ScaledTranslation(x, y, data)
    axes.add_patch(
        Rectangle(
            (-side / 2, -side / 2), side, side, gid=gid, hatch="////", linewidth=EDGE, zorder=2,
            facecolor="white" if sources == 1 else PALE, edgecolor=BLUE,
            transform=Affine2D().scale(1 / 72) + figure.dpi_scale_trans + place,
        )
    )  # fmt: skip


def write_label(axes: "Axes", place: Any) -> None:
    """A place → its name and count where the gazetteer says, with a line where that is far."""
    dx, dy = int(place.label_x), int(place.label_y)
    side = "left" if dx > 0 else "right" if dx < 0 else "center"
    words = f"{place.label} {place.reports}" if place.reports > 1 else place.label
    where: dict[str, Any] = {"xy": (place.at_lon, place.at_lat), "textcoords": "offset points"}
    if hypot(dx, dy) - across(place.reports) / 2 > FAR:
        line = {"arrowstyle": "-", "color": GREY, "linewidth": 0.6, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", xytext=(dx, dy), arrowprops=line, zorder=1, **where)
    axes.annotate(
        words, xytext=(dx, dy), ha=side, va="center", color=INK, fontsize=SMALLEST, zorder=4,
        **where,
    )  # fmt: skip
