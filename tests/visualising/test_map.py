"""The map: dots and squares stand for what was reported, and never for more."""

import json
from math import pi

import pandas
import pytest
from matplotlib.colors import to_rgb

from toolkit import load_events, load_places, locate_events, plot_map
from toolkit.errors import ToolkitError
from toolkit.tables import data_folder
from toolkit.visualising.base_map import NORTH, SMALL, Window

from .readable import assert_texts_can_be_read
from .rules import every_mark_leads_to_its_row

WHITE = to_rgb("white")


def post(rows):
    """Letters of an invented post boat in the shape of locate_events: id, place, source."""
    places = load_places().set_index("place")
    table = []
    for identity, place, source in rows:
        kept = places.loc[place] if place else None
        table.append(
            {
                "id": identity,
                "event_group": f"voyage {identity[0]}",
                "date_from": "2014-01-03",
                "date_until": "2014-01-04",
                "date_precision": "day",
                "event_type": "statement",
                "source": source,
                "outlet": "The Harbour Letter",
                "published": "2014-01-05",
                "address": "https://example.org/letter",
                "read_again": "no",
                "words": place or "the far shore",
                "place": place,
                "note": "" if place else "not in the gazetteer",
                "name": kept["name"] if place else "",
                "level": kept.level if place else "",
                "part_of": kept.part_of if place else "",
                "governorate": "",
                "arabic": "",
                "lat": kept.lat if place else float("nan"),
                "lon": kept.lon if place else float("nan"),
                "coordinate_is": kept.coordinate_is if place else "",
            }
        )
    return pandas.DataFrame(table)


def dots(axes):
    return {line.get_gid(): line for line in axes.lines if line.get_gid()}


def squares(axes):
    return {patch.get_gid(): patch for patch in axes.patches if patch.get_gid()}


def small_map(axes):
    return axes.child_axes[0]


def written(axes):
    return [text.get_text() for text in axes.texts]


def area_of(dot):
    return pi * ((dot.get_markersize() + dot.get_markeredgewidth()) / 2) ** 2


# What is drawn


def test_every_place_with_a_point_has_one_mark_and_every_mark_rows_in_the_table():
    axes = plot_map(locate_events())
    drawn = [*dots(axes), *squares(axes), *dots(small_map(axes)), *squares(small_map(axes))]
    assert len(drawn) == len(set(drawn))
    table = axes.toolkit_description.table
    assert set(drawn) == set(table.id[table.mark != "none"])
    assert len(table) == len(locate_events())
    assert table.address.str.startswith("http").all()


def test_a_dot_stands_at_its_published_coordinate():
    raqqa = dots(plot_map(locate_events()))["raqqa"]
    assert abs(raqqa.get_xdata()[0] - 39.0079) < 0.001  # as GeoNames has it
    assert abs(raqqa.get_ydata()[0] - 35.9528) < 0.001


def test_somewhere_in_the_province_is_a_hatched_square_and_never_on_its_capital():
    axes = plot_map(locate_events())
    places = load_places().set_index("place")
    hatched = squares(axes)
    assert {"aleppo_gov", "idlib_gov", "raqqa_gov", "jabal_zawiya", "al_rai"} <= set(hatched)
    assert all(patch.get_hatch() for patch in hatched.values())
    assert not {"aleppo_gov", "idlib_gov", "raqqa_gov"} & set(dots(axes))
    for province, capital in (("raqqa_gov", "raqqa"), ("aleppo_gov", "aleppo")):
        square, city = places.loc[province], places.loc[capital]
        far = abs(square.square_lat - city.lat) + abs(square.square_lon - city.lon)
        assert far > 0.2


