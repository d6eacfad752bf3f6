"""Places: one place under many spellings, one spelling for two places, and doubt that is said."""

import pytest

from toolkit import count_places, find_place, load_events, load_places, locate_events
from toolkit.errors import ToolkitError


@pytest.mark.parametrize(
    ("spellings", "place"),
    [
        (["Azaz", "A'zaz", "I'zaz", "azaz", "أعزاز", "اعزاز"], "azaz"),
        (["Tel Abyad", "Tall Abyad", "tel-abyad", "تل أبيض", "تل ابيض"], "tel_abyad"),
        (["al-Bab", "Al Bab", "Bab", "الباب", "باب", "مدينة الباب"], "al_bab"),
        (["Tabqa", "al-Tabqa", "الطبقة", "الطبقه", "al-Thawra"], "tabqa"),
        (["Qadi Askar", "Qadi Asker", "qadi al-askar", "قاضي عسكر"], "qadi_askar"),
        (["Bab al-Hawa", "Bab Hawa", "bab al hawa crossing", "باب الهوى"], "bab_hawa"),
        (["Manbij", "Menbij", "مَنبِج"], "manbij"),
        (["Raqqa city", "مدينة الرقة"], "raqqa"),
        (["Raqqa province", "Raqqa Governorate", "محافظة الرقة"], "raqqa_gov"),
        (["Aleppo town"], "aleppo"),
        (["Syria", "سوريا"], "syria"),
    ],
)
def test_a_place_is_found_under_each_of_its_spellings(spellings, place):
    for spelling in spellings:
        assert find_place(spelling).place.tolist() == [place], spelling


@pytest.mark.parametrize("spelling", ["Raqqa", "a-Raqqa", "Rakka", "الرقة", "AR-RAQQA"])
def test_a_name_of_a_city_and_of_its_province_stays_both_and_says_so(spelling):
    found = find_place(spelling)
    assert set(found.place) == {"raqqa", "raqqa_gov"}
    assert found.doubt.nunique() == 1
    assert found.doubt[0].startswith(f"{spelling!r} can be Raqqa province (province) or Raqqa")
    assert "the wider one claims less" in found.doubt[0]


def test_a_level_settles_it():
    assert find_place("Raqqa", level="town").place.tolist() == ["raqqa"]
    assert find_place("Raqqa", level="province").place.tolist() == ["raqqa_gov"]
    assert find_place("Raqqa", level="town").doubt.tolist() == [""]


@pytest.mark.parametrize("spelling", ["the capital", "the capital city", "capital"])
def test_the_capital_is_not_taken_for_damascus(spelling):
    found = find_place(spelling)
    assert {"raqqa", "damascus"} <= set(found.place)
    assert "Raqqa (of the province of Raqqa, in the report)" in found.doubt[0]
    assert found.doubt[0].endswith("the sentences around it must say which")


def test_a_part_of_a_name_finds_all_places_that_have_it():
    assert set(find_place("Kafr").place) == {"kafr_kalbin", "kafr_takharim", "kafranbel"}


def test_a_coordinate_comes_with_its_source_and_with_what_it_marks():
    found = find_place("al-Ra'i").iloc[0]
    assert found.coordinate_is == "the middle of its subdistrict"
    assert found.coordinate_source.startswith("OpenSyria")
    assert (round(found.lat, 2), round(found.lon, 2)) == (36.62, 37.55)


def test_a_namesake_is_told():
    assert "Hasakah" in find_place("Ahras").coordinate_note.item()


def test_a_place_without_a_coordinate_has_none_and_not_zero():
    assert find_place("Naqarin").lat.isna().all()


def test_the_province_is_stored_and_the_road_leads_up_to_the_country():
    places = load_places().set_index("place")
    road, place = [], "qadi_askar"
    while place:
        road.append(place)
        place = places.part_of[place]
    assert road == ["qadi_askar", "aleppo", "aleppo_gov", "syria"]
    assert places.governorate["tel_abyad"] == "Raqqa"


