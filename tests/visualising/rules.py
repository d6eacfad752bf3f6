"""The fifteen rules for honest figures, checked on what was drawn; each fails with a sentence.

test_rules.py holds every figure of the course to them, and proves on counter-examples that each
catches a figure that breaks it and no other rule. Rules 9 and 10 are those of maps.
"""

import re

import pandas
from matplotlib.colors import rgb_to_hsv, to_rgb, to_rgba
from matplotlib.container import ErrorbarContainer
from matplotlib.patches import Wedge

from toolkit.reading.calendar_month import a_day
from toolkit.visualising.marks import all_artists, all_axes, marks_of, rows_of
from toolkit.visualising.style import KEY

from .readable import assert_texts_can_be_read

LONGEST_ALT = 300
SIDES = ("civilians", "rebels", "isis", "unidentified")
PIECES = (*SIDES, "not assigned", "estimate", "total")
WHO_SAYS = {"counted_by", "said_by", "source", "attributed", "attributed_to", "basis", "row"}
DAYS = {"published", "since", "as_of"}
NOT_PLAIN = {
    "eliminated", "neutralised", "neutralized", "liquidated", "terrorists", "martyrs", "martyred",
    "slaughter", "massacre", "regime", "bloodbath", "butchered", "explodes", "soars", "skyrocket",
    "killers",
}  # fmt: skip


def table_of(axes):
    return axes.toolkit_description.table


def words_of(axes):
    """Every word on the figure: titles, labels, texts."""
    figure = axes.get_figure(root=True)
    inside = [text for one in all_axes(axes) for text in [*one.texts, one.xaxis.label]]
    labels = [one.yaxis.label for one in all_axes(axes)]
    return " ".join(text.get_text() for text in [*figure.texts, *inside, *labels])


def title_of(axes):
    bold = [t for t in axes.get_figure(root=True).texts if t.get_fontweight() == "bold"]
    assert bold, "no title"
    return bold[0].get_text()


def pieces(axes):
    """Bars of counts: (panel, id, part, bar) for each piece."""
    for panel in all_axes(axes):
        for bar in panel.patches:
            identity, _, part = (bar.get_gid() or "").partition(" ")
            if part in PIECES:
                yield panel, identity, part, bar


def bars(axes):
    """The pieces of each bar together: {(panel, id): {part: bar}}."""
    whole = {}
    for panel, identity, part, bar in pieces(axes):
        whole.setdefault((id(panel), identity), {})[part] = bar
    return whole


# --- 1 to 8: counts of the dead


def the_dead_are_reported(axes):
    """Rule 1: the axis or the title says that the killed are reported to be so."""
    said = words_of(axes)
    assert re.search(r"reported|أُعلن", said), "nothing says that the numbers were reported"


def an_estimate_is_an_empty_box(axes):
    """Rule 2: counts are solid, estimates dashed and empty; "at least" only where it was said."""
    rows = table_of(axes).set_index("id")
    for _, identity, part, bar in pieces(axes):
        empty = to_rgba(bar.get_facecolor())[3] == 0
        assert empty == (part == "estimate"), f"{identity} {part} looks like what it is not"
    for one in all_axes(axes):
        for line in one.lines:
            qualifier = str(rows.qualifier.get(line.get_gid(), ""))
            floor = qualifier.startswith(("at least", "more than", "over"))
            if line.get_marker() in ("^", "o"):
                assert (line.get_marker() == "^") == floor, f"{line.get_gid()} is no floor"


def nothing_is_averaged(axes):
    """Rule 3: a range is drawn to its end, and not as its middle; there are no error bars."""
    rows = table_of(axes).set_index("id")
    assert not any(isinstance(one, ErrorbarContainer) for one in axes.containers), "error bars"
    for (_, identity), parts in bars(axes).items():
        row = rows.loc[identity]
        stated = row.total if pandas.isna(row.total_max) else row.total_max
        top = max(bar.get_y() + bar.get_height() for bar in parts.values())
        assert top >= stated, f"{identity} is drawn up to {top}, and its row says {stated}"


def counts_are_not_joined(axes):
    """Rule 4: no line leads from one count to another."""
    for one in all_axes(axes):
        for line in one.lines:
            if line.get_gid() is None and len(line.get_xdata()) == 2:
                continue  # the base line of a panel
            assert len(set(line.get_ydata())) == 1, "a line joins two counts"


def a_panel_has_one_source(axes):
    """Rule 5: all marks of a panel go back to one source."""
    table = table_of(axes)
    for panel in all_axes(axes):
        own = [gid for artist in [*panel.patches, *panel.lines] if (gid := artist.get_gid())]
        rows = table[table.id.isin({one for gid in own for one in rows_of(gid, list(table.id))})]
        name = panel.get_label()
        of_one = any({name} == set(rows[column]) for column in ("outlet", "story_from"))
        sources = set(rows.counted_by) if "counted_by" in rows else set()
        assert of_one or len(sources) <= 1, "one panel mixes several sources"


