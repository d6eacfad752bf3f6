"""The annotators that bench_coder.py measures: how each is shown in a notebook, and how it is used.

Peers are installed from the package index into environments of their own, below the folder for
temporary things, and kept there for the next time. Nothing of theirs is part of this project.
"""

from pathlib import Path
from typing import NamedTuple

from bench_server import python_of

CHECKOUT = Path(__file__).resolve().parent.parent
ALIKE = ("jupyterlab", "ipykernel", "ipywidgets", "anywidget")  # in each, the version of ours

GIVEN = f"""\
import json, sys, time
sys.path.insert(0, {str(CHECKOUT)!r})
from pathlib import Path
from types import SimpleNamespace
given = json.loads(Path(FOLDER, "given.json").read_text("utf-8"))
text, codings = given["text"], given["codings"]
def heard(_):
    now = time.time_ns()
    with Path(FOLDER, "heard.txt").open("a") as file:
        file.write(f"{{now}}\\n")
"""
OURS = """\
from toolkit.coding.codebook_table import load_codebook
from toolkit.coding.coder import Coder
names = [code.code for code in load_codebook().codes if code.code.startswith("ACT")]
shown = Coder(SimpleNamespace(name="meadow", text=text), coder="ada", folder=FOLDER)
for number, (start, end) in enumerate(codings):
    _ = shown.add(start, end, names[number % len(names)])
_ = shown.subscribe(heard)
"""
SPANMARK = """\
from spanmark import AnnotationSession
names = ["ARMED", "STATE", "NOTFIGHTING", "MEDIA"]
spans = [{"start": start, "end": end, "label": names[number % 4]}
         for number, (start, end) in enumerate(codings)]
session = AnnotationSession([{"id": "meadow", "text": text, "suggestions": spans}], labels=names,
                            output_path=Path(FOLDER, "spans.jsonl"), allow_overlaps=OVERLAPS)
shown = session.widget
shown.observe(heard, "spans")
"""
JUPYTERANNOTATE = """\
from jupyterannotate import AnnotateWidget
names = ["ARMED", "STATE", "NOTFIGHTING", "MEDIA"]
units = [0]
for character in text:
    units.append(units[-1] + (2 if character > "\\uffff" else 1))
spans = [{"start": units[start], "end": units[end], "text": text[start:end],
          "label": names[number % 4]} for number, (start, end) in enumerate(codings)]
shown = AnnotateWidget(docs=[text], labels=names, spans=[spans])
shown.observe(heard, "spans")
"""


class Annotator(NamedTuple):
    """One annotator: its package, the source that makes `shown`, and its parts in the page."""

    name: str
    package: str  # empty: this checkout
    source: str
    text: str  # the selector of what holds the text
    line: str  # the selector of a line of its own, where it has lines
    mark: str  # the class of the one element that each coding has at least
    aside: str  # the selector of words that are no part of the text
    key: str  # what gives the selection a code; empty: the mouse button, let go
    can_overlap: bool

    @property
    def file(self) -> str:
        """Its name, as part of the name of a file."""
        return self.name.replace(", ", " ")

    @property
    def python(self) -> Path:
        """The Python of its environment."""
        return python_of(self.package)


ANNOTATORS = (
    Annotator("ours", "", OURS, ".coder-text", ".coder-line", "coder-lane", "none", "1", True),
    Annotator(
        "spanmark",
        "spanmark==0.1.1",
        SPANMARK.replace("OVERLAPS", "False"),
        ".so-textlayer",
        "",
        "so-inline-span",
        ".so-inline-label",
        "",
        False,
    ),
    Annotator(
        "spanmark, overlaps",
        "spanmark==0.1.1",
        SPANMARK.replace("OVERLAPS", "True"),
        ".so-textlayer",
        "",
        "so-rail-badge",
        "none",
        "",
        True,
    ),
    Annotator(
        "jupyterannotate",
        "jupyterannotate==0.1.3",
        JUPYTERANNOTATE,
        ".app .content",
        "",
        "span",
        "none",
        "",
        False,
    ),
)
