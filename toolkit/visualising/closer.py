"""Looking closer: go to a mark of a figure and read the row of the table that stands behind it.

In JupyterLab a reader clicks on a mark, or walks to it with the arrow keys; `select` does the same
from a cell. What is stored, printed and compared is the described figure, as `show` gives it.
"""

from html import escape
from typing import TYPE_CHECKING, Any

from toolkit.errors import NoSuchPartError, ToolkitError, nearest, plain_errors
from toolkit.page import Page, in_notebook, paragraph
from toolkit.visualising.placed_marks import Mark, placed_marks
from toolkit.visualising.show import (
    description_of,
    draw_picture,
    figure_page,
    let_go,
)
from toolkit.visualising.table_rows import TableRows

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

    from toolkit.visualising.closer_widget import CloserWidget

NO_ROW = "No row of the table behind this figure has this id."


@plain_errors
def look_closer(axes: "Axes") -> "Closer":
    """What a plot_… call drew in; the figure whose marks can be gone to out.

    In JupyterLab: click on a mark, or press Tab until the figure has the focus, walk with the arrow
    keys and press Enter; the row of the table behind the mark stands beside or below. Everywhere
    else it is the figure that `show` gives.

    >>> from toolkit import load_original_table, plot_ribbon
    >>> closer = look_closer(plot_ribbon(load_original_table()))
    >>> closer.select("S2")
    S2
    id: S2
    role: lead
    ...
    """
    description = description_of(axes, "look_closer")
    picture = draw_picture(axes)
    figure: Any = axes.get_figure(root=True)
    size = (int(figure.bbox.width), int(figure.bbox.height))
    rows = TableRows(description.table)
    marks = placed_marks(axes, rows)
    let_go(axes)
    return Closer(figure_page(description, picture), size, marks, rows)


class Closer:
    """A described figure whose marks can be gone to, by click, by key and by call.

    `marks()` lists them in the order of reading; `select("S2")` gives the row behind one of them,
    and every view of the figure shows it.
    """

    def __init__(
        self, page: Page, size: tuple[int, int], marks: list[Mark], rows: TableRows
    ) -> None:
        """A figure's page, the size of its picture in pixels, its marks and the rows behind it."""
        self.page, self._size, self._rows = page, size, rows
        self._marks = {mark.gid: mark for mark in marks}
        self._shown: CloserWidget | None = None

    @plain_errors
    def select(self, id: str) -> Page:  # noqa: A002 - the column's name
        """The id of a row, or of a mark, in; the row or rows behind it out, shown in every view.

        Where several marks belong to a row, the views go to the first of them.
        """
        mark = self._find(str(id))
        if self._shown is not None:
            self._shown.select(mark.gid)
        return self.panel(mark)

    @plain_errors
    def marks(self) -> "pandas.DataFrame":
        """Nothing in; one row per mark, in the order of reading: mark, rows (ids), and its words.

        A row's id is what stands in the column id of the table behind the figure.
        """
        import pandas

        listed = [
            (mark.gid, ", ".join(self._ids_of(mark)), mark.label) for mark in self._marks.values()
        ]
        return pandas.DataFrame(listed, columns=["mark", "rows", "words"])

    def panel(self, mark: Mark) -> Page:
        """A mark → the rows behind it, as the panel shows them and as text."""
        rows = [self._rows.page(place) for place in mark.rows]
        rows = rows or [Page(paragraph(NO_ROW), NO_ROW)]
        text = "\n\n".join(row.text for row in rows)
        html = "".join(row.html for row in rows)
        return Page(f"<p><strong>{escape(mark.gid)}</strong></p>{html}", f"{mark.gid}\n{text}")

    def _find(self, asked: str) -> Mark:
        if asked in self._marks:
            return self._marks[asked]
        for mark in self._marks.values():
            if asked in self._ids_of(mark):
                return mark
        raise ToolkitError(
            f"No mark of this figure has the id {asked!r}."
            f"{nearest(asked, [*self._marks, *self._rows.ids])} closer.marks() lists them all."
        )

    def _ids_of(self, mark: Mark) -> list[str]:
        return [self._rows.ids[place] for place in mark.rows]

    def __getattr__(self, name: str) -> Any:
        """Answer a misspelt part with the nearest one that exists."""
        if name.startswith("_"):
            raise AttributeError(name)
        parts = ["select", "marks"]
        raise NoSuchPartError(
            f"A figure to look closer at has no part {name!r}.{nearest(name, parts)} It has: "
            f"{', '.join(parts)}."
        )

    def __repr__(self) -> str:
        """The words of the figure, as `show` prints them."""
        return self.page.text

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """What `show` gives, and with a kernel the figure to look closer at."""
        page = {"text/html": self.page.html, "text/plain": self.page.text}
        return page | self._widget().view() if in_notebook() else page

    def _widget(self) -> "CloserWidget":
        from toolkit.visualising.closer_widget import CloserWidget

        if self._shown is None:
            marks = list(self._marks.values())
            self._shown = CloserWidget(self.page.html, self._size, marks, self.panel)
        return self._shown
