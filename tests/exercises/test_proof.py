"""Every exercise of the course, proven: blank, solved, each documented wrong answer, an error.

Nothing here knows an exercise by name; whatever a lesson declares is proven, or fails.
"""

import pytest

from toolkit import ____
from toolkit.exercises.codes import Code
from toolkit.exercises.engine import all_exercises, feedback_page, judged, reference, run_code
from toolkit.exercises.kinds import (
    JUDGEMENT,
    NOT_STARTED,
    NOT_YET,
    RIGHT,
    STOPPED,
    Choice,
    Claim,
    Guess,
    Judgement,
    Text,
)

EXERCISES = all_exercises()
WEIGHED = (Text, Claim, Judgement, Guess, Code)  # the reader's own judgement: nothing is wrong
EVERY = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)


class Thorny:
    """An answer on which everything goes wrong."""

    def __getattribute__(self, name):
        raise RuntimeError("thorns")

    def __eq__(self, other):
        raise RuntimeError("thorns")

    __hash__ = None


@EVERY
def test_left_blank_it_is_not_started(exercise):
    assert judged(exercise, dict.fromkeys(exercise.variables, ____)).state == NOT_STARTED
    assert judged(exercise, dict.fromkeys(exercise.variables, ...)).state == NOT_STARTED


@EVERY
def test_its_solution_is_right(exercise):
    verdict = judged(exercise, reference(exercise))
    assert verdict.state == (JUDGEMENT if isinstance(exercise, WEIGHED) else RIGHT)


@EVERY
def test_each_documented_wrong_answer_gets_its_own_message(exercise):
    if isinstance(exercise, WEIGHED):
        assert exercise.known_wrong() == []
        return
    assert exercise.known_wrong()
    for code, message in exercise.known_wrong():
        verdict = judged(exercise, run_code(exercise, code))
        assert verdict.state == NOT_YET, code
        assert message in verdict.message, code


@EVERY
def test_an_answer_that_raises_is_caught_and_explained(exercise):
    verdict = judged(exercise, {name: Thorny() for name in exercise.variables})
    assert verdict.state == STOPPED
    assert verdict.message


@EVERY
def test_it_has_two_hints_or_more_and_they_do_not_repeat(exercise):
    assert len(set(exercise.hints)) == len(exercise.hints) >= 2


@EVERY
def test_its_feedback_reads_the_same_twice_and_gives_away_no_solution_when_wrong(exercise):
    verdict = judged(exercise, dict.fromkeys(exercise.variables, ____))
    page = feedback_page(exercise, verdict)
    assert repr(page) == repr(feedback_page(exercise, verdict))
    assert isinstance(exercise, WEIGHED) or exercise.solution not in page.html


def test_the_right_option_is_not_always_the_same():
    rights = [e.right for e in EXERCISES.values() if isinstance(e, Choice)]
    assert len(rights) < 3 or len(set(rights)) > 1


def test_the_share_of_proven_exercises_is_all_of_them(capsys):
    """Printed, because it is a figure the project gives."""
    solved = sum(judged(e, reference(e)).state in (RIGHT, JUDGEMENT) for e in EXERCISES.values())
    marked = [e for e in EXERCISES.values() if not isinstance(e, WEIGHED)]
    answered = sum(
        all(m in judged(e, run_code(e, code)).message for code, m in e.known_wrong())
        and bool(e.known_wrong())
        for e in marked
    )
    with capsys.disabled():
        print(
            f"\nexercises with a right-answer proof: {solved} of {len(EXERCISES)}; "
            f"marked ones with a wrong-answer proof: {answered} of {len(marked)}"
        )
    assert solved == len(EXERCISES)
    assert answered == len(marked)
