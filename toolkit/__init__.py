"""Read, code and visualise a war report: the names that a lesson imports, and nothing else."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.coding.codebook_table import load_codebook, read_codebook, write_codebook
    from toolkit.coding.coder import Coder
    from toolkit.coding.codings import merge_codings
    from toolkit.coding.compare import Compare, compare_codings
    from toolkit.coding.csv_codings import read_csv, write_csv
    from toolkit.coding.plan import Plan
    from toolkit.exercises.engine import check, given, hint, solution
    from toolkit.exercises.kinds import ____
    from toolkit.exercises.progress import progress
    from toolkit.exposure import low_exposure
    from toolkit.reading.accounts import (
        load_accounts,
        load_captures,
        load_corrections,
        load_founding,
        load_outlet_facts,
    )
    from toolkit.reading.actors import (
        find_actor,
        group_spellings,
        load_actors,
        load_memberships,
        part_of,
    )
    from toolkit.reading.briefs import load_brief, load_briefs
    from toolkit.reading.calendar_month import month_calendar
    from toolkit.reading.counts import join_repeats, load_counts
    from toolkit.reading.events import count_places, load_events, load_fights, locate_events
    from toolkit.reading.matrix import (
        compare_statement,
        count_matrix,
        load_matrix,
        load_statements,
    )
    from toolkit.reading.numbers import both_numbers
    from toolkit.reading.origins import count_origins, load_chains
    from toolkit.reading.report import load_report
    from toolkit.reading.times import load_original_times, resolve_times
    from toolkit.reading.tolls import counts_table, load_front_sizes, load_tolls, parts_table
    from toolkit.reading.voices import (
        count_attributed,
        load_attributions,
        load_sources,
        share_of_words,
        show_voices,
        voices_table,
    )
    from toolkit.reading.when import resolve_time
    from toolkit.reading.where import find_place, load_places
    from toolkit.reading.who import who_is_who
    from toolkit.reading.words import compare_labels, load_fragments, load_labels
    from toolkit.tables import load_original_frame, load_original_table
    from toolkit.visualising.accounts import plot_accounts
    from toolkit.visualising.closer import look_closer
    from toolkit.visualising.fights import plot_fights
    from toolkit.visualising.labels import plot_labels
    from toolkit.visualising.map import plot_map
    from toolkit.visualising.matrix import plot_matrix
    from toolkit.visualising.part_of import plot_part_of
    from toolkit.visualising.ribbon import plot_ribbon
    from toolkit.visualising.show import describe, show
    from toolkit.visualising.tiers import plot_tiers
    from toolkit.visualising.timeline import plot_timeline
    from toolkit.visualising.toll_panels import plot_toll_panels
    from toolkit.visualising.tolls import plot_tolls
    from toolkit.visualising.tolls_badly import plot_tolls_badly
    from toolkit.visualising.voices import plot_voices

__version__ = "0.1.0"

# each name is fetched when it is first used, so that `import toolkit` stays light
_HOMES = {
    "____": "exercises.kinds",
    "both_numbers": "reading.numbers",
    "check": "exercises.engine",
    "Coder": "coding.coder",
    "Compare": "coding.compare",
    "compare_codings": "coding.compare",
    "compare_labels": "reading.words",
    "compare_statement": "reading.matrix",
    "count_attributed": "reading.voices",
    "count_matrix": "reading.matrix",
    "count_origins": "reading.origins",
    "counts_table": "reading.tolls",
    "count_places": "reading.events",
    "describe": "visualising.show",
    "find_actor": "reading.actors",
    "find_place": "reading.where",
    "given": "exercises.engine",
    "group_spellings": "reading.actors",
    "hint": "exercises.engine",
    "join_repeats": "reading.counts",
    "load_accounts": "reading.accounts",
    "load_actors": "reading.actors",
    "load_attributions": "reading.voices",
    "load_brief": "reading.briefs",
    "load_briefs": "reading.briefs",
    "load_captures": "reading.accounts",
    "load_corrections": "reading.accounts",
    "load_chains": "reading.origins",
    "load_codebook": "coding.codebook_table",
    "load_counts": "reading.counts",
    "load_events": "reading.events",
    "load_fights": "reading.events",
    "load_founding": "reading.accounts",
    "load_front_sizes": "reading.tolls",
    "load_fragments": "reading.words",
    "load_labels": "reading.words",
    "load_matrix": "reading.matrix",
    "load_memberships": "reading.actors",
    "load_original_frame": "tables",
    "load_original_table": "tables",
    "load_original_times": "reading.times",
    "load_outlet_facts": "reading.accounts",
    "load_places": "reading.where",
    "load_report": "reading.report",
    "load_sources": "reading.voices",
    "load_statements": "reading.matrix",
    "load_tolls": "reading.tolls",
    "look_closer": "visualising.closer",
    "locate_events": "reading.events",
    "low_exposure": "exposure",
    "merge_codings": "coding.codings",
    "month_calendar": "reading.calendar_month",
    "part_of": "reading.actors",
    "parts_table": "reading.tolls",
    "Plan": "coding.plan",
    "plot_accounts": "visualising.accounts",
    "plot_fights": "visualising.fights",
    "plot_labels": "visualising.labels",
    "plot_map": "visualising.map",
    "plot_matrix": "visualising.matrix",
    "plot_part_of": "visualising.part_of",
    "plot_ribbon": "visualising.ribbon",
    "plot_tiers": "visualising.tiers",
    "plot_timeline": "visualising.timeline",
    "plot_toll_panels": "visualising.toll_panels",
    "plot_tolls": "visualising.tolls",
    "plot_tolls_badly": "visualising.tolls_badly",
    "plot_voices": "visualising.voices",
    "progress": "exercises.progress",
    "read_codebook": "coding.codebook_table",
    "read_csv": "coding.csv_codings",
    "resolve_time": "reading.when",
    "resolve_times": "reading.times",
    "share_of_words": "reading.voices",
    "show": "visualising.show",
    "show_voices": "reading.voices",
    "solution": "exercises.engine",
    "voices_table": "reading.voices",
    "who_is_who": "reading.who",
    "write_codebook": "coding.codebook_table",
    "write_csv": "coding.csv_codings",
}
__all__ = [  # noqa: RUF022 - in the order a reader meets them
    "load_report", "load_original_table", "load_original_frame", "both_numbers",
    "who_is_who", "low_exposure", "____", "check", "hint", "solution", "given", "progress",
    "load_sources", "load_attributions", "load_captures", "show_voices", "voices_table",
    "count_attributed", "share_of_words",
    "resolve_time", "month_calendar", "load_original_times", "resolve_times", "load_founding",
    "load_accounts", "load_tolls", "load_outlet_facts", "load_corrections",
    "counts_table", "parts_table", "load_front_sizes",
    "load_fragments", "load_labels", "compare_labels",
    "load_chains", "count_origins", "load_statements", "load_matrix", "compare_statement",
    "count_matrix", "load_briefs", "load_brief", "load_counts", "join_repeats",
    "load_actors", "find_actor", "group_spellings", "load_memberships", "part_of",
    "Plan", "load_codebook", "read_codebook", "write_codebook", "Coder", "Compare",
    "compare_codings", "merge_codings",
    "read_csv", "write_csv",
    "load_places", "find_place", "load_events", "locate_events", "count_places", "load_fights",
    "plot_ribbon", "plot_voices", "plot_timeline", "plot_labels", "plot_matrix", "plot_tiers",
    "plot_part_of", "plot_tolls", "plot_toll_panels", "plot_tolls_badly", "plot_accounts",
    "plot_map", "plot_fights",
    "describe", "show", "look_closer",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(f"toolkit.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
