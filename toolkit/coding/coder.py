"""Code a report by calls: everything that the coding widget does, a call here does too.

Each act is checked, written to the coder's journal and on the disk before it counts; undo and redo
reach back over a restart. The same report and coder asked for again continue where they were.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.coding.codebook import Codebook
from toolkit.coding.codebook_table import load_codebook
from toolkit.coding.coded_text import Fold, coded_html
from toolkit.coding.codings import HALF_CHARACTERS, Coding, checked_coder, codings_table, order
from toolkit.coding.edits import Checker, checked_edit
from toolkit.coding.history import Change, Lost
from toolkit.coding.quotes import Readable, find_quote, sentence_rows
from toolkit.coding.store import Listener, open_store
from toolkit.errors import NoSuchPartError, ToolkitError, nearest, plain_errors
from toolkit.exposure import hides
from toolkit.home import home
from toolkit.journal import fingerprint
from toolkit.page import Page, in_notebook, paragraph, show_page

if TYPE_CHECKING:
    import pandas

    from toolkit.coding.coder_widget import CoderWidget


LONGEST_PAGE = 1_000_000
LEAST_OF_A_CODING = 500  # characters of the page that each one takes: three signs and a row
TOO_LONG = "The coded text is too long to be kept in a notebook; run this cell to see it."


class Coder:
    """One person coding one report, or, with the name consensus, what several agreed on.

    The codings live in `folder` (by default codings in the reader's own folder), one file per
    report and coder. `codebook` says which codes there are; by default the course's. Coding is
    blind: a coder never sees what others coded, also in one folder; Compare lays them side by side.

    >>> from toolkit import load_report
    >>> coder = Coder(load_report(), coder="Mira")
    >>> coder.add_quote("Rebels took over", "CONTROL", memo="from whom?")
    CONTROL ... 'Rebels took over', by 'Mira', memo 'from whom?'
    >>> coder
    Coder 'Mira' on 'study text', codings: 1 (CONTROL 1)
    >>> coder.undo()
    "Taken back: CONTROL ... was added. coder.redo() does it again."
    """

    @plain_errors
    def __init__(
        self,
        report: Readable,
        coder: str | None = None,
        folder: str | Path | None = None,
        codebook: Codebook | None = None,
    ) -> None:
        """Open the journal of this report and coder; nothing is written before the first act."""
        self.report = _checked_report(report)
        self.coder = checked_coder(coder)
        self.codebook = _checked_codebook(codebook)
        self.folder = home() / "codings" if folder is None else Path(folder).expanduser()
        self._fingerprint = fingerprint(self.report.text)
        self._store = open_store(self.folder, self.report.name, self.report.text, self.coder)
        self._checker = Checker(self.report.name, self.report.text, self.coder, self.codebook)
        self._shown: CoderWidget | None = None
        if self.notices:
            page = "".join(map(paragraph, self.notices))
            show_page(Page(page, "\n".join(self.notices)))

    @plain_errors
    def add(self, start: int, end: int, code: str, memo: str = "") -> Coding:
        """A place in the text (code points, end excluded), a code and a memo in, the coding out.

        A passage that has this code already keeps its one coding; a new memo replaces the old one.
        """
        self.apply({"act": "add", "start": start, "end": end, "code": code, "memo": memo})
        coding = self._store.history.at(int(start), int(end), code)
        assert coding is not None
        return coding

    @plain_errors
    def add_quote(self, quote: str, code: str, memo: str = "", nth: int | None = None) -> Coding:
        """Words of the report, a code and a memo in, the coding out.

        Words that stand in the report several times are refused with their number; `nth` says which
        is meant, 1 for the first.
        """
        start = find_quote(self.report, quote, nth)
        return self.add(start, start + len(quote), code, memo)

    @plain_errors
    def change(
        self,
        id: str | Coding,  # noqa: A002 - the column's name
        start: int | None = None,
        end: int | None = None,
        code: str | None = None,
        memo: str | None = None,
    ) -> Coding:
        """A coding (or its id) and what is to be different in, the changed coding out."""
        parts = {"start": start, "end": end, "code": code, "memo": memo}
        given = {name: part for name, part in parts.items() if part is not None}
        key = _id_of(id)
        self.apply({"act": "change", "id": key, **given})
        return self._store.history.codings[key]

    @plain_errors
    def remove(self, id: str | Coding) -> str:  # noqa: A002 - the column's name
        """A coding (or its id) in; it is taken out, and a sentence says which it was."""
        change = self.apply({"act": "remove", "id": _id_of(id)})
        assert change is not None
        was = change.before or (change.lost[0] if change.lost else None)
        return f"Removed: {was!r}. coder.undo() brings it back."

    @plain_errors
    def undo(self) -> str:
        """Nothing in; the last act is taken back, also one of an earlier session."""
        change = self.apply({"act": "undo"})
        assert change is not None
        what = _said(change.after, change.before, change.lost)
        return f"Taken back: {what}. coder.redo() does it again."

    @plain_errors
    def redo(self) -> str:
        """Nothing in; the act that was taken back last is done again."""
        change = self.apply({"act": "redo"})
        assert change is not None
        what = _said(change.before, change.after, change.lost)
        return f"Done again: {what}. coder.undo() takes it back."

    @plain_errors
    def apply(self, edit: Mapping[str, Any]) -> Change | None:
        """One edit in, as the widget sends it; written down, then the change it made out.

        The edit has "act" (add, change, remove, undo, redo) and the arguments of that call; a
        "quote", where there is one, must be what stands at that place. None comes out where nothing
        was to be changed.

        >>> from toolkit import load_report
        >>> edit = {"act": "add", "start": 0, "end": 12, "code": "SOURCE", "quote": "A study text"}
        >>> Coder(load_report(), coder="Layla").apply(edit).after
        SOURCE 0–12 'A study text', by 'Layla'
        """
        act, parts = checked_edit(edit)
        self._same_text()
        return self._store.act(lambda history: self._checker.event(history, act, parts))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """A function to call with each change that is on the disk → the function that ends it."""
        return self._store.subscribe(listener)

    def close(self) -> None:
        """Let another kernel write these codings; the next act here takes them back."""
        self._store.close()

    @property
    def codings(self) -> "pandas.DataFrame":
        """One row per coding, in the order of the text: what was coded, how, by whom and when.

        Columns: id, report, start, end, quote, code, coder, memo, created. `start` and `end` are
        code points, the end excluded, so `quote` is `report.text[start:end]`.
        """
        return codings_table(self._store.history.codings.values())

    @property
    def not_placed(self) -> "pandas.DataFrame":
        """One row per coding whose passage a changed text no longer holds: the nine columns of its
        old place, then score (0 to 1) and reason."""
        lost = sorted(self._store.history.lost.values(), key=lambda one: order(one[0]))
        table = codings_table(one[0] for one in lost)
        return table.assign(score=[one[1] for one in lost], reason=[one[2] for one in lost])

    @property
    def notices(self) -> list[str]:
        """What was to be said when the journal was read: damage set aside, a text that changed."""
        return list(self._store.notices)

    def __getattr__(self, name: str) -> Any:
        """Answer a misspelt part with the nearest one that exists."""
        if name.startswith("_"):
            raise AttributeError(name)
        parts = [part for part in dir(type(self)) if not part.startswith("_")]
        raise NoSuchPartError(
            f"A coder has no part {name!r}.{nearest(name, parts)} It has: {', '.join(parts)}."
        )

    def __repr__(self) -> str:
        """Who codes what, and how many codings of each code; the same at every run."""
        standing = self._store.history.codings.values()
        counts = Counter(coding.code for coding in standing)
        listed = ", ".join(f"{code} {count}" for code, count in sorted(counts.items()))
        lines = [f"Coder {self.coder!r} on {self.report.name!r}, codings: {len(standing)}"]
        lines[0] += f" ({listed})" if listed else ""
        return "\n".join([*lines, *self.notices])

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """Words and a page that stay as they are, and with a kernel the widget to code in."""
        page = {"text/html": self._stored_html(), "text/plain": repr(self)}
        return page | self._widget().view() if in_notebook() else page

    def _stored_html(self) -> str:
        """The page that is stored in the notebook; a sentence in the place of a very long one."""
        self._same_text()
        too_long = paragraph(f"{self!r}. {TOO_LONG}")
        if len(self._store.history.codings) * LEAST_OF_A_CODING > LONGEST_PAGE:
            return too_long  # known without writing it, which takes time
        html = self.html()
        return html if len(html) <= LONGEST_PAGE else too_long

    def _widget(self) -> "CoderWidget":
        from toolkit.coding.coder_widget import CoderWidget

        if self._shown is None:
            self._shown = CoderWidget(self, self._store, self._folds)
        return self._shown

    @plain_errors
    def html(self) -> str:
        """The coded text and the list of codings as HTML; low exposure folds what it folds."""
        self._same_text()
        ordered = sorted(self._store.history.codings.values(), key=order)
        head = f"<p><strong>{escape(repr(self).splitlines()[0])}</strong></p>"
        head += "".join(map(paragraph, self.notices))
        return head + coded_html(self.report.text, ordered, self.codebook, self._folds())

    def _folds(self) -> list[Fold]:
        sentence = getattr(self.report, "sentence", None)
        return [
            Fold(int(row.start), int(row.end), sentence(int(row.number)).shown())
            for row in sentence_rows(self.report)
            if sentence is not None and hides(row.content_level)
        ]

    def _same_text(self) -> None:
        if self._store.fingerprint != self._fingerprint:
            raise ToolkitError(
                f"The text of {self.report.name!r} has been loaded anew, and it differs from the "
                "one this coder was opened with; write Coder(report, coder=…) again."
            )


def _checked_report(report: Any) -> Readable:
    name, text = getattr(report, "name", None), getattr(report, "text", None)
    if not isinstance(name, str) or not isinstance(text, str) or not name or not text:
        raise ToolkitError(
            f"Coder(…) was given {type(report).__name__} {str(report)[:40]!r} and codes a report; "
            'write Coder(load_report(), coder="Mira").'
        )
    half = HALF_CHARACTERS.search(name + text)
    if half:
        raise ToolkitError(
            f"The report {name!a} holds half a character ({half.group()!a}), which no "
            "file can keep; save its text as UTF-8 and load it again."
        )
    return report  # type: ignore[no-any-return]


def _checked_codebook(codebook: Any) -> Codebook:
    if codebook is None:
        return load_codebook()
    if not isinstance(codebook, Codebook):
        raise ToolkitError(
            f"The codebook of a coder was given as {type(codebook).__name__} "
            f"{str(codebook)[:40]!r}; load_codebook() or read_codebook(path) brings one."
        )
    return codebook


def _id_of(coding: Any) -> Any:
    return coding.id if isinstance(coding, Coding) else coding


def _said(before: Coding | None, after: Coding | None, lost: Lost | None) -> str:
    """What an act made of a coding, in words."""
    old = before or (lost[0] if lost else None)
    if old is None:
        return f"{after!r} was added"
    return f"{after!r} was changed" if after else f"{old!r} was removed"
