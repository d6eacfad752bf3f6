"""One event, many accounts: each account's number on one scale, grouped by what it counts."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from toolkit.errors import plain_errors
from toolkit.page import many
from toolkit.reading.counts import (
    NOT_A_COUNT,
    SHAPE,
    UNSTATED,
    checked_counts,
    join_repeats,
    printed_by,
)
from toolkit.tables import is_gap
from toolkit.visualising.account_words import outlet, printed_on, said_by, short_names
from toolkit.visualising.columns import (
    BESIDE,
    EDGE,
    GAP,
    Sides,
    inches_of,
    mark_at,
    set_sides,
    write_at,
    write_sides,
)
from toolkit.visualising.show import describe
from toolkit.visualising.style import GREY, INK, LIGHT, SMALLEST, new_axes, write_words
from toolkit.visualising.unproven import Part, check_parts, draw_unproven

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

ROW = 0.185  # inches a row takes
SCALE = 2.9  # inches of the scale, with the words beside its marks
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
FILLED: dict[str, Any] = {"color": INK, "linestyle": ""}
LOOKS: dict[str, dict[str, Any]] = {
    "number": {"marker": "o", "markersize": 6, **FILLED},
    "at least": {"marker": ">", "markersize": 7, **FILLED},
    "at most": {"marker": "<", "markersize": 7, **FILLED},
    "range": {"marker": "|", "markersize": 9, "markeredgewidth": 2, "color": INK, "linewidth": 3},
    "none": {"marker": "_", "markersize": 8, "color": GREY, "markeredgewidth": 1.5},
}
HOW_TO_READ = (
    "Numbers of people, as reported; one row is one account. Circle: its number. Triangle:\n"
    "at least that many. Bar: from, to. Dash: no number. A line joins accounts that repeat\n"
    "one count. Nothing is added up, nothing is averaged."
)
SOURCE = (
    "Accounts as found, no sample; the table below has their pages. Sources without a name\n"
    "may be the same people or others: there may be fewer counts than it seems."
)
LETTERS_AN_INCH = 13


@plain_errors
def plot_accounts(
    counts: "pandas.DataFrame",
    *,
    place: str = "place",
    unproven: Sequence[Part] = (),
    ax: "Axes | None" = None,
) -> "Axes":
    """Rows of load_counts() in, or of a table with these columns; the axes of their numbers out.

    One row per account, grouped by what it counts; inside a group, numbers in the order in which
    they were first printed. A mark carries its account's id as gid. What stands in a column
    event opens the title; `place` heads the column of places. `unproven` adds, below all accounts,
    a sum that would fit and that nobody has proved, as dashed boxes: its parts, each with the
    account it is taken from, as in [("H25", 21, "civilians"), ("H22", 21, "rebel fighters")].

    >>> from toolkit import load_counts
    >>> axes = plot_accounts(load_counts("freed"))
    >>> sorted(line.get_gid() for line in axes.lines if line.get_gid())[:2]
    ['H01', 'H02']
    """
    table = _in_order(join_repeats(checked_counts(counts, "plot_accounts")))
    check_parts(unproven, list(table.id))
    sides = _sides(table, place)
    places, heads = _places(table)
    rows = max(places.values()) + (3 if unproven else 0)
    axes = ax if ax is not None else new_axes(max(7.6, sides.width), 2.95 + ROW * rows)
    write_words(
        axes,
        _titled(table),
        _how_to_read(table),
        _source(table, max(7.6, sides.width)),
    )
    write_sides(axes, sides, list(places.values()))
    _draw_scale(axes, table, rows, [number for _, number, _ in unproven])
    for head, height in heads.items():
        write_at(axes, EDGE, height, head, fontweight="bold")
    for row in table.itertuples():
        _draw_account(axes, row, places[str(row.id)], sides.begin)
    _join(axes, table, places, sides.begin)
    if unproven:
        draw_unproven(axes, unproven, rows)
    return describe(
        axes,
        alt=_alt(table),
        caption="Every account stands in the table below, with its page; same_as says whose count "
        "it repeats.",
        table=table[[*SHAPE, "same_as"]],
    )


def _in_order(table: "pandas.DataFrame") -> "pandas.DataFrame":
    """Big groups first, no counts last; numbers as they came up, repeats of one together."""
    table = table.assign(
        number=table.count_min.fillna(table.count_max), printed=table.apply(printed_by, axis=1)
    )
    of_one_number = table.groupby(["counted", "number"], dropna=False)
    of_one_count = table.groupby("same_as")
    return (
        table.assign(
            last=table.counted.isin([NOT_A_COUNT, UNSTATED]),
            size=-table.groupby("counted").id.transform("size"),
            wordless=table.number.isna(),
            came_up=of_one_number.printed.transform("min"),
            first=of_one_count.printed.transform("min"),
            number=table.number.fillna(-1),
        )
        .sort_values(
            ["last", "size", "counted", "wordless", "came_up", "number", "first",
             "same_as", "printed", "id"]
        )
        .reset_index(drop=True)
    )  # fmt: skip


def _places(table: "pandas.DataFrame") -> tuple[dict[str, float], dict[str, float]]:
    """Each account's height, by id, and the height of each group's heading."""
    places: dict[str, float] = {}
    heads: dict[str, float] = {}
    place = 0.0
    for counted, rows in table.groupby("counted", sort=False):
        heads[_heading(str(counted), rows)] = place
        places |= {str(identity): place + n for n, identity in enumerate(rows.id, start=1)}
        place += len(rows) + 1.6
    return places, heads


def _heading(counted: str, rows: "pandas.DataFrame") -> str:
    words = f"{counted[0].upper()}{counted[1:]}: {many(len(rows), 'account')}"
    with_number = int(_has_number(rows).sum())
    if counted == NOT_A_COUNT or with_number == len(rows):
        return words
    return f"{words}, {with_number or 'none'} with a number"


def _sides(table: "pandas.DataFrame", place: str) -> Sides:
    before = {
        "published": printed_on(table),
        "language": list(table.language),
        "outlet": [outlet(row) for row in table.itertuples()],
    }
    after = {
        "of whom": list(table.whom),
        "day given": list(table.day),
        place: list(table.place),
        "said by": said_by(table),
    }
    return set_sides(before, after, SCALE)


def _draw_scale(axes: "Axes", table: "pandas.DataFrame", rows: float, parts: list[int]) -> None:
    """A scale from zero, wide enough for the biggest number and for the words beside each mark."""
    numbers = [*table.count_min.dropna(), *table.count_max.dropna(), sum(parts)]
    biggest = max(1, *map(int, numbers))
    step = next((step for step in STEPS if biggest / step <= 6), biggest)
    ticks = list(range(0, biggest + step, step)) if _has_number(table).any() or parts else []
    axes.set_xlim(0, max([biggest * 1.05, *(_room(row) for row in table.itertuples())]))
    axes.set_ylim(rows + 0.8, -1.8)
    axes.set_yticks([])
    axes.set_xticks(ticks)
    axes.vlines(ticks, -0.4, rows + 0.8, color=LIGHT, linewidth=0.7, zorder=0)
    for tick in ticks:
        look: dict[str, Any] = {
            "ha": "center",
            "va": "center_baseline",
            "fontsize": SMALLEST,
            "color": GREY,
        }
        axes.text(tick, -1.2, str(tick), **look)


def _room(row: Any) -> float:
    """How long the scale must be for an account's words to end on it."""
    ends = [int(n) for n in (row.count_min, row.count_max) if not is_gap(n)]
    inches = BESIDE + inches_of(_words(row))
    return max(ends, default=0) / max(0.25, 1 - inches / (SCALE + GAP / 2))


