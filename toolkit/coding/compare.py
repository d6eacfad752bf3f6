"""Compare what several coders coded, and settle where they differ: a coding named consensus.

Nobody sees another's codings while coding; here they are laid side by side, on purpose. Settling
writes through the coder named consensus, so it is on the disk at once and can be undone. Leaving
out is written down too: as a coding that is added and removed.
"""

from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.coding.codebook import Codebook
from toolkit.coding.coder import Coder
from toolkit.coding.codings import COLUMNS, Coding
from toolkit.coding.matters import AGREE, KINDS, Matter, matters_of
from toolkit.coding.quotes import Readable
from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.exposure import hides
from toolkit.page import in_notebook
from toolkit.reading.report import REPORTS, load_report
from toolkit.tables import need_columns

if TYPE_CHECKING:
    import pandas

    from toolkit.coding.compare_widget import CompareWidget

CONSENSUS = "consensus"
LEFT_OUT = "left out"
NOTHING = "–"
By = dict[str, list[Coding]]


@plain_errors
def compare_codings(*codings: "Coder | pandas.DataFrame") -> "pandas.DataFrame":
    """Coders or tables of codings in, one row per matter out: who agrees, and who differs how.

    A matter is what the coders coded there, each once or not at all. Columns: number, kind
    (agree, boundary differs, code differs, only one coder, only some coders), start, end (code
    points, around all of them), quote (of the first coder who has it) and codes, in the order of
    the coders, with – for none. Passages with two codes are one matter where they share half.

    >>> import tempfile
    >>> from toolkit import load_report
    >>> one, other = (
    ...     Coder(load_report(), coder=name, folder=tempfile.mkdtemp()) for name in ("ada", "layla")
    ... )
    >>> _ = one.add_quote("hundreds held there", "COUNT")
    >>> _ = other.add_quote("hundreds", "COUNT")
    >>> compare_codings(one, other)[["kind", "codes"]].values.tolist()
    [['boundary differs', 'COUNT / COUNT']]
    """
    return _table(matters_of(list(_by_coder(codings).values())))


