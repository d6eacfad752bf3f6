"""Words of time in a report → the days they can mean, how sure that is, and by which rule.

How words are written stands in time_words.py; here are the rules.

Every rule looks back from one day, the day of publication, because what a report says has happened
had happened by then. Nothing is repaired: "last month" is the month that was written, even where
the report is wrong. An error is raised for what a reader can mend; words that leave the day open
are no error, and come back as a `When` without days that says why.
"""

import calendar
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape
from typing import Any

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.reading.calendar_month import (
    MONTHS,
    WEEKDAYS,
    a_day,
    long_day,
    short_day,
)
from toolkit.reading.time_words import plain, read_time, unknown_words

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # the month each begins in
FIRST_ASTRONOMICAL_DAY = {3: 20, 6: 21, 9: 22, 12: 21}  # in that month, to within a day
DAYS_BACK = {"today": 0, "yesterday": 1, "day-before-yesterday": 2}
DAYS_LATER = {"same day": (0, 0), "hours later": (0, 1)}
DAYS_LATER |= dict.fromkeys(["next day", "following day", "day later"], (1, 1))
ONE_DAY = timedelta(days=1)

KINDS = {
    "event": "when it happened",
    "report": "when it was told",
    "as-of": "up to when it was counted",
}
ROLES = ("headline", "lead", "body", "caption")
CONVENTIONS = {
    "day first": "8/1/2014 is 8 January",
    "month first": "8/1/2014 is 1 August",
    "three months": "'in recent months' is the three months up to the day before publication",
    "meteorological": "a season is three whole months, as without a convention",
    "astronomical": "a season runs from equinox to solstice, or back",
}


@dataclass(frozen=True)
class When:
    """Words of time and the days they can mean: from `start` to `end`, both included.

    `precision` names what was given: day, night, week, month, season, year; "days" for any other
    span; "none" where nothing can be resolved, and then `start` and `end` are None. `confidence` is
    "clear", "likely" or "none"; `reason` is the rule in one sentence. `kind` says which time it is:
    "event" (it happened then), "report" (it was told then), "as-of" (counted up to then); no word
    shows that, so the reader says it.
    """

    words: str
    start: date | None
    end: date | None
    precision: str
    confidence: str
    reason: str
    kind: str = "event"

    def in_words(self) -> str:
        """The days in words: one day, a span, or "no day".

        >>> resolve_time("overnight", "2014-01-07").in_words()
        'Monday 6 January 2014 to Tuesday 7 January 2014'
        """
        if self.start is None or self.end is None:
            return "no day"
        if self.start == self.end:
            return long_day(self.start)
        return f"{long_day(self.start)} to {long_day(self.end)}"

    def __repr__(self) -> str:
        """One plain line: words, days, kind, precision, confidence, reason."""
        how = f"({self.kind}, {self.precision}, {self.confidence})"
        return f"{self.words!r} → {self.in_words()} {how}: {self.reason}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        how = f"{self.kind}, {self.precision}, {self.confidence}"
        html = (
            f"<p><bdi>{escape(self.words)}</bdi> → <strong>{self.in_words()}</strong> "
            f"({how})<br><small>{escape(self.reason)}</small></p>"
        )
        return {"text/html": html, "text/plain": repr(self)}


@plain_errors
def resolve_time(
    words: str,
    published: date | str,
    *,
    role: str = "body",
    quoted: bool = False,
    kind: str = "event",
    convention: str | None = None,
    after: When | None = None,
) -> When:
    """Words of time and the day of publication in; a `When` out: the days they can mean, and why.

    `role` is the sentence's ("caption" lowers the confidence); `quoted` says that the words stand
    inside a quotation; `convention` names a rule where words alone do not decide, and changes
    nothing where they do; `after` is what "hours later" counts from.

    >>> resolve_time("last Friday", "2014-01-08").start.isoformat()
    '2014-01-03'
    >>> resolve_time("last month", "2014-01-08").in_words()
    'Sunday 1 December 2013 to Tuesday 31 December 2013'
    >>> resolve_time("in recent months", "2014-01-08").precision
    'none'
    """
    text = plain(_some_words(words))
    if quoted not in (True, False):
        raise ToolkitError(f"quoted={quoted!r} is no answer; write quoted=True or quoted=False.")
    _one_of("role", role, ROLES)
    _one_of("kind", kind, KINDS)
    if convention is not None:
        _one_of("convention", convention, CONVENTIONS)
    asked = _Asked(words, _day_of_publication(published), role, quoted, kind, convention, after)
    return _apply_rules(asked, read_time(words, text))


