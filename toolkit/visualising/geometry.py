"""Where a mark stands in the picture: read off what was drawn, in pixels from the top left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.collections import Collection, PathCollection
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch
    from matplotlib.path import Path
    from matplotlib.transforms import Bbox

Points = list[tuple[float, float]]
POINTS_PER_INCH = 72
NO_LINE = ("", " ", "None", "none")


@dataclass(frozen=True)
class Shape:
    """One piece of a mark, in pixels of the picture from its top left corner.

    `kind` is "area" (a closed outline of those points), "line" (from point to point) or "dot" (a
    circle of that radius around its one point).
    """

    kind: str
    points: Points
    radius: float = 0.0

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        across = [x for x, _ in self.points]
        down = [y for _, y in self.points]
        r = self.radius
        return min(across) - r, min(down) - r, max(across) + r, max(down) + r


def shapes_of(artist: "Artist") -> list[Shape]:
    """A mark of a figure that was drawn → its pieces, as far as they can be seen."""
    from matplotlib.collections import Collection, PathCollection
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    window = artist.get_clip_box() if artist.get_clip_on() else None
    if isinstance(artist, Line2D):
        found = _of_line(artist, window)
    elif isinstance(artist, Patch):
        found = _of_patch(artist, window)
    elif isinstance(artist, PathCollection):
        found = _of_points(artist, window)
    elif isinstance(artist, Collection):
        found = _of_collection(artist, window)
    else:
        left, bottom, right, top = artist.get_window_extent().extents
        found = [Shape("area", [(left, bottom), (right, bottom), (right, top), (left, top)])]
    height = _height(artist)
    return [_from_the_top(shape, height) for shape in found]


def _of_patch(patch: "Patch", window: "Bbox | None") -> list[Shape]:
    return list(_areas([patch.get_path()], patch.get_transform(), window))


def _of_line(line: "Line2D", window: "Bbox | None") -> list[Shape]:
    points: Any = line.get_transform().transform(line.get_xydata())
    shapes = []
    if line.get_linestyle() not in NO_LINE:
        shapes += [Shape("line", run) for run in _runs(points) if len(run) > 1]
    if line.get_marker() not in NO_LINE:
        size = line.get_markersize() + line.get_markeredgewidth()
        shapes += _dots(points, [_pixels(line, size) / 2], window)
    return shapes


def _of_points(points: "PathCollection", window: "Bbox | None") -> list[Shape]:
    """The points of a scatter, whose sizes are the squares of their widths in points."""
    places: Any = points.get_offset_transform().transform(points.get_offsets())
    radii = [_pixels(points, float(size) ** 0.5) / 2 for size in points.get_sizes()]
    return _dots(places, radii, window)


def _of_collection(collection: "Collection", window: "Bbox | None") -> list[Shape]:
    from matplotlib.collections import LineCollection

    paths, transform = collection.get_paths(), collection.get_transform()
    if isinstance(collection, LineCollection):
        drawn = (transform.transform(path.vertices) for path in paths)
        return [Shape("line", run) for points in drawn for run in _runs(points)]
    return list(_areas(paths, transform, window))


def _areas(paths: "Iterable[Path]", transform: Any, window: "Bbox | None") -> Iterator[Shape]:
    for path in paths:
        drawn = path.transformed(transform)
        if window is not None and not _inside(drawn, window):
            drawn = drawn.clip_to_bbox(window)
        polygons: list[Any] = drawn.to_polygons(closed_only=False)
        yield from (Shape("area", [(x, y) for x, y in one]) for one in polygons if len(one))


def _inside(drawn: "Path", window: "Bbox") -> bool:
    extents = drawn.get_extents()
    return bool(window.containsx(extents.x0) and window.containsx(extents.x1)) and bool(
        window.containsy(extents.y0) and window.containsy(extents.y1)
    )


def _dots(places: Any, radii: list[float], window: "Bbox | None") -> list[Shape]:
    seen = [(x, y) for x, y in places if x == x and y == y]
    return [
        Shape("dot", [(x, y)], radii[number % len(radii)])
        for number, (x, y) in enumerate(seen)
        if window is None or window.padded(1).contains(x, y)
    ]


def _runs(points: Any) -> list[Points]:
    """Points, with gaps that are NaN → the runs of points between the gaps."""
    runs: list[Points] = [[]]
    for x, y in points:
        if x == x and y == y:
            runs[-1].append((float(x), float(y)))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _pixels(artist: "Artist", points: float) -> float:
    return points * float(_figure(artist).dpi) / POINTS_PER_INCH


def _height(artist: "Artist") -> float:
    return float(_figure(artist).bbox.height)


def _figure(artist: "Artist") -> Any:
    return artist.get_figure(root=True)


def _from_the_top(shape: Shape, height: float) -> Shape:
    """A shape counted from the bottom, as the artists do → from the top, in tenths of a pixel."""
    points = [(round(float(x), 1), round(height - float(y), 1)) for x, y in shape.points]
    return Shape(shape.kind, points, round(shape.radius, 1))
