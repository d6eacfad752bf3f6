"""Events as reported: on which day and how precisely, at which place and level, and who says so.

An event is what a page says. Several rows can tell of one event (`event_group`), and several pages
can rest on one source; both are kept, and neither is a witness more.
"""

import re
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, plain_errors
from toolkit.tables import load_table, need_columns

if TYPE_CHECKING:
    import pandas

READ_AGAIN = "to be read again"
NAMES_NOBODY = (
    "activists", "activists / a journalist", "activists and rebels", "activists' videos", "agency",
    "blog author", "group statement", "local record", "not attributed", "not recorded",
    "one activist", "one anonymous activist", "press cited by Wikipedia", "press round-up",
    "the outlet's correspondent", "two Syrian journalists",
)  # fmt: skip
OF_THE_EVENT = [
    "id", "event_group", "date_from", "date_until", "date_precision", "event_type", "source",
    "outlet", "published", "address", "read_again",
]  # fmt: skip
OF_THE_PLACE = [
    "name", "level", "part_of", "governorate", "arabic", "lat", "lon", "coordinate_is",
]  # fmt: skip
COUNTED = ("id", "event_group", "place", "name", "level", "part_of", "coordinate_is", "source")
OF_THE_FIGHT = [
    "event_group", "date_from", "governorate", "source", "outlet", "published", "weak", "address",
]  # fmt: skip
FIGHTS = [
    "id", "event", "event_group", "date_from", "governorate", "first", "second", "relation",
    "attacker", "why", "source", "outlet", "published", "weak", "address",
]  # fmt: skip
PLACES = ["place", "name", "level", "mark", "reports", "events", "sources"]


@plain_errors
def load_events() -> "pandas.DataFrame":
    """Nothing in, 167 rows out: one per page that reports an event, on 114 events.

    The columns of data/events.csv, and two more: source (who says so: whom the page names, or
    "activists, in" the page where nobody has a name) and read_again (yes in two rows of which too
    little was noted: they stay out of answer keys). date_from and date_until are days, and
    date_precision says how they are known; deaths stand in it as reported, and are not added up.

    >>> events = load_events()
    >>> len(events), events.event_group.nunique(), int((events.read_again == "yes").sum())
    (167, 114, 2)
    """
    events = load_table("events")
    again = events.why_weak.str.contains(READ_AGAIN).map({True: "yes", False: "no"})
    return events.assign(source=_sources(events), read_again=again)


@plain_errors
def locate_events(events: "pandas.DataFrame | None" = None) -> "pandas.DataFrame":
    """Events in (load_events(), or some of its rows); one row per event and place name out.

    A report that names three places has three rows. Columns of the event: id, event_group,
    date_from, date_until, date_precision, event_type, source, outlet, published, address,
    read_again. Of the place: words (the name as reported), place (its key; empty where it was not
    found), note (why not, or in what doubt), name, level, part_of, governorate, arabic, lat, lon,
    coordinate_is.

    >>> located = locate_events()
    >>> located[located.id == "E069"].name.tolist()
    ['al-Bab', 'Hayyan']
    >>> located[located.id == "E109"].note.tolist()
    ['outside Syria, and not in the gazetteer']
    """
    chosen = load_events() if events is None else events
    need_columns(chosen, OF_THE_EVENT, "locate_events", "load_events")
    if chosen.empty:
        raise ToolkitError(
            "locate_events got no rows: nothing is left after the filter. Look at the filter, or "
            "begin again with load_events()."
        )
    words = load_table("event_places").rename(columns={"event": "id", "name": "words"})
    places = load_table("places")[["place", *OF_THE_PLACE]]
    joined = chosen[OF_THE_EVENT].merge(words, on="id", validate="1:m")
    placed = joined.merge(places, on="place", how="left", validate="m:1")
    text = [column for column in OF_THE_PLACE if column not in ("lat", "lon")]
    placed[text] = placed[text].fillna("")
    return placed[[*OF_THE_EVENT, "words", "place", "note", *OF_THE_PLACE]]


