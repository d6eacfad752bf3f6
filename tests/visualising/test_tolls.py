"""Counts stand on their days, unjoined and in their parts; what does not fit is said."""

from datetime import date

import pandas
import pytest

from toolkit import (
    load_front_sizes,
    load_tolls,
    plot_toll_panels,
    plot_tolls,
    plot_tolls_badly,
)
from toolkit.errors import ToolkitError
from toolkit.visualising.course_figures import COURSE_FIGURES
from toolkit.visualising.marks import all_axes, marks_of

from ..reading.test_tolls import harvest


def ordinal(day):
    return date.fromisoformat(day).toordinal()


def heights(axes, of):
    """The pieces of the bar of one count: part → height."""
    bars = [bar for panel in all_axes(axes) for bar in panel.patches if bar.get_gid()]
    named = [(*bar.get_gid().split(" ", 1), bar.get_height()) for bar in bars]
    return {part: height for identity, part, height in named if identity == of}


def words(axes):
    return " ".join(text.get_text() for text in axes.get_figure(root=True).texts)


def test_the_count_of_the_report_is_split_as_another_outlet_printed_it():
    axes = plot_tolls(load_tolls().query("id in ['T11', 'T12']"))
    assert heights(axes, "T12") == {"rebels": 198, "isis": 131, "civilians": 56}


def test_a_bar_stands_on_the_last_day_it_counts_and_its_mark_on_the_day_of_printing():
    axes = plot_tolls(load_tolls().query("id == 'T11'"))
    marks = marks_of(axes)
    assert int(marks["T11 not assigned"].get_x()) == ordinal("2014-01-07")
    assert int(marks["T11"].get_xdata()[0]) == ordinal("2014-01-08")


def test_a_count_that_nobody_split_is_one_hatched_piece_as_high_as_the_count():
    axes = plot_tolls(load_tolls().query("id == 'T11'"))
    piece = marks_of(axes)["T11 not assigned"]
    assert (piece.get_height(), bool(piece.get_hatch())) == (385, True)


def test_what_the_parts_leave_is_a_piece_of_its_own():
    axes = plot_tolls(load_tolls().query("id == 'T46'"))
    assert heights(axes, "T46")["not assigned"] == 1747 - 979 - 531 - 215


def test_a_range_goes_on_as_an_empty_dashed_box():
    axes = plot_tolls(load_tolls().query("id == 'T71'"))
    box = marks_of(axes)["T71 estimate"]
    assert (box.get_y(), box.get_height()) == (5641, 6991 - 5641)
    assert box.get_facecolor()[3] == 0
    assert box.get_linestyle() != "-"


def test_a_printing_that_says_at_least_has_another_mark_than_one_that_counts():
    axes = plot_tolls(load_tolls().query("id in ['T11', 'T12']"))
    marks = marks_of(axes)
    assert (marks["T11"].get_marker(), marks["T12"].get_marker()) == ("^", "o")


def test_every_printing_of_the_lesson_has_its_mark():
    axes = COURSE_FIGURES["11 tolls"]()
    assert set(axes.toolkit_description.table.id) <= set(marks_of(axes))


def test_two_sources_are_refused_with_the_way_to_draw_them():
    two = load_tolls().query("id in ['T11', 'T35']")
    with pytest.raises(ToolkitError, match="draws the counts of one source, and got 2") as refusal:
        plot_tolls(two)
    assert 'plot_toll_panels(tolls, by="source")' in str(refusal.value)


def test_two_scopes_are_refused():
    with pytest.raises(ToolkitError, match="draws the counts of one scope, and got 2"):
        plot_tolls(load_tolls().query("id in ['T11', 'T68']"))


@pytest.mark.parametrize("draw", [plot_tolls, plot_toll_panels])
def test_a_strange_language_is_refused(draw):
    with pytest.raises(ToolkitError, match="knows no language 'fr'"):
        draw(load_tolls().query("id == 'T11'"), language="fr")


def test_in_arabic_the_sides_and_the_axis_are_arabic():
    axes = plot_tolls(load_tolls().query("id == 'T12'"), language="ar")
    inside = " ".join(text.get_text() for text in axes.texts)
    assert "مدنيون 56" in inside
    assert axes.get_ylabel() == "عدد القتلى بحسب ما أُعلن"


@pytest.mark.parametrize("draw", [plot_tolls, plot_toll_panels, plot_tolls_badly])
def test_no_rows_are_answered_in_a_sentence(draw):
    with pytest.raises(ToolkitError, match=r"^plot_toll.*\.$"):
        draw(load_tolls()[:0])


def test_parts_that_are_more_than_the_total_are_not_drawn_and_said():
    axes = plot_tolls(harvest(civilians=[None, 30, None]))
    assert heights(axes, "G2") == {"not assigned": 12}
    assert "G2: its parts come to 39, more than its total of 12; drawn without them." in words(axes)


def test_rows_without_a_number_or_a_day_are_named_below():
    axes = plot_tolls(harvest(total=[12, 12, None], as_of=["", "1899-10-02", "1899-10-09"]))
    assert "Rows that print no number, so not drawn: G3." in words(axes)
    assert "Rows without a day up to which they count, so not drawn: G1." in words(axes)


def test_a_printing_before_its_last_day_is_named_below():
    axes = plot_tolls(harvest(published=["1899-10-01", "1899-10-03", "1899-10-10"]))
    assert "Rows printed before the last day they count, as the table has it: G1." in words(axes)


def test_a_printing_without_a_day_keeps_its_mark():
    axes = plot_tolls(harvest(published=["", "1899-10-03", "1899-10-10"]))
    assert {"G1", "G2", "G3"} <= set(marks_of(axes))


def test_a_table_of_the_readers_own_needs_few_columns():
    few = harvest()[["id", "total", "as_of", "published", "address"]]
    assert plot_tolls(few).toolkit_description.table.counted_by.unique().tolist() == ["not said"]


def test_a_panel_is_drawn_for_each_source_on_one_scale():
    axes = COURSE_FIGURES["11 tolls by source"]()
    assert len({panel.get_ylim() for panel in axes.child_axes}) == 1
    assert axes.child_axes[0].get_label() == "Syrian Observatory for Human Rights"


def test_an_unknown_column_for_panels_is_refused_with_the_nearest():
    with pytest.raises(ToolkitError, match=r"no column 'outlets'.*'outlet'"):
        plot_toll_panels(load_front_sizes(), by="outlets")


def test_too_many_panels_are_refused():
    with pytest.raises(ToolkitError, match="draws 1 to 8 panels, and 'outlet' gives"):
        plot_toll_panels(load_tolls(), by="outlet")


def test_the_bad_twin_averages_the_numbers_of_a_day():
    """By hand: 300 and 385 on 8 January."""
    axes = plot_tolls_badly(load_tolls().query("id in ['T10', 'T11', 'T20']"))
    assert list(axes.lines[0].get_ydata()) == [342.5, 482]
    assert "on purpose" in words(axes)


def test_one_day_is_not_enough_for_a_line_between_days():
    with pytest.raises(ToolkitError, match="two days or more"):
        plot_tolls_badly(load_tolls().query("id == 'T11'"))


@pytest.mark.parametrize("draw", [plot_tolls, plot_toll_panels])
def test_a_gap_is_nan_or_empty_and_never_zero(draw):
    gaps = harvest(total_max=[float("nan")] * 3, unidentified=[float("nan")] * 3)
    axes = draw(gaps)
    assert all(height > 0 for of in ("G2", "G3") for height in heights(axes, of).values())
    assert pandas.isna(axes.toolkit_description.table.unidentified).all()
