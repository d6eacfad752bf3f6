"""Every lesson under nbval, in the states a reader can meet it in; and the checks are alive."""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from toolkit import load_report
from toolkit.authoring.notebooks import (
    clean_home,
    execute,
    exercise_of,
    lesson_files,
    read_lesson,
)
from toolkit.authoring.solve import low_exposure_copy, write_copy
from toolkit.exercises.engine import all_exercises
from toolkit.tables import load_table

SANITIZE = Path(__file__).parent / "nbval_sanitize.cfg"
# run by every kernel before the first cell: a lesson that asks the network for anything fails
NO_NETWORK = """
import socket

_connect = socket.socket.connect

def _refuse(self, address):
    if isinstance(address, tuple) and not str(address[0]).startswith(("127.", "::1", "localhost")):
        raise OSError(f"a lesson asked the network for {address}")
    return _connect(self, address)

socket.socket.connect = _refuse
"""


def nbval(folder, **settings):
    """Run nbval over a folder's notebooks → the places of failing cells, and what it said."""
    startup = folder / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00-no-network.py").write_text(NO_NETWORK)
    (folder / "pytest.ini").write_text("[pytest]\n")
    environment = {**os.environ, "IPYTHONDIR": str(folder / "ipython"), **settings}
    environment["TOOLKIT_HOME"] = str(folder / "home")
    words = ["--nbval", "--nbval-current-env", f"--nbval-sanitize-with={SANITIZE}"]
    words += ["--rootdir", ".", "-c", "pytest.ini"]
    words += ["--nbval-cell-timeout", "60", "-p", "no:cacheprovider", "--junitxml", "result.xml"]
    notebooks = sorted(path.name for path in folder.glob("*.ipynb"))
    command = [sys.executable, "-m", "pytest", *words, *notebooks]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    cases = list(ElementTree.parse(folder / "result.xml").iter("testcase"))
    assert len(cases) == sum(map(count_code_cells, folder.glob("*.ipynb"))), done.stdout[-3000:]
    failed = [case for case in cases if {"failure", "error"} & {part.tag for part in case}]
    return [place(case) for case in failed], done.stdout


def count_code_cells(path):
    return sum(cell.cell_type == "code" for cell in read_lesson(path).cells)


def place(case):
    """A test case of nbval → (notebook, number of its code cell)."""
    notebook = case.get("classname").removesuffix(".ipynb")
    return notebook, int(case.get("name").removeprefix("Cell "))


def checks(folder):
    """A folder of notebooks → its check cells, as nbval numbers them: code cells from 0."""
    return [
        (path.stem, number, exercise_of(cell))
        for path in sorted(folder.glob("*.ipynb"))
        for number, cell in enumerate(c for c in read_lesson(path).cells if c.cell_type == "code")
        if exercise_of(cell)
    ]


@pytest.fixture
def blank(tmp_path):
    for path in lesson_files():
        shutil.copy(path, tmp_path)
    return tmp_path


def test_blank_lessons_pass_and_print_what_is_stored(blank):
    broken, said = nbval(blank)
    assert broken == [], said[-3000:]


def test_solved_lessons_pass_with_every_answer_required_to_be_right(tmp_path):
    for path in lesson_files():
        write_copy(path, tmp_path, {})
    broken, said = nbval(tmp_path, TOOLKIT_REQUIRE="right")
    assert broken == [], said[-3000:]


def test_lessons_pass_on_the_low_exposure_path_and_print_what_is_stored_there(tmp_path):
    for path in lesson_files():
        low_exposure_copy(path, tmp_path)
    broken, said = nbval(tmp_path, TOOLKIT_EXPOSURE="low")
    assert broken == [], said[-3000:]


def test_on_the_low_exposure_path_no_killing_is_printed_anywhere():
    report = load_report()
    hidden = [s.text for s in map(report.sentence, report.sentences.number) if s.content_level == 2]
    notes = load_table("texts/study_text_margins")
    hidden += list(notes.note[notes.content_level == 2])
    assert len(hidden) > 5
    for path in lesson_files():
        notebook = read_lesson(path)
        with clean_home(TOOLKIT_EXPOSURE="low"):
            execute(notebook, path.parent)
        printed = str([cell.get("outputs") for cell in notebook.cells])
        assert not [text for text in hidden if text in printed], path.name


def test_blank_lessons_fail_exactly_at_their_checks_when_answers_are_required(blank):
    broken, said = nbval(blank, TOOLKIT_REQUIRE="right")
    assert broken == [(name, number) for name, number, _ in checks(blank)], said[-3000:]


def test_documented_wrong_answers_fail_exactly_where_they_stand(tmp_path):
    """One of each kind that can be wrong, in a kernel."""
    chosen = {e.kind: e for e in all_exercises().values() if e.known_wrong()}
    wrong = {e.id: e.known_wrong()[0][0] for e in chosen.values()}
    for path in lesson_files():
        write_copy(path, tmp_path, wrong)
    broken, said = nbval(tmp_path, TOOLKIT_REQUIRE="right")
    expected = [(name, number) for name, number, identity in checks(tmp_path) if identity in wrong]
    assert len(expected) == len(wrong)
    assert broken == expected, said[-3000:]


def test_lesson_2_calls_no_date_wrong_that_is_only_disputed():
    (path,) = [path for path in lesson_files() if path.name.startswith("02")]
    prose = " ".join(cell.source for cell in read_lesson(path).cells)
    assert "The one date in this report that can be proved wrong here" in prose
