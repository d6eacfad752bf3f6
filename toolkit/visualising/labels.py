"""Labels: what kinds of word each outlet uses for one actor or one act."""

from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, plain_errors
from toolkit.reading.words import families_of
from toolkit.tables import need_columns
from toolkit.visualising.grid import axes_for_grid, draw_grid, spread, write_around_grid
from toolkit.visualising.show import describe
from toolkit.visualising.style import INK

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

COLUMNS = (
    "id", "outlet", "published", "about", "label", "in_english", "family", "attributed", "address",
)  # fmt: skip
HOW_TO_READ = (
    "One mark is one label on the pages we found. Filled: the outlet's own word. Hollow: it\n"
    "quotes. A label can be of two kinds. Blank: no such label was found, which is not never."
)
HEAVIEST = ("terrorists", "massacred or murdered", "freed")  # the words that judge most
SOURCE = (
    "Wordings of five words at most, read on the pages in the table; kinds coded by one person.\n"
    "The pages are no sample: how often an outlet uses a word is not known. Numbers count outlets."
)


@plain_errors
def plot_labels(table: "pandas.DataFrame", *, ax: "Axes | None" = None) -> "Axes":
    """Labels of one actor or act in (from compare_labels), the axes of labels × outlets out.

    One row per outlet, one column per kind of word, one mark per label and kind; a mark carries
    the label's id and the kind as gid. Rows with the same kinds stand together.

    >>> from toolkit import compare_labels
    >>> axes = plot_labels(compare_labels("capture of hospital or base"))
    >>> any(str(line.get_gid()).startswith("L055") for line in axes.lines)
    True
    """
    need_columns(table, COLUMNS, "plot_labels", "compare_labels")
    coded = table[table.family != ""]
    abouts = sorted(set(table.about))
    if len(abouts) != 1 or coded.empty:
        raise ToolkitError(
            f"plot_labels draws one actor or one act, with its kinds of word coded, and got "
            f"{', '.join(map(repr, abouts)) or 'no rows'}; compare_labels('rebels') brings a table "
            "that it can draw."
        )
    families = families_of(coded)
    outlets = _in_blocks(coded, families)
    axes = ax if ax is not None else axes_for_grid(len(outlets), len(families))
    counted = _outlets_by_family(coded)
    draw_grid(axes, outlets, [f"{family}  {counted[family]}" for family in families])
    for (outlet, family), marks in _crossings(coded):
        places = spread(families.index(family), len(marks))
        for place, mark in zip(places, marks.itertuples(), strict=True):
            own = mark.attributed == "no"
            axes.plot(
                place, outlets.index(outlet), marker="s", markersize=6, gid=f"{mark.id} {family}",
                markerfacecolor=INK if own else "white", markeredgecolor=INK, linestyle="",
            )  # fmt: skip
    write_around_grid(axes, _finding(coded, families), HOW_TO_READ, SOURCE)
    return describe(
        axes,
        alt=_alt(coded, families, len(outlets)),
        caption="Every label that is drawn stands in the table below, with its page.",
        table=coded[[*COLUMNS]].reset_index(drop=True),
    )


def _crossings(coded: "pandas.DataFrame") -> "pandas.api.typing.DataFrameGroupBy":
    return (
        coded.assign(family=coded.family.str.split("; "))
        .explode("family")
        .groupby(["outlet", "family"])
    )


def _in_blocks(coded: "pandas.DataFrame", families: list[str]) -> list[str]:
    """Outlets in an order that puts those with the same kinds of word beside each other."""
    used = coded.assign(family=coded.family.str.split("; ")).explode("family")
    kinds = used.groupby("outlet").family.agg(lambda names: sorted(map(families.index, set(names))))
    return sorted(kinds.index, key=lambda outlet: (kinds[outlet], outlet.casefold()))


def _finding(coded: "pandas.DataFrame", families: list[str]) -> str:
    counted = _outlets_by_family(coded)
    rarer = next((word for word in HEAVIEST if word in counted), families[-1])
    return (
        f"{coded.outlet.nunique()} outlets, {len(families)} kinds of word for "
        f"{coded.about.iloc[0]}:\n{families[0]} in {counted[families[0]]} of them, "
        f"{rarer} in {counted[rarer]}"
    )


def _outlets_by_family(coded: "pandas.DataFrame") -> dict[str, int]:
    used = coded.assign(family=coded.family.str.split("; ")).explode("family")
    return {str(f): int(n) for f, n in used.groupby("family").outlet.nunique().items()}


def _alt(coded: "pandas.DataFrame", families: list[str], outlets: int) -> str:
    counted = _outlets_by_family(coded)
    listed = ", ".join(f"{family} {counted[family]}" for family in families[:6])
    return (
        f"Grid of {len(coded)} labels for {coded.about.iloc[0]} in {outlets} outlets by "
        f"{len(families)} kinds of word. Outlets by kind: {listed}. "
        "What other pages of these outlets said is not known."
    )
