"""A reader works in copies of the lessons, and nothing they wrote is ever lost."""

import datetime
import json
import os

import pytest

from toolkit import copies
from toolkit.errors import ToolkitError

TODAY = datetime.date.today().isoformat()


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """The lessons that come with a course of three, whose reader has a home of their own."""
    lessons = tmp_path / "course" / "lessons"
    lessons.mkdir(parents=True)
    for name in ("00_welcome", "01_who", "12_when"):
        (lessons / f"{name}.ipynb").write_text(f"{name}, first version")
    monkeypatch.setattr(copies, "checkout", lambda: tmp_path / "course")
    monkeypatch.setenv("TOOLKIT_HOME", str(tmp_path / "Élève 学生"))
    return lessons


@pytest.fixture
def mine(shipped):  # noqa: ARG001
    """The reader's folder after a first start."""
    assert copies.copy_lessons() == []
    return copies.lessons_folder()


def contents(folder):
    return {path.name: path.read_text() for path in folder.glob("*.ipynb")}


def test_the_first_start_copies_every_lesson(shipped, mine):
    assert contents(mine) == contents(shipped)
    assert len(contents(mine)) == 3


def test_a_copy_that_was_deleted_comes_back(shipped, mine):
    (mine / "01_who.ipynb").unlink()
    assert copies.copy_lessons() == []
    assert contents(mine) == contents(shipped)


def test_an_untouched_copy_follows_a_new_version_without_a_word(shipped, mine):
    (shipped / "01_who.ipynb").write_text("second version")
    assert copies.copy_lessons() == []
    assert (mine / "01_who.ipynb").read_text() == "second version"


def test_a_copy_that_was_worked_in_stays_while_the_lesson_stays(mine):
    (mine / "01_who.ipynb").write_text("my work")
    assert copies.copy_lessons() == []
    assert (mine / "01_who.ipynb").read_text() == "my work"


def test_a_copy_that_was_worked_in_is_kept_and_a_newer_version_is_announced(shipped, mine):
    (mine / "01_who.ipynb").write_text("my work")
    (shipped / "01_who.ipynb").write_text("second version")
    sentence = (
        "Lesson 01 has a newer version; `python3 course.py reset 01` brings it and keeps yours."
    )
    assert copies.copy_lessons() == [sentence]
    assert copies.copy_lessons() == [sentence]
    assert (mine / "01_who.ipynb").read_text() == "my work"


@pytest.mark.parametrize("record", [b"", b"{", b"[1]", b"null", b"\xff\xfe", None])
def test_a_damaged_record_loses_nothing(shipped, mine, record):
    (mine / "01_who.ipynb").write_text("my work")
    (shipped / "01_who.ipynb").write_text("second version")
    note = mine / ".copied.json"
    note.unlink() if record is None else note.write_bytes(record)
    sentence = copies.copy_lessons()[0]
    assert sentence.startswith("Lesson 01 may have a newer version; `python3 course.py reset 01`")
    assert copies.copy_lessons() == []
    assert (mine / "01_who.ipynb").read_text() == "my work"
    assert (mine / "12_when.ipynb").read_text() == "12_when, first version"


def test_other_files_of_the_reader_are_left_alone(shipped, mine):
    (mine / "notes.ipynb").write_text("mine")
    (shipped / "01_who.ipynb").write_text("second version")
    copies.copy_lessons()
    copies.reset_lesson("01")
    assert (mine / "notes.ipynb").read_text() == "mine"


def test_a_copy_interrupted_half_way_leaves_the_old_one_whole(shipped, mine, monkeypatch):
    (shipped / "01_who.ipynb").write_text("second version")

    def crash(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        copies.copy_lessons()
    monkeypatch.undo()
    monkeypatch.setenv("TOOLKIT_HOME", str(mine.parent))
    assert (mine / "01_who.ipynb").read_text() == "01_who, first version"
    assert [path.name for path in mine.iterdir() if path.name.endswith(".part")] == []


@pytest.mark.parametrize("name", ["1", "01", " 01 ", "01_who", "01_who.ipynb"])
def test_a_lesson_is_reset_by_any_of_its_names_and_the_old_one_is_kept(shipped, mine, name):
    (mine / "01_who.ipynb").write_text("my work")
    kept = f"01_who.kept-{TODAY}.ipynb"
    assert copies.reset_lesson(name) == (
        f"Lesson 01 is fresh again; your earlier one is kept as {kept}."
    )
    assert contents(mine) == contents(shipped) | {kept: "my work"}


def test_two_resets_on_one_day_keep_both(mine):
    for work in ("monday", "later", "latest"):
        (mine / "01_who.ipynb").write_text(work)
        copies.reset_lesson("01")
    kept = [mine / f"01_who.kept-{TODAY}{number}.ipynb" for number in ("", "-2", "-3")]
    assert [path.read_text() for path in kept] == ["monday", "later", "latest"]


def test_a_copy_without_work_in_it_is_not_kept(shipped, mine):
    assert copies.reset_lesson("01") == "Lesson 01 is fresh again."
    assert contents(mine) == contents(shipped)


def test_after_a_reset_the_new_version_is_no_longer_announced(shipped, mine):
    (mine / "01_who.ipynb").write_text("my work")
    (shipped / "01_who.ipynb").write_text("second version")
    copies.reset_lesson("01")
    assert copies.copy_lessons() == []
    assert (mine / "01_who.ipynb").read_text() == "second version"


@pytest.mark.usefixtures("shipped")
def test_a_lesson_can_be_reset_before_the_first_start():
    assert copies.reset_lesson("12") == "Lesson 12 is fresh again."
    assert contents(copies.lessons_folder()) == {"12_when.ipynb": "12_when, first version"}


@pytest.mark.parametrize(
    ("name", "hint"),
    [("01_whi", " Did you mean '01_who'?"), ("2", ""), ("²", ""), ("../x", ""), ("", "")],
)
@pytest.mark.usefixtures("shipped")
def test_an_unknown_lesson_is_refused_with_the_list_of_lessons(name, hint):
    with pytest.raises(ToolkitError) as refusal:
        copies.reset_lesson(name)
    assert str(refusal.value) == (
        f"There is no lesson {name!r}; the lessons are 00, 01 and 12.{hint}"
    )


def test_a_toolkit_without_lessons_says_where_lessons_come_from(monkeypatch, tmp_path):
    monkeypatch.setenv("TOOLKIT_HOME", str(tmp_path))
    monkeypatch.setattr(copies, "checkout", lambda: None)
    with pytest.raises(ToolkitError, match=r"start `python3 course\.py` in that folder"):
        copies.copy_lessons()


@pytest.mark.usefixtures("shipped")
def test_a_home_that_cannot_be_written_to_is_one_sentence(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("TOOLKIT_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(ToolkitError, match="another folder in the environment variable"):
        copies.copy_lessons()


def test_a_notebook_opens_without_outputs_and_counts_and_is_otherwise_the_same(shipped, mine):
    cell = {"cell_type": "code", "source": ["1 + 1"], "metadata": {}}
    notebook = {"cells": [cell | {"outputs": ["2"], "execution_count": 1}], "nbformat": 4}
    (shipped / "01_who.ipynb").write_text(json.dumps(notebook))
    copies.copy_lessons()
    copied = json.loads((mine / "01_who.ipynb").read_text())
    assert copied == {"cells": [cell | {"outputs": [], "execution_count": None}], "nbformat": 4}
    assert copies.copy_lessons() == []
