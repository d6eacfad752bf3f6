"""Who speaks, counted by rules that are written down, on two tables that are never mixed."""

import pandas
import pytest

from toolkit import (
    count_attributed,
    load_attributions,
    load_captures,
    load_original_table,
    load_report,
    load_sources,
    low_exposure,
    share_of_words,
    show_voices,
    voices_table,
)
from toolkit.errors import ToolkitError
from toolkit.reading.voices import RULES
from toolkit.tables import load_table


@pytest.fixture
def table():
    return load_original_table()


def letter(rows):
    """A small table of voices: (source, claims, tags, own voice) for each sentence."""
    columns = ["source", "words_in_claims", "words_in_tags", "words_in_own_voice"]
    made = pandas.DataFrame(rows, columns=columns)
    made["words"] = made[columns[1:]].sum(axis=1)
    made["number"] = range(1, len(made) + 1)
    return made


def test_the_original_counts_26_25_and_24_by_three_rules(table):
    assert {rule: count_attributed(table, rule) for rule in RULES} == {
        "names or continues": 26,
        "says something": 25,
        "has a tag": 24,
    }


def test_what_the_rules_leave_out_are_the_hard_cases(table):
    named = set(table.number[RULES["names or continues"].counts(table)])
    assert named - set(table.number[RULES["says something"].counts(table)]) == {"S23"}
    assert named - set(table.number[RULES["has a tag"].counts(table)]) == {"S15", "S19"}


def test_each_rule_on_a_letter_counted_by_hand():
    rows = [
        ("the baker", 5, 3, 0),  # the baker says that the oven is cold
        ("", 0, 0, 6),  # snow fell in the night again
        ("the baker", 4, 0, 0),  # goes on, and nobody is named
        ("the neighbours", 1, 2, 4),  # the neighbours call for help
    ]
    assert [count_attributed(letter(rows), rule) for rule in RULES] == [3, 2, 2]


def test_by_words_the_parts_are_those_of_the_report(table):
    shares = share_of_words(table).set_index("voice")
    assert dict(shares.words) == {"claim": 386, "tag": 144, "own voice": 277}
    assert dict(shares.percent) == {"claim": 47.8, "tag": 17.8, "own voice": 34.3}


def test_attributions_by_side_leave_no_bystander_and_no_government():
    sides = load_attributions().side.value_counts()
    assert dict(sides) == {
        "rebels": 13,
        "activists and their media": 11,
        "ISIS": 5,
        "monitor": 1,
        "nobody": 1,
    }


def test_every_source_of_every_table_is_in_the_list_of_sources(table):
    known = set(load_sources().source)
    used = {name for row in table.source if row for name in row.split("; ")}
    used |= set(load_attributions().source)
    used |= set(load_table("codings/study_text_attributions").source)
    assert used == known


def test_attributions_and_rows_of_the_original_name_the_same_sources(table):
    by_sentence = load_attributions().groupby("number").source.agg(dict.fromkeys)
    for row in table.itertuples():
        assert "; ".join(by_sentence.get(row.number, [])) == row.source, row.number


def test_the_two_tables_of_the_study_texts_attributions_agree():
    passages = load_table("codings/study_text_voices").groupby("attribution").sentence.first()
    attributions = load_table("codings/study_text_attributions").set_index("attribution")
    assert dict(passages) == dict(attributions.sentence)
    report = load_report()
    for row in attributions.itertuples():
        quoted = "‹" in report.sentence(row.sentence).text
        assert (row.form in ("quoted", "mixed")) <= (quoted or row.sentence == 17), row


def test_the_study_text_has_counts_of_its_own():
    study = voices_table(load_report())
    assert [count_attributed(study, rule) for rule in RULES] == [25, 24, 24]
    assert list(study.number[study.source == ""]) == [2, 4, 5, 6, 7, 9, 10, 11, 16, 21, 30]


def test_words_of_a_sentence_counted_by_hand():
    study = voices_table(load_report()).set_index("number")
    # He / called / the Front's fight a defence against ISIS and its “injustice”.
    row = study.loc[17]
    assert (row.words_in_claims, row.words_in_tags, row.words_in_own_voice) == (10, 2, 0)


def test_marks_are_named_beside_the_words_they_mark():
    page = show_voices(load_report(), 22)
    assert page.text == (
        "22 · [source: Rebel leaders] [cue: say] [claim: they had no choice but to act]; "
        "ISIS was advancing through northern Syria, and nothing stood in its way."
    )
    assert page.html.count("<small>[") == 3


def test_marks_fold_on_the_low_exposure_path():
    low_exposure()
    assert "Folded" in show_voices(load_report(), 12).text


@pytest.mark.parametrize("call", [count_attributed, share_of_words])
def test_a_table_without_the_columns_is_refused_in_one_sentence(call):
    arguments = ["has a tag"] if call is count_attributed else []
    with pytest.raises(ToolkitError, match="needs a column 'number'"):
        call(pandas.DataFrame({"a": [1]}), *arguments)


def test_an_unknown_rule_and_a_table_without_words_are_refused_in_one_sentence(table):
    with pytest.raises(ToolkitError) as refusal:
        count_attributed(table, "has a tg")
    assert str(refusal.value) == (
        "There is no counting rule 'has a tg'. Did you mean 'has a tag'? The rules are "
        "'names or continues', 'says something', 'has a tag'."
    )
    with pytest.raises(ToolkitError, match="without words"):
        share_of_words(table.head(0))


def test_every_account_of_that_january_that_dates_the_capture_gives_one_day():
    accounts = load_captures()
    assert accounts.published.str.startswith("2014-01").all()
    assert set(accounts.capture_day) == {"2014-01-08"}
    assert (accounts.seen == "yes").all()
    assert accounts.address.str.startswith("http").all()
    assert accounts.address.is_unique
