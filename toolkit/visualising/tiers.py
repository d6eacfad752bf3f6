"""Who knew, who said, who published: accounts led back to the few who could know."""

from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, plain_errors
from toolkit.reading.origins import count_origins
from toolkit.tables import need_columns
from toolkit.visualising.show import describe
from toolkit.visualising.style import INK, new_axes, write_words

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

COLUMNS = (
    "id", "account", "outlet", "published", "said_by", "identified", "knew_by", "address",
)  # fmt: skip
KNEW, SAID, PUBLISHED = 0.0, 1.0, 2.0
STEP = 0.2  # inches from one name to the next
UNKNOWN = "not stated"
HOW_TO_READ = (
    "One line is one source of one account. Left: how it could know; no line where nobody says.\n"
    "Middle: who said it; in italics, without a name of its own. Right: who published."
)
SOURCE = (
    "Accounts and addresses stand in the table below. Activists of two accounts may be the same\n"
    "people or others, and sources with a name may have asked one another: both stay unknown."
)


@plain_errors
def plot_tiers(table: "pandas.DataFrame", *, ax: "Axes | None" = None) -> "Axes":
    """Chains in (from load_chains), the axes with three tiers out: knew, said, published.

    One line per row, from how the source could know over who said it to the outlet; it carries
    the row's id as gid. The source behind most accounts is drawn darkest.

    >>> from toolkit import load_chains
    >>> axes = plot_tiers(load_chains())
    >>> any(line.get_gid() == "K01" for line in axes.lines)
    True
    """
    need_columns(table, COLUMNS, "plot_tiers", "load_chains")
    if not len(table):
        raise ToolkitError("plot_tiers got no rows; load_chains() brings those of the hospital.")
    chains = _in_order(table)
    heights = _heights(chains)
    tallest = max(height for tier in heights.values() for height in tier.values()) + 1
    axes = ax if ax is not None else new_axes(9.2, 2.5 + STEP * tallest)
    biggest = chains.said_by[chains.identified == "yes"].value_counts()
    darkest = biggest.index[0] if len(biggest) else ""
    for chain in chains.itertuples():
        dark = chain.said_by == darkest
        places = [SAID, PUBLISHED - 0.02]
        levels = [heights["said_by"][chain.said_by], heights["outlet"][chain.outlet]]
        if chain.knew_by != UNKNOWN:
            places, levels = [KNEW + 0.02, *places], [heights["knew_by"][chain.knew_by], *levels]
        axes.plot(
            places, levels,
            color=INK if dark else "#8a8a8a", linewidth=1.3 if dark else 0.8, gid=chain.id,
            zorder=2 if dark else 1,
        )  # fmt: skip
    _write_names(axes, chains, heights)
    axes.set_xlim(KNEW - 0.62, PUBLISHED + 0.98)
    axes.set_ylim(tallest - 0.4, -1.7)
    axes.set_xticks([])
    axes.set_yticks([])
    write_words(axes, _finding(chains, darkest), HOW_TO_READ, SOURCE, margin=0.012)
    return describe(
        axes,
        alt=_alt(chains, darkest),
        caption="Every line that is drawn stands in the table below, with the page it was read on.",
        table=chains[list(COLUMNS)].reset_index(drop=True),
    )


def _in_order(table: "pandas.DataFrame") -> "pandas.DataFrame":
    """Chains with those of one source together: sources with a name first, then by accounts."""
    size = table.said_by.map(table.said_by.value_counts())
    named = (table.identified == "yes").astype(int)
    return table.assign(size=size, named=named).sort_values(
        ["named", "size", "said_by", "id"], ascending=[False, False, True, True]
    )


def _heights(chains: "pandas.DataFrame") -> dict[str, dict[str, float]]:
    """For each tier: name → height. Names left and right stand near the sources they belong to."""
    sources = list(dict.fromkeys(chains.said_by))
    place = chains.said_by.map(sources.index)
    stated = chains.knew_by != UNKNOWN
    sides = {
        "knew_by": _by_place(place[stated], chains.knew_by[stated]),
        "outlet": _by_place(place, chains.outlet),
    }
    said = _in_the_middle_of_its_lines(chains, sources)
    tallest = max(*map(len, sides.values()), *said.values(), 2)
    return {"said_by": said, **{tier: _spread(names, tallest) for tier, names in sides.items()}}


def _by_place(place: "pandas.Series[int]", names: "pandas.Series[str]") -> list[str]:
    """Names in the order of the sources they are joined to."""
    return list(place.groupby(names).mean().sort_values(kind="stable").index)


def _in_the_middle_of_its_lines(chains: "pandas.DataFrame", sources: list[str]) -> dict[str, float]:
    """Each source gets as much room as it has lines, and at least a row; its name in the middle."""
    lines, above, heights = chains.said_by.value_counts(), 0.0, {}
    for source in sources:
        room = max(float(lines[source]) * 0.8, 1.0)
        heights[source] = above + room / 2 - 0.5
        above += room
    return heights


def _spread(names: list[str], tallest: float) -> dict[str, float]:
    step = (tallest - 1) / max(len(names) - 1, 1)
    return {name: number * step for number, name in enumerate(names)}


def _write_names(
    axes: "Axes", chains: "pandas.DataFrame", heights: dict[str, dict[str, float]]
) -> None:
    places = {
        "knew_by": (KNEW, "right"),
        "said_by": (SAID, "center"),
        "outlet": (PUBLISHED, "left"),
    }
    heads = {"knew_by": "How it could know", "said_by": "Who said it", "outlet": "Who published"}
    nameless = set(chains.said_by[chains.identified != "yes"])
    for tier, (place, side) in places.items():
        axes.text(place, -1.3, heads[tier], ha=side, va="center", fontweight="bold", color=INK)
        for name, height in heights[tier].items():
            plain = tier != "said_by" or name not in nameless
            axes.text(
                place, height, name, ha=side, va="center_baseline",
                color=INK, style="normal" if plain else "italic",
                zorder=3, bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2},
            )  # fmt: skip


def _finding(chains: "pandas.DataFrame", darkest: str) -> str:
    origins = count_origins(chains)
    sources = f"{origins.at_least} to {origins.at_most}"
    if origins.at_least == origins.at_most:
        sources = f"{origins.at_least}"
    first = f"Behind {origins.accounts} accounts stand {sources} sources"
    if darkest:
        resting = chains.account[chains.said_by == darkest].nunique()
        first = (
            f"{resting} of {origins.accounts} accounts rest on one source, {darkest};\n"
            f"behind all of them stand {sources}"
        )
    unknown = int((chains.knew_by == UNKNOWN).sum())
    return f"{first}. For {unknown} of {len(chains)} lines\nnobody says how it could be known"


def _alt(chains: "pandas.DataFrame", darkest: str) -> str:
    origins = count_origins(chains)
    silent = int((chains.knew_by == UNKNOWN).sum())
    hang = f" {int((chains.said_by == darkest).sum())} name {darkest}." if darkest else ""
    ways = chains.knew_by[chains.knew_by != UNKNOWN].nunique()
    return (
        f"Three tiers joined by lines: {ways} ways of knowing, "
        f"{chains.said_by.nunique()} who said it, {origins.outlets} who published.{hang} "
        f"For {silent} of {len(chains)} lines it is not stated how the source could know."
    )
