"""When: what was told on which day above, what happened on which days below, doubt as width."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, plain_errors
from toolkit.reading.calendar_month import a_day, short_day
from toolkit.reading.numbers import both_numbers
from toolkit.tables import need_columns
from toolkit.visualising.rows import ADDRESS, THE_REPORT
from toolkit.visualising.show import describe
from toolkit.visualising.style import BLUE, GREY, INK, LIGHT, new_axes, write_words

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

COLUMNS = ("id", "number", "words", "kind", "about", "start", "end", "precision", "confidence")
FIRST_DAY = date(2013, 11, 18)  # a week that holds the day of the founding; older goes to the edge
SOURCE = (
    "Words of time in the report by K. Gillespie and A. al-Masri, Syria Direct, 8 January 2014,\n"
    "resolved as written. A narrow bar is a precise word, not a true one."
)
Days = Mapping[str, date]
ON_WHITE: dict[str, Any] = {
    "color": GREY,
    "bbox": {"facecolor": "white", "edgecolor": "none", "pad": 0.5},
}
CLEAR: dict[str, Any] = {"facecolor": BLUE, "edgecolor": BLUE}
LIKELY: dict[str, Any] = {"facecolor": "white", "edgecolor": BLUE, "hatch": "//////"}


@plain_errors
def plot_timeline(
    table: "pandas.DataFrame",
    published: date | str,
    *,
    others: Days | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Resolved expressions of time in (from resolve_times), the two lanes' axes out.

    One row per expression that has days; its bar is as wide as the days it can mean, hatched where
    the reading is only likely. `others` puts a hollow mark on the day that other pages give, by
    id, as in {"T09": date(2013, 11, 22)}. The upper lane holds what was told, the lower what
    happened. What cannot be resolved is written above, with its number. A bar carries the row's
    id as gid.

    >>> from toolkit import load_original_times, resolve_times
    >>> axes = plot_timeline(resolve_times(load_original_times(), "2014-01-08"), "2014-01-08")
    >>> [int(patch.get_width()) for patch in axes.patches if patch.get_gid() == "T09"]
    [31]
    """
    need_columns(table, COLUMNS, "plot_timeline", "resolve_times")
    day = a_day(published)
    dated = table[table.start != ""]
    if not len(dated):
        raise ToolkitError(
            "plot_timeline got no expression with a day; resolve_times(…) says for each why not."
        )
    lanes = [dated[dated.kind == "report"], dated[dated.kind != "report"]]
    rows = [None, *lanes[0].itertuples(), None, *lanes[1].itertuples()]
    axes = ax if ax is not None else new_axes(8.3, 2.9 + 0.27 * len(rows))
    lane_names = iter(["Told on", "Happened on"])
    for place, row in enumerate(rows):
        if row is None:
            _write_left(
                axes, place, next(lane_names), {"color": INK, "fontweight": "bold", "fontsize": 10}
            )
        else:
            _draw_row(axes, place, row)
            if others and row.id in others:
                _draw_other(axes, place, row.id, others[row.id])
    _draw_days(axes, day, len(rows))
    open_ended = table[table.start == ""]
    write_words(
        axes, _finding(table, dated, others or {}), _how_to_read(open_ended), SOURCE, margin=0.31
    )
    return describe(
        axes,
        alt=_alt(table, dated, open_ended),
        caption=f"The report: {ADDRESS} Every day that is drawn stands in the table below.",
        table=table[list(COLUMNS)].assign(**THE_REPORT),
    )


