"""The codebook as a file: a plain table in UTF-8, read and written without loss."""

import csv
import io
import re
from pathlib import Path
from typing import Any

from toolkit.coding.codebook import CODE_COLUMNS, COLUMNS, Code, Codebook, Entry, cells, check_code
from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.tables import data_folder


@plain_errors
def load_codebook() -> Codebook:
    """Nothing in, the course's codebook out: 25 codes in four stages.

    >>> load_codebook().code("COUNT").letter
    'Ct'
    """
    return read_codebook(data_folder() / "codebook.csv")


@plain_errors
def read_codebook(path: str | Path) -> Codebook:
    """A file name in (a CSV table as `write_codebook` writes it), the codebook out.

    >>> read_codebook(data_folder() / "codebook.csv") == load_codebook()
    True
    """
    try:
        text = Path(path).expanduser().read_bytes().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except UnicodeDecodeError:
        raise ToolkitError(
            f"The codebook {str(path)!r} is not in UTF-8; save it as CSV in UTF-8, then read it "
            "again."
        ) from None
    except (OSError, ValueError, csv.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise ToolkitError(
            f"The codebook {str(path)!r} could not be read ({why}); write the name of a CSV file "
            "that write_codebook(codebook, path) made."
        ) from None
    return _from_rows(rows, str(path))


@plain_errors
def write_codebook(codebook: Codebook, path: str | Path) -> str:
    """A codebook and a new file name in; every wording is written there, as CSV in UTF-8.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "mine.csv"
    >>> write_codebook(load_codebook(), file).split(" was ")[0]
    'The codebook, version 1,'
    >>> read_codebook(file) == load_codebook()
    True
    """
    if not isinstance(codebook, Codebook):
        raise ToolkitError(
            f"write_codebook(…) was given {type(codebook).__name__} and writes a codebook: "
            'write_codebook(load_codebook(), "codebook.csv").'
        )
    target = Path(path).expanduser()
    if target.exists():
        raise ToolkitError(f"{str(path)!r} exists already; choose a name that is free.")
    sheet = io.StringIO(newline="")
    # every text in quotation marks: a lone carriage return in one would else end the row
    writer = csv.writer(sheet, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(cells(entry) for entry in codebook.entries)
    try:
        target.write_bytes(sheet.getvalue().encode("utf-8"))
    except OSError as error:
        raise ToolkitError(
            f"The codebook could not be written to {str(path)!r} ({error.strerror}); choose "
            "another folder."
        ) from None
    return f"The codebook, version {codebook.version}, was written to {target}."


def _from_rows(rows: list[list[str]], path: str) -> Codebook:
    header = rows[0] if rows else []
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise ToolkitError(
            f"The codebook {path!r} has no column {missing[0]!r}.{nearest(missing[0], header)} "
            f"It needs: {', '.join(COLUMNS)}."
        )
    entries: dict[int, Entry] = {}
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(header):
            raise ToolkitError(
                f"Line {number} of the codebook {path!r} has {len(row)} cells and its header "
                f"{len(header)}; mend that line, then read it again."
            )
        entries[number] = _entry(dict(zip(header, row, strict=True)), number, path)
    book = Codebook(tuple(entries.values()))
    for code in book.codes:
        check_code(code, [other for other in book.codes if other is not code])
    return book


def _entry(row: dict[str, str], number: int, path: str) -> Entry:
    for column in ("version", "stage"):
        if not re.fullmatch(r"[1-9][0-9]*", row[column]):
            raise ToolkitError(
                f"Line {number} of the codebook {path!r} has the {column} {row[column]!r}; write a "
                "whole number from 1."
            )
    parts: dict[str, Any] = {column: row[column] for column in CODE_COLUMNS}
    parts["stage"] = int(row["stage"])
    return Entry(int(row["version"]), row["date"], row["note"], Code(**parts))
