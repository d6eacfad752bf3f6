"""Where: reports on a map, a dot for a town, a hatched square for somewhere in the province."""

from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.page import many
from toolkit.reading.calendar_month import a_day, short_day
from toolkit.reading.events import count_places, drawn_at
from toolkit.reading.where import load_places
from toolkit.tables import need_columns
from toolkit.visualising.base_map import NORTH, SMALL, SYRIA, Window, draw_base_map, write_lands
from toolkit.visualising.map_key import BELOW, draw_key, write_list
from toolkit.visualising.map_marks import draw_mark, write_label
from toolkit.visualising.show import describe
from toolkit.visualising.style import GREY, new_axes, write_words

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

COLUMNS = (
    "id", "event_group", "place", "words", "name", "level", "part_of", "lat", "lon",
    "coordinate_is", "note", "date_from", "date_until", "date_precision", "source", "outlet",
    "published", "address",
)  # fmt: skip
LANGUAGES = ("en", "ar")
WIDTH, HEIGHT = 9.3, 9.65  # inches
HOW_TO_READ = (
    "The area of a circle is the number of pages that report something there, never of the dead.\n"
    "Hollow: all of them rest on one source. Hatched square: somewhere in the province or area.\n"
    "Blank: no report drawn here names a place there. There may have been fighting."
)
RIGHT = 8  # points from a mark to its name, where the gazetteer says nothing
CREDIT = (
    "Pages found around one report, no sample.\n"
    "Quarters count with their city. Base map made with Natural Earth, which draws the Golan\n"
    "outside Syria. Israel occupied it in 1967; the UN calls its annexation void.\n"
    "Dashed: the line that keeps it in Syria."
)
UNCHECKED = " No native reader checked the Arabic names."


@plain_errors
def plot_map(
    located: "pandas.DataFrame", *, language: str = "en", ax: "Axes | None" = None
) -> "Axes":
    """Rows of locate_events() in, the axes of a map of northern Syria out.

    One mark per place, with the place's key as gid: a dot where its coordinate is its own, a
    hatched square where only the province, an area or a place near it is known. Area counts reports
    (pages), hollow means one source. What lies further south or east stands on the small map, what
    has no coordinate is listed below. `language` writes the places in "en" or "ar".

    >>> from toolkit import load_events, locate_events
    >>> axes = plot_map(locate_events(load_events().query("event_group == 'suicide0111'")))
    >>> sorted(patch.get_gid() for patch in axes.patches)
    ['aleppo_gov', 'idlib_gov', 'raqqa_gov']
    """
    if language not in LANGUAGES:
        raise ToolkitError(
            f"plot_map writes no places in {language!r}.{nearest(language, LANGUAGES)} Choose 'en' "
            "or 'ar'."
        )
    need_columns(located, COLUMNS, "plot_map", "locate_events")
    places = _places(located, language)
    axes = ax if ax is not None else new_axes(WIDTH, HEIGHT)
    draw_base_map(axes, NORTH)
    small = axes.inset_axes((0, -BELOW, 0.275, BELOW - 0.025))
    draw_base_map(small, SMALL)
    _draw_frame(small, NORTH)
    write_lands(axes, "large", language)
    write_lands(small, "small", language)
    for place in places[places.drawn].itertuples():
        on = axes if NORTH.holds(place.at_lat, place.at_lon) else small
        draw_mark(on, place)
        write_label(on, place)
    draw_key(axes)
    write_list(axes, _listed(places, located))
    _write_around(axes, places, located, UNCHECKED if language == "ar" else "")
    return describe(
        axes,
        alt=_alt(places, located),
        caption="Every report behind a mark stands in the table below, under the place's key.",
        table=_table(located, places),
    )


def _places(located: "pandas.DataFrame", language: str) -> "pandas.DataFrame":
    """Located rows → one row per place: its counts, where its mark goes and what is written."""
    gazetteer = load_places().set_index("place")
    _refuse_unknown(located, list(gazetteer.index))
    _refuse_outside(located)
    counted = count_places(located)
    own = located[located.level != "quarter"].drop_duplicates("place").set_index("place")
    joined = counted.join(gazetteer.drop(columns=["name", "level"]), on="place")
    for axis in ("lat", "lon"):  # the rows' own coordinate, so that a reader can give or take one
        stored = joined[axis].where(~joined.place.isin(own.index), joined.place.map(own[axis]))
        joined[f"at_{axis}"] = joined[f"square_{axis}"].fillna(stored)
    given = (joined.mark == "none") & (joined.level != "country") & joined.at_lat.notna()
    joined["mark"] = joined.mark.mask(given, "square")
    joined["drawn"] = (joined.mark != "none") & joined.at_lat.notna()
    if not joined.drawn.any():
        raise ToolkitError(
            f"plot_map got {len(located)} names, and none of them has a point to draw: found "
            "nowhere, without a coordinate, or no more than a country. Look at the column note."
        )
    offsets = {"label_x": joined.label_x.fillna(RIGHT), "label_y": joined.label_y.fillna(0)}
    written = joined.arabic.where(joined.arabic != "", joined["name"])
    return joined.assign(**offsets, label=joined["name"] if language == "en" else written)


def _refuse_unknown(located: "pandas.DataFrame", known: list[str]) -> None:
    for place in located.place[located.place != ""]:
        if place not in known:
            raise ToolkitError(
                f"plot_map knows no place with the key {str(place)!r}.{nearest(place, known)} "
                'find_place("…") gives the key for a spelling; leave it empty where there is none.'
            )


