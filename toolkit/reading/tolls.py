"""Tolls: how many were counted as killed, by whom, up to when; which printings are one count."""

from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, plain_errors
from toolkit.reading.calendar_month import a_day
from toolkit.tables import is_gap, load_table, need_columns, whole_or_gap

if TYPE_CHECKING:
    import pandas

PARTS = ("rebels", "isis", "civilians", "unidentified")
SIDES = ("civilians", "rebels", "isis", "unidentified")  # in the order they are drawn
ALL_THE_FIGHTING = "cumulative, rebels against ISIS"
NOT_SAID = "not said"
NAMES_NOBODY = (NOT_SAID, "none named")
FLOOR = ("at least", "more than", "over")
ROUGH = ("about", "around", "nearly", "approximately", "up to")
READ = (
    "id", "outlet", "source", "total", "total_max", *PARTS, "qualifier", "as_of", "as_of_basis",
    "published",
)  # fmt: skip
NEEDED = ("id", "total", "as_of", "published", "address")


@plain_errors
def load_tolls() -> "pandas.DataFrame":
    """Nothing in, 75 rows out: one per printing of a count of the dead.

    Among its columns: id, outlet, monitor (who counted), total, qualifier, rebels, isis,
    civilians, unidentified, scope (whom it counts), as_of (up to when), published, address, weak.
    data/README.md explains each.

    >>> tolls = load_tolls()
    >>> tolls[tolls.id.isin(["T11", "T12"])].total.tolist()
    [385, 385]
    """
    return load_table("tolls")


@plain_errors
def load_front_sizes() -> "pandas.DataFrame":
    """Nothing in, five rows out: who says of how many groups the Islamic Front was made.

    Columns: id, outlet, counted, total, total_max, qualifier, counted_by, as_of, as_of_basis,
    published, says, address, seen.

    >>> load_front_sizes().total.tolist()
    [7, 7, 6, 7, 13]
    """
    return load_table("front_sizes")


@plain_errors
def parts_table(tolls: "pandas.DataFrame") -> "pandas.DataFrame":
    """Tolls in, one row per toll that prints a total and two parts or more out, with their sum.

    Columns: id, outlet, total, parts (their sum), difference (total minus parts), reason (why they
    differ: unidentified left out, rounded or wrong; judged by us, in toll_differences.csv), why.

    >>> differing = parts_table(load_tolls()).query("difference != 0")
    >>> differing[["id", "difference", "reason"]].values.tolist()[0]
    ['T33', 19, 'unidentified left out']
    """
    need_columns(tolls, ("id", "outlet", "total", *PARTS), "parts_table", "load_tolls")
    checked = tolls[tolls.total.notna() & (tolls[list(PARTS)].notna().sum(axis="columns") >= 3)]
    summed = checked[list(PARTS)].fillna(0).sum(axis="columns").astype("int64")
    table = checked[["id", "outlet", "total"]].assign(
        parts=summed, difference=checked.total.astype("int64") - summed
    )
    reasons = load_table("toll_differences").set_index("toll")
    table["reason"] = [_reason(row, reasons) for row in table.itertuples()]
    table["why"] = table.id.map(reasons.why).where(table.difference != 0, "").fillna("")
    return table.reset_index(drop=True)


def _reason(row: Any, reasons: "pandas.DataFrame") -> str:
    if not row.difference:
        return ""
    return str(reasons.reason.get(row.id, "not judged"))


@plain_errors
def counts_table(tolls: "pandas.DataFrame") -> "pandas.DataFrame":
    """Tolls in, one row per count out: printings of one number by one source are one count.

    Printings that name no source are one count only within one outlet.

    Columns: count (the id of the printing that tells most of it), source (the monitor, or the
    words used for one), total, total_max, rebels, isis, civilians, unidentified, as_of (the day
    that a printing states, else the earliest that was inferred), printings (their ids), kind
    (count, floor where that printing says "at least", estimate where it says "about"), and
    outlets (how many). Rows without a number or without a day are left out. The rows are in the
    order of their days.

    >>> counts = counts_table(load_tolls().query("id in ['T11', 'T12', 'T13', 'T10']"))
    >>> counts[["count", "total", "printings"]].values.tolist()
    [['T10', 300, 'T10'], ['T12', 385, 'T11 T12 T13']]
    """
    return counts_of(whole_numbers(tolls, "counts_table"))


