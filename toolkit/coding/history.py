"""What the lines of a journal of codings mean: the codings as they stand, and undo and redo.

Every act is one event: `add`, `change` and `remove` carry the whole coding, `undo` and `redo` name
the act they take back or bring back, `text` says that the report changed and where each coding
stands since. The order is that of the lines; the clock plays no part in it.
"""

from dataclasses import dataclass, replace

from toolkit.coding.codings import Coding
from toolkit.journal import Event

ACTS = ("begin", "add", "change", "remove", "undo", "redo", "text")
FORMAT = 1
Lost = tuple[Coding, float, str]
NOT_FITTING = (LookupError, ValueError, TypeError, AttributeError, OverflowError)
KEPT = ("start", "end", "quote", "code", "memo", "created", "before", "after")


@dataclass(frozen=True)
class Change:
    """One act as it changed a coding: `before` it and `after` it, None where there was none.

    `act` is what was done (an undo keeps its own name), `rev` its number in the journal. `lost` is
    what the act found without a place in the text: that coding, its score and the reason.
    """

    rev: int
    act: str
    before: Coding | None
    after: Coding | None
    lost: Lost | None = None

    @property
    def id(self) -> str:
        """The id of the coding that was changed."""
        coding = self.before or self.after or (self.lost[0] if self.lost else None)
        return coding.id if coding else ""


class History:
    """The codings of one report and coder, built up event by event."""

    def __init__(self, report: str, coder: str) -> None:
        """Nothing has happened yet."""
        self.report, self.coder = report, coder
        self.rev = -1
        self.fingerprint = ""
        self.codings: dict[str, Coding] = {}
        self.lost: dict[str, Lost] = {}  # without a place: score and reason
        self.done: list[Change] = []
        self.undone: list[Change] = []
        self.text_changed = False
        self._at: dict[tuple[int, int, str], str] = {}

    def at(self, start: int, end: int, code: str) -> Coding | None:
        """The coding of exactly this passage with this code, if there is one."""
        return self.codings.get(self._at.get((start, end, code), ""))

    def last_done(self) -> Change | None:
        """The act that undo would take back."""
        return self.done[-1] if self.done else None

    def last_undone(self) -> Change | None:
        """The act that redo would bring back."""
        return self.undone[-1] if self.undone else None

    def event_of(self, act: str, coding: Coding) -> Event:
        """An act on a coding → the event that goes into the journal."""
        kept = {} if act == "remove" else {name: getattr(coding, name) for name in KEPT}
        return {"rev": self.rev + 1, "act": act, "id": coding.id, **kept}

    def apply(self, event: Event) -> Change | None:
        """An event in, its change out; one of NOT_FITTING where it does not fit what was before."""
        rev, act = int(event["rev"]), event["act"]
        if act == "begin" and self.rev < 0:
            self.fingerprint, change = str(event["sha256"]), None
        elif act == "text":
            self._text(event)
            change = None
        elif act in ("undo", "redo"):
            change = self._back_or_forth(rev, act, int(event["of"]))
        elif act in ("add", "change", "remove"):
            change = self._act(rev, act, event)
        else:
            raise ValueError(f"unknown act {act!r}")
        self.rev = max(self.rev, rev)
        return change

    def fits(self, event: Event) -> bool:
        """Apply an event if it can be applied → whether it could."""
        try:
            self.apply(event)
        except NOT_FITTING:
            return False
        return True

    def _act(self, rev: int, act: str, event: Event) -> Change:
        id_ = str(event["id"])
        before, lost = self.codings.get(id_), self.lost.get(id_)
        known = before is not None or lost is not None
        # a change carries the whole coding, so it stands even where the line that added it is lost
        if (act == "add" and known) or (act == "remove" and not known):
            raise ValueError(f"{act} of {id_!r} does not fit")
        after = None if act == "remove" else self._coding(id_, event)
        change = Change(rev, act, before, after, lost)
        self._put(id_, after)
        self.done.append(change)
        self.undone.clear()
        return change

    def _back_or_forth(self, rev: int, act: str, of: int) -> Change:
        source, target = (self.done, self.undone) if act == "undo" else (self.undone, self.done)
        place = len(source) - 1
        while source[place].rev != of:  # the last one, unless lines before it were damaged
            place -= 1
        old = source.pop(place)
        target.append(old)
        now = self.codings.get(old.id)
        self._put(old.id, old.before if act == "undo" else old.after)
        if act == "undo" and old.lost:
            self.lost[old.id] = old.lost
        return Change(rev, act, now, self.codings.get(old.id), old.lost)

    def _text(self, event: Event) -> None:
        """The report changed: every coding at its new place, those without one kept apart.

        What was done before cannot be taken back any more: its places are those of the old text.
        """
        moved = {
            str(row["id"]): _moved(self._known(str(row["id"])), row) for row in event["placed"]
        }
        lost = {
            str(row["id"]): (self._known(str(row["id"])), float(row["score"]), str(row["reason"]))
            for row in event["not_placed"]
        }
        if moved.keys() | lost.keys() != self.codings.keys() | self.lost.keys():
            raise ValueError("the codings before and after a change of the text differ")
        self.codings, self.lost = moved, lost
        self._at = {(c.start, c.end, c.code): c.id for c in moved.values()}
        self.fingerprint, self.text_changed = str(event["sha256"]), True
        self.done, self.undone = [], []

    def _known(self, id_: str) -> Coding:
        return self.codings[id_] if id_ in self.codings else self.lost[id_][0]

    def _put(self, id_: str, coding: Coding | None) -> None:
        old = self.codings.pop(id_, None)
        self.lost.pop(id_, None)
        if old is not None and self._at.get(key := (old.start, old.end, old.code)) == id_:
            del self._at[key]
        if coding is not None:
            self.codings[id_] = coding
            self._at[(coding.start, coding.end, coding.code)] = id_

    def _coding(self, id_: str, event: Event) -> Coding:
        start, end = int(event["start"]), int(event["end"])
        texts = {name: event[name] for name in KEPT if name not in ("start", "end")}
        if not all(isinstance(text, str) for text in texts.values()):
            raise TypeError("a part of a coding is no text")
        if not 0 <= start < end or end - start != len(texts["quote"]):
            raise ValueError("start, end and quote do not fit one another")
        return Coding(id=id_, report=self.report, coder=self.coder, start=start, end=end, **texts)


def _moved(coding: Coding, row: Event) -> Coding:
    places = {name: row[name] for name in ("start", "end", "quote", "before", "after")}
    return replace(coding, **places)
