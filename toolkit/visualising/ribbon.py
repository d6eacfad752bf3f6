"""The ribbon: the original's 32 sentences in reading order, each bar as long as its words.

The same picture returns in every lesson and gains one layer each time, so that a reader always
knows where they are. Layer "none" is grey; layer "role" tells headline, lead, body and caption
apart, and lays what frames the report above it as thin bars that are not counted.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.tables import load_original_frame, need_columns
from toolkit.visualising.rows import ADDRESS, HIGH, LEFT, THE_REPORT, draw_rows, write_beside
from toolkit.visualising.show import describe
from toolkit.visualising.style import BAR, BLUE, GREY, INK, LIGHT, new_axes, write_words

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

LAYERS = ("none", "role")
SOURCE = (
    "Counted on the report by K. Gillespie and A. al-Masri, Syria Direct, 8 January 2014.\n"
    "Length says how much was written about a thing, not how true or how important it is."
)
# a role is told by shade and by outline or hatching, so that it survives greyscale
ROLES: dict[str, dict[str, Any]] = {
    "headline": {"facecolor": INK, "edgecolor": INK},
    "lead": {"facecolor": BLUE, "edgecolor": BLUE},
    "body": {"facecolor": LIGHT, "edgecolor": GREY},
    "caption": {"facecolor": "white", "edgecolor": INK, "linewidth": 1.2},
}
PLAIN: dict[str, Any] = {"facecolor": BAR, "edgecolor": BAR}
NOTED: dict[str, Any] = {"facecolor": INK, "edgecolor": INK}
FRAME: dict[str, Any] = {"facecolor": "white", "edgecolor": GREY, "linewidth": 1.0}
COLUMNS = ("number", "role", "words", "day", "places", "counts")
NO_DAY = "no sentence names a day"


@plain_errors
def plot_ribbon(
    table: "pandas.DataFrame",
    *,
    layer: str = "none",
    notes: Mapping[str, str] | None = None,
    frame: "pandas.DataFrame | None" = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """The original's table in, the ribbon's axes out: one bar per sentence, length = words.

    `layer` is "none" (grey) or "role"; `notes` puts a few words beside a sentence's bar, as in
    {"S12": "look here"}; `frame` (byline, dateline, credits) is loaded where it is not given and
    drawn only on the layer "role". Each bar carries its sentence's number as gid.

    >>> from toolkit import load_original_table
    >>> axes = plot_ribbon(load_original_table())
    >>> len(axes.patches)
    32
    """
    need_columns(table, COLUMNS, "plot_ribbon")
    if layer not in LAYERS:
        allowed = " or ".join(repr(name) for name in LAYERS)
        raise ToolkitError(
            f"plot_ribbon knows no layer {layer!r}.{nearest(layer, LAYERS)} Write layer={allowed}."
        )
    if not len(table):
        raise ToolkitError("plot_ribbon got a table without rows; load_original_table() has 32.")
    telling = _telling(frame) if layer == "role" else None
    above = len(telling) + 2 if telling is not None else 0
    axes = ax if ax is not None else new_axes(7.6, 1.55 + 0.17 * (len(table) + above))
    _draw_sentences(axes, table, layer, notes or {})
    beside = {**_role_notes(table, layer), **(notes or {})}
    _draw_notes(axes, table, layer, beside)
    if telling is not None:
        _draw_frame(axes, telling)
    draw_rows(axes, list(table.number), int(table.words.max()), above)
    finding, how_to_read = _words(table, layer)
    write_words(axes, finding, how_to_read, SOURCE, margin=LEFT)
    return describe(
        axes,
        alt=_alt(table, layer),
        caption=f"The report: {ADDRESS} Every value that is drawn stands in the table below.",
        table=_described_rows(table, telling, beside),
    )


def _telling(frame: "pandas.DataFrame | None") -> "pandas.DataFrame":
    whole = load_original_frame() if frame is None else frame
    need_columns(
        whole,
        ("piece", "role", "words", "who_is_telling", "says"),
        "plot_ribbon",
        "load_original_frame",
    )
    return whole[whole.who_is_telling == "yes"]


def _draw_sentences(
    axes: "Axes", table: "pandas.DataFrame", layer: str, notes: Mapping[str, str]
) -> None:
    for place, row in enumerate(table.itertuples()):
        plain = NOTED if row.number in notes else PLAIN
        looks = plain if layer == "none" else ROLES.get(row.role, ROLES["body"])
        axes.barh(place, row.words, height=HIGH, gid=row.number, **{"linewidth": 0.7, **looks})


def _draw_notes(
    axes: "Axes", table: "pandas.DataFrame", layer: str, notes: Mapping[str, str]
) -> None:
    for place, row in enumerate(table.itertuples()):
        if row.number in notes:
            dark = layer == "role" and row.role in ("headline", "lead")
            write_beside(axes, place, row.words, notes[row.number], "white" if dark else INK)


def _role_notes(table: "pandas.DataFrame", layer: str) -> dict[str, str]:
    """What is written beside the bars, read off the table."""
    if layer != "role":
        longest = table.loc[table.words.idxmax()]
        return {longest.number: f"{longest.words} words"}
    notes = {row.number: row.role for row in table.itertuples() if row.role != "body"}
    longest = table.loc[table.words.idxmax()]
    notes[longest.number] = f"{longest.role}: {_missing(longest)}"
    first = _first_with_day(table)
    if first is not None:
        notes[first.number] = f"the first day: {first.day}"
    return notes


def _first_with_day(table: "pandas.DataFrame") -> "pandas.Series[str] | None":
    dated = table[table.day != ""]
    return dated.iloc[0] if len(dated) else None


def _missing(row: "pandas.Series[str]") -> str:
    """What a sentence does not say, of day, place and number."""
    within = set(row.places.split("; ")) - {"Amman (dateline)", "Syria", ""}
    kinds = {"day": row.day, "place within Syria": within}
    kinds["number"] = row.counts
    return ", ".join(f"no {kind}" for kind, said in kinds.items() if not said)


def _draw_frame(axes: "Axes", telling: "pandas.DataFrame") -> None:
    first = -len(telling) - 1
    axes.text(
        0, first - 1, "Who is telling us (not among the sentences)", va="center_baseline", color=INK
    )
    for place, row in enumerate(telling.itertuples(), start=first):
        axes.barh(place, row.words, height=0.34, gid=f"piece {row.piece}", **FRAME)
        write_beside(axes, place, row.words, row.role)


def _words(table: "pandas.DataFrame", layer: str) -> tuple[str, str]:
    longest = table.loc[table.words.idxmax()]
    if layer == "none":
        total = f"{int(table.words.sum())} words in {len(table)} sentences"
        return (
            f"{total}; the longest, {longest.number}, has {longest.words}",
            "Each bar is one sentence, in reading order; its length is the number of its words.\n"
            "Headline and captions count as sentences.",
        )
    missing = _missing(longest)
    gives = f"gives {missing.replace(', ', ' and ')}" if missing else "gives day, place and number"
    return (
        f"The longest sentence, {longest.number}, is the {longest.role},\nand {gives}",
        f"Each bar is one sentence, as long as it has words: {_roles(table)}.\n"
        "Thin bars above tell who is telling.",
    )


def _roles(table: "pandas.DataFrame") -> str:
    counts = table.role.value_counts(sort=False)
    return ", ".join(f"{count} {role}" for role, count in counts.items())


def _alt(table: "pandas.DataFrame", layer: str) -> str:
    longest = table.loc[table.words.idxmax()]
    start = (
        f"Bar chart of {len(table)} sentences in reading order, {int(table.words.sum())} words; "
        f"the longest is {longest.number} with {longest.words}."
    )
    if layer == "none":
        return start + " Nothing else is coded yet, so the bars are grey."
    first = _first_with_day(table)
    dated = NO_DAY if first is None else f"the first with a day is {first.number}"
    return (
        f"{start} By role: {_roles(table)}; {dated}. Byline, dateline and credits are not counted."
    )


def _described_rows(
    table: "pandas.DataFrame", telling: "pandas.DataFrame | None", beside: Mapping[str, str]
) -> "pandas.DataFrame":
    """Every value drawn: the sentences, then what frames them."""
    import pandas

    kept = ["id", "role", "words", "day", "source"]
    rows = table.rename(columns={"number": "id"}).reindex(columns=kept)
    if telling is not None:
        thin = telling.assign(id="piece " + telling.piece.astype(str), day="", source="")
        rows = pandas.concat([rows, thin[kept]])
    return rows.assign(note=[beside.get(name, "") for name in rows.id], **THE_REPORT)
