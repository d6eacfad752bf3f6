"""Looking closer in JupyterLab: to a mark by mouse and by keys, and what is stored of it."""

import functools
import json

import pytest

from .coder_page import shown as shown_in_a_notebook
from .lesson_page import ALL_HAVE_RUN, PANEL

NOTEBOOK = "closer_by_hand.ipynb"
READABLE = 4.5  # WCAG 2, level AA
THEMES = ["JupyterLab Light", "JupyterLab Dark"]
SEEN_BY_AXE = "body { height: 100vh }"
KEYS_OF_JUPYTERLAB = ["b", "m", "x", "d", "d", "a", "z", "Delete"]
CELLS = f"""() => [...document.querySelectorAll("{PANEL} .jp-Cell")].map((cell) =>
  [cell.className.includes("jp-CodeCell"), cell.querySelector(".cm-content")?.textContent])"""
SIZE = (440, 330)  # of the picture; one step of its axes is 22 pixels across and 33 upwards
FIRST = """\
import pandas
from matplotlib.figure import Figure
from toolkit import describe, look_closer

axes = Figure(figsize=(4, 3)).add_axes((0.25, 0.2, 0.5, 0.6))
axes.set(xlim=(0, 10), ylim=(0, 6))
axes.barh(5, 6, left=2, height=0.8, gid="G1 claim")
axes.plot(2, 3, "o", gid="G2")
axes.plot(2.5, 3, "o", gid="G3")
axes.plot(8, 3, "o", gid="G4 G5")
axes.plot([0, 10], [1, 0.2], gid="G6")
table = pandas.DataFrame({
    "id": ["G1", "G2", "G3", "G4", "G5", "G6"],
    "says": ["oak <i>here</i>", "lime", "ash", "elm", "yew", "birch"],
    "said_by": ["the miller", "ada", "ada", "", "noor", "layla"],
    "address": ["https://www.example.org/tree/oak", "", "", "", "", ""],
})
closer = look_closer(describe(axes, alt="Six trees by the weir, two of them close together.",
                              caption="Seen in May.", table=table))"""
ORDER = ["G1 claim", "G2", "G3", "G4 G5", "G6"]


shown = functools.partial(shown_in_a_notebook, sign=".closer-marks")


class CloserPage:
    """One view of a figure in the open notebook."""

    def __init__(self, lesson, view=0):
        """The page of the notebook, and which of the views in it is meant."""
        self.page, self.keys = lesson.page, lesson.page.keyboard
        self.root = self.page.locator(f"{PANEL} .closer").nth(view)
        self.marks = self.root.get_by_role("option")
        self.status = self.root.get_by_role("status")
        self.panel = self.root.get_by_role("group", name="The row behind the mark")
        self.signs = self.root.locator(".closer-signs")

    def focused(self):
        """What the keyboard speaks to: a mark by its gid, or an element by its name."""
        label, tag = self.page.evaluate(
            "[document.activeElement.getAttribute('aria-label'), document.activeElement.tagName]"
        )
        return label.split(":")[0] if label and tag == "path" else tag

    def click(self, x, y):
        """Click on a place of the picture, in its own pixels."""
        self.page.mouse.click(*self.on_screen(x, y))

    def on_screen(self, x, y):
        """A place of the picture → where on the screen it is."""
        picture = self.root.get_by_role("img")
        picture.scroll_into_view_if_needed()
        box = picture.bounding_box()
        return box["x"] + x * box["width"] / SIZE[0], box["y"] + y * box["height"] / SIZE[1]

    def selected(self):
        """The gids of the marks that are selected."""
        chosen = self.root.locator("[role=option][aria-selected=true]").all()
        return [one.get_attribute("aria-label").split(":")[0] for one in chosen]

    def rows(self):
        """What the panel shows: for each row, term → value."""
        return self.panel.locator("dl").evaluate_all(
            "all => all.map(dl => Object.fromEntries([...dl.children].map("
            "pair => [...pair.children].map(part => part.textContent))))"
        )


@pytest.fixture(scope="module")
def notebook(lab, visitor):
    """A notebook in which the figure is shown in two cells, run once for all tests."""
    cells = (FIRST, "closer", "closer  # seen twice", "6 * 7", "8 * 9")
    with shown(lab, visitor, NOTEBOOK, *cells, views=2) as lesson:
        lesson.page.add_style_tag(content=SEEN_BY_AXE)
        yield lesson