def _draw_row(axes: "Axes", place: int, row: Any) -> None:
    start, end = a_day(row.start), a_day(row.end)
    left, right = _x(max(start, FIRST_DAY)), _x(end) + 1
    looks = CLEAR if row.confidence == "clear" else LIKELY
    one_day = f"  {start.day} {start:%b}" if start == end else ""
    _write_left(axes, place, f"{both_numbers(row.number)}  {row.words}{one_day}", {"color": INK})
    if right <= _x(FIRST_DAY):
        words = f"◀ off the chart, {start:%B} to {end:%B %Y}: {row.about}"
        axes.text(_x(FIRST_DAY), place, words, va="center_baseline", **ON_WHITE)
        axes.barh(place, 0.001, left=_x(FIRST_DAY), height=0.5, gid=row.id, **looks)
        return
    axes.barh(place, right - left, left=left, height=0.5, gid=row.id, **looks)
    if right - left > 20:
        words = f"1 of {right - left} days: {row.about}"
        axes.text(left + 1, place, words, va="center_baseline", color="white")
    else:
        axes.text(left - 0.5, place, row.about, ha="right", va="center_baseline", **ON_WHITE)


def _draw_other(axes: "Axes", place: int, identity: str, day: date) -> None:
    """A hollow mark on the day that other pages give, so that a disagreement is seen."""
    axes.plot(
        _x(day) + 0.5, place, marker="D", markersize=7, markerfacecolor="white",
        markeredgecolor=INK, clip_on=False, gid=f"{identity} other pages",
    )  # fmt: skip
    axes.text(_x(day) + 1.4, place, "others", va="center_baseline", **ON_WHITE)


def _write_left(axes: "Axes", place: int, words: str, looks: dict[str, Any]) -> None:
    axes.text(
        -0.01, place, words, transform=axes.get_yaxis_transform(), ha="right",
        va="center_baseline", **looks,
    )  # fmt: skip


def _draw_days(axes: "Axes", published: date, rows: int) -> None:
    axes.set_ylim(rows - 0.3, -0.9)
    axes.set_xlim(_x(FIRST_DAY), _x(published) + 2)
    end = _x(published) + 1
    axes.axvline(end, color=INK, linewidth=0.8, linestyle=(0, (2, 2)))
    words = f"published {published.day} {published:%b}"
    axes.text(end - 0.4, -0.5, words, ha="right", va="center_baseline", **ON_WHITE)
    ticks = [date(2013, 11, 22), date(2013, 12, 1), date(2014, 1, 1)]
    axes.set_xticks([_x(day) for day in ticks], ["22 Nov 2013", "1 Dec", "1 Jan 2014"])
    axes.set_yticks([])
    axes.grid(axis="x", color=LIGHT, linewidth=0.7)
    axes.set_axisbelow(True)


def _finding(table: "pandas.DataFrame", dated: "pandas.DataFrame", others: Days) -> str:
    single = dated[dated.start == dated.end]
    likely = int((single.confidence != "clear").sum())
    counted = (
        f"{len(single)} of {len(table)} mentions of time name one day, {likely} of them only likely"
    )
    for row in dated.itertuples():
        day = others.get(row.id)
        if day and not a_day(row.start) <= day <= a_day(row.end):
            month = f"{a_day(row.start):%B %Y}"
            written = f"{row.words[0].upper()}{row.words[1:]} in {row.number} is {month}"
            return f"{written};\nother pages say {short_day(day)}\n{counted}"
    return counted


def _how_to_read(open_ended: "pandas.DataFrame") -> str:
    listed = "; ".join(f"{row.words} ({row.number})" for row in open_ended.itertuples())
    return (
        "A bar is as wide as the doubt. Hatched: only likely (captions have no date of their own)."
        + (f"\nNot to be resolved, so not drawn:\n{listed}." if listed else "")
    )


def _alt(
    table: "pandas.DataFrame", dated: "pandas.DataFrame", open_ended: "pandas.DataFrame"
) -> str:
    single = int((dated.start == dated.end).sum())
    return (
        f"Timeline of {len(table)} words of time in two lanes, told on and happened on: {single} "
        f"name one day, {len(dated) - single} span several, {len(open_ended)} cannot be resolved. "
        "Days are as written; whether they are right is not known from this."
    )


def _x(day: date) -> int:
    return day.toordinal()
