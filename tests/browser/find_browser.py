"""Find a browser on this computer, and say in plain words what to do where there is none."""

import importlib.util
import os
import shutil
from pathlib import Path
from typing import Any

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
INSIDE_PROGRAMS = (  # Windows: below each of its folders for programs
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
INSIDE_APPLICATIONS = (  # macOS: below /Applications, and below the user's own
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
PROGRAM_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
APPLICATION_FOLDERS = [Path("/Applications"), Path.home() / "Applications"]

ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # no name but this computer's own is ever resolved, so that a mistake of ours cannot leave it
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

HOW_TO_GET_PLAYWRIGHT = "the package playwright is not installed; `python3 course.py test` does it."
HOW_TO_GET_AXE = HOW_TO_GET_PLAYWRIGHT.replace("playwright", "axe-playwright-python")
HOW_TO_GET_A_BROWSER = (
    "no Chromium, Chrome or Edge was found on this computer. On Debian and Ubuntu "
    "`apt-get install chromium` brings one; anywhere else `python -m playwright install chromium`, "
    "with the Python of the folder .venv."
)


class NoBrowserError(Exception):
    """Why there is no browser to test with, and how to get one."""


def has_playwright() -> bool:
    """Whether the package that drives a browser is installed."""
    try:
        return importlib.util.find_spec("playwright") is not None
    except ValueError:  # its import was forbidden
        return False


def launch(chromium: Any) -> Any:
    """Playwright's chromium in, a running browser out; where none is found, NoBrowserError."""
    return chromium.launch(executable_path=find_browser(chromium), args=arguments())


def find_browser(chromium: Any) -> str:
    """Playwright's chromium in, a browser's file out: the one named, the system's, Playwright's.

    TOOLKIT_CHROMIUM in the environment names one, and then no other is looked for.
    """
    named = os.environ.get("TOOLKIT_CHROMIUM")
    if named:
        if Path(named).is_file():
            return named
        raise NoBrowserError(f"TOOLKIT_CHROMIUM names {named!r}, and there is no such file.")
    places = [*on_the_path(), *in_usual_places(), Path(chromium.executable_path)]
    for place in places:
        if place.is_file():
            return str(place)
    raise NoBrowserError(HOW_TO_GET_A_BROWSER)


def on_the_path() -> list[Path]:
    """The browsers that a terminal would find."""
    return [Path(found) for name in NAMES if (found := shutil.which(name))]


def in_usual_places() -> list[Path]:
    """Where Windows and macOS put browsers, whether or not one is there."""
    programs = [Path(os.environ[name]) for name in PROGRAM_FOLDERS if os.environ.get(name)]
    return [folder / file for folder in programs for file in INSIDE_PROGRAMS] + [
        folder / file for folder in APPLICATION_FOLDERS for file in INSIDE_APPLICATIONS
    ]


def arguments() -> list[str]:
    """How a browser is started: quiet, offline, and as root without a sandbox, which root lacks."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, "--no-sandbox"] if is_root else list(ARGUMENTS)
