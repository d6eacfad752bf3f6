"""A codebook: the list of codes that coders agree on, each with its definition and its limits.

It is kept as a plain table in which nothing is overwritten: a row is one code as one version of the
codebook words it, with the date and a note on why. The last row of a code is the one that holds.
UNCORROB is no code here: whether an event has two independent sources is said of the record of an
event, never of a passage.
"""

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from toolkit.coding.colours import badge, colour_of
from toolkit.errors import ToolkitError, nearest, plain_errors

if TYPE_CHECKING:
    import pandas

STAGES = {1: "WHO-WHERE-WHEN", 2: "SPEECH", 3: "EVENT", 4: "CLAIM and KNOW"}
NAME = re.compile(r"[A-Z][A-Z0-9-]*")


@dataclass(frozen=True)
class Code:
    """One code: when to give it, when not, and an example; `choose_one` names an exclusive choice.

    Of all codes with the same word in `choose_one`, a passage gets one only.
    """

    code: str
    letter: str
    group: str
    stage: int
    name: str
    definition: str
    include: str = ""
    exclude: str = ""
    example: str = ""
    choose_one: str = ""

    def __repr__(self) -> str:
        """The code as it is read aloud: name, definition, limits, example."""
        lines = [f"{self.code} ({self.letter}) · {self.name}: {self.definition}"]
        lines += [f"  {word}: {text}" for word, text in self._limits() if text]
        return "\n".join(lines)

    def _limits(self) -> list[tuple[str, str]]:
        one = f"only one code of {self.choose_one} for a passage" if self.choose_one else ""
        return [
            ("include", self.include),
            ("exclude", self.exclude),
            ("example", self.example),
            ("choose", one),
        ]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        limits = "".join(
            f"<dt>{word}</dt><dd>{escape(text)}</dd>" for word, text in self._limits() if text
        )
        head = f"<p>{badge(self.letter, self.group)} <strong>{escape(self.code)}</strong>"
        html = f"{head} {escape(self.name)}: {escape(self.definition)}</p><dl>{limits}</dl>"
        return {"text/html": html, "text/plain": repr(self)}


CODE_COLUMNS = [part.name for part in fields(Code)]


@dataclass(frozen=True)
class Entry:
    """One row of the codebook's table: a code as one version words it, and why."""

    version: int
    date: str
    note: str
    code: Code


COLUMNS = ["version", "date", "note", *CODE_COLUMNS]


@dataclass(frozen=True, repr=False)
class Codebook:
    """Codes in the order of the book, and every earlier wording with its note."""

    entries: tuple[Entry, ...]

    @cached_property
    def codes(self) -> tuple[Code, ...]:
        """The codes as they hold now, in the order in which they were first written down."""
        return tuple({entry.code.code: entry.code for entry in self.entries}.values())

    @property
    def version(self) -> int:
        """The number of the newest version; 0 for a codebook without codes."""
        return max((entry.version for entry in self.entries), default=0)

    @cached_property
    def _by_name(self) -> dict[str, Code]:
        return {code.code: code for code in self.codes}

    @plain_errors
    def code(self, name: str) -> Code:
        """A code's name in, the code with its definition and limits out.

        >>> from toolkit.coding.codebook_table import load_codebook
        >>> load_codebook().code("BATTLE").group
        'EVENT'
        """
        if isinstance(name, str) and name in self._by_name:
            return self._by_name[name]
        listed = ", ".join(self._by_name) or "none yet"
        raise ToolkitError(
            f"There is no code {name!r} in this codebook.{nearest(name, self._by_name)} "
            f"Its codes are: {listed}."
        )

    @plain_errors
    def stage(self, *numbers: int) -> "Codebook":
        """One stage or several in (1 to 4), a smaller codebook with their codes out.

        >>> from toolkit.coding.codebook_table import load_codebook
        >>> [code.code for code in load_codebook().stage(4).codes]
        ['COUNT', 'CAUSE', 'HEDGE', 'LOADED', 'ACCESS', 'PARTY']
        """
        known = sorted({code.stage for code in self.codes})
        wrong = [number for number in numbers if number not in known]
        if wrong or not numbers:
            asked = f"no stage {wrong[0]!r}" if wrong else "no stage without its number"
            listed = ", ".join(map(str, known)) or "none"
            raise ToolkitError(
                f"There is {asked} in this codebook: its stages are {listed}, so write one of "
                "them between the brackets."
            )
        names = {code.code for code in self.codes if code.stage in numbers}
        return Codebook(tuple(entry for entry in self.entries if entry.code.code in names))

    @plain_errors
    def add(
        self,
        code: str,
        letter: str,
        group: str,
        stage: int,
        name: str,
        definition: str,
        include: str = "",
        exclude: str = "",
        example: str = "",
        choose_one: str = "",
        *,
        note: str,
    ) -> "Codebook":
        """A new code and the note why in, a codebook one version higher out; this one stays as is.

        >>> from toolkit.coding.codebook_table import load_codebook
        >>> book = load_codebook().add("AID", "Ai", "EVENT", 3, "aid", "help", note="asked for")
        >>> book.version, len(book.codes) - len(load_codebook().codes)
        (2, 1)
        """
        if code in self._by_name:
            raise ToolkitError(
                f"There is a code {code!r} already; to word it anew, write "
                f'codebook.change("{code}", definition="…", note="…").'
            )
        new = Code(
            code, letter, group, stage, name, definition, include, exclude, example, choose_one
        )
        return self._with(new, note)

    @plain_errors
    def change(self, code: str, *, note: str, **parts: Any) -> "Codebook":
        """A code's name, the parts to word anew and the note why in, a higher version out.

        >>> from toolkit.coding.codebook_table import load_codebook
        >>> book = load_codebook().change("BATTLE", exclude="plans", note="threats are VERBAL")
        >>> book.code("BATTLE").exclude, book.entries[-1].note
        ('plans', 'threats are VERBAL')
        """
        old = self.code(code)
        allowed = [column for column in CODE_COLUMNS if column != "code"]
        for part in parts:
            if part not in allowed:
                raise ToolkitError(
                    f"A code has no part {part!r} that can be changed.{nearest(part, allowed)} "
                    f"It has: {', '.join(allowed)}."
                )
        if replace(old, **parts) == old:
            raise ToolkitError(
                f"Nothing would change in {code!r}: name a part and its new words, as in "
                f'codebook.change("{code}", definition="…", note="…").'
            )
        return self._with(replace(old, **parts), note)

    def _with(self, code: Code, note: str) -> "Codebook":
        if not isinstance(note, str) or not note.strip():
            raise ToolkitError(
                f"A change of the codebook needs a note on why, and {note!r} says nothing; write "
                'note="two coders disagreed on …".'
            )
        others = [old for old in self.codes if old.code != code.code]
        check_code(code, others)
        entry = Entry(self.version + 1, date.today().isoformat(), note, code)
        return Codebook((*self.entries, entry))

    @property
    def table(self) -> "pandas.DataFrame":
        """One row per code as it holds now: version, date and note of its wording, then its parts.

        >>> from toolkit.coding.codebook_table import load_codebook
        >>> list(load_codebook().table.columns)[:5]
        ['version', 'date', 'note', 'code', 'letter']
        """
        latest = {entry.code.code: entry for entry in self.entries}
        return _table(latest.values())

    @property
    def history(self) -> "pandas.DataFrame":
        """One row per wording, oldest first: what a code meant in each version, and why it changed.

        >>> from toolkit.coding.codebook_table import load_codebook
        >>> len(load_codebook().history) >= len(load_codebook().table)
        True
        """
        return _table(self.entries)

    def __repr__(self) -> str:
        """Version and number of codes, then one line a code."""
        head = f"Codebook, version {self.version}: {len(self.codes)} codes"
        lines = [f"{c.letter:>2}  {c.code}: {c.definition}" for c in self.codes]
        return "\n".join([head, *lines])

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        head = "".join(
            f'<th scope="col" style="text-align:left">{word}</th>'
            for word in ("code", "give it to", "include", "exclude", "example")
        )
        rows = "".join(_code_row(code) for code in self.codes)
        caption = f"<caption>Codebook, version {self.version}: {len(self.codes)} codes</caption>"
        html = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        return {"text/html": html, "text/plain": repr(self)}