def _draw_account(axes: "Axes", row: Any, place: float, begin: float) -> None:
    ends = [int(n) for n in (row.count_min, row.count_max) if not is_gap(n)]
    if ends:
        axes.plot(sorted(set(ends)), [place] * len(set(ends)), gid=row.id, **LOOKS[_kind(row)])
    else:
        mark_at(axes, begin - GAP, [place], gid=row.id, zorder=3, **LOOKS["none"])
    axes.annotate(
        _words(row), (max(ends, default=0), place), xytext=(72 * BESIDE if ends else 0, 0),
        textcoords="offset points", va="center_baseline", color=INK if ends else GREY,
        fontsize=SMALLEST, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5}, zorder=2,
    )  # fmt: skip


def _words(row: Any) -> str:
    return str(row.says) + (" · weak" if row.weak == "yes" else "")


def _kind(row: Any) -> str:
    if is_gap(row.count_max):
        return "at least"
    if is_gap(row.count_min):
        return "at most"
    return "number" if row.count_min == row.count_max else "range"


def _join(axes: "Axes", table: "pandas.DataFrame", places: dict[str, float], begin: float) -> None:
    """A line through the marks of each count that more than one account repeats."""
    for _, rows in table.groupby("same_as"):
        heights = [places[str(rows.id.iloc[0])], places[str(rows.id.iloc[-1])]]
        number = rows.count_min.fillna(rows.count_max).iloc[0]
        if len(rows) > 1 and is_gap(number):
            mark_at(axes, begin - GAP, heights, color=GREY, linewidth=1.2, zorder=1)
        elif len(rows) > 1:
            axes.vlines(int(number), heights[0], heights[1], color=INK, linewidth=1.2, zorder=1)


