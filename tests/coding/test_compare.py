"""Several coders side by side: what counts as one matter, and how a consensus comes about."""

import pytest

from toolkit import load_report, low_exposure
from toolkit.coding.coder import Coder
from toolkit.coding.compare import Compare, compare_codings
from toolkit.coding.csv_codings import read_csv
from toolkit.errors import ToolkitError
from toolkit.tables import data_folder

from .poems import POEM, Text


def coder_of(name, folder, *codings):
    """A name, a folder, and quotes with their codes → that coder of the poem."""
    coder = Coder(Text(POEM), coder=name, folder=folder)
    for quote, code in codings:
        coder.add_quote(quote, code, nth=1)
    return coder


def refusal_of(call, *arguments, **options):
    with pytest.raises(ToolkitError) as refusal:
        call(*arguments, **options)
    return str(refusal.value)


def kinds(*coders):
    return [(row.kind, row.codes) for row in compare_codings(*coders).itertuples()]


@pytest.fixture
def shipped():
    return [read_csv(data_folder() / "codings" / f"coder_{one}.csv") for one in "ab"]


@pytest.fixture
def compare(shipped, tmp_path):
    return Compare(*shipped, folder=tmp_path)


# --- what is one matter


@pytest.mark.parametrize(
    ("ada", "layla", "expected"),
    [
        ([("the grass", "PLACE")], [("the grass", "PLACE")], [("agree", "PLACE / PLACE")]),
        (
            [("the grass", "PLACE")],
            [("grass", "PLACE")],
            [("boundary differs", "PLACE / PLACE")],
        ),
        ([("the grass", "PLACE")], [("the grass", "HEDGE")], [("code differs", "PLACE / HEDGE")]),
        ([("the grass", "PLACE")], [], [("only one coder", "PLACE / –")]),
        # a place inside a long passage is another matter than the passage
        (
            [("At dawn the grass was wet.", "OWN-VOICE")],
            [("grass", "PLACE")],
            [("only one coder", "OWN-VOICE / –"), ("only one coder", "– / PLACE")],
        ),
        # what agrees is taken first; the rest is not paired with it
        (
            [("the grass", "PLACE"), ("the grass", "HEDGE")],
            [("the grass", "HEDGE")],
            [("agree", "HEDGE / HEDGE"), ("only one coder", "PLACE / –")],
        ),
        # of two codings with the same code, the one that shares more is the partner
        (
            [("the grass was wet", "PLACE")],
            [("the", "PLACE"), ("grass was wet", "PLACE")],
            [("boundary differs", "PLACE / PLACE"), ("only one coder", "– / PLACE")],
        ),
        # passages that only touch are two
        (
            [("At dawn ", "TIME")],
            [("the grass", "TIME")],
            [("only one coder", "TIME / –"), ("only one coder", "– / TIME")],
        ),
    ],
)
def test_matters_of_two_coders(tmp_path, ada, layla, expected):
    found = kinds(coder_of("ada", tmp_path, *ada), coder_of("layla", tmp_path, *layla))
    assert sorted(found) == sorted(expected)


def test_three_coders_are_one_matter_and_what_one_lacks_is_said(tmp_path):
    ada = coder_of("ada", tmp_path, ("the grass", "PLACE"), ("At dawn", "TIME"))
    layla = coder_of("layla", tmp_path, ("the grass", "PLACE"), ("At dawn", "TIME"))
    noor = coder_of("noor", tmp_path, ("grass", "PLACE"))
    assert kinds(ada, layla, noor) == [
        ("only some coders", "TIME / TIME / –"),
        ("boundary differs", "PLACE / PLACE / PLACE"),
    ]


def test_the_shipped_codings_differ_in_three_ways_and_once_in_each(shipped):
    table = compare_codings(*shipped)
    differences = table[table.kind != "agree"]
    assert list(differences.kind) == ["boundary differs", "code differs", "only one coder"]
    report = load_report()
    levels = report.sentences
    for coding in (row for one in shipped for row in one.itertuples()):
        assert report.text[coding.start : coding.end] == coding.quote
        within = levels[(levels.start <= coding.start) & (coding.end <= levels.end)]
        assert list(within.content_level) == [0]


# --- settling


def open_numbers(compare):
    table = compare.table
    return list(table[(table.kind != "agree") & (table.settled == "")].number)


def test_each_kind_of_difference_is_settled_by_one_call_and_opened_again_by_undo(compare):
    border, code, missed = open_numbers(compare)
    assert compare.settle(border, "coder_b").startswith(f"Settled {border}: PLACE 658–690")
    assert compare.settle(code, 1).startswith(f"Settled {code}: MIXED 2137–2208")
    assert compare.settle(missed, 0) == f"Settled {missed}: left out. compare.undo() takes it back."
    assert [compare.settled(one) for one in (border, code, missed)] == [
        "coder_b",
        "coder_a",
        "left out",
    ]
    assert list(compare.consensus.codings.code) == ["PLACE", "MIXED"]
    compare.undo()
    assert open_numbers(compare) == [missed]
    compare.undo()
    compare.undo()
    assert open_numbers(compare) == [border, code, missed]
    assert len(compare.consensus.codings) == 0
    for _ in range(3):
        compare.redo()
    assert open_numbers(compare) == []
    assert compare.settled(missed) == "left out"
    assert list(compare.consensus.codings.code) == ["PLACE", "MIXED"]


