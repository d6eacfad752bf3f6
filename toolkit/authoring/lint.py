"""Hold every lesson to the rules of the course; each broken rule is one sentence.

The rules are those a reader would notice: a first cell that says what is ahead, an exercise for
every objective, a reason for every option, figures that speak, plain words, nothing of the
author's machine in the file.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from nbformat import NotebookNode

from toolkit.authoring.notebooks import (
    IGNORED,
    LEVEL_2,
    REFUSES,
    exercise_of,
    lesson_files,
    lesson_number,
    read_lesson,
    tags,
)
from toolkit.exercises.codes import Code
from toolkit.exercises.engine import find_exercise, lesson_module
from toolkit.exercises.kinds import Choice, Exercise, Judgement, Match
from toolkit.exposure import FOLDED_FROM_LEVEL
from toolkit.reading.numbers import both_numbers
from toolkit.reading.report import load_report
from toolkit.visualising.show import LONGEST_ALT

AVOID = re.compile(
    r"\b(just|simply|obviously|basically|clearly|of course|trivial|merely|click here|"
    r"score|points? scored|game|win|winner|quiz)\b|\b\w+(n't|'re|'ll|'ve|'m)\b|!(?!\[)",
    re.IGNORECASE,
)
PATH = re.compile(r"((?<![\w.])/(root|home|work|tmp|Users|mnt)/|[A-Z]:\\)")
VAGUE_LINK = re.compile(r"\[(here|link|this|click|https?:[^\]]*)\]\(", re.IGNORECASE)
QUOTATION = re.compile(r"“([^”]*)”")
HEADING = re.compile(r"^(#+) ", re.MULTILINE)


@dataclass(frozen=True)
class Lesson:
    """A lesson as the rules see it: its number, its cells, its declared exercises."""

    path: Path
    notebook: NotebookNode

    @cached_property
    def number(self) -> int:
        """The lesson's number."""
        return lesson_number(self.path)

    @cached_property
    def prose(self) -> list[str]:
        """The words of its Markdown cells, in order."""
        return [cell.source for cell in self.notebook.cells if cell.cell_type == "markdown"]

    @cached_property
    def code(self) -> list[NotebookNode]:
        """Its code cells, in order."""
        return [cell for cell in self.notebook.cells if cell.cell_type == "code"]

    @cached_property
    def objectives(self) -> dict[str, str]:
        """What a student can do at the end, by id."""
        module = lesson_module(self.number)
        return dict(module.OBJECTIVES) if module else {}

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises declared for it."""
        module = lesson_module(self.number)
        return tuple(module.EXERCISES) if module else ()

    @cached_property
    def outputs(self) -> str:
        """Every HTML and text output, joined."""
        pieces = []
        for cell in self.code:
            for output in cell.outputs:
                pieces.append(str(output.get("text", "")))
                pieces += [str(value) for value in output.get("data", {}).values()]
        return "\n".join(pieces)


Rule = Callable[[Lesson], Iterator[str]]


def lint_lessons() -> list[str]:
    """Nothing in, one sentence per broken rule out, over all shipped lessons."""
    return [sentence for path in lesson_files() for sentence in lint(path)]


def lint(path: Path) -> list[str]:
    """A lesson's file in, one sentence per broken rule out."""
    lesson = Lesson(path, read_lesson(path))
    return [f"{path.name}: {broken}" for rule in RULES for broken in rule(lesson)]


def first_cell_says_what_is_ahead(lesson: Lesson) -> Iterator[str]:
    """Title with a question, objectives, minutes, what you need, content level."""
    first = lesson.prose[0]
    if not re.match(rf"# {lesson.number} · .+\?\n", first):
        yield f"the title is not '# {lesson.number} · a question?'"
    needed = {
        "objectives": r"\*\*You will be able to\*\*",
        "minutes": r"\*\*Time\*\* \d+ minutes reading, \d+ minutes exercises",
        "what you need": r"\*\*You need\*\*",
        "content level": r"\*\*Content\*\* level \d",
    }
    for name, pattern in needed.items():
        if not re.search(pattern, first):
            yield f"the first cell does not give its {name}"
    for objective in lesson.objectives.values():
        if objective not in first:
            yield f"the first cell does not name the objective {objective!r}"


def minutes_add_up(lesson: Lesson) -> Iterator[str]:
    """The stated minutes of exercises are those of the exercises a reader does on one path."""
    stated = re.search(r"(\d+) minutes exercises", lesson.prose[0])
    twins = {exercise.twin for exercise in lesson.exercises}
    needed = sum(e.minutes for e in lesson.exercises if e.id not in twins)
    if stated and not needed - 5 <= int(stated.group(1)) <= needed + 5:
        yield f"says {stated.group(1)} minutes of exercises, and they add up to {needed}"