def _titled(table: "pandas.DataFrame") -> str:
    """The finding, after what it is about where all rows say the same."""
    events = set(table.event) if "event" in table else set()
    finding = _finding(table)
    return f"{events.pop()}:\n{finding[0].lower()}{finding[1:]}" if len(events) == 1 else finding


def _finding(table: "pandas.DataFrame") -> str:
    numbered = table[_has_number(table)]
    kinds = numbered.counted.nunique()
    firm, all_counts = (
        rows.same_as.nunique() for rows in (numbered[numbered.weak != "yes"], numbered)
    )
    some = f"{len(numbered)} of {many(len(table), 'account')} give a number"
    if len(numbered) == len(table):
        some = (
            f"All {len(table)} accounts give a number" if len(table) > 1 else "1 account, 1 number"
        )
    if not kinds:
        return f"{some};\nthere is nothing to draw on a scale"
    if kinds > 1:
        first = f"{some}, and they count {kinds} different things"
    else:
        first = f"{some} of {numbered.counted.iloc[0]}"
    weak = f", and {all_counts - firm} on weak rows" if all_counts > firm else ""
    return f"{first};\nwith repeats joined: {many(firm, 'count')}{weak}"


def _how_to_read(table: "pandas.DataFrame") -> str:
    return HOW_TO_READ + " Weak: the table says why." * bool((table.weak == "yes").any())


def _source(table: "pandas.DataFrame", inches: float) -> str:
    return "\n".join([SOURCE, *textwrap.wrap(short_names(table), int(LETTERS_AN_INCH * inches))])


def _alt(table: "pandas.DataFrame") -> str:
    spans = []
    for counted, rows in table[_has_number(table)].groupby("counted", sort=False):
        ends = sorted({*map(int, rows.count_min.dropna()), *map(int, rows.count_max.dropna())})
        spans.append(f"{counted} {ends[0]}" + (f" to {ends[-1]}" if ends[1:] else ""))
    without = int((~_has_number(table)).sum())
    listed = textwrap.shorten("; ".join(spans) or "no numbers", 150, placeholder=" …")
    return (
        f"Dot plot of {many(len(table), 'account')} by what they count: {listed}. "
        f"Without a number: {without}. Repeats of one count are joined. "
        "How many sources there are is not known."
    )


def _has_number(table: "pandas.DataFrame") -> "pandas.Series[bool]":
    return table.count_min.notna() | table.count_max.notna()
