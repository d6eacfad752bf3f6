"""The figures under one roof are those that the lessons show: no rule misses one of them."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from toolkit.visualising.course_figures import COURSE_FIGURES

LESSONS = sorted((Path(__file__).resolve().parents[2] / "lessons").glob("[0-9]*.ipynb"))
ALT = re.compile(r'<figure[^>]*><img alt="([^"]*)"')


def shown_in(lesson):
    """The alternative texts of the figures that a lesson's stored cells show."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    pages = ["".join(output.get("data", {}).get("text/html", [])) for output in outputs]
    return [unescape(alt) for page in pages for alt in ALT.findall(page)]


@pytest.fixture(scope="module")
def roof():
    """Alternative text → the name of the figure that has it."""
    return {draw().toolkit_description.alt: name for name, draw in COURSE_FIGURES.items()}


def test_lessons_show_figures():
    assert sum(len(shown_in(lesson)) for lesson in LESSONS) >= 8


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem[:2])
def test_every_figure_of_a_lesson_stands_under_the_roof_by_its_number(lesson, roof):
    for alt in shown_in(lesson):
        assert alt in roof, f"COURSE_FIGURES lacks the figure of {lesson.name}: {alt[:60]}"
        assert roof[alt].startswith(lesson.stem[:2])
