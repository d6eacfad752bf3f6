"""Tolls drawn badly, on purpose: the same numbers with the faults that such charts often have."""

from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, plain_errors
from toolkit.reading.calendar_month import a_day
from toolkit.reading.tolls import whole_numbers
from toolkit.visualising.show import describe
from toolkit.visualising.style import GREY, INK, new_axes, write_words
from toolkit.visualising.toll_words import ENGLISH, number
from toolkit.visualising.tolls import described

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

RED = "#c00000"
SOURCE = "Drawn badly on purpose, for an exercise. Do not use it."


@plain_errors
def plot_tolls_badly(tolls: "pandas.DataFrame", *, ax: "Axes | None" = None) -> "Axes":
    """Tolls in (rows of load_tolls()), axes out that break the rules of plot_tolls, on purpose.

    One point per day of printing: the average of all numbers printed that day, whoever counted and
    whatever they count, joined by a red line, on an axis that does not start at zero and does not
    say who reported. For an exercise: name the faults.

    >>> from toolkit import load_tolls
    >>> tolls = load_tolls().query("id in ['T10', 'T11', 'T20']")
    >>> [round(float(height), 1) for height in plot_tolls_badly(tolls).lines[0].get_ydata()]
    [342.5, 482.0]
    """
    rows = whole_numbers(tolls, "plot_tolls_badly")
    rows = rows[rows.total.notna() & (rows.published != "")]
    averages = rows.groupby("published").total.mean()
    if len(averages) < 2:
        raise ToolkitError(
            "plot_tolls_badly needs numbers printed on two days or more: its first fault is the "
            "line between them."
        )
    axes = ax if ax is not None else new_axes(7.6, 4.6)
    days = [a_day(day).toordinal() for day in averages.index]
    lowest, highest = float(averages.min()), float(averages.max())
    axes.fill_between(days, list(map(float, averages)), lowest * 0.9, color=RED, alpha=0.25)
    axes.plot(days, list(map(float, averages)), color=RED, linewidth=3)
    for day, (printed, average) in zip(days, averages.items(), strict=True):
        ids = " ".join(rows.id[rows.published == printed])  # whoever looks closer sees the mixture
        axes.plot(day, float(average), color=RED, marker="o", markersize=6, gid=ids)
    axes.set_ylim(lowest * 0.9, highest * 1.05)
    ticks = days[:: max(1, len(days) // 5)]
    dates = [a_day(day) for day in averages.index][:: max(1, len(days) // 5)]
    axes.set_xticks(ticks, [ENGLISH.day(day) for day in dates], color=GREY)
    axes.set_ylabel("Killed", color=INK)
    axes.yaxis.set_major_formatter(lambda value, _: number(value))
    axes.text(
        0.5, 0.08, "drawn badly, on purpose", transform=axes.transAxes, ha="center", color=RED,
        fontsize=16, alpha=0.7,
    )  # fmt: skip
    finding = f"Drawn badly, on purpose: {number(averages.iloc[-1])} killed"
    write_words(axes, finding, "Average of the numbers of each day.", SOURCE, margin=0.11)
    return describe(
        axes,
        alt=(
            "A figure drawn badly on purpose: one red line through the averages of all numbers "
            f"printed on each of {len(averages)} days, from {number(averages.iloc[0])} to "
            f"{number(averages.iloc[-1])}, without a zero, without a source. What it hides is what "
            "the exercise asks."
        ),
        caption="Every printing stands in the table below; drawn badly on purpose.",
        table=described(rows),
    )
