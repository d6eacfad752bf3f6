"""The ribbon draws what the table says, whoever changes the table."""

import pytest

from toolkit import load_original_frame, load_original_table, plot_ribbon
from toolkit.errors import ToolkitError
from toolkit.visualising.show import described_figure

from .readable import assert_texts_can_be_read


def bars(axes):
    """A ribbon's bars by gid."""
    return {patch.get_gid(): patch for patch in axes.patches}


def words_on(axes):
    """Every text that stands on the figure."""
    figure = axes.get_figure()
    return [text.get_text() for text in [*axes.texts, *figure.texts]]


@pytest.fixture
def table():
    return load_original_table()


def test_one_bar_a_sentence_as_long_as_its_words(table):
    drawn = bars(plot_ribbon(table))
    assert set(drawn) == set(table.number)
    for row in table.itertuples():
        assert drawn[row.number].get_width() == row.words


def test_bars_stand_in_reading_order_from_the_top(table):
    axes = plot_ribbon(table)
    heights = [bars(axes)[number].get_y() for number in table.number]
    assert heights == sorted(heights)
    low, high = axes.get_ylim()
    assert low > high


def test_lengths_start_at_zero(table):
    assert plot_ribbon(table).get_xlim()[0] == 0


def test_the_frame_is_drawn_thin_and_apart_and_is_not_counted(table):
    drawn = bars(plot_ribbon(table, layer="role"))
    frame = load_original_frame().query("who_is_telling == 'yes'")
    thin = {gid: bar for gid, bar in drawn.items() if gid.startswith("piece")}
    assert set(thin) == {f"piece {piece}" for piece in frame.piece}
    thick = drawn["S1"].get_height()
    assert all(bar.get_height() < thick / 2 for bar in thin.values())
    assert all(bar.get_y() < drawn["S1"].get_y() for bar in thin.values())


def test_a_role_shows_in_greyscale_too(table):
    drawn = bars(plot_ribbon(table, layer="role"))
    shades = {
        role: round(sum(drawn[number].get_facecolor()[:3]), 1)
        for role, number in {"headline": "S1", "lead": "S2", "body": "S3", "caption": "S7"}.items()
    }
    assert len(set(shades.values())) == 4


def test_the_title_states_the_finding_of_the_table_it_was_given(table):
    title = words_on(plot_ribbon(table))
    assert any(
        "807 words in 32 sentences; the longest, S2, our 2 and 3, has 54" in text for text in title
    )
    shorter = table.drop(index=1).reset_index(drop=True)
    title = words_on(plot_ribbon(shorter))
    assert any(
        "753 words in 31 sentences; the longest, S3, our 4 and 5, has 49" in text for text in title
    )


def test_notes_stand_beside_their_bars(table):
    axes = plot_ribbon(table, notes={"S12": "look here"})
    note = next(text for text in axes.texts if text.get_text() == "look here")
    assert note.get_position()[1] == 11


def test_the_longest_sentence_says_what_is_missing_in_it(table):
    assert "lead: no day, no place within Syria, no number" in words_on(
        plot_ribbon(table, layer="role")
    )
    changed = table.copy()
    changed.loc[1, "day"] = "Monday"
    drawn = words_on(plot_ribbon(changed, layer="role"))
    assert "lead: no day, no place within Syria, no number" not in drawn
    assert any(text.startswith("the first day: Monday") for text in drawn)


def test_texts_are_nine_points_or_more_and_do_not_overlap(table):
    for layer in ("none", "role"):
        assert_texts_can_be_read(
            plot_ribbon(table, layer=layer, notes={"S12": "the sentence of your bet"})
        )


def test_the_described_table_names_every_bar_with_its_length_and_address(table):
    axes = plot_ribbon(table, layer="role")
    described = axes.toolkit_description.table.set_index("id")
    assert set(described.index) == set(bars(axes))
    for gid, bar in bars(axes).items():
        assert described.words[gid] == bar.get_width()
    assert described.address.str.startswith("https://").all()


def test_the_alternative_text_is_short_and_says_what_is_not_counted(table):
    axes = plot_ribbon(table, layer="role")
    alt = axes.toolkit_description.alt
    assert len(alt) <= 300
    for part in (
        "32 sentences",
        "807 words",
        "S2, our 2 and 3, with 54",
        "2 caption",
        "not counted",
    ):
        assert part in alt


def test_it_draws_on_axes_that_are_handed_in(table):
    from matplotlib.figure import Figure

    axes = Figure().subplots()
    assert plot_ribbon(table, ax=axes) is axes


def test_drawing_leaves_no_global_state_behind(table):
    import matplotlib

    before = dict(matplotlib.rcParams)
    described_figure(plot_ribbon(table))
    assert dict(matplotlib.rcParams) == before


def test_an_unknown_layer_and_an_empty_table_are_refused_in_one_sentence(table):
    with pytest.raises(ToolkitError) as refusal:
        plot_ribbon(table, layer="rolle")
    assert str(refusal.value) == (
        "plot_ribbon knows no layer 'rolle'. Did you mean 'role'? "
        "Write layer='none' or 'role'."
    )  # fmt: skip
    with pytest.raises(ToolkitError, match=r"^plot_ribbon got a table without rows;"):
        plot_ribbon(table.head(0))


def test_a_table_in_which_no_sentence_names_a_day_is_drawn_and_says_so(table):
    undated = table.assign(day="")
    drawn = words_on(plot_ribbon(undated, layer="role"))
    assert not any(text.startswith("the first day") for text in drawn)
    assert "no sentence names a day" in plot_ribbon(undated, layer="role").toolkit_description.alt
