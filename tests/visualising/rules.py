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
    for bar in axes.patches:
        if bar.get_gid() is None and bar.get_width() == 2.5:
            continue  # a piece of the key
        gid = bar.get_gid() or "without id"
        named = [identity for identity in ids if gid == identity or gid.startswith(f"{identity} ")]
        assert named, f"the mark {gid!r} leads to no row"
    assert all(str(address).startswith("https://") for address in table.address)


def lengths_start_at_zero(axes):
    """Rule 13: counts stand on a linear axis from zero."""
    assert axes.get_xscale() == "linear", "the axis of counts is not linear"
    assert axes.get_xlim()[0] == 0, "the axis of counts does not start at zero"


def no_flag_colours_and_no_red(axes):
    """Rule 14: no saturated red or green, and five looks at most."""
    looks = set()
    for bar in axes.patches:
        colour = to_rgb(bar.get_facecolor())
        hue, saturation, value = rgb_to_hsv(colour)
        vivid = saturation > 0.6 and value > 0.4
        assert not (vivid and (hue < 0.04 or hue > 0.94)), f"red: {colour}"
        assert not (vivid and 0.25 < hue < 0.45), f"green: {colour}"
        looks.add((colour, bar.get_hatch()))
    assert len(looks) <= 6, f"{len(looks)} looks"


def looks_differ_without_colour(axes):
    """Rule 14: two looks never differ by hue alone."""
    looks = {}
    for bar in axes.patches:
        red, green, blue = to_rgb(bar.get_facecolor())
        grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        looks[(red, green, blue, bar.get_hatch())] = (grey, bar.get_hatch())
    values = list(looks.values())
    for number, (grey, hatch) in enumerate(values):
        for other_grey, other_hatch in values[number + 1 :]:
            assert hatch != other_hatch or abs(grey - other_grey) > 0.08, "told apart by hue alone"


def words_go_with_it(axes):
    """A finding as title, and alternative text of fitting length."""
    description = axes.toolkit_description
    assert 40 <= len(description.alt) <= LONGEST_ALT, "alternative text too short or too long"
    titles = [text for text in axes.get_figure().texts if text.get_fontweight() == "bold"]
    assert titles, "no title"
    assert any(sign.isdigit() for sign in titles[0].get_text()), "the title states no finding"


EVERYWHERE = (
    every_mark_leads_to_its_row,
    no_flag_colours_and_no_red,
    looks_differ_without_colour,
    words_go_with_it,
    assert_texts_can_be_read,
)
