"""The kinds of exercise, each a declaration that can judge an answer.

An exercise is declared once, in its lesson's file: the answer that is right, the wrong answers
people give, each with a message of its own, and hints that go step by step.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from numbers import Number
from typing import Any, ClassVar

from toolkit.errors import ToolkitError, nearest

NOT_STARTED = "not started"
RIGHT = "right"
NOT_YET = "not yet"
STOPPED = "stopped by an error"
JUDGEMENT = "your judgement"
SATISFIED = (RIGHT, JUDGEMENT)

Answers = Mapping[str, object]


NUMBER_ALONE = "Here a number is meant: write it alone, without words or brackets."
NEARLY = 0.85  # how alike a copied option must be to count as that option
UNIT = re.compile(r"(?<=\d)\s*(words?|sentences?)\.?$", re.IGNORECASE)  # "28 words" is 28


class Blank:
    """The mark ____: here goes your answer."""

    def __repr__(self) -> str:
        """The mark itself, as it stands in a lesson."""
        return "____"


____ = Blank()
MISSING = Blank()  # a name that does not exist in the notebook


def is_blank(answer: object) -> bool:
    """Whether an answer was left open: ____ or … (three dots)."""
    return isinstance(answer, Blank) or answer is ...


@dataclass(frozen=True)
class Verdict:
    """What a check found: one of the five states, and what to tell the reader."""

    state: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """What every kind shares. `variables` are the names that the reader fills in, in order.

    `solution` is the code that fills them rightly; `reason` says why it is right; `wrong` pairs
    the code of a documented wrong answer with the message it gets. A `twin` is the id of the same
    exercise without a killing.
    """

    id: str
    objective: str
    minutes: int
    variables: tuple[str, ...]
    solution: str
    reason: str
    hints: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...] = ()
    content_level: int = 0
    twin: str = ""
    version: int = 1
    kind: ClassVar[str] = ""

    def judge(self, answers: Answers) -> Verdict:
        """The reader's answers by name → a verdict. Blank ones never come this far."""
        raise NotImplementedError

    def known_wrong(self) -> list[tuple[str, str]]:
        """Every documented wrong answer, as code, with the message it must get."""
        return list(self.wrong)


