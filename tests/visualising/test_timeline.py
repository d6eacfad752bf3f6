"""The timeline is as wide as the doubt, and draws nothing that has no day."""

from datetime import date

import pytest

from toolkit import load_original_times, plot_timeline, resolve_times
from toolkit.errors import ToolkitError

from .readable import assert_texts_can_be_read

PUBLISHED = date(2014, 1, 8)


@pytest.fixture
def resolved():
    return resolve_times(load_original_times(), PUBLISHED)


def bars(axes):
    """Bars by gid."""
    return {patch.get_gid(): patch for patch in axes.patches}


def written(axes):
    return [text.get_text() for text in [*axes.texts, *axes.get_figure().texts]]


def test_a_bar_begins_on_its_first_day_and_ends_after_its_last(resolved):
    drawn = bars(plot_timeline(resolved, PUBLISHED))
    month = drawn["T09"]
    assert month.get_x() == date(2013, 12, 1).toordinal()
    assert month.get_width() == 31
    day = drawn["T03"]
    assert day.get_x() == date(2014, 1, 3).toordinal()
    assert day.get_width() == 1


def test_every_dated_word_is_drawn_once_and_no_other(resolved):
    drawn = bars(plot_timeline(resolved, PUBLISHED))
    assert set(drawn) == set(resolved.id[resolved.start != ""])


def test_a_likely_day_is_hatched_and_a_clear_one_is_not(resolved):
    drawn = bars(plot_timeline(resolved, PUBLISHED))
    assert drawn["T08"].get_hatch()
    assert not drawn["T03"].get_hatch()


def test_what_was_told_stands_above_what_happened(resolved):
    drawn = bars(plot_timeline(resolved, PUBLISHED))
    told = [
        drawn[i].get_y() for i in resolved.id[(resolved.kind == "report") & (resolved.start != "")]
    ]
    happened = [
        drawn[i].get_y() for i in resolved.id[(resolved.kind == "event") & (resolved.start != "")]
    ]
    assert max(told) < min(happened)


def test_what_cannot_be_resolved_is_listed_and_not_drawn(resolved):
    texts = written(plot_timeline(resolved, PUBLISHED))
    assert any(
        "in recent months (S2, our 2 and 3)" in text and "today (S24, our 28)" in text
        for text in texts
    )


def test_the_title_counts_the_words_that_name_one_day(resolved):
    texts = written(plot_timeline(resolved, PUBLISHED))
    assert "9 of 15 mentions of time name one day, 2 of them only likely" in texts


def test_a_day_outside_of_what_is_written_becomes_the_title(resolved):
    texts = written(plot_timeline(resolved, PUBLISHED, others={"T09": date(2013, 11, 22)}))
    first = "Last month in S12, our 16 and 17, is December 2013;\nother pages say 22 November 2013"
    assert any(text.startswith(first) for text in texts)
    inside = written(plot_timeline(resolved, PUBLISHED, others={"T09": date(2013, 12, 22)}))
    assert not any("other pages say" in text for text in inside)


def test_the_described_table_holds_every_word_of_time_with_its_days(resolved):
    axes = plot_timeline(resolved, PUBLISHED)
    described = axes.toolkit_description.table
    assert list(described.id) == list(resolved.id)
    assert list(described.start) == list(resolved.start)
    assert len(axes.toolkit_description.alt) <= 300


def test_texts_are_large_enough_and_do_not_overlap(resolved):
    assert_texts_can_be_read(plot_timeline(resolved, PUBLISHED))
    others = {"T09": date(2013, 11, 22)}
    assert_texts_can_be_read(plot_timeline(resolved, PUBLISHED, others=others))


def test_a_table_without_any_day_is_refused_in_one_sentence(resolved):
    with pytest.raises(ToolkitError, match=r"^plot_timeline got no expression with a day;"):
        plot_timeline(resolved.assign(start="", end=""), PUBLISHED)


@pytest.mark.parametrize("day", ["8 January", "", None])
def test_a_day_of_publication_that_is_none_is_refused_in_one_sentence(resolved, day):
    with pytest.raises(ToolkitError, match="is no day of the calendar; write year, month and day"):
        plot_timeline(resolved, day)


def test_a_day_that_other_pages_give_is_marked_on_its_row(resolved):
    axes = plot_timeline(resolved, PUBLISHED, others={"T09": date(2013, 11, 22)})
    (mark,) = [line for line in axes.lines if line.get_gid() == "T09 other pages"]
    assert mark.get_xdata()[0] == date(2013, 11, 22).toordinal() + 0.5
    row = bars(axes)["T09"]
    assert row.get_y() < mark.get_ydata()[0] < row.get_y() + row.get_height()


def test_words_inside_a_bar_end_before_the_bar_does(resolved):
    axes = plot_timeline(resolved, PUBLISHED)
    axes.get_figure().draw_without_rendering()
    inside = [text for text in axes.texts if text.get_color() == "white"]
    assert len(inside) == 1
    bar = bars(axes)["T09"].get_window_extent()
    box = inside[0].get_window_extent()
    assert bar.x0 <= box.x0
    assert box.x1 <= bar.x1
