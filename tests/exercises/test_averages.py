"""Lesson 13 refuses the averages that its own tables give, in every form they are typed in."""

import pytest

from toolkit import load_brief, load_captures, load_counts
from toolkit.exercises.engine import find_exercise, judged, reference
from toolkit.exercises.kinds import NOT_YET, RIGHT


def answered(identity, answer):
    exercise = find_exercise(identity)
    return judged(exercise, {exercise.variables[0]: answer})


def killed():
    counts = load_counts()
    return counts[counts.counted == "people killed"]


@pytest.mark.parametrize(
    ("average", "says"),
    [
        (load_counts().count_min.mean(), "parts of people are counted by nobody"),
        (round(load_counts().count_min.mean()), "Nobody counted it"),
        (killed().count_min.mean(), "the average of one group"),
    ],
)
def test_an_average_of_the_dead_is_a_wrong_answer_with_a_message_of_its_own(average, says):
    verdict = answered("l13.q6", average)
    assert verdict.state == NOT_YET
    assert says in verdict.message


def test_the_average_of_those_freed_is_told_what_it_leaves_out():
    verdict = answered("l13.q5", load_counts("freed").count_min.mean())
    assert verdict.state == NOT_YET
    assert "every row that says dozens was left out" in verdict.message


def test_every_number_that_is_printed_of_people_killed_is_refused_as_the_only_one():
    otherwise = find_exercise("l13.q6").otherwise
    for number in {*killed().count_min.dropna(), *killed().count_max.dropna()}:
        verdict = answered("l13.q6", int(number))
        assert verdict.state == NOT_YET
        assert verdict.message != otherwise, number


@pytest.mark.parametrize("answer", ["none", "None", " NONE. ", "no single number", None])
def test_no_number_is_right_however_it_is_written(answer):
    assert answered("l13.q6", answer).state == RIGHT
    assert answered("l13.q5", answer).state == RIGHT


def test_separate_counts_may_be_counted_or_typed():
    assert answered("l13.q4", 18).state == RIGHT
    assert reference(find_exercise("l13.q4"))["separate_counts"] == 18


def test_the_model_paragraphs_use_numbers_that_stand_in_the_tables():
    model = find_exercise("l13.q11").model
    printed = {int(n) for n in killed().count_min.dropna() if n != 21}  # 21 stands on a weak row
    assert printed == {9, 42, 50, 70}
    assert all(f"{number}" in model for number in printed)
    freed = find_exercise("l13.q10").model
    assert set(load_counts("freed").count_min.dropna()) == {300}
    assert "300" in freed
    assert set(load_captures().capture_day) == {"2014-01-08"}


def test_the_abduction_is_known_and_its_day_is_claimed():
    states = reference(find_exercise("l13.q9"))
    assert (states["the_abduction"], states["its_exact_day"]) == (1, 2)
    told = load_brief("B1").sentence(5).text, load_brief("B2").sentence(7).text
    assert "26 December" in told[0]
    assert "December" in told[1]
    assert "26" not in told[1]


def test_lesson_13_does_not_place_the_killing_more_surely_than_the_accounts():
    assert "at or near a hospital" in find_exercise("l13.q11").model
    assert "taken outside" in find_exercise("l13.q11").model
