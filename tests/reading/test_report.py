"""Loading a report and picking its sentences, rightly and wrongly."""

import numpy
import pytest

from toolkit import load_report, low_exposure
from toolkit.errors import ToolkitError

COLUMNS = ["number", "passage", "role", "content_level", "start", "end", "text", "draws_on"]


@pytest.fixture
def report():
    return load_report()


def test_a_report_without_a_name_is_the_study_text(report):
    assert report.name == "study text"
    assert load_report("study text").text == report.text


def test_the_table_of_sentences_has_one_row_each_and_the_promised_columns(report):
    assert list(report.sentences.columns) == COLUMNS
    assert list(report.sentences.number) == list(range(1, len(report.sentences) + 1))


def test_changing_the_table_does_not_change_the_report(report):
    table = report.sentences
    table.loc[0, "text"] = "something else"
    assert report.sentences.text[0] == report.sentence(1).text


def test_a_number_out_of_a_table_picks_a_sentence_too(report):
    assert report.sentence(numpy.int64(4)) == report.sentence(4)


@pytest.mark.parametrize("number", [45, 0, -1, "4", 4.5, None, True])
def test_a_sentence_that_does_not_exist_is_refused_in_one_sentence(report, number):
    with pytest.raises(ToolkitError) as refusal:
        report.sentence(number)
    assert str(refusal.value) == (
        f"There is no sentence {number!r} in the study text: its sentences are numbered 1 to 36, "
        "so write a whole number from 1 to 36 between the brackets."
    )


def test_a_near_miss_of_a_reports_name_is_pointed_out():
    with pytest.raises(ToolkitError) as refusal:
        load_report("study txt")
    assert str(refusal.value) == (
        "There is no report 'study txt'. Did you mean 'study text'? The course has 'study text'; "
        "load_report() without a name brings it."
    )


@pytest.mark.parametrize("name", [7, None, ["study text"], "zebra"])
def test_a_name_that_is_no_report_is_refused_in_one_sentence(name):
    with pytest.raises(ToolkitError, match=r"^There is no report .*brings it\.$"):
        load_report(name)


def test_a_misspelt_part_of_a_report_is_answered_with_a_near_miss(report):
    with pytest.raises(ToolkitError, match="Did you mean 'sentences'"):
        report.sentenses  # noqa: B018


def test_picked_sentences_stand_in_the_order_asked_for(report):
    text = repr(report.pick(35, 16))
    assert text.index("35 · ") < text.index("16 · ")


def test_picking_nothing_is_refused(report):
    with pytest.raises(ToolkitError, match=r"^pick\(…\) was given no number"):
        report.pick()


def test_on_the_low_exposure_path_a_killing_prints_as_one_line_that_names_it(report):
    low_exposure()
    printed = [
        repr(report.sentence(9)),
        report.sentence(9)._repr_mimebundle_()["text/html"],
        repr(report),
        report._repr_mimebundle_()["text/html"],
        repr(report.pick(9)),
        report.sentences.to_csv(),
    ]
    for text in printed:
        assert "killed 50" not in text
        assert "who counted the 50" not in text
        assert "Folded on the low-exposure path (content level 2, describes killing)" in text
    assert "killed 50" in report.text


def test_html_and_text_of_the_report_say_the_same_sentences(report):
    html = report._repr_mimebundle_()["text/html"]
    for number in report.sentences.number:
        words = report.sentence(number).text.replace("&", "&amp;").replace("<", "&lt;")
        assert words in html
        assert report.sentence(number).text in repr(report)
