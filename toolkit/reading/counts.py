"""One event, many accounts: the number each one gives, of what, and which repeat one another.

Numbers are compared only where they count the same thing. Nothing here is added up or averaged.
"""

from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.exposure import hides
from toolkit.reading.accounts import THE_REPORT, load_accounts
from toolkit.reading.calendar_month import MONTHS, WEEKDAYS, a_day
from toolkit.reading.origins import load_chains
from toolkit.tables import is_gap, load_original_table, load_table, need_columns, whole_or_gap

if TYPE_CHECKING:
    import pandas

ABOUT = ("hospital", "freed", "Jarablus bomb")
NEEDED = (
    "id", "counted", "count_min", "count_max", "said_by", "named", "outlet", "published",
    "address",
)  # fmt: skip
SHAPE = [
    "id", "counted", "count_min", "count_max", "says", "whom", "day", "place", "said_by",
    "named", "hedge", "outlet", "item", "story_from", "language", "published", "published_until",
    "weak", "why_weak", "extent", "read_on", "address",
]  # fmt: skip
AT_THE_HOSPITAL = "The hospital in Aleppo, January 2014"
EVENTS = {
    "hospital": AT_THE_HOSPITAL, "freed": AT_THE_HOSPITAL,
    "Jarablus bomb": "The bomb in Jarablus, January 2014",
}  # fmt: skip
NOT_A_COUNT = "not a count"
FOLDED = "[folded]"
NO_HEDGE = ("none", "not recorded")
UNSTATED = "what is counted is not stated"


@plain_errors
def load_counts(about: str = "hospital") -> "pandas.DataFrame":
    """What it is about in ("hospital", "freed", "Jarablus bomb"); one row per account out.

    Columns: id, counted (what it counts), count_min, count_max (the most is empty where it says at
    least, both where it gives no number), says (the number in its words, with its hedge), whom (who
    they were, where it fits a line), day and place as it gives them, said_by, named (those of them
    that have a name), hedge (none, or not recorded), outlet, item (which part of it), story_from
    (whose story it carries), language, published, published_until, weak, why_weak, extent and
    read_on (how far the page was read, and when), address, event (what all of them are about).

    Of the bomb, rows that count the fighters of one brigade count another thing than all its dead;
    whom folds on the low-exposure path.

    >>> counts = load_counts("freed")
    >>> counts[counts.count_min.notna()].count_min.tolist()
    [300, 300, 300]
    """
    loaders = {"hospital": _hospital, "freed": _freed, "Jarablus bomb": _jarablus_bomb}
    if about not in loaders:
        raise ToolkitError(
            f"There are no counts about {about!r}.{nearest(about, ABOUT)} Choose 'hospital', "
            "'freed' or 'Jarablus bomb'."
        )
    return loaders[str(about)]()[SHAPE].reset_index(drop=True).assign(event=EVENTS[str(about)])


@plain_errors
def join_repeats(counts: "pandas.DataFrame") -> "pandas.DataFrame":
    """Rows of load_counts() in; the same with a column more out: same_as, whose count it repeats.

    Two accounts repeat one count where they count the same thing, give the same number, and share
    a source with a name, or an agency, or the outlet; "9" and "at least 9" are the same number
    here. Without a number only a shared source with a name joins. same_as is the id of the first
    one printed. Accounts that name nobody stay apart, though they may share a source: so the
    different same_as are how many counts there are at most.

    >>> joined = join_repeats(load_counts())
    >>> joined[joined.counted == "civilians killed"].same_as.unique().tolist()
    ['H25']
    """
    table = checked_counts(counts, "join_repeats")
    first_of: dict[str, str] = {}
    in_order = table.assign(printed=table.apply(printed_by, axis=1)).sort_values(["printed", "id"])
    alike = in_order.groupby([in_order.counted, in_order.apply(_number, axis=1)], sort=False)
    for _, rows in alike:
        for ids in _sharing_a_voice(rows):
            first_of.update(dict.fromkeys(ids, ids[0]))
    return table.assign(same_as=table.id.map(first_of))


