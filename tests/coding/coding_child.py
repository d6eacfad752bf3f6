"""A process that codes without end, says what it will do and what it has done, and gets killed.

    python coding_child.py FOLDER SEED whole|slow

Before each act a line {"will": …}, after it {"did": …}. With the slow pen every write takes forty
bytes at a time, so that a kill finds half a line in the file.
"""

import json
import os
import random
import sys
import time
from types import SimpleNamespace

from toolkit.coding.coder import Coder

TEXT = "🌱 The miller saw e\u0301t\u00e9, قالت الجدّة and a heron.\n" * 20
CODES = ("PLACE", "TIME", "HEDGE", "COUNT")


def say(**words):
    os.write(1, (json.dumps(words) + "\n").encode("ascii"))


def slow_pen():
    whole = os.write

    def write(handle, line):
        if handle <= 2:
            return whole(handle, line)
        time.sleep(0.0002)
        return whole(handle, line[:40])

    os.write = write


def next_edit(chance, ids):
    act = chance.choices(("add", "change", "remove", "undo", "redo"), (6, 2, 1, 2, 1))[0]
    start = chance.randrange(len(TEXT) - 40)
    place = {"start": start, "end": start + chance.randint(1, 40)}
    if act == "add" or (act in ("change", "remove") and not ids):
        return {"act": "add", **place, "code": chance.choice(CODES), "memo": f"⌁ {start}"}
    if act == "change":
        return {"act": act, "id": chance.choice(ids), **place, "memo": f"moved {start} 🌧"}
    return {"act": act, "id": chance.choice(ids)} if act == "remove" else {"act": act}


def main(folder, seed, pen):
    if pen == "slow":
        slow_pen()
    chance = random.Random(int(seed))
    coder = Coder(SimpleNamespace(name="meadow", text=TEXT), coder="Mira", folder=folder)
    ids = list(coder._store.history.codings)
    say(ready=True)
    while True:
        edit = next_edit(chance, ids)
        say(will=edit)
        try:
            change = coder.apply(edit)
        except Exception as refusal:  # nothing to undo, or the same passage twice
            say(did=None, why=str(refusal))
            continue
        if change is None:
            say(did=None, why="nothing to change")
            continue
        after = change.after.row if change.after else None
        say(did={"id": change.id, "row": after})
        if change.before is None and after:
            ids.append(change.id)
        elif after is None:
            ids.remove(change.id)


if __name__ == "__main__":
    main(*sys.argv[1:])
