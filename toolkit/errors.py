"""One sentence instead of a traceback: how the toolkit says no.

A student who mistypes a name should read what was wrong, what is allowed and what to do
next, and nothing else. Every call that a lesson makes raises `ToolkitError` and is wrapped
in `plain_errors`, so that even a fault of ours arrives as a sentence.
"""

import difflib
import functools
import inspect
import os
import textwrap
from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class ToolkitError(Exception):
    """A refusal in one sentence: what was wrong (quoted), what is allowed, what to do next."""

    def _render_traceback_(self) -> list[str]:
        """What IPython prints in place of a traceback: the sentence alone, cut between words."""
        return textwrap.wrap(str(self), 76, break_long_words=False, break_on_hyphens=False)


class NoSuchPartError(ToolkitError, AttributeError):
    """A part that a report or a sentence does not have; still an AttributeError for Python."""


def plain_errors(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Wrap a public call so that whatever goes wrong inside reaches a student as one sentence.

    Calls with missing or unknown arguments are answered with the call's own form. With
    TOOLKIT_DEBUG=1 in the environment nothing is wrapped, for those who mend the toolkit.
    """

    @functools.wraps(function)
    def call(*arguments: Arguments.args, **options: Arguments.kwargs) -> Result:
        if os.environ.get("TOOLKIT_DEBUG") == "1":
            return function(*arguments, **options)
        try:
            inspect.signature(function).bind(*arguments, **options)
        except TypeError as error:
            raise ToolkitError(_misuse(function, error)) from None
        try:
            return function(*arguments, **options)
        except ToolkitError as error:
            raise error.with_traceback(None) from error.__cause__
        except Exception as error:
            raise ToolkitError(_our_fault(function, error)) from error

    return call


def nearest(word: object, allowed: Iterable[str]) -> str:
    """A name and the names allowed → " Did you mean 'x'?" for a near miss, else nothing.

    >>> nearest("bodi", ["headline", "lead", "body"])
    " Did you mean 'body'?"
    >>> nearest("zebra", ["headline", "lead", "body"])
    ''
    """
    folded = {name.casefold(): name for name in allowed}
    close = difflib.get_close_matches(str(word).casefold(), folded, n=1)
    return f" Did you mean {folded[close[0]]!r}?" if close else ""


def _misuse(function: Callable[..., object], error: TypeError) -> str:
    name = _spoken_name(function)
    names = [p for p in inspect.signature(function).parameters if p != "self"]
    form = f"{name}({', '.join(names)})"
    return f"{name}(…) was called in a way it does not know ({error}); its form is {form}."


def _our_fault(function: Callable[..., object], error: Exception) -> str:
    return (
        f"{_spoken_name(function)}(…) stopped with a fault of the toolkit's own, not of yours "
        f"({type(error).__name__}: {error}); please report this sentence to the maintainers."
    )


def _spoken_name(function: Callable[..., object]) -> str:
    """The name that a reader wrote: for a class its own, not that of the call inside it."""
    owner, _, name = function.__qualname__.rpartition(".")
    return owner if name in ("__init__", "__post_init__") else name
