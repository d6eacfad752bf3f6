"""Without a browser: tests that did not run are named loudly, or fail where one is required."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from . import find_browser
from .running_lab import ROOT

NOWHERE = str(ROOT / "no such browser")
TESTS = "tests/browser/test_watching.py"


def run_tests(**choices):
    """Names for the environment → the exit code and the words of tests that need a browser."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", TESTS]
    theirs = {name: value for name, value in os.environ.items() if name != "TOOLKIT_BROWSER"}
    done = subprocess.run(
        command, cwd=ROOT, env=theirs | choices, capture_output=True, encoding="utf-8"
    )
    return done.returncode, done.stdout


def test_without_a_browser_the_last_words_name_the_tests_and_the_reason():
    code, said = run_tests(TOOLKIT_CHROMIUM=NOWHERE)
    assert code == 0
    assert "NOT TESTED in a real browser" in said
    assert f"{TESTS}::test_text_that_nobody_sees_is_not_measured" in said
    assert f"Why: TOOLKIT_CHROMIUM names {NOWHERE!r}, and there is no such file." in said


def test_where_a_browser_is_required_its_absence_is_a_failure():
    code, said = run_tests(TOOLKIT_CHROMIUM=NOWHERE, TOOLKIT_BROWSER="required")
    assert code == 1
    assert "TOOLKIT_BROWSER=required, but TOOLKIT_CHROMIUM names" in said
    assert "NOT TESTED" not in said


def test_a_computer_without_playwright_is_noticed(monkeypatch):
    monkeypatch.setitem(sys.modules, "playwright", None)
    assert not find_browser.has_playwright()


class NotInstalled:
    """Playwright's chromium on a computer to which it was never downloaded."""

    executable_path = NOWHERE


@pytest.fixture
def bare_computer(monkeypatch, tmp_path):
    """A computer without any browser."""
    for name in (*find_browser.PROGRAM_FOLDERS, "TOOLKIT_CHROMIUM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(find_browser, "APPLICATION_FOLDERS", [tmp_path])
    return tmp_path


def test_a_computer_without_any_browser_is_told_two_ways_to_get_one(bare_computer):  # noqa: ARG001
    with pytest.raises(find_browser.NoBrowserError) as reason:
        find_browser.find_browser(NotInstalled)
    assert "`apt-get install chromium`" in str(reason.value)
    assert "`python -m playwright install chromium`" in str(reason.value)


def test_the_browser_of_the_system_comes_before_playwrights_own(bare_computer):
    ours = bare_computer / ("chromium.exe" if os.name == "nt" else "chromium")
    ours.touch(mode=0o755)
    assert Path(find_browser.find_browser(NotInstalled)) == ours


def test_a_browser_in_its_usual_place_is_found(bare_computer, monkeypatch):
    edge = bare_computer / "Microsoft/Edge/Application/msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.touch()
    monkeypatch.setenv("PROGRAMFILES", str(bare_computer))
    assert Path(find_browser.find_browser(NotInstalled)) == edge
