"""Coding by calls: what a reader types, what comes back, and what is said where it cannot be."""

import pytest

from toolkit import load_report
from toolkit.coding.codebook_table import load_codebook
from toolkit.coding.coder import Coder
from toolkit.coding.codings import COLUMNS
from toolkit.errors import ToolkitError

from .poems import POEM, Text


@pytest.fixture
def coder(tmp_path):
    return Coder(Text(POEM), coder="Mira", folder=tmp_path)


def refusal_of(call, *arguments, **options):
    with pytest.raises(ToolkitError) as refusal:
        call(*arguments, **options)
    return str(refusal.value)


def test_codings_are_a_table_of_nine_columns_in_the_order_of_the_text(coder):
    coder.add_quote("a heron", "ACT-MEDIA", memo="is it one?")
    coder.add(0, 7, "TIME")
    coder.add(0, 25, "OWN-VOICE")
    table = coder.codings
    assert list(table.columns) == COLUMNS
    assert list(table.code) == ["OWN-VOICE", "TIME", "ACT-MEDIA"]
    assert list(table.quote) == [POEM[0:25], "At dawn", "a heron"]
    assert list(table.memo) == ["", "", "is it one?"]
    assert set(table.coder) == {"Mira"}
    assert set(table.report) == {"poem"}
    assert table.start.dtype.kind == table.end.dtype.kind == "i"


def test_no_codings_are_a_table_too(coder):
    assert list(coder.codings.columns) == COLUMNS
    assert len(coder.codings) == len(coder.not_placed) == 0


def test_nothing_is_written_before_the_first_act(coder, tmp_path):
    assert not list(tmp_path.glob("*.jsonl"))
    coder.add(0, 7, "TIME")
    assert len(list(tmp_path.glob("*.jsonl"))) == 1


def test_codings_live_in_the_readers_own_folder(readers_home):
    Coder(Text(POEM), coder="Mira").add(0, 7, "TIME")
    assert len(list((readers_home / "codings").glob("poem--mira-*.jsonl"))) == 1


def test_several_codings_may_overlap_and_share_a_passage(coder):
    coder.add(0, 10, "TIME")
    coder.add(5, 15, "PLACE")
    coder.add(5, 15, "HEDGE")
    assert len(coder.codings) == 3


def test_the_same_passage_with_the_same_code_is_one_coding(coder):
    first = coder.add(0, 7, "TIME")
    assert coder.add(0, 7, "TIME") == first
    assert coder.add(0, 7, "TIME", memo="early").memo == "early"
    assert coder.add(0, 7, "TIME").memo == "early"
    assert list(coder.codings.id) == [first.id]


def test_a_form_is_one_choice_for_one_passage(coder):
    first = coder.add_quote("I saw a heron by the weir.", "QUOTED")
    assert refusal_of(coder.add, first.start, first.end, "RETOLD") == (
        "This passage has the form QUOTED already, and form is one choice: write "
        f'coder.change("{first.id}", code="RETOLD"), or remove that coding.'
    )
    assert coder.change(first.id, code="RETOLD").code == "RETOLD"
    coder.add(first.start, first.end, "HEDGE")
    assert coder.add(first.start, first.end - 1, "MIXED").code == "MIXED"


def test_what_is_given_back_prints_without_id_and_time(coder):
    assert repr(coder.add(8, 17, "PLACE")) == "PLACE 8–17 'the grass', by 'Mira'"
    assert repr(coder.add(0, 7, "TIME", memo="May?")) == (
        "TIME 0–7 'At dawn', by 'Mira', memo 'May?'"
    )
    assert repr(coder) == "Coder 'Mira' on 'poem', codings: 2 (PLACE 1, TIME 1)"


def test_change_moves_recodes_and_notes_and_keeps_the_rest(coder):
    old = coder.add(8, 17, "PLACE", memo="where?")
    new = coder.change(old, start=12)
    assert (new.id, new.start, new.end, new.quote) == (old.id, 12, 17, "grass")
    assert (new.code, new.memo, new.created) == ("PLACE", "where?", old.created)
    assert coder.change(old.id, code="HEDGE", memo="").memo == ""
    assert list(coder.codings.code) == ["HEDGE"]


