"""How long a reader waits for a mark: look_closer beside ipympl, in one page of JupyterLab.

    python tests/bench_closer.py                  each figure, 15 clicks on either

The act is the same for both: a click on a mark, which is then set off from the others. Ours draws a
line around it and shows its row; ipympl tells Python, which gives the mark a thick outline and
redraws the figure (pick by `contains`, then draw_idle). Measured is the time from the browser's
own time of the event until the new picture was painted: two animation frames after the sign of the
selection is in the page, or after the new image is drawn on the canvas. Both stand in one notebook
of one kernel and are clicked by turns; ipympl comes from the package index into an environment of
its own, below the folder for temporary things, and is kept there for the next time.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench_figures import judge, print_head
from bench_server import Lab, install, python_of

CHECKOUT = Path(__file__).resolve().parent.parent
PEER = "ipympl==0.10.0"
ALIKE = (
    "jupyterlab", "ipykernel", "ipywidgets", "anywidget", "matplotlib", "pandas", "filelock",
    "fuzzysearch",
)  # fmt: skip
CLICKS = 15
GOAL = 1.0
FIGURES = {
    "timeline, 13 marks": "plot_timeline(resolve_times(load_original_times(), DAY), DAY, ax=ax)",
    "matrix, 68 marks": "plot_matrix(load_matrix().query('statement in (1, 2, 4, 7, 12)'), ax=ax)",
    "1,000 marks": "thousand(ax)",
}
GIVEN = f"""\
import json, sys
sys.path[:0] = [{str(CHECKOUT)!r}, {str(CHECKOUT / "tests")!r}]
from pathlib import Path
from toolkit import *
from toolkit.visualising.geometry import shapes_of
from toolkit.visualising.marks import marks_of
from toolkit.visualising.style import new_axes
from bench_figures import matrix_of_many
DAY = "2014-01-08"
def thousand(ax):
    return plot_matrix(matrix_of_many(), ax=ax)
def draw(ax):
    return DRAW
