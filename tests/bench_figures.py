"""How long a figure takes: its words beside its drawing, a thousand marks, and a mark selected.

    python tests/bench_figures.py                 all three tables
    python tests/bench_figures.py words marks     some of them: words, marks, select

words: drawing is all time inside matplotlib (artists and savefig); describing is everything else
that a plot_… call and show(…) do: findings, alternative text, the table, HTML and CSV.
marks: a figure of 1,000 marks, drawn and described, beside the same artists drawn by plain
matplotlib. In both, seconds are the processor's: nothing here waits, and other work on the machine
does not decide. select: see bench_closer.py.
"""

import inspect
import io
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

REPEATS = 9
REPEATS_OF_MANY = 3
MARKS = 1_000
WORDS_GOAL = 0.5
MARKS_GOAL = 3.0


def main(repeats: int | None = None, wanted: tuple[str, ...] = ()) -> bool:
    """How often each is measured, and the tables asked for, or all → whether every goal is met."""
    import bench_closer

    tables = {"words": words, "marks": marks, "select": bench_closer.main}
    for name in wanted:
        if name not in tables:
            raise SystemExit(f"there is no table {name!r}; there are {', '.join(tables)}")
    met = [table(repeats) for name, table in tables.items() if not wanted or name in wanted]
    return all(met)


# --- words: describing beside drawing


def words(repeats: int | None = None) -> bool:
    """A row for each figure of the course → whether describing costs half of drawing at most."""
    from toolkit.visualising.course_figures import COURSE_FIGURES

    print_head("figure", "describing", "drawing", repeats or REPEATS)
    met = True
    for name, draw in COURSE_FIGURES.items():
        described_and_drawn(draw)
        pairs = [described_and_drawn(draw) for _ in range(repeats or REPEATS)]
        describing, drawing = (statistics.median(column) for column in zip(*pairs, strict=True))
        met &= judge(name, describing, drawing, WORDS_GOAL)
    return met


def described_and_drawn(draw: Callable) -> tuple[float, float]:
    """A figure of the course → the seconds of its describing, and those inside matplotlib."""
    from toolkit.visualising import course_figures
    from toolkit.visualising.show import described_figure

    plots = {name: one for name, one in vars(course_figures).items() if name.startswith("plot_")}
    with inside_matplotlib() as drawing, timed_calls(course_figures, plots) as plotting:
        axes = draw()  # what it loads is neither drawn nor described
        started = time.process_time()
        described_figure(axes)
        whole = sum(plotting) + time.process_time() - started
    return whole - sum(drawing), sum(drawing)


@contextmanager
def inside_matplotlib() -> Iterator[list[float]]:
    """While it lasts, the seconds of every outermost call of a method of axes or of a figure."""
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    seconds: list[float] = []
    classes = {one for kind in (Axes, Figure) for one in kind.__mro__ if one is not object}
    methods = [
        (one, name, method)
        for one in classes
        for name, method in vars(one).items()
        if inspect.isfunction(method) and (name == "__init__" or not name.startswith("_"))
    ]
    is_inside: list[bool] = []
    for one, name, method in methods:
        setattr(one, name, outermost(method, seconds, is_inside))
    try:
        yield seconds
    finally:
        for one, name, method in methods:
            setattr(one, name, method)


@contextmanager
def timed_calls(module, calls: dict[str, Callable]) -> Iterator[list[float]]:
    """While it lasts, the seconds of every call of these functions of a module."""
    seconds: list[float] = []
    for name, call in calls.items():
        setattr(module, name, outermost(call, seconds, []))
    try:
        yield seconds
    finally:
        for name, call in calls.items():
            setattr(module, name, call)


def outermost(call: Callable, seconds: list[float], is_inside: list[bool]) -> Callable:
    """A call → the same, which notes its seconds unless it is made from inside another one."""

    def noted(*arguments, **options):
        if is_inside:
            return call(*arguments, **options)
        is_inside.append(True)
        started = time.process_time()
        try:
            return call(*arguments, **options)
        finally:
            seconds.append(time.process_time() - started)
            is_inside.clear()

    return noted


# --- marks: a thousand of them, beside plain matplotlib


def marks(repeats: int | None = None) -> bool:
    """A row for a figure of dots and one of bars → whether each costs thrice plain at most."""
    print_head(f"{MARKS:,} marks", "ours", "plain", repeats or REPEATS_OF_MANY)
    met = True
    for name, (ours, plain) in {
        "dots (plot_matrix)": (draw_dots, plain_dots),
        "bars (plot_timeline)": (draw_bars, plain_bars),
    }.items():
        ours(), plain()
        pairs = [(timed(ours), timed(plain)) for _ in range(repeats or REPEATS_OF_MANY)]
        met &= judge(name, *map(statistics.median, zip(*pairs, strict=True)), MARKS_GOAL)
    return met


