"""The Coder in the browser: what is sent to it, and how its edits come back to the twin.

Python is the authority. The browser shows an edit at once and sends it with a number; the twin
checks it, writes it down, and every view hears the change. Nothing that was read or coded is kept
as the widget's state, so none of it can be saved in a notebook: it is sent when it is asked for.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

import anywidget

from toolkit.coding.codebook import Codebook
from toolkit.coding.coded_text import Fold
from toolkit.coding.codings import Coding, order
from toolkit.coding.colours import UNKNOWN_COLOUR, colour_of
from toolkit.coding.history import Change
from toolkit.coding.quotes import Readable, sentence_rows
from toolkit.coding.store import Store
from toolkit.errors import ToolkitError
from toolkit.page import widget_view

HERE = Path(__file__).parent
STYLE = (HERE / "coder.css").read_text(encoding="utf-8")
HIDDEN = "\N{MIDDLE DOT}"  # stands for each character of a folded passage, so that places stay true


class Twin(Protocol):
    """What the widget needs of a Coder."""

    coder: str
    report: Readable
    codebook: Codebook

    def apply(self, edit: Mapping[str, Any]) -> Change | None: ...  # noqa: D102


def module(*names: str) -> str:
    """Files of this folder → their JavaScript, joined: a widget is one module, without a build."""
    return "\n".join((HERE / f"{name}.js").read_text(encoding="utf-8") for name in names)


class CoderWidget(anywidget.AnyWidget):
    """One report and coder in the browser; any number of views of it may be open."""

    _esm = module("text", "session", "dialogs", "code_list", "borders", "coder")
    _css = STYLE

    def __init__(self, twin: Twin, store: Store, folds: Callable[[], list[Fold]]) -> None:
        """A Coder, its store, and what is folded; every change is told to the browser from now."""
        super().__init__()
        self._twin, self._store, self._folds = twin, store, folds
        self._ids: dict[str, str] = {}  # the browser's own name for a new coding → its id
        self._hear: dict[str, Callable[[dict[str, Any]], None]] = {
            "hello": lambda _: self.send_all(),
            "edit": self._edit,
        }
        store.subscribe(self._tell)
        self.on_msg(self._receive)

    def view(self) -> dict[str, Any]:
        """What a cell shows for it, besides words; the report and its codings are sent now."""
        self.send_all()
        return widget_view(self.model_id)

    def send_all(self) -> None:
        """Send the report, the codebook and every coding."""
        history, folds = self._store.history, self._folds()
        codings = sorted(history.codings.values(), key=order)
        self.send(
            {
                "kind": "all",
                "version": [history.rev, self._store.fingerprint, len(folds)],
                "coder": self._twin.coder,
                "codes": codes(self._twin.codebook),
                "unknown": UNKNOWN_COLOUR,
                "codings": [row(coding) for coding in codings],
                **text(self._twin.report, folds),
                **self._back_and_forth(),
            }
        )

    def _receive(self, _: Any, content: dict[str, Any], __: Any) -> None:
        """A message of the browser; one of a kind that is not known is of a later version."""
        hear = self._hear.get(content.get("kind", ""))
        if hear:
            hear(content)

    def _edit(self, content: dict[str, Any]) -> None:
        """One edit, tried; the answer names the coding or says why not."""
        edit = dict(content["edit"])
        if "id" in edit:
            edit["id"] = self._ids.get(edit["id"], edit["id"])
        answer = {"kind": "answer", "number": content["number"], "refused": "", "id": ""}
        try:
            change = self._twin.apply(edit)
        except ToolkitError as refusal:
            self.send(answer | {"refused": str(refusal)})
            return
        id_ = change.id if change else self._standing(edit)
        if "temporary" in content:
            self._ids[content["temporary"]] = id_
        self.send(answer | {"id": id_})

    def _standing(self, edit: dict[str, Any]) -> str:
        """An edit that changed nothing → the id of the coding that is there already."""
        if "id" in edit:
            return str(edit["id"])
        there = self._store.history.at(edit["start"], edit["end"], edit["code"])
        return there.id if there else ""

    def _tell(self, change: Change) -> None:
        self.send(
            {
                "kind": "change",
                "rev": change.rev,
                "id": change.id,
                "coding": row(change.after) if change.after else None,
                **self._back_and_forth(),
            }
        )

    def _back_and_forth(self) -> dict[str, bool]:
        history = self._store.history
        return {
            "can_undo": history.last_done() is not None,
            "can_redo": history.last_undone() is not None,
        }


def row(coding: Coding) -> dict[str, Any]:
    """A coding → what the browser is told of it; it takes the quote from the text."""
    return {name: getattr(coding, name) for name in ("id", "start", "end", "code", "memo")}


def codes(codebook: Codebook) -> list[dict[str, Any]]:
    """A codebook → its codes, each with the colour of its group."""
    return [asdict(code) | {"colour": colour_of(code.group)} for code in codebook.codes]


def text(report: Readable, folds: Iterable[Fold]) -> dict[str, Any]:
    """A report and what is folded in it → its text without what is folded, sentences and folds."""
    shown = report.text
    for fold in folds:
        shown = shown[: fold.start] + HIDDEN * (fold.end - fold.start) + shown[fold.end :]
    return {
        "report": report.name,
        "text": shown,
        "folds": [{"from": fold.start, "to": fold.end, "line": fold.line} for fold in folds],
        "sentences": [[int(s.start), int(s.end), int(s.number)] for s in sentence_rows(report)],
    }
