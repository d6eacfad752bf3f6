"""The data package: another reader finds every table as described, and sees a key that breaks."""

import csv
import json
import re
import shutil

import pytest
from frictionless import Package

from toolkit.errors import ToolkitError
from toolkit.tables import data_folder, load_table

PACKAGE = json.loads((data_folder() / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = PACKAGE["resources"]


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """A copy of data/ that may be broken, and that the toolkit reads in place of its own."""
    folder = tmp_path / "data"
    shutil.copytree(data_folder(), folder)
    monkeypatch.setattr("toolkit.tables.data_folder", lambda: folder)
    return folder


def change(folder, name, row, column, value):
    """Change one cell of a copied table; rows count from 1 below the header."""
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))
    table[row][table[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(table)


def cells(resource, column):
    with (data_folder() / resource["path"]).open(encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.DictReader(file) if row[column]]


def test_every_table_under_data_is_described_and_nothing_else():
    tables = {path.relative_to(data_folder()).as_posix() for path in data_folder().rglob("*.csv")}
    assert {resource["path"] for resource in RESOURCES} == tables


def test_frictionless_finds_every_table_valid_and_every_key_in_place():
    report = Package(str(data_folder() / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])[:5]
    assert len(report.tasks) == len(RESOURCES)


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource["name"])
def test_every_table_has_a_title_a_row_a_key_and_sources(resource):
    assert resource["title"]
    assert resource["description"].startswith("One row ")
    assert resource["sources"]
    assert resource["schema"]["missingValues"] == [""]
    assert "primaryKey" in resource["schema"] or resource["name"] == "matrix_left_out"


def test_the_package_is_under_the_licence_of_the_data():
    assert [licence["name"] for licence in PACKAGE["licenses"]] == ["CC-BY-4.0"]


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource["name"])
def test_no_column_of_numbers_or_days_is_described_as_text(resource):
    for field in resource["schema"]["fields"]:
        values = cells(resource, field["name"])
        if values and field["type"] == "string":
            whole = all(re.fullmatch(r"-?\d+", value) for value in values)
            days = all(re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value) for value in values)
            assert not whole, field["name"]
            assert not days, field["name"]


@pytest.mark.parametrize(
    ("name", "row", "column", "value", "kind"),
    [
        ("tolls", 12, "outlet", "Vetoo", "foreign-key"),
        ("events", 3, "actor1", "nobody_known", "foreign-key"),
        ("labels", 2, "id", "L001", "primary-key"),
        ("tolls", 11, "total", "many", "type-error"),
        ("accounts_hospital", 3, "published", "8 January", "type-error"),
        ("accounts_hospital", 3, "counted", "heads", "constraint-error"),
    ],
)
def test_frictionless_sees_one_broken_cell(copied, name, row, column, value, kind):
    change(copied, name, row, column, value)
    report = Package(str(copied / "datapackage.json")).validate()
    (task,) = [task for task in report.tasks if task.errors and task.name == name]
    assert (row + 1, kind) in [(error.row_number, error.type) for error in task.errors]


@pytest.mark.parametrize(
    ("name", "row", "column", "value", "sentence"),
    [
        (
            "tolls",
            12,
            "outlet",
            "Vetoo",
            "data/tolls.csv, line 13, column 'outlet': 'Vetoo' is no outlet of data/outlets.csv. "
            "Did you mean 'Veto'? Use one that is there, or add its row first.",
        ),
        (
            "tolls",
            11,
            "total",
            "many",
            "data/tolls.csv, line 12, column 'total': 'many' is not a whole number; mend the "
            "cell, or leave it empty where nothing is stated.",
        ),
        (
            "accounts_hospital",
            3,
            "published",
            "2014-02-30",
            "data/accounts_hospital.csv, line 4, column 'published': '2014-02-30' is not a day "
            "written like 2014-01-08; mend the cell, or leave it empty where nothing is stated.",
        ),
        (
            "original_times",
            1,
            "kind",
            "evnt",
            "data/original_times.csv, line 2, column 'kind': 'evnt' is not one of the words "
            "allowed here. Did you mean 'event'? They are 'event', 'report'.",
        ),
        (
            "labels",
            2,
            "id",
            "L001",
            "data/labels.csv, line 3, column 'id': 'L001' stands in line 2 too; every row needs "
            "its own.",
        ),
        (
            "labels",
            2,
            "outlet",
            "",
            "data/labels.csv, line 3, column 'outlet' is empty and must be filled.",
        ),
        (
            "tolls",
            1,
            "extent",
            "half",
            "data/tolls.csv, line 2, column 'extent': 'half' is not one of the words allowed here. "
            "They are 'whole', 'opening', 'as quoted', 'not recorded'.",
        ),
        (
            "tolls",
            1,
            "read_on",
            "",
            "data/tolls.csv, line 2, column 'read_on' is '' beside 'opening' in 'extent'; it is "
            "filled where 'extent' is 'whole' or 'opening' or 'as quoted', and empty everywhere "
            "else.",
        ),
        (
            "events",
            3,
            "hedge",
            "",
            "data/events.csv, line 4, column 'hedge' is empty and must be filled.",
        ),
        (
            "corrections",
            1,
            "found",
            "yesterday",
            "data/corrections.csv, line 2, column 'found': 'yesterday' is not a day written like "
            "2014-01-08; mend the cell, or leave it empty where nothing is stated.",
        ),
        (
            "corrections",
            1,
            "how_missed",
            "",
            "data/corrections.csv, line 2, column 'how_missed' is empty and must be filled.",
        ),
    ],
)
def test_loading_says_in_one_sentence_which_cell_broke(copied, name, row, column, value, sentence):
    change(copied, name, row, column, value)
    with pytest.raises(ToolkitError) as refusal:
        load_table(name)
    assert str(refusal.value) == sentence


def test_a_column_renamed_by_hand_is_named(copied):
    path = copied / "sources.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("source,side", "source,camp", 1), encoding="utf-8")
    with pytest.raises(ToolkitError) as refusal:
        load_table("sources")
    assert str(refusal.value) == (
        "The columns of data/sources.csv are not those of data/datapackage.json: 'camp' is only "
        "in one of them; change both together."
    )


def test_a_row_with_a_comma_too_many_is_named(copied):
    path = copied / "sources.csv"
    path.write_text(path.read_text(encoding="utf-8") + "a,b\n", encoding="utf-8")
    lines = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(ToolkitError) as refusal:
        load_table("sources")
    assert str(refusal.value) == (
        f"data/sources.csv, line {lines}, has 2 cells and the header has 6; a cell that holds a "
        "comma stands in quotation marks."
    )


def test_a_table_that_is_not_there_is_refused_with_its_near_miss():
    with pytest.raises(ToolkitError) as refusal:
        load_table("toll")
    assert str(refusal.value) == (
        "data/datapackage.json describes no table 'toll'. Did you mean 'tolls'? A new table is "
        "described there first."
    )


def test_a_point_to_the_same_table_is_checked_too(copied):
    rows = load_table("original_attributions")
    row = int(rows.index[rows.continues != ""][0]) + 1
    change(copied, "original_attributions", row, "continues", "AT99")
    with pytest.raises(ToolkitError, match="'AT99' is no id of this table"):
        load_table("original_attributions")
