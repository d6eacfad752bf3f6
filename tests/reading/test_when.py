"""Words of time become days by rules that a reader can check against a paper calendar.

What is expected here comes from that calendar (8 January 2014 was a Wednesday) and from the team's
list of checkable statements, never from what the code printed.

    January 2014             December 2013
    Mo Tu We Th Fr Sa Su     Mo Tu We Th Fr Sa Su
           1  2  3  4  5                        1
     6  7  8  9 10 11 12     ...
                             23 24 25 26 27 28 29
                             30 31
"""

import subprocess
import sys
from datetime import date, datetime, timedelta

import pytest

from toolkit.errors import ToolkitError
from toolkit.reading.calendar_month import MONTHS, WEEKDAYS, month_calendar
from toolkit.reading.when import When, resolve_time

PUBLISHED = "2014-01-08"
EVERY_DAY = [date(2012, 1, 1) + timedelta(days=count) for count in range(3 * 366)]


def days(when):
    """A When → what a test compares: first day, last day, precision, confidence."""
    start, end = (day and day.isoformat() for day in (when.start, when.end))
    return start, end, when.precision, when.confidence


def one(day, confidence="clear"):
    return day, day, "day", confidence


def refusal(words=PUBLISHED, published=PUBLISHED, **options):
    with pytest.raises(ToolkitError) as refused:
        resolve_time(words, published, **options)
    return str(refused.value)


# The words of the report of 8 January 2014

OF_THE_REPORT = {
    "the hospital is taken on the day of publication": ("On Wednesday", {}, one("2014-01-08")),
    "the attacks began on the Friday before": ("last Friday", {}, one("2014-01-03")),
    "the killing is told for the Sunday": ("On Sunday", {}, one("2014-01-05")),
    "the killing is told again in a caption": (
        "Sunday",
        {"role": "caption"},
        one("2014-01-05", "likely"),
    ),
    "the caption's Thursday cannot be the 9th": (
        "Thursday",
        {"role": "caption"},
        one("2014-01-02", "likely"),
    ),
    "three voices speak on Tuesday": ("on Tuesday", {"kind": "report"}, one("2014-01-07")),
    "the count is told on Wednesday": ("on Wednesday", {"kind": "report"}, one("2014-01-08")),
    "the count runs up to Tuesday evening": (
        "as of Tuesday evening",
        {"kind": "as-of"},
        one("2014-01-07"),
    ),
    "last month is December, as written": (
        "last month",
        {},
        ("2013-12-01", "2013-12-31", "month", "clear"),
    ),
    "since last spring": (
        "since last spring",
        {},
        ("2013-03-01", "2013-05-31", "season", "clear"),
    ),
    "in recent months": ("in recent months", {}, (None, None, "none", "none")),
    "following months of": ("following months of", {}, (None, None, "none", "none")),
    "months": ("months", {}, (None, None, "none", "none")),
    "today in a quotation": ("Today", {"quoted": True}, (None, None, "none", "none")),
}


@pytest.mark.parametrize(
    ("words", "options", "expected"), OF_THE_REPORT.values(), ids=OF_THE_REPORT
)
def test_the_words_of_the_report_resolve_as_the_paper_calendar_says(words, options, expected):
    assert days(resolve_time(words, PUBLISHED, **options)) == expected


def test_the_founding_of_the_front_does_not_lie_in_the_month_that_was_written():
    written = resolve_time("last month", PUBLISHED)
    founded = resolve_time("22 November 2013", PUBLISHED)
    assert founded.end < written.start
    in_december = resolve_time("last month", "2013-12-12")
    assert in_december.start <= founded.start <= in_december.end


def test_two_wednesdays_are_one_day_and_two_kinds_of_time():
    happened = resolve_time("On Wednesday", PUBLISHED)
    told = resolve_time("on Wednesday", PUBLISHED, kind="report")
    assert happened.start == told.start
    assert (happened.kind, told.kind) == ("event", "report")


