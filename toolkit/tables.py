"""Load the tables that the course ships, and say what is wrong in one that was edited by hand.

The one place that knows where data/ is and how its columns are typed. The folder is found
through the package: beside it in a checkout, inside it in an installed wheel. The types, the
words allowed and the keys stand in data/datapackage.json.
"""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, nearest, plain_errors

if TYPE_CHECKING:
    import pandas

PACKAGE = Path(__file__).resolve().parent
Cells = list[list[str]]
FORMS = {
    "integer": "a whole number",
    "number": "a number written like 36.2",
    "date": "a day written like 2014-01-08",
}


def data_folder() -> Path:
    """The folder with the course's tables and texts, wherever the package stands."""
    inside = PACKAGE / "data"
    return inside if inside.is_dir() else PACKAGE.parent / "data"


def load_table(name: str) -> "pandas.DataFrame":
    """A table's name ("original_table") → its rows, typed as data/datapackage.json says.

    Numbers are numbers. Days are text such as 2014-01-08, which compares and sorts as days
    do. A gap among words is ""; a gap among numbers or days is pandas' own, so that no comparison
    takes it for a small number or an early day. A cell, a column or a key that was broken by hand
    is named in one sentence.

    >>> tolls = load_table("tolls")
    >>> bool((tolls.total > 300).any()), bool((tolls.published < "2014-02-01").any())
    (True, True)
    """
    import pandas

    described = _described(name)
    header, rows = _read(described["path"])
    _check(described, header, rows)
    table = pandas.DataFrame(rows, columns=header, dtype="str")
    for field in described["schema"]["fields"]:
        cells = table[field["name"]]
        if field["type"] == "date":
            table[field["name"]] = cells.where(cells != "")
        elif field["type"] == "integer":
            gaps = bool((cells == "").any())
            whole = pandas.to_numeric(cells.where(cells != ""))
            table[field["name"]] = whole.astype("Int64" if gaps else "int64")
        elif field["type"] == "number":
            table[field["name"]] = pandas.to_numeric(cells.where(cells != "")).astype("float64")
    return table


def _described(name: str) -> dict[str, Any]:
    """A table's name → what datapackage.json says of it."""
    package = json.loads((data_folder() / "datapackage.json").read_text(encoding="utf-8"))
    tables = {resource["path"].removesuffix(".csv"): resource for resource in package["resources"]}
    if name not in tables:
        raise ToolkitError(
            f"data/datapackage.json describes no table {name!r}.{nearest(name, tables)} A new "
            "table is described there first."
        )
    described: dict[str, Any] = tables[name]
    return described


def _read(path: str) -> tuple[list[str], Cells]:
    """A table's path below data/ → its header and its rows."""
    with (data_folder() / path).open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    for line, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise ToolkitError(
                f"data/{path}, line {line}, has {len(row)} cells and the header has "
                f"{len(header)}; a cell that holds a comma stands in quotation marks."
            )
    return header, rows


def _check(described: dict[str, Any], header: list[str], rows: Cells) -> None:
    """Refuse the first thing that does not fit: a column, a cell, a key."""
    path, schema = described["path"], described["schema"]
    fields = [field["name"] for field in schema["fields"]]
    if header != fields:
        strange = [name for name in (*header, *fields) if (name in header) != (name in fields)]
        what = f"{strange[0]!r} is only in one of them" if strange else "their order differs"
        raise ToolkitError(
            f"The columns of data/{path} are not those of data/datapackage.json: {what}; change "
            "both together."
        )
    for place, field in enumerate(schema["fields"]):
        for line, row in enumerate(rows, start=2):
            _check_cell(f"data/{path}, line {line}", field, row[place])
            for name, words in field.get("filledWhere", {}).items():
                beside = row[header.index(name)]
                if (row[place] != "") != (beside in words):
                    raise ToolkitError(
                        f"data/{path}, line {line}, column {field['name']!r} is {row[place]!r} "
                        f"beside {beside!r} in {name!r}; it is filled where {name!r} is "
                        f"{' or '.join(map(repr, words))}, and empty everywhere else."
                    )
    for line, column, problem in (*_twice(schema, header, rows), *_astray(schema, header, rows)):
        raise ToolkitError(f"data/{path}, line {line}, column {column!r}: {problem}")