def test_squares_for_provinces_stand_inside_their_borders():
    from matplotlib.path import Path

    geo = json.loads((data_folder() / "syria.geojson").read_text(encoding="utf-8"))
    borders = {}
    for feature in geo["features"]:
        if feature["properties"]["kind"] == "governorate":
            for rings in feature["geometry"]["coordinates"]:
                ring = rings[0] if isinstance(rings[0][0], list) else rings
                borders.setdefault(feature["properties"]["name"], []).append(Path(ring))
    places = load_places()
    provinces = places[places.square_lat.notna()]
    assert len(provinces) == 7
    for row in provinces.itertuples():
        spot = (row.square_lon, row.square_lat)
        assert any(path.contains_point(spot) for path in borders[row.governorate]), row.place


def test_area_counts_reports_four_times_the_letters_four_times_the_area():
    letters = [(f"{n}", "manbij", f"sailor {n}") for n in range(4)] + [("9", "azaz", "a cook")]
    drawn = dots(plot_map(post(letters)))
    assert abs(area_of(drawn["manbij"]) / area_of(drawn["azaz"]) - 4) < 0.01


def test_a_square_of_as_many_reports_has_the_area_of_a_dot():
    axes = plot_map(post([("1", "manbij", "p"), ("2", "raqqa_gov", "p")]))
    square = squares(axes)["raqqa_gov"]
    assert abs(square.get_width() * square.get_height() - area_of(dots(axes)["manbij"])) < 0.01


def test_the_dead_do_not_move_an_area():
    events = load_events()
    crowded = events.assign(deaths_min=events.deaths_min.fillna(0) + 1000)
    before, after = (dots(plot_map(locate_events(table))) for table in (events, crowded))
    assert {gid: dot.get_markersize() for gid, dot in before.items()} == {
        gid: dot.get_markersize() for gid, dot in after.items()
    }


def test_one_source_is_hollow_however_often_it_is_printed():
    letters = [(f"{n}", "manbij", "one telegram") for n in range(5)]
    letters += [("7", "azaz", "a cook"), ("8", "azaz", "a mate"), ("9", "raqqa_gov", "a cook")]
    axes = plot_map(post(letters))
    assert to_rgb(dots(axes)["manbij"].get_markerfacecolor()) == WHITE
    assert to_rgb(dots(axes)["azaz"].get_markerfacecolor()) != WHITE
    assert to_rgb(squares(axes)["raqqa_gov"].get_facecolor()) == WHITE


def test_a_quarter_is_drawn_with_its_city_and_its_row_keeps_its_own_name():
    axes = plot_map(post([("1", "qadi_askar", "a cook"), ("2", "aleppo", "a mate")]))
    assert set(dots(axes)) == {"aleppo"}
    table = axes.toolkit_description.table
    assert table.id.tolist() == ["aleppo", "aleppo"]
    assert table.name.tolist() == ["Qadi Askar", "Aleppo"]


def test_what_lies_beyond_the_large_map_stands_on_the_small_one():
    axes = plot_map(post([("1", "manbij", "p"), ("2", "markada", "p"), ("3", "rastan", "p")]))
    assert set(dots(axes)) == {"manbij"}
    assert set(dots(small_map(axes))) == {"markada", "rastan"}


def test_what_has_no_point_is_listed_on_the_figure():
    letters = [("1", "manbij", "p"), ("2", "naqarin", "p"), ("3", "syria", "p"), ("4", "", "p")]
    words = " ".join(written(plot_map(post(letters)))).replace("\n", " ").replace("\u00a0", " ")
    assert "Named, no coordinate found: Naqarin 1." in words
    assert "No more than a country named: Syria 1." in words
    assert "Names without a place: not in the gazetteer 1." in words


def test_blank_the_claimed_line_and_the_credit_are_said_in_words():
    axes = plot_map(locate_events())
    words = " ".join(text.get_text() for text in axes.get_figure().texts).replace("\n", " ")
    assert "Blank: no report drawn here names a place there. There may have been fighting." in words
    assert "made with Natural Earth" in words
    assert "never of the dead" in words


def test_the_golan_is_told_of_as_what_it_is():
    axes = plot_map(locate_events())
    words = " ".join(text.get_text() for text in axes.get_figure().texts).replace("\n", " ")
    assert "Israel occupied it in 1967; the UN calls its annexation void" in words
    assert "claim" not in words
    assert "الجولان المحتل" in written(small_map(plot_map(locate_events(), language="ar")))


