"""The Coder in JupyterLab: every act by mouse and by keys, and what Python holds after it."""

import json
import os
import re
import signal

import pytest

from .coder_page import FIRST, LINES, NOTEBOOK, TEXT, CoderPage, onwards, shown
from .lesson_page import PANEL

KEYS_OF_JUPYTERLAB = ["b", "m", "x", "d", "d", "a", "z", "Delete"]
CELLS = f"""() => [...document.querySelectorAll("{PANEL} .jp-Cell")].map((cell) =>
  [cell.className.includes("jp-CodeCell"), cell.querySelector(".cm-content")?.textContent])"""


@pytest.fixture(scope="module")
def notebook(lab, visitor):
    """A notebook in which the coder is shown in two cells, run once for all tests."""
    cells = (FIRST, "coder", "coder  # seen twice", "6 * 7")
    with shown(lab, visitor, NOTEBOOK, *cells, views=2) as lesson:
        yield lesson


@pytest.fixture
def coder(notebook):
    """The first view of the coder, with nothing selected."""
    coder = CoderPage(notebook)
    coder.text.focus()
    coder.keys.press("Escape")
    return coder


def one(codings):
    """The codings that an act made, of which there is one → its words and its code."""
    (coding,) = codings
    return coding.quote, coding.code


# --- selecting, by mouse and by keys

PASSAGES = [
    pytest.param(0, "the grass", 8, 9, id="English"),
    pytest.param(1, "المطر قريب", 12, 10, id="Arabic"),
    pytest.param(2, "🌱 e\u0301t\u00e9", 10, 5, id="emoji and accent"),
]


@pytest.mark.parametrize(("line", "words"), [passage.values[:2] for passage in PASSAGES])
def test_words_selected_with_the_mouse_are_coded_as_python_slices_them(coder, line, words):
    made = coder.made(lambda: (coder.drag(line, words), coder.keys.press("1")))
    assert one(made) == (words, "ACT-ARMED")
    assert made[0].start == TEXT.index(words)


@pytest.mark.parametrize(("line", "words", "before", "inside"), PASSAGES)
def test_words_selected_with_keys_alone_are_coded_as_python_slices_them(
    coder, line, words, before, inside
):
    """The arrow that goes on in the line's direction moves by one character as readers see it."""
    coder.caret_to(line, before)
    for _ in range(inside):
        coder.keys.press(f"Shift+{onwards(line)}")
    assert one(coder.made(lambda: coder.keys.press("2"))) == (words, "ACT-STATE")


def test_an_arabic_word_inside_an_english_line_is_selected_with_the_mouse(coder):
    made = coder.made(lambda: (coder.drag(2, "قالت"), coder.keys.press("3")))
    assert one(made) == ("قالت", "ACT-NOTFIGHTING")
    assert made[0].start == TEXT.index("قالت", len(LINES[0]) + len(LINES[1]))


def test_a_word_and_one_more_a_sentence_and_a_paragraph_by_one_key_each(coder):
    coder.caret_to(4, 5)
    coder.keys.press("w")
    assert one(coder.made(lambda: coder.keys.press("4"))) == ("dusk", "ACT-MEDIA")
    coder.keys.press("w")
    assert one(coder.made(lambda: coder.keys.press("4"))) == ("dusk the", "ACT-MEDIA")
    coder.caret_to(4, 44)
    coder.keys.press("s")
    assert one(coder.made(lambda: coder.keys.press("4"))) == ("The heron was gone.", "ACT-MEDIA")
    coder.keys.press("p")
    assert one(coder.made(lambda: coder.keys.press("4"))) == (LINES[4], "ACT-MEDIA")


def test_a_word_a_sentence_and_a_paragraph_by_buttons(coder):
    coder.click(1, "قريب")
    coder.button("Word").click()
    pin = coder.root.get_by_role("group", name="Pinned codes").get_by_role("button", name="5")
    assert one(coder.made(pin.click)) == ("قريب", "PLACE")
    coder.click(0, "weir")
    coder.button("Sentence").click()
    assert one(coder.made(pin.click)) == (LINES[0], "PLACE")
    coder.click(2, "went")
    coder.button("Paragraph").click()
    assert one(coder.made(pin.click)) == (LINES[2], "PLACE")


def test_three_clicks_code_the_line_without_the_break_after_it(coder):
    made = coder.made(lambda: (coder.click(0, "heron", count=3), coder.keys.press("6")))
    assert one(made) == (LINES[0], "TIME")


def test_a_selection_over_lines_is_coded_with_the_break_between_them(coder):
    coder.caret_to(0, 54)
    coder.keys.press("Shift+ArrowDown")
    coder.keys.press("Shift+End")
    (made,) = coder.made(lambda: coder.keys.press("6"))
    assert made.quote == TEXT[54 : len(LINES[0]) + 1 + len(LINES[1])]


