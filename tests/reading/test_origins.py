"""Who quotes whom: counted by hand first, then by the call."""

import pandas
import pytest

from toolkit import count_origins, load_accounts, load_chains
from toolkit.errors import ToolkitError


def chains(*rows):
    return pandas.DataFrame(rows, columns=["account", "outlet", "said_by", "identified"])


def test_five_papers_that_print_one_gazette_are_one_source():
    papers = chains(
        *[
            (f"A{n}", paper, "the Gazette", "yes")
            for n, paper in enumerate(["Herald", "Echo", "Post", "Sun", "Star"])
        ]
    )
    counted = count_origins(papers)
    assert (counted.accounts, counted.outlets) == (5, 5)
    assert (counted.at_least, counted.at_most) == (1, 1)


def test_a_sailor_without_a_name_may_be_the_same_sailor_or_another():
    tales = chains(
        ("A1", "Herald", "Captain Ahab", "yes"),
        ("A2", "Echo", "a sailor", "no"),
        ("A3", "Post", "a sailor", "no"),
    )
    counted = count_origins(tales)
    assert (counted.at_least, counted.at_most) == (1, 3)
    assert repr(counted) == (
        "3 accounts in 3 outlets; behind them 1 to 3 sources (with a name: Captain Ahab)"
    )


def test_where_nobody_has_a_name_there_is_still_one_source_at_least():
    counted = count_origins(chains(("A1", "Herald", "a sailor", "no")))
    assert (counted.at_least, counted.at_most) == (1, 1)


def test_an_account_that_names_one_source_and_hides_another_counts_the_named_one():
    counted = count_origins(
        chains(("A1", "Herald", "Captain Ahab", "yes"), ("A1", "Herald", "a sailor", "no"))
    )
    assert (counted.accounts, counted.at_least, counted.at_most) == (1, 1, 1)


def test_six_pages_print_385_and_one_monitor_counted():
    tolls = load_chains("tolls")
    counted = count_origins(tolls[tolls.account.isin(["T11", "T12", "T13", "T14", "T15", "T16"])])
    assert (counted.outlets, counted.at_most) == (6, 1)


def test_eight_accounts_of_the_hospital_repeat_one_21():
    repeated = load_accounts()[lambda accounts: accounts.count_min == 21].id
    of_the_hospital = load_chains()
    counted = count_origins(of_the_hospital[of_the_hospital.account.isin(repeated)])
    assert (counted.accounts, counted.at_most) == (8, 1)


def test_every_account_has_a_chain_and_every_chain_an_account():
    assert set(load_chains().account) == set(load_accounts().id)


def test_nothing_left_after_a_filter_is_said_in_a_sentence():
    with pytest.raises(ToolkitError, match="nothing is left after the filter"):
        count_origins(load_chains()[:0])


def test_chains_about_something_else_are_refused_with_what_there_is():
    with pytest.raises(ToolkitError, match=r"no chains about 'toll'\. Did you mean 'tolls'"):
        load_chains("toll")
