"""The fact tables: counted, consistent, honest about gaps, and without private names."""

import re

import pytest

from toolkit.tables import data_folder, is_gap, load_table

DATED = ["accounts_hospital", "tolls", "events", "labels"]
MONITOR = "Syrian Observatory for Human Rights"


# What is there


def test_the_tables_hold_as_many_rows_as_were_noted():
    accounts, tolls, events = map(load_table, DATED[:3])
    assert [len(accounts), len(tolls), len(events), len(load_table("labels"))] == [45, 75, 167, 268]
    assert events.event_group.nunique() == 114
    assert (events.attributed_to == "not recorded").sum() == 9
    assert events.why_weak.str.contains("read again").sum() == 2
    assert (tolls.monitor == MONITOR).sum() == 55
    assert (accounts.count_min == 21).sum() == 8


def test_twelve_other_accounts_of_that_january_date_the_capture_and_agree():
    accounts = load_table("accounts_hospital")
    dated = accounts[accounts.capture_day.notna() & (accounts.id != "H01")]
    dated = dated[dated.published < "2014-02-01"]
    assert len(dated) == 12
    assert set(dated.capture_day) == {"2014-01-08"}


def test_a_night_of_killing_has_both_its_days_and_a_finding_of_bodies_has_its_own():
    accounts = load_table("accounts_hospital").set_index("id")
    assert list(accounts.loc["H04", ["killing_from", "killing_until"]]) == [
        "2014-01-06",
        "2014-01-07",
    ]
    assert list(accounts.loc["H01", ["killing_from", "killing_until"]]) == ["2014-01-05"] * 2
    assert accounts.loc[["H33"], "killing_from"].isna().all()
    assert accounts.found_day["H33"] == "2014-01-08"


def test_the_breakdown_that_the_report_leaves_out_stands_in_one_row():
    toll = load_table("tolls").set_index("id").loc["T12"]
    assert toll.rebels + toll.isis + toll.civilians == toll.total == 385
    assert (toll.as_of, toll.as_of_basis) == ("2014-01-07", "stated")


def test_a_beginners_questions_work_with_gaps():
    tolls, events = load_table("tolls"), load_table("events")
    assert tolls.total.isna().any()
    assert events.published.isna().any()
    assert set(tolls[tolls.total > 5000].id) == {"T70", "T71", "T72", "T73"}
    early = events[events.published < "2014-01-03"]
    assert early.published.notna().all()
    assert "E002" in set(early.id)


# Nothing contradicts itself


@pytest.mark.parametrize("name", DATED)
def test_first_days_come_before_last_days_and_least_before_most(name):
    table = load_table(name)
    pairs = [("published", "published_until"), ("killing_from", "killing_until")]
    pairs += [("date_from", "date_until"), ("since", "since_until"), ("total", "total_max")]
    pairs += [(f"{what}_min", f"{what}_max") for what in ("count", "media", "freed", "deaths")]
    for first, last in pairs:
        if first in table.columns:
            both = table[table[first].notna() & table[last].notna()]
            assert (both[first] <= both[last]).all(), first


def test_the_parts_of_a_toll_sum_to_what_its_row_says():
    tolls = load_table("tolls")
    tolls = tolls[tolls.parts_sum.notna()]
    parts = tolls[["rebels", "isis", "civilians", "unidentified"]].sum(axis=1)
    assert (parts == tolls.parts_sum).all()
    assert (tolls.parts_sum - tolls.total == tolls.parts_minus_total).all()


def test_one_page_has_one_outlet_and_one_day():
    told = {}
    for name in DATED:
        for row in load_table(name).itertuples():
            printed = (row.outlet, row.story_from, row.read_at, str(row.published_until))
            assert told.setdefault(row.address, printed) == printed, row.id


@pytest.mark.parametrize("name", [*DATED, "actors"])
def test_a_weak_row_says_why_and_what_was_not_seen_is_weak(name):
    table = load_table(name)
    assert ((table.weak == "yes") == (table.why_weak != "")).all()
    assert (table.weak[table.seen == "no"] == "yes").all()


def test_every_row_with_a_fact_from_a_page_has_an_address():
    for name in DATED:
        assert load_table(name).address.str.startswith("http").all()
    facts = load_table("outlet_facts")
    assert (facts.seen[facts.address == ""] == "no").all()
    actors = load_table("actors")
    assert (actors.weak[actors.address == ""] == "yes").all()


def test_a_label_is_at_most_five_words_for_an_actor_or_an_act():
    labels = load_table("labels")
    assert labels.label.str.split().str.len().max() <= 5
    assert ((labels.actor != "") != (labels.act != "")).all()
    assert ((labels.label_en != "") == (labels.language != "en")).all()


