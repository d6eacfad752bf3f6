"""Statements beside accounts: every verdict stands on a row, and none of them says true."""

import re
import shutil

import pytest

import toolkit.tables
from toolkit import (
    compare_statement,
    count_matrix,
    load_accounts,
    load_matrix,
    load_statements,
    low_exposure,
)
from toolkit.errors import ToolkitError


def test_thirty_statements_and_24_of_them_can_be_checked():
    statements = load_statements()
    assert list(statements.statement) == list(range(1, 31))
    left = statements.statement[statements.checkable == "no"]
    assert list(left) == [20, 25, 26, 27, 29, 30]
    assert (statements.why[statements.checkable == "no"] != "").all()


def test_every_cell_stands_on_one_row_with_an_address():
    matrix = load_matrix()
    assert len(matrix) == matrix.cell.nunique() >= 80
    assert matrix.address.str.startswith("http").all()
    assert (matrix.outlet != "").all()


def test_cells_belong_to_statements_that_can_be_checked():
    statements = load_statements()
    assert set(load_matrix().statement) <= set(statements.statement[statements.checkable == "yes"])


def test_the_report_is_not_compared_with_itself():
    matrix = load_matrix()
    assert "Syria Direct, the report" not in set(matrix.outlet)
    assert not set(matrix.row) & {"H01", "T11", "E007", "E013", "E035", "E066"}


def test_an_account_agrees_on_the_day_only_where_it_dates_the_capture_and_not_the_announcement():
    day = load_matrix().query("statement == 1 and aspect == 'taken: which day'")
    accounts = load_accounts().set_index("id")
    of_accounts = day[day.row.isin(accounts.index)].set_index("row").verdict
    dated = accounts[accounts.capture_day.notna() & (accounts.index != "H01")]
    assert set(of_accounts.index[of_accounts == "consistent"]) == set(dated.index)
    assert set(of_accounts[["H17", "H19", "H20", "H21"]]) == {"ambiguous"}


def test_the_kind_of_hospital_is_what_the_row_says_and_a_former_one_is_unclear():
    accounts = load_accounts().set_index("id")
    kind = load_matrix().query("statement == 2").set_index("row").verdict
    named = accounts[(accounts.hospital != "") & (accounts.index != "H01")]
    assert set(named.index) <= set(kind.index)
    for row in named.itertuples():
        former = "former" in row.place_words
        right = {"children's": "consistent", "eye": "discrepant", "both": "ambiguous"}
        assert kind[row.Index] == ("ambiguous" if former else right[row.hospital]), row.Index


@pytest.mark.parametrize(
    ("row", "aspect", "verdict"),
    [  # as the pages were read again on 28 November 2026
        ("H14", "how many held", "consistent"),
        ("H15", "how many held", "consistent"),
        ("H16", "prisoners: how many", "ambiguous"),
        ("H22", "prisoners: which day", "discrepant"),
        ("H10", "how many of Shada", "ambiguous"),
        ("H11", "how many of Shada", "ambiguous"),
        ("H17", "mostly not Syrian", "consistent"),
        ("H24", "mostly not Syrian", "consistent"),
        ("E053", "mostly not Syrian", "consistent"),
        ("H17", "taken: where", "consistent"),
        ("H19", "taken: where", "consistent"),
        ("H41", "kind of hospital", "consistent"),
        ("F4", "strength", "consistent"),
        ("L248", "the bomb in Tel Abyad", "ambiguous"),
    ],
)
def test_a_cell_that_was_wrong_or_missing_says_what_its_page_says(row, aspect, verdict):
    matrix = load_matrix()
    cells = matrix[(matrix.row == row) & (matrix.aspect == aspect)]
    assert list(cells.verdict) == [verdict]


def test_no_attack_on_rebels_is_a_headquarters_of_isis():
    assert "E056" not in set(load_matrix().query("aspect == 'used for what'").row)


def test_counts_of_fifty_are_consistent_and_counts_of_21_never_are():
    cells = (
        load_matrix()
        .query("statement == 9 and aspect == 'prisoners: how many'")
        .set_index("row")
        .verdict
    )
    accounts = load_accounts().set_index("id")
    for row in set(cells.index) & set(accounts.index):
        counted = accounts.count_min.fillna(0)[row]
        if counted == 21:
            assert cells[row] == "ambiguous"
        if cells[row] == "consistent":
            assert counted == 50


def test_no_statement_is_called_true_proven_or_confirmed():
    words = load_matrix().why.to_string() + load_statements().says.to_string()
    assert not re.search(r"\b(true|false|proven|confirmed|debunked|correct)\b", words)


def test_only_an_outlet_whose_pages_were_read_to_the_end_is_called_silent():
    matrix = load_matrix()
    extents = matrix.groupby("outlet").extent.agg(set)
    for outlet, read in matrix.groupby("outlet").outlet_read.first().items():
        assert (read == "whole") == (extents[outlet] == {"whole"}), outlet
    counts = count_matrix().set_index("what").cells
    lines = len(matrix.drop_duplicates(["statement", "aspect"]))
    silent = lines * sum(read == {"whole"} for read in extents)
    spoken = matrix[matrix.outlet_read == "whole"]
    silent -= len(spoken.drop_duplicates(["statement", "aspect", "outlet"]))
    assert counts["read, not there"] == silent
    assert counts["not read far enough"] > counts["read, not there"]
    assert counts["left out: no row"] > 0
    assert counts["statements that cannot be checked"] == 6


def test_every_statement_that_can_be_checked_has_a_cell():
    statements = load_statements()
    checkable = set(statements.statement[statements.checkable == "yes"])
    assert checkable == set(load_matrix().statement)


def test_weak_rows_are_marked_and_the_living_man_of_statement_15_has_only_such():
    matrix = load_matrix()
    assert set(matrix.weak) == {"yes", "no"}
    assert set(matrix[matrix.statement == 15].weak) == {"yes"}


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (31, "There is no statement 31: they are numbered 1 to 30"),
        ([1], "There is no statement [1]: they are numbered 1 to 30"),
        ("one", "There is no statement 'one': they are numbered 1 to 30"),
        (25, "Statement 25 cannot be compared: framing"),
    ],
)
def test_a_statement_that_cannot_be_compared_is_answered_in_a_sentence(statement, says):
    with pytest.raises(ToolkitError) as refusal:
        compare_statement(statement)
    assert str(refusal.value).startswith(says)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (",consistent,H02,", ",true,H02,", "'true' is no"),
        (",consistent,H02,", ",consistent,H99,", "H99"),
        ("M001,1,taken: which day,", "M001,77,day,", "77"),
    ],
)
def test_a_matrix_broken_by_hand_is_refused_in_a_sentence(tmp_path, monkeypatch, old, new, says):
    shutil.copytree(toolkit.tables.data_folder(), tmp_path / "data")
    place = tmp_path / "data" / "matrix.csv"
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(toolkit.tables, "data_folder", lambda: tmp_path / "data")
    with pytest.raises(ToolkitError) as refusal:
        load_matrix()
    assert says in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_on_the_low_exposure_path_what_describes_killing_is_folded():
    low_exposure()
    assert load_statements().says[8] == "[About a killing; folded on the low-exposure path.]"
    assert set(compare_statement(10).why) == {"[About a killing; folded on the low-exposure path.]"}
    assert "children" in load_statements().says[1]
