"""Check an answer, give a hint, show a solution: the calls that a lesson makes.

`check` never raises, except where TOOLKIT_REQUIRE=right asks for it (for CI), and never prints
chance: the same answer always reads the same.
"""

import hashlib
import importlib
import os
import sys
from collections.abc import Mapping
from functools import cache
from html import escape
from types import ModuleType
from typing import Any

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.exercises import progress as record
from toolkit.exercises.kinds import (
    JUDGEMENT,
    MISSING,
    NOT_STARTED,
    RIGHT,
    SATISFIED,
    STOPPED,
    Answers,
    Exercise,
    Guess,
    Judgement,
    Text,
    Verdict,
    ____,
    is_blank,
    shown,
)
from toolkit.exposure import hides
from toolkit.page import Page, folded, paragraph, show_page
from toolkit.reading.numbers import both_numbers

LESSONS = range(15)
TRIES_BEFORE_SOLUTION = 3
MARKS = {RIGHT: "✓", JUDGEMENT: "◆", NOT_STARTED: "○"}

_kept: dict[str, object] = {}  # right answers of this session, for given()
_tries: dict[str, int] = {}
_hints_given: dict[str, int] = {}


@cache
def lesson_module(number: int) -> ModuleType | None:
    """A lesson's number → the module that declares its exercises, or None where there is none."""
    try:
        return importlib.import_module(f"toolkit.exercises.lesson_{number:02d}")
    except ModuleNotFoundError:
        return None


def all_exercises() -> dict[str, Exercise]:
    """Every exercise of the course by its id, in the order of the lessons."""
    modules = [module for number in LESSONS if (module := lesson_module(number))]
    return {exercise.id: exercise for module in modules for exercise in module.EXERCISES}


def find_exercise(identity: object) -> Exercise:
    """An exercise's id → the exercise; an unknown one is refused with a near miss."""
    known = all_exercises()
    if not isinstance(identity, str) or identity not in known:
        same_lesson = [name for name in known if name[:3] == str(identity)[:3]]
        raise ToolkitError(
            f"There is no exercise {identity!r}.{nearest(identity, same_lesson or known)} "
            'The id stands between quotation marks in the exercise\'s own cell: check("l00.q1").'
        )
    return known[identity]


@plain_errors
def check(id: str, *answer: object) -> None:  # noqa: A002 - the word the lessons use
    """An exercise's id in, feedback below the cell: reads the declared name, or takes a value."""
    try:
        exercise = find_exercise(id)
    except ToolkitError as error:
        show_page(Page(_box(f"<p>{escape(str(error))}</p>"), str(error)))
        _require(STOPPED, str(error))
        return
    names = _notebook_names()
    answers = _answers(exercise, answer, names)
    verdict = _sealed_before(exercise, judged(exercise, answers))
    notice = _remember(exercise, verdict, answers)
    show_page(feedback_page(exercise, verdict, notice))
    _require(verdict.state, f"{exercise.id}: {verdict.message}")


@plain_errors
def hint(id: str) -> None:  # noqa: A002
    """An exercise's id in, its next hint below the cell; after the last one they start over."""
    exercise = find_exercise(id)
    step = _hints_given.get(exercise.id, 0) % len(exercise.hints)
    _hints_given[exercise.id] = step + 1
    text = both_numbers(f"Hint {step + 1} of {len(exercise.hints)}: {exercise.hints[step]}")
    show_page(Page(_box(paragraph(text)), text))


