"""Tables: found wherever one stands, typed, and honest about what is missing."""

import csv
import os
import re

import pytest

from toolkit import load_original_table, plot_ribbon
from toolkit.errors import ToolkitError
from toolkit.tables import data_folder, load_table


def test_the_data_is_found_from_any_folder(tmp_path):
    before = os.getcwd()
    os.chdir(tmp_path)
    try:
        assert len(load_original_table()) == 32
    finally:
        os.chdir(before)


def test_columns_of_whole_numbers_are_numbers_and_gaps_are_empty_text():
    table = load_original_table()
    assert table.words.dtype.kind == "i"
    assert table.day[0] == ""


def test_gaps_among_numbers_and_days_are_matched_by_no_comparison():
    tolls, founding = load_table("tolls"), load_table("founding_of_the_front")
    assert (tolls.total.dtype, tolls.parts_sum.dtype) == ("Int64", "Int64")
    assert len(tolls[tolls.total > 0]) + len(tolls[tolls.total.isna()]) == len(tolls)
    assert list(founding[founding.published < "2014-02-01"].id) == ["F1"]
    assert list(founding[founding.published >= "2014-02-01"].id) == []
    assert set(founding.day) == {"2013-11-22"}


def test_a_missing_column_is_named_with_its_near_miss():
    table = load_original_table().rename(columns={"words": "word"})
    with pytest.raises(ToolkitError) as refusal:
        plot_ribbon(table)
    assert str(refusal.value) == (
        "plot_ribbon needs a column 'words', and this table has none. Did you mean 'word'? Its "
        "columns are: number, piece, role, word, …; load_original_table() brings a whole one."
    )


@pytest.mark.parametrize("thing", ["a text", 7, None, [1, 2]])
def test_what_is_no_table_is_refused_in_one_sentence(thing):
    with pytest.raises(ToolkitError, match=r"^plot_ribbon reads a table and got .*brings one\.$"):
        plot_ribbon(thing)


def shipped_tables():
    return sorted(data_folder().rglob("*.csv"))


@pytest.mark.parametrize("path", shipped_tables(), ids=lambda path: path.name)
def test_the_readme_of_the_data_explains_every_column_of_every_table(path):
    readme = (data_folder() / "README.md").read_text(encoding="utf-8")
    name = path.relative_to(data_folder()).as_posix()
    section = re.search(rf"^## .*`{re.escape(name)}`.*?(?=^## |\Z)", readme, re.M | re.S)
    assert section, f"data/README.md has no section on {name}"
    with path.open(encoding="utf-8", newline="") as file:
        for column in next(csv.reader(file)):
            assert f"`{column}`" in section.group(0), f"{name}: {column} is not explained"


@pytest.mark.parametrize("path", shipped_tables(), ids=lambda path: path.name)
def test_every_row_of_every_table_is_as_long_as_its_header(path):
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert rows
    assert {len(row) for row in rows} == {len(header)}
    assert len(load_table(path.relative_to(data_folder()).with_suffix("").as_posix())) == len(rows)
