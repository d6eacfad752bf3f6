"""Write the three locks and environment.yml anew: python locks/update.py

Versions and hashes only; no address of a registry enters the files. Needs `uv` (it is in .venv once
the course was started). Run every test afterwards.
"""

import re
import subprocess
import sys
from pathlib import Path

LOCKS = Path(__file__).resolve().parent
ROOT = LOCKS.parent
ASKED = {"uv": [], "lessons": [], "test": ["-c", "lessons.txt"]}
HEADER = "# Written by `python locks/update.py` from {name}.in; for all platforms."
PIN = re.compile(r"^([a-z0-9._-]+==[^\s\\]+)( ; [^\\]+?)?\s*\\?$", re.MULTILINE)


def compile_lock(name: str, options: list[str]) -> None:
    """The name of a list (lessons.in) → its lock (lessons.txt), all platforms, with hashes."""
    words = [sys.executable, "-m", "uv", "pip", "compile", f"{name}.in", "-o", f"{name}.txt"]
    words += ["--universal", "--generate-hashes", "--no-header", "--python-version", "3.11"]
    words += ["--override", "overrides.in", "--quiet", *options]
    subprocess.run(words, cwd=LOCKS, check=True)
    place = LOCKS / f"{name}.txt"
    pins = place.read_text(encoding="utf-8")
    place.write_text(f"{HEADER.format(name=name)}\n{pins}", encoding="utf-8", newline="\n")


def environment(lock: str) -> str:
    """The lessons' lock → environment.yml: the same versions for conda, and the toolkit itself."""
    pins = [f"{pin}{marker or ''}" for pin, marker in PIN.findall(lock)]
    quoted = [f'      - "{pin}"' if ";" in pin else f"      - {pin}" for pin in pins]
    return "\n".join(
        [
            "# Written by `python locks/update.py` from locks/lessons.txt.",
            "name: reading-a-war-report",
            "channels:",
            "  - conda-forge",
            "dependencies:",
            "  - python>=3.11",
            "  - pip",
            "  - pip:",
            *quoted,
            "      - -e .",
            "",
        ]
    )


def main() -> None:
    """Compile the locks in the order they stand on one another, then write environment.yml."""
    for name, options in ASKED.items():
        compile_lock(name, options)
    lock = (LOCKS / "lessons.txt").read_text(encoding="utf-8")
    (ROOT / "environment.yml").write_text(environment(lock), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
