"""The kind *code*: the reader codes sentences, and sees where a panel coded them otherwise.

Nothing is wrong here. Where reader and panel differ, the panel's reason is given, and the decision
stays with the reader.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from toolkit.exercises.kinds import JUDGEMENT, NOT_STARTED, NOT_YET, Answers, Exercise, Verdict
from toolkit.reading.report import load_report

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Coded:
    """A sentence's number, the code that the panel gave it, and why."""

    sentence: int
    code: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Code(Exercise):
    """Sentences of the study text to code with one of `codes` each, in a Coder."""

    codes: tuple[str, ...]
    panel: tuple[Coded, ...]
    kind: ClassVar[str] = "code"

    def judge(self, answers: Answers) -> Verdict:
        """The reader's judgement, once every sentence has a code; else which have none yet."""
        ((name, coder),) = answers.items()
        codings = getattr(coder, "codings", None)
        if not hasattr(codings, "itertuples"):
            return Verdict(NOT_YET, f"{name} is no Coder; run the cell that makes it once more.")
        given = {unit.sentence: self._given(codings, unit.sentence) for unit in self.panel}
        still_open = [str(number) for number, codes in given.items() if not codes]
        if len(still_open) == len(given):
            return Verdict(NOT_STARTED, f"Nothing is coded yet with {' or '.join(self.codes)}.")
        if still_open:
            done = len(given) - len(still_open)
            return Verdict(
                NOT_YET,
                f"{done} of {len(given)} sentences have a code of these; still without: "
                f"{', '.join(still_open)}.",
            )
        return Verdict(JUDGEMENT, self._beside_the_panel(given))

    def _given(self, codings: "pandas.DataFrame", number: int) -> list[str]:
        """The codes of this exercise that the reader gave to a passage of a sentence."""
        sentence = load_report().sentence(number)
        touching = codings[(codings.start < sentence.end) & (codings.end > sentence.start)]
        return [code for code in dict.fromkeys(touching.code) if code in self.codes]

    def _beside_the_panel(self, given: dict[int, list[str]]) -> str:
        differing = [unit for unit in self.panel if unit.code not in given[unit.sentence]]
        same = len(self.panel) - len(differing)
        lines = [f"In {same} of {len(self.panel)} you decided as the panel did."]
        lines += [
            f"{unit.sentence}: you {', '.join(given[unit.sentence])}, the panel {unit.code}. "
            f"{unit.reason}"
            for unit in differing
        ]
        if differing:
            lines.append("Where you still see it your way, say so in a memo: that is its use.")
        return "\n".join(lines)


def solved(panel: tuple[Coded, ...], name: str) -> str:
    """A panel and a Coder's name → the lines of Python that code as the panel did."""
    pairs = ", ".join(f'{unit.sentence}: "{unit.code}"' for unit in panel)
    return (
        f"for number, code in {{{pairs}}}.items():\n"
        f"    sentence = load_report().sentence(number)\n"
        f"    {name}.add(sentence.start, sentence.end, code)"
    )
