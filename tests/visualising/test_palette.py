"""The colours of the sides can be told apart by everybody, and by nobody through colour alone."""

from itertools import combinations

import pytest

from toolkit.visualising.toll_bars import LOOKS

from ..seeing import VISIONS, channels, contrast, distance

PARTS = ("civilians", "rebels", "isis", "unidentified")
WHITE = [255, 255, 255]


def test_the_matrices_leave_grey_grey():
    for matrix in VISIONS.values():
        assert [sum(row) for row in matrix] == pytest.approx([1, 1, 1], abs=1e-5)


def test_black_and_white_are_a_hundred_apart():
    assert distance("#000000", "#ffffff") == pytest.approx(100, abs=0.01)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("pair", combinations(PARTS, 2), ids=" and ".join)
def test_two_sides_are_far_apart_for_four_kinds_of_vision(pair, vision):
    one, other = (LOOKS[part]["facecolor"] for part in pair)
    assert distance(one, other, vision) >= 30


@pytest.mark.parametrize("pair", combinations(PARTS, 2), ids=" and ".join)
def test_two_sides_are_told_apart_on_a_black_and_white_copy(pair):
    one, other = (channels(LOOKS[part]["facecolor"]) for part in pair)
    assert contrast(one, other) >= 1.5 or "hatch" in str(LOOKS[pair[0]]) + str(LOOKS[pair[1]])


@pytest.mark.parametrize("part", PARTS)
def test_a_side_stands_out_from_the_white_ground_or_has_a_dark_outline(part):
    looks = LOOKS[part]
    seen = [looks["facecolor"], looks["edgecolor"]]
    seen = ["#ffffff" if colour == "white" else colour for colour in seen]
    assert max(contrast(channels(colour), WHITE) for colour in seen) >= 2.99


def test_colours_that_differ_by_red_and_green_alone_would_be_caught():
    assert min(distance("#b35900", "#808000", vision) for vision in VISIONS) < 30