def test_a_matter_can_be_settled_anew_and_keeps_one_coding(compare):
    _, code, _ = open_numbers(compare)
    compare.settle(code, 1)
    compare.settle(code, 2)
    assert list(compare.consensus.codings.code) == ["RETOLD"]
    compare.settle(code, 0)
    assert compare.settled(code) == "left out"
    compare.undo()
    assert compare.settled(code) == "coder_b"


def test_to_take_what_a_coder_did_not_code_is_to_leave_it_out(compare):
    *_, missed = open_numbers(compare)
    compare.settle(missed, "coder_b")
    assert compare.settled(missed) == "left out"
    assert len(compare.consensus.codings) == 0


def test_what_was_settled_is_there_in_a_new_comparison(compare, shipped, tmp_path):
    border, _, missed = open_numbers(compare)
    compare.settle(border, 1)
    compare.settle(missed, 0)
    compare.close()
    again = Compare(*shipped, folder=tmp_path)
    assert (again.settled(border), again.settled(missed)) == ("coder_a", "left out")


def test_what_all_agree_on_is_taken_at_once_and_only_once(compare):
    assert compare.take_agreed() == "Taken into the consensus, since all agree: 8."
    assert compare.take_agreed() == "Taken into the consensus, since all agree: 0."
    assert len(compare.consensus.codings) == 8
    assert set(compare.consensus.codings.coder) == {"consensus"}


def test_comparing_writes_nothing_before_something_is_settled(compare, tmp_path):
    assert "settled: 0 of 3" in repr(compare)
    compare.table, compare.html()
    assert list(tmp_path.glob("*.jsonl")) == []


def test_words_and_page_say_who_differs_how(compare):
    assert repr(compare) == (
        "Compare 'coder_a', 'coder_b' on 'study text': agree 8, boundary differs 1, "
        "code differs 1, only one coder 1; settled: 0 of 3"
    )
    html = compare._repr_mimebundle_()["text/html"]
    assert "MIXED / RETOLD" in html
    assert set(compare._repr_mimebundle_()) == {"text/html", "text/plain"}


def test_on_the_low_exposure_path_the_quote_of_a_killing_is_folded(tmp_path):
    low_exposure()
    report = load_report()
    killing = report.sentence(9)
    coders = [Coder(report, coder=name, folder=tmp_path) for name in ("ada", "layla")]
    coders[0].add(killing.start, killing.end, "OWN-VOICE")
    html = Compare(*coders).html()
    assert "[folded]" in html
    assert "killed" not in html


# --- refusals


def test_what_cannot_be_compared_is_refused_in_one_sentence(shipped, tmp_path):
    ada = coder_of("ada", tmp_path, ("the grass", "PLACE"))
    assert "was given the codings of 'ada'; give it those of two" in refusal_of(Compare, ada)
    assert "was given the codings of nobody" in refusal_of(Compare)
    assert "'ada' were given twice" in refusal_of(Compare, ada, ada)
    assert "are of 2 reports (poem, study text)" in refusal_of(Compare, ada, *shipped)
    assert "needs a column 'id'" in refusal_of(compare_codings, load_report().sentences)
    assert "and got str 'ada'" in refusal_of(compare_codings, "ada")


def test_tables_of_a_report_that_the_course_lacks_need_the_report(tmp_path):
    tables = [coder_of(name, tmp_path, ("the grass", "PLACE")).codings for name in ("ada", "layla")]
    assert "report=report" in refusal_of(Compare, *tables)
    other = Text(POEM.replace("wet", "dry"), name="poem")
    assert "does not fit" not in repr(Compare(*tables, report=Text(POEM), folder=tmp_path))
    assert "does not fit the text" in refusal_of(
        Compare, *tables, report=Text("x" + other.text), folder=tmp_path
    )


@pytest.mark.parametrize("number", [0, 12, "2", True, None])
def test_a_matter_that_is_none_is_refused(compare, number):
    assert refusal_of(compare.settle, number, 1) == (
        f"There is no matter {number!r} in this comparison: its matters are numbered 1 to 11; "
        "compare.table lists them."
    )


@pytest.mark.parametrize("take", [3, -1, "coder_c", None, True])
def test_a_coder_who_is_not_there_is_refused(compare, take):
    said = refusal_of(compare.settle, 2, take)
    assert said.startswith(f"{take!r} is nobody's coding here.")
    assert said.endswith("Take one of: 0 (left out), 1 (coder_a), 2 (coder_b).")
