"""Show a figure with its words: picture, alternative text, caption, and the table behind it.

A table is shown whole, without "…" in its cells, and without row numbers nobody asked for.

JupyterLab drops the alternative text of plain pictures, so a figure is shown as HTML that carries
all four. nbval then compares the words, while pixels may change with a font.
"""

import base64
import io
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, plain_errors
from toolkit.page import Page, linked, show_page
from toolkit.reading.numbers import both_numbers
from toolkit.visualising.style import even_letters

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

LONGEST_ALT = 300
DOTS_PER_INCH = 110
LONGEST_UNBROKEN = 10  # letters: a day such as 2014-01-08


@dataclass(frozen=True)
class Description:
    """The words of a figure: alternative text, caption, and the table with every value drawn."""

    alt: str
    caption: str
    table: "pandas.DataFrame"


def describe(axes: "Axes", *, alt: str, caption: str, table: "pandas.DataFrame") -> "Axes":
    """Axes and their words in, the same axes out, ready for `show`.

    `alt` says in at most 300 characters what kind of figure it is, what it spans, what it finds
    and what is not known; `table` holds every value that is drawn.
    """
    alt, caption = both_numbers(alt), both_numbers(caption)
    if len(alt) > LONGEST_ALT:
        raise ToolkitError(
            f"The alternative text has {len(alt)} characters; keep to {LONGEST_ALT}, since it is "
            "read aloud in one go."
        )
    axes.toolkit_description = Description(alt, caption, table)  # type: ignore[attr-defined]
    return axes


@plain_errors
def show(figure: "Axes | pandas.DataFrame") -> None:
    """What a plot_… call drew, or a table, in; below the cell the picture with its words, or it."""
    if hasattr(figure, "itertuples"):
        show_page(Page(_table_html(figure), table_text(_told(figure))))
    else:
        show_page(described_figure(figure))


def described_figure(axes: Any) -> Page:
    """Described axes → the page that shows them; the figure is let go afterwards."""
    description = description_of(axes, "show")
    picture = draw_picture(axes)
    let_go(axes)
    return figure_page(description, picture)


def description_of(axes: Any, call: str) -> Description:
    """Axes that a plot_… call gave → their words; for anything else, the call refuses them."""
    description = getattr(axes, "toolkit_description", None)
    if not isinstance(description, Description):
        table = "a table, or " if call == "show" else ""
        raise ToolkitError(
            f"{call}(…) was given {type(axes).__name__} {str(axes)[:40]!r}; give it {table}what "
            f"a plot_… call returns, as in {call}(plot_ribbon(load_original_table()))."
        )
    if axes not in getattr(axes.figure, "axes", ()):
        raise ToolkitError(
            f"{call}(…) was given a figure that was shown already, and shown figures are let go; "
            f"draw it once more, as in {call}(plot_ribbon(load_original_table()))."
        )
    return description


def draw_picture(axes: "Axes") -> bytes:
    """Axes → a PNG; from then on, places in the figure are in the pixels of that picture."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    figure.set_dpi(DOTS_PER_INCH)
    buffer = io.BytesIO()
    with even_letters():
        figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return buffer.getvalue()


def let_go(axes: "Axes") -> None:
    """Empty the figure of these axes, so that nothing is kept or shown twice."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    figure.clear()


def figure_page(description: Description, picture: bytes) -> Page:
    """The words of a figure and its picture → the page that carries all four."""
    encoded = base64.b64encode(picture).decode("ascii")
    html = (
        '<figure style="margin:0.5em 0;max-width:56em">'
        f'<img alt="{escape(description.alt)}" src="data:image/png;base64,{encoded}" '
        'style="max-width:100%;background:white">'
        f"<figcaption>{linked(description.caption)}</figcaption>"
        f"<details><summary>The table behind this figure ({len(description.table)} rows)</summary>"
        f"{_table_html(description.table)}</details></figure>"
    )
    return Page(html, words_of(description))


def words_of(description: Description) -> str:
    """The words of a figure → its alternative text, caption and table, as they are read aloud."""
    table = table_text(_told(description.table))
    return "\n".join([description.alt, description.caption, table])


def table_text(table: "pandas.DataFrame") -> str:
    """A table → its CSV text, without row numbers; a gap is nothing between two commas."""
    return str(table.to_csv(index=False, lineterminator="\n")).rstrip("\n")


def _table_html(table: "pandas.DataFrame") -> str:
    left = ' style="text-align:left"'
    head = "".join(f'<th scope="col"{left}>{escape(str(name))}</th>' for name in table.columns)
    filled = _told(table.astype(object).where(table.notna(), ""))  # a gap is shown as nothing
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in filled.itertuples(index=False))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _told(table: "pandas.DataFrame") -> "pandas.DataFrame":
    """A table → as a reader meets it: beside each number of the report the number of ours."""
    return table.map(lambda cell: both_numbers(cell) if isinstance(cell, str) else cell)


def _cell(value: object) -> str:
    """A value → its cell, read from the left; a day or a number is never broken over two lines."""
    words = plain_value(value)
    whole = ";white-space:nowrap" if len(words) <= LONGEST_UNBROKEN else ""
    return f'<td style="text-align:left{whole}">{linked(words)}</td>'


def plain_value(value: object) -> str:
    """A value of a table → its words; pandas keeps a day as its midnight, which is left out."""
    return str(value).removesuffix(" 00:00:00")
