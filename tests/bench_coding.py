"""How long an act of coding takes: add, undo and reload with few and with very many codings.

    python tests/bench_coding.py                  the table for 50, 500, 5,000 and 50,000 codings
    python tests/bench_coding.py 50 500           other numbers

Every act is on the disk before it counts. So each is measured by turns with its yardstick: the same
bytes written to a bare file and fsynced. What stays flat over the rows costs the same however much
has been coded; a reload reads every line once.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

SIZES = (50, 500, 5_000, 50_000)
ACTS = 31  # of each kind, for a median
FLAT = 2.0  # an act among the most codings may cost so many times one among the fewest
LINEAR = 2.0  # a reload may cost so many times more a coding than at the size before
LINE = "🌱 The miller counted e\u0301t\u00e9 his sacks; قالت الجدّة: wait until the evening.\n"


class Row(NamedTuple):
    """The medians at one number of codings, in seconds; `bare` is a write and an fsync alone."""

    codings: int
    add: float
    undo: float
    bare: float
    reload: float


def main(acts: int | None = None, sizes: tuple[int, ...] = SIZES) -> bool:
    """The table is printed; whether acts stay flat and reloads linear comes back."""
    print("seconds (median)")
    print(f"{'codings':>8} {'add':>9} {'undo':>9} {'bare':>9} {'reload':>9} {'per coding':>11}")
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="bench coding ") as folder:
            rows.append(row := measure(size, Path(folder), acts or ACTS))
        each = row.reload / row.codings
        print(
            f"{row.codings:8,} {row.add:9.5f} {row.undo:9.5f} {row.bare:9.5f} {row.reload:9.4f} "
            f"{each:11.7f}",
            flush=True,
        )
    return judge(rows)


def judge(rows: list[Row]) -> bool:
    """Rows, fewest codings first → whether the goals are met; each is printed with its ratio."""
    first, last = rows[0], rows[-1]
    goals = [
        ("add, most against fewest codings", last.add / first.add, FLAT),
        ("undo, most against fewest codings", last.undo / first.undo, FLAT),
    ]
    for before, after in pairwise(rows[1:]):  # the first is all fixed cost
        ratio = (after.reload / after.codings) / (before.reload / before.codings)
        goals.append((f"reload a coding, {after.codings:,} to {before.codings:,}", ratio, LINEAR))
    for what, ratio, goal in goals:
        print(f"{what:44} {ratio:5.2f}  ≤ {goal:.2f}  {'met' if ratio <= goal else 'missed'}")
    return all(ratio <= goal for _, ratio, goal in goals)


def measure(size: int, folder: Path, acts: int) -> Row:
    """A number of codings, an empty folder, a number of acts → the medians of each kind."""
    text = LINE * (size // 10 + 20)
    write_journal(folder, text, size)
    reloads = [timed(lambda: opened(folder, text).close()) for _ in range(3)]
    coder = opened(folder, text)
    assert len(coder.codings) == size
    line = next(iter(folder.glob("*.jsonl"))).read_bytes().splitlines(keepends=True)[-1]
    adds, undos, bares = [], [], []
    for number in range(max(2, acts)):
        start = number * 7
        adds.append(timed(lambda start=start: coder.add(start, start + 5, "HEDGE")))
        bares.append(timed(lambda: bare(folder / "bare", line)))
        if number % 2:
            undos.append(timed(coder.undo))
    coder.close()
    medians = (statistics.median(seconds) for seconds in (adds, undos, bares, reloads))
    return Row(size, *medians)


def opened(folder: Path, text: str):
    """A folder and a text → the coder of it, as after a restart of the kernel."""
    from toolkit.coding.coder import Coder

    return Coder(SimpleNamespace(name="meadow", text=text), coder="Mira", folder=folder)


def write_journal(folder: Path, text: str, size: int) -> None:
    """A journal of so many codings, without the fsync of each: its lines are those of a coder."""
    coder = opened(folder, text)
    coder.add(0, 5, "PLACE")
    coder.close()
    (path,) = folder.glob("*.jsonl")
    first = json.loads(path.read_text("utf-8").splitlines()[1])
    with path.open("a", encoding="utf-8") as file:
        for number in range(1, size):
            start = number * 6 % (len(text) - 30)
            end = start + 5 + number % 20
            parts = {"rev": number + 1, "id": f"{number:012x}", "start": start, "end": end}
            parts |= {"quote": text[start:end], "before": text[max(0, start - 32) : start]}
            parts |= {"after": text[end : end + 32]}
            file.write(json.dumps(first | parts, ensure_ascii=False) + "\n")


def bare(path: Path, line: bytes) -> None:
    """A line, written to the end of a file and fsynced: the least that a safe act can cost."""
    handle = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY)
    try:
        os.write(handle, line)
        os.fsync(handle)
    finally:
        os.close(handle)


def timed(run) -> float:
    """A function → the seconds it takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    sys.exit(not main(sizes=tuple(map(int, sys.argv[1:])) or SIZES))