def test_remove_undo_and_redo_say_what_they_did(coder):
    one = coder.add(0, 7, "TIME")
    assert (
        coder.remove(one) == "Removed: TIME 0–7 'At dawn', by 'Mira'. coder.undo() brings it back."
    )
    assert coder.undo() == (
        "Taken back: TIME 0–7 'At dawn', by 'Mira' was removed. coder.redo() does it again."
    )
    assert coder.undo() == (
        "Taken back: TIME 0–7 'At dawn', by 'Mira' was added. coder.redo() does it again."
    )
    assert len(coder.codings) == 0
    assert coder.redo() == (
        "Done again: TIME 0–7 'At dawn', by 'Mira' was added. coder.undo() takes it back."
    )
    coder.change(one, memo="May")
    assert "nothing was taken back" in refusal_of(coder.redo)
    assert coder.undo() == (
        "Taken back: TIME 0–7 'At dawn', by 'Mira', memo 'May' was changed. "
        "coder.redo() does it again."
    )
    assert list(coder.codings.memo) == [""]


def test_undo_with_nothing_to_undo_is_one_sentence(coder):
    assert refusal_of(coder.undo) == (
        "There is nothing to undo: nothing was coded so far. coder.codings shows what there is."
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((-1, 4), "There is no passage from -1 to 4 in a text of 124 characters: the start is 0"),
        ((4, 4), "There is no passage from 4 to 4"),
        ((9, 4), "There is no passage from 9 to 4"),
        ((0, 125), "There is no passage from 0 to 125"),
        (("0", 4), "The start of a coding is a whole number of characters, and '0' is none"),
        ((0, 4.0), "The end of a coding is a whole number of characters, and 4.0 is none"),
        ((True, 4), "The start of a coding is a whole number of characters, and True is none"),
        ((None, 4), "The start of a coding is a whole number of characters, and None is none"),
    ],
)
def test_a_place_that_is_none_is_refused_in_one_sentence(coder, place, words):
    assert len(POEM) == 124
    assert refusal_of(coder.add, *place, "TIME").startswith(words)
    assert len(coder.codings) == 0


def test_the_end_of_the_text_can_be_coded(coder):
    assert coder.add(123, 124, "TIME").quote == "\n"


def test_a_code_that_is_none_is_answered_with_the_nearest_one(coder):
    assert "There is no code 'TMIE' in this codebook. Did you mean 'TIME'?" in refusal_of(
        coder.add, 0, 4, "TMIE"
    )
    assert "There is no code None" in refusal_of(coder.add, 0, 4, None)


@pytest.mark.parametrize("memo", [3, None, ["a"]])
def test_a_memo_that_is_no_text_is_refused(coder, memo):
    assert refusal_of(coder.add, 0, 4, "TIME", memo=memo) == (
        f"A memo is text, and {memo!r} is none; write it in quotation marks."
    )


def test_a_quote_that_stands_several_times_says_how_often_and_takes_nth(coder):
    assert refusal_of(coder.add_quote, "the grass", "PLACE") == (
        "'the grass' stands 2 times in 'poem'; write nth=1 for the first, up to nth=2."
    )
    assert coder.add_quote("the grass", "PLACE", nth=2).start == POEM.rfind("the grass")
    for nth in (0, 3, -1, "2", True):
        assert f"so nth={nth!r} is none of them" in refusal_of(
            coder.add_quote, "the grass", "PLACE", nth=nth
        )


def test_in_a_report_the_sentences_of_an_ambiguous_quote_are_named():
    report = load_report()
    holding = [str(row.number) for row in report.sentences.itertuples() if "Alloush" in row.text]
    assert len(holding) > 1, "the study text names him in several sentences"
    assert f"(sentences {', '.join(holding[:-1])} and {holding[-1]})" in refusal_of(
        Coder(report, coder="Mira").add_quote, "Alloush", "SOURCE"
    )


def test_a_quote_with_a_small_fault_is_answered_with_what_the_text_says(coder):
    assert refusal_of(coder.add_quote, "the heron was gnoe", "TIME") == (
        "'the heron was gnoe' does not stand in 'poem'. It says 'the heron was gone'. "
        "Copy the words exactly as they are printed."
    )
    assert "It says" not in refusal_of(coder.add_quote, "a helicopter", "TIME")
    assert "was given ''" in refusal_of(coder.add_quote, "", "TIME")


def test_an_id_that_is_none_is_refused(coder):
    one = coder.add(0, 7, "TIME")
    near = one.id[:-1] + ("0" if one.id[-1] != "0" else "1")
    assert refusal_of(coder.remove, near) == (
        f"There is no coding {near!r} by 'Mira' in 'poem'. Did you mean {one.id!r}? "
        "The column id of coder.codings has the ids."
    )
    for call in (coder.remove, coder.change):
        assert "There is no coding 7" in refusal_of(call, 7)
        assert "There is no coding None" in refusal_of(call, None)


