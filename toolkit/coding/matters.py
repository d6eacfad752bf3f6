"""Codings of two coders or more, side by side: where they agree, and in what way they do not.

A matter is what several coders coded, each once or not at all. Codings become one matter when they
are alike, first in everything, then in the code with another border, then in the passage with
another code.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from toolkit.coding.codings import Coding

ENOUGH_SHARED = 0.5  # of two passages together; below it two codes are two matters, not one
AGREE, BORDER, CODE = "agree", "boundary differs", "code differs"
ONE, SOME = "only one coder", "only some coders"
KINDS = (AGREE, BORDER, CODE, ONE, SOME)


@dataclass(frozen=True)
class Matter:
    """One thing that was coded: for each coder, in their order, the coding or None."""

    codings: tuple[Coding | None, ...]

    @property
    def given(self) -> list[Coding]:
        """The codings there are."""
        return [coding for coding in self.codings if coding is not None]

    @property
    def start(self) -> int:
        """Where the first of them starts."""
        return min(coding.start for coding in self.given)

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return max(coding.end for coding in self.given)

    @property
    def kind(self) -> str:
        """One of KINDS: another code counts before another border, and that before a gap."""
        if len({coding.code for coding in self.given}) > 1:
            return CODE
        if len({(coding.start, coding.end) for coding in self.given}) > 1:
            return BORDER
        if len(self.given) == len(self.codings):
            return AGREE
        return ONE if len(self.given) == 1 else SOME


def matters_of(coders: Sequence[Iterable[Coding]]) -> list[Matter]:
    """The codings of each coder → matters in the order of the text.

    >>> grass = Coding("a1", "poem", 4, 9, "grass", "PLACE", "ada", "", "2024-05-01")
    >>> wet = Coding("b1", "poem", 4, 9, "grass", "HEDGE", "layla", "", "2024-05-01")
    >>> [matter.kind for matter in matters_of([[grass], [wet]])]
    ['code differs']
    """
    groups = [{place: coding} for place, codings in enumerate(coders) for coding in codings]
    for likeness in (_same, _same_code, _same_passage):
        groups = _joined(groups, likeness)
    found = [Matter(tuple(group.get(place) for place in range(len(coders)))) for group in groups]
    return sorted(found, key=lambda one: (one.start, -one.end, min(c.code for c in one.given)))


Group = dict[int, Coding]  # the number of a coder → the coding
Likeness = Callable[[Group, Group], float]


def _joined(groups: list[Group], likeness: Likeness) -> list[Group]:
    """Join groups of different coders, the most alike first, until no two are alike any more."""
    alive = dict(enumerate(groups))
    pairs = sorted(_pairs(groups, likeness), key=lambda pair: (-pair[0], pair[1:]))
    into: dict[int, int] = {}
    for _, one, other in pairs:
        first, second = _last(one, into), _last(other, into)
        if first == second or alive[first].keys() & alive[second].keys():
            continue
        alive[first] = alive[first] | alive.pop(second)
        into[second] = first
    return list(alive.values())


def _last(number: int, into: dict[int, int]) -> int:
    while number in into:
        number = into[number]
    return number


def _pairs(groups: list[Group], likeness: Likeness) -> Iterable[tuple[float, int, int]]:
    """Pairs of groups that are alike at all; those after the end of a group need not be asked."""
    order = sorted(range(len(groups)), key=lambda number: _start(groups[number]))
    for place, one in enumerate(order):
        end = max(coding.end for coding in groups[one].values())
        for other in order[place + 1 :]:
            if _start(groups[other]) >= end:
                break
            share = likeness(groups[one], groups[other])
            if share and not groups[one].keys() & groups[other].keys():
                yield share, min(one, other), max(one, other)


def _start(group: Group) -> int:
    return min(coding.start for coding in group.values())


def _same(one: Group, other: Group) -> float:
    pairs = product(one.values(), other.values())
    return float(all((a.start, a.end, a.code) == (b.start, b.end, b.code) for a, b in pairs))


def _same_code(one: Group, other: Group) -> float:
    pairs = list(product(one.values(), other.values()))
    return min(_shared(a, b) if a.code == b.code else 0.0 for a, b in pairs)


def _same_passage(one: Group, other: Group) -> float:
    share = min(_shared(a, b) for a, b in product(one.values(), other.values()))
    return share if share >= ENOUGH_SHARED else 0.0


def _shared(one: Coding, other: Coding) -> float:
    """Two codings → the share of their common characters in all that they cover."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))
