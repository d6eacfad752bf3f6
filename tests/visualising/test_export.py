"""Every figure as files: what each kind of file holds, and that it is the same at every run."""

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pandas
import pytest
from matplotlib.image import imread

from toolkit import describe
from toolkit.cli import main
from toolkit.errors import ToolkitError
from toolkit.visualising.course_figures import COURSE_FIGURES
from toolkit.visualising.export import svg_ids, write_figures
from toolkit.visualising.marks import marks_of
from toolkit.visualising.style import new_axes, write_words

CHECKOUT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"
XML_NAME = re.compile(r"[A-Za-z_][\w.-]*\Z", re.ASCII)
ALT = "Two bars, an oak of 12 m & a lime of 9 m; who measured the lime is not known."


def garden():
    trees = pandas.DataFrame({"id": ["G1", "G2"], "tree": ["oak", "شجرة"], "height": [12, 9]})
    axes = new_axes(4, 3)
    axes.barh(0, 12, gid="G1")
    axes.barh(1, 9, gid="G2 by the weir")
    write_words(axes, "The oak is 3 m higher <than the lime>", "Bars are metres.", "Measured.")
    return describe(axes, alt=ALT, caption="See https://example.org/trees", table=trees)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Every figure of the course, written once by the command, for a new reader."""
    folder = tmp_path_factory.mktemp("figures") / "new"
    with pytest.MonkeyPatch.context() as patch:  # it is made before the reader of any one test
        patch.setenv("TOOLKIT_HOME", str(tmp_path_factory.mktemp("reader")))
        patch.delenv("TOOLKIT_EXPOSURE", raising=False)
        assert main(["figures", str(folder)]) == 0
    return folder


@pytest.fixture
def files(tmp_path):
    return {path.suffix: path for path in write_figures(tmp_path / "new", {"trees": garden})}


def test_every_figure_of_the_course_is_there_four_times_and_one_sheet_of_all(written):
    names = {
        f"{name}.{ending}" for name in COURSE_FIGURES for ending in ("png", "svg", "csv", "txt")
    }
    assert {path.name for path in written.iterdir()} == names | {"contact_sheet.png"}


def test_a_picture_has_three_hundred_dots_an_inch_and_carries_its_words(tmp_path):
    (path, *_) = write_figures(tmp_path / "new", {"trees": garden})
    assert imread(path).shape[:2] == (900, 1200)
    assert ALT.encode() in path.read_bytes()


def test_an_svg_says_what_it_shows_before_it_shows_it(files):
    root = ElementTree.parse(files[".svg"]).getroot()
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert [child.text for child in root][:2] == ["The oak is 3 m higher <than the lime>", ALT]
    assert root.get("role") == "img"


def test_in_an_svg_words_are_words_and_can_be_searched(files):
    words = [text.text for text in ElementTree.parse(files[".svg"]).iter(f"{SVG}text")]
    assert {"Bars are metres.", "Measured."} <= set(words)


@pytest.mark.parametrize("name", COURSE_FIGURES)
def test_each_mark_of_a_figure_is_found_in_its_svg_by_an_id_that_no_other_has(written, name):
    ids = [
        one.get("id") for one in ElementTree.parse(written / f"{name}.svg").iter() if one.get("id")
    ]
    assert len(ids) == len(set(ids))
    assert all(XML_NAME.match(one) for one in ids)
    gids = list(marks_of(COURSE_FIGURES[name]()))
    assert gids
    assert {re.sub(r"[^\w.-]", "-", gid) for gid in gids} <= set(ids)


def test_ids_that_would_be_the_same_are_numbered_and_one_that_begins_with_a_digit_is_not_left():
    ids = svg_ids(["A 1", "A-1", "A/1", "5 claim", "title"])
    assert len(set(ids.values())) == 5
    assert ids["A-1"] == "A-1"
    assert all(XML_NAME.match(one) for one in ids.values())
    assert ids["title"] != "title"


def test_the_table_is_written_whole_in_utf_8(files):
    rows = list(csv.DictReader(io.StringIO(files[".csv"].read_bytes().decode("utf-8"))))
    assert [row["tree"] for row in rows] == ["oak", "شجرة"]
    assert [row["height"] for row in rows] == ["12", "9"]


def test_the_words_are_title_alternative_text_and_caption(files):
    assert files[".txt"].read_text("utf-8").split("\n\n") == [
        "The oak is 3 m higher <than the lime>", ALT, "See https://example.org/trees\n"
    ]  # fmt: skip


def test_the_sheet_shows_each_figure_at_the_size_of_the_screen(written):
    """As large as all of them together at 110 dots an inch, and little larger."""
    height, width = imread(written / "contact_sheet.png").shape[:2]
    wanted = (
        sum(
            imread(written / f"{name}.png").shape[0] * imread(written / f"{name}.png").shape[1]
            for name in COURSE_FIGURES
        )
        * (110 / 300) ** 2
    )
    assert wanted < height * width < 2 * wanted


def test_another_process_elsewhere_with_another_hash_seed_writes_the_same_bytes(written, tmp_path):
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "toolkit", "figures", "again" + seed],
            cwd=tmp_path,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(CHECKOUT)},
            check=True,
            capture_output=True,
        )
        for path in written.iterdir():
            assert (tmp_path / f"again{seed}" / path.name).read_bytes() == path.read_bytes(), path


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("dear reader")
    assert main(["figures", str(tmp_path)]) == 2
    assert capsys.readouterr().err.endswith("is not empty; name a new or an empty one.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_place_of_a_folder_is_refused_in_one_sentence(tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("dear reader")
    for place in (tmp_path / "letter.txt", tmp_path / "letter.txt" / "inside"):
        assert main(["figures", str(place)]) == 2
        assert re.fullmatch(
            r"The figures cannot be written to '.*' \(Not a directory\); name a new .*\n",
            capsys.readouterr().err,
        )
    assert (tmp_path / "letter.txt").read_text() == "dear reader"


def test_a_disk_that_fills_up_is_told_in_one_sentence(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ToolkitError, match=r"\(No space left on device\); name a new or an empty"):
        list(write_figures(tmp_path / "new", {"trees": garden}))