def test_every_outlet_of_the_list_is_used():
    used = set(load_table("actors").outlet)
    for table in map(load_table, DATED):
        used |= {*table.outlet, *table.story_from, *table.story_also_from}
    assert set(load_table("outlets").outlet) == used - {""}


def test_two_men_of_one_name_are_two_actors():
    names = load_table("actor_names").groupby("name").actor.agg(set)
    assert names["Aloush"] == {"p_islam_alloush", "p_zahran_alloush"}
    men = load_table("actors").set_index("actor").name
    assert men["p_jolani"] != men["p_adnani"]


# Where


def test_every_place_name_of_the_events_is_resolved_or_says_why_not():
    events, words = load_table("events"), load_table("event_places")
    assert set(words.event) == set(events.id)
    assert ((words.place != "") | (words.note != "")).all()
    assert (words.place != "").sum() == 186
    assert (words.place == "").sum() == 28


def test_a_name_stands_in_the_cell_it_was_taken_from():
    cells = load_table("events").set_index("id").place
    for row in load_table("event_places").itertuples():
        first_word = row.name.split()[0]
        assert first_word in cells[row.event], (row.event, row.name)


def test_a_city_that_shares_its_name_with_its_province_is_taken_only_where_the_row_says_city():
    words = load_table("event_places")
    for row in words[words.place.isin(["aleppo", "idlib", "raqqa", "deir_ez_zor"])].itertuples():
        assert "city" in row.name or row.name == "Aleppo Eye Hospital", row.event


def test_the_province_of_an_event_is_among_those_of_its_names():
    provinces = load_table("places").set_index("place").governorate
    words = load_table("event_places")
    stored = words[words.place != ""].groupby("event").place.agg(lambda keys: set(provinces[keys]))
    events = load_table("events").set_index("id").governorate
    one = events[events.index.isin(stored.index) & ~events.isin(["", "multiple"])]
    assert [event for event in one.index if one[event] not in stored[event]] == []


def test_places_lie_inside_one_another_from_quarter_to_country():
    places = load_table("places").set_index("place")
    order = ["quarter", "site", "town", "area", "province", "country"]
    for row in places[places.part_of != ""].itertuples():
        assert order.index(row.level) < order.index(places.level[row.part_of]), row.Index
    towns = places[places.level.isin(["town", "site"]) & (places.governorate != "")]
    known = towns[towns.part_of != "syria"]
    assert (places.governorate[known.part_of].tolist()) == known.governorate.tolist()


def test_a_coordinate_lies_in_syria_has_a_source_and_says_what_it_marks():
    places = load_table("places")
    has = places.lat.notna()
    assert (has == places.lon.notna()).all()
    assert places.lat[has].between(32.3, 37.4).all()
    assert places.lon[has].between(35.6, 42.4).all()
    assert ((places.coordinate_source != "") == has).all()
    assert ((places.coordinate_is != "") == has).all()
    assert (places.coordinate_note[~has] != "").all()


@pytest.mark.parametrize(
    ("place", "lat", "lon"),
    [  # as UCDP publishes them
        ("raqqa", 35.952829, 39.007879),
        ("aleppo", 36.201241, 37.161173),
        ("tel_abyad", 36.697508, 38.956658),
        ("tabqa", 35.8367, 38.5481),
        ("dana", 36.21252, 36.76978),
        ("harem", 36.211756, 36.520776),
        ("kafranbel", 35.613964, 36.560703),
        ("atareb", 36.13895, 36.82499),
        ("tal_rifaat", 36.473333, 37.097222),
        ("azaz", 36.585896, 37.04565),
        ("al_bab", 36.369938, 37.51788),
    ],
)
def test_a_coordinate_agrees_with_a_second_published_one_within_a_kilometre(place, lat, lon):
    row = load_table("places").set_index("place").loc[place]
    assert abs(row.lat - lat) < 0.009
    assert abs(row.lon - lon) < 0.011


def test_sides_that_fight_are_told_of_in_an_event_that_is_not_to_be_read_again():
    events, fights = load_table("events").set_index("id"), load_table("fights")
    for row in fights.itertuples():
        assert "read again" not in events.why_weak[row.event]
        assert row.attacker in ("", row.first, row.second)
        assert (row.second == "") != (row.second_words == "")
        assert row.first != row.second
    attacks = fights[(fights.attacker != "") | (fights.relation != "against")]
    assert (attacks.why != "").all()