def _check_cell(where: str, field: dict[str, Any], value: str) -> None:
    """One cell against its field: filled where it must be, of its type, a word that is allowed."""
    rules = field.get("constraints", {})
    if value == "":
        if rules.get("required"):
            raise ToolkitError(f"{where}, column {field['name']!r} is empty and must be filled.")
    elif not _fits(value, field["type"]):
        raise ToolkitError(
            f"{where}, column {field['name']!r}: {value!r} is not {FORMS[field['type']]}; mend "
            "the cell, or leave it empty where nothing is stated."
        )
    elif value not in rules.get("enum", [value]) and field["type"] == "string":
        allowed = ", ".join(map(repr, rules["enum"]))
        raise ToolkitError(
            f"{where}, column {field['name']!r}: {value!r} is not one of the words allowed here."
            f"{nearest(value, rules['enum'])} They are {allowed}."
        )


def _fits(value: str, kind: str) -> bool:
    if kind == "integer":
        return re.fullmatch(r"-?[0-9]+", value) is not None
    if kind == "number":
        return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) is not None
    if kind == "date":
        try:
            return date.fromisoformat(value).isoformat() == value
        except ValueError:
            return False
    return True


def _twice(
    schema: dict[str, Any], header: list[str], rows: Cells
) -> Iterator[tuple[int, str, str]]:
    """Each row whose primary key an earlier row has already."""
    names = schema.get("primaryKey", [])
    places = [header.index(name) for name in names]
    lines: dict[tuple[str, ...], int] = {}
    for line, row in enumerate(rows, start=2):
        key = tuple(row[place] for place in places)
        first = lines.setdefault(key, line) if places else line
        if first != line:
            shown = ", ".join(map(repr, key))
            yield line, names[-1], f"{shown} stands in line {first} too; every row needs its own."


def _astray(
    schema: dict[str, Any], header: list[str], rows: Cells
) -> Iterator[tuple[int, str, str]]:
    """Each cell that points to a row of another table, or of its own, that is not there."""
    for key in schema.get("foreignKeys", []):
        (name,), target = key["fields"], key["reference"]
        path = _path_of(target["resource"]) if target["resource"] else ""
        goal_header, goal_rows = _read(path) if path else (header, rows)
        goal = goal_header.index(target["fields"][0])
        there = {row[goal] for row in goal_rows}
        place = header.index(name)
        for line, row in enumerate(rows, start=2):
            if row[place] and row[place] not in there:
                in_table = f"data/{path}" if path else "this table"
                yield (
                    line,
                    name,
                    f"{row[place]!r} is no {target['fields'][0]} of {in_table}."
                    f"{nearest(row[place], there)} Use one that is there, or add its row first.",
                )


def _path_of(resource: str) -> str:
    package = json.loads((data_folder() / "datapackage.json").read_text(encoding="utf-8"))
    return str(next(one["path"] for one in package["resources"] if one["name"] == resource))


def is_gap(cell: Any) -> bool:
    """A cell of a table → whether nothing is stated in it: empty, or pandas' own gap."""
    import pandas

    return bool(pandas.isna(cell)) or cell == ""


def whole_or_gap(cell: Any) -> int | None:
    """A cell that counts people → a whole number from 0, or None for a gap; else ValueError."""
    if is_gap(cell):
        return None
    try:
        number = float(cell)
    except TypeError:
        raise ValueError(cell) from None
    if not 0 <= number < float("inf") or number % 1:
        raise ValueError(cell)
    return int(number)


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


def need_columns(
    table: "pandas.DataFrame",
    columns: Sequence[str],
    reader: str,
    bringer: str = "load_original_table",
) -> None:
    """A table and the columns a call reads → nothing, or one sentence naming the first one missing.

    `bringer` is the call that brings a table which has them all.

    >>> without = load_original_table().rename(columns={"role": "roles"})
    >>> need_columns(without, ["role"], "plot_ribbon")
    Traceback (most recent call last):
    ...
    toolkit.errors.ToolkitError: plot_ribbon needs a column 'role', and this table has none. ...
    """
    if callable(table):
        name = getattr(table, "__name__", bringer)
        raise ToolkitError(f"{reader} got the call itself; write {name}() with its brackets.")
    if not hasattr(table, "columns"):
        raise ToolkitError(
            f"{reader} reads a table and got {type(table).__name__} {str(table)[:40]!r}; "
            f"{bringer}() brings one."
        )
    present = [str(column) for column in table.columns]
    for column in columns:
        if column not in present:
            listed = ", ".join(present[:4]) + (", …" if len(present) > 4 else "")
            raise ToolkitError(
                f"{reader} needs a column {column!r}, and this table has none."
                f"{nearest(column, present)} Its columns are: {listed or 'none'}; "
                f"{bringer}() brings a whole one."
            )