def test_hours_later_than_tuesday_is_tuesday_or_the_night_to_wednesday():
    tuesday = resolve_time("Tuesday", PUBLISHED)
    for words in ("hours later", "Within hours", "بعد ساعات"):
        when = resolve_time(words, PUBLISHED, after=tuesday)
        assert days(when) == ("2014-01-07", "2014-01-08", "days", "likely"), words
    assert days(resolve_time("the next day", PUBLISHED, after=tuesday)) == one("2014-01-08")
    assert days(resolve_time("the same day", PUBLISHED, after=tuesday)) == one("2014-01-07")


def test_hours_later_than_a_time_without_a_day_has_no_day():
    months = resolve_time("for months", PUBLISHED)
    when = resolve_time("hours later", PUBLISHED, after=months)
    assert days(when) == (None, None, "none", "none")
    assert when.reason == "'hours later' counts from 'for months', which has no day."


# Rule by rule

RULES = {
    "last Friday": one("2014-01-03"),
    "Friday last": one("2014-01-03"),
    "last Wednesday": one("2014-01-01"),
    "last Sunday": one("2014-01-05"),
    "last Monday": one("2014-01-06", "likely"),
    "last Tuesday": one("2014-01-07", "likely"),
    "Monday of last week": one("2013-12-30"),
    "Friday of last week": one("2014-01-03"),
    "late Tuesday": one("2014-01-07"),
    "Tuesday evening": one("2014-01-07"),
    "Tue.": one("2014-01-07"),
    "Monday night": ("2014-01-06", "2014-01-07", "night", "clear"),
    "the night of Monday": ("2014-01-06", "2014-01-07", "night", "clear"),
    "Wednesday night": ("2014-01-08", "2014-01-08", "night", "clear"),
    "overnight": ("2014-01-07", "2014-01-08", "night", "clear"),
    "last night": ("2014-01-07", "2014-01-08", "night", "clear"),
    "night of 6–7 January": ("2014-01-06", "2014-01-07", "night", "clear"),
    "the night of 6 January 2014": ("2014-01-06", "2014-01-07", "night", "clear"),
    "today": one("2014-01-08"),
    "this morning": one("2014-01-08"),
    "today, Wednesday": one("2014-01-08"),
    "yesterday": one("2014-01-07"),
    "the day before yesterday": one("2014-01-06"),
    "this week": ("2014-01-06", "2014-01-08", "week", "clear"),
    "last week": ("2013-12-30", "2014-01-05", "week", "clear"),
    "this month": ("2014-01-01", "2014-01-08", "month", "clear"),
    "this year": ("2014-01-01", "2014-01-08", "year", "clear"),
    "last year": ("2013-01-01", "2013-12-31", "year", "clear"),
    "last spring": ("2013-03-01", "2013-05-31", "season", "clear"),
    "last summer": ("2013-06-01", "2013-08-31", "season", "clear"),
    "last winter": ("2012-12-01", "2013-02-28", "season", "clear"),
    "this winter": ("2013-12-01", "2014-01-08", "season", "likely"),
    "in the spring": ("2013-03-01", "2013-05-31", "season", "likely"),
    "spring of 2013": ("2013-03-01", "2013-05-31", "season", "clear"),
    "winter 2012": ("2012-12-01", "2013-02-28", "season", "likely"),
    "last December": ("2013-12-01", "2013-12-31", "month", "clear"),
    "last January": ("2013-01-01", "2013-01-31", "month", "clear"),
    "in December": ("2013-12-01", "2013-12-31", "month", "likely"),
    "January": ("2014-01-01", "2014-01-08", "month", "clear"),
    "8 January 2014": one("2014-01-08"),
    "January 8, 2014": one("2014-01-08"),
    "Wednesday, January 8, 2014": one("2014-01-08"),
    "8 Jan": one("2014-01-08"),
    "Jan. 8": one("2014-01-08"),
    "January 8th": one("2014-01-08"),
    "Dec. 30": one("2013-12-30", "likely"),
    "5 March": one("2013-03-05", "likely"),
    "3-5 January": ("2014-01-03", "2014-01-05", "days", "clear"),
    "from 3 to 5 January 2014": ("2014-01-03", "2014-01-05", "days", "clear"),
    "6–10 January": ("2014-01-06", "2014-01-08", "days", "clear"),
    "November 2013": ("2013-11-01", "2013-11-30", "month", "clear"),
    "January 2014": ("2014-01-01", "2014-01-08", "month", "clear"),
    "2013": ("2013-01-01", "2013-12-31", "year", "clear"),
    "in 2014": ("2014-01-01", "2014-01-08", "year", "clear"),
    "2013-11-22": one("2013-11-22"),
    "13/12/2013": one("2013-12-13"),
    "12/13/2013": one("2013-12-13"),
    "8.8.2013": one("2013-08-08"),
    "29 February 2012": one("2012-02-29"),
}