@plain_errors
def count_places(located: "pandas.DataFrame") -> "pandas.DataFrame":
    """Rows of locate_events() in; one row per place on a map out, the most reported first.

    Columns: place, name, level; mark (dot: its own coordinate; square: somewhere in it or near
    it; none: no coordinate, or a country); reports (pages that name it), events, sources (at most
    so many: two that name nobody may be the same people). A quarter is counted with its town.
    Names that were not found are not counted here.

    >>> count_places(locate_events()).head(2).place.tolist()
    ['aleppo_gov', 'aleppo']
    """
    need_columns(located, COUNTED, "count_places", "locate_events")
    drawn = located.assign(place=drawn_at(located))
    counted = (
        drawn[drawn.place != ""]
        .groupby("place")
        .agg(
            reports=("id", "nunique"),
            events=("event_group", "nunique"),
            sources=("source", "nunique"),
        )
    )
    places = load_table("places").set_index("place")
    table = counted.join(places[["name", "level"]], how="left").reset_index()
    table["mark"] = table.place.map(_marks(places))
    return table.sort_values(["reports", "name"], ascending=[False, True])[PLACES].reset_index(
        drop=True
    )


@plain_errors
def load_fights() -> "pandas.DataFrame":
    """Nothing in, 104 rows out: one per pair of armed sides in one reported event.

    Columns: id, event, event_group, date_from, governorate ("" or multiple: no one province),
    first, second (names of the sides), relation (against, with, or not clear), attacker (first or
    second, where the report names one; else empty), why, source, outlet, published, weak (yes:
    stays out of answer keys), address. Who took a place is told by many reports; who began the
    fight is told by few.

    >>> fights = load_fights()
    >>> fights[fights.relation == "with"].governorate.unique().tolist()
    ['Hasakah', 'Deir ez-Zor']
    """
    fights, events = load_table("fights"), load_events()
    names = load_table("actors").set_index("actor").name.map(_short)
    told = events[["id", *OF_THE_FIGHT]].rename(columns={"id": "event"})
    joined = fights.merge(told, on="event", validate="m:1")
    attacker = (joined.attacker == joined["first"]).map({True: "first", False: "second"})
    second = joined.second.map(names).fillna("") + joined.second_words
    return joined.assign(
        first=joined["first"].map(names), second=second,
        attacker=attacker.where(joined.attacker != "", ""),
    )[FIGHTS]  # fmt: skip


def _short(name: str) -> str:
    """An actor's name → its letters where it has some (ISIS), else the name without brackets."""
    letters = re.search(r"\(([A-Z]+)\)", name)
    return letters[1] if letters else re.sub(r" \(.*\)", "", name)


def drawn_at(located: "pandas.DataFrame") -> "pandas.Series[str]":
    """Located rows → the key of the place that a map draws: for a quarter the town around it."""
    return located.place.where(located.level != "quarter", located.part_of)


def _marks(places: "pandas.DataFrame") -> "pandas.Series[str]":
    """Places → dot, square or none: a dot only where the coordinate is the place's own."""
    somewhere = (places.level == "province") | (places.coordinate_is != "the place")
    marks = somewhere.map({True: "square", False: "dot"})
    return marks.where((places.coordinate_is != "") & (places.level != "country"), "none")


def _sources(events: "pandas.DataFrame") -> "pandas.Series[str]":
    """Events → who says so: a monitor, whom the page names, or nobody with a name in that page."""
    page = events.story_from.where(events.story_from != "", events.outlet)
    said_by = events.attributed_to.str.replace(r" \((claim|audio)\)$", "", regex=True)
    nameless = said_by.isin(NAMES_NOBODY) | said_by.str.startswith("ISIS supporters")
    named = said_by.where(~nameless, said_by + ", in " + page)
    return named.where(events.monitor == "", events.monitor)