@pytest.fixture
def closer(notebook):
    """The first view, with the focus on its first mark and nothing selected."""
    closer = CloserPage(notebook)
    closer.marks.first.focus()
    closer.keys.press("Home")
    if closer.selected():
        closer.keys.press("Escape")
    return closer


# --- by mouse


@pytest.mark.parametrize(
    ("place", "gid"),
    [
        pytest.param((200, 99), "G1 claim", id="inside a bar"),
        pytest.param((154, 165), "G2", id="on a dot"),
        pytest.param((154, 155), "G2", id="ten pixels above a dot"),
        pytest.param((158.5, 165), "G2", id="between two dots, nearer to the left one"),
        pytest.param((160.5, 165), "G3", id="between two dots, nearer to the right one"),
        pytest.param((220, 248), "G6", id="beside a line"),
    ],
)
def test_a_click_selects_the_mark_that_is_nearest(closer, place, gid):
    closer.click(*place)
    assert closer.selected() == [gid]
    assert closer.focused() == gid


def test_a_click_far_from_every_mark_selects_nothing(closer):
    closer.click(300, 165 - 20)
    assert closer.selected() == []
    assert closer.panel.inner_text().startswith("Click on a mark of the figure")


def test_every_mark_is_met_on_24_pixels_of_the_screen_where_no_other_is_near(closer):
    """One half of them on each side of the dot's middle, a little less for rounding."""
    for across, down in ((-11.5, 0), (11.5, 0), (0, -11.5), (0, 11.5)):
        x, y = closer.on_screen(286, 165)
        closer.page.mouse.click(x + across, y + down)
        assert closer.selected() == ["G4 G5"]
        closer.keys.press("Escape")


def test_the_pointer_says_where_a_click_does_something(closer):
    for place, pointer in (((200, 99), "pointer"), ((300, 145), "auto"), ((154, 165), "pointer")):
        closer.page.mouse.move(*closer.on_screen(*place))
        box = closer.root.locator(".closer-marks")
        assert box.evaluate("box => getComputedStyle(box).cursor") == pointer


# --- by keys


def test_tab_comes_to_one_mark_and_tab_goes_on_past_all_others(closer):
    closer.keys.press("ArrowRight")
    assert closer.focused() == "G2"
    closer.keys.press("Tab")
    assert closer.focused() == "SUMMARY"
    closer.keys.press("Shift+Tab")
    assert closer.focused() == "G2"
    closer.keys.press("Shift+Tab")
    assert closer.focused() != "path"
    assert closer.root.evaluate("root => root.contains(document.activeElement)") is False


def test_arrows_walk_all_marks_in_the_order_of_reading_and_stop_at_the_ends(closer):
    walked = [closer.focused()]
    for _ in range(5):
        closer.keys.press("ArrowRight")
        walked.append(closer.focused())
    assert walked == [*ORDER, "G6"]
    for _ in range(5):
        closer.keys.press("ArrowLeft")
    assert closer.focused() == "G1 claim"


def test_up_and_down_go_to_the_mark_that_stands_there(closer):
    closer.keys.press("ArrowDown")
    assert closer.focused() == "G3"  # of those below the bar, the one nearest to its middle
    closer.keys.press("ArrowDown")
    assert closer.focused() == "G6"
    closer.keys.press("ArrowDown")
    assert closer.focused() == "G6"
    closer.keys.press("ArrowUp")
    closer.keys.press("ArrowUp")
    assert closer.focused() == "G1 claim"


def test_home_and_end_go_to_the_first_and_the_last(closer):
    closer.keys.press("End")
    assert closer.focused() == "G6"
    closer.keys.press("Home")
    assert closer.focused() == "G1 claim"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_enter_or_space_selects_and_the_row_stands_in_the_panel(closer, key):
    closer.keys.press(key)
    assert closer.selected() == ["G1 claim"]
    assert closer.rows() == [
        {
            "id": "G1",
            "says": "oak <i>here</i>",
            "said by": "the miller",
            "address": "example.org",
        }
    ]
    assert closer.status.text_content() == "Selected G1 claim: 1 row of the table."
    link = closer.panel.get_by_role("link", name="example.org")
    assert link.get_attribute("href") == "https://www.example.org/tree/oak"
    assert link.get_attribute("target") == "_blank"
    assert closer.focused() == "G1 claim"


