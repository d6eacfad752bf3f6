"""Who is who says who it was then, with an address for every statement."""

from toolkit import who_is_who
from toolkit.tables import load_table


def test_every_statement_has_an_address_or_says_that_nothing_was_found():
    for row in load_table("who_is_who").itertuples():
        assert row.address.startswith("http"), row.name_used
    for row in load_table("who_is_who_notes").itertuples():
        assert row.address.startswith("http") or row.source or "not found" in row.note


def test_the_page_says_who_had_another_life_since_and_what_is_not_proven():
    page = repr(who_is_who())
    assert "Some people named have had other lives since" in page
    assert "no page that we read proves it" in page


def test_the_page_does_not_give_away_the_detail_of_lesson_three():
    page = repr(who_is_who()).casefold()
    assert "november" not in page
    assert "last month" not in page