def test_the_claimed_line_lies_on_the_small_map_and_is_dashed():
    lines = [c for c in small_map(plot_map(locate_events())).collections if c.get_linestyle()[0][1]]
    ((claim,)) = [c for c in lines if max(c.get_linestyle()[0][1]) > 0]
    for path in claim.get_paths():
        for lon, lat in path.vertices:
            assert SMALL.holds(lat, lon)


def test_places_are_written_in_arabic_where_that_is_asked_for():
    axes = plot_map(locate_events(load_events()[:40]), language="ar")
    assert "تل أبيض 2" in written(axes)
    assert "No native reader checked the Arabic names." in axes.get_figure().texts[-1].get_text()


def test_the_title_counts_what_the_rows_hold():
    letters = [("1", "manbij", "p"), ("2", "manbij", "p"), ("3", "hama_gov", "p"), ("4", "", "p")]
    letters.append(("5", "azaz", "p"))
    title = plot_map(post(letters)).get_figure().texts[0].get_text()
    assert title == (
        "4 of 5 reports name 3 places, Manbij more than any other town (2);\n"
        "1 with no more than a province or a country, 1 with no place that we could find"
    )


def test_the_title_names_no_first_among_equals():
    two = plot_map(post([("1", "manbij", "p"), ("2", "azaz", "p")]))
    assert two.get_figure().texts[0].get_text() == "2 reports on 2 places"
    one = plot_map(post([("1", "manbij", "p")]))
    assert one.get_figure().texts[0].get_text() == "1 report on 1 place"


def test_a_degree_is_stretched_by_the_latitude_in_the_middle():
    assert abs(Window(0, 1, 59.5, 60.5).stretch - 2) < 0.001  # the cosine of 60 degrees is a half
    assert abs(NORTH.stretch - 1.2385) < 0.001


def test_labels_keep_clear_of_one_another_and_inside_their_maps():
    for events in (load_events(), load_events().query("date_from < '2014-02-01'")):
        for language in ("en", "ar"):
            axes = plot_map(locate_events(events), language=language)
            assert_texts_can_be_read(axes)
            for inside in (axes, small_map(axes)):
                labels = [text for text in inside.texts if text.get_text()]
                edge = inside.get_window_extent()
                kept = [text for text in labels if text.get_transform() != inside.transAxes]
                for text in kept:
                    box = text.get_window_extent()
                    assert edge.x0 - 1 <= box.x0, text
                    assert box.x1 <= edge.x1 + 1, text


# What may go wrong


def swapped(rows):
    return rows.assign(lat=rows.lon, lon=rows.lat)


@pytest.mark.parametrize(
    ("draw", "says"),
    [
        (
            lambda rows: plot_map(rows.assign(place="manbig")),
            "plot_map knows no place with the key 'manbig'. Did you mean 'manbij'?",
        ),
        (
            lambda rows: plot_map(swapped(rows)),
            "plot_map got 'manbij' at latitude 37.9549 and longitude 36.5281, which is outside "
            "Syria (32.3 to 37.4 north, 35.6 to 42.4 east); look whether the two are swapped",
        ),
        (
            lambda rows: plot_map(rows.assign(lat="north")),
            "plot_map got 'north' as lat of 'manbij'",
        ),
        (lambda rows: plot_map(rows[:0]), "plot_map got 0 names, and none of them has a point"),
        (
            lambda rows: plot_map(rows.assign(lat=float("nan"), lon=float("nan"))),
            "plot_map got 1 names, and none of them has a point to draw",
        ),
        (lambda rows: plot_map(rows.assign(place="")), "plot_map got 1 names, and none of them"),
        (lambda rows: plot_map(rows, language="fr"), "plot_map writes no places in 'fr'."),
        (lambda rows: plot_map(rows.drop(columns="lat")), "plot_map needs a column 'lat'"),
        (lambda rows: plot_map(load_events()), "plot_map needs a column"),  # noqa: ARG005
        (lambda rows: plot_map("manbij"), "plot_map reads a table and got str"),  # noqa: ARG005
    ],
)
def test_bad_input_is_answered_in_one_sentence(draw, says):
    with pytest.raises(ToolkitError) as refusal:
        draw(post([("1", "manbij", "a cook")]))
    assert str(refusal.value).startswith(says)


