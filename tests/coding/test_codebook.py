"""The codebook: what is in it, how it grows, that it comes back from a file as it was."""

import csv
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.coding.codebook import COLUMNS, Code, Codebook, Entry
from toolkit.coding.codebook_table import load_codebook, read_codebook, write_codebook
from toolkit.errors import ToolkitError


@pytest.fixture
def book():
    return load_codebook()


def refusal_of(call, *arguments, **options):
    with pytest.raises(ToolkitError) as refusal:
        call(*arguments, **options)
    return str(refusal.value)


def test_there_are_25_codes_in_four_stages(book):
    groups = [(code.stage, code.group) for code in book.codes]
    assert [groups.count(pair) for pair in dict.fromkeys(groups)] == [6, 6, 7, 4, 2]
    assert list(dict.fromkeys(groups)) == [
        (1, "WHO-WHERE-WHEN"),
        (2, "SPEECH"),
        (3, "EVENT"),
        (4, "CLAIM"),
        (4, "KNOW"),
    ]


def test_every_code_says_when_to_give_it_when_not_and_shows_an_example(book):
    for code in book.codes:
        for part in (code.name, code.definition, code.include, code.exclude, code.example):
            assert part.strip(), code.code


def test_form_is_one_exclusive_choice_of_four(book):
    forms = [code.code for code in book.codes if code.choose_one == "form"]
    assert forms == ["OWN-VOICE", "QUOTED", "RETOLD", "MIXED"]
    assert "choose: only one code of form for a passage" in repr(book.code("MIXED"))


def test_the_changes_that_were_asked_for_are_made(book):
    names = {code.code for code in book.codes}
    assert names.isdisjoint({"ACT-CIV", "UNCORROB", "VAGUE-SOURCE", "ISSUED", "PARAPHRASE"})
    kinds = book.code("ACT-NOTFIGHTING").definition
    assert all(kind in kinds for kind in ("civilian", "captured fighter", "unknown"))
    assert "at least" in book.code("COUNT").include
    assert "at least" in book.code("HEDGE").exclude
    assert "accused" in book.code("CUE").include
    assert "accused" in book.code("HEDGE").exclude
    killing = book.code("KILL-CAPTIVE")
    for manner in ("shot", "shoot", "behead", "burn", "hang", "stab"):
        assert manner not in repr(killing)


def test_a_code_that_is_none_is_answered_with_the_nearest(book):
    assert refusal_of(book.code, "BATTEL").startswith(
        "There is no code 'BATTEL' in this codebook. Did you mean 'BATTLE'? Its codes are: ACT-"
    )
    for name in (None, 7, ["BATTLE"]):
        assert f"There is no code {name!r}" in refusal_of(book.code, name)


def test_a_stage_is_a_smaller_codebook(book):
    events = book.stage(3)
    assert [code.code for code in events.codes][:2] == ["BATTLE", "CONTROL"]
    assert {code.group for code in book.stage(1, 2).codes} == {"WHO-WHERE-WHEN", "SPEECH"}
    assert "There is no code 'PLACE'" in refusal_of(events.code, "PLACE")
    assert refusal_of(book.stage, 5) == (
        "There is no stage 5 in this codebook: its stages are 1, 2, 3, 4, so write one of them "
        "between the brackets."
    )
    assert "no stage without its number" in refusal_of(book.stage)
    assert "no stage '3'" in refusal_of(book.stage, "3")


def test_a_change_makes_a_new_version_and_keeps_the_old_wording_with_its_note(book):
    newer = book.change("BATTLE", definition="two sides fight", note="two coders disagreed")
    assert (newer.version, book.version) == (book.version + 1, book.version)
    assert newer.code("BATTLE").definition == "two sides fight"
    assert newer.code("BATTLE").exclude == book.code("BATTLE").exclude
    assert book.code("BATTLE").definition != "two sides fight"
    assert [code.code for code in newer.codes] == [code.code for code in book.codes]
    history = newer.history[newer.history.code == "BATTLE"]
    assert list(history.note) == ["first version", "two coders disagreed"]
    assert list(newer.table.note[newer.table.code == "BATTLE"]) == ["two coders disagreed"]
    assert len(newer.table) == len(book.table) == 25


def test_an_added_code_can_be_looked_up_and_has_a_stage(book):
    newer = book.add("AID", "Ai", "EVENT", 3, "aid", "help is given", note="asked for in class")
    assert newer.code("AID").stage == 3
    assert newer.codes[-1].code == newer.stage(3).codes[-1].code == "AID"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"note": ""}, "A change of the codebook needs a note on why"),
        ({"note": None}, "A change of the codebook needs a note on why"),
        ({"code": "aid"}, "'aid' is no name for a code"),
        ({"code": "BATTLE"}, "There is a code 'BATTLE' already"),
        ({"letter": "B"}, "The letter 'B' belongs to BATTLE already"),
        ({"letter": "bO"}, "The letter 'bO' belongs to BOMB already"),
        ({"letter": "AID"}, "AID has the letter 'AID'; write one letter or two"),
        ({"letter": "%"}, "AID has the letter '%'; write one letter or two"),
        ({"letter": ""}, "AID has no letter"),
        ({"definition": " "}, "AID has no definition"),
        ({"definition": 7}, "The definition of AID is 7; write it as plain text."),
        ({"stage": 0}, "AID has the stage 0; write 1, 2, 3 or 4."),
        ({"stage": "3"}, "AID has the stage '3'"),
        ({"stage": True}, "AID has the stage True"),
    ],
)
def test_a_code_that_would_not_do_is_refused_in_one_sentence(book, change, words):
    parts = {"code": "AID", "letter": "Ai", "group": "EVENT", "stage": 3, "name": "aid"}
    parts |= {"definition": "help is given", "note": "asked for"} | change
    assert refusal_of(book.add, **parts).startswith(words)


