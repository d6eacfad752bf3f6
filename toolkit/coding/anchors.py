"""Find the passages of codings again in a text that has changed.

The order is that of Hypothesis' anchoring: the old position if the quote still stands there; else
the quote where it stands once; else, of several, the one with the old words around it; else the
most similar passage. Each result carries a score from 0 to 1; what stays below 0.8, or could stand
in two places alike, is not placed but listed with the reason.
"""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from toolkit.coding.codings import CONTEXT

ENOUGH = 0.8
PROVES_ITSELF = 8  # a quote shorter than this is believed only together with the words around it
NEAR = 2000  # code points on either side of the old position, where a changed quote is sought first
PIECE = (
    32  # a long quote is sought by its first and its last so many code points: many times faster
)
MOST_PLACES = 50  # of a quote that stands more often, the places nearest to the old one are weighed
WEIGHTS = {"quote": 50, "before": 20, "after": 20, "position": 2}


class Anchor(Protocol):
    """What is needed to find a passage again; a Coding has it."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def quote(self) -> str: ...  # noqa: D102
    @property
    def before(self) -> str: ...  # noqa: D102
    @property
    def after(self) -> str: ...  # noqa: D102


@dataclass(frozen=True)
class Placement:
    """Where a coding stands in the new text, with a score; `end` is 0 where it was not placed."""

    id: str
    start: int
    end: int
    score: float
    reason: str

    @property
    def placed(self) -> bool:
        """Whether it has a place."""
        return self.end > 0


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """A text and a place in it → up to 32 code points before it, and as many after it.

    >>> surroundings("the grass was wet", 4, 9)
    ('the ', ' was wet')
    """
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def place_all(anchors: Iterable[Anchor], text: str) -> list[Placement]:
    """Passages of an old text and the new text → one placement each, in the same order.

    A passage that alone could stand in several places goes where its neighbours went, if the one
    before it and the one after it moved by the same number of characters.
    """
    passages = list(anchors)
    placements = [place(anchor, text) for anchor in passages]
    moved = sorted(
        (anchor.start, found.start - anchor.start)
        for anchor, found in zip(passages, placements, strict=True)
        if found.placed and found.score == 1.0
    )
    return [
        found if found.placed else _between_neighbours(anchor, found, text, moved)
        for anchor, found in zip(passages, placements, strict=True)
    ]


def place(anchor: Anchor, text: str) -> Placement:
    """One passage of an old text and the new text → where it stands now, or why it has no place."""
    start, size = anchor.start, len(anchor.quote)
    whole = anchor.before + anchor.quote + anchor.after
    around = surroundings(text, start, start + size)
    if (anchor.before, anchor.quote, anchor.after) == (
        around[0],
        text[start : start + size],
        around[1],
    ):
        return Placement(anchor.id, start, start + size, 1.0, "the same position")
    found = text.find(whole)
    if len(whole) > size and found >= 0 and text.find(whole, found + 1) < 0:
        start = found + len(anchor.before)
        return Placement(anchor.id, start, start + size, 1.0, "the same words, elsewhere")
    places = every_place(anchor.quote, text)
    if len(places) == 1 and size >= PROVES_ITSELF:
        return Placement(anchor.id, places[0], places[0] + size, 1.0, "the quote, found once")
    if places:
        return _by_context(anchor, text, places)
    return _by_likeness(anchor, text)


def similar_place(quote: str, text: str, position: int = 0) -> tuple[int, int] | None:
    """A passage copied with small faults → start and end of the most similar one, or None.

    >>> similar_place("the gras was wet", "At dawn the grass was wet.")
    (8, 25)
    """
    found = _similar_spans(quote, text)
    best = max(found, default=None, key=lambda span: (span[2], -abs(span[0] - position)))
    return (best[0], best[1]) if best else None


def every_place(quote: str, text: str) -> list[int]:
    """A quote and a text → every place where it begins, also where two of them overlap.

    >>> every_place("aa", "aaab")
    [0, 1]
    """
    places, found = [], text.find(quote)
    while found >= 0:
        places.append(found)
        found = text.find(quote, found + 1)
    return places


def _between_neighbours(
    anchor: Anchor, found: Placement, text: str, moved: list[tuple[int, int]]
) -> Placement:
    after = bisect(moved, (anchor.start, 0))
    shifts = {shift for _, shift in moved[max(0, after - 1) : after + 1]}
    start = anchor.start + shifts.pop() if len(shifts) == 1 else -1
    end = start + len(anchor.quote)
    if start < 0 or text[start:end] != anchor.quote:
        return found
    score = round(_score(anchor, text, start, end, 1.0), 2)
    if score < ENOUGH:
        return found
    return Placement(anchor.id, start, end, score, "the quote, moved like its neighbours")


def _by_context(anchor: Anchor, text: str, places: list[int]) -> Placement:
    """Several places with the very same quote: the one with the old words around it."""
    size = len(anchor.quote)
    nearest = sorted(places, key=lambda start: abs(start - anchor.start))[:MOST_PLACES]
    scored = [(_score(anchor, text, start, start + size, 1.0), start) for start in nearest]
    best, start = max(scored)
    alike = [other for score, other in scored if round(best - score, 2) <= 0.02]
    if anchor.start in alike:
        start = anchor.start
    elif len(alike) > 1:
        reason = f"the quote stands {len(places)} times, with the same words around it"
        return Placement(anchor.id, 0, 0, round(best, 2), reason)
    if best < ENOUGH:
        reason = "the quote is found, but other words stand around it"
        return Placement(anchor.id, 0, 0, round(best, 2), reason)
    return Placement(
        anchor.id, start, start + size, round(best, 2), "the quote, by the words around"
    )


def _by_likeness(anchor: Anchor, text: str) -> Placement:
    """No place with the very same quote: the most similar one, sought nearby first."""
    low, high = max(0, anchor.start - NEAR), anchor.start + len(anchor.quote) + NEAR
    best = _best_likeness(anchor, text, low, high)
    if best.score < ENOUGH:
        best = max(best, _best_likeness(anchor, text, 0, len(text)), key=lambda one: one.score)
    if best.score < ENOUGH:
        return Placement(anchor.id, 0, 0, best.score, "nothing similar enough was found")
    return best


def _best_likeness(anchor: Anchor, text: str, low: int, high: int) -> Placement:
    best = Placement(anchor.id, 0, 0, 0.0, "")
    for start, end, likeness in _similar_spans(anchor.quote, text[low:high]):
        start, end = start + low, end + low
        score = round(_score(anchor, text, start, end, likeness), 2)
        if score > best.score:
            best = Placement(anchor.id, start, end, score, "a similar passage")
    return best


def _score(anchor: Anchor, text: str, start: int, end: int, likeness: float) -> float:
    """How well a place fits, from 0 to 1; words around count only where there were some."""
    before, after = surroundings(text, start, end)
    fits = {
        "quote": likeness,
        "before": _likeness(anchor.before, before),
        "after": _likeness(anchor.after, after),
        "position": 1 - abs(start - anchor.start) / max(len(text), anchor.start, 1),
    }
    empty = [name for name in ("before", "after") if not getattr(anchor, name)]
    counted = {name: weight for name, weight in WEIGHTS.items() if name not in empty}
    return sum(weight * fits[name] for name, weight in counted.items()) / sum(counted.values())


def _similar_spans(quote: str, text: str) -> list[tuple[int, int, float]]:
    """A quote and a text → passages that resemble it: start, end and likeness."""
    if len(quote) <= 2 * PIECE:
        spans = _matches(quote, text)
    else:
        spans = [
            (start, end)
            for start, _ in _matches(quote[:PIECE], text)
            for _, end in _matches(quote[-PIECE:], text)
            if 0.8 * len(quote) <= end - start <= 1.25 * len(quote)
        ]
    return [(start, end, _likeness(quote, text[start:end])) for start, end in spans[:MOST_PLACES]]


def _matches(piece: str, text: str) -> list[tuple[int, int]]:
    from fuzzysearch import find_near_matches

    faults = len(piece) // 5
    if not faults or not text:
        return []
    found = find_near_matches(piece, text, max_l_dist=faults)
    return [(match.start, match.end) for match in sorted(found, key=lambda match: match.dist)]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
