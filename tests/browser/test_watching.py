"""The watchers watch: what the other tests would report if a lesson did it."""

import pytest

from .lesson_page import LessonPage

ELSEWHERE = '<img src="https://example.org/picture.png">'
COMPLAINT = "<script>console.error('a complaint')</script>"
FAULT = "<script>throw new Error('a fault')</script>"


@pytest.fixture
def blank(visitor):
    """A page of nothing, watched as a lesson is."""
    page = LessonPage(visitor.new_page())
    yield page
    page.close()


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        (ELSEWHERE, "asked the network: https://example.org/picture.png"),
        (COMPLAINT, "console: a complaint"),
        (FAULT, "error: a fault"),
    ],
    ids=["a request", "a complaint", "a fault"],
)
def test_what_leaves_the_computer_or_goes_wrong_is_noted(blank, html, complaint):
    blank.page.set_content(html)
    assert complaint in blank.complaints


@pytest.mark.parametrize(
    ("html", "ratio"),
    [
        ("<p>black on white</p>", 21.0),
        ('<p style="color:#777">grey on white</p>', 4.48),
        ('<p style="opacity:0.5">half of black</p>', 3.95),
        ('<div style="opacity:0.5;background:black"><p>black on black</p></div>', 1.0),
        ('<div style="background:#111"><p style="color:white">white on ink</p></div>', 18.88),
        ('<div style="background:#f003"><p style="color:#0008">both see-through</p></div>', 4.11),
    ],
)
def test_the_contrast_is_that_of_the_colours_on_the_screen(blank, html, ratio):
    blank.page.set_content(f"<body>{html}</body>")
    (text,) = blank.contrasts({}, within="body")
    assert text["ratio"] == pytest.approx(ratio, abs=0.05)


def test_text_that_nobody_sees_is_not_measured(blank):
    hidden = '<p style="display:none">a</p>'
    blank.page.set_content(hidden + "<details><summary>b</summary><p>c</p></details>")
    assert [text["text"] for text in blank.contrasts({}, within="body")] == ["b"]
