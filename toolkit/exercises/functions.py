"""The kind *function*: the reader writes one, and it is tried on cases that they can see.

A case that fails is shown with what went in and what came out, so that the function can be mended
without guessing. What a case does to the notebook around it is the reader's own affair.
"""

from dataclasses import dataclass
from typing import ClassVar

from toolkit.exercises.kinds import (
    NOT_STARTED,
    NOT_YET,
    RIGHT,
    Answers,
    Exercise,
    Verdict,
    is_blank,
    same,
    shown,
)


@dataclass(frozen=True)
class Case:
    """What goes in, what must come out, and what to tell the reader if it does not."""

    argument: object
    expected: object
    message: str


@dataclass(frozen=True, kw_only=True)
class Function(Exercise):
    """A function of one argument, tried on each case in turn."""

    cases: tuple[Case, ...]
    kind: ClassVar[str] = "function"

    def judge(self, answers: Answers) -> Verdict:
        """Right where every case comes out as it must; else the first that does not, shown."""
        ((name, function),) = answers.items()
        if not callable(function):
            return Verdict(
                NOT_YET,
                f"{name} is {shown(function)}, and no function: begin with def {name}(…): and end "
                "with return.",
            )
        for case in self.cases:
            verdict = _tried(name, function, case)
            if verdict:
                return verdict
        return Verdict(RIGHT, self.reason)


def _tried(name: str, function: object, case: Case) -> Verdict | None:
    """A function and a case → what to tell the reader, or nothing where it comes out right."""
    call = f"{name}({case.argument!r})"
    try:
        result = function(case.argument)  # type: ignore[operator]
    except Exception as error:
        return Verdict(NOT_YET, f"{call} stopped with {type(error).__name__}: {error}.")
    if is_blank(result):
        return Verdict(NOT_STARTED, "Replace ____ with your answer, then run this cell again.")
    if result is None:
        return Verdict(NOT_YET, f"{call} gave nothing back: does the last line begin with return?")
    if not same(result, case.expected):
        return Verdict(
            NOT_YET,
            f"{call} gave {shown(result)}; it should give {case.expected!r}. {case.message}",
        )
    return None
