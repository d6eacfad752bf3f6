"""Codes can be told apart and read in light and in dark JupyterLab, by the formula of WCAG 2."""

import re

import pytest

from toolkit.coding.codebook_table import load_codebook
from toolkit.coding.colours import (
    FURTHER_COLOURS,
    GROUP_COLOURS,
    UNKNOWN_COLOUR,
    badge,
    colour_of,
    tint_of,
)

from ..seeing import channels, contrast

GROUNDS = {"light": ("#ffffff", "#212121"), "dark": ("#111111", "#ffffff")}  # ground, text
ALL = {*GROUP_COLOURS.values(), *FURTHER_COLOURS, UNKNOWN_COLOUR}


def laid_over(tint, ground):
    """A colour #rrggbbaa on a ground → the colour that is seen."""
    share = int(tint[7:9], 16) / 255
    pairs = zip(channels(tint), channels(ground), strict=True)
    return [share * top + (1 - share) * below for top, below in pairs]


def test_the_formula_gives_the_values_of_the_standard():
    assert contrast([0, 0, 0], [255, 255, 255]) == pytest.approx(21)
    assert contrast(channels("#777777"), [255, 255, 255]) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", GROUNDS)
@pytest.mark.parametrize("colour", sorted(ALL))
def test_lines_and_badges_stand_out_from_the_ground(colour, theme):
    assert contrast(channels(colour), channels(GROUNDS[theme][0])) >= 3


@pytest.mark.parametrize("colour", sorted(ALL))
def test_white_letters_can_be_read_on_every_badge(colour):
    assert contrast(channels(colour), [255, 255, 255]) >= 4.5


@pytest.mark.parametrize("theme", GROUNDS)
@pytest.mark.parametrize("group", GROUP_COLOURS)
def test_words_can_be_read_on_every_tint_and_lines_seen_on_it(group, theme):
    ground, text = GROUNDS[theme]
    seen = laid_over(tint_of(group), ground)
    assert contrast(seen, channels(text)) >= 4.5
    assert contrast(seen, channels(colour_of(group))) >= 3


def test_groups_have_different_colours_and_codes_different_letters():
    codes = load_codebook().codes
    assert len({colour_of(code.group) for code in codes}) == len({code.group for code in codes})
    assert len({code.letter.casefold() for code in codes}) == len(codes)


def test_a_group_of_ones_own_has_one_colour_that_stays():
    assert colour_of("WEATHER") == colour_of("WEATHER") in FURTHER_COLOURS
    assert colour_of("") == UNKNOWN_COLOUR


def test_a_badge_holds_its_letters_escaped():
    assert re.fullmatch(r'<span style="[^"]*">&lt;b&gt;</span>', badge("<b>", "EVENT"))
