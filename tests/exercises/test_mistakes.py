"""Python's own errors get one line below them that says what a beginner's mistake means."""

import pytest

from toolkit.errors import ToolkitError
from toolkit.exercises.mistakes import explanation


def stopped_by(code):
    """Run a reader's cell → what it stopped with."""
    from toolkit import ____

    try:
        exec(compile(code, "cell", "exec"), {"____": ____})
    except BaseException as error:
        return error
    raise AssertionError(f"{code!r} did not stop")


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("who = ISIS", 'write it in quotation marks: "ISIS"'),
        ("check('l00.q1')", "run it now, then this one again"),
        ("report.sentence(1)", "report comes from the first grey box"),
        ("low_exposure()", "write above: from toolkit import low_exposure"),
        ("answer = false", "Python writes False with a capital letter"),
        ("answer = 28 words", "numbers stand alone, without words behind them"),
        ("answer = \u201cISIS\u201d", "Write straight quotation marks"),
        ("answer = 'Friday's attack'", "an apostrophe ended the text"),
        ("____()", "Replace ____ as a whole"),
        ("rebels", "rebels comes from the first grey box"),
        (
            "def f(x):\nreturn x",
            "The spaces at the beginning of a line belong to what Python reads",
        ),
        ("{1} + {2}", "Join two sets with & (what they share)"),
        ("day = 2014-01-03", "A date needs quotation marks too"),
        (
            "import datetime; from toolkit import resolve_time; "
            "datetime.date(2014, 1, 3) <= resolve_time('Friday', '2014-01-08')",
            "compare with its .start or its .end",
        ),
    ],
)
def test_a_first_mistake_is_explained(code, part):
    assert part in explanation(stopped_by(code))


@pytest.mark.parametrize("error", [None, ToolkitError("no"), ValueError("other"), TypeError("x")])
def test_everything_else_is_left_alone(error):
    assert explanation(error) == ""


def test_the_lab_starts_kernels_that_explain(monkeypatch):
    from IPython.core.interactiveshell import InteractiveShell

    from toolkit.exercises import mistakes
    from toolkit.lab import STARTUP

    shown = []
    monkeypatch.setattr(mistakes, "show_page", shown.append)
    shell = InteractiveShell()
    shell.user_ns["get_ipython"] = lambda: shell
    shell._showtraceback = lambda *_: None
    shell.run_cell(STARTUP)
    shell.run_cell("ISIS")
    shell.run_cell("1 + 1")
    assert [page.text[:34] for page in shown] == ["Python takes a word for a name. If"]