@dataclass(frozen=True, kw_only=True)
class Value(Exercise):
    """One value: a number, a word, a list; equivalent forms of `accepted` are right answers."""

    accepted: tuple[object, ...]
    otherwise: str
    kind: ClassVar[str] = "value"

    def judge(self, answers: Answers) -> Verdict:
        """Right where the answer equals an accepted one; else its message, or `otherwise`."""
        (answer,) = answers.values()
        if hasattr(answer, "in_words"):  # a resolved word of time stands for its first day
            answer = getattr(answer, "start", answer)
        if any(same(answer, accepted) for accepted in self.accepted):
            return Verdict(RIGHT, self.reason)
        if isinstance(answer, (list, tuple)) and not isinstance(self.accepted[0], (list, tuple)):
            return Verdict(NOT_YET, "That is a list; len(…) counts what is in it.")
        if is_number_missing(answer, self.accepted):
            return Verdict(NOT_YET, NUMBER_ALONE)
        for code, message in self.wrong:
            if same(answer, literal(code)):
                return Verdict(NOT_YET, message)
        return Verdict(NOT_YET, self.otherwise)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer to choose, and the reason that it is right or is not."""

    text: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Choice(Exercise):
    """One of several numbered options; every option says why it is right or is not."""

    options: tuple[Option, ...]
    right: int
    kind: ClassVar[str] = "choice"

    def judge(self, answers: Answers) -> Verdict:
        """Right where the number, or the words, of the right option were given."""
        (answer,) = answers.values()
        numbered = enumerate(self.options, start=1)
        chosen = [(n, option) for n, option in numbered if _means(answer, n, option.text)]
        if len(chosen) == 1:
            ((number, option),) = chosen
            return Verdict(RIGHT if number == self.right else NOT_YET, option.reason)
        return Verdict(NOT_YET, _choose_one(len(self.options), answer))

    def known_wrong(self) -> list[tuple[str, str]]:
        """Every option but the right one, with its reason."""
        name = self.variables[0]
        numbered = enumerate(self.options, start=1)
        return [(f"{name} = {n}", option.reason) for n, option in numbered if n != self.right]


@dataclass(frozen=True, kw_only=True)
class Judgement(Exercise):
    """Options none of which is wrong: the reader decides, and each answer is commented.

    Chosen by number, or, where `numbered` is False, by what a call gave back.
    """

    options: tuple[Option, ...]
    numbered: bool = True
    sealed: bool = False
    otherwise: str = ""
    kind: ClassVar[str] = "your judgement"

    def judge(self, answers: Answers) -> Verdict:
        """The reader's judgement, where one of the options was given."""
        (answer,) = answers.values()
        for number, option in enumerate(self.options, start=1):
            if self.numbered and same(answer, number):
                return Verdict(JUDGEMENT, option.reason)
            if isinstance(answer, str) and answer.casefold().startswith(option.text.casefold()):
                return Verdict(JUDGEMENT, option.reason)
        return Verdict(NOT_YET, self.otherwise or _choose_one(len(self.options), answer))


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a table to fill: its name, what is right, and what people write instead."""

    variable: str
    accepted: tuple[object, ...]
    wrong: tuple[tuple[object, str], ...] = ()
    otherwise: str = 'Use words of the sentence; if it does not say, write "not stated".'


@dataclass(frozen=True, kw_only=True)
class Table(Exercise):
    """Several fields to fill, each judged on its own; "not stated" can be a right one."""

    fields: tuple[Field, ...]
    kind: ClassVar[str] = "table"

    def judge(self, answers: Answers) -> Verdict:
        """Right where every cell is; else how many are, and what to look at in the others."""
        still_open = []
        for field in self.fields:
            message = self.look_again(field, answers[field.variable])
            if message:
                still_open.append(f"{field.variable}: {message}")
        if not still_open:
            return Verdict(RIGHT, self.reason)
        right = len(self.fields) - len(still_open)
        return Verdict(
            NOT_YET, "\n".join([f"{right} of {len(self.fields)} fields are right.", *still_open])
        )

    def look_again(self, field: Field, answer: object) -> str:
        """A field and its answer → what to tell the reader, or "" where it is right."""
        if is_blank(answer):
            return "still blank."
        if any(same(answer, accepted) for accepted in field.accepted):
            return ""
        for wrong, message in field.wrong:
            if same(answer, wrong):
                return message
        if is_number_missing(answer, field.accepted):
            return NUMBER_ALONE
        if isinstance(answer, str) and nearest(
            answer, [str(a) for a in field.accepted if spelt(a)]
        ):
            return "Nearly: compare the spelling with the sentence."
        return field.otherwise

    def known_wrong(self) -> list[tuple[str, str]]:
        """The solution with one field wrong at a time."""
        return [
            (f"{self.solution}\n{field.variable} = {wrong!r}", message)
            for field in self.fields
            for wrong, message in field.wrong
        ]


@dataclass(frozen=True, kw_only=True)
class Match(Table):
    """Pieces to sort: a table whose fields all take one of the same few numbers."""

    options: tuple[str, ...] = ()
    kind: ClassVar[str] = "match"

    def look_again(self, field: Field, answer: object) -> str:
        """A field and its answer, a number or words of an option → what to say, or ""."""
        if is_blank(answer):
            return "still blank."
        chosen = [n for n, option in enumerate(self.options, start=1) if _means(answer, n, option)]
        if len(chosen) != 1:
            return f"Write a number from 1 to {len(self.options)}."
        if any(same(chosen[0], accepted) for accepted in field.accepted):
            return ""
        messages = [message for wrong, message in field.wrong if same(chosen[0], wrong)]
        return (messages or [f"Not {chosen[0]}; the first hint says what to ask."])[0]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A passage to pick out of a sentence: the words it needs, and those it may take along."""

    variable: str
    needs: str
    may: str = ""
    reason: str
    wrong: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Span(Exercise):
    """Passages of one sentence, copied out; a boundary may lie a word further or nearer."""

    sentence: str
    parts: tuple[Part, ...]
    kind: ClassVar[str] = "span"

    def judge(self, answers: Answers) -> Verdict:
        """Right where every passage has the words it needs and none that belong to another."""
        found = [(part, self.look_again(part, answers[part.variable])) for part in self.parts]
        still_open = [f"{part.variable}: {message}" for part, message in found if message]
        if not still_open:
            return Verdict(RIGHT, self.reason)
        right = len(self.parts) - len(still_open)
        return Verdict(
            NOT_YET, "\n".join([f"{right} of {len(self.parts)} passages are right.", *still_open])
        )

    def look_again(self, part: Part, answer: object) -> str:
        """A part and its answer → what to tell the reader, or "" where it is right."""
        if is_blank(answer):
            return "still blank."
        words, needs = _bare_words(spoken(answer)), _bare_words(part.needs)
        for wrong, message in part.wrong:
            if words == _bare_words(wrong):
                return message
        strangers = words - _bare_words(self.sentence)
        if strangers or not words:
            return "Copy the words from the sentence, between quotation marks."
        if needs - words:
            return f"Not all of it yet, or another passage. {part.reason}"
        if words - needs - _bare_words(part.may):
            return f"Too much: some of these words belong to another passage. {part.reason}"
        return ""

    def known_wrong(self) -> list[tuple[str, str]]:
        """The solution with one passage wrong at a time."""
        return [
            (f"{self.solution}\n{part.variable} = {wrong!r}", message)
            for part in self.parts
            for wrong, message in part.wrong
        ]


