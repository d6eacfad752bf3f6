"""What a reader writes down before coding: four parts, blanks named."""

import pytest

from toolkit.coding.plan import Plan
from toolkit.errors import ToolkitError


def test_blanks_are_named_until_there_are_none():
    plan = Plan(question="Who is quoted?", sample=" ")
    assert plan.blanks == ["unit", "sample", "left_out"]
    assert repr(plan).endswith("Still blank: unit, sample, left_out.")
    assert "question: Who is quoted?" in repr(plan)
    full = Plan("Who is quoted?", "a sentence", "one report", "all other reports")
    assert full.blanks == []
    assert repr(full).endswith("Nothing is blank.")


def test_a_part_that_is_no_text_is_refused():
    with pytest.raises(ToolkitError) as refusal:
        Plan(question="Who?", unit=3)
    assert str(refusal.value) == (
        "The unit of a plan is written in words, and 3 is none; put the words in quotation marks."
    )


def test_html_and_text_say_the_same_and_escape():
    html = Plan(question="<b>who</b>?")._repr_mimebundle_()["text/html"]
    assert "&lt;b&gt;who&lt;/b&gt;?" in html
    assert "Still blank: unit, sample, left_out." in html
