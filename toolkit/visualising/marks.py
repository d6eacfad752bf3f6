"""Marks: what a figure draws for a row of its table, found again by the id each of them carries."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes


def all_axes(axes: "Axes") -> "Iterator[Axes]":
    """The axes that a plot_… call gave → they and the panels inside them, in order."""
    yield axes
    for child in axes.child_axes:
        yield from all_axes(child)  # type: ignore[arg-type]  # an inset is drawn as axes


def all_artists(axes: "Axes") -> "Iterator[Artist]":
    """The axes that a plot_… call gave → every bar, line and patch in them and in their panels."""
    for one in all_axes(axes):
        yield from [*one.patches, *one.lines, *one.collections]


def marks_of(axes: "Axes") -> "dict[str, Artist]":
    """The axes that a plot_… call gave → each mark by its gid, in the order it was drawn.

    A gid is the id of a row of the table behind the figure, alone or with a part ("T12 rebels"),
    or of several rows that share one mark. Keys, grids and decoration carry none.
    """
    return {str(gid): one for one in all_artists(axes) if (gid := one.get_gid())}


def rows_of(gid: str, ids: list[str]) -> list[str]:
    """A gid and the ids of the table → those of them that stand in it as whole words.

    >>> rows_of("T12 rebels", ["T1", "T12"])
    ['T12']
    """
    return [one for one in ids if f" {one} " in f" {gid} "]
