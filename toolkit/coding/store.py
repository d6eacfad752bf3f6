"""Where the codings of one report by one coder live: in memory, and line by line on the disk.

There is one store per file and process; it holds the file's lock, so that no second kernel writes
into it. An act is on the disk before it counts: what was acknowledged survives a killed kernel.
"""

import hashlib
import json
import os
import re
import threading
import unicodedata
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from toolkit.coding.anchors import place_all, surroundings
from toolkit.coding.codings import new_stamp
from toolkit.coding.history import ACTS, FORMAT, Change, History
from toolkit.errors import ToolkitError
from toolkit.journal import Event, Hold, Journal, fingerprint

LONGEST_PART = 60  # bytes of a name that go into the name of a file
Listener = Callable[[Change], Any]

_open: dict[Path, "Store"] = {}


def open_store(folder: Path, report: str, text: str, coder: str) -> "Store":
    """A folder, a report with its text and a coder → their store, the same one in one process."""
    path = folder.resolve() / file_name(report, coder)
    store = _open.get(path)
    if store is None or store.process != os.getpid():
        store = _open[path] = Store(path, report, coder)
    store.open(text)
    return store


def file_name(report: str, coder: str) -> str:
    """A report's and a coder's name → a file name that any disk can hold, one for each pair.

    The names are readable in it; the eight characters at its end tell apart what a disk may not.

    >>> file_name("study text", "Mira")
    'study-text--mira-ecc830e3.jsonl'
    """
    exact = json.dumps([report, coder]).encode("ascii")
    return f"{_readable(report)}--{_readable(coder)}-{hashlib.sha256(exact).hexdigest()[:8]}.jsonl"


