"""Words that judge: fragments of the report within their budget, labels side by side."""

import csv
from pathlib import Path

import pytest

from toolkit import compare_labels, load_fragments, load_labels, low_exposure
from toolkit.errors import ToolkitError

from ..test_original_table import shared

CLASSES = {"evaluation", "blame", "hedge", "bound", "passive without agent", "label"}


def test_every_fragment_has_five_words_at_most_and_one_of_six_classes():
    fragments = load_fragments()
    assert set(fragments["class"]) == CLASSES
    assert (fragments.fragment.str.split().str.len() == fragments.words).all()
    assert fragments.words.max() <= 5


def test_every_fragment_stands_in_the_sentence_of_the_report_it_names():
    import json

    report = shared() / "report"
    draft = json.loads((report / "draft_coding.json").read_text(encoding="utf-8"))
    text = (report / draft["meta"]["text_file"]).read_bytes().decode("utf-8").replace("’", "'")
    pieces = {
        f"S{unit['sentence']}": text[unit["start"] : unit["end"]]
        for unit in draft["units"]
        if unit["codable"]
    }
    for row in load_fragments().itertuples():
        assert row.fragment in pieces[row.number], row.fragment


def test_at_least_is_a_bound_and_accused_blames_without_being_the_reporters_word():
    fragments = load_fragments().set_index("fragment")
    assert fragments.loc["At least", "class"] == "bound"
    assert fragments.loc["accused", "whose"] == "activists"


def test_labels_come_in_eight_languages_and_each_has_its_page():
    labels = load_labels()
    assert set(labels.language) == {"en", "ar", "fr", "es", "de", "pt", "ru", "it"}
    assert labels.address.str.startswith("http").all()
    assert (labels.in_english != "").all()


def test_one_outlet_uses_the_word_terrorists_for_both_sides():
    def so_called(actor):
        labels = compare_labels(actor)
        return set(labels.outlet[labels.family.str.contains("terrorists")])

    assert so_called("rebels") & so_called("ISIS") == {"Al-Alam"}


def test_comparing_in_one_language_brings_only_that_language():
    assert set(compare_labels("capture of hospital or base", "fr").language) == {"fr"}


def test_every_family_belongs_to_a_label_that_exists():
    place = Path(__file__).parents[2] / "data" / "codings" / "label_families.csv"
    with place.open(encoding="utf-8", newline="") as file:
        coded = {row["label"] for row in csv.DictReader(file)}
    assert coded <= set(load_labels().id)


@pytest.mark.parametrize(
    ("about", "language", "says"),
    [
        ("rebel", "", "There is no actor or act 'rebel' among the labels. Did you mean 'rebels'?"),
        ("rebels", "english", "There is no language 'english' among the labels."),
        ("Islamic Front", "pt", "No label for 'Islamic Front' was found in Portuguese ('pt')"),
    ],
)
def test_an_unknown_actor_or_language_is_refused_in_a_sentence(about, language, says):
    with pytest.raises(ToolkitError) as refusal:
        compare_labels(about, language)
    assert str(refusal.value).startswith(says)


def test_one_outlet_can_be_looked_at_alone():
    assert set(compare_labels("rebels", outlet="Al-Alam").outlet) == {"Al-Alam"}


def test_an_outlet_without_a_label_for_it_is_refused_with_a_near_miss():
    with pytest.raises(ToolkitError, match=r"no outlet 'Al-Alaam' among the labels\. Did you mean"):
        compare_labels("rebels", outlet="Al-Alaam")


def test_on_the_low_exposure_path_words_for_a_killing_are_folded():
    low_exposure()
    assert set(compare_labels("killing of prisoners").in_english) == {
        "[folded on the low-exposure path]"
    }
    fragments = load_fragments()
    assert not fragments.fragment[fragments.number == "S6"].str.contains("killed").any()
    assert "took control" in compare_labels("capture of hospital or base").label.to_string()