# --- the list of codes


def test_a_code_is_found_by_typing_and_its_limits_are_shown(coder):
    coder.drag(0, "the heron")
    coder.keys.press("Enter")
    dialog = coder.dialog()
    coder.keys.type("vague ones")
    dialog.get_by_text("No code has these words").wait_for()
    coder.keys.press("ControlOrMeta+a")
    coder.keys.type("quantity")
    assert dialog.get_by_role("option").count() == 1
    assert "ages, dates, ordinals" in dialog.inner_text()
    assert one(coder.made(lambda: coder.keys.press("Enter"))) == ("the heron", "COUNT")
    assert "Coded 9 characters as COUNT" in coder.status.inner_text()


def test_a_code_is_chosen_from_the_list_with_the_mouse(coder):
    coder.drag(4, "rain")
    coder.button("Code").click()
    option = coder.dialog().get_by_role("option").filter(has_text="BATTLE")
    assert one(coder.made(option.click)) == ("rain", "BATTLE")


def test_a_coding_gets_another_code_by_enter(coder):
    (old,) = coder.made(lambda: (coder.drag(4, "today"), coder.keys.press("6")))
    coder.keys.press("Escape")
    coder.click(4, "oday")
    coder.keys.press("Slash")
    coder.dialog()
    coder.keys.type("HEDGE")
    (new,) = coder.made(lambda: coder.keys.press("Enter"))
    assert (new.id, new.quote, new.code) == (old.id, "today", "HEDGE")


def test_the_code_given_last_is_given_again_and_a_code_can_be_pinned(coder):
    coder.drag(4, "gone")
    coder.keys.press("Enter")
    coder.dialog()
    coder.keys.type("LOADED")
    coder.keys.press("Alt+9")
    assert one(coder.made(lambda: coder.keys.press("Enter"))) == ("gone", "LOADED")
    coder.drag(4, "miller")
    assert one(coder.made(lambda: coder.keys.press("9"))) == ("miller", "LOADED")
    coder.drag(0, "dawn")
    assert one(coder.made(lambda: coder.keys.press("Alt+Enter"))) == ("dawn", "LOADED")


# --- what is done with a coding


def test_several_codes_on_one_passage_and_codings_that_overlap(coder):
    coder.drag(1, "قريب من الجسر")
    coder.made(lambda: coder.keys.press("5"))
    made = coder.made(lambda: coder.keys.press("6"))
    assert one(made) == ("قريب من الجسر", "TIME")
    assert "overlaps" in coder.status.inner_text()
    coder.drag(1, "الجسر")
    assert one(coder.made(lambda: coder.keys.press("4"))) == ("الجسر", "ACT-MEDIA")
    marks = coder.root.locator(".coder-piece").filter(has_text="الجسر").first.locator("mark")
    details = marks.evaluate_all(
        "all => all.map(mark => mark.getAttribute('aria-details'))"
        ".map(id => document.getElementById(id).innerText)"
    )
    codes = [words.split()[1] for words in details]
    assert {"PLACE", "TIME", "ACT-MEDIA"} <= set(codes)


@pytest.mark.parametrize(
    ("line", "words", "key", "presses", "after"),
    [
        (0, "was wet", "BracketRight", ["ArrowLeft"] * 4, "was"),
        (0, "heron stood", "BracketLeft", ["Control+ArrowLeft"], "the heron stood"),
        (1, "الجدّة", "BracketRight", ["ArrowLeft"] * 7, "الجدّة: المطر"),
        (1, "من الجسر", "BracketLeft", ["ArrowRight"] * 5, "قريب من الجسر"),
        (2, "e\u0301t", "BracketRight", ["ArrowRight"], "e\u0301t\u00e9"),
    ],
)
def test_borders_are_moved_with_arrows_in_both_directions_of_writing(
    coder, line, words, key, presses, after
):
    (old,) = coder.made(lambda: (coder.drag(line, words), coder.keys.press("7")))
    coder.keys.press(key)
    for press in presses:
        coder.keys.press(press)
    (new,) = coder.made(lambda: coder.keys.press("Enter"))
    assert (new.id, new.quote) == (old.id, after)


def test_borders_are_moved_with_buttons_and_left_as_they_were_by_escape(coder):
    (old,) = coder.made(lambda: (coder.drag(4, "said"), coder.keys.press("7")))
    coder.button("End").click()
    coder.button("Move to the right").click()
    (new,) = coder.made(coder.button("Keep the new border").click)
    assert (new.id, new.quote) == (old.id, "said:")
    coder.keys.press("BracketLeft")
    coder.keys.press("ArrowLeft")
    coder.keys.press("Escape")
    coder.said("The border stays where it was.")
    assert new in coder.settled()


