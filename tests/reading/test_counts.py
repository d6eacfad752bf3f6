"""Accounts with their numbers: what is one count, what is not, and what is refused."""

import pandas
import pytest

from toolkit import join_repeats, load_accounts, load_counts
from toolkit.errors import ToolkitError


@pytest.fixture
def letters():
    """Five letters about a ferry that went down; the harbour master spoke to two of the writers."""
    return pandas.DataFrame(
        [
            ("aunt", "people saved", 40, 40, "the harbour master", "the harbour master", "Vera"),
            ("cook", "people saved", 40, None, "the harbour master", "the harbour master", "Ignaz"),
            ("cousin", "people saved", 30, 50, "a fisherman", "", "Tilda"),
            ("vicar", "boats seen", 3, 3, "himself", "", "the vicar"),
            ("clerk", "people saved", None, None, "nobody named", "", "the clerk"),
        ],
        columns=["id", "counted", "count_min", "count_max", "said_by", "named", "outlet"],
    ).assign(published="1902-03-01", address="https://example.org/letters")


def same_as(table):
    return dict(zip(table.id, join_repeats(table).same_as, strict=True))


def test_two_letters_with_one_source_and_one_number_are_one_count(letters):
    assert same_as(letters) == {
        "aunt": "aunt", "cook": "aunt", "cousin": "cousin", "vicar": "vicar", "clerk": "clerk",
    }  # fmt: skip


def test_the_order_of_the_rows_changes_nothing(letters):
    for seed in range(5):
        assert same_as(letters.sample(frac=1, random_state=seed)) == same_as(letters)


def test_a_missing_column_names_the_call_that_brings_it(letters):
    with pytest.raises(ToolkitError, match=r"load_counts\(\) brings a whole one"):
        join_repeats(letters.drop(columns="named"))


def test_who_died_of_the_bomb_is_folded_on_the_low_exposure_path(monkeypatch):
    monkeypatch.setenv("TOOLKIT_EXPOSURE", "low")
    assert set(load_counts("Jarablus bomb").whom) == {"[folded]", ""}


def test_the_same_number_of_another_thing_is_another_count(letters):
    letters.loc[letters.id == "cook", "counted"] = "people aboard"
    assert same_as(letters)["cook"] == "cook"


def test_the_same_number_from_two_who_name_nobody_is_not_joined(letters):
    assert same_as(letters.assign(named=""))["cook"] == "cook"


def test_one_agency_reprinted_is_one_count_whoever_it_names(letters):
    letters = letters.assign(named="", story_from=["Post", "Post", "", "", ""])
    assert same_as(letters)["cook"] == "aunt"


def test_a_chain_of_shared_sources_is_one_count(letters):
    three = letters[:3].assign(count_min=40, count_max=40, named=["one", "two", "one; two"])
    assert set(same_as(three).values()) == {"aunt"}


def test_the_first_one_printed_gives_its_name_and_a_month_counts_from_its_end(letters):
    letters = letters.assign(published_until=letters.published)
    letters.loc[letters.id == "aunt", "published_until"] = "1902-03-31"
    assert same_as(letters)["aunt"] == "cook"


def test_no_number_is_joined_by_a_source_with_a_name_and_never_by_an_agency(letters):
    silent = letters.assign(count_min=None, count_max=None, counted="people saved", story_from="P")
    assert same_as(silent)["cook"] == "aunt"
    assert same_as(silent)["clerk"] == "clerk"


def test_every_account_of_the_hospital_is_there_once_with_its_own_number():
    counts, accounts = load_counts(), load_accounts()
    assert list(counts.id) == list(accounts.id)
    assert counts.count_min.dropna().tolist() == accounts.count_min.dropna().tolist()


def test_seven_civilian_twenty_ones_are_one_count_and_the_weak_one_stays_apart():
    joined = join_repeats(load_counts()).set_index("id").same_as
    assert list(joined[joined == "H25"].index) == ["H25", "H26", "H27", "H28", "H30", "H31", "H32"]
    assert joined["H29"] == "H29"


def test_days_and_nights_are_told_as_the_accounts_give_them():
    day = load_counts().set_index("id").day
    assert (day["H01"], day["H03"], day["H04"]) == ("Sun 5 Jan", "Mon 6 Jan", "night 6–7 Jan")
    assert (day["H33"], day["H24"]) == ("found 8 Jan", "")


def test_those_freed_stand_beside_those_held_and_are_not_the_same_thing():
    counts = load_counts("freed").set_index("id")
    assert counts.counted["H01"] == "people held"
    assert set(counts.counted.drop("H01")) == {"people freed"}
    assert counts.says["H41"] == "dozens (could not be confirmed)"
    assert counts.says["H21"] == "dozens (initial reports)"
    assert counts.says["H13"] == "dozens (reportedly)"
    assert counts.says["H14"] == "300"


def test_of_the_bomb_one_brigade_is_not_counted_with_all_the_dead():
    counts = load_counts("Jarablus bomb").set_index("id")
    assert list(counts.index) == ["E102", "E103", "E104", "E105", "E106"]
    assert list(counts.index[counts.counted != "people killed"]) == ["E105"]
    assert counts.says["E106"] == "10 to 26"


def test_no_words_of_a_killing_stand_in_the_table():
    for about in ("hospital", "freed", "Jarablus bomb"):
        words = " ".join(load_counts(about).astype(str).sum())
        assert "blindfolded" not in words


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda t: t[:0], "join_repeats got no rows"),
        (lambda t: t.assign(id="aunt"), "join_repeats got the account 'aunt' in two rows"),
        (lambda t: t.assign(count_min=-1), "The account 'aunt' has -1 as its count_min"),
        (lambda t: t.assign(count_min="many"), "The account 'aunt' has 'many' as its count_min"),
        (lambda t: t.assign(count_max=2.5), "The account 'aunt' has 2.5 as its count_max"),
        (lambda t: t.assign(count_max=float("inf")), "The account 'aunt' has inf"),
        (lambda t: t.assign(count_max=2), "The account 'aunt' gives 40 at least and 2 at most"),
        (lambda t: t.drop(columns="counted"), "join_repeats needs a column 'counted'"),
        (lambda _: load_counts, "join_repeats got the call itself"),
    ],
)
def test_what_cannot_be_lined_up_is_refused_in_a_sentence(letters, change, says):
    with pytest.raises(ToolkitError) as refusal:
        join_repeats(change(letters))
    assert str(refusal.value).startswith(says)


def test_an_unknown_event_is_refused_with_a_near_miss():
    with pytest.raises(ToolkitError, match="Did you mean 'hospital'"):
        load_counts("hospitel")


def test_a_table_that_came_from_a_file_as_text_is_read(letters):
    as_text = letters.astype(object).where(letters.notna(), "").astype(str)
    as_text = as_text.replace({"count_min": {"40.0": "40"}})
    assert same_as(as_text) == same_as(letters)
