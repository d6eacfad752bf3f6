"""Every lesson after Run All Cells, in the light and the dark theme: what a reader sees.

The tests of a lesson share its page, because to open one and run it takes seconds; those about
the themes come last, and leave every fold open.
"""

import re

import pytest

from toolkit.exercises.engine import find_exercise

from .lesson_page import OUTPUT, new_reader
from .running_lab import SHIPPED

LESSON_00, LESSON_01 = "00_how_lessons_work.ipynb", "01_what_happened.ipynb"
LESSON_02, LESSON_03 = "02_whose_voice.ipynb", "03_when.ipynb"
LESSON_04, LESSON_05 = "04_words_that_judge.ipynb", "05_could_they_know.ipynb"
LESSON_06, LESSON_07 = "06_what_is_a_code.ipynb", "07_coding_by_hand.ipynb"
LESSON_11 = "11_how_many.ipynb"
LESSON_12 = "12_where.ipynb"
LESSON_13 = "13_one_event.ipynb"
ONE_ANSWERED = {
    LESSON_00: "l00.q2",
    LESSON_01: "l01.q3",
    LESSON_02: "l02.q6",
    LESSON_03: "l03.q6",
    LESSON_04: "l04.q6",
    LESSON_05: "l05.q8",
    LESSON_06: "l06.q3",
    LESSON_07: "l07.q2",
    LESSON_11: "l11.q4",
    LESSON_12: "l12.q4",
    LESSON_13: "l13.q4",
}
ONLY_LESSON_00 = pytest.mark.parametrize("lesson", [LESSON_00], indirect=True, ids=["00"])

REFUSED = "report.sentence(45)"
SIGNS_OF_A_TRACEBACK = ("Traceback", "File ", "---->", "ToolkitError", "Cell In[")
LONGEST_ALT = 300
READABLE = 4.5  # WCAG 2, level AA, for text of ordinary size
KINDS = {
    "feedback": "[role=status]",
    "caption": "figcaption",
    "table": "td, th",
    "sentence number": "sup, p > span:first-child",
    "margin note": "ul[aria-label] li",
    "refusal": "[data-mime-type$=stderr]",
}
IN_BOTH = {"feedback", "caption", "table", "sentence number"}
SHOWN = {
    LESSON_00: IN_BOTH | {"refusal"},
    LESSON_01: IN_BOTH | {"margin note"},
    LESSON_02: IN_BOTH,
    LESSON_03: IN_BOTH - {"sentence number"},
    LESSON_04: IN_BOTH,
    LESSON_05: IN_BOTH | {"margin note"},
    LESSON_06: IN_BOTH,
    LESSON_07: {"feedback", "table"},
    LESSON_11: IN_BOTH - {"sentence number"},
    LESSON_12: IN_BOTH,
    LESSON_13: IN_BOTH - {"sentence number"},
}

# Axe takes all that overflows an element without height for unseen: JupyterLab's whole page
SEEN_BY_AXE = "body { height: 100vh }"
FIRST_PIXEL = """img => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const pen = canvas.getContext("2d");
  pen.drawImage(img, 0, 0);
  return [...pen.getImageData(0, 0, 1, 1).data];
}"""


@pytest.fixture(scope="module", params=SHOWN, ids=[name[:2] for name in SHOWN])
def lesson(lab, visitor, request):
    """A lesson on which Run All Cells has ended, and then one right answer was given."""
    with new_reader(lab, visitor) as page:
        page.open(request.param)
        page.run_all()
        answered = ONE_ANSWERED[request.param]
        page.answer(answered, find_exercise(answered).solution)
        page.kinds = SHOWN[request.param]
        yield page


@pytest.fixture(params=["JupyterLab Light", "JupyterLab Dark"], ids=["light", "dark"])
def themed(lesson, request):
    """The same lesson in one of the two themes, with every fold of its outputs open."""
    lesson.set_theme(request.param)
    lesson.spread_out()
    return lesson


@ONLY_LESSON_00
@pytest.mark.usefixtures("lesson")
def test_what_opens_is_a_copy_in_the_readers_own_folder(lab):
    assert lab.copy_of(LESSON_00).read_bytes() == (SHIPPED / LESSON_00).read_bytes()
    assert not lab.copy_of(LESSON_00).samefile(SHIPPED / LESSON_00)


@ONLY_LESSON_00
def test_run_all_reaches_the_last_cell_although_one_refuses(lesson):
    assert "There is no sentence 45" in lesson.read(lesson.output(REFUSED))
    assert "Not started." in lesson.read(lesson.feedback("l00.q4"))


@ONLY_LESSON_00
def test_a_refusal_is_one_red_sentence_without_a_traceback(lesson):
    refusal = lesson.output(REFUSED)
    said = " ".join(lesson.read(refusal).split())  # it is cut into lines between its words
    assert said.startswith("There is no sentence 45 in the study text")
    assert said.endswith("between the brackets.")
    assert said.count(".") == 1
    assert [sign for sign in SIGNS_OF_A_TRACEBACK if sign in said] == []
    red, green, blue = _ground(refusal)
    assert red > max(green, blue)


@ONLY_LESSON_00
def test_the_table_behind_the_figure_unfolds_to_its_32_rows(lesson):
    fold = lesson.page.locator(f"{OUTPUT} figure details")
    rows = fold.locator("tbody tr")
    assert not rows.first.is_visible()
    fold.locator("summary").click()
    rows.first.wait_for()
    assert rows.count() == 32
    assert rows.nth(11).locator("th, td").all_inner_texts()[:3] == [
        "S12, our 16 and 17",
        "body",
        "28",
    ]


def test_the_figure_has_words_for_those_who_do_not_see_it(lesson):
    figures = lesson.page.locator(f"{OUTPUT} figure")
    assert bool(figures.count()) == ("caption" in lesson.kinds)
    for figure in figures.all():
        alt = figure.locator("img").get_attribute("alt")
        assert 0 < len(alt) <= LONGEST_ALT
        address = figure.locator("figcaption a, td a").first.get_attribute("href")
        assert address.startswith("http")


def test_every_text_in_the_outputs_stands_out_from_its_ground(themed):
    texts = themed.contrasts(KINDS)
    assert {text["kind"] for text in texts} >= themed.kinds
    assert [text for text in texts if text["ratio"] < READABLE] == []


def test_a_figure_keeps_its_white_ground(themed):
    pictures = themed.page.locator(f"{OUTPUT} figure img")
    assert bool(pictures.count()) == ("caption" in themed.kinds)
    if not pictures.count():
        return
    picture = pictures.first
    assert picture.evaluate("img => getComputedStyle(img).backgroundColor") == "rgb(255, 255, 255)"
    assert picture.evaluate(FIRST_PIXEL) == [255, 255, 255, 255]


def test_axe_finds_nothing_serious_in_the_outputs(themed, axe):
    themed.page.add_style_tag(content=SEEN_BY_AXE)
    found = axe.run(themed.page, context=".jp-OutputArea").response["violations"]
    serious = [one for one in found if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"]) for one in serious] == []


def _ground(element):
    """An element → red, green and blue of its ground."""
    ground = element.evaluate("element => getComputedStyle(element).backgroundColor")
    return [int(part) for part in re.findall(r"\d+", ground)[:3]]
