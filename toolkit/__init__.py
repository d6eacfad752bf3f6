"""Read, code and visualise a war report: the names that a lesson imports, and nothing else."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.exercises.engine import check, given, hint, solution
    from toolkit.exercises.kinds import ____
    from toolkit.exercises.progress import progress
    from toolkit.exposure import low_exposure
    from toolkit.reading.report import load_report
    from toolkit.reading.who import who_is_who
    from toolkit.tables import load_original_frame, load_original_table
    from toolkit.visualising.ribbon import plot_ribbon
    from toolkit.visualising.show import describe, show

__version__ = "0.1.0"

# each name is fetched when it is first used, so that `import toolkit` stays light
_HOMES = {
    "____": "exercises.kinds",
    "check": "exercises.engine",
    "describe": "visualising.show",
    "given": "exercises.engine",
    "hint": "exercises.engine",
    "load_original_frame": "tables",
    "load_original_table": "tables",
    "load_report": "reading.report",
    "low_exposure": "exposure",
    "plot_ribbon": "visualising.ribbon",
    "progress": "exercises.progress",
    "show": "visualising.show",
    "solution": "exercises.engine",
    "who_is_who": "reading.who",
}
__all__ = [  # noqa: RUF022 - in the order a reader meets them
    "load_report", "load_original_table", "load_original_frame", "who_is_who", "low_exposure",
    "____", "check", "hint", "solution", "given", "progress",
    "plot_ribbon", "describe", "show",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(f"toolkit.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
