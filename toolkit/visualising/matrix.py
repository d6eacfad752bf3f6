"""Statements × outlets: what others say of each, one mark a verdict, blank where silent."""

from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, plain_errors
from toolkit.reading.matrix import VERDICTS
from toolkit.tables import need_columns
from toolkit.visualising.grid import axes_for_grid, draw_grid, spread, write_around_grid
from toolkit.visualising.show import describe
from toolkit.visualising.style import BLUE, INK

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

COLUMNS = (
    "cell", "statement", "aspect", "verdict", "outlet", "published", "row", "why", "address",
)  # fmt: skip
LOOKS: dict[str, dict[str, Any]] = {
    "consistent": {"marker": "o", "markerfacecolor": BLUE, "markeredgecolor": BLUE},
    "discrepant": {"marker": "D", "markerfacecolor": INK, "markeredgecolor": INK},
    "ambiguous": {"marker": "o", "markerfacecolor": "white", "markeredgecolor": BLUE},
}
SIZE = {"consistent": 7, "discrepant": 6.2, "ambiguous": 7}
HOW_TO_READ = (
    "Filled circle: consistent. Black diamond: discrepant. Hollow circle: ambiguous.\n"
    "Blank: silent, which speaks neither for nor against. The number is the statement's."
)
SOURCE = (
    "Cells judged by one person against the rows below. Outlets can share one source:\n"
    "many marks in a line are not many witnesses."
)


@plain_errors
def plot_matrix(table: "pandas.DataFrame", *, ax: "Axes | None" = None) -> "Axes":
    """Cells in (load_matrix(), or some of its rows), the axes of statements × outlets out.

    One row per aspect of a statement, one column per outlet, one mark per verdict; a mark carries
    its cell's id as gid. No mark: the outlet is silent in our tables.

    >>> from toolkit import load_matrix
    >>> matrix = load_matrix()
    >>> axes = plot_matrix(matrix[matrix.statement == 2])
    >>> {line.get_marker() for line in axes.lines if line.get_gid()} == {"o", "D"}
    True
    """
    need_columns(table, COLUMNS, "plot_matrix", "load_matrix")
    if not len(table):
        raise ToolkitError(
            "plot_matrix got no cells: every outlet is silent here, or a filter left nothing; "
            "load_matrix() brings them all."
        )
    table = table.assign(point=[f"{row.statement} {row.aspect}" for row in table.itertuples()])
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
    write_around_grid(axes, _finding(table), HOW_TO_READ, SOURCE)
    return describe(
        axes,
        alt=_alt(table),
        caption="Every cell stands on a row of our tables, with the page it was read on.",
        table=table[list(COLUMNS)].rename(columns={"cell": "id"}).reset_index(drop=True),
    )


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
        f"{table.outlet.nunique()} outlets: {listed}; all other crossings are silent. "
        "Whether outlets that agree had a source each is not known from this."
    )
