"""How long a coder waits after a key: the Coder beside other annotators, in JupyterLab.

    python tests/bench_coder.py                      every size, 15 acts of each annotator
    python tests/bench_coder.py 2 50000/5000         2 acts, one size: characters/codings

The act is the same for all: a passage that is selected gets a code. Ours takes a digit; the peers
have no key for it, so there the mouse button is let go. Painted is when its mark is in the page and
two animation frames have passed, by the clock of the page. Python has it when the annotator's own
change is told in the kernel, by the clock of the computer; what the annotator writes to the disk is
written by then (ours and spanmark write and fsync, jupyterannotate writes nothing). All run in one
Chromium, each in a JupyterLab of its own and of one version, and act by turns.
"""

import contextlib
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench_annotators import ALIKE, ANNOTATORS, Annotator
from bench_page import Shown
from bench_server import Lab, install
from bench_text import Passage, free_passages, places_of, text_of
from browser import find_browser

ACTS = 15
FEWEST, MOST_SECONDS = 3, 60  # one that is slow acts as often as it can in a minute
LENGTHS = (5_000, 50_000, 500_000)
CODINGS = (50, 500, 5_000)
GOALS = {(50_000, 5_000): (0.060, 0.125)}
FIRST = {500_000: 1.5}
RATIO = 1.2


class Cell(NamedTuple):
    """One annotator at one size: its medians in seconds, or why there are none."""

    painted: float = 0.0
    python: float = 0.0
    first: float = 0.0
    acts: int = 0
    refusal: str = ""


def main(acts: int | None = None, sizes: list[tuple[int, int]] | None = None) -> bool:
    """The table is printed; whether every goal is met comes back."""
    from playwright.sync_api import sync_playwright

    for annotator in ANNOTATORS:
        install(annotator.package, ALIKE)
    sizes = sizes or [(length, codings) for length in LENGTHS for codings in CODINGS]
    print("milliseconds (median)    to painted  to Python  first paint")
    folder = tempfile.TemporaryDirectory(prefix="bench coder ", ignore_cleanup_errors=True)
    with folder as name, sync_playwright() as playwright:
        browser = find_browser.launch(playwright.chromium)
        table = measure_all(browser, Path(name), sizes, acts or ACTS)
        browser.close()
    return judge(table)


def measure_all(browser, folder: Path, sizes, acts: int) -> dict:
    """A browser, a folder, sizes and a number of acts → size → annotator's name → its cell."""
    labs = {}
    for number, python in enumerate({one.python for one in ANNOTATORS}):
        (place := folder / str(number)).mkdir()
        labs[python] = Lab(python, place)
    try:
        table = {}
        for length, codings in sizes:
            table[length, codings] = measure(browser, labs, length, codings, acts)
            show(length, codings, table[length, codings])
        return table
    finally:
        for lab in labs.values():
            lab.stop()


def measure(browser, labs: dict, length: int, codings: int, acts: int) -> dict[str, Cell]:
    """A size → the cell of each annotator; they act by turns."""
    text, places = text_of(length), places_of(length, codings)
    given = {"text": text, "codings": places}
    name = f"{length} {codings}"
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    turns = [Turns(one, places) for one in ANNOTATORS]
    for one in turns:
        one.attempt(lambda one=one: one.show(labs[one.annotator.python], context, given, name))
    for passage in free_passages(text, places, acts):
        for one in turns:
            one.attempt(lambda one=one, passage=passage: one.act(passage))
    context.close()
    for lab in labs.values():
        lab.end_kernels()
    return {one.annotator.name: one.cell() for one in turns}