ACROSS = 25  # outlets × aspects: so many columns of dots
DAYS = 30


def draw_dots() -> None:
    """Draw, describe and show a matrix of 1,000 cells."""
    from toolkit.visualising.matrix import plot_matrix
    from toolkit.visualising.show import described_figure

    described_figure(plot_matrix(matrix_of_many()))


def matrix_of_many():
    """A table for plot_matrix, of 1,000 cells."""
    import pandas

    cells = [
        {
            "cell": f"M{number:04}",
            "statement": number % ACROSS,
            "aspect": "which day",
            "verdict": ("consistent", "discrepant", "ambiguous")[number % 3],
            "outlet": f"outlet {number // ACROSS}",
            "published": "1899-10-03",
            "row": f"row {number}",
            "why": "it names another day",
            "address": "https://example.org/page",
        }
        for number in range(MARKS)
    ]
    return pandas.DataFrame(cells)


def plain_dots() -> None:
    """The same dots, names and lines, and nothing said of them."""
    rows = MARKS // ACROSS
    axes = figure_axes(max(7.6, 3.4 + 0.24 * ACROSS), 3.9 + 0.195 * rows)
    axes.hlines(range(rows), -0.6, ACROSS - 0.4, color="#d9d9d9", linewidth=0.6)
    axes.vlines(range(ACROSS), -0.6, rows - 0.4, color="#d9d9d9", linewidth=0.6)
    for place in range(rows):
        axes.text(-0.7, place, f"outlet {place}", ha="right")
    for place in range(ACROSS):
        axes.text(place, -0.75, f"{place} which day", rotation=90, va="bottom")
    for number in range(MARKS):
        looks = {"marker": "oDo"[number % 3], "markersize": 7, "markeredgewidth": 1.4}
        axes.plot(number % ACROSS, number // ACROSS, linestyle="", color="#2963A6", **looks)
    save(axes)


def draw_bars() -> None:
    """Draw, describe and show a timeline of 1,000 words of time."""
    from toolkit.visualising.show import described_figure
    from toolkit.visualising.timeline import plot_timeline

    described_figure(plot_timeline(timeline_of_many(), "2014-01-08"))


def timeline_of_many():
    """A table for plot_timeline, of 1,000 words of time."""
    import pandas

    rows = [
        {
            "id": f"T{number:04}",
            "number": f"S{number}",
            "words": "Sunday",
            "kind": "report" if number % 2 else "event",
            "about": "it rained",
            "start": f"2013-12-{1 + number % DAYS:02}",
            "end": f"2013-12-{1 + number % DAYS:02}",
            "precision": "day",
            "confidence": "clear",
        }
        for number in range(MARKS)
    ]
    return pandas.DataFrame(rows)


def plain_bars() -> None:
    """The same bars and names, and nothing said of them."""
    axes = figure_axes(7.6, 2.5 + 0.27 * (MARKS + 2))
    behind = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
    for number in range(MARKS):
        day = number % DAYS
        axes.barh(number, 1, left=day, height=0.5, color="#2963A6")
        axes.text(-1, number, f"S{number}  Sunday", ha="right", va="center_baseline")
        axes.text(day - 0.5, number, "it rained", ha="right", va="center_baseline", bbox=behind)
    axes.set_ylim(MARKS, -1)
    save(axes)


def figure_axes(width: float, height: float):
    """Inches → the axes of a new figure."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height)).add_subplot()


def save(axes) -> None:
    """Draw the picture, as dense as a shown one."""
    axes.figure.savefig(io.BytesIO(), format="png", dpi=110)


def timed(run: Callable) -> float:
    """A function → the seconds it takes."""
    started = time.process_time()
    run()
    return time.process_time() - started


def print_head(what: str, ours: str, other: str, repeats: int) -> None:
    """The head of a table of which `judge` prints the rows."""
    print(f"{what:32} {ours:>10} {other:>9}  ratio  (seconds, medians of {repeats})")


def judge(name: str, ours: float, other: float, goal: float) -> bool:
    """Two times → their row of a table, and whether the first is within so many times the other."""
    ratio = ours / other
    verdict = "met" if ratio <= goal else "missed"
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    row = f"{name:32} {ours:10.3f} {other:9.3f}  {ratio:5.2f}  ≤ {goal:.2f}  {verdict}  {load}"
    print(row, flush=True)
    return ratio <= goal


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    sys.exit(not main(wanted=tuple(sys.argv[1:])))
