"""The rules for honest figures, as far as they apply so far, checked on what was drawn.

Each check takes axes and fails with a sentence; test_rules.py proves on a counter-example that it
can fail.
"""

from matplotlib.colors import rgb_to_hsv, to_rgb

from .readable import assert_texts_can_be_read

LONGEST_ALT = 300


def marks(axes):
    """Every bar and line that stands for something, by gid; keys and grids have none."""
    return [mark for mark in [*axes.patches, *axes.lines] if mark.get_gid()]


def every_mark_leads_to_its_row(axes):
    """Rule 11: a mark's gid begins with the id of a row of the table, which has an address."""
    table = axes.toolkit_description.table
    ids = [str(identity) for identity in table.id]
    pieces_of_the_key = [bar for bar in axes.patches if bar.get_width() == 2.5]
    drawn = [bar for bar in axes.patches if bar not in pieces_of_the_key]
    for mark in [*drawn, *points_and_lines(axes)]:
        gid = mark.get_gid() or "without id"
        named = [identity for identity in ids if gid == identity or gid.startswith(f"{identity} ")]
        assert named, f"the mark {gid!r} leads to no row"
    assert all(str(address).startswith("http") for address in table.address)


def points_and_lines(axes):
    """Every point, and every line that stands for something; the marks of other pages aside."""
    drawn = [line for line in axes.lines if line.get_gid() or line.get_marker() != "None"]
    return [line for line in drawn if line.get_gid() != "other pages"]


def looks_of(axes):
    """The look of every mark: its colour, and its second cue (hatching, shape, width)."""
    bars = [(to_rgb(bar.get_facecolor()), bar.get_hatch()) for bar in axes.patches]
    return bars + [
        (to_rgb(line.get_markerfacecolor()), line.get_marker())
        if line.get_marker() != "None"
        else (to_rgb(line.get_color()), line.get_linewidth())
        for line in points_and_lines(axes)
    ]


def lengths_start_at_zero(axes):
    """Rule 13: counts stand on a linear axis from zero."""
    assert axes.get_xscale() == "linear", "the axis of counts is not linear"
    assert axes.get_xlim()[0] == 0, "the axis of counts does not start at zero"


def no_flag_colours_and_no_red(axes):
    """Rule 14: no saturated red or green, and five looks at most."""
    looks = set(looks_of(axes))
    for colour, _ in looks:
        hue, saturation, value = rgb_to_hsv(colour)
        vivid = saturation > 0.6 and value > 0.4
        assert not (vivid and (hue < 0.04 or hue > 0.94)), f"red: {colour}"
        assert not (vivid and 0.25 < hue < 0.45), f"green: {colour}"
    assert len(looks) <= 6, f"{len(looks)} looks"


def looks_differ_without_colour(axes):
    """Rule 14: two looks never differ by hue alone."""
    looks = list(set(looks_of(axes)))
    greys = [0.2126 * red + 0.7152 * green + 0.0722 * blue for (red, green, blue), _ in looks]
    for number, (_, cue) in enumerate(looks):
        for other in range(number + 1, len(looks)):
            told_apart = cue != looks[other][1] or abs(greys[number] - greys[other]) > 0.08
            assert told_apart, "told apart by hue alone"


def words_go_with_it(axes):
    """A finding as title, and alternative text of fitting length."""
    description = axes.toolkit_description
    assert 40 <= len(description.alt) <= LONGEST_ALT, "alternative text too short or too long"
    titles = [text for text in axes.get_figure().texts if text.get_fontweight() == "bold"]
    assert titles, "no title"
    assert any(sign.isdigit() for sign in titles[0].get_text()), "the title states no finding"


def accounts_stand_at_their_own_numbers(axes):
    """Rule 3: a mark stands at what its account says, from least to most, and nowhere else."""
    table = axes.toolkit_description.table.set_index("id")
    for line in points_and_lines(axes):
        row = table.loc[line.get_gid()]
        said = sorted({int(n) for n in (row.count_min, row.count_max) if str(n) != "<NA>"})
        drawn = list(line.get_xdata()) if line.get_transform() == axes.transData else []
        assert drawn == said, f"{line.get_gid()} says {said} and is drawn at {drawn}"


def what_is_not_proved_looks_so(axes):
    """Rule 2: an estimate, or a sum of ours, is a dashed empty box, never a solid one."""
    for box in axes.patches:
        assert box.get_linestyle() not in ("-", "solid"), f"{box.get_gid()} looks proved"
        assert to_rgb(box.get_facecolor()) == (1, 1, 1), f"{box.get_gid()} is filled"


EVERYWHERE = (
    every_mark_leads_to_its_row,
    no_flag_colours_and_no_red,
    looks_differ_without_colour,
    words_go_with_it,
    assert_texts_can_be_read,
)
