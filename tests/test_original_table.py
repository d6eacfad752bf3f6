"""The original's table: counted on the report, and checkable against it where it is at hand."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit import load_original_frame, load_original_table, load_report

ROOT = Path(__file__).parent.parent

# where this project disagrees with the draft coding it started from: the pronoun's true place
MENDED = {"AT24": (4290, 4292), "AT28": (4916, 4918)}


def test_there_are_32_rows_in_reading_order():
    assert list(load_original_table().number) == [f"S{n}" for n in range(1, 33)]


def test_words_in_claims_tags_and_own_voice_add_up_in_every_row():
    table = load_original_table()
    parts = table.words_in_claims + table.words_in_tags + table.words_in_own_voice
    assert (parts == table.words).all()
    assert table.words.sum() == 807


def test_six_sentences_name_no_source_and_two_quotations_have_no_tag():
    table = load_original_table()
    assert list(table.number[table.source == ""]) == ["S3", "S4", "S6", "S7", "S16", "S26"]
    orphans = table[(table.source != "") & (table.words_in_tags == 0)]
    assert list(orphans.number) == ["S15", "S19"]


def test_the_longest_sentence_gives_no_day_no_place_within_syria_and_no_number():
    table = load_original_table().set_index("number")
    assert table.words.idxmax() == "S2"
    assert table.day["S2"] == ""
    assert table.places["S2"] == "Amman (dateline); Syria"
    assert table.counts["S2"] == ""


def test_mixed_means_retold_and_quoted_and_the_reporters_own_words_make_two_voices():
    table = load_original_table()
    assert set(table.form) == {"own voice", "quoted", "retold", "mixed", "two voices"}
    assert list(table.number[table.form == "mixed"]) == ["S12", "S13", "S21"]
    assert (table.words_in_own_voice[table.form == "two voices"] > 0).all()
    assert (table.words_in_own_voice[table.form == "mixed"] == 0).all()


def test_a_sentence_that_says_syria_lists_it():
    places = load_original_table().set_index("number").places
    assert [number for number in places.index if "Syria" in places[number].split("; ")] == [
        "S2",
        "S14",
        "S31",
    ]


def test_the_frame_holds_the_other_pieces_of_the_page_and_the_dateline():
    frame, table = load_original_frame(), load_original_table()
    others = set(frame.piece[frame.role != "dateline"])
    assert others | set(table.piece) == set(range(1, 45))
    assert not others & set(table.piece)


def shared() -> Path:
    """The folder with the report, where somebody has it; these tests name themselves if not."""
    folder = os.environ.get("TOOLKIT_SHARED")
    if not folder:
        pytest.skip("left out: TOOLKIT_SHARED names no folder that holds the report")
    return Path(folder)


def test_every_count_of_words_is_that_of_the_report_itself():
    folder = shared()
    draft = json.loads((folder / "report" / "draft_coding.json").read_text(encoding="utf-8"))
    place = folder / "report" / draft["meta"]["text_file"]
    text = place.read_bytes().decode("utf-8")
    table = load_original_table().set_index("piece")
    claimed, tagged = set(), set()
    for found in draft["attributions"]:
        for span in found["content_spans"]:
            claimed.update(range(span["start"], span["end"]))
        source, cue = found["source_span"], found["cue_span"]
        for span in filter(None, (source, cue)):
            start, end = span["start"], span["end"]
            if span is source and found["id"] in MENDED:
                start, end = MENDED[found["id"]]
            tagged.update(range(start, end))
    for unit in filter(lambda unit: unit["codable"], draft["units"]):
        row, counted, place = table.loc[unit["n"]], [0, 0, 0], unit["start"]
        for word in text[unit["start"] : unit["end"]].split():
            place = text.index(word, place)
            letters = set(range(place, place + len(word)))
            counted[0 if letters & claimed else 1 if letters & tagged else 2] += 1
            place += len(word)
        assert counted == [row.words_in_claims, row.words_in_tags, row.words_in_own_voice], unit[
            "n"
        ]


def test_no_run_of_eight_words_is_shared_with_the_report():
    check = [sys.executable, str(shared() / "report" / "overlap.py"), str(ROOT)]
    done = subprocess.run(check, capture_output=True, text=True)
    assert done.stdout.strip() == "0 runs of 8 or more words shared with the report"


def test_quotation_marks_hold_only_words_of_the_report():
    (place,) = (shared() / "report").glob("*.txt")
    report = place.read_text(encoding="utf-8").replace("’", "'")
    for quotation in re.findall(r"“([^”]*)”", load_report().text):
        assert quotation.casefold() in report.casefold(), quotation


def test_no_private_person_of_the_report_is_named_anywhere():
    draft = json.loads((shared() / "report" / "draft_coding.json").read_text(encoding="utf-8"))
    private = [s["label"] for s in draft["sources"] if s["id"] in ("SRC03", "SRC14")]
    private += [word for name in private for word in name.split() if not word.startswith("al-")]
    files = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    for name in filter(None, files):
        text = (ROOT / name).read_bytes().decode("utf-8", errors="replace")
        for person in private:
            assert not re.search(rf"\b{person}\b", text), f"{name} names a private person"
