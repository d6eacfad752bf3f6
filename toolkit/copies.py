"""The reader's own copies of the lessons: made, refreshed, and never overwritten once worked in.

The lessons that come with the course stay as they are. `home()/lessons` holds the copies, and a
small record beside them of what was copied, which tells an untouched copy from a worked one.
"""

import contextlib
import datetime
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import ToolkitError, nearest
from toolkit.home import checkout, home


def copy_lessons() -> list[str]:
    """Bring the reader's folder up to date → a sentence for each copy that stays behind.

    Missing copies are made and untouched ones refreshed; one that the reader worked in is kept.
    """
    with writing(lessons_folder()):
        record = _read_record()
        sentences = [_bring(lesson, record) for lesson in shipped_lessons()]
        _write_record(record)
    return [sentence for sentence in sentences if sentence]


def reset_lesson(name: str) -> str:
    """A lesson's name, such as '01' → a fresh copy of it, and a sentence saying where the old is.

    >>> reset_lesson("zebra")
    Traceback (most recent call last):
    ...
    toolkit.errors.ToolkitError: There is no lesson 'zebra'; the lessons are 00...
    """
    lesson = _find_lesson(name)
    copy = lessons_folder() / lesson.name
    with writing(lessons_folder()):
        record = _read_record()
        kept = _keep(copy) if _is_worked_in(copy, lesson, record) else None
        _copy(lesson, record)
        _write_record(record)
    again = f"Lesson {_label(lesson)} is fresh again"
    return f"{again}; your earlier one is kept as {kept.name}." if kept else f"{again}."


def _bring(lesson: Path, record: dict[str, str]) -> str:
    """A lesson → a copy where that loses nothing, and a sentence where it would."""
    copy = lessons_folder() / lesson.name
    shipped, copied = _shipped_digest(lesson), record.get(lesson.name)
    if not copy.exists() or (shipped != copied == _digest(copy)):
        _copy(lesson, record)
    elif _digest(copy) == shipped:
        record[lesson.name] = shipped
    elif copied is None:  # the record was lost: say so once, then trust the copy
        record[lesson.name] = shipped
        return f"Lesson {_label(lesson)} may have a newer version; {_how_to_reset(lesson)}"
    elif shipped != copied:
        return f"Lesson {_label(lesson)} has a newer version; {_how_to_reset(lesson)}"
    return ""


def _how_to_reset(lesson: Path) -> str:
    return f"`python3 course.py reset {_label(lesson)}` brings it and keeps yours."


def _is_worked_in(copy: Path, lesson: Path, record: dict[str, str]) -> bool:
    """Whether a copy holds anything that is neither the lesson nor what was copied before."""
    return copy.exists() and _digest(copy) not in (_shipped_digest(lesson), record.get(lesson.name))


def _copy(lesson: Path, record: dict[str, str]) -> None:
    """A lesson → its copy, whole or not at all, and noted in the record."""
    content = _unrun(lesson)
    _write(lessons_folder() / lesson.name, content)
    record[lesson.name] = hashlib.sha256(content).hexdigest()


def _unrun(lesson: Path) -> bytes:
    """A lesson → its file without outputs and counts, so that a reader sees what a cell does."""
    content = lesson.read_bytes()
    try:
        notebook = json.loads(content)
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell["outputs"], cell["execution_count"] = [], None
    except (ValueError, TypeError, KeyError):
        return content  # not a notebook: copied as it is
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()


def _shipped_digest(lesson: Path) -> str:
    return hashlib.sha256(_unrun(lesson)).hexdigest()


def _keep(copy: Path) -> Path:
    """A copy the reader worked in → the same under a new dated name, which is never one in use."""
    name = f"{copy.stem}.kept-{datetime.date.today().isoformat()}"
    number = 1
    while True:
        kept = copy.with_name(f"{name}{f'-{number}' if number > 1 else ''}{copy.suffix}")
        try:
            with kept.open("xb") as file:
                file.write(copy.read_bytes())
            return kept
        except FileExistsError:
            number += 1


def shipped_lessons() -> list[Path]:
    """The lessons that come with the course, in their order."""
    course = checkout()
    lessons = sorted((course / "lessons").glob("*.ipynb")) if course else []
    if not lessons:
        raise ToolkitError(
            "There are no lessons beside this toolkit: they come with the course's folder, "
            "not with the installed package; start `python3 course.py` in that folder."
        )
    return lessons


def _find_lesson(name: str) -> Path:
    """'1', '01', '01_name' or '01_name.ipynb' → the lesson; anything else is refused."""
    lessons = shipped_lessons()
    known = {known: lesson for lesson in lessons for known in (lesson.name, lesson.stem)}
    known.update({_label(lesson): lesson for lesson in lessons})
    wanted = name.strip().zfill(2) if name.strip().isdecimal() else name.strip()
    if wanted not in known:
        labels = [_label(lesson) for lesson in lessons]
        listed = " and ".join(filter(None, [", ".join(labels[:-1]), labels[-1]]))
        hint = "" if wanted.isdecimal() else nearest(name, known)
        raise ToolkitError(f"There is no lesson {name!r}; the lessons are {listed}.{hint}")
    return known[wanted]


def _label(lesson: Path) -> str:
    """lessons/01_who.ipynb → '01', the name a reader types."""
    return lesson.stem.partition("_")[0]


def lessons_folder() -> Path:
    """The folder that JupyterLab shows: the reader's copies of the lessons."""
    return home() / "lessons"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _record() -> Path:
    return lessons_folder() / ".copied.json"  # a dot file: JupyterLab does not list it


def _read_record() -> dict[str, str]:
    """What was copied: file name → digest; a missing or damaged record is an empty one."""
    try:
        record = json.loads(_record().read_text("utf-8"))
        return {str(name): str(digest) for name, digest in record.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _write_record(record: dict[str, str]) -> None:
    if record != _read_record():
        _write(_record(), json.dumps(record, indent=1).encode())


def _write(path: Path, content: bytes) -> None:
    """Put content at path in one step, so that a crash leaves the old file or the new one."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Make a folder of the reader's and write in it; a failure of the disk is one sentence."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise ToolkitError(
            f"Your folder {str(folder)!r} cannot be used ({error.strerror or error}); free some "
            "room, or name another folder in the environment variable TOOLKIT_HOME."
        ) from error