@pytest.mark.parametrize("words", RULES)
def test_each_rule_gives_the_days_of_the_paper_calendar(words):
    assert days(resolve_time(words, PUBLISHED)) == RULES[words]


IN_ARABIC = {
    "الأربعاء": one("2014-01-08"),
    "يوم الأربعاء": one("2014-01-08"),
    "يوم الاربعاء": one("2014-01-08"),
    "الجمعة الماضي": one("2014-01-03"),
    "الجمعة الماضية": one("2014-01-03"),
    "يوم الجمعة الماضي": one("2014-01-03"),
    "الجمعة من الأسبوع الماضي": one("2014-01-03"),
    "أمس": one("2014-01-07"),
    "أمس الثلاثاء": one("2014-01-07"),
    "مساء الثلاثاء": one("2014-01-07"),
    "أول من أمس": one("2014-01-06"),
    "اليوم": one("2014-01-08"),
    "اليوم الأربعاء": one("2014-01-08"),
    "الليلة الماضية": ("2014-01-07", "2014-01-08", "night", "clear"),
    "هذا الشهر": ("2014-01-01", "2014-01-08", "month", "clear"),
    "الشهر الجاري": ("2014-01-01", "2014-01-08", "month", "clear"),
    "الشهر الماضي": ("2013-12-01", "2013-12-31", "month", "clear"),
    "الأسبوع الماضي": ("2013-12-30", "2014-01-05", "week", "clear"),
    "العام الماضي": ("2013-01-01", "2013-12-31", "year", "clear"),
    "الربيع الماضي": ("2013-03-01", "2013-05-31", "season", "clear"),
    "منذ الربيع الماضي": ("2013-03-01", "2013-05-31", "season", "clear"),
    "ربيع 2013": ("2013-03-01", "2013-05-31", "season", "clear"),
    "في الأشهر الأخيرة": (None, None, "none", "none"),
    "منذ أشهر": (None, None, "none", "none"),
    "في الماضي": (None, None, "none", "none"),
    "مؤخراً": (None, None, "none", "none"),
    "8 يناير 2014": one("2014-01-08"),
    "٨ يناير ٢٠١٤": one("2014-01-08"),
    "۸ يناير ۲۰۱۴": one("2014-01-08"),
    "٨ يناير 2014": one("2014-01-08"),
    "8 كانون الثاني 2014": one("2014-01-08"),
    "٨ كانون الثاني/يناير ٢٠١٤": one("2014-01-08"),
    "الأربعاء 8 كانون الثاني / يناير 2014": one("2014-01-08"),
    "22 تشرين الثاني 2013": one("2013-11-22"),
    "شهر كانون الأول": ("2013-12-01", "2013-12-31", "month", "likely"),
    "عام 2013": ("2013-01-01", "2013-12-31", "year", "clear"),
    "الأربـعاء": one("2014-01-08"),
    "الأَرْبِعاء": one("2014-01-08"),
    "\u200fالأربعاء\u200f": one("2014-01-08"),
    "\u2067٨ يناير ٢٠١٤\u2069": one("2014-01-08"),
}


