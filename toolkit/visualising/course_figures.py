"""Every figure of the course under one roof: by name, each as its lesson draws it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from toolkit.reading.actors import load_memberships
from toolkit.reading.matrix import load_matrix
from toolkit.reading.origins import load_chains
from toolkit.reading.times import load_original_times, resolve_times
from toolkit.reading.words import compare_labels
from toolkit.tables import load_original_table
from toolkit.visualising.labels import plot_labels
from toolkit.visualising.matrix import plot_matrix
from toolkit.visualising.part_of import plot_part_of
from toolkit.visualising.ribbon import plot_ribbon
from toolkit.visualising.tiers import plot_tiers
from toolkit.visualising.timeline import plot_timeline
from toolkit.visualising.voices import plot_voices

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PUBLISHED = date(2014, 1, 8)
FOUNDED = date(2013, 11, 22)  # of the Islamic Front; founding_of_the_front.csv
IN_LESSON_05 = (1, 2, 4, 7, 12)  # statements


def _timeline() -> "Axes":
    resolved = resolve_times(load_original_times(), PUBLISHED)
    return plot_timeline(resolved, PUBLISHED, others={"T09": FOUNDED})


def _matrix() -> "Axes":
    matrix = load_matrix()
    return plot_matrix(matrix[matrix.statement.isin(IN_LESSON_05)])


COURSE_FIGURES: dict[str, Callable[[], "Axes"]] = {
    "00 ribbon": lambda: plot_ribbon(
        load_original_table(), notes={"S12": "the sentence of your bet"}
    ),
    "01 ribbon by role": lambda: plot_ribbon(load_original_table(), layer="role"),
    "02 voices": lambda: plot_voices(load_original_table()),
    "03 timeline": _timeline,
    "04 labels": lambda: plot_labels(compare_labels("rebels")),
    "05 tiers": lambda: plot_tiers(load_chains()),
    "05 matrix": _matrix,
    "06 part of": lambda: plot_part_of(load_memberships(PUBLISHED)),
}