# What was asked, and the two forms of an answer


@dataclass(frozen=True)
class _Asked:
    """The words with all that the caller said about them."""

    words: str
    published: date
    role: str = "body"
    quoted: bool = False
    kind: str = "event"
    convention: str | None = None
    after: When | None = None
    since: bool = False

    def open(self, reason: str) -> When:
        """The answer that there are no days, and why."""
        return When(self.words, None, None, "none", "none", f"{reason}.", self.kind)

    def found(
        self,
        start: date,
        end: date,
        precision: str,
        reason: str,
        *,
        likely: bool = False,
        relative: bool = True,
    ) -> When:
        """The days as an answer, never later than publication; `relative` words need a today."""
        if start > self.published:
            raise ToolkitError(_too_late(self, long_day(start)))
        doubts = self._doubts() if relative else []
        notes = [reason, *doubts]
        if self.since:
            notes.append("'since' names only the beginning, which lies in these days")
        if end > self.published:
            notes.append("it ends here with the day of publication")
        confidence = "likely" if likely or doubts else "clear"
        last = min(end, self.published)
        return When(
            self.words, start, last, precision, confidence, f"{'; '.join(notes)}.", self.kind
        )

    def _doubts(self) -> list[str]:
        """Why words that count from a today are less sure here than in a report's own voice."""
        doubts = []
        if self.role == "caption":
            doubts.append("a caption has no date of its own, the picture may be older")
        if self.quoted:
            doubts.append("a quotation counts from the day it was spoken, which may be earlier")
        return doubts


def _too_late(asked: _Asked, meaning: str) -> str:
    return (
        f"{asked.words!r} means {meaning}, after the report was published "
        f"({long_day(asked.published)}); these rules read what had happened by then, so check both "
        "dates, or leave the passage without a day."
    )


# Rules for words that count from publication


def _weekday(asked: _Asked, found: re.Match[str]) -> When:
    """A bare weekday is the last such day on or before publication."""
    day = _back_to(found["weekday"], asked.published)
    name = WEEKDAYS[day.weekday()]
    return asked.found(
        day, day, "day", f"A bare weekday is the last {name} on or before {_from(asked)}"
    )


def _weekday_night(asked: _Asked, found: re.Match[str]) -> When:
    """A weekday's night begins on the last such day and ends on the next."""
    day = _back_to(found["weekday"], asked.published)
    reason = f"A night belongs to two dates; it begins on the last {WEEKDAYS[day.weekday()]} "
    return asked.found(day, day + ONE_DAY, "night", f"{reason}on or before {_from(asked)}")


def _last_weekday(asked: _Asked, found: re.Match[str]) -> When:
    """ "last Friday" is the last Friday before publication; the other reading is named."""
    day = _back_to(found["weekday"], asked.published - ONE_DAY)
    other = _in_last_week(found["weekday"], asked)
    name = WEEKDAYS[day.weekday()]
    reason = f"'last {name}' is the last {name} before {_from(asked)}"
    if other == day:
        return asked.found(day, day, "day", f"{reason}, and also the {name} of last week")
    reason += f", {long_day(day)}; who means the {name} of last week means {long_day(other)}"
    return asked.found(day, day, "day", reason, likely=True)