def test_a_missing_coordinate_among_others_is_listed_and_nothing_is_lost():
    rows = post([("1", "manbij", "p"), ("2", "azaz", "p")])
    rows.loc[1, ["lat", "lon"]] = float("nan")
    axes = plot_map(rows)
    assert set(dots(axes)) == {"manbij"}
    assert any("no coordinate found: Azaz" in words for words in written(axes))
    assert len(axes.toolkit_description.table) == 2


# Each rule of a map catches a figure that breaks it, and only it


def marks_of(axes):
    return {**dots(axes), **squares(axes)}


def areas_count_reports(axes):
    """Rule 10: per report the same area, whatever the mark."""
    reports = axes.toolkit_description.table.groupby("id").report.nunique()
    for gid, mark in marks_of(axes).items():
        square = hasattr(mark, "get_height")
        area = mark.get_width() * mark.get_height() if square else area_of(mark)
        assert abs(area / reports[gid] - pi * (6.2 / 2) ** 2) < 0.01, f"area of {gid}"


def one_source_is_hollow(axes):
    """Rule 10: white inside where, and only where, one source is behind it."""
    sources = axes.toolkit_description.table.groupby("id").source.nunique()
    for gid, mark in marks_of(axes).items():
        face = mark.get_facecolor() if gid in squares(axes) else mark.get_markerfacecolor()
        assert (to_rgb(face) == WHITE) == (sources[gid] == 1), f"hollow or not: {gid}"


def no_dot_claims_more_than_is_known(axes):
    """Rule 9: a dot only for a town or a site whose own coordinate it is."""
    table = axes.toolkit_description.table.drop_duplicates("id").set_index("id")
    for gid in dots(axes):
        assert table.level[gid] in ("town", "site", "quarter"), f"a dot on {gid}"


def a_larger_dot(axes):
    dots(axes)["jarablus"].set_markersize(40)


def a_filled_square(axes):
    squares(axes)["hama_gov"].set_facecolor("#c5d5e8")


def a_dot_for_a_province(axes):
    dots(axes)["tabqa"].set_gid("hama_gov")
    squares(axes)["hama_gov"].set_gid("tabqa")


MAP_RULES = (areas_count_reports, one_source_is_hollow, no_dot_claims_more_than_is_known)
BROKEN = {
    a_larger_dot: areas_count_reports,
    a_filled_square: one_source_is_hollow,
    a_dot_for_a_province: no_dot_claims_more_than_is_known,
}


@pytest.mark.parametrize("rule", MAP_RULES, ids=lambda rule: rule.__name__)
def test_the_map_keeps_its_rules(rule):
    rule(plot_map(locate_events()))


@pytest.mark.parametrize(("breaks", "rule"), BROKEN.items(), ids=lambda one: one.__name__)
def test_a_map_that_breaks_one_rule_is_caught_by_that_rule_alone(breaks, rule):
    axes = plot_map(locate_events())
    breaks(axes)
    with pytest.raises(AssertionError):
        rule(axes)
    for other in set(MAP_RULES) - {rule}:
        other(axes)


def test_a_coordinate_that_a_reader_found_is_drawn_as_a_square_near_it():
    rows = post([("1", "naqarin", "p")]).assign(lat=36.25, lon=37.25)
    assert set(squares(plot_map(rows))) == {"naqarin"}


def test_a_dot_without_an_id_is_caught():
    axes = plot_map(post([("1", "manbij", "p"), ("2", "azaz", "p")]))
    every_mark_leads_to_its_row(axes)
    axes.lines[0].set_gid(None)
    with pytest.raises(AssertionError, match="without id"):
        every_mark_leads_to_its_row(axes)
