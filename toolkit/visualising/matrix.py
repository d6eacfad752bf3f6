"""Statements × outlets: what others say of each, one mark a verdict, blank where silent."""

from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, plain_errors
from toolkit.reading.matrix import VERDICTS, load_matrix
from toolkit.tables import need_columns
from toolkit.visualising.grid import axes_for_grid, draw_grid, spread, write_around_grid
from toolkit.visualising.show import describe
from toolkit.visualising.style import BLUE, INK

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

COLUMNS = (
    "cell", "statement", "aspect", "verdict", "outlet", "published", "row", "why", "extent",
    "read_on", "outlet_read", "address",
)  # fmt: skip
LOOKS: dict[str, dict[str, Any]] = {
    "consistent": {"marker": "o", "markerfacecolor": BLUE, "markeredgecolor": BLUE},
    "discrepant": {"marker": "D", "markerfacecolor": INK, "markeredgecolor": INK},
    "ambiguous": {"marker": "o", "markerfacecolor": "white", "markeredgecolor": BLUE},
}
DASH = 0.14  # of a column, to either side of the crossing
SIZE = {"consistent": 7, "discrepant": 6.2, "ambiguous": 7}
HOW_TO_READ = (
    "Filled circle: consistent. Black diamond: discrepant. Hollow circle: ambiguous.\n"
    "Dash: we read the page to its end, and it is not there. Blank: not read far enough to say."
)
SOURCE = (
    "The number is the statement's. Cells judged once against the rows below. Outlets can\n"
    "share one source: many marks in a column are not many witnesses."
)


@plain_errors
def plot_matrix(table: "pandas.DataFrame", *, ax: "Axes | None" = None) -> "Axes":
    """Cells in (load_matrix(), or some of its rows), the axes of statements × outlets out.

    One row per outlet, one column per aspect of a statement, one mark per verdict; a mark carries
    its cell's id as gid. A dash: the outlet's pages were read to the end, and nothing is there. No
    mark: they were not read far enough.

    >>> from toolkit import load_matrix
    >>> matrix = load_matrix()
    >>> axes = plot_matrix(matrix[matrix.statement == 2])
    >>> {line.get_marker() for line in axes.lines if line.get_gid()} == {"o", "D"}
    True
    """
    need_columns(table, COLUMNS, "plot_matrix", "load_matrix")
    if not len(table):
        raise ToolkitError(
            "plot_matrix got no cells: no page that we read speaks of this, or a filter left "
            "nothing; load_matrix() brings them all."
        )
    table = table.assign(point=_points(table))
    points = list(dict.fromkeys(table.sort_values(["statement", "cell"]).point))
    outlets = list(table.outlet.value_counts(sort=True).index)
    axes = ax if ax is not None else axes_for_grid(len(outlets), len(points))
    draw_grid(axes, outlets, points)
    for (point, outlet), cells in table.groupby(["point", "outlet"], sort=False):
        verdicts = list(dict.fromkeys(cells.verdict))
        places = spread(points.index(point), len(verdicts))
        for place, verdict in zip(places, verdicts, strict=True):
            ids = " ".join(cells.cell[cells.verdict == verdict])
            axes.plot(
                place, outlets.index(outlet), linestyle="", gid=ids,
                markersize=SIZE[verdict], markeredgewidth=1.4, **LOOKS[verdict],
            )  # fmt: skip
    _draw_read_not_there(axes, table, points, outlets)
    write_around_grid(axes, _finding(table), HOW_TO_READ, SOURCE)
    return describe(
        axes,
        alt=_alt(table),
        caption="Every cell stands on a row of our tables, with the page it was read on.",
        table=table[list(COLUMNS)].rename(columns={"cell": "id"}).reset_index(drop=True),
    )


def _draw_read_not_there(
    axes: "Axes", table: "pandas.DataFrame", points: list[str], outlets: list[str]
) -> None:
    """A dash on every crossing without a cell, of an outlet whose pages were read to the end."""
    import pandas

    every = pandas.concat([load_matrix(), table])  # a cell that a filter left out is there as well
    spoken = set(zip(every.outlet, _points(every), strict=True))
    for outlet in dict.fromkeys(table.outlet[table.outlet_read == "whole"]):
        blank = [place for place, point in enumerate(points) if (outlet, point) not in spoken]
        for place in blank:
            axes.hlines(outlets.index(outlet), place - DASH, place + DASH, color=INK, linewidth=1.3)


def _points(table: "pandas.DataFrame") -> list[str]:
    return [f"{row.statement} {row.aspect}" for row in table.itertuples()]


def _counts(table: "pandas.DataFrame") -> dict[str, int]:
    once = table.drop_duplicates(["statement", "aspect", "outlet", "verdict"])
    return {verdict: int((once.verdict == verdict).sum()) for verdict in VERDICTS}


def _finding(table: "pandas.DataFrame") -> str:
    counts = _counts(table)
    verdicts = table.groupby("point").verdict.agg(set)
    at_odds = sum({"consistent", "discrepant"} <= found for found in verdicts)
    return (
        f"{counts['consistent']} marks agree with the report, {counts['discrepant']} contradict "
        f"it, {counts['ambiguous']} are unclear;\n"
        f"on {at_odds} of {len(verdicts)} points the others contradict each other"
    )


def _alt(table: "pandas.DataFrame") -> str:
    counts = _counts(table)
    listed = ", ".join(f"{verdict} {count}" for verdict, count in counts.items())
    return (
        f"Grid of {table.point.nunique()} points of {table.statement.nunique()} statements by "
        f"{table.outlet.nunique()} outlets: {listed}. On other crossings, of "
        f"{table.outlet[table.outlet_read == 'whole'].nunique()} outlets we read all and found "
        "nothing; of the rest we read too little to say."
    )
