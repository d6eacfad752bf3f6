"""Accounts on one scale: numbers where they are, ranges as ranges, nothing averaged."""

import pandas
import pytest

from toolkit import join_repeats, load_counts, plot_accounts
from toolkit.errors import ToolkitError

from .readable import assert_texts_can_be_read
from .rules import accounts_stand_at_their_own_numbers, what_is_not_proved_looks_so

UNPROVEN = [("H25", 21, "civilians"), ("H22", 21, "rebel fighters")]


@pytest.fixture
def letters():
    """Six letters about a ferry that went down."""
    return pandas.DataFrame(
        [
            ("aunt", "people saved", 40, 40, "forty", "the harbour master", "1902-03-01"),
            ("cook", "people saved", 40, None, "forty or more", "the harbour master", "1902-03-02"),
            ("cousin", "people saved", 30, 50, "30 to 50", "", "1902-03-03"),
            ("vicar", "boats seen", 3, 3, "three", "", "1902-03-04"),
            ("clerk", "people saved", None, None, "a great many", "", "1902-03-05"),
            ("maid", "people saved", None, 60, "sixty at most", "", "1902-03-06"),
        ],
        columns=["id", "counted", "count_min", "count_max", "says", "named", "published"],
    ).assign(
        said_by=lambda t: t.named.where(t.named != "", "nobody named"),
        outlet=lambda t: t.id, address="https://example.org/letters",
    )  # fmt: skip


def marks(axes):
    return {line.get_gid(): line for line in axes.lines if line.get_gid()}


def place(axes, identity):
    return marks(axes)[identity].get_ydata()[0]


def written(axes):
    return [text.get_text() for text in [*axes.texts, *axes.get_figure().texts]]


def joins(axes):
    """Vertical lines at one number: the number, and the rows between which they stand."""
    lines = [line for lines in axes.collections for line in lines.get_segments()]
    ticks = set(axes.get_xticks())
    return [(x, y0, y1) for (x, y0), (_, y1) in lines if x not in ticks or y0 > 0]


def test_every_account_has_one_mark_at_its_own_number(letters):
    drawn = marks(plot_accounts(letters))
    assert set(drawn) == set(letters.id)
    assert [list(drawn[i].get_xdata()) for i in ("aunt", "cook", "vicar")] == [[40], [40], [3]]


def test_a_range_is_drawn_from_its_least_to_its_most_and_nowhere_else(letters):
    assert list(marks(plot_accounts(letters))["cousin"].get_xdata()) == [30, 50]


def test_no_mark_and_no_word_stands_at_an_average(letters):
    axes = plot_accounts(letters)
    assert {x for m in marks(axes).values() for x in m.get_xdata() if x >= 1} == {3, 30, 40, 50, 60}
    assert [words for words in written(axes) if "36" in words or "37" in words] == []


def test_at_least_at_most_and_exactly_have_looks_of_their_own(letters):
    drawn = marks(plot_accounts(letters))
    shapes = {name: drawn[name].get_marker() for name in ("aunt", "cook", "maid", "cousin")}
    assert shapes == {"aunt": "o", "cook": ">", "maid": "<", "cousin": "|"}


def test_an_account_without_a_number_is_a_dash_beside_the_scale_with_its_words(letters):
    axes = plot_accounts(letters)
    assert marks(axes)["clerk"].get_marker() == "_"
    assert marks(axes)["clerk"].get_transform() != axes.transData
    assert "a great many" in written(axes)


def test_what_all_accounts_are_about_opens_the_title(letters):
    titled = plot_accounts(letters.assign(event="The ferry of 1902")).get_figure().texts[0]
    assert titled.get_text().startswith("The ferry of 1902:\n5 of 6 accounts give a number")
    assert plot_accounts(letters).get_figure().texts[0].get_text().startswith("5 of 6 accounts")


def test_repeats_of_one_count_are_joined_by_a_line_and_others_are_not(letters):
    axes = plot_accounts(letters)
    assert joins(axes) == [(40, place(axes, "aunt"), place(axes, "cook"))]


