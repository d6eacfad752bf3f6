"""Lint, format and types are part of the tests, so that one command proves everything."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = {
    "ruff finds nothing to mend": ["ruff", "check", "."],
    "ruff would format nothing otherwise": ["ruff", "format", "--check", "."],
    "mypy finds every type in order": ["mypy"],
}


@pytest.mark.parametrize("words", TOOLS.values(), ids=TOOLS)
def test_style(words):
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
