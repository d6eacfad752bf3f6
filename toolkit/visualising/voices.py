"""Whose voice: each sentence's bar split into claim, tag and the reporters' own voice."""

from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, plain_errors
from toolkit.reading.voices import COLUMNS, count_attributed, share_of_words
from toolkit.tables import need_columns
from toolkit.visualising.rows import ADDRESS, HIGH, LEFT, THE_REPORT, draw_rows, write_beside
from toolkit.visualising.show import describe
from toolkit.visualising.style import GREY, INK, KEY, OCHRE, new_axes, write_words

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

# told apart by shade and by hatching, so that they survive greyscale
PARTS: dict[str, tuple[str, dict[str, Any]]] = {
    "claim": ("words_in_claims", {"facecolor": "#C9D7EA", "edgecolor": GREY}),
    "tag": ("words_in_tags", {"facecolor": GREY, "edgecolor": GREY}),
    "own voice": (
        "words_in_own_voice",
        {"facecolor": OCHRE, "edgecolor": "#6B4A0A", "hatch": "////"},
    ),
}
HOW_TO_READ = "Each bar is a sentence; its words are sorted by voice, not in the order they stand."
IN_FULL = {
    "claim": "claim: what a source says",
    "tag": "tag: who says it",
    "own voice": "own voice",
}
SOURCE = (
    "Counted on the report by K. Gillespie and A. al-Masri, Syria Direct, 8 January 2014.\n"
    "A tag says whom to ask, not whom to believe."
)
SOURCE_STUDY = (
    "Counted on the study text written for this course, not on the report itself.\n"
    "A tag says whom to ask, not whom to believe."
)


@plain_errors
def plot_voices(table: "pandas.DataFrame", *, ax: "Axes | None" = None) -> "Axes":
    """A table of voices in (the original's, or the study text's), the split ribbon's axes out.

    One bar per sentence, in up to three pieces: claim, tag, own voice, each as long as its words.
    A piece carries "S5 claim" as its gid. Rows that name nobody say so.

    >>> from toolkit import load_original_table
    >>> axes = plot_voices(load_original_table())
    >>> len({patch.get_gid() for patch in axes.patches} & {"S3 own voice", "S15 claim"})
    2
    """
    need_columns(table, COLUMNS, "plot_voices")
    if not len(table):
        raise ToolkitError("plot_voices got a table without rows; load_original_table() has 32.")
    names = [str(number) for number in table.number]
    axes = ax if ax is not None else new_axes(7.6, 1.75 + 0.17 * (len(table) + 2))
    for place, row in enumerate(table.itertuples()):
        _draw_row(axes, place, names[place], row)
    _draw_key(axes)
    draw_rows(axes, names, int(table.words.max()), above=2)
    source = SOURCE if names[0].startswith("S") else SOURCE_STUDY
    finding = _finding(table)
    write_words(axes, finding, HOW_TO_READ, source, margin=LEFT)
    return describe(
        axes,
        alt=_alt(table),
        caption=f"The report: {ADDRESS} Every value that is drawn stands in the table below.",
        table=table[list(COLUMNS)].rename(columns={"number": "id"}).assign(**THE_REPORT),
    )


def _draw_row(axes: "Axes", place: int, name: str, row: Any) -> None:
    left = 0
    for part, (column, looks) in PARTS.items():
        words = getattr(row, column)
        if words:
            axes.barh(
                place, words, left=left, height=HIGH, linewidth=0.7, gid=f"{name} {part}", **looks
            )
            left += words
    if not row.source:
        write_beside(axes, place, left, "no source named")
    elif not row.words_in_tags:
        write_beside(axes, place, left, "goes on, no tag")


def _draw_key(axes: "Axes") -> None:
    """Three words above the bars, each behind a piece in its own look; not counted as bars."""
    from matplotlib.patches import Rectangle

    left = 0.0
    for part, (_, looks) in PARTS.items():
        axes.add_artist(Rectangle((left, -2.36), 2.5, HIGH, linewidth=0.7, label=KEY, **looks))
        axes.text(left + 3.2, -2, IN_FULL[part], va="center_baseline", color=INK)
        left += 6 + 0.86 * len(IN_FULL[part])


def _finding(table: "pandas.DataFrame") -> str:
    counted = count_attributed(table, "names or continues")
    own = share_of_words(table).percent.iloc[2]
    return (
        f"{counted} of {len(table)} sentences name or continue a source;\n"
        f"{own:.0f} % of all words stand under no source"
    )


def _alt(table: "pandas.DataFrame") -> str:
    shares = share_of_words(table)
    parts = ", ".join(f"{row.voice} {row.percent:.0f} %" for row in shares.itertuples())
    nobody = [str(number) for number in table.number[table.source == ""]]
    return (
        f"Bar chart of {len(table)} sentences, each split by voice; of all words: {parts}. "
        f"No source is named in {len(nobody)}: {'; '.join(nobody)}. "
        "Whether a source is right is not known from this."
    )