def test_accounts_of_one_thing_stand_together_under_its_name(letters):
    axes = plot_accounts(letters)
    saved = [place(axes, i) for i in ("aunt", "cook", "cousin", "clerk", "maid")]
    assert place(axes, "vicar") > max(saved)
    assert "People saved: 5 accounts, 4 with a number" in written(axes)
    assert "Boats seen: 1 account" in written(axes)


def test_numbers_stand_in_the_order_in_which_they_came_up_and_the_wordy_ones_last(letters):
    axes = plot_accounts(letters.sample(frac=1, random_state=7))
    saved = ["aunt", "cook", "cousin", "maid", "clerk"]
    assert sorted(saved, key=lambda i: place(axes, i)) == saved


def test_the_title_counts_accounts_things_and_counts(letters):
    title = plot_accounts(letters).get_figure().texts[0].get_text()
    assert title == (
        "5 of 6 accounts give a number, and they count 2 different things;\n"
        "with repeats joined: 4 counts"
    )


def test_what_counts_nothing_stands_last_however_many_rows_it_has():
    axes = plot_accounts(load_counts())
    counts = load_counts().set_index("id").counted
    lowest = {i: place(axes, i) for i in counts.index}
    assert min(lowest[i] for i in counts.index[counts == "not a count"]) > max(
        lowest[i] for i in counts.index[counts != "not a count"]
    )


def test_a_scale_begins_at_zero_and_holds_every_number(letters):
    axes = plot_accounts(letters)
    assert axes.get_xlim()[0] == 0
    assert axes.get_xlim()[1] > 60


def test_an_unproven_sum_is_dashed_and_white_stands_below_all_accounts_and_says_so():
    axes = plot_accounts(load_counts(), unproven=UNPROVEN)
    boxes = {box.get_gid(): box for box in axes.patches}
    assert set(boxes) == {"H25 unproven", "H22 unproven"}
    spans = [(box.get_x(), box.get_x() + box.get_width()) for box in boxes.values()]
    assert spans == [(0, 21), (21, 42)]
    assert all(box.get_linestyle() != "-" for box in boxes.values())
    assert {box.get_facecolor() for box in boxes.values()} == {(1.0, 1.0, 1.0, 1.0)}
    lowest = max(line.get_ydata()[0] for line in marks(axes).values())
    assert all(box.get_y() > lowest for box in boxes.values())
    assert "Not an account, and not proved: 21 + 21 = 42" in written(axes)


def test_without_an_unproven_sum_there_is_no_box():
    assert list(plot_accounts(load_counts()).patches) == []


def test_the_table_behind_it_says_whose_count_each_account_repeats():
    table = plot_accounts(load_counts()).toolkit_description.table.set_index("id")
    assert table.same_as["H30"] == "H25"
    assert set(table.index) == set(load_counts().id)
    for column in ("said_by", "outlet", "published", "day", "address", "why_weak"):
        assert column in table.columns


def test_days_places_and_languages_stand_beside_the_marks():
    axes = plot_accounts(load_counts(), place="hospital")
    heads = {t.get_text() for t in axes.texts if t.get_position()[1] == -1.2}
    assert {"published", "language", "outlet", "day given", "hospital", "said by"} <= heads
    words = {t.get_text() for t in axes.texts if t.get_position()[1] == place(axes, "H01")}
    assert {"8 Jan", "en", "Syria Direct (the report)", "Sun 5 Jan", "children's"} <= words


def test_a_weak_account_says_so_and_the_others_do_not():
    weak = [words for words in written(plot_accounts(load_counts())) if words.endswith(" · weak")]
    assert weak == ["21 · weak"]


def test_a_year_that_is_not_that_of_the_others_is_written(letters):
    letters.loc[letters.id == "maid", "published"] = "1953-03-06"
    assert {"6 Mar 1953", "1 Mar"} <= set(written(plot_accounts(letters)))


def test_what_one_number_and_what_no_number_makes_is_drawn_with_a_note(letters):
    one = plot_accounts(letters[:1]).get_figure().texts[0].get_text()
    assert one.endswith("of people saved;\nwith repeats joined: 1 count")
    none = plot_accounts(letters[letters.id == "clerk"])
    assert none.get_figure().texts[0].get_text().startswith("0 of 1 account give a number")
    assert list(none.get_xticks()) == []


