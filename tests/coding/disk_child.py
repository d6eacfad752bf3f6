"""A process that codes on a disk that fills up, or that turns read-only, and says what it read.

python disk_child.py FOLDER fill|read-only|full-file
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from toolkit.coding.coder import Coder
from toolkit.errors import ToolkitError

TEXT = "🌱 The miller saw e\u0301t\u00e9, قالت الجدّة and a heron.\n" * 20
HEADROOM = "headroom"


def coder_in(folder):
    return Coder(SimpleNamespace(name="meadow", text=TEXT), coder="Mira", folder=folder)


def reloaded(coder):
    coder.close()
    again = coder_in(coder.folder)
    return list(again.codings.start), again.notices


def add_until_refused(coder):
    """Add one coding after the other → the starts that were acknowledged, and the refusal."""
    acknowledged = []
    for start in range(len(TEXT) - 9):
        try:
            acknowledged.append(coder.add(start, start + 9, "PLACE", memo="m" * (start % 50)).start)
        except ToolkitError as refusal:
            return acknowledged, str(refusal)
    return acknowledged, ""


def fill(folder):
    """Code until the disk is full, try again and again, make room, go on."""
    Path(folder, HEADROOM).write_bytes(b"x" * 16384)
    coder = coder_in(folder)
    acknowledged, refusal = add_until_refused(coder)
    refused_too = [add_until_refused(coder)[1] for _ in range(3)]
    shown = list(coder.codings.start)
    on_full_disk, said = reloaded(coder)
    Path(folder, HEADROOM).unlink()
    after = coder.add(900, 905, "TIME").start
    in_the_end, said_last = reloaded(coder)
    return locals() | {"coder": None}


def turn_read_only(folder):
    """Code, turn the disk read-only, try every act, look from a new kernel, turn it back."""
    coder = coder_in(folder)
    acknowledged = [coder.add(start, start + 4, "PLACE").start for start in range(5)]
    # over itself: the folder's open lock would keep the disk itself from turning read-only
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
    refusal = add_until_refused(coder)[1]
    try:
        coder.undo()
    except ToolkitError as error:
        refused_too = [str(error)]
    shown = list(coder.codings.start)
    on_full_disk, said = reloaded(coder)
    coder.close()
    subprocess.run(["umount", folder], check=True)
    after = coder.add(900, 905, "TIME").start
    in_the_end, said_last = reloaded(coder)
    return locals() | {"coder": None}


def limit_the_file(folder):
    """The same as a full disk where none can be made: no file may grow beyond 8 KiB."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    coder = coder_in(folder)
    acknowledged, refusal = add_until_refused(coder)
    refused_too = [add_until_refused(coder)[1] for _ in range(3)]
    shown = list(coder.codings.start)
    on_full_disk, said = reloaded(coder)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    after = coder.add(900, 905, "TIME").start
    in_the_end, said_last = reloaded(coder)
    return locals() | {"coder": None, "resource": None}


if __name__ == "__main__":
    folder, fault = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    faults = {"fill": fill, "read-only": turn_read_only, "full-file": limit_the_file}
    told = faults[fault](folder)
    print(json.dumps({name: value for name, value in told.items() if name != "error"}, default=str))
