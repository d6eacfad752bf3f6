"""A sum that would fit and that nobody has proved, drawn so that nobody takes it for a count."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError
from toolkit.visualising.columns import BESIDE, EDGE, write_at
from toolkit.visualising.style import GREY, SMALLEST

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Part = tuple[str, int, str]  # the account it is taken from, how many, and of whom


def check_parts(parts: Sequence[Part], ids: list[str]) -> None:
    """Parts and the accounts of a table → nothing, or one sentence on a part that fits none."""
    for part in parts:
        whole = isinstance(part, tuple) and len(part) == 3 and isinstance(part[1], int)
        if not whole or part[1] <= 0 or part[0] not in ids:
            raise ToolkitError(
                f"{part!r} is no part of a sum: write the id of an account of this table, a number "
                'and of whom, as in ("H25", 21, "civilians").'
            )


def draw_unproven(axes: "Axes", parts: Sequence[Part], place: float) -> None:
    """Dashed boxes end to end: a sum that fits, and that no account makes."""
    numbers = " + ".join(str(number) for _, number, _ in parts)
    total = sum(number for _, number, _ in parts)
    head = f"Not an account, and not proved: {numbers} = {total}"
    write_at(axes, EDGE, place - 1, head, fontweight="bold")
    left = 0
    for identity, number, _ in parts:
        axes.barh(
            place, number, left=left, height=0.7, facecolor="white", edgecolor=GREY,
            linestyle=(0, (3, 2)), gid=f"{identity} unproven", zorder=2,
        )  # fmt: skip
        left += number
    words = " + ".join(f"{number} {whom} ({identity})" for identity, number, whom in parts)
    axes.annotate(
        words, (left, place),
        xytext=(72 * BESIDE, 0), textcoords="offset points", va="center_baseline", color=GREY,
        fontsize=SMALLEST, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
    )  # fmt: skip
