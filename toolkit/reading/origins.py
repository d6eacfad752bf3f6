"""Who quotes whom: from the outlet that published, back to who said it and how that one could know.

Ten outlets with one monitor behind them are one source. How many sources stand behind a set of
accounts can often be given only as a range: two accounts that name "activists" may rest on the
same ones or on others.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.page import many
from toolkit.tables import load_table, need_columns

if TYPE_CHECKING:
    import pandas

COLUMNS = ("account", "outlet", "said_by", "identified")
ABOUT = ("hospital", "tolls")
COLUMNS_OF_A_CHAIN = [
    "outlet", "story_from", "about", "said_by", "identified", "knew_by", "hedge",
    "published", "address",
]  # fmt: skip


@plain_errors
def load_chains(about: str = "hospital") -> "pandas.DataFrame":
    """What it is about in ("hospital", "tolls"); one row per account and source out.

    Columns: id, account (a row of the accounts of the hospital, or of the tolls), outlet,
    story_from (the agency whose story it carries), about, said_by, identified (yes where the source
    has a name), knew_by (how it could know, as far as the account says), hedge (the page's words
    of doubt; none, or not recorded), published, address.

    >>> chains = load_chains("tolls")
    >>> int((chains.said_by == "Syrian Observatory for Human Rights").sum())
    55
    """
    if about == "tolls":
        return _chains_of_tolls()
    if about != "hospital":
        raise ToolkitError(
            f"There are no chains about {about!r}.{nearest(about, ABOUT)} Choose 'hospital' or "
            "'tolls'."
        )
    kept = ["id", "outlet", "story_from", "published", "address"]
    accounts = load_table("accounts_hospital")[kept]
    chains = load_table("account_sources")
    joined = chains.merge(
        accounts, left_on="account", right_on="id", suffixes=("", "_of_account"), validate="m:1"
    )
    return joined[["id", "account", *COLUMNS_OF_A_CHAIN]]


def _chains_of_tolls() -> "pandas.DataFrame":
    tolls = load_table("tolls")
    chains = tolls[["id", "outlet", "story_from", "hedge", "published", "address"]].assign(
        account=tolls.id,
        about="a count of the dead",
        said_by=tolls.monitor.where(tolls.monitor != "", "nobody named"),
        knew_by="not stated",
    )
    chains["identified"] = (tolls.monitor != "").map({True: "yes", False: "no"})
    return chains[["id", "account", *COLUMNS_OF_A_CHAIN]]


@dataclass(frozen=True)
class Origins:
    """How many accounts and outlets there are, and how many sources stand behind them."""

    accounts: int
    outlets: int
    named: tuple[str, ...]
    unnamed: int

    @property
    def at_least(self) -> int:
        """Sources with a name, each counted once; one, where nobody is named."""
        return max(len(self.named), 1)

    @property
    def at_most(self) -> int:
        """The same, if every account that names nobody rested on somebody of its own."""
        return len(self.named) + self.unnamed

    def __repr__(self) -> str:
        """One sentence to read."""
        behind = f"{self.at_least}" if self.at_least == self.at_most else f"{self.at_least} to "
        behind += "" if self.at_least == self.at_most else str(self.at_most)
        sources = "source" if behind == "1" else "sources"
        return (
            f"{many(self.accounts, 'account')} in {many(self.outlets, 'outlet')}; behind them "
            f"{behind} {sources} (with a name: {', '.join(self.named) or 'none'})"
        )


@plain_errors
def count_origins(chains: "pandas.DataFrame") -> Origins:
    """Rows of load_chains() in; accounts, outlets and the sources behind them, as a range, out.

    At least: the different sources that have a name. At most: these, and one more for each account
    that names nobody. Even sources with names may have asked the same people; that is not counted.

    >>> chains = load_chains("tolls")
    >>> count_origins(chains[chains.account.isin(["T13", "T14", "T15"])])
    3 accounts in 3 outlets; behind them 1 source (with a name: Syrian Observatory for Human Rights)
    """
    need_columns(chains, COLUMNS, "count_origins", "load_chains")
    if chains.empty:
        raise ToolkitError(
            "count_origins got no rows: nothing is left after the filter. Look at the filter, or "
            "begin again with load_chains()."
        )
    known = chains.identified == "yes"
    named = tuple(dict.fromkeys(chains.said_by[known]))
    nameless = set(chains.account[~known]) - set(chains.account[known])
    return Origins(chains.account.nunique(), chains.outlet.nunique(), named, len(nameless))
