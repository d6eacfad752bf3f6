"""The coded text as a page: each coding between marks with its letter and number, then a list.

⟨B1 and B1⟩ stand where a coding begins and ends, so that codings which overlap can be told apart
without any colour; lines under the words, one below the other, show the same to the eye.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from toolkit.coding.codebook import Code, Codebook
from toolkit.coding.codings import Coding
from toolkit.coding.colours import badge, colour_of

PARAGRAPH = '<p dir="auto" style="margin:0.5em 0">'
LINES = ("solid", "double", "dotted", "dashed", "wavy")


@dataclass(frozen=True)
class Fold:
    """A passage that the low-exposure path folds, and the line that stands in its place."""

    start: int
    end: int
    line: str


@dataclass(frozen=True)
class Mark:
    """A coding with the letter and the number by which the page calls it."""

    coding: Coding
    letters: str
    group: str
    number: int

    @property
    def sign(self) -> str:
        """The badge that stands at both ends of the passage and in the list."""
        return badge(f"{self.letters}{self.number}", self.group)


def coded_html(
    text: str, codings: list[Coding], codebook: Codebook, folds: Iterable[Fold] = ()
) -> str:
    """A text, its codings in the order of the text, and what is folded → HTML: text, then list."""
    marks = list(_marks(codings, codebook))
    folds = sorted(folds, key=lambda fold: fold.start)
    lines = "".join(_paragraphs(text, marks, folds)).replace(f"{PARAGRAPH}</p>", "")
    return f'<div style="max-width:44em;line-height:2.1">{lines}</div>{_list(marks, folds)}'


def _marks(codings: list[Coding], codebook: Codebook) -> Iterator[Mark]:
    known: dict[str, Code] = {code.code: code for code in codebook.codes}
    for number, coding in enumerate(codings, start=1):
        code = known.get(coding.code)
        yield Mark(coding, code.letter if code else "?", code.group if code else "", number)


def _paragraphs(text: str, marks: list[Mark], folds: list[Fold]) -> Iterator[str]:
    """The text piece by piece, cut wherever a coding, a fold or a line begins or ends."""
    opening, closing = defaultdict(list), defaultdict(list)
    for mark in marks:
        opening[mark.coding.start].append(mark)
        closing[mark.coding.end].append(mark)
    lanes: dict[int, Mark] = {}
    yield PARAGRAPH
    for start, end in pairwise(_cuts(text, marks, folds)):
        yield from _signs(opening[start], closing[start], lanes)
        fold = _fold_at(start, folds)
        if fold:
            yield f"<em>{escape(fold.line, quote=False)}</em>" if start == fold.start else ""
        elif text[start] == "\n":
            yield f"</p>{PARAGRAPH}"
        else:
            yield _underlined(escape(text[start:end], quote=False), lanes)
    yield from _signs([], closing[len(text)], lanes)
    yield "</p>"


def _cuts(text: str, marks: list[Mark], folds: list[Fold]) -> list[int]:
    breaks = [place for place, character in enumerate(text) if character == "\n"]
    spans = [(mark.coding.start, mark.coding.end) for mark in marks]
    spans += [(fold.start, fold.end) for fold in folds]
    spans += [(place, place + 1) for place in breaks]
    return sorted({0, len(text), *(place for span in spans for place in span)})


def _signs(opening: list[Mark], closing: list[Mark], lanes: dict[int, Mark]) -> Iterator[str]:
    """Signs at one place, ends before beginnings; each coding takes the first free line."""
    for lane, mark in reversed(list(lanes.items())):
        if mark in closing:
            del lanes[lane]
            yield f"<sup><bdi>{mark.sign}⟩</bdi></sup>"
    for mark in opening:
        lanes[next(lane for lane in range(len(lanes) + 1) if lane not in lanes)] = mark
        yield f"<sup><bdi>⟨{mark.sign}</bdi></sup>"


def _underlined(words: str, lanes: dict[int, Mark]) -> str:
    for lane, mark in sorted(lanes.items()):
        look = (
            f"text-decoration:underline {LINES[lane % len(LINES)]} {colour_of(mark.group)} 2px;"
            f"text-underline-offset:{0.2 + 0.25 * lane:.2f}em"
        )
        words = f'<span style="{look}">{words}</span>'
    return words


def _fold_at(place: int, folds: list[Fold]) -> Fold | None:
    before = bisect_right(folds, place, key=lambda fold: fold.start) - 1
    return folds[before] if before >= 0 and place < folds[before].end else None


def _list(marks: list[Mark], folds: list[Fold]) -> str:
    """The codings one below the other: sign, code, quote, memo, coder."""
    if not marks:
        return "<p>No codings yet.</p>"
    left = 'style="text-align:left"'
    head = "".join(
        f'<th scope="col" {left}>{w}</th>' for w in ("", "code", "quote", "memo", "coder")
    )
    rows = []
    for mark in marks:
        one = mark.coding
        words = (one.code, _quote(one, folds), one.memo, one.coder)
        cells = "".join(f'<td dir="auto" {left}>{escape(word)}</td>' for word in words)
        rows.append(f"<tr><td>{mark.sign}</td>{cells}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _quote(coding: Coding, folds: list[Fold]) -> str:
    hidden = any(fold.start < coding.end and coding.start < fold.end for fold in folds)
    return "[folded]" if hidden else coding.quote
