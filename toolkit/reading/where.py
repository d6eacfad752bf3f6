"""Where: a place under many spellings, at its level, with a coordinate that says what it marks.

The province of a place is stored with it and never computed: a border drawn for a small map cuts
towns off. A name that can be a town or a province stays both until the sentence says which.
"""

import re
import unicodedata
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.tables import load_table

if TYPE_CHECKING:
    import pandas

LEVELS = ("quarter", "town", "site", "area", "province", "country")
FOUND = [
    "spelling", "place", "name", "level", "governorate", "lat", "lon", "coordinate_is",
    "coordinate_source", "coordinate_note", "spelled", "doubt",
]  # fmt: skip
LEVEL_WORDS = {
    "city": "town", "town": "town", "village": "town", "quarter": "quarter",
    "neighbourhood": "quarter", "province": "province", "governorate": "province",
    "airbase": "site", "airport": "site", "base": "site", "crossing": "site",
    "مدينه": "town", "محافظه": "province",
}  # fmt: skip
ARTICLES = {
    "the", "a", "al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ed", "er", "es", "ez",
}  # fmt: skip
ONE_LETTER_FOR_TWO = str.maketrans({"ى": "ي", "ة": "ه", "ـ": "", "-": " ", "ı": "i"})
APOSTROPHES = re.compile("['’‘`ʿʾʼ]")


@plain_errors
def load_places() -> "pandas.DataFrame":
    """Nothing in, 77 rows out: one per place, from a quarter of Aleppo to a country.

    Columns: place (its key), name, level, kind, part_of (the place it lies in), governorate (its
    province), arabic and arabic_basis, lat, lon, coordinate_is (what the coordinate marks),
    coordinate_source, coordinate_note, in_report, and where a map writes the name.

    >>> places = load_places().set_index("place")
    >>> places.governorate["tel_abyad"], places.part_of["qadi_askar"]
    ('Raqqa', 'aleppo')
    """
    return load_table("places")


@plain_errors
def find_place(spelling: str, *, level: str | None = None) -> "pandas.DataFrame":
    """A place name as a text spells it in; the places it can stand for out, one row each.

    In Latin or Arabic letters, with or without article, accents and signs. `level` keeps quarter,
    town, site, area, province or country. Columns: spelling (as asked), place (its key), name,
    level, governorate, lat, lon (degrees), coordinate_is (what they mark), coordinate_source,
    coordinate_note, spelled (the spelling that matched), doubt (why there are several rows).

    >>> find_place("A'zaz").name.item(), find_place("تل ابيض").name.item()
    ('Azaz', 'Tel Abyad')
    >>> find_place("Raqqa").level.tolist(), find_place("Raqqa city").level.tolist()
    (['province', 'town'], ['town'])
    """
    if level is not None and level not in LEVELS:
        raise ToolkitError(
            f"There is no level {level!r}.{nearest(level, LEVELS)} Choose one of "
            f"{', '.join(LEVELS)}, or leave it out."
        )
    matched = _matched(spelling)
    joined = matched[["place", "spelled", "used_by"]].merge(
        load_places(), on="place", validate="1:1"
    )
    kept = joined if level is None else joined[joined.level == level]
    if kept.empty:
        known = " and ".join(sorted(set(joined.level)))
        raise ToolkitError(
            f"Our gazetteer has {spelling!r} as {known}, and not as {level}; leave level out, or "
            "name one that it has."
        )
    kept = kept.sort_values(["level", "name"]).reset_index(drop=True)
    return kept.assign(spelling=spelling, doubt=_doubt(spelling, kept))[FOUND]


def _matched(spelling: str) -> "pandas.DataFrame":
    """A spelling → the rows of names it matches: whole, without its level word, or as a part."""
    names = load_table("place_names").rename(columns={"name": "spelled"})
    folded = names.spelled.map(_folded)
    wanted = _folded(spelling)
    bare, level = _without_level(wanted)
    levels = names.place.map(load_places().set_index("place").level)
    padded = " " + folded + " "
    for found in (
        folded == wanted,
        (folded == bare) & (levels == level),
        padded.str.contains(f" {wanted} ", regex=False),
    ):
        if wanted and found.any():
            return names[found].drop_duplicates("place")
    raise ToolkitError(
        f"No place is spelled {spelling!r} in our gazetteer.{nearest(spelling, names.spelled)} "
        "load_places() lists them; a place of your own text may be new, so note it."
    )


def _doubt(spelling: str, found: "pandas.DataFrame") -> str:
    """Why one spelling gives several places, and what to do; nothing where it gives one."""
    if len(found) == 1:
        return ""
    names = zip(found["name"], found.level, found.used_by, strict=True)
    listed = " or ".join(f"{name} ({used_by or level})" for name, level, used_by in names)
    if found.level.nunique() > 1:
        listed += "; where the sentence does not say, the wider one claims less"
        return f"{spelling!r} can be {listed}"
    return f"{spelling!r} can be {listed}; the sentences around it must say which"


def _without_level(folded: str) -> tuple[str, str]:
    """A folded spelling → the same without a word for its level, and that level ("" if none)."""
    first, *others = folded.split() or [""]
    if others and first in LEVEL_WORDS:
        return " ".join(others), LEVEL_WORDS[first]
    *others, last = folded.split() or [""]
    return " ".join(others), LEVEL_WORDS.get(last, "")


def _folded(name: object) -> str:
    """A spelling without what changes from page to page: case, accents, hyphens, articles.

    >>> _folded("Ar-Ra'ee"), _folded("أعزاز"), _folded("مدينة الباب")
    ('raee', 'اعزاز', 'مدينه باب')
    """
    letters = unicodedata.normalize("NFKD", str(name).casefold())
    plain = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    words = APOSTROPHES.sub("", plain).translate(ONE_LETTER_FOR_TWO).split()
    without = [word for word in words if word not in ARTICLES] or words
    return " ".join(_without_arabic_article(word) for word in without)


def _without_arabic_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