def test_events_name_nobody_but_leaders_and_spokesmen_of_their_day():
    known = {"Zahran Alloush", "Fahad al-Masri", "Abu Mohammed al-Jolani", "Navi Pillay"}
    assert known <= set(load_table("events").attributed_to.str.removesuffix(" (audio)"))
    events = load_table("events")
    people = load_table("actors").query("kind == 'private person'").actor
    assert not set(people) & (set(events.actor1) | set(events.actor2))
    columns = ["actor1_words", "actor2_words", "summary", "deaths_of", "attributed_to", "notes"]
    told = " ".join(events[columns].agg(" ".join, axis=1))
    kunya = set(re.findall(r"\bAbu [\w-]+(?: [\w-]+)?", told))
    assert kunya == {"Abu Mohammed al-Jolani"}


# How far a page was read, and what doubt it has

READ = [*DATED, "actors", "founding_of_the_front", "front_sizes", "outlet_facts", "monitors",
        "actor_memberships"]  # fmt: skip


def test_one_page_was_read_equally_far_for_every_table():
    told = {}
    for name in READ:
        for row in load_table(name).query("address != ''").itertuples():
            read = (row.extent, str(row.characters), str(row.read_on))
            assert told.setdefault(row.address, read) == read, (name, row.Index)
    assert len({read[0] for read in told.values()}) == 3


def test_nothing_is_filled_in_for_a_page_that_was_not_read_again():
    for name in READ:
        table = load_table(name)
        lost = table[table.extent == "not recorded"]
        assert lost.characters.isna().all()
        assert lost.read_on.isna().all()
        if "hedge" in table.columns and name != "events":
            assert set(lost.hedge) <= {"not recorded"}, name


def test_an_opening_is_no_longer_than_what_could_be_reached():
    for name in READ:
        table = load_table(name)
        assert table.characters[table.extent == "opening"].between(1, 2100).all()


def test_every_account_says_in_whose_words_and_with_which_doubt():
    sources = load_table("account_sources")
    accounts = load_table("accounts_hospital").set_index("id")
    assert set(sources.account) == set(accounts.index)
    freed = set(accounts.index[accounts.freed_words != ""])
    assert freed == set(sources.account[sources.about == "the freeing"])
    unread = accounts.extent[sources.account] == "not recorded"
    assert set(sources.hedge[unread.to_numpy()]) == {"not recorded"}


def test_a_bound_is_no_hedge():
    bounds = re.compile(r"\b(?:at least|about|around|nearly|more than|up to|approximately)\b")
    for name in ("account_sources", "tolls", "events"):
        hedges = load_table(name).hedge
        assert not hedges.str.contains(bounds).any(), name


# What an audit found wrong holds its right value


@pytest.mark.parametrize(
    ("name", "row", "column", "value"),
    [
        ("accounts_hospital", "H05", "counted", "activists killed"),
        ("events", "E142", "actor1", "isis"),
        ("accounts_hospital", "H24", "count_words", "42; prisoners killed"),
        ("account_sources", "K56", "knew_by", "not stated"),
        ("tolls", "T71", "as_of_basis", "other rows"),
        ("accounts_hospital", "H08", "attributed_to", "the agency Vestnik Kavkaza"),
        ("accounts_hospital", "H08", "hospital", "children's"),
        ("accounts_hospital", "H09", "hospital", ""),
        ("accounts_hospital", "H09", "place_words", "the quarter Qadi Askar, Aleppo"),
        ("accounts_hospital", "H10", "media_max", None),
        ("accounts_hospital", "H10", "media_words", "at least 3 of Shada al-Hurriya"),
        ("accounts_hospital", "H13", "monitor", ""),
        ("accounts_hospital", "H16", "counted", "bodies found"),
        ("accounts_hospital", "H16", "freed_words", "dozens"),
        ("accounts_hospital", "H19", "hospital", "children's"),
        ("accounts_hospital", "H19", "monitor", MONITOR),
        ("accounts_hospital", "H21", "capture_day", None),
        ("accounts_hospital", "H36", "outlet", "Al Jazeera Arabic"),
        ("accounts_hospital", "H38", "place_words",
         "held in the children's hospital, killed outside, nearby"),
        ("accounts_hospital", "H41", "hospital", "children's"),
        ("accounts_hospital", "H42", "counted", "people killed"),
        ("account_sources", "K06", "hedge", "identities unconfirmed"),
        ("account_sources", "K10", "said_by", "activists"),
        ("account_sources", "K57", "hedge", "reportedly"),
        ("account_sources", "K66", "hedge", "initial reports"),
        ("account_sources", "K67", "hedge", "could not be confirmed"),
        ("events", "E019", "actor1", "isis"),
        ("events", "E020", "actor1", "isis"),
        ("events", "E034", "actor1", "isis"),
        ("events", "E037", "actor1", "isis"),
        ("events", "E056", "deaths_min", None),
        ("events", "E167", "deaths_min", 15),
        ("events", "E031", "actor1", "isis"),
        ("events", "E004", "published", "2014-01-03"),
        ("events", "E165", "deaths_max", None),
        ("labels", "L007", "label", "chaotic mix of rebel groups"),
        ("labels", "L008", "attributed", "yes"),
        ("labels", "L100", "actor", "aq"),
        ("tolls", "T54", "since", "2014-01-01"),
        ("tolls", "T56", "since", "2014-01-01"),
        ("tolls", "T65", "since", None),
        ("tolls", "T27", "monitor", ""),
        ("tolls", "T03", "as_of_basis", "inferred"),
        ("front_sizes", "Z5", "seen", "yes"),
        ("sources", MONITOR, "interest", "not stated"),
    ],
)  # fmt: skip
def test_a_mended_cell_keeps_its_right_value(name, row, column, value):
    table = load_table(name)
    found = table.set_index(table.columns[0]).loc[row, column]
    assert is_gap(found) if value is None else found == value