def test_changing_nothing_or_a_part_that_is_none_is_refused(book):
    assert "Nothing would change in 'BATTLE'" in refusal_of(book.change, "BATTLE", note="why not")
    assert "Did you mean 'definition'?" in refusal_of(
        book.change, "BATTLE", definitoin="x", note="why not"
    )
    assert "Did you mean 'BATTLE'?" in refusal_of(book.change, "BATLE", name="x", note="why not")


def test_a_written_codebook_is_a_plain_table_that_any_reader_of_csv_reads(book, tmp_path):
    newer = book.change("PLACE", example='a "house", التلّ\n🏠', note="more, and\tmore")
    said = write_codebook(newer, tmp_path / "mine.csv")
    assert said == f"The codebook, version 2, was written to {tmp_path / 'mine.csv'}."
    with (tmp_path / "mine.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == COLUMNS
    assert len(rows) == 26
    assert rows[-1]["example"] == 'a "house", التلّ\n🏠'
    assert read_codebook(tmp_path / "mine.csv") == newer
    assert "exists already; choose a name that is free" in refusal_of(
        write_codebook, book, tmp_path / "mine.csv"
    )


def test_a_table_saved_by_a_spreadsheet_with_a_mark_in_front_is_read_too(book, tmp_path):
    write_codebook(book, tmp_path / "mine.csv")
    marked = b"\xef\xbb\xbf" + (tmp_path / "mine.csv").read_bytes().replace(b"\n", b"\r\n")
    (tmp_path / "marked.csv").write_bytes(marked)
    assert read_codebook(tmp_path / "marked.csv") == book


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@settings(deadline=None, max_examples=60, database=None)
@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=5))
def test_any_words_come_back_from_the_file_exactly(drawn):
    entries = tuple(
        Entry(
            number, "2024-05-01", note, Code(f"C{number}", f"{number}", "G", 1, "n", "d" + one, two)
        )
        for number, (note, one, two) in enumerate(drawn, start=1)
    )
    with tempfile.TemporaryDirectory() as folder:
        write_codebook(Codebook(entries), Path(folder) / "book.csv")
        assert read_codebook(Path(folder) / "book.csv").entries == entries


def spoilt(text):
    lines = text.splitlines()
    return {
        "no column": text.replace("definition", "defnition", 1),
        "empty": "",
        "a short row": "\n".join([lines[0], lines[1].rsplit(",", 1)[0], *lines[2:]]),
        "a version in words": text.replace("\n1,", "\none,", 1),
        "one letter twice": text.replace(',"A","WHO', ',"S","WHO', 1),
        "an open quote": text + '1,2024,"x',
    }


@pytest.mark.parametrize("fault", spoilt("a,b\n1,2\n3,4"))
def test_a_spoilt_file_is_refused_in_one_sentence(book, tmp_path, fault):
    write_codebook(book, tmp_path / "good.csv")
    text = spoilt((tmp_path / "good.csv").read_text("utf-8"))[fault]
    (tmp_path / "bad.csv").write_text(text, encoding="utf-8")
    words = refusal_of(read_codebook, tmp_path / "bad.csv")
    assert re.search(r"bad\.csv|letter 'S' belongs", words), words
    assert "fault of the toolkit" not in words


def test_a_file_that_is_missing_or_no_text_is_refused_in_one_sentence(tmp_path):
    assert "could not be read (No such file or directory)" in refusal_of(
        read_codebook, tmp_path / "none.csv"
    )
    (tmp_path / "noise.csv").write_bytes(b"\xff\xfe\x00a")
    assert "is not in UTF-8" in refusal_of(read_codebook, tmp_path / "noise.csv")
    assert "could not be written" in refusal_of(
        write_codebook, load_codebook(), tmp_path / "no folder" / "x.csv"
    )
    assert "was given list" in refusal_of(write_codebook, [], tmp_path / "x.csv")


def test_the_page_of_a_codebook_escapes_what_is_in_it(book):
    newer = book.change("PLACE", example="<script>x</script> & y", note="odd")
    html = newer._repr_mimebundle_()["text/html"]
    assert "<script>" not in html
    assert "&lt;script&gt;x&lt;/script&gt; &amp; y" in html
    assert "<script>" not in newer.code("PLACE")._repr_mimebundle_()["text/html"]
    for code in newer.codes:
        assert code.code in html
        assert f"{code.letter:>2}  {code.code}: " in repr(newer)