def test_a_mark_of_two_rows_shows_both_and_says_what_is_not_given(closer):
    closer.keys.press("End")
    closer.keys.press("ArrowLeft")
    closer.keys.press("Enter")
    assert [(row["id"], row["said by"]) for row in closer.rows()] == [
        ("G4", "not given"),
        ("G5", "noor"),
    ]
    assert closer.status.text_content() == "Selected G4 G5: 2 rows of the table."


def test_walking_on_keeps_what_is_selected(closer):
    closer.keys.press("Enter")
    closer.keys.press("ArrowRight")
    assert (closer.selected(), closer.focused()) == (["G1 claim"], "G2")


def test_escape_gives_up_the_selection_and_then_leaves_the_figure(closer):
    closer.keys.press("Enter")
    closer.keys.press("Escape")
    assert (closer.selected(), closer.focused()) == ([], "G1 claim")
    assert closer.status.text_content() == "Nothing is selected."
    closer.keys.press("Escape")
    cell = closer.page.evaluate("document.activeElement.closest('.jp-Cell')?.contains("
                                "document.querySelector('.closer'))")  # fmt: skip
    assert cell is True
    assert closer.root.evaluate("root => root.contains(document.activeElement)") is False


def test_from_the_mark_tab_leads_to_the_link_in_its_row_and_escape_there_changes_nothing(closer):
    closer.keys.press("Enter")
    closer.keys.press("Tab")
    assert closer.focused() == "A"
    closer.keys.press("Escape")
    assert (closer.selected(), closer.focused()) == (["G1 claim"], "A")


def test_no_key_of_jupyterlab_changes_a_cell(notebook, closer):
    before = notebook.page.evaluate(CELLS)
    closer.keys.press("Enter")
    for element in (
        closer.marks.first,
        closer.panel.get_by_role("link"),
        closer.root.locator("summary"),
    ):
        element.focus()
        for key in KEYS_OF_JUPYTERLAB:
            closer.keys.press(key)
            inside = closer.root.evaluate("root => root.contains(document.activeElement)")
            assert inside, key
    assert notebook.page.evaluate(CELLS) == before


# --- seen, heard, stored


def test_a_screen_reader_finds_a_list_of_marks_each_with_its_words(closer):
    closer.keys.press("Enter")
    heard = closer.root.aria_snapshot().replace("'", "")
    assert heard.startswith('- group "Figure to look closer at":')
    assert '- img "Six trees by the weir, two of them close together."' in heard
    assert '- listbox "Marks of the figure: 5":' in heard
    assert heard.count("- option ") == 5
    assert '- option "G1 claim: oak <i>here</i>, the miller" [selected]' in heard
    assert '- status: "Selected G1 claim: 1 row of the table."' in heard


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_before_and_after_a_mark_is_selected(notebook, closer, axe, theme):
    notebook.set_theme(theme)
    for key in ("Escape", "Enter"):
        closer.marks.first.focus()
        closer.keys.press(key)
        closer.root.locator("details").evaluate("fold => (fold.open = true)")
        found = axe.run(notebook.page, context=".closer").response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_stands_out_from_its_ground(notebook, closer, theme):
    notebook.set_theme(theme)
    for key in ("Escape", "Enter"):
        closer.marks.first.focus()
        closer.keys.press(key)
        texts = notebook.contrasts({}, within=".closer")
        assert len(texts) > 3
        assert [text for text in texts if text["ratio"] < READABLE] == []


@pytest.mark.parametrize("colours", ["none", "active"])
@pytest.mark.parametrize("theme", THEMES)
def test_focus_and_selection_are_black_and_white_lines_whatever_the_theme(
    notebook, closer, theme, colours
):
    notebook.set_theme(theme)
    notebook.page.emulate_media(forced_colors=colours)
    try:
        closer.marks.first.focus()
        closer.keys.press("Enter")
        strokes = {
            name: closer.signs.locator(f"[data-sign={name}] :is(path, rect)[class]").evaluate_all(
                "all => all.map(one => getComputedStyle(one).stroke)"
            )
            for name in ("focus", "selected")
        }
        black, white = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
        assert set(strokes["focus"]) == set(strokes["selected"]) == {black, white}
    finally:
        notebook.page.emulate_media(forced_colors="none")