def what_is_not_split_is_hatched(axes):
    """Rule 6: a count whose dead nobody tells apart is hatched or dashed, and not left out."""
    rows = table_of(axes).set_index("id")
    for (_, identity), parts in bars(axes).items():
        row = rows.loc[identity]
        if "total" in parts or row[list(SIDES)].notna().any():
            continue
        assert set(parts) & {"not assigned", "estimate"}, f"{identity} is missing"
        assert all(bar.get_hatch() or part == "estimate" for part, bar in parts.items())


def parts_add_up_to_the_total(axes):
    """Rule 7: pieces are as high as the row says, and what is left is drawn as not assigned."""
    rows = table_of(axes).set_index("id")
    for (_, identity), parts in bars(axes).items():
        row = rows.loc[identity]
        counted = {part: bar.get_height() for part, bar in parts.items() if part in SIDES}
        for part, height in counted.items():
            assert height == row[part], f"{identity} {part} is not as the table says"
        range_of = "estimate" if not pandas.isna(row.total_max) else None
        whole = sum(bar.get_height() for part, bar in parts.items() if part != range_of)
        assert whole == row.total, f"{identity} comes to {whole}, not to {row.total}"


def bars_stand_on_the_day_they_count_to(axes):
    """Rule 8: a bar stands on an as-of day; a thin line leads to the day of printing."""
    table = table_of(axes)
    days = {row.id: a_day(row.as_of).toordinal() for row in table.itertuples() if row.as_of}
    dated = table[table.published != ""]
    printed = {row.id: a_day(row.published).toordinal() for row in dated.itertuples()}
    for _, identity, _, bar in pieces(axes):
        same = table.total == table.set_index("id").total[identity]
        assert int(bar.get_x()) in {days[one] for one in table.id[same] if one in days}, identity
    for identity, mark in marks_of(axes).items():
        if identity in printed:
            assert int(mark.get_xdata()[0]) == printed[identity], f"{identity} is on another day"


# --- 11 to 15: every figure


def every_mark_leads_to_its_row(axes):
    """Rule 11: each mark's gid names rows of the table, each row leads on, and none is twice."""
    table = table_of(axes)
    ids = [str(identity) for identity in table.id]
    gids = [gid for artist in all_artists(axes) if (gid := artist.get_gid())]
    assert len(gids) == len(set(gids)), "two marks have one id"
    assert gids, "no mark has an id"
    for gid in gids:
        assert rows_of(gid, ids), f"the mark {gid!r} leads to no row"
    unmarked = [bar for bar in axes.patches if not bar.get_gid() and bar.get_label() != KEY]
    assert not unmarked, "a bar without an id leads to no row"
    for line in axes.lines:
        of_panel = line.get_marker() == "None" and len(set(line.get_xdata())) <= 2
        assert line.get_gid() or of_panel, "a point without id leads to no row"
    assert all(str(address).startswith("http") for address in table.address)
    assert set(table.columns) & {"outlet", "basis"}, "nothing says who published"
    assert set(table.columns) & DAYS, "nothing says when"
    drawn = {one for gid in gids for one in rows_of(gid, ids)}
    said = words_of(axes) + " ".join(map(str, table.get("words", [])))
    for row in table[~table.id.astype(str).isin(drawn)].itertuples():
        assert str(row.id) in said or str(getattr(row, "words", "?")) in said, f"{row.id} is lost"


def who_says_and_who_prints_are_apart(axes):
    """Rule 12: the table tells who says it from who published it; no pie shares them out."""
    table = table_of(axes)
    assert not any(isinstance(artist, Wedge) for artist in all_artists(axes)), "a pie"
    assert set(table.columns) & WHO_SAYS, "nothing says who said it"


def lengths_start_at_zero(axes):
    """Rule 13: counts stand on a linear axis from zero."""
    for one in all_axes(axes):
        if one.patches or one.collections:
            vertical = [getattr(bars, "orientation", "") == "vertical" for bars in one.containers]
            upright = any(vertical) or bool(one.get_ylabel())
            scale = one.get_yscale() if upright else one.get_xscale()
            limits = one.get_ylim() if upright else one.get_xlim()
            assert scale == "linear", "the axis of counts is not linear"
            assert limits[0] == 0, "the axis of counts does not start at zero"