def test_a_doubt_is_kept_in_its_row():
    events = load_table("events").set_index("id")
    assert events.event_type["E158"] == "withdrawal"
    assert events.hedge["E158"] == "mass grave: possible"
    assert events.attributed_to["E077"] == "one anonymous activist"
    assert events.hedge["E077"] == "no independent confirmation"
    assert events.actor1["E097"] != "isis"


def test_no_scope_says_nationwide():
    assert not load_table("tolls").scope.str.contains("nationwide").any()


def test_a_day_is_one_day():
    events = load_table("events")
    days = events[events.date_precision == "day"]
    assert (days.date_from == days.date_until).all()


def test_no_page_is_printed_before_what_it_tells_of():
    events = load_table("events")
    told = events[events.published_until.notna() & ~events.date_precision.isin(["approximate"])]
    assert (told.published_until >= told.date_from).all()


def test_addresses_are_written_in_plain_letters():
    for name in (*READ, "briefs", "who_is_who", "who_is_who_notes", "corrections"):
        assert load_table(name).address.str.isascii().all(), name


def test_the_report_is_labelled_executed_twice_and_only_in_the_words_of_others():
    labels = load_table("labels")
    report = labels[(labels.item == "the report") & labels.label.str.contains("xecuted")]
    assert list(report.attributed) == ["yes", "yes"]


def test_seven_accounts_of_those_freed_carry_a_doubt():
    sources = load_table("account_sources").query("about == 'the freeing'")
    doubted = sources[~sources.hedge.isin(["none", "not recorded"])]
    assert set(doubted.account) == {"H13", "H16", "H17", "H19", "H21", "H41", "H42"}


# Our own corrections


def test_a_correction_that_names_a_page_leads_to_one_that_the_tables_know():
    known = {
        address for name in (*READ, "who_is_who_notes") for address in load_table(name).address
    }
    corrections = load_table("corrections")
    assert set(corrections.address) - {""} <= known
    assert list(corrections.id) == [f"C{n:02}" for n in range(1, len(corrections) + 1)]


def test_a_correction_says_what_holds_it_now_and_that_is_there():
    root = data_folder().parent
    for row in load_table("corrections").itertuples():
        for held in row.held_by.split("; "):
            path, _, name = held.partition("::")
            assert (root / path).is_file(), row.id
            assert not name or f"def {name}(" in (root / path).read_text(encoding="utf-8"), row.id


# What does not join is listed


def test_every_cell_that_does_not_join_is_listed_with_its_words():
    listed = load_table("not_joined")
    places = set(zip(listed.table, listed.row, listed.column, strict=True))
    for name, words, key in (
        ("events", "actor1_words", "actor1"),
        ("events", "actor2_words", "actor2"),
        ("events", "attributed_to", "monitor"),
        ("accounts_hospital", "attributed_to", "monitor"),
        ("tolls", "monitor_words", "monitor"),
        ("actor_memberships", "member_words", "member"),
    ):
        table = load_table(name)
        lost = table[(table[words] != "") & (table[key] == "")]
        assert {(name, row, words) for row in lost.id} <= places
    for row in listed.itertuples():
        table = load_table(row.table).set_index("id")
        assert table[row.column][row.row] == row.value
        assert row.reason


# The numbers of data/README.md