class Store:
    """The codings of one report by one coder, and the one way to change them."""

    def __init__(self, path: Path, report: str, coder: str) -> None:
        """The path of the journal and whose it is; nothing is read or taken yet."""
        self.path, self.report, self.coder = path, report, coder
        self.process = os.getpid()
        self.text, self.fingerprint = "", ""
        self.history = History(report, coder)
        self.notices: list[str] = []
        self.cannot_write = ""
        self._journal = Journal(path, alone=True)
        self._hold = Hold(path, f"{coder!r} on {report!r}")
        self._size = -1
        self._listeners: list[Listener] = []
        self._one_at_a_time = threading.RLock()

    def open(self, text: str) -> None:
        """Take the journal and read it, unless that is done; follow a text that changed."""
        with self._one_at_a_time:
            if not self._hold.is_mine:
                self._size = -1
            if self._size < 0:
                self.notices, self.cannot_write = [], ""
                self._take()
                self._read()
            self.text, self.fingerprint = text, fingerprint(text)
            if self.history.rev >= 0 and self.history.fingerprint != self.fingerprint:
                self._follow_the_text()

    def close(self) -> None:
        """Let another kernel take the journal; the next act or `Coder(…)` here takes it again."""
        with self._one_at_a_time:
            self._hold.release()
            self._size = -1

    def act(self, prepare: Callable[[History], Event | None]) -> Change | None:
        """The one way through which every change goes: prepare, write down, believe, tell.

        `prepare` gets the history and gives the event, or refuses; None means that there is nothing
        to change, and None comes back.
        """
        with self._one_at_a_time:
            self._be_ready_to_write()
            event = prepare(self.history)
            change = self._write(event | {"time": new_stamp()[1]}) if event else None
        if change:
            self._tell(change)
        return change

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """A function to call after each change; gives the function that ends it."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def _take(self) -> None:
        try:
            taken = self._hold.take()
        except OSError as error:
            self._say_that_nothing_can_be_written(error)
            return
        if not taken:
            raise ToolkitError(
                f"The codings of {self.report!r} by {self.coder!r} are open in another kernel "
                f"({self._hold.holder()}), and only one may write them. Shut that kernel down "
                "(the list of running kernels is on the left), or write coder.close() in it; then "
                "run this cell again."
            )

    def _read(self) -> None:
        """Build the history anew from the file; what does not fit is set aside and said."""
        history, kept = History(self.report, self.coder), None
        try:
            kept = self._journal.set_damage_aside(self._fits(history))
        except OSError as error:
            history = History(self.report, self.coder)
            with suppress(OSError):
                for event in self._journal.events():
                    history.fits(event)
            self._say_that_nothing_can_be_written(error)
        except ToolkitError:
            self._hold.release()
            raise
        self.history, self._size = history, self._size_now()
        if kept:
            self.notices.append(
                f"A part of the codings of {self.report!r} by {self.coder!r} could not be read. "
                f"Nothing is lost: the whole file is kept as {kept.name}, beside {self.path.name}, "
                f"and what could be read goes on; codings: {len(history.codings)}."
            )

    def _fits(self, history: History) -> Callable[[Event], bool]:
        """Whether an event can be applied; what a newer course or another coder wrote is not."""

        def fits(event: Event) -> bool:
            act, form = event.get("act"), event.get("format", FORMAT)
            if (isinstance(act, str) and act not in ACTS) or form != FORMAT:
                raise ToolkitError(
                    f"{self.path.name} was written by a newer version of the course (act {act!r}, "
                    f"format {form!r}), and this one would read half of it; nothing was touched. "
                    "Update the course, then try again."
                )
            whose = (event.get("report"), event.get("coder"))
            if act == "begin" and whose != (self.report, self.coder):
                raise ToolkitError(
                    f"{self.path.name} holds the codings of {whose[0]!r} by {whose[1]!r}, not "
                    f"those of {self.report!r} by {self.coder!r}; nothing was touched. Give the "
                    "file its old name back, then try again."
                )
            return history.fits(event)

        return fits

    def _be_ready_to_write(self) -> None:
        """Hold the journal and know all of it, also after an interrupted act or `close`."""
        if self._size_now() > self._size:  # somebody pressed stop in the middle of an act
            self._size = -1
        if not self._hold.is_mine or self._size < 0 or self.cannot_write:
            self._size = -1
            self.open(self.text)
        if self.cannot_write:
            raise ToolkitError(f"{self.cannot_write} Nothing was changed.")
        if self._size_now() < self._size:
            raise ToolkitError(
                f"The file of these codings, {self.path.name}, was removed or shortened by "
                "something else, so nothing more is written to it. Every coding is still here: "
                'keep them with coder.codings.to_csv("my-codings.csv"), then put the file back or '
                "restart the kernel."
            )

    def _write(self, event: Event) -> Change | None:
        """An event → its change, once it is on the disk. The size is noted last: whatever stops
        this half way, the next act sees a longer file and reads it anew."""
        if self.history.rev < 0:
            self._append(self._beginning())
            event = event | {"rev": self.history.rev + 1}
        return self._append(event)

    def _append(self, event: Event) -> Change | None:
        try:
            self._journal.append(event)
        except OSError as error:
            raise ToolkitError(
                f"{self._why(error)} Nothing was changed, and what was coded before stands."
            ) from None
        change = self.history.apply(event)
        self._size = self._size_now()
        return change

    def _beginning(self) -> Event:
        event = {"rev": 0, "act": "begin", "format": FORMAT, "report": self.report}
        return event | {"coder": self.coder, "sha256": self.fingerprint}

    def _follow_the_text(self) -> None:
        """The text is another one: look for every passage in it, and write down what came of it."""
        standing = [
            *self.history.codings.values(),
            *(lost[0] for lost in self.history.lost.values()),
        ]
        found = place_all(standing, self.text)
        placed = [asdict(one) | self._words_at(one.start, one.end) for one in found if one.placed]
        not_placed = [asdict(one) for one in found if not one.placed]
        event = {"rev": self.history.rev + 1, "act": "text", "sha256": self.fingerprint}
        event |= {"placed": placed, "not_placed": not_placed}
        try:
            if self.cannot_write:
                self.history.apply(event)
            else:
                self._write(event)
        except ToolkitError as refusal:  # shown as it would be, and tried again before the next act
            self.history.apply(event)
            self.cannot_write = str(refusal)
        if found:
            self.notices.append(_moved(self.report, len(placed), len(not_placed)))

    def _say_that_nothing_can_be_written(self, error: OSError) -> None:
        self.cannot_write = self._why(error)
        self.notices.append(f"{self.cannot_write} What is there is shown; nothing can be added.")

    def _words_at(self, start: int, end: int) -> dict[str, str]:
        before, after = surroundings(self.text, start, end)
        return {"quote": self.text[start:end], "before": before, "after": after}

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception as error:  # the act is on the disk; a screen that fails cannot undo it
                warnings.warn(f"A view of the codings did not follow: {error}", stacklevel=2)

    def _size_now(self) -> int:
        try:
            return self._journal.size()
        except OSError:
            return 0

    def _why(self, error: OSError) -> str:
        return (
            f"The codings could not be written down in {self.path.parent} "
            f"({error.strerror or error}): free some space there, or choose another folder with "
            'Coder(…, folder="…").'
        )


def _readable(name: str) -> str:
    """Letters and digits of any script in lower case, all else a hyphen, cut to fit."""
    plain = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", name).casefold()).strip("-")
    return plain.encode("utf-8")[:LONGEST_PART].decode("utf-8", "ignore") or "x"


def _moved(report: str, placed: int, not_placed: int) -> str:
    words = (
        f"The text of {report!r} has changed since it was coded. Of {placed + not_placed} codings, "
        f"{placed} were found again in the new text"
    )
    if not not_placed:
        return f"{words}."
    return (
        f"{words}; {not_placed} were not, and none is lost: coder.not_placed lists them, and "
        "coder.change(id, start=…, end=…) gives one its place."
    )
