"""The low-exposure path, chosen by a reader in lesson 00 and met in lesson 01."""

import re

from toolkit import load_report
from toolkit.exercises.engine import find_exercise

TOOLS = "from toolkit import"
REPORT = re.compile(r"^\s*report\s*$")
THE_KILLING = 9


def test_what_describes_killing_is_folded_once_a_reader_asks_for_it(page):
    killing = load_report().sentence(THE_KILLING)
    page.open("00_how_lessons_work.ipynb")
    page.run(page.cell(TOOLS))
    said = page.read(page.answer("l00.q4", "my_path = low_exposure()"))
    assert "Your judgement." in said
    assert find_exercise("l00.q4").options[0].reason in said

    page.open_from_list("01_what_happened.ipynb")
    page.run(page.cell(TOOLS))
    page.run(page.cell(REPORT))
    folded = page.read(page.output(REPORT))
    assert killing.text not in folded
    assert killing.holds in folded
    assert "[Folded on the low-exposure path (content level 2, describes killing)" in folded

    page.type(page.cell(REPORT), "from toolkit import low_exposure\nlow_exposure(False)\nreport")
    page.run(page.cell("low_exposure(False)"))
    assert killing.text in page.read(page.output("low_exposure(False)"))
