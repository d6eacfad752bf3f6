"""What a coder writes down before the first coding: the question, the unit, the sample.

The record holds these words and nothing else.
"""

from dataclasses import dataclass, fields
from html import escape
from typing import Any

from toolkit.errors import ToolkitError, plain_errors

ASKS = {
    "question": "What do I want to know?",
    "unit": "What is one thing that I code: a sentence, a passage, an event?",
    "sample": "Which texts, which parts of them?",
    "left_out": "What does this sample leave out, and what can it therefore not show?",
}


@dataclass(frozen=True, repr=False)
class Plan:
    """Question, unit, sample and what the sample leaves out; each is text, and may still be blank.

    >>> plan = Plan(question="Who is quoted?", unit="a sentence")
    >>> plan.blanks
    ['sample', 'left_out']
    """

    question: str = ""
    unit: str = ""
    sample: str = ""
    left_out: str = ""

    @plain_errors
    def __post_init__(self) -> None:
        """Refuse what is no text."""
        for part in fields(self):
            words = getattr(self, part.name)
            if not isinstance(words, str):
                raise ToolkitError(
                    f"The {part.name} of a plan is written in words, and {words!r} is none; put "
                    "the words in quotation marks."
                )

    @property
    def blanks(self) -> list[str]:
        """The parts that are not written yet."""
        return [name for name in ASKS if not getattr(self, name).strip()]

    def __repr__(self) -> str:
        """One line a part; a blank one shows what it asks."""
        lines = [
            f"{name}: {getattr(self, name).strip() or '(blank) ' + ASKS[name]}" for name in ASKS
        ]
        return "\n".join([*lines, self._state()])

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        rows = ""
        for name, asks in ASKS.items():
            words = getattr(self, name).strip()
            cell = escape(words) if words else f"<em>{escape('(blank) ' + asks)}</em>"
            left = 'style="text-align:left"'
            rows += f'<tr><th scope="row" {left}>{name}</th><td dir="auto" {left}>{cell}</td></tr>'
        html = f"<table><tbody>{rows}</tbody></table><p>{escape(self._state())}</p>"
        return {"text/html": html, "text/plain": repr(self)}

    def _state(self) -> str:
        if self.blanks:
            return f"Still blank: {', '.join(self.blanks)}."
        return "Nothing is blank."
