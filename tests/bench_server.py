"""What the measurements share that start a Jupyter: its environment, a lab, peers beside ours."""

import importlib.metadata
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

PEERS = Path(tempfile.gettempdir()) / "peers beside ours"
TOKEN = "bench"
SECONDS_TO_START = 180

ROOT_MAY = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def answers(port: int) -> bool:
    """Whether a Jupyter answers on that port."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"http://127.0.0.1:{port}/api", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder: Path) -> dict[str, str]:
    """The environment of every command measured: nothing of the reader's own is touched."""
    foreign = ("JUPYTER", "PYTHONDONTWRITEBYTECODE")  # without bytecode every import is slow
    ours = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return ours | {
        "TOOLKIT_HOME": str(folder / "home"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "IPYTHONDIR": str(folder / "ipython"),
        "UV_SYSTEM_CERTS": "1",
    }


def python_of(package: str) -> Path:
    """A peer as "name==version" → the Python of its environment; of this one, where it is empty."""
    folder = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    return PEERS / package / folder if package else Path(sys.executable)


def install(package: str, alike: tuple[str, ...]) -> None:
    """A peer → its environment is there, with what is `alike` in the versions of this checkout.

    It comes from the package index, below the folder for temporary things, and is kept there.
    """
    if python_of(package).is_file():
        return
    fresh = f"{package}.new"
    same = [f"{name}=={importlib.metadata.version(name)}" for name in alike]
    uv = [sys.executable, "-m", "uv"]
    make = [*uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(PEERS / fresh)]
    add = [*uv, "pip", "install", "--quiet", "--python", str(python_of(fresh)), package, *same]
    for command in (make, add):
        subprocess.run(command, check=True)
    (PEERS / fresh).rename(PEERS / package)  # half an environment is never taken for a whole one


class Lab:
    """JupyterLab, run by the Python of one environment."""

    def __init__(self, python: Path, folder: Path) -> None:
        """A Python and an empty folder → a JupyterLab that answers."""
        self.home = folder
        port = free_port()
        self.url = f"http://127.0.0.1:{port}/"
        options = [f"--ServerApp.root_dir={folder}", f"--port={port}", "--no-browser", *ROOT_MAY]
        options += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
        self.log = (folder / "log.txt").open("wb")
        self.process = subprocess.Popen(
            [str(python), "-m", "jupyterlab", *options],
            cwd=folder,
            env=environment(folder) | {"JUPYTER_TOKEN": TOKEN},
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
        )
        until = time.monotonic() + SECONDS_TO_START
        while not answers(port):
            if self.process.poll() is not None or time.monotonic() > until:
                raise SystemExit((folder / "log.txt").read_text("utf-8", "replace"))
            time.sleep(0.05)

    def page(self, notebook: str) -> str:
        """A notebook's file name → the address that opens it and nothing else."""
        return f"{self.url}lab/tree/{urllib.parse.quote(notebook)}?reset&token={TOKEN}"

    def end_kernels(self) -> None:
        """Shut down every kernel, so that none works while another one is measured."""
        with self._ask("api/sessions") as answer:
            sessions = json.load(answer)
        for session in sessions:
            self._ask(f"api/sessions/{session['id']}", "DELETE").close()

    def stop(self) -> None:
        """End it, and its kernels with it."""
        self.end_kernels()
        self.process.terminate()
        self.process.wait(30)
        self.log.close()

    def _ask(self, path: str, method: str = "GET"):
        request = urllib.request.Request(self.url + path, method=method)
        request.add_header("Authorization", f"token {TOKEN}")
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        return direct.open(request, timeout=30)
