"""Every figure of the course under one roof: by name, each as its lesson draws it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from toolkit.reading.actors import load_memberships
from toolkit.reading.counts import load_counts
from toolkit.reading.events import load_events, load_fights, locate_events
from toolkit.reading.matrix import load_matrix
from toolkit.reading.origins import load_chains
from toolkit.reading.times import load_original_times, resolve_times
from toolkit.reading.tolls import ALL_THE_FIGHTING, load_front_sizes, load_tolls
from toolkit.reading.words import compare_labels
from toolkit.tables import load_original_table
from toolkit.visualising.accounts import plot_accounts
from toolkit.visualising.fights import plot_fights
from toolkit.visualising.labels import plot_labels
from toolkit.visualising.map import plot_map
from toolkit.visualising.matrix import plot_matrix
from toolkit.visualising.part_of import plot_part_of
from toolkit.visualising.ribbon import plot_ribbon
from toolkit.visualising.tiers import plot_tiers
from toolkit.visualising.timeline import plot_timeline
from toolkit.visualising.toll_panels import plot_toll_panels
from toolkit.visualising.tolls import plot_tolls
from toolkit.visualising.tolls_badly import plot_tolls_badly
from toolkit.visualising.voices import plot_voices

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

PUBLISHED = date(2014, 1, 8)
FOUNDED = date(2013, 11, 22)  # of the Islamic Front; founding_of_the_front.csv
OBSERVATORY = "Syrian Observatory for Human Rights"
BEFORE_FEBRUARY = "date_from < '2014-02-01'"
UNPROVEN = [("H25", 21, "civilians"), ("H22", 21, "rebel fighters")]
IN_LESSON_05 = [1, 2, 4]


def _timeline() -> "Axes":
    resolved = resolve_times(load_original_times(), PUBLISHED)
    return plot_timeline(resolved, PUBLISHED, others={"T09": FOUNDED})


def _matrix() -> "Axes":
    matrix = load_matrix()
    return plot_matrix(matrix[matrix.statement.isin(IN_LESSON_05)])


def _of_the_observatory(until: str) -> "pandas.DataFrame":
    """The tolls of lesson 11: one monitor, one scope, counted up to a day."""
    tolls = load_tolls()
    of_one = tolls[(tolls.monitor == OBSERVATORY) & (tolls.scope == ALL_THE_FIGHTING)]
    return of_one[of_one.as_of <= until]


def _panels(language: str = "en") -> "Axes":
    tolls = load_tolls()
    running = tolls[(tolls.scope == ALL_THE_FIGHTING) & (tolls.as_of <= "2014-03-01")]
    return plot_toll_panels(running, language=language)


def _of_january() -> "pandas.DataFrame":
    return load_events().query(f"read_again == 'no' and {BEFORE_FEBRUARY}")


def _map_of_one_report() -> "Axes":
    located = locate_events(_of_january())
    return plot_map(located[located.id == "E036"])


def _badly() -> "Axes":
    tolls = load_tolls()
    printed = tolls[(tolls.published >= "2014-01-07") & (tolls.published <= "2014-01-31")]
    return plot_tolls_badly(printed)


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
    "11 tolls": lambda: plot_tolls(_of_the_observatory("2014-01-31")),
    "11 tolls to March": lambda: plot_tolls(_of_the_observatory("2014-03-01")),
    "11 tolls in Arabic": lambda: plot_tolls(_of_the_observatory("2014-01-31"), language="ar"),
    "11 tolls by source": _panels,
    "11 tolls by source in Arabic": lambda: _panels("ar"),
    "11 tolls drawn badly": _badly,
    "11 sizes of the front": lambda: plot_toll_panels(load_front_sizes(), by="outlet"),
    "12 map": lambda: plot_map(locate_events(_of_january())),
    "12 map of all": lambda: plot_map(locate_events()),
    "12 map of one report": _map_of_one_report,
    "12 map in Arabic": lambda: plot_map(locate_events(_of_january()), language="ar"),
    "12 fights": lambda: plot_fights(load_fights().query(BEFORE_FEBRUARY)),
    "12 fights of all": lambda: plot_fights(load_fights()),
    "13 accounts of the hospital": lambda: plot_accounts(
        load_counts(), place="hospital", unproven=UNPROVEN
    ),
    "13 accounts of those freed": lambda: plot_accounts(load_counts("freed"), place="hospital"),
    "13 accounts of a bomb": lambda: plot_accounts(
        load_counts("Jarablus bomb"),
    ),
}
