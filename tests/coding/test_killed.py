"""Killed at any moment, the coder's journal holds every act that was acknowledged.

At most the one act in flight may be there on top of it. The log of the kills is printed: how many,
how many acts stood before them, how many in flight were there or not, how many lines were torn.
"""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from toolkit.coding.coder import Coder

from .coding_child import TEXT
from .poems import Text

KILLS = 60  # with each pen
KILLS_PER_JOURNAL = 12
LONGEST = 0.03  # seconds of coding before a kill
ROOT = Path(__file__).parent.parent.parent


class Book:
    """What must be there, by the words of the child alone: rows by id, and what can be undone."""

    def __init__(self):
        self.rows, self.done, self.undone = {}, [], []

    def take(self, edit, id_, row):
        before = self.rows.get(id_)
        if edit["act"] == "undo":
            self.undone.append(self.done.pop())
        elif edit["act"] == "redo":
            self.done.append(self.undone.pop())
        else:
            self.done.append((id_, before, row))
            self.undone.clear()
        self.put(id_, row)

    def put(self, id_, row):
        self.rows.pop(id_, None)
        if row is not None:
            self.rows[id_] = row

    def effect(self, edit, found):
        """An edit in flight → the id and the row that it leads to, if it was written."""
        act = edit["act"]
        if act == "undo":
            id_, before, _ = self.done[-1] if self.done else (None, None, None)
            return id_, before
        if act == "redo":
            id_, _, after = self.undone[-1] if self.undone else (None, None, None)
            return id_, after
        if act == "remove":
            return edit["id"], None
        id_ = edit["id"] if act == "change" else next(iter(found.keys() - self.rows.keys()), None)
        row = found.get(id_)
        wanted = {name: value for name, value in edit.items() if name not in ("act", "id")}
        return (id_, row) if row and wanted.items() <= row.items() else (None, None)


def code_until_killed(folder, seed, pen, seconds):
    """Start a child, kill it after so many seconds of coding → the lines that it said."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("coding_child.py")), folder, str(seed), pen],
        stdout=subprocess.PIPE,
        env=environment,
    )
    first = child.stdout.readline()
    assert json.loads(first) == {"ready": True}
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
    said = child.communicate()[0]
    assert child.returncode != 0, "the child ended by itself"
    return [json.loads(line) for line in said.splitlines()]


def rows_on_disk(folder):
    """The folder → rows by id and what was said on reading, seen by a kernel of its own."""
    coder = Coder(Text(TEXT, "meadow"), coder="Mira", folder=folder)
    rows = {row["id"]: row for row in coder.codings.to_dict("records")}
    said = coder.notices
    coder.close()
    return rows, said


@pytest.mark.parametrize("pen", ["whole", "slow"])
def test_after_a_kill_everything_acknowledged_is_there(tmp_path, capsys, pen):
    seed = int(os.environ.get("KILL_SEED", random.SystemRandom().randrange(10**6)))
    chance, log = random.Random(seed), Counter()
    for number in range(KILLS):
        if number % KILLS_PER_JOURNAL == 0:
            folder, book = tmp_path / str(number), Book()
        seconds, child_seed = chance.uniform(0, LONGEST), chance.randrange(10**9)
        lines = code_until_killed(str(folder), child_seed, pen, seconds)
        flying = None
        for line in lines:
            if "will" in line:
                flying = line["will"]
            else:
                if line["did"]:
                    book.take(flying, line["did"]["id"], line["did"]["row"])
                    log["acknowledged"] += 1
                flying = None
        found, said = rows_on_disk(folder)
        log["kills"] += 1
        log["with a torn line"] += bool(said)
        where = f"kill {number}, seed {seed}"
        if found != book.rows:
            assert flying, f"{where}: what was acknowledged is not what is there"
            book.take(flying, *book.effect(flying, found))
            log["act in flight there"] += 1
            assert found == book.rows, f"{where}: more than the act in flight differs"
        elif flying:
            log["act in flight not there"] += 1
    with capsys.disabled():
        print(f"\nkill log, {pen} pen, KILL_SEED={seed}: {dict(log)}")
    assert log["kills"] == KILLS
    assert log["acknowledged"] > KILLS, "hardly an act was acknowledged: this run proved little"
    if pen == "slow":
        assert log["with a torn line"] > 0, "no kill met half a line: this run proved little"