@pytest.mark.parametrize(
    ("line", "words", "side", "after"),
    [
        pytest.param(0, "heron", "end", "heron stood by", id="English, longer"),
        pytest.param(0, "stood by the", "end", "stood", id="English, shorter"),
        pytest.param(0, "by the weir", "start", "stood by the weir", id="English, earlier"),
        pytest.param(1, "قريب", "end", "قريب من الجسر", id="Arabic, longer"),
        pytest.param(1, "المطر قريب من", "end", "المطر", id="Arabic, shorter"),
        pytest.param(1, "الجسر", "start", "المطر قريب من الجسر", id="Arabic, earlier"),
    ],
)
def test_a_border_is_dragged_with_the_mouse(coder, line, words, side, after):
    (old,) = coder.made(lambda: (coder.drag(line, words), coder.keys.press("9")))
    coder.settled()
    coder.drag_knob(side, line, after)
    coder.said(after)
    (new,) = coder.made(coder.page.mouse.up)
    assert (new.id, new.quote) == (old.id, after)
    assert new.start == TEXT.index(LINES[line]) + LINES[line].index(after)


def test_a_border_that_is_dragged_is_left_as_it_was_by_escape(coder):
    (old,) = coder.made(lambda: (coder.drag(4, "heron was"), coder.keys.press("9")))
    coder.settled()
    coder.drag_knob("start", 4, "rain today.' The heron was")
    coder.said("rain today")
    coder.keys.press("Escape")
    coder.said("The border stays where it was.")
    coder.page.mouse.up()
    assert old in coder.settled()


def test_a_memo_is_written_by_keys_and_changed_by_mouse(coder):
    coder.made(lambda: (coder.drag(4, "No rain"), coder.keys.press("8")))
    coder.keys.press("m")
    coder.dialog()
    coder.keys.type("says who? 🌱 أين")
    (kept,) = coder.made(lambda: coder.keys.press("ControlOrMeta+Enter"))
    assert (kept.quote, kept.memo) == ("No rain", "says who? 🌱 أين")
    coder.button("Memo").click()
    coder.dialog().get_by_role("textbox").fill("the miller")
    (kept,) = coder.made(coder.dialog().get_by_role("button", name="Keep").click)
    assert kept.memo == "the miller"


def test_a_coding_is_removed_and_comes_back_by_keys_and_by_buttons(coder):
    (made,) = coder.made(lambda: (coder.drag(0, "by the weir"), coder.keys.press("3")))
    coder.keys.press("Delete")
    coder.until(lambda: made not in coder.codings())
    coder.keys.press("ControlOrMeta+z")
    coder.until(lambda: made in coder.codings())
    coder.said("Taken back: ACT-NOTFIGHTING ‘by the weir’ is back.")
    coder.keys.press("ControlOrMeta+y")
    coder.until(lambda: made not in coder.codings())
    coder.button("Undo").click()
    coder.until(lambda: made in coder.codings())
    coder.button("Remove").click()
    coder.until(lambda: made not in coder.codings())
    coder.keys.press("ControlOrMeta+z")
    coder.until(lambda: made in coder.codings())
    coder.keys.press("ControlOrMeta+Shift+z")
    coder.until(lambda: made not in coder.codings())


def test_next_previous_and_the_list_lead_from_coding_to_coding(coder):
    codings = sorted(coder.settled(), key=lambda c: (c.start, -c.end, c.code, c.id))
    coder.keys.press("ControlOrMeta+Home")
    coder.listed().first.click()
    coder.said("Coding 1 of")
    for place, coding in enumerate(codings[1:4], start=2):
        coder.text.focus()
        coder.keys.press("n")
        coder.said(f"Coding {place} of {len(codings)}: {coding.code}")
        current = coder.root.locator("[aria-current=true]")
        assert coding.quote.split()[0] in current.inner_text()
    coder.keys.press("Shift+N")
    coder.said(f"Coding 3 of {len(codings)}")
    coder.button("Previous").click()
    coder.said(f"Coding 2 of {len(codings)}")
    coder.button("Next").click()
    coder.listed().nth(2).focus()
    coder.keys.press("ArrowDown")
    coder.keys.press("Enter")
    coder.said(f"Coding 4 of {len(codings)}")


def test_help_lists_the_keys_and_gives_the_focus_back(coder):
    coder.keys.press("Shift+Slash")
    assert "Shift+N" in coder.dialog().inner_text()
    coder.keys.press("Escape")
    coder.root.get_by_role("dialog").wait_for(state="detached")
    assert coder.text.evaluate("text => document.activeElement === text")


def test_a_refused_edit_is_taken_back_and_the_sentence_is_said(coder):
    coder.drag(4, "At dusk")
    coder.made(lambda: coder.keys.press("7"))
    before = coder.settled()
    coder.keys.press("8")  # a passage has one form only
    said = coder.said("and form is one choice")
    assert said.startswith("This passage has the form OWN-VOICE already")
    assert coder.settled() == before
    assert coder.listed().count() == len(before)


