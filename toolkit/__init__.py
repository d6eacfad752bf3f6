"""Read, code and visualise a war report: the names that a lesson imports, and nothing else."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.exercises.engine import check, given, hint, solution
    from toolkit.exercises.kinds import ____
    from toolkit.exercises.progress import progress
    from toolkit.exposure import low_exposure
    from toolkit.reading.accounts import load_accounts, load_founding, load_tolls
    from toolkit.reading.calendar_month import month_calendar
    from toolkit.reading.report import load_report
    from toolkit.reading.times import load_original_times, resolve_times
    from toolkit.reading.voices import (
        count_attributed,
        load_attributions,
        load_sources,
        share_of_words,
        show_voices,
        voices_table,
    )
    from toolkit.reading.when import resolve_time
    from toolkit.reading.who import who_is_who
    from toolkit.tables import load_original_frame, load_original_table
    from toolkit.visualising.ribbon import plot_ribbon
    from toolkit.visualising.show import describe, show
    from toolkit.visualising.timeline import plot_timeline
    from toolkit.visualising.voices import plot_voices

__version__ = "0.1.0"

# each name is fetched when it is first used, so that `import toolkit` stays light
_HOMES = {
    "____": "exercises.kinds",
    "check": "exercises.engine",
    "count_attributed": "reading.voices",
    "describe": "visualising.show",
    "given": "exercises.engine",
    "hint": "exercises.engine",
    "load_accounts": "reading.accounts",
    "load_attributions": "reading.voices",
    "load_founding": "reading.accounts",
    "load_original_frame": "tables",
    "load_original_table": "tables",
    "load_original_times": "reading.times",
    "load_report": "reading.report",
    "load_sources": "reading.voices",
    "load_tolls": "reading.accounts",
    "low_exposure": "exposure",
    "month_calendar": "reading.calendar_month",
    "plot_ribbon": "visualising.ribbon",
    "plot_timeline": "visualising.timeline",
    "plot_voices": "visualising.voices",
    "progress": "exercises.progress",
    "resolve_time": "reading.when",
    "resolve_times": "reading.times",
    "share_of_words": "reading.voices",
    "show": "visualising.show",
    "show_voices": "reading.voices",
    "solution": "exercises.engine",
    "voices_table": "reading.voices",
    "who_is_who": "reading.who",
}
__all__ = [  # noqa: RUF022 - in the order a reader meets them
    "load_report", "load_original_table", "load_original_frame", "who_is_who", "low_exposure",
    "____", "check", "hint", "solution", "given", "progress",
    "load_sources", "load_attributions", "load_accounts", "show_voices", "voices_table",
    "count_attributed", "share_of_words",
    "resolve_time", "month_calendar", "load_original_times", "resolve_times", "load_founding",
    "load_tolls",
    "plot_ribbon", "plot_voices", "plot_timeline", "describe", "show",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(f"toolkit.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
