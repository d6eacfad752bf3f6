"""The Coder and the comparison for those who see, hear or choose otherwise."""

import os
from pathlib import Path

import pytest

from toolkit import load_report
from toolkit.coding.coder import Coder
from toolkit.coding.csv_codings import write_csv

from .coder_page import CoderPage, shown, tree

NOTEBOOK = "coder_for_all.ipynb"
GOLDEN = Path(__file__).parent / "coder_tree.txt"
READABLE = 4.5  # WCAG 2, level AA
SEEN_BY_AXE = "body { height: 100vh }"
THEMES = ["JupyterLab Light", "JupyterLab Dark"]
KILLING = 9
SENTENCES = [
    "At dawn the grass was wet.",
    "قالت: المطر قريب 🌱.",
    "ثم دخلت البيت.",
    "The heron was gone.",
    "So it rained.",
]
POEM = "{}\n\n{} {}\n{} {}".format(*SENTENCES)
STARTS = [POEM.index(sentence) for sentence in SENTENCES]
FIRST = f"""\
from dataclasses import dataclass
import pandas
from toolkit import load_report, low_exposure
from toolkit.coding.codebook_table import load_codebook
from toolkit.coding.coder import Coder
from toolkit.coding.compare import Compare
from toolkit.coding.csv_codings import read_csv
from toolkit.tables import data_folder

report = load_report()
coder = Coder(report, coder="layla", folder="for_all")
for quote, code, memo in [
    ("Rebels took over a children's hospital", "CONTROL", "from whom?"),
    ("Rebels", "ACT-ARMED", ""),
    ("a children's hospital in Qadi Askar", "PLACE", ""),
    ("killed 50 of the people it was holding", "KILL-CAPTIVE", ""),
]:
    coder.add_quote(quote, code, memo, nth=1)
shipped = [read_csv(data_folder() / "codings" / f"coder_{{one}}.csv") for one in "ab"]
compare = Compare(*shipped, folder="for_all")

@dataclass(frozen=True)
class Text:
    name: str
    text: str
    sentences: pandas.DataFrame

starts, words = {STARTS}, {SENTENCES!r}
sentences = pandas.DataFrame({{"number": range(11, 16), "start": starts}})
sentences["end"] = sentences.start + [len(one) for one in words]
few = load_codebook().stage(1)
poem = Coder(Text("poem", {POEM!r}, sentences), coder="noor", folder="for_all", codebook=few)
poem.add_quote("the grass was wet", "TIME")
poem.add_quote("grass", "PLACE", memo="which field?")
poem.add_quote("المطر", "ACT-MEDIA")"""


@pytest.fixture(scope="module")
def notebook(lab, visitor):
    """A notebook with overlapping codings of the study text, and a comparison below it."""
    cells = (FIRST, "coder", "compare", "poem", "6 * 7")
    with shown(lab, visitor, NOTEBOOK, *cells, views=3) as lesson:
        lesson.page.add_style_tag(content=SEEN_BY_AXE)
        yield lesson


@pytest.fixture
def coder(notebook):
    """The coder, with the focus in its text."""
    coder = CoderPage(notebook)
    coder.text.focus()
    coder.keys.press("Escape")
    return coder


@pytest.fixture
def compare(notebook):
    """The comparison, with the focus in its text."""
    compare = CoderPage(notebook, view=1)
    compare.text.focus()
    return compare


def violations(axe, page, within=".coder"):
    found = axe.run(page, context=within).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


# --- the order of this file: the tree of a coder that is as new comes first


def test_the_accessibility_tree_is_the_one_that_was_agreed_on(notebook):
    """With the first coding reached, then with the list of codes open, then with a memo open."""
    poem = CoderPage(notebook, view=2)
    poem.text.focus()
    poem.keys.press("n")
    poem.said("Coding 1 of 3")
    seen = tree(poem.page, "Coder noor")
    for key in ("Enter", "m"):
        poem.keys.press(key)
        poem.dialog()
        seen += tree(poem.page, "Coder noor", "dialog")
        poem.keys.press("Escape")
    if os.environ.get("TOOLKIT_WRITE_GOLDEN") == "1":
        GOLDEN.write_text(seen, encoding="utf-8")
    assert seen == GOLDEN.read_text(encoding="utf-8")


def test_the_numbers_of_sentences_stand_where_each_begins_in_its_direction(notebook):
    poem = CoderPage(notebook, view=2)
    numbers = poem.root.locator(".coder-number")
    drawn = [f'"{number}"' for number in range(11, 16)]
    style = "all => all.map(one => getComputedStyle(one, '::before').content.split(' / ')[0])"
    assert numbers.evaluate_all(style) == drawn
    beside = numbers.evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().left"
        " < one.nextElementSibling.getBoundingClientRect().left)"
    )
    assert beside == [True, False, False, True, True]


