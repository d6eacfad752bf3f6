"""JupyterLab on a reader's copies of the lessons, started and stopped as a reader does it."""

import json
import os
import shutil
import subprocess
import sys
import threading
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "lessons"
SECONDS_TO_START = 180
SECONDS_TO_STOP = 30


class RunningLab:
    """A JupyterLab that is up: its address, its token, and the reader's folder that it works in."""

    def __init__(self, home: Path) -> None:
        """An empty folder for the reader in; return once the address is printed."""
        self.home = home
        self.process = subprocess.Popen(
            [sys.executable, "-m", "toolkit", "lab", "--no-browser"],
            cwd=ROOT,
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        address = urllib.parse.urlsplit(self._printed_address())
        self.url = f"{address.scheme}://{address.netloc}/"
        self.token = urllib.parse.parse_qs(address.query)["token"][0]

    def _printed_address(self) -> str:
        """The address in what the lab prints; a lab that stays silent is ended and told about."""
        watch = threading.Timer(SECONDS_TO_START, self.process.kill)
        watch.start()
        said = ""
        try:
            assert self.process.stdout
            for line in self.process.stdout:
                said += line
                if "open at http" in line:
                    return line.split()[-1]
        finally:
            watch.cancel()
        raise AssertionError(f"The lab ended without an address; it said: {said!r}")

    def page(self, notebook: str) -> str:
        """A notebook's file name → the address that opens it and nothing else."""
        return f"{self.url}lab/tree/{urllib.parse.quote(notebook)}?reset&token={self.token}"

    def copy_of(self, notebook: str) -> Path:
        """A notebook's file name → the reader's copy of it."""
        return self.home / "lessons" / notebook

    def make_new(self) -> None:
        """Put back what a new reader has: no kernels, no progress, no choices, untouched copies."""
        for session in json.load(self._ask("api/sessions")):
            self._ask(f"api/sessions/{session['id']}", "DELETE")
        for path in self.home.iterdir():
            if path.is_file():
                path.unlink()
        for folder in ("settings", "workspaces"):
            shutil.rmtree(self.home / "jupyter" / folder, ignore_errors=True)
        for lesson in SHIPPED.glob("*.ipynb"):
            shutil.copyfile(lesson, self.copy_of(lesson.name))

    def stop(self) -> int:
        """Close it as File > Shut Down does → its exit code; what does not close is ended."""
        try:
            if self.process.poll() is None:
                self._ask("api/shutdown", "POST")
            return self.process.wait(SECONDS_TO_STOP)
        except (OSError, subprocess.TimeoutExpired):
            self.process.terminate()  # the lab takes JupyterLab with it
            return self.process.wait(SECONDS_TO_STOP)

    def _ask(self, path: str, method: str = "GET"):
        """A path of JupyterLab's own interface → its answer, whatever proxy is set for the web."""
        request = urllib.request.Request(self.url + path, method=method)
        request.add_header("Authorization", f"token {self.token}")
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        return direct.open(request, timeout=SECONDS_TO_STOP)


def _environment(home: Path) -> dict[str, str]:
    """A reader's folder → the environment of a lab in which no other choice of theirs holds."""
    theirs = {name: value for name, value in os.environ.items() if not name.startswith("TOOLKIT_")}
    return theirs | {"TOOLKIT_HOME": str(home), "PYTHONIOENCODING": "utf-8"}
