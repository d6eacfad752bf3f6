"""Solved copies of the lessons, for teachers and for CI: blanks filled, nothing else changed."""

import re
from pathlib import Path

from nbformat import NotebookNode

from toolkit.authoring.notebooks import (
    IGNORED,
    LEVEL_2,
    exercise_of,
    lesson_files,
    read_lesson,
    tags,
    write_lesson,
)
from toolkit.errors import ToolkitError
from toolkit.exercises.codes import Code
from toolkit.exercises.engine import find_exercise

NAME = r"\w+ = ____[^\n]*\n"
FUNCTION = r"def \w+\([^\n]*\):\n    return ____[^\n]*\n\n*"
BLANK_LINE = re.compile(rf"^(?:{NAME}|{FUNCTION})", re.MULTILINE)


def solve_lessons(folder: Path) -> list[Path]:
    """A folder that is empty or new in, the solved lessons in it out."""
    if folder.exists() and any(folder.iterdir()):
        raise ToolkitError(f"The folder {str(folder)!r} is not empty; name a new or an empty one.")
    folder.mkdir(parents=True, exist_ok=True)
    return [write_copy(path, folder, {}) for path in lesson_files()]


def write_copy(path: Path, folder: Path, answers: dict[str, str]) -> Path:
    """A lesson, a folder, and code by exercise id where it is not the solution → the copy's path.

    The copy keeps the stored outputs of the blank lesson, so that nbval compares them.
    """
    notebook = read_lesson(path)
    for cell in notebook.cells:
        identity = exercise_of(cell)
        if identity:
            fill(cell, answers.get(identity, find_exercise(identity).solution))
    write_lesson(notebook, folder / path.name)
    return folder / path.name


def fill(cell: NotebookNode, code: str) -> None:
    """An exercise's cell and the code of an answer → the cell with its blanks replaced by it.

    A cell of the kind code has no blank: the reader codes in the widget, the answer from the cell.
    """
    first = BLANK_LINE.search(cell.source)
    if isinstance(find_exercise(exercise_of(cell)), Code):
        cell.source = f"{code}\n{cell.source}"
        return
    if first is None:
        raise ToolkitError(
            f"The cell of {exercise_of(cell)!r} has no line of the form: name = ____, and no "
            "function that returns it"
        )
    rest = BLANK_LINE.sub("", cell.source[first.start() :])
    cell.source = f"{cell.source[: first.start()]}{code}\n{rest}"


def low_exposure_copy(path: Path, folder: Path) -> Path:
    """A lesson and a folder → a copy for the low-exposure path: what it folds is compared."""
    notebook = read_lesson(path)
    for cell in notebook.cells:
        if LEVEL_2 in tags(cell):
            cell.metadata["tags"] = [tag for tag in tags(cell) if tag != IGNORED]
    write_lesson(notebook, folder / path.name)
    return folder / path.name
