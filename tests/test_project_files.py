"""The files beside the code: they say the same, and hold nothing that does not belong there."""

import re
import subprocess
import tomllib
from pathlib import Path

import yaml

import toolkit

ROOT = Path(__file__).parent.parent


def tracked():
    """Every file of the checkout that git knows or would add."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def text_of(path):
    return path.read_bytes().decode("utf-8", errors="replace")


def pins(lock):
    """A lock's text → version by package and marker."""
    found = re.findall(r"^([a-z0-9._-]+)==([^\s\\;]+)(?: ; ([^\\]+?))?\s*\\?$", lock, re.MULTILINE)
    return {(name, marker): version for name, version, marker in found}


def test_environment_yml_pins_exactly_what_the_lock_pins():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    plain = [part for part in environment["dependencies"] if isinstance(part, str)]
    (with_pip,) = [part for part in environment["dependencies"] if isinstance(part, dict)]
    assert plain == ["python>=3.11", "pip"]
    *packages, last = with_pip["pip"]
    assert last == "-e ."
    written = {}
    for package in packages:
        pin, _, marker = package.partition(" ; ")
        name, version = pin.split("==")
        written[(name, marker)] = version
    assert written == pins((ROOT / "locks" / "lessons.txt").read_text(encoding="utf-8"))


def test_every_dependency_of_the_project_is_in_the_lock_and_explained():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[><=~ ]", asked)[0] for asked in project["dependencies"]]
    locked = {name for name, _ in pins((ROOT / "locks" / "lessons.txt").read_text("utf-8"))}
    asked = (ROOT / "locks" / "lessons.in").read_text(encoding="utf-8")
    explained = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for name in names:
        assert name in locked
        assert re.search(rf"^{name}\b", asked, re.MULTILINE)
        assert name in explained
    assert project["requires-python"] == ">=3.11"


def test_locks_carry_hashes_for_every_package_and_no_address():
    for name in ("uv", "lessons", "test"):
        lock = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")
        packages = re.split(r"^(?=[a-z0-9._-]+==)", lock, flags=re.MULTILINE)[1:]
        assert packages
        assert all("--hash=sha256:" in package for package in packages)
        assert "://" not in lock


def test_the_version_is_the_same_everywhere():
    assert f"version: {toolkit.__version__}" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## {toolkit.__version__}," in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_file_that_the_readme_shows_or_names_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"\]\((?!http)([^)]+)\)|`([\w/.-]+\.(?:md|cff|yml|py))`", readme)
    for picture, file in named:
        assert (ROOT / (picture or file)).is_file(), picture or file


def test_every_lesson_has_a_row_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "lessons").glob("*.ipynb"):
        assert re.search(rf"^\| {path.name[:2]} \|", readme, re.MULTILINE), path.name


def test_the_licences_are_named_and_third_parties_credited():
    assert "MIT License" in (ROOT / "LICENSE").read_text("utf-8")
    data = (ROOT / "LICENSE-DATA").read_text("utf-8")
    assert "CC BY 4.0" in data
    assert "Gillespie" in data


def test_quotation_marks_in_the_whole_project_stay_within_sixty_words():
    texts = [p for p in tracked() if p.suffix in (".ipynb", ".csv", ".md", ".txt")]
    quoted = set()
    for path in texts:
        if "tests" in path.relative_to(ROOT).parts:
            continue
        if path.name != "labels.csv":  # words of other outlets; the report's own are in fragments
            quoted |= set(re.findall(r"“([^”]*)”", text_of(path)))
    quoted |= set(toolkit.load_fragments().fragment)
    assert max(len(words.split()) for words in quoted) <= 5
    assert sum(len(words.split()) for words in quoted) <= 60


def test_no_file_holds_a_path_of_a_machine_or_unfinished_work():
    for path in tracked():
        if path.suffix == ".png" or path.parent.name in ("tests", "authoring"):
            continue
        text = re.sub(r"base64,[\w+/=]+", "", text_of(path))  # a picture can spell anything
        assert not re.search(r"(?<![\w.])/(root|home)/\w", text), path
        assert not re.search(r"\b(TODO|FIXME|XXX)\b", text), path
