"""Load the tables that the course ships, and say what is missing in those it does not.

The one place that knows where data/ is and how its columns are typed. The folder is found
through the package: beside it in a checkout, inside it in an installed wheel.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, nearest, plain_errors

if TYPE_CHECKING:
    import pandas

PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """The folder with the course's tables and texts, wherever the package stands."""
    inside = PACKAGE / "data"
    return inside if inside.is_dir() else PACKAGE.parent / "data"


def load_table(name: str) -> "pandas.DataFrame":
    """A table's name ("original_table") → its rows; whole numbers as numbers, gaps as ""."""
    import pandas

    table = pandas.read_csv(data_folder() / f"{name}.csv", dtype=str, keep_default_na=False)
    for column in table.columns:
        if table[column].str.fullmatch(r"-?\d+").all() and len(table):
            table[column] = table[column].astype(int)
    return table


@plain_errors
def load_original_table() -> "pandas.DataFrame":
    """Nothing in, 32 rows out: one row per sentence of the original report, facts about it only.

    Columns: number (S1 to S32), piece (its place among the 44 pieces of the page), role, words,
    words_in_claims, words_in_tags, words_in_own_voice, form, source, channel, day, other_times,
    places, counts, actors, events. data/README.md says how each was decided.

    >>> table = load_original_table()
    >>> len(table), int(table.words.sum())
    (32, 807)
    """
    return load_table("original_table")


@plain_errors
def load_original_frame() -> "pandas.DataFrame":
    """Nothing in, 13 rows out: what stands on the page around the 32 sentences.

    Columns: piece, role, words, who_is_telling (yes or no), says (in our words). The dateline is
    the first word of S2, so its one word is counted there.

    >>> frame = load_original_frame()
    >>> list(frame.role[frame.who_is_telling == "yes"])
    ['byline', 'dateline', 'photo credit', 'photo credit']
    """
    return load_table("original_frame")


def need_columns(table: "pandas.DataFrame", columns: Sequence[str], reader: str) -> None:
    """A table and the columns a call reads → nothing, or one sentence naming the first one missing.

    >>> without = load_original_table().rename(columns={"role": "roles"})
    >>> need_columns(without, ["role"], "plot_ribbon")
    Traceback (most recent call last):
    ...
    toolkit.errors.ToolkitError: plot_ribbon needs a column 'role', and this table has none. ...
    """
    if callable(table):
        name = getattr(table, "__name__", "load_original_table")
        raise ToolkitError(f"{reader} got the call itself; write {name}() with its brackets.")
    if not hasattr(table, "columns"):
        raise ToolkitError(
            f"{reader} reads a table and got {type(table).__name__} {str(table)[:40]!r}; "
            "load_original_table() brings one."
        )
    present = [str(column) for column in table.columns]
    for column in columns:
        if column not in present:
            listed = ", ".join(present[:4]) + (", …" if len(present) > 4 else "")
            raise ToolkitError(
                f"{reader} needs a column {column!r}, and this table has none."
                f"{nearest(column, present)} Its columns are: {listed or 'none'}; "
                "load_original_table() brings a whole one."
            )
