"""The kind function: tried on cases that the reader can see."""

import pytest

from toolkit import ____
from toolkit.exercises.functions import Case, Function
from toolkit.exercises.kinds import NOT_STARTED, NOT_YET, RIGHT

IS_LONG = Function(
    id="l00.q0",
    objective="l00.o1",
    minutes=1,
    variables=("is_long",),
    cases=(
        Case("Call me Ishmael", False, "It has three words."),
        Case("It was a bright cold day in April", True, "It has eight words."),
    ),
    solution="def is_long(words):\n    return len(words.split()) > 5",
    reason="Counted.",
    hints=("Count.", "Compare."),
)


def tried(function):
    return IS_LONG.judge({"is_long": function})


def test_a_function_that_answers_every_case_is_right():
    assert tried(lambda words: len(words.split()) > 5).state == RIGHT


def test_the_first_case_that_fails_is_shown_with_what_came_out():
    verdict = tried(lambda _: True)
    assert verdict.state == NOT_YET
    assert verdict.message == (
        "is_long('Call me Ishmael') gave True; it should give False. It has three words."
    )


def test_a_function_that_returns_the_blank_is_not_started():
    assert tried(lambda _: ____).state == NOT_STARTED


def test_a_function_without_return_is_told_so():
    assert "does the last line begin with return?" in tried(lambda _: None).message


def test_a_function_that_stops_is_explained_with_its_case():
    message = tried(lambda words: words.count()).message
    assert message.startswith("is_long('Call me Ishmael') stopped with TypeError: ")


@pytest.mark.parametrize("answer", [True, "len(words) > 5", 7])
def test_what_is_no_function_is_told_how_one_begins(answer):
    assert "begin with def is_long(…):" in tried(answer).message