@dataclass(frozen=True, kw_only=True)
class Text(Exercise):
    """A text of the reader's own: a model to lay beside it, questions to rate oneself by."""

    model: str
    ask_yourself: tuple[str, ...]
    at_least_words: int = 5
    sealed: bool = False
    kind: ClassVar[str] = "text"

    def judge(self, answers: Answers) -> Verdict:
        """The reader's judgement, once some words were written."""
        empty = [name for name, answer in answers.items() if is_blank(answer)]
        empty += [n for n, a in answers.items() if isinstance(a, str) and not a.strip()]
        if empty:
            return Verdict(NOT_YET, f"{empty[0]}: still blank.")
        written = " ".join(spoken(answer) for answer in answers.values()).split()
        if len(written) < self.at_least_words:
            some = f"{self.at_least_words} words or more"
            return Verdict(NOT_YET, f"Write {some} in all; now there are {len(written)}.")
        questions = "\n".join(f"· {question}" for question in self.ask_yourself)
        sealed = "Sealed as it is; it comes back.\n" if self.sealed else ""
        words = f"{sealed}One way to write it: {self.model}\nAsk yourself:\n{questions}"
        return Verdict(JUDGEMENT, words)


@dataclass(frozen=True, kw_only=True)
class Claim(Text):
    """How do you know? How else could it be? Answered in words, weighed by the reader."""

    kind: ClassVar[str] = "claim"


@dataclass(frozen=True, kw_only=True)
class Guess(Exercise):
    """A guess before looking: sealed as it is, never marked, brought back later."""

    sealed: bool = True
    kind: ClassVar[str] = "guess"

    def judge(self, answers: Answers) -> Verdict:
        """The reader's judgement, whatever it is; where a number is guessed, a number."""
        (answer,) = answers.values()
        if _number(literal(self.solution)) is not None and _number(answer) is None:
            return Verdict(NOT_YET, f"{NUMBER_ALONE} Nothing is sealed yet.")
        return Verdict(JUDGEMENT, self.reason)


def literal(code: str) -> object:
    """A line "name = 3" → 3. Wrong answers of values are declared as literals."""
    import ast

    return ast.literal_eval(code.split("=", 1)[1].strip())


def same(answer: object, expected: object) -> bool:
    """Whether two answers say the same: 3, 3.0 and "3"; "Sunday" and " sunday "; lists and tuples.

    >>> same("36 ", 36), same(0.1 + 0.2, 0.3), same((1, 2), [1, 2]), same("Body", "lead")
    (True, True, True, False)
    """
    if isinstance(expected, (list, tuple)):
        if isinstance(answer, (str, bytes)) or not hasattr(answer, "__iter__"):
            return False
        given: list[Any] = list(answer)
        return len(given) == len(expected) and all(map(same, given, expected))
    if isinstance(expected, (set, frozenset)):
        if isinstance(answer, (str, bytes)) or not hasattr(answer, "__iter__"):
            return False
        return {_folded(part) for part in answer} == {_folded(part) for part in expected}
    if isinstance(expected, Number) and not isinstance(expected, bool):
        number = _number(answer)
        return number is not None and abs(number - _number_or_nan(expected)) <= 1e-9
    return _folded(answer) == _folded(expected)


def spoken(answer: object) -> str:
    """An answer in words → the words; whatever is no text is asked for again in one sentence."""
    if isinstance(answer, (str, int, float)):
        return str(answer)
    if isinstance(answer, (list, tuple)):
        return " ".join(map(str, answer))
    raise ToolkitError(
        f'{shown(answer)} is no text; write your words between quotation marks: "like this".'
    )


def shown(answer: object) -> str:
    """An answer as it is quoted in a message: its repr, cut at 40 characters."""
    text = repr(answer)
    return text if len(text) <= 40 else text[:37] + "…"


def spelt(expected: object) -> bool:
    """Whether an accepted answer is a word long enough to be misspelt."""
    return isinstance(expected, str) and len(expected) >= 4 and not expected.startswith("not ")


def is_number_missing(answer: object, accepted: tuple[object, ...]) -> bool:
    """Whether numbers alone are right here, and the answer is none: words, or a list of them."""
    only_numbers = all(isinstance(a, Number) and not isinstance(a, bool) for a in accepted)
    return only_numbers and _number(answer) is None


def _choose_one(last: int, answer: object) -> str:
    return f"Write a number from 1 to {last}, or copy an option; {shown(answer)} is none of them."


def _means(answer: object, number: int, option: str) -> bool:
    """Whether an answer is an option's number, or words of it."""
    if isinstance(answer, str) and len(answer.strip()) >= 3:
        words, wanted = str(_folded(answer)), str(_folded(option))
        return words in wanted or SequenceMatcher(None, words, wanted).ratio() >= NEARLY
    return same(answer, number)


def _bare_words(text: str) -> set[str]:
    return {word.strip(".,;:‹›“”\"'()").casefold() for word in text.replace("’", "'").split()} - {
        ""
    }


def _folded(answer: object) -> object:
    if isinstance(answer, str):
        words = answer.casefold().replace("’", "'").strip(" .").split()
        return " ".join(words[1:] if words[:1] == ["the"] else words)
    return answer


def _number(answer: object) -> float | None:
    if isinstance(answer, bool):
        return None
    if isinstance(answer, str):
        answer = UNIT.sub("", answer.strip().replace(",", ""))
    try:
        return float(answer)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None


def _number_or_nan(expected: object) -> float:
    number = _number(expected)
    return float("nan") if number is None else number
