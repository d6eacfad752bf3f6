"""Solved copies: the blanks filled, everything else as it was."""

import pytest

from toolkit.authoring.notebooks import exercise_of, lesson_files, read_lesson
from toolkit.authoring.solve import solve_lessons
from toolkit.cli import main
from toolkit.errors import ToolkitError


def test_a_solved_copy_has_no_blank_left_and_differs_in_exercise_cells_only(tmp_path):
    for path in solve_lessons(tmp_path / "solved"):
        original = read_lesson(next(p for p in lesson_files() if p.name == path.name))
        for before, after in zip(original.cells, read_lesson(path).cells, strict=True):
            if exercise_of(before):
                assert "____" not in after.source
                assert exercise_of(after) == exercise_of(before)
            else:
                assert after == before


def test_a_folder_with_something_in_it_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("dear reader")
    with pytest.raises(ToolkitError, match=r"is not empty; name a new or an empty one\.$"):
        solve_lessons(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_the_command_says_what_it_wrote_and_refuses_in_one_sentence(tmp_path, capsys):
    assert main(["lessons", "solve", str(tmp_path / "new")]) == 0
    assert capsys.readouterr().out.count("solved ") == len(lesson_files())
    assert main(["lessons", "solve", str(tmp_path / "new")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
