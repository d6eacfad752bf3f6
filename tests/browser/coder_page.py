"""The Coder in JupyterLab: a notebook made here, and ways to act on the widget in it.

What Python holds is read from the journal on the disk, with the very text beside it: so each act
is compared with a Python slice, and no cell has to be run to know.
"""

import contextlib
import json
import os
import re
import signal

from toolkit.coding.history import History
from toolkit.coding.store import file_name
from toolkit.journal import Journal

from .lesson_page import PANEL, new_reader

NOTEBOOK = "coder_by_hand.ipynb"
LINES = [
    "At dawn the grass was wet, and the heron stood by the weir.",
    "قالت الجدّة: المطر قريب من الجسر، ثم دخلت.",
    "Then قالت 🌱 e\u0301t\u00e9 and went in.",
    "",
    "At dusk the miller said: 'No rain today.' The heron was gone.",
]
TEXT = "\n".join(LINES)
FIRST = f"""\
import os
from dataclasses import dataclass
from toolkit.coding.coder import Coder

@dataclass(frozen=True)
class Text:
    name: str
    text: str

coder = Coder(Text("poem", {TEXT!r}), coder="ada", folder="by_hand")
os.getpid()"""
SIDES = ["start", "end"]
SILENT = ("none", "generic", "InlineTextBox", "presentation", "LineBreak", "strong")
STATES = ("multiline", "modal", "expanded", "pressed", "selected", "disabled", "live")
EDGE = """(root, [line, unit, size]) => {
  const lines = root.querySelectorAll(".coder-line");
  const walk = document.createTreeWalker(lines[line], NodeFilter.SHOW_TEXT);
  let node = walk.nextNode();
  while (unit >= node.data.length) [unit, node] = [unit - node.data.length, walk.nextNode()];
  const range = document.createRange();
  range.setStart(node, unit);
  range.setEnd(node, unit + size);
  const { left, right, top, height } = range.getBoundingClientRect();
  return { left, right, middle: top + height / 2 };
}"""


def write_notebook(path, *sources):
    """A path and the sources of cells → a notebook there."""
    cells = [
        {"cell_type": "code", "source": source, "metadata": {}, "outputs": [],
         "execution_count": None, "id": f"cell-{place}"}
        for place, source in enumerate(sources)
    ]  # fmt: skip
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4}
    path.write_text(json.dumps(notebook | {"nbformat_minor": 5}), encoding="utf-8")


@contextlib.contextmanager
def shown(lab, visitor, name, *sources, views, sign=".coder-text"):
    """A notebook with these cells, run once; how many views to wait for → the reader's page.

    `sign` is the selector of what a view holds once it was drawn.
    """
    with new_reader(lab, visitor) as lesson:
        write_notebook(lab.copy_of(name), *sources)
        lesson.open(name)
        lesson.run_all()
        lesson.page.set_default_timeout(6_000)
        lesson.page.locator(sign).nth(views - 1).wait_for()
        yield lesson
        lab.copy_of(name).unlink()


