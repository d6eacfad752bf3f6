"""Labels, matrix, tiers and tree: what is drawn is what stands in the table behind it."""

import pandas
import pytest

from toolkit import (
    compare_labels,
    load_chains,
    load_matrix,
    load_memberships,
    plot_labels,
    plot_matrix,
    plot_part_of,
    plot_tiers,
)
from toolkit.errors import ToolkitError


def marks(axes):
    return [line for line in axes.lines if line.get_gid()]


def test_every_label_is_drawn_once_for_each_of_its_kinds():
    labels = compare_labels("rebels")
    drawn = [mark.get_gid().split()[0] for mark in marks(plot_labels(labels))]
    expected = [row.id for row in labels.itertuples() for _ in row.family.split("; ")]
    assert sorted(drawn) == sorted(expected)


def test_a_word_that_is_handed_on_is_hollow_and_an_own_word_is_filled():
    labels = compare_labels("capture of hospital or base").set_index("id")
    for mark in marks(plot_labels(labels.reset_index())):
        hollow = mark.get_markerfacecolor() == "white"
        assert hollow == (labels.attributed[mark.get_gid().split()[0]] == "yes")


def test_a_label_stands_in_the_row_of_its_outlet_and_the_column_of_its_kind():
    axes = plot_labels(compare_labels("rebels"))
    rows = {t.get_text(): t.get_position()[1] for t in axes.texts if t.get_rotation() == 0}
    columns = {
        t.get_text().split("  ")[0]: t.get_position()[0]
        for t in axes.texts
        if t.get_rotation() == 90
    }
    (mark,) = [mark for mark in marks(axes) if mark.get_gid() == "L126 revolutionaries"]
    assert mark.get_ydata()[0] == rows["Akhbar Al Aan"]
    assert abs(mark.get_xdata()[0] - columns["revolutionaries"]) < 0.5


def test_every_cell_of_the_matrix_is_in_a_mark_of_its_verdict():
    matrix = load_matrix()
    matrix = matrix[matrix.statement.isin([1, 2, 7])]
    shapes = {"consistent": "o", "discrepant": "D", "ambiguous": "o"}
    drawn = {}
    for mark in marks(plot_matrix(matrix)):
        for cell in mark.get_gid().split():
            drawn[cell] = (mark.get_marker(), mark.get_markerfacecolor() == "white")
    assert set(drawn) == set(matrix.cell)
    for row in matrix.itertuples():
        assert drawn[row.cell] == (shapes[row.verdict], row.verdict == "ambiguous")


def test_silence_is_drawn_as_nothing():
    matrix = load_matrix()
    two = matrix[matrix.statement == 2]
    crossings = two.drop_duplicates(["aspect", "outlet", "verdict"])
    assert len(marks(plot_matrix(two))) == len(crossings)


def test_a_line_leads_from_an_unstated_way_of_knowing_nowhere():
    chains = load_chains().set_index("id")
    for line in marks(plot_tiers(chains.reset_index())):
        tiers = 2 if chains.knew_by[line.get_gid()] == "not stated" else 3
        assert len(line.get_xdata()) == tiers


def test_the_title_counts_the_accounts_of_the_biggest_source():
    title = plot_tiers(load_chains()).get_figure().texts[0].get_text()
    chains = load_chains()
    resting = chains[chains.said_by == "Syrian Observatory for Human Rights"].account.nunique()
    assert title.startswith(f"{resting} of 45 accounts rest on one source")


def test_a_disputed_tie_is_not_a_whole_line():
    ties = load_memberships("2014-01-08").set_index("id")
    for line in marks(plot_part_of(ties.reset_index())):
        assert (line.get_linestyle() == "-") == (ties.disputed[line.get_gid()] == "no")


@pytest.mark.parametrize(
    ("draw", "says"),
    [
        (lambda: plot_labels(compare_labels("bombing")), "plot_labels draws one actor or one act"),
        (lambda: plot_matrix(load_matrix()[:0]), "plot_matrix got no cells"),
        (lambda: plot_tiers(load_chains()[:0]), "plot_tiers got no rows"),
        (lambda: plot_part_of(load_memberships()[:0]), "plot_part_of got no ties"),
        (lambda: plot_matrix(pandas.DataFrame({"cell": [1]})), "plot_matrix needs a column"),
    ],
)
def test_nothing_to_draw_is_said_in_a_sentence(draw, says):
    with pytest.raises(ToolkitError) as refusal:
        draw()
    assert str(refusal.value).startswith(says)


def test_one_row_is_drawn_without_a_fault():
    plot_labels(compare_labels("capture of hospital or base", "de"))
    plot_matrix(load_matrix()[:1])
    plot_tiers(load_chains()[:1])
    plot_part_of(load_memberships()[:1])
