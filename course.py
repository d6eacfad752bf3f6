"""Set up this course and open it, with nothing but Python 3.11 or newer.

    python3 course.py                 set up once, then open the lessons in the browser
    python3 course.py --no-browser    the same, and only print the address
    python3 course.py --port 9000     the same, on a port of your choice
    python3 course.py reset 01        a fresh copy of lesson 01; the old one is kept
    python3 course.py test            run all tests (what follows goes to pytest)
    python3 course.py bench           measure the start, the import and the lessons

Everything is installed into the folder .venv beside this file; to undo it, delete that folder.
"""

import contextlib
import difflib
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import BinaryIO, Dict, Iterator, List, Tuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
BASE = getattr(sys, "_base_executable", None) or sys.executable  # never .venv's own: it is remade
VERSION = "{}.{}".format(*sys.version_info)
MEGABYTES = 500  # what the lessons take, and a little air
COMMANDS = ("reset", "test", "bench")
OPTIONS = ("--no-browser", "--port", "--help")

AGAIN = "then run `python3 course.py` again."
REASONS = {  # what an installer may say → what it means; the first that fits is told
    ("no space left", "quota exceeded"): "the disk is full; make room for 1 GB",
    ("no module named pip", "no module named venv", "such option: --python"): "this Python "
    f"({BASE}) comes without venv or pip; install them (on Debian and Ubuntu with `sudo apt "
    "install python3-venv`)",
    ("hashes", "hash mismatch"): "a package that arrived is not the one listed in locks/; "
    "connect to another network",
    ("connection broken", "error sending request", "certificate", "timed out"): "the packages "
    "cannot be reached; connect this computer to the internet",
    ("permission denied", "read-only file"): f"{str(VENV)!r} cannot be written to; move the "
    "course into a folder of your own",
}


class CourseError(Exception):
    """A reason to stop, in one sentence."""


def main(words: List[str]) -> int:
    """What was typed after `course.py` → the exit code; a failure is a sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a folder's name may not fit the terminal's alphabet
            stream.reconfigure(errors="backslashreplace", line_buffering=True)
    try:
        check_python()
        return obey(words)
    except CourseError as reason:
        print(reason, file=sys.stderr)
        return 2
    except OSError as error:
        place = str(error.filename or ROOT)
        print(
            f"The set-up stopped: {place!r} cannot be used ({error.strerror or error}); move the "
            f"course into a folder of your own with 1 GB of room, {AGAIN}",
            file=sys.stderr,
        )
        return 2
    except KeyboardInterrupt:
        print("\nStopped; the next start goes on from here.", file=sys.stderr)
        return 130


def check_python() -> None:
    """Refuse a Python that is too old, before anything newer than it is used."""
    if sys.version_info < (3, 11):
        this = "{}.{}.{}".format(*sys.version_info)
        raise CourseError(
            f"This course needs Python 3.11 or newer; this is Python {this} ({sys.executable}). "
            "Install a newer one from https://www.python.org/downloads and start the course with "
            "it, for example: python3.13 course.py"
        )


def obey(words: List[str]) -> int:
    """The words typed → the exit code of what they ask for, after whatever set-up it needs."""
    command = words[0] if words and words[0] in COMMANDS else "open"
    if command in ("test", "bench"):
        set_up("lessons", "test")
        script = ["-m", "pytest"] if command == "test" else ["tests/bench.py"]
        return launch(script + words[1:])
    if "-h" in words or "--help" in words:
        sys.stdout.write(__doc__)
        return 0
    if command == "open":
        check_options(words)
    elif len(words) != 2:
        raise CourseError("reset takes one lesson, for example: python3 course.py reset 01")
    set_up("lessons")
    return launch(["-m", "toolkit", "lab" if command == "open" else "lessons", *words])


def check_options(words: List[str]) -> None:
    """Refuse an option or a port that does not exist, before time is spent on installing."""
    rest = iter(words)
    for word in rest:
        if word == "--port":
            port = next(rest, "")
            if not (port.isdecimal() and 0 < int(port) < 65536):
                raise CourseError(f"--port takes a number from 1 to 65535, not {port!r}.")
        elif word != "--no-browser":
            known = COMMANDS + OPTIONS
            close = difflib.get_close_matches(word, known, 1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise CourseError(
                f"course.py does not know {word!r}; it takes {', '.join(known)}, "
                f"or nothing at all to open the lessons.{hint}"
            )


def set_up(*locks: str) -> None:
    """Names of lists in locks/ → all that they list is in .venv; what is there is left alone."""
    if is_whole() and all(map(is_installed, locks)):
        return
    with one_at_a_time():
        if not is_whole():
            make_environment()
        missing = [lock for lock in locks if not is_installed(lock)]
        for lock in missing:
            install(lock)
    if missing:
        print("The set-up is complete.")


def is_whole() -> bool:
    """Whether .venv was finished, by this version of Python, and the Python under it exists."""
    try:
        settings = (VENV / "pyvenv.cfg").read_text("utf-8").splitlines()
        home = dict(line.split(" = ", 1) for line in settings)["home"]
        made_with = (VENV / "made-with.txt").read_text("utf-8")
        return made_with == VERSION and Path(PYTHON).is_file() and Path(home).is_dir()
    except (OSError, ValueError, KeyError):
        return False


def is_installed(lock: str) -> bool:
    """Whether .venv holds what that list asks for today; the mark is set after a full install."""
    mark = VENV / f"{lock}-installed.txt"
    return mark.is_file() and mark.read_text("utf-8") == fingerprint(lock)


def fingerprint(lock: str) -> str:
    """The name of a list in locks/ → a digest that changes with the list and with Python."""
    return hashlib.sha256(VERSION.encode() + lock_path(lock).read_bytes()).hexdigest()


def lock_path(lock: str) -> Path:
    """The name of a list in locks/ → its file: exact versions, with the digest of every file."""
    return ROOT / "locks" / f"{lock}.txt"


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold the set-up for this process and its installers; a second start waits for them."""
    with (ROOT / ".venv.lock").open("a+b") as file:
        os.set_inheritable(file.fileno(), True)  # an installer outlives a crash, and holds on
        if not is_locked(file):
            print("Another start is setting up this course; waiting for it to finish ...")
            while not is_locked(file):
                time.sleep(0.2)
        yield


