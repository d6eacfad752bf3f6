"""A report and its sentences: load it, look at it, pick a sentence by its number.

Offsets count Unicode code points from 0, the end excluded, so `report.text[start:end]` is the
sentence. Under low exposure what is *shown* is folded; `text` itself stays whole, because every
coding points into it.
"""

from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from numbers import Integral
from typing import TYPE_CHECKING, Any

from toolkit.errors import NoSuchPartError, ToolkitError, nearest, plain_errors
from toolkit.exposure import LEVELS, hides
from toolkit.page import Page, linked
from toolkit.tables import data_folder, load_table

if TYPE_CHECKING:
    import pandas

STUDY_TEXT = "study text"
FOLDED_NOTE = "[A note, folded on the low-exposure path.]"
REPORTS = {STUDY_TEXT: "study_text"}
COLUMNS = ["number", "passage", "role", "content_level", "start", "end", "text", "draws_on"]


class _Named:
    """Answers a misspelt part, as in report.sentenses, with the nearest one that exists."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        parts = [part for part in dir(type(self)) if not part.startswith("_")]
        parts += [part for part in vars(self) if not part.startswith("_")]
        raise NoSuchPartError(
            f"A {type(self).__name__.lower()} has no part {name!r}.{nearest(name, parts)} "
            f"It has: {', '.join(sorted(set(parts)))}."
        )


@dataclass(frozen=True)
class Sentence(_Named):
    """One numbered sentence of a report, with the notes that stand beside its passage.

    `text` is the sentence; `start` and `end` are its place in `report.text`; `draws_on` names the
    sentences of the original (S1 to S32) whose facts it carries.
    """

    number: int
    passage: int
    role: str
    content_level: int
    start: int
    end: int
    text: str
    draws_on: str
    holds: str = field(default="", repr=False)

    def shown(self) -> str:
        """The sentence, or on the low-exposure path one line that names what it holds."""
        if not hides(self.content_level):
            return self.text
        level = f"content level {self.content_level}, {LEVELS[self.content_level]}"
        return f"[Folded on the low-exposure path ({level}): {self.holds}.]"

    def __repr__(self) -> str:
        """Number and words, as printed outside of a notebook."""
        return f"{self.number} · {self.shown()}"

    def html(self) -> str:
        """Number and words as one HTML paragraph."""
        number = f'<span style="opacity:0.75;margin-right:0.6em">{self.number}</span>'
        return f'<p dir="auto" style="max-width:40em;margin:0.4em 0">{number}{_words(self)}</p>'

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": repr(self)}


@dataclass(frozen=True)
class Report(_Named):
    """A report to read and to code: its name, its whole text, its sentences."""

    name: str
    text: str
    _notes: "dict[int, list[tuple[int, str]]]" = field(repr=False)
    headings: "dict[int, str]" = field(repr=False)
    _sentences: "tuple[Sentence, ...]" = field(repr=False)

    @property
    def margins(self) -> dict[int, list[str]]:
        """Passage → the notes beside it; on the low-exposure path those on a killing are folded."""
        return {
            passage: [FOLDED_NOTE if hides(level) else note for level, note in notes]
            for passage, notes in self._notes.items()
        }

    @property
    def first_line(self) -> str:
        """The line above the first sentence: what this text is, and where its original stands."""
        return self.text.split("\n", 1)[0]

    @plain_errors
    def sentence(self, number: int) -> Sentence:
        """A sentence's number in, the sentence out.

        >>> load_report().sentence(16).draws_on
        'S12'
        """
        last = len(self._sentences)
        whole = isinstance(number, Integral) and not isinstance(number, bool)
        if not whole or not 1 <= number <= last:
            raise ToolkitError(
                f"There is no sentence {number!r} in the {self.name}: its sentences are numbered "
                f"1 to {last}, so write a whole number from 1 to {last} between the brackets."
            )
        return self._sentences[number - 1]

    @plain_errors
    def pick(self, *numbers: int) -> Page:
        """Sentence numbers in, a page with these sentences out, in the order they were asked for.

        >>> load_report().pick(16, 35).text.split(" · ")[0]
        '16'
        """
        if not numbers:
            raise ToolkitError(
                "pick(…) was given no number; write the numbers of sentences: report.pick(16, 35)."
            )
        picked = [self.sentence(number) for number in numbers]
        return Page("".join(s.html() for s in picked), "\n".join(map(repr, picked)))

    @cached_property
    def _table(self) -> "pandas.DataFrame":
        import pandas

        rows = [[getattr(s, column) for column in COLUMNS] for s in self._sentences]
        return pandas.DataFrame(rows, columns=COLUMNS)

    @property
    def sentences(self) -> "pandas.DataFrame":
        """One row per sentence: number, passage, role, content_level, start, end, text, draws_on.

        `start` and `end` are code points in `report.text`. On the low-exposure path the column
        `text` holds, for a sentence that describes killing, the line that names what it holds.

        >>> list(load_report().sentences.query("role == 'caption'").number)
        [11, 15]
        """
        table = self._table.copy()
        table["text"] = [sentence.shown() for sentence in self._sentences]
        return table

    def __repr__(self) -> str:
        """First line, then passage by passage the sentences and the notes beside them."""
        lines = [self.first_line]
        for passage, heading in self.headings.items():
            lines += ["", f"{passage}. {heading}"]
            lines += [f"   {s!r}" for s in self._sentences if s.passage == passage]
            lines += [f"   (in the margin: {note})" for note in self.margins[passage]]
        return "\n".join(lines)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        html = [f'<p style="max-width:56em;opacity:0.85">{linked(self.first_line)}</p>']
        html += [self._passage_html(passage) for passage in self.headings]
        return {"text/html": "".join(html), "text/plain": repr(self)}

    def _passage_html(self, passage: int) -> str:
        inside = "".join(_in_passage(s) for s in self._sentences if s.passage == passage)
        return (
            '<div style="display:flex;flex-wrap:wrap;gap:0 2em;margin:0 0 0.8em">'
            f'<div style="flex:3 1 20em;max-width:40em"><strong>{escape(self.headings[passage])}'
            f'</strong><div dir="auto" style="margin-top:0.2em;line-height:1.5">{inside}</div>'
            "</div>"
            f"{self._margin_html(passage)}</div>"
        )

    def _margin_html(self, passage: int) -> str:
        notes = "".join(
            f'<li style="margin-bottom:0.5em">{escape(note)}</li>' for note in self.margins[passage]
        )
        if not notes:
            return ""
        return (
            '<ul aria-label="In the margin" style="flex:1 1 12em;max-width:18em;list-style:none;'
            "margin:1.5em 0 0;padding:0 0 0 0.8em;border-left:2px solid #8f8f8f;"
            f'font-size:0.9em;line-height:1.35">{notes}</ul>'
        )


@plain_errors
def load_report(name: str = STUDY_TEXT) -> Report:
    """A report's name in (nothing means the study text), the report out.

    >>> report = load_report()
    >>> first = report.sentence(1)
    >>> report.text[first.start : first.end] == first.text
    True
    """
    if not isinstance(name, str) or name not in REPORTS:
        listed = ", ".join(repr(known) for known in REPORTS)
        raise ToolkitError(
            f"There is no report {name!r}.{nearest(name, REPORTS)} The course has {listed}; "
            "load_report() without a name brings it."
        )
    stem = REPORTS[name]
    text = (data_folder() / "texts" / f"{stem}.txt").read_text(encoding="utf-8")
    rows = load_table(f"texts/{stem}_sentences").to_dict("records")
    notes = load_table(f"texts/{stem}_margins")
    return Report(
        name=name,
        text=text,
        _notes={
            int(key): list(zip(group.content_level, group.note, strict=True))
            for key, group in notes.groupby("passage")
        },
        headings=dict(zip(notes.passage.astype(int), notes.heading, strict=True)),
        _sentences=tuple(Sentence(**row) for row in rows),
    )


def _in_passage(sentence: Sentence) -> str:
    """A sentence with its raised number, in the flow of its passage or, if a caption, apart."""
    raised = "opacity:0.75;line-height:0"
    words = f"<sup style='{raised}'>{sentence.number}</sup>&nbsp;{_words(sentence)} "
    if sentence.role in ("body", "lead"):
        return words
    return f"<p style='margin:0.3em 0'>{words}</p>"


def _words(sentence: Sentence) -> str:
    """A sentence's words as HTML, in the look of its role."""
    words = escape(sentence.shown(), quote=False)
    if hides(sentence.content_level):
        return f"<em>{words}</em>"
    if sentence.role == "headline":
        return f'<strong style="font-size:1.25em">{words}</strong>'
    if sentence.role == "caption":
        return f"<small>Picture caption:</small> <em>{words}</em>"
    return words