def test_the_line_around_a_mark_leaves_the_mark_as_it_is(closer):
    """The middle of the bar has the same pixels with and without the line around it."""
    x, y = closer.on_screen(200, 99)
    clip = {"x": x - 8, "y": y - 6, "width": 16, "height": 12}
    closer.keys.press("End")
    before = closer.page.screenshot(clip=clip)
    closer.click(200, 99)
    x, y = closer.on_screen(200, 99)
    clip = {"x": x - 8, "y": y - 6, "width": 16, "height": 12}
    assert closer.page.screenshot(clip=clip) == before


def test_views_are_selected_in_apart_and_a_call_selects_in_all(notebook, closer):
    other = CloserPage(notebook, view=1)
    closer.keys.press("Enter")
    assert (closer.selected(), other.selected()) == (["G1 claim"], [])
    notebook.type(notebook.cell("6 * 7"), 'closer.select("G6")  # 6 * 7')
    notebook.run(notebook.cell("6 * 7"))
    other.root.locator("[aria-selected=true]").wait_for(state="attached")
    assert (closer.selected(), other.selected()) == (["G6"], ["G6"])
    assert notebook.output("6 * 7").last.inner_text().split() == (
        ["G6", "id", "G6", "says", "birch", "said", "by", "layla", "address", "not", "given"]
    )


def test_where_there_is_room_the_row_stands_beside_its_mark(notebook, closer):
    notebook.page.set_viewport_size({"width": 1900, "height": 900})
    try:
        closer.keys.press("End")
        closer.keys.press("Enter")
        picture, panel = closer.root.get_by_role("img").bounding_box(), closer.panel.bounding_box()
        assert panel["x"] >= picture["x"] + picture["width"]
        assert panel["y"] + panel["height"] <= picture["y"] + picture["height"] + 2
    finally:
        notebook.page.set_viewport_size({"width": 1280, "height": 900})


def test_a_page_loaded_anew_has_the_figure_of_the_running_kernel(notebook, closer):
    closer.keys.press("Enter")
    notebook.save()
    notebook.page.reload()
    closer.marks.nth(4).wait_for(timeout=30_000)
    closer.click(154, 165)
    assert closer.rows()[0]["says"] == "lime"
    notebook.page.add_style_tag(content=SEEN_BY_AXE)


def test_what_is_stored_is_the_described_figure_and_no_state(notebook, lab):
    notebook.save()
    stored = json.loads(lab.copy_of(NOTEBOOK).read_text("utf-8"))
    assert "widgets" not in stored["metadata"]
    (output,) = stored["cells"][1]["outputs"]
    html, text = ("".join(output["data"][kind]) for kind in ("text/html", "text/plain"))
    assert html.startswith("<figure ")
    assert 'alt="Six trees by the weir, two of them close together."' in html
    assert text.startswith("Six trees by the weir, two of them close together.\nSeen in May.\nid,")
    view = output["data"].pop("application/vnd.jupyter.widget-view+json", {})
    assert "lime" not in json.dumps(view)
    assert set(output["data"]) == {"text/html", "text/plain"}


def test_after_a_restart_all_cells_run_anew_bring_it_back(notebook):
    notebook._clear()
    notebook._menu("Run", "runmenu:restart-and-run-all")
    notebook.page.get_by_role("button", name="Confirm Kernel Restart").click()
    notebook.page.wait_for_function(ALL_HAVE_RUN, arg=PANEL, timeout=30_000)
    closer = CloserPage(notebook)
    closer.marks.nth(4).wait_for()
    closer.click(154, 165)
    assert closer.rows()[0]["says"] == "lime"


def test_without_the_kernel_the_figure_goes_on(notebook, closer):
    notebook._menu("Kernel", "kernelmenu:shutdown")
    notebook.page.get_by_text("No Kernel").first.wait_for()
    closer.click(154, 165)
    assert closer.rows()[0]["says"] == "lime"