def objectives_and_exercises_meet(lesson: Lesson) -> Iterator[str]:
    """Every objective has an exercise, every exercise an objective and one cell."""
    met = {exercise.objective for exercise in lesson.exercises}
    yield from (f"objective {o!r} has no exercise" for o in lesson.objectives.keys() - met)
    yield from (f"{o!r} is no objective of this lesson" for o in met - lesson.objectives.keys())
    checked = [identity for cell in lesson.code if (identity := exercise_of(cell))]
    declared = [exercise.id for exercise in lesson.exercises]
    if checked != declared:
        yield f"checks {checked}, and {declared} are declared, in this order"


def kinds_vary(lesson: Lesson) -> Iterator[str]:
    """From lesson 01 on: four exercises or more, of three kinds or more."""
    kinds = {exercise.kind for exercise in lesson.exercises}
    if lesson.number and (len(kinds) < 3 or len(lesson.exercises) < 4):
        yield f"has {len(lesson.exercises)} exercises of {len(kinds)} kinds; 4 of 3 are needed"


def options_stand_in_the_text(lesson: Lesson) -> Iterator[str]:
    """What can be chosen is printed in the lesson, and every option has a reason."""
    prose = "\n".join(lesson.prose)
    for exercise in lesson.exercises:
        if isinstance(exercise, Match):
            texts = list(exercise.options)
        elif isinstance(exercise, Choice) or (
            isinstance(exercise, Judgement) and exercise.numbered
        ):
            texts = [option.text for option in exercise.options]
            if not all(option.reason for option in exercise.options):
                yield f"{exercise.id} has an option without a reason"
        else:
            continue
        yield from (
            f"{exercise.id}: the option {t!r} is not printed" for t in texts if t not in prose
        )


def killings_have_twins(lesson: Lesson) -> Iterator[str]:
    """An exercise about a killing has a twin without one, with the same objective."""
    by_id = {exercise.id: exercise for exercise in lesson.exercises}
    for exercise in lesson.exercises:
        if exercise.content_level < FOLDED_FROM_LEVEL:
            continue
        twin = by_id.get(exercise.twin)
        if twin is None or twin.content_level >= FOLDED_FROM_LEVEL:
            yield f"{exercise.id} describes killing and has no twin without"
        elif twin.objective != exercise.objective:
            yield f"{exercise.id} and its twin {twin.id} have different objectives"


def headings_are_in_order(lesson: Lesson) -> Iterator[str]:
    """One H1, no level skipped."""
    levels = [len(found) for text in lesson.prose for found in HEADING.findall(text)]
    if levels.count(1) != 1:
        yield f"has {levels.count(1)} titles of the first level"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


def it_ends_as_every_lesson_does(lesson: Lesson) -> Iterator[str]:
    """One key point an objective, Python met, limits, where next, and sources last."""
    last = lesson.prose[-1]
    points = re.search(r"## Key points\n\n((?:- .+\n)+)", last)
    if not points or points.group(1).count("- ") < len(lesson.objectives):
        yield "has fewer key points than objectives"
    for part in ("**Python you met**", "**What this cannot tell you.**", "**Where next.**"):
        if part not in last:
            yield f"does not end with {part}"
    if not last.split("\n\n")[-1].startswith("*Sources.*"):
        yield "sources and licence do not stand last"
    following = re.search(r"\*\*Where next\.\*\* Lesson (\d+)[^\n]*", last)
    numbers = [lesson_number(path) for path in lesson_files()]
    if not following or "being written" in following.group(0):
        return
    if int(following.group(1)) not in numbers:
        yield f"sends the reader to lesson {following.group(1)}, which does not exist"


def size_fits_one_sitting(lesson: Lesson) -> Iterator[str]:
    """20 to 36 cells, 700 to 1,100 words, 60 lines of code at most; lesson 00 is shorter."""
    cells = len(lesson.notebook.cells)
    words = sum(len(text.split("*Sources.*")[0].split()) for text in lesson.prose)
    lines = sum(1 for c in lesson.code for line in c.source.split("\n") if line.strip())
    fewest, most = (20, 36) if lesson.number else (10, 15)
    least, longest = (700, 1100) if lesson.number else (400, 750)
    if not fewest <= cells <= most:
        yield f"has {cells} cells; {fewest} to {most} are meant"
    if not least <= words <= longest:
        yield f"has {words} words; {least} to {longest} are meant"
    if lines > 60:
        yield f"has {lines} lines of code; 60 are meant at most"


