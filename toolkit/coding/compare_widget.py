"""The comparison in the browser: a lane for each coder, and a key for each way to settle."""

from collections.abc import Callable
from typing import Any, Protocol

import anywidget

from toolkit.coding.coder_widget import STYLE, module, row, text
from toolkit.coding.colours import UNKNOWN_COLOUR, colour_of
from toolkit.coding.matters import AGREE, Matter
from toolkit.coding.quotes import Readable
from toolkit.coding.store import Store
from toolkit.errors import ToolkitError
from toolkit.page import widget_view


class Comparison(Protocol):
    """What the widget needs of a Compare."""

    coders: list[str]
    report: Readable
    consensus: Any

    def settle(self, number: int, take: str | int) -> str: ...  # noqa: D102
    def settled(self, number: int) -> str: ...  # noqa: D102
    def take_agreed(self) -> str: ...  # noqa: D102
    def undo(self) -> str: ...  # noqa: D102
    def redo(self) -> str: ...  # noqa: D102


class CompareWidget(anywidget.AnyWidget):
    """A comparison in the browser; whatever is settled there goes through the same calls."""

    _esm = module("text", "dialogs", "compare")
    _css = STYLE

    def __init__(self, comparison: Comparison, matters: list[Matter], store: Store) -> None:
        """A comparison, its matters and the store of the consensus, whose changes are followed."""
        super().__init__()
        self._comparison, self._matters, self._store = comparison, matters, store
        self._acts: dict[str, Callable[[dict[str, Any]], str]] = {
            "settle": lambda said: comparison.settle(said["number"], said["take"]),
            "agreed": lambda _: comparison.take_agreed(),
            "undo": lambda _: comparison.undo(),
            "redo": lambda _: comparison.redo(),
        }
        store.subscribe(lambda _: self.send({"kind": "state", **self._state()}))
        self.on_msg(self._receive)

    def view(self) -> dict[str, Any]:
        """What a cell shows for it, besides words; report and codings are sent now."""
        self.send_all()
        return widget_view(self.model_id)

    def send_all(self) -> None:
        """Send the report, every coding and every matter."""
        comparison = self._comparison
        self.send(
            {
                "kind": "all",
                "coders": comparison.coders,
                "codings": self._codings(),
                "matters": [self._matter(number) for number in range(1, len(self._matters) + 1)],
                **text(comparison.report, comparison.consensus._folds()),
                **self._state(),
            }
        )

    def _receive(self, _: Any, content: dict[str, Any], __: Any) -> None:
        kind = content.get("kind", "")
        if kind == "hello":
            self.send_all()
        elif kind in self._acts:
            self.send({"kind": "said", **self._tried(kind, content), **self._state()})

    def _tried(self, kind: str, content: dict[str, Any]) -> dict[str, str]:
        try:
            return {"said": self._acts[kind](content), "refused": ""}
        except ToolkitError as refusal:
            return {"said": "", "refused": str(refusal)}

    def _state(self) -> dict[str, Any]:
        numbers = range(1, len(self._matters) + 1)
        return {"settled": [self._comparison.settled(number) for number in numbers]}

    def _matter(self, number: int) -> dict[str, Any]:
        matter = self._matters[number - 1]
        ids = [one and f"{place}-{one.id}" for place, one in enumerate(matter.codings)]
        place = {"start": matter.start, "end": matter.end}
        kind = {"kind": matter.kind, "agree": matter.kind == AGREE}
        return {"number": number, "ids": ids} | kind | place

    def _codings(self) -> list[dict[str, Any]]:
        """Every coding, in the lane of its coder, with the letters and the colour of its code."""
        known = {code.code: code for code in self._comparison.consensus.codebook.codes}
        found = []
        for place, one in ((p, c) for m in self._matters for p, c in enumerate(m.codings) if c):
            code = known.get(one.code)
            look = {"sign": code.letter if code else "?"}
            look["colour"] = colour_of(code.group) if code else UNKNOWN_COLOUR
            found.append(row(one) | look | {"id": f"{place}-{one.id}", "lane": place})
        return sorted(found, key=lambda coding: (coding["start"], -coding["end"]))
