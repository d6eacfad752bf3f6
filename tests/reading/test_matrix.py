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


def test_fifteen_other_accounts_of_that_january_agree_on_the_day_of_the_capture():
    day = load_matrix().query("statement == 1 and aspect == 'taken: which day'")
    accounts = load_accounts().set_index("id")
    assert (day.verdict == "consistent").sum() == 15
    for cell in day[day.verdict == "consistent"].itertuples():
        assert accounts.capture_day[cell.row] == "2014-01-08"


@pytest.mark.parametrize(
    ("verdict", "words"),
    [("consistent", {"children's"}), ("discrepant", {"eye"}), ("ambiguous", {"both", "eye"})],
)
def test_the_kind_of_hospital_is_what_the_row_says(verdict, words):
    kind = load_matrix().query("statement == 2")
    accounts = load_accounts().set_index("id")
    found = {accounts.hospital[row] for row in kind.row[kind.verdict == verdict]}
    assert found == words


def test_every_other_account_that_names_the_kind_of_hospital_has_a_cell():
    accounts = load_accounts()
    named = set(accounts.id[(accounts.hospital != "") & (accounts.id != "H01")])
    assert set(load_matrix().query("statement == 2").row) == named


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


def test_silence_and_what_is_left_out_are_counted():
    counts = count_matrix().set_index("what").cells
    assert counts["silent"] > counts["consistent"] + counts["discrepant"] + counts["ambiguous"]
    assert counts["left out: no row"] > 0
    assert counts["statements that cannot be checked"] == 6


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
        (19, "Every other outlet in our tables is silent on statement 19, so it stays unverified"),
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
