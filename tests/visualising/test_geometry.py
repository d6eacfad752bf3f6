"""Where a mark stands in the picture: axes whose pixels can be counted by hand.

The figure is 4 by 3 inches at 110 dots, so 440 by 330 pixels. Its axes begin at a quarter of the
width and a fifth of the height: x = 0 stands 110 pixels from the left, y = 0 264 from the top, and
one step is 22 pixels to the right and 33 upwards.
"""

import pytest
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from toolkit.visualising.geometry import Shape, shapes_of
from toolkit.visualising.show import draw_picture

POINT = 110 / 72  # pixels


@pytest.fixture
def axes():
    axes = Figure(figsize=(4, 3)).add_axes((0.25, 0.2, 0.5, 0.6))
    axes.set(xlim=(0, 10), ylim=(0, 6))
    return axes


def shapes(artist):
    """An artist → its shapes, once its figure was drawn."""
    draw_picture(artist.axes)
    return shapes_of(artist)


def box(artist):
    (shape,) = shapes(artist)
    return shape.kind, shape.bounds()


def test_a_bar_stands_where_its_values_are(axes):
    (bar,) = axes.barh(3, 3, left=2, height=1)
    assert box(bar) == ("area", (154, 148.5, 220, 181.5))


def test_a_bar_that_leaves_the_axes_ends_where_they_end(axes):
    (bar,) = axes.barh(3, 30, left=2, height=1)
    assert box(bar) == ("area", (154, 148.5, 330, 181.5))


def test_a_bar_outside_of_the_axes_is_not_there(axes):
    (bar,) = axes.barh(3, 3, left=20, height=1)
    assert shapes(bar) == []


def test_a_bar_that_is_not_clipped_stands_outside_too(axes):
    (bar,) = axes.barh(3, 1, left=11, height=1, clip_on=False)
    assert box(bar) == ("area", (352, 148.5, 374, 181.5))


def test_a_bar_of_no_width_is_still_there(axes):
    (bar,) = axes.barh(3, 0, left=2, height=1)
    assert box(bar) == ("area", (154, 148.5, 154, 181.5))


def test_a_dot_is_as_large_as_its_marker_with_its_edge(axes):
    (line,) = axes.plot(4, 2, marker="o", markersize=8, markeredgewidth=2, linestyle="")
    assert shapes(line) == [Shape("dot", [(198, 198)], round(5 * POINT, 1))]


def test_a_line_goes_through_its_points_and_is_broken_by_a_gap(axes):
    (line,) = axes.plot([0, 1, 2, 3, 4], [0, 1, float("nan"), 1, 0])
    assert shapes(line) == [
        Shape("line", [(110, 264), (132, 231)]),
        Shape("line", [(176, 231), (198, 264)]),
    ]


def test_a_line_with_markers_is_both(axes):
    (line,) = axes.plot([0, 1], [0, 1], marker="s", markersize=4, markeredgewidth=0)
    assert [shape.kind for shape in shapes(line)] == ["line", "dot", "dot"]


def test_each_point_of_a_scatter_has_its_size(axes):
    points = axes.scatter([1, 2], [1, 1], s=[16, 64])
    assert shapes(points) == [
        Shape("dot", [(132, 231)], round(2 * POINT, 1)),
        Shape("dot", [(154, 231)], round(4 * POINT, 1)),
    ]


def test_lines_in_a_collection_stand_where_their_ends_are(axes):
    lines = axes.add_collection(LineCollection([[(0, 0), (1, 1)], [(2, 0), (2, 2)]]))
    assert shapes(lines) == [
        Shape("line", [(110, 264), (132, 231)]),
        Shape("line", [(154, 264), (154, 198)]),
    ]


def test_an_area_between_two_lines_is_as_high_as_they_are_apart(axes):
    assert box(axes.fill_between([1, 3], [1, 1], [2, 2])) == ("area", (132, 198, 176, 231))


def test_a_circle_is_round_in_the_units_of_its_axes(axes):
    assert box(axes.add_patch(Circle((5, 3), 1))) == ("area", (198, 132, 242, 198))


def test_words_and_pictures_stand_in_a_box(axes):
    kind, (left, top, right, bottom) = box(axes.text(5, 3, "heron", va="bottom"))
    assert kind == "area"
    assert left == pytest.approx(220, abs=3)
    assert bottom == pytest.approx(165, abs=5)
    assert 20 < right - left < 80 > 30 > bottom - top > 5


def test_a_bar_in_a_panel_stands_in_the_panel(axes):
    """The panel is the right half of the axes: one step of ten is 11 pixels there."""
    panel = axes.inset_axes((0.5, 0, 0.5, 1))
    panel.set(xlim=(0, 10), ylim=(0, 6))
    (bar,) = panel.barh(3, 3, left=2, height=1)
    assert box(bar) == ("area", (242, 148.5, 275, 181.5))


def test_a_log_axis_is_followed(axes):
    axes.set(xscale="log", xlim=(1, 100))
    (line,) = axes.plot(10, 3, marker="o", linestyle="")
    assert [shape.points for shape in shapes(line)] == [[(220, 165)]]
