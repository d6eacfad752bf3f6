"""Tolls side by side: one small panel a source, all on the same days and the same scale."""

from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.reading.tolls import counts_of, whole_numbers
from toolkit.visualising.show import describe
from toolkit.visualising.style import GREY, INK, new_axes, write_words
from toolkit.visualising.toll_bars import draw_counts, draw_days, span_of, write_totals
from toolkit.visualising.toll_words import TollWords, listed, number
from toolkit.visualising.tolls import described, left_out, since, toll_words

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

HIGH = 0.8  # inches a panel takes
GAP = 0.45  # of a panel, for its name
MOST = 8  # panels that one page holds
NOBODY = "nobody named"


@plain_errors
def plot_toll_panels(
    tolls: "pandas.DataFrame",
    *,
    by: str = "source",
    counted: str = "",
    language: str = "en",
    ax: "Axes | None" = None,
) -> "Axes":
    """Tolls of several sources in, the axes out, with a panel for each source inside them.

    `by` names the column that tells the panels apart: "source" (who counted), or any column of
    the table, such as "outlet"; `counted` says what the numbers
    count, where no column of that name does. Bars, lines
    and gids are those of plot_tolls. The panels share their days and their scale, and stand in the
    order of their printings. `language` is "en" or "ar".

    >>> from toolkit import load_tolls
    >>> tolls = load_tolls().query("id in ['T11', 'T12', 'T35']")
    >>> axes = plot_toll_panels(tolls)
    >>> [panel.get_label() for panel in axes.child_axes]
    ['Syrian Observatory for Human Rights', "'rights groups'"]
    """
    words = toll_words(language, "plot_toll_panels")
    rows = whole_numbers(tolls, "plot_toll_panels")
    if by not in rows:
        raise ToolkitError(
            f"plot_toll_panels finds no column {by!r} to tell the panels apart."
            f'{nearest(by, list(rows.columns))} Write by="source", or the name of a column.'
        )
    rows["panel"] = rows[by].fillna("").astype(str).replace({"": NOBODY, "none named": NOBODY})
    drawn = rows[rows.total.notna() & (rows.as_of != "")]
    names = list(drawn.panel.value_counts().index)
    if not names or len(names) > MOST:
        raise ToolkitError(
            f"plot_toll_panels draws 1 to {MOST} panels, and {by!r} gives {len(names)}: "
            f"{listed(names, 3) or 'no row has a number and a day'}. Keep fewer rows with a filter."
        )
    counted = counted or _counted(drawn, words.killed)
    axes = ax if ax is not None else new_axes(8, 2.35 + HIGH * (1 + GAP) * len(names))
    axes.set_axis_off()
    notes: list[str] = []
    span = span_of(drawn)
    for place, name in enumerate(names):
        of_panel = drawn[drawn.panel == name]
        panel = _panel(axes, place, len(names), name)
        counts = counts_of(of_panel)
        notes += draw_counts(panel, counts, of_panel, whole=True)
        draw_days(panel, span, words, room=0.02)
        _finish(panel, name, len(of_panel), last=place == len(names) - 1)
        write_totals(panel, counts, 0.26)
    notes += left_out(rows, words)
    source = f"{counted}{since(drawn, words)}. {words.scale}"
    notes = [words.not_apart, *notes] if by == "source" else notes
    write_words(
        axes, _finding(drawn, names, counted, by, words), words.how_to_read_whole,
        "\n".join([source[0].upper() + source[1:], *notes]), margin=0.09,
        from_the_right=language == "ar",
    )  # fmt: skip
    return describe(
        axes, alt=_alt(drawn, names, counted), caption=words.caption, table=described(rows)
    )


def _panel(axes: "Axes", place: int, of: int, name: str) -> "Axes":
    """A place from the top → empty axes there, inside the axes."""
    height = 1 / (of + GAP * of)
    bottom = 1 - (place + 1) * height * (1 + GAP)
    panel: Axes = axes.inset_axes((0, bottom, 1, height))
    panel.set_label(name)
    return panel


def _finish(panel: "Axes", name: str, printings: int, *, last: bool) -> None:
    """A panel → with its name, few numbers at the left, and days only below the last one."""
    panel.set_ylabel("")
    panel.text(
        0, 1.06, f"{name}  ({printings})", transform=panel.transAxes, color=INK, fontweight="bold"
    )
    top = panel.get_ylim()[1] / 1.08
    panel.set_yticks([0, top], ["0", number(top)])
    panel.axhline(0, color=GREY, linewidth=0.8, zorder=1)
    panel.tick_params(length=0)
    for side in panel.spines.values():
        side.set_visible(False)
    if not last:
        panel.set_xticklabels([])


def _counted(drawn: "pandas.DataFrame", killed: str) -> str:
    """What all rows say that they count; people reported killed, where they do not say."""
    said = set(drawn.counted) if "counted" in drawn else set()
    return str(said.pop()) if len(said) == 1 else killed


def _finding(
    drawn: "pandas.DataFrame", names: list[str], counted: str, by: str, words: TollWords
) -> str:
    most = int((drawn.panel == names[0]).sum())
    if most == 1 and len(names) > 1:
        return words.numbers(len(names), sorted({int(total) for total in drawn.total}), counted)
    if by == "source" and len(names) > 1:
        return words.traced(most, len(drawn), counted)
    return words.panels(len(drawn), len(names), counted)


def _ends(rows: "pandas.DataFrame") -> str:
    low, high = number(rows.total.min()), number(rows.total.max())
    return low if low == high else f"{low} to {high}"


def _alt(drawn: "pandas.DataFrame", names: list[str], counted: str) -> str:
    spans = [
        f"{name[:24]} {_ends(rows)}" for name in names for rows in [drawn[drawn.panel == name]]
    ]
    return (
        f"{len(names)} panels of bars, {counted}, one scale: {'; '.join(spans)}. "
        "Bars are not joined. Whether panels rest on one source is not known from this."
    )[:300]