def is_locked(file: BinaryIO) -> bool:
    """An open file → whether it is ours now; the system takes it back when a process ends."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a network drive that knows no locks: better unlocked than never
        pass
    return True


def make_environment() -> None:
    """Make .venv anew: empty but for a link to this course's own toolkit."""
    if VENV.exists():
        print("The folder .venv is unfinished, or its Python has changed: it is made anew.")
    free = shutil.disk_usage(str(ROOT)).free // 10**6
    if free < MEGABYTES:
        raise CourseError(
            f"The set-up needs {MEGABYTES} MB of disk and {str(ROOT)!r} has {free} MB left; "
            f"make room, {AGAIN}"
        )
    print(f"Setting up the course in {VENV}")
    print("This happens once: about 130 MB to download, 450 MB on disk, mostly under a minute.")
    bare = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    done, said = run([BASE, "-m", "venv", "--clear", *bare, str(VENV)])
    if not done and shutil.which("uv"):
        done, said = run(["uv", "venv", "--clear", "--python", BASE, str(VENV)])
    if not done:
        raise CourseError(explain(said))
    packages = site_packages()  # a relative path: the folder may be moved, and have any name
    (packages / "toolkit.pth").write_text(os.path.relpath(str(ROOT), str(packages)), "utf-8")
    (VENV / "made-with.txt").write_text(VERSION, "utf-8")


def site_packages() -> Path:
    """The folder of .venv that packages are installed into."""
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))


def install(lock: str) -> None:
    """The name of a list in locks/ → exactly its packages in .venv, every file checked."""
    print(f"Installing the packages listed in locks/{lock}.txt ...")
    everything = ""
    for tool in tools():
        # --no-deps: the list is complete, and leaves out one package that makes every start slow
        done, said = run([*tool, "--no-deps", "--require-hashes", "-r", str(lock_path(lock))], True)
        if done:
            (VENV / f"{lock}-installed.txt").write_text(fingerprint(lock), "utf-8")
            return
        everything += said
    raise CourseError(explain(everything))


def tools() -> Iterator[List[str]]:
    """The ways to install into .venv that work here: uv, which is quick, then pip."""
    pip = [PYTHON, "-m", "pip"]
    if not (site_packages() / "pip").is_dir():  # then another Python's pip, from outside
        pip = [BASE, "-m", "pip", "--python", PYTHON]
    careful = ["--retries", "2", "--only-binary", ":all:", "--require-hashes"]
    done, said = run([*pip, "install", *careful, "-r", str(lock_path("uv"))])
    if done:
        yield [PYTHON, "-m", "uv", "pip", "install", "--python", PYTHON]
    elif shutil.which("uv"):
        yield ["uv", "pip", "install", "--python", PYTHON]
    elif meaning(said):
        raise CourseError(explain(said))
    yield [*pip, "install"]


def run(words: List[str], visible: bool = False) -> Tuple[bool, str]:
    """A command → whether it went well and what it said; on a terminal its progress is seen."""
    output, errors = subprocess.PIPE, subprocess.STDOUT
    if visible and sys.stderr.isatty():  # uv draws its progress where pip complains
        output, errors = None, None if "uv" in words else subprocess.PIPE
    done = subprocess.run(
        words,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
        env=environment(),
        close_fds=False,  # it inherits the lock
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode == 0, (done.stdout or "") + (done.stderr or "")


def environment() -> Dict[str, str]:
    """The environment for all that is started: nothing in it leads to another Python."""
    foreign = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX")
    ours = {name: value for name, value in os.environ.items() if name not in foreign}
    ours.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_USER="0")
    ours.setdefault("UV_SYSTEM_CERTS", "1")  # as pip does: a school's own certificate counts
    return ours


def meaning(said: str) -> str:
    """What an installer said → the reason it failed, or nothing where it is not a known one."""
    found = [why for marks, why in REASONS.items() if any(mark in said.lower() for mark in marks)]
    return found[0] if found else ""


def explain(said: str) -> str:
    """What a failed installer said → one sentence: what was wrong and what to do next."""
    last = (said.strip().splitlines() or ["the installer gave no reason"])[-1]
    return f"The set-up stopped: {meaning(said) or last + '; delete the folder .venv'}, {AGAIN}"


def launch(words: List[str]) -> int:
    """What to run with .venv's Python → its exit code; where possible it takes our place."""
    os.chdir(str(ROOT))
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(PYTHON, [PYTHON, *words], environment())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one started, which tidies up
    return subprocess.call([PYTHON, *words], env=environment())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