# --- JupyterLab around it


def test_no_key_pressed_inside_changes_a_cell(coder):
    cells = coder.page.evaluate(CELLS)
    coder.keys.press("ControlOrMeta+Home")
    places = [coder.text, coder.button("Help"), coder.listed().first]
    for place in places:
        place.focus()
        for key in KEYS_OF_JUPYTERLAB:
            coder.keys.press(key)
            if coder.root.get_by_role("dialog").count():
                coder.keys.press("Escape")
                place.focus()
    coder.drag(0, "dawn")
    coder.keys.press("Enter")
    coder.dialog()
    for key in KEYS_OF_JUPYTERLAB:
        coder.keys.press(key)
    coder.keys.press("Escape")
    assert coder.page.evaluate(CELLS) == cells
    assert coder.text.inner_text().replace("\n\n", "\n").split() == TEXT.split()


def test_nothing_can_be_written_into_the_text(coder):
    seen = coder.text.inner_text()
    coder.caret_to(0, 3)
    coder.keys.type("hello")
    coder.keys.insert_text("hello")
    coder.keys.press("Enter")
    coder.keys.press("Backspace")
    coder.keys.press("ControlOrMeta+x")
    coder.keys.press("ControlOrMeta+v")
    client = coder.page.context.new_cdp_session(coder.page)
    composing = {"text": "にほ", "selectionStart": 2, "selectionEnd": 2}
    client.send("Input.imeSetComposition", composing)
    client.send("Input.insertText", {"text": "日本"})
    coder.page.wait_for_function(
        "([text, seen]) => text.innerText === seen", arg=[coder.text.element_handle(), seen]
    )


def test_tab_leaves_the_text_and_then_the_coder(coder):
    coder.text.focus()
    coder.keys.press("Tab")
    assert coder.listed().first.evaluate("button => button.tabIndex") in (0, -1)
    assert coder.page.evaluate("document.activeElement.closest('[role=list]') !== null")
    coder.keys.press("Tab")
    assert coder.root.evaluate("root => !root.contains(document.activeElement)")


def test_the_second_view_and_a_cell_follow_at_once(coder, notebook):
    other = CoderPage(notebook, view=1)
    made = coder.made(lambda: (coder.drag(2, "went in"), coder.keys.press("2")))
    assert one(made) == ("went in", "ACT-STATE")
    other.root.locator(".coder-coded", has_text="went in").wait_for()
    cell = notebook.cell("6 * 7")
    notebook.type(cell, "coder.remove(coder.codings.id.iloc[-1]); 6 * 7")
    before = coder.listed().count()
    notebook.run(notebook.cell("6 * 7"))
    coder.until(lambda: coder.listed().count() == other.listed().count() == before - 1)


def test_the_badge_says_what_the_kernel_has_not_answered_yet(coder):
    before = coder.settled()
    coder.drag(4, "the miller")
    coder.stop_kernel()
    try:
        coder.keys.press("2")
        coder.badge.get_by_text("waiting for the kernel").wait_for()
        assert coder.listed().count() == len(before) + 1
        assert coder.codings() == before
    finally:
        coder.go_on()
    coder.until(lambda: len(coder.codings()) == len(before) + 1)
    coder.badge.get_by_text("saved").wait_for()


def test_saving_from_the_text_saves_the_notebook_and_no_widget_state(coder, notebook, lab):
    coder.text.focus()
    notebook.save()
    stored = json.loads(lab.copy_of(NOTEBOOK).read_text("utf-8"))
    assert "widgets" not in stored["metadata"]
    (shown,) = stored["cells"][1]["outputs"]
    assert "".join(shown["data"]["text/plain"]).startswith("Coder 'ada' on 'poem', codings: ")
    assert "the grass" in "".join(shown["data"]["text/html"])


def test_after_a_killed_kernel_every_coding_is_there(coder, notebook):
    """The last test of this page: its kernel is gone in the middle of the work."""
    before = coder.settled()
    os.kill(coder.process, signal.SIGKILL)
    notebook.page.get_by_role("dialog").get_by_role("button").last.click()
    coder.said("The kernel was stopped or started anew")
    notebook.open(NOTEBOOK)
    notebook.run(notebook.cell("os.getpid()"))
    notebook.run(notebook.cell(re.compile("^coder$")))
    coder = CoderPage(notebook)
    coder.badge.get_by_text("saved").wait_for()
    coder.until(lambda: coder.listed().count() == len(before))
    assert coder.codings() == before
    made = coder.made(lambda: (coder.drag(0, "wet"), coder.keys.press("6")))
    assert one(made) == ("wet", "TIME")
    notebook.complaints.clear()  # JupyterLab itself complains of a kernel that was killed
