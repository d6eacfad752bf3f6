"""An append-only store: one JSON object a line, flushed and fsynced before it is believed.

Used for a reader's progress. A line that cannot be read (a torn write, a stray edit) is never
dropped: the whole file is kept aside under a name that says so, and the good lines go on.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Event = dict[str, Any]
APPENDING = os.O_APPEND | os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Journal:
    """A file of events; nothing is created before the first one is appended."""

    path: Path

    def append(self, event: Event) -> None:
        """An event in; when this returns, it is on the disk. Raises OSError where it cannot be."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps(event, ensure_ascii=False) + "\n"
        # one write of one whole line in append mode: two notebooks may write at the same time
        handle = os.open(
            self.path, os.O_APPEND | os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600
        )
        try:
            if _ends_torn(handle):
                line = "\n" + line
            os.write(handle, line.encode("utf-8"))
            os.fsync(handle)
        finally:
            os.close(handle)

    def events(self) -> list[Event]:
        """Every event that can be read, oldest first; lines that cannot are left out."""
        return [event for event in map(_event, self._lines()) if event is not None]

    def set_damage_aside(self) -> Path | None:
        """Keep a damaged file under another name and go on with its good lines.

        Gives the name of the kept file, or None where nothing was damaged.
        """
        if all(_event(line) is not None for line in self._lines()):
            return None
        good = self.events()
        kept = _free_name(self.path)
        os.replace(self.path, kept)
        for event in good:
            self.append(event)
        return kept

    def _lines(self) -> list[bytes]:
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return []
        return [line for line in raw.split(b"\n") if line.strip()]


def _event(line: bytes) -> Event | None:
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) else None


def _ends_torn(handle: int) -> bool:
    size = os.lseek(handle, 0, os.SEEK_END)
    if not size:
        return False
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) != b"\n"


def _free_name(path: Path) -> Path:
    number = 1
    while (kept := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    return kept
