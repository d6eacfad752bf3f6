"""Actors: one actor under many spellings, one spelling for several men, groups inside groups.

The spelling that a text uses is kept beside the actor it stands for. Two men of one name stay two.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.reading.calendar_month import a_day
from toolkit.tables import load_table

if TYPE_CHECKING:
    import pandas

FOUND = ["spelling", "actor", "name", "kind", "spelled"]
SEVERAL = "several: name one of them"


@plain_errors
def load_actors() -> "pandas.DataFrame":
    """Nothing in, 64 rows out: one per actor; private persons and the dead by role.

    Among its columns: actor (its key), name, kind, formed_from, role_in_the_events, address, weak.

    >>> actors = load_actors().set_index("actor")
    >>> actors.name["islamic_front"]
    'Islamic Front'
    """
    return load_table("actors")


@plain_errors
def find_actor(spelling: str) -> "pandas.DataFrame":
    """A name as a text spells it in; the actors it can stand for out, one row each.

    Columns: spelling (as asked), actor, name (as our tables write it), kind, spelled (the spelling
    that matched). A part of a name finds every actor that has it: two rows are two actors.

    >>> find_actor("Daesh").name.item()
    'Islamic State of Iraq and Syria (ISIS)'
    >>> find_actor("Abu Mohammed").actor.tolist()
    ['p_adnani', 'p_jolani']
    """
    names = load_table("actor_names")
    wanted = _folded(spelling)
    folded = names.name.map(_folded)
    matched = names[folded == wanted] if wanted else names[:0]
    if matched.empty and wanted:
        padded = " " + folded + " "
        matched = names[padded.str.contains(f" {wanted} ", regex=False)]
    if matched.empty:
        raise ToolkitError(
            f"No actor is spelled {spelling!r} in our tables.{nearest(spelling, names.name)} "
            "load_actors() lists them; a spelling of your own text may be new, so note it."
        )
    matched = matched.drop_duplicates("actor").rename(columns={"name": "spelled"})
    joined = matched[["actor", "spelled"]].merge(load_actors(), on="actor", validate="1:1")
    return joined.assign(spelling=spelling)[FOUND].sort_values("actor").reset_index(drop=True)


@plain_errors
def group_spellings(spellings: Iterable[str]) -> "pandas.DataFrame":
    """Names as a text spells them in, one row per name out, with the actor it stands for.

    Columns: spelling, actor, name. The spelling is kept. Where it can be several actors, `actor`
    is empty and `name` lists them; where it is none, both are empty.

    >>> group_spellings(["Daesh", "ISIS", "Aloush"]).actor.tolist()
    ['isis', 'isis', '']
    """
    import pandas

    if isinstance(spellings, str):
        raise ToolkitError(
            f"group_spellings reads several names and got one text, {spellings!r}; put names into "
            'a list: group_spellings(["Daesh", "ISIS"]).'
        )
    rows = [_grouped(spelling) for spelling in spellings]
    return pandas.DataFrame(rows, columns=["spelling", "actor", "name"])


@plain_errors
def load_memberships(on: date | str | None = None) -> "pandas.DataFrame":
    """A day or nothing in; who is part of what out, one row per tie: all, or those of that day.

    Columns: id, member (key; empty where only a name is known), member_words, whole (key), role,
    since, until (the last day before it ended), disputed, basis, address, notes. A tie whose first
    day nobody states is kept for every day, since nothing says when it began.

    >>> before = load_memberships("2013-10-01")
    >>> "islamic_front" in set(before[before.role == "member"].whole)
    False
    """
    ties = load_table("actor_memberships")
    if on is None:
        return ties
    day = a_day(on).isoformat()
    begun = ties.since.isna() | (ties.since <= day)
    lasting = ties.until.isna() | (ties.until > day)
    return ties[begun & lasting].reset_index(drop=True)


@plain_errors
def part_of(actor: str, on: date | str | None = None) -> "pandas.DataFrame":
    """An actor's key and a day, or none, in; the wholes that it is part of out, as ties.

    >>> part_of("ahrar", "2014-01-08").whole.tolist(), part_of("ahrar", "2013-10-01").whole.tolist()
    (['islamic_front'], ['syrian_islamic_front'])
    """
    known = list(load_actors().actor)
    if actor not in known:
        raise ToolkitError(
            f"There is no actor with the key {actor!r}.{nearest(actor, known)} "
            'find_actor("…") gives the key for a spelling.'
        )
    ties = load_memberships(on)
    return ties[ties.member == actor].reset_index(drop=True)


def _grouped(spelling: str) -> tuple[str, str, str]:
    try:
        found = find_actor(spelling)
    except ToolkitError:
        return spelling, "", ""
    if len(found) > 1:
        return spelling, "", f"{SEVERAL}: {'; '.join(found.name)}"
    return spelling, found.actor.item(), found.name.item()


def _folded(name: object) -> str:
    """A spelling without what changes from keyboard to keyboard: case, hyphens, apostrophes."""
    letters = str(name).casefold().replace("-", " ").replace("’", "'")
    return " ".join(letters.replace("'", "").split())