def _weekday_of_last_week(asked: _Asked, found: re.Match[str]) -> When:
    """ "Friday of last week" is the Friday in the week before that of publication."""
    day = _in_last_week(found["weekday"], asked)
    reason = f"The week before that of {_from(asked)} counts; weeks run from Monday to Sunday"
    return asked.found(day, day, "day", reason)


def _near_day(asked: _Asked, found: re.Match[str]) -> When:
    """ "today" and "yesterday" count from publication; "today" in a quotation stays open."""
    word = found[0]
    if word == "today" and asked.quoted:
        return asked.open(
            "'today' inside a quotation may mean nowadays, so it names no day; where it does, read "
            "it with quoted=False"
        )
    day = asked.published - DAYS_BACK[word] * ONE_DAY
    reason = f"'{word.replace('-', ' ')}' is counted from {_from(asked)}"
    return asked.found(day, day, "day", reason)


def _last_night(asked: _Asked, _: re.Match[str]) -> When:
    """ "last night" and "overnight" are the night that ends on the day of publication."""
    reason = f"A night belongs to two dates; the last one ended on the day of {_from(asked)}"
    return asked.found(asked.published - ONE_DAY, asked.published, "night", reason)


def _unit(asked: _Asked, found: re.Match[str]) -> When:
    """ "last month" is the whole calendar month before that of publication, as it is written."""
    unit = found["unit"]
    first, last = _calendar_unit(unit, asked.published)
    if found["which"] == "this":
        reason = f"'this {unit}' is the calendar {unit} of {_from(asked)}"
    else:
        first, last = _calendar_unit(unit, first - ONE_DAY)
        reason = f"'last {unit}' is the whole calendar {unit} before that of {_from(asked)}"
    if unit == "week":
        reason += "; weeks run from Monday to Sunday"
    return asked.found(first, last, unit, reason)


def _last_named(asked: _Asked, found: re.Match[str]) -> When:
    """ "last spring" is the last spring that was over; the spring of last year may be another."""
    name, years = found["name"], range(asked.published.year, asked.published.year - 3, -1)
    over = [days for days in _spans(asked, name, years) if days[1] < asked.published]
    (start, end), last_year = over[0], asked.published.year - 1
    reason = f"'last {_proper(name)}' is the last that was over by {_from(asked)}"
    others = [days for days in over[1:] if days[1].year == last_year]
    if others:
        reason += f"; who means that of last year means the one from {long_day(others[0][0])}"
    reason += _season_note(asked, name)
    return asked.found(start, end, _precision(name), reason, likely=bool(others))


def _named(asked: _Asked, found: re.Match[str]) -> When:
    """ "December", "spring": the last one that had begun by publication. "this spring" too."""
    name, year = found["name"], asked.published.year
    spans = _spans(asked, name, range(year, year - 3, -1))
    start, end = next(days for days in spans if days[0] <= asked.published)
    if found["which"] and end.year < year:
        raise ToolkitError(_too_late(asked, f"a time from {long_day(spans[0][0])}"))
    reason = f"{name.capitalize()} without a year is the last one begun by {_from(asked)}"
    reason += _season_note(asked, name)
    return asked.found(start, end, _precision(name), reason, likely=start.year < year)


def _vague(asked: _Asked, found: re.Match[str]) -> When:
    """ "in recent months" names no day; only a convention that the reader names gives it some."""
    if found["unit"] != "months" or found["tail"] or asked.convention != "three months":
        what = f"{found['unit']} without a number" if found["unit"] else "a time without a measure"
        reason = f"These words speak of {what}, so they name no day"
        if asked.convention == "three months":
            reason += ", and the convention 'three months' is for words such as 'in recent months'"
        return asked.open(reason)
    last = asked.published - ONE_DAY
    first = _months_before(asked.published, 3)
    reason = "By the convention 'three months', not by the words, these are the three months up to "
    return asked.found(first, last, "days", f"{reason}the day before {_from(asked)}", likely=True)


