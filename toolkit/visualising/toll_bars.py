"""Bars of tolls: a count as a bar on its day, in its parts, and thin lines to its printings."""

from datetime import date
from typing import TYPE_CHECKING, Any

from toolkit.reading.calendar_month import a_day
from toolkit.reading.tolls import PARTS, READ, SIDES, kind_of
from toolkit.tables import is_gap
from toolkit.visualising.style import BAR, BLUE, GREY, INK, KEY, LIGHT, OCHRE, PURPLE
from toolkit.visualising.toll_words import TollWords, number

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

# from below upwards; told apart by shade, by place and by the words beside the last bar
LOOKS: dict[str, dict[str, Any]] = {
    "civilians": {"facecolor": BLUE, "edgecolor": "white"},
    "rebels": {"facecolor": OCHRE, "edgecolor": "white"},
    "isis": {"facecolor": PURPLE, "edgecolor": "white"},
    "unidentified": {"facecolor": "#E4E4E4", "edgecolor": INK, "hatch": "...."},
    "not assigned": {"facecolor": "white", "edgecolor": GREY, "hatch": "/////"},
    "total": {"facecolor": BAR, "edgecolor": BAR},
    "estimate": {"facecolor": "none", "edgecolor": INK, "linestyle": (0, (3, 2))},
}
# how a printing hedges the number: at least, a count, about
MARKERS: dict[str, dict[str, Any]] = {
    "floor": {"marker": "^", "markersize": 5, "markerfacecolor": INK},
    "count": {"marker": "o", "markersize": 4, "markerfacecolor": INK},
    "estimate": {"marker": "o", "markersize": 4.5, "markerfacecolor": "white"},
}
WIDE = 0.8  # of a day: all bars of one day together
SHORTEST = 8  # days that an axis spans at least, so that a day's bar stays slim
Pieces = list[tuple[str, int]]  # parts of one bar and their heights, from below upwards


def draw_counts(
    axes: "Axes", counts: "pandas.DataFrame", rows: "pandas.DataFrame", *, whole: bool = False
) -> list[str]:
    """Counts and their printings → bars, lines and marks on the axes; notes on what does not fit.

    A bar is split into its parts, or drawn `whole`.
    """
    notes: list[str] = []
    by_id = {row.id: row for row in rows[list(READ)].itertuples()}
    split = counts[list(PARTS)].notna().sum(axis="columns")
    for day, of_the_day in counts.assign(split=split).groupby("as_of"):
        width = WIDE / len(of_the_day)
        for place, count in enumerate(of_the_day.sort_values(["split", "total"]).itertuples()):
            left = a_day(day).toordinal() + (1 - WIDE) / 2 + place * width
            pieces, problems = _whole(count) if whole else _pieces(count)
            _draw_bar(axes, count, pieces, left, width)
            notes += problems
            printings = [by_id[identity] for identity in count.printings.split()]
            _draw_printings(axes, count, printings, left + width)
    return notes


def _draw_bar(axes: "Axes", count: Any, pieces: Pieces, left: float, width: float) -> None:
    bottom = 0
    for part, height in pieces:
        looks = {"linewidth": 0.6 if part in PARTS else 1.0, **LOOKS[part]}
        axes.bar(
            left, height, width, bottom=bottom, align="edge", gid=f"{count.count} {part}",
            zorder=2, **looks,
        )  # fmt: skip
        bottom += height


def _whole(count: Any) -> tuple[Pieces, list[str]]:
    """A count → one piece, and a second one up to the end of its range."""
    first = "estimate" if count.kind == "estimate" and is_gap(count.total_max) else "total"
    return [(first, int(count.total)), *_range(count)], []


def _range(count: Any) -> Pieces:
    several = not is_gap(count.total_max)
    return [("estimate", int(count.total_max) - int(count.total))] if several else []


def _pieces(count: Any) -> tuple[Pieces, list[str]]:
    """A count → its pieces from below upwards; what is not split is a piece, too."""
    parts = [(part, getattr(count, part)) for part in SIDES]
    told = [(part, int(value)) for part, value in parts if not is_gap(value) and value]
    rest = int(count.total) - sum(value for _, value in told)
    notes = []
    if rest < 0:
        notes = [f"{count.count}: its parts come to {number(int(count.total) - rest)}, more than "
                 f"its total of {number(int(count.total))}; drawn without them."]  # fmt: skip
        told, rest = [], int(count.total)
    if rest:
        whole_is_rough = not told and count.kind == "estimate"
        told.append(("estimate" if whole_is_rough else "not assigned", rest))
    return told + _range(count), notes


def write_totals(axes: "Axes", counts: "pandas.DataFrame", share: float = 0.05) -> None:
    """The numbers above the bars of a day, as far as there is room; the table has them all.

    `share` is how much of the height of the axes a line of them takes.
    """
    low, high = axes.get_xlim()
    figure = axes.get_figure(root=True)
    assert figure is not None
    letter = (high - low) * 0.1 / float(figure.get_figwidth())
    line = axes.get_ylim()[1] * share
    taken: list[tuple[float, float, float]] = []
    split = counts[list(PARTS)].notna().sum(axis="columns")
    ordered = counts.assign(split=split).sort_values(["split", "total"])
    for day, of_the_day in sorted(ordered.groupby("as_of"), key=lambda pair: -pair[1].total.max()):
        words = " and ".join(map(_total, of_the_day.itertuples()))
        top = float(of_the_day[["total", "total_max"]].max().max())
        right = a_day(day).toordinal() + (1 + WIDE) / 2 + 0.1
        left = right - letter * len(words)
        beside = [(f, r) for f, r, t in taken if abs(top - t) < line]
        if left > low and not any(left < r and f < right for f, r in beside):
            taken.append((left, right, top))
            axes.annotate(
                words, (right, top), (0, 3), textcoords="offset points", ha="right", va="bottom",
                color=INK, zorder=5,
            )  # fmt: skip


