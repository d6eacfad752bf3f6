"""An append-only store: one JSON object a line, flushed and fsynced before it is believed.

Used for a reader's progress, which several notebooks may write at once, and for codings, which one
process writes at a time. A line that cannot be read (a torn write, a stray edit) is never dropped:
the whole file is kept aside under a name that says so, and the good lines go on.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from filelock import BaseFileLock

Event = dict[str, Any]
APPENDING = os.O_APPEND | os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0)
NEWLINE = b"\n"


def fingerprint(text: str) -> str:
    """A text → its SHA-256, by which a journal knows whether the text is still the same.

    >>> fingerprint("the grass was wet")[:8]
    'b145c69a'
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class Journal:
    """A file of events; nothing is created before the first one is appended.

    `alone` says that whoever appends holds the file for itself (see `Hold`): then the half line
    that a full disk leaves is cut off again, and the file is as it was before the failed event.
    """

    path: Path
    alone: bool = False

    def append(self, event: Event) -> None:
        """An event in; when this returns, it is on the disk. Raises OSError where it cannot be."""
        line = (json.dumps(event, ensure_ascii=False) + "\n").encode("utf-8")
        is_new = not self.path.exists()
        if is_new:
            make_folder(self.path.parent)
        # one write of one whole line in append mode: two notebooks may write at the same time
        handle = os.open(self.path, APPENDING, 0o600)
        try:
            size = os.lseek(handle, 0, os.SEEK_END)
            try:
                _write_down(handle, line if _ends_whole(handle, size) else NEWLINE + line)
            except BaseException:  # also a student who presses stop: what is not believed goes
                if self.alone:
                    _cut_back(handle, size)
                raise
        finally:
            os.close(handle)
        if is_new:
            _fsync_folder(self.path.parent)

    def events(self) -> list[Event]:
        """Every event that can be read, oldest first; lines that cannot are left out."""
        return [event for event in map(_event, self._lines()) if event is not None]

    def size(self) -> int:
        """How many bytes the file has; 0 where there is none."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def set_damage_aside(self, fits: Callable[[Event], bool] | None = None) -> Path | None:
        """Keep a damaged file under another name and go on with its good lines.

        `fits` is asked about each event in turn; one that does not fit counts as damage too. Gives
        the name of the kept file, or None where nothing was damaged. At every moment of this a
        whole file stands under one of the two names.
        """
        lines = self._lines()
        good = [
            line
            for line in lines
            if (event := _event(line)) is not None and (fits is None or fits(event))
        ]
        if len(good) == len(lines):
            return None
        kept = _free_name(self.path)
        fresh = self.path.with_name(f"{self.path.name}.{os.getpid()}.new")
        _write_whole(fresh, b"".join(line + NEWLINE for line in good))
        _keep_under(self.path, kept)
        os.replace(fresh, self.path)
        _fsync_folder(self.path.parent)
        return kept

    def _lines(self) -> list[bytes]:
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return []
        return [line for line in raw.split(NEWLINE) if line.strip()]


class Hold:
    """The right to write one journal, for one process at a time; it ends with the process."""

    def __init__(self, journal: Path, whose: str) -> None:
        """A journal's path and the words that say whose it is; nothing is taken yet."""
        self._note = journal.with_suffix(".holder.json")
        self._lock_path = journal.with_suffix(".lock")
        self._whose = whose
        self._lock: BaseFileLock | None = None
        self._process = 0

    @property
    def is_mine(self) -> bool:
        """Whether this very process holds it; a copy made by fork does not."""
        return self._lock is not None and self._process == os.getpid()

    def take(self) -> bool:
        """Try to hold the journal, without waiting → whether that worked; OSError where no file
        can be made."""
        if self.is_mine:
            return True
        from filelock import FileLock, Timeout

        make_folder(self._lock_path.parent)
        lock = FileLock(self._lock_path, is_singleton=False, thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return False
        self._lock, self._process = lock, os.getpid()
        self._say_who()
        return True

    def release(self) -> None:
        """Let another process take it."""
        if self._lock is not None and self.is_mine:
            with suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._lock.release()
        self._lock = None

    def holder(self) -> str:
        """Who holds it, in words: whose it is, the number of the process, and since when."""
        try:
            note = json.loads(self._note.read_bytes())
            return f"{note['whose']}, process {note['process']}, since {note['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "a process that left no note of who it is"

    def _say_who(self) -> None:
        since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        note = {"whose": self._whose, "process": self._process, "since": since}
        with suppress(OSError):  # the lock counts; the note only explains it
            self._note.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, each written into the one above before it is believed."""
    missing = [folder, *folder.parents]
    missing = missing[: next(place for place, path in enumerate(missing) if path.exists())]
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        _fsync_folder(path.parent)


def _event(line: bytes) -> Event | None:
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return event if isinstance(event, dict) else None


def _ends_whole(handle: int, size: int) -> bool:
    if not size:
        return True
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == NEWLINE


def _write_down(handle: int, line: bytes) -> None:
    while line:  # a disk that fills up takes a part first, and says so at the second try
        line = line[os.write(handle, line) :]
    os.fsync(handle)


def _cut_back(handle: int, size: int) -> None:
    with suppress(OSError):  # where even that fails, the half line is set aside at the next reading
        os.ftruncate(handle, size)
        os.fsync(handle)


def _write_whole(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep_under(path: Path, kept: Path) -> None:
    """A second name for the same file, so that a notebook writing at this moment writes there."""
    try:
        os.link(path, kept)
    except OSError:  # some disks know no second names
        shutil.copyfile(path, kept)
        with kept.open("rb+") as file:
            os.fsync(file.fileno())


def _fsync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folder, and writes its entries down by itself
        return
    with suppress(OSError):  # some network disks refuse it; the file itself is safe by then
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _free_name(path: Path) -> Path:
    number = 1
    while (kept := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    return kept
