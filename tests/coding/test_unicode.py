"""Whatever the script: what is stored is the slice that Python cuts, and comes back as it was."""

import tempfile
from itertools import pairwise

import pandas
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.coding.anchors import every_place, place_all
from toolkit.coding.codebook_table import load_codebook
from toolkit.coding.coder import Coder
from toolkit.coding.codings import COLUMNS, Coding, codings_table, merge_codings
from toolkit.errors import ToolkitError

from .poems import Text

BOOK = load_codebook()
CALM = settings(
    deadline=None,
    max_examples=40,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PIECES = [
    "🌱", "👩‍👩‍👧", "🇸🇾", "e\u0301", "\u00e9", "n\u0303",
    "قالت", "الجدّة", "\u200f", "\u200c", "«", "»",
    "\n", "\r\n", "\r", "\u2028", "\x85", "\x0b", "\t", "grass", "wet ", "the ", "\u0000", "\ufeff",
    "<b>", "&amp;", '"', "'", "\\", "{", "}", "\U0010ffff", "日本",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), min_size=1, max_size=25)
whole_texts = texts.map("".join).filter(bool)


@st.composite
def texts_and_spans(draw):
    text = draw(whole_texts)
    cuts = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    spans = draw(st.lists(cuts, min_size=1, max_size=8))
    return text, [tuple(span) for span in spans]


def coder_of(text, folder, name="Mira"):
    return Coder(Text(text), coder=name, folder=folder, codebook=BOOK)


@CALM
@given(texts_and_spans(), st.text(max_size=10))
def test_the_quote_is_the_slice_after_a_reload_too(drawn, memo):
    text, spans = drawn
    with tempfile.TemporaryDirectory() as folder:
        coder = coder_of(text, folder)
        for start, end in spans:
            assert coder.add(start, end, "PLACE", memo=memo).quote == text[start:end]
        before = coder.codings
        coder.close()
        after = coder_of(text, folder).codings
        pandas.testing.assert_frame_equal(before, after)
        assert set(zip(after.start, after.end, strict=True)) == set(spans)
        for row in after.itertuples():
            assert row.quote == text[row.start : row.end]
            assert row.memo == memo


@CALM
@given(texts_and_spans())
def test_a_quote_is_found_where_python_finds_it(drawn):
    text, spans = drawn
    start, end = spans[0]
    quote = text[start:end]
    with tempfile.TemporaryDirectory() as folder:
        coder = coder_of(text, folder)
        first = text.find(quote)
        if text.find(quote, first + 1) < 0:
            assert coder.add_quote(quote, "PLACE").start == first == start
        else:
            count = sum(text.startswith(quote, place) for place in range(len(text)))
            with pytest.raises(ToolkitError, match=f"stands {count} times"):
                coder.add_quote(quote, "PLACE")
            assert coder.add_quote(quote, "PLACE", nth=1).start == first
            assert coder.add_quote(quote, "PLACE", nth=count).start == text.rfind(quote)


@CALM
@given(texts_and_spans(), st.lists(st.integers(0, 5), min_size=1, max_size=25))
def test_undo_and_redo_are_inverse_over_any_acts_and_restarts(drawn, choices):
    text, spans = drawn
    with tempfile.TemporaryDirectory() as folder:
        coder = coder_of(text, folder)
        states = [coder.codings]
        for number, choice in enumerate(choices):
            start, end = spans[number % len(spans)]
            ids = list(coder.codings.id)
            before = coder._store.history.rev
            if choice == 4 and ids:
                coder.remove(ids[number % len(ids)])
            elif choice == 5 and ids:
                coder.change(ids[number % len(ids)], memo=f"{number}")
            else:
                coder.add(start, end, ("PLACE", "TIME", "HEDGE", "COUNT")[choice % 4])
            if coder._store.history.rev != before:
                states.append(coder.codings)
        for place, state in enumerate(reversed(states[:-1])):
            coder.undo()
            pandas.testing.assert_frame_equal(coder.codings, state)
            if place == 1:
                coder.close()
                coder = coder_of(text, folder)
        for state in states[1:]:
            coder.redo()
            pandas.testing.assert_frame_equal(coder.codings, state)


@st.composite
def tables(draw):
    """Up to four tables that share some codings; one id always has one content."""

    def coding(number):
        start = number * 3 % 40
        name = "Mira" if number % 2 else "Layla"
        return Coding(f"id{number}", "poem", start, start + 2, "ab", "PLACE", name, "é🌱", "2024")

    picked = st.lists(st.integers(0, 30), max_size=12, unique=True)
    chosen = draw(st.lists(picked, min_size=1, max_size=4))
    numbers = {number for one in chosen for number in one}
    return [codings_table(coding(number) for number in one) for one in chosen], numbers


@CALM
@given(tables(), st.randoms())
def test_merging_keeps_every_coding_once_in_any_order_and_any_number_of_times(drawn, chance):
    parts, numbers = drawn
    merged = merge_codings(*parts)
    assert sorted(merged.id) == sorted(f"id{number}" for number in numbers)
    shuffled = [part.sample(frac=1, random_state=chance.randrange(99)) for part in parts]
    chance.shuffle(shuffled)
    pandas.testing.assert_frame_equal(merge_codings(*shuffled), merged)
    pandas.testing.assert_frame_equal(merge_codings(merged, *parts, merged), merged)
    assert list(merged.columns) == COLUMNS


@CALM
@given(texts_and_spans())
def test_a_text_that_did_not_change_keeps_every_place(drawn):
    text, spans = drawn
    with tempfile.TemporaryDirectory() as folder:
        coder = coder_of(text, folder)
        for start, end in spans:
            coder.add(start, end, "PLACE")
        codings = list(coder._store.history.codings.values())
        for coding, found in zip(codings, place_all(codings, text), strict=True):
            assert (found.start, found.end, found.score) == (coding.start, coding.end, 1.0)


@CALM
@given(whole_texts, st.text(min_size=1, max_size=3))
def test_every_place_is_every_place(text, quote):
    wanted = [place for place in range(len(text)) if text[place : place + len(quote)] == quote]
    assert every_place(quote, text) == wanted
    assert all(one < other for one, other in pairwise(wanted))


@pytest.mark.parametrize("half", ["\ud800", "a\udc00b"])
def test_half_a_character_is_refused_before_anything_is_written(tmp_path, half):
    coder = coder_of("the grass was wet", tmp_path)
    for refused in (
        lambda: coder.add(0, 3, "PLACE", memo=half),
        lambda: coder_of(half, tmp_path),
        lambda: coder_of("the grass", tmp_path, name=half),
    ):
        with pytest.raises(ToolkitError, match=r"^The (memo|report|name) .*[.]$"):
            refused()
    assert not list(tmp_path.glob("*.jsonl"))
