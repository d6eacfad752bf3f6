"""Actors: every spelling is kept, two men of one name stay two, and ties have days."""

import pytest

from toolkit import find_actor, group_spellings, load_actors, load_memberships, part_of
from toolkit.errors import ToolkitError


@pytest.mark.parametrize(
    "spelling", ["ISIS", "ISIL", "Daesh", "EIIL", "داعش", "islamic state of iraq and a sham"]
)
def test_one_actor_is_found_under_each_of_its_spellings(spelling):
    found = find_actor(spelling)
    assert found.actor.tolist() == ["isis"]
    assert found.spelling.tolist() == [spelling]


def test_two_men_of_one_kunya_stay_two():
    assert set(find_actor("Abu Mohammed").actor) == {"p_jolani", "p_adnani"}


def test_two_men_of_one_surname_stay_two():
    assert set(find_actor("Aloush").actor) == {"p_islam_alloush", "p_zahran_alloush"}


def test_a_whole_name_finds_one_man():
    assert find_actor("Abu Mohammed al-Jolani").actor.tolist() == ["p_jolani"]


def test_spellings_of_a_text_are_grouped_and_none_is_lost():
    grouped = group_spellings(["Daesh", "Jabhat a-Nusra", "Aloush", "the village band"])
    assert grouped.spelling.tolist() == ["Daesh", "Jabhat a-Nusra", "Aloush", "the village band"]
    assert grouped.actor.tolist() == ["isis", "nusra", "", ""]
    assert grouped.name[2].startswith("several: name one of them: ")
    assert grouped.name[3] == ""


@pytest.mark.parametrize(
    ("day", "wholes"),
    [
        ("2012-12-20", []),
        ("2013-10-01", ["syrian_islamic_front"]),
        ("2013-11-22", ["islamic_front", "syrian_islamic_front"]),
        ("2014-01-08", ["islamic_front"]),
    ],
)
def test_a_tie_holds_from_its_first_day(day, wholes):
    assert part_of("ahrar", day).whole.tolist() == wholes


def test_a_tie_that_ended_is_gone_from_its_last_day():
    assert part_of("isis", "2014-02-01").whole.tolist() == ["aq"]
    assert part_of("isis", "2014-02-02").whole.tolist() == []


def test_the_front_has_seven_groups_on_the_list_and_one_of_them_is_disputed():
    front = load_memberships("2014-01-08").query("whole == 'islamic_front' and role == 'member'")
    assert len(front) == 7
    assert front.member[front.disputed == "yes"].tolist() == ["kif"]


def test_every_key_of_a_tie_is_an_actor():
    known = set(load_actors().actor)
    ties = load_memberships()
    assert set(ties.whole) <= known
    assert set(ties.member) - {""} <= known


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: find_actor("Dash"), "No actor is spelled 'Dash' in our tables. Did you mean"),
        (lambda: find_actor(""), "No actor is spelled ''"),
        (lambda: part_of("Ahrar al-Sham"), "There is no actor with the key 'Ahrar al-Sham'."),
        (lambda: group_spellings("ISIS"), "group_spellings reads several names and got one text"),
        (lambda: load_memberships("last spring"), ""),
    ],
)
def test_bad_input_is_answered_in_one_sentence(call, says):
    with pytest.raises(ToolkitError) as refusal:
        call()
    assert str(refusal.value).startswith(says)
    assert "fault of the toolkit" not in str(refusal.value)
