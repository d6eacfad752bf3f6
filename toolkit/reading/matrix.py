"""Statements beside accounts: what others say of each statement, cell by cell, with its row.

A cell is consistent, discrepant or ambiguous, and rests on a row with an address. An outlet without
a cell is silent only if we read its pages to the end; otherwise we do not know. No verdict makes a
statement more than said: accounts can agree and share one source, and a statement that nobody else
makes may still hold.
"""

from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, plain_errors
from toolkit.exposure import hides
from toolkit.tables import load_table

if TYPE_CHECKING:
    import pandas

VERDICTS = ("consistent", "discrepant", "ambiguous")
NOT_THERE, NOT_READ = "read, not there", "not read far enough"
REPORTS_OUTLET = "Syria Direct"
FACTS = {
    "account": "accounts_hospital", "toll": "tolls", "event": "events", "actor": "actors",
    "founding": "founding_of_the_front", "label_row": "labels",
}  # fmt: skip
FOLDED = "[About a killing; folded on the low-exposure path.]"
CELL = ["cell", "statement", "aspect", "verdict", "outlet", "row", "why"]
CARRIED = ["language", "published", "weak", "extent", "read_on", "address"]


@plain_errors
def load_statements() -> "pandas.DataFrame":
    """Nothing in, 30 rows out: one per statement of the report that one might want to check.

    Columns: statement (1 to 30), numbers (the original's sentences), says (in our words),
    content_level, checkable (yes or no), why (why it cannot be checked, or stays out of keys).

    >>> int((load_statements().checkable == "yes").sum())
    24
    """
    statements = load_table("statements")
    statements.loc[statements.content_level.map(hides), "says"] = FOLDED
    return statements


@plain_errors
def load_matrix() -> "pandas.DataFrame":
    """Nothing in, one row per cell out: a statement, one aspect of it, and what a row says of that.

    Columns: cell, statement, aspect, verdict (consistent, discrepant, ambiguous), outlet, row (its
    id in the table of accounts, tolls, events, actors, labels or of the founding), why, language,
    published, weak (yes: stays out of answer keys), extent (how far its page was read), read_on
    (when), address, outlet_read (whole where all pages of the outlet behind cells were read to the
    end, else in part). What describes killing is folded on the low-exposure path.

    >>> matrix = load_matrix()
    >>> sorted(set(matrix.verdict))
    ['ambiguous', 'consistent', 'discrepant']
    """
    import pandas

    cells = load_table("matrix")
    parts = [_with_facts(cells, kind, name) for kind, name in FACTS.items()]
    matrix = pandas.concat(parts).sort_values("cell").reset_index(drop=True)
    level = matrix.statement.map(load_statements().set_index("statement").content_level)
    matrix.loc[level.map(hides), "why"] = FOLDED
    to_the_end = (matrix.extent == "whole").groupby(matrix.outlet).transform("all")
    return matrix.assign(outlet_read=to_the_end.map({True: "whole", False: "in part"}))


@plain_errors
def compare_statement(statement: int) -> "pandas.DataFrame":
    """A statement's number in; what each other account says of it out, one row per cell.

    A statement that cannot be checked is answered in a sentence.

    >>> list(compare_statement(13).verdict)
    ['consistent']
    """
    statements = load_statements().set_index("statement")
    if statement not in list(statements.index):
        raise ToolkitError(
            f"There is no statement {statement!r}: they are numbered 1 to {len(statements)}; "
            "load_statements() lists them."
        )
    one = statements.loc[statement]
    if one.checkable == "no":
        raise ToolkitError(
            f"Statement {statement} cannot be compared: {one.why}. load_statements() lists those "
            "that can (checkable is yes)."
        )
    matrix = load_matrix()
    cells = matrix[matrix.statement == statement]
    return cells[[*CELL, "weak", "extent", "address"]].reset_index(drop=True)


@plain_errors
def count_matrix() -> "pandas.DataFrame":
    """Nothing in; what the matrix holds out: verdicts, blanks of two kinds, and what is left out.

    Columns: what, cells. A cell is counted once for each statement, aspect and outlet. Pairs of an
    aspect and an outlet without a cell are "read, not there" where the outlet's pages were read to
    the end, else "not read far enough". Left out are verdicts that we noted and that rest on no
    row of our tables, and statements that cannot be checked.

    >>> counts = count_matrix().set_index("what").cells
    >>> bool(counts["consistent"] + counts["discrepant"] + counts["ambiguous"] >= 80)
    True
    """
    import pandas

    matrix, statements = load_matrix(), load_statements()
    once = matrix.drop_duplicates(["statement", "aspect", "outlet", "verdict"])
    counts: dict[str, int] = {v: int((once.verdict == v).sum()) for v in VERDICTS}
    lines = matrix.drop_duplicates(["statement", "aspect"])
    unspoken = int((statements.checkable == "yes").sum()) - matrix.statement.nunique()
    filled = matrix.drop_duplicates(["statement", "aspect", "outlet"])
    for blank, read in ((NOT_THERE, "whole"), (NOT_READ, "in part")):
        outlets = matrix.outlet[matrix.outlet_read == read].nunique()
        cells = int((filled.outlet_read == read).sum())
        counts[blank] = (len(lines) + unspoken) * outlets - cells
    counts["left out: no row"] = len(load_table("matrix_left_out"))
    counts["statements that cannot be checked"] = int((statements.checkable == "no").sum())
    return pandas.DataFrame({"what": list(counts), "cells": list(counts.values())})


def _with_facts(cells: "pandas.DataFrame", kind: str, name: str) -> "pandas.DataFrame":
    """The cells that stand on rows of one table → these cells with outlet, day and address."""
    facts = load_table(name)
    facts = facts if "id" in facts.columns else facts.rename(columns={"actor": "id"})
    chosen = cells[cells[kind] != ""]
    carried = [column for column in ("outlet", "item", *CARRIED) if column in facts.columns]
    joined = chosen.merge(facts[["id", *carried]], left_on=kind, right_on="id", validate="m:1")
    if "item" in carried:
        joined["outlet"] = [_page(row.outlet, row.item) for row in joined.itertuples()]
    marked = joined.weak if "weak" in carried else "no"
    return joined.assign(row=joined[kind], weak=marked).reindex(columns=[*CELL, *CARRIED])


def _page(outlet: str, item: str) -> str:
    """An outlet and which of its pages → the outlet; for the report's own outlet with the page."""
    return f"{outlet}, {item}" if outlet == REPORTS_OUTLET and item else outlet