def test_an_account_that_does_not_say_what_it_counts_is_drawn_under_a_heading_that_says_so(letters):
    letters.loc[letters.id == "vicar", "counted"] = None
    axes = plot_accounts(letters)
    assert "What is counted is not stated: 1 account" in written(axes)


@pytest.mark.parametrize("number", [0, 1, 7, 999, 123_456])
def test_any_number_can_be_read(letters, number):
    one = letters[:1].assign(count_min=number, count_max=number, says=str(number))
    axes = plot_accounts(one)
    assert list(marks(axes)["aunt"].get_xdata()) == [number]
    assert_texts_can_be_read(axes)


def test_long_and_arabic_names_are_cut_in_the_picture_and_whole_in_the_table(letters):
    name = "The Society for the Relief of Shipwrecked Mariners of the Northern Isles"
    axes = plot_accounts(letters.assign(said_by=name, outlet="صحيفة الميناء"))
    assert_texts_can_be_read(axes)
    assert "The Society for the …" in written(axes)
    assert set(axes.toolkit_description.table.said_by) == {name}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda t: t[:0], "plot_accounts got no rows"),
        (lambda t: pandas.concat([t, t[:1]]), "plot_accounts got the account 'aunt' in two rows"),
        (lambda t: t.assign(count_min=-3), "The account 'aunt' has -3 as its count_min"),
        (lambda t: t.assign(count_max=1), "The account 'aunt' gives 40 at least and 1 at most"),
        (lambda t: t.drop(columns="address"), "plot_accounts needs a column 'address'"),
        (lambda _: None, "plot_accounts reads a table and got NoneType"),
        (lambda _: load_counts, "plot_accounts got the call itself; write load_counts()"),
        (lambda t: t.assign(published="last spring"), "'last spring' is no day of the calendar"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(letters, change, says):
    with pytest.raises(ToolkitError) as refusal:
        plot_accounts(change(letters))
    assert str(refusal.value).startswith(says)


@pytest.mark.parametrize(
    "part", [("H99", 21, "civilians"), ("H25", -1, "civilians"), ("H25", 21), "21 + 21"]
)
def test_a_part_of_a_sum_that_leads_to_no_account_is_refused(part):
    with pytest.raises(ToolkitError, match="is no part of a sum"):
        plot_accounts(load_counts(), unproven=[part])


def test_a_table_with_very_many_things_is_told_in_words_that_are_read_in_one_go(letters):
    many = pandas.concat(
        [letters[:1].assign(id=str(n), counted=f"things of kind {n}") for n in range(40)]
    )
    assert len(plot_accounts(many).toolkit_description.alt) <= 300


def test_the_callers_table_is_left_as_it_was(letters):
    before = letters.copy()
    plot_accounts(letters)
    join_repeats(letters)
    pandas.testing.assert_frame_equal(letters, before)


def averaged(axes):
    marks(axes)["H22"].set_xdata([46])


def guessed(axes):
    marks(axes)["H18"].set_transform(axes.transData)
    marks(axes)["H18"].set_xdata([24])


def filled(axes):
    axes.patches[0].set_facecolor("#5a5a5a")


def solid(axes):
    axes.patches[0].set_linestyle("-")


@pytest.mark.parametrize(
    ("breaks", "rule"),
    [
        (averaged, accounts_stand_at_their_own_numbers),
        (guessed, accounts_stand_at_their_own_numbers),
        (filled, what_is_not_proved_looks_so),
        (solid, what_is_not_proved_looks_so),
    ],
)
def test_a_figure_that_breaks_a_rule_of_accounts_is_caught(breaks, rule):
    axes = plot_accounts(load_counts(), unproven=UNPROVEN)
    rule(axes)
    breaks(axes)
    with pytest.raises(AssertionError):
        rule(axes)


@pytest.mark.parametrize("about", ["hospital", "freed", "Jarablus bomb"])
def test_every_account_of_an_event_stands_at_its_own_number(about):
    accounts_stand_at_their_own_numbers(plot_accounts(load_counts(about)))
