"""Tolls: one source's counts of the dead, each on the last day it counts, and never joined.

A bar is one count, split as far as somebody printed the split; what is not split is hatched and
never left out. A thin line leads from the bar to every day on which it was printed.
"""

from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.reading.calendar_month import a_day
from toolkit.reading.tolls import ALL_THE_FIGHTING, PARTS, counts_of, whole_numbers
from toolkit.visualising.show import describe
from toolkit.visualising.style import new_axes, write_words
from toolkit.visualising.toll_bars import draw_counts, draw_days, span_of, write_key, write_totals
from toolkit.visualising.toll_words import IN, TollWords, listed, number

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

TABLE = (
    "id", "total", "total_max", *PARTS, "qualifier", "source", "attributed_to", "outlet",
    "story_from", "says", "scope", "since", "as_of", "as_of_basis", "published", "address",
)  # fmt: skip


@plain_errors
def plot_tolls(
    tolls: "pandas.DataFrame", *, language: str = "en", ax: "Axes | None" = None
) -> "Axes":
    """Tolls of one source and one scope in (rows of load_tolls()), the axes with its counts out.

    One bar per count, on its as-of day, from zero, split into civilians, rebels, ISIS and
    unidentified where a printing tells; hatched where none does, dashed and empty where the number
    is an estimate. One thin line and one mark per printing, to the day it was published. A piece
    of a bar carries "T12 rebels" as gid, the mark of a printing "T12". `language` is "en" or "ar".

    >>> from toolkit import load_tolls
    >>> tolls = load_tolls().query("id in ['T11', 'T12']")
    >>> sorted(bar.get_gid() for bar in plot_tolls(tolls).patches)
    ['T12 civilians', 'T12 isis', 'T12 rebels']
    """
    words = toll_words(language, "plot_tolls")
    rows = whole_numbers(tolls, "plot_tolls")
    _refuse_mixtures(rows)
    counts = counts_of(rows)
    if not len(counts):
        raise ToolkitError(
            "plot_tolls got no row with a number and a day; load_tolls() has 75 rows, and a filter "
            "may have left none of them."
        )
    axes = ax if ax is not None else new_axes(8, 6.1)
    notes = draw_counts(axes, counts, rows)
    draw_days(axes, span_of(rows[rows.total.notna() & (rows.as_of != "")]), words)
    write_totals(axes, counts)
    write_key(axes, counts, rows, words)
    notes += left_out(rows, words)
    source = words.counted_by(
        rows.source.iloc[0], rows.scope.iloc[0] or "not said what", since(rows, words),
        rows.outlet.nunique(),
    )  # fmt: skip
    finding = _finding(rows, counts, words)
    if rows.scope.iloc[0] == ALL_THE_FIGHTING:
        finding = f"{words.all_the_fighting}\n{finding[0].lower()}{finding[1:]}"
    write_words(
        axes, finding, words.how_to_read, "\n".join([source, *notes]), margin=0.1,
        from_the_right=language == "ar",
    )  # fmt: skip
    return describe(axes, alt=_alt(rows, counts), caption=words.caption, table=described(rows))


def toll_words(language: str, reader: str) -> TollWords:
    """A language → the words of the figure, or one sentence."""
    if language not in IN:
        raise ToolkitError(
            f"{reader} knows no language {language!r}.{nearest(language, IN)} Write "
            "language='en' or language='ar'."
        )
    return IN[language]


def _refuse_mixtures(rows: "pandas.DataFrame") -> None:
    for column, what in (("source", "source"), ("scope", "scope")):
        found = sorted(set(rows[column]))
        if len(found) > 1:
            raise ToolkitError(
                f"plot_tolls draws the counts of one {what}, and got {len(found)}: "
                f"{listed(found, 3)}. Numbers that count different things do not stand on one "
                f"axis; keep one of them with a filter, or draw a panel each: "
                f'plot_toll_panels(tolls, by="{column}").'
            )


def since(rows: "pandas.DataFrame", words: TollWords) -> str:
    """From when on the printings count, where all of them say the same day; else nothing."""
    days = set(rows.since.fillna("")) - {""} if "since" in rows else set()
    return words.since(a_day(days.pop())) if len(days) == 1 else ""


def left_out(rows: "pandas.DataFrame", words: TollWords) -> list[str]:
    """A line for rows that have no number or no day, and so no bar; none where all have both."""
    no_number = rows[rows.total.isna()]
    no_day = rows[rows.total.notna() & (rows.as_of == "")]
    early = rows[(rows.published != "") & (rows.published < rows.as_of)]
    lines = [
        (words.no_number, no_number), (words.no_day, no_day), (words.printed_before, early)
    ]  # fmt: skip
    return [f"{line}: {listed(list(found.id), 8)}." for line, found in lines if len(found)]


def described(rows: "pandas.DataFrame") -> "pandas.DataFrame":
    """Rows → the table behind the figure: all that is drawn, who said it, who printed it, where."""
    kept = [name for name in TABLE if name in rows]
    return rows[kept].rename(columns={"source": "counted_by"}).reset_index(drop=True)


def _finding(rows: "pandas.DataFrame", counts: "pandas.DataFrame", words: TollWords) -> str:
    first, last = counts.iloc[0], _last(counts)
    printings = rows[rows.id.isin(" ".join(counts.printings).split())]
    whole = int(printings[list(PARTS)].notna().any(axis="columns").sum())
    return words.finding(
        (words.hedge[first.kind] + number(first.total), a_day(first.as_of)),
        (words.hedge[last.kind] + number(last.total), a_day(last.as_of)),
        len(printings), len(printings) - whole,
    )  # fmt: skip


def _last(counts: "pandas.DataFrame") -> Any:
    """The latest count that tells its parts; where none does, the latest."""
    split = counts[counts[list(PARTS)].notna().sum(axis="columns") >= 3]
    return (split if len(split) else counts).iloc[-1]


def _alt(rows: "pandas.DataFrame", counts: "pandas.DataFrame") -> str:
    ends = [counts.iloc[0]] if len(counts) == 1 else [counts.iloc[0], _last(counts)]
    told = [f"{number(end.total)} (up to {IN['en'].day(a_day(end.as_of))})" for end in ends]
    return (
        f"Bars, not joined: {len(counts)} counts of people reported killed, by "
        f"{rows.source.iloc[0]}: {' to '.join(told)}, split by side where printed, in {len(rows)} "
        "printings. How many were not counted is not known."
    )
