"""The words of time of a report, resolved one by one against its day of publication."""

from datetime import date
from typing import TYPE_CHECKING

from toolkit.errors import plain_errors
from toolkit.reading.when import resolve_time
from toolkit.tables import load_table, need_columns

if TYPE_CHECKING:
    import pandas

COLUMNS = ("id", "number", "words", "kind", "about", "role", "quoted")
ANCHORED = {"hours later": "Tuesday"}  # words that count from another day of the same report


@plain_errors
def load_original_times() -> "pandas.DataFrame":
    """Nothing in, 15 rows out: one per expression of time in the original.

    Columns: id, number (S1 to S32), words (as written), kind (event or report), about, role,
    quoted (yes inside a quotation).

    >>> list(load_original_times().words.head(3))
    ['in recent months', 'Wednesday', 'last Friday']
    """
    return load_table("original_times")


@plain_errors
def resolve_times(table: "pandas.DataFrame", published: date | str) -> "pandas.DataFrame":
    """Expressions of time and a day of publication in, the same rows with their days out.

    Adds start, end, precision, confidence and reason to each row; start and end are "" where the
    words leave the day open. Nothing is repaired.

    >>> resolved = resolve_times(load_original_times(), "2014-01-08")
    >>> list(resolved[resolved.words == "last month"][["start", "end"]].iloc[0])
    ['2013-12-01', '2013-12-31']
    """
    need_columns(table, COLUMNS, "resolve_times", "load_original_times")
    resolved = []
    for row in table.itertuples():
        anchor = ANCHORED.get(row.words)
        found = resolve_time(
            row.words,
            published,
            role=row.role,
            quoted=row.quoted == "yes",
            kind=row.kind,
            after=resolve_time(anchor, published) if anchor else None,
        )
        resolved.append(
            [
                found.start.isoformat() if found.start else "",
                found.end.isoformat() if found.end else "",
                found.precision,
                found.confidence,
                found.reason,
            ]
        )
    columns = ["start", "end", "precision", "confidence", "reason"]
    out = table.reset_index(drop=True).copy()
    for position, column in enumerate(columns):
        out[column] = [values[position] for values in resolved]
    return out
