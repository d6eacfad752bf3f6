"""Find the place of a quotation in a report, and say what is to be said where there is no one."""

from typing import Any, Protocol

from toolkit.coding.anchors import every_place, similar_place
from toolkit.errors import ToolkitError

MOST_LISTED = 8


class Readable(Protocol):
    """What can be coded: anything with a name and a text; a Report has both."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102


def find_quote(report: Readable, quote: Any, nth: Any = None) -> int:
    """A report, words of it and which of several places (1 for the first) → where they begin."""
    if not isinstance(quote, str) or not quote:
        raise ToolkitError(
            f"add_quote(…) was given {quote!r}; copy the words from the report and put them in "
            "quotation marks."
        )
    places = every_place(quote, report.text)
    if not places:
        raise _not_there(report, quote)
    if nth is None and len(places) == 1:
        return places[0]
    if isinstance(nth, int) and not isinstance(nth, bool) and 1 <= nth <= len(places):
        return places[nth - 1]
    times = "once" if len(places) == 1 else f"{len(places)} times"
    asked = "" if nth is None else f", so nth={nth!r} is none of them"
    which = "nth=1" if len(places) == 1 else f"nth=1 for the first, up to nth={len(places)}"
    where = _where(report, places)
    raise ToolkitError(f"{quote!r} stands {times} in {report.name!r}{where}{asked}; write {which}.")


def sentence_rows(report: Readable) -> Any:
    """A report → its sentences as rows of a table; none for a text without sentences."""
    table = getattr(report, "sentences", None)
    return () if table is None else table.itertuples()


def _not_there(report: Readable, quote: str) -> ToolkitError:
    close = similar_place(quote, report.text)
    hint = f" It says {report.text[slice(*close)]!r}." if close else ""
    return ToolkitError(
        f"{quote!r} does not stand in {report.name!r}.{hint} Copy the words exactly as they are "
        "printed."
    )


def _where(report: Readable, places: list[int]) -> str:
    """Places → the numbers of their sentences in words, where there are not too many."""
    numbers = [
        str(row.number)
        for row in sentence_rows(report)
        if any(row.start <= place < row.end for place in places)
    ]
    if not numbers or len(numbers) > MOST_LISTED:
        return ""
    listed = " and ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))
    return f" ({'sentence' if len(numbers) == 1 else 'sentences'} {listed})"
