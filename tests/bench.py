"""How long a reader waits: start, import, a lesson, a coding, a figure, each beside a yardstick.

    python3 course.py bench                       all of them
    python3 course.py bench start --repeats 5     one of them, repeated as often as you like
    python3 course.py bench coder                 the Coder in the browser beside other annotators

Every measurement runs by turns with its yardstick, so that a busy minute of the machine meets
both; the medians are compared. The first start is measured in a fresh clone: commit first. The
Coder's peers are installed on first use, in environments of their own; it takes a browser, and
about twenty minutes.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import bench_coder
import bench_coding
import bench_figures
from bench_server import ROOT_MAY, answers, environment, free_port

CHECKOUT = Path(__file__).resolve().parent.parent
PYTHON = sys._base_executable
SECONDS_TO_ANSWER = 300


class Comparison(NamedTuple):
    """What is measured and its yardstick (functions that return seconds), and the ratio wanted."""

    ours: tuple[str, Callable[[Path], float]]
    yardstick: tuple[str, Callable[[Path], float]]
    goal: float
    repeats: int


def main() -> int:
    """The words typed → a table of medians and ratios; exit code 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python3 course.py bench", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    listed = [*COMPARISONS, *TABLES]
    parser.add_argument("which", nargs="*", help=f"{', '.join(listed)}; all, unless named")
    parser.add_argument("--repeats", type=int, help="how often each is measured")
    choice = parser.parse_args()
    for name in choice.which:
        if name not in listed:
            parser.error(f"there is no measurement {name!r}; there are {', '.join(listed)}")
    wanted = choice.which or listed
    print(f"{'':7} {'what':44} {'seconds (median)':>16}  ratio  goal   repeats")
    met = [compare(name, choice.repeats) for name in wanted if name in COMPARISONS]
    met += [TABLES[name](choice.repeats) for name in wanted if name in TABLES]
    return 0 if all(met) else 1


def compare(name: str, repeats: int | None) -> bool:
    """The name of a comparison → its two rows of the table, and whether the goal is met."""
    (ours, run_ours), (other, run_other), goal, usual = COMPARISONS[name]
    pairs = [(measured(run_ours), measured(run_other)) for _ in range(repeats or usual)]
    mine, yardstick = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = mine / yardstick
    verdict = "met" if ratio <= goal else "missed"
    print(f"{name:7} {ours:44} {mine:16.3f}  {ratio:5.2f}  ≤ {goal:.2f}  {len(pairs)}  {verdict}")
    print(f"{'':7} {other:44} {yardstick:16.3f}", flush=True)
    return ratio <= goal


def measured(run: Callable[[Path], float]) -> float:
    """A measurement → its seconds, in an empty folder of its own."""
    with tempfile.TemporaryDirectory(prefix="bench ", ignore_cleanup_errors=True) as folder:
        return run(Path(folder))


# --- the first start: from a fresh clone to a JupyterLab that answers


def first_start(folder: Path) -> float:
    """The one command of the course."""
    course = clone(folder)
    port = free_port()
    started = time.perf_counter()
    command = [PYTHON, "course.py", "--no-browser", "--port", str(port)]
    return until_it_answers(command, course, folder, port, started)


def first_start_by_hand(folder: Path) -> float:
    """The same steps as a person types them who knows them all."""
    course = clone(folder)
    port = free_port()
    python = str(course / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    started = time.perf_counter()
    quiet([PYTHON, "-m", "venv", ".venv"], course, folder)
    quiet([python, "-m", "pip", "install", "-r", "locks/uv.txt"], course, folder)
    install = ["-m", "uv", "pip", "install", "--python", python, "--no-deps"]
    quiet([python, *install, "-r", "locks/lessons.txt"], course, folder)
    command = [python, "-m", "jupyterlab", "--no-browser", "--port", str(port), *ROOT_MAY]
    return until_it_answers(command, course, folder, port, started)


def clone(folder: Path) -> Path:
    """A fresh clone of this checkout; before the first commit, a copy of its files."""
    course = folder / "course"
    subprocess.run(["git", "clone", "--quiet", str(CHECKOUT), str(course)], capture_output=True)
    if not (course / "course.py").is_file():
        shutil.rmtree(course, ignore_errors=True)
        ours = shutil.ignore_patterns(".*", "my-course", "__pycache__")
        shutil.copytree(CHECKOUT, course, ignore=ours)
    return course


def until_it_answers(
    command: list[str], course: Path, folder: Path, port: int, started: float
) -> float:
    """A command that starts a server on that port → the seconds since `started`."""
    log = (folder / "log.txt").open("wb")
    process = subprocess.Popen(
        command,
        cwd=course,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )
    try:
        while not answers(port):
            waited = time.perf_counter() - started
            if process.poll() is not None or waited > SECONDS_TO_ANSWER:
                raise SystemExit((folder / "log.txt").read_text("utf-8", "replace"))
            time.sleep(0.02)
        return time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(30)
        log.close()


# --- the import


def import_of(name: str) -> Callable[[Path], float]:
    """A package → a function that imports it in a fresh Python."""
    return lambda folder: quiet([sys.executable, "-c", f"import {name}"], CHECKOUT, folder)


# --- a lesson under nbval


def first_lesson(folder: Path) -> float:
    """The first lesson, every cell run and its output compared."""
    return nbval(sorted((CHECKOUT / "lessons").glob("*.ipynb"))[0], folder)


def bare_notebook(folder: Path) -> float:
    """A notebook of one cell that imports the two libraries any lesson needs."""
    source = "import pandas\nimport matplotlib.pyplot"
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": source}
    cell |= {"outputs": [], "execution_count": None}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = {"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    path = folder / "bare.ipynb"
    path.write_text(json.dumps(notebook))
    return nbval(path, folder)


def nbval(notebook: Path, folder: Path) -> float:
    """A notebook → the seconds of the whole command that checks it."""
    options = ["--nbval", "--nbval-current-env", "-p", "no:cacheprovider"]
    return quiet([sys.executable, "-m", "pytest", *options, str(notebook)], CHECKOUT, folder)


def quiet(command: list[str], where: Path, folder: Path) -> float:
    """A command → its seconds; one that fails ends the measurement with what it said."""
    started = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=where,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    seconds = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(done.stdout)
    return seconds


TABLES = {"coding": bench_coding.main, "coder": bench_coder.main, "figures": bench_figures.main}
COMPARISONS = {
    "start": Comparison(
        ("python3 course.py in a fresh clone", first_start),
        ("the same steps typed by hand", first_start_by_hand),
        1.25,
        3,
    ),
    "import": Comparison(
        ("import toolkit", import_of("toolkit")),
        ("import pandas", import_of("pandas")),
        0.25,
        9,
    ),
    "nbval": Comparison(
        ("the first lesson under nbval", first_lesson),
        ("a cell that imports pandas and pyplot", bare_notebook),
        1.5,
        5,
    ),
}

if __name__ == "__main__":
    sys.exit(main())
