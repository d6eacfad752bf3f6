"""One command sets the course up, on any machine, whatever went wrong the last time.

The set-up is really done, in a folder of a difficult name, with the network cut wherever it
should not be needed. Everything else runs the first steps of `course.py` alone.
"""

import ast
import contextlib
import importlib.util
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from functools import partial
from pathlib import Path

import pytest
from jupyter_client import BlockingKernelClient

from .ports import bind_below_the_ports_of_kernels

CHECKOUT = Path(__file__).resolve().parent.parent
BASE = sys._base_executable
CLOSED = "http://127.0.0.1:9/simple"
OFFLINE = {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_INDEX_URL": CLOSED,
    "PIP_FIND_LINKS": "",
    "UV_NO_CONFIG": "1",
    "UV_DEFAULT_INDEX": CLOSED,
    "UV_OFFLINE": "1",
}
CELL = {"cell_type": "code", "id": "a", "metadata": {}, "source": "1", "outputs": []}
LESSON = {
    "cells": [CELL | {"execution_count": None}],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


def copy_course(folder):
    """A folder to be → the course in it as in a fresh checkout, with two short lessons."""
    folder.mkdir(parents=True)
    shutil.copy(CHECKOUT / "course.py", folder)
    for name in ("locks", "toolkit", "data"):
        ignored = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(CHECKOUT / name, folder / name, ignore=ignored)
    (folder / "lessons").mkdir()
    for name in ("00_welcome", "01_who"):
        (folder / "lessons" / f"{name}.ipynb").write_text(json.dumps(LESSON))
    return folder


def reader(folder, **changes):
    """The environment of a reader of that course: nothing is written but under that folder."""
    own = {"TOOLKIT_HOME": str(folder / "my-course"), "BROWSER": "", "DISPLAY": ""}
    return os.environ | own | changes


def start(folder, *words, python=BASE, **options):
    """`course.py` with these words, started and not waited for."""
    options.setdefault("env", reader(folder))
    return subprocess.Popen(
        [python, "course.py", *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    )


def run(folder, *words, **options):
    """`course.py` with these words → its exit code and all it printed."""
    process = start(folder, *words, **options)
    said = process.communicate(timeout=300)[0]
    return process.returncode, said


def first_steps(folder, before, *words, **changes):
    """`course.py` on a machine that is different in one way, given as Python statements."""
    code = f"import sys, runpy; sys.argv[1:] = {list(words)!r}\n{before}\n"
    code += "sys.argv[0] = 'course.py'; runpy.run_path('course.py', run_name='__main__')"
    done = subprocess.run(
        [BASE, "-c", code],
        cwd=folder,
        env=reader(folder, **changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


def read_until(process, words):
    """The lines a process prints, up to the one with those words or to its end."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if words in line:
            break
    return "".join(lines)


@contextlib.contextmanager
def opened(folder, *words, **options):
    """The lessons, open: the process, what it printed, and its address without the page."""
    process = start(folder, "--no-browser", *words, **options)
    try:
        said = read_until(process, "To stop:")
        found = re.search(r"(http://[\d.:]+/)\S*(\?token=\w+)", said)
        assert found, said
        yield process, said, "api/{}".join(found.groups())
    finally:
        process.terminate()
        process.communicate(timeout=30)


def ask(address, path, method="GET"):
    """A path of JupyterLab's own interface → its answer."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(address.format(path), method=method)
    with direct.open(request, timeout=30) as answer:
        return json.load(answer)


def said_by_kernel(connection, code):
    """A kernel's connection file and a line of code → what the line prints there."""
    client = BlockingKernelClient(connection_file=str(connection))
    client.load_connection_file()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        printed = []
        client.execute_interactive(
            code,
            timeout=60,
            output_hook=lambda message: printed.append(message["content"].get("text", "")),
        )
        return "".join(printed).strip()
    finally:
        client.stop_channels()


# --- the set-up, really done


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A course whose first start was killed while it installed, and what the second one said."""
    folder = copy_course(tmp_path_factory.mktemp("start") / "Été à l'école 2")
    first = start(folder, "reset", "01")
    assert "once" in read_until(first, "Installing")
    first.kill()
    first.communicate()
    code, said = run(folder, "reset", "01")
    assert code == 0, said
    return folder, said


def test_an_interrupted_set_up_is_finished_by_the_next_start(finished):
    folder, said = finished
    assert "The set-up is complete.\n" in said
    assert said.endswith("Lesson 01 is fresh again.\n")
    assert "Traceback" not in said
    assert (folder / "my-course" / "lessons" / "01_who.ipynb").is_file()


def test_a_second_start_installs_nothing_and_says_nothing_about_it(finished):
    folder, _ = finished
    code, said = run(folder, "reset", "01", env=reader(folder, **OFFLINE))
    assert (code, said) == (0, "Lesson 01 is fresh again.\n")


def test_a_lesson_runs_with_the_toolkit_of_its_own_folder_and_closes_with_its_kernels(finished):
    folder, _ = finished
    with opened(folder) as (process, said, address):
        assert "/lab/tree/00_welcome.ipynb?token=" in said
        kernel = ask(address, "kernels", "POST")["id"]
        connection = folder / "my-course" / "jupyter" / "runtime" / f"kernel-{kernel}.json"
        code = "import os, toolkit; print(os.environ['TOOLKIT_HOME'], toolkit.__file__, sep='\\n')"
        home, toolkit = said_by_kernel(connection, code).splitlines()
        assert home == str(folder / "my-course")
        assert toolkit == str(folder / "toolkit" / "__init__.py")

        process.send_signal(signal.SIGINT)
        assert "The lessons are closed" in process.communicate(timeout=30)[0]
        assert process.returncode == 0
        assert not connection.exists()


def test_a_moved_course_opens_without_a_network_and_only_once(finished):
    folder, _ = finished
    moved = folder.rename(folder.parent / "moved 学校")
    try:
        with opened(moved, env=reader(moved, **OFFLINE)) as (_, said, address):
            assert "Installing" not in said
            assert [entry["name"] for entry in ask(address, "contents")["content"]] != []
            code, again = run(moved, "--no-browser", env=reader(moved, **OFFLINE))
            assert code == 0
            assert again.startswith("The lessons are already open at http://127.0.0.1:")
            assert re.search(r"token=\w+", again)[0] in said
    finally:
        moved.rename(folder)


def test_a_port_that_is_taken_is_replaced(finished):
    folder, _ = finished
    with socket.socket() as taken:
        port = str(bind_below_the_ports_of_kernels(taken))
        taken.listen()
        with opened(folder, "--port", port) as (_, said, address):
            assert said.startswith(f"The port {port} cannot be used; the lessons open on port ")
            assert ask(address, "kernels") == []


def test_a_set_up_whose_python_is_gone_is_made_anew(finished):
    folder, _ = finished
    python = folder / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    python.unlink()
    python.symlink_to(folder / "gone")
    code, said = run(folder, "reset", "01")
    assert code == 0, said
    assert said.startswith("The folder .venv is unfinished, or its Python has changed")
    assert said.endswith("The set-up is complete.\nLesson 01 is fresh again.\n")


def plain_user():
    """How to become a user who is not root: options for a process; none if we are none."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    return {"user": 65534, "group": 65534, "extra_groups": []}


def system_python():
    """The Python an ordinary user of this machine has, managed by the system where there is one."""
    for python in ("/usr/bin/python3", BASE):
        check = [python, "-c", "import sys, venv; sys.exit(sys.version_info < (3, 11))"]
        with contextlib.suppress(OSError):
            if subprocess.run(check, **plain_user(), stderr=subprocess.DEVNULL).returncode == 0:
                return python
    return pytest.fail("no Python 3.11 or newer here that a user other than root can run")


def test_an_ordinary_user_needs_no_rights_and_no_python_but_the_systems_own():
    # under pytest's own folders another user could not read a thing
    with tempfile.TemporaryDirectory(prefix="plain user ") as place:
        folder = copy_course(Path(place) / "course")
        if plain_user():
            os.chown(place, 65534, 65534)
            for path in (folder, *folder.rglob("*")):
                os.chown(path, 65534, 65534)
        own = {"HOME": place, "UV_CACHE_DIR": f"{place}/uv", "PIP_CACHE_DIR": f"{place}/pip"}
        user = plain_user() | {"env": reader(folder, **own), "python": system_python()}
        with opened(folder, **user) as (_, said, address):
            assert "The set-up is complete." in said
            assert ask(address, "kernels") == []


# --- the first steps alone


@pytest.fixture
def fresh(tmp_path):
    return copy_course(tmp_path / "course")


def test_every_python_since_3_6_can_read_course_py():
    ast.parse((CHECKOUT / "course.py").read_text("utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 9, 2), (3, 10, 13)])
def test_an_old_python_is_told_in_one_sentence_what_to_install(fresh, version):
    code, out, error = first_steps(fresh, f"sys.version_info = {version} + ('final', 0)")
    assert (code, out) == (2, "")
    assert error == (
        "This course needs Python 3.11 or newer; this is Python {}.{}.{} ({}). Install a newer one "
        "from https://www.python.org/downloads and start the course with it, for example: "
        "python3.13 course.py\n".format(*version, BASE)
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["tset"], "course.py does not know 'tset'; .* Did you mean 'test'?"),
        (
            ["--no-broswer"],
            "course.py does not know '--no-broswer'; .*Did you mean '--no-browser'?",
        ),
        (["x"], "course.py does not know 'x'; it takes reset, test, bench, .* open the lessons."),
        (["--port"], "--port takes a number from 1 to 65535, not ''."),
        (["--port", "abc"], "--port takes a number from 1 to 65535, not 'abc'."),
        (["--port", "0"], "--port takes a number from 1 to 65535, not '0'."),
        (["--port", "65536"], "--port takes a number from 1 to 65535, not '65536'."),
        (["reset"], "reset takes one lesson, for example: python3 course.py reset 01"),
    ],
)
def test_a_word_it_does_not_know_is_refused_before_anything_is_installed(fresh, words, sentence):
    code, out, error = first_steps(fresh, "", *words)
    assert (code, out) == (2, "")
    assert re.fullmatch(sentence.replace("?", r"\?") + "\n", error)
    assert not (fresh / ".venv").exists()


def test_help_lists_every_command(fresh):
    code, out, error = first_steps(fresh, "", "--help")
    assert (code, error) == (0, "")
    for word in ("--no-browser", "--port", "reset 01", "test", "bench"):
        assert f"course.py {word}" in out


def test_without_a_network_a_second_start_waits_for_the_first_and_both_end_in_one_sentence(fresh):
    env = reader(fresh, **OFFLINE)
    first = start(fresh, env=env)
    read_until(first, "once")
    code, said = run(fresh, env=env)
    waiting, *_, sentence = said.splitlines()
    assert waiting == "Another start is setting up this course; waiting for it to finish ..."
    assert sentence == (
        "The set-up stopped: the packages cannot be reached; connect this computer to the "
        "internet, then run `python3 course.py` again."
    )
    assert first.communicate(timeout=60)[0].splitlines()[-1] == sentence
    assert (code, first.returncode) == (2, 2)


NO_ENSUREPIP = "sys.modules['ensurepip'] = None"


@pytest.mark.skipif(os.name == "nt", reason="stands in a shell script for a Python without pip")
def test_a_python_without_pip_is_told_what_to_install(fresh):
    bare = fresh / "python-without-pip"
    bare.write_text(
        '#!/bin/sh\ncase "$*" in *"-m pip"*) echo "No module named pip" >&2; exit 1;; esac\n'
        f'exec "{BASE}" "$@"\n'
    )
    bare.chmod(0o755)
    before = f"{NO_ENSUREPIP}; sys._base_executable = {str(bare)!r}"
    code, _, error = first_steps(fresh, before, "reset", "01", PATH="/nowhere")
    assert code == 2
    assert error.count("\n") == 1
    assert f"this Python ({bare}) comes without venv or pip" in error
    assert "`sudo apt install python3-venv`" in error


def test_a_python_without_ensurepip_uses_the_pip_it_has(fresh):
    # pip is in .venv, which stands here for a system's Python that has pip but not ensurepip
    pip = importlib.util.find_spec("pip")
    assert pip, "this test needs pip in the environment that it runs in"
    before = f"{NO_ENSUREPIP}; sys._base_executable = {sys.executable!r}"
    code, out, error = first_steps(fresh, before, "reset", "01")
    assert (code, error) == (0, "")
    assert out.endswith("Lesson 01 is fresh again.\n")
    assert list((fresh / ".venv").rglob("site-packages/pip")) == []


def test_a_full_disk_is_said_before_the_download(fresh):
    before = "import shutil, types\n"
    before += "shutil.disk_usage = lambda _: types.SimpleNamespace(free=12_000_000)"
    code, out, error = first_steps(fresh, before)
    assert (code, out) == (2, "")
    assert error == (
        f"The set-up needs 500 MB of disk and {str(fresh)!r} has 12 MB left; make room, "
        "then run `python3 course.py` again.\n"
    )


def test_a_folder_that_cannot_be_written_to_is_one_sentence(fresh):
    (fresh / ".venv.lock").mkdir()  # in the way of the file; for root no folder is read-only
    code, out, error = first_steps(fresh, "")
    assert (code, out) == (2, "")
    assert error.startswith(f"The set-up stopped: {str(fresh / '.venv.lock')!r} cannot be used (")
    assert error.endswith("then run `python3 course.py` again.\n")
    assert error.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="sends the signal of a terminal's Ctrl-C")
def test_ctrl_c_during_the_set_up_is_one_calm_line(fresh):
    # whoever runs the tests in the background hands on that Ctrl-C is ignored
    as_in_a_terminal = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = start(fresh, start_new_session=True, preexec_fn=as_in_a_terminal)
    said = read_until(process, "once")
    os.killpg(process.pid, signal.SIGINT)
    said += process.communicate(timeout=30)[0]
    assert process.returncode == 130
    assert said.endswith("\nStopped; the next start goes on from here.\n")
    assert "Traceback" not in said


@pytest.fixture
def course(fresh):
    """`course.py` of a fresh copy, imported."""
    spec = importlib.util.spec_from_file_location("course_of_a_copy", fresh / "course.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("error: No space left on device (os error 28)", "the disk is full; make room for 1 GB"),
        ("OSError: [Errno 122] Disk quota exceeded", "the disk is full; make room for 1 GB"),
        ("cause: error sending request for url (x)", "the packages cannot be reached"),
        ("after connection broken by 'NewConnectionError'", "the packages cannot be reached"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "not the one listed in locks/"),
        ("error: Permission denied (os error 13)", "cannot be written to; move the course"),
        ("one\nERROR: something else", "ERROR: something else; delete the folder .venv"),
        ("", "the installer gave no reason"),
    ],
)
def test_what_an_installer_says_becomes_one_sentence(course, said, sentence):
    told = course.explain(said)
    assert told.startswith("The set-up stopped: ")
    assert sentence in told
    assert told.endswith(", then run `python3 course.py` again.")
    assert "\n" not in told


def test_packages_are_installed_again_when_their_list_changes(course, fresh):
    (fresh / ".venv").mkdir()
    assert not course.is_installed("lessons")
    mark = fresh / ".venv" / "lessons-installed.txt"
    mark.write_text(course.fingerprint("lessons"))
    assert course.is_installed("lessons")
    assert not course.is_installed("test")
    with (fresh / "locks" / "lessons.txt").open("a") as file:
        file.write("# changed\n")
    assert not course.is_installed("lessons")


def test_another_version_of_python_asks_for_a_new_set_up(course, fresh):
    python = Path(course.PYTHON)
    python.parent.mkdir(parents=True)
    python.touch()
    (fresh / ".venv" / "pyvenv.cfg").write_text(f"home = {fresh}\nversion = 3.11.0\n")
    (fresh / ".venv" / "made-with.txt").write_text(course.VERSION)
    assert course.is_whole()
    (fresh / ".venv" / "made-with.txt").write_text("3.1")
    assert not course.is_whole()


def test_nothing_of_the_users_other_pythons_reaches_the_set_up(course, monkeypatch):
    for name in ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    environment = course.environment()
    assert "/elsewhere" not in environment.values()
    assert environment["PIP_USER"] == "0"
