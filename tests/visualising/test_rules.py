"""Every figure of the course keeps the rules, and each rule catches a figure that breaks it."""

import dataclasses
import functools
from datetime import date

import pytest

from toolkit import (
    compare_labels,
    load_chains,
    load_matrix,
    load_original_times,
    load_tolls,
    plot_labels,
    plot_matrix,
    plot_tiers,
    plot_timeline,
    plot_tolls,
    resolve_times,
)
from toolkit.visualising.course_figures import COURSE_FIGURES

from . import rules
from .rules import EVERYWHERE, OF_THE_DEAD

PUBLISHED = date(2014, 1, 8)
BAD = "11 tolls drawn badly"
HONEST = {name: draw for name, draw in COURSE_FIGURES.items() if name != BAD}
FURTHER = {
    "labels of an act": lambda: plot_labels(compare_labels("capture of hospital or base")),
    "the whole matrix": lambda: plot_matrix(load_matrix()),
    "tiers of the tolls": lambda: plot_tiers(load_chains("tolls")),
}
FIGURES = {**HONEST, **FURTHER}
TOLLS = [name for name in HONEST if "tolls" in name]
ACCOUNTS = [name for name in HONEST if "accounts" in name]
COUNTED = ["00 ribbon", "01 ribbon by role", "02 voices", *ACCOUNTS]
OF_CLAIMS = [name for name in FIGURES if not any(own in name for own in ("ribbon", "timeline"))]


@functools.cache
def drawn(name):
    """A figure, drawn once: the rules read it and leave it as it is."""
    return FIGURES[name]()


