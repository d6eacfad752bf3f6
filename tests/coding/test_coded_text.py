"""The coded text as HTML: overlaps seen without colour, everything escaped, killings folded."""

import re
from html import unescape

import pytest

from toolkit import load_report, low_exposure
from toolkit.coding.codebook_table import load_codebook
from toolkit.coding.coder import Coder

from .poems import MANY_SCRIPTS, POEM, Text


def shown(html):
    """HTML → the words of its text part, line by line, with the signs of the codings."""
    body = html.split("<table>")[0]
    lines = re.split(r"</p>", body)
    return [unescape(re.sub(r"<[^>]+>", "", line)) for line in lines if "<" in line]


def coder_of(text, folder):
    return Coder(Text(text), coder="Mira", folder=folder)


def test_each_coding_stands_between_its_letter_and_number(tmp_path):
    coder = coder_of(POEM, tmp_path)
    coder.add_quote("a heron", "ACT-MEDIA")
    coder.add_quote("At dawn", "TIME")
    assert shown(coder.html())[1:3] == [
        "⟨T1At dawnT1⟩ the grass was wet.",
        "The miller said: 'I saw ⟨M2a heronM2⟩ by the weir.'",
    ]


def test_overlapping_codings_can_be_told_apart_without_colour(tmp_path):
    coder = coder_of("the grass was wet", tmp_path)
    coder.add(0, 9, "PLACE")
    coder.add(4, 13, "HEDGE")
    coder.add(4, 9, "COUNT")
    assert shown(coder.html())[1] == "⟨P1the ⟨H2⟨Ct3grassCt3⟩P1⟩ wasH2⟩ wet"
    inside = re.search(r"<span[^>]*>(<span[^>]*>){2}grass", coder.html()).group(0)
    lines = re.findall(r"underline (\w+) (#\w+)", inside)
    assert len({style for style, _ in lines}) == 3
    assert len(set(re.findall(r"underline-offset:([\d.]+)em", inside))) == 3


def test_a_coding_over_two_lines_is_marked_in_both(tmp_path):
    coder = coder_of("one\n\ntwo", tmp_path)
    coder.add(1, 7, "PLACE")
    assert shown(coder.html())[1:3] == ["o⟨P1ne", "twP1⟩o"]


def test_every_character_of_the_text_is_there_and_nothing_is_markup(tmp_path):
    text = MANY_SCRIPTS + "<script>alert('x')</script> &amp; \"q\"\n"
    coder = coder_of(text, tmp_path)
    coder.add_quote("<script>", "PLACE", memo="<img src=x onerror=y>")
    coder.add_quote("قالت", "CUE")
    html = coder.html()
    assert "<script>" not in html
    assert "<img" not in html
    words = re.sub(r"⟨?(P|Cu)[12]⟩?", "", "\n".join(shown(html)[1:]))
    assert [*filter(None, words.split("\n"))] == [*filter(None, text.split("\n"))]
    assert "&lt;img src=x onerror=y&gt;" in html


def test_lines_have_their_own_direction(tmp_path):
    coder = coder_of("قالت الجدّة\nthe grass", tmp_path)
    assert coder.html().count('<p dir="auto"') == 2


def test_a_code_that_is_not_in_the_codebook_shows_a_question_mark(tmp_path):
    coder_of(POEM, tmp_path).add(0, 7, "TIME")
    narrow = Coder(Text(POEM), coder="Mira", folder=tmp_path, codebook=load_codebook().stage(3))
    assert "⟨?1At dawn?1⟩" in shown(narrow.html())[1]


def test_no_codings_is_said(tmp_path):
    assert "<p>No codings yet.</p>" in coder_of(POEM, tmp_path).html()


@pytest.fixture
def killing():
    """A sentence of the study text that describes a killing, coded as a whole and in part."""
    report = load_report()
    number = next(int(n) for n in report.sentences.query("content_level == 2").number)
    sentence = report.sentence(number)
    coder = Coder(report, coder="Mira")
    coder.add(sentence.start, sentence.end, "OWN-VOICE")
    coder.add(sentence.start - 3, sentence.start + 9, "PLACE", memo="where?")
    return coder, sentence


def test_on_the_low_exposure_path_a_killing_is_folded_in_text_and_list(killing):
    coder, sentence = killing
    whole = sentence.text
    assert whole[20:40] in unescape(coder.html())
    low_exposure()
    html = unescape(coder.html())
    for piece in (whole[:9], whole[10:30], whole[-20:]):
        assert piece not in html.replace(sentence.holds, "")
    assert html.count("Folded on the low-exposure path (content level 2") >= 1
    assert html.count("[folded]") == 2
    assert "where?" in html
    assert coder.codings.quote.str.contains(re.escape(whole[10:30])).any()


def test_the_same_codings_give_the_same_page(tmp_path):
    pages = []
    for folder in ("a", "b"):
        coder = coder_of(POEM, tmp_path / folder)
        coder.add(0, 7, "TIME")
        coder.add(0, 7, "PLACE")
        pages.append((repr(coder), coder._repr_mimebundle_()))
    assert pages[0] == pages[1]