def _refuse_outside(located: "pandas.DataFrame") -> None:
    import pandas

    for axis in ("lat", "lon"):
        numbers = pandas.to_numeric(located[axis], errors="coerce")
        words = located[numbers.isna() & located[axis].notna()]
        if len(words):
            raise ToolkitError(
                f"plot_map got {words[axis].iloc[0]!r} as {axis} of {words.place.iloc[0]!r}; write "
                "degrees as a number such as 36.2, or leave it empty."
            )
    for row in located[located.lat.notna() & located.lon.notna()].itertuples():
        if not SYRIA.holds(float(row.lat), float(row.lon)):
            raise ToolkitError(
                f"plot_map got {row.place!r} at latitude {row.lat} and longitude {row.lon}, which "
                f"is outside Syria ({SYRIA.south} to {SYRIA.north} north, {SYRIA.west} to "
                f"{SYRIA.east} east); look whether the two are swapped, or mend the row."
            )


def _draw_frame(small: "Axes", window: Window) -> None:
    """The part that the large map shows, as a frame on the small one."""
    west, east, south, north = window.west, window.east, window.south, window.north
    from matplotlib.collections import LineCollection

    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    small.add_collection(LineCollection([corners], color=GREY, linewidth=1.2), autolim=False)


def _listed(places: "pandas.DataFrame", located: "pandas.DataFrame") -> list[str]:
    """What cannot be drawn, as lines to write beside the small map."""
    left = places[~places.drawn]
    lines = []
    for words, rows in (
        ("Named, no coordinate found", left[left.level != "country"]),
        ("No more than a country named", left[left.level == "country"]),
    ):
        listed = rows["name"] + "\u00a0" + rows.reports.astype(str)  # in English, as the words
        names = ", ".join(listed)
        lines += [f"{words}: {names}."] if names else []
    lost = located[located.place == ""]
    if len(lost):
        why = lost.note.str.split(";").str[0].str.removeprefix("outside Syria, and ")
        counted = ", ".join(f"{note} {count}" for note, count in why.value_counts().items())
        lines.append(f"Names without a place: {counted}.")
    return lines


def _write_around(
    axes: "Axes", places: "pandas.DataFrame", located: "pandas.DataFrame", last_words: str
) -> None:
    first, last = a_day(min(located.date_from)), a_day(max(located.date_until))
    until = f" to {short_day(last)}" if last > first else ""
    days = f"Events of {short_day(first)}{until}, as reported. "
    write_words(
        axes, _finding(places, located), HOW_TO_READ, days + CREDIT + last_words, margin=0.012
    )
    figure = axes.get_figure(root=True)
    assert figure is not None
    room = figure.subplotpars
    width = float(figure.get_figwidth()) * (0.988 - 0.012)
    high = width * (NORTH.north - NORTH.south) * NORTH.stretch / (NORTH.east - NORTH.west)
    bottom = room.top - high / float(figure.get_figheight())
    figure.subplots_adjust(right=0.988, bottom=max(bottom, 0.05))


def _finding(places: "pandas.DataFrame", located: "pandas.DataFrame") -> str:
    towns = places[places.mark == "dot"]
    total, named = located.id.nunique(), located[located.place != ""].id.nunique()
    near = located[~located.level.isin(["", "province", "country"])].id.nunique()
    first = f"{named} of {many(total, 'report')} name {many(len(places), 'place')}"
    if named == total:
        first = f"{many(total, 'report')} on {many(len(places), 'place')}"
    most = towns[towns.reports == towns.reports.max()]
    if len(most) == 1 and len(towns) > 1:
        name, reports = most["name"].item(), most.reports.item()
        first += f", {name} more than any other town ({reports})"
    wider = [f"{named - near} with no more than a province or a country"] * (named > near)
    wider += [f"{total - named} with no place that we could find"] * (total > named)
    return f"{first};\n{', '.join(wider)}" if wider else first


def _table(located: "pandas.DataFrame", places: "pandas.DataFrame") -> "pandas.DataFrame":
    """One row per report and place, under the key that its mark carries."""
    marks = places.set_index("place")
    key = drawn_at(located)
    mark = key.map(marks.mark.where(marks.drawn, "none")).fillna("none")
    rows = located.assign(id=key.where(key != "", "not found"), report=located.id, mark=mark)
    columns = [
        "id", "mark", "name", "level", "words", "note", "lat", "lon", "coordinate_is", "report",
        "date_from", "date_until", "date_precision", "source", "outlet", "published", "address",
    ]  # fmt: skip
    return rows.sort_values(["id", "report"])[columns].reset_index(drop=True)


def _alt(places: "pandas.DataFrame", located: "pandas.DataFrame") -> str:
    counts = places[places.drawn].mark.value_counts()
    drawn = places[places.drawn]
    top = ", ".join((drawn["name"] + " " + drawn.reports.astype(str)).head(4))
    hollow = int((drawn.sources == 1).sum())
    return (
        f"Map of northern Syria, {many(located.id.nunique(), 'report')}: "
        f"{many(counts.get('dot', 0), 'town')} as dots, {counts.get('square', 0)} provinces or "
        f"areas as squares. Most reports: {top}. Resting on one source: {hollow}. Where nothing "
        "was reported is not known to be quiet."
    )