class Compare:
    """Two coders or more on one report, side by side; its last line in a cell shows them.

    Takes coders, or tables of codings such as read_csv brings. `report` is needed only for tables
    of a report that the course does not have.

    >>> import tempfile
    >>> from toolkit import load_report
    >>> folder = tempfile.mkdtemp()
    >>> one, other = (Coder(load_report(), coder=name, folder=folder) for name in ("ada", "layla"))
    >>> _ = one.add_quote("hundreds held there", "COUNT")
    >>> _ = other.add_quote("hundreds", "COUNT")
    >>> compare = Compare(one, other)
    >>> compare
    Compare 'ada', 'layla' on 'study text': boundary differs 1; settled: 0 of 1
    >>> compare.settle(1, "layla")
    "Settled 1: COUNT ... 'hundreds', by 'consensus'. compare.undo() takes it back."
    """

    @plain_errors
    def __init__(
        self,
        *codings: "Coder | pandas.DataFrame",
        report: Readable | None = None,
        folder: str | Path | None = None,
    ) -> None:
        """Lay the codings side by side; nothing is written before the first one is settled."""
        by_coder = _by_coder(codings)
        if len(by_coder) < 2 or CONSENSUS in by_coder:
            given = ", ".join(map(repr, by_coder)) or "nobody"
            raise ToolkitError(
                f"Compare(…) was given the codings of {given}; give it those of two coders or "
                f"more, none of them named {CONSENSUS}: Compare(mine, yours)."
            )
        twins = [one for one in codings if isinstance(one, Coder)]
        self.coders = list(by_coder)
        self.report = report or (twins[0].report if twins else _shipped(by_coder))
        _check_quotes(by_coder, self.report)
        self._matters = matters_of(list(by_coder.values()))
        place = twins[0].folder if folder is None and twins else folder
        codebook: Codebook | None = twins[0].codebook if twins else None
        self.consensus = Coder(self.report, CONSENSUS, place, codebook)
        self._shown: CompareWidget | None = None

    @property
    def table(self) -> "pandas.DataFrame":
        """One row per matter as in compare_codings, and settled: how, or empty where it is open."""
        table = _table(self._matters)
        numbers = range(1, len(self._matters) + 1)
        return table.assign(settled=[self.settled(number) for number in numbers])

    @plain_errors
    def settled(self, number: int) -> str:
        """The number of a matter in, how it stands in the consensus out: the coders whose coding it
        has, or left out, or nothing while it is open."""
        matter, history = self._matter(number), self.consensus._store.history
        for coding in matter.given:
            if history.at(*_place(coding)):
                return " and ".join(self._those_with(matter, coding))
        removed = {_place(one.before) for one in history.done if one.act == "remove" and one.before}
        return LEFT_OUT if removed & set(map(_place, matter.given)) else ""

    @plain_errors
    def settle(self, number: int, take: str | int) -> str:
        """The number of a matter and whose coding to take in, a sentence out.

        `take` is a coder's name or number (1 for the first), or 0 to leave the matter out.
        """
        matter = self._matter(number)
        chosen = self._chosen(matter, take)
        standing = self._standing(matter)
        if chosen is None:
            self._leave_out(standing, matter.given[0])
            return f"Settled {number}: left out. compare.undo() takes it back."
        parts = {"start": chosen.start, "end": chosen.end, "code": chosen.code, "memo": chosen.memo}
        if standing:
            self.consensus.apply({"act": "change", "id": standing.id} | parts)
        else:
            self.consensus.apply({"act": "add"} | parts)
        there = self.consensus._store.history.at(*_place(chosen))
        return f"Settled {number}: {there!r}. compare.undo() takes it back."

    @plain_errors
    def take_agreed(self) -> str:
        """Nothing in; all that every coder coded alike goes into the consensus, and is counted."""
        agreed = [one for one in self._matters if one.kind == AGREE and not self._standing(one)]
        for coding in (matter.given[0] for matter in agreed):
            self.consensus.add(coding.start, coding.end, coding.code)
        return f"Taken into the consensus, since all agree: {len(agreed)}."

    @plain_errors
    def undo(self) -> str:
        """Nothing in; what was settled last is open again, or as it was before."""
        return self._go(
            self.consensus.undo, "Taken back: what was left out is open again. compare.redo()"
        )

    @plain_errors
    def redo(self) -> str:
        """Nothing in; what was taken back last is settled again."""
        return self._go(self.consensus.redo, "Done again: it is left out. compare.undo()")

    def _go(self, step: Callable[[], str], left_out: str) -> str:
        """One step back or forth; leaving out is two acts, and goes as one."""
        said = step()
        standing = self.consensus._store.history.codings.values()
        if any(coding.memo == LEFT_OUT for coding in standing):
            step()
            return f"{left_out} reverses this."
        return said.replace("coder.", "compare.")

    def _leave_out(self, standing: Coding | None, first: Coding) -> None:
        if standing is None:
            standing = self.consensus.add(*_place(first), memo=LEFT_OUT)
        self.consensus.remove(standing)

    def _standing(self, matter: Matter) -> Coding | None:
        history = self.consensus._store.history
        found = (history.at(*_place(coding)) for coding in matter.given)
        return next((coding for coding in found if coding), None)

    def _those_with(self, matter: Matter, coding: Coding) -> list[str]:
        pairs = zip(self.coders, matter.codings, strict=True)
        return [name for name, one in pairs if one and _place(one) == _place(coding)]

    def _matter(self, number: int) -> Matter:
        last = len(self._matters)
        if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= last:
            raise ToolkitError(
                f"There is no matter {number!r} in this comparison: its matters are numbered 1 to "
                f"{last}; compare.table lists them."
            )
        return self._matters[number - 1]

    def _chosen(self, matter: Matter, take: str | int) -> Coding | None:
        names = [LEFT_OUT, *self.coders]
        if isinstance(take, int) and not isinstance(take, bool) and 0 <= take < len(names):
            take = names[take]
        if take not in names:
            listed = ", ".join(f"{place} ({name})" for place, name in enumerate(names))
            raise ToolkitError(
                f"{take!r} is nobody's coding here.{nearest(take, names)} Take one of: {listed}."
            )
        return None if take == LEFT_OUT else matter.codings[names.index(str(take)) - 1]

    def close(self) -> None:
        """Let another kernel write the consensus."""
        self.consensus.close()

    def __repr__(self) -> str:
        """Who is compared, how often they agree or differ, how many differences are settled."""
        counts = Counter(matter.kind for matter in self._matters)
        listed = ", ".join(f"{kind} {counts[kind]}" for kind in KINDS if counts[kind]) or "nothing"
        open_ = [n for n, one in enumerate(self._matters, 1) if one.kind != AGREE]
        done = sum(1 for number in open_ if self.settled(number))
        names = ", ".join(map(repr, self.coders))
        return f"Compare {names} on {self.report.name!r}: {listed}; settled: {done} of {len(open_)}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """Words and a table that stay as they are, and with a kernel the lanes to step through."""
        page = {"text/html": self.html(), "text/plain": repr(self)}
        return page | self._widget().view() if in_notebook() else page

    def _widget(self) -> "CompareWidget":
        from toolkit.coding.compare_widget import CompareWidget

        if self._shown is None:
            self._shown = CompareWidget(self, self._matters, self.consensus._store)
        return self._shown

    @plain_errors
    def html(self) -> str:
        """The comparison as a table in HTML; low exposure folds the quotes that it folds."""
        table = self.table
        hidden = [
            (int(row.start), int(row.end))
            for row in getattr(
                self.report, "sentences", table[:0].assign(content_level=0)
            ).itertuples()
            if hides(row.content_level)
        ]
        head = "".join(f'<th scope="col" style="text-align:left">{name}</th>' for name in table)
        rows = "".join(_row_html(row, hidden) for row in table.to_dict("records"))
        body = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        return f"<p><strong>{escape(repr(self))}</strong></p>{body}"


def _place(coding: Coding) -> tuple[int, int, str]:
    return coding.start, coding.end, coding.code


def _row_html(row: dict[str, Any], hidden: list[tuple[int, int]]) -> str:
    if any(start < row["end"] and row["start"] < end for start, end in hidden):
        row = row | {"quote": "[folded]"}
    cells = (f'<td dir="auto" style="text-align:left">{escape(str(v))}</td>' for v in row.values())
    return f"<tr>{''.join(cells)}</tr>"


def _table(matters: list[Matter]) -> "pandas.DataFrame":
    import pandas

    rows = [
        (
            number,
            matter.kind,
            matter.start,
            matter.end,
            matter.given[0].quote,
            " / ".join(coding.code if coding else NOTHING for coding in matter.codings),
        )
        for number, matter in enumerate(matters, start=1)
    ]
    return pandas.DataFrame(rows, columns=["number", "kind", "start", "end", "quote", "codes"])


def _by_coder(sources: "tuple[Coder | pandas.DataFrame, ...]") -> By:
    """Coders and tables → each coder's codings; a coder in two of them is refused."""
    found: By = {}
    for source in sources:
        theirs = _codings_of(source)
        twice = theirs.keys() & found.keys()
        if twice:
            raise ToolkitError(
                f"The codings of {min(twice)!r} were given twice; give those of each coder once."
            )
        found |= theirs
    reports = {coding.report for codings in found.values() for coding in codings}
    if len(reports) > 1:
        raise ToolkitError(
            f"These codings are of {len(reports)} reports ({', '.join(sorted(reports))}); compare "
            "codings of one and the same."
        )
    return found


