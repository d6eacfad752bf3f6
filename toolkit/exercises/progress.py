"""A reader's progress: what was tried, with which result, kept in a file of their own.

It holds exercise, version, state, attempt, time, a fingerprint of the answer and, for a guess or
a bet, the sealed answer. It holds no name, and it goes nowhere: the reader can see it, copy it
and delete it.
"""

import shutil
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from toolkit.errors import ToolkitError, plain_errors
from toolkit.exercises.kinds import SATISFIED
from toolkit.home import home
from toolkit.journal import Event, Journal
from toolkit.page import Page


def journal() -> Journal:
    """The progress file; it exists from the first answer on."""
    return Journal(home() / "progress.jsonl")


def keep(
    exercise: str, version: int, state: str, attempt: int, answer_hash: str, sealed: object
) -> str:
    """Write one result down → "", or one sentence where that was not possible."""
    event: Event = {"exercise": exercise, "version": version, "state": state, "attempt": attempt}
    event["time"] = datetime.now(UTC).isoformat(timespec="seconds")
    if sealed is not None:
        event["sealed"] = sealed if isinstance(sealed, (str, int, float, list)) else repr(sealed)
    else:
        event["answer_hash"] = answer_hash
    try:
        kept = journal().set_damage_aside()
        journal().append(event)
    except OSError as error:
        return (
            f"(Your progress could not be written down: {error.strerror or error}. The lesson "
            "works without it; TOOLKIT_HOME names another folder.)"
        )
    if kept:
        return (
            f"(A part of your progress file could not be read. Nothing is lost: the whole file is "
            f"kept as {kept.name}, and what could be read goes on.)"
        )
    return ""


def events(exercise: str) -> list[Event]:
    """Every readable result of one exercise, oldest first; none where the file cannot be read."""
    return [event for event in _readable() if event.get("exercise") == exercise]


def tries(exercise: str) -> int:
    """How often an exercise was tried, over all sessions."""
    return len(events(exercise))


def sealed_answer(exercise: str, otherwise: object) -> object:
    """The first answer that was sealed, or `otherwise`."""
    found = [event["sealed"] for event in events(exercise) if "sealed" in event]
    return found[0] if found else otherwise


class Progress(Page):
    """The reader's record: one line per exercise tried, and what can be done with it."""

    @plain_errors
    def export(self, path: str | Path) -> str:
        """A file name in; the record is copied there, one result a line (JSON)."""
        target = Path(path).expanduser()
        if target.exists():
            raise ToolkitError(f"{str(path)!r} exists already; choose a name that is free.")
        if not journal().path.exists():
            raise ToolkitError("There is no progress to export yet: no answer was checked so far.")
        shutil.copyfile(journal().path, target)
        return f"Your progress was copied to {target}."

    @plain_errors
    def delete(self) -> str:
        """Nothing in; the record is deleted, sealed answers included."""
        journal().path.unlink(missing_ok=True)
        return "Your progress was deleted. The lessons are untouched."


@plain_errors
def progress() -> Progress:
    """Nothing in, the reader's record out: one row per exercise tried, with state and tries.

    progress().export("my-progress.jsonl") copies it, progress().delete() deletes it.
    """
    latest: dict[str, Event] = {}
    count: dict[str, int] = {}
    for event in _readable():
        name = str(event.get("exercise"))
        if latest.get(name, {}).get("state") not in SATISFIED:
            latest[name] = event
        count[name] = count.get(name, 0) + 1
    where = "It is kept in progress.jsonl, in your own folder; no name, no network."
    if not latest:
        text = f"No answer was checked yet. {where}"
        return Progress(f"<p>{escape(text)}</p>", text)
    rows = [(name, str(latest[name].get("state")), count[name]) for name in sorted(latest)]
    text = "\n".join(f"{name}: {state}, tries: {tried}" for name, state, tried in rows)
    cells = "".join(
        f"<tr><td>{escape(name)}</td><td>{escape(state)}</td><td>{tried}</td></tr>"
        for name, state, tried in rows
    )
    head = "<tr><th>exercise</th><th>state</th><th>tries</th></tr>"
    return Progress(
        f"<table><thead>{head}</thead><tbody>{cells}</tbody></table><p>{escape(where)}</p>",
        f"{text}\n{where}",
    )


def _readable() -> list[Event]:
    try:
        return journal().events()
    except OSError:
        return []