def test_every_spelling_of_the_gazetteer_finds_its_own_place():
    from toolkit.tables import load_table

    for row in load_table("place_names").itertuples():
        assert row.place in set(find_place(row.name).place), row


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (
            lambda: find_place("Manbidj"),
            "No place is spelled 'Manbidj' in our gazetteer. Did you mean 'Manbij'? load_places() "
            "lists them; a place of your own text may be new, so note it.",
        ),
        (lambda: find_place(""), "No place is spelled '' in our gazetteer."),
        (lambda: find_place("-"), "No place is spelled '-' in our gazetteer."),
        (lambda: find_place(45), "No place is spelled 45 in our gazetteer."),
        (
            lambda: find_place("Raqqa", level="provence"),
            "There is no level 'provence'. Did you mean 'province'? Choose one of quarter, town, "
            "site, area, province, country, or leave it out.",
        ),
        (
            lambda: find_place("Rakka", level="quarter"),
            "Our gazetteer has 'Rakka' as province and town, and not as quarter;",
        ),
        (lambda: find_place(), "find_place(…) was called in a way it does not know"),
    ],
)
def test_bad_input_is_answered_in_one_sentence(call, says):
    with pytest.raises(ToolkitError) as refusal:
        call()
    assert str(refusal.value).startswith(says)


# Events as reported


def test_events_come_with_days_who_says_so_and_whether_they_are_to_be_read_again():
    events = load_events()
    assert (len(events), events.event_group.nunique()) == (167, 114)
    assert (events.read_again == "yes").sum() == 2
    said = events.set_index("id").source
    assert said["E022"] == "Syrian Observatory for Human Rights"
    assert said["E076"] == "ISIS"
    assert said["E089"] == "activists / a journalist, in McClatchy"
    assert said["E111"] == "Syrian Observatory for Human Rights"


def test_a_report_of_three_places_has_three_rows_and_one_of_none_has_its_reason():
    located = locate_events().set_index("id")
    assert located.place["E013"].tolist() == ["aleppo_gov", "idlib_gov", "raqqa_gov"]
    assert located.place["E048"] == ""
    assert located.note["E048"] == "told without a place"
    assert located.note["E035"] == "city or province: not said"


def harbour(rows):
    """Rows of an invented coast, as locate_events would bring them: who says what of which town."""
    import pandas

    columns = ["id", "event_group", "place", "name", "level", "part_of", "coordinate_is", "source"]
    known = load_places().set_index("place")
    table = [
        (row, group, place, "", known.level[place], known.part_of[place], "", source)
        for row, group, place, source in rows
    ]
    return pandas.DataFrame(table, columns=columns)


def test_reports_events_and_sources_are_counted_apart():
    counted = count_places(
        harbour(
            [
                ("a", "storm", "jarablus", "the harbour master"),
                ("b", "storm", "jarablus", "the harbour master"),
                ("c", "ferry", "jarablus", "a fisherman"),
            ]
        )
    ).iloc[0]
    assert (counted.reports, counted.events, counted.sources) == (3, 2, 2)


def test_a_quarter_is_counted_with_its_town_and_one_report_of_both_once():
    rows = [("a", "x", "qadi_askar", "p"), ("a", "x", "aleppo", "p"), ("b", "x", "aleppo", "p")]
    counted = count_places(harbour(rows))
    assert counted.place.tolist() == ["aleppo"]
    assert counted.reports.tolist() == [2]


@pytest.mark.parametrize(
    ("place", "mark"),
    [
        ("jarablus", "dot"),
        ("qadi_askar", "dot"),
        ("raqqa_gov", "square"),
        ("jabal_zawiya", "square"),
        ("al_rai", "square"),
        ("reg46", "square"),
        ("naqarin", "none"),
        ("syria", "none"),
    ],
)
def test_a_dot_stands_only_where_the_coordinate_is_the_places_own(place, mark):
    assert count_places(harbour([("a", "x", place, "p")])).mark.tolist() == [mark]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: locate_events(load_events()[:0]), "locate_events got no rows"),
        (lambda: locate_events(load_places()), "locate_events needs a column 'id'"),
        (lambda: locate_events(load_events), "locate_events got the call itself"),
        (lambda: count_places(load_places()), "count_places needs a column 'id'"),
    ],
)
def test_what_cannot_be_located_is_said(call, says):
    with pytest.raises(ToolkitError) as refusal:
        call()
    assert str(refusal.value).startswith(says)
