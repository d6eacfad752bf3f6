"""Equivalent answers are right answers, and each kind judges as a teacher would."""

import pytest

from toolkit.exercises.kinds import (
    JUDGEMENT,
    NOT_YET,
    RIGHT,
    Choice,
    Field,
    Judgement,
    Option,
    Table,
    Text,
    Value,
    same,
)

SHARED = {"id": "l99.q1", "objective": "l99.o1", "minutes": 1, "hints": ("a", "b"), "solution": ""}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (3, 3), (3.0, 3), ("3", 3), (" 3 ", 3), ("1,395", 1395), (0.1 + 0.2, 0.3),
        ("28 words", 28), ("the FSA", "FSA"),
        ("Sunday", "sunday"), ("  not   stated. ", "not stated"), ("Children’s", "children's"),
        ((1, 2), [1, 2]), ([2, 1], {1, 2}), (["a", "B"], {"A", "b"}),
    ],
)  # fmt: skip
def test_these_say_the_same(answer, expected):
    assert same(answer, expected)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (3, 4), ("three", 3), (True, 1), (None, "none"), ("", 0), ([2, 1], [1, 2]),
        ("ab", ["a", "b"]), ([1], {1, 2}), (float("nan"), 3), ("S3", 3),
    ],
)  # fmt: skip
def test_these_do_not(answer, expected):
    assert not same(answer, expected)


def test_numbers_of_numpy_and_pandas_count_as_numbers():
    import numpy
    import pandas

    assert same(numpy.int64(32), 32)
    assert same(pandas.Series([54]).max(), 54)
    assert same(numpy.array([1, 2]), [1, 2])


def test_a_value_gets_its_own_message_or_the_general_one():
    apples = Value(
        **SHARED, variables=("apples",), accepted=(3,), reason="Three lay there.",
        wrong=(("apples = 4", "You counted the pear."),), otherwise="Count again.",
    )  # fmt: skip
    assert apples.judge({"apples": "3"}).state == RIGHT
    assert apples.judge({"apples": 4.0}).message == "You counted the pear."
    assert apples.judge({"apples": 9}).message == "Count again."


def test_an_option_can_be_chosen_by_number_or_by_its_words():
    weather = Choice(
        **SHARED, variables=("sky",), right=2, reason="",
        options=(Option(text="rain", reason="No cloud."), Option(text="sun", reason="Look up.")),
    )  # fmt: skip
    assert weather.judge({"sky": 2}).state == RIGHT
    assert weather.judge({"sky": "Sun"}).state == RIGHT
    assert weather.judge({"sky": "su"}).state == NOT_YET
    assert weather.judge({"sky": 1}).message == "No cloud."
    assert weather.judge({"sky": 7}).message == (
        "Write a number from 1 to 2, or copy an option; 7 is none of them."
    )


def test_no_option_of_a_judgement_is_wrong():
    tea = Judgement(
        **SHARED, variables=("cup",), reason="",
        options=(Option(text="black", reason="Strong."), Option(text="green", reason="Mild.")),
    )  # fmt: skip
    assert {tea.judge({"cup": n}).state for n in (1, 2)} == {JUDGEMENT}
    assert tea.judge({"cup": 3}).state == NOT_YET


def test_a_table_says_how_many_fields_stand_and_what_is_wrong_with_the_others():
    garden = Table(
        **SHARED, variables=("tree", "bird", "cat"), reason="All three.",
        fields=(
            Field(variable="tree", accepted=("oak",)),
            Field(variable="bird", accepted=("not stated",), wrong=(("owl", "Where?"),)),
            Field(variable="cat", accepted=("grey",)),
        ),
    )  # fmt: skip
    from toolkit import ____

    verdict = garden.judge({"tree": "Oak", "bird": "owl", "cat": ____})
    assert verdict.state == NOT_YET
    assert verdict.message.split("\n") == [
        "1 of 3 fields are right.", "bird: Where?", "cat: still blank."
    ]  # fmt: skip
    assert garden.judge({"tree": "oak", "bird": "not stated", "cat": "grey"}).state == RIGHT


def test_a_text_is_laid_beside_a_model_once_some_words_are_there():
    diary = Text(
        **SHARED, variables=("day",), reason="", at_least_words=3,
        model="It rained.", ask_yourself=("Is it true?",),
    )  # fmt: skip
    assert "now there are 1" in diary.judge({"day": "Rain"}).message
    verdict = diary.judge({"day": "It rained all day"})
    assert verdict.state == JUDGEMENT
    assert "It rained." in verdict.message
    assert "Is it true?" in verdict.message


def test_a_misspelt_word_is_told_so_and_not_that_it_is_wrong():
    from toolkit.exercises.lesson_01 import EXERCISES

    twin = next(exercise for exercise in EXERCISES if exercise.id == "l01.q6")
    field = twin.fields[0]
    assert twin.look_again(field, "Islam Alouche") == (
        "Nearly: compare the spelling with the sentence."
    )
    assert twin.look_again(field, "in the street") == (
        'Use words of the sentence; if it does not say, write "not stated".'
    )


def test_a_piece_is_sorted_by_number_or_by_words_of_an_option():
    from toolkit.exercises.lesson_01 import EXERCISES

    pieces = next(exercise for exercise in EXERCISES if exercise.id == "l01.q2")
    share = pieces.fields[-1]
    assert [pieces.look_again(share, answer) for answer in (3, "3", "furniture")] == ["", "", ""]
    assert pieces.look_again(share, "a button") == "Write a number from 1 to 3."


def test_a_list_where_its_length_is_meant_is_told_so():
    from toolkit.exercises.lesson_01 import EXERCISES

    words = next(exercise for exercise in EXERCISES if exercise.id == "l01.q4")
    assert words.judge({"words_in_5": ["a", "b"]}).message == (
        "That is a list; len(…) counts what is in it."
    )


def test_a_text_with_one_blank_names_it():
    from toolkit import ____
    from toolkit.exercises.lesson_01 import EXERCISES

    three = EXERCISES[0]
    answers = dict(zip(three.variables, ["one thing", ____, "a third"], strict=True))
    assert three.judge(answers).message == "second_thing: still blank."


def test_a_resolved_word_of_time_stands_for_its_day_and_days_may_be_written_in_many_ways():
    from toolkit import resolve_time
    from toolkit.exercises.lesson_03 import EXERCISES

    friday = next(exercise for exercise in EXERCISES if exercise.id == "l03.q2")
    written = ["2014-01-03", "3 January 2014", "Jan 3", "3/1/2014"]
    for answer in [*written, resolve_time("last Friday", "2014-01-08")]:
        assert friday.judge({"the_attacks_began": answer}).state == RIGHT, answer


def test_the_same_word_chooses_the_same_option_everywhere():
    from toolkit.exercises.lesson_03 import EXERCISES

    clocks = next(exercise for exercise in EXERCISES if exercise.id == "l03.q4")
    answers = dict(zip(clocks.variables, ["happened", "told", "counted", "told"], strict=True))
    assert clocks.judge(answers).state == RIGHT