def _later(asked: _Asked, found: re.Match[str]) -> When:
    """ "hours later" counts from another time, which the reader gives; hours may pass midnight."""
    anchor = asked.after
    if not isinstance(anchor, When):
        raise ToolkitError(
            f"{asked.words!r} counts from another time and not from publication; give that time as "
            'well: resolve_time("hours later", …, after=resolve_time("Tuesday", …)).'
        )
    if anchor.start is None or anchor.end is None:
        return asked.open(f"{asked.words!r} counts from {anchor.words!r}, which has no day")
    least, most = DAYS_LATER[found[0]]
    start, end = anchor.start + least * ONE_DAY, anchor.end + most * ONE_DAY
    precision = "day" if start == end else "days"
    reason = f"{asked.words!r} counts from {anchor.words!r} ({anchor.in_words()})"
    if least < most:
        reason += ", and hours may pass midnight"
    unsure = least < most or anchor.confidence != "clear"
    return asked.found(start, end, precision, reason, likely=unsure, relative=False)


def _future(asked: _Asked, _: re.Match[str]) -> When:
    raise ToolkitError(_too_late(asked, "a day to come"))


# Rules for dates


def _date(asked: _Asked, found: re.Match[str]) -> When:
    """Day, month and year; without a year the last such day on or before publication."""
    month = _month(found["name"])
    first, last = int(found["day"]), int(found["until"] or found["day"])
    if found["year"]:
        year, reason, guessed = int(found["year"]), "The date is written out", False
    else:
        year, reason, guessed = _year_of(asked, month, first)
    start, end = _real_day(asked, year, month, first), _real_day(asked, year, month, last)
    if end < start:
        raise ToolkitError(unknown_words(asked.words))
    precision = "day" if start == end else "days"
    if found["night"] and end <= start + ONE_DAY:
        precision, end = "night", max(end, start + ONE_DAY)
        reason += "; a night belongs to two dates"
    return asked.found(start, end, precision, reason, likely=guessed, relative=not found["year"])


def _year_of(asked: _Asked, month: int, day: int) -> tuple[int, str, bool]:
    """A date without a year → year, reason, whether guessed: publication's year or the one before.

    A date that would lie after publication is read as the year before, and may be a plan instead.
    """
    this_year = asked.published.year
    for year in (this_year, this_year - 1):
        exists = 1 <= day <= calendar.monthrange(year, month)[1]
        if exists and date(year, month, day) <= asked.published:
            break
    else:
        year = this_year
    if year == this_year:
        return year, f"The year is not written and taken from {_from(asked)}", False
    reason = f"The year is not written; {this_year} has no such day up to {_from(asked)}, "
    reason += f"so {year} is taken, unless a plan is meant"
    return year, reason, True


def _named_with_year(asked: _Asked, found: re.Match[str]) -> When:
    """ "January 2014", "spring 2013": the whole of it."""
    name, year = found["name"], int(found["year"])
    this, before = _spans(asked, name, [year, year - 1])
    start, end = before if name == "winter" and this[0] > asked.published else this
    reason = f"{name.capitalize()} and year are written out{_season_note(asked, name)}"
    likely = name == "winter"
    if likely:
        reason += f"; a winter has two years, and the one begun in {start.year} is taken"
    return asked.found(start, end, _precision(name), reason, likely=likely, relative=False)


def _year(asked: _Asked, found: re.Match[str]) -> When:
    """A year alone: the whole of it."""
    year = int(found["year"])
    start, end = _real_day(asked, year, 1, 1), _real_day(asked, year, 12, 31)
    return asked.found(start, end, "year", "The year is written out", relative=False)


def _year_month_day(asked: _Asked, found: re.Match[str]) -> When:
    """2014-01-08: year, month and day in the order of ISO 8601, which has one reading."""
    day = _real_day(asked, int(found["year"]), int(found["month"]), int(found["day"]))
    return asked.found(day, day, "day", "The date is written out", relative=False)