def test_no_copy_holds_the_number_of_a_sentence(notebook):
    poem = CoderPage(notebook, view=2)
    poem.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    poem.text.focus()
    poem.keys.press("ControlOrMeta+a")
    poem.keys.press("ControlOrMeta+c")
    assert poem.page.evaluate("navigator.clipboard.readText()").split() == POEM.split()


@pytest.mark.parametrize(("number", "line"), [(13, 2), (15, 3)])
def test_beside_a_number_the_caret_makes_no_step_more(notebook, lab, number, line):
    """From the end of the sentence before, by keys alone; the status says where the caret came."""
    poem = CoderPage(notebook, view=2)
    words = SENTENCES[number - 11][:4].strip()
    onwards = "ArrowLeft" if number == 13 else "ArrowRight"
    poem.text.focus()
    poem.keys.press("ControlOrMeta+Home")
    for _ in range(line):
        poem.keys.press("ArrowDown")
    poem.keys.press("Home")
    for _ in range(len(SENTENCES[number - 12]) + 1):
        poem.keys.press(onwards)
    poem.said(f"Sentence {number}")
    for _ in words:
        poem.keys.press(f"Shift+{onwards}")
    poem.keys.press("6")
    (journal,) = (lab.home / "lessons" / "for_all").glob("poem--noor-*.jsonl")
    expected = f'"start": {STARTS[number - 11]}, "end": {STARTS[number - 11] + len(words)}'
    poem.until(lambda: f'{expected}, "quote": "{words}"' in journal.read_text("utf-8"))


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_with_overlaps_and_with_each_dialog_open(notebook, coder, axe, theme):
    notebook.set_theme(theme)
    coder.listed().first.click()
    coder.text.focus()
    assert violations(axe, notebook.page) == []
    for key in ("Enter", "m", "Shift+Slash"):
        coder.keys.press(key)
        coder.dialog()
        assert violations(axe, notebook.page) == []
        coder.keys.press("Escape")
        coder.root.get_by_role("dialog").wait_for(state="detached")


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_in_the_coder_stands_out_from_its_ground(notebook, coder, theme):
    notebook.set_theme(theme)
    coder.keys.press("n")
    for key in ("Escape", "Enter", "m"):
        coder.keys.press("n")
        coder.keys.press(key)
        texts = notebook.contrasts({}, within=".coder")
        assert len(texts) > 50
        assert [text for text in texts if text["ratio"] < READABLE] == []
        coder.keys.press("Escape")


def test_in_high_contrast_lines_and_frames_tell_what_colours_told(notebook, coder):
    coder.listed().first.click()
    notebook.page.emulate_media(forced_colors="active")
    try:
        lanes = coder.root.locator("mark.coder-lane")
        styles = lanes.evaluate_all(
            "all => all.map(one => getComputedStyle(one).textDecorationLine + ' '"
            " + getComputedStyle(one).textDecorationStyle)"
        )
        assert len(set(styles)) >= 2
        assert all(style.startswith("underline") for style in styles)
        frame = coder.root.locator(".coder-here").first
        assert frame.evaluate("piece => getComputedStyle(piece).outlineStyle") == "solid"
    finally:
        notebook.page.emulate_media(forced_colors="none")


def test_the_list_of_codes_tells_a_screen_reader_which_one_is_meant(coder):
    coder.keys.press("n")
    coder.keys.press("Enter")
    search = coder.dialog().get_by_role("combobox", name="Search codes")
    coder.keys.press("ArrowDown")
    active = search.get_attribute("aria-activedescendant")
    option = coder.page.locator(f"[id='{active}']")
    assert option.get_attribute("aria-selected") == "true"
    assert option.inner_text().split()[:2] == ["S", "ACT-STATE"]
    coder.keys.press("Escape")


def test_a_page_loaded_anew_shows_the_codings_of_the_running_kernel(notebook, coder):
    before = coder.listed().count()
    notebook.save()
    notebook.page.reload()
    coder.badge.get_by_text("saved").wait_for(timeout=30_000)
    coder.until(lambda: coder.listed().count() == before)
    first, text = coder.root.locator("mark").first.bounding_box(), coder.text.bounding_box()
    assert text["y"] < first["y"] < text["y"] + text["height"], "it opens at the first coding"
    notebook.page.add_style_tag(content=SEEN_BY_AXE)


# --- the comparison


