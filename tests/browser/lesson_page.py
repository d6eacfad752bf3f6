"""A lesson in JupyterLab, used as a reader uses it: with a mouse, a keyboard and eyes.

Nothing here waits for a number of seconds; each step waits for what a reader would see.
"""

import contextlib
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
OUTPUT = f"{PANEL} .jp-OutputArea-output"
HERE = ("127.0.0.1", "localhost")
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")

# The indicator above a notebook says "idle" before there is a kernel; the line at the foot does not
IS_READY = """notebook => {
  const foot = document.querySelector("#jp-main-statusbar")?.textContent ?? "";
  return foot.includes("| Idle") && foot.includes(notebook);
}"""
HAS_RUN = "([prompt, before]) => /\\d/.test(prompt.textContent) && prompt.textContent !== before"
ALL_HAVE_RUN = """panel => [...document.querySelectorAll(panel + " .jp-CodeCell .jp-InputPrompt")]
  .every(prompt => /\\d/.test(prompt.textContent))"""
NONE_HAS_RUN = """panel => [...document.querySelectorAll(panel + " .jp-CodeCell .jp-InputPrompt")]
  .every(prompt => !/\\d/.test(prompt.textContent))"""
SPREAD_OUT = """outputs => {
  document.querySelectorAll(outputs + " details").forEach(fold => (fold.open = true));
  document.querySelectorAll(".jp-WindowedPanel-outer").forEach(page => page.scrollTo(0, 0));
}"""
IS_ON_SCREEN = """element => new Promise(resolve => {
  new IntersectionObserver(([seen]) => resolve(seen.isIntersecting)).observe(element);
})"""
HAS_THEME = "name => document.body.dataset.jpThemeName === name"


@contextlib.contextmanager
def new_reader(lab, visitor):
    """A lab and a browser window → the page of a new reader, closed and asked for complaints."""
    lab.make_new()
    page = LessonPage(visitor.new_page(), lab)
    try:
        yield page
    finally:
        page.close()
    assert page.complaints == []


class LessonPage:
    """One page of JupyterLab; `complaints` is what went wrong in it or tried to leave it."""

    def __init__(self, page, lab=None):
        """A browser's page, watched from now on, and the lab that it will show."""
        self.lab = lab
        self.complaints = []
        self.begin_again(page)

    def begin_again(self, page):
        """Go on in another page of the browser; the one before it, if any, is closed."""
        if hasattr(self, "page"):
            self.page.close()
        self.page = page
        page.on("request", lambda request: self._watch(request.url))
        page.on("websocket", lambda socket: self._watch(socket.url))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("console", self._listen)

    def _watch(self, url):
        """Note a request that goes to another computer than this one."""
        address = urlsplit(url)
        if address.scheme not in ("data", "blob", "about") and address.hostname not in HERE:
            self.complaints.append(f"asked the network: {url}")

    def _listen(self, message):
        if message.type == "error":
            self.complaints.append(f"console: {message.text}")

    # --- a lesson

    def open(self, notebook, cleared=True):
        """Open a lesson by its file name and wait until it can run.

        Lessons are stored with what they print; it is cleared, so that what is seen later was
        printed now.
        """
        self.page.goto(self.lab.page(notebook))
        self.page.wait_for_function(IS_READY, arg=notebook)
        if cleared:
            self._clear()

    def open_from_list(self, notebook):
        """Open a lesson from the list on the left, and clear what is stored in it."""
        self.page.locator(".jp-DirListing-item", has_text=notebook).dblclick()
        self.page.wait_for_function(IS_READY, arg=notebook)
        self._clear()

    def _clear(self):
        self._menu("Edit", "editmenu:clear-all")
        self.page.wait_for_function(NONE_HAS_RUN, arg=PANEL)

    def run_all(self):
        """Run All Cells, and wait until each has run."""
        self._clear()
        self._menu("Run", "runmenu:run-all")
        self.page.wait_for_function(ALL_HAVE_RUN, arg=PANEL)

    def save(self):
        """Save with the keyboard, and wait until the tab says so."""
        self.page.keyboard.press("ControlOrMeta+s")
        self.page.locator(".lm-TabBar-tab.lm-mod-current.jp-mod-dirty").wait_for(state="detached")

    def close(self):
        """Close the page."""
        self.page.close()

    # --- a cell

    def cell(self, source):
        """A piece of its source → the code cell; a pattern is matched instead."""
        editor = self.page.locator(".cm-content", has_text=source)
        return self.page.locator(f"{PANEL} .jp-CodeCell").filter(has=editor)

    def type(self, cell, source):
        """Type a source into a cell, in place of all that stands in it."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(source)

    def run(self, cell):
        """Run a cell with Shift and Enter, and wait until it has run."""
        cell.locator(".cm-content").click()
        self.until_run(cell, lambda: self.page.keyboard.press("Shift+Enter"))

    def until_run(self, cell, start):
        """A cell and a call that starts it → returns when it has run once more."""
        prompt = cell.locator(".jp-InputPrompt").element_handle()
        before = prompt.text_content()
        start()
        self.page.wait_for_function(HAS_RUN, arg=[prompt, before])

    def answer(self, identity, line):
        """An exercise's id and a line of code: type both as its cell's source and run them."""
        cell = self.exercise(identity)
        self.type(cell, f'{line}\ncheck("{identity}")')
        self.run(self.exercise(identity))
        return self.feedback(identity)

    def exercise(self, identity):
        """An exercise's id → the cell that checks it."""
        return self.cell(f'check("{identity}")')

    def output(self, source):
        """A piece of a cell's source → what stands below that cell."""
        return self.cell(source).locator(".jp-OutputArea-output")

    def feedback(self, identity):
        """An exercise's id → what stands below its cell."""
        return self.exercise(identity).locator(".jp-OutputArea-output [role=status]")

    def source(self, cell):
        """A cell → its source, as it stands in it now."""
        cell.scroll_into_view_if_needed()
        return "\n".join(cell.locator(".cm-line").all_text_contents())

    def read(self, element):
        """Scroll to an element → the words in it that are seen there."""
        element.scroll_into_view_if_needed()
        return element.inner_text()

    # --- looking

    def set_theme(self, name):
        """Choose a theme from the menu, such as 'JupyterLab Dark', and wait until it is there."""
        self.page.locator(".lm-MenuBar-itemLabel", has_text="Settings").click()
        self.page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Theme$")).click()
        self.page.get_by_text(name, exact=True).click()
        self.page.wait_for_function(HAS_THEME, arg=name)

    def spread_out(self):
        """Open all that is folded in the outputs, in a window tall enough to show everything."""
        self.page.set_viewport_size({"width": 1280, "height": 12_000})
        self.page.evaluate(SPREAD_OUT, OUTPUT)

    def contrasts(self, kinds, within=OUTPUT):
        """Names of kinds of text, with selectors → every text in the outputs, with its contrast."""
        return self.page.evaluate(CONTRAST, {"within": within, "kinds": kinds})

    def focused(self):
        """The name of the element that the keyboard speaks to, such as 'SUMMARY', and its text."""
        return self.page.evaluate(
            "[document.activeElement.tagName, document.activeElement.textContent]"
        )

    def is_on_screen(self, element):
        """Whether an element stands in the part of the page that is on the screen."""
        return element.evaluate(IS_ON_SCREEN)

    def _menu(self, label, command):
        self.page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{label}$")).click()
        self.page.locator(f".lm-Menu-item[data-command={json.dumps(command)}]").click()
