"""What a reader types into lesson 00: what is said to it below the cell, and that it is kept.

The tests share a page, and each has a cell of its own; the last one leaves the page.
"""

import pytest

from toolkit import both_numbers
from toolkit.exercises.engine import find_exercise

from .lesson_page import new_reader
from .running_lab import SHIPPED

LESSON = "00_how_lessons_work.ipynb"
TOOLS = "from toolkit import"


@pytest.fixture(scope="module")
def lesson(lab, visitor):
    """Lesson 00, with its tools fetched and nothing answered."""
    with new_reader(lab, visitor) as page:
        page.open(LESSON)
        page.run(page.cell(TOOLS))
        yield page


def test_a_blank_is_not_started(lesson):
    lesson.run(lesson.exercise("l00.q4"))
    assert "Not started." in lesson.read(lesson.feedback("l00.q4"))


def test_a_bet_is_the_readers_own_judgement(lesson):
    exercise = find_exercise("l00.q1")
    said = lesson.read(lesson.answer("l00.q1", "my_bet = 3"))
    assert "Your judgement." in said
    assert exercise.options[2].reason in said
    assert lesson.feedback("l00.q1").locator("details").count() == 0


def test_a_wrong_answer_gets_its_own_message_and_the_right_one_is_right(lesson):
    exercise = find_exercise("l00.q2")
    for wrong, message in exercise.wrong:
        said = lesson.read(lesson.answer("l00.q2", wrong))
        assert "Not yet." in said
        assert both_numbers(message) in said
    said = lesson.read(lesson.answer("l00.q2", exercise.solution))
    assert "Right." in said
    assert both_numbers(exercise.reason) in said


def test_a_word_without_quotation_marks_is_explained_below_pythons_own_error(lesson):
    cell = lesson.exercise("l00.q3")
    lesson.type(cell, 'highest_number = many\ncheck("l00.q3")')
    lesson.run(cell)
    outputs = lesson.output('check("l00.q3")')
    assert "NameError" in lesson.read(outputs.first)
    said = lesson.read(outputs.last)
    assert 'write it in quotation marks: "many"' in said


def test_a_hint_is_folded_and_opens_by_mouse_and_by_keyboard(lesson):
    exercise = find_exercise("l00.q3")
    feedback = lesson.answer("l00.q3", exercise.wrong[0][0])
    hint = feedback.get_by_text(exercise.hints[0])
    line = feedback.locator("summary").first
    assert not hint.is_visible()
    line.click()
    hint.wait_for()
    line.click()
    hint.wait_for(state="hidden")
    line.focus()
    lesson.page.keyboard.press("Enter")
    hint.wait_for()
    assert lesson.focused() == ["SUMMARY", "Hint 1 of 2"]  # Enter did not go to the cell
    assert not feedback.get_by_text(exercise.hints[1]).is_visible()


def test_an_answer_is_still_there_when_the_lesson_is_opened_again(lesson, lab, visitor):
    shipped = (SHIPPED / LESSON).read_bytes()
    lesson.answer("l00.q2", "words_in_S12 = 28")
    lesson.save()
    assert "words_in_S12 = 28" in lab.copy_of(LESSON).read_text("utf-8")

    lesson.begin_again(visitor.new_page())
    lesson.open(LESSON, cleared=False)
    assert lesson.source(lesson.exercise("l00.q2")) == 'words_in_S12 = 28\ncheck("l00.q2")'
    assert "Right." in lesson.read(lesson.feedback("l00.q2"))
    assert (SHIPPED / LESSON).read_bytes() == shipped
