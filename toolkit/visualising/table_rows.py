"""The rows of the table behind a figure: found by the gid of a mark, told as words and a page."""

from html import escape
from typing import TYPE_CHECKING

from toolkit.page import Page, linked
from toolkit.visualising.marks import rows_of
from toolkit.visualising.show import plain_value

if TYPE_CHECKING:
    import pandas

IN_A_LABEL = 4  # values of a row that its mark is called by, after its id
LONGEST_VALUE = 60  # characters of each
NOT_TOLD = ("id", "address")  # columns that say nothing when read aloud
EMPTY = "not given"


class TableRows:
    """A table as words, row by row; quick also where there are a thousand."""

    def __init__(self, table: "pandas.DataFrame") -> None:
        """A described table; its column `id`, if it has one, is what gids are made of."""
        self.ids = [str(identity) for identity in table["id"]] if "id" in table else []
        self._columns = [str(name) for name in table.columns]
        filled = table.astype(object).where(table.notna(), "")  # a gap is shown as nothing
        rows = filled.itertuples(index=False, name=None)
        self._values = [[plain_value(value) for value in row] for row in rows]
        self._by_id: dict[str, list[int]] = {}
        for place, identity in enumerate(self.ids):
            self._by_id.setdefault(identity, []).append(place)
        self._by_word: dict[str, list[str]] = {}
        for identity in self._by_id:
            self._by_word.setdefault(identity.split(" ")[0], []).append(identity)

    def of(self, gid: str) -> list[int]:
        """A gid → the positions of its rows."""
        likely = {one: None for word in gid.split(" ") for one in self._by_word.get(word, ())}
        return [place for one in rows_of(gid, list(likely)) for place in self._by_id[one]]

    def words(self, place: int) -> str:
        """The position of a row → the first few of its values, by which a mark is called."""
        pairs = zip(self._columns, self._values[place], strict=True)
        said = [value for name, value in pairs if value and name not in NOT_TOLD]
        return ", ".join(_short(value) for value in said[:IN_A_LABEL])

    def page(self, place: int) -> Page:
        """The position of a row → its columns and values: a list of terms, and text."""
        pairs = [
            (name.replace("_", " "), value or EMPTY)
            for name, value in zip(self._columns, self._values[place], strict=True)
        ]
        terms = (f"<div><dt>{escape(n)}</dt><dd>{linked(v)}</dd></div>" for n, v in pairs)
        text = "\n".join(f"{name}: {value}" for name, value in pairs)
        return Page(f"<dl>{''.join(terms)}</dl>", text)


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