def test_a_change_that_would_make_two_codings_one_is_refused(coder):
    coder.add(0, 7, "TIME")
    other = coder.add(3, 7, "TIME")
    assert refusal_of(coder.change, other, start=0) == (
        "From 0 to 7 there is a coding TIME already; to keep one of the two, write "
        f'coder.remove("{other.id}").'
    )


def test_a_change_that_changes_nothing_is_no_act(coder):
    one = coder.add(0, 7, "TIME")
    coder.change(one)
    coder.change(one, code="TIME", memo="")
    coder.undo()
    assert len(coder.codings) == 0


@pytest.mark.parametrize("name", [None, "", "  ", 7, "Mi\nra", "Mi\x00ra"])
def test_a_coder_without_a_name_is_refused(name, tmp_path):
    words = refusal_of(Coder, Text(POEM), coder=name, folder=tmp_path)
    assert words.startswith(("A coding needs a coder", "The name of a coder stands on one line"))


@pytest.mark.parametrize("report", ["a text", None, 7, Text(""), Text("a", name="")])
def test_what_is_no_report_is_refused(report, tmp_path):
    assert refusal_of(Coder, report, coder="Mira", folder=tmp_path).endswith(
        'and codes a report; write Coder(load_report(), coder="Mira").'
    )


def test_what_is_no_codebook_is_refused(tmp_path):
    words = refusal_of(Coder, Text(POEM), coder="Mira", folder=tmp_path, codebook=["TIME"])
    assert "was given as list \"['TIME']\"" in words


def test_a_misspelt_part_is_answered_with_the_nearest_one(coder):
    assert "Did you mean 'codings'?" in refusal_of(lambda: coder.codigns)


def test_a_smaller_codebook_allows_its_codes_only_and_shows_the_others(coder, tmp_path):
    coder.add(0, 7, "TIME")
    narrow = Coder(Text(POEM), coder="Mira", folder=tmp_path, codebook=load_codebook().stage(3))
    assert "There is no code 'TIME'" in refusal_of(narrow.add, 8, 9, "TIME")
    assert list(narrow.codings.code) == ["TIME"]
    assert narrow.change(narrow.codings.id[0], memo="kept").code == "TIME"
    assert "TIME" in narrow.html()


# --- edits as the widget will send them


def test_an_edit_as_a_dictionary_goes_the_same_way_as_a_call(coder):
    made = coder.apply({"act": "add", "start": 0, "end": 7, "code": "TIME", "quote": "At dawn"})
    assert (made.rev, made.act, made.before, made.after.quote) == (1, "add", None, "At dawn")
    back = coder.apply({"act": "undo"})
    assert (back.rev, back.act, back.before, back.after) == (2, "undo", made.after, None)
    assert coder.apply({"act": "redo"}).after == made.after
    assert coder.apply({"act": "add", "start": 0, "end": 7, "code": "TIME"}) is None


def test_an_edit_whose_quote_is_not_what_stands_there_is_refused_with_both(coder):
    edit = {"act": "add", "start": 0, "end": 7, "code": "TIME", "quote": "t dawn "}
    assert refusal_of(coder.apply, edit) == (
        "From 0 to 7 the text says 'At dawn', not 't dawn '; select the passage again."
    )


def test_the_same_fault_gives_the_same_sentence_by_call_and_by_edit(coder):
    edit = {"act": "add", "start": 4, "end": 2, "code": "TIME"}
    assert refusal_of(coder.apply, edit) == refusal_of(coder.add, 4, 2, "TIME")


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ({"act": "ad"}, "There is no edit 'ad'. Did you mean 'add'?"),
        ({}, "There is no edit None."),
        ({"act": "undo", "start": 3}, "The edit 'undo' has no part 'start'; it has: none."),
        ({"act": "add"}, "The start of a coding is a whole number of characters, and None"),
        ({"act": "remove"}, "There is no coding None"),
    ],
)
def test_an_edit_that_is_none_is_refused(coder, edit, words):
    assert refusal_of(coder.apply, edit).startswith(words)


def test_who_subscribed_hears_of_each_act_after_it_is_on_the_disk(coder, tmp_path):
    heard = []

    def listener(change):
        (path,) = tmp_path.glob("*.jsonl")
        heard.append((change.act, path.read_text("utf-8").count("\n")))

    end = coder.subscribe(listener)
    coder.add(0, 7, "TIME")
    coder.undo()
    end()
    coder.redo()
    assert heard == [("add", 2), ("undo", 3)]


def test_a_view_that_fails_does_not_take_the_act_with_it(coder):
    def failing(_):
        raise RuntimeError("the screen is gone")

    coder.subscribe(failing)
    with pytest.warns(UserWarning, match="the screen is gone"):
        coder.add(0, 7, "TIME")
    assert len(coder.codings) == 1