def test_the_numbers_of_the_readme_are_those_of_the_tables():
    accounts, tolls, events, labels = map(load_table, DATED)
    names, outlets, actors = load_table("actor_names"), load_table("outlets"), load_table("actors")
    listed, facts = load_table("not_joined"), load_table("outlet_facts")
    arabic = [
        int((table.language == "ar").sum()) for table in (accounts, tolls, events, labels, names)
    ]
    army = (events.actor1 == "syr_army") | (events.actor2 == "syr_army")
    by_memory = (names.language == "ar") & (names.weak == "yes")
    others = accounts[accounts.capture_day.notna() & (accounts.id != "H01")]
    lost = listed.table.value_counts()
    weak = [int((table.weak == "yes").sum()) for table in (events, actors, accounts, tolls)]
    said = [
        f"an actor in {army.sum()} row of {len(events)} events",
        f"{(tolls.monitor == MONITOR).sum()} of {len(tolls)} counts of the dead",
        f"{(accounts.count_min == 21).sum()} of {len(accounts)} accounts of the hospital",
        f"For {(events.attributed_to == 'not recorded').sum()} of {len(events)} events",
        "({} accounts, {} counts, {} events, {} labels and {} names)".format(*arabic),
        "{} events, {} actors, {} account and {} count are marked".format(*weak),
        f"{events.why_weak.str.contains('read again').sum()} are to be read again",
        f"Of {arabic[4]} Arabic names {by_memory.sum()} are from memory",
        f"{len(accounts)} of them, in {accounts.outlet.nunique()} outlets and "
        f"{accounts.language.nunique()} languages",
        f"{accounts.capture_day.notna().sum()} give the day of the capture, and "
        f"{(others.published < '2014-02-01').sum()} of these",
        f"In {(tolls.parts_minus_total == 0).sum()} rows the parts printed sum to the total, in "
        f"{(tolls.parts_minus_total != 0).sum()} they do not",
        f"{tolls.total.isna().sum()} rows have none",
        f"{len(events)} rows on {events.event_group.nunique()} events",
        f"{len(labels)} of them, in {labels.outlet.nunique()} outlets and "
        f"{labels.language.nunique()} languages; {(labels.actor != '').sum()} for an actor, "
        f"{(labels.act != '').sum()} for an act",
        f"{len(outlets)} in all, spelled",
        f"Kind ({(outlets.kind != '').sum()}), country ({(outlets.country != '').sum()}) and owner "
        f"({(outlets.owner != '').sum()})",
        f"{len(facts)}, of which {(facts.second_hand == 'yes').sum()} are second hand",
        f"outlet or person: {len(actors)}.",
        f"not checked ({actors.formed_basis.str.contains('memory').sum()} rows)",
        f"{len(names)} in all, so that",
        f"speaks for another: {len(load_table('actor_memberships'))}.",
        f"{len(listed)}, of which {lost['events']} stand in `events.csv`, "
        f"{lost['accounts_hospital']} in `accounts_hospital.csv`, {lost['tolls']} in `tolls.csv` "
        f"and {lost['actor_memberships']} in",
        f"{(listed.reason == 'not recorded').sum()} of them say that nobody recorded it",
    ]
    assert [words for words in said if words not in readme()] == []


def readme():
    return " ".join((data_folder() / "README.md").read_text(encoding="utf-8").split())


def test_the_numbers_of_the_readme_on_places_are_those_of_the_tables():
    places, names = load_table("places"), load_table("place_names")
    words, fights = load_table("event_places"), load_table("fights")
    lost = words[words.place == ""]
    by_memory = (names.script == "Arabic") & (names.weak == "yes")
    from_source = places.coordinate_source.str.startswith
    said = [
        f"One row is one place: {len(places)}, of which {len(places) - 4} were noted",
        f"empty where none was found ({places.coordinate_note.str.startswith('none').sum()})",
        f"{from_source('GeoNames').sum()} coordinates: GeoNames",
        f"{from_source('UCDP').sum()} coordinates: UCDP",
        f"{from_source('dr5hn').sum()} coordinates stand in a list of cities",
        f"{len(names)} in all. One spelling can belong to two places",
        f"so are {by_memory.sum()} Arabic spellings",
        f"one row of `events.csv`: {len(words)} of them",
        f"For {len(lost)}, in {lost.event.nunique()} events",
        f"{lost.note.str.startswith('told').sum()} are told without a place, "
        f"{lost.note.str.startswith('no town').sum()} name no town, "
        f"{lost.note.str.contains('not in the gazetteer').sum()} are not in the gazetteer",
        f"({words.note.str.startswith('city or province').sum()} names), since",
        f"{len(fights)} pairs in {fights.event.nunique()} events",
    ]
    assert [words for words in said if words not in readme()] == []
