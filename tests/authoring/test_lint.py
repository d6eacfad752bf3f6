"""Each rule of the lessons is kept, and each catches the lesson that breaks it alone."""

import re

import pytest

from toolkit.authoring.lint import RULES, Lesson, lint, lint_lessons
from toolkit.authoring.notebooks import lesson_files, read_lesson, write_lesson


def test_the_shipped_lessons_break_no_rule():
    assert lint_lessons() == []


def markdown(notebook, position):
    """The Markdown cell at a position among the Markdown cells, −1 for the last."""
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"][position]


def code(notebook, pattern):
    """The first code cell whose source holds a pattern."""
    return next(c for c in notebook.cells if c.cell_type == "code" and re.search(pattern, c.source))


def replace(position, old, new):
    def change(notebook):
        cell = markdown(notebook, position)
        assert old in cell.source
        cell.source = cell.source.replace(old, new)

    return change


def drop_an_exercise(notebook):
    code(notebook, "l01.q7").source = "what_it_shows = 2"


def store_an_answer(notebook):
    cell = code(notebook, "l01.q3")
    cell.source = cell.source.replace("____", '"S3"')


def store_an_error(notebook):
    from nbformat.v4 import new_output

    code(notebook, "head").outputs = [new_output("error", ename="E", evalue="", traceback=[])]


def store_a_killing(notebook):
    from toolkit import load_report

    output = code(notebook, "pick").outputs[0]
    output["data"]["text/plain"] = load_report().sentence(9).text


def store_a_bare_picture(notebook):
    code(notebook, "plot_ribbon\\(table").outputs[0]["data"]["image/png"] = "iVBOR"


def store_a_path(notebook):
    code(notebook, "head").outputs[0]["data"]["text/plain"] = "/home/somebody/course"


def forget_to_run(notebook):
    code(notebook, "head").execution_count = None


def save_widgets(notebook):
    notebook.metadata["widgets"] = {}


def add_cells(notebook):
    from nbformat.v4 import new_markdown_cell

    while len(notebook.cells) < 37:
        notebook.cells.insert(-1, new_markdown_cell("One more."))


BROKEN = [
    (replace(0, "happened?", "happened"), "the title is not"),
    (replace(0, "**You need** lesson 0. ", ""), "does not give its what you need"),
    (replace(0, "separate a report from its frame", "separate"), "does not name the objective"),
    (replace(0, "30 minutes exercises", "60 minutes exercises"), "minutes of exercises"),
    (drop_an_exercise, "are declared, in this order"),
    (replace(-3, "Short sentences are less reliable", "Short ones are not"), "is not printed"),
    (replace(1, "## Read", "### Read"), "a heading of level 3 follows one of level 1"),
    (replace(1, "## Read", "# Read"), "has 2 titles of the first level"),
    (replace(-1, "\n- *Not stated* is a finding.", "\n*Not stated* is a finding."), "key points"),
    (replace(-1, "**Python you met**", "Python"), "does not end with **Python you met**"),
    (replace(-1, "Lesson 2 asks", "Lesson 9 asks"), "sends the reader to lesson 9"),
    (replace(1, "Run the cell and read", "Just run the cell"), "uses 'Just'"),
    (replace(1, "Run the cell and read", "Don't wait, run the cell"), 'uses "Don\'t"'),
    (replace(-1, "[read the report at Syria Direct]", "[here]"), "do not say where it goes"),
    (
        replace(1, "Run the cell and read", "![](picture.png) Run the cell"),
        "without alternative text",
    ),
    (
        replace(1, "Run the cell and read", "“one two three four five six” Run"),
        "more than five words",
    ),
    (store_an_answer, "is not stored blank"),
    (store_an_error, "holds an error output"),
    (store_a_killing, "stores sentence 9, which describes killing, unfolded"),
    (store_a_bare_picture, "has a picture without words and table"),
    (store_a_path, "holds a path"),
    (forget_to_run, "is not stored as executed"),
    (save_widgets, "holds saved widget state"),
    (add_cells, "has 37 cells"),
]


@pytest.mark.parametrize(("breaks", "sentence"), BROKEN, ids=[sentence for _, sentence in BROKEN])
def test_a_lesson_that_breaks_one_rule_is_caught_by_that_rule_alone(breaks, sentence, tmp_path):
    path = lesson_files()[1]
    notebook = read_lesson(path)
    breaks(notebook)
    write_lesson(notebook, tmp_path / path.name)
    found = lint(tmp_path / path.name)
    assert len(found) == 1, found
    assert sentence in found[0]


def test_an_exercise_about_a_killing_needs_a_twin_with_the_same_objective():
    from dataclasses import replace as changed

    from toolkit.authoring.lint import killings_have_twins, kinds_vary

    path = lesson_files()[1]
    lesson = Lesson(path, read_lesson(path))
    untwinned = tuple(changed(exercise, twin="") for exercise in lesson.exercises)
    lesson.__dict__["exercises"] = untwinned
    assert list(killings_have_twins(lesson)) == ["l01.q5 describes killing and has no twin without"]
    lesson.__dict__["exercises"] = untwinned[:2]
    assert list(kinds_vary(lesson)) == ["has 2 exercises of 2 kinds; 4 of 3 are needed"]


def test_every_rule_says_what_it_holds():
    assert all(rule.__doc__ for rule in RULES)