@plain_errors
def solution(id: str, word: str = "") -> None:  # noqa: A002
    """An exercise's id in, a solution and its reason below the cell.

    Offered after a right answer or three tries; with the word "show" at any time.
    """
    exercise = find_exercise(id)
    tries = _tries.get(exercise.id, 0) or record.tries(exercise.id)
    if word != "show" and tries < TRIES_BEFORE_SOLUTION and exercise.id not in _kept:
        text = (
            f"The solution opens after a right answer or {TRIES_BEFORE_SOLUTION} tries; "
            f'to see it now, write: solution("{exercise.id}", "show")'
        )
        show_page(Page(_box(paragraph(text)), text))
        return
    if isinstance(exercise, (Judgement, Guess)):
        text = "Every answer is taken here, so there is no solution to show."
        show_page(Page(_box(paragraph(text)), text))
        return
    text = f"{exercise.solution}\n{both_numbers(exercise.reason)}"
    show_page(Page(_box(_solution_html(exercise)), text))


@plain_errors
def given(id: str) -> Any:  # noqa: A002
    """An exercise's id in, the reader's own answer out if it was right, else the reference.

    For a guess or a bet: the first answer that was sealed. Prints nothing, so that a gap never
    blocks the cells below it.
    """
    exercise = find_exercise(id)
    if getattr(exercise, "sealed", False):
        nothing = f"(nothing was sealed in {exercise.id} yet)"
        return record.sealed_answer(exercise.id, [nothing] if exercise.variables[1:] else nothing)
    if exercise.id in _kept:
        return _kept[exercise.id]
    return _one(reference(exercise))


def reference(exercise: Exercise) -> dict[str, object]:
    """An exercise → what its solution gives, by name."""
    return run_code(exercise, exercise.solution)


def run_code(exercise: Exercise, code: str) -> dict[str, object]:
    """Run the code of an answer among the names that a lesson imports → its variables."""
    import toolkit

    names: dict[str, object] = {name: getattr(toolkit, name) for name in toolkit.__all__}
    module = lesson_module(int(exercise.id[1:3]))
    exec(getattr(module, "PREPARE", ""), names)
    exec(code, names)
    return {variable: names[variable] for variable in exercise.variables}


def judged(exercise: Exercise, answers: Answers) -> Verdict:
    """An exercise and its answers → a verdict; nothing an answer does can stop it."""
    try:
        blanks = [name for name, answer in answers.items() if is_blank(answer)]
        missing = [name for name in blanks if answers[name] is MISSING]
        if missing:
            words = (
                f"There is no {missing[0]} yet: write {missing[0]} = and your answer above check."
            )
            return Verdict(NOT_STARTED, words)
        if len(blanks) == len(answers) and hides(exercise.content_level):
            words = f"On the low-exposure path, do the twin without a killing: {exercise.twin}."
            return Verdict(NOT_STARTED, words)
        if len(blanks) == len(answers):
            return Verdict(NOT_STARTED, "Replace ____ with your answer, then run this cell again.")
        return exercise.judge(answers)
    except ToolkitError as error:
        return Verdict(STOPPED, str(error))
    except Exception as error:
        return Verdict(
            STOPPED,
            f"Looking at your answer stopped with {type(error).__name__}: {error}. "
            "Nothing is lost; write the answer once more and run the cell again.",
        )


def feedback_page(exercise: Exercise, verdict: Verdict, notice: str = "") -> Page:
    """What a reader sees after a check: the state in words, the message, folded hints."""
    state = verdict.state[0].upper() + verdict.state[1:]
    mark = MARKS.get(verdict.state, "·")
    message = both_numbers(verdict.message)
    text = [f"{mark} {state}. {message}"]
    html = [f"<p><strong>{mark} {escape(state)}.</strong> {_lines(message)}</p>"]
    if notice:
        text.append(notice)
        html.append(paragraph(notice))
    if verdict.state not in SATISFIED:
        text.append(f'For a hint: hint("{exercise.id}")')
        html.append(_hints_html(exercise))
    if verdict.state == RIGHT or (
        verdict.state not in SATISFIED
        and not isinstance(exercise, (Judgement, Guess))
        and _tries.get(exercise.id, 0) >= TRIES_BEFORE_SOLUTION
    ):
        text.append(f'To see a solution: solution("{exercise.id}")')
        right = verdict.state == RIGHT  # its reason was given a line above
        html.append(folded("A solution", _code(exercise) if right else _solution_html(exercise)))
    return Page(_box("".join(html)), "\n".join(text))