def test_each_difference_is_reached_by_n_and_settled_and_opened_by_one_key(compare, lab):
    keys = compare.keys
    for place, kind, key, taken in [
        (1, "boundary differs", "2", "PLACE 658–690"),
        (2, "code differs", "1", "MIXED 2137–2208"),
        (3, "only one coder", "0", "left out"),
    ]:
        keys.press("n")
        compare.said(f"Difference {place} of 3: {kind}")
        keys.press(key)
        compare.said(f": {taken}")
        compare.root.get_by_text(f"{3 - place} open").wait_for()
        keys.press("ControlOrMeta+z")
        compare.root.get_by_text(f"{4 - place} open").wait_for()
        keys.press("ControlOrMeta+y")
        compare.root.get_by_text(f"{3 - place} open").wait_for()
    keys.press("a")
    compare.said("Taken into the consensus, since all agree: 8.")
    (journal,) = (lab.home / "lessons" / "for_all").glob("study-text--consensus-*.jsonl")
    words = journal.read_text("utf-8")
    assert '"quote": "Qadi Askar, a district of Aleppo"' in words
    assert words.count('"act": "undo"') == 4  # leaving out is two acts


def test_differences_are_settled_with_the_mouse_too(compare):
    compare.root.get_by_role("list", name="Differences").get_by_role("button").nth(1).click()
    compare.said("Difference 2 of 3: code differs")
    compare.root.get_by_role("button", name="coder_b:").click()
    compare.said("RETOLD 2137–2208")
    assert (
        compare.root.get_by_role("button", name="coder_b:").get_attribute("aria-pressed") == "true"
    )
    compare.button("Undo").click()
    compare.said("Taken back")


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_the_comparison(notebook, compare, axe, theme):
    notebook.set_theme(theme)
    compare.text.focus()
    compare.keys.press("Shift+N")
    assert violations(axe, notebook.page, ".coder-compare") == []
    compare.keys.press("Shift+Slash")
    compare.dialog()
    assert violations(axe, notebook.page, ".coder-compare") == []
    compare.keys.press("Escape")
    compare.root.get_by_role("dialog").wait_for(state="detached")


def test_help_in_the_comparison_lists_its_keys_and_gives_the_focus_back(compare):
    compare.keys.press("Shift+Slash")
    seen = compare.dialog().inner_text()
    for key in ["Shift+N", "N", "1, 2 …", "0", "A", "Ctrl+Z", "Ctrl+Y", "?", "Tab", "Ctrl+S"]:
        assert f"{key}\t" in seen
    compare.keys.press("a")  # no act while the keys are read
    assert compare.root.get_by_role("dialog").count() == 1
    compare.keys.press("Escape")
    compare.root.get_by_role("dialog").wait_for(state="detached")
    assert compare.text.evaluate("text => document.activeElement === text")
    compare.button("Help").click()
    compare.dialog().get_by_role("button", name="Close").click()
    compare.root.get_by_role("dialog").wait_for(state="detached")


def test_no_key_pressed_in_the_comparison_changes_a_cell(notebook, compare):
    cells = notebook.page.locator(".jp-Cell").count()
    for key in ["b", "m", "x", "d", "d", "a", "z", "Delete"]:
        compare.keys.press(key)
    assert notebook.page.locator(".jp-Cell").count() == cells


# --- low exposure, last: it changes what the page shows


def test_on_the_low_exposure_path_a_killing_is_folded_and_what_is_coded_beside_it_fits(
    notebook, lab
):
    report = load_report()
    killing, after = report.sentence(KILLING), report.sentence(12)
    cell = notebook.cell("6 * 7")
    notebook.type(cell, "low_exposure(); coder")
    notebook.run(notebook.cell("low_exposure()"))
    coder = CoderPage(notebook, view=3)
    coder.root.get_by_text(killing.holds[:30]).wait_for()
    page = notebook.page.locator(".jp-OutputArea-output .coder").nth(3).inner_text()
    assert killing.text not in page
    assert "50 of the people" not in page
    assert "[folded]" in page
    line = coder.root.locator(".coder-line", has_text="Seven Islamist groups")
    line.scroll_into_view_if_needed()
    line.click(position={"x": 20, "y": 15})
    coder.keys.press("w")
    coder.keys.press("1")
    coder.said("Coded 5 characters as ACT-ARMED: ‘Seven’")
    (journal,) = (lab.home / "lessons" / "for_all").glob("study-text--layla-*.jsonl")
    start = report.text.index("Seven")
    written = f'"start": {start}, "end": {start + 5}, "quote": "Seven"'
    coder.until(lambda: written in journal.read_text("utf-8"))
    assert after.content_level == 2


def test_the_notebook_made_here_needs_no_lesson(tmp_path):
    """What the comparison reads can be made by anybody with two calls."""
    coder = Coder(load_report(), coder="ada", folder=tmp_path)
    coder.add_quote("took over a children's hospital", "CONTROL")
    assert write_csv(coder.codings, tmp_path / "ada.csv").exists()
