"""Every figure of the course keeps the rules, and each rule catches a figure that breaks it."""

from datetime import date

import pytest

from toolkit import (
    compare_labels,
    load_chains,
    load_events,
    load_fights,
    load_matrix,
    load_original_table,
    load_original_times,
    locate_events,
    plot_fights,
    plot_labels,
    plot_map,
    plot_matrix,
    plot_part_of,
    plot_ribbon,
    plot_tiers,
    plot_timeline,
    plot_voices,
    resolve_times,
)

from .readable import assert_texts_can_be_read
from .rules import (
    EVERYWHERE,
    every_mark_leads_to_its_row,
    lengths_start_at_zero,
    looks_differ_without_colour,
    no_flag_colours_and_no_red,
    words_go_with_it,
)

PUBLISHED = date(2014, 1, 8)


def timeline():
    resolved = resolve_times(load_original_times(), PUBLISHED)
    return plot_timeline(resolved, PUBLISHED, others={"T09": date(2013, 11, 22)})


FIGURES = {
    "ribbon": lambda: plot_ribbon(load_original_table(), notes={"S12": "the sentence of your bet"}),
    "ribbon by role": lambda: plot_ribbon(load_original_table(), layer="role"),
    "voices": lambda: plot_voices(load_original_table()),
    "timeline": timeline,
    "labels": lambda: plot_labels(compare_labels("rebels")),
    "labels of an act": lambda: plot_labels(compare_labels("capture of hospital or base")),
    "matrix": lambda: plot_matrix(load_matrix()),
    "part of": plot_part_of,
    "tiers": lambda: plot_tiers(load_chains()),
    "tiers of the tolls": lambda: plot_tiers(load_chains("tolls")),
    "map": lambda: plot_map(locate_events()),
    "map of January in Arabic": lambda: plot_map(
        locate_events(load_events().query("date_from < '2014-02-01'")), language="ar"
    ),
    "fights": lambda: plot_fights(load_fights()),
}


@pytest.mark.parametrize("rule", EVERYWHERE, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)
def test_a_figure_keeps_the_rule(draw, rule):
    rule(draw())


@pytest.mark.parametrize("name", ["ribbon", "ribbon by role", "voices"])
def test_counts_of_words_start_at_zero(name):
    lengths_start_at_zero(FIGURES[name]())


def without_an_id(axes):
    axes.patches[3].set_gid(None)


def cut_below(axes):
    axes.set_xlim(5, 60)


def on_a_log_scale(axes):
    axes.set_xscale("symlog")


def in_red(axes):
    axes.patches[3].set_facecolor("#c00000")


def by_hue_alone(axes):
    axes.patches[3].set_facecolor("#7A9B9A")


def without_a_title(axes):
    axes.get_figure().texts[0].remove()


def in_small_type(axes):
    axes.texts[0].set_fontsize(7)


def on_top_of_one_another(axes):
    axes.texts[0].set_position(axes.texts[1].get_position())


BROKEN = {
    without_an_id: every_mark_leads_to_its_row,
    cut_below: lengths_start_at_zero,
    on_a_log_scale: lengths_start_at_zero,
    in_red: no_flag_colours_and_no_red,
    by_hue_alone: looks_differ_without_colour,
    without_a_title: words_go_with_it,
    in_small_type: assert_texts_can_be_read,
    on_top_of_one_another: assert_texts_can_be_read,
}


@pytest.mark.parametrize(("breaks", "rule"), BROKEN.items(), ids=lambda one: one.__name__)
def test_a_figure_that_breaks_a_rule_is_caught_by_it(breaks, rule):
    axes = FIGURES["ribbon"]()
    rule(axes)
    breaks(axes)
    with pytest.raises(AssertionError):
        rule(axes)


def test_a_point_without_an_id_is_caught():
    axes = FIGURES["labels"]()
    axes.lines[5].set_gid(None)
    with pytest.raises(AssertionError, match="without id"):
        every_mark_leads_to_its_row(axes)


def test_a_bar_that_is_wider_than_its_doubt_would_be_seen():
    axes = timeline()
    widths = {bar.get_gid(): bar.get_width() for bar in axes.patches}
    resolved = resolve_times(load_original_times(), PUBLISHED).set_index("id")
    for identity, width in widths.items():
        start, end = resolved.start[identity], resolved.end[identity]
        days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
        assert width == days or start < "2013-11-18", identity