def checked_counts(counts: "pandas.DataFrame", reader: str) -> "pandas.DataFrame":
    """A table of counts → the same with whole numbers and no column missing, or one sentence."""
    import pandas

    need_columns(counts, NEEDED, reader, "load_counts")
    if counts.empty:
        raise ToolkitError(
            f"{reader} got no rows: nothing is left after the filter. Look at the filter, or begin "
            "again with load_counts('hospital')."
        )
    twice = list(counts.id[counts.id.duplicated()])
    if twice:
        raise ToolkitError(
            f"{reader} got the account {twice[0]!r} in two rows, and one row is one account; take "
            "one of them out, or give it an id of its own."
        )
    table = counts.reindex(columns=list(dict.fromkeys([*counts.columns, *SHAPE]))).copy()
    for column in ("count_min", "count_max"):
        cells = [_whole(i, column, n) for i, n in zip(table.id, table[column], strict=True)]
        table[column] = pandas.array(cells, dtype="Int64")
    for row in table.itertuples():
        if (
            not is_gap(row.count_min)
            and not is_gap(row.count_max)
            and row.count_min > row.count_max
        ):
            raise ToolkitError(
                f"The account {row.id!r} gives {row.count_min} at least and {row.count_max} at "
                "most; the least comes first, so change the two cells."
            )
    words = [name for name in table.columns if name not in ("count_min", "count_max")]
    table[words] = table[words].astype(object).where(table[words].notna(), "")
    return table.assign(counted=table.counted.where(table.counted != "", UNSTATED))


def printed_by(row: Any) -> str:
    """A row → the last day on which it can have been printed; "~" sorts after all days."""
    return str(row.published_until or row.published or "~")


def _whole(identity: object, column: str, cell: Any) -> int | None:
    """A cell → how many people, or None where no number is given."""
    try:
        return whole_or_gap(cell)
    except ValueError:
        raise ToolkitError(
            f"The account {identity!r} has {cell!r} as its {column}; write a whole number of "
            "people, 0 or more, or leave the cell empty where it gives none."
        ) from None


def _number(row: Any) -> str:
    """A row → its number as words that are the same for 9 and at least 9; "" for none."""
    ends = [int(n) for n in (row.count_min, row.count_max) if not is_gap(n)]
    return "-".join(map(str, dict.fromkeys(ends)))


def _sharing_a_voice(rows: "pandas.DataFrame") -> list[list[str]]:
    """Rows of one number, in order → their ids, those together that share a source."""
    blocks: list[tuple[set[str], list[str]]] = []
    for row in rows.itertuples():
        voices = set(str(row.named).split("; "))
        if _number(row):
            voices |= {str(row.story_from), str(row.outlet)}
        voices -= {""}
        ids: list[str] = []
        for block in [block for block in blocks if block[0] & voices]:
            blocks.remove(block)
            voices, ids = voices | block[0], [*ids, *block[1]]
        blocks.append((voices, [*ids, str(row.id)]))
    return [ids for _, ids in blocks]


def _hospital() -> "pandas.DataFrame":
    accounts = _with_sources(load_accounts(), "the killing")
    words = accounts.count_words.str.rsplit(";", n=1).str[0]
    return accounts.assign(
        says=_with_hedge(words, accounts.hedge),
        day=[_day_given(row) for row in accounts.itertuples()],
        place=accounts.hospital,
        whom="",
    )


