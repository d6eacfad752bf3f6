"""What stands in words beside the mark of an account: day, outlet, who said it."""

from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit.reading.calendar_month import MONTHS, a_day
from toolkit.tables import load_table

if TYPE_CHECKING:
    import pandas

LONG_NAME = 26  # letters; a longer name is drawn short, and stands in the table in full
AS_ABOVE = "as above"
SHORT_ITEM = 11  # letters; a longer one stands in the table


def printed_on(table: "pandas.DataFrame") -> list[str]:
    """Accounts → "7 Jan" for each, "Jan" or "2023" where no more is known, "" where nothing is.

    The year is left out where it is that of most of them.
    """
    usual = table.published[table.published != ""].astype(str).str[:4].mode()
    return [_day(row, "".join(usual[:1])) for row in table.itertuples()]


def _day(row: Any, usual: str) -> str:
    if not row.published:
        return ""
    first, last = a_day(row.published), a_day(row.published_until or row.published)
    year = "" if str(first.year) == usual else f" {first.year}"
    if first == last:
        return f"{first.day} {MONTHS[first.month - 1][:3]}{year}"
    return f"{MONTHS[first.month - 1][:3]}{year}" if first.month == last.month else str(first.year)


def outlet(row: Any) -> str:
    """An account → its outlet, with the agency whose story it carries, or which part of it."""
    told = row.story_from if row.story_from not in str(row.named) else ""
    item = row.item if len(row.item) <= SHORT_ITEM else ""
    return _drawn(row.outlet) + (f" ({told or item})" if told or item else "")


def said_by(table: "pandas.DataFrame") -> list[str]:
    """Who said it, once for the rows of one count that name the same."""
    rows = list(zip(table.same_as, map(_drawn, table.said_by), strict=True))
    said = [AS_ABOVE if n and rows[n - 1] == row else row[1] for n, row in enumerate(rows)]
    return [
        "" if name == AS_ABOVE and not row[1] else name
        for name, row in zip(said, rows, strict=True)
    ]


def _drawn(name: str) -> str:
    """A name as it is drawn: a long one by its short form, or cut after a whole word."""
    name = _short_names().get(name, name) if len(name) > LONG_NAME else name
    name = name.replace(", source not noted", "")
    return name if len(name) <= LONG_NAME else name[:LONG_NAME].rsplit(" ", 1)[0] + " …"


@cache
def _short_names() -> dict[str, str]:
    """Names of those who count, in full and short."""
    monitors = load_table("monitors")
    return dict(zip(monitors.monitor, monitors.short, strict=True))


def short_names(table: "pandas.DataFrame") -> str:
    """Accounts → what the short names that are drawn for them stand for."""
    names = sorted({*table.said_by, *table.outlet} & set(_short_names()))
    return "; ".join(f"{_short_names()[n]}: {n}" for n in names if len(n) > LONG_NAME)
