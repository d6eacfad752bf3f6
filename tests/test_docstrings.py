"""Every example in a docstring runs and prints what it says, in a reader's folder of its own."""

import doctest
import importlib
import pkgutil

import pytest

import toolkit

MODULES = sorted(found.name for found in pkgutil.walk_packages(toolkit.__path__, "toolkit."))


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_examples_run_as_printed(name):
    module = importlib.import_module(name)
    result = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


def test_every_public_call_has_a_docstring_with_an_example_or_needs_none():
    shown_in_lessons = {
        "check",
        "hint",
        "solution",
        "given",
        "progress",
        "show",
        "describe",
        "____",
    }
    for name in set(toolkit.__all__) - shown_in_lessons:
        text = getattr(toolkit, name).__doc__
        assert text, name
        assert ">>>" in text or name == "who_is_who", f"{name} has no example that runs"
