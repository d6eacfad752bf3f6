"""The base map: provinces, neighbours, the Euphrates and a claimed line, without projection.

Degrees are drawn as they are, the height of one stretched for the latitude in the middle: off by
3.2 % at most across Syria. Made with Natural Earth; data/README.md says from where.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians
from typing import TYPE_CHECKING, Any

from toolkit.tables import data_folder
from toolkit.visualising.style import GREY

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Ring = list[list[float]]
LOOKS: dict[str, dict[str, Any]] = {
    "neighbour": {"facecolor": "#ececec", "edgecolor": "#b9b9b9", "linewidth": 0.7},
    "governorate": {"facecolor": "white", "edgecolor": "#b9b9b9", "linewidth": 0.7},
    "river": {"color": "#9db4c4", "linewidth": 1.3},
    "claim": {"color": GREY, "linewidth": 1.0, "linestyle": (0, (3, 2))},
}
SEA = "#e3ebf0"


@dataclass(frozen=True)
class Window:
    """A part of the map, in degrees: from west to east, from south to north."""

    west: float
    east: float
    south: float
    north: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies inside."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east

    @property
    def stretch(self) -> float:
        """How many times as high as wide a degree is drawn, true in the middle."""
        return 1 / cos(radians((self.south + self.north) / 2))


WRITTEN = {  # what is written on land and water: longitude, latitude, in English and in Arabic
    "large": [(36.75, 36.98, "Turkey", "تركيا"), (38.33, 36.42, "Euphrates", "الفرات")],
    "small": [(41.2, 33.3, "Iraq", "العراق"), (37.0, 32.45, "Jordan", "الأردن"),
              (36.05, 32.98, "Golan", "الجولان المحتل")],
}  # fmt: skip
NORTH = Window(35.65, 40.0, 35.15, 37.15)
SYRIA = Window(35.6, 42.4, 32.3, 37.4)  # what lies outside lies in another country
SMALL = Window(35.02, 42.6, 32.1, 37.5)


def draw_base_map(axes: "Axes", window: Window) -> None:
    """Axes and a window → land, borders, river and claimed line in it; nothing that is a mark."""
    from matplotlib.collections import LineCollection, PolyCollection

    axes.set_facecolor(SEA)
    for order, (kind, looks) in enumerate(LOOKS.items()):
        shapes = list(_shapes(kind))
        whole = kind in ("neighbour", "governorate")
        drawn: Any = PolyCollection if whole else LineCollection
        axes.add_collection(drawn(shapes, zorder=-4 + order, **looks), autolim=False)
    axes.set_xlim(window.west, window.east)
    axes.set_ylim(window.south, window.north)
    axes.set_aspect(window.stretch, anchor="NW")
    axes.set_xticks([])
    axes.set_yticks([])


def write_lands(axes: "Axes", which: str, language: str) -> None:
    """Axes, large or small, en or ar → the names of land and water, in grey."""
    for lon, lat, english, arabic in WRITTEN[which]:
        words = english if language == "en" else arabic
        style = "italic" if language == "en" else "normal"  # the slanted font has no Arabic
        axes.text(lon, lat, words, color=GREY, style=style, va="center", zorder=0)


def _shapes(kind: str) -> Iterator[Ring]:
    """A kind of feature → each of its rings or lines, as pairs of longitude and latitude."""
    text = (data_folder() / "syria.geojson").read_text(encoding="utf-8")
    for feature in json.loads(text)["features"]:
        if feature["properties"]["kind"] == kind:
            yield from _rings(feature["geometry"]["coordinates"])


def _rings(coordinates: list[Any]) -> Iterator[Ring]:
    if isinstance(coordinates[0][0], (int, float)):
        yield coordinates
        return
    for part in coordinates:
        yield from _rings(part)
