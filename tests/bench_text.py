"""What annotators are measured with: a text with emoji, accents and Arabic, codings, passages."""

import re
from typing import NamedTuple

LINES = (
    "The miller counted his sacks at dawn, and the heron stood by the weir until it rained.\n"
    "Then 🌱 e\u0301t\u00e9 came over the meadow 🦆, and na\u00efve geese walked along the brook.\n"
    "قالت الجدّة: المطر قريب من الجسر، ثم دخلت البيت قبل المساء.\n"
)


class Passage(NamedTuple):
    """Words to select: their line, and where in it and in the text they stand, in UTF-16 units."""

    words: str
    line: int
    in_line: tuple[int, int]
    in_text: tuple[int, int]


def text_of(length: int) -> str:
    """A number of code points → a text of so many."""
    return (LINES * (length // len(LINES) + 1))[:length]


def places_of(length: int, codings: int) -> list[tuple[int, int]]:
    """A size → where its codings stand: evenly, apart from one another where there is room."""
    step = length / codings
    size = max(2, min(12, int(step // 2)))
    starts = [int(number * step) for number in range(codings)]
    return [(start, min(start + size, length)) for start in starts]


def free_passages(text: str, places: list[tuple[int, int]], acts: int) -> list[Passage]:
    """A text, its codings and a number → so many passages all over it, uncoded where it can be."""
    coded = bytearray(len(text))
    for start, end in places:
        coded[start:end] = b"\1" * (end - start)
    every = [match.span() for match in re.finditer(r"\b[a-z]{3}(?![\u0300-\u036f])", text)]
    free = [(start, end) for start, end in every if not any(coded[start:end])] or every
    chosen = [free[(2 * number + 1) * len(free) // (2 * acts)] for number in range(acts)]
    return [passage_of(text, *span) for span in chosen]


def passage_of(text: str, start: int, end: int) -> Passage:
    """Code points in a text → the passage there."""
    begins = text.rfind("\n", 0, start) + 1
    in_line = (units(text[begins:start]), units(text[begins:end]))
    in_text = (units(text[:start]), units(text[:end]))
    return Passage(text[start:end], text.count("\n", 0, start), in_line, in_text)


def units(text: str) -> int:
    """A text → its length as a browser counts."""
    return len(text.encode("utf-16-le")) // 2
