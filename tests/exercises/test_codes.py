"""The kind code: a reader's codings beside a panel's, and nothing is wrong."""

import pytest

from toolkit import Coder, load_report
from toolkit.exercises.codes import Code, Coded
from toolkit.exercises.kinds import JUDGEMENT, NOT_STARTED, NOT_YET

FORMS = Code(
    id="l00.q0",
    objective="l00.o1",
    minutes=1,
    variables=("coder",),
    codes=("OWN-VOICE", "QUOTED"),
    panel=(Coded(4, "OWN-VOICE", "Nobody is named."), Coded(29, "QUOTED", "Between marks.")),
    solution="",
    reason="",
    hints=("a", "b"),
)


@pytest.fixture
def coder(tmp_path):
    one = Coder(load_report(), coder="ada", folder=tmp_path)
    yield one
    one.close()


def code_sentence(coder, number, code):
    sentence = coder.report.sentence(number)
    coder.add(sentence.start, sentence.end, code)


def judged(coder):
    return FORMS.judge({"coder": coder})


def test_before_the_first_coding_it_is_not_started(coder):
    assert judged(coder).state == NOT_STARTED


def test_codes_of_another_question_do_not_count(coder):
    code_sentence(coder, 4, "CONTROL")
    assert judged(coder).state == NOT_STARTED


def test_sentences_without_a_code_are_named(coder):
    code_sentence(coder, 4, "OWN-VOICE")
    verdict = judged(coder)
    assert verdict.state == NOT_YET
    assert verdict.message.endswith("still without: 29.")


def test_where_reader_and_panel_agree_nothing_more_is_said(coder):
    code_sentence(coder, 4, "OWN-VOICE")
    code_sentence(coder, 29, "QUOTED")
    verdict = judged(coder)
    assert verdict.state == JUDGEMENT
    assert verdict.message == "In 2 of 2 you decided as the panel did."


def test_where_they_differ_both_are_shown_with_the_reason_of_the_panel(coder):
    code_sentence(coder, 4, "OWN-VOICE")
    code_sentence(coder, 29, "OWN-VOICE")
    message = judged(coder).message
    assert "29: you OWN-VOICE, the panel QUOTED. Between marks." in message
    assert "memo" in message


def test_half_a_sentence_is_enough(coder):
    coder.add_quote("Most people oppose ISIS", "QUOTED")
    code_sentence(coder, 4, "OWN-VOICE")
    assert judged(coder).state == JUDGEMENT


def test_what_is_no_coder_is_told_so():
    assert "is no Coder" in judged("a text").message