def looks_of(axes):
    """The look of every mark: its colour, and its second cue (hatching, shape, width, dashes)."""
    bars = [
        (
            to_rgb(bar.get_facecolor()) if to_rgba(bar.get_facecolor())[3] else (1, 1, 1),
            bar.get_hatch() or bar.get_linestyle(),
        )
        for one in all_axes(axes)
        for bar in one.patches
    ]
    lines = [
        line
        for one in all_axes(axes)
        for line in one.lines
        if line.get_gid() or line.get_marker() != "None"
    ]
    return bars, [
        (to_rgb(line.get_markerfacecolor()), line.get_marker())
        if line.get_marker() != "None"
        else (to_rgb(line.get_color()), (line.get_linewidth(), line.get_linestyle()))
        for line in lines
    ]


def no_flag_colours_and_no_red(axes):
    """Rule 14: no saturated red or green, and few looks: five of areas, five of points or lines."""
    for looks in looks_of(axes):
        for colour, _ in looks:
            hue, saturation, value = rgb_to_hsv(colour)
            vivid = saturation > 0.6 and value > 0.4
            assert not (vivid and (hue < 0.04 or hue > 0.94)), f"red: {colour}"
            assert not (vivid and 0.25 < hue < 0.45), f"green: {colour}"
    areas, lines = (set(looks) for looks in looks_of(axes))
    colours = {colour for colour, _ in areas}
    assert len(colours) <= 5, f"{len(colours)} colours of areas"
    assert len(areas) <= 6, f"{len(areas)} looks of areas"
    assert len(lines) <= 5, f"{len(lines)} looks of points and lines"


def looks_differ_without_colour(axes):
    """Rule 14: two looks never differ by hue alone."""
    looks = [look for group in looks_of(axes) for look in set(group)]
    greys = [0.2126 * red + 0.7152 * green + 0.0722 * blue for (red, green, blue), _ in looks]
    for number, (_, cue) in enumerate(looks):
        for other in range(number + 1, len(looks)):
            told_apart = cue != looks[other][1] or abs(greys[number] - greys[other]) > 0.08
            assert told_apart, "told apart by hue alone"


def words_are_plain_and_sides_alike(axes):
    """Rule 15: no word that judges or thrills, and one kind of mark for the dead of every side."""
    table = table_of(axes)
    studied = " ".join(str(table[name].tolist()) for name in ("family", "label") if name in table)
    said = set(re.findall(r"\w+", words_of(axes).lower())) & NOT_PLAIN
    assert not said - set(re.findall(r"\w+", studied.lower())), f"not plain: {said}"
    for parts in bars(axes).values():
        shapes = {
            (round(bar.get_width(), 9), bar.get_linewidth(), type(bar))
            for part, bar in parts.items()
            if part in SIDES
        }
        assert len(shapes) <= 1, "the dead of one side are drawn otherwise than those of another"


def words_go_with_it(axes):
    """A finding with a number as title, and alternative text of fitting length."""
    description = axes.toolkit_description
    assert 40 <= len(description.alt) <= LONGEST_ALT, "alternative text too short or too long"
    assert any(sign.isdigit() for sign in title_of(axes)), "the title states no finding"


def texts_can_be_read(axes):
    """9 points or more, inside the figure, none on another."""
    assert_texts_can_be_read(axes)


def accounts_stand_at_their_own_numbers(axes):
    """Rule 3: a mark stands at what its account says, from least to most, and nowhere else."""
    table = table_of(axes).set_index("id")
    for line in [one for one in axes.lines if one.get_gid()]:
        row = table.loc[line.get_gid()]
        said = sorted({int(n) for n in (row.count_min, row.count_max) if not pandas.isna(n)})
        drawn = list(line.get_xdata()) if line.get_transform() == axes.transData else []
        assert drawn == said, f"{line.get_gid()} says {said} and is drawn at {drawn}"


def what_is_not_proved_looks_so(axes):
    """Rule 2: an estimate, or a sum of ours, is a dashed empty box, never a solid one."""
    for box in axes.patches:
        assert box.get_linestyle() not in ("-", "solid"), f"{box.get_gid()} looks proved"
        assert to_rgb(box.get_facecolor()) == (1, 1, 1), f"{box.get_gid()} is filled"


OF_THE_DEAD = (
    the_dead_are_reported,
    an_estimate_is_an_empty_box,
    nothing_is_averaged,
    counts_are_not_joined,
    a_panel_has_one_source,
    what_is_not_split_is_hatched,
    parts_add_up_to_the_total,
    bars_stand_on_the_day_they_count_to,
    lengths_start_at_zero,
)
EVERYWHERE = (
    every_mark_leads_to_its_row,
    no_flag_colours_and_no_red,
    looks_differ_without_colour,
    words_are_plain_and_sides_alike,
    words_go_with_it,
    texts_can_be_read,
)