@pytest.mark.parametrize("words", IN_ARABIC)
def test_arabic_words_and_digits_resolve_like_the_english_ones(words):
    assert days(resolve_time(words, PUBLISHED)) == IN_ARABIC[words]


ARABIC_MONTHS = {
    "agencies": [
        *["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"],
        *["يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    ],
    "Levantine": [
        *["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"],
        *["تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"],
    ],
    "English": MONTHS,
    "short": [name[:3] for name in MONTHS],
}


@pytest.mark.parametrize("names", ARABIC_MONTHS.values(), ids=ARABIC_MONTHS)
def test_every_set_of_twelve_months_is_known(names):
    for month, name in enumerate(names, start=1):
        assert resolve_time(f"5 {name} 2013", PUBLISHED).start == date(2013, month, 5), name


def test_every_weekday_is_known_in_both_languages():
    arabic = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    sunday = "2014-01-12"
    for offset, names in enumerate(zip(WEEKDAYS, arabic, strict=True)):
        for name in names:
            assert resolve_time(name, sunday).start == date(2014, 1, 6 + offset), name


# Conventions decide what words leave open, and say so

CONVENTIONS = {
    ("in recent months", "three months"): ("2013-10-08", "2014-01-07", "days", "likely"),
    ("الأشهر الأخيرة", "three months"): ("2013-10-08", "2014-01-07", "days", "likely"),
    ("for months", "three months"): ("2013-10-08", "2014-01-07", "days", "likely"),
    ("recently", "three months"): (None, None, "none", "none"),
    ("in the past", "three months"): (None, None, "none", "none"),
    ("Wednesday", "three months"): one("2014-01-08"),
    ("8/1/2014", "day first"): one("2014-01-08"),
    ("٨/١/٢٠١٤", "day first"): one("2014-01-08"),
    ("1/8/2014", "month first"): one("2014-01-08"),
    ("last spring", "meteorological"): ("2013-03-01", "2013-05-31", "season", "clear"),
    ("last spring", "astronomical"): ("2013-03-20", "2013-06-20", "season", "clear"),
    ("last winter", "astronomical"): ("2012-12-21", "2013-03-19", "season", "clear"),
}


@pytest.mark.parametrize(("words", "convention"), CONVENTIONS)
def test_a_named_convention_decides_only_what_it_is_for(words, convention):
    when = resolve_time(words, PUBLISHED, convention=convention)
    assert days(when) == CONVENTIONS[words, convention]


@pytest.mark.parametrize("convention", ["three months", "astronomical", "day first"])
def test_a_convention_that_was_used_stands_in_the_reason(convention):
    words = {"three months": "for months", "astronomical": "last spring", "day first": "8/1/2014"}
    when = resolve_time(words[convention], PUBLISHED, convention=convention)
    assert f"convention '{convention}'" in when.reason


def test_three_months_before_the_last_of_may_begin_on_the_last_of_february():
    when = resolve_time("for months", "2012-05-31", convention="three months")
    assert (when.start, when.end) == (date(2012, 2, 29), date(2012, 5, 30))


# Reasons are one sentence and name rule and date

REASONS = {
    "Wednesday": "A bare weekday is the last Wednesday on or before publication "
    "(Wednesday 8 January 2014).",
    "last Friday": "'last Friday' is the last Friday before publication (Wednesday 8 January "
    "2014), and also the Friday of last week.",
    "last Monday": "'last Monday' is the last Monday before publication (Wednesday 8 January "
    "2014), Monday 6 January 2014; who means the Monday of last week means Monday 30 December "
    "2013.",
    "last month": "'last month' is the whole calendar month before that of publication "
    "(Wednesday 8 January 2014).",
    "since last spring": "'last spring' is the last that was over by publication (Wednesday "
    "8 January 2014); a season is three whole months, as weather services of the north count them; "
    "'since' names only the beginning, which lies in these days.",
    "Dec. 30": "The year is not written; 2014 has no such day up to publication (Wednesday "
    "8 January 2014), so 2013 is taken, unless a plan is meant.",
    "8 Jan": "The year is not written and taken from publication (Wednesday 8 January 2014).",
    "this month": "'this month' is the calendar month of publication (Wednesday 8 January 2014); "
    "it ends here with the day of publication.",
    "in recent months": "These words speak of months without a number, so they name no day.",
    "recently": "These words speak of a time without a measure, so they name no day.",
}


@pytest.mark.parametrize("words", REASONS)
def test_the_reason_names_the_rule_and_the_day_it_counts_from(words):
    assert resolve_time(words, PUBLISHED).reason == REASONS[words]


def test_a_caption_says_that_it_has_no_date_of_its_own():
    when = resolve_time("Thursday", PUBLISHED, role="caption")
    assert when.reason == (
        "A bare weekday is the last Thursday on or before publication (Wednesday 8 January 2014); "
        "a caption has no date of its own, the picture may be older."
    )


def test_a_date_that_is_written_out_is_clear_in_a_caption_and_in_a_quotation():
    when = resolve_time("2 January 2014", PUBLISHED, role="caption", quoted=True)
    assert days(when) == one("2014-01-02")


def test_today_in_a_quotation_may_mean_nowadays_and_yesterday_counts_from_the_day_of_speech():
    today = resolve_time("today", PUBLISHED, quoted=True)
    assert today.reason == (
        "'today' inside a quotation may mean nowadays, so it names no day; where it does, read it "
        "with quoted=False."
    )
    yesterday = resolve_time("yesterday", PUBLISHED, quoted=True)
    assert days(yesterday) == one("2014-01-07", "likely")
    assert "a quotation counts from the day it was spoken" in yesterday.reason


# Refusals, in full

UNKNOWN = (
    "They know weekdays, dates, months, seasons, years, and words such as 'yesterday', 'last "
    "Friday' and 'last month', in English and in Arabic; write one of these."
)
BY_THEN = (
    "after the report was published (Wednesday 8 January 2014); these rules read what had happened "
    "by then, so check both dates, or leave the passage without a day."
)
NOT_A_DAY = "look at the words again, and leave the passage without a day if they do stand there."
WITHOUT_DATE = (
    "A report without a date gives words of time nothing to count from; write the day it was "
    'published: published="2014-01-08".'
)
ROLE_NAMES = "'headline', 'lead', 'body', 'caption'"
CONVENTION_NAMES = "'day first', 'month first', 'three months', 'meteorological', 'astronomical'"

WORDS_REFUSED = {
    "Wensday": "'Wensday' is no expression of time that these rules know. Did you mean "
    f"'Wednesday'? {UNKNOWN}",
    "8 Janury 2014": "'8 Janury 2014' is no expression of time that these rules know. Did you mean "
    f"'January'? {UNKNOWN}",
    "two days ago": f"'two days ago' is no expression of time that these rules know. {UNKNOWN}",
    "Friday January": f"'Friday January' is no expression of time that these rules know. {UNKNOWN}",
    "كانون الثاني/فبراير 2014": "'كانون الثاني/فبراير 2014' is no expression of time that these "
    f"rules know. {UNKNOWN}",
    "": "'' holds no words; write the words of time as they stand in the report: \"last Friday\".",
    " \n": "' \\n' holds no words; write the words of time as they stand in the report: "
    '"last Friday".',
    "last الجمعة": "'last الجمعة' mixes Latin and Arabic letters; write the whole expression in "
    "one of them.",
    "8 January 2015": f"'8 January 2015' means Thursday 8 January 2015, {BY_THEN}",
    "9 January 2014": f"'9 January 2014' means Thursday 9 January 2014, {BY_THEN}",
    "February 2014": f"'February 2014' means Saturday 1 February 2014, {BY_THEN}",
    "this spring": f"'this spring' means a time from Saturday 1 March 2014, {BY_THEN}",
    "tomorrow": f"'tomorrow' means a day to come, {BY_THEN}",
    "next Friday": f"'next Friday' means a day to come, {BY_THEN}",
    "الأسبوع المقبل": f"'الأسبوع المقبل' means a day to come, {BY_THEN}",
    "31 February": "'31 February' is no day of the calendar: February 2014 has 28 days; "
    f"{NOT_A_DAY}",
    "29 February 2013": "'29 February 2013' is no day of the calendar: February 2013 has 28 days; "
    f"{NOT_A_DAY}",
    "2013-13-01": f"'2013-13-01' is no day of the calendar: a year has 12 months; {NOT_A_DAY}",
    "32/13/2013": f"'32/13/2013' is no day of the calendar: a year has 12 months; {NOT_A_DAY}",
    "8/1/2014": "'8/1/2014' can be 8 January 2014 or 1 August 2014; say which order the outlet "
    'writes: convention="day first" or convention="month first".',
    "٨/١/٢٠١٤": "'٨/١/٢٠١٤' can be 8 January 2014 or 1 August 2014; say which order the outlet "
    'writes: convention="day first" or convention="month first".',
    "Tuesday 8 January 2014": "'Tuesday 8 January 2014' contradicts itself: 8 January 2014 was a "
    "Wednesday, not a Tuesday; check which of the two the report means, and give that one alone.",
    "أمس الأربعاء": "'أمس الأربعاء' contradicts itself: 7 January 2014 was a Tuesday, not a "
    "Wednesday; check which of the two the report means, and give that one alone.",
    "hours later": "'hours later' counts from another time and not from publication; give that "
    'time as well: resolve_time("hours later", …, after=resolve_time("Tuesday", …)).',
    5: "5 is no text; write the words as they stand in the report, between quotation marks: "
    '"last Friday".',
}


@pytest.mark.parametrize("words", WORDS_REFUSED)
def test_words_that_cannot_be_read_are_refused_in_one_sentence(words):
    assert refusal(words) == WORDS_REFUSED[words]


OPTIONS_REFUSED = [
    ({"published": None}, WITHOUT_DATE),
    ({"published": ""}, WITHOUT_DATE),
    ({"published": float("nan")}, WITHOUT_DATE),
    (
        {"published": "8 Jan 2014"},
        "'8 Jan 2014' is no day of the calendar; write year, month and day: \"2014-01-08\".",
    ),
    (
        {"published": "2014-02-30"},
        "'2014-02-30' is no day of the calendar; write year, month and day: \"2014-01-08\".",
    ),
    (
        {"published": 2014},
        '2014 is no day of the calendar; write year, month and day: "2014-01-08".',
    ),
    (
        {"convention": "day frist"},
        "'day frist' is no convention. Did you mean 'day first'? Write one of these: "
        f"{CONVENTION_NAMES}.",
    ),
    ({"convention": ["day first"]}, None),
    (
        {"role": "captoin"},
        f"'captoin' is no role. Did you mean 'caption'? Write one of these: {ROLE_NAMES}.",
    ),
    (
        {"kind": "told"},
        "'told' is no kind. Write one of these: 'event', 'report', 'as-of'.",
    ),
    ({"quoted": "no"}, "quoted='no' is no answer; write quoted=True or quoted=False."),
]


@pytest.mark.parametrize(("options", "sentence"), OPTIONS_REFUSED)
def test_what_the_caller_gives_is_refused_in_one_sentence(options, sentence):
    said = refusal("Wednesday", **{"published": PUBLISHED, **options})
    assert "fault of the toolkit" not in said
    if sentence:
        assert said == sentence


def test_a_later_day_than_publication_is_refused_after_an_anchor_too():
    anchor = resolve_time("Wednesday", PUBLISHED)
    assert refusal("the next day", after=anchor) == (
        f"'the next day' means Thursday 9 January 2014, {BY_THEN}"
    )


def test_publication_may_be_a_date_a_moment_or_a_text():
    for published in (date(2014, 1, 8), datetime(2014, 1, 8, 17, 30), " 2014-01-08 "):
        assert resolve_time("yesterday", published).start == date(2014, 1, 7)


# Years, leap years, and three years of days


def test_last_friday_of_a_report_of_early_january_lies_in_december():
    assert days(resolve_time("last Friday", "2014-01-02")) == one("2013-12-27")
    assert days(resolve_time("last month", "2014-01-02"))[:2] == ("2013-12-01", "2013-12-31")
    assert days(resolve_time("last week", "2014-01-02"))[:2] == ("2013-12-23", "2013-12-29")
    assert days(resolve_time("yesterday", "2014-01-01")) == one("2013-12-31")


def test_a_leap_day_is_found_where_there_is_one():
    assert days(resolve_time("29 February", "2012-03-05")) == one("2012-02-29")
    assert days(resolve_time("29 February", "2013-01-10")) == one("2012-02-29", "likely")
    assert resolve_time("yesterday", "2012-03-01").start == date(2012, 2, 29)
    assert resolve_time("last month", "2012-03-01").end == date(2012, 2, 29)
    assert resolve_time("last winter", "2012-03-01").end == date(2012, 2, 29)


def test_last_spring_in_july_has_two_readings_and_names_both():
    when = resolve_time("last spring", "2014-07-01")
    assert days(when) == ("2014-03-01", "2014-05-31", "season", "likely")
    assert "means the one from Friday 1 March 2013" in when.reason


def test_a_winter_written_with_one_year_had_begun_by_publication():
    assert resolve_time("winter 2013", "2013-10-01").start == date(2012, 12, 1)
    assert resolve_time("winter 2013", "2014-10-01").start == date(2013, 12, 1)


def test_a_bare_weekday_is_that_weekday_and_at_most_six_days_back():
    for published in EVERY_DAY:
        for number, name in enumerate(WEEKDAYS):
            day = resolve_time(name, published).start
            assert day.weekday() == number
            assert 0 <= (published - day).days <= 6


def test_last_with_a_weekday_is_one_to_seven_days_back_and_likely_where_readings_differ():
    for published in EVERY_DAY:
        for number, name in enumerate(WEEKDAYS):
            when = resolve_time(f"last {name}", published)
            assert when.start.weekday() == number
            assert 1 <= (published - when.start).days <= 7
            same_week = when.start.isocalendar()[:2] == published.isocalendar()[:2]
            assert when.confidence == ("likely" if same_week else "clear")


def test_last_month_is_always_a_whole_month_that_ends_before_the_first():
    for published in EVERY_DAY:
        when = resolve_time("last month", published)
        assert when.start.day == 1
        assert when.end + timedelta(days=1) == published.replace(day=1)
        assert when.start.month == when.end.month


SOME_WORDS = [*RULES, *IN_ARABIC, *MONTHS, "this summer", "this autumn", "8 August", "31 March"]


def answer(words, published):
    """A When, or None where the words are refused on that day; never a fault of the toolkit."""
    try:
        return resolve_time(words, published)
    except ToolkitError as error:
        refused = str(error)
    assert "fault of the toolkit" not in refused, (words, published)
    return None


def test_nothing_that_is_resolved_lies_after_publication_or_ends_before_it_begins():
    for published in EVERY_DAY[::11]:
        for words in SOME_WORDS:
            when = answer(words, published)
            if when and when.start:
                assert when.start <= when.end <= published, (words, published)


def test_every_answer_gives_one_sentence_as_its_reason():
    for words in SOME_WORDS:
        when = answer(words, PUBLISHED)
        if when:
            assert when.reason.endswith(".")
            assert ". " not in when.reason


# What a cell shows


def test_a_when_prints_as_one_plain_line():
    assert repr(resolve_time("On Wednesday", PUBLISHED)) == (
        "'On Wednesday' → Wednesday 8 January 2014 (event, day, clear): A bare weekday is the last "
        "Wednesday on or before publication (Wednesday 8 January 2014)."
    )
    assert repr(resolve_time("recently", PUBLISHED)).startswith("'recently' → no day (event, none")


def test_a_when_shows_the_same_in_a_notebook_with_its_words_escaped_and_set_apart():
    when = When("<b>", date(2014, 1, 1), date(2014, 1, 2), "night", "clear", "R & S.", "report")
    shown = when._repr_mimebundle_()
    assert shown["text/plain"] == repr(when)
    assert shown["text/html"] == (
        "<p><bdi>&lt;b&gt;</bdi> → <strong>Wednesday 1 January 2014 to Thursday 2 January 2014"
        "</strong> (report, night, clear)<br><small>R &amp; S.</small></p>"
    )


def test_a_month_calendar_is_a_paper_calendar_with_named_days():
    page = month_calendar(PUBLISHED, mark={"2014-01-03": "last Friday"})
    assert page.text == "\n".join(
        [
            "January 2014",
            "Mon  Tue  Wed  Thu  Fri  Sat  Sun",
            "            1    2    3*   4    5",
            "  6    7    8*   9   10   11   12",
            " 13   14   15   16   17   18   19",
            " 20   21   22   23   24   25   26",
            " 27   28   29   30   31",
            "* Friday 3 January 2014: last Friday",
            "* Wednesday 8 January 2014: published",
        ]
    )


def test_the_html_calendar_has_a_caption_headers_words_on_marked_days_and_no_colours():
    html = month_calendar(PUBLISHED, mark={date(2014, 1, 3): "<last> Friday"}).html
    assert "<caption>January 2014</caption>" in html
    assert html.count('<th scope="col">') == 7
    assert html.count("<tr>") == 1 + 5
    assert html.count("<td></td>") == 2 + 2  # before Wednesday the 1st, after Friday the 31st
    assert "<strong>8</strong><br><small>published</small>" in html
    assert "<strong>3</strong><br><small>&lt;last&gt; Friday</small>" in html
    assert "color:" not in html.replace("currentColor", "")
    assert "#" not in html


def test_a_day_with_two_names_shows_both_and_the_day_itself_can_be_called_otherwise():
    page = month_calendar(PUBLISHED, mark={PUBLISHED: "Wednesday"}, name="the report")
    assert page.text.endswith("* Wednesday 8 January 2014: the report, Wednesday")


def test_a_calendar_refuses_days_of_another_month_and_what_is_no_day():
    with pytest.raises(ToolkitError) as refused:
        month_calendar(PUBLISHED, mark={"2013-11-22": "founded"})
    assert str(refused.value) == (
        "'2013-11-22' does not stand in January 2014; mark days of that month, or show the month "
        "of the other day with month_calendar(…)."
    )
    with pytest.raises(ToolkitError) as refused:
        month_calendar(PUBLISHED, mark="2014-01-03")
    assert str(refused.value) == (
        "'2014-01-03' does not say which days to mark; write day and words in curly brackets: "
        'mark={"2014-01-03": "last Friday"}.'
    )
    with pytest.raises(ToolkitError) as refused:
        month_calendar(None)
    assert str(refused.value) == (
        'None is no day of the calendar; write year, month and day: "2014-01-08".'
    )


def test_the_module_is_light_and_asks_the_machine_neither_for_its_language_nor_the_date():
    code = (
        "import sys, toolkit.reading.when;"
        "print([m for m in ('pandas', 'matplotlib', 'IPython') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    from toolkit.reading import when

    with open(when.__file__, encoding="utf-8") as file:
        source = file.read()
    for asked in ("today()", "now()", "strftime", "strptime", "month_name[", "day_name["):
        assert asked not in source
