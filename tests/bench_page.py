"""One annotator in a JupyterLab of its own and a page of its own: shown, then used act by act."""

import json
import time
from pathlib import Path

from bench_annotators import GIVEN, Annotator
from bench_server import Lab
from bench_text import Passage
from browser.coder_page import write_notebook
from browser.lesson_page import LessonPage

CLOCK = (Path(__file__).parent / "bench_coder.js").read_text("utf-8")
PARTS = ("text", "line", "mark", "aside", "key")  # what the page is told
SECONDS_FOR_AN_ACT = 60
STILL = "() => new Promise(resolve => requestIdleCallback(() => requestAnimationFrame(resolve)))"


class Shown:
    """An annotator that is shown over one text, in the page of a notebook."""

    def __init__(self, annotator: Annotator, lab: Lab, page, given: dict, name: str) -> None:
        """Open it; `first` is the seconds from the key that runs its cell until it is painted."""
        self.annotator, self.lab, self.busy = annotator, lab, 0.0
        self.folder = lab.home / name
        self.folder.mkdir()
        (self.folder / "given.json").write_text(json.dumps(given), encoding="utf-8")
        make = f"FOLDER = {str(self.folder)!r}\n{GIVEN}{annotator.source}"
        write_notebook(lab.home / f"{name}.ipynb", make, "shown")
        self.lesson = LessonPage(page, lab)
        self.page = page
        self.page.set_default_timeout(SECONDS_FOR_AN_ACT * 1000)
        self.lesson.open(f"{name}.ipynb")
        self.lesson.run(self.lesson.cell("FOLDER ="))
        parts = annotator._asdict()
        self.page.evaluate(f"parts => ({CLOCK})(parts)", {k: parts[k] for k in PARTS})
        self.lesson.cell("shown").last.locator(".cm-content").click()
        self.page.evaluate("codings => window.bench.first(codings)", len(given["codings"]))
        self.page.keyboard.press("Shift+Enter")
        self.first = self._timing()["painted"] / 1000
        self._be_still()

    def act(self, passage: Passage) -> tuple[float, float]:
        """A passage → the seconds from the act to its mark painted, and to Python that has it."""
        started = time.monotonic()
        self.page.bring_to_front()
        units = passage.in_line if self.annotator.line else passage.in_text
        where = [passage.line, *units]
        at = self.page.evaluate("passage => window.bench.select(passage)", where)
        if at["words"] != passage.words:
            raise RuntimeError(f"selected {at['words']!r} instead of {passage.words!r}")
        self.page.mouse.move(at["x"], at["y"])
        self._be_still()
        self.page.evaluate("window.bench.next()")
        before = len(self._heard())
        if self.annotator.key:
            self.page.keyboard.press(self.annotator.key)
        else:
            self.page.mouse.up()
        timing = self._timing()
        until = time.monotonic() + SECONDS_FOR_AN_ACT
        while len(self._heard()) <= before:
            if time.monotonic() > until:
                raise TimeoutError("Python never heard of it")
            time.sleep(0.005)
        self._be_still()
        self.busy += time.monotonic() - started
        return timing["painted"] / 1000, self._heard()[before] / 1e9 - timing["wall"] / 1000

    def _timing(self) -> dict:
        limit = SECONDS_FOR_AN_ACT * 1000
        late = f"new Promise((_, no) => setTimeout(() => no('no mark in time'), {limit}))"
        return self.page.evaluate(f"Promise.race([window.timing, {late}])")

    def _heard(self) -> list[int]:
        path = self.folder / "heard.txt"
        return [int(line) for line in path.read_text().splitlines()] if path.exists() else []

    def _be_still(self) -> None:
        """Wait until nothing more comes of the last act: neither in the page nor in the kernel."""
        before = -1
        while len(self._heard()) != before:
            before = len(self._heard())
            self.page.evaluate(STILL)
            time.sleep(0.15)
            self.page.evaluate(STILL)
