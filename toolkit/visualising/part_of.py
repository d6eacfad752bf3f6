"""Part of: which groups and men belong to what, on one day, and which ties are disputed."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, plain_errors
from toolkit.reading.actors import load_actors, load_memberships
from toolkit.reading.calendar_month import a_day, short_day
from toolkit.tables import need_columns
from toolkit.visualising.show import describe
from toolkit.visualising.style import GREY, INK, new_axes, write_words

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

COLUMNS = (
    "id", "member", "member_words", "whole", "role", "since", "disputed", "basis", "notes",
    "address",
)  # fmt: skip
PUBLISHED = date(2014, 1, 8)
WHOLE, MEMBER = 0.0, 1.0
GAP = 0.7  # rows between two wholes
HOW_TO_READ = (
    "A line leads from a group to its part. Dashed: disputed. Dotted: pages give different lists.\n"
    "In italics: a person, with the office; persons are not counted in the title."
)
SOURCE = (
    "Ties as the pages in the table below tell them. A tie says who is counted with whom; it says\n"
    "nothing on who took part in an act."
)


@plain_errors
def plot_part_of(table: "pandas.DataFrame | None" = None, *, ax: "Axes | None" = None) -> "Axes":
    """Ties in (load_memberships(day); nothing means the day of the report), the tree's axes out.

    One line per tie, dashed where it is disputed; it carries the tie's id as gid. Wholes stand in
    the order of their size.

    >>> axes = plot_part_of()
    >>> [line.get_linestyle() for line in axes.lines if line.get_gid() in ("M01", "M07")]
    ['-', '--']
    """
    ties = load_memberships(PUBLISHED) if table is None else table
    need_columns(ties, COLUMNS, "plot_part_of", "load_memberships")
    if not len(ties):
        raise ToolkitError(
            "plot_part_of got no ties: on that day our tables know of none, or a filter left "
            "nothing; load_memberships() brings them all."
        )
    wholes = list(ties.whole.value_counts(sort=True).index)
    rows = len(ties) + GAP * (len(wholes) - 1)
    axes = ax if ax is not None else new_axes(7.6, 2.4 + 0.215 * rows)
    names, top = load_actors().set_index("actor").name.to_dict(), 0.0
    for whole in wholes:
        members = ties[ties.whole == whole]
        _draw_whole(axes, top, names.get(whole, whole), members)
        top += len(members) + GAP
    axes.set_xlim(-0.62, 2.0)
    axes.set_ylim(rows - 0.3, -0.9)
    axes.set_xticks([])
    axes.set_yticks([])
    write_words(axes, _finding(ties), HOW_TO_READ, SOURCE, margin=0.012)
    return describe(
        axes,
        alt=_alt(ties, wholes),
        caption="Every tie that is drawn stands in the table below, with its page.",
        table=ties[list(COLUMNS)].reset_index(drop=True),
    )


def _draw_whole(axes: "Axes", top: float, name: str, members: "pandas.DataFrame") -> None:
    """A whole in the middle of its members, and a line to each of them."""
    middle = top + (len(members) - 1) / 2
    axes.text(
        WHOLE, middle, _in_two_lines(name) + _since(members), ha="center", va="center", color=INK,
        fontweight="bold", bbox={"facecolor": "white", "edgecolor": "none", "pad": 2}, zorder=3,
    )  # fmt: skip
    for number, tie in enumerate(members.itertuples()):
        sure = tie.disputed != "yes"
        axes.plot(
            [WHOLE, MEMBER - 0.02], [middle, top + number], gid=tie.id, zorder=1,
            color=INK if sure else GREY, linewidth=1.1, linestyle=_line(tie),
        )  # fmt: skip
        axes.text(MEMBER, top + number, tie.member_words, va="center_baseline", **_looks(tie))
        role = "" if tie.role == "member" else tie.role
        axes.text(1.98, top + number, role, ha="right", va="center_baseline", color=GREY)


def _line(tie: Any) -> str:
    """Whole where nobody disputes it, dotted where lists differ, dashed where it is disputed."""
    if tie.disputed != "yes":
        return "-"
    return ":" if str(tie.notes).startswith("Lists differ") else "--"


def _looks(tie: Any) -> dict[str, Any]:
    return {"color": INK, "style": "italic" if tie.member.startswith("p_") else "normal"}


def _in_two_lines(name: str) -> str:
    """A group's name for a figure: its letters where it has some, else broken in the middle."""
    letters = re.search(r"\((\w+)\)", name)
    if letters:
        return letters[1]
    words = name.split()
    half = (len(words) + 1) // 2
    return " ".join(words[:half]) + "\n" + " ".join(words[half:]) if len(words) > 2 else name


def _since(members: "pandas.DataFrame") -> str:
    """A line for the day from which all members of a whole are told to belong to it, if one is."""
    days = set(members[members.role == "member"].since)
    day = days.pop() if len(days) == 1 else None
    return f"\nsince {short_day(a_day(day))}" if isinstance(day, str) and day[-2:] != "01" else ""


def _finding(ties: "pandas.DataFrame") -> str:
    groups = ties[~ties.member.str.startswith("p_")]
    disputed = int((groups.disputed == "yes").sum())
    return (
        f"{disputed} of {len(groups)} ties between groups and their parts\n"
        "are disputed, or stand on lists that differ"
    )


def _alt(ties: "pandas.DataFrame", wholes: list[str]) -> str:
    names = load_actors().set_index("actor").name
    listed = "; ".join(f"{names.get(w, w)} {int((ties.whole == w).sum())}" for w in wholes[:4])
    disputed = int((ties.disputed == "yes").sum())
    return (
        f"Tree of {len(ties)} ties, {disputed} of them disputed, between {len(wholes)} wholes and "
        f"their parts. The largest: {listed}. Since when a tie holds is not known for all."
    )
