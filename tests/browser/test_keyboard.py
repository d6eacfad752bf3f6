"""A lesson without a mouse: every key that is pressed here is one that a reader would press."""

from toolkit.exercises.engine import find_exercise

LESSON = "00_how_lessons_work.ipynb"
KEYS_TO_A_HINT = 8


def test_a_reader_runs_answers_and_opens_a_hint_with_the_keyboard_alone(page):
    hint = find_exercise("l00.q1").hints[0]
    page.open(LESSON, cleared=False)
    keys = page.page.keyboard
    keys.press("ArrowDown")  # from the title to the first cell
    keys.press("Shift+Enter")
    keys.press("ArrowDown")  # past the words to the first exercise
    keys.press("Shift+Enter")
    page.feedback("l00.q1").get_by_text("Not started.").wait_for()

    keys.press("ArrowUp")
    for _ in range(KEYS_TO_A_HINT):
        keys.press("Tab")
        if page.focused()[0] == "SUMMARY":
            break
    keys.press("Enter")
    page.feedback("l00.q1").get_by_text(hint).wait_for()

    keys.press("ArrowDown")  # the keyboard is with the hint, and comes back to the cell
    keys.press("ArrowUp")
    keys.press("Enter")
    keys.press("ControlOrMeta+Home")
    keys.press("End")
    for _ in "____":
        keys.press("Backspace")
    keys.type("3")
    page.until_run(page.exercise("l00.q1"), lambda: keys.press("Shift+Enter"))
    said = page.feedback("l00.q1")
    assert page.is_on_screen(said)
    assert "Your judgement." in page.read(said)
