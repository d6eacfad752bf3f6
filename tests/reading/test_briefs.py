"""Briefs are composed from rows: every number, date and name in them stands in one of these."""

import re

import pytest

from toolkit import load_brief, load_briefs, low_exposure
from toolkit.errors import ToolkitError
from toolkit.tables import load_table

MONTHS = {"January": "01", "February": "02", "December": "12"}
DATE = re.compile(r"(\d{1,2})(?: to (\d{1,2}))? (January|February|December)(?: (\d{4}))?")
FROM_ROWS = ("accounts_hospital", "tolls", "events", "account_sources", "labels")
NAME = re.compile(r"\b(?:al-)?[A-Z][\w'’-]+")
NOT_NAMES = {
    "It", "They", "The", "Most", "All", "Its", "At", "Of", "That", "Among", "Monday", "January",
    "December", "He",
}  # fmt: skip
BRIEFS = list(load_briefs().brief)


def rows_of(sentence):
    """Everything the named rows hold, and the rows of their outlets, as one text."""
    wanted, found = sentence.draws_on.split(), []
    outlets = load_table("outlets")
    for name in FROM_ROWS:
        table = load_table(name)
        found += map(str, table[table.id.isin(wanted)].values.ravel())
    found += map(str, outlets[outlets.outlet.isin(found)].values.ravel())
    return " | ".join(found)


def english(brief):
    """Brief → (sentence, its words in English) for each sentence; the gloss stands for Arabic."""
    report = load_brief(brief)
    glosses = dict(note.split(" · ", 1) for note in report.margins[1] if " · " in note)
    return [
        (report.sentence(int(n)), glosses.get(str(n), report.sentence(int(n)).text))
        for n in report.sentences.number
    ]


@pytest.mark.parametrize("brief", BRIEFS)
def test_every_day_in_a_brief_is_a_day_of_its_rows(brief):
    for sentence, words in english(brief):
        for first, last, month, year in DATE.findall(words):
            for day in filter(None, (first, last)):
                rows = rows_of(sentence)
                iso = rf"{year or '201[34]'}-{MONTHS[month]}-{int(day):02}"
                spoken = rf"\b{int(day)} {month[:3]}"
                assert re.search(iso, rows) or re.search(spoken, rows), (sentence, day, month)


@pytest.mark.parametrize("brief", BRIEFS)
def test_every_other_number_in_a_brief_is_a_number_of_its_rows(brief):
    for sentence, words in english(brief):
        for number in re.findall(r"\d[\d,]*", DATE.sub("", words)):
            assert re.search(rf"\b{number.replace(',', ',?').rstrip('?,')}\b", rows_of(sentence)), (
                sentence, number,
            )  # fmt: skip


@pytest.mark.parametrize("brief", BRIEFS)
def test_every_name_in_a_brief_is_a_name_of_its_rows(brief):
    for sentence, words in english(brief):
        for name in NAME.findall(words):
            if name not in NOT_NAMES:
                assert name.casefold() in rows_of(sentence).casefold(), (sentence, name)


@pytest.mark.parametrize("brief", BRIEFS)
def test_a_brief_has_four_to_ten_sentences_and_says_that_it_was_composed(brief):
    report = load_brief(brief)
    assert 4 <= len(report.sentences) <= 10
    assert report.first_line.startswith("A brief composed for this course")
    assert load_briefs().set_index("brief").address[brief] in report.first_line


@pytest.mark.parametrize("brief", BRIEFS)
def test_offsets_point_at_the_sentences(brief):
    report = load_brief(brief)
    for sentence in map(report.sentence, report.sentences.number):
        assert report.text[sentence.start : sentence.end] == sentence.text


def test_the_level_of_a_brief_is_that_of_its_gravest_sentence():
    for row in load_briefs().itertuples():
        assert load_brief(row.brief).sentences.content_level.max() == row.content_level


def test_the_arabic_brief_has_a_gloss_for_every_sentence_and_says_that_nobody_checked_it():
    brief = load_brief("B7")
    notes = brief.margins[1]
    assert len(notes) == len(brief.sentences) + 1
    assert "no native reader has checked" in notes[-1]


def test_one_day_one_hospital_two_tellings():
    reporters, agency = load_brief("B1").text, load_brief("B2").text
    assert "at least 3 citizen journalists" in reporters
    assert "3 worked for Shada" in agency


def test_on_the_low_exposure_path_a_killing_in_a_brief_is_folded():
    low_exposure()
    assert "33" not in repr(load_brief("B4"))
    assert "Jarablus" in repr(load_brief("B3"))


def test_an_unknown_brief_is_refused_with_those_that_exist():
    with pytest.raises(ToolkitError, match=r"no brief 'B8'.* There are B1, B2"):
        load_brief("B8")
    with pytest.raises(ToolkitError, match=r"no brief \['B1'\]"):
        load_brief(["B1"])


def test_the_arabic_holds_the_same_numbers_as_its_gloss():
    for sentence, gloss in english("B7"):
        assert sorted(re.findall(r"\d+", sentence.text)) == sorted(re.findall(r"\d+", gloss))


def test_the_arabic_brief_says_detainees_as_its_page_does():
    words = load_brief("B7").sentence(3).text
    assert "المعتقلين" in words
    assert "الأسرى" not in words