def words_are_plain(lesson: Lesson) -> Iterator[str]:
    """No word of the avoid list, no contraction, no exclamation mark; exercises included."""
    spoken = [*lesson.prose, *map(_everything_said, lesson.exercises)]
    for text in spoken:
        plain = re.sub(r"`[^`]*`", "", text)
        yield from (f"uses {found.group(0)!r}" for found in AVOID.finditer(plain))
        if VAGUE_LINK.search(text):
            yield f"has a link whose words do not say where it goes: {text[:60]!r}"
        if re.search(r"!\[\s*\]\(", text):
            yield "has a picture without alternative text"
        for quotation in QUOTATION.findall(text):
            if len(quotation.split()) > 5:
                yield f"quotes more than five words: {quotation!r}"


def figures_speak(lesson: Lesson) -> Iterator[str]:
    """Every picture has alternative text of fitting length and the table behind it."""
    for cell in lesson.code:
        for output in cell.outputs:
            data = output.get("data", {})
            html = str(data.get("text/html", ""))
            if any(kind.startswith("image/") for kind in data) or (
                "<img" in html and not re.search(r"<figure.*<figcaption>.*<table>", html, re.S)
            ):
                yield "has a picture without words and table; show(…) gives both"
            for alt in re.findall(r'<img alt="([^"]*)"', html):
                if not 40 <= len(alt) <= LONGEST_ALT:
                    yield f"has an alternative text of {len(alt)} characters"


def _blank(cell: NotebookNode) -> bool:
    """Whether a cell has a blank to fill; where sentences are coded, the blank is the Coder."""
    return "____" in cell.source or isinstance(find_exercise(exercise_of(cell)), Code)


def stored_clean(lesson: Lesson) -> Iterator[str]:
    """Executed in order, exercises open, no error, no path, no widget state, no killing."""
    counts = [cell.execution_count for cell in lesson.code if REFUSES not in tags(cell)]
    if counts != list(range(1, len(counts) + 1)):
        yield "is not stored as executed from top to bottom; run `python -m toolkit lessons run`"
    for cell in lesson.code:
        identity = exercise_of(cell)
        if identity and (IGNORED not in tags(cell) or not _blank(cell) or cell.outputs):
            yield f"the cell of {identity} is not stored blank, without output, tagged {IGNORED}"
        if any(output.output_type == "error" for output in cell.outputs):
            yield "holds an error output"
        if LEVEL_2 in tags(cell) and IGNORED not in tags(cell):
            yield f"a cell tagged {LEVEL_2} is not tagged {IGNORED}"
    if "widgets" in lesson.notebook.metadata:
        yield "holds saved widget state"
    if PATH.search(lesson.outputs) or any(PATH.search(cell.source) for cell in lesson.code):
        yield "holds a path of somebody's machine"
    report = load_report()
    for number in range(1, len(report.sentences) + 1):
        sentence = report.sentence(number)
        if sentence.content_level >= FOLDED_FROM_LEVEL and sentence.text in lesson.outputs:
            yield f"stores sentence {number}, which describes killing, unfolded"


def _everything_said(exercise: Exercise) -> str:
    """An exercise → every sentence it may say to a reader."""
    said = [exercise.reason, *exercise.hints, *(message for _, message in exercise.known_wrong())]
    said += [str(getattr(exercise, name, "")) for name in ("otherwise", "model")]
    said += [
        option.reason for option in getattr(exercise, "options", ()) if hasattr(option, "reason")
    ]
    return "\n".join(said)


def numbers_come_in_pairs(lesson: Lesson) -> Iterator[str]:
    """Beside each number of the report is that of our sentence; code is left as it is."""
    for words in (re.sub("`[^`]*`", "", cell) for cell in lesson.prose):
        if both_numbers(words) != words:
            yield f"names a sentence of the report without ours, in {words[:40]!r}"


RULES: tuple[Rule, ...] = (
    first_cell_says_what_is_ahead,
    minutes_add_up,
    objectives_and_exercises_meet,
    kinds_vary,
    options_stand_in_the_text,
    killings_have_twins,
    headings_are_in_order,
    it_ends_as_every_lesson_does,
    size_fits_one_sitting,
    words_are_plain,
    numbers_come_in_pairs,
    figures_speak,
    stored_clean,
)