def _numerals(asked: _Asked, found: re.Match[str]) -> When:
    """8/1/2014 is read only by a named convention, or where one order alone is a date."""
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    orders = {"day first": (two, one), "month first": (one, two)}
    possible = {name: order for name, order in orders.items() if _exists(year, *order)}
    if asked.convention in orders:
        day = _real_day(asked, year, *orders[asked.convention])
        reason = f"The numerals are read by the convention {asked.convention!r}"
    elif len(set(possible.values())) == 1:
        day = date(year, *next(iter(possible.values())))
        reason = "The numerals are a date in one order alone"
    elif possible:
        first, second = (short_day(date(year, *order)) for order in possible.values())
        raise ToolkitError(
            f"{asked.words!r} can be {first} or {second}; say which order the outlet writes: "
            'convention="day first" or convention="month first".'
        )
    else:
        day = _real_day(asked, year, two, one)
    return asked.found(day, day, "day", reason, relative=False)


def _weekday_and_date(asked: _Asked, found: re.Match[str]) -> When:
    """ "Wednesday 8 January 2014", "yesterday, Tuesday": the weekday must agree with the rest."""
    rest = (found["before"] or found["behind"]).strip()
    when = _apply_rules(asked, rest)
    if when.start is None:
        return when
    if when.precision != "day":
        raise ToolkitError(unknown_words(asked.words))
    day, written = WEEKDAYS[when.start.weekday()], found["weekday"].capitalize()
    if day != written:
        raise ToolkitError(
            f"{asked.words!r} contradicts itself: {short_day(when.start)} was a {day}, not a "
            f"{written}; check which of the two the report means, and give that one alone."
        )
    return when


# The table of rules: a pattern, and what it means; the first that fits the whole expression counts

_WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS).lower()})"
_MONTH = f"(?P<name>{'|'.join(MONTHS).lower()})"
_NAME = f"(?P<name>{'|'.join([*MONTHS, *SEASONS]).lower()})"
_NIGHT = "(?P<night>night )?"
_DAYS = r"(?P<day>\d\d?)(?: ?- ?(?P<until>\d\d?))?"
_YEAR = r"(?P<year>[12]\d{3})"
_MEASURE = "(?:(?:for|recent|past|last|following) )*"
RULES: tuple[tuple[str, Callable[[_Asked, re.Match[str]], When]], ...] = (
    (_WEEKDAY, _weekday),
    (f"{_WEEKDAY} night", _weekday_night),
    (f"night {_WEEKDAY}", _weekday_night),
    (f"last {_WEEKDAY}", _last_weekday),
    (f"{_WEEKDAY} last week", _weekday_of_last_week),
    ("|".join(DAYS_BACK), _near_day),
    ("last night", _last_night),
    ("(?P<which>last|this) (?P<unit>week|month|year)", _unit),
    (f"last {_NAME}", _last_named),
    (f"(?P<which>this )?{_NAME}", _named),
    (f"{_MEASURE}(?P<unit>days|weeks|months|years)(?P<tail> later| ago)?", _vague),
    ("(?P<unit>)(?P<tail>)(?:recently|past|last)", _vague),
    ("|".join(DAYS_LATER), _later),
    ("tomorrow|next .+|.+ next", _future),
    (f"{_NIGHT}{_DAYS} {_MONTH}(?: {_YEAR})?", _date),
    (f"{_NIGHT}{_MONTH} {_DAYS}(?: {_YEAR})?", _date),
    (f"{_NAME} {_YEAR}", _named_with_year),
    (f"(?:year )?{_YEAR}", _year),
    (rf"{_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)", _year_month_day),
    (rf"(?P<one>\d\d?)[/.-](?P<two>\d\d?)[/.-]{_YEAR}", _numerals),
    (f"(?P<before>.* )?{_WEEKDAY}(?P<behind> .*)?", _weekday_and_date),
)


def _apply_rules(asked: _Asked, expression: str) -> When:
    """An expression in the rules' own words → what the first rule that fits makes of it."""
    if expression.startswith("since "):
        asked = replace(asked, since=True)
        expression = expression.removeprefix("since ")
    for pattern, rule in RULES:
        found = re.fullmatch(pattern, expression)
        if found:
            return rule(asked, found)
    raise ToolkitError(unknown_words(asked.words))


