"""Who fights whom: no direction without an attacker, allies and enemies kept apart by province."""

import pandas
import pytest

from toolkit import load_fights, plot_fights
from toolkit.errors import ToolkitError


def regatta(rows):
    """Crews of an invented regatta in the shape of load_fights."""
    columns = ["id", "event_group", "governorate", "first", "second", "relation", "attacker"]
    table = pandas.DataFrame(rows, columns=columns)
    return table.assign(
        event=table.id, date_from="2014-01-03", why="", source="the umpire", outlet="The Log",
        published="2014-01-04", address="https://example.org/log",
    )  # fmt: skip


def marks(axes):
    return {line.get_gid(): line.get_marker() for line in axes.lines if line.get_gid()}


def numbers(axes):
    """Each number that is written, at its row and rounded column."""
    found = {}
    for text in axes.texts:
        if text.get_text().isdigit():
            x, y = text.get_position()
            found.setdefault((round(x), y), []).append(text.get_text())
    return found


def test_a_fight_has_no_direction_unless_an_attacker_is_named():
    axes = plot_fights(
        regatta(
            [
                ("1", "a", "Aleppo", "Reds", "Blues", "against", ""),
                ("2", "b", "Aleppo", "Reds", "Blues", "against", "first"),
                ("3", "c", "Idlib", "Reds", "Blues", "against", "second"),
                ("4", "d", "Raqqa", "Reds", "Blues", "with", ""),
            ]
        )
    )
    assert marks(axes) == {
        "Reds–Blues Aleppo fight": "o",
        "Reds–Blues Aleppo first attacks": ">",
        "Reds–Blues Idlib second attacks": "<",
        "Reds–Blues Raqqa side by side": "D",
    }
    title = axes.get_figure().texts[0].get_text()
    assert title == (
        "In 2 of 4 events a report names who attacks;\n"
        "Reds and Blues: told side by side in Raqqa, enemies in Aleppo and Idlib"
    )


def test_one_event_told_by_three_pages_counts_once():
    rows = [(str(n), "one race", "Aleppo", "Reds", "Blues", "against", "") for n in range(3)]
    assert numbers(plot_fights(regatta(rows))) == {(0, 0.0): ["1"]}


def test_what_is_in_no_one_province_has_a_column_of_its_own_at_the_end():
    axes = plot_fights(
        regatta(
            [
                ("1", "a", "multiple", "Reds", "Blues", "against", ""),
                ("2", "b", "", "Reds", "Blues", "against", ""),
                ("3", "c", "Hama", "Reds", "Blues", "against", ""),
            ]
        )
    )
    assert numbers(axes) == {(0, 0.0): ["1"], (1, 0.0): ["2"]}
    assert "Reds–Blues several, or not said fight" in marks(axes)


def test_allies_in_hasakah_are_enemies_elsewhere():
    fights = load_fights()
    nusra = fights[(fights["first"] == "ISIS") & (fights.second == "Jabhat al-Nusra")]
    january = nusra[nusra.date_from < "2014-02-01"].set_index("relation")
    assert january.governorate["with"] == "Hasakah"
    assert january.governorate["against"] == "Raqqa"


def test_every_row_that_is_clear_is_behind_a_mark():
    axes = plot_fights(load_fights())
    table = axes.toolkit_description.table
    clear = load_fights().query("relation != 'not clear'")
    assert set(table.row) == set(clear.id)
    for gid in marks(axes):
        assert any(gid.startswith(f"{pair} ") for pair in set(table.id)), gid
    assert "not clear: 3 rows" in axes.toolkit_description.caption


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (lambda: load_fights()[:0], "plot_fights got no pair of sides"),
        (
            lambda: load_fights().query("relation == 'not clear'"),
            "plot_fights got no pair of sides",
        ),
        (lambda: load_fights().drop(columns="relation"), "plot_fights needs a column 'relation'"),
        (lambda: load_fights, "plot_fights got the call itself"),
        (lambda: None, "plot_fights reads a table"),
    ],
)
def test_bad_input_is_answered_in_one_sentence(table, says):
    with pytest.raises(ToolkitError) as refusal:
        plot_fights(table())
    assert str(refusal.value).startswith(says)


def test_one_row_is_drawn_without_a_fault():
    plot_fights(load_fights()[:1])
