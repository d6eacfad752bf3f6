"""JupyterLab opens on the reader's copies, tells its address, is opened once, and closes calmly."""

import contextlib
import json
import os
import re
import shlex
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from toolkit import lab
from toolkit.errors import ToolkitError

from .ports import bind_below_the_ports_of_kernels

CHECKOUT = Path(__file__).resolve().parent.parent
QUIET = urllib.request.build_opener(urllib.request.ProxyHandler({}))
LESSON = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture
def course(tmp_path):
    """A course of two lessons, and the environment of a reader with a home of a difficult name."""
    folder = tmp_path / "course"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(CHECKOUT / "toolkit", folder / "toolkit", ignore=ignored)
    shutil.copy(CHECKOUT / "course.py", folder)
    (folder / "lessons").mkdir()
    for name in ("00_welcome", "01_who"):
        (folder / "lessons" / f"{name}.ipynb").write_text(json.dumps(LESSON))
    return folder


@pytest.fixture
def reader(tmp_path):
    screens = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")
    theirs = {name: value for name, value in os.environ.items() if name not in screens}
    return theirs | {"TOOLKIT_HOME": str(tmp_path / "Été à l'école 学生")}


@contextlib.contextmanager
def opened(course, reader, *options):
    """The lessons, open: the process and the lines it printed up to its address."""
    command = [sys.executable, "-m", "toolkit", "lab", *options]
    process = subprocess.Popen(
        command,
        cwd=course,
        env=reader,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process, until_open(process)
    finally:
        process.terminate()
        process.communicate()


def until_open(process):
    lines = []
    for line in process.stdout:
        lines.append(line.strip())
        if line.startswith("Your copies"):
            break
    return lines


def address(lines):
    return re.search(r"http://\S+", "\n".join(lines))[0]


def fetched(url):
    with QUIET.open(url, timeout=10) as answer:
        return answer.read().decode()


def run(course, reader, *words):
    """A toolkit command → its exit code and all it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", *words],
        cwd=course,
        env=reader,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode, done.stdout


def test_the_first_start_opens_lesson_00_and_a_second_one_uses_the_same(course, reader):
    with opened(course, reader, "--no-browser") as (process, lines):
        assert "/lab/tree/00_welcome.ipynb?token=" in address(lines)
        assert "JupyterLab" in fetched(address(lines))
        listed = address(lines).replace("lab/tree/00_welcome.ipynb", "api/contents")
        names = [entry["name"] for entry in json.loads(fetched(listed))["content"]]
        assert sorted(names) == ["00_welcome.ipynb", "01_who.ipynb"]

        code, said = run(course, reader, "lab", "--no-browser")
        assert code == 0
        assert said.startswith("The lessons are already open at http://127.0.0.1:")
        assert address([said]).partition("token=")[2] == address(lines).partition("token=")[2]

        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=20)[0]
        assert process.returncode == 0
        assert "The lessons are closed" in rest
        assert "Traceback" not in rest
        with pytest.raises(OSError, match="refused"):
            fetched(address(lines))


def test_a_stranger_without_the_token_is_kept_out(course, reader):
    with opened(course, reader, "--no-browser") as (_, lines):
        contents = address(lines).partition("lab/tree")[0] + "api/contents"
        with pytest.raises(urllib.error.HTTPError, match="403"):
            fetched(contents)


def test_something_that_speaks_no_http_is_not_taken_for_a_lab():
    import threading

    from toolkit.lab import Server, _answers

    with socket.create_server(("127.0.0.1", 0)) as mute:

        def speak():
            visitor, _ = mute.accept()
            visitor.sendall(b"\xff\x00 not a word of HTTP\r\n\r\n")
            visitor.close()

        threading.Thread(target=speak, daemon=True).start()
        assert not _answers(Server(f"http://127.0.0.1:{mute.getsockname()[1]}/", "token"))


def test_a_port_that_is_taken_between_looking_and_starting_is_passed_over(monkeypatch, capsys):
    lab.copy_lessons()
    with socket.socket() as taken, contextlib.ExitStack() as at_the_end:
        port = bind_below_the_ports_of_kernels(taken)
        taken.listen()
        truly_free = lab._is_free
        monkeypatch.setattr(lab, "_is_free", lambda asked: asked == port or truly_free(asked))
        _, server = lab._start_on_a_free_port(port, at_the_end)
        assert int(server.url.rstrip("/").rsplit(":", 1)[1]) > port
        assert lab._answers(server)
    assert capsys.readouterr().out == (
        f"The port {port} was taken a moment ago; the lessons open on another one.\n"
    )


def test_a_port_that_is_taken_is_replaced_and_the_new_one_said(course, reader):
    with socket.socket() as taken:
        port = bind_below_the_ports_of_kernels(taken)
        taken.listen()
        with opened(course, reader, "--no-browser", "--port", str(port)) as (_, lines):
            used = int(re.search(r":(\d+)/", address(lines))[1])
            sentence = f"The port {port} cannot be used; the lessons open on port {used} instead."
            assert lines[0] == sentence
            assert used > port


def test_the_browser_is_shown_a_private_page_and_closing_the_window_ends_it(course, reader):
    note = course / "shown"
    browser = course / "browser.py"
    browser.write_text(f"import sys; open({str(note)!r}, 'w').write(sys.argv[1])")
    reader["BROWSER"] = f"{shlex.quote(sys.executable)} {shlex.quote(str(browser))} %s &"
    with opened(course, reader) as (process, lines):
        deadline = time.monotonic() + 10
        while not (note.exists() and note.read_text()) and time.monotonic() < deadline:
            time.sleep(0.05)
        page = Path(urllib.request.url2pathname(note.read_text().removeprefix("file://")))
        assert address(lines) in page.read_text()
        if os.name == "posix":
            assert stat.S_IMODE(page.stat().st_mode) == 0o600
            process.send_signal(signal.SIGHUP)
            assert "The lessons are closed" in process.communicate(timeout=20)[0]


def test_a_jupyterlab_that_cannot_start_is_one_sentence_with_its_reason(course, reader):
    (course / "sitecustomize.py").write_text("import sys; sys.modules['jupyterlab'] = None")
    code, said = run(course, reader | {"PYTHONPATH": str(course)}, "lab", "--no-browser")
    assert code == 2
    assert said.count("\n") == 1
    assert said.startswith("JupyterLab did not start: ")
    assert "lab.log" in said
    assert "delete the folder .venv" in said


def test_a_reset_of_an_unknown_lesson_is_one_sentence(course, reader):
    assert run(course, reader, "lessons", "reset", "7") == (
        2,
        "There is no lesson '7'; the lessons are 00 and 01.\n",
    )


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_that_does_not_exist_is_refused(port):
    with pytest.raises(ToolkitError, match=f"The port {port} does not exist"):
        lab.open_lab(browser=False, port=port)


def test_nothing_of_another_jupyter_reaches_the_lessons(tmp_path, monkeypatch):
    monkeypatch.setenv("TOOLKIT_HOME", str(tmp_path))
    monkeypatch.setenv("JUPYTER_PATH", "/elsewhere")
    monkeypatch.setenv("JUPYTERLAB_DIR", "/elsewhere")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", "/elsewhere")
    environment = lab._environment("word")
    ours = {k: v for k, v in environment.items() if k.startswith(("JUPYTER", "IPYTHON"))}
    assert ours.pop("JUPYTER_TOKEN") == "word"
    assert len(ours) == 6
    assert all(value.startswith(str(tmp_path.resolve())) for value in ours.values())
    assert environment["TOOLKIT_HOME"] == str(tmp_path.resolve())


def test_later_starts_leave_the_place_to_jupyterlab(tmp_path, monkeypatch):
    monkeypatch.setenv("TOOLKIT_HOME", str(tmp_path))
    monkeypatch.setattr(lab, "shipped_lessons", lambda: [Path("lessons/00_welcome.ipynb")])
    assert lab._first_page() == "lab/tree/00_welcome.ipynb"
    (tmp_path / "jupyter" / "workspaces").mkdir(parents=True)
    (tmp_path / "jupyter" / "workspaces" / "default.jupyterlab-workspace").write_text("{}")
    assert lab._first_page() == "lab"


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"url": "http://127.0.0.1:9/", "token": "x"}'])
def test_the_trace_of_a_jupyterlab_that_is_gone_is_passed_over(tmp_path, monkeypatch, note):
    monkeypatch.setenv("TOOLKIT_HOME", str(tmp_path))
    (tmp_path / "jupyter" / "runtime").mkdir(parents=True)
    (tmp_path / "jupyter" / "runtime" / "jpserver-1.json").write_text(note)
    assert lab.find_running() is None


def test_on_a_computer_without_a_screen_no_browser_is_tried(tmp_path, monkeypatch):
    monkeypatch.setenv("TOOLKIT_HOME", str(tmp_path))
    (tmp_path / "jupyter").mkdir()
    monkeypatch.setattr(lab.sys, "platform", "linux")
    monkeypatch.setattr(lab.platform, "release", lambda: "6.1")
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    shown = []
    monkeypatch.setattr(lab.webbrowser, "open", shown.append)
    lab._show("http://127.0.0.1:1/lab", browser=True)
    monkeypatch.setenv("DISPLAY", ":0")
    lab._show("http://127.0.0.1:1/lab", browser=False)
    assert shown == []
    lab._show("http://127.0.0.1:1/lab", browser=True)
    assert len(shown) == 1
