"""Which words judge: fragments of the report, and what other outlets call the same actor or act."""

from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.exposure import hides
from toolkit.tables import load_table, need_columns

if TYPE_CHECKING:
    import pandas

FOLDED = "[folded on the low-exposure path]"
LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French",
    "it": "Italian", "pt": "Portuguese", "ru": "Russian",
}  # fmt: skip
ABOUT_A_KILLING = "killing of prisoners"
COMPARED = [
    "id", "about", "outlet", "language", "label", "in_english", "family", "attributed",
    "published", "address",
]  # fmt: skip


@plain_errors
def load_fragments() -> "pandas.DataFrame":
    """Nothing in, 21 rows out: one per fragment of the original, five of its words at most.

    Columns: id, number (S1 to S32), fragment, words, class (evaluation, blame, hedge, bound,
    passive without agent, label), whose (who is speaking there), content_level, note. On the
    low-exposure path fragments of a killing are folded.

    >>> fragments = load_fragments()
    >>> fragments[fragments["class"] == "bound"].fragment.item()
    'At least'
    """
    fragments = load_table("fragments")
    folded = fragments.content_level.map(hides)
    fragments.loc[folded, ["fragment", "note"]] = FOLDED
    return fragments


@plain_errors
def load_labels() -> "pandas.DataFrame":
    """Nothing in, 268 rows out: one per label that an outlet gave to an actor or to an act.

    Columns: id, about (the actor or act), outlet, language, label (as printed), in_english, family
    (what kind of word it is; several are joined by "; "; empty where nobody coded it), attributed
    (yes where somebody else's word is handed on), published, address, story_from (whose story
    it carries). Families were coded by one person, once.

    >>> labels = load_labels()
    >>> labels[labels.family == "revolutionaries"].outlet.tolist()
    ['Akhbar Al Aan', 'Arabi21']
    """
    families = load_table("codings/label_families")
    joined = families.groupby("label").family.agg("; ".join)
    labels = load_table("labels").rename(columns={"label_en": "in_english"})
    labels["about"] = labels.act.where(labels.act != "", labels.actor.map(_actor_names()))
    labels["family"] = labels.id.map(joined).fillna("")
    labels.loc[labels.in_english == "", "in_english"] = labels.label
    if hides(2):
        killing = labels.about == ABOUT_A_KILLING
        labels.loc[killing, ["label", "in_english", "family"]] = FOLDED
    return labels[[*COMPARED, "story_from"]]


@plain_errors
def compare_labels(about: str, language: str = "", outlet: str = "") -> "pandas.DataFrame":
    """An actor or an act in; its labels out, those of one family together.

    `language` ("ar") and `outlet` ("Al-Alam") choose among them. One row is one label: id, about,
    outlet, language, label, in_english, family, attributed, published, address.

    >>> compare_labels("capture of hospital or base", "en").label.tolist()[0]
    'rebels seized control'
    """
    labels = load_labels()
    _one_of("actor or act", about, sorted(set(labels.about)))
    chosen = labels[labels.about == about]
    if language:
        _one_of("language", language, sorted(set(labels.language)))
        chosen = chosen[chosen.language == language]
        if chosen.empty:
            there = ", ".join(sorted(set(labels.language[labels.about == about])))
            raise ToolkitError(
                f"No label for {about!r} was found in {LANGUAGES[language]} ({language!r}); "
                f"there are some in {there}, so choose one of these, or leave the language out."
            )
    if outlet:
        _one_of("outlet", outlet, sorted(set(chosen.outlet)))
        chosen = chosen[chosen.outlet == outlet]
    order = {family: place for place, family in enumerate(families_of(chosen))}
    first = chosen.family.str.split("; ").str[0].map(order)
    return chosen.assign(first=first).sort_values(["first", "id"])[COMPARED].reset_index(drop=True)


def families_of(labels: "pandas.DataFrame") -> list[str]:
    """Labels in, the kinds of word among them out, the most frequent first."""
    need_columns(labels, ["family"], "families_of", "load_labels")
    return list(labels.family.str.split("; ").explode().value_counts(sort=True).index)


def _actor_names() -> dict[str, str]:
    """A key of the actors → the short name that the course uses in its prose."""
    return {
        "rebels": "rebels", "isis": "ISIS", "nusra": "Jabhat al-Nusra", "fsa": "FSA",
        "islamic_front": "Islamic Front", "aq": "Al-Qaeda",
    }  # fmt: skip


def _one_of(what: str, given: object, allowed: list[str]) -> None:
    if given not in allowed:
        listed = ", ".join(repr(name) for name in allowed)
        raise ToolkitError(
            f"There is no {what} {given!r} among the labels.{nearest(given, allowed)} "
            f"Choose one of {listed}."
        )
