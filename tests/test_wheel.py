"""The wheel: built, installed where no checkout is, and used there."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
USE = """
from pathlib import Path
import toolkit
from toolkit import load_original_table, load_report, plot_ribbon, who_is_who
from toolkit.home import checkout, home
from toolkit.visualising.show import described_figure

assert Path(toolkit.__file__).is_relative_to(Path.cwd() / "elsewhere"), toolkit.__file__
assert checkout() is None
assert home() == Path.home() / "my-course", home()
print(len(load_report().sentences), len(load_original_table()))
assert "<img alt=" in described_figure(plot_ribbon(load_original_table())).html
assert "January 2014" in repr(who_is_who())
"""


def test_the_wheel_carries_the_data_and_works_elsewhere(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    target = tmp_path / "elsewhere"
    unpack = [sys.executable, "-m", "zipfile", "-e", str(wheel), str(target)]
    subprocess.run(unpack, check=True, capture_output=True)
    environment = {name: value for name, value in os.environ.items() if name != "TOOLKIT_HOME"}
    environment["PYTHONPATH"] = str(target)
    done = subprocess.run(
        [sys.executable, "-c", USE], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["36", "32"]
    listed = {path.relative_to(target / "toolkit").as_posix() for path in target.rglob("*.*")
              if path.is_relative_to(target / "toolkit")}  # fmt: skip
    assert "data/original_table.csv" in listed
    assert {"visualising/closer.js", "visualising/closer.css"} <= listed
    assert "data/texts/study_text.txt" in listed
