"""Codings out to a table and back: unchanged, whatever the passages and memos hold."""

import csv

import pandas
import pytest

from toolkit import Coder, load_report, read_csv, write_csv
from toolkit.errors import ToolkitError


@pytest.fixture
def coder(tmp_path):
    with_memos = Coder(load_report(), coder="ada", folder=tmp_path / "codings")
    with_memos.add_quote("Qadi Askar", "PLACE", memo='a "district", it says\nand no house 🏥')
    with_memos.add_quote("housed an ISIS headquarters", "CONTROL", memo="=sum; العربية")
    yield with_memos
    with_memos.close()


def test_what_was_written_comes_back_unchanged(coder, tmp_path):
    home = read_csv(write_csv(coder.codings, tmp_path / "ada.csv"))
    pandas.testing.assert_frame_equal(home, coder.codings, check_dtype=False)
    assert home.start.dtype == "int64"


def test_another_reader_of_csv_sees_the_same_passages(coder, tmp_path):
    place = write_csv(coder.codings, tmp_path / "ada.csv")
    with place.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    text = load_report().text
    assert [row["quote"] for row in rows] == [text[int(r["start"]) : int(r["end"])] for r in rows]
    assert rows[0]["memo"] == 'a "district", it says\nand no house 🏥'


def test_a_table_saved_again_with_a_byte_order_mark_is_read(coder, tmp_path):
    place = write_csv(coder.codings, tmp_path / "ada.csv")
    place.write_bytes(b"\xef\xbb\xbf" + place.read_bytes())
    assert len(read_csv(place)) == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "ada.csv has the columns nothing; codings have id, report, start"),
        ("id,quote\n1,sea\n", "ada.csv has the columns id, quote; codings have id, report, start"),
        ("{head}\n1,r,far,9,sea,PLACE,ada,,x\n", "ada.csv, row 2: start is 'far', and must be"),
        ("{head}\n1,r,0,3,sea\n", "ada.csv, row 2, has 5 cells and not 9"),
    ],
)
def test_a_broken_table_is_refused_in_a_sentence_and_stays_as_it_is(tmp_path, content, says):
    place = tmp_path / "ada.csv"
    head = "id,report,start,end,quote,code,coder,memo,created"
    place.write_text(content.format(head=head), encoding="utf-8")
    before = place.read_bytes()
    with pytest.raises(ToolkitError) as refusal:
        read_csv(place)
    assert str(refusal.value).startswith(says)
    assert place.read_bytes() == before


def test_a_missing_file_and_a_missing_folder_are_each_a_sentence(coder, tmp_path):
    with pytest.raises(ToolkitError, match="could not be read"):
        read_csv(tmp_path / "nowhere.csv")
    with pytest.raises(ToolkitError, match="could not be written"):
        write_csv(coder.codings, tmp_path / "nowhere" / "ada.csv")


def test_a_table_in_another_encoding_is_named(tmp_path):
    place = tmp_path / "ada.csv"
    place.write_bytes("id;quote\n1;Café\n".encode("latin-1"))
    with pytest.raises(ToolkitError, match="is not UTF-8"):
        read_csv(place)