@pytest.mark.parametrize("rule", EVERYWHERE, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_keeps_the_rule(name, rule):
    rule(drawn(name))


@pytest.mark.parametrize("name", OF_CLAIMS)
def test_a_figure_of_claims_keeps_who_says_and_who_prints_apart(name):
    rules.who_says_and_who_prints_are_apart(drawn(name))


@pytest.mark.parametrize("rule", OF_THE_DEAD, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("name", TOLLS)
def test_a_figure_of_the_dead_keeps_the_rule(name, rule):
    rule(drawn(name))


@pytest.mark.parametrize("name", ACCOUNTS)
def test_an_account_stands_at_its_own_number_and_a_guess_looks_like_one(name):
    rules.accounts_stand_at_their_own_numbers(drawn(name))
    rules.what_is_not_proved_looks_so(drawn(name))


@pytest.mark.parametrize("name", COUNTED)
def test_counts_start_at_zero(name):
    rules.lengths_start_at_zero(drawn(name))


# --- each rule catches a figure that breaks it, and no other does


def small_tolls():
    """A count that is split, the printing of the report, which is not, and one printed later."""
    return plot_tolls(load_tolls().query("id in ['T10', 'T11', 'T12', 'T16', 'T24']"))


def bar_of(axes, gid):
    return next(bar for bar in axes.patches if bar.get_gid() == gid)


def saying_killed_without_reported(axes):
    for text in [*axes.get_figure().texts, axes.yaxis.label]:
        text.set_text(text.get_text().replace("reported ", ""))


def with_an_estimate_drawn_solid(axes):
    pieces = [bar for bar in axes.patches if str(bar.get_gid()).startswith("T12 ")]
    pieces[-1].set_gid("T12 estimate")
    axes.toolkit_description.table.loc[lambda table: table.id == "T12", "isis"] = 0


def with_a_range_cut_short(axes):
    axes.toolkit_description.table.loc[lambda table: table.id == "T24", "total_max"] = 1000


def with_error_bars(axes):
    axes.errorbar([date(2014, 1, 12).toordinal()], [697], yerr=50, fmt="none", gid="T24 range")


def joined(axes):
    days = [date(2014, 1, 8).toordinal(), date(2014, 1, 12).toordinal()]
    axes.plot(days, [385, 697], gid="T24 joined", color="#5a5a5a", linewidth=0.7)


def with_a_second_source(axes):
    axes.toolkit_description.table.loc[lambda table: table.id == "T24", "counted_by"] = "SNHR"


def with_a_missing_split_drawn_like_any(axes):
    bar_of(axes, "T10 not assigned").set_hatch(None)


def with_parts_that_do_not_add_up(axes):
    bar_of(axes, "T12 civilians").set_height(40)


def on_the_day_of_printing(axes):
    for part in ("civilians", "rebels", "isis"):
        bar_of(axes, f"T24 {part}").set_x(date(2014, 1, 13).toordinal() + 0.1)


def without_an_id(axes):
    next(line for line in axes.lines if line.get_gid() == "T24").set_gid(None)


def with_one_id_twice(axes):
    first, second, *_ = (line for line in axes.lines if line.get_gid().endswith("line"))
    second.set_gid(first.get_gid())


def without_who_says(axes):
    old = axes.toolkit_description
    silent = old.table.drop(columns=["counted_by", "attributed_to"])
    axes.toolkit_description = dataclasses.replace(old, table=silent)


def cut_below(axes):
    axes.set_ylim(1, axes.get_ylim()[1])


def on_a_log_scale(axes):
    axes.set_yscale("symlog")


def in_red(axes):
    for bar in axes.patches:
        if str(bar.get_gid()).endswith("isis"):
            bar.set_facecolor("#990000")


def by_hue_alone(axes):
    for bar in axes.patches:
        if str(bar.get_gid()).endswith("rebels"):
            bar.set_facecolor("#4B6FA9")
        if str(bar.get_gid()).endswith("civilians"):
            bar.set_facecolor("#7D6A2A")


def with_a_word_that_thrills(axes):
    title = axes.get_figure().texts[0]
    title.set_text(title.get_text().replace("the dead", "the martyrs"))


def with_one_side_in_thicker_outlines(axes):
    for bar in axes.patches:
        if str(bar.get_gid()).endswith("civilians"):
            bar.set_linewidth(2)


def without_a_title(axes):
    axes.get_figure().texts[0].remove()


def in_small_type(axes):
    axes.get_figure().texts[-1].set_fontsize(7)


def on_top_of_one_another(axes):
    first, second, *_ = axes.get_figure().texts
    second.set_position(first.get_position())


BROKEN = {
    saying_killed_without_reported: rules.the_dead_are_reported,
    with_an_estimate_drawn_solid: rules.an_estimate_is_an_empty_box,
    with_a_range_cut_short: rules.nothing_is_averaged,
    with_error_bars: rules.nothing_is_averaged,
    joined: rules.counts_are_not_joined,
    with_a_second_source: rules.a_panel_has_one_source,
    with_a_missing_split_drawn_like_any: rules.what_is_not_split_is_hatched,
    with_parts_that_do_not_add_up: rules.parts_add_up_to_the_total,
    on_the_day_of_printing: rules.bars_stand_on_the_day_they_count_to,
    without_an_id: rules.every_mark_leads_to_its_row,
    with_one_id_twice: rules.every_mark_leads_to_its_row,
    without_who_says: rules.who_says_and_who_prints_are_apart,
    cut_below: rules.lengths_start_at_zero,
    on_a_log_scale: rules.lengths_start_at_zero,
    in_red: rules.no_flag_colours_and_no_red,
    by_hue_alone: rules.looks_differ_without_colour,
    with_a_word_that_thrills: rules.words_are_plain_and_sides_alike,
    with_one_side_in_thicker_outlines: rules.words_are_plain_and_sides_alike,
    without_a_title: rules.words_go_with_it,
    in_small_type: rules.texts_can_be_read,
    on_top_of_one_another: rules.texts_can_be_read,
}
ALL = (*OF_THE_DEAD, *EVERYWHERE, rules.who_says_and_who_prints_are_apart)


def broken_by(axes):
    """The names of the rules that a figure breaks."""
    found = set()
    for rule in ALL:
        try:
            rule(axes)
        except AssertionError:
            found.add(rule.__name__)
    return found


def test_the_figure_to_be_broken_keeps_every_rule():
    assert broken_by(small_tolls()) == set()


@pytest.mark.parametrize(("breaks", "rule"), BROKEN.items(), ids=lambda one: one.__name__)
def test_a_figure_that_breaks_one_rule_is_caught_by_it_and_by_no_other(breaks, rule):
    axes = small_tolls()
    breaks(axes)
    assert broken_by(axes) == {rule.__name__}


def test_the_figure_drawn_badly_breaks_what_it_is_meant_to_break():
    found = broken_by(COURSE_FIGURES[BAD]())
    assert found >= {
        "the_dead_are_reported",
        "counts_are_not_joined",
        "lengths_start_at_zero",
        "no_flag_colours_and_no_red",
    }


def test_a_bar_that_is_wider_than_its_doubt_would_be_seen():
    resolved = resolve_times(load_original_times(), PUBLISHED)
    widths = {bar.get_gid(): bar.get_width() for bar in plot_timeline(resolved, PUBLISHED).patches}
    rows = resolved.set_index("id")
    for identity, width in widths.items():
        start, end = rows.start[identity], rows.end[identity]
        days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
        assert width == days or start < "2013-11-18", identity
