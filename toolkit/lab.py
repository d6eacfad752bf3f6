"""Open the lessons in JupyterLab, on this computer alone and with settings of its own.

No other Jupyter of the reader's interferes: settings, run-time files and history live in
`home()/jupyter`. JupyterLab asks nothing of the network when it starts.
"""

import contextlib
import json
import os
import platform
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
import webbrowser
from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import IO, NamedTuple

from toolkit.copies import copy_lessons, lessons_folder, shipped_lessons, writing
from toolkit.errors import ToolkitError
from toolkit.home import home

FIRST_PORT = 8888
PORTS_TRIED = 100
STARTS_TRIED = 3  # a port that was free a moment ago can be taken when JupyterLab asks for it
PORT_TAKEN = "is not available"  # how JupyterLab says so
SECONDS_TO_START = 180  # a slow disk, and an antivirus that reads every file for the first time
SECONDS_TO_STOP = 10
# every kernel of the course's own lab runs this before the first cell
STARTUP = """
def _explain(result):
    error = result.error_before_exec or result.error_in_exec
    if error is not None:
        from toolkit.exercises.mistakes import explain

        explain(error)


get_ipython().events.register("post_run_cell", _explain)
"""
QUIET = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}


class Server(NamedTuple):
    """A running JupyterLab: its address, ending in a slash, and the token that lets one in."""

    url: str
    token: str

    def page(self, path: str) -> str:
        """A path such as 'lab' → the full address that opens it in a browser.

        >>> Server("http://127.0.0.1:8888/", "abc").page("lab/tree/Été.ipynb")
        'http://127.0.0.1:8888/lab/tree/%C3%89t%C3%A9.ipynb?token=abc'
        """
        return f"{self.url}{urllib.parse.quote(path)}?token={self.token}"


def open_lab(browser: bool = True, port: int | None = None) -> int:
    """Open the lessons in JupyterLab and stay until it is stopped → the exit code.

    A JupyterLab of the same folder that already runs is shown again instead of a second one.
    """
    if port is not None and not 0 < port < 65536:
        raise ToolkitError(f"The port {port} does not exist; use a number from 1 to 65535.")
    with _stop_signals():
        try:
            return _open(browser, port)
        except KeyboardInterrupt:
            print(f"\nThe lessons are closed; what you saved is in {lessons_folder()}.", flush=True)
            return 0


def find_running() -> Server | None:
    """The JupyterLab of this folder that answers now, or None."""
    for path in sorted(_settings().glob("runtime/jpserver-*.json")):
        try:
            said = json.loads(path.read_text("utf-8"))
            server = Server(said["url"], said["token"])
            if Path(said["root_dir"]) == lessons_folder() and _answers(server):
                return server
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return None


def _open(browser: bool, port: int | None) -> int:
    with contextlib.ExitStack() as at_the_end:
        with _alone():
            running = find_running()
            if running:
                return _point_to(running, browser)
            for sentence in copy_lessons():
                print(sentence)
            process, server = _start_on_a_free_port(port, at_the_end)
        _announce(server, browser)
        while process.poll() is None:
            time.sleep(0.2)  # not process.wait(), which on Windows does not hear Ctrl-C
    if process.returncode:
        raise ToolkitError(f"JupyterLab stopped by itself: {_last_words()}.")
    print("The lessons were closed in the browser.")
    return 0


def _point_to(server: Server, browser: bool) -> int:
    """A JupyterLab that already runs → its address, printed and shown."""
    print(f"The lessons are already open at {server.page('lab')}")
    print("To stop: Ctrl-C in the window that opened them, or File > Shut Down in the browser.")
    _show(server.page("lab"), browser)
    return 0


def _announce(server: Server, browser: bool) -> None:
    """A JupyterLab that has come up → its address, printed and shown."""
    address = server.page(_first_page())
    print(f"The lessons are open at {address}")
    print(f"Your copies are in {lessons_folder()}. To stop: Ctrl-C in this window.", flush=True)
    _show(address, browser)


def _first_page() -> str:
    """The first lesson on the first day; later whatever the reader last had open."""
    seen_before = any(_settings().glob("workspaces/*"))
    return "lab" if seen_before else f"lab/tree/{shipped_lessons()[0].name}"


# --- the process


def _start_on_a_free_port(
    wanted: int | None, at_the_end: contextlib.ExitStack
) -> tuple[subprocess.Popen[bytes], Server]:
    """A port, or none → JupyterLab that answers; it is stopped when the stack is left.

    Between finding a port free and listening on it another program can take it. Then the next one
    is tried.
    """
    for _ in range(STARTS_TRIED):
        port = _free_port(wanted)
        process, server = _start(port)
        at_the_end.callback(_stop, process, server)
        if _opens(process, server):
            return process, server
        print(f"The port {port} was taken a moment ago; the lessons open on another one.")
        wanted = port + 1
    raise ToolkitError(_no_start())


def _start(port: int) -> tuple[subprocess.Popen[bytes], Server]:
    """A free port → JupyterLab on its way up, out of reach of this window's Ctrl-C."""
    server = Server(f"http://127.0.0.1:{port}/", secrets.token_hex(24))
    with writing(_settings() / "labconfig"):
        (_settings() / "labconfig" / "page_config.json").write_text(json.dumps(QUIET), "utf-8")
        startup = _settings() / "ipython" / "profile_default" / "startup"
        startup.mkdir(parents=True, exist_ok=True)
        (startup / "00-course.py").write_text(STARTUP, "utf-8")
        log = _log().open("wb")
    with log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *_options(port)],
            cwd=_settings(),  # not the lessons: a reader's json.py there must not be imported
            env=_environment(server.token),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    return process, server