class CoderPage:
    """The Coder in one open notebook."""

    def __init__(self, lesson, view=0):
        """The page of the notebook, and which of the views of the coder in it is meant."""
        self.lesson, self.page, self.keys = lesson, lesson.page, lesson.page.keyboard
        self.root = self.page.locator(f"{PANEL} .coder").nth(view)
        self.text = self.root.get_by_role("textbox", name="Report text, read only")
        self.badge, self.status = self.root.locator(".coder-badge"), self.root.get_by_role("status")
        self.folder = lesson.lab.home / "lessons" / "by_hand"

    # --- what Python holds

    def codings(self):
        """The codings on the disk, in the order in which they were made."""
        history = History("poem", "ada")
        for event in Journal(self.folder / file_name("poem", "ada")).events():
            assert history.fits(event), event
        for coding in history.codings.values():
            assert TEXT[coding.start : coding.end] == coding.quote
        return list(history.codings.values())

    def settled(self):
        """Wait until nothing waits for the kernel any more → the codings."""
        self.page.wait_for_function(
            "badge => badge.dataset.state === 'saved' && badge.textContent === 'saved'",
            arg=self.badge.element_handle(),
        )
        return self.codings()

    def made(self, act):
        """An act → the codings that are there after it and were not before."""
        before = set(self.codings())
        act()
        self.until(lambda: set(self.codings()) - before)
        return [coding for coding in self.codings() if coding not in before]

    def until(self, holds):
        """Wait until a question about the disk is answered with yes."""
        for _ in range(200):
            if holds():
                return
            self.page.wait_for_timeout(10)
        raise AssertionError(f"It never came to be; the status says {self.status.inner_text()!r}")

    # --- acts

    def drag(self, line, words, nth=0):
        """A line and words in it: select them with the mouse, from their start to their end."""
        start = _place(LINES[line], words, nth)
        first = self._edge(line, start, words[0])
        before = len(words) - len(words.rstrip("\u0301")) + 1
        last = self._edge(line, start + len(words) - before, words[-before:])
        begin, end = ("right", "left") if _is_arabic(words) else ("left", "right")
        self.page.mouse.move(first[begin], first["middle"])
        self.page.mouse.down()
        self.page.mouse.move((first[begin] + last[end]) / 2, last["middle"])
        self.page.mouse.move(last[end], last["middle"])
        self.page.mouse.up()

    def drag_knob(self, side, line, words):
        """A side of the coding the reader is at, a line and words: drag its knob to their edge."""
        place = _place(LINES[line], words, 0) + (len(words) - 1 if side == "end" else 0)
        character = self._edge(line, place, LINES[line][place])
        edge = "left" if _is_arabic(words) == (side == "end") else "right"
        knob = self.root.locator(".coder-knob").nth(SIDES.index(side))
        box = knob.bounding_box()
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.mouse.down()
        self.page.mouse.move(character[edge], character["middle"], steps=4)

    def click(self, line, words, nth=0, count=1):
        """A line and words in it: click in the middle of their first character."""
        edge = self._edge(line, _place(LINES[line], words, nth), words[0])
        self.page.mouse.click((edge["left"] + edge["right"]) / 2, edge["middle"], click_count=count)

    def _edge(self, line, place, character):
        units = len(LINES[line][:place].encode("utf-16-le")) // 2
        size = len(character.encode("utf-16-le")) // 2
        self.root.locator(".coder-line").nth(line).scroll_into_view_if_needed()
        return self.root.evaluate(EDGE, [line, units, size])

    def caret_to(self, line, steps):
        """With keys alone: the caret to the beginning of a line, then so many steps onwards."""
        self.text.focus()
        self.keys.press("ControlOrMeta+Home")
        for _ in range(line):
            self.keys.press("ArrowDown")
        self.keys.press("Home")
        for _ in range(steps):
            self.keys.press(onwards(line))

    def button(self, name):
        """A button of the toolbar, by its name."""
        return self.root.get_by_role("toolbar").get_by_role("button", name=name, exact=True)

    def dialog(self):
        """The dialog that is open."""
        dialog = self.root.get_by_role("dialog")
        dialog.wait_for()
        return dialog

    def said(self, words):
        """Wait until the status says something with these words → all that it says."""
        self.status.get_by_text(re.compile(re.escape(words))).wait_for()
        return self.status.inner_text()

    def listed(self):
        """The buttons of the list of codings."""
        return self.root.get_by_role("list", name="Codings").get_by_role("button")

    # --- the kernel

    @property
    def process(self):
        """The number of the kernel's process, which the first cell printed."""
        return int(self.lesson.output("os.getpid()").last.inner_text())

    def stop_kernel(self):
        """Freeze the kernel, as one that is too busy to answer."""
        os.kill(self.process, signal.SIGSTOP)

    def go_on(self):
        """Let the frozen kernel go on."""
        os.kill(self.process, signal.SIGCONT)


def onwards(line):
    """A line → the arrow key that goes on in its direction."""
    return "ArrowLeft" if _is_arabic(LINES[line]) else "ArrowRight"


def _place(line, words, nth):
    place = -1
    for _ in range(nth + 1):
        place = line.index(words, place + 1)
    return place


def _is_arabic(words):
    return "\u0600" <= words[0] <= "\u06ff"


def tree(page, group, role="group"):
    """A page and the name of a group → its accessibility tree as lines: role, name, states.

    With the role "dialog" only the dialog that is open, which shuts all else off.
    """
    client = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in client.send("Accessibility.getFullAXTree")["nodes"]}
    (root,) = (
        node
        for node in nodes.values()
        if _value(node, "role") == role and (role == "dialog" or _value(node, "name") == group)
    )
    client.detach()
    return "\n".join(_lines(root, nodes, 0)) + "\n"


def _lines(node, nodes, depth, of=""):
    role, name = _value(node, "role"), _value(node, "name")
    words = role == "StaticText" and (not name or name in of)
    silent = node.get("ignored") or words or role in SILENT
    if not silent:
        shown = [json.dumps(name, ensure_ascii=False)] if name else []
        yield "  " * depth + " ".join([role, *shown, *_states(node)])
    for child in node.get("childIds", []):
        if child in nodes:
            yield from _lines(nodes[child], nodes, depth + (not silent), of if silent else name)


def _states(node):
    for part in node.get("properties", []):
        value = part["value"].get("value")
        if part["name"] in STATES and value not in (False, "false", "off"):
            yield f"[{part['name']}{'' if value is True else '=' + str(value)}]"
        if part["name"] == "details":
            yield f"[details: {len(part['value'].get('relatedNodes', []))}]"


def _value(node, part):
    return " ".join(str(node.get(part, {}).get("value", "")).split())