def _freed() -> "pandas.DataFrame":
    """Those freed, and beside them the report's row, which speaks of those held."""
    import pandas

    accounts = _with_sources(load_accounts(), "the freeing")
    freed = accounts[accounts.freed_words != ""]
    freed = freed.assign(
        counted="people freed", count_min=freed.freed_min, count_max=freed.freed_max,
        says=_with_hedge(freed.freed_words, freed.hedge),
    )  # fmt: skip
    sentences = load_original_table().set_index("number")
    held = accounts[accounts.id == THE_REPORT].assign(
        counted="people held", count_min=pandas.NA, count_max=pandas.NA,
        says=sentences.counts["S3"].split(";")[0], said_by="nobody named", named="", hedge="none",
    )  # fmt: skip
    both = pandas.concat([freed, held.astype(freed.dtypes)])
    return both.assign(day=both.capture_day.map(_short), place=both.hospital, whom="")


def _jarablus_bomb() -> "pandas.DataFrame":
    events = load_table("events")
    bomb = events[events.event_group == "jarablus_bomb"]
    stated = bomb.deaths_of.where(~bomb.deaths_of.str.startswith("not "), "")
    what = {True: "fighters of one brigade killed", False: "people killed"}
    return bomb.assign(
        counted=bomb.deaths_of.str.endswith("fighters").map(what),
        count_min=bomb.deaths_min, count_max=bomb.deaths_max,
        says=[_number_in_words(row) for row in bomb.itertuples()],
        whom=stated.where(stated == "", FOLDED) if hides(2) else stated,
        day="", place="", said_by=bomb.attributed_to, named=bomb.monitor,
    )  # fmt: skip


def _number_in_words(row: Any) -> str:
    if is_gap(row.deaths_max):
        return f"at least {row.deaths_min}"
    same = row.deaths_max == row.deaths_min
    return f"{row.deaths_min}" if same else f"{row.deaths_min} to {row.deaths_max}"


def _with_hedge(words: "pandas.Series[str]", hedges: "pandas.Series[str]") -> "pandas.Series[str]":
    """Numbers in words and the hedges of their pages → "dozens (could not be confirmed)"."""
    return words.where(hedges.isin(NO_HEDGE), words + " (" + hedges + ")")


def _with_sources(accounts: "pandas.DataFrame", about: str) -> "pandas.DataFrame":
    """Accounts → with those behind what they say of one thing, and their hedges.

    Where an account has nobody behind that, all who stand behind it.
    """
    chains = load_chains("hospital")
    chains = chains.assign(fits=chains.about == about)
    fitting = chains[chains.fits | ~chains.account.isin(chains.account[chains.fits])]
    named = fitting[fitting.identified == "yes"]
    return accounts.assign(
        said_by=accounts.id.map(fitting.groupby("account").said_by.agg(_each_once)),
        named=accounts.id.map(named.groupby("account").said_by.agg("; ".join)).fillna(""),
        hedge=accounts.id.map(chains[chains.fits].groupby("account").hedge.agg(_each_once)).fillna(
            NO_HEDGE[0]
        ),
    )


def _each_once(words: "pandas.Series[str]") -> str:
    """Words in a column → each of them once; where there is another, "none" is left out."""
    told = [word for word in dict.fromkeys(words) if word not in NO_HEDGE]
    return "; ".join(told) or str(words.iloc[0])


def _day_given(row: Any) -> str:
    """An account → the day it gives for the killing, or for the finding, as it reads in a list."""
    if not is_gap(row.found_day):
        return f"found {_short(row.found_day)[4:]}"
    if is_gap(row.killing_from):
        return ""
    if row.killing_from == row.killing_until:
        return _short(row.killing_from)
    night = "night " if "night" in row.killing_words else ""
    first, last = a_day(row.killing_from), a_day(row.killing_until)
    return f"{night}{first.day}–{last.day} {MONTHS[last.month - 1][:3]}"


def _short(day: Any) -> str:
    """A day as text → "Mon 6 Jan"; none → ""."""
    if is_gap(day):
        return ""
    given = a_day(day)
    return f"{WEEKDAYS[given.weekday()][:3]} {given.day} {MONTHS[given.month - 1][:3]}"