def _options(port: int) -> list[str]:
    """A port → the options that make JupyterLab quiet, local and offline."""
    options = [
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--ServerApp.open_browser=False",
        "--ServerApp.log_level=WARN",
        f"--ServerApp.root_dir={lessons_folder()}",
        f"--LabApp.default_url=/{urllib.parse.quote(_first_page())}",
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LanguageServerManager.autodetect=False",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
    return options


def _environment(token: str) -> dict[str, str]:
    """The environment of JupyterLab and of every kernel: nothing of another Jupyter is in it."""
    theirs = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "JPY_"))}
    settings = _settings()
    return theirs | {
        "TOOLKIT_HOME": str(home()),
        "JUPYTER_TOKEN": token,
        "JUPYTER_CONFIG_DIR": str(settings),
        "JUPYTER_DATA_DIR": str(settings / "data"),
        "JUPYTER_RUNTIME_DIR": str(settings / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(settings / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(settings / "workspaces"),
        "IPYTHONDIR": str(settings / "ipython"),
    }


def _opens(process: subprocess.Popen[bytes], server: Server) -> bool:
    """True once JupyterLab answers, False where its port was taken in the meantime.

    One that ends for another reason, or is silent for minutes, is refused.
    """
    deadline = time.monotonic() + SECONDS_TO_START
    while not _answers(server):
        if process.poll() is not None and PORT_TAKEN in _last_words():
            return False
        if process.poll() is not None or time.monotonic() > deadline:
            raise ToolkitError(_no_start())
        time.sleep(0.05)
    return True


def _no_start() -> str:
    return (
        f"JupyterLab did not start: {_last_words()}. If it happens again, delete the folder .venv "
        "and run `python3 course.py`."
    )


def _answers(server: Server) -> bool:
    """Whether a JupyterLab answers at that address to that token."""
    try:
        with _ask(server, "api/status") as answer:
            return answer.status == 200
    except (OSError, HTTPException):  # nobody there, or somebody who speaks no HTTP
        return False


def _ask(server: Server, path: str, method: str = "GET") -> HTTPResponse:
    """A path of a JupyterLab's own interface → its answer, whatever proxy is set for the web."""
    request = urllib.request.Request(server.url + path, method=method)
    request.add_header("Authorization", f"token {server.token}")
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    answer: HTTPResponse = direct.open(request, timeout=5)
    return answer


def _stop(process: subprocess.Popen[bytes], server: Server) -> None:
    """End JupyterLab and its kernels: asked politely first, as every system understands it."""
    try:
        if process.poll() is None:
            with contextlib.suppress(OSError, HTTPException):
                _ask(server, "api/shutdown", "POST").close()
            process.wait(SECONDS_TO_STOP)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.kill()
        process.wait()


def _last_words() -> str:
    """What JupyterLab said last, and where all that it said stands."""
    lines = _log().read_text("utf-8", "replace").strip().splitlines() or ["nothing was said"]
    return f"{lines[-1]!r} (more in {_log()})"


# --- the machine


def _settings() -> Path:
    return home() / "jupyter"


def _log() -> Path:
    return _settings() / "lab.log"


def _free_port(wanted: int | None) -> int:
    """The port wanted, or the next free one, which is then said if one was asked for."""
    first = wanted or FIRST_PORT
    for port in range(first, min(first + PORTS_TRIED, 65536)):
        if _is_free(port):
            if wanted and port != wanted:
                print(f"The port {wanted} cannot be used; the lessons open on port {port} instead.")
            return port
    raise ToolkitError(
        f"No port from {first} on is free; close a program that uses one, or name another "
        "with --port."
    )


def _is_free(port: int) -> bool:
    """Whether a server of ours could listen on that port now."""
    with socket.socket() as probe:
        if sys.platform != "win32":  # else a port that was left a minute ago would seem taken
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            probe.listen()
        except OSError:
            return False
    return True


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Hold the start for this process alone: two at once would open two JupyterLabs."""
    with writing(_settings()):
        lock = (_settings() / "start.lock").open("a+b")
    with lock:
        while not _is_locked(lock):
            time.sleep(0.1)
        yield


def _is_locked(file: IO[bytes]) -> bool:
    """An open file → whether it is now ours; False while another process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a network drive without locks: better unlocked than never
        pass
    return True


@contextlib.contextmanager
def _stop_signals() -> Iterator[None]:
    """Let the ways to end a program (stop it, close its window) act as Ctrl-C does."""
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), _interrupt) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _show(address: str, browser: bool) -> None:
    """Open an address in the browser, if one is wanted and there is a screen; never fail."""
    if not browser or not _has_screen():
        return
    opening = threading.Thread(target=webbrowser.open, args=[_doorway(address)], daemon=True)
    opening.start()
    opening.join(timeout=5)


def _has_screen() -> bool:
    """Whether a browser has a screen to open on; on a bare server it would fill the terminal."""
    named = any(os.environ.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"))
    return named or sys.platform in ("win32", "darwin") or _is_linux_on_windows()


def _is_linux_on_windows() -> bool:
    return "microsoft" in platform.release().lower()


def _doorway(address: str) -> str:
    """An address with its token → a page of the reader's own that leads there.

    Other users of a shared computer can read the command line of a browser, but not this page.
    """
    if _is_linux_on_windows():  # the browser there is a Windows one and cannot read this file
        return address
    page = _settings() / "open.html"
    page.unlink(missing_ok=True)
    with open(os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f'<meta http-equiv="refresh" content="0; url={address}">')
    return page.as_uri()
