"""What a reader meets when they check, ask for a hint, give up, or do something odd."""

import pytest

from toolkit import ____, check, given, hint, low_exposure, progress, solution
from toolkit.errors import ToolkitError
from toolkit.exercises import engine


@pytest.fixture(autouse=True)
def fresh_session(monkeypatch):
    for name in ("_kept", "_tries", "_hints_given"):
        monkeypatch.setattr(engine, name, {})


def said(capsys):
    return capsys.readouterr().out


def test_a_blank_is_not_started(capsys):
    words_in_S12 = ____  # noqa: F841, N806 - check reads the name
    check("l00.q2")
    assert said(capsys).startswith("○ Not started. Replace ____ with your answer")


def test_check_reads_the_declared_name_where_it_is_called(capsys):
    words_in_S12 = 28  # noqa: F841, N806
    check("l00.q2")
    assert said(capsys).startswith("✓ Right. The row S12, our 16 and 17, says 28.")


def test_check_takes_a_value_as_well(capsys):
    check("l00.q2", 54)
    assert said(capsys).startswith("· Not yet. 54 is the longest bar, S2, our 2 and 3.")


def test_a_name_that_was_never_given_is_not_started(capsys):
    check("l01.q7")
    assert "Not started. There is no what_it_shows yet: write what_it_shows = " in said(capsys)


def test_an_unknown_exercise_is_said_in_one_sentence_without_raising(capsys):
    check("l00.q9")
    assert said(capsys).startswith("There is no exercise 'l00.q9'. Did you mean 'l00.q")


class Thorny:
    """An answer on which everything goes wrong."""

    def __float__(self):
        raise RuntimeError("thorns")

    def __repr__(self):
        raise RuntimeError("more thorns")


def test_an_answer_that_raises_is_caught_and_explained(capsys):
    check("l00.q2", Thorny())
    text = said(capsys)
    assert "Stopped by an error" in text
    assert "thorns" in text
    assert "Nothing is lost" in text


def test_hints_come_one_after_the_other_and_start_over(capsys):
    texts = []
    for _ in range(3):
        hint("l00.q2")
        texts.append(said(capsys))
    assert texts[0].startswith("Hint 1 of 2")
    assert texts[1].startswith("Hint 2 of 2")
    assert texts[2] == texts[0]


def test_a_solution_opens_after_three_tries_a_right_answer_or_a_word(capsys):
    solution("l00.q2")
    assert "words_in_S12 = 28" not in said(capsys)
    solution("l00.q2", "show")
    assert "words_in_S12 = 28" in said(capsys)
    for wrong in (1, 2, 3):
        check("l00.q2", wrong)
    assert "To see a solution" in said(capsys)
    solution("l00.q2")
    assert "words_in_S12 = 28" in said(capsys)


def test_given_is_the_readers_answer_if_right_and_the_reference_if_not(capsys):
    assert given("l00.q3") == 36
    check("l00.q3", 12)
    assert given("l00.q3") == 36
    check("l00.q3", "36")
    assert given("l00.q3") == "36"
    assert said(capsys).count("\n") > 1


def test_given_prints_nothing(capsys):
    given("l00.q3")
    assert said(capsys) == ""


def test_a_bet_is_sealed_once_and_the_first_one_comes_back(capsys):
    assert given("l00.q1") == "(nothing was sealed in l00.q1 yet)"
    check("l00.q1", 3)
    check("l00.q1", 4)
    assert given("l00.q1") == 3
    assert "Your first answer, 3, stays sealed" in said(capsys)
    solution("l00.q1", "show")
    assert "my_bet" not in said(capsys)


def test_a_verdict_does_not_flip_when_the_name_is_used_again(capsys):
    check("l00.q3", 36)
    check("l00.q3", "something else")
    assert given("l00.q3") == 36
    assert said(capsys)


def test_with_require_a_wrong_answer_raises_and_a_right_one_does_not(monkeypatch, capsys):
    monkeypatch.setenv("TOOLKIT_REQUIRE", "right")
    check("l00.q3", 36)
    check("l00.q1", 2)
    for answer in (12, ____):
        with pytest.raises(ToolkitError):
            check("l00.q3", answer)
    assert said(capsys)


def test_progress_is_seen_copied_and_deleted(tmp_path, capsys):
    assert "No answer was checked yet" in repr(progress())
    check("l00.q3", 12)
    check("l00.q3", 36)
    assert "l00.q3: right, tries: 2" in repr(progress())
    progress().export(tmp_path / "mine.jsonl")
    assert (tmp_path / "mine.jsonl").read_text().count("\n") == 2
    with pytest.raises(ToolkitError, match="exists already"):
        progress().export(tmp_path / "mine.jsonl")
    progress().delete()
    assert "No answer was checked yet" in repr(progress())
    assert said(capsys)


def test_progress_holds_no_answer_but_a_sealed_one(readers_home, capsys):
    check("l01.q5", "ISIS", "a secret thought")
    check("l00.q1", 2)
    kept = (readers_home / "progress.jsonl").read_text()
    assert "secret" not in kept
    assert '"sealed": 2' in kept
    assert said(capsys)


def test_a_damaged_progress_file_is_kept_aside_and_said(readers_home, capsys):
    check("l00.q3", 36)
    said(capsys)
    path = readers_home / "progress.jsonl"
    path.write_bytes(path.read_bytes() + b"\xff half a li")
    check("l00.q2", 28)
    text = said(capsys)
    assert "Right" in text
    assert "kept as progress.damaged-1.jsonl" in text
    assert "l00.q3: right" in repr(progress())
    assert "l00.q2: right" in repr(progress())


def test_where_progress_cannot_be_written_the_check_still_answers(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("TOOLKIT_HOME", str(tmp_path / "file" / "home"))
    check("l00.q3", 36)
    text = said(capsys)
    assert "Right" in text
    assert "could not be written down" in text


def test_a_text_of_several_parts_comes_back_as_a_list(capsys):
    assert given("l01.q1") == ["(nothing was sealed in l01.q1 yet)"]
    check("l01.q1", "a house", "a tree", "a dog")
    check("l01.q1", "something", "quite", "different")
    assert given("l01.q1") == ["a house", "a tree", "a dog"]
    assert "What you sealed first is what comes back." in said(capsys)


def test_progress_does_not_fall_back_after_a_right_answer(capsys):
    check("l00.q3", 36)
    check("l00.q3", 12)
    assert "l00.q3: right, tries: 2" in repr(progress())
    assert said(capsys)


def test_on_the_low_exposure_path_a_blank_about_a_killing_points_to_its_twin(capsys):
    low_exposure()
    who_in_9 = who_in_11 = where_in_9 = where_in_11 = ____  # noqa: F841
    check("l01.q5")
    assert "do the twin without a killing: l01.q6." in said(capsys)