def _answers(exercise: Exercise, answer: tuple[object, ...], names: Mapping[str, Any]) -> Answers:
    if answer:
        return dict(zip(exercise.variables, answer, strict=False)) | dict.fromkeys(
            exercise.variables[len(answer) :], ____
        )
    return {name: names.get(name, MISSING) for name in exercise.variables}


def _sealed_before(exercise: Exercise, verdict: Verdict) -> Verdict:
    """A bet that was sealed before stays as it was, and says so."""
    if not isinstance(exercise, (Judgement, Guess)) or verdict.state != JUDGEMENT:
        return verdict
    first = record.sealed_answer(exercise.id, None) if exercise.sealed else None
    if first is None:
        return verdict
    words = f"Your first answer, {shown(first)}, stays sealed; it is the one that comes back."
    return Verdict(JUDGEMENT, words)


def _notebook_names() -> Mapping[str, Any]:
    """The names of whoever called: the first frame on the way up that is not the toolkit's."""
    frame = sys._getframe(1)
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("toolkit."):
        frame = frame.f_back
    return {**frame.f_globals, **frame.f_locals}


def _remember(exercise: Exercise, verdict: Verdict, answers: Answers) -> str:
    """Keep the verdict: in this session, and in the progress file → a sentence to add, or ""."""
    if verdict.state == NOT_STARTED:
        return ""
    _tries[exercise.id] = _tries.get(exercise.id, record.tries(exercise.id)) + 1
    if verdict.state in SATISFIED:
        _kept[exercise.id] = _one(answers)
    sealed = getattr(exercise, "sealed", False) and verdict.state in SATISFIED
    again = isinstance(exercise, Text) and record.sealed_answer(exercise.id, None) is not None
    notice = record.keep(
        exercise.id,
        exercise.version,
        verdict.state,
        _tries[exercise.id],
        "" if sealed else _fingerprint(answers),
        _one(answers) if sealed else None,
    )
    return notice or ("What you sealed first is what comes back." if sealed and again else "")


def _fingerprint(answers: Answers) -> str:
    """A short hash, so that a later answer can be told from this one; the answer is not kept."""
    try:
        words = repr(list(map(_lasting, answers.values())))
    except Exception:
        words = "an answer that cannot be written"
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _lasting(answer: object) -> object:
    """An answer → what is the same whenever it is given: for a function its code, not its place."""
    code = getattr(answer, "__code__", None)
    return (code.co_code, code.co_consts, code.co_names) if code else answer


def _require(state: str, message: str) -> None:
    if os.environ.get("TOOLKIT_REQUIRE") == "right" and state not in SATISFIED:
        raise ToolkitError(f"{state}: {message}")


def _one(answers: Mapping[str, object]) -> object:
    values = list(answers.values())
    return values[0] if len(values) == 1 else values


def _lines(message: str) -> str:
    return "<br>".join(escape(line) for line in message.split("\n"))


def _hints_html(exercise: Exercise) -> str:
    """Hints folded into one another: each opens the way to the next."""
    inner = ""
    for number in range(len(exercise.hints), 0, -1):
        inner = folded(
            f"Hint {number} of {len(exercise.hints)}",
            paragraph(both_numbers(exercise.hints[number - 1])) + inner,
        )
    return inner


def _solution_html(exercise: Exercise) -> str:
    return _code(exercise) + paragraph(both_numbers(exercise.reason))


def _code(exercise: Exercise) -> str:
    return f"<pre style='margin:0.3em 0'>{escape(exercise.solution)}</pre>"


def _box(inner: str) -> str:
    return (
        '<div role="status" style="border-left:4px solid #6f7fa0;padding:0.1em 0.9em;'
        f'max-width:44em;line-height:1.45">{inner}</div>'
    )
