"""Who fights whom: pairs of sides × provinces, with an arrow only where an attacker is named."""

from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, plain_errors
from toolkit.tables import need_columns
from toolkit.visualising.grid import ROW, draw_grid, write_around_grid
from toolkit.visualising.show import describe
from toolkit.visualising.style import BLUE, INK, SMALLEST, new_axes

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

COLUMNS = (
    "id", "event", "event_group", "date_from", "governorate", "first", "second", "relation",
    "attacker", "why", "source", "outlet", "published", "address",
)  # fmt: skip
LOOKS: dict[str, dict[str, Any]] = {
    "fight": {"marker": "o", "markersize": 6.5, "markerfacecolor": BLUE, "markeredgecolor": BLUE},
    "first attacks": {"marker": ">", "markersize": 7, "markerfacecolor": INK},
    "second attacks": {"marker": "<", "markersize": 7, "markerfacecolor": INK},
    "side by side": {"marker": "D", "markersize": 6.5, "markerfacecolor": "white"},
}
ELSEWHERE = "several, or not said"
SIDE_BY_SIDE = "side by side"
WIDTH_OF_A_COLUMN = 1.0  # inches
MARK, DIGIT = 0.2, 0.075  # of a column: what a mark and a digit of its number take
HOW_TO_READ = (
    "Numbers count events, not the dead. Blue circle: they fight, or a place changes hands, and\n"
    "nobody is named as attacker. Black arrow: the report names or accuses one; it points at the\n"
    "attacked. Hollow diamond: side by side. Blank: no report that we found."
)
SOURCE = (
    "Events as the pages in the table below report them; several reports of one event count once.\n"
    "Pairs were judged by one person. A report that says rebels, and no name, counts for rebels."
)


@plain_errors
def plot_fights(table: "pandas.DataFrame", *, ax: "Axes | None" = None) -> "Axes":
    """Rows of load_fights() in, the axes of pairs of sides × provinces out.

    One mark per pair, province and kind, with the number of events beside it; its gid is the pair
    and then province and kind. A fight has no direction unless the report names an attacker. Rows
    whose opponents are not clear are left out and counted in the caption.

    >>> from toolkit import load_fights
    >>> fights = load_fights()
    >>> axes = plot_fights(fights[fights.second == "YPG"])
    >>> [line.get_marker() for line in axes.lines if line.get_gid().startswith("ISIS–YPG")]
    ['o']
    """
    need_columns(table, COLUMNS, "plot_fights", "load_fights")
    clear = table[table.relation.isin(["against", "with"])]
    if clear.empty:
        raise ToolkitError(
            "plot_fights got no pair of sides that fight or stand together: a filter left nothing, "
            "or what it left is not clear; load_fights() brings them all."
        )
    told = _told(clear)
    pairs, provinces = _by_events(told, "pair"), _by_events(told, "province")
    provinces.sort(key=ELSEWHERE.__eq__)
    width = 3.2 + WIDTH_OF_A_COLUMN * len(provinces)
    axes = ax if ax is not None else new_axes(max(7.6, width), 3.3 + 1.25 * ROW * len(pairs))
    draw_grid(axes, pairs, [""] * len(provinces))
    for place, province in enumerate(provinces):
        axes.text(place, -0.75, province.replace(", ", ",\n"), ha="center", va="bottom", color=INK)
    for (pair, province), rows in told.groupby(["pair", "province"]):
        _draw_crossing(axes, provinces.index(province), pairs.index(pair), pair, province, rows)
    write_around_grid(axes, _finding(told), HOW_TO_READ, SOURCE)
    _make_room_above(axes)
    return describe(
        axes,
        alt=_alt(told),
        caption=_caption(len(table) - len(clear)),
        table=told.assign(id=told.pair, row=told.id)[["id", "row", "kind", *COLUMNS[1:]]],
    )


def _told(clear: "pandas.DataFrame") -> "pandas.DataFrame":
    """Rows of fights → the same with their pair, their kind of mark and their column."""
    kind = clear.attacker.map({"first": "first attacks", "second": "second attacks", "": "fight"})
    kind = kind.where(clear.relation == "against", SIDE_BY_SIDE)
    province = clear.governorate.where(~clear.governorate.isin(["", "multiple"]), ELSEWHERE)
    pair = clear["first"] + "–" + clear["second"]
    return clear.assign(pair=pair, kind=kind, province=province)


def _by_events(told: "pandas.DataFrame", column: str) -> list[str]:
    """Pairs or provinces, those with most events first."""
    counted = told.groupby(column, sort=False).event_group.nunique()
    return list(counted.sort_values(ascending=False, kind="stable").index)


def _draw_crossing(
    axes: "Axes", x: int, y: int, pair: str, province: str, rows: "pandas.DataFrame"
) -> None:
    """One pair in one province → a mark for each kind, its number of events beside it."""
    counted = rows.groupby("kind").event_group.nunique()
    kinds = [kind for kind in LOOKS if kind in counted.index]
    widths = [MARK + DIGIT * len(str(counted[kind])) for kind in kinds]
    for number, kind in enumerate(kinds):
        at = x - sum(widths) / 2 + sum(widths[:number]) + MARK / 2
        axes.plot(
            at, y, linestyle="", gid=f"{pair} {province} {kind}", **{
                "markeredgecolor": INK, **LOOKS[kind],
            },
        )  # fmt: skip
        axes.text(
            at + 0.08, y, str(counted[kind]), va="center_baseline", color=INK, fontsize=SMALLEST,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
        )  # fmt: skip


def _make_room_above(axes: "Axes") -> None:
    """Two lines of room above the grid, for names of columns that are not turned."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    figure.subplots_adjust(top=figure.subplotpars.top - 0.3 / float(figure.get_figheight()))


def _both(told: "pandas.DataFrame") -> list[str]:
    """Pairs that stand side by side in one report and fight each other in another."""
    kinds = told.groupby("pair", sort=False).kind.agg(set)
    return [pair for pair in kinds.index if SIDE_BY_SIDE in kinds[pair] and len(kinds[pair]) > 1]


def _finding(told: "pandas.DataFrame") -> str:
    named = told[told.attacker != ""].event_group.nunique()
    first = f"In {named} of {told.event_group.nunique()} events a report names who attacks"
    both = sorted(_both(told), key=lambda pair: "rebels" in pair)
    if not both:
        return first
    rows = told[told.pair == both[0]]
    one, other = both[0].split("–")
    together = _in_words(rows[rows.kind == SIDE_BY_SIDE].province)
    against = _in_words(rows[rows.kind != SIDE_BY_SIDE].province)
    return f"{first};\n{one} and {other}: told side by side in {together}, enemies in {against}"


def _in_words(provinces: "pandas.Series[str]") -> str:
    *most, last = sorted(set(provinces) - {ELSEWHERE}) or ["no one province"]
    return f"{', '.join(most)} and {last}" if most else last


def _caption(left_out: int) -> str:
    words = "Every report behind a mark stands in the table below, under its pair."
    return words + (f" Left out, opponents not clear: {left_out} rows." if left_out else "")


def _alt(told: "pandas.DataFrame") -> str:
    biggest = _by_events(told, "pair")[0]
    size = told[told.pair == biggest].event_group.nunique()
    return (
        f"Grid of {told.pair.nunique()} pairs of armed sides by {told.province.nunique()} places, "
        f"{told.event_group.nunique()} events. Most: {biggest.replace('–', ' and ')}, {size}. "
        f"Pairs that fight in one report and stand side by side in another: {len(_both(told))}. "
        "Who began is mostly not told."
    )
