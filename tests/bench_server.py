"""What the measurements share that start a Jupyter: a port, its environment, whether it answers."""

import os
import socket
import urllib.request
from pathlib import Path

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
