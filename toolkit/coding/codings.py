"""A coding: a passage of a report, the code that a coder gave it, and a memo if there is one.

Offsets count Unicode code points from 0, the end excluded, and the quote is exactly
`text[start:end]`. One validator, `checked`, guards every coding, whether it comes from Python or
from the browser, and answers with the same sentence.
"""

import re
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from numbers import Integral
from typing import TYPE_CHECKING, Any

from toolkit.coding.codebook import Codebook
from toolkit.errors import ToolkitError, plain_errors
from toolkit.tables import need_columns

if TYPE_CHECKING:
    import pandas

COLUMNS = ["id", "report", "start", "end", "quote", "code", "coder", "memo", "created"]
CONTEXT = 32  # code points kept on either side of a quote, to find it again in a changed text
LINE_BREAKS_AND_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
HALF_CHARACTERS = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Coding:
    """One coded passage by one coder; `before` and `after` are the words around it."""

    id: str
    report: str
    start: int
    end: int
    quote: str
    code: str
    coder: str
    memo: str
    created: str
    before: str = field(default="", compare=False)
    after: str = field(default="", compare=False)

    def __repr__(self) -> str:
        """What was coded and how, without the id and the time, which differ at every run."""
        memo = f", memo {self.memo!r}" if self.memo else ""
        return f"{self.code} {self.start}–{self.end} {self.quote!r}, by {self.coder!r}{memo}"

    @property
    def row(self) -> dict[str, Any]:
        """The coding as a row of a table: the nine columns."""
        return {column: getattr(self, column) for column in COLUMNS}


def new_stamp() -> tuple[str, str]:
    """A new id and the time now. Tests replace this one function to get fixed ones."""
    return uuid.uuid4().hex[:12], datetime.now(UTC).isoformat(timespec="seconds")


def order(coding: Coding) -> tuple[Any, ...]:
    """The order of the text: earlier first, of two with one start the longer one first."""
    return (coding.report, coding.start, -coding.end, coding.code, coding.coder, coding.id)


@plain_errors
def codings_table(codings: Iterable[Coding]) -> "pandas.DataFrame":
    """Codings in, one row per coding out, in the order of the text.

    Columns: id, report, start, end, quote, code, coder, memo, created. `start` and `end` are code
    points, the end excluded; `created` is in UTC.

    >>> poem = "the grass was wet"
    >>> one = Coding("a1", "poem", 4, 9, poem[4:9], "PLACE", "Mira", "", "2024-05-01")
    >>> list(codings_table([one]).quote)
    ['grass']
    """
    import pandas

    rows = [coding.row for coding in sorted(codings, key=order)]
    table = pandas.DataFrame(rows, columns=COLUMNS)
    return table.astype({"start": int, "end": int})


def checked_place(text: str, start: Any, end: Any, quote: Any = None) -> tuple[int, int]:
    """A place in a text → the same as two whole numbers, or the sentence that says why not.

    `quote`, where it is given, is what its sender believes to stand there.
    """
    for name, number in (("start", start), ("end", end)):
        if not isinstance(number, Integral) or isinstance(number, bool):
            raise ToolkitError(
                f"The {name} of a coding is a whole number of characters, and {number!r} is none; "
                f"write one from 0 to {len(text)}."
            )
    if not 0 <= start < end <= len(text):
        raise ToolkitError(
            f"There is no passage from {start} to {end} in a text of {len(text)} characters: the "
            f"start is 0 or more, the end is larger than the start and at most {len(text)}."
        )
    if quote is not None and text[start:end] != quote:
        raise ToolkitError(
            f"From {start} to {end} the text says {_short(text[start:end])}, not {_short(quote)}; "
            "select the passage again."
        )
    return int(start), int(end)


def checked_code(codebook: Codebook, code: Any) -> str:
    """A code's name → the same, or the codebook's sentence with the nearest one."""
    return codebook.code(code).code


def checked_memo(memo: Any) -> str:
    """A memo → the same, or the sentence that says why it cannot be kept."""
    if not isinstance(memo, str):
        raise ToolkitError(f"A memo is text, and {memo!r} is none; write it in quotation marks.")
    if HALF_CHARACTERS.search(memo):
        raise ToolkitError(
            f"The memo {memo!a} holds half a character, which no file can keep; write it anew."
        )
    return memo


def checked_coder(name: Any) -> str:
    """A coder's name → the same without blanks around it, or the sentence that asks for one.

    >>> checked_coder("  Mira ")
    'Mira'
    """
    if not isinstance(name, str) or not name.strip():
        raise ToolkitError(
            f"A coding needs a coder, and {name!r} names nobody; write a name or a nickname: "
            'Coder(report, coder="Mira").'
        )
    if LINE_BREAKS_AND_CONTROLS.search(name) or HALF_CHARACTERS.search(name):
        raise ToolkitError(
            f"The name of a coder stands on one line, and {name!a} holds a character that "
            "does not print; write it without."
        )
    return unicodedata.normalize("NFC", name.strip())


@plain_errors
def merge_codings(*tables: "pandas.DataFrame") -> "pandas.DataFrame":
    """Tables of codings in, one table out: every coding with its coder, in the order of the text.

    The same coding in two tables counts once. The same id with two different contents is refused:
    somebody has to say which of the two holds.

    >>> poem = "the grass was wet"
    >>> one = Coding("a1", "poem", 4, 9, poem[4:9], "PLACE", "Mira", "", "2024-05-01")
    >>> two = Coding("b1", "poem", 4, 9, poem[4:9], "PLACE", "Layla", "", "2024-05-02")
    >>> first, second = codings_table([one]), codings_table([one, two])
    >>> list(merge_codings(first, second).coder)
    ['Layla', 'Mira']
    """
    if not tables:
        raise ToolkitError(
            "merge_codings(…) was given no table; write merge_codings(mine.codings, yours.codings)."
        )
    found: dict[str, Coding] = {}
    for number, table in enumerate(tables, start=1):
        need_columns(table, COLUMNS, "merge_codings")
        for coding in (_from_row(row, number) for row in table[COLUMNS].to_dict("records")):
            if found.setdefault(coding.id, coding) != coding:
                raise _two_contents(found[coding.id], coding)
    return codings_table(found.values())


def _from_row(row: dict[str, Any], number: int) -> Coding:
    try:
        start, end = int(row["start"]), int(row["end"])
    except (TypeError, ValueError):
        raise ToolkitError(
            f"Table {number} of merge_codings has a coding {row['id']!r} from {row['start']!r} to "
            f"{row['end']!r}: start and end are whole numbers; mend that row, then merge again."
        ) from None
    texts: dict[str, Any] = {name: _as_text(row[name]) for name in COLUMNS}
    return Coding(**texts | {"start": start, "end": end})


def _as_text(value: Any) -> str:
    return "" if value is None or value != value else str(value)  # a gap read from a file is a NaN


def _two_contents(one: Coding, other: Coding) -> ToolkitError:
    differ = [name for name in COLUMNS if getattr(one, name) != getattr(other, name)]
    first, second = sorted(f"{differ[0]} {_short(getattr(c, differ[0]))}" for c in (one, other))
    return ToolkitError(
        f"The coding {one.id!r} stands in these tables twice, and not the same: once with {first}, "
        f"once with {second}. Keep the newer of the two tables, then merge again."
    )


def _short(value: Any) -> str:
    text = str(value)
    return repr(text if len(text) <= 40 else text[:39] + "…")
