"""Codings out to a plain table and back: a spreadsheet opens it, and it comes home unchanged."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.coding.codings import COLUMNS
from toolkit.errors import ToolkitError, plain_errors
from toolkit.tables import need_columns

if TYPE_CHECKING:
    import pandas


@plain_errors
def write_csv(codings: "pandas.DataFrame", path: str | Path) -> Path:
    """Codings (coder.codings) and a path in; a UTF-8 table on the disk, its path out.

    One row is one coding: id, report, start, end (code points from 0, the end excluded), quote,
    code, coder, memo, created. Every text stands in quotation marks, so that commas, line ends and
    quotation marks inside it come back as they were. An existing file is written over.

    >>> import tempfile
    >>> from toolkit import Coder, load_report
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     coder = Coder(load_report(), coder="ada", folder=folder)
    ...     _ = coder.add_quote("The building had housed an ISIS headquarters", "CONTROL")
    ...     home = read_csv(write_csv(coder.codings, folder + "/ada.csv"))
    ...     coder.close()
    >>> home.code.tolist()
    ['CONTROL']
    """
    need_columns(codings, COLUMNS, "write_csv")
    place = Path(path)
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in codings[COLUMNS].itertuples(index=False):
        writer.writerow(
            [int(v) if c in ("start", "end") else str(v) for c, v in zip(COLUMNS, row, strict=True)]
        )
    try:
        place.write_bytes(text.getvalue().encode("utf-8"))
    except OSError as error:
        raise ToolkitError(
            f"The codings could not be written to {str(place)!r} ({error.strerror or error}); name "
            "a folder that exists and that you may write to."
        ) from None
    return place


@plain_errors
def read_csv(path: str | Path) -> "pandas.DataFrame":
    """The path of a table that write_csv wrote in, its codings out, as they were.

    Columns as in write_csv. A table with other columns, or with a start that is no number, is
    refused in a sentence that names the row; the file stays as it is.

    >>> import tempfile
    >>> from toolkit.coding.codings import codings_table
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     empty = read_csv(write_csv(codings_table([]), folder + "/nobody.csv"))
    >>> len(empty), list(empty.columns)[:3]
    (0, ['id', 'report', 'start'])
    """
    import pandas

    place = Path(path)
    try:
        text = place.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ToolkitError(
            f"The file {str(place)!r} could not be read ({error.strerror or error}); write_csv "
            "gives the path of the file it wrote."
        ) from None
    except UnicodeDecodeError:
        raise ToolkitError(
            f"The file {str(place)!r} is not UTF-8; save it again as CSV UTF-8, or use the file "
            "that write_csv wrote."
        ) from None
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if not rows or rows[0] != COLUMNS:
        found = ", ".join(rows[0]) if rows else "nothing"
        raise ToolkitError(
            f"{place.name} has the columns {found}; codings have {', '.join(COLUMNS)}, in this "
            "order."
        )
    for line, row in enumerate(rows[1:], start=2):
        _check_row(place.name, line, row)
    table = pandas.DataFrame(rows[1:], columns=COLUMNS, dtype="str")
    return table.astype({"start": "int64", "end": "int64"})


def _check_row(name: str, line: int, row: list[str]) -> None:
    if len(row) != len(COLUMNS):
        raise ToolkitError(
            f"{name}, row {line}, has {len(row)} cells and not {len(COLUMNS)}; a text that holds a "
            "comma stands in quotation marks."
        )
    for column in ("start", "end"):
        value = row[COLUMNS.index(column)]
        if not value.isascii() or not value.isdigit():
            raise ToolkitError(
                f"{name}, row {line}: {column} is {value!r}, and must be a whole number of "
                "characters from the beginning of the text."
            )
