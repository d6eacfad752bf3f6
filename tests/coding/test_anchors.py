"""Passages found again in a changed text; each case says by hand where it ought to be."""

import time

import pytest

from toolkit.coding.anchors import ENOUGH, place, place_all, similar_place, surroundings
from toolkit.coding.codings import Coding

SONG = (
    "In the valley the river ran low. The old ferryman counted his coins and slept.\n"
    "Nobody came over the hill that week. The old goat stood by the gate and slept.\n"
    "🌱 قالت الجدّة: المطر قريب. In the valley the river rose at night.\n"
)


def anchor(text, quote, nth=1):
    start = -1
    for _ in range(nth):
        start = text.index(quote, start + 1)
    before, after = surroundings(text, start, start + len(quote))
    return Coding("a", "song", start, start + len(quote), quote, "X", "M", "", "", before, after)


def found(text, one):
    placement = place(one, text)
    return text[placement.start : placement.end] if placement.placed else None


def test_surroundings_are_up_to_32_code_points_on_either_side():
    text = "🌱" * 40 + "x" + "e\u0301" * 40
    assert surroundings(text, 40, 41) == ("🌱" * 32, "e\u0301" * 16)
    assert surroundings("abc", 0, 3) == ("", "")


@pytest.mark.parametrize("quote", ["river ran low", "قالت الجدّة", "🌱", "coins and slept"])
@pytest.mark.parametrize("new", ["A title.\n", "🌱🌱 ", "قالت "])
def test_what_moved_with_its_surroundings_is_placed_with_full_score(quote, new):
    one = anchor(SONG, quote)
    placement = place(one, new + SONG)
    assert placement.start == one.start + len(new)
    assert placement.score == 1.0


def test_a_quote_found_once_is_placed_although_all_around_it_changed():
    one = anchor(SONG, "The old ferryman counted his coins")
    text = "It is told that in the evening. The old ferryman counted his coins (all), then left."
    placement = place(one, text)
    assert found(text, one) == one.quote
    assert placement.reason == "the quote, found once"


def test_a_short_quote_alone_proves_nothing():
    one = anchor(SONG, "goat")
    text = "A recipe: take the meat of a goat, two onions and some salt, and let it stew for hours."
    placement = place(one, text)
    assert not placement.placed
    assert placement.score < ENOUGH
    assert placement.reason == "the quote is found, but other words stand around it"


def test_of_several_the_one_with_the_old_words_around_it_is_taken():
    one = anchor(SONG, "In the valley the river", nth=2)
    text = "In the valley the river was dry.\n" + SONG.replace("rose at night", "rose by night")
    placement = place(one, text)
    assert placement.start == text.rindex("In the valley the river")
    assert placement.score >= ENOUGH


def test_of_several_alike_none_is_taken_but_said():
    verse = "Row, row the boat down to the sea, and sing a song to all who see. "
    one = anchor(verse * 6, "sing a song", nth=3)
    placement = place(one, "x" + verse * 5)
    assert not placement.placed
    assert placement.reason == "the quote stands 5 times, with the same words around it"


def test_of_several_alike_the_one_at_the_old_position_is_taken():
    verse = "Row, row the boat down to the sea, and sing a song to all who see. "
    one = anchor(verse * 6, "sing a song", nth=3)
    assert place(one, verse * 7).start == one.start


def test_a_refrain_goes_where_the_passages_before_and_after_it_went():
    verse = "Row, row the boat down to the sea, and sing a song to all who see. "
    song = "Here begins it. " + verse * 6 + "Here it ends."
    refrain = anchor(song, "sing a song", nth=3)
    others = [anchor(song, "Here begins it."), anchor(song, "Here it ends.")]
    longer = "A title. " + song
    assert [
        one.start - other.start
        for one, other in zip(
            place_all([*others, refrain], longer), [*others, refrain], strict=True
        )
    ] == [9] * 3
    one_verse_less = "Hi. " + song.replace(verse, "", 1)
    assert not place_all([*others, refrain], one_verse_less)[2].placed


@pytest.mark.parametrize(
    ("quote", "new"),
    [
        ("ferryman counted his coins", "ferryman counted his coin"),
        ("The old goat stood by the gate", "The old goat, stood by the gate"),
        ("المطر قريب", "المطر القريب"),
    ],
)
def test_a_quote_with_a_small_change_is_found_by_likeness(quote, new):
    one = anchor(SONG, quote)
    placement = place(one, "A title.\n" + SONG.replace(quote, new))
    assert placement.reason == "a similar passage"
    assert ENOUGH <= placement.score < 1
    assert abs(placement.start - 9 - one.start) <= 1
    assert abs(placement.end - placement.start - len(new)) <= 2


def test_a_long_quote_with_changes_inside_is_found_whole():
    long = SONG[:150]
    one = anchor(SONG, long)
    changed = SONG.replace("old ferryman", "young ferryman").replace("came over", "went over")
    placement = place(one, "Title. " + changed)
    assert ("Title. " + changed)[placement.start : placement.end].startswith("In the valley the")
    assert placement.end == 7 + 150 + 2
    assert placement.score >= ENOUGH


@pytest.mark.parametrize("text", ["", "Something else entirely.", "\n" * 50])
def test_what_is_gone_is_not_placed(text):
    for quote in ("river ran low", "goat", "🌱"):
        placement = place(anchor(SONG, quote), text)
        assert not placement.placed
        assert placement.score < ENOUGH
        assert placement.reason


def test_a_deleted_sentence_is_not_placed_onto_its_neighbour():
    one = anchor(SONG, "Nobody came over the hill that week.")
    assert found(SONG.replace("Nobody came over the hill that week. ", ""), one) is None


def test_a_place_similar_to_nothing_is_none():
    assert similar_place("an aeroplane", SONG) is None
    assert similar_place("ab", SONG) is None


def test_a_changed_quote_in_a_long_text_takes_less_than_a_second():
    text = SONG * 2000
    one = anchor(
        text + "Here the miller, who had seen it all, put down his heavy grey sack.",
        "miller, who had seen it all, put down his heavy grey sack",
    )
    changed = text[:-10] + "Here the miller, who had seen it, put down his heavy grey sack."
    started = time.perf_counter()
    placement = place(one, changed)
    assert placement.placed
    assert time.perf_counter() - started < 5