def counts_of(rows: "pandas.DataFrame") -> "pandas.DataFrame":
    """Checked rows → the table of their counts."""
    import pandas

    counts: dict[tuple[Any, ...], list[Any]] = {}
    counted = rows[rows.total.notna() & (rows.as_of != "")]
    for row in counted[list(READ)].itertuples():
        top = None if is_gap(row.total_max) else row.total_max
        # of those that name nobody, each outlet may have a source of its own
        nameless = row.outlet if row.source in NAMES_NOBODY else ""
        counts.setdefault((row.source, nameless, row.total, top), []).append(row)
    names = ["count", "source", "total", "total_max", *PARTS, "as_of", "kind", "printings"]
    told = [_one_count(printings) for printings in counts.values()]
    table = pandas.DataFrame(told, columns=[*names, "outlets"])
    whole = dict.fromkeys(("total", "total_max", *PARTS), "Int64")
    return table.astype(whole).sort_values(["as_of", "total"], ignore_index=True)


def _one_count(printings: list[Any]) -> list[Any]:
    fullest = max(printings, key=_parts_told)  # the first of those that tell the most
    stated = [row.as_of for row in printings if row.as_of_basis == "stated"]
    return [
        fullest.id, fullest.source, fullest.total, fullest.total_max,
        *(getattr(fullest, part) for part in PARTS),
        min(stated or [row.as_of for row in printings]), kind_of(fullest.qualifier),
        " ".join(sorted(row.id for row in printings)), len({row.outlet for row in printings}),
    ]  # fmt: skip


def _parts_told(row: Any) -> int:
    return sum(not is_gap(getattr(row, part)) for part in PARTS)


def kind_of(qualifier: str) -> str:
    """How a number is hedged → "floor", "estimate" or "count"; its first words decide.

    >>> kind_of("at least"), kind_of("about (cerca de)"), kind_of("documented")
    ('floor', 'estimate', 'count')
    """
    if qualifier.startswith(ROUGH):
        return "estimate"
    return "floor" if qualifier.startswith(FLOOR) else "count"


def whole_numbers(tolls: "pandas.DataFrame", reader: str) -> "pandas.DataFrame":
    """Tolls → the same with every column that a figure reads, checked; or one sentence.

    Columns that a table of the reader's own may lack are added, empty. A number has to be a whole
    one from 0, a day one of the calendar; `source` is who counted.
    """
    import pandas

    need_columns(tolls, NEEDED, reader, "load_tolls")
    rows = tolls.copy()
    for name in ("outlet", "monitor", "monitor_words", "qualifier", "scope", "as_of_basis"):
        rows[name] = rows[name].fillna("").astype(str) if name in rows else ""
    for name in ("total", "total_max", *PARTS):
        values = rows[name] if name in rows else [pandas.NA] * len(rows)
        whole = [_whole(row, one, reader) for row, one in zip(rows.id, values, strict=True)]
        rows[name] = pandas.array(whole, dtype="Int64")
    for name in ("as_of", "published"):
        rows[name] = [_day(row, one, name) for row, one in zip(rows.id, rows[name], strict=True)]
    _refuse_doubles(rows, reader)
    _refuse_ranges(rows)
    named = rows.counted_by.fillna("").astype(str) if "counted_by" in rows else rows.monitor
    rows["source"] = named.where(named != "", rows.monitor_words).replace("", NOT_SAID)
    return rows


def _whole(row: str, value: Any, reader: str) -> int | None:
    try:
        return whole_or_gap(value)
    except ValueError:
        raise ToolkitError(
            f"{reader}: row {row!r} holds {value!r} where people are counted; write a whole number "
            "from 0, or leave the cell empty where nothing is stated."
        ) from None


def _day(row: str, value: Any, column: str) -> str:
    if is_gap(value):
        return ""
    try:
        return a_day(value).isoformat()
    except ToolkitError as refusal:
        raise ToolkitError(f"Row {row!r}, column {column!r}: {refusal}") from None


def _refuse_doubles(rows: "pandas.DataFrame", reader: str) -> None:
    double = rows.id[rows.id.duplicated()]
    if len(double):
        raise ToolkitError(
            f"{reader} found {double.iloc[0]!r} in two rows; every printing needs an id of its own."
        )


def _refuse_ranges(rows: "pandas.DataFrame") -> None:
    for row in rows[rows.total_max.notna() & rows.total.notna()].itertuples():
        if row.total_max < row.total:
            raise ToolkitError(
                f"Row {row.id!r} gives a range from {row.total} to {row.total_max}; put the "
                "smaller number into total and the larger into total_max."
            )