def check_code(code: Code, others: list[Code]) -> None:
    """A code and those beside it → nothing, or the sentence on what keeps it out of the book."""
    if not isinstance(code.code, str) or not NAME.fullmatch(code.code):
        raise ToolkitError(
            f"{code.code!r} is no name for a code: it is written in capitals, digits and hyphens, "
            "and begins with a capital, as in ACT-ARMED."
        )
    for part in CODE_COLUMNS:
        text = getattr(code, part)
        if part != "stage" and (not isinstance(text, str) or not _can_be_kept(text)):
            raise ToolkitError(f"The {part} of {code.code} is {text!r}; write it as plain text.")
    for part in ("letter", "group", "name", "definition"):
        if not getattr(code, part).strip():
            raise ToolkitError(f"{code.code} has no {part}; a coder needs it, so write one.")
    if not isinstance(code.stage, int) or isinstance(code.stage, bool) or code.stage < 1:
        raise ToolkitError(f"{code.code} has the stage {code.stage!r}; write 1, 2, 3 or 4.")
    if not 1 <= len(code.letter) <= 2 or not code.letter.isalnum():
        raise ToolkitError(
            f"{code.code} has the letter {code.letter!r}; write one letter or two, as in 'B'."
        )
    _check_letter_is_free(code, others)


def _check_letter_is_free(code: Code, others: list[Code]) -> None:
    taken = {other.letter.casefold(): other.code for other in others}
    if code.letter.casefold() in taken:
        raise ToolkitError(
            f"The letter {code.letter!r} belongs to {taken[code.letter.casefold()]} already; "
            f"choose another for {code.code}: colour alone would not tell them apart."
        )


def _can_be_kept(text: str) -> bool:
    return not re.search("[\x00\ud800-\udfff]", text)


def cells(entry: Entry) -> list[Any]:
    """A row of the codebook → its cells, in the order of COLUMNS."""
    parts = [getattr(entry.code, column) for column in CODE_COLUMNS]
    return [entry.version, entry.date, entry.note, *parts]


def _table(entries: Any) -> "pandas.DataFrame":
    import pandas

    return pandas.DataFrame([cells(entry) for entry in entries], columns=COLUMNS)


def _code_row(code: Code) -> str:
    line = f"border-left:0.4em solid {colour_of(code.group)};text-align:left;white-space:nowrap"
    head = f"{badge(code.letter, code.group)} {escape(code.code)}"
    parts = (code.definition, code.include, code.exclude, code.example)
    cells = "".join(f'<td style="text-align:left">{escape(part)}</td>' for part in parts)
    return f'<tr><th scope="row" style="{line}">{head}</th>{cells}</tr>'
