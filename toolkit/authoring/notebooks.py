"""Lessons as files: find them, read them, execute them, store what they print.

Stored lessons carry the outputs of their worked cells, numbered 1 to n. Exercise cells and cells
that are meant to refuse are stored without output, so that a reader meets them open. Everything is
stored as the low-exposure path prints it: nobody meets a killing in a file they merely opened.
"""

import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
from nbformat import NotebookNode

from toolkit.errors import ToolkitError
from toolkit.home import checkout
from toolkit.page import WIDGET

IGNORED = "nbval-ignore-output"  # exercises: what they print depends on the reader
LEVEL_2 = "level-2"  # what it prints describes killing, so it is stored folded
REFUSES = "raises-exception"  # cells that show how the toolkit says no
CHECK = re.compile(r'^check\("(l\d\d\.q\d+)"\)', re.MULTILINE)
OURS = ("TOOLKIT_HOME", "TOOLKIT_EXPOSURE", "TOOLKIT_REQUIRE")
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def lesson_files() -> list[Path]:
    """Every shipped lesson, in the order of its number."""
    root = checkout()
    if root is None:
        raise ToolkitError("Lessons stand in a checkout of the course, and this is not one.")
    return sorted((root / "lessons").glob("[0-9][0-9]_*.ipynb"))


def read_lesson(path: Path) -> NotebookNode:
    """A lesson's file → the notebook."""
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call, no-any-return]


def write_lesson(notebook: NotebookNode, path: Path) -> None:
    """A notebook and a file name → the file, written the same way whoever writes it."""
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]


def lesson_number(path: Path) -> int:
    """A lesson's file, 01_….ipynb → 1."""
    return int(path.name[:2])


def tags(cell: NotebookNode) -> list[str]:
    """The tags of a cell."""
    return list(cell.metadata.get("tags", []))


def exercise_of(cell: NotebookNode) -> str | None:
    """A cell → the id of the exercise it checks, or None."""
    found = CHECK.search(cell.source) if cell.cell_type == "code" else None
    return found.group(1) if found else None


class Cost(NamedTuple):
    """What a lesson took to run: seconds, and MiB held by its kernel at the end."""

    seconds: float
    memory: float


def run_and_store(path: Path) -> Cost:
    """Execute a lesson and store its outputs, the same for every author → what it took."""
    notebook = read_lesson(path)
    with clean_home(TOOLKIT_EXPOSURE="low") as folder:  # what a lesson writes goes away with it
        cost = execute(notebook, folder)
    number = 0
    for position, cell in enumerate(notebook.cells):
        cell.id = f"l{path.name[:2]}-{position + 1:02d}"
        if cell.cell_type != "code":
            continue
        cell.metadata = _node({"tags": tags(cell)} if tags(cell) else {})
        if REFUSES in tags(cell):
            cell.outputs, cell.execution_count = [], None
            continue
        number += 1
        cell.execution_count = number
        if IGNORED in tags(cell) and LEVEL_2 not in tags(cell):
            cell.outputs = []
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = number
            output.get("data", {}).pop(WIDGET, None)  # its state is never stored, so nor is it
    notebook.metadata = _node(METADATA)
    write_lesson(notebook, path)
    return cost


def _node(values: dict[str, Any]) -> NotebookNode:
    return nbformat.from_dict(values)  # type: ignore[no-untyped-call, no-any-return]


def execute(notebook: NotebookNode, folder: Path) -> Cost:
    """Run every cell of a notebook in a fresh kernel; its outputs are filled in place."""
    import psutil
    from nbclient import NotebookClient

    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        store_widget_state=False,
    )
    start = time.monotonic()
    with client.setup_kernel():
        for position, cell in enumerate(notebook.cells):
            client.execute_cell(cell, position)
        kernel: Any = client.km
        memory = psutil.Process(kernel.provisioner.process.pid).memory_info().rss
    return Cost(time.monotonic() - start, memory / 2**20)


@contextmanager
def clean_home(**settings: str) -> Iterator[Path]:
    """A TOOLKIT_HOME that holds nothing and goes away, so that no reader's record is touched."""
    before = {name: os.environ.pop(name) for name in list(os.environ) if name in OURS}
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update({"TOOLKIT_HOME": folder, **settings})
        try:
            yield Path(folder)
        finally:
            for name in OURS:
                os.environ.pop(name, None)
            os.environ.update(before)