def _codings_of(source: Any) -> By:
    own: By = {source.coder: []} if isinstance(source, Coder) else {}
    table = source.codings if isinstance(source, Coder) else source
    need_columns(table, COLUMNS, "Compare")
    for row in table[COLUMNS].to_dict("records"):
        words: dict[str, Any] = {name: str(row[name]) for name in COLUMNS}
        try:
            coding = Coding(**words | {"start": int(row["start"]), "end": int(row["end"])})
        except (TypeError, ValueError):
            raise ToolkitError(
                f"The coding {row['id']!r} stands from {row['start']!r} to {row['end']!r}: start "
                "and end are whole numbers; mend that row, then compare again."
            ) from None
        own.setdefault(coding.coder, []).append(coding)
    return own


def _shipped(by_coder: By) -> Readable:
    name = next((coding.report for codings in by_coder.values() for coding in codings), "")
    if name not in REPORTS:
        raise ToolkitError(
            f"These codings are of the report {name!r}, which the course does not have; hand it "
            "over: Compare(mine, yours, report=report)."
        )
    return load_report(name)


def _check_quotes(by_coder: By, report: Readable) -> None:
    for coding in (coding for codings in by_coder.values() for coding in codings):
        if report.text[coding.start : coding.end] != coding.quote:
            raise ToolkitError(
                f"The coding {coding.id!r} by {coding.coder!r} does not fit the text of "
                f"{report.name!r}: from {coding.start} to {coding.end} it does not say what was "
                "coded. Compare codings of the same version of the text."
            )
