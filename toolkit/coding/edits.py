"""Edits: what the widget or a call asks for, checked, and turned into an event of the journal.

Whoever asks, the same checks answer with the same sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from toolkit.coding.anchors import surroundings
from toolkit.coding.codebook import Codebook
from toolkit.coding.codings import (
    Coding,
    checked_code,
    checked_memo,
    checked_place,
    new_stamp,
)
from toolkit.coding.history import History
from toolkit.errors import ToolkitError, nearest
from toolkit.journal import Event

EDITS: dict[str, tuple[str, ...]] = {
    "add": ("start", "end", "code", "memo", "quote"),
    "change": ("id", "start", "end", "code", "memo", "quote"),
    "remove": ("id",),
    "undo": (),
    "redo": (),
}


def checked_edit(edit: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """An edit → its act and its parts, or the sentence that says what it lacks."""
    act = edit.get("act")
    if act not in EDITS:
        raise ToolkitError(
            f"There is no edit {act!r}.{nearest(act, EDITS)} It is one of {', '.join(EDITS)}."
        )
    parts = {name: part for name, part in edit.items() if name != "act"}
    for name in parts:
        if name not in EDITS[act]:
            raise ToolkitError(
                f"The edit {act!r} has no part {name!r}; it has: {', '.join(EDITS[act]) or 'none'}."
            )
    return act, parts


@dataclass(frozen=True)
class Checker:
    """What an edit is checked against: the report's name and text, the coder, the codebook."""

    report: str
    text: str
    coder: str
    codebook: Codebook

    def event(self, history: History, act: str, parts: dict[str, Any]) -> Event | None:
        """The codings so far, an act and its parts → the event to write down, or None where
        nothing is to be changed."""
        if act == "add":
            return self._adding(history, **parts)
        if act == "change":
            return self._changing(history, **parts)
        if act == "remove":
            return history.event_of("remove", self._known(history, **parts))
        return _going(history, act)

    def _adding(
        self,
        history: History,
        start: Any = None,
        end: Any = None,
        code: Any = None,
        memo: Any = "",
        quote: Any = None,
    ) -> Event | None:
        start, end = checked_place(self.text, start, end, quote)
        code, memo = checked_code(self.codebook, code), checked_memo(memo)
        there = history.at(start, end, code)
        if there is not None:
            new = replace(there, memo=memo or there.memo)
            return history.event_of("change", new) if new.memo != there.memo else None
        self._only_one(history, start, end, code, but="")
        id_, created = new_stamp()
        new = self._anchored(start, end, id=id_, code=code, memo=memo, created=created)
        return history.event_of("add", new)

    def _changing(
        self,
        history: History,
        id: Any = None,  # noqa: A002
        quote: Any = None,
        **parts: Any,
    ) -> Event | None:
        old = self._known(history, id)
        if old.id in history.lost and not {"start", "end"} <= parts.keys():
            raise ToolkitError(
                f"The coding {old.id!r} has no place in the changed text; give it one: "
                f'coder.change("{old.id}", start=…, end=…).'
            )
        place = parts.get("start", old.start), parts.get("end", old.end)
        start, end = checked_place(self.text, *place, quote)
        # a code that has left the codebook since may stay; only a new one is looked up
        code = checked_code(self.codebook, parts["code"]) if "code" in parts else old.code
        memo = checked_memo(parts.get("memo", old.memo))
        there = history.at(start, end, code)
        if there is not None and there.id != old.id:
            raise ToolkitError(
                f"From {start} to {end} there is a coding {code} already; to keep one of the two, "
                f'write coder.remove("{old.id}").'
            )
        self._only_one(history, start, end, code, but=old.id)
        new = self._anchored(start, end, id=old.id, code=code, memo=memo, created=old.created)
        return history.event_of("change", new) if new != old or old.id in history.lost else None

    def _only_one(self, history: History, start: int, end: int, code: str, but: str) -> None:
        """Refuse a second code of one exclusive choice, such as form, for the very same passage."""
        known = {one.code: one.choose_one for one in self.codebook.codes}
        choice = known.get(code)
        for other in (name for name in known if choice and known[name] == choice):
            there = history.at(start, end, other)
            if there is not None and there.id != but:
                raise ToolkitError(
                    f"This passage has the {choice} {other} already, and {choice} is one choice: "
                    f'write coder.change("{there.id}", code="{code}"), or remove that coding.'
                )

    def _known(self, history: History, id: Any = None) -> Coding:  # noqa: A002
        if isinstance(id, str):
            if id in history.codings:
                return history.codings[id]
            if id in history.lost:
                return history.lost[id][0]
        raise ToolkitError(
            f"There is no coding {id!r} by {self.coder!r} in {self.report!r}."
            f"{nearest(id, history.codings)} The column id of coder.codings has the ids."
        )

    def _anchored(self, start: int, end: int, **parts: str) -> Coding:
        """A place and the other parts of a coding → the coding with the words around it."""
        before, after = surroundings(self.text, start, end)
        return Coding(
            report=self.report,
            coder=self.coder,
            start=start,
            end=end,
            quote=self.text[start:end],
            before=before,
            after=after,
            **parts,
        )


def _going(history: History, act: str) -> Event:
    change = history.last_done() if act == "undo" else history.last_undone()
    if change is None:
        since = " since the text of the report changed" if history.text_changed else ""
        words = "coded so far" if act == "undo" else "taken back"
        raise ToolkitError(
            f"There is nothing to {act}: nothing was {words}{since}. coder.codings shows what "
            "there is."
        )
    return {"rev": history.rev + 1, "act": act, "of": change.rev}
