"""Printings of one number are one count; parts are held against totals; bad rows are refused."""

import pandas
import pytest

from toolkit import counts_table, load_tolls, parts_table
from toolkit.errors import ToolkitError
from toolkit.reading.tolls import ALL_THE_FIGHTING, kind_of

MILL = "the miller's wife"


def harvest(**changes):
    """Three printings of how many geese came home, told by one woman; the last one later."""
    rows = pandas.DataFrame(
        {
            "id": ["G1", "G2", "G3"],
            "outlet": ["The Weekly Goose", "The Pond", "The Pond"],
            "monitor": [MILL] * 3,
            "total": [12, 12, 20],
            "total_max": [None, None, 30],
            "qualifier": ["at least", "", "about"],
            "rebels": [None, 5, None],
            "isis": [None, 4, None],
            "civilians": [None, 3, None],
            "unidentified": [None, None, None],
            "as_of": ["1899-10-03", "1899-10-02", "1899-10-09"],
            "as_of_basis": ["inferred", "stated", "stated"],
            "published": ["1899-10-04", "1899-10-03", "1899-10-10"],
            "address": ["https://example.org/goose"] * 3,
        }
    )
    return rows.assign(**changes)


def test_two_printings_of_one_number_are_one_count_with_the_fuller_split():
    counts = counts_table(harvest())
    assert counts["printings"].tolist() == ["G1 G2", "G3"]
    first = counts.iloc[0]
    assert (first["count"], first.rebels, first.isis, first.civilians) == ("G2", 5, 4, 3)


def test_the_day_that_a_printing_states_wins_over_one_that_was_inferred():
    assert counts_table(harvest()).as_of.tolist() == ["1899-10-02", "1899-10-09"]


def test_without_a_stated_day_the_earliest_is_taken():
    inferred = harvest(as_of_basis=["inferred"] * 3)
    assert counts_table(inferred).as_of.iloc[0] == "1899-10-02"


def test_a_range_stays_a_range_and_is_another_count_than_its_first_number():
    twelve_or_more = harvest(total=[12, 12, 12])
    counts = counts_table(twelve_or_more)
    assert counts.total_max.fillna(0).tolist() == [0, 30]


def test_rows_out_of_order_come_out_in_the_order_of_their_days():
    assert counts_table(harvest().iloc[::-1]).equals(counts_table(harvest()))


@pytest.mark.parametrize(
    ("qualifier", "kind"),
    [
        ("at least", "floor"), ("more than", "floor"), ("over", "floor"), ("about", "estimate"),
        ("nearly", "estimate"), ("up to", "estimate"), ("documented", "count"), ("", "count"),
        ("documented; lead says over 500", "count"),
    ],
)  # fmt: skip
def test_the_first_words_say_what_kind_of_number_it_is(qualifier, kind):
    assert kind_of(qualifier) == kind


def test_the_count_that_the_report_prints_was_split_elsewhere():
    tolls = load_tolls()
    counts = counts_table(tolls[tolls.scope == ALL_THE_FIGHTING])
    (row,) = counts[counts.printings.str.contains("T11")].itertuples()
    assert (row.rebels, row.isis, row.civilians) == (198, 131, 56)  # T12, of Veto
    assert 198 + 131 + 56 == row.total == 385


def test_six_printings_do_not_add_up_and_each_has_a_reason():
    """Written out by hand from the notes of the six."""
    differing = parts_table(load_tolls()).query("difference != 0").set_index("id")
    assert differing.difference.to_dict() == {
        "T33": 19, "T46": 22, "T57": 15, "T58": 15, "T64": 94, "T72": 1390,
    }  # fmt: skip
    assert differing.reason.value_counts().to_dict() == {
        "unidentified left out": 1, "unidentified left out (presumed)": 1, "rounded": 2, "wrong": 2,
    }  # fmt: skip


def test_parts_that_add_up_need_no_reason_and_strange_ones_say_that_nobody_judged_them():
    checked = parts_table(harvest(total=[12, 12, 20], civilians=[None, 4, None]))
    assert checked[["id", "difference", "reason"]].values.tolist() == [["G2", -1, "not judged"]]
    assert parts_table(harvest()).reason.tolist() == [""]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"total": [12, -1, 20]}, "'G2' holds -1 where people are counted; write a whole number"),
        ({"total": [12, 1.5, 20]}, "'G2' holds 1.5 where"),
        ({"total": [12, "many", 20]}, "'G2' holds 'many' where"),
        ({"rebels": [None, -5, None]}, "'G2' holds -5"),
        ({"as_of": ["1899-13-45", "", ""]}, "Row 'G1', column 'as_of': '1899-13-45' is no day"),
        ({"id": ["G1", "G1", "G3"]}, "found 'G1' in two rows"),
        ({"total_max": [None, None, 5]}, "Row 'G3' gives a range from 20 to 5"),
    ],
)
def test_a_row_that_cannot_be_counted_is_named_in_a_sentence(changes, sentence):
    with pytest.raises(ToolkitError, match=r"^[A-Za-z].*[.]$") as refusal:
        counts_table(harvest(**changes))
    assert sentence in str(refusal.value)


def test_rows_without_a_number_or_a_day_are_no_counts():
    counts = counts_table(harvest(total=[12, None, 20], as_of=["1899-10-03", "1899-10-02", None]))
    assert counts["count"].tolist() == ["G1"]
