"""What others said of the same days: tables of accounts, each row with its address."""

from typing import TYPE_CHECKING

from toolkit.errors import plain_errors
from toolkit.tables import load_table

if TYPE_CHECKING:
    import pandas

THE_REPORT = "H01"


@plain_errors
def load_accounts() -> "pandas.DataFrame":
    """Nothing in, 45 rows out: one per account of what happened at the hospital, the report's too.

    Among its columns: id, outlet, story_from (whose story it carries), language, published,
    counted (what it counts), count_min, count_max, hospital, capture_day, freed_words, how_known,
    attributed_to, address, weak. Rows are not independent sources. data/README.md explains each.

    >>> accounts = load_accounts()
    >>> int((accounts.count_min == 21).sum())
    8
    """
    return load_table("accounts_hospital")


@plain_errors
def load_captures() -> "pandas.DataFrame":
    """Nothing in, 15 rows out: the other accounts of January 2014 that date the hospital's fall.

    >>> set(load_captures().capture_day)
    {'2014-01-08'}
    """
    accounts = load_accounts()
    others = accounts[(accounts.id != THE_REPORT) & (accounts.published_until < "2014-02-01")]
    return others[others.capture_day.notna()]


@plain_errors
def load_outlet_facts() -> "pandas.DataFrame":
    """Nothing in; one row per fact about an outlet or a monitor out, with its address.

    Columns: id, about, topic, fact, second_hand (yes where a page tells what another found),
    address, seen.

    >>> facts = load_outlet_facts()
    >>> facts.about.unique().tolist()[0]
    'Syria Direct'
    """
    return load_table("outlet_facts")


@plain_errors
def load_corrections() -> "pandas.DataFrame":
    """Nothing in, one row per mistake of ours out: what our tables or lessons had, and what is so.

    Columns: id, found (the day), place (which file, row or cell), had, page_says, address,
    how_missed (how we came to miss it), held_by (what holds it now).

    >>> load_corrections().id[0]
    'C01'
    """
    return load_table("corrections")


@plain_errors
def load_founding() -> "pandas.DataFrame":
    """Nothing in, four rows out: who says on which day the Islamic Front was formed.

    Columns: id, outlet, published, day, says, address, seen.

    >>> set(load_founding().day)
    {'2013-11-22'}
    """
    return load_table("founding_of_the_front")