# What the caller gave


def _some_words(words: object) -> str:
    if not isinstance(words, str):
        raise ToolkitError(
            f"{words!r} is no text; write the words as they stand in the report, between quotation "
            'marks: "last Friday".'
        )
    if not words.strip():
        raise ToolkitError(
            f"{words!r} holds no words; write the words of time as they stand in the report: "
            '"last Friday".'
        )
    return words


def _one_of(what: str, given: object, allowed: Collection[str]) -> None:
    if given not in list(allowed):
        listed = ", ".join(repr(name) for name in allowed)
        raise ToolkitError(
            f"{given!r} is no {what}.{nearest(given, allowed)} Write one of these: {listed}."
        )


def _day_of_publication(published: Any) -> date:
    missing = published is None or published != published  # NaN, NaT: an empty cell of a table
    if missing or not str(published).strip():
        raise ToolkitError(
            "A report without a date gives words of time nothing to count from; write the day it "
            'was published: published="2014-01-08".'
        )
    return a_day(published)


# Counting days


def _back_to(weekday: str, day: date) -> date:
    """The last such weekday on or before a day."""
    return day - (day.weekday() - _number(weekday)) % 7 * ONE_DAY


def _in_last_week(weekday: str, asked: _Asked) -> date:
    """That weekday in the week before the week of publication."""
    first, _ = _calendar_unit("week", asked.published - 7 * ONE_DAY)
    return first + (_number(weekday) - first.weekday()) % 7 * ONE_DAY


def _number(weekday: str) -> int:
    return WEEKDAYS.index(weekday.capitalize())


def _calendar_unit(unit: str, day: date) -> tuple[date, date]:
    """The first and the last day of the week, month or year that holds a day."""
    if unit == "week":
        first = day - day.weekday() * ONE_DAY
        return first, first + 6 * ONE_DAY
    if unit == "month":
        return day.replace(day=1), _last_of_month(day.year, day.month)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _spans(asked: _Asked, name: str, years: Iterable[int]) -> list[tuple[date, date]]:
    """A month's or a season's name and years → its first and last day in each (where it begins)."""
    first = SEASONS.get(name) or _month(name)
    following = first % 12 + (3 if name in SEASONS else 1)
    by_the_sun = name in SEASONS and asked.convention == "astronomical"
    begins = FIRST_ASTRONOMICAL_DAY if by_the_sun else {first: 1, following: 1}
    return [
        (
            date(year, first, begins[first]),
            date(year + (following < first), following, begins[following]) - ONE_DAY,
        )
        for year in years
    ]


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, _last_of_month(year, month + 1).day))


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _month(name: str) -> int:
    return MONTHS.index(name.capitalize()) + 1


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _real_day(asked: _Asked, year: int, month: int, day: int) -> date:
    """Year, month and day → the day, or a refusal that says what the calendar has."""
    if _exists(year, month, day):
        return date(year, month, day)
    if 1 <= month <= 12:
        has = f"{MONTHS[month - 1]} {year} has {_last_of_month(year, month).day} days"
    else:
        has = "a year has 12 months"
    raise ToolkitError(
        f"{asked.words!r} is no day of the calendar: {has}; look at the words again, and leave the "
        "passage without a day if they do stand there."
    )


# Days in words, without asking the machine for its language


def _proper(name: str) -> str:
    return name if name in SEASONS else name.capitalize()


def _precision(name: str) -> str:
    return "season" if name in SEASONS else "month"


def _from(asked: _Asked) -> str:
    return f"publication ({long_day(asked.published)})"


def _season_note(asked: _Asked, name: str) -> str:
    if name not in SEASONS:
        return ""
    if asked.convention == "astronomical":
        return "; by the convention 'astronomical' it runs with the sun, to within a day"
    return "; a season is three whole months, as weather services of the north count them"


# A month's page
