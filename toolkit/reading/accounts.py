"""What others said of the same days: tables of accounts, each row with its address."""

from typing import TYPE_CHECKING

from toolkit.errors import plain_errors
from toolkit.tables import load_table

if TYPE_CHECKING:
    import pandas


@plain_errors
def load_accounts() -> "pandas.DataFrame":
    """Nothing in, 15 rows out: other accounts of January 2014 that date the hospital's fall.

    Columns: id, outlet, language, published, published_basis, capture_day, address, seen. Several
    rows may carry one wire story: rows are not independent sources.

    >>> set(load_accounts().capture_day)
    {'2014-01-08'}
    """
    return load_table("accounts_hospital")


@plain_errors
def load_tolls() -> "pandas.DataFrame":
    """Nothing in, two rows out: one count of the dead, as two outlets printed it on one day.

    Columns: id, outlet, monitor, total, qualifier, as_of, published, address, seen. `as_of` is the
    hour up to which was counted; empty where the outlet does not say.

    >>> list(load_tolls().total)
    [385, 385]
    """
    return load_table("tolls")


@plain_errors
def load_founding() -> "pandas.DataFrame":
    """Nothing in, four rows out: who says on which day the Islamic Front was formed.

    Columns: id, outlet, published, day, says, address, seen.

    >>> set(load_founding().day)
    {'2013-11-22'}
    """
    return load_table("founding_of_the_front")