class Turns:
    """One annotator at one size, and what was measured so far."""

    def __init__(self, annotator: Annotator, places: list[tuple[int, int]]) -> None:
        """An annotator, and the codings that it is to show."""
        self.annotator, self.refusal = annotator, ""
        self.page = self.shown = None
        self.seconds: list[tuple[float, float]] = []
        if places[1][0] < places[0][1] and not annotator.can_overlap:
            self.refusal = "takes no codings that overlap"

    def attempt(self, step: Callable[[], None]) -> None:
        """One step; an annotator that fails in it goes no further, and its cell says why."""
        if self.refusal:
            return
        try:
            step()
        except Exception as error:  # whatever a peer does, the others go on
            self.refusal = " ".join(str(error).split())[:120]
            with contextlib.suppress(Exception):  # what still works in it would slow the others
                self.page.close()

    def show(self, lab: Lab, context, given: dict, name: str) -> None:
        """Open it in a page."""
        self.page = context.new_page()
        self.shown = Shown(self.annotator, lab, self.page, given, f"{self.annotator.file} {name}")

    def act(self, passage: Passage) -> None:
        """Code one passage, unless it was slow so often that a median is known."""
        if len(self.seconds) < FEWEST or self.shown.busy < MOST_SECONDS:
            self.seconds.append(self.shown.act(passage))

    def cell(self) -> Cell:
        """The medians of what was measured, or why there are none."""
        if self.refusal or not self.seconds:
            return Cell(refusal=self.refusal or "was not measured")
        painted, python = map(statistics.median, zip(*self.seconds, strict=True))
        return Cell(painted, python, self.shown.first, len(self.seconds))


def show(length: int, codings: int, cells: dict[str, Cell]) -> None:
    """Print the rows of one size, with the ratio of ours to the best peer."""
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{length:,} characters, {codings:,} codings  {load}")
    for name, cell in cells.items():
        parts = (cell.painted, cell.python, cell.first)
        row = "".join(f"{1000 * part:11.0f}" for part in parts) + f"   acts: {cell.acts}"
        print(f"  {name:20} {f'   {cell.refusal}' if cell.refusal else row}")
    row = "".join(f"{ratio:11.2f}" for ratio in ratios(cells))
    print(f"  {'ours / best peer':20} {row or '   no peer could'}", flush=True)


def ratios(cells: dict[str, Cell]) -> list[float]:
    """The cells of one size → ours to the best peer: painted, Python, first paint."""
    ours = cells["ours"]
    peers = [cell for name, cell in cells.items() if name != "ours" and not cell.refusal]
    if ours.refusal or not peers:
        return []
    parts = ("painted", "python", "first")
    return [getattr(ours, part) / min(getattr(peer, part) for peer in peers) for part in parts]


def judge(table: dict) -> bool:
    """Size → cells → whether every goal is met; each goal is printed."""
    verdicts = []

    def goal(what: str, value: float, most: float, is_met: bool) -> None:
        verdicts.append(is_met)
        print(f"{what:58} {value:7.2f}  {most:7.2f}  {'met' if is_met else 'missed'}")

    compared = {size: ratios(cells)[:2] for size, cells in table.items()}
    every = [ratio for pair in compared.values() for ratio in pair]
    print(f"{'goal':58} {'is':>7}  {'at most':>7}")
    for size, cells in table.items():
        ours, where = cells["ours"], f"{size[0]:,} / {size[1]:,}"
        if ours.refusal:
            goal(f"ours could not: {where}", 0, 0, False)
            continue
        for part, ratio in zip(("painted", "Python"), compared[size], strict=False):
            goal(f"{part}, ours / best peer, {where}", ratio, RATIO, ratio <= RATIO)
        pairs = zip(("painted", "python"), GOALS.get(size, ()), strict=False)
        for part, most in pairs:
            value = getattr(ours, part)
            goal(f"{part}, ms, {where}", 1000 * value, 1000 * most, value <= most)
        if most := FIRST.get(size[0]):
            goal(f"first paint, s, {where}", ours.first, most, ours.first < most)
    slower = sum(ratio >= 1 for ratio in every)
    goal(
        "parts of the table in which a peer is faster",
        slower,
        len(every) / 2,
        2 * slower < len(every),
    )
    return all(verdicts)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    words = sys.argv[1:]
    asked = [tuple(map(int, word.split("/"))) for word in words[1:]]
    sys.exit(not main(int(words[0]) if words else None, asked or None))
