"""How the toolkit says no: one sentence, in Python and in a notebook."""

import pytest

from toolkit.errors import ToolkitError, nearest, plain_errors


@plain_errors
def weigh(stone, scale=1):
    """Weigh a stone."""
    if stone == "feather":
        raise ToolkitError("A feather is no stone; give a stone.")
    return 10 / stone * scale


def test_a_call_that_goes_well_gives_its_answer():
    assert weigh(5, scale=2) == 4


def test_a_refusal_passes_through_unchanged():
    with pytest.raises(ToolkitError, match=r"^A feather is no stone; give a stone\.$"):
        weigh("feather")


def test_a_fault_of_the_toolkit_arrives_as_one_sentence_that_owns_it():
    with pytest.raises(ToolkitError) as refusal:
        weigh(0)
    assert str(refusal.value) == (
        "weigh(…) stopped with a fault of the toolkit's own, not of yours (ZeroDivisionError: "
        "division by zero); please report this sentence to the maintainers."
    )


@pytest.mark.parametrize("arguments", [(), (1, 2, 3)])
def test_too_few_or_too_many_arguments_are_answered_with_the_form(arguments):
    with pytest.raises(ToolkitError, match=r"its form is weigh\(stone, scale\)\.$"):
        weigh(*arguments)


def test_with_debugging_on_the_fault_itself_is_shown(monkeypatch):
    monkeypatch.setenv("TOOLKIT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        weigh(0)


def test_a_notebook_prints_the_sentence_and_no_traceback():
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    shown = []
    shell._showtraceback = lambda _kind, _value, lines: shown.append(lines)
    shell.run_cell("from toolkit import load_report\nload_report().sentence(45)")
    assert len(shown) == 1
    assert " ".join(shown[0]).startswith("There is no sentence 45 in the study text: ")
    assert max(map(len, shown[0])) <= 76


@pytest.mark.parametrize(
    ("word", "expected"),
    [("bodi", " Did you mean 'body'?"), ("LEAD", " Did you mean 'lead'?"), ("zebra", "")],
)
def test_a_near_miss_is_named_and_a_far_one_is_not(word, expected):
    assert nearest(word, ["headline", "lead", "body"]) == expected


def test_a_class_called_wrongly_is_named_as_the_reader_wrote_it():
    from toolkit import Coder

    with pytest.raises(ToolkitError, match=r"^Coder\(…\) was called in a way it does not know"):
        Coder("a text", name="ada")
