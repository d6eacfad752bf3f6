"""Days, named in words, and a month of them as a page."""

import calendar
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from html import escape

from toolkit.errors import ToolkitError, plain_errors
from toolkit.page import Page

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip


@plain_errors
def month_calendar(
    day: date | str,
    mark: Mapping[str, str] | Mapping[date, str] | None = None,
    *,
    name: str = "published",
) -> Page:
    """A day in, its month as a page out: weeks from Monday, the day and those in `mark` named.

    `name` is what the day itself is called.

    >>> page = month_calendar("2014-01-08", mark={"2014-01-03": "last Friday"})
    >>> print(page.text.splitlines()[-2])
    * Friday 3 January 2014: last Friday
    """
    shown = a_day(day)
    named = {shown: [name]}
    if mark is not None and not isinstance(mark, Mapping):
        raise ToolkitError(
            f"{mark!r} does not say which days to mark; write day and words in curly brackets: "
            'mark={"2014-01-03": "last Friday"}.'
        )
    for other, words in (mark or {}).items():
        marked = a_day(other)
        if (marked.year, marked.month) != (shown.year, shown.month):
            raise ToolkitError(
                f"{other!r} does not stand in {month_name(shown)}; mark days of that month, or "
                "show the month of the other day with month_calendar(…)."
            )
        named.setdefault(marked, []).append(words)
    weeks = calendar.Calendar().monthdatescalendar(shown.year, shown.month)
    notes = {marked: ", ".join(named[marked]) for marked in sorted(named)}
    return Page(_calendar_html(shown, weeks, notes), _calendar_text(shown, weeks, notes))


def a_day(given: object) -> date:
    """A date, or a text like "2014-01-08" → the date; anything else is refused in a sentence."""
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    if isinstance(given, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given.strip()):
        with suppress(ValueError):
            return date.fromisoformat(given.strip())
    raise ToolkitError(
        f'{given!r} is no day of the calendar; write year, month and day: "2014-01-08".'
    )


def short_day(day: date) -> str:
    """A date → "8 January 2014", whatever language the machine speaks."""
    return f"{day.day} {month_name(day)}"


def long_day(day: date) -> str:
    """A date → "Wednesday 8 January 2014"."""
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)}"


def month_name(day: date) -> str:
    """A date → "January 2014"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def _calendar_html(shown: date, weeks: list[list[date]], notes: dict[date, str]) -> str:
    heads = "".join(
        f'<th scope="col"><abbr title="{day}">{day[:3]}</abbr></th>' for day in WEEKDAYS
    )
    rows = "".join(
        f"<tr>{''.join(_cell(day, shown, notes) for day in week)}</tr>" for week in weeks
    )
    return (
        f'<table style="border-collapse:collapse"><caption>{month_name(shown)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cell(day: date, shown: date, notes: dict[date, str]) -> str:
    if day.month != shown.month:
        return "<td></td>"
    if day not in notes:
        return f"<td>{day.day}</td>"
    words = f"<strong>{day.day}</strong><br><small>{escape(notes[day])}</small>"
    return f'<td style="border:2px solid currentColor;max-width:7em">{words}</td>'


def _calendar_text(shown: date, weeks: list[list[date]], notes: dict[date, str]) -> str:
    lines = [month_name(shown), " ".join(f"{day[:3]:4}" for day in WEEKDAYS)]
    for week in weeks:
        days = [f"{day.day:>3}{'*' if day in notes else ' '}" for day in week]
        inside = [day.month == shown.month for day in week]
        lines.append(
            " ".join(day if here else "    " for day, here in zip(days, inside, strict=True))
        )
    lines += [f"* {long_day(day)}: {words}" for day, words in notes.items()]
    return "\n".join(line.rstrip() for line in lines)
