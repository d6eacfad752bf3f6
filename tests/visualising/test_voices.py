"""The split ribbon draws every word once, under the voice that the table gives it."""

import pytest

from toolkit import load_original_table, load_report, plot_voices, voices_table
from toolkit.errors import ToolkitError

from .readable import assert_texts_can_be_read


@pytest.fixture
def table():
    return load_original_table()


def pieces(axes):
    """Bars by gid; the key above the bars has none."""
    return {patch.get_gid(): patch for patch in axes.patches if patch.get_gid()}


def written(axes):
    return [text.get_text() for text in [*axes.texts, *axes.get_figure().texts]]


def test_each_piece_is_as_long_as_its_words_and_pieces_stand_end_to_end(table):
    drawn = pieces(plot_voices(table))
    columns = {
        "claim": "words_in_claims",
        "tag": "words_in_tags",
        "own voice": "words_in_own_voice",
    }
    expected = {
        f"{row.number} {part}": getattr(row, column)
        for row in table.itertuples()
        for part, column in columns.items()
        if getattr(row, column)
    }
    assert {gid: bar.get_width() for gid, bar in drawn.items()} == expected
    for row in table.itertuples():
        ends = [
            drawn[f"{row.number} {part}"] for part in columns if f"{row.number} {part}" in drawn
        ]
        place = 0
        for bar in ends:
            assert bar.get_x() == place
            place += bar.get_width()
        assert place == row.words


def test_a_changed_table_changes_the_title_and_the_bars(table):
    changed = table.copy()
    changed.loc[2, "source"] = "a witness"
    texts = written(plot_voices(changed))
    assert any(text.startswith("27 of 32 sentences name or continue a source") for text in texts)
    assert texts.count("no source named") == 5


def test_the_title_and_the_alternative_text_give_the_counted_share(table):
    axes = plot_voices(table)
    assert any("34 % of all words stand under no source" in text for text in written(axes))
    alt = axes.toolkit_description.alt
    assert "claim 48 %, tag 18 %, own voice 34 %" in alt
    assert "S4, our 6 and 7; S6, our 9 and 10; S7, our 11; S16, our 21; S26, our 30" in alt
    assert len(alt) <= 300


def test_the_voices_are_told_apart_without_colour(table):
    drawn = pieces(plot_voices(table))
    looks = {
        part: (
            round(sum(drawn[f"S5 {part}"].get_facecolor()[:3]), 1),
            drawn[f"S5 {part}"].get_hatch(),
        )
        for part in ("claim", "tag", "own voice")
    }
    assert len({hatch or shade for shade, hatch in looks.values()}) == 3


def test_texts_are_large_enough_and_do_not_overlap(table):
    for drawn in (table, voices_table(load_report())):
        assert_texts_can_be_read(plot_voices(drawn))


def test_it_says_which_of_the_two_texts_was_counted(table):
    assert any("Counted on the report" in text for text in written(plot_voices(table)))
    study = written(plot_voices(voices_table(load_report())))
    assert any("Counted on the study text" in text for text in study)


def test_a_table_without_rows_or_columns_is_refused_in_one_sentence(table):
    with pytest.raises(ToolkitError, match="without rows"):
        plot_voices(table.head(0))
    with pytest.raises(ToolkitError, match="needs a column 'source'"):
        plot_voices(table.drop(columns="source"))