def _total(count: Any) -> str:
    several = not is_gap(count.total_max)
    return number(count.total) + (f" to {number(count.total_max)}" if several else "")


def _draw_printings(axes: "Axes", count: Any, printings: list[Any], right: float) -> None:
    """A thin line from the bar to each day of printing; marks of one day stand side by side."""
    from matplotlib.patheffects import withStroke

    halo = withStroke(linewidth=2.4, foreground="white")  # so that a mark is seen on a bar
    height = float(count.total)
    for day in sorted({row.published for row in printings}):
        of_the_day = [row for row in printings if row.published == day]
        start = a_day(day).toordinal() if day else right - WIDE
        step = WIDE / len(of_the_day)
        for place, row in enumerate(of_the_day):
            at = start + (1 - WIDE) / 2 + step * (place + 0.5)
            if day:
                axes.plot(
                    [right, at], [height, height], color=GREY, linewidth=0.7, zorder=3,
                    gid=f"{row.id} line",
                )  # fmt: skip
            axes.plot(
                at, height, linestyle="", markeredgecolor=INK, markeredgewidth=0.8, zorder=4,
                gid=row.id, path_effects=[halo], **MARKERS[kind_of(row.qualifier)],
            )  # fmt: skip


def span_of(rows: "pandas.DataFrame") -> tuple[int, int, float]:
    """Rows that are drawn → their first day, the day after their last, and the highest number."""
    days = sorted({*rows.as_of, *rows.published} - {""})
    highest = max([0, *rows.total.dropna(), *rows.total_max.dropna()])
    return a_day(days[0]).toordinal(), a_day(days[-1]).toordinal() + 1, float(highest)


def draw_days(
    axes: "Axes", span: tuple[int, int, float], words: TollWords, room: float = 0.27
) -> None:
    """Limits, the days below, the numbers at the left: a linear axis from zero.

    `span` is what span_of gives; `room` is what stays free at the right, for a key, as a share of
    the days.
    """
    first, last, highest = span
    last = max(last, first + SHORTEST)
    wide = words.wide_days if last - first > 2 * SHORTEST else 0
    axes.set_xlim(first - 0.5 - wide * (last - first), last + 0.5 + room * (last - first))
    axes.set_ylim(0, 1.08 * highest or 1)
    step = next((s for s in (1, 2, 7, 14, 28) if (last - first) / s <= words.most_days), 56)
    ticks = list(range(first, last, step))
    axes.set_xticks([tick + 0.5 for tick in ticks], [words.day(date.fromordinal(t)) for t in ticks])
    axes.yaxis.set_major_formatter(lambda value, _: number(value))
    axes.set_ylabel(words.axis)
    axes.grid(axis="y", color=LIGHT, linewidth=0.7)
    axes.set_axisbelow(True)


def write_key(
    axes: "Axes", counts: "pandas.DataFrame", rows: "pandas.DataFrame", words: TollWords
) -> None:
    """The names of the pieces, beside the last bar that is split; of the rest, in the corner."""
    split = counts[counts[list(PARTS)].notna().sum(axis="columns") >= 3]
    used = {part for count in counts.itertuples() for part, _ in _pieces(count)[0]}
    if len(split):
        (count,) = split.iloc[-1:].itertuples()
        bottom, lowest = 0.0, 0.0
        gap = axes.get_ylim()[1] * 0.047
        right = _end_of(count, rows) + 0.012 * (axes.get_xlim()[1] - axes.get_xlim()[0])
        for part, height in _pieces(count)[0]:
            at = max(bottom + height / 2, lowest)
            lowest = at + gap
            told = number(height)
            axes.text(right, at, f"{words.parts[part]} {told}", va="center_baseline", zorder=5)
            bottom += height
            used.discard(part)
    missing = [part for part in LOOKS if part in used]
    if missing:
        _draw_corner(axes, missing, words, at_the_right=not len(split))


def _end_of(count: Any, rows: "pandas.DataFrame") -> int:
    """The day after a count was printed last, as far as it is near: there its key has room."""
    first = a_day(count.as_of).toordinal()
    days = rows.published[rows.id.isin(count.printings.split()) & (rows.published != "")]
    return max([first + 1, *(a_day(day).toordinal() + 1 for day in days)])


def _draw_corner(axes: "Axes", parts: list[str], words: TollWords, *, at_the_right: bool) -> None:
    """Keys for looks that the last split bar does not show, where no bar stands; not marks."""
    from matplotlib.patches import Rectangle

    low, high = axes.get_ylim()
    left, right = axes.get_xlim()
    left += (right - left) * (0.72 if at_the_right else 0)
    for place, part in enumerate(parts):
        top = high - (high - low) * (0.02 + 0.058 * place)
        height, width = (high - low) * 0.034, (axes.get_xlim()[1] - axes.get_xlim()[0]) * 0.022
        axes.add_artist(
            Rectangle(
                (left + width / 2, top - height), width, height, zorder=5, label=KEY, **LOOKS[part]
            )
        )
        axes.text(
            left + width * 2, top - height / 2, words.parts[part], va="center_baseline", zorder=5
        )