figure = draw(None).get_figure()
closer = look_closer(draw(None))
"""
PEERS = """\
%matplotlib widget
import matplotlib.pyplot as plt
plt.rcParams["figure.dpi"] = 110
canvas = plt.figure(figsize=figure.get_size_inches()).canvas
canvas.header_visible = canvas.toolbar_visible = canvas.footer_visible = False
axes = draw(canvas.figure.add_subplot())
marks = marks_of(axes)
canvas.draw()
def middle(artist):
    bounds = shapes_of(artist)[0].bounds()
    return (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
middles = {gid: middle(artist) for gid, artist in marks.items()}
last = []
def outlined(artist, wide):
    if hasattr(artist, "set_markeredgewidth"):
        artist.set_markeredgewidth(wide)
    else:
        artist.set_linewidth(wide)
def pressed(event):
    found = next((one for one in marks.values() if one.contains(event)[0]), None)
    if found is None:
        return
    for one in last:
        outlined(one, 1)
    last[:] = [found]
    outlined(found, 5)
    canvas.draw_idle()
_ = canvas.mpl_connect("button_press_event", pressed)
Path("middles.json").write_text(json.dumps(middles))
canvas"""
CLOCK = """() => {
  let heard = () => {};
  const drawImage = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (source, ...rest) {
    drawImage.call(this, source, ...rest);
    if (!(source instanceof HTMLCanvasElement)) heard("ipympl");
  };
  new MutationObserver((changes) => {
    const isSign = (node) => node.dataset?.sign === "selected";
    if (changes.some(({ addedNodes }) => [...addedNodes].some(isSign))) heard("ours");
  }).observe(document.body, { childList: true, subtree: true });
  window.bench = (name) => {
    window.timing = new Promise((resolve) => {
      const begin = ({ timeStamp }) => {
        heard = (who) => {
          if (who !== name) return;
          heard = () => {};
          const end = () => resolve(performance.now() - timeStamp);
          requestAnimationFrame(() => requestAnimationFrame(end));
        };
      };
      const act = name === "ours" ? "pointerup" : "pointerdown"; // what each of them acts upon
      addEventListener(act, begin, { capture: true, once: true });
    });
  };
}"""


def main(repeats: int | None = None) -> bool:
    """A row for each figure → whether ours is no slower than ipympl on any of them."""
    from browser import find_browser
    from playwright.sync_api import sync_playwright

    install(PEER, ALIKE)
    print_head("a click on a mark", "ours", "ipympl", repeats or CLICKS)
    met = True
    temporary = tempfile.TemporaryDirectory(prefix="bench ", ignore_cleanup_errors=True)
    with temporary as folder, sync_playwright() as playwright:
        lab = Lab(python_of(PEER), Path(folder))
        browser = find_browser.launch(playwright.chromium)
        for name, source in FIGURES.items():
            ours, peer = measure(browser, lab, source, repeats or CLICKS)
            met &= judge(name, ours, peer, GOAL)
        browser.close()
        lab.stop()
    return met


def measure(browser, lab: Lab, source: str, clicks: int) -> tuple[float, float]:
    """A figure's source → the medians of so many clicks, ours and the peer's, in seconds."""
    from browser.coder_page import write_notebook
    from browser.lesson_page import PANEL, LessonPage

    write_notebook(lab.home / "figure.ipynb", GIVEN.replace("DRAW", source), "closer", PEERS)
    context = browser.new_context(viewport={"width": 1600, "height": 1000})
    lesson = LessonPage(context.new_page(), lab)
    page = lesson.page
    page.set_default_timeout(60_000)
    lesson.open("figure.ipynb")
    lesson.run_all()
    views = {
        "ours": page.locator(f"{PANEL} .closer-marks"),
        "ipympl": page.locator(f"{PANEL} .jupyter-matplotlib-canvas-div").first,
    }
    for view in views.values():
        view.wait_for()
    page.evaluate(CLOCK)
    middles = list(json.loads((lab.home / "middles.json").read_text()).values())
    size = page.locator(".closer-marks").get_attribute("viewBox").split()[2:]
    seconds = {name: [] for name in views}
    for number in range(clicks):
        at = middles[(2 * number + 1) * len(middles) // (2 * clicks)]
        for name, view in views.items():
            seconds[name].append(click(page, name, view, at, [float(one) for one in size]))
    context.close()
    return statistics.median(seconds["ours"]), statistics.median(seconds["ipympl"])


def click(page, name: str, view, at: list[float], size: list[float]) -> float:
    """A view and a place in its picture → the seconds until a click there is painted."""
    box = view.bounding_box()
    scale = box["width"] / size[0] if name == "ours" else 1
    view.evaluate(CENTRE, at[1] * scale)
    box = view.bounding_box()
    page.mouse.move(box["x"] + at[0] * scale, box["y"] + at[1] * scale)
    be_still(page)
    page.evaluate("name => window.bench(name)", name)
    page.mouse.down()
    page.mouse.up()
    late = "new Promise((_, no) => setTimeout(() => no(new Error('nothing was painted')), 60000))"
    milliseconds = page.evaluate(f"Promise.race([window.timing, {late}])")
    be_still(page)
    return milliseconds / 1000


CENTRE = """(view, down) => {
  const page = view.closest(".jp-WindowedPanel-outer");
  const top = view.getBoundingClientRect().top + down - page.getBoundingClientRect().top;
  page.scrollTop += top - page.clientHeight / 2;
}"""
STILL = "() => new Promise(resolve => requestIdleCallback(() => requestAnimationFrame(resolve)))"


def be_still(page) -> None:
    """Wait until nothing more comes of the last act."""
    page.evaluate(STILL)
    time.sleep(0.3)
    page.evaluate(STILL)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    sys.exit(not main())
